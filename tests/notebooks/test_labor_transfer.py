"""The report on labour, executed in both languages and with a province that has no pair."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("lang", "province", "figures", "tables"), [("zh", "", 4, 6), ("en", "甘肃", 3, 5)])
def test_labor_transfer(executed, check, lang, province, figures, tables):
    check(executed("04_labor_transfer", lang=lang, province=province), figures=figures, tables=tables)


def test_a_province_without_pairs_is_said_and_nothing_fails(executed, check):
    notebook = executed("04_labor_transfer", lang="en", province="海南")
    check(notebook, figures=1, tables=4)
    assert "The chosen province had no pair" in str(notebook)
