"""Bars with their worth, and bars of counted parts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.patches import Rectangle

from analysis import charts
from analysis.charts.bars import bars, stacked_bars
from analysis.charts.status import FACES

from .placing import boxes as placed_words
from .placing import crowded

ROWS = pd.DataFrame({
    "name": ["上海", "广东", "江苏", "北京"],
    "figure": [0.3866, 0.285, 0.2, np.nan],
    "lower": [0.3866, 0.285, 0.1, np.nan],
    "upper": [np.nan, 0.285, 0.3, np.nan],
    "status": ["at_least", "reported", "estimated", "unknown"],
    "note": ["(2024)", "", "", ""],
})  # fmt: skip


def boxes(figure) -> list[Rectangle]:
    return [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]


def words(figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def test_the_number_says_what_it_is_worth():
    said = words(bars(ROWS, lang="zh", unit="percent"))
    assert said == ["上海", "广东", "江苏", "北京", "≥ 0.3866%", "0.285%", "≈ 0.2%", "无数据", "(2024)"]


def lines(figure) -> list[list[list[float]]]:
    """Ends of the lines that were drawn over the bars, mark by mark."""
    return [[line.tolist() for line in mark.get_segments()] for mark in figure.axes[0].collections]


def test_bars_are_as_long_as_their_values_and_unknown_is_no_bar_of_nought():
    from matplotlib.colors import to_hex

    drawn = boxes(bars(ROWS, lang="en", unit="percent"))
    assert [box.get_width() for box in drawn[:3]] == pytest.approx([0.3866, 0.285, 0.2])
    assert [to_hex(box.get_facecolor()) for box in drawn] == [FACES[status] for status in ROWS["status"]]  # fmt: skip
    assert drawn[2].get_linestyle() != drawn[1].get_linestyle(), (
        "a dashed edge tells an estimate without its colour"
    )
    assert drawn[3].get_hatch()
    assert drawn[3].get_width() > 0


def test_the_ceiling_of_what_is_not_reported_is_a_dotted_line_from_its_bar():
    assert lines(bars(ROWS, lang="en", unit="percent")) == [
        [[[0.2, 2.5], [0.3, 2.5]], [[0.3, 2.25], [0.3, 2.75]]],
    ]
    far = ROWS.assign(upper=[9.0, 0.285, 0.3, 9.0])
    assert len(lines(bars(far, lang="en", unit="percent"))) == 1, "a ceiling far out tells nothing"


def test_the_interval_is_a_thin_line_with_its_sentence_and_goes_on_where_the_axes_end():
    likely = ROWS.assign(q10=[0.4, 0.284, 0.15, np.nan], q90=[2.0, 0.286, 0.25, np.nan], upper=np.nan)
    figure = bars(likely, lang="en", unit="percent")
    most = 1.8 * 0.3866
    shanghai, jiangsu = lines(figure)
    assert shanghai == [[[0.4, 0.5], [pytest.approx(most), 0.5]], [[0.4, 0.39], [0.4, 0.61]]]
    assert jiangsu[0] == [[0.15, 2.5], [0.25, 2.5]]
    key = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    assert "In four of five cases the true figure lies between the ends of the thin line" in key
    assert "The thin line goes on beyond the figure" in key
    assert "≥ 0.3866% (likely 0.4 to 2%)" in charts.alt_text(figure)


def test_an_interval_that_begins_beyond_the_axes_is_not_drawn():
    likely = ROWS.assign(q10=[0.9, np.nan, np.nan, np.nan], q90=[2.0, np.nan, np.nan, np.nan], upper=np.nan)
    figure = bars(likely, lang="en", unit="percent")
    assert lines(figure) == []
    assert not [mark for axes in figure.axes for mark in axes.lines if mark.get_marker() == ">"]


def test_a_thin_line_is_joined_to_its_bar_and_one_that_says_nothing_is_left_out():
    likely = ROWS.assign(q10=[0.4, 0.284, 0.1, np.nan], q90=[0.6, 0.286, 1.1, np.nan], upper=np.nan)
    figure = bars(likely, lang="en", unit="percent")
    (shanghai,) = lines(figure)
    assert shanghai[0] == [[0.4, 0.5], [0.6, 0.5]]
    joints = [
        mark.get_xydata().tolist() for axes in figure.axes for mark in axes.lines if mark.get_zorder() == 1
    ]
    assert joints == [[[0.3866, 0.5], [0.4, 0.5]]]


def test_what_is_too_short_for_a_bar_and_many_rows_without_anything_are_told_below():
    rows = pd.DataFrame({
        "name": ["long", "short", *"abcd"], "figure": [500.0, 1.5, *[np.nan] * 4], "status": ["reported", "at_least", *["unknown"] * 4],
    })  # fmt: skip
    figure = bars(rows, lang="en", unit="percent")
    assert words(figure) == ["long", "500%"]
    below = [text.get_text() for text in figure.texts]
    assert "Too little for a bar: short: ≥ 1.5%." in below
    assert "Without a usable figure: a, b, c, d." in below
    assert "d: No data" in charts.alt_text(figure)
    with_interval = bars(
        rows.assign(q10=[np.nan, 30.0, *[np.nan] * 4], q90=[np.nan, 90.0, *[np.nan] * 4]),
        lang="en",
        unit="percent",
    )
    # Guangdong to Guizhou, consumption: the best known is at least 6, likely 47 to 112: left out, the floor would be taken for it.
    assert words(with_interval)[:2] == ["long", "short"]
    assert lines(with_interval)[0][0] == [[30.0, 1.5], [90.0, 1.5]]


def test_an_interval_far_above_its_bar_is_joined_to_it_and_goes_on_where_the_axes_end():
    rows = pd.DataFrame({
        "name": ["上海→云南", "广东→贵州"], "figure": [20.8, 5.999], "status": "at_least", "q10": [np.nan, 37.0], "q90": [np.nan, 112.0],
    })  # fmt: skip
    figure = bars(rows, lang="en", unit="percent")
    (guizhou,) = lines(figure)
    assert guizhou[0] == [[37.0, 1.5], [pytest.approx(1.8 * 20.8), 1.5]]
    beyond = bars(rows.assign(q10=[np.nan, 47.0]), lang="en", unit="percent")
    assert lines(beyond) == []
    assert "≥ 5.999% (likely 47 to 112%)" in words(beyond), "what begins beyond the axes is told in words"


def test_a_floor_that_is_too_little_is_told_below_and_never_as_no_data():
    rows = pd.DataFrame({
        "name": ["山东→重庆", "山东→湖南", "浙江→云南"], "figure": [5e8, np.nan, np.nan], "lower": [5e8, 3.819e7, np.nan],
        "status": ["at_least", "unknown", "unknown"],
    })  # fmt: skip
    figure = bars(rows, lang="zh", unit="yuan")
    assert words(figure) == ["山东→重庆", "浙江→云南", "≥ 5 亿元", "无数据"]
    below = [text.get_text() for text in figure.texts]
    assert "全期所知远低于可能的规模，只计入合计、不标全期数值：山东→湖南。" in below
    assert "没有可用数字的" not in "".join(below)


def test_panels_have_their_own_axes_and_one_line_a_name():
    rows = pd.DataFrame({
        "name": ["a", "a", "b"], "panel": ["paid", "agreed", "paid"], "figure": [5.0, 500.0, 4.0], "status": ["reported"] * 3,
    })  # fmt: skip
    figure = bars(rows, lang="en", unit="percent", panels={"paid": "Paid in", "agreed": "Agreed"})
    paid, agreed = figure.axes
    assert [text.get_text() for text in paid.texts] == ["a", "b", "5%", "4%", "Paid in"]
    assert [text.get_text() for text in agreed.texts] == ["500%", "Agreed"]
    assert paid.get_xlim()[1] == pytest.approx(5.05)
    assert agreed.get_xlim()[1] == pytest.approx(505)
    assert charts.alt_text(figure).endswith("a: Paid in 5%, Agreed 500%, b: Paid in 4%.")


def test_the_alt_text_names_every_row():
    text = charts.alt_text(bars(ROWS, lang="en", unit="percent", title="Shares"))
    assert text == "Shares. Bars: 上海: ≥ 0.3866%, 广东: 0.285%, 江苏: ≈ 0.2%, 北京: No data."


def test_money_is_shown_in_the_unit_of_the_language():
    rows = pd.DataFrame({"name": ["a"], "figure": [3.39e9], "status": ["reported"]})
    assert "33.9 亿元" in words(bars(rows, lang="zh", unit="yuan"))
    assert "3.39 billion yuan" in words(bars(rows, lang="en", unit="yuan"))


def test_no_row_and_no_value_can_be_drawn():
    assert "No data" in charts.alt_text(bars(ROWS.iloc[3:], lang="en", unit="yuan"))
    assert "No data" in charts.alt_text(bars(ROWS.iloc[:0], lang="en", unit="yuan"))


def test_parts_stand_side_by_side_and_the_total_at_the_end():
    counts = pd.DataFrame({"media": [2, 0], "official": [3, 1], "other": [0, 0]}, index=["2021", "2020"])
    looks = {"official": ("政府机构", "#111111"), "media": ("媒体", "#222222"), "other": ("其他", "#333333")}
    figure = stacked_bars(counts, looks, lang="zh")
    assert [(box.get_x(), box.get_width()) for box in boxes(figure)] == [(0, 3), (3, 2), (0, 1), (1, 0)]
    assert words(figure)[-2:] == ["5", "1"]
    assert [text.get_text() for text in figure.legends[0].get_texts()] == ["政府机构", "媒体"]
    assert charts.alt_text(figure) == "条形图：2021：5、2020：1。"


def test_name_number_note_and_bar_of_a_row_stand_on_one_line():
    figure = bars(ROWS, lang="en", unit="percent", title="Shares")
    (axes,) = figure.axes
    placed, at = placed_words(figure), axes.transData.transform
    left = at((0, 0))[0]
    for i, (name, number) in enumerate(
        zip(ROWS["name"], ["≥ 0.3866%", "0.285%", "≈ 0.2%", "No data"], strict=True)
    ):
        middle = at((0, i + 0.5))[1]
        for text in (name, number):
            assert (placed[text].y0 + placed[text].y1) / 2 == pytest.approx(middle, abs=2)
        assert 0 < placed[name].x0 < placed[name].x1 < placed[number].x0 < placed[number].x1 < left
    note = placed["(2024)"]
    assert placed["≥ 0.3866%"].x1 < note.x0 < note.x1 < left
    assert (note.y0 + note.y1) / 2 == pytest.approx(at((0, 0.5))[1], abs=2)
    # Names and numbers end on lines of their own.
    assert len({round(placed[name].x1) for name in ROWS["name"]}) == 1
    assert crowded(figure) == []
    assert placed["At least"].y1 < at((0, 4))[1]


def test_the_axis_ends_a_little_beyond_the_longest_mark():
    short = ROWS.assign(upper=np.nan)
    ends = [
        bars(rows, lang="en", unit="percent").axes[0].get_xlim()[1]
        for rows in (
            short,
            short.assign(q10=[0.4] + [np.nan] * 3, q90=[0.6] + [np.nan] * 3),
            short.assign(upper=[np.nan, np.nan, 0.5, np.nan]),
        )
    ]
    assert ends == pytest.approx([1.01 * 0.3866, 1.01 * 0.6, 1.01 * 0.5])


def test_what_is_unknown_has_no_bar_whatever_its_figure_and_a_hatch_says_so():
    """A status of unknown goes before a figure, and no figure before a status."""
    rows = ROWS.assign(figure=[0.3866, 0.285, 0.2, 0.1]).assign(
        status=["reported", "reported", "reported", "unknown"]
    )
    figure = bars(rows, lang="en", unit="percent")
    assert [bool(box.get_hatch()) for box in boxes(figure)] == [False, False, False, True]
    assert words(figure)[4:8] == ["0.3866%", "0.285%", "0.2%", "No data"]
    assert boxes(figure)[3].get_width() == pytest.approx(0.024 * 1.01 * 0.3866)
    bare = bars(
        ROWS[:3].drop(columns="lower").assign(figure=[0.3866, 0.285, np.nan], status="reported"),
        lang="en",
        unit="percent",
    )
    assert words(bare)[3:] == ["0.3866%", "0.285%", "No data", "(2024)"]


def test_reported_statistics_have_no_key_and_a_gap_among_them_has_one():
    all_known = ROWS[:2].assign(status="reported", upper=np.nan)
    assert bars(all_known, lang="en", unit="percent").legends == []
    told = bars(ROWS.assign(status=["reported"] * 3 + ["unknown"], upper=np.nan), lang="en", unit="percent")
    assert [text.get_text() for text in told.legends[0].get_texts()] == ["Reported", "Unknown"]


def test_headings_of_panels_are_joined_to_their_figures_as_the_language_does():
    rows = pd.DataFrame({"name": ["甲"], "panel": ["paid"], "figure": [5.0], "status": ["reported"]})
    assert "甲：到位5%" in charts.alt_text(bars(rows, lang="zh", unit="percent", panels={"paid": "到位"}))
    assert "甲: Paid 5%" in charts.alt_text(bars(rows, lang="en", unit="percent", panels={"paid": "Paid"}))


def test_panels_share_the_page_and_their_numbers_stand_before_their_own_bars():
    rows = pd.DataFrame({
        "name": ["a", "a", "b"], "panel": ["paid", "agreed", "agreed"], "figure": [5.0, 500.0, 4.0], "status": ["reported"] * 3,
        "note": ["", "(2023)", ""],
    })  # fmt: skip
    figure = bars(
        rows, lang="en", unit="percent", panels={"paid": "Paid in", "agreed": "Agreed"}, title="Title"
    )
    paid, agreed = figure.axes
    placed = placed_words(figure)
    first, second = paid.get_window_extent(), agreed.get_window_extent()
    assert placed["a"].x1 < placed["5%"].x0 < placed["5%"].x1 < first.x0
    assert (
        first.x1
        < placed["500%"].x0
        < placed["500%"].x1
        < placed["(2023)"].x0
        < placed["(2023)"].x1
        < second.x0
    )
    assert second.x1 == pytest.approx(figure.bbox.x1 - 0.15 * figure.dpi, abs=1)
    # Each name keeps its line in all panels: b has nothing paid in.
    for axes, number, line in ((paid, "5%", 0.5), (agreed, "500%", 0.5), (agreed, "4%", 1.5)):
        assert (placed[number].y0 + placed[number].y1) / 2 == pytest.approx(
            axes.transData.transform((0, line))[1], abs=2
        )
    for axes, heading in ((paid, "Paid in"), (agreed, "Agreed")):
        box = axes.get_window_extent()
        assert (
            placed[heading].x0 == pytest.approx(box.x0, abs=2) and box.y1 < placed[heading].y0 < box.y1 + 12
        )
    assert crowded(figure) == []


def test_totals_of_stacked_bars_stand_behind_them_and_on_the_page():
    counts = pd.DataFrame({"media": [2000, 0], "official": [3000, 1]}, index=["2021", "2020"])
    figure = stacked_bars(
        counts, {"official": ("Official", "#111111"), "media": ("Media", "#222222")}, lang="en", title="Title"
    )
    (axes,) = figure.axes
    placed, at = placed_words(figure), axes.transData.transform
    for i, (name, total, end) in enumerate((("2021", "5,000", 5000), ("2020", "1", 1))):
        x, y = at((end, i + 0.5))
        assert x < placed[total].x0 < x + 10 and placed[name].x1 < at((0, 0))[0]
        for text in (name, total):
            assert (placed[text].y0 + placed[text].y1) / 2 == pytest.approx(y, abs=2)
    assert crowded(figure) == [] and placed["Official"].y1 < axes.get_window_extent().y0
    none = stacked_bars(counts.iloc[:0], {"official": ("Official", "#111111")}, lang="en")
    assert none.axes[0].get_xlim()[1] > 0 and none.axes[0].patches[:] == []
