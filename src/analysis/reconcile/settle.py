"""Settle the contradictions of one block: limits that share columns, freed of those that can't hold.

Limits miss each other because pages do. To miss a limit costs its weight times the miss relative to its figure, and the
least total cost decides (a linear programme):

1. Limits that every answer of least cost misses **give way**, the worst first: one false claim bends its neighbours,
   so those that are bent less are judged again without it.
2. Limits that some answers of least cost miss, and others not, are **tied** with their rivals: the evidence can't tell
   which is wrong. Then each is dropped in turn and the rest settled again (`_scenarios`), and every tied limit is
   widened to the hull of what its sum can be in these scenarios. Whichever of the rivals is right, the truth is inside.
3. 'More than' is often said of a rounded figure, so a floor that others miss by less than one per cent is lowered by
   one per cent: nobody gives way, and the figures that missed it keep their own rounding.

The limits that a claim can't hold together with are an irreducible set (Gleeson and Ryan 1990, *ORSA Journal on
Computing* 2): leave out any of them, and the contradiction is gone. All numbers are in the scaled unit of the programme.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_array, csr_array, eye_array, hstack
from scipy.sparse.csgraph import connected_components

from analysis.reconcile.program import TOLERANCE, Program

NEGLIGIBLE = 1e-6
"""Slack, relative to the figure, below which a limit counts as met."""
_ROUNDS = 20
_WORST = 0.5
"""Limits that are missed by at least this share of the worst relative miss are set aside together."""
_EPS = 1e-9
_NOISE = 1e-12
"""Dual prices that are this small beside the largest one are rounding."""
_SOFT = 0.01
"""A 'more than' may be missed by this share of its figure."""
_SCENARIOS = 64
"""More scenarios than these are not worked out: all limits of such a tie are dropped."""


class Block:
    """Limits `row_lower <= matrix @ x <= row_upper` on columns `x >= 0`, freed of contradictions.

    Parameters
    ----------
    matrix : csc_array, shape (rows, columns)
    low, high : array, shape (rows,)
        The limits as claimed.
    weight, size : array, shape (rows,)
        What a miss costs, and the figure that it is relative to.
    soft : array of bool, shape (rows,)
        Floors that say 'more than'.

    Attributes
    ----------
    row_lower, row_upper : array, shape (rows,)
        The limits after the contradictions are settled.
    slack : array, shape (rows,)
        By how much a limit that gave way is missed at least, and a tied one at most: positive where its figure is too
        high, negative where it is too low.
    lost, tied : array of bool, shape (rows,)
    rivals : dict
        Row that gave way or is tied -> rows that it can't hold together with.
    """

    def __init__(
        self,
        matrix: csc_array,
        low: np.ndarray,
        high: np.ndarray,
        weight: np.ndarray,
        size: np.ndarray,
        soft: np.ndarray,
    ) -> None:
        self.matrix, self.by_row = matrix, csr_array(matrix)
        self.row_lower, self.row_upper = low.copy(), high.copy()
        rows = len(low)
        self.slack, self.dual = np.zeros(rows), np.zeros(rows)
        self.lost, self.tied = np.zeros(rows, dtype=bool), np.zeros(rows, dtype=bool)
        self.rivals: dict[int, tuple[int, ...]] = {}
        self._witness: dict[int, np.ndarray] = {}
        least, most = self._propagate()
        # Where the least values meet all limits there is nothing to settle.
        if np.all(least <= most + _EPS) and self._met(least):
            return
        size = _two_digits(np.maximum(size, self._told_of_parts()))
        if soft.any():
            self.row_lower[soft] *= 1 - _SOFT
        self._settle(weight, size)
        self._find_rivals(low, high, size)
        if self.tied.any():
            self._widen_ties(weight / size)
        if soft.any():
            self._restore(soft & ~self.lost & ~self.tied, low)

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
            share, optimum = self._shares(self.row_lower, self.row_upper, price)
            if share is None:
                self.row_lower, self.row_upper = self._admitted(self.row_lower, self.row_upper, optimum)
                return
            self.dual[share != 0] = share[share != 0]
            face, sums = self._face(share, price, optimum), {}
            giving = np.flatnonzero(np.abs(share) > 1 - 1e-6)
            least = np.zeros(len(share))
            for row in giving:
                sums[row], least[row] = self._miss(face, row, share[row], -1.0)
            worst = (least / size).max(initial=0.0)
            if worst <= NEGLIGIBLE:
                self._mark_ties(face, giving, share, size)
                met = self._admitted(self.row_lower, self.row_upper, optimum)
                self.row_lower = np.where(self.tied, self.row_lower, met[0])
                self.row_upper = np.where(self.tied, self.row_upper, met[1])
                return
            # One false claim bends its neighbours; those that are bent less are judged again without it.
            for row in np.flatnonzero(least / size >= worst * _WORST):
                self.lost[row], self.slack[row] = True, np.sign(share[row]) * least[row]
                self._witness[int(row)] = sums[row]
                self.row_lower[row], self.row_upper[row] = 0.0, np.inf

    def _admitted(
        self, low: np.ndarray, high: np.ndarray, answer: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Widen the limits that an answer misses by so little that it counts as met, so that they agree exactly."""
        sums = self.by_row @ answer
        room = TOLERANCE * np.maximum(1.0, sums)
        return np.where(sums < low - room, sums, low), np.where(sums > high + room, sums, high)

    def _shares(
        self, low: np.ndarray, high: np.ndarray, price: np.ndarray
    ) -> tuple[np.ndarray | None, np.ndarray]:
        """Find the least total price; return the dual price of each limit as a share of its own, and an answer.

        The shares are None if no limit need be missed.
        """
        rows, columns = self.matrix.shape
        below = np.flatnonzero(low > 0)
        above = np.flatnonzero(np.isfinite(high))
        identity = csc_array(eye_array(rows))
        elastic = hstack([self.matrix, identity[:, below], -identity[:, above]], format="csc")
        cost = np.concatenate([np.zeros(columns), price[below], price[above]])
        program = Program(elastic, low, high, np.zeros(len(cost)), np.full(len(cost), np.inf))
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

    def _mark_ties(self, face: Program, giving: np.ndarray, share: np.ndarray, size: np.ndarray) -> None:
        """Mark the limits that are missed in some answer of least cost, but not in all."""
        for row in giving:
            sums, most = self._miss(face, row, share[row], 1.0)
            if most > NEGLIGIBLE * size[row]:
                self.tied[row], self.slack[row] = True, np.sign(share[row]) * most
                self._witness[int(row)] = sums

    def _find_rivals(self, low: np.ndarray, high: np.ndarray, size: np.ndarray) -> None:
        """Find an irreducible set of limits against each one that gave way or is tied."""
        about = np.flatnonzero(self.dual)
        for loser, sums in sorted(self._witness.items()):
            others = [row for row in self._near(about, loser) if row != loser]
            self.rivals[loser] = tuple(self._irreducible(others, loser, sums, low, high, size[loser]))

    def _near(self, rows: np.ndarray, start: int) -> np.ndarray:
        """Those of the rows that share columns with one of them, directly or through others."""
        rows = np.union1d(rows, [start])
        part = csc_array(self.by_row[rows])
        labels = connected_components(csr_array(part @ part.T), directed=False)[1]
        return rows[labels == labels[np.searchsorted(rows, start)]]

    def _irreducible(
        self, others: list[int], loser: int, sums: np.ndarray, low: np.ndarray, high: np.ndarray, unit: float
    ) -> list[int]:
        """All other limits are held where an answer that misses the loser has them, and it is asked to hold too."""
        if not others:
            return []
        rows = [loser, *others]
        part = csc_array(self.by_row[rows])
        part = part[:, np.flatnonzero(np.diff(part.indptr))]
        least, most, at = low[rows] / unit, high[rows] / unit, sums[rows] / unit
        least[1:], most[1:] = np.minimum(least[1:], at[1:]), np.maximum(most[1:], at[1:])
        slack = csc_array((np.array([1.0, -1.0]), (np.zeros(2, int), np.arange(2))), shape=(len(rows), 2))
        columns = part.shape[1] + 2
        program = Program(hstack([part, slack]), least, most, np.zeros(columns), np.full(columns, np.inf))
        cost = np.zeros(columns)
        cost[-2:] = 1.0
        dual = program.minimise(cost).dual
        return [r for r, price in zip(others, dual[1:], strict=True) if abs(price) > 1e-7] or others

    def _restore(self, soft: np.ndarray, low: np.ndarray) -> None:
        """Raise the lowered floors again, but those that the other limits don't meet together."""
        rows = np.flatnonzero(soft & (low > self.row_lower))
        if not len(rows):
            return
        short = low[rows] - self.row_lower[rows]
        columns = self.matrix.shape[1]
        unmet = csc_array(eye_array(len(low), format="csc")[:, rows])
        floors = self.row_lower.copy()
        floors[rows] = low[rows]
        program = Program(
            hstack([self.matrix, unmet], format="csc"), floors, self.row_upper, np.zeros(columns + len(rows)),
            np.concatenate([np.full(columns, np.inf), short]),
        )  # fmt: skip
        missing = program.minimise(np.concatenate([np.zeros(columns), 1.0 / low[rows]])).x[columns:]
        met = missing <= NEGLIGIBLE * low[rows]
        self.row_lower[rows[met]] = low[rows[met]]

    def _widen_ties(self, price: np.ndarray) -> None:
        """Widen the tied limits to the hull of their sums over the scenarios, tie by tie."""
        claimed = self.row_lower.copy(), self.row_upper.copy()
        self.row_lower[self.tied], self.row_upper[self.tied] = 0.0, np.inf
        opened = self.row_lower.copy(), self.row_upper.copy()
        for tie in self._ties():
            low, high = opened[0].copy(), opened[1].copy()
            low[tie], high[tie] = claimed[0][tie], claimed[1][tie]
            hulls = [self._hull(tie, *limits) for limits in self._scenarios(tie, low, high, price)]
            if hulls:
                self.row_lower[tie] = np.min([least for least, _ in hulls], axis=0)
                self.row_upper[tie] = np.max([most for _, most in hulls], axis=0)

    def _ties(self) -> list[np.ndarray]:
        """The tied limits, each with those that it is tied with."""
        tied = np.flatnonzero(self.tied)
        meets = np.array([[b in self.rivals[a] for b in tied] for a in tied.tolist()])
        labels = connected_components(csr_array(meets), directed=False)[1]
        return [tied[labels == label] for label in range(labels.max(initial=-1) + 1)]

    def _scenarios(
        self, tie: np.ndarray, low: np.ndarray, high: np.ndarray, price: np.ndarray
    ) -> list[tuple[np.ndarray, np.ndarray]]:
        """The limits of every scenario in which enough of a tie is dropped for the rest to agree; none if too many."""
        found, seen, waiting = {}, set(), [frozenset()]
        while waiting:
            dropped = waiting.pop()
            if dropped in seen:
                continue
            seen.add(dropped)
            rows = np.array(sorted(dropped), dtype=int)
            least, most = low.copy(), high.copy()
            least[rows], most[rows] = 0.0, np.inf
            share, answer = self._shares(least, most, price)
            if share is None:
                found[dropped] = self._admitted(least, most, answer)
                continue
            giving = np.flatnonzero(np.abs(share) > 1 - 1e-6)
            rivals = np.intersect1d(giving, tie)
            waiting += [dropped | {int(row)} for row in (rivals if len(rivals) else giving)]
            if len(found) + len(waiting) > _SCENARIOS:
                return []
        return list(found.values())

    def _hull(self, tie: np.ndarray, low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Least and greatest sum of each limit of a tie in one scenario."""
        columns = self.matrix.shape[1]
        program = Program(self.matrix, low, high, np.zeros(columns), np.full(columns, np.inf))
        capped = np.diff(csc_array(self.by_row[np.flatnonzero(np.isfinite(high))]).indptr) > 0
        least, most = np.zeros(len(tie)), np.full(len(tie), np.inf)
        for i, row in enumerate(tie):
            cost = self.by_row[[row]].toarray()[0]
            least[i] = max(program.minimise(cost).objective, 0.0)
            if capped[cost > 0].all():
                most[i] = -program.minimise(-cost).objective
        return least, np.maximum(most, least)

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


def _two_digits(sizes: np.ndarray) -> np.ndarray:
    """Round to two digits: claims on 52.8 and 52.788 cost the same to miss, and neither wins by its rounding."""
    power = 10.0 ** (np.floor(np.log10(sizes)) - 1)
    return np.round(sizes / power) * power
