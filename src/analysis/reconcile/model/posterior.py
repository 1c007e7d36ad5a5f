"""The mode of the model and its spread: Gauss-Newton with heavy tails, Laplace around the mode.

A figure on a log scale misses the log of its sum by a Student t error; floors and ceilings are one-sided normal limits
(log Phi), which only pull where they are missed. The sum of cells is linearised around the present answer, by their
shares of it. Everything is deterministic.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array, diags_array, hstack
from scipy.sparse.linalg import SuperLU, splu
from scipy.special import gammaln, log_ndtr

from analysis.reconcile.model.evidence import CEILING, EXACT, Evidence
from analysis.reconcile.model.walks import Prior

FREEDOM = 4.0
"""Degrees of freedom of a page's error: one in a hundred is far off."""
_STEPS = 60
_DONE = 1e-6


@dataclass(frozen=True)
class Posterior:
    """A normal distribution around the mode.

    Attributes
    ----------
    mode : array, shape (cells + years,)
        Log of every cell in base units, then the nation's level.
    factor : SuperLU
        Of the precision at the mode.
    log_evidence : float
        Laplace approximation of the marginal likelihood of the scales.
    """

    mode: np.ndarray
    factor: SuperLU
    log_evidence: float

    def variances(self, weights: csr_array) -> np.ndarray:
        """Variance of each of some linear combinations of the state, shape (rows,)."""
        weights = csr_array(weights)
        found = np.empty(weights.shape[0])
        for start in range(0, weights.shape[0], 256):
            part = weights[start : start + 256].toarray().T
            found[start : start + 256] = np.einsum("ij,ij->j", part, self.factor.solve(part))
        return found


def posterior(evidence: Evidence, prior: Prior) -> Posterior:
    """Find the mode and its spread."""
    cells = len(evidence.cells)
    state = prior.mean.copy()
    value = _objective(evidence, prior, state, cells)
    damping = 1e-3
    for _ in range(_STEPS):
        gradient, curvature = _derivatives(evidence, prior, state, cells)
        moved = False
        for _ in range(12):
            step = splu(csc_array(curvature + damping * diags_array(curvature.diagonal()))).solve(-gradient)
            step *= min(1.0, 4.0 / max(np.abs(step).max(), 1e-12))
            tried = _objective(evidence, prior, state + step, cells)
            if tried <= value + 1e-9:
                moved = True
                break
            damping *= 8.0
        if not moved:
            break
        state, gained, value = state + step, value - tried, tried
        damping = max(damping / 6.0, 1e-9)
        if gained < _DONE * max(1.0, abs(value)):
            break
    _, curvature = _derivatives(evidence, prior, state, cells)
    factor = splu(csc_array(curvature))
    log_det = float(np.log(np.abs(factor.U.diagonal())).sum())
    return Posterior(state, factor, -value + 0.5 * prior.log_det - 0.5 * log_det)


def _sums(evidence: Evidence, state: np.ndarray, cells: int) -> tuple[np.ndarray, csr_array, np.ndarray]:
    """Log of each row's sum, its derivatives, and the noise of the row there."""
    amount = np.exp(np.clip(state[:cells], -60, 60))
    weighted = evidence.shares @ diags_array(amount)
    total = np.maximum(np.asarray(weighted.sum(axis=1)).ravel(), 1e-30)
    slopes = csr_array(diags_array(1.0 / total) @ weighted)
    partial = evidence.shares.copy()
    partial.data = np.where(evidence.shares.data < 1.0, 1.0, 0.0)
    in_parts = np.asarray(slopes.multiply(partial).sum(axis=1)).ravel()
    return np.log(total), slopes, np.hypot(evidence.noise, evidence.part * in_parts)


def _objective(evidence: Evidence, prior: Prior, state: np.ndarray, cells: int) -> float:
    log_sum, _, noise = _sums(evidence, state, cells)
    miss = (log_sum - evidence.figure) / noise
    exact = evidence.kind == EXACT
    side = np.where(evidence.kind == CEILING, -1.0, 1.0)
    lost = 0.5 * (FREEDOM + 1) * np.log1p(miss[exact] ** 2 / FREEDOM) + np.log(noise[exact])
    lost = lost - gammaln((FREEDOM + 1) / 2) + gammaln(FREEDOM / 2) + 0.5 * np.log(FREEDOM * np.pi)
    away = state - prior.mean
    return float(lost.sum() - log_ndtr(side * miss)[~exact].sum() + 0.5 * away @ (prior.precision @ away))


def _derivatives(
    evidence: Evidence, prior: Prior, state: np.ndarray, cells: int
) -> tuple[np.ndarray, csc_array]:
    log_sum, slopes, noise = _sums(evidence, state, cells)
    miss = (log_sum - evidence.figure) / noise
    exact = evidence.kind == EXACT
    side = np.where(evidence.kind == CEILING, -1.0, 1.0)
    heavy = (FREEDOM + 1) / (FREEDOM + miss**2)
    ratio = np.exp(-0.5 * miss**2 - 0.5 * np.log(2 * np.pi) - log_ndtr(side * miss))
    slope = np.where(exact, heavy * miss, -side * ratio) / noise
    bend = np.where(exact, heavy, np.maximum(ratio * (ratio + side * miss), 0.0)) / noise**2
    wide = csr_array(hstack([slopes, csr_array((slopes.shape[0], len(state) - cells))]))
    gradient = wide.T @ slope + prior.precision @ (state - prior.mean)
    return gradient, csc_array(wide.T @ diags_array(bend) @ wide + prior.precision)
