"""Whose a figure is: provinces listed by one character, places of a part, names of things, units that are no place."""

from __future__ import annotations

import pytest

from analysis.harvest.listed_provinces import added
from analysis.harvest.mentions import Mention
from analysis.harvest.opening import spoken_of
from analysis.harvest.pages import Page
from analysis.harvest.text import without_readings
from analysis.harvest.turns import lists_told


def drafted(harvester, *paragraphs, title, published="2019-03-01"):
    """What is drafted of a page: figure -> giver, receiver, indicator."""
    drafts = harvester.read(Page("x", title, "", published, paragraphs=paragraphs))
    return {
        d.sentence[d.start : d.end]: (d.claim["east"], d.claim["west"], d.claim["indicator"])
        for d in drafts
        if d.state == "drafted"
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("广东帮扶桂、川、滇、黔四省区的县", ["广西壮族自治区", "四川省", "云南省", "贵州省"]),
        ("川滇黔3个省", ["四川省", "云南省", "贵州省"]),
        ("苏陕两省", []),  # the short name of a pair
        ("桂、川、滇四省", []),  # not as many as it says
        ("川、黔等地", []),
        ("桂、川、滇、川四省", []),
    ],
)
def test_provinces_listed_by_one_character(harvester, text, names):
    assert [m.printed for m in added(text, [], harvester.finder.name)] == names


def test_a_list_in_which_a_place_was_found_is_none(harvester):
    """川滇黔 stands at 2 to 5: what ends or begins at its ends is beside it."""

    def found(start, end):
        other = Mention(start, end, "广东", "east", ("440000",))
        return [m.printed for m in added("广东川滇黔三省", [other], harvester.finder.name)]

    assert found(0, 2) == ["广东", "四川省", "云南省", "贵州省"]
    assert found(5, 6) == ["四川省", "云南省", "贵州省", "广东"]
    assert found(1, 3) == found(3, 4) == found(4, 6) == ["广东"]


def test_whom_a_giver_helps_is_told_in_a_list(harvester):
    said = [
        spoken_of(harvester.finder, text)
        for text in (
            "江苏考察云南、四川两省。",
            "江苏省对口帮扶陕西省、贵州省。",
            "江苏省对口帮扶青海省、陕西省。",
            "浙江省、福建省结对四川省、宁夏回族自治区。",
        )
    ]
    assert lists_told(said) == {("320000",): ("陕西省", "贵州省")}


def test_what_the_province_gives_is_of_all_that_it_helps(harvester):
    told = drafted(
        harvester,
        "东西部扶贫协作以来，江苏把黔、青、陕三省的贫困县放在心上。",
        "2018年，江苏选派了120名挂职干部奔赴一线。",
        "2018年，苏州市向铜仁市选派了30名挂职干部。",
        title="苏州对口铜仁工作组：“江苏新村”住满了人",
    )
    assert told == {
        "120名": ("江苏省", "贵州省;陕西省;青海省", "cadres_sent"),
        "30名": ("苏州市", "铜仁市", "cadres_sent"),
    }


def test_the_place_of_a_part_is_not_that_of_the_whole(harvester):
    told = drafted(
        harvester,
        "大连市对口帮扶六盘水市、遵义市。",
        "2018年，大连市投入帮扶资金3.2亿元，其中用于六盘水市1.9亿元。",
        "2018年，大连市实施帮扶项目42个。",
        title="大连扶贫协作",
    )
    assert told["42个"] == ("大连市", "六盘水市;遵义市", "projects")


def test_who_is_helped_is_told_behind_the_time_of_the_tie(harvester):
    told = drafted(
        harvester,
        "延边、宁波两地结对以来，宁波市大力支持汪清县脱贫攻坚。2018年，宁波市安排援建资金3600万元。",
        title="食用菌项目落户吉林延边",
    )
    assert told == {"3600万元": ("宁波市", "汪清县", "funds_total")}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("引導(dǎo)企業(yè)64家，務（wù）工", "引導企業64家，務工"),
        ("资金（略）(ab)3家(dǎo)", "资金（略）(ab)3家"),
        ("3(dǎo)亿元", "3(dǎo)亿元"),  # behind no character
    ],
)
def test_readings_behind_characters_are_left_out(text, plain):
    assert without_readings(text) == plain


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("中央音乐学院选派挂职干部3名。", []),
        ("水利部投入资金500万元。", []),
        ("天津市教育部门选派教师12名。", ["professionals_sent"]),
        ("天津市财政投入资金500万元。", ["gov_funds"]),
        ("天津市安排对口帮扶和支援资金8600万元。", []),
        ("天津市选派干部驻县，投入超过500万元资金。", ["funds_total"]),
        ("天津市选派干部驻县，会宁县投入超过500万元资金。", []),
        ("天津市引导企业驻县，投入超过500万元资金。", []),
        ("天津市投入产业、教育、医疗等各类帮扶资金500万元。", ["funds_total"]),
        ("天津市围绕消费帮扶促增收行动，落实财政援助资金500万元。", ["gov_funds"]),
        ("电站累计发电70万度，带动逾900户增收。", []),
        ("天津市引进企业，通过吸纳就业和利益联结带动贫困户900户。", ["beneficiaries"]),
        ("天津市帮助900名农村劳动力在粤港澳大湾区就业。", ["jobs_to_east"]),
        ("天津市组织招聘会，招收会宁籍务工人员420人。", ["jobs_to_east"]),
        ("天津市组织招聘会，达成意向150人，其中贫困户40人。", []),
        ("天津市选派7名教师、5名医技人员赴会宁县挂职。", ["professionals_sent", "professionals_sent"]),
        ("项目建成后，可辐射带动相关产业，吸纳会宁县300多人就业。", []),
        ("天津市6户企业参与东西部扶贫协作，成功落户会宁县。", ["enterprises_settled"]),
        ("天津市52家企业、9个社会组织结对帮扶会宁县16个乡镇的97个脱贫村。", ["villages_paired"]),
    ],
)
def test_what_a_sentence_counts(harvester, sentence, indicators):
    told = drafted(harvester, f"2018年，{sentence}", title="天津市帮扶会宁县：东西部协作")
    assert [indicator for _, _, indicator in told.values()] == indicators
