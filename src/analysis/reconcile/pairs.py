"""Which pairs of provinces are in force, year by year, and where a giver's list of pairs is whole.

The pairing table names provinces, cities and counties; a flow is asked for per province pair. So every pairing rolls up
by its adcodes (大连 210200 → 六盘水 520200 becomes 辽宁 210000 → 贵州 520000), and a province pair is in force in a year
when any pairing under it is. Pairs inside one province (青岛 → 菏泽) are no East-West cooperation.

The table was collected by hand and has gaps. Where a document closes a giver's list, what stands in the list is all that
there was between two provinces: if that is one pair of cities, it is the province pair.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.rows import each_row
from analysis.vocabulary.codes import FIRST_YEAR

NATIONAL = "100000"


def province(adcode: str) -> str:
    """Return the province that an adcode lies in (the country stays the country).

    >>> province("210200"), province("100000")
    ('210000', '100000')
    """
    return adcode[:2] + "0000"


def _spread(pairings: pd.DataFrame, last_year: int) -> pd.DataFrame:
    """One row for each pairing and year: origin, destination (provinces), assisting, assisted, year."""
    table = pairings.assign(
        origin=pairings["assisting"].str[:2] + "0000",
        destination=pairings["assisted"].str[:2] + "0000",
        first=pd.to_numeric(pairings["start"], errors="coerce").fillna(
            pd.to_numeric(pairings["round"], errors="coerce")
        ),
        last=pd.to_numeric(pairings["end"], errors="coerce").fillna(last_year),
    )
    table = table[(table["origin"] != table["destination"]) & table["first"].notna()]
    first = table["first"].astype(int).clip(lower=FIRST_YEAR)
    last = table["last"].astype(int).clip(upper=last_year)
    years = [range(a, b + 1) for a, b in zip(first, last, strict=True)]
    columns = ["origin", "destination", "assisting", "assisted"]
    spread = table[columns].assign(year=years).explode("year").dropna(subset="year")
    return spread.assign(year=spread["year"].astype(int))


@dataclass(frozen=True)
class Force:
    """Which pairs of provinces are in force in which years, and what their lists name.

    Attributes
    ----------
    years : dict
        (origin, destination) -> its years in the pairing table, ascending.
    lists : dict
        (origin, destination) -> {year: places paired, as ((giver, receiver), …)}, for the years in which the giver's list
        is closed: nothing outside it exists.
    closed : dict
        Giver's province -> {year: source ids of the page that closes its list}.
    """

    years: dict[tuple[str, str], tuple[int, ...]]
    lists: dict[tuple[str, str], dict[int, tuple[tuple[str, str], ...]]]
    closed: dict[str, dict[int, str]]

    @classmethod
    def of(cls, pairings: pd.DataFrame, last_year: int) -> Force:
        """Read the pairing table up to a year."""
        table = _spread(pairings, last_year)
        closed = closed_years(pairings)
        years: dict[tuple[str, str], set[int]] = {}
        lists: dict[tuple[str, str], dict[int, set[tuple[str, str]]]] = {}
        for row in each_row(table, index=False):
            pair = (row.origin, row.destination)
            years.setdefault(pair, set()).add(row.year)
            if row.year in closed.get(row.origin, ()):
                lists.setdefault(pair, {}).setdefault(row.year, set()).add((row.assisting, row.assisted))
        return cls(
            {pair: tuple(sorted(found)) for pair, found in sorted(years.items())},
            {
                pair: {year: tuple(sorted(places)) for year, places in found.items()}
                for pair, found in lists.items()
            },
            closed,
        )


def closed_years(pairings: pd.DataFrame) -> dict[str, dict[int, str]]:
    """Years in which a giver's list is whole, by the province of the giver, with the page that says so."""
    found: dict[str, dict[int, str]] = {}
    if "closed" not in pairings:
        return found
    for row in each_row(pairings[pairings["closed"].fillna(False).astype(bool)], index=False):
        for year in range(int(row.closed_start), int(row.closed_end) + 1):
            found.setdefault(province(row.assisting), {})[year] = row.closed_by
    return found
