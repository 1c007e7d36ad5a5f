"""The annotated heat map: classes, marks, heads, words for those who can't see it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PolyCollection

from analysis.charts import alt_text, style
from analysis.charts.matrix import heat_map

VALUES = pd.DataFrame({"a": [1.0, 5.0], "b": [3.0, np.nan]}, index=["x", "y"])
ROWS, COLUMNS = {"x": "first", "y": "second"}, {"a": "left", "b": "right"}


def _figure(**more):
    return heat_map(VALUES, ROWS, COLUMNS, lang="en", breaks=[2, 4], title="A finding.", **more)


def _faces(figure) -> list[str]:
    from matplotlib.colors import to_hex

    drawn = [cells for cells in figure.axes[0].collections if isinstance(cells, PolyCollection)]
    return [
        to_hex(face)
        for cells in drawn
        for face in np.resize(cells.get_facecolor(), (len(cells.get_paths()), 4))
    ]


def test_every_value_has_the_colour_of_its_class_and_a_gap_is_hatched():
    figure = _figure()
    faces = _faces(figure)
    assert len(faces) == 4
    assert len(set(faces)) == 4, "three classes and no data"
    hatched = [cells for cells in figure.axes[0].collections if cells.get_hatch()]
    assert [len(cells.get_paths()) for cells in hatched] == [1]
    words = [text.get_text() for text in figure.axes[0].texts]
    assert [word for word in words if word in ("1", "3", "5")] == ["1", "3", "5"]


def test_a_lowest_class_of_nothing_has_no_colour_and_is_not_in_the_legend():
    figure = _figure(bare=True)
    assert _faces(figure).count(style.NO_DATA_FACE) == 2, "the cell of 1 and the gap"
    assert [text.get_text() for text in figure.legends[0].texts] == ["2 to 4", "≥ 4", "No data"]


def test_a_value_on_a_limit_belongs_to_the_class_above():
    table = pd.DataFrame({"a": [2.0, 1.9], "b": [4.0, 3.9]}, index=["x", "y"])
    figure = heat_map(table, ROWS, COLUMNS, lang="en", breaks=[2, 4])
    low, middle, high = _faces(figure)[2], _faces(figure)[0], _faces(figure)[1]
    assert _faces(figure)[3] == middle
    assert len({low, middle, high}) == 3


def test_the_words_name_the_largest_cells():
    assert alt_text(_figure()).startswith(
        "A finding. Matrix of 2 rows and 2 columns. Highest: second × left 5"
    )
    empty = heat_map(VALUES * np.nan, ROWS, COLUMNS, lang="zh", breaks=[2])
    assert "无数据" in alt_text(empty)


def test_marks_are_drawn_where_they_belong_and_explained():
    figure = _figure(
        outlined=[("x", "b"), ("x", "nowhere")],
        outlined_words="actual",
        dotted=[("y", "a")],
        dotted_words="best",
    )
    outlines = [p for p in figure.axes[0].patches if p.get_facecolor()[3] == 0]
    assert [p.get_x() for p in outlines] == [pytest.approx(1.02)]
    legend = [text.get_text() for text in figure.legends[0].get_texts()]
    assert legend[-2:] == ["actual", "best"]


def test_names_that_would_be_broken_are_slanted():
    many = {str(i): "Guangdong" for i in range(20)}
    table = pd.DataFrame(1.0, index=["x"], columns=list(many))
    figure = heat_map(table, {"x": "first"}, many, lang="en", breaks=[2], colours={"0": style.EAST})
    heads = [text for text in figure.axes[0].texts if text.get_text() == "Guangdong"]
    assert {text.get_rotation() for text in heads} == {45.0}
    assert heads[0].get_color() == style.EAST


def test_chinese_names_are_wrapped_instead():
    many = {str(i): "东部企业西部资源" for i in range(9)}
    figure = heat_map(
        pd.DataFrame(1.0, index=["x"], columns=list(many)), {"x": "甲"}, many, lang="zh", breaks=[2]
    )
    assert {text.get_rotation() for text in figure.axes[0].texts} == {0.0}
