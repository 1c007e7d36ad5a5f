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
from typing import Any

import numpy as np
import pandas as pd

from analysis.reconcile.kinds import family_of
from analysis.vocabulary.numbers import WORKED_OUT
from analysis.vocabulary.places import NATION
from analysis.vocabulary.rounds import ROUNDS

REPORTED, STATED, ESTIMATED, AT_LEAST, UNKNOWN = "reported", "stated", "estimated", "at_least", "unknown"
STATUSES = (REPORTED, STATED, ESTIMATED, AT_LEAST, UNKNOWN)
"""The looks, the best known first; each is also the key of its words in `vocabulary.labels`."""

WIDE = 100.0
"""An interval whose upper end is more than so many times the lower one tells nothing."""
_SCRAP = 0.1
"""Share of the lower end of what is likely below which a floor is no figure, where it is less than a `WIDE` part of the upper end."""
_ROUGH = 0.1
"""Share of a figure from which half of its last digit is no rounding that can be passed over."""
_APART = 1.05
"""So many times its lower end the upper end of a range must be to be told."""
_OF_CLAIM = [
    "observation_id", "indicator", "origin", "destination", "period_start", "period_end", "basis", "value", "tolerance",
]  # fmt: skip
_BEGUN = pd.Timestamp(min(ROUNDS), 1, 1)  # where a claim has no start


def rounding(status: str) -> dict[str, Any]:
    """How a figure of a status is rounded, as keywords of `vocabulary.numbers`: a floor is cut, an estimate has fewer digits.

    >>> rounding("at_least"), rounding("estimated"), rounding("reported")
    ({'down': True}, {'digits': 3}, {})
    """
    return {AT_LEAST: {"down": True}, ESTIMATED: {"digits": WORKED_OUT}}.get(status, {})


def ends_of(row: object) -> tuple[float, float] | None:
    """Ends of the interval of a row with `q10` and `q90`, which begins no lower than the floor that stands beside it; None without one.

    >>> import types
    >>> ends_of(types.SimpleNamespace(status="at_least", figure=3.0, q10=2.0, q90=6.0))
    (3.0, 6.0)
    """
    low, high = getattr(row, "q10", None), getattr(row, "q90", None)
    if pd.isna(low) or pd.isna(high):
        return None
    if getattr(row, "status", None) == AT_LEAST:
        low = max(low, row.figure)
    return float(low), float(high)


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


def as_printed(rows: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Add what pages print where a floor is that less the half of its last digit: 815,000 of 814,500.

    Parameters
    ----------
    rows : DataFrame
        `indicator`, `origin`, `destination` (adcodes joined by ";", null: all), `first` and `last` (days or years) or `year`,
        `value`, `lower` (base units) and `observation_ids` (joined by ";"), such as from `series` or `dataset.totals`.
    claims : DataFrame
        Rows of `observations`: those behind the floors at least.

    Returns
    -------
    DataFrame
        The rows with `printed`: null where no claim behind the row prints such a figure. One that is rounded to its first digit
        is told only where the floor is its own, and no sum that happens to lie in its wide half. A part lends its print to
        a whole that holds hardly more, never a whole to its part.
    """
    exact = claims["bound"].isin(["exact", "at_least"]) & (claims["tolerance"] > 0)
    figures = {claim.observation_id: claim for claim in claims.loc[exact, _OF_CLAIM].itertuples(index=False)}
    printed = [np.nan] * len(rows)
    cells = zip(rows["value"], rows["lower"].astype("float64"), rows["observation_ids"], strict=True)
    for at, (known, lower, ids) in enumerate(cells):
        if pd.isna(known) and lower > 0:
            own = [claim for claim in map(figures.get, ids.split(";")) if claim and _prints(claim, lower)]
            # Few floors are what a claim prints: only these are asked what they are of.
            of = _of(rows.iloc[at]) if own else None
            printed[at] = max((claim.value for claim in own if _inside(claim, *of)), default=np.nan)
    return rows.assign(printed=pd.Series(printed, index=rows.index, dtype="float64"))


def _prints(claim: object, lower: float) -> bool:
    """Whether a floor is what a claim prints, less no more than the half of its last digit."""
    least = claim.value - claim.tolerance
    own = claim.tolerance <= _ROUGH * claim.value or lower <= least * (1 + 1e-9)
    return own and least * (1 - 1e-9) <= lower < claim.value


def _of(row: pd.Series) -> tuple:
    """Of what a row is: indicator, givers, receivers, first and last day."""
    ends = (row["first"], row["last"]) if "first" in row else (row["year"], row["year"])
    if not isinstance(ends[0], pd.Timestamp):
        ends = pd.Timestamp(int(ends[0]), 1, 1), pd.Timestamp(int(ends[1]), 12, 31)
    return row["indicator"], row["origin"], row["destination"], *ends


def _inside(
    claim: object,
    indicator: str,
    origin: object,
    destination: object,
    first: pd.Timestamp,
    last: pd.Timestamp,
) -> bool:
    """Whether a claim is of what a row is of, or of a part of it: the kind, the places and the time."""
    if claim.indicator != indicator:
        covers = family_of(indicator).covers
        if covers[claim.indicator] & ~covers[indicator]:
            return False
    if not (lies_in(claim.origin, origin) and lies_in(claim.destination, destination)):
        return False
    if pd.isna(claim.period_end):
        return first <= _BEGUN
    since = _BEGUN if pd.isna(claim.period_start) else claim.period_start
    return claim.period_end <= last and (claim.basis == "stock" or since >= first)


def lies_in(part: object, whole: object) -> bool:
    """Whether places lie in others, all of them joined by ";"; no whole is everybody.

    >>> lies_in("370200", "370000;120000"), lies_in("370000;120000", "370000"), lies_in(None, None)
    (True, False, True)
    """
    if pd.isna(whole) or whole in ("", NATION):
        return True
    around = tuple(code.removesuffix("00").removesuffix("00") for code in whole.split(";"))
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
    low, high = (rows[name].to_numpy("float64", na_value=np.nan) for name in ("q10", "q90"))
    floor = np.asarray(figure, dtype="float64")
    return (floor < _SCRAP * low) & (floor < high / WIDE)


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
    value, lower = (pd.to_numeric(rows[name]).astype("float64") for name in ("value", "lower"))
    floor = lower.where(lower.gt(0))
    as_told = rows["printed"].fillna(floor).where(floor.notna()) if "printed" in rows else floor
    as_told = as_told.mask(scrap(as_told, rows))
    estimated = rows["method"].eq(ESTIMATED) if "method" in rows else pd.Series(False, index=rows.index)
    several = pd.Series(years, index=rows.index) > 1
    every = several & (pd.Series(reported, index=rows.index) >= pd.Series(years, index=rows.index))
    status = np.select(
        [
            value.notna() & every,
            value.notna() & estimated,
            value.notna() & several,
            value.notna(),
            as_told.notna(),
        ],
        [REPORTED, ESTIMATED, STATED, REPORTED, AT_LEAST],
        default=UNKNOWN,
    )
    return rows.assign(
        status=pd.Series(status, index=rows.index, dtype="str"),
        figure=value.where(value.notna(), as_told),
    )
