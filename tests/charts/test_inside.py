"""Bars of wholes with their parts inside."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from analysis.charts import alt_text
from analysis.charts.inside import bars_with_parts

from .placing import boxes, crowded

ROWS = pd.DataFrame({
    "row": ["all", "east", "other"], "name": ["All jobs", "In the east", "Elsewhere"], "figure": [441_700.0, 9_500.0, np.nan],
    "status": ["at_least", "stated", "unknown"], "whole": [814_500.0, np.nan, np.nan], "whole_status": ["at_least", "unknown", "unknown"],
})  # fmt: skip
PARTS = pd.DataFrame({
    "row": ["all", "all", "all", "east"], "name": ["Guangxi", "Sichuan", "Qinghai", "Guangxi"],
    "figure": [200_000.0, 100_000.0, np.nan, 558.0], "status": ["at_least", "at_least", "unknown", "reported"],
})  # fmt: skip


@pytest.fixture
def figure():
    return bars_with_parts(ROWS, PARTS, lang="en", unit="persons", title="Jobs")


def test_every_row_tells_its_figures_and_its_parts(figure):
    assert alt_text(figure) == (
        "Jobs. Bars: All jobs: ≥ 441.7 of ≥ 814.5 thousand persons (thousand persons: Guangxi ≥ 200; Sichuan ≥ 100); In the east: 9,500 persons "
        "(persons: Guangxi 558); Elsewhere: No data (No data)."
    )


def test_the_whole_is_a_box_and_what_is_known_fills_it(figure):
    (axes,) = figure.axes
    widths = [patch.get_width() for patch in axes.patches if isinstance(patch, Rectangle)]
    assert widths == [814_500.0, 441_700.0, 9_500.0]
    lines = [c for c in axes.collections if isinstance(c, LineCollection)]
    ends = [segment[0][0] for c in lines for segment in c.get_segments()]
    # After Guangxi and after both: also told, of several pairs together. A line at 558 would be one with the bar's edge.
    assert ends == [200_000.0, 300_000.0]


def test_names_without_room_are_counted():
    many = pd.DataFrame({"row": "all", "name": [f"A long name of a pair, number {i}" for i in range(30)], "figure": 1e4, "status": "reported"})  # fmt: skip
    figure = bars_with_parts(ROWS.iloc[:1], many, lang="en", unit="persons")
    said = " ".join(text.get_text() for text in figure.axes[0].texts)
    assert "more" in said
    assert "number 29" not in said
    assert "number 29" in alt_text(figure)


def test_nothing_is_no_error():
    assert "无数据" in alt_text(bars_with_parts(ROWS.iloc[:0], PARTS.iloc[:0], lang="zh", unit="persons"))


def test_a_row_of_thousands_beside_one_of_millions_keeps_its_unit():
    rows = ROWS.assign(figure=[441_700.0, 2_234_000.0, 8_124.0], whole=[814_500.0, 2_930_000.0, np.nan], whole_status="at_least",
                       status="at_least")  # fmt: skip
    said = alt_text(bars_with_parts(rows, PARTS, lang="en", unit="persons"))
    assert (
        "All jobs: ≥ 441.7 of ≥ 814.5 thousand persons (thousand persons: Guangxi ≥ 200; Sichuan ≥ 100)"
        in said
    )
    assert "In the east: ≥ 2.234 of ≥ 2.93 million persons (persons: Guangxi 558)" in said
    assert "Elsewhere: ≥ 8,124 persons" in said


def test_a_last_part_in_a_unit_of_its_own_has_no_second_one():
    parts = pd.concat([PARTS.iloc[:1], PARTS.iloc[3:].assign(row="all", name="Yunnan", figure=196.0)])
    said = alt_text(bars_with_parts(ROWS.iloc[:1], parts, lang="en", unit="persons"))
    assert "(thousand persons: Guangxi ≥ 200; Yunnan 196 persons)" in said
    said = alt_text(bars_with_parts(ROWS.iloc[:1], parts, lang="zh", unit="persons"))
    assert "（万人：Guangxi ≥ 20；Yunnan 196 人）" in said


def test_the_list_names_its_unit_and_what_is_told_of_several(figure):
    said = [text.get_text() for text in figure.axes[0].texts]
    assert "thousand persons: Guangxi ≥ 200; Sichuan ≥ 100; also told, of several pairs together" in said


def test_a_bar_has_its_name_before_it_its_figures_behind_it_and_its_parts_under_it(figure):
    (axes,) = figure.axes
    placed, at = boxes(figure), axes.transData.transform
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    rows = [
        ("All jobs", "≥ 441.7 of ≥ 814.5 thousand persons", bars[0]),
        ("In the east", "9,500 persons", bars[2]),
    ]
    for name, words, bar in rows:
        (left, top), (end, foot) = at([(0, bar.get_y()), (bar.get_width(), bar.get_y() + bar.get_height())])
        for text in (name, words):
            assert (placed[text].y0 + placed[text].y1) / 2 == pytest.approx((top + foot) / 2, abs=1.5)
        assert 0 < placed[name].x0 < placed[name].x1 < left and end + 8 < placed[words].x0 < end + 24
        (parts,) = [
            box
            for text, box in placed.items()
            if text.startswith("thousand persons:" if name == "All jobs" else "persons:")
        ]
        assert parts.x0 == pytest.approx(left, abs=2) and foot - 20 < parts.y1 < foot
    # What is known of a whole fills its box and no more of the row.
    assert (bars[1].get_y(), bars[1].get_height()) == (bars[0].get_y(), bars[0].get_height())
    order = [placed[text].y0 for text in ("All jobs", "In the east", "Elsewhere", "At least")]
    assert order == sorted(order, reverse=True)
    none = placed["No data"]
    assert (none.y0 + none.y1) / 2 == pytest.approx(
        (placed["Elsewhere"].y0 + placed["Elsewhere"].y1) / 2, abs=1
    )
    assert crowded(figure) == []
    assert max(box.x1 for box in placed.values()) > figure.bbox.x1 - 0.4 * figure.dpi


def test_two_lines_of_parts_stand_one_under_the_other_and_the_next_bar_under_both():
    many = pd.DataFrame(
        {
            "row": "all",
            "name": [f"A long name, number {i}" for i in range(9)],
            "figure": 1e4,
            "status": "reported",
        }
    )
    figure = bars_with_parts(ROWS[:2], many, lang="en", unit="persons")
    placed, (axes,) = boxes(figure), figure.axes
    first, second = (box for text, box in placed.items() if "number" in text)
    assert first.y0 >= second.y1 - 1
    bar = [patch for patch in axes.patches if isinstance(patch, Rectangle)][2]
    assert axes.transData.transform((0, bar.get_y()))[1] < second.y0
    assert crowded(figure) == []


def test_lines_too_near_to_one_another_or_to_the_end_are_left_out():
    """The axis ends at 1,000,000, so lines nearer than 4,000 are one: 600,000, then 603,000 and 606,000, then the end at 900,000."""
    parts = pd.DataFrame(
        {
            "row": "all",
            "name": list("abcde"),
            "figure": [600_000.0, 3_000.0, 3_000.0, 291_000.0, 3_000.0],
            "status": "reported",
        }
    )
    rows = ROWS[:1].assign(figure=900_000.0, whole=1_000_000.0)
    (lines,) = (
        c
        for c in bars_with_parts(rows, parts, lang="en", unit="persons").axes[0].collections
        if isinstance(c, LineCollection)
    )
    assert [segment[0][0] for segment in lines.get_segments()] == [600_000.0, 606_000.0]


def test_of_a_whole_without_any_part_nothing_is_told_and_the_box_is_empty():
    figure = bars_with_parts(
        ROWS[:1].assign(figure=np.nan, status="unknown"), PARTS.iloc[:0], lang="en", unit="persons"
    )
    assert "All jobs: 0 of ≥ 814.5 thousand persons (No data)" in alt_text(figure)
    assert [patch.get_width() for patch in figure.axes[0].patches if isinstance(patch, Rectangle)] == [
        814_500.0
    ]
