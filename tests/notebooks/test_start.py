"""The first contact, executed in both languages."""

from __future__ import annotations

import pytest

from analysis.reports.export.html import render


@pytest.mark.parametrize(
    ("lang", "title", "other"), [("zh", "给分析者", "For analysts"), ("en", "For analysts", "给分析者")]
)
def test_start(executed, check, lang, title, other):
    notebook = executed("00_start", lang=lang)
    check(notebook, figures=1, tables=6)
    printed = [
        o.text for cell in notebook.cells for o in cell.get("outputs", ()) if o.output_type == "stream"
    ]
    assert "did you mean 'province'?" in printed[0]
    assert {"zh": "所用的记述：1", "en": "claims used: 1"}[lang] in printed[1]
    page, page_title = render(notebook)
    assert page_title == title
    assert other not in page
