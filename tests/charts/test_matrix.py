"""The annotated heat map: classes, marks, heads, words for those who can't see it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PolyCollection
from matplotlib.transforms import Bbox

from analysis.charts import alt_text, style
from analysis.charts.matrix import heat_map

from .placing import boxes, crowded, written

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


def _cell(figure, row: int, column: int) -> Bbox:
    """Where a cell stands, in pixels: the axes are as many cells wide and high as there are columns and rows."""
    (axes,) = figure.axes
    (left, high), (right, low) = axes.transData.transform([(column, row), (column + 1, row + 1)])
    return Bbox([[left, low], [right, high]])


def test_every_number_stands_in_the_middle_of_its_coloured_cell():
    wide = pd.DataFrame({"a": [1.0, 1234567.0], "b": [3.0, np.nan]}, index=["x", "y"])
    figure = heat_map(wide, ROWS, COLUMNS, lang="en", breaks=[2, 4], write=str)
    placed = boxes(figure)
    for words, (row, column) in {"1.0": (0, 0), "3.0": (0, 1), "1234567.0": (1, 0)}.items():
        box, cell = placed[words], _cell(figure, row, column)
        assert (box.x0 + box.x1) / 2 == pytest.approx((cell.x0 + cell.x1) / 2, abs=1)
        assert (box.y0 + box.y1) / 2 == pytest.approx((cell.y0 + cell.y1) / 2, abs=3)
    drawn = [path.get_extents() for cells in figure.axes[0].collections for path in cells.get_paths()]
    # The gap first, then the three that are known: each within its own square, of which it leaves a thin rim.
    for cell, (x, y) in zip(drawn, [(1, 1), (0, 0), (1, 0), (0, 1)], strict=True):
        assert x < cell.x0 < x + 0.05 and x + 0.95 < cell.x1 < x + 1
        assert y < cell.y0 < y + 0.05 and y + 0.95 < cell.y1 < y + 1


def test_a_number_too_wide_for_its_cell_is_made_smaller_and_no_other():
    many = {str(i): str(i) for i in range(20)}
    table = pd.DataFrame(1.0, index=["x"], columns=list(many))
    table.loc["x", "3"] = 1234567.0
    figure = heat_map(table, {"x": "first"}, many, lang="en", breaks=[2])
    numbers = {text.get_text(): text for text in figure.axes[0].texts if text.get_position()[1] == 0.5}
    assert numbers["1"].get_fontsize() == style.SIZES["small"] > numbers["1,234,567"].get_fontsize()
    box, cell = boxes(figure)["1,234,567"], _cell(figure, 0, 3)
    assert cell.x0 < box.x0 and box.x1 < cell.x1 and box.width > 0.8 * cell.width


def test_names_stand_beside_their_rows_and_above_their_columns():
    heads = {"a": "fiscal assistance funds received", "b": "right"}
    figure = heat_map(VALUES, ROWS, heads, lang="en", breaks=[2, 4], title="A finding.")
    placed = boxes(figure)
    for row, name in enumerate(("first", "second")):
        cell = _cell(figure, row, 0)
        assert cell.x0 - 10 < placed[name].x1 < cell.x0
        assert cell.y0 < placed[name].y0 and placed[name].y1 < cell.y1
    for column, name in enumerate(("fiscal assistance funds received", "right")):
        cell = _cell(figure, 0, column)
        assert cell.y1 <= placed[name].y0 < cell.y1 + 12
        assert (placed[name].x0 + placed[name].x1) / 2 == pytest.approx((cell.x0 + cell.x1) / 2, abs=1)
    assert crowded(figure) == []
    # The columns share all the width that the names leave, and the legend stands below the last row.
    assert _cell(figure, 0, 1).x1 == pytest.approx((style.WIDTH - 0.15) * figure.dpi, abs=1)
    assert placed["< 2"].y1 < _cell(figure, 1, 0).y0


def test_a_wrapped_head_reads_from_top_to_bottom():
    many = {str(i): f"eastern{i} western{i}" for i in range(12)}
    figure = heat_map(
        pd.DataFrame(1.0, index=["x"], columns=list(many)), {"x": "first"}, many, lang="en", breaks=[2]
    )
    placed = boxes(figure)
    for column in range(12):
        upper, lower, cell = placed[f"eastern{column}"], placed[f"western{column}"], _cell(figure, 0, column)
        assert cell.y1 <= lower.y0 < lower.y1 < upper.y1
        assert cell.x0 < upper.x0 and upper.x1 < cell.x1
    assert crowded(figure) == []


def test_slanted_heads_begin_over_their_columns_and_stay_on_the_page():
    names = ["Inner Mongolia", "Guangdong", "Xinjiang Production and Construction Corps"]
    many = {str(i): names[i % 3] for i in range(21)}
    table = pd.DataFrame(1.0, index=["x"], columns=list(many))
    figure = heat_map(table, {"x": "first"}, many, lang="en", breaks=[2], title="A finding.")
    heads = [(text, box) for text, box in written(figure) if text.get_rotation()]
    for column, (text, box) in enumerate(heads):
        cell = _cell(figure, 0, column)
        assert text.get_text() == names[column % 3]
        assert cell.x0 - 4 < box.x0 < (cell.x0 + cell.x1) / 2
        assert cell.y1 < box.y0 < cell.y1 + 8
    (title,) = [box for text, box in written(figure) if text.get_text() == "A finding."]
    assert max(box.y1 for _, box in heads) < title.y0
    assert crowded(figure) == []
    # The last ones lean over the right edge of the cells, which end before that of the page for their sake.
    assert heads[-1][1].x1 > _cell(figure, 0, 20).x1


def test_a_dot_lies_in_the_upper_right_of_its_cell():
    figure = _figure(dotted=[("y", "a"), ("z", "a"), ("y", "nowhere")], dotted_words="best")
    (dots,) = [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    ((x, y),) = figure.axes[0].transData.transform(dots.get_xydata())
    cell = _cell(figure, 1, 0)
    assert (cell.x0 + cell.x1) / 2 < x < cell.x1 - 3
    assert (cell.y0 + cell.y1) / 2 < y < cell.y1 - 3


def test_words_of_marks_that_are_not_drawn_are_not_in_the_legend():
    legend = [
        text.get_text()
        for text in _figure(outlined_words="actual", dotted_words="best").legends[0].get_texts()
    ]
    assert legend == ["< 2", "2 to 4", "≥ 4", "No data"]
    full = heat_map(VALUES.fillna(2), ROWS, COLUMNS, lang="en", breaks=[2, 4], unit="persons")
    assert [text.get_text() for text in full.legends[0].get_texts()] == ["< 2", "2 to 4", "≥ 4 persons"]


@pytest.mark.parametrize("diverging", [False, True])
def test_a_number_is_light_on_dark_and_dark_on_light(diverging):
    """By the contrast of WCAG: 3 is the least for large text; the middle colours allow no more than that to either ink."""
    values = pd.DataFrame([[float(i) for i in range(7)]], index=["x"], columns=list("abcdefg"))
    figure = heat_map(
        values, {"x": "x"}, {key: key for key in "abcdefg"}, lang="en", breaks=[1, 2, 3, 4, 5, 6], diverging=diverging,
    )  # fmt: skip
    inks = [text.get_color() for text in figure.axes[0].texts if text.get_text().isdigit()]
    ratios = [_contrast(face, ink) for face, ink in zip(_faces(figure), inks, strict=True)]
    assert len(ratios) == 7 and min(ratios) > 3
    assert {inks[0], inks[-1]} == ({"white"} if diverging else {"white", style.INK})


def _contrast(one: str, other: str) -> float:
    from matplotlib.colors import to_rgb

    light = []
    for colour in (one, other):
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        light.append(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])
    return (max(light) + 0.05) / (min(light) + 0.05)
