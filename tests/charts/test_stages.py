"""Sums of stages as bars over their years, with single years as dots."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.patches import Rectangle

from analysis.charts import alt_text
from analysis.charts.stages import stage_bars

# 57.4 to 64 亿元 in fifteen years; 60.7 in five; 583.8 and more in five; nothing.
STAGES = pd.DataFrame({
    "first": [1996, 2011, 2016, 2021], "last": [2010, 2015, 2020, 2025], "figure": [5.74e9, 6.07e9, 5.838e10, np.nan],
    "upper": [6.4e9, 6.075e9, np.nan, np.nan], "status": ["at_least", "stated", "at_least", "unknown"],
})  # fmt: skip
YEARS = pd.DataFrame({
    "year": [2011, 2012, 2019, 2023, 2024], "figure": [8.4e8, 8.72e8, 2.29e10, 2.3185e10, 2.2885e10],
    "status": ["reported", "reported", "reported", "at_least", "at_least"],
})  # fmt: skip


@pytest.fixture(scope="module")
def figure():
    return stage_bars(STAGES, YEARS, lang="en", unit="yuan", title="Funds")


def test_the_area_of_a_bar_is_its_sum_and_none_overlaps_another(figure):
    boxes = [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
    assert [box.get_height() * years for box, years in zip(boxes[:3], (15, 5, 5), strict=True)] == pytest.approx([5.74, 6.07, 58.38])  # fmt: skip
    ends = [(box.get_x(), box.get_x() + box.get_width()) for box in boxes]
    assert all(one[1] < other[0] for one, other in zip(ends, ends[1:], strict=False))
    assert boxes[3].get_hatch()


def test_every_sum_and_year_is_told_with_its_worth(figure):
    assert alt_text(figure) == (
        "Funds. Sums of stages: 1996–2010: ≥ 5.74 billion yuan, 2011–2015: 6.07 billion yuan, 2016–2020: ≥ 58.38 billion yuan, "
        "2021–2025: No data. Single years: 2011: 0.84 billion yuan, 2012: 0.872 billion yuan, 2019: 22.9 billion yuan, "
        "2023: ≥ 23.18 billion yuan, 2024: ≥ 22.88 billion yuan."
    )


def test_numbers_lie_on_nothing_else(figure):
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from analysis.charts import style

    with style.use():
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        boxes = [text.get_window_extent() for text in figure.axes[0].texts]
    assert len(boxes) == 9
    assert not [1 for i, one in enumerate(boxes) for other in boxes[:i] if one.overlaps(other)]


def test_nothing_known_can_be_drawn():
    none = STAGES.assign(figure=np.nan, upper=np.nan, status="unknown")
    assert "无数据" in alt_text(stage_bars(none, YEARS.iloc[:0], lang="zh", unit="yuan"))


def test_a_floor_has_no_lid_and_each_stage_its_years(figure):
    (axes,) = figure.axes
    floors = [patch for patch in axes.patches if isinstance(patch, Rectangle)][::2]
    assert [box.get_linewidth() for box in floors] == [0, 0]
    sides = [line for line in axes.lines if line.get_marker() == "^" and len(line.get_xdata()) == 2]
    assert [line.get_ydata()[1] for line in sides] == pytest.approx(
        [5.74 / 15, 5.74 / 15, 58.38 / 5, 58.38 / 5]
    )
    assert [tick.get_text() for tick in axes.get_xticklabels()] == [
        "1996–2010",
        "2011–2015",
        "2016–2020",
        "2021–2025",
    ]
