"""Builders of small tables and of made-up worlds: true flows, and claims made from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pytest

from analysis.reconcile.kinds import family_of
from analysis.reconcile.pairs import Force
from analysis.reconcile.reconciliation import east_west_only, last_year, solve
from analysis.reconcile.regions import Regions
from analysis.reconcile.series import Solved
from analysis.reconcile.totals import questions, totals

NATIONAL = "100000"
PAIRS = (
    ("110000", "150000"),
    ("120000", "620000"),
    ("370000", "620000"),
    ("440000", "450000"),
    ("440000", "520000"),
)
FIRST, LAST = 2014, 2022


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


def make_pairings(pairs=PAIRS, first: int = FIRST, last: int | None = None) -> pd.DataFrame:
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
    return totals(solved, questions(indicator, solved, [(origin, destination, start, end)])).iloc[0]


@dataclass
class World:
    """True flows, the claims that were made from them, and which of those were falsified."""

    truth: dict[tuple[str, str, int], float]
    rows: list[dict[str, object]] = field(default_factory=list)
    falsified: set[str] = field(default_factory=set)

    @property
    def observations(self) -> pd.DataFrame:
        return make_observations(self.rows)

    @property
    def sources(self) -> pd.DataFrame:
        return make_sources(self.observations)

    @property
    def pairings(self) -> pd.DataFrame:
        return make_pairings()

    @property
    def tables(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        return self.observations, self.pairings, self.sources

    def total(self, pairs, years) -> float:
        return sum(self.truth[(*pair, year)] for pair in pairs for year in years)

    def claim(self, origin, destination, value, start, end, digits: int = 4, **changed) -> None:
        """Print a figure with some digits, and its tolerance with it."""
        step = 10.0 ** (np.floor(np.log10(value)) + 1 - digits)
        printed = round(value / step) * step
        row = make_observation(
            len(self.rows) + 2, origin, destination, printed, start, end, tolerance=step / 2
        )
        self.rows.append(row | changed)


def draw_world(seed: int, density: float = 1.0) -> World:
    """Draw true flows and claims of every kind, all of them true."""
    rng = np.random.default_rng(seed)
    years = range(FIRST, LAST + 1)
    world = World({(*pair, year): float(rng.uniform(1, 100)) * 1e7 for pair in PAIRS for year in years})

    def often(share: float) -> bool:
        return rng.random() < share * density

    def span() -> tuple[int, int]:
        first, last = sorted(rng.integers(FIRST, LAST + 1, 2).tolist())
        return first, last

    for pair in PAIRS:
        for year in years:
            true = world.truth[(*pair, year)]
            if often(0.25):
                world.claim(*pair, true, year, year, digits=int(rng.integers(2, 5)))
            if often(0.1):
                end = f"{year}-{rng.integers(3, 12):02d}-28"
                world.claim(*pair, true * rng.uniform(0.2, 1), f"{year}-01-01", end, basis="year_to_date")
            if often(0.08):
                world.claim(*pair, true * rng.uniform(0.5, 1), year, year, bound="at_least")
            if often(0.05):
                world.claim(*pair, true * rng.uniform(0.97, 1.03), year, year, bound="about")
            if often(0.1):
                city = (pair[0][:2] + "0100", pair[1][:2] + "2300")
                world.claim(*city, true * rng.uniform(0.05, 0.9), year, year)
        for _ in range(3):
            first, last = span()
            if often(0.5):
                world.claim(
                    *pair, world.total([pair], range(first, last + 1)), first, last, basis="cumulative"
                )
        if often(0.4):
            # To the middle of a year: all of the years before, and a part of that one.
            first, last = span()
            figure = world.total([pair], range(first, last)) + world.truth[(*pair, last)] * rng.uniform(0, 1)
            world.claim(*pair, figure, f"{first}-01-01", f"{last}-07-31", basis="cumulative")
        if often(0.3):
            last = int(rng.integers(FIRST, LAST + 1))
            figure = world.total([pair], range(FIRST, last + 1))
            world.claim(*pair, figure, None, last, basis="cumulative", flags="open_start")
        if often(0.2):
            world.claim(*pair, world.total([pair], years) * rng.uniform(0.1, 1), None, None, flags="undated")
    both = [PAIRS[1], PAIRS[2]]
    for year in years:
        if often(0.3):
            world.claim("120000;370000", "620000", world.total(both, [year]), year, year)
        if often(0.3):
            world.claim(NATIONAL, NATIONAL, world.total(PAIRS, [year]), year, year)
    if often(0.5):
        first, last = span()
        world.claim(
            NATIONAL, NATIONAL, world.total(PAIRS, range(first, last + 1)), first, last, basis="cumulative"
        )
    if often(0.5):
        first, last = span()
        figure = world.total([PAIRS[3], PAIRS[4]], range(first, last + 1)) * rng.uniform(1, 1.5)
        world.claim("440000", NATIONAL, figure, first, last, flags="wider", basis="cumulative")
    if not world.rows:
        world.claim(*PAIRS[0], world.truth[(*PAIRS[0], FIRST)], FIRST, FIRST)
    return world


def falsify(world: World, seed: int, share: float) -> World:
    """Return the world with a share of its exact claims made wrong, by slips of ten and by other factors."""
    rng = np.random.default_rng(seed)
    false = World(world.truth, [dict(row) for row in world.rows])
    for row in false.rows:
        plain = row["bound"] == "exact" and not row["flags"] and row["basis"] in ("annual", "cumulative")
        whole = str(row["origin"]).endswith("0000") and row["period_end"] == pd.Timestamp(
            row["period_end"].year, 12, 31
        )
        if plain and whole and rng.random() < share:
            factor = rng.choice([10.0, 0.1, 2.0, 0.5])
            row["value"] *= factor
            row["tolerance"] *= factor
            false.falsified.add(row["observation_id"])
    return false


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
def world() -> Callable[..., World]:
    return draw_world


@pytest.fixture(scope="session")
def falsified() -> Callable[..., World]:
    return falsify


@pytest.fixture(scope="session")
def closed() -> Callable[..., pd.DataFrame]:
    return make_closed


@pytest.fixture(scope="session")
def solved() -> Callable[..., Solved]:
    return make_solved


@pytest.fixture(scope="session")
def total() -> Callable[..., pd.Series]:
    return make_total
