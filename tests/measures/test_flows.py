"""Sums of pairs over years: worked out by hand on a small series."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.flows import COLUMNS, cells, period_flows

A_B, A_C = ("330000", "510000"), ("330000", "520000")


def series(*rows) -> pd.DataFrame:
    """pair, year, value, lower, upper, status -> a series."""
    made = [
        {
            "origin": pair[0], "destination": pair[1], "indicator": "gov_funds", "year": year, "value": value, "lower": lower,
            "upper": upper, "obs_status": status, "method": "", "observation_ids": f"b:{year}", "rival_ids": "",
        }
        for pair, year, value, lower, upper, status in rows
    ]  # fmt: skip
    return pd.DataFrame(made).astype({"value": float, "lower": float, "upper": float})


def claim(pair=A_B, value=100.0, first="2021-01-01", last="2022-12-31", **changes) -> pd.DataFrame:
    row = {
        "observation_id": "b:2021", "origin": pair[0], "destination": pair[1], "indicator": "gov_funds", "value": value,
        "tolerance": 0.5, "basis": "cumulative", "bound": "exact", "flags": "", "period_start": pd.Timestamp(first),
        "period_end": pd.Timestamp(last),
    }  # fmt: skip
    return pd.DataFrame([{**row, **changes}])


NO_CLAIM = claim().iloc[:0]


def only(frame: pd.DataFrame) -> dict:
    (row,) = frame.to_dict("records")
    return row


def test_reported_years_add_up_to_a_reported_sum():
    row = only(
        period_flows(
            series((A_B, 2021, 10, 9, 11, "A"), (A_B, 2022, 20, 19, 21, "A")),
            NO_CLAIM,
            "gov_funds",
            2021,
            2022,
        )
    )
    assert (row["value"], row["lower"], row["upper"], row["obs_status"]) == (30, 28, 32, "A")
    assert (row["years"], row["years_reported"], row["observation_ids"]) == (2, 2, "b:2021;b:2022")


def test_a_floor_of_nought_is_no_value():
    rows = series((A_B, 2021, 13, 0, 27, "E"), (A_B, 2022, None, None, None, "M"))
    row = only(period_flows(rows, NO_CLAIM, "gov_funds", 2021, 2022))
    assert pd.isna(row["value"])
    assert (row["lower"], row["obs_status"], row["years_estimated"]) == (0, "M", 1)


def test_an_estimated_year_makes_the_sum_an_estimate():
    row = only(
        period_flows(
            series((A_B, 2021, 10, 9, 11, "A"), (A_B, 2022, 20, 0, 40, "E")),
            NO_CLAIM,
            "gov_funds",
            2021,
            2022,
        )
    )
    assert (row["value"], row["obs_status"]) == (30, "E")


def test_a_missing_year_makes_the_sum_a_floor_and_is_never_zero():
    row = only(
        period_flows(
            series((A_B, 2021, 10, 9, 11, "A"), (A_B, 2022, None, None, None, "M")),
            NO_CLAIM,
            "gov_funds",
            2021,
            2022,
        )
    )
    assert (row["value"], row["obs_status"], row["years_missing"]) == (10, "P", 1)
    assert pd.isna(row["upper"])


def test_what_is_known_of_a_part_counts_in_a_floor():
    row = only(
        period_flows(
            series((A_B, 2021, 10, 9, None, "P"), (A_B, 2022, None, 4, None, "M")),
            NO_CLAIM,
            "gov_funds",
            2021,
            2022,
        )
    )
    assert (row["value"], row["obs_status"]) == (14, "P")


def test_an_estimated_year_counts_in_a_floor_with_its_own_floor():
    row = only(
        period_flows(
            series((A_B, 2021, 10, 9, 11, "A"), (A_B, 2022, 20, 5, 40, "E"), (A_B, 2023, None, None, None, "M")),
            NO_CLAIM, "gov_funds", 2021, 2023,
        )
    )  # fmt: skip
    assert (row["value"], row["obs_status"]) == (15, "P")


def test_a_pair_without_a_value_has_none():
    row = only(period_flows(series((A_B, 2021, None, 4, None, "M")), NO_CLAIM, "gov_funds", 2021, 2021))
    assert pd.isna(row["value"])
    assert row["obs_status"] == "M"


def test_a_page_that_states_the_sum_of_just_these_years_makes_it_reported():
    estimated = series((A_B, 2021, 40, 0, 100, "E"), (A_B, 2022, 60, 0, 100, "E"))
    row = only(period_flows(estimated, claim(), "gov_funds", 2021, 2022))
    assert (row["value"], row["lower"], row["upper"], row["obs_status"]) == (100, 99.5, 100.5, "A")


@pytest.mark.parametrize(
    "changes",
    [
        {"last": "2022-11-30"}, {"first": "2020-01-01"}, {"bound": "at_least"}, {"flags": "part"},
        {"basis": "target"}, {"observation_id": "b:9999"}, {"pair": A_C},
    ],
)  # fmt: skip
def test_a_claim_on_other_years_or_that_did_not_hold_changes_nothing(changes):
    estimated = series((A_B, 2021, 40, 0, 100, "E"), (A_B, 2022, 60, 0, 100, "E"))
    assert only(period_flows(estimated, claim(**changes), "gov_funds", 2021, 2022))["obs_status"] == "E"


def test_province_and_years_are_filters():
    rows = series((A_B, 2021, 1, 1, 1, "A"), (A_C, 2021, 2, 2, 2, "A"), (A_B, 2023, 4, 4, 4, "A"))
    assert len(cells(rows, "gov_funds", 2021, 2021)) == 2
    assert only(period_flows(rows, NO_CLAIM, "gov_funds", 2021, 2022, "520000"))["value"] == 2
    empty = period_flows(rows, NO_CLAIM, "gov_funds", 1996, 1997)
    assert empty.empty
    assert list(empty) == list(COLUMNS)


_cell = st.tuples(
    st.sampled_from([A_B, A_C]), st.integers(2021, 2024), st.floats(0, 1e9), st.sampled_from("AEPM")
)


@given(st.lists(_cell, min_size=1, max_size=8, unique_by=lambda c: c[:2]))
def test_the_sum_lies_within_its_bounds(drawn):
    rows = [
        (pair, year, None if s == "M" else v, None if s == "M" else v, None if s in "PM" else v, s)
        for pair, year, v, s in drawn
    ]
    flows = period_flows(series(*rows), NO_CLAIM, "gov_funds", 2021, 2024).dropna(subset="value")
    assert (flows["value"] >= flows["lower"].fillna(0) * (1 - 1e-9)).all()
    assert (flows["value"] <= flows["upper"].fillna(float("inf")) * (1 + 1e-9)).all()
