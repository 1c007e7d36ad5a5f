"""The report on the state of the evidence, executed for all in both languages, for one pair, and for nothing."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_of_the_evidence(executed, check, lang):
    check(executed("07_evidence", lang=lang), figures=3, tables=8)


def test_one_indicator_of_one_pair(executed, check):
    notebook = executed("07_evidence", pair="江苏-陕西", indicator="gov_funds", lang="zh")
    check(notebook, figures=2, tables=6)


def test_a_pair_of_which_two_claims_speak_has_a_page(executed, check):
    check(executed("07_evidence", pair="浙江-新疆", lang="en"), figures=1, tables=3)
