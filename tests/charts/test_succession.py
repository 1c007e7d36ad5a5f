"""Names in cells: the fullest text that fits is written, and every cell is told to those who can't see it."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import charts
from analysis.charts.succession import succession

from .placing import boxes, crowded

CELLS = pd.DataFrame({
    "row": ["q", "q", "n"],
    "column": [1996, 2021, 1996],
    "lane": ["j", "j", "f"],
    "words": [["Nanjing to Xining; Wuxi to Haidong; " * 12, "Nanjing"], ["Jiangsu"], ["Fujian"]],
    "whole": [False, True, True],
})  # fmt: skip


def drawn(cells: pd.DataFrame):
    rows = {"q": "Qinghai", "n": "Ningxia", "x": "Xinjiang"}
    return succession(cells, rows, {1996: "1996–2009", 2021: "since 2021"}, lang="en", title="Title",
                      whole_words="Whole", part_words="Cities")  # fmt: skip


def test_the_fullest_text_that_fits_is_written_and_rows_without_cells_are_left_out():
    words = {text.get_text() for axes in drawn(CELLS).axes for text in axes.texts}
    assert {"Nanjing", "Jiangsu", "Fujian", "Qinghai"} <= words
    assert "Xinjiang" not in words and not any("Haidong" in text for text in words)


def test_the_alt_text_tells_every_cell_in_full():
    told = charts.alt_text(drawn(CELLS))
    assert "Ningxia: 1996–2009 Fujian" in told and "since 2021 Jiangsu" in told and "Haidong" in told


def test_a_text_that_needs_it_is_written_in_lines_and_its_lane_is_higher():
    long = "Hangzhou to Qiandongnan; Ningbo to Qianxinan, Qiandongnan; Guangzhou to Qiannan"
    figure = drawn(CELLS.assign(words=[[long, "Nanjing"], ["Jiangsu"], ["Fujian"]]))
    words = [text.get_text() for axes in figure.axes for text in axes.texts]
    assert "Nanjing" not in words
    assert "".join(word for word in words if word in long).replace(" ", "") == long.replace(" ", "")
    tall = sorted({round(patch.get_height(), 2) for axes in figure.axes for patch in axes.patches})
    assert tall == [0.18, 0.33]


def fields(figure) -> list[tuple[float, float, float, float, bool]]:
    """Left, right, top and foot of each field in columns and inches, and whether it is filled."""
    from matplotlib.colors import to_hex

    return [
        (box.get_x(), box.get_x() + box.get_width(), box.get_y(), box.get_y() + box.get_height(), to_hex(box.get_facecolor()) != "#ffffff")
        for box in figure.axes[0].patches
    ]  # fmt: skip


def test_what_stays_as_it_is_runs_on_and_what_becomes_a_whole_begins_anew():
    cells = pd.DataFrame({
        "row": "q", "column": [1996, 2010, 2016, 1996, 2016], "lane": ["j", "j", "j", "f", "f"],
        "words": [["Nanjing"], ["Jiangsu"], ["Jiangsu 2"], ["Fujian"], ["Fujian 2"]], "whole": [False, True, True, True, True],
    })  # fmt: skip
    columns = {1996: "first", 2010: "second", 2016: "third"}
    figure = succession(cells.sample(frac=1, random_state=1), {"q": "Qinghai"}, columns, lang="en", whole_words="Whole", part_words="Cities", title="Title")  # fmt: skip
    drawn = {(round(left), left, right, filled) for left, right, _, _, filled in fields(figure)}
    # A part in the first column; then a whole over the second and third, where no gap parts the two.
    first, second, third = sorted(
        one for one in drawn if one not in {(0, 0.015, 0.985, True), (2, 2.015, 2.985, True)}
    )
    assert first == (0, 0.015, 0.985, False)
    assert second == (1, 1.015, 2.0, True) and third == (2, 2.0, 2.985, True)
    # The other one has no field in the second column, so both of its fields end.
    assert len(drawn) == 5


def test_names_stand_in_their_fields_under_their_columns_and_beside_their_row():
    long = "Hangzhou to Qiandongnan; Ningbo to Qianxinan, Qiandongnan; Guangzhou to Qiannan"
    more = CELLS.assign(words=[[long], ["Jiangsu"], ["Fujian"]], lane=["j", "k", "f"])
    figure = drawn(more)
    (axes,) = figure.axes
    placed, at = boxes(figure), axes.transData.transform
    lines = [text.get_text() for text in axes.texts if text.get_text() in long]
    assert len(lines) == 2 and placed[lines[0]].y0 > placed[lines[1]].y1 - 3
    spots = {tuple(lines): fields(figure)[0], ("Jiangsu",): fields(figure)[1], ("Fujian",): fields(figure)[2]}
    for words, (left, right, top, foot, _) in spots.items():
        (x0, y1), (x1, y0) = at([(left, top), (right, foot)])
        tops, feet = max(placed[word].y1 for word in words), min(placed[word].y0 for word in words)
        assert y0 - 1 < feet and tops < y1 + 1
        assert (tops + feet) / 2 == pytest.approx((y0 + y1) / 2, abs=3)
        assert all(
            (placed[word].x0 + placed[word].x1) / 2 == pytest.approx((x0 + x1) / 2, abs=2) for word in words
        )
    for head, column in (("1996–2009", 0), ("since 2021", 1)):
        box = placed[head]
        assert (box.x0 + box.x1) / 2 == pytest.approx(at((column + 0.5, 0))[0], abs=1)
        assert at((0, 0))[1] < box.y0 < at((0, 0))[1] + 20, "above the first row"
    rules = [[at((x, y)).tolist() for x, y in line.get_xydata()] for line in axes.lines]
    for name, (start, end), foot in (
        ("Qinghai", rules[0], rules[1][0][1]),
        ("Ningxia", rules[1], axes.get_window_extent().y0),
    ):
        box = placed[name]
        assert foot < box.y0 < box.y1 < start[1], "between the line above its row and the next"
        assert (box.y0 + box.y1) / 2 == pytest.approx((foot + start[1]) / 2, abs=2)
        assert start[0] < box.x0 < box.x1 < at((0, 0))[0], "before the fields, under its line"
        assert start[0] == pytest.approx(0.15 * figure.dpi, abs=1) and end[0] == pytest.approx(at((2, 0))[0])
    assert placed["Whole"].y1 < axes.get_window_extent().y0
    assert crowded(figure) == []


def test_rows_and_lanes_follow_one_another_without_touching():
    figure = drawn(CELLS.assign(words=[["Nanjing"], ["Jiangsu"], ["Fujian"]], lane=["j", "k", "f"]))
    spans = [(top, foot) for _, _, top, foot, _ in fields(figure)]
    (first, one), (second, two), (third, three) = spans
    assert 0 < first < one < second < two < third < three
    # Two lanes of one row are nearer to one another than two rows, between which there is a line.
    assert second - one < third - two
    assert figure.axes[0].lines[1].get_ydata()[0] == pytest.approx((two + third) / 2, abs=0.001)


def test_a_filled_field_is_a_whole_and_an_outlined_one_a_part():
    filled = {True: [], False: []}
    for box in drawn(CELLS).axes[0].patches:
        filled[box.get_linestyle() == "solid" or box.get_edgecolor()[3] == 0].append(box.get_x())
    assert len(filled[True]) == 2 and filled[False] == [0.015]
