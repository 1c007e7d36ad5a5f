"""Claims on pairs that no list has in their years."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.unpaired import findings

PAIRINGS = pd.DataFrame({
    "assisting": ["350000", "440100", "310000"], "assisted": ["640000", "520600", "530000"],
    "start": pd.array([2016, 2016, 2021], "Int64"), "end": pd.array([2018, 2020, None], "Int64"),
})  # fmt: skip
CLAIM = {
    "force": "east_west", "origin": "350000", "destination": "640000", "period_start": pd.Timestamp("2016-01-01"),
    "period_end": pd.Timestamp("2018-12-31"), "basis": "cumulative", "flags": "", "batch": "b", "row": 7, "east_printed": "福建",
    "west_printed": "宁夏", "period_printed": "2016-2018",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, None),
        ({"period_end": pd.Timestamp("2020-12-31")}, "350000 to 640000 in 2019-2020"),
        ({"period_start": pd.Timestamp("2015-01-01")}, "350000 to 640000 in 2015"),
        ({"period_start": pd.NaT, "period_end": pd.Timestamp("2019-06-30")}, "350000 to 640000 in 2019"),
        # A level is asked for in its last year alone.
        ({"basis": "stock", "period_start": pd.Timestamp("2010-01-01")}, None),
        # What lies in a place of the list, or holds one.
        ({"origin": "350100", "destination": "640422"}, None),
        ({"origin": "440000", "destination": "520000"}, None),
        ({"origin": "440300", "destination": "520600"}, "440300 to 520600 in 2016-2018"),
        (
            {
                "origin": "310000",
                "destination": "530000",
                "period_start": pd.Timestamp("2025-01-01"),
                "period_end": pd.Timestamp("2025-12-31"),
            },
            None,
        ),
        ({"origin": "350000;310000", "destination": "640000"}, "310000 to 640000 in 2016-2018"),
        # No pair is named, or none of the cooperation.
        ({"origin": "100000"}, None),
        ({"origin": "640100"}, None),
        ({"force": "social", "origin": "110000"}, None),
        ({"basis": "target", "origin": "110000"}, None),
        ({"flags": "group", "origin": "110000"}, None),
        ({"period_end": pd.NaT, "origin": "110000"}, None),
    ],
)
def test_years_of_a_pair_that_no_list_has_are_told(changed, said):
    found = findings(pd.DataFrame([{**CLAIM, **changed}]), PAIRINGS)
    assert [one["reason"] for one in found] == ([f"no list of pairs has {said}"] if said else [])
    assert all((one["file"], one["cell"], one["severity"]) == ("b", "row 7", "warning") for one in found)


def test_of_many_pairs_three_are_named():
    claim = {**CLAIM, "origin": "110000;120000;310000;320000;330000"}
    (found,) = findings(pd.DataFrame([claim]), PAIRINGS)
    assert found["reason"].endswith("and 2 more") and found["reason"].count(" to 640000") == 3
