"""Which partners of a province count in a span of years, and which of two answers on its sum says more."""

from __future__ import annotations

import pandas as pd

from analysis.measures import provinces

RUNS = pd.DataFrame({
    "origin": ["330000", "440000", "110000"], "destination": "510000", "kind": ["whole", "cities", "counties"],
    "start": [1996, 2010, 2016], "end": pd.array([None, 2021, None], "Int64"),
})  # fmt: skip


def test_a_partner_counts_in_at_least_half_of_the_years_and_never_by_counties_alone():
    assert provinces.partners(RUNS, "destination", 2016, 2020) == ["330000", "440000"]
    assert provinces.partners(RUNS, "destination", 2021, 2025) == ["330000"]
    assert provinces.partners(RUNS, "destination", 1996, 2009) == ["330000"]
    assert provinces.partners_ever(RUNS, "destination", 2025) == ["330000", "440000"]


def test_the_named_partners_are_told_unless_everybody_is_known_to_be_more():
    named = pd.DataFrame({
        "figure": [3.943e9, 8e9, 1.2e10, None, 1.1e10], "status": ["stated", "estimated", "at_least", "unknown", "estimated"],
    })  # fmt: skip
    every = pd.DataFrame({
        "figure": [3.942e9, 6.8e9, 6.1e10, 5e6, 1.14e10], "status": ["at_least", "at_least", "at_least", "at_least", "stated"],
    })  # fmt: skip
    told = provinces.better(named, every)
    # The page's own figure and the estimate stay; what no partner accounts for, and a sum that a page prints, come from everybody.
    assert told["figure"].tolist() == [3.943e9, 8e9, 6.1e10, 5e6, 1.14e10]
    assert told["status"].tolist() == ["stated", "estimated", "at_least", "at_least", "stated"]
    assert told["unnamed"].tolist() == [False, False, True, True, True]
