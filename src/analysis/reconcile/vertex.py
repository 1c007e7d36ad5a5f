"""An answer at a vertex of a programme, and the costs at which nothing is less.

Sums that are near each other mostly have their least at the same vertex. Whether it is the least at other costs as well
needs no solver: duality proves it, where there are prices of the limits at which no column costs less than they pay for
it, and each that stands above nought, or limit that is not met to the full, has none left over. The prices are those
that pay for the columns of the vertex's basis, one small system of equations that is factorised once.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csc_array, csr_array
from scipy.sparse.linalg import splu

TOLERANCE = 1e-7
"""How far a price or a reduced cost may be on the wrong side of nought, as in the solver."""
_NEAR = 1e-9
"""What a value may be off its bound and count as standing there, relative to the larger of the bound and 1."""

_KEPT = 256
"""Vertices of a programme that are remembered."""
_TRIED = 4
"""Vertices with the same sum that are tried before the solver is."""
_PATIENCE = 32
"""So many costs may have their least elsewhere than at a known vertex, and one more for each `_PAYS` that have it there."""
_PAYS = 4
"""To read and factorise a vertex costs as much as so many proofs save."""


class Vertex:
    """A basic answer `x` of `row_lower <= matrix @ x <= row_upper` over columns within bounds.

    Parameters
    ----------
    matrix : csc_array, shape (rows, columns)
    across : csr_array, shape (columns, rows)
        The matrix the other way round.
    rows, columns : tuple of (lower, upper)
        Arrays of the bounds of the rows and of the columns.
    x, activity : array
        The answer, and what the rows come to in it.
    basic : array of int, shape (rows,)
        The basis: columns by their number, rows by `-1 - number`.

    Raises
    ------
    RuntimeError
        If the basis is singular, as after many warm starts it can be.
    """

    def __init__(
        self,
        matrix: csc_array,
        across: csr_array,
        rows: tuple[np.ndarray, np.ndarray],
        columns: tuple[np.ndarray, np.ndarray],
        x: np.ndarray,
        activity: np.ndarray,
        basic: np.ndarray,
    ) -> None:
        self.x, self.activity, self._across = x, activity, across
        self._columns = np.sort(basic[basic >= 0])
        self._tight = np.setdiff1d(np.arange(len(activity)), -1 - basic[basic < 0])
        basis = matrix[:, self._columns][self._tight]
        self._factors = splu(csc_array(basis)) if len(self._tight) else None
        self._prices, self._reduced = _allowed(activity, *rows), _allowed(x, *columns)

    def prices(self, cost: np.ndarray) -> np.ndarray | None:
        """The price of each row at which this answer is proved the least at some costs of the columns; None if it isn't."""
        price = np.zeros(len(self.activity))
        if self._factors is not None:
            price[self._tight] = self._factors.solve(cost[self._columns], "T")
        least, most = self._prices
        if np.any(price < least) or np.any(price > most):
            return None
        reduced = cost - self._across @ price
        least, most = self._reduced
        return None if np.any(reduced < least) or np.any(reduced > most) else price


class Vertices:
    """Vertices of one programme.

    Parameters
    ----------
    columns : int
        Columns of the programme.
    """

    def __init__(self, columns: int) -> None:
        self._kept: list[Vertex] = []
        self._answers = np.empty((columns, 0))
        self._newest, self._last, self._loss = -1, 0, 0

    @property
    def given_up(self) -> bool:
        """Whether the costs that are asked for are so unlike that to keep their vertices is not worth it."""
        return self._loss > _PATIENCE * _PAYS

    def add(self, vertex: Vertex) -> None:
        """Keep one more, in the place of the oldest where there are many."""
        self._newest = self._last = (self._newest + 1) % _KEPT
        if self._newest == len(self._kept):
            self._kept.append(vertex)
            if len(self._kept) > self._answers.shape[1]:
                self._answers = np.concatenate(
                    [self._answers, np.empty((len(vertex.x), len(self._kept)))], axis=1
                )
        self._kept[self._newest] = vertex
        self._answers[:, self._newest] = vertex.x

    def least(self, cost: np.ndarray) -> tuple[Vertex, np.ndarray] | None:
        """The vertex that is proved the least at some costs, and the prices of the rows; None if none is."""
        for at in self._likely(cost):
            if (price := self._kept[at].prices(cost)) is not None:
                self._last = at
                self._loss -= 1
                return self._kept[at], price
        self._loss += _PAYS
        return None

    def _likely(self, cost: np.ndarray) -> Iterator[int]:
        """The vertex of the last answer, then those where the objective is less than at the others."""
        if not self._kept:
            return
        yield self._last
        last, own = self._last, np.flatnonzero(cost)
        sums = cost[own] @ self._answers[own, : len(self._kept)]
        best = np.flatnonzero(sums <= sums.min() + _NEAR * max(1.0, abs(sums.min())))
        yield from (at for at in best[:_TRIED].tolist() if at != last)


def _allowed(value: np.ndarray, lower: np.ndarray, upper: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The least and the greatest price of values: none below nought but at the upper bound, none above but at the lower."""
    room = _NEAR * np.maximum(1.0, np.abs(value))
    return (
        np.where(value >= upper - room, -np.inf, -TOLERANCE),
        np.where(value <= lower + room, np.inf, TOLERANCE),
    )
