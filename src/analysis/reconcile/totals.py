"""Any sum of flows, asked of the settled systems: least, greatest, stated figure, estimate, claims.

A question is a row: who gave, who received, from which day to which. Questions that are the same programme are solved
once, and a system answers thousands of them in one call.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.reconcile.model import Cell, Intervals
from analysis.reconcile.pairs import province
from analysis.reconcile.question import Columns, Question
from analysis.reconcile.reading import day, new_year, year_of
from analysis.reconcile.series import Verdict, bounds_of, clashing, estimate, judge, likely
from analysis.reconcile.solved import Solved
from analysis.reconcile.told import codes, typed
from analysis.vocabulary.codes import ESTIMATED, FIRST_YEAR, LAST_YEAR, STATUS


class _Told(NamedTuple):
    """What is told of a sum: the `q10`, `median` and `q90` of what is likely, and what may be said."""

    between: tuple[float, float, float]
    verdict: Verdict


def questions(
    indicator: str, solved: Solved, sides: Iterable[tuple[object, object, object, object]]
) -> list[Question]:
    """Make questions of (origin, destination, first day, last day)."""
    mask = solved.family.covers[indicator]
    return [Question(codes(o), codes(d), day(first), day(last) + 1, mask) for o, d, first, last in sides]


def totals(
    solved: Solved,
    asked: Sequence[Question],
    model: Intervals | None = None,
    columns: Mapping[Question, Columns] | None = None,
) -> pd.DataFrame:
    """Answer many questions on one family.

    Parameters
    ----------
    solved : Solved
    asked : sequence of Question
    model : Intervals, optional
        What is likely of the indicator that is asked for.
    columns : mapping, optional
        The columns of the questions, for a caller who needs them as well.

    Returns
    -------
    DataFrame
        `TOLD`, one row a question, in their order, in base units. `value` is the figure that a page prints for just
        this sum, or an estimate; null where there is neither. `lower` is null where nothing is known, `upper` where
        nothing caps the sum. `q10`, `median` and `q90` are told of whole years of named provinces.
    """
    told = _told(solved, dict.fromkeys(asked), model, columns)
    estimated = {
        q: cell for q, row in told.items() if row.verdict.method == ESTIMATED and (cell := _year_of_a_pair(q))
    }
    for question in _clashing(solved, estimated, model):
        between, verdict = told[question]
        own, ceiling = solved.system.columns(question), np.inf if np.isnan(verdict.upper) else verdict.upper
        told[question] = _Told(between, judge(solved, question, own, verdict.lower, ceiling, np.nan))
    rows = [(*told[question].between, *told[question].verdict) for question in asked]
    names = ["q10", "median", "q90", *Verdict._fields]
    cells = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
    return frame(cells | {"obs_status": [STATUS[method] for method in cells["method"]]})


def _told(
    solved: Solved, unique: Iterable[Question], model: Intervals | None, columns: Mapping[Question, Columns] | None = None
) -> dict[Question, _Told]:  # fmt: skip
    """What is told of each question by itself."""
    unique = list(unique)
    programmes: dict[Columns, int] = {}
    number = [
        programmes.setdefault(columns[q] if columns else solved.system.columns(q), len(programmes))
        for q in unique
    ]
    own = list(programmes)
    lower, upper = (side[number] for side in bounds_of(solved.system, own))
    quantiles = likely(model, [_cells(model, question) for question in unique], lower, upper)
    told, judged = {}, {}
    for question, at, low, high, between, guess in zip(
        unique, number, lower, upper, quantiles.tolist(), estimate(quantiles), strict=True
    ):
        key = at if np.isnan(guess) else question  # without an estimate the columns alone decide
        if key not in judged:
            judged[key] = judge(solved, question, own[at], low, high, guess)
        told[question] = _Told(tuple(between), judged[key])
    return told


def _clashing(solved: Solved, estimated: Mapping[Question, Cell], model: Intervals | None) -> list[Question]:
    """Which of the years of pairs that are estimated clash with the years next to them."""
    if not estimated:
        return []
    mask = next(iter(estimated)).kinds
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    beside = {
        Question((o,), (d,), new_year(year), new_year(year + 1), mask): (o, d, year)
        for o, d in dict.fromkeys(cell[:2] for cell in estimated.values())
        for year in years
    }
    told = _told(solved, beside, model)
    known = {cell: told[question].verdict for question, cell in beside.items()}
    clash = clashing(known, solved, mask)
    return [question for question, cell in estimated.items() if cell in clash]


def _year_of_a_pair(question: Question) -> Cell | None:
    """The cell that a question asks for; None where it asks for more, or for less."""
    year = year_of(question.start)
    one = (
        question.origins
        and question.destinations
        and len(question.origins) == len(question.destinations) == 1
    )
    if not one or (question.start, question.end) != (new_year(year), new_year(year + 1)):
        return None
    return question.origins[0], question.destinations[0], year


def frame(cells: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """What is told of some sums, by column."""
    return pd.DataFrame(typed(cells))


def _cells(model: Intervals | None, question: Question) -> list[Cell]:
    """The cells that a question is made of; none where it asks for a part of a province or of a year, or for all partners.

    The model knows pairs; what partners gave that no list names, it doesn't.
    """
    first, last = year_of(question.start), year_of(question.end - 1)
    whole = question.start == new_year(first) and question.end == new_year(last + 1)
    if model is None or not whole or question.origins is None or question.destinations is None:
        return []
    if any(code != province(code) for code in (*question.origins, *question.destinations)):
        return []
    return model.within(question.origins, question.destinations, range(first, last + 1))


def binding(solved: Solved, question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Claims that make the floor of a sum what it is, and those that make its ceiling."""
    columns = solved.system.columns(question)
    ceiling = () if columns.free else _claims(solved, columns.touched, greatest=True)
    return floor_of(solved, question), ceiling


def floor_of(solved: Solved, question: Question) -> tuple[str, ...]:
    """Claims that make the floor of a sum what it is."""
    return _claims(solved, solved.system.columns(question).held, greatest=False)


def _claims(solved: Solved, own: tuple[int, ...], *, greatest: bool) -> tuple[str, ...]:
    rows = solved.system.binding(own, greatest)
    return tuple(sorted({claim for row in rows for claim in solved.limits[row].claims}))
