"""A look at size before anything is settled: figures far from what the rest of the evidence suggests.

26.9 万亿 for 26.9 亿 is a slip of the pen, and no weight of its page makes it true. So each figure is set beside what the
model makes of its sum without it (leave one out, from the fit to all: Cook and Weisberg 1982, *Residuals and Influence
in Regression*). Who is more than `FAR` away, and further than the model is unsure, is suspect; the worst is taken out
first and the rest judged again without it, so that a slip doesn't make its neighbours look false.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from analysis.reconcile.model.evidence import CEILING, FLOOR, Evidence
from analysis.reconcile.model.posterior import Fit, factorised, posterior, spread
from analysis.reconcile.model.walks import Prior, Scales, Walks

FAR = 4.0
"""Distance on a log scale, a factor of 55, from which a figure may be suspect."""
_SURE = 4.0
"""A suspect figure is also this many standard deviations away."""
_START = 9.0
"""The first year may be of any size: a figure is only suspect beside others."""
_MOST = 50
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that is far off: its claims, what it states, what the rest suggests (in base units)."""

    claims: tuple[str, ...]
    figure: float
    expected: float


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
        away, sure = _left_out(fit, fitted.mode, factorised(fitted.system))
        high, low = evidence.kind != CEILING, evidence.kind != FLOOR
        far = ((away > FAR) & high) | ((away < -FAR) & low)
        far &= (np.abs(away) > _SURE * sure) & [
            houses(own) < 2 and own not in cleared for own in evidence.claims
        ]
        if not far.any():
            break
        missed = np.where(far, np.abs(evidence.figure - fit.sums(state)[0]), -1.0)
        worst = int(np.argmax(missed))
        claims = evidence.claims[worst]
        rest = evidence.without(frozenset(claims))
        told = _told_by(rest, evidence, worst, prior)
        if abs(evidence.figure[worst] - told[0]) > max(FAR, _SURE * told[1]):
            found.append(
                Suspect(claims, float(f"{np.exp(evidence.figure[worst]):.9g}"), float(np.exp(told[0])))
            )
            evidence = rest
        else:
            cleared.add(claims)
    return found


def _told_by(rest: Evidence, evidence: Evidence, row: int, prior: Prior) -> tuple[float, float]:
    """Log of a row's sum by the rest of the evidence, and how unsure that is."""
    fitted = posterior(Fit(rest, prior), prior)
    whole = Fit(evidence, prior)
    log_sum, _, noise = whole.sums(fitted.mode)
    variance = _variance(whole, fitted.mode, factorised(fitted.system))[row]
    return float(log_sum[row]), float(np.sqrt(variance + noise[row] ** 2))


def _left_out(fit: Fit, state: np.ndarray, factor) -> tuple[np.ndarray, np.ndarray]:
    """How far each figure is from what its sum is without it, about, and how unsure that is."""
    _, pull, bend = fit.pulls(state)
    log_sum, _, noise = fit.sums(state)
    variance = _variance(fit, state, factor)
    kept = np.maximum(1.0 - bend * variance, 1e-6)
    expected = log_sum + variance / kept * pull
    return fit.evidence.figure - expected, np.sqrt(variance / kept + noise**2)


def _variance(fit: Fit, state: np.ndarray, factor) -> np.ndarray:
    """Variance of the log of each row's sum."""
    slopes, *_ = fit.pulls(state)
    shape = (len(fit.evidence.figure), fit.size)
    return spread(factor, csr_array((slopes, fit.column, fit.evidence.shares.indptr), shape=shape)) ** 2
