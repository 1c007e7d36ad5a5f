"""What a notebook puts out: the page that stands at a large number is one that tells most of it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis import notebook
from analysis.findings.big_numbers import BigNumber
from analysis.ingest.sources import with_names

CLAIMS = pd.DataFrame({
    "observation_id": ["county", "pair", "wider", "other"], "source_id": ["new", "old", "later", "nameless"],
    "indicator": ["gov_funds", "gov_funds", "gov_funds", "jobs_total"], "value": [1e5, 8.8e9, 9e9, 5e9],
    "period_start": pd.to_datetime(["2024-01-01", "2021-01-01", "2016-01-01", "2024-01-01"]),
    "period_end": pd.to_datetime(["2024-12-31", "2024-12-31", "2024-12-31", "2024-12-31"]),
    "origin": "440000", "destination": "520000", "flags": "",
})  # fmt: skip
PAGES = with_names(pd.DataFrame({
    "source_id": ["new", "old", "later", "nameless"], "publisher": ["新华社", "人民日报", "光明日报", ""],
    "published": ["2025-06-01", "2025-01-01", "2025-02-01", "2025-09-01"], "title": "x", "url": "https://example.org/",
}))  # fmt: skip


@pytest.mark.parametrize(
    ("years", "indicator", "publisher"),
    # The part of 2021-2025 with most of it; without years the largest claim that is no more than the number; of claims on
    # something else the newest page with a publisher.
    [((2021, 2025), "gov_funds", "People's Daily"), (None, "gov_funds", "Guangming"), (None, "consumption_assist", "Xinhua")],
)  # fmt: skip
def test_the_page_of_the_largest_part_stands_at_a_number(monkeypatch, years, indicator, publisher):
    shown = []
    monkeypatch.setattr(
        notebook.dataset, "table", lambda name, **_: {"observations": CLAIMS, "sources": PAGES}[name]
    )
    monkeypatch.setattr(notebook, "display", lambda thing: shown.append(thing.data))
    number = BigNumber("8.88", "funds", "2021–2025", "county;pair;wider;other", 9e9, indicator, years)
    notebook.numbers([number], "en")
    assert publisher in shown[0].replace("&#x27;", "'") and "and 3 more pages" in shown[0]
    # What no page prints names none.
    notebook.numbers([replace(number, worked_out=True)], "en")
    assert "worked out from 4 pages" in shown[1] and publisher not in shown[1].replace("&#x27;", "'")


def test_where_no_page_tells_a_sum_alone_one_with_a_name_stands_for_all(monkeypatch):
    claims = CLAIMS.assign(
        indicator="gov_funds", source_id=["new", "nameless", "later", "old"], value=[1e9, 7e9, 2e9, 2e9]
    )
    shown = []
    monkeypatch.setattr(
        notebook.dataset, "table", lambda name, **_: {"observations": claims, "sources": PAGES}[name]
    )
    monkeypatch.setattr(notebook, "display", lambda thing: shown.append(thing.data))
    number = BigNumber("12", "funds", "2016–2024", "county;pair;wider;other", 12e9, "gov_funds")
    notebook.numbers([number], "en")
    assert "Guangming Daily</a> and 3 more pages" in shown[0]
    # A page that prints the number itself is shown, whoever published it.
    notebook.numbers([replace(number, figure=7e9)], "en")
    assert "example.org</a> and 3 more pages" in shown[1]


def test_no_page_of_more_places_stands_at_a_number(monkeypatch):
    claims = CLAIMS.iloc[[1, 3]].assign(
        indicator="gov_funds", value=[8.8e9, 8.9e9], origin=["440000", "320000;440000"], destination="520000", flags=["", ""]
    )  # fmt: skip
    shown = []
    monkeypatch.setattr(
        notebook.dataset, "table", lambda name, **_: {"observations": claims, "sources": PAGES}[name]
    )
    monkeypatch.setattr(notebook.sums, "floor_ids", lambda *_: "pair;other")
    monkeypatch.setattr(notebook, "display", lambda thing: shown.append(thing.data))
    number = BigNumber(
        "9", "funds", "2021–2025", "pair;other", 9e9, "gov_funds", (2021, 2025), ("440000", None)
    )
    notebook.numbers([number], "zh")
    assert "人民日报</a>等 2 个页面" in shown[0]
    # A figure that a page flags as that of more than these places is as little theirs.
    claims["origin"], claims["flags"] = "440000", ["", "group;wider"]
    claims["source_id"] = ["old", "new"]
    notebook.numbers([number], "zh")
    assert "人民日报" in shown[1]


def test_the_publisher_and_the_day_of_a_page_stand_with_it_where_they_are_known():
    page = {"publisher_zh": "人民日报", "publisher_en": "People's Daily", "published": "2025-01-01"}
    assert notebook._published(page, "zh") == "人民日报、2025-01-01"
    assert notebook._published({**page, "published": ""}, "en") == "People&#x27;s Daily"
    assert notebook._published({"publisher_en": "<b>", "published": "2025"}, "en").endswith("&lt;b&gt;, 2025")
