"""From bounds to the table `series`: what may be said of each pair-year, and on which claims it rests.

==========  ==========  =================================================================================
method      obs_status  meaning
==========  ==========  =================================================================================
reported    A           a claim states just this cell and holds: `value` is its figure
estimated   E           its own claims limit it closely from both sides (`upper` at most three times `value`, `lower`
                        not nought), `q90` is less than four times `q10`, and with those of the years next to it
                        it keeps within what claims allow them together: `value` is the `median`
at_least    O           claims on the whole pair state a part of the year or 'more than'
bounded     O           something limits it: a city's or a county's part, a sum over several years, a total, or
                        claims that disagree and of which none is better supported
unknown     O           nothing limits it, or no pair is known between the places in these days
==========  ==========  =================================================================================

The codes are those of SDMX CL_OBS_STATUS: A normal, E estimated, O missing. A floor is no value: it stands in
`lower`. `upper` is missing where nothing caps the cell, `lower` only where the cell is unknown.

Beside the bounds, which are certain, stand `q10`, `median` and `q90`, between which the figure likely is (`model`): in
four of five cases it lies between `q10` and `q90`. They are missing where the model knows nothing of the pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.reconcile.limits import Limit
from analysis.reconcile.model import Cell, Intervals
from analysis.reconcile.question import Columns, Question
from analysis.reconcile.reading import new_year
from analysis.reconcile.solved import Solved
from analysis.reconcile.system import System
from analysis.reconcile.told import TOLD
from analysis.vocabulary.codes import AT_LEAST, BOUNDED, ESTIMATED, FIRST_YEAR, REPORTED, STATUS, UNKNOWN

COLUMNS = {"origin": "str", "destination": "str", "indicator": "str", "year": "int64", **TOLD}
"""Columns of `series` and their types."""

WIDE = 4.0
"""An estimate has a `q90` that is less than so many times its `q10`."""
FAR = 3.0
"""An estimate has no ceiling that is over so many times as high. A sum over years alone leaves each of them open."""

_OFF = 0.01
"""What is forgiven to estimates that are added up: they are told in three digits."""

_ENDLESS = new_year(9999)

DIGITS = 9
"""Significant digits that are kept: more than any claim has, fewer than the solver's noise."""
_SOLVED = 12
"""Digits to which a solver's sum is the same, whatever was solved before it."""


class Verdict(NamedTuple):
    """What may be said of a sum: columns of `TOLD`, with NaN where there is no figure."""

    value: float
    lower: float
    upper: float
    method: str
    observation_ids: str
    rival_ids: str


def bounds_of(system: System, asked: Sequence[Columns]) -> tuple[np.ndarray, np.ndarray]:
    """`System.bounds`, rounded. Sums of printed halves lie halfway between two digits: which one they become must not be the noise's to say."""
    lower, upper = (rounded(rounded(side, _SOLVED)) for side in system.bounds(asked))
    return lower, upper


def rounded(values: np.ndarray, digits: int = DIGITS) -> np.ndarray:
    """Round to some significant digits, so that noise of the arithmetic can't show."""
    values = np.asarray(values, dtype=float)
    usable = np.isfinite(values) & (np.abs(values) > 1e-6)
    power = 10.0 ** (digits - 1 - np.floor(np.log10(np.where(usable, np.abs(values), 1.0))))
    return np.where(usable, np.round(values * power) / power, np.where(np.isfinite(values), 0.0, values))


def likely(
    model: Intervals | None, sums: Sequence[Sequence[Cell]], lower: np.ndarray, upper: np.ndarray
) -> np.ndarray:
    """The `q10`, `median` and `q90` of some sums of cells, shape (sums, 3); NaN where the model can't tell.

    Nobody gives a part of a yuan, a person or a firm: where a whole number lies between the bounds, the median is one.
    """
    if model is None:
        return np.full((len(sums), 3), np.nan)
    found = np.clip(rounded(model.quantiles(sums, lower, upper)), lower[:, None], upper[:, None])
    whole = np.round(found[:, 1])
    fits = (whole >= found[:, 0]) & (whole <= found[:, 2])
    found[:, 1] = np.where(fits, whole, found[:, 1])
    return found


def estimate(quantiles: np.ndarray) -> np.ndarray:
    """The median of each interval that is narrow enough to have a value, else NaN.

    >>> estimate(np.array([[1.0, 2.0, 3.9], [1.0, 2.0, 4.0], [0.0, 0.0, 0.0], [np.nan, np.nan, np.nan]])).tolist()
    [2.0, nan, nan, nan]
    """
    q10, median, q90 = quantiles.T
    return np.where((q10 > 0) & (q90 < WIDE * q10), median, np.nan)


def best_figure(limits: Iterable[Limit], lower: float, upper: float) -> float:
    """Choose the figure of a sum that limits state.

    The best-supported claim comes first, then the more finely printed one; one whose figure lies within the bounds
    comes before one that is right only by its rounding, and that one is moved to the bound.
    """
    best = min(
        (not lower * (1 - 1e-9) <= figure <= upper * (1 + 1e-9), -limit.weight, tolerance, claim, figure)
        for limit in limits
        for claim, figure, tolerance in zip(limit.claims, limit.figures, limit.tolerances, strict=False)
    )
    return float(np.clip(best[-1], lower, upper))


def assemble(indicator: str, solved: Solved, model: Intervals | None) -> pd.DataFrame:
    """Make the rows of `series` of one indicator.

    Parameters
    ----------
    indicator : str
    solved : Solved
        Its family.
    model : Intervals or None
        What is likely of it; None where no claim tells.

    Returns
    -------
    DataFrame
        `COLUMNS`. Of the pair-years that only claims know of, those are told of which something is known.
    """
    cells = [
        (*pair, year, paired) for pair, years in solved.atoms.years.items() for year, paired in years.items()
    ]
    mask = solved.family.covers[indicator]
    questions = [
        Question((origin,), (destination,), new_year(year), new_year(year + 1), mask)
        for origin, destination, year, _ in cells
    ]
    asked = [solved.system.columns(question) for question in questions]
    lower, upper = bounds_of(solved.system, asked)
    quantiles = likely(model, [[cell[:3]] for cell in cells], lower, upper)
    given = list(zip(questions, asked, lower, upper, estimate(quantiles), strict=True))
    told = [
        judge(solved, *row) if paired or row[2] > 0 else None
        for (*_, paired), row in zip(cells, given, strict=True)
    ]
    known = {cell[:3]: said for cell, said in zip(cells, told, strict=True) if said is not None}
    clash = clashing(known, solved, mask)
    told = [
        judge(solved, *row[:-1], np.nan) if cell[:3] in clash else said
        for cell, row, said in zip(cells, given, told, strict=True)
    ]
    rows = [
        (*pair, indicator, year, *said[:3], *between, *said[3:])
        for (*pair, year, _), between, said in zip(cells, quantiles.tolist(), told, strict=True)
        if said is not None
    ]
    table = pd.DataFrame(rows, columns=[c for c in COLUMNS if c != "obs_status"])
    table["obs_status"] = table["method"].map(STATUS)
    return table[list(COLUMNS)].astype(COLUMNS)


def clashing(known: Mapping[Cell, Verdict], solved: Solved, mask: int) -> set[Cell]:
    """Which estimates can't stand beside those of the years next to them: together they are more, or less, than claims allow.

    Two years that are 1,357 in all, by a page, are not 413 and 637, however likely each is by itself.

    Parameters
    ----------
    known : mapping
        What is said of each cell; those without a value may be among them.
    solved : Solved
    mask : int
        The kinds that the indicator covers.
    """
    known = {cell: said for cell, said in known.items() if np.isfinite(said.value)}
    spans: list[list[Cell]] = []
    for origin, destination, first in known:
        span = [(origin, destination, first)]
        while (after := (origin, destination, first + len(span))) in known:
            span.append(after)
            if any(known[cell].method == ESTIMATED for cell in span):
                spans.append(list(span))
    asked = [Question((s[0][0],), (s[0][1],), new_year(s[0][2]), new_year(s[-1][2] + 1), mask) for s in spans]
    lower, upper = bounds_of(solved.system, [solved.system.columns(question) for question in asked])
    sums = np.array([sum(known[cell].value for cell in span) for span in spans])
    off = (sums < lower * (1 - _OFF)) | (sums > upper * (1 + _OFF))
    return {cell for i in np.flatnonzero(off) for cell in spans[i] if known[cell].method == ESTIMATED}


def judge(
    solved: Solved, question: Question, asked: Columns, low: float, high: float, estimate: float
) -> Verdict:
    """Say of a sum what may be said.

    Parameters
    ----------
    solved : Solved
    question : Question
        The sum.
    asked : Columns
        Its columns.
    low, high : float
        Its bounds.
    estimate : float
        What may stand for it where no claim states it; NaN for nothing.

    Returns
    -------
    Verdict
    """
    said, limits = solved.statements, solved.limits
    near = said.about(asked.touched)
    held = [r for r in near if not said.lost[r]]
    own = [r for r in held if not limits[r].total]
    stating = said.stating(asked, "both")
    tied = [r for r in stating if said.tied[r]]
    capped = any(np.isfinite(solved.settlement.upper[r]) for r in own)
    floors = [r for r in said.stating(asked, "floor") if limits[r].figures[0] >= low * (1 - 1e-6)]
    value, used = np.nan, own
    if stating and not tied:
        method, value, used = REPORTED, best_figure((limits[r] for r in stating), low, high), stating
    elif tied:
        method, used = BOUNDED, tied
    elif low > 0 and high <= FAR * estimate:
        method, value, used = ESTIMATED, estimate, own or _of_places(solved, question)
    elif floors and low > 0:
        method, used = AT_LEAST, floors
    elif asked.exists and (low > 0 or np.isfinite(high)):
        method, used = BOUNDED, own if own and (capped or np.isinf(high)) else held
    else:
        method, used = UNKNOWN, []
    unknown = method == UNKNOWN
    return Verdict(
        value,
        np.nan if unknown else low,
        np.nan if unknown or np.isinf(high) else high,
        method,
        _ids(limits[r] for r in used),
        _ids(limits[r] for r in near if said.lost[r]),
    )


def _of_places(solved: Solved, question: Question) -> list[int]:
    """Limits that name places of a question, in whatever days, and hold."""
    ever = solved.system.columns(replace(question, start=new_year(FIRST_YEAR), end=_ENDLESS))
    said = solved.statements
    return [r for r in said.about(ever.touched) if not said.lost[r] and not solved.limits[r].total]


def _ids(limits: Iterable[Limit]) -> str:
    return ";".join(sorted({claim for limit in limits for claim in limit.claims}))
