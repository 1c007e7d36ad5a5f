"""The profile of a province, executed: a giver in one language, a receiver in the other."""

from __future__ import annotations


def test_a_province_that_gave(executed, check):
    check(executed("12_province", province="310000", lang="zh"), figures=4, tables=8)
