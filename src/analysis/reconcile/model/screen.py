"""A look at size before anything is settled: figures far from what the rest of the evidence suggests.

26.9 万亿 for 26.9 亿 is a slip of the pen, and no weight of its page makes it true. So each figure is set beside what the
model makes of its sum without it (leave one out, from the fit to all: Cook and Weisberg 1982, *Residuals and Influence
in Regression*). Who is more than `FAR` away, and further than the model is unsure, is suspect; the worst of
each pair is taken out first and the rest judged again without it, so that a slip doesn't make its neighbours look false.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.sparse import csr_array

from analysis.reconcile.model.evidence import CEILING, FLOOR, Evidence
from analysis.reconcile.model.posterior import Factor, Fit, posterior, spread
from analysis.reconcile.model.walks import Prior, Scales, Walks
from analysis.reconcile.solved import Suspect

FAR = 4.0
"""Distance on a log scale, a factor of 55, from which a figure may be suspect."""
_SURE = 4.0
"""A suspect figure is also this many standard deviations away."""
_START = 9.0
"""The first year may be of any size: a figure is only suspect beside others."""
_MOST = 50
_STEPS = 12


def suspects(evidence: Evidence, houses: Callable[[tuple[str, ...]], int]) -> list[Suspect]:
    """Find the suspect figures of one indicator.

    Parameters
    ----------
    evidence : Evidence
        Of all limits, before they are settled.
    houses : callable
        Claims -> how many houses stand behind them: what a second one repeats is not suspect.

    Returns
    -------
    list of Suspect
        The worst first.
    """
    found: list[Suspect] = []
    cleared: set[tuple[str, ...]] = set()
    if len(evidence.figure) < 2:
        return found
    walks, state = Walks(evidence.cells), None
    prior = walks.prior(evidence.usual, Scales(), _START)
    while len(found) < _MOST and len(evidence.figure):
        fit = Fit(evidence, prior)
        fitted = posterior(fit, prior, state, _STEPS)
        state = fitted.mode
        away, sure = _left_out(fit, fitted.mode, fit.factorised(fitted.system))
        high, low = evidence.kind != CEILING, evidence.kind != FLOOR
        far = ((away > FAR) & high) | ((away < -FAR) & low)
        far &= (np.abs(away) > _SURE * sure) & [
            houses(own) < 2 and own not in cleared for own in evidence.claims
        ]
        if not far.any():
            break
        missed = np.where(far, np.abs(evidence.figure - fit.sums(state)[0]), -1.0)
        worst = _worst(evidence, missed)[: _MOST - len(found)]
        rest = evidence.without(frozenset(claim for row in worst for claim in evidence.claims[row]))
        expected, unsure = _told_by(rest, evidence, worst, prior)
        false = np.abs(evidence.figure[worst] - expected) > np.maximum(FAR, _SURE * unsure)
        found += [
            Suspect(evidence.claims[row], float(f"{np.exp(evidence.figure[row]):.9g}"), float(np.exp(told)))
            for row, told in zip(worst[false], expected[false], strict=True)
        ]
        cleared.update(evidence.claims[row] for row in worst[~false])
        evidence = evidence.without(frozenset(c for row in worst[false] for c in evidence.claims[row]))
    return found


def _worst(evidence: Evidence, missed: np.ndarray) -> np.ndarray:
    """The rows that are missed most, no two of them on one pair: what is false there must not judge its neighbours."""
    pairs = np.array([f"{origin}-{destination}" for origin, destination, _ in evidence.cells])
    _, pair = np.unique(pairs, return_inverse=True)
    ends, taken, worst = evidence.shares.indptr, np.zeros(len(pairs), dtype=bool), []
    order = np.argsort(-missed, kind="stable")
    for row in order[: int((missed > 0).sum())]:
        own = pair[evidence.shares.indices[ends[row] : ends[row + 1]]]
        if not taken[own].any():
            taken[own] = True
            worst.append(row)
    return np.array(worst, dtype=int)


def _told_by(
    rest: Evidence, evidence: Evidence, rows: np.ndarray, prior: Prior
) -> tuple[np.ndarray, np.ndarray]:
    """Log of the sums of some rows by the rest of the evidence, and how unsure that is."""
    kept = Fit(rest, prior)
    fitted = posterior(kept, prior)
    whole = Fit(evidence, prior)
    log_sum, _, noise = whole.sums(fitted.mode)
    variance = _variance(whole, fitted.mode, kept.factorised(fitted.system), rows)
    return log_sum[rows], np.sqrt(variance + noise[rows] ** 2)


def _left_out(fit: Fit, state: np.ndarray, factor: Factor) -> tuple[np.ndarray, np.ndarray]:
    """How far each figure is from what its sum is without it, about, and how unsure that is."""
    _, pull, bend = fit.pulls(state)
    log_sum, _, noise = fit.sums(state)
    variance = _variance(fit, state, factor, np.arange(len(noise)))
    kept = np.maximum(1.0 - bend * variance, 1e-6)
    expected = log_sum + variance / kept * pull
    return fit.evidence.figure - expected, np.sqrt(variance / kept + noise**2)


def _variance(fit: Fit, state: np.ndarray, factor: Factor, rows: np.ndarray) -> np.ndarray:
    """Variance of the log of the sum of some rows."""
    slopes, *_ = fit.pulls(state)
    shape = (len(fit.evidence.figure), fit.size)
    return spread(factor, csr_array((slopes, fit.column, fit.evidence.shares.indptr), shape=shape)[rows]) ** 2
