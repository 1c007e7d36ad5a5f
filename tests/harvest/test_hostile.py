"""Texts that nobody writes, made to keep a pattern busy: what is read outside the child processes has no timer."""

from __future__ import annotations

from time import process_time

import pytest

from analysis.harvest import figures, publishers, rivals, text
from analysis.harvest.drafts import DRAFTED, Draft
from analysis.harvest.pages import Page

SECONDS = 5.0
"""A hundred times what these take; patterns that go back over the same characters again and again take minutes."""
LONG = text.LONGEST


@pytest.mark.parametrize(
    ("read", "given"),
    [
        (publishers.place_of_publisher, "新闻网" * 30 + "x"),
        (text.sentences, "省。" + " " * 19_000 + "省x。"),
        (text.sentences, "Ab " + "!" * 6_000 + "x"),
        (lambda told: figures.find(told, "zh"), "省" * 90 + " " * (LONG - 91) + "省"),
        (lambda told: figures.find(told, "zh"), "省" * 90 + "5" + " " * (LONG - 92) + "省"),
        (lambda told: figures.find(told, "zh"), "不超过" * 60 + "1" * (LONG - 180)),
        (lambda told: figures.find(told, "en"), "a" * 90 + " " * (LONG - 90)),
    ],
)
def test_a_pattern_takes_no_time_that_grows_without_end(read, given):
    begun = process_time()
    read(given)
    assert process_time() - begun < SECONDS


def test_many_amounts_of_one_thing_are_weighed_at_once():
    claim = {"indicator": "gov_funds", "period": "2023", "basis": "annual", "unit": "万元", "note": ""}
    drafts = [
        Draft(Page("x"), n, "投入资金1万元", 4, 7, DRAFTED, claim=claim | {"value": str(n)}, value=1e4 * n)
        for n in range(1, 4_001)
    ]
    begun = process_time()
    rivals.weigh(drafts)
    assert process_time() - begun < SECONDS
    assert sum(draft.state == DRAFTED for draft in drafts) == 1
