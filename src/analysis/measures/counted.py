"""Which pairs of provinces count in a span of years: the one set for every map, grid, bar and count of all reports.

A pair is left out, and named, where only counties of the two provinces are paired, or where of no round it was in force in half of the
years that are asked for: of a long time those of each round count, however short that was. The year in which a round ended a pair is none of that
round. Claims may speak of years in which two provinces were
not paired: they limit the national sums, and make no pair.
"""

from __future__ import annotations

import pandas as pd

from analysis.measures.pairs import COUNTIES, SIDES, of_provinces, without_ended, years_of_provinces
from analysis.vocabulary.rounds import ROUNDS, stages


def of_span(pairings: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Pairs of provinces that were in force in a span of years, and whether they count.

    Parameters
    ----------
    pairings : DataFrame
        From `measures.pairs.today`.
    first, last : int
        Years, both included.

    Returns
    -------
    DataFrame
        `origin`, `destination`, `kind` and `links` (`measures.pairs.of_provinces`), `begun` and `over` (the first and the last
        year in force within the span) and `counts`.
    """
    found = of_provinces(pairings, first, last)
    years = years_of_provinces(pairings, first, last).groupby(SIDES)["year"].agg(["min", "max"])
    own = years.reindex(pd.MultiIndex.from_frame(found[SIDES]))
    lasting = {pair for stage in stages(first, last) for pair in _of_stage(pairings, *stage)}
    kept = found["kind"].ne(COUNTIES) & pd.MultiIndex.from_frame(found[SIDES]).isin(lasting)
    found = found[[*SIDES, "kind", "links"]]
    return found.assign(begun=own["min"].to_numpy(), over=own["max"].to_numpy(), counts=kept)


def _of_stage(pairings: pd.DataFrame, first: int, last: int) -> pd.MultiIndex:
    """Pairs that were in force in at least half of some years of one round, and that it didn't end as it began."""
    years = years_of_provinces(pairings, first, last).groupby(SIDES).size()
    lasting = pd.MultiIndex.from_frame(without_ended(of_provinces(pairings, first, last), first)[SIDES])
    return years.index[2 * years >= last - first + 1].intersection(lasting)


def by_year(pairings: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """The pairs that count in each single year of a span: `origin`, `destination`, `year`; none of a span without a year."""
    found = years_of_provinces(pairings, first, last)
    found = found[found["kind"].ne(COUNTIES)]
    for year in set(ROUNDS) & set(range(first, last + 1)):
        lasting = pd.MultiIndex.from_frame(without_ended(of_provinces(pairings, year), year)[SIDES])
        found = found[found["year"].ne(year) | pd.MultiIndex.from_frame(found[SIDES]).isin(lasting)]
    return found.sort_values("year", kind="stable", ignore_index=True)[[*SIDES, "year"]]
