"""Bars of what is traced to pairs in a national total."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.charts import alt_text
from analysis.charts.coverage import coverage_bars
from analysis.charts.coverage import share as share_of

from .placing import boxes as placed_words
from .placing import crowded

# Funds: 228.85 亿元 and more in 2024, of which 90 are traced; 495 exactly in 2016-2019, nothing traced of 2011's 8.4.
ROWS = pd.DataFrame({
    "figure": [2.2885e10, 4.95e10, 8.4e8], "status": ["at_least", "stated", "reported"], "traced": [9e9, 1.9e10, np.nan],
    "traced_status": ["at_least", "at_least", "unknown"], "share": [100 * 9 / 22.885, 100 * 19 / 49.5, 0.0],
})  # fmt: skip


@pytest.fixture
def figure():
    return coverage_bars(ROWS, ["2024", "2016–2019", "2011"], lang="en", unit="yuan", title="Traced")


def test_both_figures_and_the_share_are_written_with_their_worth(figure):
    assert alt_text(figure) == (
        "Traced. Bars of what is traced to pairs in the national total: 2024: ≥ 9 of ≥ 22.88 billion yuan, "
        "2016–2019: ≥ 19 of 49.5 billion yuan (≥ 38%), 2011: 0 of 0.84 billion yuan (0%)."
    )


def test_the_part_fills_the_whole_and_only_a_floor_is_open(figure):
    widths = [patch.get_width() for patch in figure.axes[0].patches if hasattr(patch, "get_width")]
    assert widths == [2.2885e10, 9e9, 4.95e10, 1.9e10, 8.4e8]
    assert len(figure.axes[0].lines) == 1


def test_without_a_national_figure_it_says_so():
    assert "无数据" in alt_text(coverage_bars(ROWS.iloc[:0], [], lang="zh", unit="yuan"))


def test_name_bar_and_figures_of_a_row_stand_on_one_line_from_top_to_bottom(figure):
    (axes,) = figure.axes
    placed, at = placed_words(figure), axes.transData.transform
    said = ["≥ 9 of ≥ 22.88 billion yuan", "≥ 19 of 49.5 billion yuan (≥ 38%)", "0 of 0.84 billion yuan (0%)"]
    wholes = [patch for patch in axes.patches if patch.get_width() in set(ROWS["figure"])]
    parts = [patch for patch in axes.patches if patch.get_width() in (9e9, 1.9e10)]
    assert [(box.get_x(), box.get_y(), box.get_height()) for box in parts] == [
        (0, wholes[i].get_y(), wholes[i].get_height()) for i in (0, 1)
    ]
    for i, (name, words, whole) in enumerate(zip(["2024", "2016–2019", "2011"], said, wholes, strict=True)):
        # In the middle of its row, which it does not fill: a third of it is left between two.
        assert (
            whole.get_y() + whole.get_height() / 2 == pytest.approx(i + 0.5)
            and 0.6 < whole.get_height() < 0.7
        )
        for text in (name, words):
            assert (placed[text].y0 + placed[text].y1) / 2 == pytest.approx(at((0, i + 0.5))[1], abs=1.5)
        assert 0 < placed[name].x0 < placed[name].x1 < at((0, 0))[0]
        assert at((whole.get_width(), 0))[0] + 8 < placed[words].x0 < at((whole.get_width(), 0))[0] + 20
    assert placed["Traced to pairs"].y1 < at((0, 3))[1]
    assert crowded(figure) == []
    # The longest whole and its words take all the width there is.
    assert max(box.x1 for box in placed.values()) > figure.bbox.x1 - 0.4 * figure.dpi


def test_the_gap_of_an_open_end_lies_within_its_end(figure):
    (gap,) = figure.axes[0].lines
    (x, low), (_, high) = gap.get_xydata()
    # The box stands from 0.18 to 0.82; a tenth of it is left of its end above and below.
    assert (x, low, high) == (2.2885e10, pytest.approx(0.244), pytest.approx(0.756))


@pytest.mark.parametrize(
    ("whole", "part", "share", "said"),
    [
        ("stated", "at_least", 38.389, "≥ 38%"), ("stated", "reported", 38.389, "38%"), ("at_least", "reported", 38.189, "≤ 39%"),
        ("stated", "estimated", 38.6, "≈ 39%"), ("at_least", "estimated", 38.189, "≈ 38%"), ("at_least", "at_least", 38.389, ""), ("stated", "at_least", 38.9, "≥ 38%"),
    ],
)  # fmt: skip
def test_a_share_is_rounded_to_the_side_on_which_it_is_true(whole, part, share, said):
    """A floor down, a ceiling up, an estimate and a figure to the nearest; of two floors nothing follows."""
    row = pd.Series({"status": whole, "traced_status": part, "traced": 1.0, "share": share})
    assert share_of(row) == said


def test_nothing_traced_of_a_floor_has_no_share():
    assert (
        share_of(
            pd.Series({"status": "at_least", "traced_status": "unknown", "traced": np.nan, "share": 0.0})
        )
        == ""
    )
