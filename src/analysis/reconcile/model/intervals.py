"""Quantiles of cells and sums: fitted scales, heavy tails, always within the hard bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array
from scipy.stats import t as student

from analysis.reconcile.model.evidence import EXACT, Evidence
from analysis.reconcile.model.posterior import Elimination, Factor, Fit, Posterior, posterior, spread
from analysis.reconcile.model.walks import Cell, Scales, Walks

LEVELS = (0.1, 0.5, 0.9)
"""The quantiles that are told."""
USUAL = Scales()
_TAILS = 2.5
"""Degrees of freedom of a cell around its mode: scopes differ, and what is off is far off."""
_AT_FLOOR = 0.5
"""The floor that a late page makes is often the figure itself: of the likelihood that it cuts off, so much stays there."""
_SEARCHED = ("walk", "level", "nation")
_FACTORS = (1.6, 1.3)
_SURE = 0.6
"""How far, on a log scale, the scales of an indicator usually are from the usual ones: few claims say little of them."""
_STEPS = 4
"""Of Gauss-Newton, from the mode at neighbouring scales."""
_NAMED = 3
"""A limit over more pairs than these doesn't tell of any of them."""


@dataclass(frozen=True)
class Intervals:
    """The fitted model of one indicator.

    Attributes
    ----------
    cells : tuple of (origin, destination, year)
    mode : array, shape (cells,)
        Log of every cell, in base units.
    told : frozenset of (origin, destination)
        Pairs of which some claim speaks: of others the model knows nothing.
    system : csc_array
        The precision at the mode, the cells first, bordered by the limits over many cells (see `posterior`).
    """

    cells: tuple[Cell, ...]
    mode: np.ndarray
    told: frozenset[tuple[str, str]]
    system: csc_array

    @cached_property
    def _factor(self) -> Factor:
        return Elimination(self.system).factorised(self.system)

    @cached_property
    def number(self) -> dict[Cell, int]:
        """The number of each cell."""
        return {cell: i for i, cell in enumerate(self.cells)}

    def within(
        self, origins: Sequence[str] | None, destinations: Sequence[str] | None, years: range
    ) -> list[Cell]:
        """The cells between some provinces (None for all) in some years."""
        return [
            cell for cell in self.cells
            if cell[2] in years and (origins is None or cell[0] in origins)
            and (destinations is None or cell[1] in destinations)
        ]  # fmt: skip

    def quantiles(
        self,
        sums: Sequence[Sequence[Cell]],
        lower: np.ndarray,
        upper: np.ndarray,
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
            NaN where the model knows nothing of a pair, and for a sum of no cells.
        """
        found = np.full((len(sums), len(levels)), np.nan)
        known = [
            i for i, own in enumerate(sums)
            if own and upper[i] > 0 and all(cell in self.number and cell[:2] in self.told for cell in own)
        ]  # fmt: skip
        if not known:
            return found
        centre, columns, shares = np.zeros(len(known)), [], []
        for k, i in enumerate(known):
            members = [self.number[cell] for cell in sums[i]]
            centre[k] = np.logaddexp.reduce(self.mode[members])
            columns.append(members)
            shares.append(np.exp(self.mode[members] - centre[k]))
        pointers = np.cumsum([0, *map(len, columns)])
        slopes = csr_array(
            (np.concatenate(shares), np.concatenate(columns), pointers), shape=(len(known), len(self.cells))
        )
        width = spread(self._factor, slopes)
        found[known] = _within(centre, width, lower[known], upper[known], levels)
        return found


def _within(
    centre: np.ndarray, width: np.ndarray, lower: np.ndarray, upper: np.ndarray, levels: Sequence[float]
) -> np.ndarray:
    """Quantiles of a Student t on the log scale, cut at the bounds, and with a part of what the floor cuts put on it."""
    with np.errstate(divide="ignore"):
        low, high = ((np.log(side) - centre) / width for side in (lower, upper))
    # What lies in the upper tail is told from above: there the distances to one would be lost in rounding.
    sign = np.where(low > 0, -1.0, 1.0)
    ends = np.where(sign > 0, low, -high), np.where(sign > 0, high, -low)
    first, last = (student.cdf(end, _TAILS) for end in ends)
    at_floor = _AT_FLOOR * student.cdf(low, _TAILS)
    found = []
    for level in levels:
        rest = np.maximum(level - at_floor, 0.0) / (1.0 - at_floor)
        share = np.where(sign > 0, rest, 1.0 - rest)
        at = np.exp(centre + width * sign * student.ppf(first + share * (last - first), _TAILS))
        found.append(np.clip(at, lower, upper))
    return np.column_stack(found)


def fit_intervals(evidence: Evidence, scales: Scales | None = None) -> Intervals | None:
    """Fit the model of one indicator; None without a single figure of a pair.

    The scales are those of greatest evidence (marginal likelihood), drawn a little towards the usual ones. They are
    searched one after another, each from the answer before.

    Parameters
    ----------
    evidence : Evidence
    scales : Scales, optional
        Scales to take as they are.
    """
    told = _told(evidence)
    if not (evidence.kind == EXACT).any() or not told:
        return None
    walks = Walks(evidence.cells)
    prior = walks.prior(evidence.usual, scales or USUAL)
    fit = Fit(evidence, prior)
    best = posterior(fit, prior)
    if scales is None:
        best = _searched(fit, walks, evidence.usual, best)
    return Intervals(evidence.cells, best.mode[: len(evidence.cells)], told, best.system)


def _searched(fit: Fit, walks: Walks, usual: float, best: Posterior) -> Posterior:
    """The posterior at the scales of greatest evidence."""
    found, score = USUAL, best.log_evidence
    for factor in _FACTORS:
        for name in _SEARCHED:
            for times in (factor, 1.0 / factor):
                tried = found.times(name, times)
                fitted = posterior(fit, walks.prior(usual, tried), best.mode, _STEPS)
                gained = fitted.log_evidence - _unusual(tried)
                if gained > score + 1e-6:
                    found, best, score = tried, fitted, gained
                    break
    return best


def _unusual(scales: Scales) -> float:
    """Minus the log of the prior density of some scales."""
    apart = [np.log(getattr(scales, name) / getattr(USUAL, name)) for name in _SEARCHED]
    return 0.5 * float(sum(a**2 for a in apart)) / _SURE**2


def _told(evidence: Evidence) -> frozenset[tuple[str, str]]:
    """Pairs that some figure or floor names, rather than all pairs of a province or the nation."""
    indptr, indices = evidence.shares.indptr, evidence.shares.indices
    pairs = [
        {evidence.cells[i][:2] for i in indices[a:b]}
        for a, b, named in zip(indptr, indptr[1:], evidence.named, strict=False)
        if named
    ]
    return frozenset(pair for own in pairs if len(own) <= _NAMED for pair in own)
