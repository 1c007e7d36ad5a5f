"""The report on pairs, executed in both languages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("lang", "level"), [("zh", "county"), ("en", "province")])
def test_pairings(executed, check, lang, level):
    notebook = executed("02_pairings", year=2021, level=level, lang=lang)
    check(notebook, figures=3, tables=6)
