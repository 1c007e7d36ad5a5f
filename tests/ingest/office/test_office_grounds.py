"""What a figure's reading rests on: a table whose words name what was not read gives no figure, and says why."""

from __future__ import annotations

import pytest

from analysis.ingest.office.checks import grounds
from analysis.ingest.office.layout.column import Column
from analysis.ingest.office.layout.rows import Row
from analysis.ingest.office.layout.titles import Title
from analysis.vocabulary.rejects import refusal

CLAIM = {"east": "", "west": "定西市", "indicator": "gov_funds", "period": "2023", "basis": "annual"}


def _grounds(title="", rows=(), columns=(), **said):
    """Grounds of a table with a title, a header row and rows, beside which a claim is held."""
    cells = [[c.path[-1] for c in columns], *map(list, rows or [("", "")])]
    table = grounds.Table(None, cells, [title] if title else [], [0], list(range(1, len(cells))))
    return grounds.Grounds(table, list(columns), Title(text=title, **said))


def _doubt(held, row=1, column=None, **claim):
    column = column or Column(1, ("财政援助资金",), "figure", indicator="gov_funds")
    found = held.doubt(CLAIM | claim, Row(row, None), column)
    return found and found[0]


@pytest.mark.parametrize(
    ("title", "east", "west", "reason"),
    [
        ("2023年定西市青岛协作资金", "", "定西市", "'2023年定西市青岛协作资金' names '青岛', and nobody was read as the one that gives"),
        ("2023年闽宁协作资金", "福建省", "", "'2023年闽宁协作资金' names '宁夏回族自治区', and nobody was read as the one that receives"),
        # Someone whom no list has stands where the giver would.
        ("某某产业集团与定西市2023年扶贫协作", "", "定西市", "'某某产业集团与定西市2023年扶贫协作' names '某某产业集团', and nobody was read as the one that gives"),
        ("我区对口帮扶定西市资金", "", "定西市", "'我区对口帮扶定西市资金' names '我区', and nobody was read as the one that gives"),
        # All is read, or all givers are meant.
        ("2023年定西市青岛协作资金", "青岛", "定西市", None),
        ("2023年山东省帮扶定西市资金", "青岛市", "定西市", None),
        ("2023年定西市东西部协作资金", "", "定西市", None),
        ("东部各省市帮扶定西市资金", "", "定西市", None),
    ],
)  # fmt: skip
def test_a_place_in_the_title_is_on_a_side_of_the_figure(title, east, west, reason):
    assert _doubt(_grounds(title), east=east, west=west) == reason


@pytest.mark.parametrize(
    ("head", "indicator", "east", "reason"),
    [
        ("青岛财政资金", "gov_funds", "", "'青岛财政资金' names '青岛', and nobody was read as the one that gives"),
        ("青岛财政资金", "gov_funds", "山东省", "'青岛财政资金' names '青岛', and '山东省' was read as the one that gives"),
        ("山东财政资金", "gov_funds", "青岛市", None),
        ("其中：到青岛就业", "jobs_to_east", "", None),  # where workers went
        ("市级资金", "gov_funds", "", "money of the receiver's own government, or of whose nothing says"),
        ("市级资金", "gov_funds", "青岛市", None),
    ],
)  # fmt: skip
def test_a_place_in_the_header_is_on_a_side_of_the_figure(head, indicator, east, reason):
    column = Column(1, (head,), "figure", indicator=indicator)
    assert _doubt(_grounds("2023年东西部协作"), column=column, east=east, indicator=indicator) == reason


def test_a_mapping_that_says_who_gives_settles_it():
    column = Column(1, ("青岛财政资金",), "figure", indicator="gov_funds")
    assert _doubt(_grounds("2023年定西市青岛协作", told=True), column=column) is None


def test_a_place_in_a_column_that_nobody_read_is_on_a_side_of_the_figure():
    columns = [
        Column(0, ("行标签",), "serial"),
        Column(1, ("财政援助资金",), "figure", indicator="gov_funds"),
    ]
    held = _grounds("", [("南京市", "1"), ("定西市", "2"), ("某地", "3")], columns)
    assert _doubt(held, 1) == "'南京市' names '南京市', and nobody was read as the one that gives"
    assert [_doubt(held, 2), _doubt(held, 3)] == [None, None]


def test_of_several_pairs_in_a_title_each_has_its_own_giver():
    both = {"east": "厦门市;济南市", "west": "临夏州;甘南州"}
    held = _grounds("厦门市、济南市协作临夏州、甘南州", **both)
    reason = "the title names several that give and several that receive: nothing says which of them is paired with '临夏州'"
    assert _doubt(held, east=both["east"], west="临夏州") == reason
    assert _doubt(held, **both) is None
    assert _doubt(held, east="厦门市", west="临夏州") is None
    one = _grounds("厦门市、济南市协作甘肃省", east=both["east"], west="甘肃省")
    assert _doubt(one, east=both["east"], west="甘肃临夏州") is None


@pytest.mark.parametrize(
    ("title", "cells", "told"),
    [
        ("progress in 1–9 2023", ("甲", "乙"), "progress in 1–9 2023"),
        ("协作资金", ("2021", "2022"), "2021"),
        ("协作资金", ("甲", "2022年实施"), "2022年实施"),
        ("协作资金", ("甲", "乙"), None),
        ("协作资金", ("甲", "第2021号"), None),
    ],
)
def test_a_figure_has_a_year_where_its_table_writes_years(title, cells, told):
    columns = [Column(0, ("年度",), "unknown"), Column(1, ("资金",), "figure")]
    held = _grounds(title, [(cell, "5") for cell in cells], columns)
    reason = told and f"the table writes {told!r}, and nothing tells of which year this figure is"
    assert _doubt(held, period="") == reason
    assert _doubt(held) is None


def test_a_year_of_those_who_filled_it_in_is_none_of_its_figures():
    assert _doubt(_grounds("填报时间：2024年1月10日"), period="") is None


@pytest.mark.parametrize(
    ("title", "head", "refused"),
    [
        ("Results, months one to nine of 2023", "资金", True),
        ("2023年协作", "分季度资金", True),
        ("2023年1-9月协作", "资金", True),
        ("2023年协作", "1-12月累计", False),
        ("2023年协作", "资金", False),
    ],
)
def test_a_part_of_a_year_is_not_all_of_it(title, head, refused):
    column = Column(1, (head,), "figure", indicator="gov_funds")
    found = _doubt(_grounds(title, east="青岛市"), column=column, east="青岛市")
    assert (found or "").endswith(
        "speaks of a part of a year, and the figure was read as of all of 2023"
    ) == refused
    assert _doubt(_grounds(title, basis="annual"), column=column, east="青岛市") is None


@pytest.mark.parametrize(
    ("label", "basis", "refused"),
    [
        ("年度目标", "annual", True), ("拟援建学校", "annual", True), ("planned", "annual", True),
        ("年度目标", "target", False), ("完成数", "annual", False), ("目标村道路", "annual", False),
    ],
)  # fmt: skip
def test_a_plan_is_not_what_was_done(label, basis, refused):
    columns = [Column(0, ("项目",), "text"), Column(1, ("数值",), "figure")]
    found = _doubt(_grounds("2023年协作", [(label, "5")], columns), east="青岛市", basis=basis)
    reason = f"{label!r} says that the figure is a plan, and it was read as what was done"
    assert found == (reason if refused else None)


def test_it_is_refused_where_it_stands_and_in_both_languages(xlsx, read):
    xlsx([["我区与兰坪县2023年协作资金（万元）"], ["县", "财政援助资金"], ["兰坪县", 30]])
    found = read()
    assert len(found.claims) == 0
    row = found.rejects.iloc[0]
    assert (row["column"], row["printed"]) == ("Sheet1!B3", "30")
    assert row["hint"] == "say who gives in a column, or in a mapping file: `east: 我区`"
    assert refusal(row["reason"], "zh") == "'我区与兰坪县2023年协作资金（万元）'写有'我区'，而未能读出帮扶方"
    assert refusal(row["hint"], "zh") == "以一列写明帮扶方，或在映射文件中写 `east: 我区`"


@pytest.mark.parametrize(
    ("head", "note"),
    [
        ("妇女培训", "妇女培训"),
        ("农村实用人才培训", "农村实用人才培训"),
        ("培训党政干部", ""),
        ("培训当地干部人才", ""),
        ("农民培训", ""),
    ],
)
def test_words_of_a_header_that_nobody_knows_are_noted(xlsx, read, head, note):
    xlsx([["2023年粤黔协作（人次）"], ["市", head], ["毕节市", 300]])
    assert read().claims[["indicator", "value", "note"]].to_numpy().tolist() == [
        ["trained_persons", "300", note]
    ]


def test_a_list_headed_by_item_and_value_is_no_form_of_a_project(xlsx, read):
    xlsx(
        [
            ["美姑县东西部协作2023年度数据表（结对：宁波市鄞州区）"],
            ["项目", "数值", "项目", "数值"],
            ["社会捐赠（万元）", "502.6", "东部财政援助资金（万元）", "4780"],
            ["引进企业（家）", "3", "消费帮扶（万元）", "6120"],
        ]
    )
    claims = read().claims
    assert sorted(zip(claims["value"], claims["note"], strict=True)) == [("3", ""), ("4780", ""), ("502.6", ""), ("6120", "")]  # fmt: skip


NOTED = [
    ["2023年粤黔协作情况（万元）"],
    ["市", "财政援助资金", "社会帮扶资金"],
    ["毕节市", 61000, 3200],
    ["铜仁市", 38000, 2100],
]


@pytest.mark.parametrize(
    ("note", "values", "reason"),
    [
        ("注：本表数据为1—10月。", [], "the note '本表数据为1—10月' tells another time than all of 2023"),
        ("说明：数据截至2023年9月底。", [], "the note '数据截至2023年9月底' tells another time than all of 2023"),
        ("注：本表为2021年以来累计数。", [], "the note '本表为2021年以来累计数' tells another time than all of 2023"),
        ("注：表中数据为计划数。", [], "'表中数据为计划数' says that the figure is a plan, and it was read as what was done"),
        ("注：铜仁市数据为预计数。", ["61000", "3200"], "'铜仁市数据为预计数' says that the figure is a plan, and it was read as what was done"),
        ("注：社会帮扶资金为1—10月。", ["61000", "38000"], "the note '社会帮扶资金为1—10月' tells another time than all of 2023"),
        ("注：1.数据截至2023年12月底；2.金额四舍五入。", ["61000", "3200", "38000", "2100"], None),
        ("填报时间：2023年9月", ["61000", "3200", "38000", "2100"], None),
    ],
)  # fmt: skip
def test_a_note_below_the_table_speaks_of_its_figures(xlsx, read, note, values, reason):
    xlsx([*NOTED, [note]])
    found = read()
    assert list(found.claims["value"]) == values
    assert set(found.rejects["reason"]) == ({reason} if reason else set())
    assert not reason or refusal(reason, "zh") != reason


@pytest.mark.parametrize(
    ("note", "government", "society"),
    [
        ("注：财政援助资金含社会捐赠。", "财政援助资金含社会捐赠", ""),
        ("注：本表不含珠海市帮扶资金。", "本表不含珠海市帮扶资金", "本表不含珠海市帮扶资金"),
        ("注：第二批另行下达。", "", ""),
        # On its total, and on which rows it has: no figure of a row is less for it.
        ("说明：全省总计含未列出的其他市州。", "", ""),
        ("注：仅列毕节、铜仁两市。", "", ""),
        ("Note: figures of two of the recipient prefectures only.", "", ""),
        ("注：1.“其他”指捐物；2.财政援助资金仅为省级资金。", "财政援助资金仅为省级资金", ""),
    ],
)
def test_what_a_note_says_that_figures_hold_goes_into_theirs(xlsx, read, note, government, society):
    xlsx([*NOTED, [note]])
    assert read().claims["note"].tolist() == [government, society] * 2


def test_the_paired_city_of_an_english_table_gives(xlsx, read):
    xlsx(
        [
            ["Zhejiang-Sichuan cooperation, 2023"],
            ["Prefecture", "Paired city", "Government funds (10,000 yuan)"],
            ["Guangyuan", "Hangzhou", 41000],
            ["Leshan", "Shaoxing", 12000],
        ]
    )
    assert read().claims[["east", "west", "value"]].to_numpy().tolist() == [
        ["Hangzhou, Zhejiang", "Guangyuan, Sichuan", "41000"],
        ["Shaoxing, Zhejiang", "Leshan, Sichuan", "12000"],
    ]


@pytest.mark.parametrize(("head", "stock"), [("在册帮扶车间（个）", True), ("新建帮扶车间（个）", False)])
def test_workshops_on_the_register_are_those_that_there_are(xlsx, read, head, stock):
    xlsx([["铜仁市东西部协作情况（截至2023年6月30日）"], ["区县", head], ["碧江区", 11]])
    (claim,) = read().claims.to_dict("records")
    assert (claim["value"], claim["period"][-10:], claim["basis"] == "stock") == ("11", "2023-06-30", stock)


def test_people_who_go_east_are_no_workers_where_nothing_speaks_of_work(xlsx, read):
    xlsx([["2023年贵州省东西部协作人才交流（人）"], ["市州", "黔赴东部"], ["毕节市", 30]])
    found = read()
    assert len(found.claims) == 0
    assert found.rejects["reason"].tolist() == [
        "people who go to the east, and nothing says that they work there"
    ]
    xlsx([["2023年贵州省东西部协作劳务（人）"], ["市州", "黔赴东部"], ["毕节市", 30]])
    assert read().claims["indicator"].tolist() == ["jobs_to_east"]


def test_what_a_title_leaves_out_is_no_giver_and_makes_a_part(xlsx, read):
    xlsx([["2023年闽宁协作（不含厦门市）"], ["县", "财政资金（万元）"], ["西吉县", 2000]])
    claims = read().claims
    assert claims[["east", "west", "value", "note"]].to_numpy().tolist() == [
        ["福建省", "宁夏回族自治区西吉县", "2000", "不含厦门市"]
    ]


def test_a_title_may_say_of_which_part_one_of_its_years_is(xlsx, read):
    title = "2022-2023年鲁渝协作（2022年为全年，2023年为上半年）"
    xlsx([[title], ["指标", "单位", "2022年", "2023年"], ["财政援助资金", "亿元", 7.1, 3.2]])
    found = read()
    assert found.claims[["value", "period"]].to_numpy().tolist() == [["7.1", "2022"]]
    assert found.rejects["reason"].tolist() == [
        f"{title!r} speaks of a part of a year, and the figure was read as of all of 2023"
    ]


def test_a_remark_beside_a_figure_may_name_who_gives():
    column = Column(1, ("财政援助资金",), "figure", indicator="gov_funds")
    held = _grounds("2023年定西市东西部协作资金")
    assert held.doubt(CLAIM, Row(1, None, note="青岛市帮扶"), column)[0] == (
        "'青岛市帮扶' names '青岛市', and nobody was read as the one that gives"
    )
    assert held.doubt(CLAIM, Row(1, None, note="见青岛市来函"), column) is None
