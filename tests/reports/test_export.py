"""Pages: nothing loaded, everything from data escaped, headings and figures found."""

from __future__ import annotations

import base64
import re
from time import process_time

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.errors import ReportError
from analysis.reports.export import html
from analysis.reports.export.sanitise import clean, markdown

EVIL = "<script>alert(1)</script>"
PIXEL = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


def display(data, **metadata):
    return new_output("display_data", data=data, metadata=metadata)


def page(*cells, lang="en"):
    nb = new_notebook(cells=list(cells))
    nb.metadata.papermill = {"parameters": {"lang": lang, "title": EVIL}, "input_path": "x/01_test.ipynb"}
    return html.render(nb)


def code(source, *outputs):
    return new_code_cell(source, outputs=list(outputs), execution_count=1)


def test_a_page_loads_nothing_and_forbids_to():
    text, title = page(
        new_markdown_cell("# Title\n\n[page](https://example.org/a)"),
        code(
            "1",
            display({"text/html": '<img src="https://example.org/x.png"><link href="https://e.org/x.css">'}),
        ),
    )
    assert title == "Title"
    assert "default-src 'none'" in text
    assert not re.findall(r"""(?:src|srcset)\s*=\s*["']?(?:https?:)?//""", text)
    assert not re.findall(r"@import|url\(|<link|<iframe|<object", text)
    assert '<a href="https://example.org/a"' in text


def test_the_policy_lets_in_exactly_our_style_and_script():
    import hashlib

    text, _ = page(new_markdown_cell("# T"))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1]
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "output",
    [
        display({"text/plain": EVIL}),
        display({"text/markdown": f"## {EVIL}\n\n[a](javascript:alert(1)) {EVIL}"}),
        new_output("stream", name="stdout", text=EVIL),
        display({"image/png": PIXEL}, **{"image/png": {"alt": f'"><{EVIL}'}}),
        display({"text/html": f"<table><tr><td>{EVIL}<td onclick='alert(1)'>&lt;script&gt;</table>"}),
        display({"text/html": "<img src=x onerror=alert(1)><svg onload=alert(1)></svg>"}),
        display({"text/html": "<a href='javascript:1'>x</a>"}),
        display({"image/svg+xml": f"<svg xmlns='http://www.w3.org/2000/svg'>{EVIL}</svg>"}),
        display({"application/javascript": "alert(1)"}),
    ],
)
def test_nothing_from_data_becomes_markup(output):
    text, _ = page(code(f"# {EVIL}", output))
    body = text.split("</style>", 1)[1]
    assert body.count("<script") == 1, "only the page's own"
    assert "alert(1)</script>" not in body
    assert not re.search(r"<[^>]*\s(onclick|onerror|onload)=", body)
    assert "javascript:" not in body


def test_a_title_with_a_script_stays_readable_as_text():
    text, _ = page(code("1", display({"text/markdown": f"## Source {EVIL}"})))
    assert "Source &lt;script&gt;alert(1)&lt;/script&gt;</h2>" in text


def test_headings_of_cells_and_outputs_make_the_contents():
    text, title = page(
        new_markdown_cell("# The title"),
        code("1", display({"text/markdown": "## 资金 & 流向"})),
        new_markdown_cell("### Detail"),
    )
    assert title == "The title"
    assert '<li class="level-2"><a href="#section-1">资金 &amp; 流向</a></li>' in text
    assert '<li class="level-3"><a href="#section-2">Detail</a></li>' in text
    assert '<h2 id="section-1">资金 &amp; 流向</h2>' in text


def test_a_figure_has_words_and_a_link():
    text, _ = page(
        new_markdown_cell("## Where it went"),
        code(
            "1",
            display(
                {"image/png": PIXEL, "text/plain": "<Figure>"},
                **{"image/png": {"alt": "A map", "width": 640}},
            ),
            display({"image/svg+xml": "<svg/>"}),
        ),
    )
    assert f'<img src="data:image/png;base64,{PIXEL}" alt="A map" width="640">' in text
    assert 'src="data:image/svg+xml;base64,PHN2Zy8+" alt="Where it went"' in text
    assert text.count('class="alone"') == 2
    assert "&lt;Figure&gt;" not in text


@pytest.mark.parametrize(
    ("lang", "html_lang", "word"), [("zh", "zh-CN", "显示代码"), ("en", "en", "Show code")]
)
def test_the_page_speaks_the_language_of_the_report(lang, html_lang, word):
    text, _ = page(new_markdown_cell("# T"), code("1"), lang=lang)
    assert f'<html lang="{html_lang}">' in text
    assert word in text


def test_a_cell_of_another_language_is_left_out():
    cells = [
        new_markdown_cell(f"# Title {lang}", metadata={"tags": [f"lang-{lang}"]}) for lang in ("zh", "en")
    ]
    text, title = page(*cells, new_markdown_cell("both"), lang="zh")
    assert title == "Title zh"
    assert "Title en" not in text
    assert "both" in text


def test_code_is_folded_and_neighbours_share_a_fold():
    text, _ = page(code("a = 1"), code("b = 2"), new_markdown_cell("then"), code("c = 3"))
    assert text.count('<details class="code">') == 2
    assert '<details class="code" open' not in text


@pytest.mark.parametrize(
    ("cell", "told", "remedy"),
    [
        (
            code("1", new_output("stream", name="stdout", text="行" * 20_000)),
            "printed text of cell 2",
            "print less",
        ),
        (
            code("1", display({"text/html": f"<table><tr><td>{'x' * 50_000}</table>"})),
            "tables of cell 2",
            "show fewer rows",
        ),
        (code("1", display({"image/png": "A" * 60_000})), "figures of cell 2", "smaller figures"),
        (new_markdown_cell("text " * 10_000), "text of cell 2", "write less"),
    ],
)
def test_a_page_that_is_too_large_says_what_is_large(cell, told, remedy, monkeypatch):
    monkeypatch.setattr(html, "_with_fewer_colours", lambda nb: nb)
    nb = new_notebook(cells=[new_markdown_cell("# T"), cell])
    with pytest.raises(ReportError) as error:
        html.render(nb, 0.04)
    assert told in error.value.problem
    assert remedy in error.value.hint
    assert "contract: {megabytes: 1}" in error.value.hint
    assert html.render(nb, 1)


def test_large_figures_are_reduced_before_a_page_is_refused():
    import io

    import numpy as np
    from PIL import Image

    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), dtype=np.uint8)
    Image.fromarray(noise).save(buffer := io.BytesIO(), "PNG")
    picture = display({"image/png": base64.b64encode(buffer.getvalue()).decode()})
    text, _ = html.render(new_notebook(cells=[code("1", picture)]), 0.12)
    assert len(text.encode()) <= 120_000


def test_tables_scroll_and_their_numbers_line_up():
    cells = ("1,234.5", "-3 %", "≥ 20", "2021年", "2021", "闽宁" * 9, "a&lt;b")
    cleaned = clean(f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>")
    assert cleaned.startswith('<div class="scroll" tabindex="0"><table>')
    assert re.findall(r'<td class="number">(.+?)</td>', cleaned) == ["1,234.5", "-3 %", "≥ 20"]
    assert re.findall(r'<td class="long">(.+?)</td>', cleaned) == ["闽宁" * 9]


@pytest.mark.parametrize("cell", ["1" + " " * 50_000, " " * 50_000, "1 " * 25_000 + "x"])
def test_a_cell_of_many_blanks_takes_no_time(cell):
    begun = process_time()
    clean(f"<table><tr><td>{cell}</td></tr></table>")
    assert process_time() - begun < 5.0


def test_markdown_of_the_author_may_hold_html_but_no_script():
    text = markdown("<details><summary>more</summary>x</details><script>1</script>", from_data=False)
    assert "<details>" in text
    assert "script" not in text


def test_the_name_of_a_table_stands_above_its_box():
    cleaned = clean("<table class='x'><caption>Who <b>gave</b></caption><tr><td>a</td></tr></table>")
    assert cleaned.startswith(
        '<p class="caption">Who <b>gave</b></p><div class="scroll" tabindex="0"><table class="x">'
    )
    assert "<caption" not in cleaned


def test_why_an_answer_is_empty_is_told_without_the_machine():
    told = "/tmp/ipykernel_7/12.py:2: EmptyAnswer: no pair was in force in 1990\n  dataset.pairings(1990)\nother\n"
    text, _ = page(code("1", new_output("stream", name="stderr", text=told)))
    assert "no pair was in force in 1990\nother" in text
    assert "ipykernel" not in text
