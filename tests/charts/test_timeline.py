"""The timeline: numbers at their ticks, sums as spans, streams without figures said."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis import charts
from analysis.charts.timeline import timeline


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
