"""The mode of the model and its spread: Gauss-Newton with heavy tails, Laplace around the mode.

A figure on a log scale misses the log of its sum by a Student t error. Floors and ceilings are one-sided limits, which
only pull where they are missed, and the more, the farther: they have held when claims were settled, and the bounds keep
them, so years that together lie far below a floor of theirs would be denied by it.
The sum of cells is linearised around the present answer, by their shares of it. Everything is deterministic.

A limit over hundreds of cells would fill the precision. So it stands as a row of its own beside it, in the
quasi-definite system [[S, U], [U', -1/d]], which gives the same answers and stays sparse (Vanderbei 1995, *SIAM Journal
on Optimization* 5).
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import csc_array, csr_array
from scipy.sparse.linalg import SuperLU, splu
from scipy.special import gammaln, log_ndtr

from analysis.reconcile.model.evidence import CEILING, EXACT, Evidence
from analysis.reconcile.model.walks import Prior

FREEDOM = 3.0
"""Degrees of freedom of a page's error."""
_LIGHT = (1e6, 30.0, 10.0)
"""The same on the way to the mode from light tails: first next to none are heavy."""
_CLEARLY = 0.05
"""So much likelier another mode must be."""
_FAR = 4.0
"""A figure that misses its sum by more than so many times its noise is taken for an error."""
_WIDE = 24
"""A limit over more cells stands as a row of its own."""
_STEPS = 60
_DONE = 2e-5
_AT_A_TIME, _ROWS = 256, 4096
"""Right sides that are solved for together, and combinations that are put together with them: what is dense stays small."""
_FLAT = 1e-9
"""Least curvature of a row: one that pulls nothing stays in its place."""


@dataclass(frozen=True)
class Posterior:
    """A normal distribution around the mode.

    Attributes
    ----------
    mode : array, shape (size,)
    system : csc_array
        The precision at the mode, bordered by the wide limits.
    log_evidence : float
        Laplace approximation of the marginal likelihood of the scales.
    """

    mode: np.ndarray
    system: csc_array
    log_evidence: float


@dataclass(frozen=True)
class Factor:
    """The factors of a system whose states are taken in some order."""

    factors: SuperLU
    order: np.ndarray

    def solve(self, right: np.ndarray) -> np.ndarray:
        """Solve the system for a right side, or for several in columns."""
        found = np.empty_like(right)
        found[self.order] = self.factors.solve(right[self.order])
        return found

    @property
    def log_det(self) -> float:
        """Log of the size of the determinant."""
        return float(np.log(np.abs(self.factors.U.diagonal())).sum())


class Elimination:
    """The order in which the states of systems of one pattern are eliminated: finding it takes longer than using it.

    Parameters
    ----------
    system : csc_array
        Quasi-definite, so that every diagonal pivot will do.
    """

    def __init__(self, system: csc_array) -> None:
        self.order = np.argsort(_factors(system, "MMD_AT_PLUS_A").perm_c, kind="stable")
        numbered = csc_array((np.arange(1, system.nnz + 1), system.indices, system.indptr), system.shape)
        self._moved = csc_array(numbered[self.order][:, self.order])
        self._moved.sort_indices()

    def factorised(self, system: csc_array) -> Factor:
        """Factorise a system of the pattern."""
        moved = self._moved
        values = system.data[moved.data - 1]
        return Factor(
            _factors(csc_array((values, moved.indices, moved.indptr), moved.shape), "NATURAL"), self.order
        )


def _factors(system: csc_array, order: str) -> SuperLU:
    # Its columns have too little in common to gain from being taken several at a time.
    return splu(
        system, permc_spec=order, diag_pivot_thresh=0.0, panel_size=1, options={"SymmetricMode": True}
    )


def spread(factor: Factor, weights: csr_array) -> np.ndarray:
    """Standard deviation of each of some linear combinations of the first states.

    Parameters
    ----------
    factor : Factor
        Of a posterior's system.
    weights : csr_array, shape (rows, states)
    """
    rows, size = weights.shape
    # The system is solved for each combination, or for each state where these are fewer.
    found = _by_state(factor, weights) if rows > size else _by_row(factor, weights)
    return np.sqrt(np.maximum(found, 1e-12))


def _by_row(factor: Factor, weights: csr_array) -> np.ndarray:
    found = np.empty(weights.shape[0])
    for start in range(0, len(found), _AT_A_TIME):
        part = weights[start : start + _AT_A_TIME].toarray().T
        padded = np.zeros((len(factor.order), part.shape[1]))
        padded[: len(part)] = part
        found[start : start + _AT_A_TIME] = np.einsum("ij,ij->j", padded, factor.solve(padded))
    return found


def _by_state(factor: Factor, weights: csr_array) -> np.ndarray:
    found, size = np.zeros(weights.shape[0]), weights.shape[1]
    by_column = csc_array(weights)
    for start in range(0, size, _AT_A_TIME):
        own = np.arange(start, min(start + _AT_A_TIME, size))
        units = np.zeros((len(factor.order), len(own)))
        units[own, own - start] = 1.0
        covariance, part = factor.solve(units)[:size], csr_array(by_column[:, own])
        for first in range(0, len(found), _ROWS):
            some = slice(first, first + _ROWS)
            found[some] += part[some].multiply(weights[some] @ covariance).sum(axis=1)
    return found


class Fit:
    """The rows of the evidence over the state, evaluated where asked.

    Parameters
    ----------
    evidence : Evidence
    prior : Prior
        Any prior of its cells: all of them have entries in the same places.
    """

    def __init__(self, evidence: Evidence, prior: Prior) -> None:
        self.evidence, self.size = evidence, len(prior.mean)
        self.share, self.column = evidence.shares.data, evidence.shares.indices
        length = np.diff(evidence.shares.indptr)
        self._row = np.repeat(np.arange(len(length)), length)
        self._partial = self.share < 1.0
        self.exact = evidence.kind == EXACT
        self.side = np.where(evidence.kind == CEILING, -1.0, 1.0)
        self._wide = np.flatnonzero(length > _WIDE)
        self._elimination: Elimination | None = None
        self.freedom = FREEDOM
        self._lay_out(length, prior)

    def _lay_out(self, length: np.ndarray, prior: Prior) -> None:
        """Find where each product of shares, and each entry of the prior, stands in the system."""
        starts = np.cumsum([0, *length])
        squares = [
            (np.repeat(own, len(own)), np.tile(own, len(own)))
            for row in np.flatnonzero(length <= _WIDE) for own in [np.arange(starts[row], starts[row + 1])]
        ]  # fmt: skip
        self._first, self._second = (
            np.concatenate([np.zeros(0, dtype=int), *(square[side] for square in squares)]) for side in (0, 1)
        )
        self._border = np.flatnonzero(np.isin(self._row, self._wide))
        own = self.size + np.searchsorted(self._wide, self._row[self._border])
        held = prior.precision.tocoo()
        self._diagonal = held.row == held.col
        width = self.size + len(self._wide)
        edge = np.arange(self.size, width)
        near = self.column[self._border]
        row = np.concatenate([held.row, self.column[self._first], near, own, edge]).astype(np.int64)
        column = np.concatenate([held.col, self.column[self._second], own, near, edge]).astype(np.int64)
        places, self._place = np.unique(column * width + row, return_inverse=True)
        self._indices, self.width = (places % width).astype(np.int32), width
        self._pointers = np.searchsorted(places, np.arange(width + 1) * width).astype(np.int32)

    def with_freedom(self, freedom: float) -> Fit:
        """Return the rows with errors of other tails."""
        other = copy(self)
        other.freedom = freedom
        return other

    def sums(self, state: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Log of each row's sum, the shares of its cells in it, and the noise of the row there."""
        rows = len(self.evidence.figure)
        weighted = self.share * np.exp(np.clip(state[self.column], -60, 80))
        total = np.maximum(np.bincount(self._row, weighted, rows), 1e-30)
        slopes = weighted / total[self._row]
        in_parts = np.bincount(self._row, slopes * self._partial, rows)
        return np.log(total), slopes, np.hypot(self.evidence.noise, self.evidence.part * in_parts)

    def errors(self, state: np.ndarray) -> int:
        """How many figures are so far from their sums that their pages are taken to err."""
        log_sum, _, noise = self.sums(state)
        far = np.abs(log_sum - self.evidence.figure) > _FAR * noise
        return int((far & self.exact).sum())

    def lost(self, state: np.ndarray, prior: Prior) -> float:
        """Minus the log of the posterior density, but for the prior's constant."""
        log_sum, _, noise = self.sums(state)
        miss = (log_sum - self.evidence.figure) / noise
        lost = 0.5 * (self.freedom + 1) * np.log1p(miss**2 / self.freedom) + np.log(noise) + _LOG_T
        limits = -log_ndtr(self.side * miss)
        away = state - prior.mean
        return float(np.where(self.exact, lost, limits).sum() + 0.5 * away @ (prior.precision @ away))

    def pulls(self, state: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The shares of the rows' cells; slope and bend of what each row loses, by the log of its sum."""
        log_sum, slopes, noise = self.sums(state)
        miss = (log_sum - self.evidence.figure) / noise
        heavy = (self.freedom + 1) / (self.freedom + miss**2)
        log_phi = log_ndtr(self.side * miss)
        ratio = np.exp(-0.5 * miss**2 - 0.5 * np.log(2 * np.pi) - log_phi)
        slope = np.where(self.exact, heavy * miss, -self.side * ratio) / noise
        bend = np.where(self.exact, heavy, np.maximum(ratio * (ratio + self.side * miss), 0.0)) / noise**2
        return slopes, slope, np.maximum(bend, _FLAT)

    def gradient(self, slopes: np.ndarray, pull: np.ndarray) -> np.ndarray:
        """The gradient of what all rows lose."""
        return np.bincount(self.column, slopes * pull[self._row], self.size)

    def system(self, prior: Prior, slopes: np.ndarray, bend: np.ndarray, damping: float = 0.0) -> csc_array:
        """The bordered precision."""
        held = prior.precision.data
        border = slopes[self._border]
        values = np.concatenate([
            np.where(self._diagonal, held * (1.0 + damping), held),
            slopes[self._first] * slopes[self._second] * bend[self._row[self._first]],
            border, border, -1.0 / bend[self._wide],
        ])  # fmt: skip
        data = np.bincount(self._place, values, len(self._indices))
        return csc_array((data, self._indices, self._pointers), shape=(self.width, self.width))

    def factorised(self, system: csc_array) -> Factor:
        """Factorise a bordered precision of these rows."""
        if self._elimination is None:
            self._elimination = Elimination(system)
        return self._elimination.factorised(system)

    def log_det(self, system: csc_array, bend: np.ndarray) -> float:
        """Log of the determinant of the precision."""
        return self.factorised(system).log_det + float(np.log(bend[self._wide]).sum())


_LOG_T = float(gammaln(FREEDOM / 2) - gammaln((FREEDOM + 1) / 2) + 0.5 * np.log(FREEDOM * np.pi))


class _Peak(NamedTuple):
    """A mode, what all rows and the prior lose there, and the shares and bends of the rows."""

    mode: np.ndarray
    lost: float
    slopes: np.ndarray
    bend: np.ndarray


def posterior(fit: Fit, prior: Prior, start: np.ndarray | None = None, steps: int = _STEPS) -> Posterior:
    """Find the mode, from `start` or else from the prior's mean, and its spread."""
    return _around(fit, prior, _climbed(fit, prior, start, steps))


def likeliest(fit: Fit, prior: Prior) -> Posterior:
    """Find the mode from the prior's mean, and from where the claims lead that err with light tails; of the two the likelier.

    With heavy tails the density has several modes: from a prior far below all claims the two largest of a pair, which agree, are
    taken for errors because each alone is far off. Tails that grow heavy on the way give them up only where others deny them
    (graduated non-convexity: Blake and Zisserman 1987, *Visual Reconstruction*).
    """
    found, state = _climbed(fit, prior), None
    for freedom in _LIGHT:
        state = _climbed(fit.with_freedom(freedom), prior, state).mode
    other = _climbed(fit, prior, state)
    return _around(fit, prior, other if other.lost < found.lost - _CLEARLY else found)


def _climbed(fit: Fit, prior: Prior, start: np.ndarray | None = None, steps: int = _STEPS) -> _Peak:
    """The mode that is reached from a start, else from the prior's mean."""
    state = (prior.mean if start is None else start).copy()
    value, damping = fit.lost(state, prior), 1e-4
    slopes, pull, bend = fit.pulls(state)
    for _ in range(steps):
        right = np.zeros(fit.width)
        right[: fit.size] = -fit.gradient(slopes, pull) - prior.precision @ (state - prior.mean)
        for _ in range(8):
            step = fit.factorised(fit.system(prior, slopes, bend, damping)).solve(right)[: fit.size]
            step *= min(1.0, 4.0 / max(np.abs(step).max(), 1e-12))
            tried = fit.lost(state + step, prior)
            if tried <= value + 1e-9:
                break
            damping = max(damping, 1e-2) * 10.0
        else:
            break
        state, gained, value = state + step, value - tried, tried
        slopes, pull, bend = fit.pulls(state)
        damping = max(damping / 10.0, 1e-9)
        if gained < _DONE * max(1.0, abs(value)):
            break
    return _Peak(state, value, slopes, bend)


def _around(fit: Fit, prior: Prior, peak: _Peak) -> Posterior:
    """The normal distribution around a mode."""
    system = fit.system(prior, peak.slopes, peak.bend)
    return Posterior(
        peak.mode, system, -peak.lost + 0.5 * prior.log_det - 0.5 * fit.log_det(system, peak.bend)
    )
