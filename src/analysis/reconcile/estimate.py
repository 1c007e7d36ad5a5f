"""One number inside the bounds: the flattest series that agrees with everything.

Where claims leave room, something must be drawn, and the least that one can assume is that a flow changes
as little as possible from year to year. So the estimate minimises the sum of absolute changes between
neighbouring years of each pair, over all pairs at once. It is the movement-preserving idea of temporal
disaggregation (Boot, Feibes and Lisman 1967, *Applied Statistics* 16; Denton 1971, *Journal of the American
Statistical Association* 66) with absolute instead of squared changes: aid grew a hundredfold in steps when
a policy round began, and squares, which shun one large step, would bend the years before it down to zero
instead.

Many series can share the least total change, so two small terms choose among them: squared changes spread a
rise evenly over the years that are free, and a trace of ridge shares a sum equally between pairs about
which nothing else is known. With them the programme is strictly convex, and the answer is one and the same
whatever the order of the rows. Cells that a claim states keep its figure, and move only where the figures
agree within their rounding.

Sharing by counties paired was considered and left out: the county pairs known so far are patchy, and a pair
whose counties happened to be listed by some page would be given more money for it.
"""

from __future__ import annotations

import clarabel
import numpy as np
import pandas as pd
from scipy.sparse import block_array, csc_array, csr_array, diags_array, eye_array, triu, vstack

from analysis.reconcile.program import Program
from analysis.reconcile.solve import Solution

SPREAD, RIDGE, HOLD = 1e-3, 1e-6, 1e4
"""Weights of squared changes, of the ridge, and of stated figures that must move; an absolute change weighs 1."""
_EPS = 1e-9
_ACCURACY = 1e-13
"""Relative gap at which the solver may stop: the ridge and the spread must be as settled as the changes, which
weigh up to a million times more. With its usual 1e-8 a year of nothing came out as 52,111 yuan."""
_PROOF = 1e-20
"""How exact a proof that there is no series must be: with the usual 1e-8 the solver took limits that leave little
room, or figures of very different size, for a contradiction. Where there is none it makes no progress and ends."""


def flattest(frame: pd.DataFrame, solution: Solution, stated: dict[int, float]) -> np.ndarray:
    """Find the flattest series of all pairs within the limits.

    Parameters
    ----------
    frame : DataFrame
        Origin, destination and year of each cell, numbered by its index.
    solution : Solution
        Bounds of the cells and limits of their sums.
    stated : dict
        Cell -> figure that a claim states for it, in base units.

    Returns
    -------
    array, shape (cells,)
        In base units; NaN for cells that no limit covers.

    Raises
    ------
    ArithmeticError
        If neither solver finds a series within the limits, which limits free of contradictions rule out.
    """
    covered = np.flatnonzero(np.diff(csc_array(solution.matrix).indptr))
    answer = np.full(len(frame), np.nan)
    if not len(covered):
        return answer
    unit = _typical(solution.row_lower)
    lower, upper = solution.lower[covered] / unit, solution.upper[covered] / unit
    held = np.array([stated.get(cell, np.nan) for cell in covered]) / unit
    limits = csr_array(solution.matrix)[:, covered], solution.row_lower / unit, solution.row_upper / unit
    changes = _changes(frame.iloc[covered])
    known = ~np.isnan(held)
    x = _within(changes, limits, np.where(known, held, lower), np.where(known, held, upper), held)
    if x is None:
        # The printed figures agree only within their rounding: let them move inside it.
        x = _within(changes, limits, lower, upper, held)
    if x is None:
        x = _simplest(changes, limits, lower, upper)
    answer[covered] = np.clip(x, lower, upper) * unit
    return answer


def _typical(figures: np.ndarray) -> float:
    positive = figures[figures > 0]
    return float(np.median(positive)) if len(positive) else 1.0


def _changes(frame: pd.DataFrame) -> csr_array:
    """Matrix that takes the difference of each two neighbouring years of a pair."""
    order = np.lexsort((frame["year"], frame["destination"], frame["origin"]))
    pair = (frame["origin"] + frame["destination"]).to_numpy()
    year = frame["year"].to_numpy()
    first, second = order[:-1], order[1:]
    near = (pair[first] == pair[second]) & (year[second] - year[first] == 1)
    first, second = first[near], second[near]
    steps = np.arange(len(first))
    signs = np.repeat([-1.0, 1.0], len(steps))
    return csr_array(
        (signs, (np.tile(steps, 2), np.concatenate([first, second]))), shape=(len(steps), len(frame))
    )


def _within(
    changes: csr_array,
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
    full = np.diff(narrow.indptr) == 0
    slack = 1e-7 * np.maximum(1.0, np.abs(settled))
    if np.any(full & ((settled < low - slack) | (settled > high + slack))):
        return None
    if len(free):
        moving = changes[np.flatnonzero(np.diff(csr_array(changes[:, free]).indptr))]
        found = _minimise(
            csr_array(moving[:, free]), moving @ x, narrow, low - settled, high - settled, lower[free], upper[free], held[free]
        )  # fmt: skip
        if found is None:
            return None
        x[free] = found
    return x


def _simplest(
    changes: csr_array, limits: tuple[csr_array, np.ndarray, np.ndarray], lower: np.ndarray, upper: np.ndarray
) -> np.ndarray:
    """Find a series of least absolute change by simplex, where figures of very different size defeat the other solver."""
    rows, low, high = limits
    steps, cells = changes.shape
    own = eye_array(steps)
    matrix = block_array([[rows, None], [changes, own], [-changes, own]]) if steps else rows
    program = Program(
        matrix,
        np.concatenate([low, np.zeros(2 * steps)]),
        np.concatenate([high, np.full(2 * steps, np.inf)]),
        np.concatenate([lower, np.zeros(steps)]),
        np.concatenate([upper, np.full(steps, np.inf)]),
    )
    return program.minimise(np.concatenate([np.zeros(cells), np.ones(steps)])).x[:cells]


def _minimise(
    changes: csr_array,
    base: np.ndarray,
    rows: csr_array,
    low: np.ndarray,
    high: np.ndarray,
    lower: np.ndarray,
    upper: np.ndarray,
    held: np.ndarray,
) -> np.ndarray | None:
    """Minimise the changes `changes @ x + base` under low <= rows @ x <= high and lower <= x <= upper.

    A change enters linearly through a column t of its own that is no smaller than it or its negative.
    """
    steps, n = changes.shape
    known = ~np.isnan(held)
    own = RIDGE + HOLD * known
    quadratic = SPREAD * (changes.T @ changes) + diags_array(own)
    linear = SPREAD * (changes.T @ base) - HOLD * np.where(known, held, 0.0)
    empty = csr_array((steps, steps))
    cost = block_array([[quadratic, None], [None, empty]]) if steps else quadratic

    least = rows @ lower
    most = rows @ np.where(np.isinf(upper), 1e300, upper)
    equal = (np.diff(rows.indptr) > 0) & np.isclose(low, high, rtol=_EPS, atol=_EPS)
    below, above = ~equal & (low > least), ~equal & (high < most)
    box, capped = csr_array(eye_array(n)), np.isfinite(upper)
    sides = [low[equal], -low[below], high[above], -lower, upper[capped], -base, base]
    left = vstack([rows[equal], -rows[below], rows[above], -box, box[capped], changes, -changes])
    ones = csr_array(eye_array(steps))
    right = vstack([csr_array((left.shape[0] - 2 * steps, steps)), -ones, -ones])
    settings = clarabel.DefaultSettings()
    settings.verbose = False
    settings.max_threads = 1
    settings.tol_gap_abs = settings.tol_gap_rel = _ACCURACY
    settings.reduced_tol_gap_abs = settings.reduced_tol_gap_rel = 1e-8
    settings.tol_infeas_abs = settings.tol_infeas_rel = _PROOF
    settings.reduced_tol_feas = 1e-7
    solver = clarabel.DefaultSolver(
        csc_array(triu(csc_array(cost))),
        np.concatenate([linear, np.ones(steps)]),
        csc_array(block_array([[left, right]]) if steps else left),
        np.concatenate(sides),
        [clarabel.ZeroConeT(int(equal.sum())), clarabel.NonnegativeConeT(sum(map(len, sides[1:])))],
        settings,
    )
    solution = solver.solve()
    if solution.status not in (clarabel.SolverStatus.Solved, clarabel.SolverStatus.AlmostSolved):
        return None
    return np.array(solution.x)[:n]
