"""Money beside what it was used for, the levels of government that gave it, and the stages that it went through; expected by hand."""

import pytest

from analysis.ingest.office.layout.sides import pairs_in, split_pair
from analysis.ingest.office.layout.title_places import title_sides


def told(tables, *names):
    return tables.claims[[*names]].values.tolist()


def test_what_money_was_used_for_is_a_part_of_the_money_beside_it(xlsx, read):
    """消费帮扶 in 万元 would be consumption, 产业发展 nothing that is known."""
    xlsx(
        [
            ["昭通市2023年沪滇协作资金投向统计表（万元）"],
            ["县（市、区）", "资金总额", "产业发展", "消费帮扶", "劳务协作"],
            ["镇雄县", 9800, 6600, 2600, 600],
            ["彝良县", 7600, 4600, 2500, 500],
        ]
    )
    tables = read()
    assert told(tables, "west", "indicator", "value") == [
        ["昭通市镇雄县", "funds_total", "9800"],
        ["昭通市彝良县", "funds_total", "7600"],
    ]
    assert tables.rejects["reason"].tolist() == ["a part of '资金总额' beside it, which counts"] * 3
    assert tables.rejects["count"].tolist() == [2, 2, 2]


def test_columns_that_do_not_add_up_to_the_money_are_no_uses_of_it(xlsx, read):
    xlsx(
        [
            ["昭通市2023年沪滇协作情况（万元）"],
            ["县（市、区）", "资金总额", "消费帮扶", "社会捐赠"],
            ["镇雄县", 9800, 2600, 600],
            ["彝良县", 7600, 2500, 500],
        ]
    )
    assert told(read(), "indicator", "value") == [
        ["funds_total", "9800"], ["consumption_assist", "2600"], ["social_donations", "600"],
        ["funds_total", "7600"], ["consumption_assist", "2500"], ["social_donations", "500"],
    ]  # fmt: skip


def test_levels_of_government_beside_their_sum_are_its_parts(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作财政援助资金到位情况表（万元）"],
            ["受援县（区）", "到位资金合计", "其中", None, None],
            [None, None, "省级资金", "市级资金", "县（区）级资金"],
            ["隆德县", 3300, 2000, 800, 500],
        ],
        ["A2:A3", "B2:B3", "C2:E2"],
    )
    assert told(read(), "indicator", "value", "note") == [
        ["gov_funds", "3300", ""], ["gov_funds", "2000", "省级资金"], ["gov_funds", "800", "市级资金"],
        ["gov_funds", "500", "县(区)级资金"],
    ]  # fmt: skip


def test_of_the_stages_of_money_the_furthest_counts(xlsx, read):
    xlsx(
        [
            ["2023年津甘协作庆阳市财政援助资金（万元）"],
            ["县区", "安排资金", "到位资金"],
            ["环县", 4500, 4300],
        ]
    )
    tables = read()
    assert told(tables, "indicator", "value") == [["gov_funds", "4300"]]
    assert tables.rejects["reason"].tolist() == ["several columns mean gov_funds of the same time"]


def test_a_giver_before_a_generic_word_of_a_header(xlsx, read):
    xlsx(
        [
            ["2022年1-11月东西部协作消费帮扶情况表（万元）"],
            ["市（州）", "天津市采购额", "山东省采购额", "小计"],
            ["定西市", 5300, 41200, 46500],
        ]
    )
    assert told(read(), "east", "west", "value") == [
        ["天津市", "定西市", "5300"],
        ["山东省", "定西市", "41200"],
    ]


def test_english_words_of_what_was_paid_and_promised(xlsx, read):
    xlsx(
        [
            ["Shanghai–Yunnan cooperation: government assistance funds, 2023 (10,000 yuan)"],
            ["Prefecture", "Committed", "Disbursed", "Disbursement rate"],
            ["Qujing", 12000, 11640, "97%"],
        ]
    )
    assert told(read(), "indicator", "value", "basis") == [
        ["gov_funds", "12000", "target"],
        ["gov_funds", "11640", "annual"],
    ]


@pytest.mark.parametrize(
    ("line", "sides"),
    [
        ("2023年甬凉协作项目资金计划表", ("宁波市", "凉山彝族自治州")),
        ("河池市深河劳务协作台账", ("深圳市", "河池市")),
        ("杭广高铁开通情况", ("", "")),
    ],
)
def test_short_names_of_a_city_and_a_prefecture(line, sides):
    assert title_sides(line) == sides


def test_the_short_name_alone_is_a_pair_only_with_a_word_of_the_cooperation():
    assert split_pair("甬凉协作") == ("宁波市", "凉山彝族自治州")
    assert split_pair("中昭") is None
    assert pairs_in("深河协作、粤桂协作") == [("广东省", "广西壮族自治区"), ("深圳市", "河池市")]
