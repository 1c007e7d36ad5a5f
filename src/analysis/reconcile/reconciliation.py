"""Reconcile every indicator that can be reconciled: flows by linear programming, stocks by date.

Rates (`kind` "rate") and `other:` indicators are left in `observations`: they don't add up, or mean something
different on every page.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.reconcile import contradictions, stocks
from analysis.reconcile.balance import COLUMNS as BALANCE_COLUMNS
from analysis.reconcile.balance import balance
from analysis.reconcile.cells import FIRST_YEAR, NATIONAL, Cells, in_force
from analysis.reconcile.constraints import limits_of
from analysis.reconcile.estimate import flattest
from analysis.reconcile.series import COLUMNS as SERIES_COLUMNS
from analysis.reconcile.series import assemble, stated
from analysis.reconcile.solve import solve
from analysis.vocabulary.forces import COUNTERPART_SUPPORT, EAST_WEST
from analysis.vocabulary.indicators import INDICATORS, by_kind

SUMMARY_COLUMNS = {
    "indicator": "str",
    "cells": "int64",
    "reported": "int64",
    "bounded": "int64",
    "unknown": "int64",
    "claims": "int64",
    "claims_used": "int64",
    "claims_contradicted": "int64",
    "seconds": "float64",
}
"""Columns of the summary. `bounded` counts every cell that is neither reported nor unknown."""

UNUSED_COLUMNS = {"indicator": "str", "observation_id": "str", "reason": "str"}


@dataclass(frozen=True)
class Reconciliation:
    """What `run` makes.

    Attributes
    ----------
    series, contradictions, balance : DataFrame
        The processed tables; the modules of the same names list their columns.
    unused : DataFrame
        Claims of these indicators that limit nothing: indicator, observation_id, reason.
    summary : DataFrame
        One row per indicator, `SUMMARY_COLUMNS`. Only `seconds` differs between two runs.
    """

    series: pd.DataFrame
    contradictions: pd.DataFrame
    balance: pd.DataFrame
    unused: pd.DataFrame
    summary: pd.DataFrame


def east_west_only(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the claims on East-West cooperation: not those on other forces, nor on counterpart support."""
    support = observations["flags"].str.split(";").map(lambda flags: COUNTERPART_SUPPORT in flags)
    return observations[(observations["force"] == EAST_WEST) & ~support]


def cells_of(observations: pd.DataFrame, pairings: pd.DataFrame) -> Cells:
    """Return the pair-years that are asked about: to the last year that any outcome speaks of."""
    ends = observations.loc[observations["basis"] != "target", "period_end"].dropna()
    return Cells.of(in_force(pairings, int(ends.dt.year.max()) if len(ends) else FIRST_YEAR))


def run(observations: pd.DataFrame, pairings: pd.DataFrame, sources: pd.DataFrame) -> Reconciliation:
    """Reconcile all flow and stock indicators.

    Parameters
    ----------
    observations, pairings, sources : DataFrame
        The processed tables, rows in any order.

    Returns
    -------
    Reconciliation

    Examples
    --------
    >>> from analysis import reconcile
    >>> result = reconcile.run(observations, pairings, sources)  # doctest: +SKIP
    >>> result.series.query("method == 'reported'")  # doctest: +SKIP
    """
    observations = east_west_only(observations)
    cells = cells_of(observations, pairings)
    by_indicator = dict(tuple(observations.groupby("indicator", sort=True)))
    parts = []
    for indicator in INDICATORS:
        if indicator in by_indicator and INDICATORS[indicator].kind != "rate":
            one = _flow if INDICATORS[indicator].kind == "flow" else _stock
            parts.append(one(indicator, by_indicator[indicator], sources, cells))
    series = _stack([part.series for part in parts], SERIES_COLUMNS)
    return Reconciliation(
        series=series.sort_values(["indicator", "origin", "destination", "year"], ignore_index=True),
        contradictions=contradictions.with_links(
            pd.concat([pd.DataFrame(columns=["indicator"]), *(p.contradictions for p in parts)]),
            observations,
            sources,
        ),
        balance=_stack([part.balance for part in parts], BALANCE_COLUMNS),
        unused=_stack([part.unused for part in parts], UNUSED_COLUMNS),
        summary=_stack([part.summary for part in parts], SUMMARY_COLUMNS),
    )


def flow_indicators() -> tuple[str, ...]:
    """Indicators that are reconciled by linear programming."""
    return by_kind("flow")


def _flow(indicator: str, claims: pd.DataFrame, sources: pd.DataFrame, cells: Cells) -> Reconciliation:
    started = time.perf_counter()
    found = limits_of(indicator, claims, sources, cells)
    limits, frame = found.limits, found.cells.frame
    solution = solve(limits, len(frame))
    reported = stated(limits, solution)
    answer = flattest(frame, solution, reported)
    series = assemble(indicator, frame, limits, solution, reported, answer)
    everywhere = (claims["origin"] == NATIONAL) & (claims["destination"] == NATIONAL)
    return _finish(
        indicator,
        claims,
        started,
        series=series,
        rows=[contradictions.gave_way(limits, solution), contradictions.outdone(claims, found)],
        balance=balance(
            indicator, series, limits, solution.lost, frozenset(claims.loc[everywhere, "observation_id"])
        ),
        unused=found.unused,
    )


def _stock(indicator: str, claims: pd.DataFrame, sources: pd.DataFrame, cells: Cells) -> Reconciliation:
    started = time.perf_counter()
    series, rivals, unused = stocks.levels(indicator, claims, sources, cells)
    return _finish(
        indicator, claims, started, series=series, rows=[rivals], balance=pd.DataFrame(columns=list(BALANCE_COLUMNS)),
        unused=unused,
    )  # fmt: skip


def _finish(
    indicator: str,
    claims: pd.DataFrame,
    started: float,
    *,
    series: pd.DataFrame,
    rows: list[pd.DataFrame],
    balance: pd.DataFrame,
    unused: dict[str, str],
) -> Reconciliation:
    rows = [table for table in rows if len(table)]
    lost = pd.concat(rows).assign(indicator=indicator) if rows else pd.DataFrame(columns=["indicator"])
    method = series["method"]
    gone = lost.loc[lost["kind"] != contradictions.OUTDONE, "observation_id"].nunique() if len(lost) else 0
    summary = {
        "indicator": indicator,
        "cells": len(series),
        "reported": int((method == "reported").sum()),
        "bounded": int(np.isin(method, ["at_least", "estimated", "bounded"]).sum()),
        "unknown": int((method == "unknown").sum()),
        "claims": len(claims),
        "claims_used": len(claims) - len(unused),
        "claims_contradicted": gone,
        "seconds": round(time.perf_counter() - started, 3),
    }
    reasons = [{"indicator": indicator, "observation_id": i, "reason": r} for i, r in sorted(unused.items())]
    return Reconciliation(
        series=series,
        contradictions=lost,
        balance=balance,
        unused=pd.DataFrame(reasons, columns=list(UNUSED_COLUMNS)),
        summary=pd.DataFrame([summary]),
    )


def _stack(tables: list[pd.DataFrame], columns: dict[str, str]) -> pd.DataFrame:
    """Tables on top of one another, with these columns and types also where there is no row."""
    full = [table for table in tables if len(table)]
    stacked = pd.concat(full, ignore_index=True) if full else pd.DataFrame(columns=list(columns))
    return stacked[list(columns)].astype(columns)
