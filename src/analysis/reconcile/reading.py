"""What one claim covers: which places, which days, which kinds, and from which side it limits their sum.

A figure is a limit on a sum of unknowns. Where it is known exactly what it covers, it is an equation; else it is only
kept from the side that is certain: a floor (`low`) on all that it may touch, a cap (`high`) on what it certainly holds.

=======================================  ===================================================================
printed                                  limits
=======================================  ===================================================================
places on both sides, of any level       both, on what the named givers gave the named receivers
development zone, town, flags `part`,    floor: the figure is, or may be, a part of what is named, or the page has
`unread`, `several_on_page`, `group`     several scopes of it
flag `each_place`                        floor: the figure (often an average) times the places named
flag `wider`, `with_others`              cap: it holds more than what is named
one side unnamed, or the whole country   both, on all pairs of the other side and on a rest of its own: it caps
                                         the pairs, and never forces them
span of days                             both, on those days
less than a year that begins within it   floor: an event, beside which there may be others
flag `part_of_year`                      floor: which part is not printed
span with an open start                  floor since the pair's first year: 'so far' may be 'of late'
span whose last year is not stated       cap on all years but the last, floor with it: 'twenty years from 1996'
no date                                  floor from the pair's first year to the year of publication
'more than', 'at most'                   floor alone, cap alone
target, flags `doubted`, `superseded`    none
=======================================  ===================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.reconcile.kinds import mask_of
from analysis.reconcile.pairs import NATIONAL, province
from analysis.vocabulary import scope
from analysis.vocabulary.codes import FIRST_YEAR
from analysis.vocabulary.indicators import INDICATORS

ABOUT = 0.05
"""Half-width of 'about', 'nearly', 左右, as a share of the figure."""
FLOOR_FLAGS = frozenset(
    {*scope.MAYBE_A_PART, scope.SEVERAL_ON_PAGE, scope.EACH_PLACE, "zone", "below_county", "group"}
)
CAP_FLAGS = frozenset({scope.WIDER, "with_others"})
EVENT_DAYS = 100
"""A span this short is an event or a moment's count: others may stand beside it in the same days."""
YEAR_DAYS = 360

WHY_TARGET = "a target, not an outcome"
WHY_NO_FIGURE = "no usable figure"
WHY_DOUBTED = scope.FLAGS[scope.DOUBTED][1]
WHY_CORRECTED = "its publisher has corrected the figure since"
"""Why a claim limits nothing, be it of a flow or of a level."""

Days = tuple[int, int]
"""First day and the day after the last one, counted from 1970."""


@lru_cache(maxsize=1024)
def day(when: object) -> int:
    """Count the days since 1970.

    >>> day(pd.Timestamp("1996-01-01"))
    9496
    """
    return pd.Timestamp(when).toordinal() - date(1970, 1, 1).toordinal()


@lru_cache(maxsize=256)
def new_year(year: int) -> int:
    """The first day of a year.

    >>> new_year(1996)
    9496
    """
    return date(year, 1, 1).toordinal() - date(1970, 1, 1).toordinal()


def year_of(number: int) -> int:
    """The year that a day lies in."""
    return date.fromordinal(number + date(1970, 1, 1).toordinal()).year


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a claim and the sides from which it may limit them.

    `givers` and `receivers` are codes of any level, `NATIONAL` alone for all of them. `named` says that the claim
    names a pair where one side is one place, so that it speaks of a pair even where no list has it.
    """

    givers: tuple[str, ...]
    receivers: tuple[str, ...]
    floor: bool
    cap: bool
    times: int = 1

    @property
    def total(self) -> bool:
        """Whether partners are not named: the claim holds a rest beside the known pairs."""
        return NATIONAL in (*self.givers, *self.receivers)

    @property
    def named(self) -> bool:
        """Whether every pair of the two lists is meant, rather than those of them that are paired."""
        return not self.total and min(len(self.givers), len(self.receivers)) == 1

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs of provinces; none for a total."""
        if self.total:
            return ()
        found = {(province(o), province(d)) for o in self.givers for d in self.receivers}
        return tuple(sorted(pair for pair in found if pair[0] != pair[1]))


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim, or one year of a claim that holds for each year, as a limit.

    `floor` and `cap` are the days that it touches and those that it certainly holds, None where it does not limit from
    that side; `printed` are the days as printed, by which statements are compared. `paired` restricts it to pairs of
    the pairing table: it doesn't say which pairs it means.
    """

    claim: str
    figure: float
    tolerance: float
    bound: str
    places: Places
    kinds: int
    floor: Days | None
    cap: Days | None
    printed: Days | None
    paired: bool

    @property
    def exact(self) -> bool:
        """Whether it states a figure, rather than a bound of it."""
        return self.bound in ("exact", "about")


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
    givers, receivers = (
        (NATIONAL,) if not side else tuple(sorted(set(side.split(";")))) for side in (origin, destination)
    )
    givers, receivers = ((NATIONAL,) if NATIONAL in side else side for side in (givers, receivers))
    floor, cap = not CAP_FLAGS & set(flags), not FLOOR_FLAGS & set(flags)
    found = Places(givers, receivers, floor, cap)
    if found.total:
        if scope.EACH_PLACE in flags:
            return "an average over places that are not named"
    else:
        if not found.pairs:
            return "giver and receiver are in one province"
        inside = any(province(o) == province(d) for o in givers for d in receivers)
        times = len(givers) * len(receivers) if scope.EACH_PLACE in flags else 1
        found = Places(givers, receivers, floor and not inside, cap, times)
    if not (found.floor or found.cap):
        return "covers both less and more than the pair"
    return found


def usable_units(indicator: str) -> frozenset[str]:
    """Units that a claim may be in to be set beside others of its indicator: the base unit alone.

    Person-times are not persons: 3,000 person-times trained and 1,000 persons trained are no contradiction.
    """
    return frozenset({INDICATORS[indicator].unit})


def flags_of(claim: object) -> tuple[str, ...]:
    """The data warnings of a row of `observations`."""
    return tuple(claim.flags.split(";")) if isinstance(claim.flags, str) and claim.flags else ()


def _code(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def read(claim: object, published: pd.Series) -> list[Reading] | str:
    """Read a claim on a flow.

    Parameters
    ----------
    claim : row of `observations`
    published : Series
        Year of publication by `source_id`, where it is known.

    Returns
    -------
    list of Reading, or str
        The reason why it limits nothing.
    """
    if claim.basis == "target":
        return WHY_TARGET
    if claim.basis == "stock":
        return "a level on a date, not a flow"
    if claim.unit not in usable_units(claim.indicator):
        return f"counted in {claim.unit}, which does not add to the indicator's unit"
    if not np.isfinite(claim.value) or claim.value < 0:
        return WHY_NO_FIGURE
    flags = flags_of(claim)
    if scope.DOUBTED in flags:
        return WHY_DOUBTED
    if scope.SUPERSEDED in flags:
        return WHY_CORRECTED
    where = places(_code(claim.origin), _code(claim.destination), flags)
    if isinstance(where, str):
        return where
    if claim.bound == "at_most" and not where.cap:
        return "'at most', for a figure of a part"
    if claim.bound == "at_least" and not where.floor:
        return "'more than', for a figure that reaches beyond the pairs"
    spans = _spans(claim, flags, published)
    if isinstance(spans, str):
        return spans
    readings = [_reading(claim, where, *span) for span in spans]
    kept = [reading for reading in readings if reading.floor or reading.cap]
    return kept or "its days allow neither a floor nor a cap"


def _spans(
    claim: object, flags: tuple[str, ...], published: pd.Series
) -> list[tuple[Days, Days | None, Days | None, bool]] | str:
    """(days touched, days held, days printed, since the pair's start) of each figure of a claim."""
    first = new_year(FIRST_YEAR)
    if pd.isna(claim.period_end):
        if claim.source_id not in published.index:
            return "neither the figure nor its page is dated"
        return [((first, new_year(int(published[claim.source_id]) + 1)), None, None, True)]
    end = day(claim.period_end) + 1
    if pd.isna(claim.period_start):
        return [((first, end), None, None, True)]
    start = day(claim.period_start)
    if claim.each_year:
        years = range(year_of(start), year_of(end - 1) + 1)
        each = [(max(start, new_year(year)), min(end, new_year(year + 1))) for year in years]
        return [(span, _held(span, flags), span, False) for span in each]
    as_printed = getattr(claim, "period_end_printed", None)
    printed = (start, end if as_printed is None or pd.isna(as_printed) else day(as_printed) + 1)
    held = _held((start, end), flags)
    if held and scope.OPEN_END in flags:
        held = (start, new_year(year_of(end - 1)))
        held = held if held[0] < held[1] else None
    return [((start, end), held, printed, False)]


def _held(span: Days, flags: tuple[str, ...]) -> Days | None:
    """The days of which a figure certainly holds all that there was."""
    start, end = span
    begins_a_year = start == new_year(year_of(start))
    if "part_of_year" in flags or end - start < EVENT_DAYS or (not begins_a_year and end - start < YEAR_DAYS):
        return None
    return span


def _reading(
    claim: object, where: Places, touched: Days, held: Days | None, printed: Days | None, since_start: bool
) -> Reading:
    figure, tolerance = float(claim.value) * where.times, float(claim.tolerance) * where.times
    if claim.bound == "about":
        tolerance = max(tolerance, ABOUT * figure)
    note = getattr(claim, "note", "")
    return Reading(
        claim=claim.observation_id,
        figure=figure,
        tolerance=tolerance,
        bound=claim.bound,
        places=where,
        kinds=mask_of(claim.indicator, note if isinstance(note, str) else ""),
        floor=touched if where.floor and claim.bound != "at_most" else None,
        cap=held if where.cap and claim.bound != "at_least" else None,
        printed=printed,
        paired=since_start or not (where.named or where.total),
    )
