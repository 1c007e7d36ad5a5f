"""The report on funding flows, executed in both languages, and for a province that is in no pair."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_funding_flows(executed, check, lang):
    check(executed("03_funding_flows", lang=lang), figures=4, tables=6)


def test_a_province_without_pairs_has_a_page_that_says_so(executed, check):
    check(executed("03_funding_flows", province="河南", lang="zh"), figures=1, tables=1)
