"""Two figures a row on one axis: the words stand outwards of their points, and inside the figure."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis.charts.dumbbells import dumbbells
from analysis.charts.output import alt_text

ROWS = pd.DataFrame({
    "name": ["Schools, 1997", "Funds, 2020", "Jobs, 2023"], "claim": [32.0, 4.0e9, 5.8e5], "others": [2.0, 4.6e9, 4.1e5],
    "claim_words": ["32", "4 billion yuan", "580 thousand persons"], "others_words": ["≤ 2", "≥ 4.6 billion yuan", "≤ 412.5 thousand persons"],
    "look": ["open", "lost", "lost"],
})  # fmt: skip
WORDS = {"lost": "gave way", "open": "open", "others": "the others", "beyond": "farther off"}


@pytest.fixture(scope="module")
def figure():
    return dumbbells(ROWS, lang="en", axis="times", words=WORDS, title="Three points")


def test_every_point_has_its_words_and_the_alt_text_names_them(figure):
    (axes,) = figure.axes
    own = ["32 (16 ×)", *ROWS["claim_words"][1:]]
    assert {text.get_text() for text in axes.texts} == {*own, *ROWS["others_words"]}
    assert "Schools, 1997: 32 (16 ×) / ≤ 2" in alt_text(figure)
    assert axes.get_xscale() == "log"


def test_no_word_is_cut_and_none_stands_between_its_points(figure):
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    (axes,) = figure.axes
    box = axes.get_window_extent()
    for text in axes.texts:
        own = text.get_window_extent(canvas.get_renderer())
        assert box.x0 - 1 <= own.x0
        assert own.x1 <= figure.bbox.x1
        x = axes.transData.transform((text.xy[0], 0))[0]
        assert own.x1 <= x or own.x0 >= x


@pytest.mark.parametrize(
    ("others", "told"), [(20.0, ["open", "the others"]), (2.0, ["open", "the others", "farther off"])]
)
def test_only_marks_that_are_drawn_stand_in_the_legend(others, told):
    """32 is 1.6 times 20, and sixteen times 2, which is drawn as an arrow."""
    figure = dumbbells(ROWS[:1].assign(others=others), lang="en", axis="times", words=WORDS, title="One")
    (legend,) = figure.legends
    assert [text.get_text() for text in legend.get_texts()] == told


@pytest.mark.parametrize(
    ("claim", "others", "arrow"), [(32.0, 2.0, (">", 4.0)), (2.0, 32.0, ("<", 0.25)), (6.0, 2.0, None)]
)
def test_a_point_beyond_the_axis_is_an_arrow_at_its_end(claim, others, arrow):
    """32 is sixteen times 2, and 2 a sixteenth of 32; 6 of 2 is within four times."""
    (axes,) = dumbbells(
        ROWS[:1].assign(claim=claim, others=others), lang="en", axis="times", words=WORDS, title="One"
    ).axes
    marks = [(line.get_marker(), *line.get_xdata()) for line in axes.lines]
    assert [mark for mark in marks if mark[0] in ("<", ">")] == ([arrow] if arrow else [])
    # A mark of another look there would stand at four times.
    assert ("D" in [mark[0] for mark in marks]) == (arrow is None)
