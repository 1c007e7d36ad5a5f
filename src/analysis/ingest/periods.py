"""A printed period and its basis -> first and last day.

The basis decides what a date means: `2020-10` is a month for an `annual` figure (an event of that month), the
time from January for `year_to_date`, a reading for `stock`, and the end of a sum without a stated start for
`cumulative`. An `annual` figure over several years holds for each of them; over about twelve months it is
that span. Nothing is filled in: an undated claim has no days at all.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.ingest.problems import Problem
from analysis.vocabulary.units import simplify

BASES = ("annual", "year_to_date", "cumulative", "stock", "target")
FIRST_YEAR, LAST_YEAR = 1996, 2030

UNDATED, OPEN_START, PART_OF_YEAR = "undated", "open_start", "part_of_year"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included.

    `start` is None for an open start, both are None for an undated claim. `each_year` is true for an annual
    figure that holds for each year of its span. `flags` are of `undated`, `open_start`, and `part_of_year`
    (the figure is known to cover only a part of the year, of unknown length).
    """

    start: dt.date | None
    end: dt.date | None
    each_year: bool = False
    flags: tuple[str, ...] = ()


PLANS = {
    "十五": (2001, 2005), "十一五": (2006, 2010), "十二五": (2011, 2015),
    "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030),
}  # fmt: skip
"""Five-year plans, as a Chinese page names a span."""

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_SEPARATOR = re.compile(r"\s*(?:/|至|到|—|–|~|～|\bto\b|(?<=\d{4})-(?=\d{4}))\s*")


def parse(printed: str, basis: str) -> Period | Problem:
    """Read one printed period.

    Parameters
    ----------
    printed : str
        `2023`, `1996/2020`, `2024-01/2024-10`, `2020-10`, `2023-06-30`, `2018/2020-10`, the same in Chinese
        (`2023年1-11月`, `截至2023年6月`, `2021—2025年`, `“十三五”`), or nothing.
    basis : str
        One of `BASES`.

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
    return _parse(str(printed), str(basis).strip().lower())


@lru_cache(maxsize=65536)
def _parse(printed: str, basis: str) -> Period | Problem:
    if basis not in BASES:
        return Problem("basis", basis, f"unknown basis '{basis}'", f"one of {', '.join(BASES)}")
    if not printed.strip():
        return Period(None, None, flags=(UNDATED,))
    ends = [_days(part) for part in _parts(printed)]
    if not 1 <= len(ends) <= 2 or None in ends:
        return Problem(
            "period",
            printed,
            "the period can't be read",
            "write 2023, 2023-06, 2023-06-30, or two of them with a slash",
        )
    (start, first_end), (last_start, end) = ends[0], ends[-1]
    years = [day.year for day in (start, end)]
    if min(years) < FIRST_YEAR or max(years) > LAST_YEAR:
        return Problem(
            "period", printed, f"a year outside {FIRST_YEAR}-{LAST_YEAR}",
            "the cooperation began in 1996: check the date, or leave the row out",
        )  # fmt: skip
    if last_start < start or end < first_end:
        return Problem("period", printed, "the period ends before it starts", "write the earlier date first")
    if len(ends) == 1:
        return _single(start, end, basis)
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


def _parts(printed: str) -> list[str]:
    """The one or two dates of a printed period, in the form 2023, 2023-06 or 2023-06-30."""
    text = simplify(printed).strip(" .。\"'“”‘’「」")
    for name in sorted(PLANS, key=len, reverse=True):
        if re.fullmatch(rf"[\"'“”‘’「」]*{name}[\"'“”‘’「」]*(?:期间|时期)?", text):
            return [str(year) for year in PLANS[name]]
    text = text.translate(_CHINESE_DIGITS)
    text = re.sub(r"^(?:截至|截止|到)\s*|(?:底|末|以来|期间|止)$", "", text)
    if match := re.fullmatch(r"(\d{4})年?\s*(?:上半年|(\d{1,2})月?\s*[-—–至到~～]\s*(\d{1,2})月)", text):
        year, first, last = match.groups()
        return [f"{year}-{int(first or 1):02d}", f"{year}-{int(last or 6):02d}"]
    text = re.sub(r"(\d{4})\s*年度?", r"\1-", text)
    text = re.sub(r"(\d{1,2})\s*月份?", r"\1-", text)
    text = re.sub(r"(\d{1,2})\s*[日号]", r"\1", text)
    text = re.sub(r"(?<=\d{4})[.](?=\d{1,2})|(?<=\d{4}[.-]\d\d)[.](?=\d{1,2})", "-", text)
    return [part.strip("- ") for part in _SEPARATOR.split(re.sub(r"-\s*(?=/|至|到|—|–|~|$)", "", text))]


def _days(part: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a year, a month or a day."""
    match = _DATE.fullmatch(part)
    if match is None:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        if day:
            return (dt.date(year, month, day),) * 2
        if month:
            first = dt.date(year, month, 1)
            return first, (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    except ValueError:
        return None
