"""Printed periods: expected days by hand, and properties that hold for any span."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.ingest.periods import parse
from analysis.ingest.problems import Problem
from analysis.vocabulary.codes import BASES

# printed, basis -> first day, last day, each year
PERIODS = [
    ("2023", "annual", "2023-01-01", "2023-12-31", False),
    ("2023", "stock", "2023-01-01", "2023-12-31", False),
    ("2023", "year_to_date", "2023-01-01", "2023-12-31", False),
    ("2020", "cumulative", None, "2020-12-31", False),
    ("2020-10", "cumulative", None, "2020-10-31", False),
    ("2023-06-30", "cumulative", None, "2023-06-30", False),
    ("1996/2020", "cumulative", "1996-01-01", "2020-12-31", False),
    ("2018/2020-10", "cumulative", "2018-01-01", "2020-10-31", False),
    ("2016-08/2019", "cumulative", "2016-08-01", "2019-12-31", False),
    ("2020-03/2020-04", "cumulative", "2020-03-01", "2020-04-30", False),
    ("2024-01/2024-10", "year_to_date", "2024-01-01", "2024-10-31", False),
    ("2023-06", "year_to_date", "2023-01-01", "2023-06-30", False),
    ("2023-06-15", "year_to_date", "2023-01-01", "2023-06-15", False),
    ("2016-07", "annual", "2016-07-01", "2016-07-31", False),
    ("2018-04-28", "annual", "2018-04-28", "2018-04-28", False),
    ("2021/2024", "annual", "2021-01-01", "2024-12-31", True),
    ("2018/2019", "annual", "2018-01-01", "2019-12-31", True),
    ("2024-11/2025-11", "annual", "2024-11-01", "2025-11-30", False),
    ("2018-03/2019-02", "annual", "2018-03-01", "2019-02-28", False),
    ("2023-06-30", "stock", "2023-06-30", "2023-06-30", False),
    ("2024-02", "stock", "2024-02-01", "2024-02-29", False),
    ("1996/2020", "stock", "1996-01-01", "2020-12-31", False),
    ("2018/2020", "target", "2018-01-01", "2020-12-31", False),
    ("", "cumulative", None, None, False),
    ("２０２３", "annual", "2023-01-01", "2023-12-31", False),
    ("2023年", "annual", "2023-01-01", "2023-12-31", False),
    ("二〇二三年", "annual", "2023-01-01", "2023-12-31", False),
    ("2023年度", "annual", "2023-01-01", "2023-12-31", False),
    ("2023年1-11月", "year_to_date", "2023-01-01", "2023-11-30", False),
    ("2023年1—10月份", "year_to_date", "2023-01-01", "2023-10-31", False),
    ("2023年1月1日—10月31日", "year_to_date", "2023-01-01", "2023-10-31", False),
    ("2023年全年", "annual", "2023-01-01", "2023-12-31", False),
    ("2016～2020年间", "cumulative", "2016-01-01", "2020-12-31", False),
    ("2020年年底", "stock", "2020-12-31", "2020-12-31", False),
    ("2023年上半年", "year_to_date", "2023-01-01", "2023-06-30", False),
    ("截至2023年6月", "cumulative", None, "2023-06-30", False),
    ("2023年12月底", "stock", "2023-12-31", "2023-12-31", False),
    ("2023年6月30日", "stock", "2023-06-30", "2023-06-30", False),
    ("2021—2025年", "cumulative", "2021-01-01", "2025-12-31", False),
    ("2021年至2023年", "cumulative", "2021-01-01", "2023-12-31", False),
    ("2021-2024", "annual", "2021-01-01", "2024-12-31", True),
    ("“十三五”", "cumulative", "2016-01-01", "2020-12-31", False),
    ("the 13th Five-Year Plan period", "cumulative", "2016-01-01", "2020-12-31", False),
    ("九五", "cumulative", "1996-01-01", "2000-12-31", False),
    ("“十三五”末", "stock", "2020-12-31", "2020-12-31", False),
    ("2018 年 1—8 月", "year_to_date", "2018-01-01", "2018-08-31", False),
    ("2018.1-9", "year_to_date", "2018-01-01", "2018-09-30", False),
    ("2018.1.9", "stock", "2018-01-09", "2018-01-09", False),
    ("“十四五”期间", "cumulative", "2021-01-01", "2025-12-31", False),
    ("2023年底", "stock", "2023-12-31", "2023-12-31", False),
    ("2023年底", "annual", "2023-01-01", "2023-12-31", False),
    ("截至2023年底", "cumulative", None, "2023-12-31", False),
    ("2022年前三季度", "year_to_date", "2022-01-01", "2022-09-30", False),
    ("2022年第三季度", "annual", "2022-07-01", "2022-09-30", False),
    ("2022年下半年", "annual", "2022-07-01", "2022-12-31", False),
    ("2022年前十个月", "year_to_date", "2022-01-01", "2022-10-31", False),
    ("2022年1月至2022年9月", "year_to_date", "2022-01-01", "2022-09-30", False),
    ("2022年(1-11月)", "year_to_date", "2022-01-01", "2022-11-30", False),
    ("二〇二二年十二月", "annual", "2022-12-01", "2022-12-31", False),
    ("从2016年到2020年", "cumulative", "2016-01-01", "2020-12-31", False),
    ("2016年-2020年", "cumulative", "2016-01-01", "2020-12-31", False),
    ("2016.8-2020.10", "cumulative", "2016-08-01", "2020-10-31", False),
    ("2016/08/15", "stock", "2016-08-15", "2016-08-15", False),
    ("2016/8", "annual", "2016-08-01", "2016-08-31", False),
    ("201608", "annual", "2016-08-01", "2016-08-31", False),
    ("20160815", "stock", "2016-08-15", "2016-08-15", False),
    ("2023-06-30 00:00:00", "stock", "2023-06-30", "2023-06-30", False),
    ("2023.0", "annual", "2023-01-01", "2023-12-31", False),
    ("from 2016 to 2020", "cumulative", "2016-01-01", "2020-12-31", False),
    ("by the end of 2020", "cumulative", None, "2020-12-31", False),
    ("as of June 2023", "cumulative", None, "2023-06-30", False),
    ("H1 2023", "year_to_date", "2023-01-01", "2023-06-30", False),
    ("2023Q3", "annual", "2023-07-01", "2023-09-30", False),
    ("first nine months of 2023", "year_to_date", "2023-01-01", "2023-09-30", False),
    ("Jan-Nov 2023", "year_to_date", "2023-01-01", "2023-11-30", False),
    ("June 30, 2023", "stock", "2023-06-30", "2023-06-30", False),
    ("June 2016 to October 2020", "cumulative", "2016-06-01", "2020-10-31", False),
    ("FY2022", "annual", "2022-01-01", "2022-12-31", False),
    ("2023년 6월", "annual", "2023-06-01", "2023-06-30", False),
]


@pytest.mark.parametrize(("printed", "basis", "first", "last", "each_year"), PERIODS)
def test_a_printed_period_has_its_days(printed, basis, first, last, each_year):
    period = parse(printed, basis)
    assert not isinstance(period, Problem), period
    days = tuple(dt.date.fromisoformat(day) if day else None for day in (first, last))
    assert (period.start, period.end, period.each_year) == (*days, each_year)


@pytest.mark.parametrize(
    ("printed", "basis", "flag"),
    [
        ("", "stock", "undated"),
        ("2020-10", "cumulative", "open_start"),
        ("2019", "year_to_date", "part_of_year"),
    ],
)
def test_what_a_page_leaves_open_is_flagged(printed, basis, flag):
    assert parse(printed, basis).flags == (flag,)


@pytest.mark.parametrize(
    ("printed", "basis", "column", "reason"),
    [
        ("1990", "cumulative", "period", "outside 1996-2030"),
        ("1980/2022", "cumulative", "period", "outside 1996-2030"),
        ("2031", "target", "period", "outside 1996-2030"),
        ("2024/2023", "annual", "period", "ends before it starts"),
        ("2023-02-30", "stock", "period", "can't be read"),
        ("last year", "annual", "period", "can't be read"),
        ("2021/2022/2023", "cumulative", "period", "can't be read"),
        ("2018-01/2019-06", "annual", "period", "18 months"),
        ("2021年以来", "cumulative", "period", "has no end"),
        ("“十四五”以来", "cumulative", "period", "has no end"),
        ("since 2021", "cumulative", "period", "has no end"),
        ("1996-", "cumulative", "period", "has no end"),
        ("/2020", "cumulative", "period", "can't be read"),
        ("近三年", "cumulative", "period", "can't be read"),
        ("今年上半年", "year_to_date", "period", "can't be read"),
        ("2023-00", "annual", "period", "can't be read"),
        ("2016-20", "cumulative", "period", "can't be read"),
        ("2021、2022", "annual", "period", "can't be read"),
        ("2022年前13个月", "year_to_date", "period", "can't be read"),
        ("2023", "yearly", "basis", "unknown basis"),
    ],
)
def test_what_can_not_be_read_is_a_problem_with_a_remedy(printed, basis, column, reason):
    problem = parse(printed, basis)
    assert isinstance(problem, Problem)
    assert problem.column == column
    assert reason in problem.reason
    assert problem.hint


@given(
    st.dates(dt.date(1996, 1, 1), dt.date(2030, 12, 31)), st.dates(dt.date(1996, 1, 1), dt.date(2030, 12, 31))
)
def test_a_span_of_two_days_is_read_as_it_stands(one, other):
    assume(one <= other)
    period = parse(f"{one}/{other}", "cumulative")
    assert (period.start, period.end) == (one, other)


@given(st.text(max_size=20), st.sampled_from(BASES))
def test_any_text_is_a_period_in_order_or_a_problem(printed, basis):
    period = parse(printed, basis)
    if not isinstance(period, Problem) and period.start:
        assert period.start <= period.end


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("2023-01/2023-01-29", dt.date(2023, 1, 1), dt.date(2023, 1, 29)), ("2021/2021-06", dt.date(2021, 1, 1), dt.date(2021, 6, 30)),
        ("2021-06/2021", dt.date(2021, 6, 1), dt.date(2021, 12, 31)), ("2020-10-08/2020-10", dt.date(2020, 10, 8), dt.date(2020, 10, 31)),
    ],
)  # fmt: skip
def test_ends_of_different_precision_are_no_contradiction(printed, start, end):
    assert (parse(printed, "cumulative").start, parse(printed, "cumulative").end) == (start, end)


@pytest.mark.parametrize("printed", ["2023-02/2023-01-29", "2021/2020", "2021-06-01/2021-05"])
def test_a_span_that_ends_before_it_starts_is_a_problem(printed):
    assert isinstance(parse(printed, "cumulative"), Problem)
