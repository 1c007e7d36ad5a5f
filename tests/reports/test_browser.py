"""The pages in a real browser, headless Chromium: quiet, offline, folding, sorting, filtering, fitting the screen."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

from analysis import notebook
from analysis.charts import frame, style
from analysis.charts.drawing import draw
from analysis.charts.taken import taken
from analysis.reports import site
from analysis.reports.export.html import render
from analysis.vocabulary import media

playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra `pdf` (playwright)")

ROWS = (("b", "1,200", 2e8), ("a", "30", 1e8), ("d", "—", ""), ("c", "-5", 5e4))
MORE = "".join(f"<th>column {n}</th>" for n in range(8))
TABLE = (
    f"<table><caption>What the pages say</caption><thead><tr><th>name</th><th>value</th><th>yuan</th>{MORE}</tr></thead><tbody>"
    + "".join(
        f"<tr><td>{name}</td><td>{value}</td><td data-sort='{yuan}'>printed</td>{'<td>words</td>' * 8}</tr>"
        for name, value, yuan in ROWS
    )
    + "</tbody></table>"
)
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="


ROWS_DRAWN = pd.DataFrame({"origin": ["320000"], "figure": [2.69e9], "status": ["reported"]})


def _figure():
    with style.use():
        page = frame.page(2, title="Jiangsu gave 2.69 billion", subtitle="yuan", footer="Sources: one page")
        page.figure.add_axes(page.fraction(0, 0, 9, 2)).bar([0, 1], [1, 2])
    return page.figure


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Paths of a report and of an index with three cards."""
    folder = tmp_path_factory.mktemp("pages")
    figure = _figure()
    drawing, view = draw(figure, 100, "Two bars.").svg, {"indicator": "gov_funds", "years": 2021}
    own = {media.FIGURE: taken(figure, drawing, ROWS_DRAWN, view)}
    figure = new_output("display_data", data={"image/png": PICTURE, **own})
    table = new_output("display_data", data={"text/html": TABLE})
    nb = new_notebook(
        cells=[
            new_markdown_cell("# A report\n\n" + "A sentence with words. " * 30),
            new_code_cell("x = 1  # " + "a long comment " * 20, outputs=[figure], execution_count=1),
            new_markdown_cell("## Tables\n\nhttps://example.org/" + "verylong" * 30),
            new_code_cell("table", outputs=[table], execution_count=2),
            new_code_cell(
                "print", outputs=[new_output("stream", name="stdout", text="y" * 400)], execution_count=3
            ),
        ]
    )
    nb.metadata.papermill = {"parameters": {"lang": "en"}, "input_path": "01_a.ipynb"}
    (folder / "report.html").write_text(render(nb)[0], "utf-8")
    index = site.render([site.card(r) for r in records()], ABOVE, explorer=True)
    (folder / "index.html").write_text(index, "utf-8")
    return folder


def _fact(number):
    page = {"name": "Xinhua", "title": "T", "published": "2025-11-22", "url": "https://example.org/a"}
    return {
        "number": number,
        "words": "w",
        "bound": "b",
        "beside": "",
        "source": "",
        "notebook": "flows",
        "pages": [page],
    }


ABOVE = {
    "facts": {"zh": [_fact("≥ 228.8 亿元")], "en": [_fact("≥ 22.88 billion yuan")]},
    "pairs": [
        {"origin": "350000", "destination": receiver, "link": link, "known": known}
        for receiver, link, known in (("640000", "today", 56), ("500000", "earlier", 2), ("530000", "", 0))
    ],
}


def records():
    for province, lang in (("350000", "zh"), ("350000", "en"), ("640000", "zh")):
        name = f"flows_{province}_{lang}"
        yield {
            "name": name,
            "notebook": "flows",
            "title": f"Flows {province}",
            "figures": [],
            "made": "2026-01-02",
            "files": [f"{name}.ipynb", f"{name}.html"],
            "parts": {"parameters": {"lang": lang, "province": province}},
        }


@pytest.fixture
def open_page(browser, pages):
    """A function that opens a page; at the end nothing may have been loaded or complained of."""
    trouble, opened = [], []

    def open_page(name, width=1280, **options):
        page = browser.new_page(viewport={"width": width, "height": 900}, **options)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda r: r.url.startswith(("file:", "data:", "blob:")) or trouble.append(r.url))
        page.goto((pages / name).as_uri())
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        page.close()
    assert trouble == []


@pytest.mark.parametrize("name", ["report.html", "index.html"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overflows_is_loaded_or_complains(open_page, name, width, scheme):
    page = open_page(name, width, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")


def test_code_folds_behind_a_button(open_page):
    page = open_page("report.html")
    code = page.locator("details.code pre")
    assert not code.first.is_visible()
    button = page.get_by_role("button", name="Show code")
    button.click()
    assert all(code.nth(n).is_visible() for n in range(code.count()))
    page.get_by_role("button", name="Hide code").click()
    assert not code.first.is_visible()


def test_tables_sort_by_number_and_by_text_with_gaps_last(open_page):
    page = open_page("report.html")
    column = "[...document.querySelectorAll('tbody tr')].map((row) => row.cells[0].textContent)"
    by_value = page.get_by_role("button", name="value")
    by_value.click()
    assert page.evaluate(column) == ["c", "a", "b", "d"]
    by_value.press("Enter")
    assert page.evaluate(column) == ["b", "a", "c", "d"]
    page.get_by_role("button", name="yuan").click()
    assert page.evaluate(column) == ["c", "a", "b", "d"], "by the key of the cell, not by its text"
    page.get_by_role("button", name="name").click()
    assert page.evaluate(column) == ["a", "b", "c", "d"]
    assert page.locator("th[aria-sort=ascending]").inner_text() == "name"


def test_only_columns_of_numbers_are_set_to_the_right(open_page):
    page = open_page("report.html")
    heads = "[...document.querySelectorAll('thead th.number')].map((cell) => cell.textContent)"
    assert page.evaluate(heads) == ["value"]


def test_a_wide_table_scrolls_in_its_box(open_page):
    page = open_page("report.html", 390)
    box = page.locator(".scroll")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.get_attribute("tabindex") == "0"
    assert box.get_attribute("aria-label") == "What the pages say"
    box.evaluate("box => box.scrollLeft = 300")
    name = page.get_by_text("What the pages say").bounding_box()
    assert 0 <= name["x"] <= 390, "the name stays where it is"


def test_a_figure_opens_alone(open_page):
    page = open_page("report.html")
    page.get_by_role("button", name="Enlarge").click()
    large = page.locator("dialog img")
    assert large.is_visible() and large.bounding_box()["width"] >= 1088
    page.keyboard.press("Escape")
    large.wait_for(state="detached")  # closing tells of itself in an event of its own


def test_the_contents_lead_to_the_sections(open_page):
    page = open_page("report.html")
    page.get_by_role("navigation").get_by_role("link", name="Tables").click()
    assert page.url.endswith("#section-1")
    assert page.locator("h2#section-1").inner_text() == "Tables"


def visible(page):
    return page.locator(".card:visible a.open").evaluate_all(
        "links => links.map((a) => a.getAttribute('href'))"
    )


@pytest.mark.parametrize("words", ["福建", "fujian", "FUJIAN", "fj"])
def test_the_index_finds_a_place_by_any_of_its_names(open_page, words):
    page = open_page("index.html", locale="en-GB")
    page.get_by_role("searchbox").fill(words)
    assert visible(page) == ["flows_350000_en.html"]
    assert page.get_by_role("status").inner_text() == "1 of 2 reports"


def test_the_index_filters_and_clears(open_page):
    page = open_page("index.html", locale="en-GB")
    assert visible(page) == ["flows_350000_en.html", "flows_640000_zh.html"], "one is there in Chinese only"
    page.get_by_label("Province").select_option(label="Fujian")
    assert visible(page) == ["flows_350000_en.html"]
    page.get_by_role("searchbox").fill("nothing like it")
    assert page.get_by_text("No report matches.").is_visible()
    page.get_by_role("button", name="Clear filters").click()
    # The filters hear of a reset after it; `wait_for_function` would need eval, which the page's policy forbids.
    playwright.expect(page.get_by_role("status")).to_have_text("2 of 2 reports")
    assert len(visible(page)) == 2


def test_the_index_speaks_both_languages(open_page):
    page = open_page("index.html", locale="zh-CN")
    assert page.locator("h1").inner_text() == "东西部协作地图集"
    assert page.get_by_role("status").inner_text() == "显示 2 / 2 份报告"
    assert visible(page) == ["flows_350000_zh.html", "flows_640000_zh.html"]
    page.get_by_role("button", name="English").click()
    assert visible(page) == ["flows_350000_en.html", "flows_640000_zh.html"]
    assert page.locator("h1").inner_text() == "Atlas of China's East-West cooperation"
    assert page.evaluate("document.documentElement.lang") == "en"


def test_the_front_page_tells_facts_and_picks_pairs_in_the_readers_language(open_page):
    page = open_page("index.html", 390, locale="en-GB")
    assert page.get_by_text("≥ 22.88 billion yuan").is_visible()
    assert not page.get_by_text("≥ 228.8 亿元").is_visible()
    fact = page.locator("li", has_text="22.88")
    assert fact.get_by_role("link", name="More").get_attribute("href") == "flows_350000_en.html"
    to = page.get_by_role(
        "link", name="Fujian → Chongqing, a pair of earlier years, 2 yearly figures or floors"
    )
    assert to.get_attribute("href") == "explorer.html#p=350000-500000&l=en"
    assert page.locator(".matrix td.none a").count() == 0
    page.get_by_role("button", name="中文").click()
    assert to.count() == 0
    for _ in range(10):  # a busy browser writes the choice down a moment after the click
        page.wait_for_timeout(100)
        page.reload()
        if page.get_by_text("≥ 228.8 亿元").is_visible():
            break
    assert page.get_by_text("≥ 228.8 亿元").is_visible(), "the choice is remembered"


def test_the_index_is_used_by_keyboard(open_page):
    page = open_page("index.html", locale="en-GB")
    reached = []
    for _ in range(16):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName + (document.activeElement.type || '')"))
    assert {"A", "INPUTsearch", "SELECTselect-one", "BUTTONreset"} <= set(reached)


LAB = """
table { border-collapse: collapse; font-size: 12px; table-layout: fixed; margin: 0 auto 1em; border: none }
td, th, tr { padding: 0.5em; line-height: normal; white-space: normal; max-width: none; border: none }
"""
"""How JupyterLab lays out the tables of outputs."""


def test_a_table_of_chinese_is_readable_in_jupyterlab(browser, monkeypatch):
    shown = []
    monkeypatch.setattr(notebook, "display", shown.append)
    row = {
        "原文数字": "5.3 亿元", "指标": "帮助农村劳动力就业", "对象": "福建省 → 宁夏回族自治区", "时段": "2016/2020", "口径": "累计", "取舍": "采用",
        "页面": "闽宁对口扶贫协作见实效 西海固二十三万农民脱贫" * 2, "发布者": "人民日报", "采集备注": "note " * 20, "编号": "north:229",
    }  # fmt: skip
    notebook.table(pd.DataFrame([row] * 38), "所用数字的出处")
    tab = browser.new_page(viewport={"width": 900, "height": 800})
    tab.set_content(f"<style>{LAB}</style><div style='width: 800px'>{shown[0].data}</div>")
    widths = tab.evaluate("[...document.querySelectorAll('th')].map((cell) => cell.clientWidth)")
    assert min(widths) >= 40
    assert widths[1] >= 9 * 12, "the name of an indicator stands in one line"
    assert tab.evaluate("document.querySelector('table').clientHeight") < 38 * 100
    tab.close()


def test_a_figure_becomes_sharp_and_hands_out_its_data_and_a_slide(open_page, tmp_path):
    page = open_page("report.html")
    page.wait_for_selector("html.sharp", state="attached")
    assert page.locator("#figure-1 img").get_attribute("src").startswith("blob:")
    assert page.evaluate("document.querySelector('#figure-1 img').naturalWidth") == 960

    def taken_away(kind):
        with page.expect_download() as download:
            page.locator(f"#figure-1 [data-take={kind}]").click()
        download.value.save_as(tmp_path / kind)
        return download.value.suggested_filename, (tmp_path / kind).read_bytes()

    name, content = taken_away("csv")
    assert name == "report_figure-1.csv"
    assert content.decode("utf-8").startswith("\ufeffindicator,origin,origin_zh,origin_en")
    name, content = taken_away("svg")
    assert name.endswith(".svg") and b"<title>Two bars.</title>" in content
    name, content = taken_away("slide")
    slide = Image.open(io.BytesIO(content)).convert("RGB")
    assert name.endswith(".png") and slide.size == (1920, 1080)
    assert slide.crop((56, 30, 800, 100)).convert("L").getextrema()[0] < 60, "the title"
    assert slide.crop((56, 1000, 400, 1070)).convert("L").getextrema()[0] < 140, "the sources"
    assert (
        page.get_by_role("link", name="explorer").get_attribute("href")
        == "explorer.html#i=gov_funds&y=2021-2021&l=en"
    )


def test_without_a_script_the_picture_is_there(browser, pages):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((pages / "report.html").as_uri())
    assert page.locator("#figure-1 img").get_attribute("src").startswith("data:image/png")
    assert not page.locator("#figure-1 [data-take]").first.is_visible()
    page.context.close()


def test_a_folded_table_is_searched_and_unfolds_on_paper(browser, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(notebook, "display", lambda output: shown.append(output.data))
    rows = pd.DataFrame({"claim": [f"claim {n}" for n in range(12)], "page": ["江苏"] * 6 + ["Shaanxi"] * 6})
    notebook.folded(rows, "Claims: 12")
    output = new_output("display_data", data={"text/html": shown[0]})
    (tmp_path / "fold.html").write_text(
        render(new_notebook(cells=[new_code_cell("x", outputs=[output])]))[0], "utf-8"
    )
    page = browser.new_page(locale="en-GB")
    page.goto((tmp_path / "fold.html").as_uri())
    assert not page.get_by_text("claim 3").is_visible()
    page.get_by_text("Claims: 12").click()
    page.get_by_label("Find").fill("shaanxi 1")
    assert page.locator("tbody tr:visible").count() == 2, "claims 10 and 11"
    page.get_by_label("Find").fill("")
    page.get_by_text("Claims: 12").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.get_by_text("claim 3").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.get_by_text("claim 3").is_visible()
    page.close()


def test_a_row_keeps_its_height_on_a_phone(open_page):
    page = open_page("report.html", 390)
    heights = page.evaluate("[...document.querySelectorAll('tbody tr')].map((row) => row.offsetHeight)")
    assert max(heights) < 45
    assert page.get_by_text("scroll sideways").is_visible()
