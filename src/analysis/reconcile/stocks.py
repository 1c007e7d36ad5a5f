"""Stocks: levels on dates (workers in the east, industrial parks, counties paired), carried to their year only.

A level is no flow: it is never added up over years, pairs or places, nor carried to another year. A cell
takes the latest level that a page states for the whole province pair within the year. Pages that state
different levels on the same day are rivals, the best-supported one is taken. A figure over a span of time,
of a part, or of a place below the province is only a floor of the level; sums over several pairs and
national levels say nothing of one pair.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.reconcile import contradictions
from analysis.reconcile.limits import KIND_WEIGHT
from analysis.reconcile.pairs import Force
from analysis.reconcile.reading import (
    ABOUT,
    WHY_CORRECTED,
    WHY_DOUBTED,
    WHY_NO_FIGURE,
    WHY_TARGET,
    flags_of,
    places,
    usable_units,
)
from analysis.reconcile.series import COLUMNS
from analysis.rows import each_row
from analysis.vocabulary.codes import STATUS
from analysis.vocabulary.scope import DOUBTED, SUPERSEDED


def levels(
    indicator: str, claims: pd.DataFrame, sources: pd.DataFrame, force: Force
) -> tuple[pd.DataFrame, list[dict[str, object]], dict[str, str]]:
    """Carry the levels of one stock indicator to the pair-years.

    Parameters
    ----------
    indicator : str
    claims : DataFrame
        Its rows of `observations`.
    sources : DataFrame
        `source_id` and `kind`.
    force : Force
        The pairs in force.

    Returns
    -------
    series, rivals, unused : DataFrame, list of dict, dict
        Rows of `series`; rows of `contradictions` without indicator and addresses; claims that say nothing
        of a pair, with the reason.
    """
    weights = sources.drop_duplicates("source_id").set_index("source_id")["kind"].map(KIND_WEIGHT)
    read, unused = _readings(indicator, claims, weights)
    keys = {(*pair, year) for pair, years in force.years.items() for year in years}
    keys |= {found["key"] for found in read if found["exact"]}
    by_cell: dict[tuple[str, str, int], list[dict]] = {}
    for found in read:
        if found["key"] in keys:
            by_cell.setdefault(found["key"], []).append(found)
        else:
            unused[found["claim"]] = "the pair is not in force in this year by the pairing table"
    rivals: list[dict[str, object]] = []
    records = [
        dict(zip(("origin", "destination", "year"), key, strict=True))
        | (_level(by_cell[key], rivals) if key in by_cell else _NOTHING)
        for key in sorted(keys)
    ]
    table = pd.DataFrame(records, columns=[c for c in COLUMNS if c not in ("indicator", "obs_status")])
    table = table.assign(indicator=indicator, obs_status=table["method"].map(STATUS))
    return table[list(COLUMNS)].astype(COLUMNS), rivals, unused


_NOTHING = {
    "value": np.nan,
    "lower": np.nan,
    "upper": np.nan,
    "method": "unknown",
    "observation_ids": "",
    "rival_ids": "",
}
"""What is told of a cell of which no claim speaks."""


def _readings(
    indicator: str, claims: pd.DataFrame, weights: pd.Series
) -> tuple[list[dict[str, object]], dict[str, str]]:
    """The claims that state a level of one pair, and why each other one is not used; `weights` by page."""
    read, unused = [], {}
    for claim in each_row(claims.sort_values("observation_id", kind="stable"), index=False):
        found = _read(claim, usable_units(indicator))
        if isinstance(found, str):
            unused[claim.observation_id] = found
            continue
        (origin, destination), exact = found
        weight = weights.get(claim.source_id)
        read.append(
            {
                "claim": claim.observation_id,
                "key": (origin, destination, claim.period_end.year),
                "date": claim.period_end,
                "figure": float(claim.value),
                "tolerance": float(claim.tolerance),
                "floor": _floor(claim),
                "exact": exact,
                "weight": 1.0 if pd.isna(weight) else float(weight),
            }
        )
    return read, unused


def _floor(claim: object) -> float:
    """What is certain of a level of which a claim states a part; of about so much a little less."""
    figure = float(claim.value)
    return figure - max(float(claim.tolerance), ABOUT * figure) if claim.bound == "about" else figure


def _read(claim: object, units: frozenset[str]) -> tuple[tuple[str, str], bool] | str:
    """Read the province pair of a claim and whether it states the level exactly; or why it is not used."""
    if claim.basis == "target":
        return WHY_TARGET
    if claim.unit not in units:
        return f"counted in {claim.unit}, which is not the indicator's unit"
    if not np.isfinite(claim.value) or claim.value < 0:
        return WHY_NO_FIGURE
    if pd.isna(claim.period_end):
        return "a level without a date"
    if DOUBTED in flags_of(claim):
        return WHY_DOUBTED
    if SUPERSEDED in flags_of(claim):
        return WHY_CORRECTED
    named = [code if isinstance(code, str) and code else None for code in (claim.origin, claim.destination)]
    where = places(*named, flags_of(claim))
    if isinstance(where, str):
        return where
    if len(where.pairs) != 1:
        return "a level of several pairs together"
    if not where.floor or claim.bound == "at_most":
        return "covers more than the pair"
    whole = all(code.endswith("0000") for code in (*where.givers, *where.receivers))
    exact = claim.basis == "stock" and claim.bound != "at_least" and whole and where.cap
    return where.pairs[0], exact


def _level(rows: list[dict], rivals: list[dict]) -> dict[str, object]:
    """Choose the level of one cell; rivals on its day go to the list of contradictions."""
    exact = [row for row in rows if row["exact"]]
    if not exact:
        best = max(rows, key=lambda row: (row["floor"], row["claim"]))
        return _NOTHING | {
            "method": "bounded",
            "lower": best["floor"],
            "observation_ids": best["claim"],
        }
    latest = max(row["date"] for row in exact)
    support: dict[float, float] = {}
    for row in (same_day := [row for row in exact if row["date"] == latest]):
        support[row["figure"]] = support.get(row["figure"], 0.0) + row["weight"]
    figure = max(support, key=lambda f: (support[f], f))
    winners = [row for row in same_day if row["figure"] == figure]
    tolerance = min(row["tolerance"] for row in winners)
    losers = [row for row in same_day if abs(row["figure"] - figure) > row["tolerance"] + tolerance]
    for row in losers:
        gap = row["figure"] - figure
        rivals.append(
            contradictions.row(
                contradictions.GAVE_WAY, row["claim"], row["figure"], gap, support[row["figure"]],
                [w["claim"] for w in winners], support[figure],
            )
        )  # fmt: skip
    return {
        "method": "reported",
        "value": figure,
        "lower": max(figure - tolerance, 0.0),
        "upper": figure + tolerance,
        "observation_ids": ";".join(sorted(w["claim"] for w in winners)),
        "rival_ids": ";".join(sorted(row["claim"] for row in losers)),
    }
