"""CSV as people write numbers, Parquet with types and units."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export import tables


def test_csv_writes_numbers_dates_and_blanks_as_people_do(tmp_path: Path) -> None:
    frame = pd.DataFrame({
        "value": [21e6, 0.5, None],
        "year": pd.array([2020, None, 2022], dtype="Int64"),
        "day": pd.to_datetime(["2021-12-31", None, "2020-01-01"]),
        "each": [True, False, True],
        "note": ['he said "about", roughly', "=1+1", "两行\n"],
    })  # fmt: skip
    tables.write_csv(frame, tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes().decode("utf-8") == (
        "\ufeffvalue,year,day,each,note\n"
        '21000000,2020,2021-12-31,true,"he said ""about"", roughly"\n'
        "0.5,,,false,'=1+1\n"
        ',2022,2020-01-01,true,"两行\n"\n'
    )


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_the_same_float(value: float) -> None:
    assert float(tables.number(value)) == value


def test_parquet_keeps_types_and_units(tmp_path: Path) -> None:
    frame = pd.DataFrame({"value": [1.5], "end": pd.array([None], dtype="Int64")})
    frame.attrs["units"] = {"value": "yuan"}
    tables.write_parquet(frame, tmp_path / "x.parquet")
    read = pd.read_parquet(tmp_path / "x.parquet")
    pd.testing.assert_frame_equal(read, frame)
    assert read.attrs["units"] == {"value": "yuan"}


@pytest.mark.parametrize("name", ["series", "observations", "places"])
def test_parquet_of_the_real_tables_is_the_table(package: Path, tables: dict, name: str) -> None:
    pd.testing.assert_frame_equal(pd.read_parquet(package / "parquet" / f"{name}.parquet"), tables[name])
