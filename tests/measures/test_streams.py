"""Latest levels, by hand."""

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
    "method",
    "observation_ids",
]


def _series(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=_COLUMNS).assign(rival_ids="")


def test_a_level_is_the_latest_one_and_never_a_sum():
    series = _series(
        ("350000", "640000", "workers_in_east", 2019, 50.0, 50.0, 50.0, "reported", "a:1"),
        ("350000", "640000", "workers_in_east", 2020, 60.0, 60.0, 60.0, "reported", "a:2"),
        ("350000", "640000", "workers_in_east", 2021, None, None, None, "unknown", ""),
        ("350000", "640000", "workers_in_east", 2026, 70.0, 70.0, 70.0, "reported", "a:3"),
        ("370000", "620000", "workers_in_east", 2021, 30.0, 30.0, 30.0, "reported", "a:6"),
        ("370000", "620000", "workers_in_east", 2023, 40.0, 40.0, 40.0, "reported", "a:7"),
        ("440000", "450000", "workers_in_east", 2021, None, 600.0, None, "at_least", "a:4"),
        ("110000", "150000", "workers_in_east", 2021, None, None, None, "unknown", ""),
        ("210000", "630000", "workers_in_east", 2015, 9.0, 9.0, 9.0, "reported", "a:5"),
    )
    levels = streams.latest_levels(series, "workers_in_east", 2021, 2024).set_index("origin")
    assert levels.loc["370000", ["year", "figure", "status"]].to_list() == [2023, 40.0, "reported"]
    assert levels.loc["350000", "status"] == "unknown", "levels of other years than the title's are not told"
    assert levels.loc["440000", ["year", "figure", "status"]].to_list() == [2021, 600.0, "at_least"], (
        "a floor is said"
    )
    assert levels.loc["110000", "status"] == "unknown"
    assert pd.isna(levels.loc["110000", "figure"])
    assert "210000" not in levels.index, "a pair that had ended is no row"


def test_a_floor_far_below_an_earlier_level_is_not_the_latest_level():
    """Parks of Guangdong and Guangxi: at least 111 in 2022, and of 2024 one page names one; of 2023 at least 60 would be told."""
    parks = [
        ("440000", "450000", "industrial_parks", 2022, None, 111.0, None, "at_least", "a:1"),
        ("440000", "450000", "industrial_parks", 2024, None, 1.0, None, "at_least", "a:2"),
    ]
    level = streams.latest_levels(_series(*parks), "industrial_parks", 2021, 2024).iloc[0]
    assert (level["year"], level["figure"], level["status"]) == (2022, 111.0, "at_least")
    parks.append(("440000", "450000", "industrial_parks", 2023, None, 60.0, None, "at_least", "a:3"))
    level = streams.latest_levels(_series(*parks), "industrial_parks", 2021, 2024).iloc[0]
    assert (level["year"], level["figure"]) == (2023, 60.0)
    # Just the half is told, too.
    parks[-1] = ("440000", "450000", "industrial_parks", 2023, None, 55.5, None, "at_least", "a:3")
    assert streams.latest_levels(_series(*parks), "industrial_parks", 2021, 2024)["figure"].tolist() == [55.5]


def test_no_pairs_give_an_empty_table():
    assert streams.latest_levels(_series(), "workers_in_east", 2021, 2024).empty
