"""The marks of a line of time: what each is, where it stands, how it looks and what its number says.

How they are laid out and drawn is for `timeline`, which tells what the columns mean.
"""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from analysis.charts import style
from analysis.rows import each_row
from analysis.vocabulary.numbers import WORKED_OUT, number, worked_out

INK, SPAN, PALE, LOST = style.SEQUENTIAL[4], style.SEQUENTIAL[3], style.SEQUENTIAL[2], style.MUTED
SCRAP = style.SEQUENTIAL[1]
LOOKS = {  # marker, filled
    "annual": ("o", True),
    "year_to_date": ("o", False),
    "stock": ("D", True),
    "target": ("^", False),
    "solved": ("s", False),
}
SPANS = {
    "solved_sum": ("s", style.SEQUENTIAL[1]),
    "solved": ("s", style.SEQUENTIAL[2]),
    "target": ("^", style.SEQUENTIAL[2]),
}
"""What a bar that no page adds up ends with."""
_SUMS = ("cumulative", "solved_sum")
_PART = 300  # days; a figure of a month or a fair is not one of its year
_A_YEAR = 400  # days; longer ones are several years


class Mark(Protocol):
    """A mark, with the fields that `timeline` is given; `scrap` only where it is a column."""

    row: str
    unit: str
    basis: str
    bound: str
    each_year: bool
    floor: bool
    gave_way: bool
    period_start: pd.Timestamp
    period_end: pd.Timestamp
    value: float
    longer: bool
    """Than a year; of an open start nobody knows that."""
    bar: bool
    """Over its years."""
    together: str
    """The same for sums that begin together; of open starts nobody knows that."""


def of(frame: pd.DataFrame) -> list[Mark]:
    """The marks of a frame, in its order."""
    longer = (frame["period_end"] - frame["period_start"]).dt.days > _A_YEAR
    several = frame["each_year"] | (frame["basis"] == "target")
    bar = frame["basis"].isin(_SUMS) | (several & longer)
    start = frame["period_start"].dt.year.astype("Float64").astype("str")
    start = start.where(frame["period_start"].notna(), "to " + frame["period_end"].astype("str"))
    together = start + frame["basis"] + frame["each_year"].astype("str")
    return [*each_row(frame.assign(longer=longer, bar=bar, together=together))]


def scrap(mark: Mark) -> bool:
    """Whether it is of a few places, and no figure of the pair."""
    return bool(getattr(mark, "scrap", False))


def look(mark: Mark) -> str:
    """The look of a point: what has the date of a month or a day is no figure of its year."""
    part = mark.basis == "annual" and (mark.period_end - mark.period_start).days < _PART
    return "year_to_date" if part else mark.basis


def rank(mark: Mark) -> float:
    """Which number goes before others, the lowest first: what pages state of whole years and dates goes before parts and what is
    worked out, that before plans and floors.
    """
    if mark.gave_way:
        return 5
    kind = mark.basis if mark.basis in _SUMS else look(mark)
    order = {"annual": 0, "stock": 0, "cumulative": 0, "year_to_date": 1.25, "target": 2}
    return order.get(kind, 1) + 1.5 * mark.floor


def figure(mark: Mark, size: float) -> str:
    """Its number in units of some size; empty for a scrap: its number, in the table, would read as a fall."""
    if scrap(mark):
        return ""
    sign = "≈" if mark.bound == "about" else "≥" if mark.floor else ""
    estimate = sign == "≈" and mark.basis.startswith("solved")  # what a page prints keeps its digits
    value = worked_out(mark.value) if estimate else mark.value
    told = sign + number(value / size, WORKED_OUT if estimate else None, down=sign == "≥")
    return f"({told})" if mark.gave_way else told  # of two numbers at one spot it must be seen which that is


def where(mark: Mark) -> float:
    """The end of a span or of the time of a plan, the middle of a year or of what is shorter."""
    if mark.basis in (*_SUMS, "target") or mark.longer or pd.isna(mark.period_start):
        return when(mark.period_end)
    return (when(mark.period_start) + when(mark.period_end)) / 2


def when(date: pd.Timestamp) -> float:
    """A date in years."""
    return date.year + (date.day_of_year - 1) / 365.25
