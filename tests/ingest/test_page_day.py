"""No sum reaches beyond its page: ends by hand from the evidence."""

from __future__ import annotations

import datetime as dt

import pytest

from analysis.ingest.page_day import last_day, parse
from analysis.ingest.problems import Problem

# batch:row, period, basis, date of the page, last day
CLIPPED = [
    ("south_and_rounds:415", "2016/2021", "cumulative", "2021-06-18", dt.date(2021, 6, 18)),
    ("fujian_ningxia:65", "1996/2016-07", "cumulative", "2016-07-19", dt.date(2016, 7, 19)),
    ("fujian_ningxia:152", "1996/2020-07", "cumulative", "2020-07-08", dt.date(2020, 7, 8)),
    ("year to date, no month", "2024", "year_to_date", "2024-10-12", dt.date(2024, 10, 12)),
    ("open start", "2020", "cumulative", "2020-11-19", dt.date(2020, 11, 19)),
    ("page of a month", "2016/2021", "cumulative", "2021-06", dt.date(2021, 6, 30)),
]
KEPT = [
    ("2016/2020", "cumulative", "2021-06-18", dt.date(2020, 12, 31)),
    ("2016/2021", "cumulative", "2021", dt.date(2021, 12, 31)),
    ("2016/2021", "cumulative", "", dt.date(2021, 12, 31)),
    ("2021", "annual", "2021-06-18", dt.date(2021, 12, 31)),
    ("2021", "stock", "2021-06-18", dt.date(2021, 12, 31)),
    ("2021/2025", "target", "2021-06-18", dt.date(2025, 12, 31)),
]


@pytest.mark.parametrize(
    ("period", "basis", "start"),
    [
        ("2021年以来", "cumulative", dt.date(2021, 1, 1)), ("since June 2021", "cumulative", dt.date(2021, 6, 1)),
        ("2021/", "cumulative", dt.date(2021, 1, 1)), ("1996至今", "cumulative", dt.date(1996, 1, 1)),
        ("“十四五”以来", "cumulative", dt.date(2021, 1, 1)), ("2023-01以来", "year_to_date", dt.date(2023, 1, 1)),
    ],
)  # fmt: skip
def test_a_sum_without_an_end_runs_to_the_day_of_its_page(period, basis, start):
    span = parse(period, basis, basis, "2023-07-20")
    assert (span.start, span.end) == (start, dt.date(2023, 7, 20))


@pytest.mark.parametrize(
    ("basis", "published"), [("annual", "2023-07-20"), ("stock", "2023-07-20"), ("cumulative", "")]
)
def test_no_page_or_no_sum_leaves_a_period_without_an_end(basis, published):
    assert isinstance(parse("2021年以来", basis, basis, published), Problem)


@pytest.mark.parametrize(("_", "period", "basis", "published", "end"), CLIPPED)
def test_a_sum_ends_with_its_page(_, period, basis, published, end):
    span = parse(period, basis, basis, published)
    assert span.end == end
    assert "to_page_date" in span.flags
    assert span.end_printed == last_day(period.split("/")[-1])


@pytest.mark.parametrize(("period", "basis", "published", "end"), KEPT)
def test_what_the_page_can_know_stays_as_printed(period, basis, published, end):
    span = parse(period, basis, basis, published)
    assert (span.end, span.end_printed) == (end, end)
    assert "to_page_date" not in span.flags


@pytest.mark.parametrize(
    ("period", "published", "early"),
    [("2018", "2018-10-16", True), ("2018", "2018-11-30", True), ("2018", "2018-12-01", False), ("2018", "2018", False),
     ("2018", "2019-01-04", False), ("2021/2024", "2024-10-12", True), ("2018-10", "2018-10-16", False)],
)  # fmt: skip
def test_a_years_figure_printed_long_before_its_end_is_flagged(period, published, early):
    assert ("before_year_end" in parse(period, "annual", "annual", published).flags) is early


def test_a_sum_that_begins_after_its_page_is_a_problem():
    problem = parse("2022/2023", "cumulative", "cumulative", "2021-06-18")
    assert isinstance(problem, Problem)
    assert "after the day of its page" in problem.reason
    assert problem.hint


def test_an_unreadable_period_stays_a_problem_of_the_period():
    assert isinstance(parse("soon", "annual", "annual", "2021"), Problem)
