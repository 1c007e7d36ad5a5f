"""Whose table it is tells who received people and who sent them; a line or the sums tell which years a sum is of."""

import pytest

from analysis.ingest.office.layout import own_side, spans


def told(tables):
    return tables.claims[["east", "west", "indicator", "value"]].to_numpy().tolist()


@pytest.mark.parametrize(
    ("title", "line", "first", "second"),
    [
        ("西和县东西部协作台账（2023年）", "结对地区：青岛市崂山区", "cadres_sent", "cadres_received"),
        (
            "西和县东西部协作数据表（结对：青岛市崂山区，2023年）",
            "单位：人",
            "cadres_sent",
            "cadres_received",
        ),
        ("青岛市—陇南市协作台账（2023年）", "填报单位：陇南市乡村振兴局", "cadres_sent", "cadres_received"),
        ("青岛市—陇南市协作台账（2023年）", "填报单位：青岛市农业农村局", "cadres_received", "cadres_sent"),
    ],
)
def test_the_office_tells_the_direction_of_those_received(xlsx, read, title, line, first, second):
    xlsx(
        [
            [title],
            [line],
            ["指标", "单位", "数量"],
            ["接收挂职干部", "人", 4],
            ["选派挂职干部", "人", 3],
        ]
    )
    assert [row[2:] for row in told(read())] == [[first, "4"], [second, "3"]]


def test_without_an_office_nobody_knows_who_received(xlsx, read):
    xlsx([["青岛市—陇南市协作台账（2023年）"], ["指标", "单位", "数量"], ["接收挂职干部", "人", 4]])
    tables = read()
    assert not len(tables.claims)
    assert own_side.UNTOLD in tables.rejects["reason"].iloc[0]


def test_where_received_ones_are_counted_apart_those_sent_are_not_known_either(xlsx, read):
    xlsx(
        [
            ["青岛市—陇南市协作台账（2023年）"],
            ["指标", "单位", "数量"],
            ["接收挂职干部", "人", 4],
            ["派出挂职干部", "人", 3],
        ]
    )
    tables = read()
    assert not len(tables.claims)
    assert tables.rejects["reason"].str.contains(own_side.UNTOLD).all()


def test_cadres_selected_by_a_western_office_alone_are_those_sent_west(xlsx, read):
    xlsx([["西和县东西部协作台账（2023年）"], ["指标", "单位", "数量"], ["选派挂职干部", "人", 4]])
    assert told(read()) == [["", "西和县", "cadres_sent", "4"]]


def test_our_county_in_a_header_is_the_side_of_the_office(xlsx, read):
    xlsx(
        [
            ["东西部协作干部交流（2023年）"],
            [
                "我市县区",
                "协作方",
                "接收挂职干部（人）",
                "外派挂职干部（人）",
                "接收教师等专业技术人才（人）",
            ],
            ["富平县", "丹阳市", 4, 2, 15],
        ]
    )
    assert told(read()) == [
        ["丹阳市", "富平县", "cadres_sent", "4"],
        ["丹阳市", "富平县", "cadres_received", "2"],
        ["丹阳市", "富平县", "professionals_sent", "15"],
    ]


@pytest.mark.parametrize(
    ("note", "sums", "period"),
    [
        ("说明：“三年累计”指2019—2021年。", 60, "2019/2021"),
        ("注：金额四舍五入。", 60, "2019/2021"),
        ("注：金额四舍五入。", 90, "2020/2022"),
    ],
)
def test_a_sum_over_some_of_the_years_is_of_those_that_add_up(xlsx, read, note, sums, period):
    xlsx(
        [
            ["闽宁协作财政援助资金（万元）"],
            ["受援县", "2019年", "2020年", "2021年", "2022年", "三年累计"],
            ["西吉县", 10, 20, 30, 40, sums],
            [note],
        ]
    )
    claims = read().claims
    assert claims[["value", "period", "basis"]].to_numpy().tolist()[-1] == [str(sums), period, "cumulative"]


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (
            ["“五年累计”指2016—2020年。", "2011—2015年为上一轮。"],
            ("2016", "2020"),
        ),  # the line that repeats the words
        (["数据为2016—2020年。"], ("2016", "2020")),  # the only span of so many years
        (["2011—2015年为上一轮。", "2016—2020年为本轮。"], None),
        (["2016—2022年数据"], None),
    ],
)
def test_which_years_lines_say_of_a_sum(lines, years):
    told = spans.stated("五年累计", 5, lines)
    assert (told and (told.start, told.end)) == years


def test_only_years_that_follow_one_another_make_a_sum():
    run = spans.fitting(3, [2018, 2020, 2021, 2022], lambda run: True)
    assert (run.start, run.end) == ("2020", "2022")
    assert spans.fitting(2, [2018, 2020], lambda run: True) is None


def test_a_sum_that_no_years_add_up_to_is_of_none(xlsx, read):
    xlsx(
        [
            ["闽宁协作财政援助资金（万元）"],
            ["受援县", "2020年", "2021年", "2022年", "五年累计"],
            ["西吉县", 20, 30, 40, 130],
        ]
    )
    tables = read()
    assert tables.claims["value"].tolist() == ["20", "30", "40"]
    assert tables.rejects["reason"].tolist() == [spans.UNTOLD]


def test_rows_of_a_sum_over_other_years_are_refused(xlsx, read):
    xlsx(
        [
            ["闽宁协作财政援助资金（万元）"],
            ["年份", "西吉县", "同心县"],
            ["2021年", 30, 31],
            ["2022年", 40, 41],
            ["五年累计", 130, 150],
        ]
    )
    tables = read()
    assert tables.claims["value"].tolist() == ["30", "31", "40", "41"]
    assert set(tables.rejects["reason"]) == {spans.UNTOLD}


@pytest.mark.parametrize(
    ("lines", "side"),
    [
        (["青岛市—陇南市协作台账", "2023年", "单位：人", "填报单位：陇南市乡村振兴局"], "west"),
        (["青岛市—陇南市协作台账", "2023年", "单位：人", "填报单位：青岛市农业农村局"], "east"),
        (["青岛市—陇南市协作台账", "2023年", "单位：人", "填报单位：协作办公室"], ""),
        (["青岛市协作台账", "2023年", "单位：人", "填报单位：协作办公室"], "east"),
    ],
)
def test_the_office_may_stand_below_everything_else(lines, side):
    assert own_side.side_of_office(lines, []) == side


@pytest.mark.parametrize(
    ("indicator", "words", "own", "both_ways", "found"),
    [
        ("cadres_received", "东部接收挂职干部", "west", False, ("cadres_received", "")),
        ("cadres_received", "接收挂职干部", "west", False, ("cadres_sent", "")),
        ("cadres_sent", "派出挂职干部", "", True, (None, own_side.UNTOLD)),
        ("cadres_sent", "派出挂职干部", "", False, ("cadres_sent", "")),
        ("gov_funds", "省级财政资金", "west", False, (None, own_side.NOT_GIVEN)),
        ("funds_total", "县级配套资金", "west", False, (None, own_side.NOT_GIVEN)),
        ("gov_funds", "省级财政援助资金", "west", False, ("gov_funds", "")),
        ("gov_funds", "财政资金", "west", False, ("gov_funds", "")),
        ("social_donations", "县级捐赠", "west", False, ("social_donations", "")),
    ],
)
def test_people_and_money_as_an_office_sees_them(indicator, words, own, both_ways, found):
    assert own_side.as_seen_from(indicator, words, own, both_ways=both_ways) == found
