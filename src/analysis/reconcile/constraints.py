"""Claims of one indicator -> limits on sums of cells, each with its weight and its claims.

**Figure.** 33.9 亿 is 33.9 ± 0.05 亿 (the column `tolerance`); `about` widens this to 5 % of the figure.

**Weight.** A limit weighs what its pages weigh: official 3, state media 2, others 1. Pages of different
publishers that state the same limit add up; further pages of one publisher, and rows flagged `copy` or
`repeat`, do not. Claims that state the same limit become one row of the programme, which is also what keeps
its cost down where many pages repeat one figure.

**Nothing is lost.** Every claim of the indicator ends up in a limit or in `unused` with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.reconcile.cells import Cells
from analysis.reconcile.coverage import Places, cover, named_cells, places, since_first_year, years
from analysis.vocabulary import scope
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.publishers import house

KIND_WEIGHT = {"official": 3.0, "state-media": 2.0}
ABOUT = 0.05
"""Half-width of 'about', 'nearly', 左右, as a share of the figure."""


@dataclass(frozen=True, slots=True)
class Limit:
    """lower <= sum of the cells <= upper, as stated by some claims.

    `claims` are observation ids, the best-supported first, and `figures` what they print in base units.
    `kind` says what the limit tells of a single cell: "states" it, is a "floor" of it that speaks of the
    whole pair, or is "other"; `total` marks sums over pairs that the claims don't name.
    """

    cells: tuple[int, ...]
    lower: float
    upper: float
    kind: str
    total: bool
    claims: tuple[str, ...]
    figures: tuple[float, ...]
    tolerances: tuple[float, ...]
    weight: float

    @property
    def size(self) -> float:
        """The figure that a miss of this limit is measured against."""
        return max(self.figures[0], self.tolerances[0], 1e-9)


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim (or one year of a claim that holds for each year), read as cells and sides."""

    claim: str
    figure: float
    tolerance: float
    floor_cells: tuple[int, ...]
    cap_cells: tuple[int, ...]
    at_least: bool
    whole: bool
    total: bool


@dataclass(frozen=True)
class Limits:
    """All limits of one indicator, its cells, and the claims that limit nothing (id -> reason)."""

    cells: Cells
    limits: tuple[Limit, ...]
    readings: tuple[Reading, ...]
    unused: dict[str, str]


def usable_units(indicator: str) -> frozenset[str]:
    """Units that add up: person-times count as persons, households do not."""
    return frozenset(INDICATORS[indicator].units) - {"households"}


def limits_of(indicator: str, claims: pd.DataFrame, sources: pd.DataFrame, cells: Cells) -> Limits:
    """Read the claims of one flow indicator.

    Parameters
    ----------
    indicator : str
    claims : DataFrame
        Its rows of `observations`, in any order.
    sources : DataFrame
        `source_id`, `kind`, `publisher`, `published`.
    cells : Cells
        The pairs in force.

    Returns
    -------
    Limits
    """
    claims = claims.sort_values("observation_id", kind="stable")
    pages = sources.drop_duplicates("source_id").set_index("source_id")
    published = pd.to_numeric(pages["published"].astype("str").str[:4], errors="coerce").dropna().astype(int)
    units = usable_units(indicator)
    unused: dict[str, str] = {}
    read: list[tuple[object, Places, tuple, tuple, bool]] = []
    for claim in claims.itertuples(index=False):
        found = _read(claim, units, published)
        if isinstance(found, str):
            unused[claim.observation_id] = found
        else:
            read.extend((claim, *reading) for reading in found)
    cells = cells.with_named(
        key for _, where, _, touched, since in read if not since for key in named_cells(where, touched)
    )
    readings = []
    for claim, where, full, touched, since_start in read:
        reading = _locate(claim, where, full, touched, since_start, cells)
        if isinstance(reading, str):
            unused.setdefault(claim.observation_id, reading)
        else:
            readings.append(reading)
            unused.pop(claim.observation_id, None)
    weights = _weights(claims, pages)
    return Limits(cells, _merge(readings, weights), tuple(readings), unused)


def _flags(claim: object) -> tuple[str, ...]:
    return tuple(claim.flags.split(";")) if isinstance(claim.flags, str) and claim.flags else ()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _read(claim: object, units: frozenset[str], published: pd.Series) -> list[tuple] | str:
    """(places, full years, touched years, since start) of each figure of a claim, or why it is not used."""
    if claim.basis == "target":
        return "a target, not an outcome"
    if claim.basis == "stock":
        return "a level on a date, not a flow"
    if claim.unit not in units:
        return f"counted in {claim.unit}, which does not add to the indicator's unit"
    if not np.isfinite(claim.value) or claim.value < 0:
        return "no usable figure"
    flags = _flags(claim)
    where = places(_text(claim.origin), _text(claim.destination), flags)
    if isinstance(where, str):
        return where
    if pd.isna(claim.period_end):
        if claim.source_id not in published.index:
            return "neither the figure nor its page is dated"
        return [(where, (), int(published[claim.source_id]), True)]
    if pd.isna(claim.period_start):
        return [(where, (), claim.period_end.year, True)]
    full, touched = years(claim.period_start, claim.period_end)
    if "part_of_year" in flags:
        full = ()
    if scope.OPEN_END in flags and not claim.each_year:
        full = full[:-1]
    if claim.each_year:
        return [(where, (year,) if year in full else (), (year,), False) for year in touched]
    return [(where, full, touched, False)]


def _locate(
    claim: object, where: Places, full: tuple, touched: tuple, since_start: bool, cells: Cells
) -> Reading | str:
    if since_start:
        touched = since_first_year(cells, where, touched)
    found = cover(cells, where, full, touched, since_start=since_start)
    if found.reason:
        return found.reason
    figure, tolerance = float(claim.value) * where.times, float(claim.tolerance) * where.times
    if claim.bound == "about":
        tolerance = max(tolerance, ABOUT * figure)
    at_least = claim.bound == "at_least"
    if at_least and not found.touched:
        return "'more than', for a figure that reaches beyond the pairs"
    return Reading(
        claim=claim.observation_id,
        figure=figure,
        tolerance=tolerance,
        floor_cells=found.touched,
        cap_cells=() if at_least else found.full,
        at_least=at_least,
        whole=where.whole and where.times == 1,
        total=where.total,
    )


def _weights(claims: pd.DataFrame, pages: pd.DataFrame) -> dict[str, tuple[str, float, bool]]:
    """Observation id -> (house of its page, weight of its kind, whether it repeats another row or page)."""
    house_of = pages["publisher"].map(house) if len(pages) else pd.Series(dtype=str)
    kind = pages["kind"].map(KIND_WEIGHT).fillna(1.0) if len(pages) else pd.Series(dtype=float)
    flags = claims["flags"].fillna("").str.split(";").map(set)
    repeated = flags.map(lambda names: bool(names & {scope.COPY, scope.REPEAT}))
    houses = claims["source_id"].map(house_of).fillna(claims["source_id"])
    kinds = claims["source_id"].map(kind).fillna(1.0)
    return {
        claim: (name, weight, copied)
        for claim, name, weight, copied in zip(claims["observation_id"], houses, kinds, repeated, strict=True)
    }


def _rows(reading: Reading) -> list[tuple]:
    """(cells, lower, upper, kind) of one reading: one row where floor and cap speak of the same cells."""
    # 'More than 33' says at least 33, without the rounding that an exact figure may have.
    lower = reading.figure if reading.at_least else reading.figure - reading.tolerance
    upper = reading.figure + reading.tolerance
    floors, caps = reading.floor_cells, reading.cap_cells
    if floors == caps:
        one = len(floors) == 1 and reading.whole and not reading.total
        return [(floors, max(lower, 0.0), upper, "states" if one else "other")]
    rows = []
    if floors and lower > 0:
        one = len(floors) == 1 and reading.whole and not reading.total
        rows.append((floors, lower, np.inf, "floor" if one else "other"))
    if caps:
        rows.append((caps, 0.0, upper, "other"))
    return rows


def _merge(readings: list[Reading], weights: dict[str, tuple[str, float, bool]]) -> tuple[Limit, ...]:
    """Join equal limits; in an order that depends on what they say and not on the order of the claims."""
    groups: dict[tuple, list[Reading]] = {}
    for reading in readings:
        for row in _rows(reading):
            groups.setdefault((*row, reading.total), []).append(reading)
    limits = []
    for (cells, lower, upper, kind, total), members in groups.items():
        members.sort(key=lambda r: (-weights[r.claim][1], r.tolerance, r.claim))
        houses: dict[str, float] = {}
        for member in members:
            name, weight, copied = weights[member.claim]
            if not copied:
                houses[name] = max(houses.get(name, 0.0), weight)
        limits.append(
            Limit(
                cells=cells,
                lower=lower,
                upper=upper,
                kind=kind,
                total=total,
                claims=tuple(dict.fromkeys(m.claim for m in members)),
                figures=tuple(m.figure for m in members),
                tolerances=tuple(m.tolerance for m in members),
                weight=sum(houses.values()) or max(weights[m.claim][1] for m in members),
            )
        )
    return tuple(sorted(limits, key=lambda x: (x.cells, x.lower, x.upper, x.kind, x.total)))
