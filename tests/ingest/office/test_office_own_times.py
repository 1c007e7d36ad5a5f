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
