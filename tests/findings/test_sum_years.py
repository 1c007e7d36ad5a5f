"""The years of a sum: those that alone make it, with no claim of another time in it."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import dataset
from analysis.findings import sum_years

GUANGXI = {"origin": "440000", "destination": "450000"}


def dated(indicator: str, ids: str, lower: float, span: tuple[int, int] = (1996, 2025)) -> tuple:
    rows = pd.DataFrame([{
        **GUANGXI, "indicator": indicator, "first_year": span[0], "last_year": span[1], "status": "at_least",
        "figure": lower, "lower": lower, "observation_ids": ids,
    }])  # fmt: skip
    row = sum_years.dated(rows).iloc[0]
    return (None if pd.isna(row["since"]) else row["since"], row["until"])


@pytest.fixture
def built(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))


def test_an_undated_claim_leaves_a_sum_without_a_start(built):
    # south_and_rounds:98 counts 93 schools from 1996 to March 2001, south_and_rounds:121 118 without a date.
    ids = "south_and_rounds:98;south_and_rounds:121"
    assert dated("schools_built", ids, 118.0) == (None, 2025)
    assert dated("schools_built", "south_and_rounds:98", 93.0) == (1996, 2001)


def test_the_years_of_any_sum_hold_it(built):
    # 2,485 projects and 8 billion of government funds, of claims with open starts among them.
    for indicator in ("projects", "gov_funds", "enterprises_settled", "professionals_sent"):
        whole = dataset.total(indicator, "440000", "450000", (1996, 2025))
        since, until = dated(indicator, whole["observation_ids"], whole["lower"])
        own = dataset.total(indicator, "440000", "450000", (since or 1996, int(until)))
        assert own["lower"] == pytest.approx(whole["lower"])


def test_a_claim_without_a_start_opens_no_sum_to_which_it_adds_nothing(built):
    """Jobs near home, Shandong to Gansu: north:390 counts 2,944 of 2021 to 2025; north:346, of all jobs up to June 2020, is behind the floor too."""
    shandong = {
        "origin": ["370000"],
        "destination": ["620000"],
        "first_year": [1996],
        "last_year": [2025],
        "status": ["at_least"],
    }
    row = pd.DataFrame(shandong | {
        "indicator": ["jobs_local"], "figure": [2944.0], "lower": [2944.0], "observation_ids": ["funds_2:5;north:346;north:260;north:390"],
    })  # fmt: skip
    assert sum_years.dated(row)[["since", "until"]].values.tolist() == [[2021, 2025]]
    # Of all jobs 7,183 and 123,000 and the rest are of 2021 to 2025, and 550 of 130,233 of before.
    jobs = row.assign(
        indicator="jobs_total", figure=130_233.0, lower=130_233.0,
        observation_ids="funds_2:21;funds_2:5;north:262;north:280;north:281;north:346;streams:3",
    )  # fmt: skip
    open_ = sum_years.dated(jobs)
    assert open_["since"].isna().all()
    told = sum_years.nearly_all(open_).iloc[0]
    assert (told["since"], told["until"], told["figure"]) == (2021, 2025, 129_683.0)
    # Where more than a fiftieth may lie before, the sum stays open.
    less = sum_years.nearly_all(open_.assign(figure=135_000.0, lower=135_000.0)).iloc[0]
    assert pd.isna(less["since"]) and less["figure"] == 135_000.0


def test_a_sum_of_a_round_begins_with_it(built):
    assert dated("schools_built", "south_and_rounds:121", 0.0, (2016, 2020))[0] == 2016


def test_ends_are_of_the_years_told(monkeypatch):
    """Shandong to Chongqing: of all years 1.18 to 60.1 billion of consumption are likely, of the two that are told 288 to 653 million."""
    asked = []

    def answers(rows: pd.DataFrame) -> pd.DataFrame:
        asked.extend(rows["years"])
        return rows.reset_index(drop=True).assign(upper=float("nan"), q10=2.88e8, q90=6.53e8)

    monkeypatch.setattr(sum_years.answers, "totals_by_code", answers)
    rows = pd.DataFrame({
        "indicator": "consumption_assist", "origin": "370000", "destination": "500000", "first_year": 1996, "last_year": 2025,
        "status": ["reported", "at_least", "at_least"], "since": pd.array([1996, 2019, None], "Int64"),
        "until": pd.array([2025, 2020, 2020], "Int64"), "upper": 9e9, "q10": 1.18e9, "q90": 6.01e10,
    })  # fmt: skip
    told = sum_years.with_ends(rows)
    assert asked == [(2019, 2020), (1996, 2020)]
    assert told["q10"].tolist() == [1.18e9, 2.88e8, 2.88e8] and told["q90"].tolist() == [
        6.01e10,
        6.53e8,
        6.53e8,
    ]
    assert told["upper"].isna().tolist() == [False, True, True]
