"""Which marks of a pair stand in the table under its timeline beside its years and sums, and what must be said of them there.

The marks are `pair_marks`'; how they are worded is for `findings.pair_streams`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.pair_marks import ALWAYS, APART, NOISE
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
    found = [not (_is_sum(row, sums) or _is_years(row, cells)) for row in stated.itertuples()]
    return stated[np.array(found, dtype=bool)]


def _is_sum(mark: object, sums: pd.DataFrame) -> bool:
    """Whether a sum is just what a mark states, of the same days."""
    if not _of_unit(mark) or mark.basis != "cumulative":
        return False
    own = sums[sums["indicator"].eq(mark.indicator) & sums["ended"].eq(mark.period_end)]
    begun = own["begun"].isna() if pd.isna(mark.period_start) else own["begun"].eq(mark.period_start)
    return bool(np.isclose(own.loc[begun, "figure"].astype("float64"), mark.value, rtol=NOISE).any())


def _is_years(mark: object, cells: pd.DataFrame) -> bool:
    """Whether the years of a mark have just its figure."""
    level = mark.basis == "stock" and INDICATORS[mark.indicator].kind == "flow"
    if not _of_unit(mark) or mark.basis == "cumulative" or level:
        return False
    own = cells[cells["indicator"].eq(mark.indicator)].set_index("year")["figure"].astype("float64")
    begun = mark.period_start if mark.each_year else mark.period_end
    return bool(
        np.isclose(own.reindex(range(begun.year, mark.period_end.year + 1)), mark.value, rtol=NOISE).all()
    )


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
    parts = firm[~firm["scrap"]]
    found = []
    for mark in own.itertuples():
        inside = parts["period_start"].ge(ALWAYS if pd.isna(mark.period_start) else mark.period_start)
        inside |= parts["period_start"].isna() & pd.isna(mark.period_start)
        inside &= parts["period_end"].le(mark.period_end) & parts["unit"].eq(mark.unit)
        more = inside & parts["indicator"].eq(mark.indicator) & parts["value"].gt((1 + APART) * mark.value)
        found.append(mark.basis == "cumulative" and not (mark.floor or mark.gave_way) and more.any())
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
        for mark in own.itertuples()
        for year in range(mark.period_start.year, mark.period_end.year + 1)
    }
    return np.array([one in drawn for one in zip(cells["indicator"], cells["year"], strict=True)], dtype=bool)


def _of_unit(mark: object) -> bool:
    """Whether a mark may be a figure of the series: it holds, is no plan, and has the indicator's unit."""
    return not mark.gave_way and mark.basis != "target" and mark.unit == INDICATORS[mark.indicator].unit
