"""The timeline: numbers at their ticks, sums as spans, streams without figures said."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PolyCollection

from analysis import charts
from analysis.charts import time_marks
from analysis.charts.timeline import timeline

from .placing import boxes, crowded


def mark(value: float, start: str | None, end: str, basis: str = "annual", **more) -> dict:
    return {
        "row": "gov", "unit": "yuan", "basis": basis, "each_year": False, "floor": False, "bound": "exact",
        "period_start": pd.Timestamp(start) if start else pd.NaT, "period_end": pd.Timestamp(end), "value": value,
        "gave_way": False,
    } | more  # fmt: skip


MARKS = pd.DataFrame([
    mark(1.2e8, "2017-01-01", "2017-12-31"),
    mark(5e8, "1996-01-01", "2012-12-31", "cumulative", floor=True),
    mark(9e8, "1996-01-01", "2020-12-31", "cumulative"),
    mark(9.5e8, "1996-01-01", "2020-12-31", "cumulative", gave_way=True),
    mark(3e8, None, "2023-12-31", "cumulative", bound="about"),
])  # fmt: skip


def draw(marks: pd.DataFrame, lang: str = "zh"):
    rows = {"资金": {"gov": "财政援助资金"}, "劳务": {"jobs": "就业"}}
    return timeline(
        marks, rows, lang=lang, first=1996, last=2026, breaks=(1996, 2010, 2016, 2021), title="标题"
    )


def words(figure) -> list[str]:
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def test_numbers_carry_their_worth_and_rivals_stand_at_one_tick():
    told = words(draw(MARKS))
    assert {"1.2", "≥5", "9 / (9.5)", "≈3", "财政援助资金（亿元）"} <= set(told)


def test_a_stream_without_figures_says_so():
    assert "没有可以放上时间轴的数字" in words(draw(MARKS))
    assert words(draw(MARKS.iloc[:0], "en")).count("No dated figure") == 2


def test_years_beside_a_break_are_left_to_it():
    told = words(draw(MARKS))
    assert {"1996", "2000", "2010", "2016", "2021"} <= set(told)
    assert not {"2015", "2020"} & set(told)


def test_no_line_of_the_axis_goes_through_a_number():
    """Where the dashed line of 2021 meets a number on either side of it, all there is white or the number's own ink."""
    marks = pd.DataFrame([mark(2.6e10, None, "2020-12-31", "cumulative", floor=True)])
    figure = draw(marks)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    (number,) = [text for axes in figure.axes for text in axes.texts if text.get_text() == "≥260"]
    axes = number.axes
    box = number.get_window_extent()
    x, _ = axes.transData.transform((2021, 0))
    assert box.x0 < x < box.x1
    number.set_visible(False)
    canvas.draw()
    column = np.asarray(canvas.buffer_rgba())[::-1, int(x) - 2 : int(x) + 3, :3]
    assert column[int(box.y0) + 2 : int(box.y1) - 1].min() > 250
    assert column[int(box.y1) + 5 : int(box.y1) + 25].min() < 230


def test_the_alt_text_counts_the_figures():
    assert charts.alt_text(draw(MARKS)) == "标题。时间轴图：5 个数字；资金 5、劳务 0。"


def test_a_floor_of_a_few_thousand_does_not_write_billions_in_yuan():
    marks = pd.DataFrame([mark(1.2e9, "1996-01-01", "2018-12-31", "cumulative"), mark(495e3, "2019-01-01", "2019-12-31", "solved", floor=True)])  # fmt: skip
    told = words(draw(marks, "en"))
    assert {"1,200", "≥0.495"} <= set(told)
    assert any("million yuan" in text for text in told)
    marks = pd.DataFrame([mark(697_151_807.0, "2017-01-01", "2017-12-31", "solved", bound="about"), mark(95e3, "2022-01-01", "2022-12-31", "solved", floor=True)])  # fmt: skip
    assert {"≈697", "≥0.095"} <= set(words(draw(marks, "en")))


def test_a_stated_year_is_written_where_there_is_no_room_for_what_is_worked_out():
    year = mark(4.27e9, "2021-01-01", "2021-12-31")
    near = [mark(3.82e9, "2021-01-01", f"2021-{month}-28", "year_to_date") for month in ("09", "11")]
    first = mark(1e9, "1996-01-01", "1996-12-31")
    told = words(
        draw(
            pd.DataFrame([first, year, *near, mark(3.9e9, "2022-01-01", "2022-12-31", "solved", floor=True)]),
            "en",
        )
    )
    # The three marks are one spot: their numbers follow one another as they do.
    assert "3.82 / 4.27" in told


def test_a_long_legend_takes_a_second_line():
    kinds = ["annual", "year_to_date", "stock", "target", "solved"]
    marks = pd.DataFrame([mark(1e8, "2020-01-01", "2020-12-31", kind) for kind in kinds] + [mark(1e8, None, "2021-12-31", "cumulative")])  # fmt: skip
    (legend,) = draw(marks, "en").legends
    assert len(legend.get_texts()) == 7 and legend._ncols == 5


def test_no_line_joins_the_figures_of_two_years():
    marks = pd.DataFrame([mark(1e8, "2017-01-01", "2017-12-31"), mark(2e8, "2018-01-01", "2018-12-31")])
    (axes,) = draw(marks).axes
    # Points only: every line of the axes is a marker, the collections are the grid of years and the headings.
    assert all(line.get_linestyle() == "None" for line in axes.lines)


def test_a_plan_over_years_is_a_bar_and_what_is_not_drawn_has_no_entry():
    plan = mark(8e9, "2021-01-01", "2025-12-31", "target", floor=True)
    each = mark(1.6e9, "2021-01-01", "2024-12-31", each_year=True)
    other = mark(1e8, "2020-01-01", "2020-12-31", "stock", row="nobody")
    figure = draw(pd.DataFrame([plan, each, other]), "en")
    entries = [text.get_text() for text in figure.legends[0].get_texts()]
    assert entries == ["A plan", "At least", "In each of its years"] and "≥8" in words(figure)


def test_the_first_year_of_a_short_axis_is_written():
    rows = {"x": {"gov": "x"}}
    figure = timeline(MARKS[:1], rows, lang="en", first=2017, last=2025, breaks=(2016, 2021))
    assert {"2017", "2019", "2020", "2021", "2025"} <= set(words(figure))


def test_sums_without_a_start_share_no_bar():
    open_ = [
        mark(value, None, end, "cumulative") for value, end in ((1e9, "2020-12-31"), (5e8, "2023-12-31"))
    ]
    (axes,) = draw(pd.DataFrame(open_)).axes
    feet = {text.get_position()[1] for text in axes.texts if text.get_text() in {"10", "5"}}
    assert len(feet) == 2


def test_a_part_that_is_about_so_much_is_no_floor_of_it():
    # labour:73: one flight took "nearly 200" workers, which may be 190.
    part = pd.DataFrame([mark(2e8, "2023-01-01", "2023-12-31", floor=True, bound="about")])
    assert "≈2" in words(draw(part)) and "≥2" not in words(draw(part))


def test_what_a_page_calls_about_keeps_its_digits():
    # Of the 1,918 projects of recent:33 all four digits stay; what is worked out has three.
    about = [
        mark(1.918e9, "2018-01-01", "2018-12-31", basis, bound="about") for basis in ("annual", "solved")
    ]
    assert ["≈19.18" in words(draw(pd.DataFrame([one]))) for one in about] == [True, False]


def test_a_floor_is_paler_than_a_figure():
    figure = draw(
        pd.DataFrame(
            [mark(1e8, "2020-01-01", "2020-12-31"), mark(2e8, "2021-01-01", "2021-12-31", floor=True)]
        ),
        "en",
    )
    colours = {
        line.get_markeredgecolor() for axes in figure.axes for line in axes.lines if line.get_marker() == "o"
    }
    assert len(colours) == 2
    alone = draw(pd.DataFrame([mark(1e8, "2020-01-01", "2020-12-31")]), "en")
    assert "At least" not in [text.get_text() for text in alone.legends[0].get_texts()]


def strokes(figure) -> list[tuple[float, tuple[float, float], tuple[float, float]]]:
    """Width, start and end of every line of the chart."""
    return [
        (width, tuple(start), tuple(end))
        for drawn in figure.axes[0].collections if isinstance(drawn, LineCollection)
        for width in drawn.get_linewidths()[:1] for start, end in drawn.get_segments()
    ]  # fmt: skip


def test_sums_that_begin_in_one_year_share_a_bar_from_the_first_start_to_the_last_end():
    late = mark(4e8, "2001-07-01", "2005-12-31", "cumulative")
    early = mark(9e8, "2001-01-01", "2010-12-31", "cumulative", gave_way=True)
    figure = draw(pd.DataFrame([late, early]))
    ((_, (start, _), (end, _)),) = [one for one in strokes(figure) if one[0] == 1.8]
    assert (start, end) == (2001.0, pytest.approx(2010.996, abs=1e-3))
    ticks = {round(one[1][0]): abs(one[1][1] - one[2][1]) for one in strokes(figure) if one[0] == 1.3}
    assert set(ticks) == {2006, 2011} and ticks[2011] > ticks[2006], (
        "what gave way is seen beyond what did not"
    )
    # One that began before the axis does begins with it.
    before = draw(pd.DataFrame([mark(4e8, "1980-01-01", "2005-12-31", "cumulative")]))
    assert [one[1][0] for one in strokes(before) if one[0] == 1.8] == [1996]


def test_a_bar_of_unknown_start_is_a_dotted_stub_before_its_first_end():
    ends = [mark(value, None, "2010-12-31", "cumulative") for value in (2e8, 3e8)]
    ((_, (start, _), (end, _)),) = [one for one in strokes(draw(pd.DataFrame(ends))) if one[0] == 1.6]
    assert (start, end) == pytest.approx((2009.796, 2010.996), abs=1e-3)
    first = draw(pd.DataFrame([mark(2e8, None, "1996-06-30", "cumulative")]))
    assert [one[1][0] for one in strokes(first) if one[0] == 1.6] == [1996], "not before the axis"


def test_people_are_counted_in_wholes_and_money_in_tenths():
    """300 persons are no 0.3 thousand, but 300 thousand yuan are 0.3 million."""
    some = [
        mark(value, f"{year}-01-01", f"{year}-12-31", unit="persons")
        for year, value in ((2019, 300), (2020, 45000))
    ]
    assert {"300", "45,000"} <= set(words(draw(pd.DataFrame(some), "en")))
    money = [mark(value, f"{year}-01-01", f"{year}-12-31") for year, value in ((2019, 3e5), (2020, 4.5e7))]
    assert {"0.3", "45"} <= set(words(draw(pd.DataFrame(money), "en")))


def test_each_row_stands_under_its_heading_beside_its_marks():
    jobs = [
        mark(5000 + 200 * (year == 2020), f"{year}-01-01", f"{year}-12-31", unit="persons", row="jobs")
        for year in (2017, 2020)
    ]
    figure = timeline(
        pd.concat([MARKS, pd.DataFrame(jobs)]), {"Money": {"gov": "Funds"}, "Labour": {"jobs": "Jobs"}, "Trade": {"x": "Sales"}},
        lang="en", first=1996, last=2026, breaks=(1996, 2010), title="Title",
    )  # fmt: skip
    placed, (axes,) = boxes(figure), figure.axes
    at = axes.transData.transform
    order = [
        "Title",
        "2010",
        "Money",
        "Funds (billion yuan)",
        "Labour",
        "Jobs (thousand persons)",
        "Trade",
        "At least",
    ]
    middles = [(placed[word].y0 + placed[word].y1) / 2 for word in order]
    assert middles == sorted(middles, reverse=True)
    # The number of each row stands at its height, and the sentence on what has none beside its heading.
    for number, name, other in (
        ("0.12", "Funds (billion yuan)", "Labour"),
        ("5.2", "Jobs (thousand persons)", "Trade"),
    ):
        assert placed[other].y1 < placed[number].y0
        assert placed[name].x1 < at((1996, 0))[0] < placed[number].x0
    none = placed["No dated figure"]
    assert (none.y0 + none.y1) / 2 == pytest.approx((placed["Trade"].y0 + placed["Trade"].y1) / 2, abs=1)
    (first,) = [
        line.get_xydata() for line in axes.lines if line.get_marker() == "o" and len(line.get_xdata()) == 3
    ]
    spots = [at((x, y)) for x, y in first]
    jobs_at = [
        spot
        for spot in spots
        if abs(spot[1] - (placed["Jobs (thousand persons)"].y0 + placed["Jobs (thousand persons)"].y1) / 2)
        < 12
    ]
    assert len(jobs_at) == 2 and placed["0.12"].y0 > max(spot[1] for spot in spots)
    assert crowded(figure) == []
    # The name of a row of several lanes is in the middle of them, not at the first.
    lanes = sorted({one[1][1] for one in strokes(figure) if one[0] in (1.6, 1.8)})
    assert len(lanes) == 2
    name = placed["Funds (billion yuan)"]
    assert at((0, lanes[1]))[1] < (name.y0 + name.y1) / 2 < spots[0][1]


def test_a_heading_has_its_line_over_names_and_years():
    figure = draw(MARKS)
    (axes,) = figure.axes
    lines = [one for one in strokes(figure) if one[0] == pytest.approx(0.6)]
    left = axes.transData.transform((lines[0][1][0], 0))[0]
    assert len(lines) == 2 and {one[2][0] for one in lines} == {2027}
    assert left == pytest.approx(0.15 * figure.dpi, abs=1), "the margin of the page"


def test_a_scrap_is_pale_without_a_number_and_is_told_as_itself_only():
    figure = draw(
        pd.DataFrame([mark(3e4, "2020-01-01", "2020-12-31", "solved", floor=True, scrap=True)]), "en"
    )
    entries = [text.get_text() for text in figure.legends[0].get_texts()]
    assert entries == ["A low floor, likely of a part only (its number is in the table)"]
    assert not any("0.03" in word for word in words(figure))


def test_a_line_of_the_axis_is_kept_from_the_whole_number_and_a_little_beside_it():
    figure = draw(pd.DataFrame([mark(2.6e10, None, "2020-12-31", "cumulative", floor=True)]))
    (axes,), box = figure.axes, boxes(figure)["≥260"]
    clear = [
        path.get_extents(axes.transData)
        for drawn in axes.collections
        if isinstance(drawn, PolyCollection)
        for path in drawn.get_paths()
    ]
    (around,) = [one for one in clear if one.x0 < (box.x0 + box.x1) / 2 < one.x1]
    assert 0 < box.x0 - around.x0 < 6 and 0 < around.x1 - box.x1 < 6
    assert around.y0 <= box.y0 + 1 and around.y1 >= box.y1 - 1


def marks_of(*rows: dict) -> list[time_marks.Mark]:
    return time_marks.of(pd.DataFrame(rows))


def test_where_a_mark_stands_on_the_axis():
    """The middle of a year or a shorter time, the end of a sum, of a plan, of several years, and of what has no start."""
    year, month, plan, total, several, open_ = marks_of(
        mark(1, "2020-01-01", "2020-12-31"), mark(1, "2021-07-01", "2021-07-31"), mark(1, "2022-01-01", "2022-12-31", "target"),
        mark(1, "2016-01-01", "2020-12-31", "cumulative"), mark(1, "2016-01-01", "2019-12-31", each_year=True), mark(1, None, "2023-06-30"),
    )  # fmt: skip
    # The 366th day of 2020 is a year less a quarter of a day from its first.
    assert [time_marks.where(one) for one in (year, month, plan, total, several, open_)] == pytest.approx(
        [2020.4997, 2021.5366, 2022.9966, 2020.9993, 2019.9966, 2023.4928], abs=2e-4
    )
    assert time_marks.when(pd.Timestamp("2021-01-01")) == 2021


def test_what_is_a_bar_and_what_a_part_of_a_year():
    bars = marks_of(
        mark(1, "2016-01-01", "2020-12-31", "cumulative"), mark(1, "2021-01-01", "2025-12-31", "target"),
        mark(1, "2016-01-01", "2019-12-31", each_year=True), mark(1, "2016-01-01", "2019-12-31"), mark(1, "2022-01-01", "2022-12-31", "target"),
        mark(1, "2022-01-01", "2022-12-31", each_year=True),
    )  # fmt: skip
    assert [one.bar for one in bars] == [True, True, True, False, False, False]
    parts = marks_of(
        mark(1, "2020-01-01", "2020-12-31"), mark(1, "2020-01-01", "2020-09-30"), mark(1, "2020-01-01", "2020-12-31", "year_to_date"),
        mark(1, "2020-05-01", "2020-05-01", "stock"), mark(1, "2020-01-01", "2020-06-30", "solved"),
    )  # fmt: skip
    assert [time_marks.look(one) for one in parts] == [
        "annual",
        "year_to_date",
        "year_to_date",
        "stock",
        "solved",
    ]


def test_whose_number_goes_first():
    order = marks_of(
        mark(1, "2020-01-01", "2020-12-31"), mark(1, "2020-01-01", "2020-12-31", "solved"), mark(1, "2020-01-01", "2020-09-30"),
        mark(1, "2016-01-01", "2020-12-31", "cumulative", floor=True), mark(1, "2020-01-01", "2020-12-31", "target"),
        mark(1, "2020-01-01", "2020-12-31", "solved", floor=True), mark(1, "2020-01-01", "2020-12-31", gave_way=True),
    )  # fmt: skip
    ranks = [time_marks.rank(one) for one in order]
    assert ranks == sorted(ranks) and len(set(ranks)) == 7
    sums = marks_of(*(mark(1, "2020-01-01", "2020-03-31", basis) for basis in ("cumulative", "solved_sum")))
    assert [time_marks.rank(one) for one in sums] == [0, 1], (
        "a sum of a few months is a sum, no part of a year"
    )


def test_a_floor_is_rounded_down_and_only_what_is_worked_out_to_three_digits():
    floor, stated, guess = marks_of(
        mark(195_999, "2020-01-01", "2020-12-31", floor=True), mark(195_999, "2020-01-01", "2020-12-31"),
        mark(195_999, "2020-01-01", "2020-12-31", "solved", bound="about"),
    )  # fmt: skip
    assert [time_marks.figure(one, 1e4) for one in (floor, stated, guess)] == ["≥19.59", "19.6", "≈19.6"]
    assert [time_marks.figure(one, 1.0) for one in (floor, stated, guess)] == [
        "≥195,999",
        "195,999",
        "≈196,000",
    ]
