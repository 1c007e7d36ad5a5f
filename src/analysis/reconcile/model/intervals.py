"""Quantiles of cells and sums: fitted scales, heavy tails, always within the hard bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.stats import t as student

from analysis.reconcile.model.evidence import EXACT, Evidence
from analysis.reconcile.model.posterior import Fit, Posterior, posterior
from analysis.reconcile.model.walks import Scales, Walks

LEVELS = (0.1, 0.5, 0.9)
_TAILS = 5.0
"""Degrees of freedom of a cell around its mode: scopes differ, and what is off is far off."""
USUAL = Scales()
_SEARCHED = ("walk", "level", "nation")
_FACTORS = (1.6, 1.6, 1.25)
_STEPS = 8
_SURE = 0.6
"""How far, on a log scale, the scales of an indicator usually are from the usual ones: few claims say little of them."""


@dataclass(frozen=True)
class Intervals:
    """The fitted model of one indicator.

    Attributes
    ----------
    evidence : Evidence
    scales : Scales
    fitted : Posterior
    told : frozenset of (origin, destination)
        Pairs of which some claim speaks: of others the model knows nothing.
    """

    evidence: Evidence
    scales: Scales
    fitted: Posterior
    told: frozenset[tuple[str, str]]

    def quantiles(
        self, sums: Sequence[Sequence[tuple[str, str, int]]], lower: np.ndarray, upper: np.ndarray,
        levels: Sequence[float] = LEVELS,
    ) -> np.ndarray:
        """Quantiles of sums of cells, within their hard bounds.

        Parameters
        ----------
        sums : sequence of sequence of (origin, destination, year)
        lower, upper : array, shape (sums,)
            In base units; `upper` infinite where nothing caps the sum.
        levels : sequence of float

        Returns
        -------
        array, shape (sums, levels)
            NaN where the model knows nothing of a pair, or not of every cell.
        """
        number = {cell: i for i, cell in enumerate(self.evidence.cells)}
        known = [
            bool(own) and all(cell in number and cell[:2] in self.told for cell in own) for own in sums
        ]
        centre, slopes = np.full(len(sums), np.nan), []
        for i, own in enumerate(sums):
            row = np.zeros(len(self.evidence.cells))
            if known[i]:
                members = [number[cell] for cell in own]
                logs = self.fitted.mode[members]
                centre[i] = np.logaddexp.reduce(logs)
                row[members] = np.exp(logs - centre[i])
            slopes.append(row)
        spread = self.fitted.spread(csr_array(np.array(slopes))) if slopes else centre
        return _within(centre, spread, lower, upper, levels)


def _within(
    centre: np.ndarray, spread: np.ndarray, lower: np.ndarray, upper: np.ndarray, levels: Sequence[float]
) -> np.ndarray:
    """Quantiles of a Student t on the log scale, cut at the bounds."""
    with np.errstate(divide="ignore", invalid="ignore"):
        low = student.cdf((np.log(np.maximum(lower, 1e-300)) - centre) / spread, _TAILS)
        high = np.where(np.isfinite(upper), student.cdf((np.log(np.maximum(upper, 1e-300)) - centre) / spread, _TAILS), 1.0)
        high = np.maximum(high, low)
        found = [
            np.exp(centre + spread * student.ppf(low + level * (high - low), _TAILS)) for level in levels
        ]
    cut = [np.clip(one, lower, np.where(np.isfinite(upper), upper, np.inf)) for one in found]
    # A cell whose bounds lie far out in a tail: there is no telling within them.
    return np.column_stack([np.where(np.isnan(centre), np.nan, one) for one in cut])


def fit_intervals(evidence: Evidence, scales: Scales | None = None) -> Intervals | None:
    """Fit the model of one indicator; None without a single figure.

    The scales are those of greatest evidence (marginal likelihood), drawn a little towards the usual ones. They are
    searched one after another, each from the answer before.

    Parameters
    ----------
    evidence : Evidence
    scales : Scales, optional
        Scales to take as they are.
    """
    if not (evidence.kind == EXACT).any():
        return None
    walks = Walks(evidence.cells)
    fit = Fit(evidence, walks.size)
    found = scales or USUAL
    best = posterior(fit, walks.prior(evidence.usual, found))
    score = best.log_evidence - _unusual(found)
    for factor in () if scales else _FACTORS:
        for name in _SEARCHED:
            for times in (factor, 1.0 / factor):
                tried = found.times(name, times)
                fitted = posterior(fit, walks.prior(evidence.usual, tried), best.mode, _STEPS)
                gained = fitted.log_evidence - _unusual(tried)
                if gained > score + 1e-6:
                    found, best, score = tried, fitted, gained
                    break
    return Intervals(evidence, found, best, _told(evidence))


def _unusual(scales: Scales) -> float:
    """Minus the log of the prior density of some scales."""
    apart = [np.log(getattr(scales, name) / getattr(USUAL, name)) for name in _SEARCHED]
    return 0.5 * float(sum(a**2 for a in apart)) / _SURE**2


def _told(evidence: Evidence) -> frozenset[tuple[str, str]]:
    """Pairs that some claim names, rather than all pairs of a province or the nation: at most three with it."""
    indptr, indices = evidence.shares.indptr, evidence.shares.indices
    named = [{evidence.cells[i][:2] for i in indices[a:b]} for a, b in zip(indptr, indptr[1:], strict=False)]
    return frozenset(pair for own in named if len(own) <= 3 for pair in own)
