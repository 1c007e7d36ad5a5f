"""Made-up worlds: the truth is known, so what the reconciliation says of it can be judged."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import reconcile

NEAR = 1e-6
seeds = st.integers(0, 2**32 - 1)
many = settings(max_examples=200, deadline=None, derandomize=True)
some = settings(max_examples=12, deadline=None, derandomize=True)


def truth_of(series: pd.DataFrame, world) -> pd.Series:
    keys = zip(series["origin"], series["destination"], series["year"], strict=True)
    return pd.Series([world.truth[key] for key in keys], index=series.index)


def outside(series: pd.DataFrame, truth: pd.Series) -> pd.DataFrame:
    low, high = series["lower"].fillna(0.0), series["upper"].fillna(np.inf)
    return series[(truth < low * (1 - NEAR) - 1) | (truth > high * (1 + NEAR) + 1)]


@many
@given(seed=seeds, density=st.sampled_from([0.3, 0.7, 1.0]))
def test_truth_lies_within_the_bounds(world, seed, density):
    made = world(seed, density)
    result = reconcile.run(*made.tables)
    series = result.series
    assert outside(series, truth_of(series, made)).empty
    assert (result.contradictions["kind"] == "outdone").all()
    values = series[series["value"].notna()]
    assert (values["value"] >= values["lower"] * (1 - NEAR)).all()
    assert (values["value"] <= values["upper"].fillna(np.inf) * (1 + NEAR)).all()
    assert (series.loc[series["method"] == "estimated", "upper"].notna()).all()
    assert series.loc[series["method"] == "unknown", ["value", "lower", "upper"]].isna().all(axis=None)
    stated = result.balance.query("state == 'consistent'").dropna(subset=["national_upper", "pairs_sum"])
    assert (stated["pairs_sum"] <= stated["national_upper"] * (1 + 1e-8)).all()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=seeds)
def test_a_true_world_is_inconsistent_only_by_rounding(world, seed):
    result = reconcile.run(*world(seed).tables)
    broken = result.balance[result.balance["state"] == "inconsistent"]
    room = broken["pairs_known"] * 0.05 * broken["national"]
    assert (broken["pairs_sum"] <= broken["national"] + room).all()


def conflicts(rows: list[dict], world) -> pd.DataFrame:
    made = type(world)(world.truth, rows)
    found = reconcile.run(made.observations, world.pairings, world.sources).contradictions
    return found[found["kind"] != "outdone"]


def rivals_of(claim: str, found: pd.DataFrame) -> set[str]:
    sides = [{row.observation_id, *row.against.split(";")} for row in found.itertuples()]
    return set().union(*(side for side in sides if claim in side)) - {claim}


def test_falsified_claims_are_named_where_the_system_is_overdetermined(world, falsified):
    """A false claim can be told from a true one when two separate sets of true claims rule it out."""
    overdetermined, gave_way, either_side = 0, 0, 0
    for seed in range(14):
        true = world(seed, 2.2)
        false = falsified(true, seed, 0.1)
        kept = [row for row in true.rows if row["observation_id"] not in false.falsified]
        found = conflicts(false.rows, true)
        losers = set(found["observation_id"])
        named = losers.union(*(against.split(";") for against in found["against"]))
        for row in false.rows:
            claim = row["observation_id"]
            if claim not in false.falsified:
                continue
            first = rivals_of(claim, conflicts([*kept, row], true))
            rest = [other for other in kept if other["observation_id"] not in first]
            if first and rivals_of(claim, conflicts([*rest, row], true)):
                overdetermined += 1
                gave_way += claim in losers
                either_side += claim in named
    assert overdetermined >= 25
    assert gave_way / overdetermined >= 0.8
    assert either_side / overdetermined >= 0.95


@some
@given(seed=seeds)
def test_a_further_true_claim_never_widens_a_bound(world, seed):
    made = world(seed, 0.8)
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(made.rows))
    cut = max(1, len(order) // 2)
    before = None
    # The cells must be the same: the last year depends on the claims.
    anchor = [
        row
        for row in made.rows
        if row["period_end"] is not None and pd.Timestamp(row["period_end"]).year == 2022
    ]
    for size in range(cut, len(order) + 1, 5):
        rows = anchor[:1] + [made.rows[i] for i in order[:size] if made.rows[i] not in anchor[:1]]
        part = type(made)(made.truth, rows)
        series = reconcile.run(*part.tables).series.set_index(["origin", "destination", "year"])
        if before is not None and anchor:
            common = before.index.intersection(series.index)
            low, old_low = series.loc[common, "lower"].fillna(0), before.loc[common, "lower"].fillna(0)
            high, old_high = (
                series.loc[common, "upper"].fillna(np.inf),
                before.loc[common, "upper"].fillna(np.inf),
            )
            assert (low >= old_low * (1 - NEAR) - 1).all()
            assert (high <= old_high * (1 + NEAR) + 1).all()
        before = series


@some
@given(seed=seeds)
def test_the_order_of_the_rows_does_not_matter(world, falsified, seed):
    made = falsified(world(seed), seed, 0.1)
    first = reconcile.run(*made.tables)
    second = reconcile.run(*(table.sample(frac=1, random_state=seed % 1000) for table in made.tables))
    for name in ("series", "contradictions", "balance", "unused"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name), check_exact=True)


def test_two_runs_are_byte_identical(world, falsified, tmp_path):
    made = falsified(world(7), 7, 0.1)
    for run in ("a", "b"):
        result = reconcile.run(*made.tables)
        for name in ("series", "contradictions", "balance", "unused"):
            getattr(result, name).to_parquet(tmp_path / f"{name}.{run}", index=False)
    for name in ("series", "contradictions", "balance", "unused"):
        assert (tmp_path / f"{name}.a").read_bytes() == (tmp_path / f"{name}.b").read_bytes()
