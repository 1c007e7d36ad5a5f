"""Quantiles of cells and sums: fitted scales, heavy tails, always within the hard bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.sparse import csr_array
from scipy.stats import t as student

from analysis.reconcile.model.evidence import EXACT, Evidence
from analysis.reconcile.model.posterior import Posterior, posterior
from analysis.reconcile.model.walks import Scales, prior

LEVELS = (0.1, 0.5, 0.9)
_TAILS = 5.0
"""Degrees of freedom of a cell around its mode: scopes differ, and what is off is far off."""
_WALKS, _NATIONS, _LEVELS = (0.2, 0.35, 0.6), (0.15, 0.3), (0.8, 1.3, 2.0)
_USUAL = Scales(0.35, 0.25, 1.3)
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
            row = np.zeros(len(self.fitted.mode))
            if known[i]:
                members = [number[cell] for cell in own]
                logs = self.fitted.mode[members]
                centre[i] = np.logaddexp.reduce(logs)
                row[members] = np.exp(logs - centre[i])
            slopes.append(row)
        spread = np.sqrt(np.maximum(self.fitted.variances(csr_array(np.array(slopes))), 1e-12)) if slopes else centre
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


def fit_intervals(evidence: Evidence) -> Intervals | None:
    """Fit the model of one indicator; None without a single figure.

    The scales are those of greatest evidence (marginal likelihood), drawn a little towards the usual ones.
    """
    exact = evidence.kind == EXACT
    if not exact.any():
        return None
    covered = np.asarray(evidence.shares.sum(axis=1)).ravel()
    typical = float(np.median((evidence.figure - np.log(np.maximum(covered, 0.05)))[exact]))
    best: tuple[float, Scales, Posterior] | None = None
    for walk, nation, level in product(_WALKS, _NATIONS, _LEVELS):
        scales = Scales(walk, nation, level)
        fitted = posterior(evidence, prior(evidence.cells, typical, scales))
        apart = [np.log(walk / _USUAL.walk), np.log(nation / _USUAL.nation), np.log(level / _USUAL.level)]
        score = fitted.log_evidence - 0.5 * sum(a**2 for a in apart) / _SURE**2
        if best is None or score > best[0] + 1e-9:
            best = score, scales, fitted
    named = np.unique(csr_array(evidence.shares[np.flatnonzero(_speaks_of_pairs(evidence))]).indices)
    told = frozenset(evidence.cells[i][:2] for i in named)
    return Intervals(evidence, best[1], best[2], told)


def _speaks_of_pairs(evidence: Evidence) -> np.ndarray:
    """Rows that name a pair, rather than all pairs of a province or the nation: those over few pairs."""
    pairs = np.array([hash(cell[:2]) for cell in evidence.cells])
    indptr, indices = evidence.shares.indptr, evidence.shares.indices
    several = [len(np.unique(pairs[indices[a:b]])) for a, b in zip(indptr, indptr[1:], strict=False)]
    return np.array(several) <= 3
