"""Flows of a span of years by province pair, from the yearly cells of `series`.

Levels are never added up here: `series` knows province pairs only, and a city's figure has already become a
floor of its province's. What is added up are the years of one pair, and a sum says what it is worth:

- A: every year is reported, or a page states the sum of just these years;
- E: every year has a value, some of them estimated;
- P: some years have no value, or only a floor, so that the sum is a floor; what is known of parts of a pair (a
  city's figure) counts in it;
- M: no year has a value, or those that have one are estimates that may be nothing: a floor of nought is no floor.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

PAIR = ["origin", "destination"]
COLUMNS = (
    *PAIR, "value", "lower", "upper", "obs_status",
    "years", "years_reported", "years_estimated", "years_partial", "years_missing", "observation_ids", "rival_ids",
)  # fmt: skip


def cells(series: pd.DataFrame, indicator: str, first: int, last: int, province: str = "") -> pd.DataFrame:
    """Rows of `series` of one indicator in the years `first` to `last`.

    Parameters
    ----------
    series : DataFrame
    indicator : str
    first, last : int
        Years, both included.
    province : str
        Adcode of a giver or a receiver; empty for all.
    """
    rows = series[(series["indicator"] == indicator) & series["year"].between(first, last)]
    if province:
        rows = rows[(rows["origin"] == province) | (rows["destination"] == province)]
    return rows.reset_index(drop=True)


def has_figure(rows: pd.DataFrame) -> pd.Series:
    """Which rows of `series` have a figure: not an estimate of nothing, which is only where its bounds begin.

    >>> rows = pd.DataFrame({"value": [0.0, 0.0, 5.0, None], "obs_status": ["E", "A", "E", "M"]})
    >>> has_figure(rows).tolist()
    [False, True, True, False]
    """
    return rows["value"].notna() & ~(rows["obs_status"].eq("E") & rows["value"].eq(0))


def period_flows(
    series: pd.DataFrame,
    observations: pd.DataFrame,
    indicator: str,
    first: int,
    last: int,
    province: str = "",
) -> pd.DataFrame:
    """Sum of each pair over a span of years.

    Parameters
    ----------
    series, observations : DataFrame
        The processed tables.
    indicator : str
        A flow.
    first, last : int
        Years, both included.
    province : str
        Adcode of a giver or a receiver; empty for all.

    Returns
    -------
    DataFrame
        `COLUMNS`, one row a pair in force in the span. `value`, `lower` and `upper` in the indicator's base
        unit; `value` is null where nothing is known, `upper` where nothing caps the sum. `years` counts the years
        in force, `years_*` those by status. Largest first.
    """
    rows = cells(series, indicator, first, last, province)
    if rows.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    for status, name in (("A", "reported"), ("E", "estimated"), ("P", "partial"), ("M", "missing")):
        rows[f"years_{name}"] = (rows["obs_status"] == status).astype(int)
    grouped = rows.groupby(PAIR, sort=True)
    flows = grouped[[c for c in rows if c.startswith("years_")]].sum()
    flows.insert(0, "years", grouped.size())
    flows["value"] = grouped["value"].sum(min_count=1)
    flows["lower"] = grouped["lower"].sum(min_count=1)
    flows["upper"] = grouped["upper"].apply(lambda upper: upper.sum(skipna=False))
    for column in ("observation_ids", "rival_ids"):
        flows[column] = grouped[column].apply(union)
    flows["obs_status"] = np.select(
        [flows["years_reported"] == flows["years"], flows["value"].isna(), flows["years_partial"] + flows["years_missing"] > 0],
        ["A", "M", "P"], default="E",
    )  # fmt: skip
    # In a floor, an estimated year counts with no more than its own floor.
    sure = rows["value"].where(rows["obs_status"].isin(["A", "P"]), rows["lower"])
    floor = sure.groupby([rows[c] for c in PAIR]).sum()
    flows["value"] = flows["value"].where(flows["obs_status"] != "P", floor)
    nothing = (flows["obs_status"] == "P") & ~(flows["value"] > 0)
    flows.loc[nothing, ["value", "obs_status"]] = np.nan, "M"
    flows = flows.reset_index()
    flows = _stated_sums(flows, rows, observations)
    return flows[list(COLUMNS)].sort_values(
        ["value", *PAIR], ascending=[False, True, True], ignore_index=True
    )


def _stated_sums(flows: pd.DataFrame, rows: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """A page that states the sum of just the years in force, and that held, makes the sum reported."""
    claims = observations[
        (observations["indicator"] == rows["indicator"].iat[0]) & (observations["basis"] == "cumulative")
        & (observations["bound"] == "exact") & (observations["flags"] == "")
    ]  # fmt: skip
    start, end = claims["period_start"].dt, claims["period_end"].dt
    whole = (start.month == 1) & (start.day == 1) & (end.month == 12) & (end.day == 31)
    claims = claims.assign(first=start.year, last=end.year)[whole]
    spans = rows.groupby(PAIR)["year"].agg(first="min", last="max").reset_index()
    asked = flows.loc[flows["obs_status"] != "A", [*PAIR, "observation_ids"]].reset_index()
    claims = claims[[*PAIR, "first", "last", "observation_id", "value", "tolerance"]]
    stated = asked.merge(spans, on=PAIR).merge(claims, on=[*PAIR, "first", "last"])
    pairs = zip(stated["observation_id"], stated["observation_ids"], strict=True)
    held = np.array([claim in ids.split(";") for claim, ids in pairs], dtype=bool)
    best = stated[held].sort_values("observation_id").drop_duplicates("index").set_index("index")
    flows.loc[best.index, "value"] = best["value"]
    flows.loc[best.index, "lower"] = best["value"] - best["tolerance"]
    flows.loc[best.index, "upper"] = best["value"] + best["tolerance"]
    flows.loc[best.index, "obs_status"] = "A"
    return flows


def union(ids: pd.Series) -> str:
    """Claims of several rows, each once, joined by ";"."""
    return ";".join(sorted({one for joined in ids for one in joined.split(";") if one}))
