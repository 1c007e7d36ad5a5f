"""PDFs: printed with the page's words, Chinese among them, as text that can be selected."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from analysis.errors import ReportError
from analysis.reports import pdf
from analysis.reports.export.html import render

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


@needs_chromium
@needs_pdftotext
def test_long_lines_and_wide_tables_are_printed_whole(tmp_path):
    pytest.importorskip("playwright", reason="needs the extra `pdf`")
    address = "https://example.org/" + "/".join(f"part{n}" for n in range(40)) + "/end"
    head = "".join(f"<th>column{n:02}</th>" for n in range(40))
    rows = "".join(
        f"<tr><td>row{r}</td>" + "".join(f"<td>c{n:02}r{r}</td>" for n in range(1, 40)) + "</tr>"
        for r in range(3)
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    nb = new_notebook(cells=[
        new_code_cell("1", outputs=[
            new_output("stream", name="stdout", text=f"x = 1  {address}"), new_output("display_data", data={"text/html": table}),
        ], execution_count=1),
    ])  # fmt: skip
    page, target = tmp_path / "a.html", tmp_path / "a.pdf"
    page.write_text(render(nb, 5)[0], "utf-8")
    pdf.print_page(page, target)
    text = subprocess.run(
        ["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert address in "".join(text.split())
    words = text.split()
    assert [name for n in range(40) if (name := f"column{n:02}") not in words] == []
    assert [name for n in range(1, 40) if (name := f"c{n:02}r2") not in words] == []
    assert words.count("row2") == 4


def test_a_missing_browser_is_said_in_words(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: object())
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    with pytest.raises(ReportError, match="apt-get install chromium"):
        pdf.browser()


def test_a_missing_extra_is_said_in_words(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(ReportError, match="extra `pdf`"):
        pdf.browser()
