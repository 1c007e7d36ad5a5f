"""What a claim covers: which years, which province pairs, and from which side it limits their sum.

A claim is an equation over the cells that it covers, but few claims cover whole cells. So each is read as two
limits, and only those that are certain are kept:

- its figure is at least the sum over the years that it covers *fully* (an upper limit on them);
- its figure is at most the sum over the years that it *touches* (a lower limit on them).

For a calendar year both are the same cells, and the claim is an equation. A part of a year covers nothing
fully, so only a floor is left; twelve months across two years are a floor of the two; 2018-2020-10 is a cap
on 2018-2019 and a floor on 2018-2020. The same care is taken with places:

=======================================  ===================================================================
printed                                  limits
=======================================  ===================================================================
province pair, or provinces listed       both, on the sum of the pairs between them
prefecture, county, development zone     floor of its province pair: part of it, never added to it
flag `part`, `several_on_page`           floor: the figure is a part, or the page has several scopes of it
flag `each_place`                        floor: the figure (often an average) times the places named
flag `wider`, one side left unnamed      cap: a giver's sum over all its areas may reach beyond the pairs
an unnamed group (seven eastern cities)  floor: some givers of that receiver
whole country                            both, on all pairs in force in those years
span with an open start                  floor since the pair's first year: 'so far' may be 'of late'
span whose last year is not stated       cap on all years but the last, floor with it: 'twenty years from 1996'
no date                                  floor from the pair's first year to the year of publication
target                                   none
=======================================  ===================================================================

The floors of different cities of one pair are not added up, though disjoint ones could be: whether two figures
are disjoint is seldom printed. The bounds are true, but could be narrower there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import pandas as pd

from analysis.reconcile.cells import FIRST_YEAR, NATIONAL, Cells, province
from analysis.vocabulary import scope

ONE_DAY = pd.Timedelta(days=1)
FLOOR_FLAGS = frozenset({scope.PART, scope.SEVERAL_ON_PAGE, scope.EACH_PLACE, "below_county", "group"})


@dataclass(frozen=True, slots=True)
class Places:
    """The province pairs of a claim and the sides from which it limits their sum.

    `pairs` is empty for a total; `origin` and `destination` then say of what ("100000": of all).
    """

    pairs: tuple[tuple[str, str], ...]
    floor: bool
    cap: bool
    whole: bool = True
    every_pair: bool = True
    times: int = 1
    origin: str = NATIONAL
    destination: str = NATIONAL

    @property
    def total(self) -> bool:
        """Whether the claim is a total over pairs that it does not name."""
        return not self.pairs


@dataclass(frozen=True, slots=True)
class Coverage:
    """Cells of one figure: those it covers fully (capped by it) and those it touches (its floor)."""

    full: tuple[int, ...] = ()
    touched: tuple[int, ...] = ()
    reason: str = field(default="")


@lru_cache(maxsize=16384)
def places(origin: str | None, destination: str | None, flags: tuple[str, ...]) -> Places | str:
    """Read the places of a claim.

    Parameters
    ----------
    origin, destination : str or None
        Adcodes joined by ";"; None where the page names none.
    flags : tuple of str
        The claim's data warnings.

    Returns
    -------
    Places or str
        A reason instead, if the claim can't limit any pair.
    """
    givers = [NATIONAL] if not origin else origin.split(";")
    receivers = [NATIONAL] if not destination else destination.split(";")
    floor, cap = True, True
    if FLOOR_FLAGS & set(flags):
        cap = False
    if scope.WIDER in flags:
        floor = False
    if NATIONAL in givers or NATIONAL in receivers:
        return _total(givers, receivers, floor, cap, named=bool(origin) and bool(destination), flags=flags)
    pairs = sorted({(province(o), province(d)) for o in givers for d in receivers})
    inside = [pair for pair in pairs if pair[0] == pair[1]]
    pairs = [pair for pair in pairs if pair[0] != pair[1]]
    if not pairs:
        return "giver and receiver are in one province"
    whole = all(code.endswith("0000") for code in (*givers, *receivers))
    if not whole:
        cap = False
    if inside:
        floor = False
    if not (floor or cap):
        return "covers both less and more than the pair"
    times = len(givers) * len(receivers) if scope.EACH_PLACE in flags else 1
    every_pair = min(len(givers), len(receivers)) == 1
    return Places(tuple(pairs), floor, cap, whole, every_pair, times)


def _total(
    givers: list[str], receivers: list[str], floor: bool, cap: bool, *, named: bool, flags: tuple[str, ...]
) -> Places | str:
    if len(givers) > 1 or len(receivers) > 1:
        return "a sum over several places whose partners are not named"
    origin, destination = givers[0], receivers[0]
    one_side = (origin == NATIONAL) != (destination == NATIONAL)
    if one_side:
        if not (origin if origin != NATIONAL else destination).endswith("0000"):
            return "a place below the province, over partners that are not named"
        # What one province gives or gets in all may reach beyond East-West cooperation.
        floor = floor and "group" in flags
    if scope.EACH_PLACE in flags:
        return "an average over places that are not named"
    if not (floor or cap):
        return "covers both less and more than the pairs"
    return Places((), floor, cap, origin=origin, destination=destination)


@lru_cache(maxsize=4096)
def years(start: pd.Timestamp, end: pd.Timestamp) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the years that lie fully inside a span of days, and those that it touches.

    >>> years(pd.Timestamp("2018-01-01"), pd.Timestamp("2020-10-31"))
    ((2018, 2019), (2018, 2019, 2020))
    """
    first = start.year + (start.day_of_year > 1)
    last = end.year - ((end + ONE_DAY).year == end.year)
    return tuple(range(first, last + 1)), tuple(range(start.year, end.year + 1))


def named_cells(where: Places, touched: Iterable[int]) -> list[tuple[str, str, int]]:
    """Return the pair-years that a claim names: where one side is one province, every pair of the list."""
    if where.total or not where.every_pair:
        return []
    return [(*pair, year) for pair in where.pairs for year in touched]


def cover(
    cells: Cells, where: Places, full: Iterable[int], touched: Iterable[int], *, since_start: bool = False
) -> Coverage:
    """Find the cells of a claim.

    Parameters
    ----------
    cells : Cells
        Those of the pairing table and those that claims name.
    where : Places
    full, touched : iterable of int
        As from `years`.
    since_start : bool
        The claim reaches back to the start of each pair, whenever that was, and so covers paired cells only.

    Returns
    -------
    Coverage
        `reason` says why it has no cells.
    """
    full, touched = tuple(full), tuple(touched)
    if not where.floor and not full:
        return Coverage(reason="reaches beyond the pairs, and covers no whole year")
    if where.total:
        caps = cells.of_year(full, where.origin, where.destination) if where.cap and full else ()
        floors = cells.of_year(touched, where.origin, where.destination) if where.floor else ()
        reason = "" if len(caps) or len(floors) else "no pair is in force in these years"
        return Coverage(tuple(map(int, caps)), tuple(map(int, floors)), reason)
    only_paired = since_start or not where.every_pair

    def numbers(years: tuple[int, ...]) -> tuple[int, ...]:
        keys = ((*pair, year) for pair in where.pairs for year in years)
        found = (cells.paired(key) if only_paired else cells.number[key] for key in keys)
        return tuple(sorted(number for number in found if number is not None))

    caps = numbers(full) if where.cap else ()
    floors = numbers(touched) if where.floor else ()
    reason = "" if caps or floors else "the pair is not in force in these years by the pairing table"
    return Coverage(caps, floors, reason)


def since_first_year(cells: Cells, where: Places, last: int) -> tuple[int, ...]:
    """Return the years from the first in which a named pair (or any pair) was in force to `last`."""
    firsts = [years[0] for pair in where.pairs if (years := cells.years_of.get(pair))]
    first = min(firsts, default=last) if where.pairs else FIRST_YEAR
    return tuple(range(first, last + 1))
