"""The report on funding flows, executed in both languages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_funding_flows(executed, check, lang):
    notebook = executed("03_funding_flows", lang=lang)
    check(notebook, figures=2, tables=2)
