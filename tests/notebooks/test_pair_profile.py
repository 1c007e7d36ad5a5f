"""The profile of a pair, executed in both languages; and of a pair of which nothing is known."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_fujian_and_ningxia(executed, check, lang):
    notebook = executed("06_pair_profile", lang=lang)
    # Map, the timelines of six streams and Minning; the pages and claims behind them.
    check(notebook, figures=8, tables=13)


def test_a_pair_of_which_two_claims_speak_is_one_page(executed, check):
    notebook = executed("06_pair_profile", pair="330000-650000", lang="zh")
    check(notebook, figures=1, tables=2)
