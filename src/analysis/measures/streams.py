"""Levels of stocks, side by side with the sums of flows of one stream of the cooperation.

A stock is a level on a date and is never summed: of each pair the latest level that is known is taken, with its year.
Sums of flows are in `measures.flows`, national figures in `measures.national`.
"""

from __future__ import annotations

import pandas as pd

from analysis.measures import flows
from analysis.measures.status import AT_LEAST, FALL, UNKNOWN

LEVEL_COLUMNS = (
    *flows.PAIR,
    "year",
    "value",
    "lower",
    "upper",
    "figure",
    "status",
    "observation_ids",
    "rival_ids",
)


def latest_levels(
    series: pd.DataFrame, indicator: str, first: int, last: int, province: str = ""
) -> pd.DataFrame:
    """The latest known level of a stock, of each pair in force between two years.

    A floor that is not half of an earlier level is that of a few places, and says nothing of a fall: the earlier one is told.

    Parameters
    ----------
    series : DataFrame
    indicator : str
        A stock.
    first, last : int
        A pair counts when it was in force in one of these years; its level is of one of them.
    province : str
        Adcode of a giver or a receiver; empty for all.

    Returns
    -------
    DataFrame
        `LEVEL_COLUMNS`, one row a pair, in the indicator's base unit, largest first; an unknown one has neither
        year nor figure.
    """
    rows = flows.cells(series, indicator, first, last, province)
    in_force = rows.drop_duplicates(flows.PAIR)[flows.PAIR]
    known = rows[rows["figure"].notna()].sort_values("year", kind="stable")
    highest = known.groupby(flows.PAIR)["figure"].cummax()
    little = known["status"].eq(AT_LEAST) & (FALL * known["figure"] < highest)
    known = known[~little].drop_duplicates(flows.PAIR, keep="last")
    found = in_force.merge(known, on=flows.PAIR, how="left")
    found["status"] = found["status"].fillna(UNKNOWN)
    found[["observation_ids", "rival_ids"]] = found[["observation_ids", "rival_ids"]].fillna("")
    found["year"] = found["year"].astype("Int64")
    return found[list(LEVEL_COLUMNS)].sort_values(
        ["figure", *flows.PAIR], ascending=[False, True, True], ignore_index=True
    )
