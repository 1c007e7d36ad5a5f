"""Line ends in a real browser: none within a unit (but one longer than a line) or an English word, and no number runs out of its column."""

from __future__ import annotations

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from analysis import notebook
from analysis.findings.big_numbers import BigNumber
from analysis.reports import site
from analysis.reports.export.html import render

NUMBERS = (
    "at least 140.9 billion yuan",
    "≥ 58.37 billion yuan",
    "815 thousand persons",
    "112.9 thousand person-times",
    "154",
)
EMPTY = {
    "observations": pd.DataFrame(columns=["observation_id", *notebook._OF_NUMBER]),
    "sources": pd.DataFrame(columns=["source_id"]),
}
BROKEN = """() => {
  const bad = [];
  for (const one of document.querySelectorAll(".unit"))
    if (!one.textContent.includes("-") && one.offsetHeight > 1.6 * parseFloat(getComputedStyle(one).fontSize)) bad.push("broken: " + one.textContent);
  for (const one of document.querySelectorAll(".measured")) {
    const words = document.createRange();
    words.selectNodeContents(one);
    if (words.getBoundingClientRect().right > one.closest("li, .numbers > div").getBoundingClientRect().right + 1)
      bad.push("too wide: " + one.textContent);
  }
  return [document.querySelectorAll(".unit").length, bad];
}"""


def _report(monkeypatch):
    shown = []
    monkeypatch.setattr(notebook.dataset, "table", lambda name, **_: EMPTY[name])
    monkeypatch.setattr(notebook, "display", lambda thing: shown.append(thing.data))
    notebook.numbers([BigNumber(value, "funds", "2024", "") for value in NUMBERS[:4]], "en")
    output = new_output("display_data", data={"text/html": shown[0]})
    nb = new_notebook(cells=[new_code_cell("numbers", outputs=[output], execution_count=1)])
    nb.metadata.papermill = {"parameters": {"lang": "en"}, "input_path": "01_a.ipynb"}
    return render(nb)[0]


def _index(_):
    facts = [
        {
            "number": number,
            "words": "w",
            "bound": "b",
            "beside": "",
            "source": "",
            "notebook": "",
            "pages": [],
        }
        for number in NUMBERS
    ]
    return site.render([], {"facts": {"en": facts}})


@pytest.mark.parametrize(("page", "units"), [(_report, 4), (_index, 4)])
def test_no_line_ends_within_a_unit(browser, monkeypatch, tmp_path, page, units):
    (tmp_path / "page.html").write_text(page(monkeypatch), "utf-8")
    tab = browser.new_page(locale="en")
    tab.goto((tmp_path / "page.html").as_uri())
    for width in (320, 390, 800, 1100, 1280, 1600):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate(BROKEN) == [units, []], width
    tab.close()


def test_no_line_of_a_table_ends_within_an_english_word_on_a_phone(browser, tmp_path):
    rows = "<tr><td>Government assistance funds</td><td>2016–2020</td><td>at least 8 billion yuan</td></tr>"
    table = f"<table><thead><tr><th>Indicator</th><th>Period</th><th>Value</th></tr></thead><tbody>{rows}</tbody></table>"
    output = new_output("display_data", data={"text/html": table})
    nb = new_notebook(cells=[new_code_cell("table", outputs=[output], execution_count=1)])
    nb.metadata.papermill = {"parameters": {"lang": "en"}, "input_path": "01_a.ipynb"}
    (tmp_path / "page.html").write_text(render(nb)[0], "utf-8")
    tab = browser.new_page(viewport={"width": 390, "height": 900})
    tab.goto((tmp_path / "page.html").as_uri())
    lines = tab.evaluate("""() => {
      const text = document.querySelector("td").firstChild, range = document.createRange();
      return text.textContent.split(" ").map((word) => {
        const at = text.textContent.indexOf(word);
        range.setStart(text, at);
        range.setEnd(text, at + word.length);
        return range.getClientRects().length;
      });
    }""")
    assert lines == [1, 1, 1]
    tab.close()
