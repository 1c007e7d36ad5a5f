"""What is known of the three other forces: counties with a central unit, figures by span, people on a date.

Nothing is added up: a page's figure stands as that page's figure, over the span that it names. The figures of one unit
are kept apart from those of a whole force.
"""

from __future__ import annotations

import pandas as pd

from analysis.measures.key_counties import KEY_COUNTIES
from analysis.measures.pair_marks import floors
from analysis.vocabulary.forces import DESIGNATED, EAST_WEST, FORCES, UNCLEAR
from analysis.vocabulary.places import NATION, level_of, province_of

OTHERS: tuple[str, ...] = tuple(force for force in FORCES if force != EAST_WEST)
"""The three forces besides East-West cooperation."""

COUNTIES_HELPED = "other:counties_helped_by_central_units"
"""Indicator of the numbers of counties that have a central unit."""

VOUCHED, SEEN_BEFORE, SEEN_LATER, UNDATED = "vouched", "seen_before", "seen_later", "undated"


def counties_with_units(unit_pairs: pd.DataFrame, year: int, province: str = "") -> pd.DataFrame:
    """Counties whose central unit is known, with what the pages vouch for in a year.

    Parameters
    ----------
    unit_pairs : DataFrame
        The processed table.
    year : int
    province : str, optional
        Adcode; empty for the whole country.

    Returns
    -------
    DataFrame
        Rows of `unit_pairs` on counties by targeted assistance (or on a page that does not tell it from counterpart support), with
        `province` and `state`: `vouched` where the pair had begun by that year and a page speaks of it in that year or later,
        `seen_before` where the newest page is older, `seen_later` where the start is not known and the oldest page is newer,
        `undated` where neither the pair nor any of its pages has a date.
        Pairs that had ended, or that begin later, are left out.
    """
    rows = unit_pairs[unit_pairs["policy"].isin((DESIGNATED, UNCLEAR))]
    rows = rows[[level_of(code) == "county" for code in rows["adcode"]]]
    rows = rows.assign(province=rows["adcode"].map(province_of))
    rows = rows[(rows["province"] == province) | (not province)]
    rows = rows[(rows["start"].fillna(year) <= year) & (rows["end"].fillna(year) >= year)]
    newest = rows["seen_last"].fillna(rows["end"]).fillna(rows["start"])
    begun = rows["start"].fillna(rows["seen_first"])
    state = pd.Series(VOUCHED, index=rows.index, dtype="str")
    state = state.mask((newest < year).fillna(False), SEEN_BEFORE).mask(
        (begun > year).fillna(False), SEEN_LATER
    )
    state = state.mask(newest.isna() & begun.isna(), UNDATED)
    return rows.assign(state=state).sort_values(["adcode", "actor_id"], ignore_index=True)


def state_by_county(found: pd.DataFrame) -> pd.Series:
    """State of each county of `counties_with_units` by adcode: the surest of its units."""
    order = {VOUCHED: 0, SEEN_BEFORE: 1, SEEN_LATER: 2, UNDATED: 3}
    best = found.sort_values("state", key=lambda column: column.map(order), kind="stable")
    return best.drop_duplicates("adcode").set_index("adcode")["state"]


def found_by_province(found: pd.DataFrame) -> pd.Series:
    """How many counties of each province have a known unit, by adcode of the province."""
    return found.drop_duplicates("adcode")["province"].value_counts(sort=False).sort_index()


def claims(
    observations: pd.DataFrame, actors: pd.DataFrame, force: str = "", province: str = ""
) -> pd.DataFrame:
    """Claims on the other forces in the whole country, or in one province, with who gives.

    Parameters
    ----------
    observations, actors : DataFrame
        The processed tables.
    force : str, optional
        One of `OTHERS`; empty for all three.
    province : str, optional
        Adcode; a claim on the province itself counts, and one on a place inside it. Empty: claims on the whole country.

    Returns
    -------
    DataFrame
        Rows of `observations` without counterpart support, with `kind` (of the giver; empty where none is named), `unit_named`
        (one unit, not a force) and `inside` (the figure is of a place inside the province).
    """
    rows = observations[observations["force"].isin([force] if force else OTHERS)]
    rows = rows[~rows["flags"].str.contains("counterpart_support", regex=False)]
    receivers = rows["destination"].fillna("")
    whole = receivers == (province or NATION)
    within = receivers.map(
        lambda joined: {province_of(code) for code in joined.split(";") if code} == {province}
    )
    rows = rows[whole | within] if province else rows[whole]
    known = actors.set_index("actor_id")
    first = rows["actor_ids"].str.split(";").str[0]
    return rows.assign(
        kind=first.map(known["kind"]).fillna(""),
        unit_named=first.map(known["members"]).eq(1).fillna(False).astype(bool),
        inside=~whole[rows.index],
    ).reset_index(drop=True)


def marks(found: pd.DataFrame) -> pd.DataFrame:
    """Figures of whole forces as marks on a line of time, one for each different figure.

    Parameters
    ----------
    found : DataFrame
        From `claims`. Figures of one unit, of a place inside the province, and undated ones are left out; so is a figure of people
        in office that is a sum over years.

    Returns
    -------
    DataFrame
        What `charts.timeline` draws, with `row` (force, kind of giver, indicator and unit), `force`, `kind`, `indicator` and
        `observation_ids`.
    """
    rows = found[~found["unit_named"] & ~found["inside"] & found["period_end"].notna()]
    rows = rows[rows["indicator"] != KEY_COUNTIES]  # what the force is for, not what it gives
    rows = rows[~(rows["indicator"].str.endswith("(stock)") & (rows["basis"] != "stock"))]
    keys = [
        "row", "force", "kind", "indicator", "unit", "basis", "each_year", "floor", "bound", "period_start", "period_end", "value",
    ]  # fmt: skip
    rows = rows.assign(
        row=rows["force"] + "|" + rows["kind"] + "|" + rows["indicator"] + "|" + rows["unit"],
        floor=floors(rows),
    )
    grouped = rows.groupby(keys, dropna=False, sort=True)["observation_id"].agg(";".join)
    return grouped.rename("observation_ids").reset_index().assign(gave_way=False)


def counties_stated(observations: pd.DataFrame) -> pd.DataFrame:
    """How many counties had a central unit, as pages state it for the whole country, the newest last.

    Returns
    -------
    DataFrame
        `year`, `value`, `observation_id`: the figures of all central units together, not of enterprises or universities alone.
    """
    rows = observations[
        (observations["indicator"] == COUNTIES_HELPED)
        & (observations["destination"] == NATION)
        & observations["actor_ids"].str.match(r"central-units(-\d+)?$")
        & observations["period_end"].notna()
    ]
    rows = rows.assign(year=rows["period_end"].dt.year).sort_values(["year", "observation_id"])
    return rows[["year", "value", "observation_id"]].reset_index(drop=True)
