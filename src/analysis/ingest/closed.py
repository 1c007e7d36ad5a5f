"""Givers whose list of pairs is whole: `pairings_closed.csv` -> the columns `closed…` of `pairings`.

A page that lists all that a giver helps says more than its pairs: whoever is not on the list was not helped. Each row of
the file is such a giver and the years of the list. What follows from it is left to `analysis.reconcile`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.ingest import periods
from analysis.ingest.places import Resolver
from analysis.ingest.problems import Problem, reject_row
from analysis.rows import each_row
from analysis.vocabulary.places import province_of

COLUMNS = ("giver", "start", "end", "source_id", "basis", "note")
BASES = ("stated", "count")
"""The document says that the list is whole, or the number of pairs that it gives does."""


@dataclass(frozen=True, slots=True)
class Closure:
    """The list of `giver` (adcode) is whole from `first` to `last`, by one page."""

    giver: str
    first: int
    last: int
    source_id: str


def read_closures(
    stated: pd.DataFrame, sources: pd.DataFrame, resolver: Resolver
) -> tuple[list[Closure], list[dict]]:
    """Read the rows of `pairings_closed.csv`; those that can't be read become rejects."""
    known = set(sources["source_id"])
    closures, rejects = [], []
    for row in stated.to_dict("records"):
        found = _closure(row, known, resolver)
        if isinstance(found, Closure):
            closures.append(found)
        else:
            rejects.append(reject_row(row["batch"], row["row"], [found]))
    return closures, rejects


def _closure(row: dict, known: set[str], resolver: Resolver) -> Closure | Problem:
    if row["source_id"] not in known:
        return Problem(
            "source_id", row["source_id"], "the source is not in sources.csv", "add the page, or mend the id"
        )
    if row["basis"] not in BASES:
        return Problem("basis", row["basis"], "unknown basis", f"one of {', '.join(BASES)}")
    years = []
    for column in ("start", "end"):
        period = periods.parse(row[column], "stock")
        if isinstance(period, Problem):
            return Problem(column, row[column], period.reason, period.hint)
        if period.start is None:
            return Problem(column, "", "no year", "say from when to when the list is whole")
        years.append(period.start.year)
    if years[1] < years[0]:
        return Problem("end", row["end"], "the list ends before it starts", "write the earlier year first")
    place = resolver.resolve(row["giver"], "", *years, "east")
    if not place.ok:
        return Problem("giver", row["giver"], place.problem, place.hint)
    if len(place.adcodes) > 1:
        return Problem("giver", row["giver"], "several givers", "write one row for each giver")
    return Closure(place.adcodes[0], *years, row["source_id"])


def with_closures(pairings: pd.DataFrame, closures: list[Closure]) -> pd.DataFrame:
    """Add `closed`, `closed_start`, `closed_end` and `closed_by` to the pairings.

    A row is closed in those of its years in which the list of its giver, or of the giver's province, is whole: a
    province's list holds what its cities help. Several pages on one row together
    span from the first of their years to the last.
    """
    spans = [
        _span(
            row,
            [closure for closure in closures if closure.giver in (row.assisting, province_of(row.assisting))],
        )
        for row in each_row(pairings)
    ]
    return pairings.assign(
        closed=[bool(span) for span in spans],
        closed_start=pd.array([span[0] if span else pd.NA for span in spans], dtype="Int64"),
        closed_end=pd.array([span[1] if span else pd.NA for span in spans], dtype="Int64"),
        closed_by=[span[2] if span else "" for span in spans],
    )


def _span(row, closures: list[Closure]) -> tuple[int, int, str] | None:
    end = None if pd.isna(row.end) else int(row.end)
    met = [
        closure for closure in closures if closure.last >= row.start and (end is None or closure.first <= end)
    ]
    if not met:
        return None
    first = max(int(row.start), min(closure.first for closure in met))
    last = max(closure.last for closure in met)
    return first, last if end is None else min(last, end), ";".join(sorted({c.source_id for c in met}))
