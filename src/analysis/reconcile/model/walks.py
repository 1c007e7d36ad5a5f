"""How flows move: a walk of the nation, a level and a walk of each pair, freer where a policy round begins.

The state is the log of every cell and of the nation's level in every year. A pair's first year stands around the
nation's, each later year around the one before, moved as the nation moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array, diags_array

from analysis.reconcile.model.evidence import Cell
from analysis.vocabulary.rounds import ROUNDS

_START_SPREAD = 6.0
"""Log-scale standard deviation of the nation's first year around the typical figure: next to nothing is assumed."""
_NEW_ROUND = 2.0
"""How much freer a walk is where a round begins."""


@dataclass(frozen=True, slots=True)
class Scales:
    """Standard deviations on the log scale: of a pair's walk and the nation's in a year, of pairs around the nation."""

    walk: float
    nation: float
    level: float


@dataclass(frozen=True)
class Prior:
    """A Gaussian prior: precision and mean of the cells, then of the nation's years."""

    precision: csc_array
    mean: np.ndarray
    log_det: float


def prior(cells: Sequence[Cell], typical: float, scales: Scales) -> Prior:
    """Make the prior.

    Parameters
    ----------
    cells : sequence of (origin, destination, year)
        Sorted, so that the years of a pair follow one another.
    typical : float
        Log of a typical figure of one cell.
    scales : Scales

    Returns
    -------
    Prior
        Of `len(cells)` cells and of the nation in every year from the first to the last.
    """
    years = np.array([year for *_, year in cells])
    first, last = int(years.min()), int(years.max())
    size = len(cells) + last - first + 1
    nation = len(cells) + years - first
    pair = np.array([origin + destination for origin, destination, _ in cells])
    starts = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]])
    later = np.setdiff1d(np.arange(len(cells)), starts)
    gap = np.sqrt(np.maximum(years[later] - years[later - 1], 1))
    freer = np.where(np.isin(years, list(ROUNDS)), _NEW_ROUND, 1.0)
    steps = np.arange(first + 1, last + 1)
    own = len(cells) + steps - first
    blocks = [
        (np.c_[starts, nation[starts]], np.tile([1.0, -1.0], (len(starts), 1)), np.full(len(starts), scales.level)),
        (
            np.c_[later, nation[later], later - 1, nation[later - 1]],
            np.tile([1.0, -1.0, -1.0, 1.0], (len(later), 1)),
            scales.walk * gap * freer[later],
        ),
        (
            np.c_[own, own - 1], np.tile([1.0, -1.0], (len(own), 1)),
            scales.nation * np.where(np.isin(steps, list(ROUNDS)), _NEW_ROUND, 1.0),
        ),
        (np.array([[len(cells)]]), np.ones((1, 1)), np.array([_START_SPREAD])),
    ]  # fmt: skip
    spread = np.concatenate([s for *_, s in blocks])
    columns = np.concatenate([c.ravel() for c, *_ in blocks])
    signs = np.concatenate([s.ravel() for _, s, _ in blocks])
    pointers = np.cumsum([0, *(c.shape[1] for c, *_ in blocks for _ in range(len(c)))])
    moves = csr_array((signs, columns, pointers), shape=(len(spread), size))
    precision = csc_array(moves.T @ diags_array(spread**-2.0) @ moves)
    # Every move has one column of its own at its end, so that the determinant is that of the spreads.
    return Prior(precision, np.full(size, typical), float(-2.0 * np.log(spread).sum()))
