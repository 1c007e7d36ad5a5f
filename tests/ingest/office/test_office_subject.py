"""Of what a figure is: of the cooperation only where the table says so, else a statistic of a place, or refused."""

import pytest

COLUMNS = ["east", "west", "place", "indicator", "value", "unit", "period", "basis"]


def shown(tables):
    return tables.claims[COLUMNS].values.tolist()


def export(indicator, *rows):
    years = ["地区", "2024年", "2023年"]
    return [
        ["数据库：分省年度数据"],
        [f"指标：{indicator}"],
        ["时间：最近2年"],
        years,
        *rows,
        ["数据来源：国家统计局"],
    ]


@pytest.mark.parametrize(
    ("indicator", "named"),
    [
        ("城镇居民人均可支配收入(元)", "城镇居民人均可支配收入"),
        ("农村居民人均可支配收入(元)", "农村居民人均可支配收入"),
        ("城镇常住人口(万人)", "城镇常住人口"),
        ("地方财政教育支出(亿元)", "地方财政教育支出"),
        ("地方财政一般公共服务支出(亿元)", "地方财政一般公共服务支出"),
        ("第一产业增加值(亿元)", "第一产业增加值"),
        ("城镇单位就业人员(万人)", "城镇单位就业人员"),
        ("就业人员(万人)", "就业人员"),
        ("私营企业和个体就业人员(万人)", "私营企业和个体就业人员"),
        ("公有经济企事业单位专业技术人员数(人)", "公有经济企事业单位专业技术人员数"),
        ("房地产开发企业投资额(亿元)", "房地产开发企业投资额"),
        ("房地产开发企业实际到位资金(亿元)", "房地产开发企业实际到位资金"),
        ("全社会固定资产投资总额(亿元)", "全社会固定资产投资总额"),
        ("规模以上工业企业R&D项目数(项)", "r_d项目数"),
        ("新产品项目数(项)", "新产品项目数"),
        ("职业技能培训人数(人)", "职业技能培训人数"),
        ("社会捐赠款物(亿元)", "社会捐赠款物"),
        ("农产品销售额(亿元)", "农产品销售额"),
        ("地方财政一般公共预算收入(亿元)", "地方财政一般公共预算收入"),
    ],
)
def test_other_statistics_become_nothing_and_one_line_keeps_them(text, read, indicator, named):
    path = text(export(indicator, ["北京市", "755", "747"], ["甘肃省", "260", "255"]), name="分省.csv")
    tables = read()
    assert tables.claims.empty
    assert len(tables.rejects) == 2, "one a column"
    assert tables.rejects["count"].tolist() == [2, 2]
    (hint,) = set(tables.rejects["hint"])
    assert "`indicator: other:" in hint
    assert named in hint.replace("规模以上工业企业", "")
    line = hint.partition("`indicator: ")[2].partition("`")[0]
    path.with_name("分省.csv.yml").write_text(f"indicator: {line}\n", encoding="utf-8")
    kept = read()
    assert kept.rejects.empty
    assert kept.claims[["east", "west", "place", "indicator", "value", "period"]].values.tolist() == [
        ["", "", "北京市", line, "755", "2024"],
        ["", "", "北京市", line, "747", "2023"],
        ["", "", "甘肃省", line, "260", "2024"],
        ["", "", "甘肃省", line, "255", "2023"],
    ]


def test_a_statistic_of_context_is_of_its_place(text, read):
    text(export("年末常住人口(万人)", ["北京市", "2183", "2185"], ["河南省", "9785", ""]))
    assert shown(read()) == [
        ["", "", "北京市", "other:resident_population", "2183", "万人", "2024", "annual"],
        ["", "", "北京市", "other:resident_population", "2185", "万人", "2023", "annual"],
        ["", "", "河南省", "other:resident_population", "9785", "万人", "2024", "annual"],
    ]


def test_a_statistic_beside_figures_of_the_cooperation(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作基本情况表"],
            [
                "县（区）",
                "财政援助资金（万元）",
                "地区生产总值（亿元）",
                "城镇新增就业人数（人）",
                "帮助农村劳动力就业（人）",
            ],
            ["西吉县", 3000, 92.1, 800, 500],
        ]
    )
    tables = read()
    assert shown(tables) == [
        ["福建省", "宁夏回族自治区西吉县", "", "gov_funds", "3000", "万元", "2023", "annual"],
        ["", "", "宁夏回族自治区西吉县", "other:gross_regional_product", "92.1", "亿元", "2023", "annual"],
        ["福建省", "宁夏回族自治区西吉县", "", "jobs_total", "500", "人", "2023", "annual"],
    ]
    assert tables.rejects["column"].tolist() == ["Sheet1!D3"]
    assert "a statistic of places" in tables.rejects["reason"][0]


def test_only_the_column_that_says_so_is_of_the_cooperation(xlsx, read):
    xlsx(
        [
            ["2023年贵州省衔接推进乡村振兴资金统计表（万元）"],
            ["县", "中央衔接资金", "省级财政资金", "东西部协作财政援助资金", "项目个数（个）"],
            ["威宁县", 30000, 9000, 5000, 77],
        ]
    )
    tables = read()
    assert [row[:5] for row in shown(tables)] == [["", "贵州省威宁县", "", "gov_funds", "5000"]]
    assert tables.rejects["column"].tolist() == ["Sheet1!B3", "Sheet1!C3", "Sheet1!E3"]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("2023年全省就业情况统计表", ["地区", "就业人数（人）", "培训人次（人次）"]),
        ("2023年各县农村劳动力转移就业情况", ["县", "转移就业（人）", "其中：省外就业（人）"]),
        ("2023年招商引资项目情况", ["地区", "签约项目（个）", "到位资金（亿元）"]),
        ("2023年民政社会捐赠情况", ["地区", "接收捐赠款（万元）", "受益人次（人次）"]),
    ],
)
def test_what_names_no_cooperation_is_none(xlsx, read, title, head):
    xlsx([[title], head, ["甘肃省", 5, 6], ["陕西省", 7, 8]])
    tables = read()
    assert tables.claims.empty
    assert tables.rejects["count"].tolist() == [2, 2]
    assert tables.rejects["hint"].str.contains("other:").all()


def test_a_unit_that_contradicts_the_indicator_refuses_the_column(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作情况（亿元）"],
            ["县", "财政援助资金", "就业"],
            ["西吉县", 1, 20],
            ["泾源县", 2, 30],
        ]
    )
    tables = read()
    assert tables.claims["indicator"].tolist() == ["gov_funds", "gov_funds"]
    assert tables.rejects[["column", "count"]].values.tolist() == [["Sheet1!C3:C4", 2]]
    assert "亿元, in which jobs_total is not counted" in tables.rejects["reason"][0]


@pytest.mark.parametrize(
    ("title", "note"),
    [("2023年浙江省对口支援四川省资金", "对口支援"), ("2023年浙江省对口支援四川省东西部协作资金", "")],
)
def test_counterpart_support_is_said_in_the_note(xlsx, read, title, note):
    xlsx([[title], ["市州", "财政援助资金（万元）"], ["广元市", 5]])
    assert read().claims[["west", "note"]].values.tolist() == [["四川省广元市", note]]


def test_budget_and_final_account_are_plan_and_outcome(xlsx, read):
    xlsx(
        [
            ["2023年东西部协作财政援助资金决算表"],
            ["单位：万元"],
            ["结对地区", "年初预算数", "调整预算数", "决算数", "决算数为调整预算数的%"],
            ["江苏省—陕西省", 235000, 240000, 241000, 100.4],
        ]
    )
    tables = read()
    assert [row[4:] for row in shown(tables)] == [
        ["235000", "万元", "2023", "target"],
        ["240000", "万元", "2023", "target"],
        ["241000", "万元", "2023", "annual"],
    ]
    assert tables.claims["note"].tolist() == ["年初预算数", "调整预算数", ""]
    assert tables.rejects.empty


@pytest.mark.parametrize(
    ("title", "head", "basis"),
    [
        ("2024年东西部协作财政援助资金预算表", "金额", "target"),
        ("2024年东西部协作财政援助资金", "预算数", "target"),
        ("2024年东西部协作财政援助资金", "2024年决算数", "annual"),
        ("2024年东西部协作财政援助资金预算执行情况", "执行数", "annual"),
        ("2024年东西部协作财政援助资金预算表", "实际数", "annual"),
    ],
)
def test_a_budget_is_a_plan(xlsx, read, title, head, basis):
    xlsx([[title], ["单位：万元"], ["结对地区", head], ["江苏省—陕西省", 235000]])
    assert [row[6:] for row in shown(read())] == [["2024", basis]]


@pytest.mark.parametrize(
    "head",
    [
        "财政援助资金_万元",
        "财政援助资金-万元",
        "财政援助资金 万元",
        "财政援助资金/万元",
        "财政援助资金，万元",
    ],
)
def test_a_unit_behind_a_mark_or_a_blank(xlsx, read, head):
    xlsx([["2023年沪滇协作"], ["州市", head], ["昆明市", 241000]])
    assert shown(read())[0][3:6] == ["gov_funds", "241000", "万元"]


def test_a_column_of_something_else_takes_no_indicator_from_its_rows(xlsx, read):
    xlsx(
        [
            ["西和县2024年东西部协作资金明细表（青岛市崂山区）"],
            ["资金类别", "单位", "上年结转", "本年到位", "省级", "四年累计", "合计"],
            ["财政援助资金", "万元", 120, 5400, 3000, 20100, 5520],
            ["社会帮扶资金", "万元", 1, 310, 2, 1204, 311],
        ]
    )
    tables = read()
    assert tables.claims[["indicator", "value"]].to_numpy().tolist() == [
        ["gov_funds", "5400"],
        ["gov_funds", "20100"],
        ["social_donations", "310"],
        ["social_donations", "1204"],
    ]
    assert tables.rejects["column"].tolist() == ["Sheet1!C3:C4", "Sheet1!E3:E4"]


def test_a_kind_of_help_is_not_counted_under_a_column_of_something_else(xlsx, read):
    xlsx(
        [
            ["2024年青岛市崂山区—西和县协作项目分类情况"],
            ["类别", "财政资金（万元）", "项目个数（个）"],
            ["消费帮扶", 300, 4],
            ["劳务输出", 120, 2],
        ]
    )
    tables = read()
    assert "consumption_assist" not in set(tables.claims["indicator"])
    assert "the row counts consumption_assist, its column gov_funds" in tables.rejects["reason"].tolist()
