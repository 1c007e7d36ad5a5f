"""What the other figures of a page say about a figure.

A round count (2000 人) is taken for a rounding, unless its page adds it up with figures that are exact, or is a
table of an office, which counts.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

_MANY = 400
"""Figures of one page and unit beyond which some will add up by chance."""


def used_exactly(out: pd.DataFrame, rounded: np.ndarray, sources: pd.DataFrame) -> np.ndarray:
    """Which round counts are exact by what their page prints beside them.

    Parameters
    ----------
    out : DataFrame
        Accepted claims: `source_id`, `unit`, `value`, `bound`.
    rounded : array of bool
        Which of them are round counts.
    sources : DataFrame
        `source_id` and `kind` of the pages.

    Returns
    -------
    array of bool
        True where the page is an office's table, or where another two exact figures of the page and unit, not round
        themselves, make up this one or its sum with one of them (2000 of 2345 beside 345).
    """
    offices = set(sources.loc[sources["kind"] == "office", "source_id"])
    exact = rounded & out["source_id"].isin(offices).to_numpy()
    values, single = out["value"].to_numpy(), (out["bound"] == "exact").to_numpy()
    groups = out.groupby(["source_id", "unit"], sort=False).indices
    for rows in groups.values():
        asked = rows[rounded[rows] & ~exact[rows]]
        if not len(asked) or not 2 < len(rows) <= _MANY:
            continue
        others = values[rows[single[rows] & (values[rows] % 10 != 0)]]
        known = set(others)
        for row in asked:
            exact[row] = any(
                abs(values[row] - other) in known or values[row] + other in known for other in others
            )
    return exact
