"""What is known of a figure, in five looks, and the figure that is shown: one vocabulary for maps, charts and words.

===========  =========================================================================================
status       meaning
===========  =========================================================================================
reported     a page states the figure of the year, or pages state every year of a sum
stated       a page states the sum of several years, and it is not divided into years
estimated    claims limit it closely from both sides
at_least     only a floor is known: there is no `value`, and `lower` is what is shown
unknown      nothing is known, or only a ceiling or a `scrap`; a floor of nought is no floor
===========  =========================================================================================
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Set
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.reconcile.kinds import family_of
from analysis.vocabulary.codes import AT_LEAST, ESTIMATED, REPORTED, UNKNOWN
from analysis.vocabulary.numbers import WORKED_OUT
from analysis.vocabulary.places import NATION, head_of
from analysis.vocabulary.rounds import ROUNDS
from analysis.vocabulary.scope import DOUBTED, EACH_PLACE, SUPERSEDED, WIDER

STATED = "stated"
STATUSES = (REPORTED, STATED, ESTIMATED, AT_LEAST, UNKNOWN)
"""The looks, the best known first; each is also the key of its words in `vocabulary.labels`."""

NO_TOTAL = frozenset((EACH_PLACE, WIDER, DOUBTED, SUPERSEDED))
"""Flags of claims that tell nothing of what all of their places come to: no measure shows them."""
NOT_A_SUM = NO_TOTAL | {"undated", "open_start"}
"""Those that tell no sum of their days either."""

WIDE = 10.0
"""An interval whose upper end is more than so many times the lower one tells not even how many digits a figure has: it is of no use
and is neither drawn nor told."""
SCRAP_OF = (0.1, 0.01)
"""Shares of the lower and of the upper end of what is likely below both of which a floor is no figure."""
_FALL = 2
"""Times that an earlier figure is a floor that says nothing of a fall."""
_ROUGH = 0.1
"""Share of a figure from which half of its last digit is no rounding that can be passed over."""
_OWN = 0.01
"""The same of a figure with so many digits that another page's least is not its own by chance."""
_APART = 1.05
"""So many times its lower end the upper end of a range must be to be told."""
_BEGUN = pd.Timestamp(min(ROUNDS), 1, 1)  # where a claim has no start


def of_few_places(floor: Any, earlier: Any) -> Any:
    """Whether a floor is that of a few places, which says nothing of a fall: it is not half of an earlier figure. Of numbers or columns.

    >>> of_few_places(49, 100), of_few_places(50, 100), of_few_places(49, float("nan"))
    (True, False, False)
    """
    return _FALL * floor < earlier


def rounding(status: str) -> dict[str, Any]:
    """How a figure of a status is rounded, as keywords of `vocabulary.numbers`: a floor is cut, an estimate has fewer digits.

    >>> rounding("at_least"), rounding("estimated"), rounding("reported")
    ({'down': True}, {'digits': 3}, {})
    """
    return {AT_LEAST: {"down": True}, ESTIMATED: {"digits": WORKED_OUT}}.get(status, {})


def ends_of(row: object) -> tuple[float, float] | None:
    """Ends of the interval of a row with `q10` and `q90`, which begins no lower than the floor that stands beside it; None without one,
    and for one that is `WIDE`.

    >>> import types
    >>> ends_of(types.SimpleNamespace(status="at_least", figure=3.0, q10=2.0, q90=6.0))
    (3.0, 6.0)
    >>> ends_of(types.SimpleNamespace(status="unknown", figure=None, q10=2.0, q90=21.0))
    """
    low, high = getattr(row, "q10", None), getattr(row, "q90", None)
    if pd.isna(low) or pd.isna(high):
        return None
    if getattr(row, "status", None) == AT_LEAST:
        low = max(low, row.figure)
    return (float(low), float(high)) if 0 < low <= high <= WIDE * low else None


def between(row: object, *, whole: bool = False) -> tuple[float, float] | None:
    """The range that is printed of an estimate, on a map, in a cell, in a table: what is likely, or its bounds where the model tells
    nothing; None for what is no estimate, and where the ends are near. Of things that are counted (`whole`) one by one, whole ones.

    >>> import types
    >>> between(types.SimpleNamespace(status="estimated", q10=6.4, q90=6.9, lower=6.4, upper=13.1))
    (6.4, 6.9)
    """
    if row.status != ESTIMATED:
        return None
    for ends in (("q10", "q90"), ("lower", "upper")):
        low, high = (getattr(row, end, None) for end in ends)
        if pd.notna(low) and pd.notna(high):
            ends = (math.ceil(low), math.floor(high)) if whole else (low, high)
            return (float(ends[0]), float(ends[1])) if high > _APART * low and ends[0] <= ends[1] else None
    return None


class Claim(NamedTuple):
    """What of a row of `observations` says what its figure is of, and how it is printed."""

    indicator: str
    origin: str
    destination: str
    period_start: pd.Timestamp
    period_end: pd.Timestamp
    basis: str
    value: float
    tolerance: float
    bound: str


def by_id(claims: pd.DataFrame) -> dict[str, Claim]:
    """Rows of `observations` by their id."""
    cells = zip(*(claims[name].astype(object) for name in Claim._fields), strict=True)
    return dict(zip(claims["observation_id"], map(Claim._make, cells), strict=True))


def as_printed(rows: pd.DataFrame, claims: Mapping[str, Claim]) -> pd.DataFrame:
    """Add what pages print where a floor is that less the half of its last digit: 815,000 of 814,500.

    Parameters
    ----------
    rows : DataFrame
        `indicator`, `origin`, `destination` (adcodes joined by ";", null: all), `first` and `last` (days or years) or `year`,
        `value`, `lower` (base units) and `observation_ids` (joined by ";"), such as from `series` or `dataset.totals`.
    claims : mapping
        Id -> claim (`by_id`): those behind the floors at least.

    Returns
    -------
    DataFrame
        The rows with `printed`: null where no claim behind the row prints such a figure. One that is rounded to its first digit
        is told only where the floor is its own, and no sum that happens to lie in its wide half. A part lends its print to
        a whole that holds hardly more, never a whole to its part.
    """
    printed = np.full(len(rows), np.nan)
    value, lower = numbers(rows["value"]), numbers(rows["lower"])
    ids = rows["observation_ids"].to_numpy(dtype=object)
    for at in np.flatnonzero(np.isnan(value) & (lower > 0)):
        floor = float(lower[at])
        own = [claim for claim in map(claims.get, ids[at].split(";")) if claim and _prints(claim, floor)]
        # Few floors are what a claim prints: only these are asked what they are of.
        of = _of(rows.iloc[at]) if own else None
        printed[at] = max((claim.value for claim in own if _inside(claim, floor, *of)), default=np.nan)
    return rows.assign(printed=printed)


def numbers(column: pd.Series) -> np.ndarray:
    """The numbers of a column, nulls as NaN."""
    return column.to_numpy("float64", na_value=np.nan)


def keys(rows: pd.DataFrame, columns: Iterable[str]) -> list[tuple]:
    """The cells of some columns, row by row, for whoever finds rows by them: a column of texts is slow to go through."""
    return list(zip(*(rows[name].to_numpy(dtype=object) for name in columns), strict=True))


def among(column: pd.Series, words: Set[str]) -> np.ndarray:
    """Which cells of a column are one of some words; null is none."""
    return np.fromiter((one in words for one in column.to_numpy(dtype=object)), bool, len(column))


def _prints(claim: Claim, lower: float) -> bool:
    """Whether a floor is what a claim prints, less no more than the half of its last digit."""
    if claim.bound not in ("exact", "at_least") or not claim.tolerance > 0:
        return False
    least = claim.value - claim.tolerance
    fine = claim.tolerance <= _ROUGH * claim.value or _alone(claim, lower)
    return fine and least * (1 - 1e-9) <= lower < claim.value


def _alone(claim: Claim, lower: float) -> bool:
    """Whether a floor is no more than what a claim alone makes."""
    return lower <= (claim.value - claim.tolerance) * (1 + 1e-9)


def _of(row: pd.Series) -> tuple:
    """Of what a row is: indicator, givers, receivers, first and last day."""
    ends = (row["first"], row["last"]) if "first" in row else (row["year"], row["year"])
    return row["indicator"], row["origin"], row["destination"], *days_of(*ends)


def days_of(first: object, last: object) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of a span that is told by its days, or by its years."""
    if isinstance(first, pd.Timestamp):
        return first, last
    return pd.Timestamp(int(first), 1, 1), pd.Timestamp(int(last), 12, 31)


def _inside(
    claim: Claim,
    floor: float,
    indicator: str,
    origin: object,
    destination: object,
    first: pd.Timestamp,
    last: pd.Timestamp,
) -> bool:
    """Whether a claim is of what a row is of, or of a part of it: the kind, the places and the time.

    One without a start is of the row's time where its least is the row's floor: then nothing can have flowed before.
    """
    if claim.indicator != indicator:
        covers = family_of(indicator).covers
        if covers[claim.indicator] & ~covers[indicator]:
            return False
    if not (lies_in(claim.origin, origin) and lies_in(claim.destination, destination)):
        return False
    if pd.isna(claim.period_end):
        return first <= _BEGUN
    since = claim.period_start
    if pd.isna(since):
        own = claim.tolerance <= _OWN * claim.value and _alone(claim, floor)
        since = first if own else _BEGUN
    return claim.period_end <= last and (claim.basis == "stock" or since >= first)


def lies_in(part: object, whole: object) -> bool:
    """Whether places lie in others, all of them joined by ";"; no whole is everybody.

    >>> lies_in("370200", "370000;120000"), lies_in("370000;120000", "370000"), lies_in(None, None)
    (True, False, True)
    """
    if pd.isna(whole) or whole in ("", NATION):
        return True
    around = tuple(map(head_of, whole.split(";")))
    return pd.notna(part) and all(code.startswith(around) for code in part.split(";"))


def scrap(figure: pd.Series | np.ndarray, rows: pd.DataFrame) -> np.ndarray:
    """Which floors are next to nothing beside what is likely: a county's or a month's, and no figure of a pair, a place or a year.

    Parameters
    ----------
    figure : Series or ndarray of float
        The floors.
    rows : DataFrame
        Whose they are: `q10` and `q90`; without them, or where they are null, none is a scrap. Far from the upper end alone
        is none either: where the model hardly knows, that is far from everything.

    Examples
    --------
    >>> likely = pd.DataFrame({"q10": [4e8, 4e8, 2e5, None], "q90": [2e9, 2e9, 2e9, None]})
    >>> scrap(pd.Series([1e5, 3e7, 1e5, 1e5]), likely).tolist()
    [True, False, False, False]
    """
    if not {"q10", "q90"} <= set(rows):
        return np.zeros(len(rows), dtype=bool)
    low, high = numbers(rows["q10"]), numbers(rows["q90"])
    floor = np.asarray(figure, dtype="float64")
    of_low, of_high = SCRAP_OF
    return (floor < of_low * low) & (floor < of_high * high)


def told(rows: pd.DataFrame, years: pd.Series | int = 1, reported: pd.Series | int = 0) -> pd.DataFrame:
    """Say of each figure what is known of it, and what of it is shown.

    Parameters
    ----------
    rows : DataFrame
        `value` and `lower` (base units, null where unknown), and `method` (as in `series`; without it every value is
        a page's). Optional: `printed` (`as_printed`), `q10` and `q90`.
    years, reported : Series of int or int
        How many years each row is a sum of, and of how many of them pages state the year itself.

    Returns
    -------
    DataFrame
        The rows with `status` (one of `STATUSES`) and `figure` (the value, or the floor where only that is known, as it
        is printed). A floor that is a `scrap` of what is likely has neither: `lower` keeps it.

    Examples
    --------
    >>> rows = pd.DataFrame({"value": [5.0, 5.0, None, None], "lower": [4.0, 5.0, 2.0, 0.0], "method": ["estimated", "reported", "bounded", "bounded"]})
    >>> told(rows)["status"].tolist(), told(rows)["figure"].tolist()
    (['estimated', 'reported', 'at_least', 'unknown'], [5.0, 5.0, 2.0, nan])
    """
    value, lower = numbers(rows["value"]), numbers(rows["lower"])
    as_told = np.where(lower > 0, lower, np.nan)
    if "printed" in rows:
        printed = numbers(rows["printed"])
        as_told = np.where((lower > 0) & ~np.isnan(printed), printed, as_told)
    as_told[scrap(as_told, rows)] = np.nan
    known = ~np.isnan(value)
    estimated = among(rows["method"], {ESTIMATED}) if "method" in rows else False
    years, reported = (
        numbers(pd.Series(one, index=rows.index)) if isinstance(one, pd.Series) else one
        for one in (years, reported)
    )
    several = np.greater(years, 1)
    every = several & np.greater_equal(reported, years)
    status = np.select(
        [known & every, known & estimated, known & several, known, ~np.isnan(as_told)],
        [REPORTED, ESTIMATED, STATED, REPORTED, AT_LEAST],
        default=UNKNOWN,
    )
    return rows.assign(
        status=pd.array(status.astype(object), dtype="str"), figure=np.where(known, value, as_told)
    )
