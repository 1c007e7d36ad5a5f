"""Sums by indicator and latest levels, by hand."""

from __future__ import annotations

import pandas as pd

from analysis.measures import streams

_COLUMNS = [
    "origin",
    "destination",
    "indicator",
    "year",
    "value",
    "lower",
    "upper",
    "obs_status",
    "observation_ids",
]
_NO_CLAIMS = pd.DataFrame(
    columns=["origin", "destination", "indicator", "basis", "bound", "flags", "period_start", "period_end", "value",
             "tolerance", "observation_id"],
).astype({"period_start": "datetime64[ns]", "period_end": "datetime64[ns]", "flags": "str"})  # fmt: skip


def _series(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=_COLUMNS).assign(rival_ids="")


def test_each_indicator_is_summed_by_itself():
    series = _series(
        ("350000", "640000", "jobs_total", 2021, 10.0, 10.0, 10.0, "A", "a:1"),
        ("350000", "640000", "jobs_total", 2022, 5.0, 5.0, 5.0, "A", "a:2"),
        ("350000", "640000", "jobs_poor", 2021, 4.0, 4.0, 4.0, "A", "a:3"),
    )
    sums = streams.by_indicator(series, _NO_CLAIMS, ("jobs_total", "jobs_poor", "jobs_local"), 2021, 2022)
    assert dict(zip(sums["indicator"], sums["value"], strict=True)) == {"jobs_total": 15.0, "jobs_poor": 4.0}
    assert streams.by_indicator(series, _NO_CLAIMS, ("jobs_local",), 2021, 2022).empty


def test_a_level_is_the_latest_one_and_never_a_sum():
    series = _series(
        ("350000", "640000", "workers_in_east", 2019, 50.0, 50.0, 50.0, "A", "a:1"),
        ("350000", "640000", "workers_in_east", 2020, 60.0, 60.0, 60.0, "A", "a:2"),
        ("350000", "640000", "workers_in_east", 2021, None, None, None, "M", ""),
        ("350000", "640000", "workers_in_east", 2026, 70.0, 70.0, 70.0, "A", "a:3"),
        ("440000", "450000", "workers_in_east", 2021, None, 600.0, None, "M", "a:4"),
        ("110000", "150000", "workers_in_east", 2021, None, None, None, "M", ""),
        ("210000", "630000", "workers_in_east", 2015, 9.0, 9.0, 9.0, "A", "a:5"),
    )
    levels = streams.latest_levels(series, "workers_in_east", 2021, 2024).set_index("origin")
    assert levels.loc["350000", ["year", "value", "obs_status"]].to_list() == [2020, 60.0, "A"]
    assert levels.loc["440000", ["year", "value", "obs_status"]].to_list() == [2021, 600.0, "P"], (
        "a floor is said"
    )
    assert levels.loc["110000", "obs_status"] == "M"
    assert pd.isna(levels.loc["110000", "value"])
    assert "210000" not in levels.index, "a pair that had ended is no row"


def test_no_pairs_give_an_empty_table():
    assert streams.latest_levels(_series(), "workers_in_east", 2021, 2024).empty
