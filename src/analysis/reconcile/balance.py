"""National totals against the sum of the pairs.

For every national figure and the years it covers, the pairs in force are added up three times: what is known
(`value`), and the least and greatest that the bounds allow. A total is

- `consistent` when the pairs can add up to it, and what is known of them does not exceed it;
- `inconsistent` when it gave way to other claims, or the known pairs exceed it, or can't reach it;
- `open` when nothing at all is known of its pairs.

A national floor (part of a year, 'more than') has no `national_upper`, and a figure that only caps the years
which it covers fully no `national_lower`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.reconcile.constraints import Limit
from analysis.reconcile.series import rounded

COLUMNS = {
    "indicator": "str",
    "first_year": "int64",
    "last_year": "int64",
    "national": "float64",
    "national_lower": "float64",
    "national_upper": "float64",
    "pairs": "int64",
    "pairs_known": "int64",
    "pairs_sum": "float64",
    "pairs_lower": "float64",
    "pairs_upper": "float64",
    "state": "str",
    "observation_ids": "str",
}
"""Columns of `balance` and their types. `pairs` counts pair-years, `pairs_known` those with a value."""

CONSISTENT, INCONSISTENT, OPEN = "consistent", "inconsistent", "open"


def balance(
    indicator: str, series: pd.DataFrame, limits: Sequence[Limit], lost: np.ndarray, national: frozenset[str]
) -> pd.DataFrame:
    """Compare each national total of one indicator with its pairs.

    Parameters
    ----------
    indicator : str
    series : DataFrame
        The indicator's rows of `series`, the index the number of the cell.
    limits : sequence of Limit
    lost : array of bool, shape (limits,)
        Limits that gave way.
    national : frozenset of str
        Observation ids of the national claims.

    Returns
    -------
    DataFrame
        `COLUMNS`, one row per national figure and span of years.
    """
    value, year = series["value"].to_numpy(), series["year"].to_numpy()
    lower = series["lower"].fillna(0.0).to_numpy()
    upper = series["upper"].fillna(np.inf).to_numpy()
    rows = []
    for limit, gone in zip(limits, lost, strict=True):
        if not limit.total or not national.intersection(limit.claims):
            continue
        members = series.index.get_indexer(list(limit.cells))
        known = value[members][~np.isnan(value[members])]
        total, least, most = known.sum(), lower[members].sum(), upper[members].sum()
        slack = 1e-9 * max(limit.size, 1.0)
        fits = not gone and max(total, least) <= limit.upper + slack and most >= limit.lower - slack
        told = len(known) or least > 0
        rows.append(
            {
                "indicator": indicator,
                "first_year": year[members].min(),
                "last_year": year[members].max(),
                "national": limit.figures[0],
                "national_lower": limit.lower if limit.lower > 0 else np.nan,
                "national_upper": limit.upper if np.isfinite(limit.upper) else np.nan,
                "pairs": len(members),
                "pairs_known": len(known),
                "pairs_sum": total if len(known) else np.nan,
                "pairs_lower": least,
                "pairs_upper": most if np.isfinite(most) else np.nan,
                "state": INCONSISTENT if not fits else CONSISTENT if told else OPEN,
                "observation_ids": ";".join(sorted(limit.claims)),
            }
        )
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    for column in ("national_lower", "national_upper", "pairs_sum", "pairs_lower", "pairs_upper"):
        table[column] = rounded(table[column].to_numpy())
    return table.sort_values(["first_year", "last_year", "national", "national_lower"], ignore_index=True)
