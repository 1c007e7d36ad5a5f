"""Limits of one indicator as the model sees them: noisy sums of pair-years, floors and ceilings.

A limit on whole pairs (also a closed pair of cities that is all there is between two provinces) is a noisy figure of a
sum of cells, each with the share of its year that the limit covers; how a year spreads over its months is uncertain. 'More
than' is a soft figure just above what it prints. A part of a pair is a floor of it, what is wider than the pairs a
ceiling. A national figure is a ceiling of its pairs, and a loose figure of them: most pairs are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from analysis.reconcile.limits import Limit
from analysis.reconcile.model.walks import Cell
from analysis.reconcile.pairs import NATIONAL, province
from analysis.reconcile.question import Question
from analysis.reconcile.reading import EVENT_DAYS, new_year, year_of
from analysis.reconcile.solved import Solved
from analysis.vocabulary.indicators import INDICATORS

EXACT, FLOOR, CEILING = 0, 1, 2
_USUAL = {"yuan": 1e8, "persons": 1e3, "count": 30.0}
"""What a pair has in a year, give or take a factor of twenty: what is known before any page is read."""
_PAGE_NOISE = 0.1
"""How far, on a log scale, two pages that mean the same usually are apart."""
_MORE_THAN, _MORE_THAN_NOISE = 0.02, 0.08
"""'More than 30' is 30.6, give or take 8 %."""
_EARLY = 0.35
"""A part of a year holds this power of its share: what is reported by September is nearly all of the year's."""
_SPREAD_OF_A_YEAR = 0.8
"""Log-scale uncertainty of what a vanishing part of a year holds of its year; none for the whole."""
_NATION_NOISE = 0.35
_ONE_SIDED = 0.1
"""How sharply a floor or a ceiling holds, on a log scale."""


@dataclass(frozen=True)
class Evidence:
    """Rows over cells.

    Attributes
    ----------
    cells : tuple of (origin, destination, year)
    shares : csr_array, shape (rows, cells)
        The share of each cell's year that a row covers.
    figure : array, shape (rows,)
        Log of what it states, in base units.
    noise : array, shape (rows,)
        Standard deviation on the log scale.
    part : array, shape (rows,)
        Extra standard deviation of what covers parts of years, for a row that is nothing but such a part.
    kind : array of int, shape (rows,)
        `EXACT`, `FLOOR` or `CEILING`.
    claims : tuple of tuple of str
    named : array of bool, shape (rows,)
        Whether it names its pairs, rather than all partners of a province or the nation.
    usual : float
        Log of what a cell usually has, in base units.
    """

    cells: tuple[Cell, ...]
    shares: csr_array
    figure: np.ndarray
    noise: np.ndarray
    part: np.ndarray
    kind: np.ndarray
    claims: tuple[tuple[str, ...], ...]
    named: np.ndarray
    usual: float

    def without(self, claims: frozenset[str]) -> Evidence:
        """Return the evidence without the rows that any of some claims states."""
        keep = np.array([not claims.intersection(own) for own in self.claims], dtype=bool)
        rows = np.flatnonzero(keep)
        return Evidence(
            self.cells, csr_array(self.shares[rows]), self.figure[rows], self.noise[rows], self.part[rows],
            self.kind[rows], tuple(self.claims[r] for r in rows), self.named[rows], self.usual,
        )  # fmt: skip


def evidence_of(indicator: str, solved: Solved) -> Evidence:
    """Read the limits of an indicator that held."""
    cells = tuple(
        (*pair, year) for pair, years in sorted(solved.atoms.years.items()) for year in sorted(years)
    )
    number = {cell: i for i, cell in enumerate(cells)}
    mask = solved.family.covers[indicator]
    rows: list[tuple] = []
    for i, limit in enumerate(solved.limits):
        if limit.kinds != mask or solved.settlement.lost[i] or limit.figures[0] <= 0:
            continue
        if limit.total and any(code != province(code) for code in (*limit.givers, *limit.receivers)):
            continue  # what a city gave to all says nothing of its province and one of them
        pairs = _pairs(limit.givers, limit.receivers, solved.atoms.years)
        shares = _shares(pairs, limit.start, limit.end, number, solved.atoms.years)
        rows += [(*row, not limit.total) for row in _rows(solved, i, limit, shares) if row[0]]
    return _stack(cells, rows, float(np.log(_USUAL[INDICATORS[indicator].unit])))


def _pairs(givers: Sequence[str], receivers: Sequence[str], years: dict) -> list[tuple[str, str]]:
    """The pairs of provinces that a limit speaks of."""
    from_, to = ({NATIONAL} if NATIONAL in side else {*map(province, side)} for side in (givers, receivers))
    return [
        pair for pair in years
        if (NATIONAL in from_ or pair[0] in from_) and (NATIONAL in to or pair[1] in to)
    ]  # fmt: skip


def _shares(pairs, start: int, end: int, number: dict[Cell, int], years: dict) -> list[tuple[int, float]]:
    """The cells that some days touch, and the share of each cell's year that lies in them."""
    found = []
    for year in range(year_of(start), year_of(end - 1) + 1):
        first, after = new_year(year), new_year(year + 1)
        share = (min(end, after) - max(start, first)) / (after - first)
        found += [(number[*pair, year], share) for pair in pairs if year in years[pair]]
    return found


def _whole(solved: Solved, row: int, limit: Limit) -> bool:
    """Whether a limit covers all there is between the provinces that it names."""
    givers, receivers = (
        tuple(sorted({province(code) for code in side})) for side in (limit.givers, limit.receivers)
    )
    asked = solved.system.columns(Question(givers, receivers, limit.start, limit.end, limit.kinds))
    return asked.whole and asked.touched == solved.statements.columns[row]


def _rows(solved: Solved, row: int, limit: Limit, shares: list[tuple[int, float]]) -> list[tuple]:
    """(shares, log figure, noise, noise of a part, kind, claims) of one limit."""
    figure = float(np.log(limit.figures[0]))
    # A part of a year is a floor of the year, and no ceiling of it.
    touched = [(cell, 1.0) for cell, _ in shares]
    held = [(cell, share) for cell, share in shares if share == 1]
    likely = [(cell, share**_EARLY) for cell, share in shares]
    cut = [share for _, share in shares if share < 1]
    part = _SPREAD_OF_A_YEAR * (1.0 - float(np.mean(cut))) if cut else 0.0
    noise = float(np.hypot(_PAGE_NOISE, limit.tolerances[0] / limit.figures[0] / np.sqrt(3.0)))
    if limit.total:
        national = limit.givers == (NATIONAL,) == limit.receivers
        rows = [] if limit.side == "floor" else [(held, figure, _ONE_SIDED, 0.0, CEILING, limit.claims)]
        if national and limit.side == "both":
            rows.append((likely, figure, _NATION_NOISE, part, EXACT, limit.claims))
        return rows
    if limit.side == "cap":
        return [(held, figure, _ONE_SIDED, 0.0, CEILING, limit.claims)]
    long = limit.end - limit.start >= EVENT_DAYS
    if long and (limit.side == "both" or limit.soft) and _whole(solved, row, limit):
        if limit.soft:
            return [(likely, figure + _MORE_THAN, _MORE_THAN_NOISE, part, EXACT, limit.claims)]
        return [(likely, figure, noise, part, EXACT, limit.claims)]
    return [(touched, figure, _ONE_SIDED, 0.0, FLOOR, limit.claims)]


def _stack(cells: tuple[Cell, ...], rows: list[tuple], usual: float) -> Evidence:
    pointers = np.cumsum([0, *(len(row[0]) for row in rows)])
    column = np.array([cell for row in rows for cell, _ in row[0]], dtype=int)
    share = np.array([value for row in rows for _, value in row[0]], dtype=float)
    numbers = [np.array([row[i] for row in rows], dtype=float) for i in (1, 2, 3)]
    return Evidence(
        cells, csr_array((share, column, pointers), shape=(len(rows), len(cells))), *numbers,
        np.array([row[4] for row in rows], dtype=int), tuple(row[5] for row in rows),
        np.array([row[6] for row in rows], dtype=bool), usual,
    )  # fmt: skip
