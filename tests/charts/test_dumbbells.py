"""Two figures a row on one axis: the words stand outwards of their points, and inside the figure."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis.charts.dumbbells import dumbbells
from analysis.charts.output import alt_text

from .placing import boxes, crowded

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


def test_rows_follow_one_another_with_their_names_and_the_axis_has_its_numbers(figure):
    (axes,) = figure.axes
    placed, at = boxes(figure), axes.transData.transform
    names = [label.get_window_extent() for label in axes.get_yticklabels()]
    assert [label.get_text() for label in axes.get_yticklabels()] == list(ROWS["name"])
    for row, (box, claim, others) in enumerate(
        zip(names, ("32 (16 ×)", *ROWS["claim_words"][1:]), ROWS["others_words"], strict=True)
    ):
        level = at((1, row))[1]
        for text in (box, placed[claim], placed[others]):
            assert (text.y0 + text.y1) / 2 == pytest.approx(level, abs=4)
        assert box.x0 >= 0 and box.x1 < axes.get_window_extent().x0
    # Names are all the page takes before the axis, but for a gap of an eighth of an inch.
    assert axes.get_window_extent().x0 - max(box.x1 for box in names) < 0.2 * figure.dpi
    # From 4 of 4.6 to sixteen times, which is drawn at four; what lies between them has its numbers.
    assert [text.get_text() for text in axes.get_xticklabels()] == ["1 ×", "2 ×", "4 ×"]
    assert crowded(figure) == []


def test_the_axis_is_no_wider_than_its_points_and_words_need():
    """Of one row, 6 of 2: the axis begins a little below 1 and has room for the words on both sides."""
    figure = dumbbells(ROWS[:1].assign(claim=6.0), lang="en", axis="times", words=WORDS, title="One")
    (axes,) = figure.axes
    placed, box = boxes(figure), axes.get_window_extent()
    # "≤ 2" has room between the least of an axis, 1 / 1.12, and 1; for "32" behind its point at 3 the axis is longer.
    assert box.x0 < placed["≤ 2"].x0 and axes.get_xlim()[0] == pytest.approx(1 / 1.12)
    assert 0 <= box.x1 - placed["32"].x1 < 0.25 * figure.dpi and axes.get_xlim()[1] > 3
    assert [text.get_text() for text in axes.get_xticklabels()] == ["1 ×", "2 ×"]
    low = dumbbells(ROWS[:1].assign(claim=1.0), lang="en", axis="times", words=WORDS, title="One").axes[0]
    assert [text.get_text() for text in low.get_xticklabels()] == ["0.5 ×", "1 ×"]
    near = dumbbells(ROWS[:1].assign(claim=2.02), lang="en", axis="times", words=WORDS, title="One").axes[0]
    (first, last) = near.get_xlim()
    # Two figures that hardly differ: the axis spans twelve in 100 on both sides.
    assert (first, last) == pytest.approx((1 / 1.12, 1.12))


def test_a_ratio_at_the_end_of_the_axis_is_a_point_and_one_of_four_is_no_arrow():
    marks = [
        line.get_marker()
        for claim in (8.0, 0.5)
        for line in dumbbells(ROWS[:1].assign(claim=claim), lang="en", axis="times", words=WORDS, title="One").axes[0].lines
    ]  # fmt: skip
    assert marks.count("D") == 2 and not {"<", ">"} & {*marks}
