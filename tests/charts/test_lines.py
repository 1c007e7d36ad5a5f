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
        (2011, 8.4e8, 8.4e8, 8.4e8, "A"),
        (2012, 8.72e8, 8.7e8, 8.8e8, "A"),
        (2013, np.nan, np.nan, 4e9, "M"),
        (2014, np.nan, 1e8, np.nan, "M"),
        (2015, np.nan, np.nan, np.nan, "M"),
        (2023, 2.319e10, 2.31e10, np.nan, "P"),
    ],
    columns=["year", "value", "lower", "upper", "obs_status"],
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
    # 2013 and 2015 have no figure; 2014 has the mark of a lower bound.
    assert markers == {2011, 2012, 2014, 2023}


def test_an_estimate_of_nothing_and_a_bound_of_nought_are_not_points():
    points = pd.DataFrame(
        [(2011, 0.0, 0.0, 9e8, "E"), (2012, np.nan, 0.0, 4e9, "M"), (2013, 3e8, 0.0, 9e8, "E")],
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
    assert "下界（无数值）" not in legend(figure)


def test_numbers_stand_on_no_point_no_step_and_not_in_the_strip():
    near = POINTS.assign(value=[2e8, 1e8, np.nan, np.nan, np.nan, 2.3e10])
    axes = draw(Panel("财政援助资金", near, "yuan", SPANS)).axes[0]
    feet = [text.get_position()[1] for text in axes.texts if text.get_text()[0].isdigit()]
    assert min(feet) >= 0


def test_a_level_run_of_estimates_has_one_number():
    level = pd.DataFrame(
        [(year, 3.65e9, 0.0, 9e9, "E") for year in range(2011, 2023)] + [(2023, 6.97e9, 6.9e9, 7e9, "A")],
        columns=POINTS.columns,
    )
    words = written(draw(Panel("企业实际到位投资", level, "yuan")))
    assert words.count("36") == 1
    assert "69.7" in words


def test_a_line_joins_neighbouring_years_only():
    axes = draw(Panel("财政援助资金", POINTS, "yuan")).axes[0]
    assert segments(axes, 1.2) == [[(2011, pytest.approx(8.4)), (2012, pytest.approx(8.72))]]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "zh",
            [
                "来源所载",
                "仅知下限",
                "下界（无数值）",
                "多年合计（Σ）的年均",
                "上下界之内",
                "无数据",
            ],
        ),
        (
            "en",
            [
                "Reported",
                "At least",
                "Lower bound, no figure",
                "Average of a sum (Σ) over several years",
                "Between its bounds",
                "No data",
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
