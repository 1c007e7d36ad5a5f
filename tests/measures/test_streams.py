"""Latest levels, by hand."""

from __future__ import annotations

import pandas as pd

from analysis.measures import streams
from analysis.measures.status import told

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


def test_every_span_has_the_level_of_its_latest_year_that_tells():
    """Counties of Zhejiang and Sichuan: 68 in 2022, 50 in 2023, and of 2024 a page names eleven."""
    counties = _series(
        ("330000", "510000", "counties_paired", 2021, None, None, 90.0, "bounded", ""),
        ("330000", "510000", "counties_paired", 2022, 68.0, 68.0, 68.0, "reported", "a:1"),
        ("330000", "510000", "counties_paired", 2023, 50.0, 50.0, 50.0, "reported", "a:2"),
        ("330000", "510000", "counties_paired", 2024, None, 11.0, None, "at_least", "a:3"),
        ("440000", "450000", "counties_paired", 2024, 33.0, 33.0, 33.0, "reported", "a:4"),
    )
    found = streams.of_spans(told(counties)).set_index(["origin", "first", "last"]).sort_index()
    years = {span: None if pd.isna(year) else int(year) for span, year in found.loc["330000", "year"].items()}
    assert years == {
        (2021, 2021): None, (2021, 2022): 2022, (2021, 2023): 2023, (2021, 2024): 2023, (2022, 2022): 2022,
        (2022, 2023): 2023, (2022, 2024): 2023, (2023, 2023): 2023, (2023, 2024): 2023, (2024, 2024): 2024,
    }  # fmt: skip
    assert found.loc[("330000", 2021, 2024), ["figure", "observation_ids"]].to_list() == [50.0, "a:2"]
    assert found.loc[("330000", 2024, 2024), "figure"] == 11.0, "asked for this year alone, its floor is told"
    assert found.loc[("330000", 2021, 2021), "upper"] == 90.0, "what caps an unknown level stays"
    assert found.loc["440000", "year"].to_list() == [2024]
    latest = streams.latest_levels(counties, "counties_paired", 2021, 2024).set_index("origin")
    assert latest["year"].to_dict() == {"330000": 2023, "440000": 2024}, "reports take the same years"
