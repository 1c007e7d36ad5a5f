"""What the day of a page says about the periods that it prints: no sum reaches beyond its page.

A page of June 2021 that prints a sum for 2016/2021 knows it to June. The end of such a sum is the day of the page;
what is printed stays beside it. A year's figure that was printed long before the year's end is kept whole, for
nobody can say which part of the year it covers, and carries a warning instead.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from functools import lru_cache

from analysis.ingest import dates, periods
from analysis.ingest.periods import Period
from analysis.ingest.problems import Problem
from analysis.vocabulary.codes import FIRST_YEAR
from analysis.vocabulary.scope import BEFORE_YEAR_END, TO_PAGE_DATE

_SUMS = ("cumulative", "year_to_date")


@lru_cache(maxsize=65536)
def last_day(published: str) -> dt.date | None:
    """The last day on which a page of that date can have been written; None where the date is not known.

    >>> last_day("2021-06-18"), last_day("2021-06"), last_day("")
    (datetime.date(2021, 6, 18), datetime.date(2021, 6, 30), None)
    """
    found = dates.spans(published) if published.strip() else None
    return found[-1][1] if found else None


def parse(
    printed: str, basis: str, read: str, published: str, first_year: int = FIRST_YEAR
) -> Period | Problem:
    """`periods.parse` by the printed basis, then `to_page` by the one that it is read as (a plan may be of any span).

    A sum `since 2021` runs to the day of its page. A year's figure that is read as a sum may have begun before that year.
    """
    day = last_day(published)
    if day is not None and read in _SUMS and basis in _SUMS and dates.has_no_end(printed):
        start = dates.open_from(printed)
        printed = f"{start}/{day}" if start else printed
    span = periods.parse(printed, read if read == "cumulative" else basis, first_year)
    return span if isinstance(span, Problem) else to_page(span, read, published)


def to_page(span: Period, basis: str, published: str) -> Period | Problem:
    """A period as its page can know it.

    Parameters
    ----------
    span : Period
        As printed.
    basis : str
        One of `codes.BASES`.
    published : str
        Date of the page: a year, month or day, or nothing.

    Returns
    -------
    Period or Problem
        A `cumulative` or `year_to_date` span ends on the page's day at the latest (flag `to_page_date`); one that
        begins after it is a problem. An `annual` one that ends more than a month after it is flagged
        `before_year_end`. A level on a date and a target stay as they are.

    >>> to_page(Period(dt.date(2016, 1, 1), dt.date(2021, 12, 31)), "cumulative", "2021-06-18").end
    datetime.date(2021, 6, 18)
    """
    day = last_day(published)
    if day is None or span.end is None or span.end <= day:
        return span
    if basis == "annual":
        late = span.end > _a_month_after(day)
        return replace(span, flags=(*span.flags, BEFORE_YEAR_END)) if late else span
    if basis not in _SUMS:
        return span
    if span.start is not None and span.start > day:
        return Problem(
            "period", f"{span.start}/{span.end}", f"a sum that begins after the day of its page ({published})",
            "check the period and the page's date in sources.csv; a plan has the basis target",
        )  # fmt: skip
    return replace(span, end=day, beyond=span.end, flags=(*span.flags, TO_PAGE_DATE))


def _a_month_after(day: dt.date) -> dt.date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
