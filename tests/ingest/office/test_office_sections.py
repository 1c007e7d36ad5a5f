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
