"""Names in cells: the fullest text that fits is written, and every cell is told to those who can't see it."""

from __future__ import annotations

import pandas as pd

from analysis import charts
from analysis.charts.succession import succession

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
