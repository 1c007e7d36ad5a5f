"""The report on industry, executed in both languages and with a province that has no pair."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("lang", "more", "figures", "tables"),
    [("zh", {}, 5, 8), ("en", {"indicator": "enterprise_investment", "period_start": 2016}, 4, 7)],
)
def test_industrial_transfer(executed, check, lang, more, figures, tables):
    check(executed("05_industrial_transfer", lang=lang, **more), figures=figures, tables=tables)


def test_a_province_without_pairs_is_said_and_nothing_fails(executed, check):
    notebook = executed("05_industrial_transfer", lang="zh", province="海南", indicator="workshops")
    check(notebook, figures=1, tables=3)
    assert "没有省际结对" in str(notebook)
