"""Tables of figures in the layouts that offices use; the expected claims are written by hand."""

import pytest

YEAR_SHEET = [
    ["2023年东西部协作财政援助资金情况表"],
    ["单位：万元"],
    ["序号", "结对关系", None, "财政援助资金", None, "社会帮扶资金", None, "备注"],
    [None, "东部", "西部", "2022年", "2023年", "2022年", "2023年", None],
    [1, "北京市", "内蒙古自治区", 187000, "190,500.5", 1200, "—"],
    [2, "江苏省", "陕西省", 269000, 270000, "无", 500],
    [None, None, "青海省", 60000, 61000, 100, 110],
    [None, None, "小计", 329000, 331000, 100, 610],
    ["合计", None, None, 516000, 521500.5, 1300, 610],
    ["注：本表数据截至2023年12月底。"],
]
YEAR_MERGED = ["A1:H1", "A3:A4", "B3:C3", "D3:E3", "F3:G3", "H3:H4", "B6:B8", "A9:C9"]


def test_the_wide_yearly_sheet(xlsx, read):
    xlsx(YEAR_SHEET, YEAR_MERGED, name="2023年资金.xlsx")
    tables = read()
    claims = tables.claims
    assert claims[["east", "west", "indicator", "value", "period", "locator"]].values.tolist() == [
        ["北京市", "内蒙古自治区", "gov_funds", "187000", "2022", "2023年资金.xlsx|Sheet1!D5"],
        ["北京市", "内蒙古自治区", "gov_funds", "190,500.5", "2023", "2023年资金.xlsx|Sheet1!E5"],
        ["北京市", "内蒙古自治区", "social_donations", "1200", "2022", "2023年资金.xlsx|Sheet1!F5"],
        ["江苏省", "陕西省", "gov_funds", "269000", "2022", "2023年资金.xlsx|Sheet1!D6"],
        ["江苏省", "陕西省", "gov_funds", "270000", "2023", "2023年资金.xlsx|Sheet1!E6"],
        ["江苏省", "陕西省", "social_donations", "500", "2023", "2023年资金.xlsx|Sheet1!G6"],
        ["江苏省", "青海省", "gov_funds", "60000", "2022", "2023年资金.xlsx|Sheet1!D7"],
        ["江苏省", "青海省", "gov_funds", "61000", "2023", "2023年资金.xlsx|Sheet1!E7"],
        ["江苏省", "青海省", "social_donations", "100", "2022", "2023年资金.xlsx|Sheet1!F7"],
        ["江苏省", "青海省", "social_donations", "110", "2023", "2023年资金.xlsx|Sheet1!G7"],
    ]
    assert set(claims["unit"]) == {"万元"}
    assert set(claims["basis"]) == {"annual"}
    assert set(claims["east_level"]) == set(claims["west_level"]) == {"province"}
    assert tables.sources[["title", "kind", "lang"]].values.tolist() == [["2023年资金.xlsx", "office", "zh"]]
    assert set(claims["source_id"]) == set(tables.sources["source_id"])
    assert tables.counts[["rows_in", "claims", "set_aside"]].values.tolist() == [[18, 10, 8]]
    assert set(tables.findings["severity"]) == {"note"}, "subtotals and total agree with their rows"


def test_three_header_rows_with_units_below_and_the_total_above(xlsx, figures):
    xlsx(
        [
            [None, "2022年东西部协作工作情况统计表"],
            [None, "地区", None, "资金支持", None, "产业协作", None, "劳务协作", None],
            [None, "帮扶方", "受援方", "财政援助资金", "社会帮扶资金", "引导落地投产企业", "实际到位投资额", "帮助农村劳动力就业", None],
            [None, None, None, "（万元）", "（万元）", "（家）", "（亿元）", "总数（人）", "其中：脱贫人口（人）"],
            [None, "合计", None, 33, 5, 1, 1.5, 100, 50],
            [None, "上海市", "云南省", 33, 5, 1, 1.5, 100, 50],
        ],
        ["B2:C2", "D2:E2", "F2:G2", "H2:I2", "B3:B4", "C3:C4", "H3:I3", "B5:C5"],
    )  # fmt: skip
    assert figures() == [
        ("上海市", "云南省", "gov_funds", "33", "万元", "2022", "annual"),
        ("上海市", "云南省", "social_donations", "5", "万元", "2022", "annual"),
        ("上海市", "云南省", "enterprises_settled", "1", "家", "2022", "annual"),
        ("上海市", "云南省", "enterprise_investment", "1.5", "亿元", "2022", "annual"),
        ("上海市", "云南省", "jobs_total", "100", "人", "2022", "annual"),
        ("上海市", "云南省", "jobs_poor", "50", "人", "2022", "annual"),
    ]


def test_a_csv_without_merged_cells_and_only_receivers(text, figures):
    text(
        [
            ["2023年浙江省对口支援四川省资金情况"],
            ["", "", "", "单位：万元"],
            ["市（州）", "县（市、区）", "财政援助资金", "", "社会帮扶资金", ""],
            ["", "", "2022年", "2023年", "2022年", "2023年"],
            ["广元市", "剑阁县", "3000", "3100", "20", "30"],
            ["", "苍溪县", "3000", "3200", "—", "30"],
            ["", "小计", "6000", "6300", "20", "60"],
            ["凉山州", "布拖县", "5000", "5100", "1", ""],
        ],
        encoding="gb18030",
    )
    assert figures() == [
        ("浙江省", "四川省广元市剑阁县", "gov_funds", "3000", "万元", "2022", "annual"),
        ("浙江省", "四川省广元市剑阁县", "gov_funds", "3100", "万元", "2023", "annual"),
        ("浙江省", "四川省广元市剑阁县", "social_donations", "20", "万元", "2022", "annual"),
        ("浙江省", "四川省广元市剑阁县", "social_donations", "30", "万元", "2023", "annual"),
        ("浙江省", "四川省广元市苍溪县", "gov_funds", "3000", "万元", "2022", "annual"),
        ("浙江省", "四川省广元市苍溪县", "gov_funds", "3200", "万元", "2023", "annual"),
        ("浙江省", "四川省广元市苍溪县", "social_donations", "30", "万元", "2023", "annual"),
        ("浙江省", "四川省凉山州布拖县", "gov_funds", "5000", "万元", "2022", "annual"),
        ("浙江省", "四川省凉山州布拖县", "gov_funds", "5100", "万元", "2023", "annual"),
        ("浙江省", "四川省凉山州布拖县", "social_donations", "1", "万元", "2022", "annual"),
    ]


def test_years_run_down_and_two_tables_stand_on_one_sheet(xlsx, figures):
    xlsx(
        [
            ["表1 闽宁协作历年资金（单位：亿元）"],
            ["年份", "财政援助资金", "社会捐赠资金"],
            [2021, 5.8, 1],
            ["2022年", 5.9, 1.1],
            [],
            ["表2 闽宁协作历年人才（单位：人）"],
            ["年份", "选派党政干部", "选派专业技术人才"],
            [2021, 50, 500],
            ["数据来源：宁夏乡村振兴局"],
        ],
        ["A1:C1", "A6:C6"],
    )
    assert figures() == [
        ("福建省", "宁夏回族自治区", "gov_funds", "5.8", "亿元", "2021", "annual"),
        ("福建省", "宁夏回族自治区", "social_donations", "1", "亿元", "2021", "annual"),
        ("福建省", "宁夏回族自治区", "gov_funds", "5.9", "亿元", "2022", "annual"),
        ("福建省", "宁夏回族自治区", "social_donations", "1.1", "亿元", "2022", "annual"),
        ("福建省", "宁夏回族自治区", "cadres_sent", "50", "人", "2021", "annual"),
        ("福建省", "宁夏回族自治区", "professionals_sent", "500", "人", "2021", "annual"),
    ]


def test_indicators_run_down_with_targets_and_a_sum(xlsx, figures):
    xlsx(
        [
            ["京蒙协作主要指标完成情况"],
            ["指标名称", "计量单位", "2021年", "2022年目标", "2023年1-11月", "累计", "完成率"],
            ["财政援助资金", "亿元", 18, 18.5, 17, 53.5, "101%"],
            ["共建产业园区", "个", 5, 6, 7, "—", ""],
        ]
    )
    assert figures() == [
        ("北京市", "内蒙古自治区", "gov_funds", "18", "亿元", "2021", "annual"),
        ("北京市", "内蒙古自治区", "gov_funds", "18.5", "亿元", "2022", "target"),
        ("北京市", "内蒙古自治区", "gov_funds", "17", "亿元", "2023-01/2023-11", "year_to_date"),
        ("北京市", "内蒙古自治区", "gov_funds", "53.5", "亿元", "2021/2023-11", "cumulative"),
        ("北京市", "内蒙古自治区", "industrial_parks", "5", "个", "2021", "stock"),
        ("北京市", "内蒙古自治区", "industrial_parks", "6", "个", "2022", "target"),
        ("北京市", "内蒙古自治区", "industrial_parks", "7", "个", "2023-11", "stock"),
    ]


def test_givers_down_and_receivers_across(xlsx, figures):
    xlsx(
        [
            ["2023年东西部协作财政援助资金（亿元）"],
            ["东部\\西部", "广西", "贵州", "甘肃", "合计"],
            ["广东", 17.6, 35.2, "-", 52.8],
            ["天津", "-", "-", 9.6, 9.6],
            ["合计", 17.6, 35.2, 9.6, 62.4],
        ]
    )
    assert figures() == [
        ("广东", "广西", "gov_funds", "17.6", "亿元", "2023", "annual"),
        ("广东", "贵州", "gov_funds", "35.2", "亿元", "2023", "annual"),
        ("天津", "甘肃", "gov_funds", "9.6", "亿元", "2023", "annual"),
    ]


def test_one_figure_merged_over_two_receivers_is_theirs_together(xlsx, read):
    xlsx(
        [
            ["2022年东西部协作资金"],
            ["东部", "西部", "财政援助资金（亿元）"],
            ["江苏省", "陕西省", 33.5],
            [None, "青海省", None],
            ["北京市", "内蒙古自治区", "18.7亿元"],
            ["福建省", "宁夏回族自治区", "５.９"],
        ],
        ["A3:A4", "C3:C4"],
    )
    claims = read().claims
    assert claims[["east", "west", "value", "unit"]].values.tolist() == [
        ["江苏省", "陕西省;青海省", "33.5", "亿元"],
        ["北京市", "内蒙古自治区", "18.7", "亿元"],
        ["福建省", "宁夏回族自治区", "5.9", "亿元"],
    ]


@pytest.mark.parametrize(
    ("title", "period", "basis"),
    [
        ("2023年东西部协作资金情况表", "2023", "annual"),
        ("2023年1—11月东西部协作资金情况表", "2023-01/2023-11", "year_to_date"),
        ("2023年上半年东西部协作资金情况表", "2023-01/2023-06", "year_to_date"),
        ("截至2023年12月底东西部协作资金累计投入情况表", "2023-12", "cumulative"),
        ("2021—2023年东西部协作资金累计投入情况表", "2021/2023", "cumulative"),
        ("2023年东西部协作资金情况表（截至6月底）", "2023-01/2023-06", "year_to_date"),
        ("2024年东西部协作资金计划表", "2024", "target"),
        ("二〇二三年东西部协作资金情况表", "2023", "annual"),
        ("Funds of East-West cooperation, 2023", "2023", "annual"),
    ],
)
def test_the_title_dates_the_table(xlsx, figures, title, period, basis):
    xlsx([[title], ["结对关系", "财政援助资金(万元)"], ["沪滇协作", 330000]])
    assert figures() == [("上海市", "云南省", "gov_funds", "330000", "万元", period, basis)]


@pytest.mark.parametrize(
    ("printed", "east", "west"),
    [
        ("北京市—内蒙古自治区", "北京市", "内蒙古自治区"),
        ("天津-甘肃", "天津", "甘肃"),
        ("闽宁协作", "福建省", "宁夏回族自治区"),
        ("粤黔", "广东省", "贵州省"),
        ("浙江省对口帮扶四川省", "浙江省", "四川省"),
        ("四川省（浙江省）", "浙江省", "四川省"),
        ("广东省→广西、贵州", "广东省", "广西;贵州"),
        ("杭州市—广元市", "杭州市", "广元市"),
    ],
)
def test_one_cell_names_both_sides(xlsx, figures, printed, east, west):
    xlsx([["2023年资金"], ["协作关系", "财政援助资金（亿元）"], [printed, 3]])
    assert figures() == [(east, west, "gov_funds", "3", "亿元", "2023", "annual")]


def test_indicators_in_a_column_of_words_and_the_unit_beside_the_title(xlsx, figures):
    xlsx(
        [
            ["2022年各省东西部协作资金到位情况", None, None, None, "单位：亿元"],
            ["序号", "协作关系", "资金类型", "年度", "金额"],
            [1, "江苏—陕西", "财政援助资金", "2022", 28.1],
            [2, "江苏—陕西", "社会帮扶资金", "2022", 1.5],
        ],
        ["A1:D1"],
    )
    assert figures() == [
        ("江苏", "陕西", "gov_funds", "28.1", "亿元", "2022", "annual"),
        ("江苏", "陕西", "social_donations", "1.5", "亿元", "2022", "annual"),
    ]


def test_a_group_of_its_own_is_not_taken_for_the_whole(xlsx, read):
    xlsx(
        [
            ["山东省2023年东西部协作劳务协作情况统计表"],
            [None, None, None, "单位：人"],
            ["协作地区", "农村劳动力就业", None, "脱贫人口就业", None],
            [None, "合计", "转移到东部", "合计", "转移到东部"],
            ["重庆市", 300, 100, 150, 50],
        ],
        ["A1:E1", "B3:C3", "D3:E3", "A3:A4"],
    )
    tables = read()
    assert tables.claims[["east", "west", "indicator", "value"]].values.tolist() == [
        ["山东省", "重庆市", "jobs_total", "300"],
        ["山东省", "重庆市", "jobs_to_east", "100"],
        ["山东省", "重庆市", "jobs_poor", "150"],
    ]
    assert tables.rejects["column"].tolist() == ["Sheet1!E5"]


def test_plan_and_outcome_stand_side_by_side(xlsx, figures):
    xlsx(
        [
            ["2021-2022年闽宁协作情况"],
            ["项目", "2021年", None, "2022年", None],
            [None, "计划", "实际", "计划", "实际"],
            ["财政援助资金（万元）", 50000, 58000, 51000, 59000],
        ],
        ["A2:A3", "B2:C2", "D2:E2"],
    )
    assert [(row[3], *row[5:]) for row in figures()] == [
        ("50000", "2021", "target"),
        ("58000", "2021", "annual"),
        ("51000", "2022", "target"),
        ("59000", "2022", "annual"),
    ]


def test_counties_of_two_named_provinces(xlsx, figures):
    xlsx(
        [
            ["2023年福建省协作宁夏各县（区）财政援助资金分配表"],
            ["县区", "结对县区", "援助资金（万元）"],
            ["西吉县", "福州市鼓楼区", 3000],
            ["合 计", None, 3000],
        ]
    )
    assert figures() == [("福建省福州市鼓楼区", "宁夏西吉县", "gov_funds", "3000", "万元", "2023", "annual")]


def test_several_rows_of_one_pair_are_parts(xlsx, read):
    xlsx(
        [
            ["2023年东西部协作资金用途表"],
            ["用途", "帮扶方", "受援县", "财政援助资金（万元）"],
            ["道路", "杭州市", "四川省广元市剑阁县", 30],
            ["学校", "杭州市", "四川省广元市剑阁县", 40],
        ]
    )
    tables = read()
    assert tables.claims["note"].tolist() == ["part of the sum: one of 2 rows"] * 2
    assert tables.findings["severity"].tolist() == ["warning"]


def test_an_english_sheet(xlsx, figures):
    xlsx(
        [
            ["East-West cooperation, 2023"],
            ["East", "West", "Government funds (million yuan)", "Jobs (persons)", "Notes"],
            ["Beijing", "Inner Mongolia", 1870, "12,345", "x"],
            ["Total", None, 1870, 12345, None],
        ]
    )
    assert figures() == [
        ("Beijing", "Inner Mongolia", "gov_funds", "1870", "million yuan", "2023", "annual"),
        ("Beijing", "Inner Mongolia", "jobs_total", "12,345", "persons", "2023", "annual"),
    ]


def test_missing_is_never_zero_and_zero_is_a_figure(xlsx, figures):
    rows = [["2023年资金"], ["东部", "西部", "财政援助资金（万元）"]]
    for words in ("—", "-", "无", "/", "", None, "暂无", "N/A", "……"):
        rows.append(["北京市", "内蒙古自治区", words])
    xlsx([*rows, ["北京市", "内蒙古自治区", 0]])
    assert [row[3] for row in figures()] == ["0"]


def test_what_is_not_understood_becomes_rejects_with_a_hint(xlsx, read):
    xlsx(
        [
            ["2021年沪滇协作财政援助资金明细（万元）"],
            ["受援地区", "财政援助资金", None, "奇怪的东西"],
            [None, "省级", "合计", None],
            ["昆明市", 10, 20, 7],
            ["曲靖市", "已拨付", 21, 8],
        ],
        ["A2:A3", "B2:C2", "D2:D3"],
    )
    tables = read()
    assert tables.claims[["west", "indicator", "value"]].values.tolist() == [
        ["云南省昆明市", "gov_funds", "20"],
        ["云南省曲靖市", "gov_funds", "21"],
    ]
    assert tables.rejects[["row", "column", "printed", "count"]].values.tolist() == [
        [4, "Sheet1!B4", "10", 1],
        [4, "Sheet1!D4:D5", "7 | 8", 2],
        [5, "Sheet1!B5", "已拨付", 1],
    ]
    assert tables.rejects["hint"].str.len().min() > 10


def test_a_sheet_without_any_known_header_is_one_reject_that_counts_its_lines(xlsx, read):
    xlsx([["某某", "甲", "乙"], ["天", 1, 2], ["地", 3, 4]])
    tables = read()
    assert tables.claims.empty
    assert tables.rejects[["column", "count"]].values.tolist() == [["Sheet1!2:3", 2]]
    assert tables.findings["severity"].tolist() == ["error"]
