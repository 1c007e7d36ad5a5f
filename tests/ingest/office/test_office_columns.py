"""What the headers of columns, and the lines above a second table, are taken for."""

import pytest

from analysis.ingest.office.layout import sides

YEAR = "annual"


@pytest.mark.parametrize(
    "head", ["州市", "市（州）", "盟市", "县（市、区）", "地州市", "分配对象", "", "所属市州", "区/县"]
)
def test_rows_of_places_never_count_for_the_province_of_the_title(xlsx, figures, head):
    xlsx(
        [
            ["2023年沪滇协作财政援助资金（万元）"],
            [head, "2023年", "备注"],
            ["昆明市", 110, ""],
            ["昭通市", 190, ""],
        ]
    )
    assert [row[1] for row in figures()] == ["云南省昆明市", "云南省昭通市"]


def test_a_county_column_headed_by_one_character_is_no_unit(xlsx, read):
    xlsx(
        [
            ["2023年县级结对关系一览表"],
            ["序号", "东部", None, None, "西部", None, None],
            [None, "省", "市", "县", "省", "市", "县"],
            [1, "浙江省", "杭州市", "西湖区", "四川省", "广元市", "剑阁县"],
            [2, None, "宁波市", "慈溪市", None, "凉山州", "布拖县"],
        ],
        ["A1:G1", "A2:A3", "B2:D2", "E2:G2", "B4:B5", "E4:E5"],
    )
    assert read().pairings[["east", "east_level", "west"]].values.tolist() == [
        ["浙江省杭州市西湖区", "county", "四川省广元市剑阁县"],
        ["浙江省宁波市慈溪市", "county", "四川省凉山州布拖县"],
    ]


def test_cells_speak_where_the_header_names_the_other_side(xlsx, figures):
    xlsx([["2023年资金（万元）"], ["帮扶县", "财政援助资金"], ["剑阁县", 30], ["苍溪县", 40]])
    assert [row[:2] for row in figures()] == [("", "剑阁县"), ("", "苍溪县")]


@pytest.mark.parametrize(
    ("heads", "rows", "sides"),
    [
        # All cells of a column of words are of the side that no head names.
        (["西部", "牵线方"], [("商洛市", "南京市"), ("安康市", "常州市")], [("南京市", "商洛市"), ("常州市", "安康市")]),
        # They are of both sides, or of the side that a head names: nothing is said of the other one.
        (["西部", "牵线方"], [("商洛市", "南京市"), ("安康市", "汉滨区")], [("", "商洛市"), ("", "安康市")]),
        (["东部", "牵线方"], [("南京市", "常州市"), ("无锡市", "常州市")], [("南京市", ""), ("无锡市", "")]),
        (["西部", "落地处"], [("商洛市", "商州区"), ("安康市", "汉滨区")], [("", "商洛市"), ("", "安康市")]),
        (["东部", "西部", "牵线方"], [("南京市", "商洛市", "常州市"), ("常州市", "安康市", "南京市")], [("南京市", "商洛市"), ("常州市", "安康市")]),
        # Both ends of a flow; one of them alone may be where a figure is from.
        (["from", "to"], [("南京市", "商洛市"), ("常州市", "安康市")], [("南京市", "商洛市"), ("常州市", "安康市")]),
        (["西部", "source"], [("商洛市", "省乡村振兴局"), ("安康市", "省乡村振兴局")], [("", "商洛市"), ("", "安康市")]),
    ],
)  # fmt: skip
def test_a_column_of_words_is_of_the_side_that_no_head_names(xlsx, figures, heads, rows, sides):
    table = [[*row, value] for row, value in zip(rows, (100, 200), strict=True)]
    xlsx([["2023年协作资金（万元）"], [*heads, "财政援助资金"], *table])
    assert [row[:4] for row in figures()] == [
        (*ends, "gov_funds", value) for ends, value in zip(sides, ("100", "200"), strict=True)
    ]


@pytest.mark.parametrize(
    ("title", "told", "claims"),
    [
        # Years, also beside a total of both; units; names of indicators where there are several.
        ("苏陕协作资金（万元）", ("2021", "2022", "合计"), [("gov_funds", "100", "万元", "2021"), ("gov_funds", "200", "万元", "2022")]),
        ("2023年苏陕协作资金", ("万元", "亿元"), [("gov_funds", "100", "万元", "2023"), ("gov_funds", "200", "亿元", "2023")]),
        ("2023年苏陕协作资金（万元）", ("社会捐赠", "社会捐赠"), [("gov_funds", "100", "万元", "2023"), ("gov_funds", "200", "万元", "2023")]),
    ],
)  # fmt: skip
def test_cells_tell_what_a_column_under_unknown_words_is(xlsx, figures, title, told, claims):
    rows = zip(("商洛市", "安康市", "合计"), told, (100, 200, 300), strict=False)
    xlsx([[title], ["西部", "归属", "财政援助资金"], *map(list, rows)])
    assert [row[2:6] for row in figures()] == claims


@pytest.mark.parametrize(
    ("told", "indicators"),
    [(("财政援助资金", "社会捐赠"), ["gov_funds", "social_donations"]), (("社会捐赠", "社会捐赠"), [])],
)
def test_where_no_head_names_what_is_counted_different_names_in_a_column_do_and_a_repeated_remark_does_not(
    xlsx, read, told, indicators
):
    rows = zip(("商洛市", "安康市"), told, (100, 200), strict=True)
    xlsx([["2023年苏陕协作（万元）"], ["西部", "归属", "数额"], *map(list, rows)])
    tables = read()
    assert tables.claims["indicator"].tolist() == indicators
    assert tables.rejects.empty == bool(indicators)


def test_what_goes_from_west_to_east_is_no_help(xlsx, read):
    """Workers go east: neither end is taken for a giver or a receiver."""
    xlsx(
        [
            ["2023年劳务协作"],
            ["from", "to", "劳务输出（人）"],
            ["商洛市", "南京市", 100],
            ["安康市", "常州市", 200],
        ]
    )
    tables = read()
    assert tables.claims.empty
    assert set(tables.rejects["reason"]) == {
        "neither the row nor the title names a place that gives or receives"
    }


def test_a_second_table_stands_under_the_headline_of_the_sheet(xlsx, read, two_tables):
    xlsx(two_tables)
    tables = read()
    assert tables.claims[["east", "west", "indicator", "value", "period"]].values.tolist() == [
        ["江苏省", "陕西省商洛市", "gov_funds", "100", "2023"],
        ["江苏省", "陕西省商洛市", "jobs_total", "10", "2023"],
    ]
    assert any("the sheet's headline" in reason for reason in tables.findings["reason"])


def test_a_second_table_takes_nothing_from_a_first_one_with_a_title_of_its_own(xlsx, figures):
    xlsx(
        [
            ["2023年苏陕协作资金（万元）"],
            ["地区", "财政援助资金"],
            ["商洛市", 100],
            [],
            ["就业（人）"],
            ["地区", "帮助农村劳动力就业"],
            ["商洛市", 10],
        ]
    )
    assert [(row[0], row[5]) for row in figures()] == [("江苏省", "2023"), ("", "")]


@pytest.mark.parametrize(
    ("line", "head", "unit"),
    [
        ("Unit: 10,000 yuan", "Government funds", "10,000 yuan"),
        ("(Unit: million yuan)", "Government funds", "million yuan"),
        ("Units: RMB million; persons", "Government funds", "million yuan"),
        ("Funds", "Government funds (RMB 10,000)", "10,000 yuan"),
        ("Funds", "Government funds (ten thousand yuan)", "10,000 yuan"),
        ("Funds", "Government funds, 100 million yuan", "100 million yuan"),
    ],
)
def test_english_units(xlsx, figures, line, head, unit):
    xlsx([["East-West cooperation, 2023"], [line], ["East", "West", head], ["Beijing", "Inner Mongolia", 12]])
    assert figures() == [("Beijing", "Inner Mongolia", "gov_funds", "12", unit, "2023", YEAR)]


def test_a_sheet_of_words_says_that_nothing_was_taken(xlsx, read):
    xlsx([["填表说明"], ["请各单位按时填报"]])
    tables = read()
    assert tables.rejects.empty
    assert tables.findings[["severity", "reason"]].values.tolist() == [
        ["warning", "only words, and no table among them: nothing was taken"]
    ]


def test_lines_of_places_without_any_header_are_rejected(xlsx, read):
    xlsx([["甲", "乙"], ["西湖区", "剑阁县"], ["王小明", "张三"]])
    assert read().rejects[["row", "printed"]].values.tolist() == [[2, "剑阁县"]]


def test_two_blocks_side_by_side_are_two_tables(xlsx, read):
    xlsx(
        [
            ["2023年沪滇协作财政援助资金（万元）"],
            ["州市", "金额", None, "州市", "金额"],
            ["昆明市", 1, None, "曲靖市", 3],
            ["昭通市", 2, None, None, None],
        ]
    )
    tables = read()
    assert tables.claims[["west", "value", "locator"]].values.tolist() == [
        ["云南省昆明市", "1", "table.xlsx|Sheet1!B3"],
        ["云南省昭通市", "2", "table.xlsx|Sheet1!B4"],
        ["云南省曲靖市", "3", "table.xlsx|Sheet1!E3"],
    ]
    assert tables.rejects.empty


def test_this_month_and_the_year_so_far(xlsx, figures):
    xlsx(
        [
            ["2023年6月津甘协作劳务输出统计表"],
            ["单位：人"],
            ["市州", "本月新增", "本年累计"],
            ["天水市", 10, 100],
        ]
    )
    assert [row[3:] for row in figures()] == [
        ("10", "人", "2023-06", "annual"),
        ("100", "人", "2023-01/2023-06", "year_to_date"),
    ]


@pytest.mark.parametrize(
    ("title", "period", "basis"),
    [
        ("2023年1-6月累计沪滇协作资金", "2023-01/2023-06", "year_to_date"),
        ("2023年沪滇协作资金累计", "2023", "cumulative"),
        ("2024年沪滇协作资金（预计）", "2024", "target"),
    ],
)
def test_sums_of_part_of_a_year_are_no_sums_since_the_beginning(xlsx, figures, title, period, basis):
    xlsx([[title], ["州市", "财政援助资金（万元）"], ["昆明市", 1]])
    assert [row[5:] for row in figures()] == [(period, basis)]


def test_this_year_and_all_years_side_by_side(xlsx, figures):
    xlsx(
        [
            ["2023年苏青协作情况统计表（万元）"],
            ["州市", "财政援助资金", None],
            [None, "当年", "累计"],
            ["海东市", 10, 100],
        ],
        ["A2:A3", "B2:C2"],
    )
    assert [row[3:] for row in figures()] == [
        ("10", "万元", "2023", YEAR),
        ("100", "万元", "2023", "cumulative"),
    ]


def test_person_times_and_cadres_who_come_east(xlsx, figures):
    xlsx(
        [
            ["2023年京蒙协作人才情况", None, None, "单位：人"],
            ["盟市", "选派党政干部", "赴京挂职干部", "培训干部人次"],
            ["赤峰市", 10, 5, 1000],
        ]
    )
    assert [row[2:5] for row in figures()] == [
        ("cadres_sent", "10", "人"),
        ("cadres_received", "5", "人"),
        ("trained_persons", "1000", "人次"),
    ]


def test_a_blank_year_or_indicator_beside_a_place_is_as_above(text, figures):
    text(
        [
            ["浙川协作"],
            ["年度", "指标", "单位", "市州", "数值"],
            ["2022年", "财政援助资金", "万元", "广元市", "1"],
            ["", "", "", "凉山州", "2"],
            ["2023年", "引导落地企业", "家", "广元市", "3"],
            ["", "", "", "凉山州", "4"],
        ],
        encoding="gb18030",
    )
    assert [row[2:6] for row in figures()] == [
        ("gov_funds", "1", "万元", "2022"),
        ("gov_funds", "2", "万元", "2022"),
        ("enterprises_settled", "3", "家", "2023"),
        ("enterprises_settled", "4", "家", "2023"),
    ]


def test_one_place_among_other_words_makes_no_column_of_places(xlsx, read):
    xlsx(
        [
            ["2023年沪滇协作财政援助资金（万元）"],
            ["内容", "财政援助资金"],
            ["昆明市", 110],
            ["修路", 20],
            ["架桥", 30],
        ]
    )
    tables = read()
    assert "云南省昆明市" not in set(tables.claims["west"])
    assert not tables.rejects["reason"].str.contains("unknown place").any()


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("广东县区", ("广东", "县区")), ("福建省县（市、区）", ("福建省", "县(市、区)")), ("福建省县", ("福建省", "县")),
        ("广西壮族自治区县", ("广西壮族自治区", "县")), ("吉林市", None), ("海南州", None), ("广东省", None), ("受援县", None),
    ],
)  # fmt: skip
def test_a_header_of_a_province_and_a_level_is_told_from_the_name_of_a_place(header, told):
    assert sides.split_header(header) == told
