"""One number inside the bounds: the flattest series that agrees with everything.

Where claims leave room, something must be drawn, and the least that one can assume is that a flow changes as little
as possible from year to year. So the estimate minimises the squared differences between neighbouring
years of each pair, over the whole optimal set at once (the first-difference criterion of temporal disaggregation: Denton
1971, *Journal of the American Statistical Association* 66; Boot, Feibes and Lisman 1967, *Applied Statistics* 16). It is a
strictly convex quadratic programme, so the answer is one and the same whatever the order of the rows. Two small terms
complete it: cells that a claim states keep its figure (they move only within its rounding), and a trace of
ridge shares a sum equally between pairs about which nothing else is known.

Sharing by counties paired was considered and left out: the county pairs known so far are patchy, and a pair whose
counties were listed by some page would be given more money for it.

Squared differences were preferred to absolute ones: those have many optima, and a jump anywhere costs the same.

The same point settles ties: where claims contradict each other and weigh the same, the one that the flattest
series misses is the one that is said to have given way. The bounds still span both.
"""

from __future__ import annotations

import clarabel
import numpy as np
import pandas as pd
from scipy.sparse import csc_array, csr_array, diags_array, triu, vstack

from analysis.reconcile.solve import Solution

RIDGE = 1e-4
HOLD = 1e4
"""Weights of the ridge and of keeping stated figures, against 1 for a difference between years."""
_EPS = 1e-9


def flattest(frame: pd.DataFrame, solution: Solution, stated: dict[int, float]) -> np.ndarray:
    """Find the flattest series of all pairs within the optimal set.

    Parameters
    ----------
    frame : DataFrame
        Origin, destination and year of each cell, numbered by its index.
    solution : Solution
        Bounds and face.
    stated : dict
        Cell -> figure that a claim states for it, in base units.

    Returns
    -------
    array, shape (cells,)
        In base units; NaN for cells that no limit covers.

    Raises
    ------
    ArithmeticError
        If the solver finds no series within the limits, which a face that is not empty rules out.
    """
    covered = np.flatnonzero(np.diff(csc_array(solution.matrix).indptr))
    answer = np.full(len(frame), np.nan)
    if not len(covered):
        return answer
    finite = solution.upper[covered]
    finite = finite[np.isfinite(finite) & (finite > 0)]
    unit = float(np.median(finite)) if len(finite) else max(float(np.median(solution.lower[covered])), 1.0)
    lower, upper = solution.lower[covered] / unit, solution.upper[covered] / unit
    held = np.array([stated.get(cell, np.nan) for cell in covered]) / unit
    rows = csr_array(solution.matrix)[:, covered]
    limits = rows, solution.row_lower / unit, solution.row_upper / unit
    known = ~np.isnan(held)
    x = _within(frame.iloc[covered], limits, np.where(known, held, lower), np.where(known, held, upper), held)
    if x is None:
        # The printed figures agree only within their rounding: let them move inside it.
        x = _within(frame.iloc[covered], limits, lower, upper, held)
    if x is None:
        raise ArithmeticError("no series meets the limits that the solver said can be met")
    answer[covered] = np.clip(x, lower, upper) * unit
    return answer


def _within(
    frame: pd.DataFrame,
    limits: tuple[csr_array, np.ndarray, np.ndarray],
    lower: np.ndarray,
    upper: np.ndarray,
    held: np.ndarray,
) -> np.ndarray | None:
    """Find the flattest series inside these bounds, or None where there is none."""
    rows, low, high = limits
    # Columns without room are numbers already; an interior-point method wants an interior.
    free = np.flatnonzero(upper - lower > _EPS * np.maximum(1.0, lower))
    x = lower.copy()
    x[free] = 0.0
    settled = rows @ x
    narrow = csr_array(rows[:, free])
    inside = np.diff(narrow.indptr) == 0
    slack = 1e-7 * np.maximum(1.0, np.abs(settled))
    if np.any(inside & ((settled < low - slack) | (settled > high + slack))):
        return None
    if len(free):
        quadratic, linear = _objective(frame, free, x, held)
        found = _minimise(quadratic, linear, narrow, low - settled, high - settled, lower[free], upper[free])
        if found is None:
            return None
        x[free] = found
    return x


def _objective(
    frame: pd.DataFrame, free: np.ndarray, fixed: np.ndarray, held: np.ndarray
) -> tuple[csc_array, np.ndarray]:
    """Quadratic and linear part over the free columns."""
    order = np.lexsort((frame["year"], frame["destination"], frame["origin"]))
    pair = frame["origin"].to_numpy() + frame["destination"].to_numpy()
    year = frame["year"].to_numpy()
    first, second = order[:-1], order[1:]
    near = (pair[first] == pair[second]) & (year[second] - year[first] == 1)
    first, second = first[near], second[near]
    steps, n = len(first), len(frame)
    difference = csr_array(
        (
            np.concatenate([-np.ones(steps), np.ones(steps)]),
            (np.tile(np.arange(steps), 2), np.concatenate([first, second])),
        ),
        shape=(steps, n),
    )
    known = ~np.isnan(held)
    own = RIDGE + HOLD * known
    is_free = np.isin(np.arange(n), free)
    start = np.where(is_free, 0.0, fixed)
    quadratic = (difference.T @ difference + diags_array(own)).tocsr()
    linear = quadratic @ start - HOLD * np.where(known, held, 0.0)
    return csc_array(quadratic[free][:, free]), linear[free]


def _minimise(
    quadratic: csc_array,
    linear: np.ndarray,
    rows: csr_array,
    low: np.ndarray,
    high: np.ndarray,
    lower: np.ndarray,
    upper: np.ndarray,
) -> np.ndarray | None:
    """Minimise 1/2 x'Qx + c'x under low <= rows @ x <= high and lower <= x <= upper."""
    least = rows @ lower
    most = rows @ np.where(np.isinf(upper), 1e300, upper)
    equal = (high - low <= _EPS * np.maximum(1.0, np.abs(low))) & (np.diff(rows.indptr) > 0)
    below = ~equal & (low > least)
    above = ~equal & (high < most)
    box = csr_array(diags_array(np.ones(len(lower))))
    capped = np.isfinite(upper)
    blocks = [rows[equal], -rows[below], rows[above], -box, box[capped]]
    sides = [low[equal], -low[below], high[above], -lower, upper[capped]]
    settings = clarabel.DefaultSettings()
    settings.verbose = False
    settings.max_threads = 1
    solver = clarabel.DefaultSolver(
        csc_array(triu(quadratic)),
        linear,
        csc_array(vstack(blocks)),
        np.concatenate(sides),
        [clarabel.ZeroConeT(int(equal.sum())), clarabel.NonnegativeConeT(sum(map(len, sides[1:])))],
        settings,
    )
    solution = solver.solve()
    if solution.status not in (clarabel.SolverStatus.Solved, clarabel.SolverStatus.AlmostSolved):
        return None
    return np.array(solution.x)

