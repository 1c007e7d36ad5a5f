"""PDFs: printed with the page's words, Chinese among them, as text that can be selected."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from analysis.errors import ReportError
from analysis.reports import pdf

needs_chromium = pytest.mark.skipif(
    not any(map(shutil.which, pdf.BROWSERS)), reason="needs Debian's package chromium"
)
needs_pdftotext = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="needs pdftotext (Debian's package poppler-utils)"
)


@needs_chromium
@needs_pdftotext
def test_chinese_text_can_be_selected(tmp_path):
    pytest.importorskip("playwright", reason="needs the extra `pdf`")
    page, target = tmp_path / "a page.html", tmp_path / "a.pdf"
    page.write_text(
        '<html lang="zh-CN"><meta charset="utf-8"><h1>闽宁协作</h1><p>财政援助资金 32.7 亿元', "utf-8"
    )
    pdf.print_page(page, target)
    text = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True, check=True).stdout
    assert "闽宁协作" in text
    assert "财政援助资金 32.7 亿元" in text


def test_a_missing_browser_is_said_in_words(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: object())
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    with pytest.raises(ReportError, match="apt-get install chromium"):
        pdf.browser()


def test_a_missing_extra_is_said_in_words(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(ReportError, match="extra `pdf`"):
        pdf.browser()
