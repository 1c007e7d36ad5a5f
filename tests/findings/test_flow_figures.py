"""The figures of a report on flows: what each is given to draw, and the words above and below it."""

from __future__ import annotations

import dataclasses

import pytest

from analysis.charts.output import alt_text
from analysis.findings import flow_figures, flows

from .test_flows import CELLS, FOUND

WHOLE = dataclasses.replace(FOUND, cells=CELLS.assign(observation_ids="a:1", upper=CELLS["figure"]))


@pytest.fixture(autouse=True)
def _pages(monkeypatch):
    """Sources by the ids of the claims, without the tables."""
    monkeypatch.setattr(
        flow_figures, "source_line", lambda ids, lang: "Pages: " + ", ".join(sorted({*ids} - {""}))
    )


def texts(figure):
    """All that is written around a figure, as one line."""
    return " ".join(text.get_text() for text in figure.texts)


def test_the_view_of_the_explorer_is_of_the_same_flows():
    assert flow_figures.view(WHOLE) == {"indicator": "gov_funds", "years": (2021, 2024), "place": ""}


def test_the_map_is_given_all_pairs_with_all_that_is_said_of_them(monkeypatch):
    monkeypatch.setattr(flow_figures.maps, "flow_map", lambda rows, **told: (rows, told))
    rows, told = flow_figures.on_map(WHOLE, "en")
    assert rows is WHOLE.flows
    assert told["title"] == flows.title(WHOLE, "en") and told["unit"] == "yuan" and told["values"]
    assert told["footer"][:3] == [
        "Pages: a:1, a:2", "Also told, of several pairs together.", "In force, but without a value: Fujian to Ningxia.",
    ]  # fmt: skip


def test_the_bars_say_each_pair_with_its_worth():
    figure = flow_figures.by_pair(WHOLE, "en")
    said = alt_text(figure)
    assert "Jiangsu to Shaanxi: ≥ 7.972 billion yuan" in said
    assert "Guangdong to Guangxi: 2.028 billion yuan" in said
    assert "Fujian to Ningxia (cities): No data" in said
    assert flows.bars_title(WHOLE, "en") in texts(figure) and "Pages: a:1, a:2" in texts(figure)


def test_the_grid_has_a_row_a_pair_with_its_sum():
    figure = flow_figures.by_year(WHOLE, "zh")
    said = alt_text(figure)
    assert "3 行，3 列。来源所载 2、仅知下限 1、未知 1" in said
    assert flows.grid_title(WHOLE, "zh") == "江苏→陕西：2021年 26.9 亿元，2023年 26.4 亿元"
    assert "Pages: a:1" in texts(figure)


def test_the_national_figures_are_those_of_the_coverage():
    said = alt_text(flow_figures.of_nation(WHOLE, "en"))
    assert said.endswith("2019: ≥ 7.3 of 22.9 billion yuan (≥ 31%), 2024: ≥ 9 of ≥ 22.88 billion yuan.")
