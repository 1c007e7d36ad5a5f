"""The report on the structure beneath, executed in both languages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("lang", "more"), [("zh", {}), ("en", {"industry": "Mining"})])
def test_structure(executed, check, lang, more):
    check(executed("10_structure", lang=lang, **more), figures=8, tables=5)
