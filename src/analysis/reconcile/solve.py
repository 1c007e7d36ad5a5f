"""The core: cells that agree with all claims as far as they can, and how far each can lie.

National accounts have been balanced by letting the least reliable figures give way first since Stone,
Champernowne and Meade (1942, *The Precision of National Income Estimates*, Review of Economic Studies 9);
least squares under linear constraints is the usual form (Chen 2012, *Journal of Official Statistics* 28; Di Fonzo and
Marini 2011, *Journal of the Royal Statistical Society* C 60). Here the figures are few, rounded and often one-sided, so
the answer asked for is not one adjusted number but the set of all flows that the claims allow. That is a
linear programme with elastic constraints (Brown and Graves 1975; Chinneck 2008, *Feasibility and
Infeasibility in Optimization*):

1. **Slack.** Every limit may be missed at a price: weight times the miss, relative to its figure. The least
   total price is found for each block, a set of cells that limits tie together.
2. **Face.** All optimal solutions, not just the one that the simplex came upon, satisfy the complementary slackness
   conditions of one dual optimum: a limit whose dual price is below its own price holds in all of them, one
   whose prices are equal may give way, one with any price is met with equality. So the optimal set is again a few
   plain linear limits. Where two claims contradict each other and neither weighs more, both readings stay in.
3. **Bounds.** The least and greatest value of each cell over that face. It depends on no choice of the solver, nor
   on the order of the rows, and a further claim that costs no slack can only make it smaller.

What makes this fast: cells covered by exactly the same limits are one column (a span without further claims is one
unknown, not fifteen); propagation of bounds settles most columns; one solution proves many bounds at once; only for the
rest is the programme solved, warm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array, eye_array, hstack
from scipy.sparse.csgraph import connected_components

from analysis.reconcile.constraints import Limit
from analysis.reconcile.program import Program

NEGLIGIBLE = 1e-7
"""Relative slack below which a block counts as free of contradictions."""
_ROUNDS = 20
_EPS = 1e-9


@dataclass(frozen=True)
class Solution:
    """What the limits allow.

    Attributes
    ----------
    lower, upper : array, shape (cells,)
        The least and greatest value of each cell, in base units; `upper` is infinite where nothing caps it.
    matrix : csr_array, shape (limits, cells)
    row_lower, row_upper : array, shape (limits,)
        The face: what each limit's sum is held to in every optimal solution.
    may_give : array of bool, shape (limits,)
        Limits that are missed in some optimal solution.
    dual : array, shape (limits,)
        Price of each limit at the optimum; nonzero only in contradictions.
    block : array of int, shape (limits,)
        The block of each limit.
    """

    lower: np.ndarray
    upper: np.ndarray
    matrix: csr_array
    row_lower: np.ndarray
    row_upper: np.ndarray
    may_give: np.ndarray
    dual: np.ndarray
    block: np.ndarray


def incidence(limits: Sequence[Limit], cells: int) -> csr_array:
    """Return the matrix with a one where a limit (row) covers a cell (column)."""
    lengths = np.fromiter((len(limit.cells) for limit in limits), dtype=np.int64, count=len(limits))
    columns = np.fromiter((c for limit in limits for c in limit.cells), dtype=np.int64, count=int(lengths.sum()))
    pointers = np.concatenate([[0], np.cumsum(lengths)])
    return csr_array((np.ones(len(columns)), columns, pointers), shape=(len(limits), cells))


def solve(limits: Sequence[Limit], cells: int) -> Solution:
    """Find the least slack, the face of all optimal solutions, and the bounds of every cell on it.

    Parameters
    ----------
    limits : sequence of Limit
        In a canonical order (as `constraints` gives them).
    cells : int
        Number of cells.

    Returns
    -------
    Solution
    """
    matrix = incidence(limits, cells)
    size = np.array([limit.size for limit in limits])
    unit = float(np.median(size)) if len(size) else 1.0
    low = np.array([limit.lower for limit in limits]) / unit
    high = np.array([limit.upper for limit in limits]) / unit
    price = np.array([limit.weight for limit in limits]) / (size / unit) if len(size) else np.zeros(0)

    lower, upper = np.zeros(cells), np.full(cells, np.inf)
    may_give, dual = np.zeros(len(limits), dtype=bool), np.zeros(len(limits))
    block = _blocks(matrix)
    by_row = csr_array(matrix)
    for number in range(block.max(initial=-1) + 1):
        rows = np.flatnonzero(block == number)
        members, group, columns = _distinct_columns(by_row[rows])
        part = _Block(columns, low[rows], high[rows], price[rows])
        low[rows], high[rows] = part.row_lower, part.row_upper
        may_give[rows], dual[rows] = part.may_give, part.dual
        least, most = part.bounds()
        alone = np.bincount(group) == 1
        lower[members] = np.where(alone[group], least[group], 0.0)
        upper[members] = most[group]
    return Solution(lower * unit, upper * unit, matrix, low * unit, high * unit, may_give, dual, block)


def _blocks(matrix: csr_array) -> np.ndarray:
    """Number the sets of limits that share cells, directly or through others."""
    rows, cells = matrix.shape
    if not rows:
        return np.zeros(0, dtype=int)
    coo = matrix.tocoo()
    graph = csr_array((coo.data, (coo.row, coo.col + rows)), shape=(rows + cells, rows + cells))
    labels = connected_components(graph, directed=False)[1][:rows]
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[inverse]


def _distinct_columns(rows: csr_array) -> tuple[np.ndarray, np.ndarray, csc_array]:
    """Return the cells that the rows cover, the number of each one's distinct column, and those columns."""
    columns = csc_array(rows)
    columns.sort_indices()
    members = np.flatnonzero(np.diff(columns.indptr))
    seen: dict[bytes, int] = {}
    group = np.empty(len(members), dtype=int)
    first = []
    for i, cell in enumerate(members):
        key = columns.indices[columns.indptr[cell] : columns.indptr[cell + 1]].tobytes()
        if key not in seen:
            seen[key] = len(first)
            first.append(cell)
        group[i] = seen[key]
    return members, group, columns[:, first]


class _Block:
    """One block with its face: limits `row_lower <= matrix @ x <= row_upper`, columns `x` within `cap`."""

    def __init__(self, matrix: csc_array, low: np.ndarray, high: np.ndarray, price: np.ndarray) -> None:
        self.matrix, self.by_row = matrix, csr_array(matrix)
        self.row_lower, self.row_upper = low.copy(), high.copy()
        self.cap = np.full(matrix.shape[1], np.inf)
        self.may_give, self.dual = np.zeros(len(low), dtype=bool), np.zeros(len(low))
        least, most = self._propagate()
        # A point that meets every limit spares the elastic programme; most blocks are free of contradictions.
        if not (np.all(least <= most + _EPS) and self._met(least)):
            self._relax(price)

    def _met(self, x: np.ndarray) -> bool:
        activity = self.by_row @ x
        return bool(np.all(activity >= self.row_lower - _EPS) and np.all(activity <= self.row_upper + _EPS))

    def _relax(self, price: np.ndarray) -> None:
        """Find the least slack and replace the limits by the face of all solutions that have no more."""
        rows, columns = self.matrix.shape
        below = np.flatnonzero(self.row_lower > 0)
        above = np.flatnonzero(np.isfinite(self.row_upper))
        identity = csc_array(eye_array(rows))
        elastic = hstack([self.matrix, identity[:, below], -identity[:, above]], format="csc")
        cost = np.concatenate([np.zeros(columns), price[below], price[above]])
        program = Program(elastic, self.row_lower, self.row_upper, np.zeros(len(cost)), np.full(len(cost), np.inf))
        optimum = program.minimise(cost)
        if optimum.objective <= NEGLIGIBLE:
            return
        share = optimum.dual / price
        share[np.abs(share) < 1e-6] = 0.0
        self.dual = share * price
        low, high = self.row_lower.copy(), self.row_upper.copy()
        pulled_up, pulled_down = share > 0, share < 0
        self.row_upper[pulled_up] = low[pulled_up]
        self.row_lower[pulled_down] = high[pulled_down]
        up, down = share > 1 - 1e-6, share < -1 + 1e-6
        self.row_lower[up] = -np.inf
        self.row_upper[down] = np.inf
        self.may_give = up | down
        # A column with a reduced cost is zero in every optimal solution.
        scale = np.maximum(abs(self.matrix).T @ np.abs(self.dual), _EPS)
        self.cap[(-(self.matrix.T @ self.dual)) > 1e-6 * scale] = 0.0

    def _propagate(self) -> tuple[np.ndarray, np.ndarray]:
        """Bounds of the columns that follow from one limit at a time; every solution lies within them."""
        least, most = np.zeros(self.matrix.shape[1]), self.cap.copy()
        row = np.repeat(np.arange(self.by_row.shape[0]), np.diff(self.by_row.indptr))
        column = self.by_row.indices
        for _ in range(_ROUNDS):
            before = least.copy(), most.copy()
            from_others = (self.by_row @ least)[row] - least[column]
            np.minimum.at(most, column, np.maximum(self.row_upper[row] - from_others, 0.0))
            endless = np.isinf(most)
            finite = np.where(endless, 0.0, most)
            others_endless = (self.by_row @ endless.astype(float))[row] - endless[column] > 0
            room = (self.by_row @ finite)[row] - finite[column]
            with np.errstate(invalid="ignore"):
                np.maximum.at(least, column, np.where(others_endless, 0.0, self.row_lower[row] - room))
            if all(np.allclose(a, b, rtol=0, atol=_EPS) for a, b in zip(before, (least, most), strict=True)):
                break
        return least, most

    def bounds(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the exact least and greatest value of every column."""
        least, most = self._propagate()
        most = np.maximum(most, least)
        open_up = np.isfinite(most) & (most - least > _EPS)
        open_down = most - least > _EPS
        if not open_down.any():
            return least, most
        program = Program(self.matrix, self.row_lower, self.row_upper, np.zeros(len(least)), self.cap)
        width = np.where(np.isfinite(most), most - least, 1.0)
        # Two solutions that push all columns at once prove most bounds that propagation found.
        for sign in (1.0, -1.0):
            cost = sign / np.maximum(width, _EPS)
            cost = np.where(open_up, cost, 0.0) if sign < 0 else cost
            self._strike(program.minimise(cost).x, least, most, open_down, open_up)
        for column in np.flatnonzero(open_down):
            if open_down[column]:
                x = self._extreme(program, column, 1.0)
                least[column] = max(x[column], 0.0)
                open_down[column] = False
                self._strike(x, least, most, open_down, open_up)
        for column in np.flatnonzero(open_up):
            if open_up[column]:
                x = self._extreme(program, column, -1.0)
                most[column] = x[column]
                open_up[column] = False
                self._strike(x, least, most, open_down, open_up)
        return least, np.maximum(most, least)

    def _extreme(self, program: Program, column: int, sign: float) -> np.ndarray:
        cost = np.zeros(self.matrix.shape[1])
        cost[column] = sign
        return program.minimise(cost).x

    @staticmethod
    def _strike(x: np.ndarray, least: np.ndarray, most: np.ndarray, down: np.ndarray, up: np.ndarray) -> None:
        """Cross out the bounds that a solution attains: no other can lie further out."""
        down &= x > least + _EPS
        up &= x < most - _EPS
