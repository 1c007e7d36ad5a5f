"""Several indicators of one stream of the cooperation side by side: sums of flows, and levels of stocks.

A flow is summed over a span of years by `measures.flows`. A stock is a level on a date and is never summed: of
each pair the latest level that is known is taken, with its year. National figures are in `measures.national`.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.measures import flows

LEVEL_COLUMNS = (*flows.PAIR, "year", "value", "lower", "upper", "obs_status", "observation_ids", "rival_ids")


def by_indicator(
    series: pd.DataFrame,
    observations: pd.DataFrame,
    indicators: Iterable[str],
    first: int,
    last: int,
    province: str = "",
) -> pd.DataFrame:
    """Sums of each pair and indicator over a span of years.

    Parameters
    ----------
    series, observations : DataFrame
        The processed tables.
    indicators : iterable of str
        Flows.
    first, last : int
        Years, both included.
    province : str
        Adcode of a giver or a receiver; empty for all.

    Returns
    -------
    DataFrame
        `indicator` and the columns of `flows.period_flows`, one row a pair and indicator.
    """
    sums = [
        flows.period_flows(series, observations, i, first, last, province).assign(indicator=i)
        for i in indicators
    ]
    filled = [frame for frame in sums if len(frame)]
    return (
        pd.concat(filled, ignore_index=True)
        if filled
        else pd.DataFrame(columns=[*flows.COLUMNS, "indicator"])
    )


def latest_levels(
    series: pd.DataFrame, indicator: str, first: int, last: int, province: str = ""
) -> pd.DataFrame:
    """The latest known level of a stock, of each pair in force between two years.

    Parameters
    ----------
    series : DataFrame
    indicator : str
        A stock.
    first, last : int
        A pair counts when it was in force in one of these years; its level may be older than `first` (the year
        is told), but not younger than `last`.
    province : str
        Adcode of a giver or a receiver; empty for all.

    Returns
    -------
    DataFrame
        `LEVEL_COLUMNS`, one row a pair, in the indicator's base unit, largest first. A level of which only a
        floor is known has that floor as its value and status P; an unknown one is M, without year and value.
    """
    rows = flows.cells(series, indicator, 0, last, province)
    rows = rows.assign(known=rows["value"].notna() | (rows["lower"] > 0))
    in_force = rows[rows["year"] >= first].drop_duplicates(flows.PAIR)[flows.PAIR]
    level = rows[rows["known"]].sort_values("year").drop_duplicates(flows.PAIR, keep="last")
    floor = level["value"].isna()
    level = level.assign(
        value=level["value"].fillna(level["lower"]), obs_status=level["obs_status"].mask(floor, "P")
    )
    found = in_force.merge(level, on=flows.PAIR, how="left")
    found["obs_status"] = found["obs_status"].fillna("M")
    found[["observation_ids", "rival_ids"]] = found[["observation_ids", "rival_ids"]].fillna("")
    found["year"] = found["year"].astype("Int64")
    return found[list(LEVEL_COLUMNS)].sort_values(
        ["value", *flows.PAIR], ascending=[False, True, True], ignore_index=True
    )
