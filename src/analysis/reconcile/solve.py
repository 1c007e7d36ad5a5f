"""The core: cells that agree with all claims as far as they can, and how far each can lie.

National accounts have been balanced by letting the least reliable figures give way first since Stone,
Champernowne and Meade (1942, *The Precision of National Income Estimates*, Review of Economic Studies 9);
least squares under linear constraints is the usual form (Chen 2012, *Journal of Business & Economic Statistics* 30; Di
Fonzo and Marini 2011, *Journal of the Royal Statistical Society* C 60). Here the figures are few, rounded
and often one-sided, so the answer asked for is not one adjusted number but the set of all flows that the
claims allow. That is a linear programme with elastic constraints (Brown and Graves 1975; Chinneck 2008,
*Feasibility and Infeasibility in Optimization*):

1. **Slack.** Every limit may be missed at a price: its weight times the miss, relative to its size. The size is
   the figure, or what other claims say of the same cells or a part of them where that is more. (Relative to the
   figure alone, 4.6 beside two pages with 46 would win: to miss it costs 900 %, to miss both others 180 %.)
   The least total price is found for each block, a set of cells that limits tie together.
2. **Who gives way.** There may be many answers of that price. All of them satisfy the complementary slackness
   conditions of one dual optimum (a limit whose dual price is below its own price holds, one with any dual
   price is met exactly), so they are again the solutions of a few plain limits, and the least and greatest
   slack of each limit over them can be found. A limit that is missed in every answer *gave way*. A false figure
   bends the honest ones beside it, so the limits that are missed worst are set aside first and the rest is
   solved again without them (serial elimination of gross errors, Ripps 1965, *Chemical Engineering Progress
   Symposium Series* 61), until nothing is missed in every answer. What is then missed in some is *tied*
   with its rivals.
3. **Bounds.** The least and greatest value of each cell, where a limit that gave way limits nothing any more, and
   a tied one is relaxed by the slack it may have. To hold the losers at exactly their least slack instead
   would pin the cells around them to the edge of their rounding: a precision that comes from a claim just
   found wrong.

The result depends on no choice of the solver, nor on the order of the rows, and a further claim that costs no
slack and breaks no tie can only make the bounds narrower.

What makes this fast: cells covered by exactly the same limits are one column (a span without further claims
is one unknown, not fifteen); propagation of bounds settles most columns; one solution proves many bounds at
once; only for the rest is the programme solved, warm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array
from scipy.sparse.csgraph import connected_components

from analysis.reconcile.block import Block
from analysis.reconcile.constraints import Limit


@dataclass(frozen=True)
class Solution:
    """What the limits allow.

    Attributes
    ----------
    lower, upper : array, shape (cells,)
        The least and greatest value of each cell, in base units; `upper` is infinite where nothing caps it.
    matrix : csr_array, shape (limits, cells)
    row_lower, row_upper : array, shape (limits,)
        What each limit's sum is held to: its own limits, relaxed if tied, none if it gave way.
    slack : array, shape (limits,)
        By how much a limit that gave way is missed at least, and a tied one at most, in base units;
        positive where its figure is too high, negative where it is too low, zero where it holds.
    lost, tied : array of bool, shape (limits,)
    conflicts : dict
        Limit -> the sums of all limits of its block (a dict by limit) in an answer that misses it, for those
        with a dual price: the limits that its contradiction is about.
    """

    lower: np.ndarray
    upper: np.ndarray
    matrix: csr_array
    row_lower: np.ndarray
    row_upper: np.ndarray
    slack: np.ndarray
    lost: np.ndarray
    tied: np.ndarray
    conflicts: dict[int, dict[int, float]]


def incidence(limits: Sequence[Limit], cells: int) -> csr_array:
    """Return the matrix with a one where a limit (row) covers a cell (column)."""
    lengths = np.fromiter((len(limit.cells) for limit in limits), dtype=np.int64, count=len(limits))
    columns = np.fromiter(
        (c for limit in limits for c in limit.cells), dtype=np.int64, count=int(lengths.sum())
    )
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
    weight = np.array([limit.weight for limit in limits])

    lower, upper = np.zeros(cells), np.full(cells, np.inf)
    slack, lost, tied = np.zeros(len(limits)), np.zeros(len(limits), bool), np.zeros(len(limits), bool)
    conflicts: dict[int, dict[int, float]] = {}
    block = _blocks(matrix)
    for number in range(block.max(initial=-1) + 1):
        rows = np.flatnonzero(block == number)
        members, group, columns = _distinct_columns(matrix[rows])
        part = Block(columns, low[rows], high[rows], weight[rows], size[rows] / unit)
        low[rows], high[rows] = part.row_lower, part.row_upper
        slack[rows], lost[rows], tied[rows] = part.slack * unit, part.lost, part.tied
        for row, activity in part.witness.items():
            conflicts[int(rows[row])] = {int(rows[r]): activity[r] * unit for r in np.flatnonzero(part.dual)}
        least, most = part.bounds()
        alone = np.bincount(group) == 1
        lower[members] = np.where(alone[group], least[group], 0.0)
        upper[members] = most[group]
    return Solution(lower * unit, upper * unit, matrix, low * unit, high * unit, slack, lost, tied, conflicts)


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
