"""How the figures of a pair are worded: the years of a mark, what denies a figure, the interval beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from analysis.charts.intervals import likely
from analysis.findings import big_numbers, words
from analysis.measures.pair_marks import denied
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED
from analysis.vocabulary.labels import Lang, index, without_gaps
from analysis.vocabulary.numbers import WHOLE, amount, number, scale

_WRITTEN = 10_000  # of a unit: an interval that reaches so far is written in a larger one


def either(values: Sequence[str], lang: Lang) -> str:
    """Figures that deny one another, one or the other."""
    return (without_gaps(" 或 ".join(values)), " or ".join(values))[index(lang)]


def span(row: pd.Series, lang: Lang, *, alone: bool = True) -> str:
    """The years of a mark; of a level, and of what holds for each year, the last one; of a sum the months, too, where it ends inside a year
    and stands alone: of pages that deny one another each has its own."""
    last = row["period_end"].year
    if row["basis"] == "cumulative" and alone:
        return words.days(row["period_start"], row["period_end"], lang)
    if pd.isna(row["period_start"]):
        return (f"至{last}年", f"up to {last}")[index(lang)]
    level = row["basis"] == "stock" or row["each_year"]
    return words.years(last if level else row["period_start"].year, last, lang)


def status_of(row: pd.Series) -> str:
    """What is known of a mark, as `measures.status` has it."""
    return ESTIMATED if row["bound"] == "about" else AT_LEAST if row["floor"] else REPORTED


def stated(row: pd.Series, marks: pd.DataFrame, lang: Lang) -> str:
    """The figure of a mark, and what pages that deny it say."""
    values = sorted({row["value"], *denied(row, marks)})
    return either([worded(one, row, lang) for one in values], lang)


def worded(figure: float, row: pd.Series, lang: Lang) -> str:
    """A figure of a mark, in as many digits as the timeline has."""
    printed = not row["basis"].startswith("solved")
    return words.valued(figure, status_of(row), row["unit"], lang, printed=printed)


def value(row: object, unit: str, lang: Lang) -> str:
    """A figure, and what pages that deny it say."""
    others = getattr(row, "denied", ())
    values = [row.figure, *(others if isinstance(others, tuple) else ())]
    return either(
        [big_numbers.worded(_whole(one, row.status, unit), row, unit, lang) for one in values],
        lang,
    )


def bounds(row: object, unit: str, lang: Lang) -> str:
    """The bounds of a figure in words, as far as they tell more than it does; else a dash.

    A floor that nothing caps is its own lower bound, and what a page states to the last one has no other.
    """
    floor = row.status == AT_LEAST
    if floor and pd.isna(row.upper) or row.lower == row.upper == row.figure:
        return "–"
    # The range of a floor begins with it, as it is told.
    return words.bounds(row.figure if floor else row.lower, row.upper, unit, lang)


def interval(row: object, unit: str, lang: Lang) -> str:
    """The interval of a figure in words, in the figure's own unit, where it is worth a line; else a dash."""
    ends = likely(row)
    if ends is None:
        return "–"
    if unit in WHOLE:
        ends = float(math.floor(ends[0])), float(math.ceil(ends[1]))
    at = scale(unit, lang, row.figure)
    at = at if ends[1] < _WRITTEN * at.size else scale(unit, lang, ends[1])
    return f"{number(ends[0] / at.size)} – {amount(ends[1], unit, lang, at=at)}"


def _whole(figure: float, status: str, unit: str) -> float:
    """A figure of things or people in whole ones: a tenth of a cadre is none, and a floor is the next whole one."""
    if unit == "yuan":
        return figure
    return float(math.ceil(figure - 1e-6) if status == AT_LEAST else round(figure))
