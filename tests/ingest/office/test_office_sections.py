"""Time that stands elsewhere than in title, header or row: lines between the rows, and years told from the table's own."""

import pytest

BLOCKS = [
    ["宁波市—凉山州东西部协作资金情况（单位：万元）", None, None],
    ["受援县", "财政援助资金", "社会帮扶资金"],
    ["2022年", None, None],
    ["昭觉县", 6500, 420],
    ["布拖县", 5900, 380],
    ["2023年", None, None],
    ["昭觉县", 6650, 455],
    ["布拖县", 6010, 0],
]
FOUND = [
    ["昭觉县", "6500", "2022"], ["昭觉县", "420", "2022"], ["布拖县", "5900", "2022"], ["布拖县", "380", "2022"],
    ["昭觉县", "6650", "2023"], ["昭觉县", "455", "2023"], ["布拖县", "6010", "2023"], ["布拖县", "0", "2023"],
]  # fmt: skip


def told(tables):
    """The county, value and period of each claim."""
    west = tables.claims["west"].str[-3:]
    return [list(row) for row in zip(west, tables.claims["value"], tables.claims["period"], strict=True)]


@pytest.mark.parametrize("merged", [["A1:C1", "A3:C3", "A6:C6"], ["A1:C1"]])
def test_a_line_with_a_year_dates_the_rows_below_it(xlsx, read, merged):
    xlsx(BLOCKS, merged)
    tables = read()
    assert told(tables) == FOUND
    assert not tables.claims["note"].str.contains("part").any()


def test_a_year_over_all_columns_of_a_page_is_no_third_header(inbox, read):
    rows = "".join(
        f"<tr><td colspan=3>{row[0]}</td></tr>"
        if row[1] is None
        else "<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>"
        for row in BLOCKS[1:]
    )
    (inbox / "page.html").write_text(
        f"<html><body><p>{BLOCKS[0][0]}</p><table>{rows}</table></body></html>", encoding="utf-8"
    )
    assert told(read()) == FOUND


def test_a_year_with_the_sum_of_its_rows_is_a_total_and_dates_them(xlsx, read):
    rows = [list(row) for row in BLOCKS]
    rows[2][1:], rows[5][1:] = [12400, 800], [12660, 455]
    xlsx(rows, ["A1:C1"])
    tables = read()
    assert told(tables) == FOUND
    assert tables.counts["set_aside"].tolist() == [4]


def test_the_year_of_a_numbered_section_ends_with_it(xlsx, read):
    xlsx(
        [
            ["闽宁协作资金情况（2021年，万元）", None],
            ["受援县", "财政援助资金"],
            ["一、新增（2022年）", None],
            ["隆德县", 10],
            ["二、其他", None],
            ["盐池县", 20],
        ]
    )
    assert told(read()) == [["隆德县", "10", "2022"], ["盐池县", "20", "2021"]]


def test_the_day_of_the_page_dates_no_rows(xlsx, read):
    xlsx(
        [
            ["2022年闽宁协作资金情况（万元）", None],
            ["受援县", "财政援助资金"],
            ["隆德县", 10],
            ["2023-03-05", None],
            ["盐池县", 20],
        ]
    )
    assert told(read()) == [["隆德县", "10", "2022"], ["盐池县", "20", "2022"]]


def last_year(title, head):
    return [
        [title, None, None],
        ["受援县", "财政援助资金（万元）", None],
        [None, "本年", head],
        ["临夏县", 52, 51],
    ]


@pytest.mark.parametrize(
    ("title", "head", "periods"),
    [
        ("2024年济南市临夏州协作资金情况", "上年", ["2024", "2023"]),
        ("2024年1-9月济南市临夏州协作资金情况", "上年同期", ["2024-01/2024-09", "2023-01/2023-09"]),
        ("2024年1-9月济南市临夏州协作资金情况", "去年全年", ["2024-01/2024-09", "2023"]),
    ],
)
def test_a_column_of_the_year_before(xlsx, read, title, head, periods):
    xlsx(last_year(title, head), ["A1:C1", "A2:A3", "B2:C2"])
    assert told(read()) == [["临夏县", "52", periods[0]], ["临夏县", "51", periods[1]]]


def test_the_year_before_some_months_is_not_guessed(xlsx, read):
    xlsx(last_year("2024年1-9月济南市临夏州协作资金情况", "上年"), ["A1:C1", "A2:A3", "B2:C2"])
    tables = read()
    assert told(tables) == [["临夏县", "52", "2024-01/2024-09"]]
    assert tables.rejects[["column", "hint"]].values.tolist() == [["Sheet1!C4", "write 上年同期 or 上年全年"]]


def test_the_target_of_the_year_beside_a_month_is_of_the_year(text, figures):
    text(
        [
            ["沪滇消费帮扶情况月报表", "", "", ""],
            ["2024年9月", "", "", "单位：万元"],
            ["州市", "消费帮扶金额", "", "年度目标"],
            ["", "本月", "本年累计", ""],
            ["曲靖市", "3210", "28650", "35000"],
        ]
    )
    assert [(value, period, basis) for _, _, _, value, _, period, basis in figures()] == [
        ("3210", "2024-09", "annual"),
        ("28650", "2024-01/2024-09", "year_to_date"),
        ("35000", "2024", "target"),
    ]


def test_the_whole_province_below_its_cities_is_a_total(xlsx, read):
    xlsx(
        [
            ["2023年粤黔协作资金情况（亿元）", None],
            ["市（州）", "财政援助资金"],
            ["毕节市", 6],
            ["遵义市", 4],
            ["全省", 10],
        ]
    )
    tables = read()
    assert tables.claims["value"].tolist() == ["6", "4"]
    assert tables.counts["set_aside"].tolist() == [1]


def test_plan_and_done_beside_years_that_run_down(xlsx, read):
    xlsx(
        [
            ["京蒙协作年度任务完成情况", None, None],
            ["年度", "财政援助资金（亿元）", None],
            [None, "计划", "完成"],
            [2021, 18, 18.6],
            [2022, 18.5, 18.9],
        ],
        ["A1:C1", "A2:A3", "B2:C2"],
    )
    assert read().claims[["value", "period", "basis"]].values.tolist() == [
        ["18", "2021", "target"],
        ["18.6", "2021", "annual"],
        ["18.5", "2022", "target"],
        ["18.9", "2022", "annual"],
    ]


def test_a_column_of_words_says_plan_done_and_ratio(xlsx, read):
    xlsx(
        [
            ["2023年苏陕协作指标完成情况", None, None, None],
            ["市", "类别", "财政援助资金（万元）", "引进企业（家）"],
            ["商洛市", "计划数", 20000, 20],
            [None, "完成数", 21000, 24],
            [None, "完成率", "105%", "120%"],
        ],
        ["A1:D1", "A3:A5"],
    )
    tables = read()
    assert tables.claims[["indicator", "value", "basis", "note"]].values.tolist() == [
        ["gov_funds", "20000", "target", ""],
        ["enterprises_settled", "20", "target", ""],
        ["gov_funds", "21000", "annual", ""],
        ["enterprises_settled", "24", "annual", ""],
    ]
    assert tables.rejects.empty
    assert tables.counts["set_aside"].tolist() == [2]


def test_since_a_year_ends_with_the_table_and_its_last_year_too(xlsx, read):
    xlsx(
        [
            ["粤桂协作引进企业情况（截至2024年6月底）", None, None],
            ["市", "引进企业（家）", None],
            [None, "2021年以来累计", "其中：2024年新增"],
            ["百色市", 120, 14],
        ],
        ["A1:C1", "A2:A3", "B2:C2"],
    )
    assert read().claims[["value", "period", "basis"]].values.tolist() == [
        ["120", "2021/2024-06", "cumulative"],
        ["14", "2024-01/2024-06", "year_to_date"],
    ]


def test_months_across_are_each_their_own_and_their_sum_is_set_aside(text, read):
    text(
        [
            ["2023年津甘协作劳务输转人数统计表", "", "", ""],
            ["县", "1月", "2月份", "合计"],
            ["古浪县", "10", "20", "30"],
            ["会宁县", "11", "0.1万余人", "1011"],
        ]
    )
    tables = read()
    assert tables.claims[["value", "unit", "period"]].values.tolist() == [
        ["10", "人", "2023-01"],
        ["20", "人", "2023-02"],
        ["11", "人", "2023-01"],
        ["0.1余", "万人", "2023-02"],
    ]
    assert tables.counts["set_aside"].tolist() == [2]


def test_the_first_months_across_end_in_the_year_of_the_title(xlsx, read):
    xlsx(
        [
            ["2024年津甘协作消费帮扶进度（亿元）", None, None],
            ["市州", "截至3月底", "截至9月底"],
            ["武威市", 0.8, 2.7],
        ]
    )
    assert read().claims[["value", "period", "basis"]].values.tolist() == [
        ["0.8", "2024-01/2024-03", "year_to_date"],
        ["2.7", "2024-01/2024-09", "year_to_date"],
    ]


@pytest.mark.parametrize(
    ("title", "basis"),
    [("任务进展", "annual"), ("任务完成表", "annual"), ("目标任务", "target"), ("任务分解表", "target")],
)
def test_the_progress_of_tasks_is_no_plan(xlsx, read, title, basis):
    xlsx([[f"2023年度闽宁协作{title}（万元）", None], ["受援县", "财政援助资金"], ["隆德县", 412]])
    assert read().claims["basis"].tolist() == [basis]
