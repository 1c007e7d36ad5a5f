"""Levels of stocks, side by side with the sums of flows of one stream of the cooperation.

A stock is a level on a date and is never summed: of each pair the latest level that is known is taken, with its year.
Reports and the explorer ask here which year that is. Sums of flows are in `measures.flows`, national figures in
`measures.national`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.measures import flows
from analysis.measures.status import AT_LEAST, UNKNOWN, of_few_places

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
    known = telling(known, flows.PAIR).drop_duplicates(flows.PAIR, keep="last")
    found = in_force.merge(known, on=flows.PAIR, how="left")
    found["status"] = found["status"].fillna(UNKNOWN)
    found[["observation_ids", "rival_ids"]] = found[["observation_ids", "rival_ids"]].fillna("")
    found["year"] = found["year"].astype("Int64")
    return found[list(LEVEL_COLUMNS)].sort_values(
        ["figure", *flows.PAIR], ascending=[False, True, True], ignore_index=True
    )


def telling(known: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Levels that may be told as the latest: no floors of a few places where more was known of an earlier year.

    Parameters
    ----------
    known : DataFrame
        `figure`, `status` and `by`, the earlier years first.
    by : sequence of str
        Columns of what has one level in a year.
    """
    highest = known.groupby(list(by))["figure"].cummax()
    return known[~(known["status"].eq(AT_LEAST) & of_few_places(known["figure"], highest))]


def of_spans(levels: pd.DataFrame) -> pd.DataFrame:
    """The level that is told of every span of years of each pair.

    Parameters
    ----------
    levels : DataFrame
        Rows of `series` of one stock, with `figure` and `status` (`measures.status.told`).

    Returns
    -------
    DataFrame
        The row of the latest year that tells, as `latest_levels` takes it, once for each span: `first` and `last` (ends of the
        span), and `year`, null where nothing is known of the span (the rest of such a row is of its last year).
    """
    key = [*flows.PAIR, "first"]
    years = levels[[*flows.PAIR, "year"]]
    spans = years.rename(columns={"year": "first"}).merge(
        years.rename(columns={"year": "last"}), on=flows.PAIR
    )
    spans = spans[spans["first"] <= spans["last"]].sort_values("last", kind="stable", ignore_index=True)
    known = levels.loc[levels["figure"].notna(), [*flows.PAIR, "year", "figure", "status"]]
    known = spans[key].drop_duplicates().merge(known, on=flows.PAIR)
    known = known[known["first"] <= known["year"]].sort_values("year", kind="stable")
    told = telling(known, key)[[*key, "year"]]
    spans = pd.merge_asof(
        spans, told.astype({"year": spans["last"].dtype}), left_on="last", right_on="year", by=key
    )
    spans["row"] = spans["year"].fillna(spans["last"]).astype(levels["year"].dtype)
    rows = levels.rename(columns={"year": "row"})
    return spans.merge(rows, on=[*flows.PAIR, "row"]).drop(columns="row")
