"""Heads that other tables have otherwise: variables of researchers, groups above a header, places of jobs, names of files."""

import pytest


def told(tables):
    return (
        tables.claims[["east", "west", "indicator", "value", "unit", "period", "basis"]].to_numpy().tolist()
    )


@pytest.mark.parametrize(
    "heads",
    [
        ["from", "to", "yr", "val"],
        ["origin", "destination", "fiscal_year", "value"],
        ["From_province", "To_province", "FY", "Amount"],
    ],
)
def test_both_ends_of_a_flow_are_told_by_their_places_and_the_rest_by_the_files_name(text, read, heads):
    text(
        [heads, ["Fujian", "Ningxia", 2021, 120], ["Beijing", "Inner Mongolia", 2022, 300]],
        name="gov_assistance_funds_10k_yuan.csv",
    )
    assert told(read()) == [
        ["Fujian", "Ningxia", "gov_funds", "120", "10,000 yuan", "2021", "annual"],
        ["Beijing", "Inner Mongolia", "gov_funds", "300", "10,000 yuan", "2022", "annual"],
    ]


def test_years_and_units_below_words_of_an_offices_own(text, read):
    text(
        [
            ["支援方", "受援方", "指标", "核算口径年", "数量", "计量"],
            ["南京市", "商洛市", "财政援助资金", 2022, 1.5, "亿元"],
            ["南京市", "商洛市", "选派干部", 2023, 15, "人"],
        ]
    )
    assert told(read()) == [
        ["南京市", "商洛市", "gov_funds", "1.5", "亿元", "2022", "annual"],
        ["南京市", "商洛市", "cadres_sent", "15", "人", "2023", "annual"],
    ]


def test_places_above_a_header_give_to_those_below_them(xlsx, read):
    xlsx(
        [
            ["2022年浙川东西部协作情况"],
            [None, None, "杭州市", None, "金华市"],
            ["指标", "单位", "广元市", "南充市", "巴中市"],
            ["财政援助资金", "万元", 10, 20, 30],
        ],
        ["C2:D2"],
    )
    assert [row[:4] for row in told(read())] == [
        ["浙江省杭州市", "四川省广元市", "gov_funds", "10"],
        ["浙江省杭州市", "四川省南充市", "gov_funds", "20"],
        ["浙江省金华市", "四川省巴中市", "gov_funds", "30"],
    ]


def test_a_group_above_a_header_says_what_its_columns_count(xlsx, read):
    xlsx(
        [
            ["2024年浙川劳务协作统计"],
            [None, None, "帮助农村劳动力就业（人）", None, None, None],
            ["受援县", "结对区县", "总数", "浙江省内", "四川省内", "其他省份"],
            ["昭觉县", "余姚市", 100, 20, 70, 10],
        ],
        ["C2:F2"],
    )
    assert [row[2:4] for row in told(read())] == [
        ["jobs_total", "100"],
        ["jobs_to_east", "20"],
        ["jobs_local", "70"],
        ["jobs_elsewhere", "10"],
    ]


def test_where_workers_went_is_no_place_of_another_pair(xlsx, read):
    xlsx(
        [
            ["2024年闽宁劳务协作就业人数（人）"],
            ["受援县", "总数", "福建省内", "宁夏区内", "广东省内"],
            ["西吉县", 100, 20, 70, 10],
        ]
    )
    tables = read()
    assert [row[2:4] for row in told(tables)] == [
        ["jobs_total", "100"],
        ["jobs_to_east", "20"],
        ["jobs_local", "70"],
    ]
    assert tables.rejects["column"].tolist() == ["Sheet1!E3"]


def test_words_above_the_first_figures_are_heads_and_a_lone_unit_is_of_all(xlsx, read):
    xlsx(
        [
            ["2022年广东省财政援助资金分市县表"],
            ["地区", None, "万元"],
            [None, "合计", "其中：用于产业"],
            ["百色市", 300, 90],
        ]
    )
    tables = read()
    assert [row[1:5] for row in told(tables)] == [["百色市", "gov_funds", "300", "万元"]]
    assert tables.rejects["column"].tolist() == ["Sheet1!C4"]


def test_one_side_in_full_and_the_other_by_its_short_name(xlsx, read):
    xlsx([["铜仁市东莞协作产业情况（2023年）"], ["县区", "引进企业（家）"], ["思南县", 5]])
    assert told(read())[0][:4] == ["东莞", "铜仁市思南县", "enterprises_settled", "5"]


def test_the_pair_in_a_rows_words_gives(xlsx, read):
    xlsx(
        [
            ["盐池县主要指标（2022年）"],
            ["指标", "单位", "数值"],
            ["闽宁协作资金", "万元", 2100],
            ["税收收入", "万元", 9],
        ]
    )
    assert [row[:4] for row in told(read())] == [["福建省", "盐池县", "funds_total", "2100"]]


def test_what_is_to_be_built_is_a_plan(xlsx, read):
    xlsx([["2023年闽宁协作情况"], ["指标", "单位", "数值"], ["拟援建学校", "所", 2], ["援建学校", "所", 1]])
    assert [row[2:4] + row[6:] for row in told(read())] == [
        ["schools_built", "2", "target"],
        ["schools_built", "1", "annual"],
    ]


def test_a_word_over_the_counties_counts_none_of_them(xlsx, read):
    xlsx(
        [
            ["滨江区对口协作工作情况（2022年）"],
            ["内容", "单位", "结对县", None],
            [None, None, "剑阁县", "苍溪县"],
            ["我区拨付财政帮扶资金", "万元", 2100, 2200],
            ["引导企业落地", "家", 3, 4],
        ],
        ["C2:D2", "A2:A3", "B2:B3"],
    )
    assert [row[:4] for row in told(read())] == [
        ["滨江区", "剑阁县", "gov_funds", "2100"],
        ["滨江区", "苍溪县", "gov_funds", "2200"],
        ["滨江区", "剑阁县", "enterprises_settled", "3"],
        ["滨江区", "苍溪县", "enterprises_settled", "4"],
    ]


def test_heads_of_a_researchers_own_are_told_by_the_cells(text, read):
    text(
        [
            ["src_prov", "dst_prov", "t", "obs", "what"],
            ["Guangdong", "Guizhou", 2021, 300, "fiscal aid funds (10,000 yuan)"],
            ["Guangdong", "Guizhou", 2021, 40, "enterprises settled (number)"],
            ["Zhejiang", "Sichuan", 2022, 200, "fiscal aid funds (10,000 yuan)"],
        ],
        name="panel.csv",
    )
    assert [row[:4] + row[5:6] for row in told(read())] == [
        ["Guangdong", "Guizhou", "gov_funds", "300", "2021"],
        ["Guangdong", "Guizhou", "enterprises_settled", "40", "2021"],
        ["Zhejiang", "Sichuan", "gov_funds", "200", "2022"],
    ]


def test_what_stands_below_a_section_of_the_cooperation_is_of_it(xlsx, read):
    xlsx(
        [
            ["昭通市主要统计指标手册"],
            ["指标名称", "计量单位", "2024年"],
            ["一、东西部协作（上海市对口帮扶昭通）"],
            ["沪企落地", "家", 38],
            ["转移上海就业", "人", 7031],
            ["选派来昭干部人才", "人", 61],
            ["二、就业"],
            ["农村劳动力转移就业", "万人", 240],
        ]
    )
    tables = read()
    assert [row[:4] for row in told(tables)] == [
        ["上海市", "昭通市", "enterprises_settled", "38"],
        ["上海市", "昭通市", "jobs_to_east", "7031"],
    ]
    assert tables.rejects["printed"].tolist() == ["61", "240"]


def test_what_goes_from_west_to_east_is_none_of_the_cooperation(text, read):
    text(
        [["from", "to", "year", "workers employed"], ["Guizhou", "Guangdong", 2021, 500000]], name="flows.csv"
    )
    assert not len(read().claims)


def test_an_english_title_names_cities_by_the_pair_of_their_provinces(xlsx, read):
    xlsx(
        [
            ["Jinan–Linxia East-West cooperation"],
            ["Item", "Unit", "2023", "Cumulative 2021-2023"],
            ["Fiscal assistance funds", "100 million yuan", 2.6, 7.5],
        ]
    )
    assert told(read()) == [
        ["Jinan, Shandong", "Linxia, Gansu", "gov_funds", "2.6", "100 million yuan", "2023", "annual"],
        [
            "Jinan, Shandong",
            "Linxia, Gansu",
            "gov_funds",
            "7.5",
            "100 million yuan",
            "2021/2023",
            "cumulative",
        ],
    ]


def test_a_row_of_english_units_with_numbers_is_a_row_of_the_header(text, read):
    text(
        [
            ["Fujian-Ningxia cooperation, 2022"],
            ["County", "Fiscal aid", "Donations", "Cadres sent"],
            ["", "10k yuan", "10,000 yuan", "persons"],
            ["Xiji", "5,200", "310", "8"],
        ]
    )
    assert read().claims[["indicator", "value", "unit"]].values.tolist() == [
        ["gov_funds", "5,200", "10,000 yuan"],
        ["social_donations", "310", "10,000 yuan"],
        ["cadres_sent", "8", "persons"],
    ]
