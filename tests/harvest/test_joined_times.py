"""Two times of one text that make one span."""

from __future__ import annotations

import pytest

from analysis.harvest.joined_times import as_part_of, together
from analysis.harvest.moments import Time


def time(
    kind: str, first: str = "", last: str = "", *, running: bool = False, length: int = 5, **more
) -> Time:
    return Time(10, 10 + length, kind, first, last, running, **more)


OCTOBER = time("asof", "", "2021-10")
THIS_YEAR = time("part", "2021-01", "2021-12", running=True, length=len("今年"))


@pytest.mark.parametrize(
    ("earlier", "later", "span"),
    [
        # 截至10月底 and then 2021年, 今年, 2020年以来: up to October.
        (OCTOBER, time("year", "2021", "2021"), ("part", "2021-01", "2021-10")),
        (OCTOBER, THIS_YEAR, ("part", "2021-01", "2021-10")),
        (OCTOBER, time("since", "2020-05"), ("since", "2020-05", "2021-10")),
        (time("since", "2016"), OCTOBER, ("since", "2016", "2021-10")),
        # 1至10月, and then 今年.
        (time("part", "2021-01", "2021-10"), THIS_YEAR, ("part", "2021-01", "2021-10")),
        # Another year, a whole one up to its end, what had not begun, what is no day: the later one stands alone.
        (OCTOBER, time("year", "2020", "2020"), ("year", "2020", "2020")),
        (time("asof", "", "2021-12"), time("year", "2021", "2021"), ("year", "2021", "2021")),
        (OCTOBER, time("since", "2022"), ("since", "2022", "")),
        (time("since", "2022"), OCTOBER, ("asof", "", "2021-10")),
        (time("event", "2021-10", "2021-10"), time("year", "2021", "2021"), ("year", "2021", "2021")),
    ],
)
def test_a_day_ends_the_span_that_is_said_after_it(earlier, later, span):
    found = together(earlier, later)
    assert (found.kind, found.first, found.last) == span


@pytest.mark.parametrize(
    ("around", "span"),
    [
        (THIS_YEAR, ("part", "2021-01", "2021-10")),
        (time("year", "2021", "2021"), ("part", "2021-01", "2021-10")),
        (time("since", "2016"), ("since", "2016", "2021-10")),
        (time("year", "2020", "2020"), ("asof", "", "2021-10")),
        (time("since", "2022"), ("asof", "", "2021-10")),
    ],
)
def test_a_day_is_part_of_what_the_text_speaks_of(around, span):
    found = as_part_of(OCTOBER, around)
    assert (found.kind, found.first, found.last) == span


def test_until_now_alone_ends_no_span_that_was_reckoned():
    now, plan = time("asof", "", "2021-10", length=len("截至目前")), time("since", "2016", reckoned=True)
    assert as_part_of(now, plan) is now
    assert as_part_of(time("asof", "", "2021-10", length=8), plan).kind == "since"
