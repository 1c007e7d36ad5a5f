"""What the words of headers and labels count, where one word stands in several meanings; expected by hand."""

import pytest

from analysis.ingest.office.checks import sentences
from analysis.ingest.office.layout import meanings
from analysis.vocabulary.rejects import refusal
from analysis.vocabulary.scope import flags_of


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("专业技术人才培训", "trained_persons"),
        ("培训党政干部", "trained_persons"),
        ("培训专业技术人才", "trained_persons"),
        ("致富带头人培训", "trained_persons"),
        ("选派专业技术人才", "professionals_sent"),
        ("广东选派到广西党政干部", "cadres_sent"),
        ("西部选派到东部专业技术人才", None),
        ("西部选派到东部党政干部", "cadres_received"),
        ("转移到上海就业", "jobs_to_east"),
        ("来浙就业", "jobs_to_east"),
        ("赴杭州市务工", "jobs_to_east"),
        ("农村劳动力转移到江苏就业", "jobs_to_east"),
        ("到成都就业", None),
        ("workerstransferredtotheeast", "jobs_to_east"),
        ("县级结对", "counties_paired"),
        ("村结对", "villages_paired"),
        ("医院结对", "hospitals_paired"),
        ("乡镇结对", None),
    ],
)
def test_words_of_headers(words, indicator):
    assert meanings.indicator_of(words) == indicator


def claims_of(tables):
    return tables.claims[["indicator", "value", "note"]].values.tolist()


def test_cash_and_goods_side_by_side_are_parts_that_add_up(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作社会帮扶资金情况（万元）", None, None],
            ["受援县", "社会帮扶资金", None],
            [None, "社会捐款", "捐物折款"],
            ["隆德县", 412, 156],
        ],
        ["A1:C1", "A2:A3", "B2:C2"],
    )
    assert claims_of(read()) == [["social_donations", "412", "捐款"], ["social_donations", "156", "捐物折款"]]


def test_cash_and_goods_below_one_another_are_parts_that_add_up(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作情况", None, None],
            ["指标", "单位", "隆德县"],
            ["1.社会捐款", "万元", 412],
            ["2.捐物折款", "万元", 156],
        ]
    )
    assert claims_of(read()) == [["social_donations", "412", "捐款"], ["social_donations", "156", "捐物折款"]]


def test_donations_that_no_other_column_completes_are_whole(xlsx, read):
    xlsx([["2023年闽宁协作情况（万元）", None], ["受援县", "社会捐款"], ["隆德县", 412]])
    assert claims_of(read()) == [["social_donations", "412", ""]]


def test_one_level_of_government_is_a_part(xlsx, read):
    xlsx(
        [["2023年粤黔协作情况", None], ["市（州）", "省级财政援助资金（亿元）"], ["毕节市", 6], ["遵义市", 4]]
    )
    found = claims_of(read())
    assert found == [["gov_funds", "6", "省级财政援助资金"], ["gov_funds", "4", "省级财政援助资金"]]
    assert flags_of(found[0][2]) == ("part",)


def test_workers_of_workshops_are_a_part_of_those_with_jobs(xlsx, read):
    xlsx(
        [
            ["2023年鲁甘协作情况", None, None, None],
            ["受援县", "帮扶车间（个）", "吸纳就业人数（人）", "就近就业（人）"],
            ["临夏县", 26, 1310, 5000],
        ]
    )
    found = claims_of(read())
    assert found == [["workshops", "26", ""], ["jobs_total", "1310", "车间吸纳"], ["jobs_local", "5000", ""]]
    assert flags_of(found[1][2]) == ("part",)


def test_directions_below_their_people(xlsx, read):
    xlsx(
        [
            ["2022年粤桂东西部协作干部人才交流情况统计表", None, None, None, None],
            ["设区市", "选派干部人才", None, None, None],
            [None, "党政干部", None, "专业技术人才", None],
            [None, "广东选派到广西", "广西选派到广东", "广东选派到广西", "广西选派到广东"],
            ["百色市", 42, 30, 310, 205],
        ],
        ["A1:E1", "A2:A4", "B2:E2", "B3:C3", "D3:E3"],
    )
    tables = read()
    assert claims_of(tables) == [
        ["cadres_sent", "42", ""],
        ["cadres_received", "30", ""],
        ["professionals_sent", "310", ""],
    ]
    assert set(tables.claims["period"]) == {"2022"}
    assert tables.rejects["column"].tolist() == ["Sheet1!E5"]


def test_jobs_in_the_whole_east_go_before_those_in_one_province(xlsx, read):
    xlsx(
        [
            ["2022年鲁渝协作就业情况（人）", None, None],
            ["受援县", "到东部就业", "到山东就业"],
            ["城口县", 230, 130],
        ]
    )
    tables = read()
    assert claims_of(tables) == [["jobs_to_east", "230", ""]]
    assert tables.rejects["reason"].tolist() == ["several columns mean jobs_to_east of the same time"]


def test_a_row_of_which_does_not_repeat_its_whole(xlsx, read):
    xlsx(
        [
            ["鲁渝协作指标", None, None],
            ["指标", "单位", "2022年"],
            ["到东部就业", "人", 230],
            ["其中：到山东就业", "人", 130],
        ]
    )
    tables = read()
    assert claims_of(tables) == [["jobs_to_east", "230", ""]]
    assert tables.rejects["column"].tolist() == ["Sheet1!C4"]


def test_jobs_in_one_givers_province_say_where(xlsx, read):
    xlsx([["2022年沪滇协作", None], ["受援县", "转移到上海就业（人）"], ["武定县", 312]])
    assert claims_of(read()) == [["jobs_to_east", "312", "转移到上海就业"]]


SENTENCE = "新引进企业21家，到位投资约8.5亿元"


def test_figures_within_sentences_are_named_and_not_lost(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作情况", None, None],
            ["受援县", "财政援助资金（万元）", "产业情况"],
            ["隆德县", 412, SENTENCE],
            ["盐池县", 156, "进展顺利"],
        ]
    )
    tables = read()
    assert claims_of(tables) == [["gov_funds", "412", ""], ["gov_funds", "156", ""]]
    (row,) = tables.rejects.to_dict("records")
    assert (row["column"], row["printed"], row["reason"]) == (
        "Sheet1!C3",
        "21家 | 8.5亿元",
        "figures within a sentence",
    )
    assert "harvest" in row["hint"]


def test_a_table_of_sentences_names_its_cells_and_not_its_numbers(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作进展", None, None],
            ["序号", "工作任务", "进展情况"],
            [1, "产业协作", SENTENCE],
            [2, "劳务协作", "转移就业1560人"],
        ]
    )
    tables = read()
    assert tables.claims.empty
    assert tables.rejects[["column", "printed"]].values.tolist() == [
        ["Sheet1!C3:C4", "21家 | 8.5亿元 | 1560人"]
    ]


def test_what_is_said_of_sentences_has_chinese_words():
    assert refusal(sentences.REASON, "zh") == "数字写在句子中"
    assert refusal(sentences.HINT, "zh").startswith("每个数字各写一列")


def test_a_direction_above_its_people(xlsx, read):
    xlsx(
        [
            ["粤黔协作人才交流统计（2023年1月至11月）", None, None],
            ["地区", "广东派贵州", "贵州派广东"],
            [None, "党政干部", "党政干部"],
            ["遵义市", 20, 15],
        ],
        ["A1:C1", "A2:A3"],
    )
    assert claims_of(read()) == [["cadres_sent", "20", ""], ["cadres_received", "15", ""]]


def test_what_was_agreed_for_the_year_is_a_target(xlsx, read):
    xlsx(
        [
            ["2022年度东西部协作考核指标完成情况表（福建—宁夏）", None, None, None, None],
            ["指标名称", "单位", "协议数", "完成数", "完成比例"],
            ["财政援助资金", "万元", 60000, 61500, "102.5%"],
            ["其中：脱贫劳动力就业", "人", 5000, 6210, "124%"],
        ]
    )
    assert read().claims[["indicator", "value", "period", "basis"]].values.tolist() == [
        ["gov_funds", "60000", "2022", "target"],
        ["gov_funds", "61500", "2022", "annual"],
        ["jobs_poor", "5000", "2022", "target"],
        ["jobs_poor", "6210", "2022", "annual"],
    ]


def test_the_year_of_a_project_stands_behind_its_figures(xlsx, read):
    xlsx(
        [
            ["天津市和平区对口帮扶会宁县项目资金台账（万元）", None, None],
            ["项目名称", "东西部协作资金", "实施年度"],
            ["肉羊养殖", 500, 2023],
            ["道路", 300, 2022],
        ]
    )
    claims = read().claims
    assert claims[["east", "west", "value", "period"]].values.tolist() == [
        ["天津市和平区", "会宁县", "500", "2023"],
        ["天津市和平区", "会宁县", "300", "2022"],
    ]


def test_the_poor_among_those_in_the_east_are_a_part_of_the_poor_with_jobs(xlsx, read):
    xlsx(
        [
            ["2023年粤桂协作（万人）", None, None],
            ["设区市", "赴粤务工人数", "其中脱贫人口"],
            ["百色市", 12.3, 8.1],
        ]
    )
    found = claims_of(read())
    assert found == [["jobs_to_east", "12.3", "赴粤务工人数"], ["jobs_poor", "8.1", "仅到东部就业的"]]
    assert flags_of(found[1][2]) == ("part",)


def test_short_words_below_jobs_say_where(text, read):
    text(
        [
            ["2022年度沪滇协作就业", "", "", ""],
            ["地区", "就业（人）", "", ""],
            ["", "到东部", "就近", "其他"],
            ["临沧市", "500", "3,000", "200"],
        ]
    )
    assert [name for name, _, _ in claims_of(read())] == ["jobs_to_east", "jobs_local", "jobs_elsewhere"]


def test_two_levels_of_government_side_by_side_are_parts(xlsx, read):
    xlsx(
        [
            ["2022年津甘协作资金（亿元）", None, None],
            ["市州", "市级财政资金", "区级财政资金"],
            ["武威市", 15.2, 3.1],
        ]
    )
    assert claims_of(read()) == [
        ["gov_funds", "15.2", "市级财政资金"],
        ["gov_funds", "3.1", "区级财政资金"],
    ]


@pytest.mark.parametrize(
    ("head", "indicator", "note"),
    [
        ("脱贫人口就近就业", "jobs_poor", "仅就近就业的"),
        ("向广东省转移贫困劳动力就业", "jobs_poor", "仅到东部就业的"),
        ("到东部就业的脱贫人口", "jobs_poor", "仅到东部就业的"),
        ("就近就业（含脱贫人口）", "jobs_local", ""),
    ],
)
def test_jobs_of_the_poor_at_one_place_are_not_all_jobs_there(xlsx, read, head, indicator, note):
    xlsx([["2023年粤黔协作就业情况（人）"], ["受援县", head], ["雷山县", 415]])
    assert read().claims[["indicator", "value", "note"]].to_numpy().tolist() == [[indicator, "415", note]]
    xlsx([["2023年粤黔协作雷山县就业情况"], ["指标", "单位", "数量"], [head, "人", 415]])
    assert read().claims[["indicator", "value", "note"]].to_numpy().tolist() == [[indicator, "415", note]]


@pytest.mark.parametrize(
    ("head", "indicator"),
    [
        ("采购、销售农畜产品金额（万元）", "consumption_assist"),
        ("结对贫困村（个）", "villages_paired"),
        ("选派专技（人）", "professionals_sent"),
    ],
)
def test_words_of_offices_for_what_is_counted(xlsx, read, head, indicator):
    xlsx([["2022年京蒙协作情况"], ["旗县", head], ["敖汉旗", 12]])
    assert read().claims["indicator"].tolist() == [indicator]


def test_money_paid_in_is_not_said_to_be_of_firms(xlsx, read):
    rows = [["县（市）", "计划援助资金", "已到位资金", "到位率"], ["盐源县", 5200, 4800, "92%"]]
    xlsx([["宁波市—凉山州东西部协作资金拨付进度表（2025年，万元）"], *rows])
    assert read().claims[["indicator", "value", "basis"]].to_numpy().tolist() == [
        ["funds_total", "5200", "target"],
        ["funds_total", "4800", "annual"],
    ]
    xlsx([["2025年宁波市—凉山州东西部协作情况表（万元）"], ["县（市）", "到位资金"], ["盐源县", 4800]])
    tables = read()
    assert tables.claims.empty
    assert tables.rejects["column"].tolist() == ["Sheet1!B3"]
    assert tables.rejects["reason"].iloc[0].endswith("'到位资金' does not say of what")


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("到浙江挂职党政干部", "cadres_received"),
        ("赴杭州市挂职党政干部", "cadres_received"),
        ("到东部跟岗专业技术人才", None),
        ("到受援地挂职干部", "cadres_sent"),
        ("赴黔挂职干部", "cadres_sent"),
        ("来宁挂职干部", None),
        ("到村挂职干部", "cadres_sent"),
    ],
)
def test_where_people_serve_says_who_sent_them(words, indicator):
    assert meanings.indicator_of(words) == indicator


def test_a_title_says_that_people_come_to_the_east(xlsx, read):
    xlsx(
        [
            ["受援地干部人才到福建挂职情况（2023年）"],
            ["派出县", "党政干部挂职（人）", "专业技术人才跟岗（人）"],
            ["西吉县", 5, 40],
        ]
    )
    tables = read()
    assert claims_of(tables) == [["cadres_received", "5", ""]]
    assert tables.rejects["column"].tolist() == ["Sheet1!C3"]


def test_a_list_of_tasks_names_indicators(xlsx, read):
    xlsx(
        [
            ["山东省与甘肃省东西部协作2024年度任务清单"],
            ["序号", "任务", "单位", "2023年完成", "2024年目标"],
            [1, "财政援助资金", "亿元", 8.5, 8.6],
            [2, "引导落地企业", "个", 150, 155],
        ]
    )
    assert read().claims[["indicator", "value", "period", "basis"]].to_numpy().tolist() == [
        ["gov_funds", "8.5", "2023", "annual"],
        ["gov_funds", "8.6", "2024", "target"],
        ["enterprises_settled", "150", "2023", "annual"],
        ["enterprises_settled", "155", "2024", "target"],
    ]


def test_jobs_that_something_takes_in_are_not_all_jobs(xlsx, read):
    rows = [["所在县", "东部企业数（家）", "到位投资（亿元）", "吸纳就业（人）"], ["紫阳县", 12, 3.1, 640]]
    xlsx([["2023年苏陕协作产业园区统计表"], *rows])
    assert claims_of(read())[-1] == ["jobs_total", "640", "企业吸纳"]


def test_money_by_the_short_name_of_its_pair_is_of_the_county_of_its_row(xlsx, read):
    xlsx([["石屏县2023年项目资金表（万元）"], ["县", "沪滇资金", "整合资金"], ["石屏县", 500, 120]])
    assert read().claims[["east", "west", "indicator", "value"]].to_numpy().tolist() == [
        ["上海市", "石屏县", "funds_total", "500"]
    ]


def figures(tables):
    return tables.claims[["west", "indicator", "value", "unit"]].to_numpy().tolist()


def test_people_whom_each_side_sends_stand_below_its_name(text, read):
    text(
        [
            ["2023年闽宁协作干部人才交流统计表", "", "", "", "", ""],
            ["结对关系", "", "福建选派", "", "宁夏选派", ""],
            ["福建县区", "宁夏县区", "党政干部（人）", "专业技术人才（人）", "党政干部（人）", "专业技术人才（人）"],
            ["福清市", "西吉县", 3, 26, 4, 22],
        ]
    )  # fmt: skip
    tables = read()
    assert [row[1:3] for row in figures(tables)] == [
        ["cadres_sent", "3"],
        ["professionals_sent", "26"],
        ["cadres_received", "4"],
    ]
    assert len(tables.rejects) == 1  # the list has none for professionals who come east


def test_the_group_above_does_not_make_cadres_sent_by_the_east_something_else(xlsx, read):
    xlsx(
        [
            ["广元市2023年度东西部协作工作台账", None, None],
            ["县区", "人才交流（人）", None],
            [None, "东部选派党政干部", "东部选派专业技术人才"],
            ["剑阁县", 2, 31],
        ],
        merged=("A1:C1", "A2:A3", "B2:C2"),
    )
    assert [row[1:3] for row in figures(read())] == [["cadres_sent", "2"], ["professionals_sent", "31"]]


@pytest.mark.parametrize(
    ("label", "indicator"),
    [
        ("转移就业来厦", "jobs_to_east"),
        ("来绍就业", "jobs_to_east"),
        ("转移就业到浙江", "jobs_to_east"),
        ("转移就业到成都", None),
        ("转移就业到省外", None),
        ("就业帮扶人数", "jobs_total"),
    ],
)
def test_jobs_in_one_place_are_not_all_jobs(xlsx, read, label, indicator):
    xlsx([["2023年绍兴市柯桥区与峨边县东西部协作情况"], ["指标", "单位", "数量"], [label, "人", 214]])
    assert [row[1] for row in figures(read())] == ([indicator] if indicator else [])


@pytest.mark.parametrize(
    ("head", "indicator"),
    [
        ("Specialists dispatched", "professionals_sent"),
        ("Officials on secondment to Chongqing", "cadres_sent"),
        ("Cadres sent to Shandong", "cadres_received"),
        ("Specialists sent to the east", None),
    ],
)
def test_people_of_an_english_header_go_where_it_says(text, read, head, indicator):
    text(
        [["Shandong-Chongqing cooperation, 2022"], ["Year", "Projects", head], ["2022", "12", "46"]],
    )
    assert [row[1] for row in figures(read())] == ["projects"] + ([indicator] if indicator else [])


def test_researchers_name_sides_and_units_at_the_end_of_their_variables(text, read):
    text(
        [
            ["year", "prov_east", "prov_west", "gov_funds_yi", "donations_wan", "specialists", "firms_settled", "invest_yi"],
            ["2021", "江苏", "陕西", "27.55", "16800", "1520", "213", "118.2"],
        ]
    )  # fmt: skip
    tables = read()
    assert figures(tables) == [
        ["陕西", "gov_funds", "27.55", "亿"],
        ["陕西", "social_donations", "16800", "万"],
        ["陕西", "professionals_sent", "1520", "人"],
        ["陕西", "enterprises_settled", "213", "个"],
        ["陕西", "enterprise_investment", "118.2", "亿"],
    ]
    assert set(tables.claims["east"]) == {"江苏"}


def test_a_blank_unit_is_none_where_the_one_above_counts_something_else(text, read):
    text(
        [
            ["year", "donor", "recipient", "indicator", "value", "unit"],
            ["2020", "Guangdong", "Guangxi", "government aid funds", "1702", "million yuan"],
            ["2020", "Guangdong", "Guangxi", "donations", "35", ""],
            ["2020", "Guangdong", "Guangxi", "paired villages", "312", ""],
        ]
    )
    assert [row[1:] for row in figures(read())] == [
        ["gov_funds", "1702", "million yuan"],
        ["social_donations", "35", "million yuan"],
        ["villages_paired", "312", "个"],
    ]


def test_gifts_listed_by_their_donors_are_parts_and_their_sum_is_the_pairs(xlsx, read):
    xlsx(
        [
            ["2023年上城区社会力量帮扶剑阁县捐赠明细表"],
            ["序号", "捐赠单位", "捐赠资金（万元）", "物资折价（万元）", "合计（万元）", "用途"],
            [1, "上城区慈善总会", 80, 0, 80, "助学"],
            [2, "上城区工商联", 52, 12.5, 64.5, "产业"],
            ["合计", None, 132, 12.5, 144.5, None],
        ]
    )
    tables = read()
    notes = tables.claims[["value", "note"]].to_numpy().tolist()
    part = "part of the sum: one project"
    assert notes == [
        ["80", f"捐款; {part}"], ["0", f"捐物折款; {part}"], ["80", part],
        ["52", f"捐款; {part}"], ["12.5", f"捐物折款; {part}"], ["64.5", part],
        ["132", "捐款"], ["12.5", "捐物折款"], ["144.5", ""],
    ]  # fmt: skip
    assert tables.rejects.empty


@pytest.mark.parametrize(
    ("label", "indicator"),
    [
        ("四川选派挂职干部到浙江", "cadres_received"),
        ("选派挂职干部赴四川", "cadres_sent"),
        ("浙江选派专业技术人才", "professionals_sent"),
        ("四川选派专业技术人才到浙江", None),
        ("转移就业在浙江", "jobs_to_east"),
    ],
)
def test_people_go_to_the_place_that_stands_last(xlsx, read, label, indicator):
    xlsx([["2023年浙川东西部协作情况"], ["指标", "单位", "数量"], [label, "人", 46]])
    assert [row[1] for row in figures(read())] == ([indicator] if indicator else [])


def test_a_years_target_beside_each_month_is_no_part(text, read):
    text(
        [
            ["2023年广元市接收东西部协作资金月度情况（杭州市）", "", ""],
            ["月份", "累计到位（万元）", "全年目标（万元）"],
            ["1月", "500", "19000"],
            ["2月", "1300", "19000"],
        ]
    )
    claims = read().claims
    targets = claims[claims["basis"] == "target"]
    assert targets[["value", "period", "note"]].to_numpy().tolist() == [["19000", "2023", ""]] * 2
