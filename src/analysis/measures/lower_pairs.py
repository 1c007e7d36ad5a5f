"""Pairs of cities and counties by the provinces they lie in: how many are found, and how many pages say there are."""

from __future__ import annotations

import pandas as pd

from analysis.measures.pairs import PAIR, SIDES, WHOLE, in_force, newest_round, of_provinces
from analysis.vocabulary.places import level_of, province_of
from analysis.vocabulary.rounds import NEXT_STAGE


def counties(pairings: pd.DataFrame, series: pd.DataFrame, year: int | None = None) -> pd.DataFrame:
    """How many of the paired western counties of each pair of provinces have been found by name.

    Parameters
    ----------
    pairings : DataFrame
        From `today`.
    series : DataFrame
        Rows of the processed table on `counties_paired`.
    year : int, optional
        By default today.

    Returns
    -------
    DataFrame
        By (`origin`, `destination`) of the whole-province pairs of the year: `found` (western counties in a pair in force),
        `counted` (how many a page says there are, null where none does), `counted_in` (the newest year of the round up to
        `year`, or else the first one after it) and `observation_ids`.
    """
    own = of_counties(in_force(pairings, year))
    year = NEXT_STAGE if year is None else year
    pairs = of_provinces(pairings, year)
    pairs = pairs.loc[pairs["kind"] == WHOLE, SIDES]
    own = own.assign(origin=own["assisting"].map(province_of), destination=own["assisted"].map(province_of))
    found = own.groupby(SIDES)["assisted"].nunique().rename("found")
    of_round = newest_round(year)
    stated = series[
        series["value"].notna() & series["year"].between(of_round.year, of_round.end or series["year"].max())
    ]
    late = stated["year"] > year
    stated = stated.assign(late=late, far=(stated["year"] - year).abs())
    stated = stated.sort_values(["late", "far"]).drop_duplicates(SIDES).set_index(SIDES)
    stated = stated[["value", "year", "observation_ids"]].set_axis(
        ["counted", "counted_in", "observation_ids"], axis=1
    )
    rows = pairs.set_index(SIDES).join(found).join(stated).sort_index()
    rows["found"] = rows["found"].fillna(0).astype(int)
    return rows.fillna({"observation_ids": ""}).astype({"counted_in": "Int64"})


def of_counties(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs of western counties among some pairs (`assisted`)."""
    return pairs[pairs["assisted"].map(level_of) == "county"]


def bundles(pairs: pd.DataFrame) -> pd.DataFrame:
    """Pairs below the provinces, counted by the provinces of both sides.

    Parameters
    ----------
    pairs : DataFrame
        From `in_force`.

    Returns
    -------
    DataFrame
        `origin`, `destination` and `pairs`.
    """
    rows = pairs.assign(
        origin=pairs["assisting"].map(province_of), destination=pairs["assisted"].map(province_of)
    )
    return rows.groupby(SIDES).size().rename("pairs").reset_index()


def areas(pairs: pd.DataFrame) -> pd.Series:
    """Places at the ends of pairs below the provinces, with the giving province: what a map colours.

    Parameters
    ----------
    pairs : DataFrame
        From `in_force`.
    """
    givers = pairs["assisting"].map(province_of)
    return pd.concat([pd.Series(givers.to_numpy(), index=pairs[side], dtype="str") for side in PAIR])
