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
        tables["rejects"].groupby("batch").size(),
    )
    assert {batch: int(accepted[batch] + rejected.get(batch, 0)) for batch in BATCHES} == BATCHES


def test_at_least_97_percent_of_the_claims_are_accepted(tables):
    assert len(tables["observations"]) / sum(BATCHES.values()) >= 0.97


def test_each_reject_says_where_what_why_and_what_to_do(tables):
    rejects = tables["rejects"]
    assert (rejects[["batch", "column", "reason", "hint"]] != "").all(axis=None)
    assert (rejects["row"] >= 2).all()


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
