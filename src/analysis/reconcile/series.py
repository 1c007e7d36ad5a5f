"""From bounds to the table `series`: what may be said of each cell, and on which claims it rests.

==========  ==========  =================================================================================
method      obs_status  meaning
==========  ==========  =================================================================================
reported    A           a claim states the cell and holds: `value` is its figure
at_least    P           claims on the whole pair state a part of the year or 'more than', and nothing
                        about the pair caps it: `value` is that floor
estimated   E           claims about the pair itself limit it from both sides: `value` is the flattest
                        series inside `lower` and `upper`
bounded     M           something limits it, but too little for a number: only a floor from a city's or a
                        county's part, or only a cap, or only a total over pairs that it does not name
unknown     M           nothing limits it
==========  ==========  =================================================================================

A national total says how much there was, not who gave it: it tightens bounds, but a cell that nothing else
limits gets no number from it. `upper` is missing where nothing caps the cell, `lower` only where it is
unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.reconcile.constraints import Limit
from analysis.reconcile.solve import Solution

COLUMNS = {
    "origin": "str",
    "destination": "str",
    "indicator": "str",
    "year": "int64",
    "value": "float64",
    "lower": "float64",
    "upper": "float64",
    "obs_status": "str",
    "method": "str",
    "observation_ids": "str",
    "rival_ids": "str",
}
"""Columns of `series` and their types."""

STATUS = {"reported": "A", "at_least": "P", "estimated": "E", "bounded": "M", "unknown": "M"}
"""Method -> SDMX observation status."""

DIGITS = 9
"""Significant digits that are kept: more than any claim has, fewer than the solver's noise."""


def rounded(values: np.ndarray) -> np.ndarray:
    """Round to `DIGITS` significant digits, so that noise of the arithmetic can't show."""
    values = np.asarray(values, dtype=float)
    usable = np.isfinite(values) & (np.abs(values) > 1e-6)
    power = 10.0 ** (DIGITS - 1 - np.floor(np.log10(np.where(usable, np.abs(values), 1.0))))
    return np.where(usable, np.round(values * power) / power, np.where(np.isfinite(values), 0.0, values))


def stated(limits: Sequence[Limit], solution: Solution) -> dict[int, float]:
    """Choose the figure of every cell that a claim states.

    The best-supported claim comes first, then the more finely printed one; one whose figure lies within the
    bounds comes before one that is right only by its rounding, and that one is moved to the bound.

    Parameters
    ----------
    limits : sequence of Limit
    solution : Solution

    Returns
    -------
    dict
        Cell -> figure in base units; claims that gave way state nothing.
    """
    best: dict[int, tuple] = {}
    for limit, gone in zip(limits, solution.lost, strict=True):
        if limit.kind != "states" or gone:
            continue
        (cell,) = limit.cells
        least, most = solution.lower[cell], solution.upper[cell]
        for claim, figure, tolerance in zip(limit.claims, limit.figures, limit.tolerances, strict=False):
            inside = least * (1 - 1e-9) <= figure <= most * (1 + 1e-9)
            rank = (not inside, -limit.weight, tolerance, claim)
            if cell not in best or rank < best[cell][0]:
                best[cell] = (rank, float(np.clip(figure, least, most)))
    return {cell: figure for cell, (_, figure) in best.items()}


def assemble(
    indicator: str,
    frame: pd.DataFrame,
    limits: Sequence[Limit],
    solution: Solution,
    reported: dict[int, float],
    answer: np.ndarray,
) -> pd.DataFrame:
    """Make the rows of `series` of one indicator.

    Parameters
    ----------
    indicator : str
    frame : DataFrame
        Origin, destination, year of each cell.
    limits, solution, reported, answer
        As made by `constraints`, `solve`, `stated` and `estimate.flattest`.

    Returns
    -------
    DataFrame
        `COLUMNS`; the index is the number of the cell.
    """
    cells = len(frame)
    lower, upper = rounded(solution.lower), rounded(solution.upper)
    own_cap, own_floor = np.zeros(cells, dtype=bool), np.zeros(cells, dtype=bool)
    floor, floor_claims = np.full(cells, np.nan), [() for _ in range(cells)]
    named: list[list[str]] = [[] for _ in range(cells)]
    totals: list[list[str]] = [[] for _ in range(cells)]
    stating: list[list[str]] = [[] for _ in range(cells)]
    rivals: list[list[str]] = [[] for _ in range(cells)]
    for number, limit in enumerate(limits):
        members = list(limit.cells)
        held = not solution.lost[number] and not _passed_over(limit, reported)
        for cell in members:
            (rivals if not held else totals if limit.total else named)[cell].extend(limit.claims)
        if not held:
            continue
        if not limit.total:
            own_cap[members] |= np.isfinite(solution.row_upper[number])
            own_floor[members] |= solution.row_lower[number] > 0
        if limit.kind == "states":
            stating[members[0]].extend(limit.claims)
        if limit.kind == "floor" and not limit.figures[0] <= floor[members[0]]:
            floor[members[0]], floor_claims[members[0]] = limit.figures[0], limit.claims

    is_reported = np.isin(np.arange(cells), list(reported))
    limited = (lower > 0) | np.isfinite(upper)
    # A floor that other claims raise is no longer the figure that the page prints.
    usable_floor = ~np.isnan(floor) & (floor >= lower * (1 - 1e-9)) & (floor <= upper)
    method = np.select(
        [is_reported, limited & own_cap & own_floor, usable_floor, limited],
        ["reported", "estimated", "at_least", "bounded"],
        "unknown",
    )
    # Nobody gives a part of a yuan, a person or a firm; within narrower bounds the estimate stays as it is.
    value = np.select(
        [method == "reported", method == "estimated", method == "at_least"],
        [[reported.get(i, np.nan) for i in range(cells)], np.clip(np.round(answer), lower, upper), floor],
        np.nan,
    )
    basis = {
        "reported": stating,
        "at_least": floor_claims,
        "estimated": named,
        "bounded": [
            found if found and (own_cap[i] or np.isinf(upper[i])) else [*found, *totals[i]]
            for i, found in enumerate(named)
        ],
    }
    ids = [";".join(sorted(set(basis[m][i]))) if m in basis else "" for i, m in enumerate(method)]
    table = pd.DataFrame(
        {
            "origin": frame["origin"],
            "destination": frame["destination"],
            "indicator": indicator,
            "year": frame["year"],
            "value": rounded(value),
            "lower": np.where(method == "unknown", np.nan, lower),
            "upper": np.where(np.isfinite(upper), upper, np.nan),
            "obs_status": pd.Series(method).map(STATUS),
            "method": method,
            "observation_ids": ids,
            "rival_ids": [";".join(sorted(set(found))) for found in rivals],
        }
    ).astype(COLUMNS)
    # Of the pair-years that only claims know of, those are told of which something is known.
    return table[frame["paired"].to_numpy() | (np.nan_to_num(lower) > 0)]


def _passed_over(limit: Limit, reported: dict[int, float]) -> bool:
    """Whether a limit states a cell for which a tied rival was chosen."""
    if limit.kind != "states" or limit.cells[0] not in reported:
        return False
    value, room = reported[limit.cells[0]], 1e-6 * limit.size
    return not limit.lower - room <= value <= limit.upper + room
