"""The report on consumption assistance, executed in both languages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_consumption(executed, check, lang):
    check(executed("11_consumption", lang=lang), figures=4, tables=5)
