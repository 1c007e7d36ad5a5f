"""How a sum is told and why a claim lost, word for word in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.reconcile.explain import Explanation, Witness, _text
from analysis.reconcile.verdicts import verdict

NAMES = {"120000": "天津市", "370000": "山东省", "620000": "甘肃省"}
NOTHING = float("nan")


def told(lang: str, **changed) -> list[str]:
    """Lines of the text of a sum: about 5 billion yuan from Tianjin to Gansu in 2020, unless told otherwise."""
    usual = {
        "origin": "120000", "destination": "620000", "indicator": "gov_funds", "first": pd.Timestamp("2020-01-01"),
        "last": pd.Timestamp("2020-12-31"), "value": 5e9, "lower": 4e9, "upper": 9e9, "q10": 4.5e9, "median": 5e9, "q90": 6e9,
        "obs_status": "E", "method": "estimated", "floor": ("a:1", "a:2"), "ceiling": (), "used": (), "rivals": (), "unused": (),
    }  # fmt: skip
    return _text(Explanation(**usual | changed), NAMES, lang).splitlines()


def test_an_estimate_is_told_with_what_is_likely_and_what_makes_its_floor():
    page = Witness("a:1", "40 亿元", "a title", "a house", "https://example.org/1")
    other = Witness("a:3", "46", "another", "a house", "https://example.org/3", "gave way")
    assert told("en", used=(page,), rivals=(other,)) == [
        "天津市 → 甘肃省, gov_funds, 2020",
        "  value   about 5 billion yuan",
        "  bounds  4 billion yuan to 9 billion yuan",
        "  in four of five cases the true figure lies between 4.5 billion yuan and 6 billion yuan; the median is 5 billion yuan",
        "  method  estimated (E): the likely range is narrow: its median",
        "  the floor is made by: a:1, a:2",
        "  claims used: 1",
        "    a:1  40 亿元",
        "      a title · a house · https://example.org/1",
        "  claims that lost or are disputed: 1",
        "    a:3  46",
        "      another · a house · https://example.org/3",
        "      gave way",
        "  claims not used: none",
    ]
    assert told("zh")[:6] == [
        "天津市 → 甘肃省，财政援助资金，2020",
        "  数值  约 50 亿元",
        "  范围  40 亿元至 90 亿元",
        "  五次中有四次，真实数值在 45 亿元与 60 亿元之间；中位数 50 亿元",
        "  方法  estimated (E)：可能的范围较窄，取其中位数",
        "  下限出自：a:1、a:2",
    ]


def test_of_what_a_page_states_nothing_is_said_to_be_likely_or_about():
    stated = told("en", method="reported", obs_status="A", lower=4.95e9, upper=5.05e9)
    assert stated[1:4] == [
        "  value   5 billion yuan", "  bounds  4.95 billion yuan to 5.05 billion yuan", "  method  reported (A): a claim states the cell and holds",
    ]  # fmt: skip


@pytest.mark.parametrize("everybody", [None, "100000"])
def test_what_is_not_known_has_no_number_and_no_names_are_all(everybody):
    nothing = dict.fromkeys(("value", "upper", "q10", "median", "q90"), NOTHING)
    lines = told(
        "en", **nothing, origin=everybody, destination="370000;620000", lower=0.0, method="bounded", obs_status="O", floor=(),
        ceiling=("a:9",), last=pd.Timestamp("2021-06-30"),
    )  # fmt: skip
    assert lines[:5] == [
        "all → 山东省, 甘肃省, gov_funds, 2020-01-01 / 2021-06-30",
        "  value   none",
        "  bounds  0 to no upper limit",
        "  method  bounded (O): limited, but too little for a number",
        "  the ceiling is made by: a:9",
    ]


def lost(kind: str, **changed) -> pd.DataFrame:
    """One row of contradictions, by claim: 4.6 billion where others print 1."""
    usual = {
        "kind": kind, "figure": 4.6e9, "slack": 3.6e9, "relative_slack": 0.7826, "direction": "too_high", "weight": 1.0,
        "against": "a:1;a:2", "against_weight": 4.5,
    }  # fmt: skip
    return pd.DataFrame([usual | changed], index=["a:3"])


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (lost("gave_way"), "too high by 3.6 billion yuan (78%) beside a:1, a:2; it weighs 1, they weigh 4.5, and to miss them would have cost more"),
        (
            lost("tied", direction="too_low"),
            "too low by up to 3.6 billion yuan (78%) beside a:1, a:2; to keep it costs as much as to miss it, and the bounds leave both open",
        ),
        (lost("outdone", direction="too_low"), "outdone: a:1, a:2 print more, by 3.6 billion yuan"),
        (lost("disagreed"), "a:1, a:2 print another figure for the same places and days, 3.6 billion yuan apart"),
        # Tenfold, a ten-thousandth, and a millionth, as which nothing slips.
        (
            lost("suspect", slack=4.14e9),
            "far from what pair, indicator and year suggest, about 0.46 billion yuan, as if by a slip of 10; not used until a second house repeats it",
        ),
        (
            lost("suspect", figure=4.6e5, slack=4.6e9 - 4.6e5, direction="too_low"),
            "far from what pair, indicator and year suggest, about 4.6 billion yuan, as if by a slip of 10,000 (as 亿 for 万, or the reverse); not used until a second house repeats it",
        ),
        (
            lost("suspect", figure=4.6e3, slack=4.6e9 - 4.6e3, direction="too_low"),
            "far from what pair, indicator and year suggest, about 4.6 billion yuan; not used until a second house repeats it",
        ),
    ],
)  # fmt: skip
def test_why_a_claim_lost(rows, why):
    assert verdict(rows, "a:3", "yuan", "en") == why


def test_a_claim_that_lost_in_two_ways_tells_both_and_one_that_is_not_listed_gave_way():
    both = pd.concat([lost("outdone"), lost("disagreed"), lost("disagreed")])
    assert (
        verdict(both, "a:3", "yuan", "zh")
        == "a:1、a:2 所载更多，多 36 亿元；a:1、a:2 对同地同期另有数值，相差 36 亿元"
    )
    assert verdict(both, "a:4", "yuan", "zh") == "让位"
