"""A printed period and its basis -> first and last day.

The basis decides what a date means: `2020-10` is a month for an `annual` figure (an event of that month), the
time from January for `year_to_date`, a reading for `stock`, and the end of a sum without a stated start for
`cumulative`. An `annual` figure over several years holds for each of them; over about twelve months it is
that span. Nothing is filled in: an undated claim has no days at all.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.ingest import dates
from analysis.ingest.problems import Problem
from analysis.vocabulary.codes import BASES, FIRST_YEAR, LAST_YEAR

UNDATED, OPEN_START, PART_OF_YEAR = "undated", "open_start", "part_of_year"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included.

    `start` is None for an open start, both are None for an undated claim. `each_year` is true for an annual
    figure that holds for each year of its span. `flags` are of `undated`, `open_start`, and `part_of_year`
    (the figure is known to cover only a part of the year, of unknown length), and those of `page_day`, where `end`
    may be cut to the day of the page: `beyond` is then the printed end.
    """

    start: dt.date | None
    end: dt.date | None
    each_year: bool = False
    flags: tuple[str, ...] = ()
    beyond: dt.date | None = field(default=None, repr=False)

    @property
    def end_printed(self) -> dt.date | None:
        """Last day as printed, whatever the page can know."""
        return self.beyond or self.end


def parse(printed: str, basis: str, first_year: int = FIRST_YEAR) -> Period | Problem:
    """Read one printed period.

    Parameters
    ----------
    printed : str
        `2023`, `1996/2020`, `2024-01/2024-10`, `2020-10`, `2023-06-30`, `2018/2020-10`, the same in other forms
        (`2023年1-11月`, `截至2023年6月`, `“十三五”`, `first half of 2023`), or nothing.
    basis : str
        One of `BASES`.
    first_year : int
        A year before it is a `Problem`.

    Returns
    -------
    Period or Problem

    Examples
    --------
    >>> parse("2024-11/2025-11", "annual").each_year, parse("2021/2024", "annual").each_year
    (False, True)
    >>> parse("2020-10", "cumulative")
    Period(start=None, end=datetime.date(2020, 10, 31), each_year=False, flags=('open_start',))
    """
    return _parse(str(printed), str(basis).strip().lower(), int(first_year))


@lru_cache(maxsize=65536)
def _parse(printed: str, basis: str, first_year: int) -> Period | Problem:
    if basis not in BASES:
        return Problem("basis", basis, f"unknown basis '{basis}'", f"one of {', '.join(BASES)}")
    if not printed.strip():
        return Period(None, None, flags=(UNDATED,))
    if dates.has_no_end(printed):
        return Problem(
            "period", printed, "the period has no end", "give the day of the page: 2021/2023-06-30"
        )
    ends = dates.spans(printed)
    if ends is None:
        return Problem(
            "period", printed, "the period can't be read",
            "write 2023, 2023-06, 2023-06-30, or two of them with a slash",
        )  # fmt: skip
    start, end = ends[0][0], ends[-1][1]
    years = [day.year for day in (start, end)]
    if min(years) < first_year or max(years) > LAST_YEAR:
        began = "the cooperation began in 1996: " if first_year == FIRST_YEAR else ""
        return Problem(
            "period", printed, f"a year outside {first_year}-{LAST_YEAR}",
            f"{began}check the date, or leave the row out",
        )  # fmt: skip
    # 2023-01/2023-01-29 and 2021-06/2021 have ends of different precision.
    if end < start:
        return Problem("period", printed, "the period ends before it starts", "write the earlier date first")
    if len(ends) == 1:
        last_day_only = basis == "stock" and dates.at_end(printed)
        return _single(end if last_day_only else start, end, basis)
    if basis == "stock" and dates.at_end(printed):
        return Period(end, end)
    if basis == "annual":
        return _annual_span(start, end, printed)
    return Period(start, end)


def _single(start: dt.date, end: dt.date, basis: str) -> Period:
    """One printed date: what it means depends on the basis."""
    whole_year = (end - start).days > 360
    if basis == "cumulative":
        return Period(None, end, flags=(OPEN_START,))
    if basis == "year_to_date":
        return Period(start.replace(month=1, day=1), end, flags=(PART_OF_YEAR,) if whole_year else ())
    return Period(start, end)


def _annual_span(start: dt.date, end: dt.date, printed: str) -> Period | Problem:
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months <= 13:
        return Period(start, end)
    if months < 24:
        return Problem(
            "period", printed, f"an annual figure over {months} months: neither one year nor several",
            "write the year, or the basis cumulative",
        )  # fmt: skip
    return Period(start, end, each_year=True)
