"""Sums over several years that pages state of just their places, as the timeline of the page draws them: bars, never split.

As in the timeline of the reports, a part of what an indicator means is a floor, and parts that a page divides without
overlap are one: the floor of their sum.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.pair_marks import floors, parts_together
from analysis.measures.status import NOT_A_SUM
from analysis.vocabulary.indicators import INDICATORS

_PLACES = ("force", "origin", "destination", "place")


def stated_sums(claims: pd.DataFrame) -> list[list[float | int]]:
    """Claims that tell a sum of their years.

    Parameters
    ----------
    claims : DataFrame
        `observations`.

    Returns
    -------
    list
        [number of the claim, figure in the unit of its indicator, 1 for a floor else 0]; of parts that are told together the
        number of the first.
    """
    unit = claims["indicator"].map(lambda one: INDICATORS[one].unit if one in INDICATORS else None)
    told = (
        claims["basis"].eq("cumulative")
        & claims["bound"].ne("at_most")
        & (claims["unit"].eq(unit) | unit.isna())
        & (claims["period_start"].dt.year < claims["period_end"].dt.year)
        & ~np.array(
            [bool(NOT_A_SUM.intersection(joined.split(";"))) for joined in claims["flags"]], dtype=bool
        )
    )
    number = dict(zip(claims["observation_id"], range(len(claims)), strict=True))
    own = claims[told]
    # Parts are of one page and of the same places; those that lost to others are no part of an answer that is asked for.
    of_one = own[["source_id", *_PLACES]].fillna("").agg("|".join, axis=1)
    own = parts_together(own.assign(floor=floors(own), gave_way=False, source_id=of_one))
    cells = zip(own["observation_id"], own["value"], own["floor"], strict=True)
    return sorted([number[ids.split(";")[0]], float(value), int(least)] for ids, value, least in cells)
