"""The report on thirty years, executed in both languages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_overview(executed, check, lang):
    check(executed("01_overview", lang=lang), figures=4, tables=6)
