"""Which marks of a pair stand in the table under its timeline beside its years and sums, and what must be said of them there.

The marks are `pair_marks`'; how they are worded is for `findings.pair_streams`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from analysis.measures.pair_marks import ALWAYS, APART, NOISE
from analysis.measures.status import keys, numbers
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS


def untold(marks: pd.DataFrame, cells: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """What pages state that neither a year nor a sum of the pair tells: levels of what is told by years, other units and times, plans,
    and what gave way.

    Parameters
    ----------
    marks : DataFrame
        From `pair_marks.telling`.
    cells : DataFrame
        From `profile.cells`: years with a `figure`.
    sums : DataFrame
        From `findings.pair_sums.of_pair`: their `figure`, and the days `begun` and `ended` of those that a page states.

    Returns
    -------
    DataFrame
        Rows of `marks`, none of them worked out.
    """
    stated = marks[~marks["basis"].isin(["solved", "solved_sum"])]
    of_years = dict(zip(keys(cells, ["indicator", "year"]), numbers(cells["figure"]), strict=True))
    of_days: dict[tuple, list[float]] = {}
    for (indicator, *days), figure in zip(
        keys(sums, ["indicator", "begun", "ended"]), numbers(sums["figure"]), strict=True
    ):
        of_days.setdefault((indicator, *map(_day, days)), []).append(figure)
    found = [not (_is_sum(row, of_days) or _is_years(row, of_years)) for row in each_row(stated)]
    return stated[np.array(found, dtype=bool)]


def _day(day: pd.Timestamp | None) -> pd.Timestamp | None:
    """A day, None where there is none: NaT is like nothing, not even itself."""
    return None if pd.isna(day) else day


def _is_sum(mark: object, sums: Mapping[tuple, Iterable[float]]) -> bool:
    """Whether a sum (by indicator and days) is just what a mark states, of the same days."""
    if not _of_unit(mark) or mark.basis != "cumulative" or pd.isna(mark.period_end):
        return False
    same = sums.get((mark.indicator, _day(mark.period_start), mark.period_end), ())
    return any(_equal(figure, mark.value) for figure in same)


def _is_years(mark: object, years: Mapping[tuple, float]) -> bool:
    """Whether the years of a mark have just its figure (by indicator and year)."""
    level = mark.basis == "stock" and INDICATORS[mark.indicator].kind == "flow"
    if not _of_unit(mark) or mark.basis == "cumulative" or level:
        return False
    begun = mark.period_start if mark.each_year else mark.period_end
    return all(
        _equal(years.get((mark.indicator, year), np.nan), mark.value)
        for year in range(begun.year, mark.period_end.year + 1)
    )


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= NOISE * abs(other)


def apart(own: pd.DataFrame, marks: pd.DataFrame) -> np.ndarray:
    """Which sums are less than what is known of a part of their time: pages of another scope, or that count in another way.

    Parameters
    ----------
    own : DataFrame
        Rows of `marks`.
    marks : DataFrame
        From `pair_marks.telling`. A sum without a start has begun before all others.
    """
    firm = marks[~marks["gave_way"] & marks["basis"].isin(["annual", "year_to_date", "cumulative", "solved"])]
    parts: dict[tuple[str, str], list[tuple]] = {}
    for part in each_row(firm[~firm["scrap"]]):
        if pd.notna(part.period_end):
            days = _day(part.period_start), part.period_end
            parts.setdefault((part.indicator, part.unit), []).append((*days, part.value))

    def more(mark: object) -> bool:
        """Whether a part of a mark's time has more than it."""
        since = _day(mark.period_start)
        return any(
            (since is None if begun is None else begun >= (since or ALWAYS))
            and end <= mark.period_end
            and value > (1 + APART) * mark.value
            for begun, end, value in parts.get((mark.indicator, mark.unit), ())
        )

    found = [
        mark.basis == "cumulative" and not (mark.floor or mark.gave_way) and more(mark)
        for mark in each_row(own)
    ]
    return np.array(found, dtype=bool)


def pale(cells: pd.DataFrame, marks: pd.DataFrame) -> np.ndarray:
    """Which years are drawn as a scrap.

    Parameters
    ----------
    cells : DataFrame
        From `profile.cells`.
    marks : DataFrame
        From `pair_marks.telling`.
    """
    own = marks[marks["scrap"] & marks["basis"].eq("solved")]
    drawn = {
        (mark.indicator, year)
        for mark in each_row(own)
        for year in range(mark.period_start.year, mark.period_end.year + 1)
    }
    return np.array([one in drawn for one in zip(cells["indicator"], cells["year"], strict=True)], dtype=bool)


def _of_unit(mark: object) -> bool:
    """Whether a mark may be a figure of the series: it holds, is no plan, and has the indicator's unit."""
    return not mark.gave_way and mark.basis != "target" and mark.unit == INDICATORS[mark.indicator].unit
