"""Points with intervals, and named points on four fields."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.charts import alt_text, style
from analysis.charts.intervals import interval_chart
from analysis.charts.scatter import quadrants


def test_intervals_stand_in_the_order_of_the_rows():
    table = pd.DataFrame({"value": [3, 1], "low": [2, 1], "high": [9, 4]}, index=["b", "a"])
    figure = interval_chart(
        table, {"a": "first", "b": "second"}, lang="en", limits=(0, 10), axis="Rank", point_words="now",
        interval_words="could be", title="A finding.",
    )  # fmt: skip
    axes = figure.axes[0]
    assert [text.get_text() for text in axes.get_yticklabels()] == ["first", "second"]
    assert axes.lines[0].get_xdata().tolist() == [1, 3]
    assert alt_text(figure) == "A finding. Points with intervals: first 1 (1–4), second 3 (2–9)."


@pytest.fixture
def scatter():
    table = pd.DataFrame(
        {"x": [-2.0, 1.0, 1.05], "y": [3.0, -1.0, -1.0], "weight": [4.0, 1.0, 1.0]}, index=["a", "b", "c"]
    )
    return quadrants(
        table, {"a": "Construction", "b": "Software", "c": "Research"}, lang="en", axes_words=("east", "west"),
        corners={"upper left": "from east to west"}, strong=pd.Series({"a": True, "b": False, "c": False}), title="A finding.",
    )  # fmt: skip


def test_strong_points_are_coloured_and_told(scatter):
    from matplotlib.colors import to_hex

    faces = [to_hex(colour) for colour in scatter.axes[0].collections[0].get_facecolors()]
    assert faces == [style.SEQUENTIAL[4], style.MUTED, style.MUTED]
    assert alt_text(scatter).endswith("from east to west: Construction.")


def test_names_do_not_cover_one_another(scatter):
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with style.use():
        canvas = FigureCanvasAgg(scatter)
        canvas.draw()
        boxes = [
            text.get_window_extent()
            for text in scatter.axes[0].texts
            if text.get_text() in ("Software", "Research")
        ]
    assert len(boxes) == 2
    assert not boxes[0].overlaps(boxes[1])
