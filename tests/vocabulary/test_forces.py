"""The four forces: what a note, an indicator or a level says, and which figures are counterpart support."""

from __future__ import annotations

import pytest

from analysis.vocabulary.forces import (
    FIRST_YEARS,
    FORCES,
    KINDS,
    is_counterpart_support,
    noted_force,
    stated_force,
)


@pytest.mark.parametrize(
    ("note", "indicator", "force"),
    [
        ("force: central units; 37 units in 50 counties", "projects", "central_units"),
        ("force: central units (military); more than", "other:assistance points of the armed forces", "central_units"),
        ("force: village; 访惠聚", "other:village work team members (stock)", "village"),
        ("force: social; cash", "social_donations", "social"),
        ("force: social within East-West; charity fund, five counties", "social_donations", "east_west"),
        ("", "other:first secretaries (stock)", "village"),
        ("", "other:village_work_teams", "village"),
        ("", "other:counties helped by central units", "central_units"),
        ("", "other:enterprises in Wanqi Xing Wancun", "social"),
        ("", "other:social organisations paired with key counties", "social"),
        ("", "gov_funds", None),
        ("central units give a further 31.08 (not included)", "gov_funds", None),
    ],
)  # fmt: skip
def test_what_a_claim_says_of_its_force(note, indicator, force):
    assert stated_force(note, indicator) == force


def test_a_chinese_note_opens_with_the_force():
    assert noted_force("约；定点帮扶，含引进") == "central_units"
    assert noted_force("驻村工作队") == "village"
    assert noted_force("社会帮扶款物") is None  # a part of East-West cooperation as well


@pytest.mark.parametrize(
    ("note", "support"),
    [
        ("对口支援(海南州为主)援建资金, 非东西部协作口径", True),
        ("对口援青教育人才", True),
        ("counterpart support, Qinghai", True),
        ("Tibetan-area aid in place", True),
        ("force: central units; 对口支援; 34 projects", True),
        # both together: wider than the cooperation, not another policy
        ("东西部协作 and 对口支援 together; giver not named", False),
        ("各受援地合计，含对口支援", False),
        ("全部对口帮扶, 含援疆援藏", False),
        ("34.72 counterpart support plus 33.9 cooperation", False),
        ("designated and 对口支援 together", False),
        ("two more by 对口支援", False),
        ("天津医院对口帮扶甘南州人民医院", False),
    ],
)
def test_counterpart_support(note, support):
    assert is_counterpart_support(note) is support


def test_every_kind_has_a_force_and_every_force_a_first_year():
    assert {force for force, _ in KINDS.values()} <= set(FORCES) == set(FIRST_YEARS)
