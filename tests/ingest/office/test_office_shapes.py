"""Shapes that real tables have: lists side by side, years below unmerged headers, tables turned round, parts of places."""

import time

import pytest
import yaml

from analysis.ingest.office.inspect import draft_mapping


def flows(tables):
    return tables.claims[["east", "west", "indicator", "value", "unit", "period"]].values.tolist()


RANKED = [
    ["2023年东西部协作财政援助资金排名"],
    ["排名", "东部省份", "财政援助资金（亿元）", "西部省份", "受援资金（亿元）"],
    [1, "江苏省", 31.2, "四川省", 30.5],
    [2, "浙江省", 30.1, "贵州省", 22.4],
    [3, "山东省", 25.7, "甘肃省", 21.3],
]


@pytest.mark.parametrize("ranked", [True, False])
def test_two_lists_side_by_side_are_no_pairs(xlsx, read, ranked):
    xlsx([RANKED[0], *(row[0 if ranked else 1 :] for row in RANKED[1:])])
    assert flows(read()) == [
        ["江苏省", "", "gov_funds", "31.2", "亿元", "2023"],
        ["浙江省", "", "gov_funds", "30.1", "亿元", "2023"],
        ["山东省", "", "gov_funds", "25.7", "亿元", "2023"],
        ["", "四川省", "gov_funds", "30.5", "亿元", "2023"],
        ["", "贵州省", "gov_funds", "22.4", "亿元", "2023"],
        ["", "甘肃省", "gov_funds", "21.3", "亿元", "2023"],
    ]


@pytest.mark.parametrize("head", ["排名", "名次", "位次", "序号"])
def test_the_rank_of_the_second_list_is_no_figure_of_the_first(xlsx, read, head):
    rows = [
        RANKED[0],
        [*RANKED[1][:3], head, *RANKED[1][3:]],
        *([*row[:3], row[0], *row[3:]] for row in RANKED[2:]),
    ]
    xlsx(rows)
    tables = read()
    assert [row[:2] for row in flows(tables)] == [
        *([name, ""] for name in ("江苏省", "浙江省", "山东省")),
        *(["", name] for name in ("四川省", "贵州省", "甘肃省")),
    ]
    assert tables.rejects.empty


UNDER_ONE_HEADER = [
    ["2022年东西部协作资金情况表"],
    ["东部", "西部", "财政援助资金（万元）"],
    ["北京市", "内蒙古自治区", 187000],
    ["天津市", "甘肃省", 900],
]


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        ([["2023年东西部协作资金情况表"]], "2023"),
        ([["2023年东西部协作资金情况表"], ["（单位：万元）"]], "2023"),
        ([["2023年东西部协作资金情况表"], []], "2023"),
        ([["2023年"]], "2023"),
        ([["（二）2023年协作资金"]], "2023"),
        # The next printed page of the same table.
        ([], "2022"),
        ([["2022年东西部协作资金情况表"]], "2022"),
        ([["续表"]], "2022"),
        ([["第 2 页"]], "2022"),
        ([["填表日期：2023年3月"]], "2022"),
        ([["2023年3月5日"]], "2022"),
    ],
)
def test_the_same_header_under_lines_that_tell_another_year_is_another_table(xlsx, read, lines, year):
    xlsx([*UNDER_ONE_HEADER, *lines, UNDER_ONE_HEADER[1], ["福建省", "宁夏回族自治区", 59000]])
    assert flows(read()) == [
        ["北京市", "内蒙古自治区", "gov_funds", "187000", "万元", "2022"],
        ["天津市", "甘肃省", "gov_funds", "900", "万元", "2022"],
        ["福建省", "宁夏回族自治区", "gov_funds", "59000", "万元", year],
    ]


def test_a_row_of_each_pair_with_figures_of_both_sides_stays_one_row(xlsx, read):
    xlsx(
        [
            ["2023年东西部协作情况"],
            ["东部省份", "财政援助资金（亿元）", "西部省份", "帮助农村劳动力就业（人）"],
            ["江苏省", 31.2, "陕西省", 100],
            ["山东省", 25.7, "甘肃省", 200],
        ]
    )
    assert [row[:2] for row in flows(read())] == [["江苏省", "陕西省"]] * 2 + [["山东省", "甘肃省"]] * 2


@pytest.mark.parametrize("corner", ["", "地区"])
def test_years_in_a_second_header_that_is_not_merged(xlsx, read, corner):
    xlsx(
        [
            ["东西部协作资金"],
            [corner, "财政援助资金（万元）", "社会帮扶资金（万元）"],
            ["", 2022, 2022],
            ["陕西", 231000, 5200],
            ["青海", 61000, 700],
        ]
    )
    tables = read()
    assert flows(tables) == [
        ["", "陕西", "gov_funds", "231000", "万元", "2022"],
        ["", "陕西", "social_donations", "5200", "万元", "2022"],
        ["", "青海", "gov_funds", "61000", "万元", "2022"],
        ["", "青海", "social_donations", "700", "万元", "2022"],
    ]
    assert tables.rejects.empty


def test_places_across_below_a_blank_corner(text, read):
    text(
        [
            ["沪滇协作财政援助资金（万元）"],
            ["", "昆明市", "昭通市", "合计"],
            ["2022", 1, 2, 3],
            ["2023", 4, 5, 9],
        ]
    )
    assert [(row[1], row[3], row[5]) for row in flows(read())] == [
        ("云南省昆明市", "1", "2022"),
        ("云南省昭通市", "2", "2022"),
        ("云南省昆明市", "4", "2023"),
        ("云南省昭通市", "5", "2023"),
    ]


TURNED = [
    ["东部", "北京", "江苏"],
    ["西部", "内蒙古", "陕西"],
    ["财政援助资金（万元）", 187000, 275000],
    ["引导企业（家）", 12, 33],
]


def test_a_table_turned_round_is_drafted_and_read_with_its_own_cells(xlsx, read):
    path = xlsx(TURNED)
    assert read().claims.empty
    draft = draft_mapping(path)
    assert "# 财政援助资金（万元）: 187000, 275000" in draft
    (table,) = yaml.safe_load(draft)["tables"]
    assert table["transposed"] is True
    path.with_name("table.xlsx.yml").write_text(
        draft.replace("transposed: true", "transposed: true\n  year: 2023"), encoding="utf-8"
    )
    tables = read()
    assert flows(tables) == [
        ["北京", "内蒙古", "gov_funds", "187000", "万元", "2023"],
        ["北京", "内蒙古", "enterprises_settled", "12", "家", "2023"],
        ["江苏", "陕西", "gov_funds", "275000", "万元", "2023"],
        ["江苏", "陕西", "enterprises_settled", "33", "家", "2023"],
    ]
    assert [c.rpartition("!")[2] for c in tables.claims["locator"]] == ["B3", "B4", "C3", "C4"]


def test_the_draft_of_an_unknown_table_lists_its_columns_with_their_first_cells(xlsx):
    draft = draft_mapping(xlsx([["说明"], ["某某", "甲", "乙"], ["a", 1, 2], ["b", 3, 4]]))
    assert "A: unknown  # 某某: a, b" in draft
    (table,) = yaml.safe_load(draft)["tables"]
    assert table["header_rows"] == [2]
    assert table["columns"] == {"A": "unknown", "B": "unknown", "C": "unknown"}


@pytest.mark.parametrize(
    "below",
    [
        ["　辽宁省(不含大连市)", "　大连市"],
        ["辽宁省(不含大连市)", "大连市"],
        ["其中：沈阳市", "大连市"],
    ],
)
def test_rows_that_are_parts_of_the_row_above_are_not_added_again(xlsx, read, below):
    xlsx(
        [
            ["2019年东西部协作财政援助资金（万元）"],
            ["地区", "金额"],
            ["辽宁省", 3151],
            [below[0], 2932],
            [below[1], 219],
            ["山东省", 1000],
            ["合计", 4151],
        ]
    )
    tables = read()
    assert not tables.findings["reason"].str.contains("add up").any()
    assert "219" in tables.claims["value"].tolist()
    if "不含" in below[0]:
        assert "2932" not in tables.claims["value"].tolist(), "no place is called so"
        assert "a part of a place" in tables.rejects["reason"][0]


def test_a_total_that_is_wrong_is_found_all_the_same(xlsx, read):
    rows = [["辽宁省", 3151], ["辽宁省(不含大连市)", 2932], ["大连市", 219], ["山东省", 1000], ["合计", 5151]]
    xlsx([["2019年东西部协作财政援助资金（万元）"], ["地区", "金额"], *rows])
    assert read().findings["reason"].str.contains("add up").any()


def test_pairs_below_an_empty_header(xlsx, read):
    xlsx([["2023年资金"], ["", "财政援助资金（亿元）"], ["江苏—陕西", 3], ["江苏—青海", 1]])
    assert [row[:2] for row in flows(read())] == [["江苏", "陕西"], ["江苏", "青海"]]


def test_a_cell_of_the_giver_that_is_blank_is_not_every_giver(text, read):
    text(
        [
            ["2023年东西部协作"],
            ["东部", "西部", "财政援助资金（亿元）"],
            ["", "青海省", 6],
            ["江苏省", "陕西省", 7],
        ]
    )
    tables = read()
    assert [row[:2] for row in flows(tables)] == [["江苏省", "陕西省"]]
    assert tables.rejects["reason"].tolist() == ["the cell of the giver is blank"]


def test_a_section_names_the_pair_or_what_is_counted(text, read):
    text(
        [
            ["2023年东西部协作（亿元）"],
            ["地区", "2022年", "2023年"],
            ["一、财政援助资金"],
            ["江苏省", 31, 32],
            ["二、社会帮扶资金"],
            ["江苏省", 1, 2],
        ]
    )
    assert [(row[2], row[3], row[5]) for row in flows(read())] == [
        ("gov_funds", "31", "2022"),
        ("gov_funds", "32", "2023"),
        ("social_donations", "1", "2022"),
        ("social_donations", "2", "2023"),
    ]


@pytest.mark.parametrize("title", ["附件1 2023年沪滇协作", "附件12023年沪滇协作", "表5  2023年沪滇协作"])
def test_the_number_of_a_table_is_no_part_of_its_year(text, read, title):
    text([[title], ["州市", "财政援助资金（万元）"], ["昆明市", 5]])
    assert flows(read())[0][5] == "2023"


def test_hainan_prefecture_lies_in_qinghai(text, read):
    text([["2023年苏青协作"], ["地区", "财政援助资金（万元）"], ["海南藏族自治州", 5], ["海东市", 6]])
    assert [row[1] for row in flows(read())] == ["青海省海南藏族自治州", "青海省海东市"]


def test_a_yearbook_in_two_languages(text, read):
    text(
        [
            ["3-9 分地区地区生产总值"],
            ["Gross Regional Product by Region"],
            ["单位：亿元", "(100 million yuan)"],
            ["地区 Region", "2022年", "2023年"],
            ["北 京 Beijing", 41540, 43760],
            ["河 南 Henan", 58220, 59132],
        ]
    )
    assert read().claims[["place", "indicator", "value", "period"]].values.tolist() == [
        ["北京", "other:gross_regional_product", "41540", "2022"],
        ["北京", "other:gross_regional_product", "43760", "2023"],
        ["河南", "other:gross_regional_product", "58220", "2022"],
        ["河南", "other:gross_regional_product", "59132", "2023"],
    ]


def test_long_cells_cost_no_more_than_short_ones(text, read):
    def seconds(length):
        rows = [["昆明市", "工作情况，" * (length // 5), 5] for _ in range(60)]
        text([["2023年沪滇协作"], ["州市", "工作内容", "财政援助资金（万元）"], *rows])
        started = time.perf_counter()
        assert len(read().claims) == 60
        return time.perf_counter() - started

    seconds(10)
    assert seconds(30_000) < 10 * seconds(10) + 1


def test_a_line_that_looks_like_a_header_takes_no_title_away(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作资金统计表"],
            ["单位", "备注"],
            ["县", "财政援助资金（万元）"],
            ["西吉县", 10],
        ]
    )
    claims = read().claims
    assert claims[["east", "west", "value", "period"]].to_numpy().tolist() == [
        ["福建省", "宁夏回族自治区西吉县", "10", "2023"]
    ]
