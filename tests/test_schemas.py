"""The contract of the reconciled tables: breaks are told all at once, in words."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schemas
from analysis.errors import TableError


@pytest.mark.parametrize("name", sorted(schemas.SCHEMAS))
def test_every_processed_table_keeps_its_schema(reconciled, name):
    path = reconciled / f"{name}.parquet"
    frame = (
        pd.read_parquet(path)
        if path.exists()
        else pd.read_csv(reconciled / f"{name}.csv", keep_default_na=False)
    )
    assert list(schemas.validate(name, frame)) == list(schemas.SCHEMAS[name].columns)


def sources(**changes):
    row = {
        "source_id": "a",
        "title": "t",
        "publisher": "p",
        "publisher_zh": "p",
        "publisher_en": "p",
        "published": "2020",
        "url": "",
        "lang": "zh",
        "kind": "media",
    }
    return pd.DataFrame([row, {**row, "source_id": "b", **changes}])


def test_all_breaks_are_told_at_once_with_the_cells():
    with pytest.raises(TableError) as caught:
        schemas.validate("sources", sources(source_id="a", kind="blog"))
    assert "source_id" in str(caught.value)
    assert "'blog' (row 1)" in str(caught.value)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match="column lang is missing"):
        schemas.validate("sources", sources().drop(columns="lang"))


def test_a_value_outside_its_bounds_is_a_break(reconciled):
    series = pd.read_parquet(reconciled / "series.parquet")
    row = series.index[series["upper"].notna() & series["value"].notna()][0]
    series.loc[row, "value"] = series.loc[row, "upper"] * 2
    with pytest.raises(TableError, match="outside its bounds"):
        schemas.validate("series", series)
