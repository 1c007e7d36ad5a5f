"""Reading tables: again when a file changes, with units, and with the names of those that were read."""

from __future__ import annotations

import os

import pandas as pd
import pytest

from analysis import paths, store, table_files
from analysis.errors import NotBuiltError, ParameterError
from analysis.vocabulary.columns import TABLES


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(tmp_path))
    monkeypatch.setattr(store, "_reads", {})
    monkeypatch.setattr(store, "_reread", set())
    return tmp_path


def test_a_table_is_read_again_when_its_file_changes(folder, write_table) -> None:
    for value in (1.0, 2.0):
        path = write_table(folder, "balance", national=[value])
        os.utime(path, ns=(int(value), int(value)))
        assert store.table("balance")["national"].tolist() == [value]


def test_a_table_may_be_changed_without_changing_the_next_reading(folder, write_table) -> None:
    write_table(folder, "series", year=[2020])
    frame = store.table("series")
    frame.loc[0, "year"] = 1
    frame.attrs["units"]["year"] = "days"
    again = store.table("series")
    assert again["year"].tolist() == [2020]
    assert again.attrs["units"]["year"] == "year"


CLAIMS = pd.DataFrame({
    "observation_id": ["a:1", "a:2", "a:3", "a:4"], "indicator": ["gov_funds", "gov_funds", "jobs_total", "gov_funds"],
    "origin": ["350000", "350200;440000", "350203", None], "year": [2020, 2021, 2022, 2023],
})  # fmt: skip


def _write(folder, frame: pd.DataFrame = CLAIMS, name: str = "observations") -> None:
    lacking = [column for column in TABLES[name].columns if column not in frame]
    frame.reindex(columns=[*frame.columns, *lacking]).to_parquet(folder / f"{name}.parquet")


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({}, [1, 2, 3, 4]),
        ({"indicator": "gov_funds"}, [1, 2, 4]),
        ({"indicator": ("gov_funds", "jobs_total")}, [1, 2, 3, 4]),
        ({"origin": "350000"}, [1]),
        ({"origin": "440000"}, [2]),
        ({"origin": "35*"}, [1, 2, 3]),
        ({"origin": "3502*", "indicator": "gov_funds"}, [2]),
        ({"origin": "*"}, [1, 2, 3]),
        ({"year": range(2021, 2023)}, [2, 3]),
        ({"year": 2020}, [1]),
        ({"observation_id": []}, []),
    ],
)
def test_rows_are_chosen_by_what_their_cells_hold(folder, where, found) -> None:
    _write(folder)
    frame = store.table("observations", **where)
    assert frame["observation_id"].tolist() == [f"a:{n}" for n in found]
    assert frame.index.tolist() == list(range(len(found)))


def test_a_column_that_is_not_there_suggests_the_nearest(folder) -> None:
    _write(folder)
    with pytest.raises(ParameterError, match="did you mean 'indicator'"):
        store.table("observations", indicators="gov_funds")


def test_reads_says_what_was_asked_for(folder) -> None:
    _write(folder)
    _write(folder, name="balance")
    store.table("observations", observation_id=["a:2"])
    store.table("observations", observation_id="a:1")
    store.table("observations", indicator="jobs_total", year=2022)
    store.table("balance", year=2022)
    store.table("balance")
    store.whole("observations")
    read = store.reads()
    assert [one["where"] for one in read["observations"]] == [
        {"observation_id": ["a:1", "a:2"]},
        {"indicator": ["jobs_total"], "year": ["2022"]},
    ]
    assert [one["where"] for one in read["balance"]] == [{}]
    assert all(len(one["rows"]) == 20 for asks in read.values() for one in asks)


def test_a_digest_changes_with_the_rows_that_were_asked_for_and_no_others(folder) -> None:
    def digests(frame: pd.DataFrame) -> tuple[str, str]:
        _write(folder, frame)
        os.utime(folder / "observations.parquet", ns=(next(clock), next(clock)))
        return store.digest("observations", {"indicator": ["jobs_total"]}), store.digest("observations", {})

    clock = iter(range(10**9, 10**10, 10**8))
    jobs, every = digests(CLAIMS)
    assert digests(CLAIMS) == (jobs, every)
    assert digests(CLAIMS.iloc[1:]) == (jobs, digests(CLAIMS.iloc[1:])[1])
    assert digests(CLAIMS.iloc[1:])[1] != every
    assert digests(CLAIMS.assign(origin=CLAIMS["origin"].replace("350203", "350211")))[0] != jobs
    assert digests(CLAIMS.rename(columns={"year": "jahr"}))[0] != jobs


def test_a_table_that_changes_while_it_is_read_has_no_digest(folder) -> None:
    _write(folder)
    store.table("observations", year=2020)
    _write(folder, CLAIMS.iloc[1:])
    os.utime(folder / "observations.parquet", ns=(1, 1))
    store.table("observations", year=2021)
    assert store.reads()["observations"] == [{"where": {"year": ["2020", "2021"]}, "rows": ""}]


def test_empty_cells_of_rejects_are_empty_texts(folder) -> None:
    (folder / "rejects.csv").write_text(
        "batch,row,column,printed,reason,hint,count\nnorth,7,,,,,\n", encoding="utf-8"
    )
    assert store.table("rejects")["printed"].tolist() == [""]


@pytest.mark.parametrize("name", ["rejects", "findings"])
def test_text_that_looks_like_numbers_dates_or_nothing_is_text(folder, name) -> None:
    from analysis import schemas

    printed = ["5000", "8000", "007", "1e5", "NA", "nan", "TRUE", "2023-01-01", "None"]
    own = {"batch": "b", "row": 2, "count": 1, "file": "f", "severity": "note"}
    columns = TABLES[name].columns
    rows = [{column: own.get(column, "") for column in columns} | {"printed": text} for text in printed]
    pd.DataFrame(rows).to_csv(folder / f"{name}.csv", index=False)
    table = store.table(name)
    assert table["printed"].tolist() == printed
    schemas.validate(name, table)


def test_a_table_that_is_not_built_says_how_to_build_it(folder) -> None:
    with pytest.raises(NotBuiltError) as error:
        store.table("series")
    assert "make reports" in error.value.hint


def test_a_damaged_table_and_one_that_lacks_a_column_say_how_to_build_them(folder) -> None:
    _write(folder)
    path = folder / "observations.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(NotBuiltError, match="its file is damaged.*\n.*analysis build"):
        store.table("observations")
    CLAIMS.to_parquet(path)
    with pytest.raises(NotBuiltError, match="the table lacks batch, row"):
        store.table("observations")


def test_all_tables_that_cannot_be_read_are_named_in_one_error(folder, write_table) -> None:
    for name in TABLES:
        write_table(folder, name)
    table_files.check()
    (folder / "series.parquet").unlink()
    (folder / "places.parquet").write_bytes(b"PAR1")
    pd.DataFrame({"indicator": [1]}).to_parquet(folder / "balance.parquet")
    with pytest.raises(NotBuiltError) as error:
        table_files.check()
    assert "series (the table has not been built)" in error.value.problem
    assert "places (its file is damaged)" in error.value.problem
    assert "balance (the table lacks first_year" in error.value.problem


def test_an_unknown_table_suggests_the_nearest(folder) -> None:
    with pytest.raises(ParameterError, match="did you mean 'observations'"):
        store.table("observation")


def test_names_of_places_come_from_the_raw_folder_or_the_project(tmp_path) -> None:
    assert paths.words("places", tmp_path) == paths.ROOT / "data" / "raw" / "places"
    (tmp_path / "places").mkdir()
    assert paths.words("places", tmp_path) == tmp_path / "places"


def test_what_is_read_beforehand_does_not_count(folder) -> None:
    _write(folder)
    store.warm_up()
    assert store.reads() == {}
    _write(folder, CLAIMS.iloc[1:])
    os.utime(folder / "observations.parquet", ns=(1, 1))
    store.table("observations")
    assert store.reads()["observations"][0]["rows"] == store.digest("observations", {})
