"""Claims of one family of indicators -> limits on what named places gave named places in named days.

**Figure.** 33.9 亿 is 33.9 ± 0.05 亿 (the column `tolerance`); `about` widens this to 5 % of the figure.

**Statement.** Exact figures on the same places, printed days and kinds that agree within their rounding are one
limit; where one of them is cut at the day of its page, the statement's cap reaches to the earliest and its floor to
the latest of their last days. Figures that don't agree are limits of their own, and rivals.

**Parts.** Parts that one page divides without overlap (`disjoint_part`) are floors each, and together one of their sum.

**Weight.** A limit weighs what its pages weigh: official 3, state media 2, others 1. Pages of different houses that
state the same add up; further pages of one house, and rows flagged `copy` or `repeat`, do not.

**Nothing is lost.** Every claim of the family ends up in a limit or in `unused` with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.reconcile.reading import Days, Reading, flags_of, read
from analysis.rows import each_row
from analysis.vocabulary import scope
from analysis.vocabulary.publishers import house

SAME_WEEKS = 31
"""Pages that appeared within so many days of one another speak of the same days where they print the same."""
KIND_WEIGHT = {"official": 3.0, "state-media": 2.0}


@dataclass(frozen=True, slots=True)
class Limit:
    """lower <= what `givers` gave `receivers` from `start` to the day before `end` <= upper, as some claims state.

    `side` is "both" (an equation within its rounding), "floor" or "cap"; `soft` floors are 'more than'. `claims` are
    observation ids, the best-supported first, and `figures` what they print in base units. `paired` restricts it to
    the pairs of the pairing table, `total` marks sums over partners that are not named.
    """

    givers: tuple[str, ...]
    receivers: tuple[str, ...]
    kinds: int
    start: int
    end: int
    paired: bool
    side: str
    lower: float
    upper: float
    claims: tuple[str, ...]
    figures: tuple[float, ...]
    tolerances: tuple[float, ...]
    weight: float
    total: bool
    soft: bool

    @property
    def size(self) -> float:
        """The figure that a miss of this limit is measured against."""
        return max(self.figures[0], self.tolerances[0], 1e-9)

    @property
    def order(self) -> tuple:
        """What the limits are sorted by: what they say, and not the order of the claims."""
        return (
            self.givers, self.receivers, self.kinds, self.start, self.end, self.paired, self.side, self.lower,
            self.upper, self.soft, self.claims,
        )  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """All limits of a family, the readings behind them, and the claims that limit nothing (id -> reason)."""

    limits: tuple[Limit, ...]
    readings: tuple[Reading, ...]
    unused: dict[str, str]
    weights: Weights


@dataclass(frozen=True)
class Weights:
    """What each claim weighs: the house of its page, the weight of the page's kind, whether it repeats another."""

    of: dict[str, tuple[str, float, bool]]

    def houses(self, claims: Iterable[str]) -> int:
        """How many houses stand behind some claims."""
        return len({self.of[claim][0] for claim in claims})

    def together(self, claims: Iterable[str]) -> float:
        """Weight of several claims: each house once, copies only where there is nothing else."""
        claims = tuple(claims)
        houses: dict[str, float] = {}
        for claim in claims:
            house, weight, copied = self.of[claim]
            if not copied:
                houses[house] = max(houses.get(house, 0.0), weight)
        return sum(houses.values()) or max(self.of[claim][1] for claim in claims)


def limits_of(claims: pd.DataFrame, sources: pd.DataFrame) -> Limits:
    """Read the claims of one family.

    Parameters
    ----------
    claims : DataFrame
        Its rows of `observations`, in any order.
    sources : DataFrame
        `source_id`, `kind`, `publisher`, `published`.

    Returns
    -------
    Limits
    """
    claims = claims.sort_values("observation_id", kind="stable")
    pages = sources.drop_duplicates("source_id").set_index("source_id")
    published = pd.to_numeric(pages["published"].astype("str").str[:4], errors="coerce").dropna().astype(int)
    unused: dict[str, str] = {}
    readings: list[Reading] = []
    for claim in each_row(claims, index=False):
        found = read(claim, published)
        if isinstance(found, str):
            unused[claim.observation_id] = found
        else:
            readings.extend(found)
    weights = _weights(claims, pages)
    stated = (*_merge(readings, weights), *_parts_together(readings, claims, weights))
    return Limits(tuple(sorted(stated, key=lambda limit: limit.order)), tuple(readings), unused, weights)


def _parts_together(readings: list[Reading], claims: pd.DataFrame, weights: Weights) -> list[Limit]:
    """Floors of the sum of parts that their page divides without overlap: what a province and what its cities gave."""
    apart = [scope.DISJOINT_PART in flags_of(row) for row in each_row(claims, index=False)]
    page = claims.loc[apart].set_index("observation_id")["source_id"]
    groups: dict[tuple, list[Reading]] = {}
    for reading in readings:
        if reading.exact and reading.floor and reading.claim in page.index:
            key = page[reading.claim], reading.places, reading.kinds, reading.floor, reading.paired
            groups.setdefault(key, []).append(reading)
    limits = []
    for members in groups.values():
        if len(members) > 1:
            figure, tolerance = (sum(getattr(r, name) for r in members) for name in ("figure", "tolerance"))
            together = replace(members[0], figure=figure, tolerance=tolerance, cap=None)
            ids = tuple(sorted(r.claim for r in members))
            limits += [
                replace(limit, claims=ids, weight=weights.together(ids))
                for limit in _rows([together], together.floor, None, weights)
            ]
    return limits


def _weights(claims: pd.DataFrame, pages: pd.DataFrame) -> Weights:
    house_of = pages["publisher"].map(house) if len(pages) else pd.Series(dtype=str)
    kind = pages["kind"].map(KIND_WEIGHT).fillna(1.0) if len(pages) else pd.Series(dtype=float)
    repeated = [
        bool({scope.COPY, scope.REPEAT} & set(flags_of(row))) for row in each_row(claims, index=False)
    ]
    houses = claims["source_id"].map(house_of).fillna(claims["source_id"])
    kinds = claims["source_id"].map(kind).fillna(1.0)
    return Weights(
        {
            claim: (name, weight, copied)
            for claim, name, weight, copied in zip(
                claims["observation_id"], houses, kinds, repeated, strict=True
            )
        }
    )


def _merge(readings: list[Reading], weights: Weights) -> tuple[Limit, ...]:
    """Join readings that state the same to limits."""
    groups: dict[tuple, list[Reading]] = {}
    for reading in readings:
        own = () if reading.exact else (reading.bound, reading.figure)
        days = reading.printed or (reading.floor, reading.cap)
        key = (
            reading.places.givers, reading.places.receivers, reading.kinds, days, reading.floor is None,
            reading.cap is None, reading.paired, own,
        )  # fmt: skip
        groups.setdefault(key, []).append(reading)
    limits = [
        limit
        for members in groups.values()
        for ends in [_ends(members)]
        for agreeing in agreements(members, weights)
        for limit in _rows(agreeing, *_days(agreeing, ends), weights)
    ]
    return tuple(limits)


def _ends(members: list[Reading]) -> dict[int, int]:
    """The last days of figures on the same printed days, wherever their pages cut them -> the day that they mean.

    Pages of the same weeks that say 'to April' mean the same days, though one appeared a day before the other: they end
    with the latest of them.
    """
    found: dict[int, int] = {}
    last = None
    for end in sorted({days[1] for r in members for days in (r.floor, r.cap) if days}, reverse=True):
        if last is None or last - end > SAME_WEEKS:
            last = end
        found[end] = last
    return found


def _days(agreeing: list[Reading], ends: dict[int, int]) -> tuple[Days | None, Days | None]:
    """The days of floor and cap that agreeing figures have in common.

    A page that appeared long before another holds less: what both print is at least in the longer, at most in the
    shorter span.
    """
    floor, cap = (
        (side[0][0], choose(ends[end] for _, end in side)) if side else None
        for side, choose in (
            ([r.floor for r in agreeing if r.floor], max),
            ([r.cap for r in agreeing if r.cap], min),
        )
    )
    return floor, cap


def agreements(members: Iterable[Reading], weights: Weights) -> list[list[Reading]]:
    """Sort figures on the same thing into groups that agree within their rounding, the best-supported figure first."""
    groups: list[tuple[float, float, list[Reading]]] = []
    for reading in sorted(members, key=lambda r: (-weights.of[r.claim][1], r.tolerance, r.claim)):
        low, high = reading.figure - reading.tolerance, reading.figure + reading.tolerance
        for i, (least, most, group) in enumerate(groups):
            if max(low, least) <= min(high, most) * (1 + 1e-9) + 1e-9:
                groups[i] = (max(low, least), max(min(high, most), max(low, least)), [*group, reading])
                break
        else:
            groups.append((low, high, [reading]))
    return [group for _, _, group in groups]


def _rows(agreeing: list[Reading], floor: Days | None, cap: Days | None, weights: Weights) -> list[Limit]:
    """One row where floor and cap speak of the same days, else two."""
    best = agreeing[0]
    lower = max(max(r.figure - r.tolerance for r in agreeing), 0.0)
    upper = min(r.figure + r.tolerance for r in agreeing)
    upper = max(upper, lower)
    if best.bound == "at_least":
        lower, upper = best.figure, np.inf  # without the rounding that an exact figure may have
    if best.bound == "at_most":
        lower, upper = 0.0, best.figure
    states = floor is not None and floor == cap
    if lower <= 0 and cap:
        floor = None
    sides = [(floor, "floor", lower, np.inf), (cap, "cap", 0.0, upper)]
    if cap and floor in (cap, None):
        sides = [(cap, "both" if states else "cap", lower if floor else 0.0, upper)]
    claims = tuple(dict.fromkeys(r.claim for r in agreeing))
    return [
        Limit(
            givers=best.places.givers,
            receivers=best.places.receivers,
            kinds=best.kinds,
            start=days[0],
            end=days[1],
            paired=best.paired,
            side=side,
            lower=low,
            upper=high,
            claims=claims,
            figures=tuple(r.figure for r in agreeing),
            tolerances=tuple(r.tolerance for r in agreeing),
            weight=weights.together(claims),
            total=best.places.total,
            soft=best.bound == "at_least",
        )
        for days, side, low, high in sides
        if days
    ]
