"""Figures that could be taken wrongly without a word: each is taken rightly, or rejected with the reason."""

import pytest


def shown(claims):
    return claims[["east", "west", "indicator", "value", "unit", "period", "basis"]].values.tolist()


def test_places_run_across_and_indicators_down(xlsx, read):
    xlsx(
        [
            ["2023年沪滇协作主要指标分州市情况"],
            ["指标", "单位", "昆明市", "昭通市", "合计"],
            ["财政援助资金", "万元", 100, 200, 300],
            ["引导落地投产企业", "家", 1, 2, 3],
        ]
    )
    assert shown(read().claims) == [
        ["上海市", "云南省昆明市", "gov_funds", "100", "万元", "2023", "annual"],
        ["上海市", "云南省昭通市", "gov_funds", "200", "万元", "2023", "annual"],
        ["上海市", "云南省昆明市", "enterprises_settled", "1", "家", "2023", "annual"],
        ["上海市", "云南省昭通市", "enterprises_settled", "2", "家", "2023", "annual"],
    ]


def test_counties_run_across_and_years_down(xlsx, read):
    xlsx([["闽宁协作财政援助资金（万元）"], ["年份", "西吉县", "泾源县", "合计"], ["2021年", 1, 2, 3]])
    assert [row[1] + row[3] for row in shown(read().claims)] == [
        "宁夏回族自治区西吉县1",
        "宁夏回族自治区泾源县2",
    ]


def test_a_sum_over_years_is_no_figure_of_no_year(xlsx, read):
    xlsx(
        [
            ["东西部协作财政援助资金统计表"],
            ["单位：亿元"],
            ["东部省市", "西部省区市", "“十四五”以来", None, "小计"],
            [None, None, "2021年", "2022年", None],
            ["北京", "内蒙古", 18, 18.5, 36.5],
        ],
        ["A3:A4", "B3:B4", "C3:D3", "E3:E4"],
    )
    assert [row[3:] for row in shown(read().claims)] == [
        ["18", "亿元", "2021", "annual"],
        ["18.5", "亿元", "2022", "annual"],
    ]


def test_marks_of_footnotes_are_no_digits(xlsx, read):
    xlsx(
        [
            ["2023年沪滇协作资金（万元）"],
            ["州市", "财政援助资金①"],
            ["昆明市①", "100①"],
            ["昭通市*", "200*"],
            ["曲靖市", "300²"],
        ]
    )
    assert [row[1:4:2] for row in shown(read().claims)] == [
        ["云南省昆明市", "100"],
        ["云南省昭通市", "200"],
        ["云南省曲靖市", "300"],
    ]


def test_circled_figures_are_no_running_numbers(xlsx, read):
    xlsx([["2023年财政援助资金", "序号"], ["①②", "①"], ["①②", "②"], ["5", "③"]])
    assert not read().unreadable  # int() does not know every digit that isdigit() does


@pytest.mark.parametrize(
    ("rows", "merged", "cell", "reason"),
    [
        (
            [["州市", "2022年", "2023年"], ["昆明市", 100, None]],
            ["B3:C3"],
            "B3",
            "merged over several columns",
        ),
        ([["州市", "2023年"], ["昆明市", "12%"]], [], "B3", "the cell is in %"),
        ([["州市", "2023年"], ["昆明市", "12人"]], [], "B3", "the cell is in 人"),
        (
            [["州市", "2023年", "人均财政援助资金（元）"], ["昆明市", "—", 3]],
            [],
            "C3",
            "none of the indicators",
        ),
    ],
    ids=["one cell of two years", "a share among sums", "persons among sums", "an average"],
)
def test_what_is_no_figure_of_its_column_is_rejected(xlsx, read, rows, merged, cell, reason):
    xlsx([["沪滇协作财政援助资金（万元）"], *rows], merged)
    tables = read()
    assert tables.claims.empty
    assert tables.rejects["column"].tolist() == [f"Sheet1!{cell}"]
    assert reason in tables.rejects["reason"][0]


def test_an_outcome_in_a_table_of_tasks_fulfilled_is_no_plan(xlsx, read):
    xlsx(
        [
            ["2023年沪滇协作任务完成情况"],
            ["指标", "单位", "年度任务", "实际完成", "完成率（%）"],
            ["财政援助资金", "亿元", 30, 33, 110],
        ]
    )
    assert [row[3:] for row in shown(read().claims)] == [
        ["30", "亿元", "2023", "target"],
        ["33", "亿元", "2023", "annual"],
    ]


def test_the_official_words_for_consumption(xlsx, read):
    xlsx(
        [
            ["2023年浙川协作消费帮扶情况表"],
            ["单位：万元"],
            ["市州", "采购、帮助销售农畜牧产品和特色手工艺产品金额"],
            ["广元市", 1000],
        ]
    )
    assert shown(read().claims) == [
        ["浙江省", "四川省广元市", "consumption_assist", "1000", "万元", "2023", "annual"]
    ]


def test_numbered_provinces_above_their_cities(xlsx, read):
    xlsx(
        [
            ["2023年东西部协作财政援助资金（万元）"],
            ["地区", "财政援助资金"],
            ["一、内蒙古自治区", 30],
            ["赤峰市", 10],
        ]
    )
    assert [row[1] for row in shown(read().claims)] == ["内蒙古自治区", "赤峰市"]


def test_an_investor_is_of_its_own_city(xlsx, read):
    xlsx(
        [
            ["2022年苏陕协作招商企业明细表"],
            ["投资企业名称", "投资方所在地", "落户县区", "投产时间"],
            ["a", "江苏省南京市", "商洛市商州区", "2022.5"],
        ]
    )
    assert shown(read().claims) == [
        ["江苏省南京市", "陕西省商洛市商州区", "enterprises_settled", "1", "家", "2022", "annual"]
    ]


def test_a_column_of_places_that_a_ledger_leaves_out_is_said(xlsx, read):
    xlsx(
        [
            ["2022年苏陕协作招商企业明细表"],
            ["投资企业名称", "某某", "落户县区", "投产时间"],
            ["a", "江苏省南京市", "商洛市商州区", "2022.5"],
        ]
    )
    assert any("a column of places that was not read" in reason for reason in read().findings["reason"])
