"""How flows move: a walk of the nation, levels of givers, receivers and pairs, a walk of each pair around its level.

The state is the log of every cell, then the nation's level in every year and its drift, then the levels of the givers,
the receivers and the pairs. A pair's years stand around the nation's year and the pair's level; how far they are off
is carried on to the next year, less so where a policy round begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csc_array, csr_array, diags_array

from analysis.vocabulary.rounds import ROUNDS

START_SPREAD = 3.0
"""Log-scale standard deviation of the nation's first year around what is usual: next to nothing is assumed."""
_DRIFT = 0.15
"""Of the nation's yearly growth."""
_CARRIED = 0.9
"""Share of a pair's distance from its level that the next year keeps."""
_NEW_ROUND = 2.0
"""How much freer a walk is where a round begins."""

Cell = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Scales:
    """Standard deviations on the log scale.

    `walk` is a pair's in a year and `nation` the nation's, `side` of givers and of receivers, `level` of pairs beside
    what giver and receiver tell.
    """

    walk: float = 0.5
    nation: float = 0.25
    level: float = 0.7
    side: float = 0.6

    def times(self, name: str, factor: float) -> Scales:
        """Return the scales with one of them some times as large."""
        return replace(self, **{name: getattr(self, name) * factor})


@dataclass(frozen=True)
class Prior:
    """A Gaussian prior of the state: precision, mean, log of the determinant."""

    precision: csc_array
    mean: np.ndarray
    log_det: float


class Walks:
    """The moves of the cells of one indicator.

    Parameters
    ----------
    cells : sequence of (origin, destination, year)
        Sorted, so that the years of a pair follow one another.
    """

    def __init__(self, cells: Sequence[Cell]) -> None:
        years = np.array([year for *_, year in cells])
        self.cells, self.first, self.last = len(cells), int(years.min()), int(years.max())
        givers, giver = np.unique([origin for origin, *_ in cells], return_inverse=True)
        receivers, receiver = np.unique([destination for _, destination, _ in cells], return_inverse=True)
        both = giver * len(receivers) + receiver
        starts = np.flatnonzero(np.r_[True, both[1:] != both[:-1]])
        pair = np.cumsum(np.isin(np.arange(len(cells)), starts)) - 1
        nations, pairs = self.last - self.first + 1, len(starts)
        at = np.cumsum([len(cells), nations, 1, len(givers), len(receivers), pairs])
        self.size, self.nation = int(at[-1]), slice(int(at[0]), int(at[1]))
        nation, level = at[0] + years - self.first, at[4] + pair
        later = np.setdiff1d(np.arange(len(cells)), starts)
        gap = np.maximum(years[later] - years[later - 1], 1)
        freer = np.where(np.isin(years, list(ROUNDS)), _NEW_ROUND, 1.0)
        kept = _CARRIED**gap
        still = np.sqrt((1 - kept**2) / (1 - _CARRIED**2)) if _CARRIED < 1 else np.sqrt(gap)
        first = 1.0 / np.sqrt(1 - _CARRIED**2) if _CARRIED < 1 else 0.0
        steps = np.arange(self.first + 1, self.last + 1)
        own = at[0] + steps - self.first
        ones = np.ones
        self._blocks = [
            ("walk", np.c_[starts, nation[starts], level[starts]], _signs(pairs, 1, -1, -1), max(first, 1e-3) * ones(pairs)),
            (
                "walk", np.c_[later, nation[later], level[later], later - 1, nation[later - 1]],
                np.c_[ones(len(later)), -ones(len(later)), kept - 1.0, -kept, kept], still * freer[later],
            ),
            ("nation", np.c_[own, own - 1, np.full(len(own), at[1])], _signs(len(own), 1, -1, -1),
             np.where(np.isin(steps, list(ROUNDS)), _NEW_ROUND, 1.0)),
            ("start", np.array([[at[0]]]), ones((1, 1)), ones(1)),
            ("drift", np.array([[at[1]]]), ones((1, 1)), ones(1)),
            ("side", np.arange(at[2], at[4])[:, None], ones((at[4] - at[2], 1)), ones(at[4] - at[2])),
            ("level", np.c_[at[4] + np.arange(pairs), at[2] + giver[starts], at[3] + receiver[starts]],
             _signs(pairs, 1, -1, -1), ones(pairs)),
        ]  # fmt: skip

    def prior(self, usual: float, scales: Scales, start: float = START_SPREAD) -> Prior:
        """Make the prior.

        Parameters
        ----------
        usual : float
            Log of a usual figure of one cell.
        scales : Scales
        start : float
            Standard deviation of the nation's first year around it.
        """
        scale = {"start": start, "drift": _DRIFT}
        spread = np.concatenate([
            scale.get(name, getattr(scales, name, 0.0)) * times for name, *_, times in self._blocks
        ])  # fmt: skip
        precision = csc_array(self._moves.T @ diags_array(spread**-2.0) @ self._moves)
        mean = np.zeros(self.size)
        mean[: self.nation.stop] = usual
        # Every move has one column of its own, so that the determinant is that of the spreads.
        return Prior(precision, mean, float(-2.0 * np.log(spread).sum()))

    @property
    def _moves(self) -> csr_array:
        if not hasattr(self, "_made"):
            columns = np.concatenate([c.ravel() for _, c, *_ in self._blocks])
            signs = np.concatenate([s.ravel() for *_, s, _ in self._blocks])
            pointers = np.cumsum([0, *(c.shape[1] for _, c, *_ in self._blocks for _ in range(len(c)))])
            self._made = csr_array((signs, columns, pointers), shape=(len(pointers) - 1, self.size))
        return self._made


def _signs(rows: int, *signs: float) -> np.ndarray:
    return np.tile(np.array(signs, dtype=float), (rows, 1))
