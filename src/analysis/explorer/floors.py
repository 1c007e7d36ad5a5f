"""What claims that nothing reconciles say that a place received at least.

Of the other forces, and of indicators beyond the listed ones, there is no sum: pages overlap in scope and years, and
nothing is added. But what one page states of a place and of years inside a span, the place received in that span at least.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from analysis.reconcile.reading import ABOUT
from analysis.vocabulary.forces import COUNTERPART_SUPPORT, EAST_WEST
from analysis.vocabulary.scope import BEFORE_YEAR_END
from analysis.vocabulary.scope_words import AGREED, PLANNED

_NO_OUTCOME = frozenset({AGREED, BEFORE_YEAR_END, COUNTERPART_SUPPORT, PLANNED})
"""Flags of what was not yet given, and of another policy."""


def floors(
    claims: pd.DataFrame, solved: Collection[str], units: Mapping[str, str]
) -> list[list[float | int]]:
    """Claims that are floors of what their places received.

    Parameters
    ----------
    claims : DataFrame
        `observations`.
    solved : collection of str
        Indicators whose figures of East-West cooperation are reconciled: those claims are left out.
    units : mapping
        Unit in which an indicator is told; claims in others are left out.

    Returns
    -------
    list
        [number of the claim, figure, first year, last year, 1 for a level on a date else 0]. A figure of each of several years
        has a row a year.
    """
    outcome = ~claims["flags"].map(lambda flags: bool(_NO_OUTCOME.intersection(flags.split(";")))).astype(
        bool
    )
    told = (
        outcome
        & ~((claims["force"] == EAST_WEST) & claims["indicator"].isin(solved))
        & (claims["unit"] == claims["indicator"].map(units))
        & (claims["basis"] != "target")
        & (claims["bound"] != "at_most")
        & (claims["value"] > 0)
        & claims["period_end"].notna()
    )
    level = claims["basis"] == "stock"
    told &= level | claims["period_start"].notna()
    slack = np.maximum(claims["tolerance"], ABOUT * claims["value"]).where(claims["bound"] == "about", 0.0)
    figure = (claims["value"] - slack).astype(float)
    found: list[list[float | int]] = []
    for i in np.flatnonzero(told):
        row = claims.iloc[i]
        last = row["period_end"].year
        first = last if level.iat[i] else row["period_start"].year
        spans = [(year, year) for year in range(first, last + 1)] if row["each_year"] else [(first, last)]
        told_as = int(figure.iat[i]) if figure.iat[i].is_integer() else figure.iat[i]
        found += [[int(i), told_as, *span, int(level.iat[i])] for span in spans]
    return found
