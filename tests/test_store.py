"""Reading tables: again when a file changes, with units, and with the names of those that were read."""

from __future__ import annotations

import os

import pandas as pd
import pytest

from analysis import paths, store
from analysis.errors import NotBuiltError, ParameterError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(tmp_path))
    monkeypatch.setattr(store, "_reads", set())
    return tmp_path


def test_a_table_is_read_again_when_its_file_changes(folder) -> None:
    for value in (1.0, 2.0):
        path = folder / "balance.parquet"
        pd.DataFrame({"national": [value]}).to_parquet(path)
        os.utime(path, ns=(int(value), int(value)))
        assert store.table("balance")["national"].tolist() == [value]


def test_a_table_may_be_changed_without_changing_the_next_reading(folder) -> None:
    pd.DataFrame({"year": [2020]}).to_parquet(folder / "series.parquet")
    frame = store.table("series")
    frame.loc[0, "year"] = 1
    frame.attrs["units"]["year"] = "days"
    again = store.table("series")
    assert again["year"].tolist() == [2020]
    assert again.attrs["units"]["year"] == "year"


def test_reads_names_what_was_read(folder) -> None:
    for name in ("sources", "balance"):
        pd.DataFrame({"x": [1]}).to_parquet(folder / f"{name}.parquet")
        store.table(name)
    assert store.reads() == ("balance", "sources")


def test_empty_cells_of_rejects_are_empty_texts(folder) -> None:
    (folder / "rejects.csv").write_text("batch,row,printed\nnorth,7,\n", encoding="utf-8")
    assert store.table("rejects")["printed"].tolist() == [""]


def test_a_table_that_is_not_built_says_how_to_build_it(folder) -> None:
    with pytest.raises(NotBuiltError) as error:
        store.table("series")
    assert "make reports" in error.value.hint


def test_an_unknown_table_suggests_the_nearest(folder) -> None:
    with pytest.raises(ParameterError, match="did you mean 'observations'"):
        store.table("observation")


def test_names_of_places_come_from_the_raw_folder_or_the_project(tmp_path) -> None:
    assert paths.place_words(tmp_path) == paths.ROOT / "data" / "raw" / "places"
    (tmp_path / "places").mkdir()
    assert paths.place_words(tmp_path) == tmp_path / "places"
