"""The report on pairs, executed in both languages."""

from __future__ import annotations


def test_provinces_of_2021(executed, check):
    # The pairs, what changed, all rounds, the key counties; the pages and claims behind them.
    check(executed("02_pairings", year=2021, lang="en"), figures=4, tables=6)


def test_counties_are_bundled(executed, check):
    check(executed("02_pairings", year=2016, level="county", lang="zh"), figures=1, tables=4)
