"""Panels by year: what is drawn as a point, a step, a band, and what the alt text says."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection, PolyCollection

from analysis import charts
from analysis.charts.lines import Panel, year_panels

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
