"""Figures told of one village, town or firm, and what ends such a story; expected values by hand."""

from __future__ import annotations

import pytest

from analysis.harvest.scenes import goes_on, is_of_one
from analysis.harvest.topic import Spoken


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("奉贤区先后在天山村投入援建资金【600多万元】", True),
        ("青岛对口帮扶白石岩乡产业资金【1240万元】", True),
        ("今年某某牛投资有限责任公司获得帮扶资金【1077万元】", True),
        ("该村获得帮扶资金【80万元】", True),
        ("敬贤社区是安置点，投入资金【1516万元】", True),
        ("2018年援助大溪乡80万元建房；2020年援助【85万元】", True),
        ("2018年援助大溪乡80万元建房；累计援助【85万元】", False),
        ("走进天山村，据统计，两地投入帮扶资金【3亿元】", False),
        ("在天山村开工；投入帮扶资金【3亿元】", False),
        ("乡村振兴局投入帮扶资金【3亿元】", False),
        ("建设示范村，投入帮扶资金【3亿元】", False),
        ("帮助5个村投入资金【3亿元】", False),
        ("区镇两级投入资金【3亿元】", False),
        ("实施“一乡一品”，投入资金【3亿元】", False),
        ("引进某某有限公司等企业，到位投资【3亿元】", False),
    ],
)
def test_what_is_told_of_one_place(text, one):
    said = Spoken(text.replace("【", "").replace("】", ""), [], [])
    assert is_of_one(said, text.index("【"), "funds_total") is one


def test_a_gift_to_one_village_is_counted():
    said = Spoken("廉江市向安太乡捐赠款物43万元", [], [])
    assert not is_of_one(said, said.text.index("43"), "social_donations")


def test_a_story_ends_with_a_time_or_the_whole():
    village = Spoken("在天山村，群众笑开了花", [], [])
    assert goes_on(village, False, False)
    assert goes_on(Spoken("投入资金1516万元", [], []), False, True)
    assert not goes_on(Spoken("2019年，投入资金1516万元", [], []), True, True)
    assert not goes_on(Spoken("据统计，投入资金1516万元", [], []), False, True)


def test_figures_after_a_village_are_set_aside(harvester):
    from analysis.harvest.pages import Page

    text = "2020年，奉贤区在天山村投入援建资金600万元。为解决就学难，奉贤区投入资金1516万元。2020年，奉贤区向务川自治县投入帮扶资金3亿元。"
    drafts = harvester.read(Page("x", "奉贤区帮扶务川自治县", "", "2020-12-28", paragraphs=(text,)))
    assert [(d.state, d.reason) for d in drafts] == [
        ("set_aside", "purpose_part"),
        ("set_aside", "purpose_part"),
        ("drafted", ""),
    ]
