"""Money per head, as shares of budget and product, and its concentration, against figures worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.measures import funding

FLOWS = pd.DataFrame(
    [
        ("120000", "620000", 16.0, 15.5, 16.5, "A", "a:1", ""),
        ("370000", "620000", 30.0, 29.0, np.nan, "P", "a:2;a:3", "a:9"),
        ("350000", "640000", np.nan, np.nan, np.nan, "M", "", ""),
    ],
    columns=[
        "origin",
        "destination",
        "value",
        "lower",
        "upper",
        "obs_status",
        "observation_ids",
        "rival_ids",
    ],
)
CONTEXT = pd.DataFrame(
    [
        ("620000", 2020, "resident_population", 25.0),
        ("620000", 2023, "resident_population", 23.0),
        ("620000", 2025, "resident_population", 1.0),
        ("120000", 2021, "general_public_expenditure", 400.0),
        ("120000", 2022, "general_public_expenditure", 600.0),
        ("120000", 2023, "general_public_expenditure", 999.0),
        ("370000", 2021, "general_public_expenditure", 1000.0),
    ],
    columns=["province", "year", "indicator", "value"],
)


def test_a_sum_is_worth_what_its_parts_are():
    rows = funding.by_place(FLOWS, "destination").set_index("place")
    assert rows.index.tolist() == ["620000", "640000"]
    gansu = rows.loc["620000"]
    assert (gansu["value"], gansu["lower"], gansu["obs_status"]) == (46.0, 44.5, "P")
    assert pd.isna(gansu["upper"])
    assert (gansu["pairs"], gansu["pairs_known"]) == (2, 2)
    assert (gansu["observation_ids"], gansu["rival_ids"]) == ("a:1;a:2;a:3", "a:9")
    assert rows.loc["640000", "obs_status"] == "M"
    assert pd.isna(rows.loc["640000", "value"])


def test_per_head_takes_the_last_population_up_to_the_period():
    heads = funding.per_head(funding.by_place(FLOWS, "destination"), CONTEXT, 2024).set_index("place")
    assert heads.loc["620000", ["population", "population_year", "per_head"]].tolist() == [23.0, 2023, 2.0]
    assert pd.isna(heads.loc["640000", "per_head"])
    assert pd.isna(heads.loc["640000", "population_year"])


def test_the_burden_counts_only_years_with_a_value():
    cells = pd.DataFrame(
        [
            ("120000", "620000", 2021, 16.0, "A", "a:1"),
            ("120000", "620000", 2022, 4.0, "E", "a:2"),
            ("120000", "620000", 2023, np.nan, "M", ""),
            ("370000", "620000", 2021, 10.0, "A", "a:3"),
            ("370000", "500000", 2021, np.nan, "M", ""),
            ("350000", "640000", 2021, np.nan, "M", ""),
            ("310000", "530000", 2021, 5.0, "A", "a:4"),
        ],
        columns=["origin", "destination", "year", "value", "obs_status", "observation_ids"],
    )
    table = funding.burden(cells, CONTEXT, "general_public_expenditure").set_index("place")
    assert table.loc["120000", ["years", "value", "base", "share", "obs_status"]].tolist() == [
        "2021, 2022",
        20.0,
        1000.0,
        2.0,
        "E",
    ]
    assert table.loc["370000", ["share", "obs_status"]].tolist() == [1.0, "P"]
    assert table.loc["350000", "obs_status"] == "M"
    # Shanghai's expenditure is not in the table.
    assert pd.isna(table.loc["310000", "share"])
    used = funding.statistics_used(
        CONTEXT, pd.DataFrame({"place": ["620000"], "population_year": [2023]}), {"general_public_expenditure": table.reset_index()}
    )  # fmt: skip
    assert used[["province", "year"]].to_numpy().tolist() == [
        ["620000", 2023], ["120000", 2021], ["120000", 2022], ["370000", 2021],
    ]  # fmt: skip


def test_concentration_of_four_pairs():
    measured = funding.concentration(pd.DataFrame({"value": [10.0, 40.0, 30.0, 20.0, np.nan]}))
    assert (measured.known, measured.missing) == (4, 1)
    assert measured.hhi == pytest.approx(0.01 + 0.16 + 0.09 + 0.04)
    assert measured.equal_pairs == pytest.approx(1 / 0.3)
    # Differences: 10, 20, 30, 10, 20, 10 = 100, each twice, over 2 n² mean = 2 * 16 * 25.
    assert measured.gini == pytest.approx(200 / 800)
    assert (measured.first, measured.three) == pytest.approx((0.4, 0.9))


def test_concentration_of_equals_and_of_nothing():
    even = funding.concentration(pd.DataFrame({"value": [5.0, 5.0]}))
    assert (even.hhi, even.gini) == pytest.approx((0.5, 0.0))
    none = funding.concentration(pd.DataFrame({"value": [np.nan]}))
    assert (none.known, none.missing) == (0, 1)
    assert np.isnan(none.hhi)


def test_shares_are_of_what_is_known():
    assert funding.shares(FLOWS)["share"].round(2).tolist()[:2] == [34.78, 65.22]


def test_no_flow_gives_no_place():
    assert funding.by_place(FLOWS.iloc[:0], "origin").empty
