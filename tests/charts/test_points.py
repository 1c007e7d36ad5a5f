"""Points with intervals, and named points on four fields."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.charts import alt_text, style
from analysis.charts.intervals import interval_chart
from analysis.charts.scatter import quadrants

from .placing import boxes, crowded


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


FIELDS = {"upper left": "ul", "upper right": "ur", "lower left": "ll", "lower right": "lr"}


def _plane(points: dict[str, tuple[float, float, float]]):
    table = pd.DataFrame.from_dict(points, orient="index", columns=["x", "y", "weight"])
    return quadrants(
        table, {key: f"name {key}" for key in points}, lang="en", axes_words=("east", "west"), corners=FIELDS,
        title="A finding.",
    )  # fmt: skip


def _beside(box, at: tuple[float, float]) -> float:
    """Pixels from a point to the nearest of a box."""
    near = min(max(at[0], box.x0), box.x1), min(max(at[1], box.y0), box.y1)
    return ((near[0] - at[0]) ** 2 + (near[1] - at[1]) ** 2) ** 0.5


def test_each_field_has_its_words_in_its_own_corner_of_the_plane():
    figure = _plane({"a": (-2, 3, 4), "b": (1, -1, 1)})
    (axes,) = figure.axes
    plane, placed = axes.get_window_extent(), boxes(figure)
    for corner, words in FIELDS.items():
        box = placed[words]
        assert (box.x1 < plane.x0 + 40) == ("left" in corner) and (box.x0 > plane.x1 - 40) == (
            "right" in corner
        )
        assert (box.y0 > plane.y1 - 40) == ("upper" in corner) and (box.y1 < plane.y0 + 40) == (
            "lower" in corner
        )
        assert plane.x0 < box.x0 and box.x1 < plane.x1 and plane.y0 < box.y0 and box.y1 < plane.y1


def test_the_largest_weight_is_the_largest_point_and_areas_are_in_proportion():
    (axes,) = _plane({"a": (-2, 3, 4), "b": (1, -1, 1), "c": (2, 2, 0)}).axes
    large, small, nothing = axes.collections[0].get_sizes()
    assert large == 1100 and small == 275 and nothing == 14, (
        "a quarter of the weight; what has none can be seen"
    )


def test_the_plane_holds_all_points_and_the_cross_at_nought():
    (axes,) = _plane({"a": (2, 30, 1), "b": (4, 50, 1)}).axes
    # A tenth of room on each side of 0 to 4 and of 0 to 50.
    assert axes.get_xlim() == pytest.approx((-0.4, 4.4)) and axes.get_ylim() == pytest.approx((-5, 55))
    assert [[*line.get_ydata()] for line in axes.lines] == [[0, 0], [0, 1]]
    assert [*axes.lines[1].get_xdata()] == [0, 0]
    (left,) = _plane({"a": (-2, -30, 1), "b": (-4, -50, 1)}).axes
    assert left.get_xlim() == pytest.approx((-4.4, 0.4)) and left.get_ylim() == pytest.approx((-55, 5))


def test_every_name_stands_beside_its_own_point_and_over_no_other():
    """Points at all edges and corners, and two that lie side by side: eight places a name can stand in."""
    at = {"a": (-5, 5, 1), "b": (5, 5, 1), "c": (-5, -5, 1), "d": (5, -5, 1), "e": (5, 0.2, 4), "f": (-5, 0.2, 4),
          "g": (2, 2, 9), "h": (2.3, 2, 1), "i": (3.1, 2.0, 1), "j": (0.05, 3, 1), "k": (-3, -3, 9), "l": (-3, -3.4, 9)}  # fmt: skip
    figure = _plane(at)
    (axes,) = figure.axes
    placed, plane = boxes(figure), axes.get_window_extent()
    assert crowded(figure) == []
    radius = {key: (size / 3.14159) ** 0.5 * figure.dpi / 72 for key, size in zip(at, axes.collections[0].get_sizes(), strict=True)}  # fmt: skip
    spots = {key: axes.transData.transform(at[key][:2]) for key in at}
    for key in at:
        box = placed[f"name {key}"]
        assert (
            plane.x0 - 1 < box.x0
            and box.x1 < plane.x1 + 1
            and plane.y0 - 1 < box.y0
            and box.y1 < plane.y1 + 1
        )
        away = {other: _beside(box, spots[other]) - radius[other] for other in at}
        assert away[key] < 8, f"{key} is at its point"
        if key not in "ghikl":
            assert min(away, key=away.get) == key and away[key] > -1, f"{key} at its point and clear of it"
    # A name that could stand on either side of the line of the cross stands beside it, not over it.
    x = axes.transData.transform((0, 0))[0]
    assert not placed["name j"].x0 < x < placed["name j"].x1


AROUND = {"right": (40, 0), "left": (-40, 0), "above": (0, 27), "below": (0, -27), "upper right": (36, 21),
          "upper left": (-36, 21), "lower right": (36, -21), "lower left": (-36, -21)}  # fmt: skip
"""Where a small point lies in the way of a name (its radius is 4), in points from the middle of the largest point, whose radius is 18.7."""


@pytest.mark.parametrize("tried", range(8))
def test_a_name_takes_the_first_place_in_which_it_meets_no_point(tried):
    frame = {"low": (0, 0, 1), "high": (100, 100, 1)}
    (axes,) = _plane(frame).axes
    # Twelve tenths of the data across and up, for there is a tenth of room on each side.
    plane = axes.get_window_extent()
    x, y = (120 / (size * 72 / axes.figure.dpi) for size in (plane.width, plane.height))
    places = list(AROUND)
    way = {place: (50 + AROUND[place][0] * x, 50 + AROUND[place][1] * y, 45) for place in places[:tried]}
    table = pd.DataFrame.from_dict(
        {"it": (50, 50, 999)} | way | frame, orient="index", columns=["x", "y", "weight"]
    )
    figure = quadrants(
        table, {"it": "name"} | dict.fromkeys([*way, *frame], ""), lang="en", axes_words=("", ""), corners={}
    )
    box, (across, up) = boxes(figure)["name"], figure.axes[0].transData.transform((50, 50))
    away = ((box.x0 + box.x1) / 2 - across, (box.y0 + box.y1) / 2 - up)
    words = places[tried].split()
    assert (away[0] > 14, away[0] < -14) == ("right" in words, "left" in words)
    assert (away[1] > 14, away[1] < -14) == (
        bool({"upper", "above"} & {*words}),
        bool({"lower", "below"} & {*words}),
    )
    # It touches none of the points in its way, and is no farther from its own than a letter is high.
    for spot, (dx, dy) in AROUND.items():
        if spot in way:
            assert (
                _beside(box, (across + dx * figure.dpi / 72, up + dy * figure.dpi / 72))
                > 3.5 * figure.dpi / 72
            )
    assert 17 < _beside(box, (across, up)) * 72 / figure.dpi < 26


def test_a_hollow_point_is_a_pair_that_is_not_there_and_stands_in_its_row():
    table = pd.DataFrame({"value": [3, 1], "low": [2, 1], "high": [9, 4]}, index=["b", "a"])
    figure = interval_chart(
        table, {"a": "first", "b": "second"}, lang="en", limits=(10, 0), axis="Rank", point_words="now",
        interval_words="could be", hollow=["b"], hollow_words="not there", title="A finding.",
    )  # fmt: skip
    (axes,) = figure.axes
    drawn = [
        (line.get_markerfacecolor(), line.get_xdata().tolist(), line.get_ydata().tolist())
        for line in axes.lines
    ]
    assert drawn == [(style.INK, [1], [0]), ("white", [3], [1])]
    (spans,) = axes.collections
    assert [line.tolist() for line in spans.get_segments()] == [[[1, 0], [4, 0]], [[2, 1], [9, 1]]]
    assert axes.get_xlim() == (10, 0), "a larger left end turns the axis round"
    assert [text.get_text() for text in figure.legends[0].get_texts()] == ["now", "not there", "could be"]
    placed = boxes(figure)
    assert placed["now"].y1 < axes.get_window_extent().y0 - 20, (
        "the legend, below the numbers and words of the axis"
    )
    names = [label.get_window_extent() for label in axes.get_yticklabels()]
    assert names[0].y0 > names[1].y1 and min(box.x0 for box in names) >= 0
    assert crowded(figure) == []
