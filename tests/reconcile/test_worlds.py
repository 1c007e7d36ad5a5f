"""Made-up worlds: the truth is known, so what the reconciliation says of it can be judged."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest

from analysis.reconcile import component
from analysis.reconcile.pairs import Force
from analysis.reconcile.question import Question
from analysis.reconcile.reading import day
from analysis.reconcile.reconciliation import run, solve
from analysis.reconcile.regions import Regions
from analysis.reconcile.solved import Solved

from .worlds import CLOSED, LAST, LISTED, MONEY, MONTHS, Drawer, World, date, draw_sum, falsify

NEAR = 1e-6
SETTLED_BY_PRINT = {"outdone", "disagreed", "dated_past_page"}
"""Kinds of contradictions that true claims may have: what the pages print, before it is weighed."""


@pytest.fixture(scope="module")
def draw(observation):
    """A world of a seed; each is drawn once for all tests, which leave it as it is."""
    return cache(lambda seed, density=1.0: Drawer(seed, density, observation).draw())


@pytest.fixture(scope="module")
def listed(pairings, closed):
    """The pairing table of open or closed worlds, which names cities where they are closed."""

    @cache
    def listed(whole: bool) -> pd.DataFrame:
        if not whole:
            return pairings(LISTED, 2014)
        cities = closed([LISTED[3], ("440100", CLOSED[1][:2] + "2300")], 2014, LAST)
        return pd.concat([pairings(LISTED[:3], 2014), cities], ignore_index=True)

    return listed


@pytest.fixture(scope="module")
def tables(observations, sources, listed):
    """Observations, pairings and sources of a world."""

    def tables(world: World, rows=None) -> tuple[pd.DataFrame, ...]:
        claims = observations(world.rows if rows is None else rows)
        return claims, listed(world.closed), sources(claims)

    return tables


@pytest.fixture(scope="module")
def system(observations, sources, listed):
    """The settled money of a world."""
    force_of, regions = cache(lambda whole: Force.of(listed(whole), LAST)), Regions()

    def system(world: World, rows=None) -> Solved:
        claims = observations(world.rows if rows is None else rows)
        return solve(MONEY, claims, sources(claims), force_of(world.closed), regions)

    return system


def cells() -> list[tuple]:
    """Every pair-year of government funds as a question."""
    return [((o,), (d,), first, first + 12, "gov_funds") for o, d in LISTED for first in range(0, MONTHS, 12)]


def question(one: tuple) -> Question:
    origins, destinations, first, last, indicator = one
    return Question(origins, destinations, day(date(first)), day(date(last)), MONEY.covers[indicator])


def bounds(solved: Solved, asked: list[tuple]) -> tuple[np.ndarray, np.ndarray]:
    return solved.system.bounds([solved.system.columns(question(one)) for one in asked])


def inside(world: World, asked: list[tuple], lower: np.ndarray, upper: np.ndarray) -> np.ndarray:
    truth = np.array([world.sum(*one) for one in asked])
    return (truth >= lower * (1 - NEAR) - 1) & (truth <= upper * (1 + NEAR) + 1)


@pytest.mark.parametrize("density", [0.4, 1.0, 2.0])
def test_the_truth_lies_within_the_bounds_of_all_cells_and_sums(draw, system, density):
    for seed in range(5):
        world = draw(seed, density)
        solved = system(world)
        assert not (solved.settlement.lost | solved.settlement.tied).any(), seed
        rng = np.random.default_rng(seed)
        asked = cells() + [draw_sum(rng) for _ in range(60)]
        found = inside(world, asked, *bounds(solved, asked))
        assert found.all(), (seed, [one for one, good in zip(asked, found, strict=True) if not good])


@pytest.mark.whole
def test_with_two_percent_of_false_claims_the_truth_lies_within_99_of_100(draw, system):
    found, false_claims, claims = [], 0, 0
    for seed in range(8):
        world = falsify(draw(seed, 2.0), seed, 0.02)
        rng = np.random.default_rng(seed)
        asked = cells() + [draw_sum(rng) for _ in range(60)]
        found.append(inside(world, asked, *bounds(system(world), asked)))
        false_claims += len(world.falsified)
        claims += len(world.rows)
    assert 0.01 < false_claims / claims < 0.03
    assert np.concatenate(found).mean() >= 0.99


@pytest.mark.whole
def test_the_truth_lies_within_the_hull_of_a_tie(draw, system):
    """One claim has a rival of equal weight: as long as the two are tied, the bounds hold whichever is right."""
    tied = 0
    for seed in range(14):
        world = draw(seed, 0.5)
        plain = [row for row in world.rows if row["bound"] == "exact" and not row["flags"]]
        row = plain[seed % len(plain)]
        factor = (0.5, 2.0, 1.2)[seed % 3]
        rival = row | {"observation_id": "made:rival", "source_id": "rival", "value": row["value"] * factor}
        solved = system(world, [*world.rows, rival])
        lost = {claim for r in np.flatnonzero(solved.settlement.lost) for claim in solved.limits[r].claims}
        if lost or not solved.settlement.tied.any():
            continue
        tied += 1
        rng = np.random.default_rng(seed)
        asked = cells() + [draw_sum(rng) for _ in range(40)]
        assert inside(world, asked, *bounds(solved, asked)).all(), seed
    assert tied >= 6


@pytest.fixture(scope="module")
def spoilt(draw, system):
    """Five settled worlds with a few false claims, each with its seed."""
    return [(seed, system(falsify(draw(seed, 1.5), seed, 0.05))) for seed in range(5)]


def test_a_sum_is_never_wider_than_its_parts(spoilt):
    for seed, solved in spoilt:
        rng = np.random.default_rng(seed)
        for _ in range(12):
            origins, destinations, first, last, indicator = draw_sum(rng)
            cuts = sorted({first, last, *rng.integers(first, last + 1, 3).tolist()})
            times = [(origins, destinations, a, b, indicator) for a, b in zip(cuts, cuts[1:], strict=False)]
            kinds = [(origins, destinations, first, last, k) for k in ("gov_funds", "social_donations")]
            whole = (origins, destinations, first, last, indicator)
            lower, upper = bounds(solved, [whole, *times])
            assert lower[0] >= lower[1:].sum() * (1 - NEAR) - 1
            assert upper[0] <= upper[1:].sum() * (1 + NEAR) + 1
            lower, upper = bounds(solved, [(*whole[:4], "funds_total"), *kinds])
            assert lower[0] >= lower[1:].sum() * (1 - NEAR) - 1
        pairs = [((o,), (d,), 24, 60, "gov_funds") for o, d in LISTED[1:3]]
        lower, upper = bounds(solved, [(("120000", "370000"), ("620000",), 24, 60, "gov_funds"), *pairs])
        assert lower[0] >= lower[1:].sum() * (1 - NEAR) - 1
        assert upper[0] <= upper[1:].sum() * (1 + NEAR) + 1


def test_a_sum_is_no_less_than_a_limit_inside_it_and_no_more_than_one_that_covers_it(spoilt):
    for seed, solved in spoilt:
        rng = np.random.default_rng(seed)
        asked = [solved.system.columns(question(draw_sum(rng))) for _ in range(50)]
        lower, upper = solved.system.bounds(asked)
        found = solved.settlement
        own = [frozenset(columns) for columns in solved.statements.columns]
        for columns, low, high in zip(asked, lower, upper, strict=True):
            held, touched = set(columns.held), set(columns.touched)
            for row, covered in enumerate(own):
                if covered and covered <= held:
                    assert low >= found.lower[row] * (1 - NEAR) - 1
                if not columns.free and touched <= covered:
                    assert high <= found.upper[row] * (1 + NEAR) + 1


@pytest.mark.whole
def test_a_further_true_claim_never_widens_a_bound(draw, system):
    for seed in range(3):
        world = draw(seed)
        rng = np.random.default_rng(seed)
        order = rng.permutation(len(world.rows))
        asked = cells() + [draw_sum(rng) for _ in range(30)]
        before = None
        for size in range(len(order) // 2, len(order) + 1, max(len(order) // 6, 1)):
            lower, upper = bounds(system(world, [world.rows[i] for i in order[:size]]), asked)
            if before is not None:
                assert (lower >= before[0] * (1 - NEAR) - 1).all()
                assert (upper <= before[1] * (1 + NEAR) + 1).all()
            before = lower, upper


def rivals_of(solved: Solved, claim: str) -> set[str]:
    """Claims that are named against one, on either side."""
    found: set[str] = set()
    for row, others in solved.settlement.rivals.items():
        side = {c for r in (row, *others) for c in solved.limits[r].claims}
        found |= side if claim in side else set()
    return found - {claim}


@pytest.mark.whole
def test_falsified_claims_are_named_where_the_system_is_overdetermined(draw, system):
    """A false claim can be told from a true one when two separate sets of true claims rule it out."""
    overdetermined, gave_way, either_side = 0, 0, 0
    for seed in range(4):
        true = draw(seed, 2.2)
        false = falsify(true, seed, 0.08)
        kept = [row for row in true.rows if row["observation_id"] not in false.falsified]
        solved = system(false)
        losers = {c for r in solved.settlement.rivals for c in solved.limits[r].claims}
        named = losers | {
            c for rows in solved.settlement.rivals.values() for r in rows for c in solved.limits[r].claims
        }
        for row in false.rows:
            claim = row["observation_id"]
            if claim not in false.falsified:
                continue
            first = rivals_of(system(false, [*kept, row]), claim)
            rest = [other for other in kept if other["observation_id"] not in first]
            if first and rivals_of(system(false, [*rest, row]), claim):
                overdetermined += 1
                gave_way += claim in losers
                either_side += claim in named
    assert overdetermined >= 8
    assert gave_way / overdetermined >= 0.8
    assert either_side / overdetermined >= 0.95


NAMES = ("series", "limits", "parts", "atoms", "contradictions", "balance", "unused")


def test_what_is_told_of_a_world_is_in_order(draw, tables):
    for seed in range(2):
        world = draw(seed)
        result = run(*tables(world))
        assert set(result.contradictions["kind"]) <= SETTLED_BY_PRINT
        series = result.series
        assert set(series["obs_status"]) <= {"A", "E", "O"}
        assert (series["value"].notna() == series["obs_status"].isin(["A", "E"])).all()
        values = series[series["value"].notna()]
        assert (values["value"] >= values["lower"] * (1 - NEAR)).all()
        assert (values["value"] <= values["upper"] * (1 + NEAR)).all()
        estimates = series[series["method"] == "estimated"]
        assert (estimates["upper"] <= 3 * estimates["value"] * (1 + NEAR)).all()
        assert (estimates["lower"] > 0).all()
        assert series.loc[series["method"] == "unknown", ["value", "lower", "upper"]].isna().all(axis=None)
        assert (result.balance["state"] != "inconsistent").all()


@pytest.mark.whole
def test_the_order_of_the_rows_does_not_matter(draw, tables):
    for seed in range(2):
        made = tables(falsify(draw(seed), seed, 0.1))
        first = run(*made)
        second = run(*(table.sample(frac=1, random_state=seed) for table in made))
        for name in NAMES:
            pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name), check_exact=True)


def test_two_runs_are_byte_identical(draw, tables, tmp_path):
    made = tables(falsify(draw(7), 7, 0.1))
    for turn in ("a", "b"):
        result = run(*made)
        for name in NAMES:
            getattr(result, name).to_parquet(tmp_path / f"{name}.{turn}", index=False)
    for name in NAMES:
        assert (tmp_path / f"{name}.a").read_bytes() == (tmp_path / f"{name}.b").read_bytes()


def test_groups_and_the_whole_programme_say_the_same(draw, system, monkeypatch):
    """A component with totals is solved group by group where it is large: both ways are exact."""
    for seed in range(2):
        world = falsify(draw(seed, 2.0), seed, 0.02)
        rng = np.random.default_rng(seed)
        asked = cells() + [draw_sum(rng) for _ in range(80)]
        monkeypatch.setattr(component, "LARGE", 10**9)
        whole = bounds(system(world), asked)
        monkeypatch.setattr(component, "LARGE", 1)
        groups = bounds(system(world), asked)
        for a, b in zip(whole, groups, strict=True):
            np.testing.assert_allclose(a, b, rtol=1e-5, atol=10)
