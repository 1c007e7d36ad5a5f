"""Claims on a longer time than is asked for: a page's figure of 2021 to 2025 is none of 2021 to 2024.

No floor of the shorter time follows from it, so what is told of that time may be far less than what a page prints. Such claims
are told for themselves.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.measures.status import AT_LEAST, ESTIMATED, NOT_A_SUM, REPORTED
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.scope import MAYBE_A_PART

COLUMNS = ("origin", "destination", "since", "until", "figure", "status", "observation_ids")
_SUMS = ("annual", "year_to_date", "cumulative")
_PARTS = {*MAYBE_A_PART, "several_on_page", "part_of_year"}
_MOSTLY = 0.5
"""Share of its years that must be asked for: what a page tells of thirty years says little of four."""
_MORE = 1.02
"""So many times what is told of the asked years a claim must be: less is but another rounding."""


def longer(
    claims: pd.DataFrame, lost: Collection[str], told: pd.DataFrame, first: int, last: int
) -> pd.DataFrame:
    """Claims that reach beyond some years, most of whose own years they are, and that say more than anything within them.

    Parameters
    ----------
    claims : DataFrame
        Rows of `observations` of one indicator.
    lost : collection of str
        Ids of the claims that gave way to others.
    told : DataFrame
        `origin` and `destination` of whom to look for, as claims name them, and as `figure` what is told of them in those years (base
        unit, null where nothing is).
    first, last : int
        Years, both included.

    Returns
    -------
    DataFrame
        `COLUMNS`, the largest first: of each giver and receiver the claim of the shortest time, of those the largest. `since` and
        `until` are days.
    """
    flags = claims["flags"].fillna("").str.split(";").map(set)
    rows = claims.assign(part=flags.map(lambda own: bool(own & _PARTS)))[
        claims["basis"].isin(_SUMS)
        & claims["unit"].eq(claims["indicator"].map(lambda one: INDICATORS[one].unit))
        & claims["period_start"].notna()
        & claims["period_end"].notna()
        & ~claims["bound"].eq("at_most")
        & ~claims["observation_id"].isin(lost)
        & ~claims["each_year"]
        & ~flags.map(lambda own: bool(own & NOT_A_SUM))
    ]
    begun, over = rows["period_start"].dt.year, rows["period_end"].dt.year
    years = over - begun + 1
    inside = over.clip(upper=last) - begun.clip(lower=first) + 1
    rows = rows.assign(years=years)[(inside < years) & (inside > _MOSTLY * years)]
    rows = rows.merge(told[["origin", "destination", "figure"]], on=["origin", "destination"])
    rows = rows[rows["value"] > _MORE * rows["figure"].astype("float64").fillna(0.0)]
    rows = rows.sort_values(["years", "value"], ascending=[True, False], kind="stable")
    rows = rows.drop_duplicates(["origin", "destination"]).sort_values(
        "value", ascending=False, kind="stable"
    )
    floor = rows["part"] | rows["bound"].eq("at_least") | rows["basis"].eq("year_to_date")
    about = rows["bound"].map({"about": ESTIMATED}).fillna(REPORTED)
    return pd.DataFrame({
        "origin": rows["origin"], "destination": rows["destination"], "since": rows["period_start"], "until": rows["period_end"],
        "figure": rows["value"].astype("float64"), "status": about.mask(floor, AT_LEAST), "observation_ids": rows["observation_id"],
    }).reset_index(drop=True)  # fmt: skip
