"""National totals against the sum of the pairs.

For every national figure and the days it covers, the pairs together have a least and a greatest sum (`system`). A total
is

- `consistent` when the pairs can be a part of it;
- `inconsistent` when it gave way to other claims, or is less than the pairs together must be;
- `open` when nothing at all is known of its pairs.

A national floor (a part, 'more than') has no `national_upper`, and a figure that only caps its days no
`national_lower`. The nation may have given more than its known pairs: what is not traced to them is no contradiction.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.reconcile.pairs import NATIONAL
from analysis.reconcile.question import Question
from analysis.reconcile.reading import new_year, year_of
from analysis.reconcile.series import rounded
from analysis.reconcile.solved import Solved

COLUMNS = {
    "indicator": "str",
    "first_year": "int64",
    "last_year": "int64",
    "national": "float64",
    "national_lower": "float64",
    "national_upper": "float64",
    "pairs": "int64",
    "pairs_known": "int64",
    "pairs_lower": "float64",
    "pairs_upper": "float64",
    "state": "str",
    "observation_ids": "str",
}
"""Columns of `balance` and their types. `pairs` counts pair-years in force, `pairs_known` those with a value."""

CONSISTENT, INCONSISTENT, OPEN = "consistent", "inconsistent", "open"


def balance(indicator: str, solved: Solved, series: pd.DataFrame, claims: frozenset[str]) -> pd.DataFrame:
    """Compare each national total of one indicator with its pairs.

    Parameters
    ----------
    indicator : str
    solved : Solved
        Its family.
    series : DataFrame
        The indicator's rows of `series`.
    claims : frozenset of str
        Observation ids of the indicator.

    Returns
    -------
    DataFrame
        `COLUMNS`, one row per national figure and span of days.
    """
    everywhere = (NATIONAL,)
    national = [
        (number, limit)
        for number, limit in enumerate(solved.limits)
        if limit.givers == everywhere == limit.receivers and claims.intersection(limit.claims)
    ]
    givers, receivers = (tuple(sorted({pair[side] for pair in solved.atoms.years})) for side in (0, 1))
    asked = [
        solved.system.columns(Question(givers, receivers, limit.start, limit.end, limit.kinds))
        for _, limit in national
    ]
    lower, upper = solved.system.bounds(asked)
    known = series.loc[series["value"].notna()].groupby("year").size()
    rows = []
    for (number, limit), low, high in zip(national, lower, upper, strict=True):
        first, last = year_of(limit.start), year_of(limit.end - 1)
        room = 1e-9 * max(limit.size, 1.0)
        fits = not solved.settlement.lost[number] and low <= limit.upper + room
        rows.append(
            {
                "indicator": indicator,
                "first_year": first,
                "last_year": last,
                "national": limit.figures[0],
                "national_lower": limit.lower if limit.lower > 0 else np.nan,
                "national_upper": limit.upper if np.isfinite(limit.upper) else np.nan,
                "pairs": _in_force(solved, limit.start, limit.end),
                "pairs_known": int(known.reindex(range(first, last + 1)).fillna(0).sum()),
                "pairs_lower": low,
                "pairs_upper": high if np.isfinite(high) else np.nan,
                "state": INCONSISTENT if not fits else CONSISTENT if low > 0 else OPEN,
                "observation_ids": ";".join(sorted(limit.claims)),
            }
        )
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    for column in ("national_lower", "national_upper", "pairs_lower", "pairs_upper"):
        table[column] = rounded(table[column].to_numpy())
    return table.sort_values(["first_year", "last_year", "national", "national_lower"], ignore_index=True)


def _in_force(solved: Solved, start: int, end: int) -> int:
    """Pair-years of the pairing table in a span of days."""
    return sum(
        paired and new_year(year) < end and new_year(year + 1) > start
        for years in solved.atoms.years.values()
        for year, paired in years.items()
    )
