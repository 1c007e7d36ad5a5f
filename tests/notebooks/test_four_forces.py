"""The report on the four forces, executed in both languages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("lang", "asked"), [("zh", {}), ("en", {"force": "central_units", "province": "530000"})]
)
def test_four_forces(executed, check, lang, asked):
    check(executed("09_four_forces", lang=lang, **asked), figures=2, tables=7)
