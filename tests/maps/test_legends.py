"""Legends of maps: every symbol beside its words, widths true, nothing of it beyond the corner that is kept clear."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from analysis.charts import frame, style
from analysis.maps import canvas, legends
from analysis.maps.legends import Block, Entry

BLOCKS = [
    Block("Million yuan", [Entry("100", "line", "#111111", width=11.0), Entry("10", "line", "#222222", width=1.1)]),
    Block("", [Entry("Estimated", "line", "#333333", width=3.0, dash=(6.0, 4.0))]),
    Block("", []),
    Block("Places", [Entry("No data", "area", "#eeeeee", hatch=True), Entry("A giver of funds", "dot", "#b8500f")]),
]  # fmt: skip


def drawn(corner: legends.Corner = "lower left", blocks: Sequence[Block] = BLOCKS):
    """A map of 360 by 216 points with a legend, and the boxes of its words in points."""
    with style.use():
        figure = Figure(figsize=(5, 3))
        sheet = canvas.blank(figure, (0, 0, 1, 1), "en", (360.0, 216.0))
        legends.draw(sheet, blocks, corner=corner)
        FigureCanvasAgg(figure).draw()
        to_points = sheet.over.transData.inverted()
        return sheet, {
            text.get_text(): text.get_window_extent().transformed(to_points) for text in sheet.over.texts
        }


def middle(box) -> float:
    return (box.y0 + box.y1) / 2


def test_blocks_and_their_entries_follow_from_top_to_bottom_and_do_not_touch():
    _, words = drawn()
    order = ["Million yuan", "100", "10", "Estimated", "Places", "No data", "A giver of funds"]
    assert list(words) == order
    assert all(words[above].y0 >= words[below].y1 - 2 for above, below in zip(order, order[1:], strict=False))
    # Titles stand where the symbols begin, words behind the symbols.
    assert words["Million yuan"].x0 == pytest.approx(2, abs=1) and words["100"].x0 == pytest.approx(
        31, abs=1.5
    )
    # A broad arrow has room for its width: eleven points and three between it and the next.
    assert middle(words["100"]) - middle(words["10"]) >= (11 + 3) / 2 + style.SIZES["small"] / 2
    assert middle(words["10"]) - middle(words["Estimated"]) > middle(words["No data"]) - middle(
        words["A giver of funds"]
    )


@pytest.mark.parametrize("corner", ["lower left", "upper left", "lower right", "upper right"])
def test_the_place_kept_clear_holds_the_whole_legend_in_its_corner(corner):
    sheet, words = drawn(corner)
    ((left, foot, right, top),) = sheet.blocked
    assert min(box.x0 for box in words.values()) >= left and max(box.x1 for box in words.values()) <= right
    assert min(box.y0 for box in words.values()) >= foot and max(box.y1 for box in words.values()) <= top
    # No more is kept from names than a few points round it, and it touches its edges of the map.
    assert (
        max(box.x1 for box in words.values()) > right - 8 and top - max(box.y1 for box in words.values()) < 10
    )
    assert min(box.y0 for box in words.values()) - foot < 10
    assert (left < 3) == ("left" in corner) and (right > 357) == ("right" in corner)
    assert (foot < 3) == ("lower" in corner) and (top > 213) == ("upper" in corner)
    assert left >= -2 and foot >= -2 and right <= 362 and top <= 218


def test_each_symbol_stands_beside_its_words_as_wide_as_it_is_on_the_map():
    sheet, words = drawn()
    lines = [
        np.concatenate([path.vertices for path in one.get_paths()])
        for one in sheet.over.collections
        if isinstance(one, PolyCollection)
    ]
    for line, name, width in zip(lines, ("100", "10", "Estimated"), (11.0, 1.1, 3.0), strict=True):
        (left, low), (right, high) = line.min(axis=0), line.max(axis=0)
        assert high - low == pytest.approx(width) and (low + high) / 2 == pytest.approx(
            middle(words[name]), abs=2
        )
        assert (left, right) == pytest.approx((2, 26))
    # Six points drawn, four left out: of 24 points two dashes and a part of a third.
    dashes = [path.vertices[:, 0] for path in sheet.over.collections[2].get_paths()]
    assert [(x.min(), x.max()) for x in dashes] == [
        pytest.approx(ends) for ends in ((2, 8), (12, 18), (22, 26))
    ]
    assert len(sheet.over.collections[0].get_paths()) == 1
    (dot,) = (one for one in sheet.over.get_children() if isinstance(one, Circle))
    assert dot.center == (14, pytest.approx(middle(words["A giver of funds"]), abs=2))
    (area,) = (one for one in sheet.over.get_children() if isinstance(one, Rectangle) and one.get_hatch())
    assert (area.get_x(), area.get_width()) == (2, 24)
    assert area.get_y() + area.get_height() / 2 == pytest.approx(middle(words["No data"]), abs=2)


def test_a_legend_of_nothing_keeps_nothing_clear():
    sheet, words = drawn(blocks=BLOCKS[2:3])
    assert (sheet.blocked, words) == ([], {})


def test_a_strip_has_its_blocks_side_by_side_three_entries_a_column():
    many = Block("Million yuan", [Entry(str(i), "line", "#111111", width=1.0) for i in range(5)])
    with style.use():
        page = frame.page(legends.strip_height([many, BLOCKS[3]]) + 1, title="Title")
        legends.strip(page, [many, BLOCKS[3]])
        FigureCanvasAgg(page.figure).draw()
        words = {
            text.get_text().strip() or "blank": text.get_window_extent() for text in page.figure.axes[0].texts
        }
    axes = page.figure.axes[0].get_window_extent()
    columns = [["Million yuan", "0", "1", "2"], ["3", "4"], ["Places", "No data", "A giver of funds"]]
    for column in columns:
        assert all(
            words[above].y0 > words[below].y1 - 3 for above, below in zip(column, column[1:], strict=False)
        )
    # Rows are level, also where a block goes on without its title.
    for row in (("Million yuan", "Places"), ("0", "3", "No data"), ("1", "4", "A giver of funds")):
        assert [middle(words[one]) for one in row] == pytest.approx([middle(words[row[0]])] * len(row), abs=2)
    ends = [max(words[one].x1 for one in column) for column in columns]
    starts = [min(words[one].x0 for one in column) for column in columns]
    assert ends[0] < starts[1] and ends[1] < starts[2]
    # Four lines of the size of small letters with their leading, and seven points above and below.
    assert legends.strip_height([many]) == pytest.approx((4 * style.SIZES["small"] * 1.55 + 14) / 72)
    assert axes.y0 <= words["2"].y0 and words["Million yuan"].y1 <= axes.y1
    assert legends.strip_height([BLOCKS[2]]) == 0
