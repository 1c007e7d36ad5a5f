"""Days that head columns: what a workbook shows as 2023年3月 or 2023年 it keeps as a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from analysis.ingest.office.layout.column import Column

OF_A_DAY = "a day heads the figures: nothing says whether they are of its month or since January"
"""Why a flow below a day is refused."""


def is_day(text: str) -> bool:
    """Whether a cell holds a day and nothing else, in the form in which workbooks are read.

    >>> is_day("2023-03-31"), is_day("2023-03"), is_day("截至2023-03-31")
    (True, False, False)
    """
    return bool(_ISO_DAY.match(text))


_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?: 00:00(?::00)?)?$", re.ASCII)


def headed(columns: list[Column]) -> list[Column]:
    """Return columns below days with what these mean: first days of months after each other are months, those of years years.

    The last days of years are years as well; other days stay what they are.
    """
    found = {c.index: day[:10] for c in columns if (day := head_day(c))}
    days = sorted(set(found.values()))
    if len(days) < 2:
        return columns
    if all(day.endswith("-01-01") for day in days) or all(day.endswith("-12-31") for day in days):
        size = len("2023")
    elif all(day.endswith("-01") for day in days) and _one_by_one(days):
        size = len("2023-01")
    else:
        return columns
    return [
        replace(c, when=replace(c.when, start=found[c.index][:size], end=found[c.index][:size]))
        if c.index in found and c.when
        else c
        for c in columns
    ]


def head_day(column: Column) -> str:
    """Return the day that is the lowest word of a column's header, or nothing."""
    return column.path[-1] if column.path and is_day(column.path[-1]) else ""


def _one_by_one(days: Iterable[str]) -> bool:
    months = [int(day[:4]) * 12 + int(day[5:7]) for day in days]
    return all(other == one + 1 for one, other in pairwise(months))
