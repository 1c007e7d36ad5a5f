"""Builders of small tables, systems and answers."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from analysis.reconcile.kinds import family_of
from analysis.reconcile.model import evidence_of, fit_intervals
from analysis.reconcile.pairs import Force
from analysis.reconcile.reconciliation import east_west_only, last_year, solve
from analysis.reconcile.regions import Regions
from analysis.reconcile.solved import Solved
from analysis.reconcile.totals import questions, totals


def make_observation(number: int, origin, destination, value, start, end, **changed) -> dict[str, object]:
    """One row of `observations`; years may be given as numbers."""
    row = {
        "observation_id": f"made:{number}", "batch": "made", "row": number, "source_id": f"page{number}",
        "origin": origin, "destination": destination, "indicator": "gov_funds", "value": float(value),
        "unit": "yuan", "tolerance": 0.0,
        "period_start": pd.Timestamp(start, 1, 1) if isinstance(start, int) else pd.Timestamp(start),
        "period_end": pd.Timestamp(end, 12, 31) if isinstance(end, int) else pd.Timestamp(end),
        "each_year": False, "basis": "annual" if start == end else "cumulative", "bound": "exact", "flags": "",
        "force": "east_west", "actor_ids": "",
        **dict.fromkeys((
            "east_printed", "east_level_printed", "west_printed", "west_level_printed", "indicator_printed",
            "value_printed", "unit_printed", "period_printed", "basis_printed", "locator", "note",
        ), ""),
    }  # fmt: skip
    return row | changed


def make_observations(rows: list[dict[str, object]]) -> pd.DataFrame:
    table = pd.DataFrame(rows)
    for column in ("period_start", "period_end"):
        table[column] = table[column].astype("datetime64[ns]")
    return table


def make_sources(observations: pd.DataFrame, **changed) -> pd.DataFrame:
    pages = observations["source_id"].drop_duplicates().tolist()
    return pd.DataFrame(
        {
            "source_id": pages,
            "title": [f"title of {page}" for page in pages],
            "publisher": [changed.get("publisher", f"house of {page}") for page in pages],
            "published": "2023-05-01",
            "url": [f"https://example.org/{page}" for page in pages],
            "lang": "zh",
            "kind": changed.get("kind", "media"),
        }
    )


def make_pairings(pairs, first: int, last: int | None = None) -> pd.DataFrame:
    table = pd.DataFrame(pairs, columns=["assisting", "assisted"])
    table = table.assign(level="province", round=2016, start=first, end=last, source_ids="page1")
    table = table.assign(closed=False, closed_start=None, closed_end=None, closed_by="")
    return table.astype(dict.fromkeys(("round", "start", "end", "closed_start", "closed_end"), "Int64"))


def make_closed(pairs, first: int, last: int, in_force_to: int | None = None) -> pd.DataFrame:
    """Pairs of a list that a document closes for these years."""
    table = make_pairings(pairs, first, in_force_to or last)
    table = table.assign(closed=True, closed_start=first, closed_end=last, closed_by="list")
    return table.astype(dict.fromkeys(("closed_start", "closed_end"), "Int64"))


def make_solved(rows, pairings: pd.DataFrame, places: pd.DataFrame | None = None, **page) -> Solved:
    """The settled system of some claims on one family: (origin, destination, value, start, end[, changed])."""
    table = make_observations(
        [make_observation(i, *row[:5], **(row[5] if len(row) > 5 else {})) for i, row in enumerate(rows)]
    )
    force = Force.of(pairings, last_year(table))
    family = family_of(table["indicator"].iloc[0])
    return solve(family, east_west_only(table), make_sources(table, **page), force, Regions(places))


def make_total(
    solved: Solved, origin, destination, first, last=None, indicator: str = "gov_funds"
) -> pd.Series:
    """The answer to one question; years may be given as numbers."""
    last = first if last is None else last
    start = f"{first}-01-01" if isinstance(first, int) else first
    end = f"{last}-12-31" if isinstance(last, int) else last
    model = fit_intervals(evidence_of(indicator, solved))
    return totals(solved, questions(indicator, solved, [(origin, destination, start, end)]), model).iloc[0]


@pytest.fixture(scope="session")
def observation() -> Callable[..., dict[str, object]]:
    return make_observation


@pytest.fixture(scope="session")
def observations() -> Callable[..., pd.DataFrame]:
    return make_observations


@pytest.fixture(scope="session")
def sources() -> Callable[..., pd.DataFrame]:
    return make_sources


@pytest.fixture(scope="session")
def pairings() -> Callable[..., pd.DataFrame]:
    return make_pairings


@pytest.fixture(scope="session")
def closed() -> Callable[..., pd.DataFrame]:
    return make_closed


@pytest.fixture(scope="session")
def solved() -> Callable[..., Solved]:
    return make_solved


@pytest.fixture(scope="session")
def total() -> Callable[..., pd.Series]:
    return make_total
