"""Which claims disagree, by how much, and with which others.

===============  =====================================================================================================
kind             meaning
===============  =====================================================================================================
gave_way         every answer of least cost misses the claim: it limits nothing any more
tied             some answers miss it, others its rivals: the bounds leave both open
disagreed        another page prints another exact figure for the very same places and days, whether or not the two
                 are weighed against each other anywhere (one may be a part of what the other counts)
outdone          another page prints a higher 'more than' for the very same places and days: both can be true
dated_past_page  the printed days reach beyond the day of the page, and only so it would contradict others
suspect          it is so far from what pair, indicator and year suggest that it is likely a slip; it limits nothing
                 until a second house repeats it
outside_list     it names a pair that the giver's closed list does not hold
===============  =====================================================================================================

The first two come from the settlement (`settle`). The others compare what is printed, before anything is solved.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.reconcile.limits import Weights, agreements
from analysis.reconcile.reading import Reading
from analysis.reconcile.solved import Solved
from analysis.vocabulary import scope
from analysis.vocabulary.codes import (
    DATED_PAST_PAGE,
    DISAGREED,
    GAVE_WAY,
    OUTDONE,
    OUTSIDE_LIST,
    SUSPECT,
    TIED,
)

COLUMNS = {
    "indicator": "str",
    "kind": "str",
    "observation_id": "str",
    "figure": "float64",
    "slack": "float64",
    "relative_slack": "float64",
    "direction": "str",
    "weight": "float64",
    "against": "str",
    "against_weight": "float64",
    "url": "str",
    "against_urls": "str",
}
"""Columns of `contradictions` and their types; several ids are joined by ";", several addresses by a blank."""

TOO_HIGH, TOO_LOW = "too_high", "too_low"
UNSETTLED = frozenset({GAVE_WAY, TIED})
"""Kinds of claims that the system could not hold all together."""


def row(
    kind: str,
    claim: str,
    figure: float,
    gap: float,
    weight: float,
    against: Iterable[str],
    against_weight: float,
) -> dict[str, object]:
    """One row of `COLUMNS`, without indicator and addresses; `gap` is positive where the figure is too high."""
    return {
        "kind": kind,
        "observation_id": claim,
        "figure": figure,
        "slack": abs(gap),
        "relative_slack": abs(gap) / max(figure, 1e-9),
        "direction": TOO_HIGH if gap > 0 else TOO_LOW,
        "weight": weight,
        "against": ";".join(sorted(against)),
        "against_weight": against_weight,
    }


def unsettled(solved: Solved) -> list[dict[str, object]]:
    """List the claims whose limits gave way or are tied, with their rivals, one row a claim."""
    found, limits = solved.settlement, solved.limits
    rows, seen = [], set()
    for number in np.flatnonzero(found.lost | found.tied):
        limit, rivals = limits[number], found.rivals.get(int(number), ())
        against = {claim for r in rivals for claim in limits[r].claims} - set(limit.claims)
        kind = GAVE_WAY if found.lost[number] else TIED
        for claim, figure in zip(limit.claims, limit.figures, strict=False):
            if (claim, kind) not in seen:
                seen.add((claim, kind))
                weight = sum(limits[r].weight for r in rivals)
                rows.append(row(kind, claim, figure, found.slack[number], limit.weight, against, weight))
    return rows


def past_page(
    rows: list[dict[str, object]], as_printed: list[dict[str, object]], cut: frozenset[str]
) -> list[dict]:
    """List what contradicts others only where its days are taken as printed, beyond the day of the page.

    Parameters
    ----------
    rows, as_printed : list of dict
        From `unsettled`, with the days cut at the pages' and as printed.
    cut : frozenset of str
        Claims whose days were cut.
    """
    still = {found["observation_id"] for found in rows}
    gone = []
    for found in as_printed:
        sides = {found["observation_id"], *found["against"].split(";")}
        if found["observation_id"] not in still and sides & cut:
            gone.append(found | {"kind": DATED_PAST_PAGE})
    return gone


def compared(claims: pd.DataFrame, readings: Iterable[Reading], weights: Weights) -> list[dict[str, object]]:
    """List exact figures on the same places, printed days and kinds that differ by more than their rounding.

    Each figure of the less supported side is listed against the other. Two parts of a thing, figures that one page gives
    for several scopes or for a whole and its part, and a lower figure of which the collector noted what part it is (funds,
    of funds and goods) are no disagreement.

    Parameters
    ----------
    claims : DataFrame
        The rows of `observations` behind the readings.
    readings : iterable of Reading
    weights : Weights
    """
    page = dict(zip(claims["observation_id"], claims["source_id"], strict=True))
    flags = dict(zip(claims["observation_id"], claims["flags"].fillna("").str.split(";"), strict=True))
    explained = {
        claim for claim, note in zip(claims["observation_id"], claims["note"].fillna(""), strict=True)
        if note and not scope.MAYBE_A_PART.isdisjoint(flags[claim])
    }  # fmt: skip
    groups: dict[tuple, list[Reading]] = {}
    for reading in readings:
        if reading.bound == "exact" and reading.printed and reading.places.times == 1:
            key = (reading.places.givers, reading.places.receivers, reading.kinds, reading.printed)
            groups.setdefault(key, []).append(reading)
    rows = []
    for members in groups.values():
        told: dict[str, set[str]] = {}
        for sides in combinations(agreements(members, weights), 2):
            light, heavy = sorted(
                sides, key=lambda side: (weights.together(r.claim for r in side), side[0].claim)
            )
            for one in light:
                told.setdefault(one.claim, set()).update(
                    other.claim
                    for other in heavy
                    if not _apart(flags[one.claim], flags[other.claim], page[one.claim] == page[other.claim])
                    and min(one, other, key=lambda side: side.figure).claim not in explained
                )
        figure = {reading.claim: reading.figure for reading in members}
        for claim, against in told.items():
            if against:
                gap, weight = figure[claim] - figure[min(against)], weights.together([claim])
                rows.append(
                    row(DISAGREED, claim, figure[claim], gap, weight, against, weights.together(against))
                )
    return rows


def _apart(one: list[str], other: list[str], same_page: bool) -> bool:
    """Whether two figures are of different scopes: two parts, or what one page tells apart."""
    if same_page:
        return bool({*scope.MAYBE_A_PART, scope.SEVERAL_ON_PAGE} & {*one, *other})
    return not (scope.MAYBE_A_PART.isdisjoint(one) or scope.MAYBE_A_PART.isdisjoint(other))


def outdone(claims: pd.DataFrame, readings: Iterable[Reading], weights: Weights) -> list[dict[str, object]]:
    """List 'more than' figures that another page's 'more than' on the same places and days goes beyond."""
    page = dict(zip(claims["observation_id"], claims["source_id"], strict=True))
    groups: dict[tuple, list[Reading]] = {}
    for reading in readings:
        if reading.bound == "at_least" and reading.printed:
            key = (reading.places.givers, reading.places.receivers, reading.kinds, reading.printed)
            groups.setdefault(key, []).append(reading)
    rows = []
    for members in groups.values():
        top = max(reading.figure for reading in members)
        best = [reading for reading in members if reading.figure == top]
        room = max(reading.tolerance for reading in best)
        for reading in members:
            rivals = [r.claim for r in best if page[r.claim] != page[reading.claim]]
            if rivals and top - reading.figure > reading.tolerance + room:
                rows.append(
                    row(
                        OUTDONE, reading.claim, reading.figure, reading.figure - top, weights.together([reading.claim]),
                        rivals, weights.together(rivals),
                    )
                )  # fmt: skip
    return rows


def outside(solved: Solved, closed: dict[str, dict[int, str]]) -> list[dict[str, object]]:
    """List the claims that name a pair outside a closed list."""
    figure = {reading.claim: reading.figure for reading in solved.read.readings}
    claims = sorted({claim for claim, *_ in solved.atoms.outside})
    return [row(OUTSIDE_LIST, c, figure[c], 0.0, solved.read.weights.together([c]), (), 0.0) for c in claims]


def suspect(solved: Solved) -> list[dict[str, object]]:
    """List the claims that were set aside before anything was settled; `slack` is their distance to what was expected."""
    weights = solved.read.weights
    return [
        row(
            SUSPECT,
            claim,
            one.figure,
            one.figure - float(f"{one.expected:.3g}"),
            weights.together([claim]),
            (),
            0.0,
        )
        for one in solved.suspects
        for claim in one.claims
    ]


def table(rows: list[dict[str, object]], observations: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Make the table: indicator and addresses of both sides, columns and types in order, rows sorted.

    A disagreement that the settlement lists already, against the same claims, is not listed twice.
    """
    claims = observations.drop_duplicates("observation_id").set_index("observation_id")
    url = (
        claims["source_id"].map(sources.drop_duplicates("source_id").set_index("source_id")["url"]).fillna("")
    )
    listed = {
        (claim, other)
        for found in rows
        if found["kind"] in UNSETTLED
        for claim in [found["observation_id"]]
        for other in found["against"].split(";")
    }
    listed |= {(other, claim) for claim, other in listed}
    rows = [
        found
        for found in rows
        if found["kind"] != DISAGREED
        or any((found["observation_id"], other) not in listed for other in found["against"].split(";"))
    ]
    made = pd.DataFrame(rows, columns=[c for c in COLUMNS if c not in ("indicator", "url", "against_urls")])
    made["indicator"] = made["observation_id"].map(claims["indicator"])
    made["url"] = made["observation_id"].map(url)
    made["against_urls"] = [
        " ".join(dict.fromkeys(url.get(claim, "") for claim in against.split(";") if claim))
        for against in made["against"]
    ]
    order = ["indicator", "observation_id", "kind", "direction", "against"]
    return made[list(COLUMNS)].astype(COLUMNS).sort_values(order, ignore_index=True)
