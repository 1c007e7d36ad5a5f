"""Claims that name a pair in years in which no list has it: a finding with the claim, for one of the two is incomplete.

The lists are far from whole, so such a claim is no reject: it shows where a list must be looked for.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pandas as pd

from analysis.rows import each_row
from analysis.vocabulary.codes import LAST_YEAR, WARNING
from analysis.vocabulary.forces import COUNTERPART_SUPPORT, EAST_WEST
from analysis.vocabulary.places import NATION, prefecture_of, province_of


def findings(observations: pd.DataFrame, pairings: pd.DataFrame) -> list[dict]:
    """Return a finding for each claim on East-West cooperation that names a pair and years without a list.

    A list has a pair when it has the two places, or places that these lie in, or that lie in them. Only claims with a
    last day are asked, and no plans; of a span, the years that no list has are named.
    """
    listed: dict[tuple, set[int]] = defaultdict(set)
    for row in each_row(pairings):
        last = LAST_YEAR if pd.isna(row.end) else int(row.end)
        for tie in product(_keys(row.assisting), _keys(row.assisted)):
            listed[tie].update(range(int(row.start), last + 1))
    asked = observations[
        (observations["force"] == EAST_WEST)
        & observations["origin"].notna()
        & observations["destination"].notna()
        & observations["period_end"].notna()
        & (observations["basis"] != "target")
        & ~observations["flags"].str.contains(f"{COUNTERPART_SUPPORT}|group", regex=True)
    ]
    last = asked["period_end"].dt.year
    first = asked["period_start"].dt.year.fillna(last).where(asked["basis"] != "stock", last).astype(int)
    missing = {
        key: _missing(*key, listed)
        for key in set(zip(asked["origin"], asked["destination"], first, last, strict=True))
    }
    rows = zip(each_row(asked), first, last, strict=True)
    return [
        _finding(row, missing[key])
        for row, start, end in rows
        if missing[key := (row.origin, row.destination, start, end)]
    ]


def _above(code: str) -> set[str]:
    """A place and the places that it lies in."""
    return {code, prefecture_of(code) or code, province_of(code)}


def _keys(code: str) -> list[tuple[str, str]]:
    """How a place of a list is found: by itself, and from every place that it lies in."""
    return [("itself", code), *(("inside", other) for other in _above(code))]


def _asked(code: str) -> list[tuple[str, str]]:
    """The keys of the places of a list that are this place, lie in it, or hold it."""
    return [("inside", code), *(("itself", other) for other in _above(code) - {code})]


def _missing(
    origin: str, destination: str, first: int, last: int, listed: dict[tuple, set[int]]
) -> dict[tuple[str, str], list[int]]:
    """Each pair that a claim names -> the years of the claim in which no list has it."""
    givers, receivers = origin.split(";"), destination.split(";")
    if NATION in (*givers, *receivers):
        return {}
    gaps = {}
    for giver, receiver in product(givers, receivers):
        if province_of(giver) == province_of(receiver):
            continue
        known = set().union(*(listed.get(tie, ()) for tie in product(_asked(giver), _asked(receiver))))
        if gap := [year for year in range(first, last + 1) if year not in known]:
            gaps[giver, receiver] = gap
    return gaps


def _finding(row, missing: dict[tuple[str, str], list[int]]) -> dict:
    said = "; ".join(
        f"{giver} to {receiver} in {gap[0]}" + (f"-{gap[-1]}" if len(gap) > 1 else "")
        for (giver, receiver), gap in list(missing.items())[:3]
    )
    more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
    return {
        "file": row.batch, "sheet": "", "cell": f"row {row.row}",
        "printed": f"{row.east_printed} → {row.west_printed} {row.period_printed}",
        "reason": f"no list of pairs has {said}{more}",
        "remedy": "look for the list of that round, and add the pair to data/raw/pairings; or mend the claim's places or period",
        "severity": WARNING,
    }  # fmt: skip
