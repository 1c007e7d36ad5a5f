"""What names of indicators, notes and English titles say of time; expected values by hand."""


def claims_of(tables, *fields):
    return tables.claims[list(fields)].to_numpy().tolist()


def test_sums_count_from_the_year_that_a_note_says(xlsx, read):
    xlsx(
        [
            ["京蒙协作主要指标完成情况表"],
            ["指标名称", "单位", "2023年", None],
            ["", "", "当年", "累计"],
            ["财政援助资金", "亿元", 18.7, 54.6],
            ["注：累计数从2021年算起。"],
        ],
        merged=("A2:A3", "B2:B3", "C2:D2"),
    )
    assert claims_of(read(), "value", "period", "basis") == [
        ["18.7", "2023", "annual"],
        ["54.6", "2021/2023", "cumulative"],
    ]


def test_quarters_below_a_title_of_sums_are_since_january(xlsx, read):
    xlsx(
        [
            ["京蒙协作2023年分季度进展（累计数）"],
            ["指标", "单位", "一季度", "上半年"],
            ["帮助农牧民就业", "人", 11000, 38000],
        ]
    )
    assert claims_of(read(), "indicator", "value", "period", "basis") == [
        ["jobs_total", "11000", "2023-01/2023-03", "year_to_date"],
        ["jobs_total", "38000", "2023-01/2023-06", "year_to_date"],
    ]


def test_names_of_indicators_say_that_their_figures_are_sums(xlsx, read):
    xlsx(
        [
            ["闽宁协作主要指标"],
            ["指标", "2022年", "2023年"],
            ["累计引进企业（家）", 5800, 6000],
            ["引进企业（家）", 61, 72],
            ["2021年以来累计培训（人次）", 2100, 3300],
        ]
    )
    assert claims_of(read(), "indicator", "value", "period", "basis") == [
        ["enterprises_settled", "5800", "2022", "cumulative"],
        ["enterprises_settled", "6000", "2023", "cumulative"],
        ["enterprises_settled", "61", "2022", "annual"],
        ["enterprises_settled", "72", "2023", "annual"],
        ["trained_persons", "2100", "2021/2022", "cumulative"],
        ["trained_persons", "3300", "2021/2023", "cumulative"],
    ]


def test_names_of_indicators_say_their_own_year(xlsx, read):
    xlsx(
        [
            ["闽宁协作情况"],
            ["指标", "数值"],
            ["2022年财政援助资金（亿元）", 5.7],
            ["2024年计划投入财政资金（亿元）", 6.1],
            ["十四五以来累计引进企业（家）", 181],
        ]
    )
    tables = read()
    assert claims_of(tables, "value", "period", "basis") == [
        ["5.7", "2022", "annual"],
        ["6.1", "2024", "target"],
    ]
    assert tables.rejects["reason"].tolist() == ["a sum since some year: nothing says until when"]


def test_months_of_an_english_title(text, read):
    text(
        [
            ["Jiangsu–Qinghai pairing assistance, results for January–September 2024", "", "", ""],
            ["Item", "Unit", "Target for the year", "Achieved"],
            ["Fiscal assistance funds", "RMB 10,000", "62,000", "61,350"],
        ]
    )
    assert claims_of(read(), "value", "period", "basis") == [
        ["62,000", "2024", "target"],
        ["61,350", "2024-01/2024-09", "year_to_date"],
    ]


def test_years_across_above_indicators_in_english(text, read):
    text(
        [
            ["Fujian-Ningxia cooperation", "", ""],
            ["Year", "2022", "2023"],
            ["Government funds (100 million yuan)", "5.7", "5.9"],
            ["Cumulative enterprises settled (since 1996)", "6000", "6200"],
        ]
    )
    assert claims_of(read(), "indicator", "value", "period", "basis") == [
        ["gov_funds", "5.7", "2022", "annual"],
        ["gov_funds", "5.9", "2023", "annual"],
        ["enterprises_settled", "6000", "1996/2022", "cumulative"],
        ["enterprises_settled", "6200", "1996/2023", "cumulative"],
    ]


def test_quarters_of_an_english_title_and_leagues_by_their_own_names(text, read):
    text(
        [
            ["Beijing–Inner Mongolia cooperation: progress in Q1–Q3 2023", "", "", ""],
            ["League/City", "Grants received (RMB 10,000)", "Workers placed", "Of whom: in Beijing"],
            ["Ulanqab", "52,300", "9,120", "1,030"],
            ["Chifeng", "61,800", "11,400", "960"],
        ]
    )
    assert claims_of(read(), "west", "indicator", "value", "period") == [
        [f"{league}, Inner Mongolia", name, value, "2023-01/2023-09"]
        for league, values in (("Ulanqab", ("52,300", "9,120", "1,030")), ("Chifeng", ("61,800", "11,400", "960")))
        for name, value in zip(("gov_funds", "jobs_total", "jobs_to_east"), values, strict=True)
    ]  # fmt: skip


def test_plan_outcome_and_the_sum_of_all_years_side_by_side(xlsx, read):
    xlsx(
        [
            ["昆山高新区与铜仁市碧江区2019年扶贫协作情况统计表"],
            ["考核内容", "单位", "年初计划", "全年完成", "历年累计"],
            ["财政帮扶资金", "万元", 2500, 2650, 6100],
            ["引进企业", "家", 3, 4, 9],
        ]
    )
    assert claims_of(read(), "east", "value", "period", "basis") == [
        ["昆山高新区", value, "2019", basis]
        for values in (("2500", "2650", "6100"), ("3", "4", "9"))
        for value, basis in zip(values, ("target", "annual", "cumulative"), strict=True)
    ]


def test_contents_of_an_assessment_are_names_of_indicators(xlsx, read):
    xlsx(
        [
            ["2023年鲁渝协作考核自评表"],
            ["序号", "考核内容", "2022年", "2023年"],
            [1, "县均财政援助资金（万元）", 4900, 5100],
            [2, "财政援助资金总额（亿元）", 6.9, 7.1],
            [3, "新增引导落地投产企业（家）", 41, 45],
            [4, "帮助农村劳动力就业（人）", 210, 235],
        ]
    )
    assert claims_of(read(), "indicator", "value") == [
        ["gov_funds", "6.9"], ["gov_funds", "7.1"], ["enterprises_settled", "41"], ["enterprises_settled", "45"],
        ["jobs_total", "210"], ["jobs_total", "235"],
    ]  # fmt: skip
