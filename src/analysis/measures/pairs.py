"""Who helps whom: pairs in force in a year, and what a round changed.

The years of a pair are as good as the pages behind it: `start_basis` and `end_basis` of the table `pairings` say
where each is from, and they are kept in every result, so that an inferred year is never mistaken for a printed
one. What is not in the table is unknown, not unpaired: only the province pairs of each round are complete.

Two provinces may be linked as a whole, or only by cities or counties in them. `of_provinces` says which, and is the one
set of pairs for every map, grid and title: the pairs of the table `series` are the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.measures.links import Link, joined, made_of
from analysis.rows import each_row
from analysis.vocabulary.places import province_of
from analysis.vocabulary.rounds import ROUNDS, Round

PAIR = ["assisting", "assisted"]
SIDES = ["origin", "destination"]
WHOLE, CITIES, COUNTIES = "whole", "cities", "counties"
KINDS = (WHOLE, CITIES, COUNTIES)
"""How two provinces are linked: each as a whole, by a city or prefecture in one of them, or only by counties."""
_KIND_OF_LEVEL = {"province": WHOLE, "prefecture": CITIES, "county": COUNTIES}
_BEST_BASIS = ("stated", "policy", "round", "continued", "seen")


def in_force(pairings: pd.DataFrame, year: int | None, level: str = "") -> pd.DataFrame:
    """Pairs in force in a year.

    Parameters
    ----------
    pairings : DataFrame
        The processed table.
    year : int or None
        None is today: pairs without an end.
    level : {"", "province", "prefecture", "county"}
        That of the finer side of a pair; empty for all.

    Returns
    -------
    DataFrame
        The rows of `pairings`, one a pair (that of the newest round), by assisting and assisted place.
    """
    begun, over = (True, False) if year is None else (pairings["start"] <= year, pairings["end"] >= year)
    rows = pairings[begun & (pairings["end"].isna() | over)]
    rows = rows[rows["level"] == level] if level else rows
    return rows.sort_values([*PAIR, "round"]).drop_duplicates(PAIR, keep="last", ignore_index=True)


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
        whole one), `links_since`, `links_basis`, `links_until` and `links_end_basis` (of each of them the first and the last of its
        own unbroken years, the last one empty in force, and where they are from), `start`, `end` (the unbroken years of this
        kind; a null end is in force), `start_basis`, `end_basis`, `first`, `last` (since and until when the provinces are linked by
        whatever kind; a null last is in force) and `source_ids`.
    """
    return _of_provinces(_rolled_up(pairings), first, first if last is None else last).copy()


@lru_cache(maxsize=32)
def _of_provinces(every: tuple[Link, ...], first: int, last: int) -> pd.DataFrame:
    found = _runs(every, last)
    found = found[(found["start"] <= last) & (found["end"].isna() | (found["end"] >= first))]
    found = found.sort_values([*SIDES, "rank", "start"]).drop_duplicates(SIDES)
    kinds = dict(zip(zip(found["origin"], found["destination"], strict=True), found["kind"], strict=True))
    made: dict[tuple[str, str], list[Link]] = {sides: [] for sides in kinds}
    for link in every:
        if link.start <= last and link.end >= first and kinds.get(link.sides) == link.kind:
            made[link.sides].append(link)
    told = [
        (*[""] * len(_OF_LINKS), joined(link.source_ids for link in links))
        if kinds[sides] == WHOLE else made_of(links, every)
        for sides, links in made.items()
    ]  # fmt: skip
    names = [*_OF_LINKS, "source_ids"]
    found[names] = pd.DataFrame(told, columns=names, index=found.index, dtype="str")
    return found[list(PROVINCE_COLUMNS)].reset_index(drop=True)


_OF_LINKS = ("links", "links_since", "links_basis", "links_until", "links_end_basis")
_OF_YEARS = (*_OF_LINKS, "start", "end", "start_basis", "end_basis", "first", "last")
PROVINCE_COLUMNS = (*SIDES, "kind", *_OF_YEARS, "source_ids")


def years_of_provinces(pairings: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """`of_provinces` year by year: `origin`, `destination`, `year` and `kind`.

    Parameters
    ----------
    pairings : DataFrame
        From `today`.
    first, last : int
        Years, both included.
    """
    links = _rolled_up(pairings)
    sides, years, ranks = _years(links, last)
    pairs = pd.DataFrame(sides, columns=SIDES, dtype="str")
    rows = pairs.assign(year=years, kind=pd.Series([KINDS[rank] for rank in ranks], dtype="str"))
    return rows[rows["year"].between(first, last)].reset_index(drop=True)


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
        `narrowed` the other way), `kind`, `links` to `last` as in `of_provinces` (of the pair now, of an ended one before), `kind_before`,
        `again` (of an ended one the first later year in which the two provinces are linked again, null where they aren't),
        `again_links` (which of its links come again), `basis` and `source_ids`. `basis` is where the year of the change is from; an
        end that no page states is `policy` where the list of the new round is known to be whole, else `next_round`. Pairs of which only
        counties are known are on no list of a round and are left out. Against the round of 1996 all pairs are added.
    """
    now = without_ended(of_provinces(pairings, year), year)
    before = of_provinces(pairings, newest_round(year).year - 1)
    now, before = (rows[rows["kind"] != COUNTIES] for rows in (now, before))
    rows = now.merge(before, on=SIDES, how="outer", suffixes=("", "_before"), indicator="seen")
    gone, new = (rows["seen"] == side for side in ("right_only", "left_only"))
    whole = _whole_lists(pairings, year)
    listed = [year >= max(ROUNDS) or giver in whole for giver in rows["origin"]]
    ends = rows["end_basis_before"].where(rows["end_basis_before"].eq("stated"), "next_round")
    ends = ends.mask(pd.Series(listed, index=rows.index) & ends.ne("stated"), "policy")
    rows["basis"] = rows["start_basis"].where(~gone, ends)
    for name in ("kind", *_OF_YEARS, "source_ids"):
        rows[name] = rows[name].where(~gone, rows[f"{name}_before"])
    rows["change"] = np.select(
        [gone, new, rows["kind"] == rows["kind_before"], rows["kind"] == WHOLE],
        ["ended", "added", "continued", "widened"], default="narrowed",
    )  # fmt: skip
    order = rows["change"].map(PROVINCE_CHANGES.index)
    columns = [
        *SIDES,
        "change",
        "kind",
        *_OF_YEARS,
        "kind_before",
        "again",
        "again_links",
        "basis",
        "source_ids",
    ]
    rows = rows.join(_linked_again(rows, pairings, year)).assign(order=order)
    rows = rows.sort_values(["order", *SIDES], ignore_index=True)[columns]
    return rows.astype(dict.fromkeys(("start", "end", "first", "last", "again"), "Int64"))


def _linked_again(rows: pd.DataFrame, pairings: pd.DataFrame, year: int) -> pd.DataFrame:
    """`again` and `again_links` of changes, from the links that begin after the year."""
    later = [link for link in _rolled_up(pairings) if link.start > year and link.kind != COUNTIES]
    found = []
    for row in each_row(rows):
        own = [link for link in later if (row.change, *link.sides) == ("ended", row.origin, row.destination)]
        same = sorted({"-".join(link.places) for link in own} & {*row.links.split(";")})
        found.append((min((link.start for link in own), default=None), ";".join(same)))
    return pd.DataFrame(found, columns=["again", "again_links"], index=rows.index)


def _whole_lists(pairings: pd.DataFrame, year: int) -> set[str]:
    """Provinces whose list of pairs is known to be whole in a year."""
    if "closed" not in pairings:
        return set()
    rows = pairings[
        pairings["closed"] & (pairings["closed_start"] <= year) & (pairings["closed_end"] >= year)
    ]
    return set(rows["assisting"].map(province_of))


def _rolled_up(pairings: pd.DataFrame) -> tuple[Link, ...]:
    """The pairs between provinces. They are few thousand short texts: as plain tuples they are read in no time."""
    names = ("level", "start", "end", "start_basis", "end_basis", *PAIR, "source_ids")
    return _links(tuple(zip(*(pairings[name].tolist() for name in names), strict=True)))


@lru_cache(maxsize=4)  # most measures of a report ask of the same pairs
def _links(rows: tuple[tuple, ...]) -> tuple[Link, ...]:
    links = (
        Link(
            (province_of(giver), province_of(receiver)), _KIND_OF_LEVEL[level], int(start),
            math.inf if pd.isna(end) else int(end), (begun, ended), (giver, receiver), pages,
        )
        for level, start, end, begun, ended, giver, receiver, pages in rows
    )  # fmt: skip
    return tuple(link for link in links if link.sides[0] != link.sides[1])


def _years(links: Iterable[Link], last: int) -> tuple[list[tuple[str, str]], np.ndarray, np.ndarray]:
    """Each year of each pair of provinces up to `last`: the pair, the year, and the rank of its best kind in `KINDS`."""
    best: dict[tuple[tuple[str, str], int], int] = {}
    for link in links:
        rank = KINDS.index(link.kind)
        for year in range(link.start, int(min(link.end, last)) + 1):
            best[link.sides, year] = min(rank, best.get((link.sides, year), rank))
    told = sorted(best)
    years, ranks = [year for _, year in told], [best[key] for key in told]
    return [sides for sides, _ in told], np.array(years, dtype=int), np.array(ranks, dtype=int)


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
        `origin`, `destination`, `kind`, `start`, `end` (null: in force), `start_basis`, `end_basis`, and `first` and `last`
        (null: in force) of the unbroken years of whatever kind.
    """
    return _runs(_rolled_up(pairings), last).copy()


@lru_cache(maxsize=32)
def _runs(links: tuple[Link, ...], last: int) -> pd.DataFrame:
    # What reaches the year after all that is known is in force.
    known = [last, *(link.start for link in links), *(link.end for link in links if link.end < math.inf)]
    horizon = int(max(known)) + 1
    sides, years, ranks = _years(links, horizon)
    firsts = np.array([i == 0 or sides[i] != sides[i - 1] for i in range(len(sides))], dtype=bool)
    gap = firsts | (np.diff(years, prepend=0) != 1)
    unbroken = np.flatnonzero(gap)
    begins = np.flatnonzero(gap | (np.diff(ranks, prepend=-1) != 0))
    ends = years[[*(begins[1:] - 1), len(years) - 1]] if len(years) else years
    lasts = years[[*(unbroken[1:] - 1), len(years) - 1]] if len(years) else years
    chain = np.searchsorted(unbroken, begins, side="right") - 1
    found = pd.DataFrame([sides[i] for i in begins], columns=SIDES, dtype="str").assign(
        kind=pd.Series([KINDS[rank] for rank in ranks[begins]], dtype="str"),
        rank=ranks[begins],
        first=years[unbroken[chain]],
        last=pd.Series(lasts[chain], dtype="Int64").where(lasts[chain] < horizon),
        start=pd.Series(years[begins], dtype="Int64"),
        end=pd.Series(ends, dtype="Int64").where(ends < horizon),
    )
    # A kind that gave way to a better one, or came after it, begins or ends with the round.
    for at, (side, order, other) in enumerate((
        ("start", _BEST_BASIS, "continued"), ("end", ("open", "stated", "next_round"), "next_round"),
    )):  # fmt: skip
        bases: dict[tuple, str] = {}
        for link in sorted(links, key=lambda link, at=at, order=order: order.index(link.bases[at])):
            bases.setdefault((link.sides, link.kind, (link.start, link.end)[at]), link.bases[at])
        dates = found[side].astype("float64").fillna(math.inf)
        keys = zip(zip(found["origin"], found["destination"], strict=True), found["kind"], dates, strict=True)
        found[f"{side}_basis"] = pd.Series([bases.get(key, other) for key in keys], dtype="str")
    return found


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
        `assisting`, `assisted`, `level`, `change` (added, continued or ended), `start`, `end`, `again` (of an ended pair
        the first later year in which it begins again; null where it doesn't), `basis` (where the year of the change is from: `start_basis` of a pair in force, `end_basis` of one that ended) and
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
    columns = [*PAIR, "level", "change", "start", "end", "again", "basis", "source_ids"]
    again = pairings[pairings["start"] > year].groupby(PAIR)["start"].min().rename("again")
    rows = pd.concat(parts, ignore_index=True).join(again, on=PAIR)
    return rows.assign(again=rows["again"].where(rows["change"] == "ended").astype("Int64"))[columns]


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
    last = places.sort_values("valid_to", na_position="last", kind="stable").drop_duplicates(
        "adcode", keep="last"
    )
    former = last.dropna(subset="successor").set_index("adcode")["successor"].to_dict()
    rows = pairings.assign(**{side: [_today(code, former) for code in pairings[side]] for side in PAIR})
    return rows[rows["assisting"] != rows["assisted"]].reset_index(drop=True)


def _today(code: str, former: Mapping[str, str]) -> str:
    while code in former:
        code = former[code]
    return code
