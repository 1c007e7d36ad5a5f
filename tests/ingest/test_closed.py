"""Years in which a giver's list of pairs is whole."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.closed import Closure, with_closures


@pytest.mark.parametrize(
    ("giver", "start", "end", "closed"),
    [
        ("440000", 2013, 2018, (2016, 2018)),
        ("440000", 2018, None, (2018, 2020)),
        ("440000", 2020, 2020, (2020, 2020)),
        ("440000", 2010, 2016, (2016, 2016)),
        ("440000", 2010, 2015, None),
        ("440000", 2021, None, None),
        ("440000", 2021, 2025, None),
        # A province's list holds what its cities help, and no city's that of another.
        ("440100", 2016, 2020, (2016, 2020)),
        ("320100", 2016, 2020, None),
    ],
)
def test_a_pair_is_closed_in_the_years_of_both(giver, start, end, closed):
    pair = pd.DataFrame({
        "assisting": [giver], "assisted": ["520000"], "start": pd.array([start], "Int64"), "end": pd.array([end], "Int64"),
    })  # fmt: skip
    closures = [Closure("440000", 2016, 2020, "a"), Closure("320500", 1996, 2025, "b")]
    row = with_closures(pair, closures).iloc[0]
    assert row["closed"] == (closed is not None)
    if closed:
        assert (row["closed_start"], row["closed_end"], row["closed_by"]) == (*closed, "a")
    else:
        assert pd.isna(row["closed_start"]) and pd.isna(row["closed_end"]) and row["closed_by"] == ""


def test_several_pages_on_one_list_span_from_the_first_year_to_the_last():
    pair = pd.DataFrame(
        {
            "assisting": ["440100"],
            "assisted": ["520600"],
            "start": pd.array([2015], "Int64"),
            "end": pd.array([None], "Int64"),
        }
    )
    closures = [
        Closure("440100", 2018, 2019, "b"),
        Closure("440000", 2016, 2016, "a"),
        Closure("440000", 2010, 2013, "c"),
    ]
    row = with_closures(pair, closures).iloc[0]
    assert (row["closed_start"], row["closed_end"], row["closed_by"]) == (2016, 2019, "a;b")
