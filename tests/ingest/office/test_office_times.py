"""The time of a figure where title, header, row and the names of sheet and file each say a piece of it."""

import pytest

from analysis.ingest.office.layout.facts import when
from analysis.ingest.office.layout.settling import settle


def told(tables):
    return tables.claims[["indicator", "value", "period", "basis"]].to_numpy().tolist()


@pytest.mark.parametrize(
    "line",
    [
        "截至时间：2024年11月30日",
        "截止日期：2024.11.30",
        "（截至2024-11-30）",
        "数据截止时间 2024年11月30日",
    ],
)
def test_a_line_tells_the_day_up_to_which_is_counted(xlsx, read, line):
    xlsx(
        [
            ["2024年津甘东西部协作任务完成情况统计表"],
            [line],
            ["指标", "单位", "年度任务数", "完成数"],
            ["财政援助资金", "亿元", 7.3, 7.42],
        ]
    )
    assert told(read()) == [
        ["gov_funds", "7.3", "2024", "target"],
        ["gov_funds", "7.42", "2024-01/2024-11-30", "year_to_date"],
    ]


def test_the_day_by_which_a_form_is_due_is_none_of_its_figures(xlsx, read):
    xlsx(
        [
            ["2024年津甘东西部协作情况统计表"],
            ["报送截止时间：2024年11月30日"],
            ["指标", "单位", "数量"],
            ["财政援助资金", "亿元", 7.42],
        ]
    )
    assert told(read()) == [["gov_funds", "7.42", "2024", "annual"]]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2025年浙川劳务协作季报（1—6月）", "2025-04/2025-06"),
        ("2025年三季度浙川劳务协作情况", "2025-07/2025-09"),
        ("浙川劳务协作情况（截至2025年9月底）", "2025-07/2025-09"),
    ],
)
def test_this_quarter_is_the_last_one_of_the_time_that_the_title_says(xlsx, read, title, period):
    xlsx(
        [[title], ["受援县", "转移就业（人）", None], [None, "本季新增", "本年累计"], ["苍溪县", 305, 717]],
        ["B2:C2"],
    )
    first, second = told(read())
    assert first[1:] == ["305", period, "year_to_date"]
    assert second[1:3] == ["717", f"2025-01/{period[8:]}"]


@pytest.mark.parametrize("title", ["2025年浙川劳务协作季报", "2025年1-8月浙川劳务协作情况"])
def test_this_quarter_of_no_month_is_refused(xlsx, read, title):
    xlsx(
        [
            [title],
            ["受援县", "转移就业（人）", "培训人次"],
            [None, "本季新增", "本年累计"],
            ["苍溪县", 305, 717],
        ]
    )
    tables = read()
    assert [row[1] for row in told(tables)] == ["717"]
    assert tables.rejects["column"].tolist() == ["Sheet1!B4"]
    assert "nothing says which month or quarter" in tables.rejects["reason"].iloc[0]


@pytest.mark.parametrize(
    ("sheet", "period", "basis"),
    [
        ("一季度", "2024-01/2024-03", "year_to_date"),
        ("1-9月", "2024-01/2024-09", "year_to_date"),
        ("2023年1-6月", "2024", "annual"),
        ("Sheet1", "2024", "annual"),
    ],
)
def test_the_name_of_a_sheet_says_which_part_of_the_titles_year(xlsx, read, sheet, period, basis):
    xlsx([["2024年沪滇协作资金情况表"], ["州市", "财政援助资金（万元）"], ["昆明市", 10]], sheet=sheet)
    assert told(read()) == [["gov_funds", "10", period, basis]]


def test_a_five_year_plan_is_a_span_of_years(xlsx, read):
    xlsx(
        [
            ["沪滇协作资金情况表"],
            ["州市", "财政援助资金（万元）", None],
            [None, "“十三五”期间", "2021年"],
            ["昆明市", 10, 3],
        ],
        ["B2:C2"],
    )
    assert told(read()) == [
        ["gov_funds", "10", "2016/2020", "cumulative"],
        ["gov_funds", "3", "2021", "annual"],
    ]


def test_a_plan_that_goes_on_ends_where_its_table_does(xlsx, read):
    xlsx(
        [
            ["2023年沪滇协作资金情况表"],
            ["州市", "财政援助资金（万元）", "财政援助资金（万元）"],
            [None, "2023年", "“十四五”累计"],
            ["昆明市", 10, 33],
        ]
    )
    assert [row[1:] for row in told(read())] == [["10", "2023", "annual"], ["33", "2021/2023", "cumulative"]]


def test_a_plan_in_a_title_is_no_time_of_its_figures(xlsx, read):
    xlsx(
        [["“十四五”沪滇协作资金情况表"], ["州市", "财政援助资金（万元）"], ["昆明市", 10]], name="2023年.xlsx"
    )
    assert told(read()) == [["gov_funds", "10", "2023", "annual"]]


def test_a_sum_over_a_span_of_years_is_a_figure_of_that_span(xlsx, read):
    xlsx(
        [
            ["大连市对口帮扶六盘水市历年情况汇总表"],
            ["年份", "财政资金（万元）", "备注"],
            ["“十二五”合计", 9850, "2011—2015"],
            [2016, 3100, None],
            [2017, 4600, None],
            ["2016—2017年合计", 7700, None],
            ["合计", 17550, None],
        ]
    )
    tables = read()
    assert told(tables) == [
        ["gov_funds", "9850", "2011/2015", "cumulative"],
        ["gov_funds", "3100", "2016", "annual"],
        ["gov_funds", "4600", "2017", "annual"],
        ["gov_funds", "7700", "2016/2017", "cumulative"],
    ]
    assert tables.rejects.empty
    assert not any("add up" in reason for reason in tables.findings["reason"])


def test_a_sum_over_years_is_held_against_their_rows(xlsx, read):
    rows = [[2016, 3100], [2017, 4600], ["2016—2017年合计", 8700]]
    xlsx([["大连市对口帮扶六盘水市历年情况"], ["年份", "财政资金（万元）"], *rows])
    tables = read()
    assert [row[1:3] for row in told(tables)][-1] == ["8700", "2016/2017"]
    assert any("8700, its rows add up to 7700" in reason for reason in tables.findings["reason"])


def test_years_below_a_title_since_some_year_are_years_and_their_sum_a_span(xlsx, read):
    rows = [["2021", 12.3], ["2022", 13.1], ["累计", 25.4]]
    xlsx([["2021年以来闽宁协作产业发展情况"], ["年度", "企业到位投资（亿元）"], *rows])
    assert [row[1:] for row in told(read())] == [
        ["12.3", "2021", "annual"],
        ["13.1", "2022", "annual"],
        ["25.4", "2021/2022", "cumulative"],
    ]


def test_since_some_year_until_nobody_says_when(xlsx, read):
    rows = [["县", "财政援助资金（万元）"], ["西吉县", 10]]
    xlsx([["2021年以来闽宁协作资金情况"], *rows])
    tables = read()
    assert tables.claims.empty
    assert tables.rejects["reason"].tolist() == ["a sum since some year: nothing says until when"]
    xlsx([["2021年以来闽宁协作资金情况"], *rows], sheet="2023年")
    assert told(read()) == [["gov_funds", "10", "2021/2023", "cumulative"]]


def test_the_same_months_of_the_year_before_are_those_of_the_column_beside(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作情况"],
            ["指标", "单位", "2023年1-10月", "去年同期", "去年全年"],
            ["财政援助资金", "万元", 5200, 5000, 6100],
        ]
    )
    assert [row[1:] for row in told(read())] == [
        ["5200", "2023-01/2023-10", "year_to_date"],
        ["5000", "2022-01/2022-10", "year_to_date"],
        ["6100", "2022", "annual"],
    ]


def test_last_year_beside_a_part_of_this_one_is_refused(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作情况"],
            ["县", "财政援助资金（万元）", ""],
            ["", "2023年1-10月", "上年"],
            ["西吉县", 5200, 5000],
        ],
        ["B2:C2"],
    )
    tables = read()
    assert [row[1] for row in told(tables)] == ["5200"]
    assert tables.rejects["column"].tolist() == ["Sheet1!C4"]


def test_what_was_done_is_no_target_below_a_title_of_tasks(xlsx, read):
    xlsx(
        [
            ["2024年鲁甘东西部协作任务清单"],
            ["序号", "任务", "单位", "2024年目标", "2024年1-9月完成", "2024年计划完成"],
            [1, "财政援助资金", "亿元", 8.6, 8.5, 8.7],
        ]
    )
    assert [row[1:] for row in told(read())] == [
        ["8.6", "2024", "target"],
        ["8.5", "2024-01/2024-09", "year_to_date"],
        ["8.7", "2024", "target"],
    ]


@pytest.mark.parametrize("head", ["1-11月完成", "完成数", "累计完成"])
def test_what_was_done_beside_the_target_of_a_year_is_of_that_year(xlsx, read, head):
    xlsx(
        [
            ["浦东新区与怒江州东西部协作进展情况（截至2024年11月底）"],
            ["指标", "单位", "2024年目标任务", head, "完成比例", "去年同期"],
            ["财政援助资金", "万元", 26000, 26400, "101.5%", 25800],
        ]
    )
    assert told(read()) == [
        ["gov_funds", "26000", "2024", "target"],
        ["gov_funds", "26400", "2024-01/2024-11", "year_to_date"],
        ["gov_funds", "25800", "2023-01/2023-11", "year_to_date"],
    ]


def test_a_sum_up_to_a_day_without_a_yearly_target_goes_back_to_the_beginning(xlsx, read):
    xlsx(
        [
            ["浦东新区与怒江州东西部协作进展情况（截至2024年11月底）"],
            ["指标", "单位", "“十四五”目标", "累计完成"],
            ["财政援助资金", "万元", 126000, 96400],
        ]
    )
    assert told(read())[1][2:] == ["2024-11", "cumulative"]


def test_rows_say_what_is_planned_and_what_was_done_in_some_months(text, read):
    text(
        [
            ["2024年广州市—毕节市东西部协作重点任务进度表", "", "", ""],
            ["指标", "单位", "项目", "数值"],
            ["财政援助资金", "万元", "年度目标", "52000"],
            ["", "", "1-9月完成", "47800"],
            ["消费帮扶", "亿元", "年度目标", "15"],
            ["", "", "1-9月完成", "12.6"],
        ]
    )
    assert told(read()) == [
        ["gov_funds", "52000", "2024", "target"],
        ["gov_funds", "47800", "2024-01/2024-09", "year_to_date"],
        ["consumption_assist", "15", "2024", "target"],
        ["consumption_assist", "12.6", "2024-01/2024-09", "year_to_date"],
    ]


def test_months_since_january_in_the_report_of_a_month_are_of_its_year(xlsx, read):
    xlsx(
        [
            ["闽宁协作2024年8月份月报（单位：万元）"],
            ["县（区）", "财政援助资金", None],
            [None, "本月", "1-8月累计"],
            ["原州区", 300, 4200],
        ],
        merged=("A2:A3", "B2:C2"),
    )
    assert read().claims[["value", "period", "basis"]].values.tolist() == [
        ["300", "2024-08", "annual"],
        ["4200", "2024-01/2024-08", "year_to_date"],
    ]


def test_since_a_year_in_a_table_up_to_a_day_of_it_is_a_part_of_the_year():
    told = [when("截至2024年9月30日"), when("2024年以来")]
    assert settle(told, "flow") == ("2024-01/2024-09-30", "year_to_date")
