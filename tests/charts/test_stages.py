"""Sums of stages as bars over their years, with single years as dots."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.patches import Rectangle

from analysis.charts import alt_text
from analysis.charts.stages import stage_bars

from .placing import boxes, crowded

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


def test_the_arrows_of_floors_have_a_key_where_there_are_any(figure):
    def keyed(made):
        return [text.get_text() for legend in made.legends for text in legend.get_texts()]

    assert "Open above: it may be more" in keyed(figure)
    told = STAGES.iloc[[1]]
    assert "Open above: it may be more" not in keyed(
        stage_bars(told, YEARS, lang="en", unit="yuan", title="Funds")
    )


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


def bar(axes, i: int) -> tuple[float, float]:
    box = [patch for patch in axes.patches if isinstance(patch, Rectangle)][i]
    return box.get_x(), box.get_x() + box.get_width()


def test_a_bar_stands_over_its_years_and_its_sum_over_its_middle(figure):
    (axes,) = figure.axes
    for i, (first, last) in enumerate(((1996, 2010), (2011, 2015), (2016, 2020), (2021, 2025))):
        left, right = bar(axes, i)
        # Years are marked at their middle, so a stage begins half a year before its first one.
        assert first - 0.5 < left < first - 0.4 and last + 0.4 < right < last + 0.5
    placed, at = boxes(figure), axes.transData.transform
    for words, middle, height in (
        ("Σ ≥ 5.74 billion yuan", 2003, 5.74 / 15),
        ("Σ 6.07 billion yuan", 2013, 6.07 / 5),
        ("Σ ≥ 58.38 billion yuan", 2018, 58.38 / 5),
    ):
        box, (x, y) = placed[words], at((middle, height))
        assert (box.x0 + box.x1) / 2 == pytest.approx(x, abs=1) and y < box.y0 < y + 12
    # What is unknown is a low stub that says so: not nought, not a bar.
    stub = [patch for patch in axes.patches if isinstance(patch, Rectangle)][3]
    assert stub.get_height() == pytest.approx(0.06 * axes.get_ylim()[1])
    assert at((2023, stub.get_height()))[1] < placed["No data"].y0 < placed["No data"].y1 < at((2023, 5))[1]
    assert axes.get_xlim() == pytest.approx((1995.4, 2025.6)) and axes.get_ylim()[0] == 0
    assert crowded(figure) == []
    assert placed["At least"].y1 < placed["2011–2015"].y0, "the key under the names of the stages"


def test_the_number_of_a_year_stands_at_its_dot(figure):
    (axes,) = figure.axes
    placed, at = boxes(figure), axes.transData.transform
    spots = {
        "0.84": (2011, 0.84),
        "0.872": (2012, 0.872),
        "22.9": (2019, 22.9),
        "≥23.18": (2023, 23.185),
        "≥22.88": (2024, 22.885),
    }
    dots = sorted((*line.get_xdata(), *line.get_ydata()) for line in axes.lines if len(line.get_xdata()) == 1)
    assert dots == [pytest.approx(spot) for spot in sorted(spots.values())]
    for words, spot in spots.items():
        box, (x, y) = placed[words], at(spot)
        away = {
            other: abs((box.x0 + box.x1) / 2 - at(place)[0]) + abs((box.y0 + box.y1) / 2 - at(place)[1])
            for other, place in spots.items()
        }
        assert min(away, key=away.get) == words
        assert box.x0 - 12 < x < box.x1 + 12 and box.y0 - 14 < y < box.y1 + 14
        # Not over any dot, its own or another's.
        assert not [
            1 for place in spots.values() if box.x0 < at(place)[0] < box.x1 and box.y0 < at(place)[1] < box.y1
        ]


@pytest.mark.parametrize(
    ("others", "side"),
    [((), "above"), ((23.6,), "left"), ((23.6, -2018.8), "right"), ((23.6, -2018.8, -2019.2), "below")],
)
def test_a_number_takes_the_first_side_of_its_dot_that_is_free(others, side):
    """Other dots, above it or (years, as negatives) to its left and right, take its place."""
    years = [(2019, 22.9)] + [(2019, 22.9 + 1.2) if one > 0 else (-one, 22.9) for one in others]
    some = pd.DataFrame(years, columns=["year", "figure"]).assign(status="reported")
    some["figure"] *= 1e9
    figure = stage_bars(STAGES[2:3], some, lang="en", unit="yuan")
    (axes,) = figure.axes
    box, (x, y) = (
        next((text.get_window_extent() for text in axes.texts if text.get_text() == "22.9"), None),
        axes.transData.transform((2019, 22.9)),
    )
    seen = {"above": box.y0 > y, "below": box.y1 < y, "left": box.x1 < x, "right": box.x0 > x}
    assert [one for one, there in seen.items() if there] == [side]


@pytest.mark.parametrize(
    ("upper", "status", "drawn"),
    [
        (7e10, "at_least", True),
        (5.9e10, "at_least", False),
        (9e10, "at_least", False),
        (7e10, "stated", False),
        (np.nan, "at_least", False),
    ],
)
def test_a_ceiling_is_drawn_where_it_can_be_seen_above_a_floor(upper, status, drawn):
    """A floor of 58.38 billion in five years, 11.676 a year, on an axis to 14.245: 59 lies on it, 90 beyond the axis."""
    stage = STAGES[2:3].assign(upper=upper, status=status)
    figure = stage_bars(stage, YEARS.iloc[:0], lang="en", unit="yuan")
    (axes,) = figure.axes
    lines = [line.get_xydata().tolist() for line in axes.lines if line.get_marker() != "^"]
    assert lines == (
        [[[2018, pytest.approx(11.676)], [2018, 14.0]], [[2017.7, 14.0], [2018.3, 14.0]]] if drawn else []
    )
    key = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    assert ("The most that all claims allow" in key) == drawn
    if drawn:  # the sum is written over it, not across
        assert boxes(figure)["Σ ≥ 58.38 billion yuan"].y0 > axes.transData.transform((2018, 14))[1]
