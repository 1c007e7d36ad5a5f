"""The census count of residents from other provinces, by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures import labor

ROWS = [
    # province, year, indicator, category, value
    ("310000", 2010, "residents_registered_elsewhere", "other_province", 400.0),
    ("310000", 2020, "residents_registered_elsewhere", "other_province", 600.0),
    ("310000", 2020, "residents_registered_elsewhere", "same_county", 9000.0),
    ("620000", 2010, "residents_registered_elsewhere", "other_province", 100.0),
    ("620000", 2020, "residents_registered_elsewhere", "other_province", 50.0),
    ("310000", 2010, "resident_population", "", 1000.0),
    ("310000", 2020, "resident_population", "", 1200.0),
    ("620000", 2010, "resident_population", "", 2000.0),
    ("620000", 2020, "resident_population", "", 1000.0),
    ("310000", 2015, "resident_population", "", 1100.0),
]


@pytest.fixture
def census() -> pd.DataFrame:
    context = pd.DataFrame(ROWS, columns=["province", "year", "indicator", "category", "value"])
    return labor.registered_elsewhere(context)


def test_shares_and_changes_by_province(census):
    east = census.loc["310000"]
    assert east["change"] == 200
    assert east["growth"] == pytest.approx(0.5)
    assert east["share_first"] == pytest.approx(0.4)
    assert east["share_last"] == pytest.approx(0.5)
    assert east["share_change"] == pytest.approx(0.1)
    assert census.loc["620000", "share_change"] == pytest.approx(0.0)
    assert [*census.index] == ["310000", "620000"], "the largest share stands first"


def test_share_of_a_group_in_all_who_live_in_another_province(census):
    # 400 of 500, then 600 of 650
    assert labor.share_of_group(census, ("310000",)) == pytest.approx((0.8, 600 / 650))


def test_the_sources_are_the_rows_that_were_used():
    context = pd.DataFrame(ROWS, columns=["province", "year", "indicator", "category", "value"])
    used = labor.rows_used(context)
    assert len(used) == 8
    assert "same_county" not in set(used["category"])
    assert set(used["year"]) == {2010, 2020}


def test_shanghai_in_2020_as_published(context):
    # 10,479,652 residents from other provinces of 24.88 million (census table, population at year end)
    shanghai = labor.registered_elsewhere(context).loc["310000"]
    assert shanghai["persons_last"] == 10_479_652
    assert shanghai["share_last"] == pytest.approx(10_479_652 / 24_880_000)


@pytest.fixture
def context(processed) -> pd.DataFrame:
    return pd.read_parquet(processed / "context.parquet")
