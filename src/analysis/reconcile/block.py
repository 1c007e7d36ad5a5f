"""One block: limits that share cells, with the programme for its least slack and those for its bounds.

The reasoning is told in `solve`; this is its arithmetic. All numbers are in the scaled unit of the programme.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_array, csr_array, eye_array, hstack

from analysis.reconcile.program import TOLERANCE, Program

NEGLIGIBLE = 1e-6
"""Slack, relative to the figure, below which a limit counts as met."""
_ROUNDS = 20
_WORST = 0.5
"""Limits that are missed by at least this share of the worst relative miss are set aside together."""
_EPS = 1e-9
_NOISE = 1e-12
"""Dual prices that are this small beside the largest one are rounding."""


class Block:
    """Limits `row_lower <= matrix @ x <= row_upper` on columns `x >= 0`, freed of contradictions.

    Parameters
    ----------
    matrix : csc_array, shape (rows, columns)
    low, high : array, shape (rows,)
        The limits as claimed.
    weight, size : array, shape (rows,)
        What a miss costs, and the figure that it is relative to.

    Attributes
    ----------
    row_lower, row_upper : array, shape (rows,)
        The limits after the contradictions are settled.
    slack, lost, tied
        As in `solve.Solution`.
    dual : array, shape (rows,)
        Not zero for the limits that a contradiction is about.
    witness : dict
        Row -> sums of all rows in an answer that misses it.
    """

    def __init__(
        self, matrix: csc_array, low: np.ndarray, high: np.ndarray, weight: np.ndarray, size: np.ndarray
    ) -> None:
        self.matrix, self.by_row = matrix, csr_array(matrix)
        self.row_lower, self.row_upper = low.copy(), high.copy()
        rows = len(low)
        self.slack, self.dual = np.zeros(rows), np.zeros(rows)
        self.lost, self.tied = np.zeros(rows, dtype=bool), np.zeros(rows, dtype=bool)
        self.witness: dict[int, np.ndarray] = {}
        least, most = self._propagate()
        # Where the least values meet all limits there is nothing to settle.
        if not (np.all(least <= most + _EPS) and self._met(least)):
            self._settle(weight, _two_digits(np.maximum(size, self._told_of_parts())))

    def _met(self, x: np.ndarray) -> bool:
        activity = self.by_row @ x
        return bool(np.all(activity >= self.row_lower - _EPS) and np.all(activity <= self.row_upper + _EPS))

    def _told_of_parts(self) -> np.ndarray:
        """The most that the limits say at least of the cells of each limit, or of some of them."""
        shared = (self.by_row @ self.by_row.T).tocoo()
        part = shared.data == np.diff(self.by_row.indptr)[shared.col]
        told = np.zeros(self.by_row.shape[0])
        np.maximum.at(told, shared.row[part], self.row_lower[shared.col[part]])
        return told

    def _settle(self, weight: np.ndarray, size: np.ndarray) -> None:
        """Set aside the limits that gave way, the worst first, until the rest agree; relax those that are tied."""
        price = weight / size
        while True:
            share, optimum = self._shares(price)
            if share is None:
                self._admit(optimum)
                return
            self.dual[share != 0] = share[share != 0]
            face, sums = self._face(share, price, optimum), {}
            giving = np.flatnonzero(np.abs(share) > 1 - 1e-6)
            least = np.zeros(len(share))
            for row in giving:
                sums[row], least[row] = self._miss(face, row, share[row], -1.0)
            worst = (least / size).max(initial=0.0)
            if worst <= NEGLIGIBLE:
                self._relax(face, giving, share, size)
                self._admit(optimum)
                return
            # One false claim bends its neighbours; those that are bent less are judged again without it.
            for row in np.flatnonzero(least / size >= worst * _WORST):
                self.lost[row], self.slack[row] = True, np.sign(share[row]) * least[row]
                self.witness[int(row)] = sums[row]
                self.row_lower[row], self.row_upper[row] = 0.0, np.inf

    def _admit(self, answer: np.ndarray) -> None:
        """Widen the limits that an answer misses by so little that it counts as met, so that they agree exactly."""
        sums = self.by_row @ answer
        room = TOLERANCE * np.maximum(1.0, sums)
        self.row_lower = np.where(sums < self.row_lower - room, sums, self.row_lower)
        self.row_upper = np.where(sums > self.row_upper + room, sums, self.row_upper)

    def _shares(self, price: np.ndarray) -> tuple[np.ndarray | None, np.ndarray]:
        """Find the least total price; return the dual price of each limit as a share of its own, and an answer.

        The shares are None if no limit need be missed.
        """
        rows, columns = self.matrix.shape
        below = np.flatnonzero(self.row_lower > 0)
        above = np.flatnonzero(np.isfinite(self.row_upper))
        identity = csc_array(eye_array(rows))
        elastic = hstack([self.matrix, identity[:, below], -identity[:, above]], format="csc")
        cost = np.concatenate([np.zeros(columns), price[below], price[above]])
        program = Program(
            elastic, self.row_lower, self.row_upper, np.zeros(len(cost)), np.full(len(cost), np.inf)
        )
        optimum = program.minimise(cost)
        if optimum.objective <= NEGLIGIBLE:
            return None, np.maximum(optimum.x[:columns], 0.0)
        # What is noise depends on the largest price: where a slip of ten thousand stands among the figures, prices
        # differ as much, and a small share of a high price still holds the balance of a low one.
        noise = _NOISE * np.abs(optimum.dual).max(initial=0.0)
        share = np.where(np.abs(optimum.dual) > noise, optimum.dual, 0.0) / price
        return share, np.maximum(optimum.x[:columns], 0.0)

    def _face(self, share: np.ndarray, price: np.ndarray, optimum: np.ndarray) -> Program:
        """Make the programme of all answers of least price, `optimum` among them."""
        low, high = self.row_lower.copy(), self.row_upper.copy()
        up, down = share > 0, share < 0
        high[up], low[down] = self.row_lower[up], self.row_upper[down]
        low[share > 1 - 1e-6], high[share < -1 + 1e-6] = -np.inf, np.inf
        # A column with a reduced cost is zero in all of them.
        dual = share * price
        reduced, scale = -(self.matrix.T @ dual), self.matrix.T @ np.abs(dual)
        most = np.where(reduced > 1e-6 * scale + _NOISE * np.abs(dual).max(initial=0.0), 0.0, np.inf)
        # Figures that differ by more than sixteen digits hold leave dual prices of little worth: the answer that was
        # found is one of least price whatever they say.
        sums, room = self.by_row @ optimum, TOLERANCE * np.maximum(1.0, self.by_row @ optimum)
        most[optimum > TOLERANCE] = np.inf
        low, high = np.where(sums < low - room, sums, low), np.where(sums > high + room, sums, high)
        return Program(self.matrix, low, high, np.zeros(len(most)), most)

    def _miss(self, face: Program, row: int, share: float, sense: float) -> tuple[np.ndarray, float]:
        """Sums of all limits in the answer that misses one most (sense 1) or least (-1), and by how much."""
        sign = 1.0 if share > 0 else -1.0
        found = face.minimise(sense * sign * self.by_row[[row]].toarray()[0])
        edge = self.row_lower[row] if sign > 0 else self.row_upper[row]
        return found.activity, sign * (edge - found.activity[row])

    def _relax(self, face: Program, giving: np.ndarray, share: np.ndarray, size: np.ndarray) -> None:
        """Widen the limits that are missed in some answer, but not in all, by the most that they are missed."""
        for row in giving:
            sums, most = self._miss(face, row, share[row], 1.0)
            if most > NEGLIGIBLE * size[row]:
                self.tied[row], self.slack[row] = True, np.sign(share[row]) * most
                self.witness[int(row)] = sums
        self.row_lower[self.tied] -= np.maximum(self.slack[self.tied], 0.0)
        self.row_upper[self.tied] -= np.minimum(self.slack[self.tied], 0.0)

    def _propagate(self) -> tuple[np.ndarray, np.ndarray]:
        """Bounds of the columns that follow from one limit at a time; every solution lies within them."""
        least, most = np.zeros(self.matrix.shape[1]), np.full(self.matrix.shape[1], np.inf)
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
        program = Program(
            self.matrix, self.row_lower, self.row_upper, np.zeros(len(least)), np.full(len(least), np.inf)
        )
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
        least[least < _EPS] = 0.0  # the solver's rounding is no floor
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


def _two_digits(sizes: np.ndarray) -> np.ndarray:
    """Round to two digits: claims on 52.8 and 52.788 cost the same to miss, and neither wins by its rounding."""
    power = 10.0 ** (np.floor(np.log10(sizes)) - 1)
    return np.round(sizes / power) * power
