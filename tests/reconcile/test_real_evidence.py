"""The collected evidence: what its pages say must come out of the reconciliation."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import reconcile
from analysis.reconcile.reconciliation import east_west_only
from analysis.vocabulary.indicators import INDICATORS

YI = 1e8
FUNDS = {
    ("天津", "甘肃", 2021): ("120000", "620000", 16.1),
    ("江苏", "陕西", 2021): ("320000", "610000", 26.9),
    ("广东", "广西", 2022): ("440000", "450000", 17.58),
    ("广东", "贵州", 2022): ("440000", "520000", 35.16),
}


@pytest.fixture(scope="module")
def tables(processed: Path) -> tuple[pd.DataFrame, ...]:
    return tuple(
        pd.read_parquet(processed / f"{name}.parquet") for name in ("observations", "pairings", "sources")
    )


@pytest.fixture(scope="module")
def result(tables) -> reconcile.Reconciliation:
    started = time.process_time()
    result = reconcile.run(*tables)
    assert time.process_time() - started < 30
    return result


@pytest.mark.parametrize(("east", "west", "year"), FUNDS)
def test_figures_as_printed(result, east, west, year):
    origin, destination, figure = FUNDS[east, west, year]
    funds = result.series.query(
        "indicator == 'gov_funds' and origin == @origin and destination == @destination"
    )
    row = funds[funds["year"] == year].iloc[0]
    assert row["value"] / YI == pytest.approx(figure)
    assert row["obs_status"] == "A"


def test_a_part_of_a_years_funds_is_a_floor(result):
    # north.csv line 216: 9.65 亿元 of 2024, which the page ties to industry projects
    year = result.series.query(
        "indicator == 'gov_funds' and origin == '120000' and destination == '620000' and year == 2024"
    ).iloc[0]
    assert year["lower"] / YI == pytest.approx(9.65, abs=0.01)
    assert year["obs_status"] != "A"


def sides(result, tables, indicator: str) -> list[tuple[set[str], set[str]]]:
    """Printed periods or figures of both sides of every contradiction of an indicator."""
    printed = tables[0].set_index("observation_id")
    said = (
        printed["east_printed"] + "→" + printed["west_printed"] + " " + printed["period_printed"] + " "
        + printed["value_printed"] + printed["unit_printed"]
    )  # fmt: skip
    rows = result.contradictions[result.contradictions["indicator"] == indicator]
    return [
        ({said[row.observation_id]}, {said[claim] for claim in row.against.split(";")})
        for row in rows.itertuples()
    ]


def test_zhejiang_sichuan_to_2020_against_to_2021(result, tables):
    to_2020, to_2021 = "浙江省→四川省 2016/2020 52.8亿元", "浙江省→四川省 2016/2021 52.788亿元"
    assert any(to_2021 in one and to_2020 in other for one, other in sides(result, tables, "gov_funds"))


def test_shanghai_and_guangdong_to_yunnan(result, tables):
    less, more = (
        "上海市;广东省→云南省 2016/2020 13.5billion yuan",
        "上海市;广东省→云南省 2016/2020 14.1billion yuan",
    )
    assert ({less}, {more}) in sides(result, tables, "gov_funds")


def test_the_labour_sums_to_2010_contradict_each_other(result, tables):
    found = sides(result, tables, "labor_exported")
    assert any(
        "→ 2003/2010 467.2万人" in one | other and "→ 1996/2010 265万人" in one | other
        for one, other in found
    )


def test_pairs_never_exceed_a_consistent_national_total(result):
    consistent = result.balance.query("state == 'consistent'").dropna(subset=["national_upper", "pairs_sum"])
    assert len(consistent) > 20
    assert (consistent["pairs_sum"] <= consistent["national_upper"] * (1 + 1e-8)).all()
    for row in consistent.itertuples():
        inside = result.series.query(
            "indicator == @row.indicator and @row.first_year <= year <= @row.last_year and value.notna()"
        )
        named = inside[inside["observation_ids"] != ""]
        assert named["value"].sum() <= row.national_upper * (1 + 1e-8)


def test_every_claim_is_used_or_says_why_not(result, tables):
    observations = east_west_only(tables[0])
    asked = observations[
        observations["indicator"].isin([i for i in INDICATORS if INDICATORS[i].kind != "rate"])
    ]
    assert result.summary["claims"].sum() == len(asked)
    assert result.summary["claims_used"].sum() + len(result.unused) == len(asked)
    assert (result.unused["reason"].str.len() > 5).all()
    assert result.unused["observation_id"].is_unique


def test_a_large_figure_of_another_force_changes_no_number(result, tables):
    observations, pairings, sources = tables
    rows = observations[
        (observations["indicator"] == "gov_funds") & (observations["origin"] == "330000")
    ].head(3)
    others = [
        rows.assign(value=9e14, force="central_units", origin=None, actor_ids="central-units-24"),
        rows.assign(value=9e14, force="social", actor_ids="private-enterprises"),
        rows.assign(value=9e14, force="village"),
        rows.assign(value=9e14, flags="counterpart_support"),
    ]
    others = [
        frame.assign(observation_id=f"other{i}:" + frame["row"].astype(str)) for i, frame in enumerate(others)
    ]
    again = reconcile.run(pd.concat([observations, *others], ignore_index=True), pairings, sources)
    for name in ("series", "contradictions", "balance", "unused"):
        pd.testing.assert_frame_equal(getattr(result, name), getattr(again, name), check_exact=True)


def test_two_givers_are_not_counted_twice(result):
    both = result.series.query("indicator == 'projects' and destination == '530000' and 2016 <= year <= 2020")
    assert both["value"].sum() <= 6614 * 1.01


def test_every_value_lies_within_its_bounds(result):
    table = result.series.dropna(subset=["value"])
    assert (table["value"] >= table["lower"] * (1 - 1e-8)).all()
    assert (table["value"] <= table["upper"].fillna(float("inf")) * (1 + 1e-8)).all()
    assert table["obs_status"].isin(["A", "E", "P"]).all()


def test_two_runs_on_shuffled_rows_are_the_same(result, tables):
    again = reconcile.run(*(table.sample(frac=1, random_state=3) for table in tables))
    for name in ("series", "contradictions", "balance", "unused"):
        pd.testing.assert_frame_equal(getattr(result, name), getattr(again, name), check_exact=True)


@pytest.mark.parametrize("seed", [5, 17, 25])
def test_slips_of_ten_thousand_break_nothing(tables, seed):
    """万 for 亿 and the reverse in a third of the claims, some of them printed to the last digit."""
    random = np.random.default_rng(seed)
    observations, pairings, sources = tables
    names = ["social_donations", "enterprises_settled", "jobs_poor", "trained_persons"]
    claims = observations[observations["indicator"].isin(names)].sample(frac=0.8, random_state=seed)
    slip = random.choice([1.0, 10.0, 1e4, 1e-4], len(claims), p=[0.67, 0.11, 0.11, 0.11])
    exact = random.random(len(claims)) < 0.1
    claims = claims.assign(
        value=claims["value"] * slip, tolerance=np.where(exact, 0.0, claims["tolerance"] * slip)
    )
    series = reconcile.run(claims, pairings, sources).series.dropna(subset=["value"])
    assert (series["value"] >= series["lower"] * (1 - 1e-9)).all()
    assert (series["value"] <= series["upper"].fillna(np.inf) * (1 + 1e-9)).all()
