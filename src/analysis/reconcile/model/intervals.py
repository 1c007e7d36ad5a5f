"""Quantiles of cells and sums: fitted scales, heavy tails, always within the hard bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array, diags_array, eye_array
from scipy.special import stdtr, stdtrit

from analysis.reconcile.model.evidence import EXACT, Evidence
from analysis.reconcile.model.posterior import (
    Elimination,
    Factor,
    Fit,
    Posterior,
    likeliest,
    posterior,
    spread,
)
from analysis.reconcile.model.walks import Cell, Scales, Walks

LEVELS = (0.1, 0.5, 0.9)
"""The quantiles that are told."""
USUAL = Scales()
_TAILS = 2.5
"""Degrees of freedom of a cell around its mode: scopes differ, and what is off is far off."""
_REACH = stdtrit(_TAILS, LEVELS[2])
"""How many spreads from its middle the upper quantile of a cell without bounds is; as many as the lower one."""
_AT_FLOOR = 0.5
"""The floor that a late page makes is often the figure itself: of the likelihood that it cuts off, so much stays there."""
_SEARCHED = ("walk", "level", "nation")
_FACTORS = (1.6, 1.3)
_SURE = 0.6
"""How far, on a log scale, the scales of an indicator usually are from the usual ones: few claims say little of them."""
_STEPS = 4
"""Of Gauss-Newton, from the mode at neighbouring scales."""
_ROUNDS = 3
_EVEN = 1e-9
_NOTHING = 1e-6
"""In base units: what a cell counts for of which it is certain that nothing flowed."""
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
    spread : array, shape (cells,)
        Standard deviation of that log, which `system` has as well.
    lower, upper : array, shape (cells,)
        Hard bounds (`bounded`), in base units; nought and infinite where there are none.
    """

    cells: tuple[Cell, ...]
    mode: np.ndarray
    told: frozenset[tuple[str, str]]
    system: csc_array
    spread: np.ndarray
    lower: np.ndarray
    upper: np.ndarray

    def ready(self) -> None:
        """Work out now what every sum needs, instead of at the first."""
        _ = self._factor, self.number, self._in_sums, self._alone, self._cells_of

    @cached_property
    def _factor(self) -> Factor:
        return Elimination(self.system).factorised(self.system)

    @cached_property
    def number(self) -> dict[Cell, int]:
        """The number of each cell."""
        return {cell: i for i, cell in enumerate(self.cells)}

    def moved(self, numbers: np.ndarray, mode: np.ndarray, spread: np.ndarray) -> Intervals:
        """Return the model with another mode and spread of some cells; what goes with what stays."""
        modes, spreads = self.mode.copy(), self.spread.copy()
        modes[numbers], spreads[numbers] = mode, spread
        times = np.ones(self.system.shape[0])
        times[: len(spreads)] = self.spread / spreads
        scaled = csc_array(diags_array(times) @ self.system @ diags_array(times))
        return replace(self, mode=modes, spread=spreads, system=scaled)

    def bounded(self, cells: Sequence[Cell], lower: np.ndarray, upper: np.ndarray) -> Intervals:
        """Return the model with the hard bounds of some cells, which its sums of several shall keep.

        The model takes claims for noisy, and so can't see how little two sums of hundreds that end a year apart leave for
        that year. Hidden behind the bounds of a longer sum, such a year would count for many times what it can have been,
        and one whose floor is far above its mode would be as unsure as before: a sum would be likely more than all its years.

        Parameters
        ----------
        cells : sequence of (origin, destination, year)
        lower, upper : array, shape (cells,)
            In base units; `upper` infinite where nothing caps a cell.
        """
        known = np.array([cell in self.number for cell in cells], dtype=bool)
        numbers = [self.number[cell] for cell, one in zip(cells, known, strict=True) if one]
        floors, ceilings = self.lower.copy(), self.upper.copy()
        floors[numbers], ceilings[numbers] = lower[known], np.maximum(upper[known], _NOTHING)
        return replace(self, lower=floors, upper=ceilings)

    def _cut(self, members: list[int], lower: float, upper: float) -> tuple[float, float]:
        """The bounds of a sum, as far as they say more than those of its cells: these have cut what the cells count for."""
        if len(members) == 1:
            return lower, upper
        of_cells = self.lower[members].sum() * (1 + _EVEN), self.upper[members].sum() * (1 - _EVEN)
        return (lower if lower > of_cells[0] else 0.0), (upper if upper < of_cells[1] else np.inf)

    @cached_property
    def _in_sums(self) -> np.ndarray:
        """What a cell counts for in a sum of several, shape (3, cells): its median within its bounds, and how far below and above it the outer quantiles are."""
        least, middle, most = _within(self.mode, self.spread, self.spread, self.lower, self.upper, LEVELS).T
        return np.array([middle, middle - least, most - middle])

    @cached_property
    def _alone(self) -> np.ndarray:
        """The same of a cell without its bounds."""
        least, most = (np.expm1(sign * _REACH * self.spread) for sign in (-1.0, 1.0))
        return np.exp(self.mode) * [np.ones_like(least), -least, most]

    def within(
        self, origins: Sequence[str] | None, destinations: Sequence[str] | None, years: range
    ) -> list[Cell]:
        """The cells between some provinces (None for all) in some years."""
        found = [
            cell
            for (origin, destination), own in self._cells_of.items()
            if (origins is None or origin in origins)
            and (destinations is None or destination in destinations)
            for cell in own
            if cell[2] in years
        ]
        return sorted(found, key=self.number.__getitem__)

    @cached_property
    def _cells_of(self) -> dict[tuple[str, str], list[Cell]]:
        found: dict[tuple[str, str], list[Cell]] = {}
        for cell in self.cells:
            found.setdefault(cell[:2], []).append(cell)
        return found

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
        middle, columns, reaches, cut = np.zeros(len(known)), [], [], np.empty((2, len(known)))
        for k, i in enumerate(known):
            members = [self.number[cell] for cell in sums[i]]
            medians, *reach = (self._alone if len(members) == 1 else self._in_sums)[:, members]
            middle[k] = medians.sum()
            columns.append(members)
            reaches.append(np.array(reach) / self.spread[members])
            cut[:, k] = self._cut(members, lower[i], upper[i])
        pointers = np.cumsum([0, *map(len, columns)])
        # Distances on the plain scale: added, they never reach beyond those of the cells together, as they would as factors.
        down, up = (
            spread(self._factor, csr_array((side, np.concatenate(columns), pointers), shape=(len(known), len(self.cells)))) / middle
            for side in np.hstack(reaches)
        )  # fmt: skip
        below, above = -np.log1p(-np.minimum(down, 1 - _EVEN)) / _REACH, np.log1p(up) / _REACH
        told = _within(np.log(middle), below, above, *cut, levels)
        found[known] = np.clip(told, lower[known, None], upper[known, None])
        return found


def in_order(models: Mapping[str, Intervals], covers: Mapping[str, int]) -> dict[str, Intervals]:
    """Let no part be more than its whole: where their modes say so, both become the mean of the two by their precision.

    Models are fitted one by one, and what is likely of government funds may come out above what is likely of all funds.
    The bounds know that it can't be (isotonic regression of two: Barlow et al. 1972, *Statistical Inference under Order
    Restrictions*).

    Parameters
    ----------
    models : mapping
        Indicator -> its model.
    covers : mapping
        Indicator -> the kinds that it covers, as bits (`kinds.Family`).
    """
    found = dict(models)
    order = sorted(found, key=lambda name: covers[name].bit_count())
    both = [
        (part, whole) for whole in order for part in order
        if covers[part] != covers[whole] and covers[part] & covers[whole] == covers[part]
    ]  # fmt: skip
    for _ in range(_ROUNDS):  # a whole that one part moves may come to lie below another
        for part, whole in both:
            found[part], found[whole] = _pooled(found[part], found[whole])
    return found


def _pooled(part: Intervals, whole: Intervals) -> tuple[Intervals, Intervals]:
    shared = [cell for cell in part.number.keys() & whole.number.keys() if cell[:2] in part.told & whole.told]
    rows = [np.array([one.number[cell] for cell in shared], dtype=int) for one in (part, whole)]
    above = part.mode[rows[0]] > whole.mode[rows[1]] + _EVEN
    if not above.any():
        return part, whole
    rows = [own[above] for own in rows]
    modes = [one.mode[own] for one, own in zip((part, whole), rows, strict=True)]
    sure = [one.spread[own] ** -2.0 for one, own in zip((part, whole), rows, strict=True)]
    mean = (modes[0] * sure[0] + modes[1] * sure[1]) / (sure[0] + sure[1])
    width = np.sqrt(
        2.0 / (sure[0] + sure[1])
    )  # as sure as one of them: what both rest on is largely the same
    return part.moved(rows[0], mean, width), whole.moved(rows[1], mean, width)


def _within(
    centre: np.ndarray,
    below: np.ndarray,
    above: np.ndarray,
    lower: np.ndarray,
    upper: np.ndarray,
    levels: Sequence[float],
) -> np.ndarray:
    """Quantiles of a Student t on the log scale, of one spread below its centre and another above it, cut at the bounds, and with a part of what the floor cuts put on it."""
    with np.errstate(divide="ignore"):
        ends = [np.log(side) - centre for side in (lower, upper)]
    low, high = (end / np.where(end < 0, below, above) for end in ends)
    # What lies in the upper tail is told from above: there the distances to one would be lost in rounding.
    sign = np.where(low > 0, -1.0, 1.0)
    ends = np.where(sign > 0, low, -high), np.where(sign > 0, high, -low)
    first, last = (stdtr(_TAILS, end) for end in ends)
    at_floor = _AT_FLOOR * stdtr(_TAILS, low)
    found = []
    for level in levels:
        rest = np.maximum(level - at_floor, 0.0) / (1.0 - at_floor)
        share = np.where(sign > 0, rest, 1.0 - rest)
        away = sign * _student(first + share * (last - first))
        found.append(np.clip(np.exp(centre + away * np.where(away < 0, below, above)), lower, upper))
    return np.column_stack(found)


def _student(share: np.ndarray) -> np.ndarray:
    """Quantiles of Student's t; those of `scipy.stats`, whose import takes longer than all that a report solves."""
    return np.where(share == 0.0, -np.inf, stdtrit(_TAILS, share))


def fit_intervals(evidence: Evidence, scales: Scales | None = None) -> Intervals | None:
    """Fit the model of one indicator; None without a single figure of a pair.

    The scales are those of greatest evidence (marginal likelihood), drawn a little towards the usual ones, and deny no claim that the
    usual ones don't. They are searched one after another, each from the answer before.

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
    best = likeliest(fit, prior)
    if scales is None:
        best = _searched(fit, walks, evidence.usual, best)
    mode = best.mode[: len(evidence.cells)]
    width = spread(Elimination(best.system).factorised(best.system), eye_array(len(mode), format="csr"))
    return Intervals(
        evidence.cells, mode, told, best.system, width, np.zeros_like(mode), np.full_like(mode, np.inf)
    )


def _searched(fit: Fit, walks: Walks, usual: float, best: Posterior) -> Posterior:
    """The posterior at the scales of greatest evidence of those that take no more claims for errors: these have held, and the bounds keep
    them. Scales that deny a sum of many years would leave its years likely at several times what it allows."""
    found, score = USUAL, best.log_evidence
    errors = fit.errors(best.mode)
    for factor in _FACTORS:
        for name in _SEARCHED:
            for times in (factor, 1.0 / factor):
                tried = found.times(name, times)
                fitted = posterior(fit, walks.prior(usual, tried), best.mode, _STEPS)
                gained = fitted.log_evidence - _unusual(tried)
                if gained > score + 1e-6 and (denied := fit.errors(fitted.mode)) <= errors:
                    found, best, score, errors = tried, fitted, gained, denied
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
