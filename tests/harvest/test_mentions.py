"""Places and short names of pairs in sentences, and what only looks like one."""

from __future__ import annotations

import pytest

from analysis.harvest.pages import Page
from analysis.harvest.text import sentences, usual


def names(harvester, text):
    return [(m.printed, m.side) for m in harvester.finder.find(usual(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("福建省向宁夏固原市原州区投入", [("福建省", "east"), ("宁夏固原市原州区", "west")]),
        ("双方签署合作协议，各位来宾参观白银饰品", []),
        ("到甘肃省白银市和定西、陇南考察", [("甘肃省白银市", "west"), ("定西", "west"), ("陇南", "west")]),
        ("新华社北京12月26日电", []),
        ("沿北京路向东", []),
        ("濟南市對口幫扶臨夏州", [("济南市", "east"), ("临夏州", "west")]),
        ("建成县级体育馆", []),
        ("建成县体育馆", []),
        ("到成县考察", [("成县", "west")]),
        ("到剑阁、苍溪等地考察", [("剑阁", "west"), ("苍溪", "west")]),
        ("登剑阁，览苍溪美景", []),
        ("北京市海淀区、朝阳区、西城区", [("北京市海淀区", "east"), ("朝阳区", "east"), ("西城区", "east")]),
        ("深圳涌容资产集团有限公司捐赠", []),
        ("到安康、平安、汉中", [("安康", "west"), ("汉中", "west")]),
        ("在中山医院学习，到中山、东莞考察", [("中山", "east"), ("东莞", "east")]),
        ("国家级昆山经济技术开发区落户", [("昆山经济技术开发区", "east")]),
        ("Guangzhou's Huangpu district helps Bijie", [("黄埔区", "east"), ("Bijie", "west")]),
        ("Huangpu district of Guangzhou helps Bijie in Guizhou", [("黄埔区", "east"), ("Bijie", "west")]),
        ("Ningbo helps the Liangshan Yi autonomous prefecture", [("Ningbo", "east"), ("Liangshan Yi autonomous prefecture", "west")]),
    ],
)  # fmt: skip
def test_places(harvester, text, found):
    assert names(harvester, text) == found


def test_a_name_of_both_sides_is_of_its_neighbours_places(harvester):
    """朝阳区 is of Beijing and of Changchun, whose province received until 2015; in Beijing's list it is Beijing's."""
    found = harvester.finder.find("海淀区、朝阳区")
    assert [m.codes for m in found] == [("110108",), ("110105",)]


def test_a_pair_is_over_only_in_years_that_it_does_not_touch(harvester):
    """Fujian has helped Ningxia since 1996; Beijing never has."""
    finder = harvester.finder
    assert finder.is_over("350000", "640000", 1990, 1995)
    assert not finder.is_over("350000", "640000", 1990, 1996)
    assert not finder.is_over("110000", "640000", 1990, 1995)
    # Ningbo helped Guizhou as a whole until 2013, and Qianxinan in it to 2020
    assert not finder.is_over("330200", "520000", 2018, 2018)
    assert finder.is_over("330200", "520000", 2022, 2022)
    assert finder.related("350100", "640400") and not finder.related("110000", "640000")


def test_a_county_named_in_full_may_go_on_by_its_bare_name(harvester):
    local = harvester.finder.local_names(["到石渠县考察，石渠海拔高"])
    assert [place.adcode for _, place in local["石渠"]] == ["513332"]
    assert harvester.finder.name("110105") == "北京市朝阳区"
    # One that stands nowhere in full is none of these.
    assert harvester.finder.local_names(["到剑阁、苍溪等地考察"]) == {}


@pytest.mark.parametrize(
    ("short", "pair"),
    [
        ("闽宁", ("350000", "640000")), ("苏陕", ("320000", "610000")), ("鲁渝", ("370000", "500000")), ("津陇", ("120000", "620000")),
        ("沪滇", ("310000", "530000")), ("粤黔", ("440000", "520000")), ("苏青", ("320000", "630000")), ("杭广", ("330100", "510800")),
        ("甬凉", ("330200", "513400")), ("京蒙", ("110000", "150000")),
    ],
)  # fmt: skip
def test_short_names_are_made_from_the_pairs(harvester, short, pair):
    assert pair in harvester.finder.short[short]
    text = f"{short}协作不断深化"
    assert [text[s.start : s.end] for s in harvester.finder.short_in(text, [])] == [short]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("粤桂、粤黔走上新路", ["粤桂", "粤黔"]),  # each beside another one
        ("粤桂和粤黔走上新路", ["粤桂", "粤黔"]),
        ("粤桂走上新路", []),  # no word of cooperation
        ("“粤桂”走上新路", ["粤桂"]),
    ],
)
def test_a_short_name_needs_a_word_of_cooperation_or_another_one_beside_it(harvester, text, found):
    assert [text[s.start : s.end] for s in harvester.finder.short_in(text, [])] == found


def test_a_town_is_no_short_name(harvester):
    text = "闽宁镇的葡萄熟了"
    assert harvester.finder.short_in(text, harvester.finder.find(text), title=True) == []


def test_spelling_keeps_every_character_in_its_place():
    text = "投入４４.４億元,其中(省級)增長3%;選派Ａ級幹部"
    assert len(usual(text)) == len(text)
    assert usual(text).startswith("投入44.4亿元，其中（省级）增长3%；选派")


def test_sentences_are_the_paragraph():
    text = "第一句。第二句！“第三句。”最后"
    assert "".join(s.text for s in sentences(text)) == text
    english = "It gave 4.5 billion yuan. No. 3 came later. On Feb. 25 it ended."
    assert [s.text.strip() for s in sentences(english)] == [
        "It gave 4.5 billion yuan.", "No. 3 came later.", "On Feb. 25 it ended.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "。",
        "】【5亿元",
        "5" * 400 + "亿元",
        "向" * 5000,
        "分别5亿元、6亿元",
        "福建" * 800 + "5亿元",
        "1,2,3,4,5亿元" * 50,
    ],
)
def test_no_text_breaks_the_reading(harvester, text):
    page = Page("x", "闽宁协作", "", "2024-01-01", paragraphs=(text, f"2023年，福建向宁夏投入{text}"))
    drafts = harvester.read(page)
    assert len({(d.paragraph, d.sentence, d.start) for d in drafts}) == len(drafts)
