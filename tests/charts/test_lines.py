"""Panels by year: what is drawn as a point, a step, a band, and what the alt text says."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection, PolyCollection

from analysis import charts
from analysis.charts.lines import Panel, year_panels

from .placing import boxes, crowded
from .placing import written as texts_of

POINTS = pd.DataFrame(
    [
        (2011, 8.4e8, 8.4e8, 8.4e8, "reported"),
        (2012, 8.72e8, 8.7e8, 8.8e8, "reported"),
        (2013, np.nan, np.nan, 4e9, "unknown"),
        (2014, 1e8, 1e8, np.nan, "at_least"),
        (2015, np.nan, np.nan, np.nan, "unknown"),
        (2023, 2.319e10, 2.319e10, np.nan, "at_least"),
    ],
    columns=["year", "figure", "lower", "upper", "status"],
)
SPANS = pd.DataFrame({"first": [2011], "last": [2015], "value": [6.07e9], "at_least": [False]})


def draw(*panels: Panel, lang: str = "zh"):
    return year_panels(panels, lang=lang, first=2011, last=2023, marks=(2016, 2021), title="标题")


def written(figure) -> list[str]:
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def legend(figure) -> list[str]:
    return [text.get_text() for text in figure.legends[0].get_texts()]


def segments(axes, width: float) -> list[list[tuple[float, float]]]:
    """Ends of the straight lines of a width."""
    return [
        [tuple(end) for end in ends]
        for drawn in axes.collections
        if isinstance(drawn, LineCollection) and list(drawn.get_linewidths()) == [width]
        for ends in drawn.get_segments()
    ]


def test_points_carry_their_numbers_and_sums_theirs():
    words = written(draw(Panel("财政援助资金", POINTS, "yuan", SPANS)))
    assert {"8.4", "8.72", "≥231.9", "Σ 60.7", "财政援助资金（亿元）"} <= set(words)


def test_a_sum_is_drawn_as_a_step_at_its_average_and_never_as_points():
    axes = draw(Panel("财政援助资金", POINTS, "yuan", SPANS)).axes[0]
    # 60.7 亿元 over five years.
    assert segments(axes, 1.6) == [[(2011 - 0.45, pytest.approx(12.14)), (2015 + 0.45, pytest.approx(12.14))]]
    markers = {float(x) for line in axes.lines if line.get_marker() in ("o", "^") for x in line.get_xdata()}
    # Of 2013 and 2015 no floor is known.
    assert markers == {2011, 2012, 2014, 2023}


def test_a_ceiling_alone_is_no_point():
    points = pd.DataFrame(
        [
            (2011, np.nan, 0.0, 9e8, "unknown"),
            (2012, np.nan, 0.0, 4e9, "unknown"),
            (2013, 3e8, 1e8, 9e8, "estimated"),
        ],
        columns=POINTS.columns,
    )
    figure = draw(Panel("财政援助资金", points, "yuan"))
    axes = figure.axes[0]
    marked = [x for line in axes.lines if line.get_marker() in ("o", "^") for x in line.get_xdata()]
    assert marked == [2013]
    # The bounds of all three years are drawn.
    bands = next(drawn for drawn in axes.collections if isinstance(drawn, PolyCollection))
    assert [(path.get_extents().x0 + 0.5, path.get_extents().height > 0) for path in bands.get_paths()] == [
        (2011, True), (2012, True), (2013, True),
    ]  # fmt: skip


def test_numbers_stand_on_no_point_no_step_and_not_in_the_strip():
    near = POINTS.assign(figure=[2e8, 1e8, np.nan, 5e7, np.nan, 2.3e10])
    axes = draw(Panel("财政援助资金", near, "yuan", SPANS)).axes[0]
    feet = [text.get_position()[1] for text in axes.texts if text.get_text()[0].isdigit()]
    assert min(feet) >= 0


def test_a_level_run_of_estimates_has_one_number():
    level = pd.DataFrame(
        [(year, 3.65e9, 1.5e9, 9e9, "estimated") for year in range(2011, 2023)]
        + [(2023, 6.97e9, 6.9e9, 7e9, "reported")],
        columns=POINTS.columns,
    )
    words = written(draw(Panel("企业实际到位投资", level, "yuan")))
    assert words.count("36.5") == 1
    assert "69.7" in words


def test_a_line_joins_neighbouring_years_only():
    axes = draw(Panel("财政援助资金", POINTS, "yuan")).axes[0]
    assert segments(axes, 1.2) == [[(2011, pytest.approx(8.4)), (2012, pytest.approx(8.72))]]


def test_unknown_years_are_hatched_and_only_neighbours_as_one():
    years = (2013, 2015, 2016, 2017)
    unknown = pd.DataFrame(
        [(year, np.nan, np.nan, np.nan, "unknown") for year in years], columns=POINTS.columns
    )
    axes = draw(Panel("财政援助资金", pd.concat([POINTS[:2], unknown]), "yuan")).axes[0]
    (hatched,) = (drawn for drawn in axes.collections if drawn.get_hatch())
    ends = [(path.get_extents().x0, path.get_extents().x1) for path in hatched.get_paths()]
    # A cell reaches 0.46 of a year to both sides.
    assert np.allclose(ends, [(2012.54, 2013.46), (2014.54, 2017.46)])


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "zh",
            [
                "来源所载",
                "仅知下限",
                "多年合计（Σ）的年均",
                "上下界之内",
                "未知",
            ],
        ),
        (
            "en",
            [
                "Reported",
                "At least",
                "Average of a sum (Σ) over several years",
                "Between its bounds",
                "Unknown",
            ],
        ),
    ],
)
def test_the_legend_explains_what_is_there_and_nothing_else(lang, words):
    assert legend(draw(Panel("x", POINTS, "yuan", SPANS), lang=lang)) == words
    assert legend(draw(Panel("x", POINTS.iloc[:2], "yuan"), lang=lang)) == words[:1]


def test_the_alt_text_names_the_first_and_the_last_figure():
    text = charts.alt_text(draw(Panel("Funds", POINTS, "yuan"), lang="en"))
    assert "1 quantities by year" in text
    assert "Funds (billion yuan): 2011: 0.84, 2023: ≥23.19" in text


def test_a_panel_without_figures_says_so():
    figure = draw(Panel("Funds", POINTS.iloc[4:5], "yuan"), lang="en")
    assert "No data" in written(figure)
    assert "Funds (billion yuan): No data" in charts.alt_text(figure)


def test_panels_stand_side_by_side_with_their_headings_over_them_and_years_under_them():
    panels = [Panel(name, POINTS, "yuan", SPANS) for name in ("one", "two", "three")]
    figure = year_panels(panels, lang="en", first=2011, last=2023, title="Title")
    first, second, third = (axes.get_window_extent() for axes in figure.axes)
    assert (first.y0, first.width) == pytest.approx((second.y0, second.width)) and first.x1 < second.x0
    assert second.x1 == pytest.approx(figure.bbox.x1 - 0.15 * figure.dpi, abs=1), "all of the page is used"
    assert third.x0 == pytest.approx(first.x0) and third.y1 < first.y0
    placed = boxes(figure)
    for name, box in zip(("one", "two", "three"), (first, second, third), strict=True):
        heading = placed[f"{name} (billion yuan)"]
        assert heading.x0 == pytest.approx(box.x0, abs=2) and box.y1 < heading.y0 < box.y1 + 15
    assert placed["three (billion yuan)"].y1 < first.y0 - 20, "clear of the years of the panel above"
    assert crowded(figure) == []
    for axes in figure.axes:
        assert [(label.get_text(), label.get_position()[0]) for label in axes.get_xticklabels()] == [
            (str(year), year) for year in range(2011, 2024)
        ]
        assert axes.get_xlim() == (2010.5, 2023.5), "the years that were asked for"
    (alone,) = year_panels(panels[:1], lang="en", first=2011, last=2023).axes
    assert alone.get_window_extent().width > 2 * first.width, "one panel has the page to itself"


def test_an_axis_begins_at_nought_and_has_a_quarter_of_room_over_its_highest_mark():
    (axes,) = draw(Panel("x", POINTS.iloc[:2], "yuan", SPANS)).axes
    # 60.7 亿元 over five years are 12.14 a year, which is above 8.72.
    assert axes.get_ylim() == pytest.approx((0, 1.25 * 12.14))
    (alone,) = draw(Panel("x", POINTS.iloc[:2], "yuan")).axes
    assert alone.get_ylim() == pytest.approx((0, 1.25 * 8.72))
    assert draw(Panel("x", POINTS.iloc[4:5], "yuan")).axes[0].get_ylim() == (0, 1)


def test_a_span_ends_half_a_year_beyond_its_years_with_strokes_as_high_on_both_sides():
    (axes,) = draw(Panel("x", POINTS, "yuan", SPANS)).axes
    strokes = [ends for ends in segments(axes, 1.2) if ends[0][0] == ends[1][0]]
    top = axes.get_ylim()[1]
    assert [(low[0], (low[1] + high[1]) / 2, high[1] - low[1]) for low, high in strokes] == [
        (pytest.approx(x), pytest.approx(12.14), pytest.approx(0.04 * top)) for x in (2010.55, 2015.45)
    ]


def test_a_change_is_a_line_before_its_year():
    (axes,) = draw(Panel("x", POINTS, "yuan")).axes
    assert [line.get_xdata()[0] for line in axes.lines if line.get_linestyle() == "--"] == [2015.5, 2020.5]


@pytest.mark.parametrize(("count", "numbers"), [(10, 10), (11, 2)])
def test_of_more_than_ten_points_only_the_ends_have_numbers(count, numbers):
    many = pd.DataFrame(
        [(2011 + i, (i + 1) * 1e8, np.nan, np.nan, "reported") for i in range(count)], columns=POINTS.columns
    )
    said = written(year_panels([Panel("x", many, "yuan")], lang="zh", first=2011, last=2023))
    assert [word for word in said if word.isdigit()] == [str(i + 1) for i in range(count)][
        :: 1 if numbers == count else count - 1
    ]


def test_a_number_is_written_though_nothing_is_free_and_a_sum_is_not():
    """The same figure in each of eight years on a narrow panel, and as many spans of one sum: points keep their numbers."""
    many = pd.DataFrame(
        [(2011 + i, 1234e8 + i, np.nan, np.nan, "at_least") for i in range(10)], columns=POINTS.columns
    )
    spans = pd.DataFrame(
        {"first": [2011] * 12, "last": [2011] * 12, "value": [1234e8] * 12, "at_least": True}
    )
    figure = year_panels([Panel("x", many, "yuan", spans)] * 3, lang="zh", first=1996, last=2025, columns=3)
    said = [text.get_text() for text in figure.axes[0].texts]
    assert said.count("≥1,234") == 10 and said.count("Σ ≥1,234") < 12


def test_numbers_stand_at_their_points_on_the_axes_and_over_nothing():
    points = pd.DataFrame(
        [(2011, 2e8, np.nan, np.nan, "reported"), (2012, 2e8, np.nan, np.nan, "reported"), (2013, 1e9, np.nan, np.nan, "at_least"),
         (2022, 1e9, np.nan, np.nan, "reported"), (2023, 1.234e9, np.nan, np.nan, "at_least")],
        columns=POINTS.columns,
    )  # fmt: skip
    figure = draw(Panel("x", points, "yuan", SPANS.assign(first=2014, last=2020, value=3e9)))
    (axes,) = figure.axes
    at, page = axes.transData.transform, axes.get_window_extent()
    numbers = [
        (text.get_text(), box)
        for text, box in texts_of(figure)
        if text in axes.texts and text.get_text() != "x（亿元）"
    ]
    spots = {"2": [(2011, 2), (2012, 2)], "≥10": [(2013, 10)], "10": [(2022, 10)], "≥12.34": [(2023, 12.34)]}
    dots = [at(spot) for some in spots.values() for spot in some]
    assert sorted(words for words, _ in numbers) == sorted(["2", "2", "≥10", "10", "≥12.34", "Σ 30"])
    for words, box in numbers:
        assert (
            page.x0 - 2 < box.x0 and box.x1 < page.x1 + 20 and page.y0 - 1 < box.y0 and box.y1 < page.y1 + 12
        )
        assert not [1 for x, y in dots if box.x0 < x < box.x1 and box.y0 < y < box.y1]
        near = [at(spot) for spot in spots.get(words, [])]
        assert words == "Σ 30" or any(
            box.x0 - 15 < x < box.x1 + 15 and box.y0 - 15 < y < box.y1 + 15 for x, y in near
        )
    sums = dict(numbers)["Σ 30"]
    assert at((2014, 0))[0] < sums.x0 < sums.x1 < at((2020, 0))[0] and sums.y0 > at((0, 3 / 0.7))[1] - 1
    assert crowded(figure) == []


def test_bounds_are_a_band_between_them_unless_a_page_states_the_year():
    points = pd.DataFrame(
        [(2011, 3e8, 1e8, 9e8, "estimated"), (2012, 3e8, 2e8, 4e8, "reported"), (2013, np.nan, np.nan, 5e8, "unknown"), (2014, 3e8, 3e8, np.nan, "at_least")],
        columns=POINTS.columns,
    )  # fmt: skip
    axes = draw(Panel("x", points, "yuan")).axes[0]
    bands = next(drawn for drawn in axes.collections if isinstance(drawn, PolyCollection))
    spans = [path.get_extents() for path in bands.get_paths()]
    assert [(box.x0, box.x1, box.y0, box.y1) for box in spans] == [
        (2010.5, 2011.5, pytest.approx(1), pytest.approx(9)), (2012.5, 2013.5, 0, pytest.approx(5)),
    ]  # fmt: skip
