"""The ingestion of the real evidence, end to end: counts, conservation, the command line."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import paths
from analysis.cli import app
from analysis.errors import RawFileError
from analysis.ingest.build import ingest

BATCHES = {"fujian_ningxia": 246, "national": 192, "north": 497, "south_and_rounds": 431, "yangtze": 533}
"""Rows of the claim files, counted by hand with `wc -l` less the header."""


@pytest.fixture(scope="module")
def tables(processed):
    return {path.stem: pd.read_parquet(path) for path in processed.glob("*.parquet")} | {
        "rejects": pd.read_csv(processed / "rejects.csv", keep_default_na=False)
    }


def test_rows_in_are_observations_and_rejects_for_every_batch(tables):
    accepted, rejected = (
        tables["observations"].groupby("batch").size(),
        tables["rejects"].groupby("batch")["count"].sum(),
    )
    assert {batch: int(accepted[batch] + rejected.get(batch, 0)) for batch in BATCHES} == BATCHES


def test_at_least_97_percent_of_the_claims_are_accepted(tables):
    assert len(tables["observations"]) / sum(BATCHES.values()) >= 0.97


def test_each_reject_says_where_what_why_and_what_to_do(tables):
    rejects = tables["rejects"]
    assert (rejects[["batch", "column", "reason", "hint"]] != "").all(axis=None)
    assert (rejects["row"] >= 2).all()


def test_a_file_of_the_inbox_that_cannot_be_read_is_a_reject_and_stops_nothing(raw, tmp_path):
    (raw / "inbox").mkdir()
    (raw / "inbox" / "坏 1.xlsx").write_bytes(b"PK\x03\x04")
    result = run("--raw", raw, "--processed", tmp_path / "out")
    assert result.exit_code == 1
    rejects = pd.read_csv(tmp_path / "out" / "rejects.csv", keep_default_na=False)
    (row,) = rejects[rejects["batch"] == "坏 1.xlsx"].to_dict("records")
    assert (row["row"], row["column"]) == (0, "(file)")
    assert row["reason"] and row["hint"]
    assert "坏 1.xlsx" in result.stdout
    assert len(pd.read_parquet(tmp_path / "out" / "observations.parquet")) > 1000


def test_printed_figures_of_the_evidence_are_read(tables):
    rows = tables["observations"].set_index("observation_id")
    # national.csv line 7: 120.128 billion yuan of investment in 2011; line 4: 45.5788 million, in-kind part only
    assert rows.loc["national:7", ["value", "unit", "bound"]].tolist() == [120_128_000_000, "yuan", "exact"]
    assert rows.loc["national:4", ["value", "flags"]].tolist() == [45_578_800, "part;several_on_page"]
    # fujian_ningxia.csv line 25: 7000 여 명 moved to Minning, a town below the county of Yongning
    assert rows.loc["fujian_ningxia:25", ["value", "unit", "bound", "destination"]].tolist() == [
        7000,
        "persons",
        "at_least",
        "640121",
    ]


def test_the_census_slip_of_hebei_is_corrected(tables):
    context = tables["context"].set_index(["province", "year", "indicator", "category"]).sort_index()["value"]
    hebei = context.loc[("130000", 2010, "employment_by_industry")]
    assert hebei["农林牧渔业"] == 2_390_479
    assert hebei.drop("合计", errors="ignore").sum() == 4_004_477


def test_context_is_in_base_units(tables):
    context = tables["context"].set_index(["province", "year", "indicator", "category"])
    # 上海市 2000: 1609 万人; 上海市 2011: 3914.88 亿元; 北京市 2013: 40830 元 a head
    assert context.loc[("310000", 2000, "resident_population", ""), ["value", "unit"]].tolist() == [
        16_090_000,
        "persons",
    ]
    assert context.loc[("310000", 2011, "general_public_expenditure", ""), "value"] == pytest.approx(
        391_488_000_000
    )
    assert context.loc[("110000", 2013, "disposable_income_per_capita", ""), ["value", "unit"]].tolist() == [
        40_830,
        "yuan per person",
    ]


def test_key_counties_are_ninety(tables):
    assert len(tables["key_counties"]) == 90


@pytest.fixture
def raw(tmp_path):
    return shutil.copytree(
        paths.ROOT / "data" / "raw", tmp_path / "raw", ignore=shutil.ignore_patterns("inbox")
    )


def run(*arguments):
    return CliRunner().invoke(app, ["ingest", *map(str, arguments)])


def test_the_command_prints_counts_and_ends_with_0_in_spite_of_rejects(raw, tmp_path):
    result = run("--raw", raw, "--processed", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "rows_in" in result.output
    assert "yangtze" in result.output
    assert {p.name for p in (tmp_path / "out").iterdir()} >= {
        "observations.parquet",
        "rejects.csv",
        "pairings.parquet",
    }


def test_strict_ends_with_1_on_any_reject(raw, tmp_path):
    assert run("--raw", raw, "--processed", tmp_path / "out", "--strict").exit_code == 1


@pytest.mark.parametrize(
    "name", ["sources.csv", "pairings.csv", "key_counties.csv", "context/resident_population.csv"]
)
def test_a_missing_file_ends_with_1_and_words(raw, tmp_path, name):
    (raw / name).unlink()
    with pytest.raises(RawFileError, match="missing"):
        ingest(raw, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_missing_column_ends_with_1_and_names_it(raw, tmp_path):
    path = raw / "claims" / "national.csv"
    path.write_text(path.read_text("utf-8").replace("locator", "place", 1), "utf-8")
    result = run("--raw", raw, "--processed", tmp_path / "out")
    assert result.exit_code == 1
    with pytest.raises(RawFileError, match="'locator' is missing"):
        ingest(raw, tmp_path / "out")


def edit(path, change):
    """Change a raw table in place."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    change(table).to_csv(path, index=False)


def rejected(raw, processed, batch):
    """Row -> reason of the rejects of one batch, after a whole run in which rows in are accepted and rejected."""
    report = ingest(raw, processed)
    counts = report.counts.set_index("batch")
    assert (counts["rows_in"] == counts["accepted"] + counts["rejected"]).all()
    rows = report.rejects[report.rejects["batch"] == batch]
    assert not rows["row"].duplicated().any()
    return dict(zip(rows["row"], rows["reason"], strict=True))


def test_pairs_that_make_no_sense_are_rejects_one_a_row(raw, tmp_path):
    def spoil(pairs):
        pairs.loc[0, "east"] = "亚特兰蒂斯"
        pairs.loc[1, "source_id"] = "no-such-page"
        pairs.loc[2, ["start", "end", "basis"]] = ["", "", "2001-2010 table"]
        pairs.loc[3, "east_level"] = "planet"
        pairs.loc[4, ["east", "west", "east_level", "west_level"]] = [
            "宁夏",
            "福建省",
            "province",
            "province",
        ]
        pairs.loc[5, ["east", "west", "basis"]] = ["广东省", "云南省;四川省", "2021"]
        pairs.loc[6, "basis"] = "²"
        return pairs

    edit(raw / "sources.csv", lambda pages: pages.assign(published=pages["published"].str.replace("-", "年")))

    edit(raw / "pairings.csv", spoil)
    found = rejected(raw, tmp_path / "out", "pairings")
    assert found[2].startswith("unknown place")
    assert found[3] == "the source is not in sources.csv"
    assert "without the span of the table" in found[4]
    assert "unknown level" in found[5]
    assert found[6] == "the sides are swapped"
    assert found[7].startswith("not one of the eleven")
    assert found[8] == "unknown round '²'"


def test_context_cells_that_make_no_sense_are_rejects(raw, tmp_path):
    def spoil(table):
        table.loc[0, "year"] = "²⁰²³"
        table.loc[1, "year"] = "1850"
        table.loc[2, "province"] = "火星"
        return pd.concat([table, table.loc[[5]].assign(value="1")])

    path = raw / "context" / "gross_regional_product.csv"
    last = len(pd.read_csv(path)) + 2
    edit(path, spoil)
    found = rejected(raw, tmp_path / "out", "context/gross_regional_product")
    assert set(found) == {2, 3, 4, last}
    assert found[last] == "the same cell as row 7"


def test_a_key_county_must_be_one_county(raw, tmp_path):
    edit(
        raw / "key_counties.csv",
        lambda table: table.assign(county=table["county"].where(table.index > 0, "不存在县")),
    )
    assert list(rejected(raw, tmp_path / "out", "key_counties")) == [2]


def test_a_batch_may_be_a_workbook_in_a_folder_below(raw, tmp_path):
    source = raw / "claims" / "national.csv"
    (raw / "claims" / "2024").mkdir()
    pd.read_csv(source, dtype=str, keep_default_na=False).to_excel(
        raw / "claims" / "2024" / "national.xlsx", index=False
    )
    source.unlink()
    counts = ingest(raw, tmp_path / "out").counts.set_index("batch")
    assert counts.loc["2024/national", ["rows_in", "accepted"]].tolist() == [192, 192]
    rows = pd.read_parquet(tmp_path / "out" / "observations.parquet").set_index("observation_id")
    assert rows.loc["2024/national:7", ["value", "unit"]].tolist() == [120_128_000_000, "yuan"]


def test_a_code_that_no_place_bears_in_the_words_of_places_is_named(raw, tmp_path):
    edit(
        raw / "places" / "zones.csv",
        lambda table: table.assign(adcode=table["adcode"].where(table.index > 0, "999999")),
    )
    with pytest.raises(RawFileError, match="no place has the code 999999"):
        ingest(raw, tmp_path / "out")


def test_an_output_that_is_a_file_ends_with_words(raw, tmp_path):
    (tmp_path / "out").write_text("a file")
    result = run("--raw", raw, "--processed", tmp_path / "out")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
