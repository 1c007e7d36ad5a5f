"""Days that head columns, notes that say the year and the unit, and money by its source."""

import datetime as dt

import pytest

from analysis.ingest.office.layout.days import OF_A_DAY
from analysis.ingest.office.layout.own_side import NOT_GIVEN


def periods(tables):
    return tables.claims[["value", "period", "basis"]].to_numpy().tolist()


def heads(*days):
    return [dt.datetime.fromisoformat(day) for day in days]


@pytest.mark.parametrize("line", ["（自年初累计，万元）", "指标：自年初累计到位额（万元）"])
def test_days_below_a_sum_since_january_end_it(xlsx, read, line):
    xlsx(
        [
            ["粤桂协作财政资金到位情况"],
            [line],
            ["设区市", *heads("2023-03-31", "2023-12-31")],
            ["百色市", 10, 40],
        ]
    )
    assert periods(read()) == [["10", "2023-01/2023-03-31", "year_to_date"], ["40", "2023", "annual"]]


def test_days_that_end_months_tell_no_flow(xlsx, read):
    xlsx(
        [
            ["粤桂协作财政资金（万元）"],
            ["设区市", *heads("2023-03-31", "2023-06-30")],
            ["百色市", 10, 40],
        ]
    )
    tables = read()
    assert not len(tables.claims)
    assert tables.rejects["reason"].tolist() == [OF_A_DAY, OF_A_DAY]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2023-01-01", "2023-02-01", "2023-03-01"), ["2023-01", "2023-02", "2023-03"]),
        (("2021-01-01", "2022-01-01", "2023-01-01"), ["2021", "2022", "2023"]),
        (("2021-12-31", "2022-12-31", "2023-12-31"), ["2021", "2022", "2023"]),
    ],
)
def test_first_days_are_months_or_years(xlsx, read, days, said):
    xlsx([["粤桂协作财政资金（万元）"], ["设区市", *heads(*days)], ["百色市", 10, 40, 50]])
    assert [period for _, period, _ in periods(read())] == said


def test_a_line_below_the_rows_says_year_and_unit(xlsx, read):
    xlsx(
        [
            ["苏青消费协作销售额"],
            ["受援地区", "一季度", "全年"],
            ["西宁市", 1.5, 6],
            ["数据期：2023年；金额以亿元计。"],
        ]
    )
    assert read().claims[["value", "unit", "period"]].to_numpy().tolist() == [
        ["1.5", "亿元", "2023-01/2023-03"],
        ["6", "亿元", "2023"],
    ]


def test_directions_by_the_letters_of_provinces(xlsx, read):
    xlsx(
        [
            ["2023年粤黔协作人才交流（人）"],
            ["结对关系", "粤派黔", None, "黔派粤"],
            [None, "党政干部", "专业技术人才", "挂职干部"],
            ["广州—黔南州", 12, 80, 9],
        ],
        ["A2:A3", "B2:C2"],
    )
    assert read().claims[["indicator", "value"]].to_numpy().tolist() == [
        ["cadres_sent", "12"],
        ["professionals_sent", "80"],
        ["cadres_received", "9"],
    ]


def test_of_a_counties_sources_of_money_only_the_easts_are_the_cooperations(xlsx, read):
    xlsx(
        [
            ["宝鸡市有关县2022年帮扶资金来源表（万元）"],
            ["资金来源", "麟游县", "太白县"],
            ["中央财政资金", 900, 800],
            ["省级财政资金", 500, 400],
            ["苏陕协作财政资金（徐州）", 300, 200],
            ["徐州市社会捐赠", 30, 20],
            ["合计", 1730, 1420],
        ]
    )
    tables = read()
    assert tables.claims[["east", "west", "indicator", "value"]].to_numpy().tolist() == [
        ["徐州", "麟游县", "gov_funds", "300"],
        ["徐州", "太白县", "gov_funds", "200"],
        ["徐州市", "麟游县", "social_donations", "30"],
        ["徐州市", "太白县", "social_donations", "20"],
    ]
    assert tables.rejects["count"].sum() == 4
    assert tables.rejects["reason"].str.contains(NOT_GIVEN).all()


def test_payments_by_the_day_are_parts_and_their_sum_is_the_pairs(xlsx, read):
    xlsx(
        [
            ["马边彝族自治县收到衢江区协作资金流水（2023年，万元）"],
            ["到账日期", "金额", "用途"],
            [dt.datetime(2023, 3, 8), 200, "产业"],
            [dt.datetime(2023, 5, 20), 300, "产业"],
            ["合计", 500, None],
        ]
    )
    assert read().claims[["east", "west", "value", "period", "note"]].to_numpy().tolist() == [
        ["衢江区", "马边彝族自治县", "200", "2023", "part of the sum: one project"],
        ["衢江区", "马边彝族自治县", "300", "2023", "part of the sum: one project"],
        ["衢江区", "马边彝族自治县", "500", "2023", ""],
    ]


def test_a_mean_over_the_years_is_no_figure_of_any(xlsx, read):
    xlsx([["闽宁协作财政援助资金（万元）"], ["年份", "金额"], [2021, 10], [2022, 20], ["年均", 15]])
    assert periods(read()) == [["10", "2021", "annual"], ["20", "2022", "annual"]]


def test_a_sum_over_years_is_not_checked_against_a_plan_and_counts_where_its_years_are_not_all_printed(
    xlsx, read
):
    xlsx(
        [
            ["湖州市—广安市协作指标"],
            ["指标", "单位", "2023年", "2024年", "两年合计", "2025年目标"],
            ["财政援助资金", "万元", 10, 20, 30, 40],
        ],
        name="one.xlsx",
    )
    xlsx(
        [
            ["湖州市—广安市协作指标"],
            ["注：三年合计为2021—2023年。"],
            ["指标", "单位", "2022年", "2023年", "三年合计"],
            ["财政援助资金", "万元", 11, 21, 43],
        ],
        name="two.xlsx",
    )
    tables = read()
    assert periods(tables) == [
        ["10", "2023", "annual"],
        ["20", "2024", "annual"],
        ["40", "2025", "target"],
        ["11", "2022", "annual"],
        ["21", "2023", "annual"],
        ["43", "2021/2023", "cumulative"],
    ]
    assert not tables.findings["reason"].str.contains("add up to").any()
