"""The mode of the model and its spread: Gauss-Newton with heavy tails, Laplace around the mode.

A figure on a log scale misses the log of its sum by a Student t error. Floors and ceilings are one-sided limits, which
only pull where they are missed, and no longer where they are missed by far: a page that is quite wrong moves nothing.
The sum of cells is linearised around the present answer, by their shares of it. Everything is deterministic.

A limit over hundreds of cells would fill the precision. So it stands as a row of its own beside it, in the
quasi-definite system [[S, U], [U', -1/d]], which gives the same answers and stays sparse (Vanderbei 1995, *SIAM Journal
on Optimization* 5).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import block_array, csc_array, csr_array, diags_array
from scipy.sparse.linalg import SuperLU, splu
from scipy.special import gammaln, log_ndtr

from analysis.reconcile.model.evidence import CEILING, EXACT, Evidence
from analysis.reconcile.model.walks import Prior

FREEDOM = 3.0
"""Degrees of freedom of a page's error."""
_WRONG = 1e-3
"""Share of floors and ceilings that are quite wrong."""
_WIDE = 40
"""A limit over more cells stands as a row of its own."""
_STEPS = 60
_DONE = 1e-5


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


def spread(factor: SuperLU, weights: csr_array) -> np.ndarray:
    """Standard deviation of each of some linear combinations of the first states.

    Parameters
    ----------
    factor : SuperLU
        Of a posterior's system.
    weights : csr_array, shape (rows, states)
    """
    found = np.empty(weights.shape[0])
    for start in range(0, weights.shape[0], 256):
        part = weights[start : start + 256].toarray().T
        padded = np.zeros((factor.shape[0], part.shape[1]))
        padded[: len(part)] = part
        found[start : start + 256] = np.einsum("ij,ij->j", padded, factor.solve(padded))
    return np.sqrt(np.maximum(found, 1e-12))


def factorised(system: csc_array) -> SuperLU:
    """Factorise a quasi-definite system: every diagonal pivot will do."""
    return splu(system, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True})


class Fit:
    """The rows of the evidence over the state, evaluated where asked.

    Parameters
    ----------
    evidence : Evidence
    size : int
        Number of states, the cells first.
    """

    def __init__(self, evidence: Evidence, size: int) -> None:
        self.evidence, self.size = evidence, size
        shares = csr_array(evidence.shares)
        self.shares = csr_array((shares.data, shares.indices, shares.indptr), shape=(shares.shape[0], size))
        length = np.diff(shares.indptr)
        self._row = np.repeat(np.arange(len(length)), length)
        self._partial = shares.data < 1.0
        self.wide = np.flatnonzero(length > _WIDE)
        self.narrow = np.flatnonzero(length <= _WIDE)
        self.exact = evidence.kind == EXACT
        self.side = np.where(evidence.kind == CEILING, -1.0, 1.0)

    def sums(self, state: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Log of each row's sum, the shares of its cells in it, and the noise of the row there."""
        rows = self.shares.shape[0]
        weighted = self.shares.data * np.exp(np.clip(state[self.shares.indices], -60, 80))
        total = np.maximum(np.bincount(self._row, weighted, rows), 1e-30)
        slopes = weighted / total[self._row]
        in_parts = np.bincount(self._row, slopes * self._partial, rows)
        return np.log(total), slopes, np.hypot(self.evidence.noise, self.evidence.part * in_parts)

    def lost(self, state: np.ndarray, prior: Prior) -> float:
        """Minus the log of the posterior density, but for the prior's constant."""
        log_sum, _, noise = self.sums(state)
        miss = (log_sum - self.evidence.figure) / noise
        lost = 0.5 * (FREEDOM + 1) * np.log1p(miss**2 / FREEDOM) + np.log(noise) + _LOG_T
        limits = -np.logaddexp(np.log(_WRONG), np.log1p(-_WRONG) + log_ndtr(self.side * miss))
        away = state - prior.mean
        return float(np.where(self.exact, lost, limits).sum() + 0.5 * away @ (prior.precision @ away))

    def pulls(self, state: np.ndarray) -> tuple[csr_array, np.ndarray, np.ndarray]:
        """Derivatives of the rows' log sums; slope and bend of what each of them loses."""
        log_sum, slopes, noise = self.sums(state)
        miss = (log_sum - self.evidence.figure) / noise
        heavy = (FREEDOM + 1) / (FREEDOM + miss**2)
        log_phi = log_ndtr(self.side * miss)
        ratio = np.exp(-0.5 * miss**2 - 0.5 * np.log(2 * np.pi) - log_phi)
        sound = 1.0 / (1.0 + _WRONG / (1 - _WRONG) * np.exp(np.minimum(-log_phi, 300.0)))
        slope = np.where(self.exact, heavy * miss, -self.side * ratio * sound) / noise
        bend = (
            np.where(self.exact, heavy, np.maximum(ratio * (ratio + self.side * miss), 0.0) * sound)
            / noise**2
        )
        jacobian = csr_array((slopes, self.shares.indices, self.shares.indptr), shape=self.shares.shape)
        return jacobian, slope, np.maximum(bend, 0.0)

    def system(
        self, jacobian: csr_array, bend: np.ndarray, precision: csc_array
    ) -> tuple[csc_array, np.ndarray]:
        """The bordered precision, and the bends of the rows in its border."""
        near = csr_array(jacobian[self.narrow])
        inner = csc_array(near.T @ diags_array(bend[self.narrow]) @ near + precision)
        rows = self.wide[bend[self.wide] > 1e-9]
        if not len(rows):
            return inner, bend[rows]
        border = csr_array(jacobian[rows])
        return csc_array(block_array([[inner, border.T], [border, diags_array(-1.0 / bend[rows])]])), bend[
            rows
        ]


_LOG_T = float(gammaln(FREEDOM / 2) - gammaln((FREEDOM + 1) / 2) + 0.5 * np.log(FREEDOM * np.pi))


def posterior(fit: Fit, prior: Prior, start: np.ndarray | None = None, steps: int = _STEPS) -> Posterior:
    """Find the mode, from `start` or else from the prior's mean, and its spread."""
    state = (prior.mean if start is None else start).copy()
    value, damping, size = fit.lost(state, prior), 1e-4, fit.size
    for _ in range(steps):
        jacobian, slope, bend = fit.pulls(state)
        gradient = jacobian.T @ slope + prior.precision @ (state - prior.mean)
        moved = False
        for _ in range(8):
            damped = csc_array(prior.precision + damping * diags_array(prior.precision.diagonal()))
            system, _ = fit.system(jacobian, bend, damped)
            right = np.zeros(system.shape[0])
            right[:size] = -gradient
            step = factorised(system).solve(right)[:size]
            step *= min(1.0, 4.0 / max(np.abs(step).max(), 1e-12))
            tried = fit.lost(state + step, prior)
            if tried <= value + 1e-9:
                moved = True
                break
            damping = max(damping, 1e-2) * 10.0
        if not moved:
            break
        state, gained, value = state + step, value - tried, tried
        damping = max(damping / 10.0, 1e-9)
        if gained < _DONE * max(1.0, abs(value)):
            break
    jacobian, _, bend = fit.pulls(state)
    system, border = fit.system(jacobian, bend, prior.precision)
    factor = factorised(system)
    log_det = float(np.log(np.abs(factor.U.diagonal())).sum() + np.log(border).sum())
    return Posterior(state, system, -value + 0.5 * prior.log_det - 0.5 * log_det)
