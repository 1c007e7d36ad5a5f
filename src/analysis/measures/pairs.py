"""Who helps whom: pairs in force in a year, and what a round changed.

The years of a pair are as good as the pages behind it: `start_basis` and `end_basis` of the table `pairings` say
where each is from, and they are kept in every result, so that an inferred year is never mistaken for a printed
one. What is not in the table is unknown, not unpaired: only the province pairs of each round are complete.

Two provinces may be linked as a whole, or only by cities or counties in them. `of_provinces` says which, and is the one
set of pairs for every map, grid and title: the pairs of the table `series` are the same.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.vocabulary.places import level_of, province_of
from analysis.vocabulary.rounds import ROUNDS, Round

PAIR = ["assisting", "assisted"]
SIDES = ["origin", "destination"]
WHOLE, CITIES, COUNTIES = "whole", "cities", "counties"
KINDS = (WHOLE, CITIES, COUNTIES)
"""How two provinces are linked: each as a whole, by a city or prefecture in one of them, or only by counties."""
_KIND_OF_LEVEL = {"province": WHOLE, "prefecture": CITIES, "county": COUNTIES}
_BEST_BASIS = ("stated", "policy", "round", "continued", "seen")
CHANGES = ("added", "continued", "ended")


def in_force(pairings: pd.DataFrame, year: int, level: str = "") -> pd.DataFrame:
    """Pairs in force in a year.

    Parameters
    ----------
    pairings : DataFrame
        The processed table.
    year : int
    level : {"", "province", "prefecture", "county"}
        That of the finer side of a pair; empty for all.

    Returns
    -------
    DataFrame
        The rows of `pairings`, one a pair (that of the newest round), by assisting and assisted place.
    """
    rows = pairings[(pairings["start"] <= year) & (pairings["end"].isna() | (pairings["end"] >= year))]
    if level:
        rows = rows[rows["level"] == level]
    rows = rows.sort_values([*PAIR, "round"]).drop_duplicates(PAIR, keep="last")
    return rows.reset_index(drop=True)


def fate(pairs: pd.DataFrame) -> pd.Series:
    """What is known of the end of each pair.

    Parameters
    ----------
    pairs : DataFrame
        With `end_basis`.

    Returns
    -------
    Series of str
        `open` (in force), `ended` (a page states the end) or `unconfirmed` (the next round set the list anew, and no later
        page names the pair: it may be in force).
    """
    return pairs["end_basis"].map({"open": "open", "stated": "ended", "next_round": "unconfirmed"})


def of_provinces(pairings: pd.DataFrame, first: int, last: int | None = None) -> pd.DataFrame:
    """Pairs of provinces in force in a span of years, and whether the whole provinces are paired or places in them.

    Parameters
    ----------
    pairings : DataFrame
        From `today`.
    first : int
        The first year.
    last : int, optional
        The last year; by default the first one is the only one.

    Returns
    -------
    DataFrame
        One row a pair, by `origin` and `destination` (adcodes of provinces): `kind` (the first of `KINDS` that holds in
        the span), `links` (the pairs below the provinces that make it, as "giver-receiver" joined by ";"; empty for a
        whole one), `start`, `end` (the unbroken years of this kind; a null end is in force), `start_basis`, `end_basis`,
        `first` (since when the provinces are linked by whatever kind) and `source_ids`.
    """
    last = first if last is None else last
    rows, found = _rolled_up(pairings), runs_of_provinces(pairings, last)
    found = found[(found["start"] <= last) & (found["end"].isna() | (found["end"] >= first))]
    found = found.sort_values([*SIDES, "rank", "start"]).drop_duplicates(SIDES)
    here = rows[(rows["start"] <= last) & (rows["end"].isna() | (rows["end"] >= first))]
    here = found[[*SIDES, "kind"]].merge(here, on=[*SIDES, "kind"])
    made = {sides: _made_of(own) for sides, own in here.groupby(SIDES)}
    pairs = pd.MultiIndex.from_frame(found[SIDES])
    found = found.assign(
        links=[made[pair][0] for pair in pairs], source_ids=[made[pair][1] for pair in pairs]
    )
    return found[list(PROVINCE_COLUMNS)].reset_index(drop=True)


PROVINCE_COLUMNS = (
    *SIDES, "kind", "links", "start", "end", "start_basis", "end_basis", "first", "source_ids",
)  # fmt: skip


def years_of_provinces(pairings: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """`of_provinces` year by year: `origin`, `destination`, `year` and `kind`.

    Parameters
    ----------
    pairings : DataFrame
        From `today`.
    first, last : int
        Years, both included.
    """
    years = _years(_rolled_up(pairings), last)
    return years.loc[years["year"].between(first, last), [*SIDES, "year", "kind"]].reset_index(drop=True)


def without_ended(found: pd.DataFrame, year: int) -> pd.DataFrame:
    """Pairs of a year without those that a round of that year ended: they belong to the round before.

    Parameters
    ----------
    found : DataFrame
        From `of_provinces`.
    year : int
    """
    anew = year in ROUNDS and not ROUNDS[year].adds
    over = (found["end"] == year) & (found["start"] < year) if anew else pd.Series(False, index=found.index)
    return found[~over.fillna(False).astype(bool)].reset_index(drop=True)


PROVINCE_CHANGES = ("added", "widened", "continued", "narrowed", "ended")


def changes_of_provinces(pairings: pd.DataFrame, year: int) -> pd.DataFrame:
    """Pairs of provinces of a year against those of the last year before the newest round.

    Parameters
    ----------
    pairings : DataFrame
        From `today`.
    year : int

    Returns
    -------
    DataFrame
        `origin`, `destination`, `change` (one of `PROVINCE_CHANGES`: `widened` from cities to the whole provinces,
        `narrowed` the other way), `kind`, `links`, `start`, `end` (of the pair now, of an ended one before), `kind_before`,
        `basis` and `source_ids`. `basis` is where the year of the change is from; an end that no page states is `policy`
        where the list of the new round is known to be whole, and `next_round` where it is not. Pairs of which only
        counties are known are on no list of a round and are left out. Against the round of 1996 all pairs are added.
    """
    now = without_ended(of_provinces(pairings, year), year)
    before = of_provinces(pairings, newest_round(year).year - 1)
    now, before = (rows[rows["kind"] != COUNTIES] for rows in (now, before))
    rows = now.merge(before, on=SIDES, how="outer", suffixes=("", "_before"), indicator="seen")
    gone, new = rows["seen"] == "right_only", rows["seen"] == "left_only"
    for name in ("kind", "links", "start", "end", "source_ids"):
        rows[name] = rows[name].where(~gone, rows[f"{name}_before"])
    rows["change"] = np.select(
        [gone, new, rows["kind"] == rows["kind_before"], rows["kind"] == WHOLE],
        ["ended", "added", "continued", "widened"], default="narrowed",
    )  # fmt: skip
    whole = _whole_lists(pairings, year)
    listed = [year >= max(ROUNDS) or giver in whole for giver in rows["origin"]]
    ends = rows["end_basis_before"].where(rows["end_basis_before"].eq("stated"), "next_round")
    ends = ends.mask(pd.Series(listed, index=rows.index) & ends.ne("stated"), "policy")
    rows["basis"] = rows["start_basis"].where(~gone, ends)
    order = rows["change"].map(PROVINCE_CHANGES.index)
    columns = [*SIDES, "change", "kind", "links", "start", "end", "kind_before", "basis", "source_ids"]
    rows = rows.assign(order=order).sort_values(["order", *SIDES], ignore_index=True)
    return rows[columns].astype({"start": "Int64", "end": "Int64"})


def _whole_lists(pairings: pd.DataFrame, year: int) -> set[str]:
    """Provinces whose list of pairs is known to be whole in a year."""
    if "closed" not in pairings:
        return set()
    rows = pairings[
        pairings["closed"] & (pairings["closed_start"] <= year) & (pairings["closed_end"] >= year)
    ]
    return set(rows["assisting"].map(province_of))


def _rolled_up(pairings: pd.DataFrame) -> pd.DataFrame:
    """The pairs with the provinces of both sides and the kind of link that each is."""
    rows = pairings.assign(
        origin=pairings["assisting"].map(province_of),
        destination=pairings["assisted"].map(province_of),
        kind=pairings["level"].map(_KIND_OF_LEVEL),
    )
    return rows[rows["origin"] != rows["destination"]]


def _years(rows: pd.DataFrame, last: int) -> pd.DataFrame:
    """Each year of each pair of provinces up to `last`, with the best kind of that year and its `rank`."""
    spans = zip(rows["start"], rows["end"].fillna(last), strict=True)
    years = rows[[*SIDES, "kind"]].assign(year=[range(int(a), int(b) + 1) for a, b in spans])
    years = years.explode("year").dropna(subset="year").astype({"year": int})
    years = years.assign(rank=years["kind"].map(KINDS.index)).sort_values([*SIDES, "year", "rank"])
    return years.drop_duplicates([*SIDES, "year"])


def runs_of_provinces(pairings: pd.DataFrame, last: int = 0) -> pd.DataFrame:
    """Unbroken years of one kind of each pair of provinces, one after the other.

    Parameters
    ----------
    pairings : DataFrame
        From `today`.
    last : int
        A year that must be looked at, if the table doesn't reach it.

    Returns
    -------
    DataFrame
        `origin`, `destination`, `kind`, `start`, `end` (null: in force), `start_basis`, `end_basis` and `first`.
    """
    rows = _rolled_up(pairings)
    # What reaches the year after all that is known is in force.
    horizon = (
        max(last, rows["start"].max(), rows["end"].max() if rows["end"].notna().any() else 0) + 1
        if len(rows)
        else last
    )
    years = _years(rows, horizon)
    gap = years["year"].diff().ne(1) | years[SIDES].ne(years[SIDES].shift()).any(axis=1)
    years = years.assign(any=gap.cumsum())
    years["first"] = years.groupby("any")["year"].transform("min")
    years["run"] = (gap | years["kind"].ne(years["kind"].shift())).cumsum()
    found = years.groupby("run", as_index=False).agg(
        **{name: (name, "first") for name in (*SIDES, "kind", "rank", "first")},
        start=("year", "min"), end=("year", "max"),
    )  # fmt: skip
    found["end"] = found["end"].where(found["end"] < horizon)
    for side, order in (("start", _BEST_BASIS), ("end", ("open", "stated", "next_round"))):
        bases = rows.assign(rank=rows[f"{side}_basis"].map(order.index)).sort_values("rank")
        bases = bases[[*SIDES, "kind", side, f"{side}_basis"]].drop_duplicates([*SIDES, "kind", side])
        found = found.astype({side: "Int64"}).merge(bases, on=[*SIDES, "kind", side], how="left")
    # A kind that gave way to a better one, or came after it, begins or ends with the round.
    return found.fillna({"start_basis": "continued", "end_basis": "next_round"})


def _made_of(rows: pd.DataFrame) -> tuple[str, str]:
    """The links that make a pair of provinces, and the pages behind it."""
    if rows["kind"].iat[0] == WHOLE:
        return "", joined(rows["source_ids"])
    links = _finest(rows)
    return ";".join(sorted({*(links[PAIR[0]] + "-" + links[PAIR[1]])})), joined(links["source_ids"])


def _finest(links: pd.DataFrame) -> pd.DataFrame:
    """Links without those that another one tells more closely: Dalian to Guizhou beside Dalian to Liupanshui."""
    ends = [
        [(code.rstrip("0") if level_of(code) != "county" else code) for code in links[side]] for side in PAIR
    ]
    heads = list(zip(*ends, strict=True))
    told = [
        any(other != own and other[0].startswith(own[0]) and other[1].startswith(own[1]) for other in heads)
        for own in heads
    ]
    return links[~np.array(told, dtype=bool)]


def newest_round(year: int) -> Round:
    """The newest round in force in a year, one that only added pairs included."""
    return [r for r in ROUNDS.values() if r.year <= max(year, min(ROUNDS))][-1]


def changes(pairings: pd.DataFrame, year: int, level: str = "") -> pd.DataFrame:
    """Pairs of a year against those of the last year before the newest round.

    Parameters
    ----------
    pairings, year, level
        As for `in_force`.

    Returns
    -------
    DataFrame
        `assisting`, `assisted`, `level`, `change` (added, continued or ended), `start`, `end`, `basis`
        (where the year of the change is from: `start_basis` of a pair in force, `end_basis` of one that ended) and
        `source_ids`. Against the round of 1996 nothing can be compared: all its pairs are added.
    """
    now = in_force(pairings, year, level)
    before = in_force(pairings, newest_round(year).year - 1, level)
    old, new = (pd.MultiIndex.from_frame(rows[PAIR]) for rows in (before, now))
    kept = new.isin(old)
    parts = [
        now.assign(change="added", basis=now["start_basis"])[~kept],
        now.assign(change="continued", basis=now["start_basis"])[kept],
        before.assign(change="ended", basis=before["end_basis"])[~old.isin(new)],
    ]
    columns = [*PAIR, "level", "change", "start", "end", "basis", "source_ids"]
    return pd.concat(parts, ignore_index=True)[columns]


def today(pairings: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The same pairs with the places of today, so that a pair whose place got a new code stays one pair.

    Parameters
    ----------
    pairings : DataFrame
        The processed table.
    places : DataFrame
        The processed table; `successor` is the code of today of a place that is no more.

    Returns
    -------
    DataFrame
        `pairings` with codes of today, without pairs inside one place of today. A place without a successor keeps
        its code, which no map of today has.
    """
    last = places.sort_values("valid_to", na_position="last").drop_duplicates("adcode", keep="last")
    former = last.dropna(subset="successor").set_index("adcode")["successor"].to_dict()
    rows = pairings.assign(**{side: [_today(code, former) for code in pairings[side]] for side in PAIR})
    return rows[rows["assisting"] != rows["assisted"]].reset_index(drop=True)


def _today(code: str, former: Mapping[str, str]) -> str:
    while code in former:
        code = former[code]
    return code


def joined(cells: pd.Series) -> str:
    """Ids of several cells, each joined by ";", as one such cell."""
    return ";".join(sorted({one for cell in cells for one in cell.split(";") if one}))
