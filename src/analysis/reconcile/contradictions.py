"""Which claims gave way, by how much, and against which others.

A claim `gave_way` when every answer of least price misses it, and is `tied` when some do: then the evidence
can't tell which of the rivals is wrong. The rivals are found with one more linear programme: all other
limits of the contradiction are held where an answer that misses the claim has them, the claim is asked to
hold too, and its slack is minimised. The limits with a dual price at a vertex of that programme are an
irreducible set that can't hold together with the claim (Gleeson and Ryan 1990, *ORSA Journal on Computing*
2): leave out any of them, and the contradiction is gone.

A third kind has no slack but is a disagreement all the same: two pages print 'more than' different figures
for the very same places and days. Both can be true, yet one of them is out of date or of another scope. The
lower is listed as `outdone` by the higher.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.sparse import csc_array, csr_array, hstack
from scipy.sparse.csgraph import connected_components

from analysis.reconcile.constraints import Limit, Limits
from analysis.reconcile.program import Program
from analysis.reconcile.solve import Solution

COLUMNS = {
    "indicator": "str",
    "kind": "str",
    "observation_id": "str",
    "figure": "float64",
    "slack": "float64",
    "relative_slack": "float64",
    "direction": "str",
    "weight": "float64",
    "against": "str",
    "against_weight": "float64",
    "url": "str",
    "against_urls": "str",
}
"""Columns of `contradictions` and their types; several ids are joined by ";", several addresses by a blank."""

GAVE_WAY, TIED, OUTDONE = "gave_way", "tied", "outdone"
TOO_HIGH, TOO_LOW = "too_high", "too_low"


def gave_way(limits: Sequence[Limit], solution: Solution) -> pd.DataFrame:
    """List the limits that gave way or are tied, with their rivals, one row per claim.

    Parameters
    ----------
    limits : sequence of Limit
    solution : Solution

    Returns
    -------
    DataFrame
        `COLUMNS` without indicator and addresses.
    """
    rows = []
    for loser, sums in sorted(solution.conflicts.items()):
        rivals = _rivals(limits, solution.matrix, sums, loser)
        limit, slack = limits[loser], solution.slack[loser]
        against = sorted({claim for r in rivals for claim in limits[r].claims} - set(limit.claims))
        for claim, figure in zip(limit.claims, limit.figures, strict=False):
            rows.append(
                {
                    "kind": GAVE_WAY if solution.lost[loser] else TIED,
                    "observation_id": claim,
                    "figure": figure,
                    "slack": abs(slack),
                    "relative_slack": abs(slack) / max(figure, 1e-9),
                    "direction": TOO_HIGH if slack > 0 else TOO_LOW,
                    "weight": limit.weight,
                    "against": ";".join(against),
                    "against_weight": sum(limits[r].weight for r in rivals),
                }
            )
    return pd.DataFrame(rows)


def _rivals(limits: Sequence[Limit], matrix: csr_array, sums: dict[int, float], loser: int) -> list[int]:
    """Find an irreducible set among the other limits of a contradiction that rules the loser out."""
    others = [row for row in _touching(matrix, sorted(sums), loser) if row != loser]
    if not others:
        return []
    rows = [loser, *others]
    unit = limits[loser].size
    part = csc_array(matrix[rows])
    part = part[:, np.flatnonzero(np.diff(part.indptr))]
    low = np.array([limits[r].lower for r in rows]) / unit
    high = np.array([limits[r].upper for r in rows]) / unit
    at = np.array([sums[r] for r in rows]) / unit
    low[1:], high[1:] = np.minimum(low[1:], at[1:]), np.maximum(high[1:], at[1:])
    slack = csc_array((np.array([1.0, -1.0]), (np.zeros(2, int), np.arange(2))), shape=(len(rows), 2))
    columns = part.shape[1] + 2
    program = Program(hstack([part, slack]), low, high, np.zeros(columns), np.full(columns, np.inf))
    cost = np.zeros(columns)
    cost[-2:] = 1.0
    dual = program.minimise(cost).dual
    return [r for r, price in zip(others, dual[1:], strict=True) if abs(price) > 1e-7] or others


def _touching(matrix: csr_array, rows: list[int], start: int) -> list[int]:
    """Those of the rows that share cells with one of them, directly or through others."""
    part = csc_array(matrix[rows])
    labels = connected_components(csr_array(part @ part.T), directed=False)[1]
    return [row for row, label in zip(rows, labels, strict=True) if label == labels[rows.index(start)]]


def outdone(claims: pd.DataFrame, limits: Limits) -> pd.DataFrame:
    """List 'more than' figures that another page's 'more than' on the same places and days goes beyond.

    Parameters
    ----------
    claims : DataFrame
        The indicator's rows of `observations`.
    limits : Limits
        As read from them; claims that limit nothing are left out.

    Returns
    -------
    DataFrame
        `COLUMNS` without indicator and addresses.
    """
    weight = {claim: limit.weight for limit in limits.limits for claim in limit.claims}
    used = claims[(claims["bound"] == "at_least") & claims["observation_id"].isin(weight.keys())]
    used = used[used["period_end"].notna()].sort_values("observation_id", kind="stable")
    same = ["origin", "destination", "period_start", "period_end", "basis"]
    rows = []
    for _, group in used.groupby(same, dropna=False, sort=True):
        if group["source_id"].nunique() < 2:
            continue
        top = group["value"].max()
        best = group[group["value"] == top]
        for claim in group.itertuples(index=False):
            rivals = best[best["source_id"] != claim.source_id]
            if top - claim.value <= claim.tolerance + best["tolerance"].max() or rivals.empty:
                continue
            rows.append(
                {
                    "kind": OUTDONE,
                    "observation_id": claim.observation_id,
                    "figure": claim.value,
                    "slack": top - claim.value,
                    "relative_slack": (top - claim.value) / max(claim.value, 1e-9),
                    "direction": TOO_LOW,
                    "weight": weight[claim.observation_id],
                    "against": ";".join(rivals["observation_id"]),
                    "against_weight": max(weight[i] for i in rivals["observation_id"]),
                }
            )
    return pd.DataFrame(rows)


def with_links(rows: pd.DataFrame, observations: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Complete the table: addresses of both sides, columns and types in order, rows sorted.

    Parameters
    ----------
    rows : DataFrame
        Rows of `gave_way` and `outdone`, with `indicator`; may be empty.
    observations, sources : DataFrame

    Returns
    -------
    DataFrame
        `COLUMNS`, sorted by indicator and observation.
    """
    page = observations.drop_duplicates("observation_id").set_index("observation_id")["source_id"]
    url = page.map(sources.drop_duplicates("source_id").set_index("source_id")["url"]).fillna("")
    table = rows.reindex(columns=list(COLUMNS))
    table["url"] = table["observation_id"].map(url)
    table["against_urls"] = [
        " ".join(dict.fromkeys(url.get(claim, "") for claim in against.split(";") if claim))
        for against in table["against"].fillna("")
    ]
    order = ["indicator", "observation_id", "kind", "direction", "against"]
    return table.astype(COLUMNS).sort_values(order, ignore_index=True)
