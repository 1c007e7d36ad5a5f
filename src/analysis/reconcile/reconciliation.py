"""Reconcile every indicator that can be reconciled: flows by linear programming, stocks by date.

Rates (`kind` "rate") and `other:` indicators are left in `observations`: they don't add up, or mean something
different on every page. What central units, village teams and society give stays out as well, and so does 对口支援:
this is the East-West cooperation.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
import pandas as pd

from analysis.parallel import each
from analysis.reconcile import contradictions, stocks, tables
from analysis.reconcile.atoms import Atoms, atoms_of
from analysis.reconcile.balance import COLUMNS as BALANCE_COLUMNS
from analysis.reconcile.balance import balance
from analysis.reconcile.kinds import FAMILIES, Family
from analysis.reconcile.limits import Limits, limits_of
from analysis.reconcile.model import evidence_of, fit_intervals, in_order
from analysis.reconcile.model.screen import Suspect, suspects
from analysis.reconcile.model.tables import MODE_COLUMNS, PRECISION_COLUMNS, modes_table, precisions_table
from analysis.reconcile.pairs import Force
from analysis.reconcile.regions import Regions
from analysis.reconcile.series import COLUMNS as SERIES_COLUMNS
from analysis.reconcile.series import assemble
from analysis.reconcile.solved import Solved
from analysis.reconcile.system import Settlement, System, settle
from analysis.vocabulary.codes import FIRST_YEAR
from analysis.vocabulary.forces import COUNTERPART_SUPPORT, EAST_WEST
from analysis.vocabulary.indicators import by_kind

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

SUSPECT_REASON = "suspect: far from all that pair, indicator and year suggest, and no second house repeats it"

UNUSED_COLUMNS = {"indicator": "str", "observation_id": "str", "reason": "str"}


@dataclass(frozen=True)
class Reconciliation:
    """What `run` makes.

    Attributes
    ----------
    series, contradictions, balance : DataFrame
        The processed tables; the modules of the same names list their columns.
    limits, parts, atoms : DataFrame
        The settled systems, as `tables` writes them.
    modes, precisions : DataFrame
        The fitted models, as `model.tables` writes them.
    unused : DataFrame
        Claims of these indicators that limit nothing: indicator, observation_id, reason.
    summary : DataFrame
        One row per indicator, `SUMMARY_COLUMNS`. Only `seconds` differs between two runs.
    """

    series: pd.DataFrame
    contradictions: pd.DataFrame
    balance: pd.DataFrame
    limits: pd.DataFrame
    parts: pd.DataFrame
    atoms: pd.DataFrame
    modes: pd.DataFrame
    precisions: pd.DataFrame
    unused: pd.DataFrame
    summary: pd.DataFrame


def east_west_only(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the claims on the East-West cooperation itself, without the other forces and without 对口支援."""
    if "force" in observations:
        observations = observations[observations["force"] == EAST_WEST]
    other = observations["flags"].fillna("").str.split(";").map(lambda flags: COUNTERPART_SUPPORT in flags)
    return observations[~other.astype(bool)]


def last_year(observations: pd.DataFrame) -> int:
    """The last year that any outcome speaks of: no cell is later."""
    ends = observations.loc[observations["basis"] != "target", "period_end"].dropna()
    return int(ends.dt.year.max()) if len(ends) else FIRST_YEAR


def solve(
    family: Family, claims: pd.DataFrame, sources: pd.DataFrame, force: Force, regions: Regions
) -> Solved:
    """Read the claims of a family, set aside what is suspect, cut the atoms and settle the contradictions."""
    read = limits_of(claims, sources)
    atoms = atoms_of(read.limits, read.readings, force, regions, len(family.kinds))
    found = screened(family, read, atoms, regions)
    if found:
        gone = {claim for one in found for claim in one.claims}
        kept = limits_of(claims[~claims["observation_id"].isin(gone)], sources)
        read = replace(kept, weights=read.weights, unused=kept.unused | dict.fromkeys(gone, SUSPECT_REASON))
        atoms = atoms_of(read.limits, read.readings, force, regions, len(family.kinds))
    settlement = settle(read.limits, atoms.incidence)
    system = System(atoms, read.limits, settlement.lower, settlement.upper, regions)
    return Solved(family, read, atoms, settlement, system, found)


def screened(family: Family, read: Limits, atoms: Atoms, regions: Regions) -> tuple[Suspect, ...]:
    """The suspect claims of a family, each once."""
    lower, upper = (
        np.array([getattr(x, side) for x in read.limits], dtype=float) for side in ("lower", "upper")
    )
    nothing = np.zeros(len(read.limits), dtype=bool)
    settlement = Settlement(lower, upper, np.zeros(len(lower)), nothing, nothing, {})
    asked = Solved(family, read, atoms, settlement, System(atoms, read.limits, lower, upper, regions))
    found: dict[tuple[str, ...], Suspect] = {}
    for name in family.indicators:
        for one in suspects(evidence_of(name, asked), read.weights.houses):
            found.setdefault(one.claims, one)
    return tuple(found.values())


def run(
    observations: pd.DataFrame,
    pairings: pd.DataFrame,
    sources: pd.DataFrame,
    places: pd.DataFrame | None = None,
    workers: int = 1,
) -> Reconciliation:
    """Reconcile all flow and stock indicators.

    Parameters
    ----------
    observations, pairings, sources : DataFrame
        The processed tables, rows in any order.
    places : DataFrame, optional
        The gazetteer, by which places keep their identity when their codes change.
    workers : int
        Processes that reconcile the families of flows.

    Returns
    -------
    Reconciliation

    Examples
    --------
    >>> result = run(observations, pairings, sources, places)  # doctest: +SKIP
    >>> result.series.query("method == 'reported'")  # doctest: +SKIP
    """
    observations = east_west_only(observations)
    force, regions = Force.of(pairings, last_year(observations)), Regions(places)
    of_family = [
        (family, claims)
        for family in FAMILIES
        if len(claims := observations[observations["indicator"].isin(family.indicators)])
    ]
    flows = partial(_flows, sources=sources, force=force, regions=regions)
    parts = each(flows, of_family, lambda one: len(one[1]) * len(one[0].indicators), workers)
    for indicator in by_kind("stock"):
        claims = observations[observations["indicator"] == indicator]
        if len(claims):
            parts.append(_stock(indicator, claims, sources, force))
    series = _stack([part.series for part in parts], SERIES_COLUMNS)
    return Reconciliation(
        series=series.sort_values(["indicator", "origin", "destination", "year"], ignore_index=True),
        contradictions=contradictions.table(
            [row for part in parts for row in part.rows], observations, sources
        ),
        balance=_stack([part.balance for part in parts], BALANCE_COLUMNS),
        unused=_stack([part.unused for part in parts], UNUSED_COLUMNS),
        summary=_stack([part.summary for part in parts], SUMMARY_COLUMNS),
        **{
            name: _stack([part.systems[name] for part in parts if part.systems], columns)
            for name, columns in _SYSTEMS.items()
        },
    )


_SYSTEMS = {
    "limits": tables.LIMIT_COLUMNS,
    "parts": tables.PART_COLUMNS,
    "atoms": tables.ATOM_COLUMNS,
    "modes": MODE_COLUMNS,
    "precisions": PRECISION_COLUMNS,
}


@dataclass(frozen=True)
class _Part:
    """What one family or one stock adds to the result."""

    series: pd.DataFrame
    rows: list[dict[str, object]]
    balance: pd.DataFrame
    unused: pd.DataFrame
    summary: pd.DataFrame
    systems: dict[str, pd.DataFrame] = field(default_factory=dict)
    """The tables of `_SYSTEMS`; a stock has none."""


def _flows(
    given: tuple[Family, pd.DataFrame], sources: pd.DataFrame, force: Force, regions: Regions
) -> _Part:
    family, claims = given
    started = time.perf_counter()
    solved = solve(family, claims, sources, force, regions)
    rows = contradictions.unsettled(solved)
    rows += contradictions.past_page(rows, *_as_printed(family, claims, sources, force, regions))
    readings, weights = solved.read.readings, solved.read.weights
    rows += contradictions.compared(claims, readings, weights)
    rows += contradictions.outdone(claims, readings, weights)
    rows += contradictions.outside(solved, force.closed)
    rows += contradictions.suspect(solved)
    unused = _unused(solved)
    names = [name for name in family.indicators if (claims["indicator"] == name).any()]
    fitted = {name: fit_intervals(evidence_of(name, solved)) for name in names}
    models = in_order({name: one for name, one in fitted.items() if one}, family.covers)
    series = {name: assemble(name, solved, models.get(name)) for name in names}
    ids = {name: frozenset(claims.loc[claims["indicator"] == name, "observation_id"]) for name in names}
    seconds = (time.perf_counter() - started) / len(names)
    return _Part(
        pd.concat(series.values(), ignore_index=True),
        rows,
        pd.concat([balance(name, solved, series[name], ids[name]) for name in names], ignore_index=True),
        _reasons(unused, claims),
        pd.DataFrame([_summary(name, series[name], ids[name], unused, rows, seconds) for name in names]),
        {
            "limits": tables.limits_table([solved]),
            "parts": tables.parts_table([solved]),
            "atoms": tables.atoms_table([solved]),
            "modes": modes_table(models),
            "precisions": precisions_table(models),
        },
    )


def _as_printed(
    family: Family, claims: pd.DataFrame, sources: pd.DataFrame, force: Force, regions: Regions
) -> tuple[list[dict[str, object]], frozenset[str]]:
    """Contradictions with the days as printed, and the claims whose days were cut at their page's."""
    if "period_end_printed" not in claims:
        return [], frozenset()
    cut = claims["period_end_printed"].notna() & (claims["period_end_printed"] != claims["period_end"])
    if not cut.any():
        return [], frozenset()
    printed = claims.assign(period_end=claims["period_end"].where(~cut, claims["period_end_printed"]))
    found = contradictions.unsettled(solve(family, printed, sources, force, regions))
    return found, frozenset(claims.loc[cut, "observation_id"])


def _unused(solved: Solved) -> dict[str, str]:
    """Claims that limit nothing, with the reason."""
    used = {
        claim
        for limit, columns in zip(solved.limits, solved.statements.columns, strict=True)
        if columns
        for claim in limit.claims
    }
    reason = "the pair is not in force in these years by the pairing table"
    without = {claim for limit in solved.limits for claim in limit.claims} - used
    return solved.read.unused | dict.fromkeys(without, reason)


def _stock(indicator: str, claims: pd.DataFrame, sources: pd.DataFrame, force: Force) -> _Part:
    started = time.perf_counter()
    series, rows, unused = stocks.levels(indicator, claims, sources, force)
    ids = frozenset(claims["observation_id"])
    seconds = time.perf_counter() - started
    return _Part(
        series,
        rows,
        pd.DataFrame(columns=list(BALANCE_COLUMNS)),
        _reasons(unused, claims),
        pd.DataFrame([_summary(indicator, series, ids, unused, rows, seconds)]),
    )


def _reasons(unused: dict[str, str], claims: pd.DataFrame) -> pd.DataFrame:
    indicator = dict(zip(claims["observation_id"], claims["indicator"], strict=True))
    rows = [(indicator[claim], claim, reason) for claim, reason in sorted(unused.items())]
    return pd.DataFrame(rows, columns=list(UNUSED_COLUMNS))


def _summary(
    indicator: str,
    series: pd.DataFrame,
    ids: frozenset[str],
    unused: dict[str, str],
    rows: list[dict[str, object]],
    seconds: float,
) -> dict[str, object]:
    method = series["method"]
    gone = {row["observation_id"] for row in rows if row["kind"] in contradictions.UNSETTLED} & ids
    return {
        "indicator": indicator,
        "cells": len(series),
        "reported": int((method == "reported").sum()),
        "bounded": int(np.isin(method, ["at_least", "estimated", "bounded"]).sum()),
        "unknown": int((method == "unknown").sum()),
        "claims": len(ids),
        "claims_used": len(ids) - len(ids & unused.keys()),
        "claims_contradicted": len(gone),
        "seconds": round(seconds, 3),
    }


def _stack(tables: list[pd.DataFrame], columns: dict[str, str]) -> pd.DataFrame:
    """Tables on top of one another, with these columns and types also where there is no row."""
    full = [table for table in tables if len(table)]
    stacked = pd.concat(full, ignore_index=True) if full else pd.DataFrame(columns=list(columns))
    return stacked[list(columns)].astype(columns)
