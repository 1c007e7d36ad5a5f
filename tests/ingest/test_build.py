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

BATCHES = {
    "fujian_ningxia": 246, "national": 192, "north": 497, "south_and_rounds": 431, "yangtze": 533,
    "recent": 60, "workreports": 50, "funds": 231, "funds_2": 154, "streams": 144, "labour": 270, "industry": 208, "forces": 313,
}  # fmt: skip
"""Rows of the claim files, counted by hand with `wc -l` less the header."""
SECOND_ROUND = ("recent", "workreports", "funds", "funds_2", "streams", "labour", "industry", "forces")


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


def test_at_least_97_percent_of_the_second_round_on_east_west_cooperation_are_accepted(tables):
    accepted = tables["observations"].query("batch in @SECOND_ROUND and force == 'east_west'")
    rejected = tables["rejects"].query("batch in @SECOND_ROUND")  # none of them is on another force
    assert len(accepted) / (len(accepted) + len(rejected)) >= 0.97
    assert not (rejected["batch"] == "forces").any()


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
    assert len(pd.read_parquet(tmp_path / "out" / "observations.parquet")) > 50


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


def test_key_counties_of_both_lists_are_109(tables):
    # 115 and 31 rows; a county that several pages list is one
    assert len(tables["key_counties"]) == 109


def test_counties_that_left_poverty(tables):
    # 8 of Gansu in 2020, 6 in 2017, 23 of Shaanxi in 2018
    assert tables["poor_counties"]["year_out"].value_counts().to_dict() == {2018: 23, 2020: 8, 2017: 6}


def test_pairs_of_both_files_are_one_table(tables):
    pairs = tables["pairings"].set_index(["assisting", "assisted", "round"])
    # 青岛市 → 安顺市, 2016 to 2020, stands in pairings/second.csv only
    assert "370200" in pairs.xs("520400", level="assisted").index.get_level_values("assisting")


def test_a_list_that_is_whole_closes_the_pairs_of_its_giver(tables):
    pairs = tables["pairings"].set_index(["assisting", "assisted", "round"])
    columns = ["closed", "closed_start", "closed_end", "closed_by"]
    # pairings_closed.csv: 上海市, 2016 to 2020, cnnb-2016-12-08; 福建省 by the count of rmrb-2016-12-09-pairs
    assert pairs.loc[("310000", "530000", 2016), columns].tolist() == [True, 2016, 2020, "cnnb-2016-12-08"]
    assert pairs.loc[("350000", "640000", 2016), "closed_by"] == "rmrb-2016-12-09-pairs"
    open_pair = pairs.loc[("310000", "530000", 2021)]
    assert not open_pair["closed"] and pd.isna(open_pair["closed_start"]) and open_pair["closed_by"] == ""
    # 大连市 is what 辽宁省 helps with: a province's list holds what its cities help.
    assert pairs.loc[("210200", "520200", 2016), "closed_by"] == "cnnb-2016-12-08"
    assert {code[:2] for code, _, _ in pairs[pairs["closed"]].index} == {
        "11",
        "12",
        "21",
        "31",
        "32",
        "33",
        "35",
        "37",
        "44",
    }


def test_claims_on_other_forces_are_told_apart(tables):
    rows = tables["observations"].set_index("observation_id")
    # forces.csv line 3: 37家中央单位 → 陕西省; line 269: 恒大集团 → 大方县; line 4 of the united front: 民营企业
    assert rows.loc["forces:3", ["force", "actor_ids"]].tolist() == ["central_units", "central-units-37"]
    assert pd.isna(rows.loc["forces:3", "origin"]) and rows.loc["forces:3", "destination"] == "610000"
    assert rows.loc["forces:270", ["force", "actor_ids", "destination"]].tolist() == [
        "social",
        "evergrande",
        "520521",
    ]
    assert rows.loc["forces:53", ["force", "actor_ids"]].tolist() == ["social", "private-enterprises"]
    # north.csv line 232: 天津市;山东省;37家中央定点帮扶单位 is a figure of the two provinces and others
    joint = rows.loc["north:232", ["force", "origin", "actor_ids"]].tolist()
    assert joint == ["east_west", "120000;370000", "central-units-37"]
    assert "with_others" in rows.loc["north:232", "flags"].split(";")
    # funds.csv line 188 is 对口支援 of 海南州; workreports.csv line 22 holds both policies
    assert "counterpart_support" in rows.loc["funds:188", "flags"]
    assert "counterpart_support" not in rows.loc["workreports:22", "flags"]


def test_central_units_may_have_begun_before_the_cooperation(tables):
    rows = tables["observations"].set_index("observation_id")
    # forces.csv line 45: 中国石油化工集团公司, 19.31 亿元 in 1988/2017
    assert rows.loc["forces:45", "period_start"] == pd.Timestamp("1988-01-01")
    assert rows.loc["forces:45", "value"] == 1_931_000_000


@pytest.fixture
def whole(tmp_path):
    return shutil.copytree(
        paths.ROOT / "data" / "raw", tmp_path / "raw", ignore=shutil.ignore_patterns("inbox")
    )


SHORT = ("national", "fujian_ningxia")


@pytest.fixture(scope="module")
def short(tmp_path_factory):
    """A raw folder with the lists of the project and two short batches, so that a run is quick."""
    raw = tmp_path_factory.mktemp("short") / "raw"
    shutil.copytree(
        paths.ROOT / "data" / "raw", raw, ignore=shutil.ignore_patterns("inbox", "claims", "pages")
    )
    (raw / "claims").mkdir()
    for name in SHORT:
        lines = (paths.ROOT / "data" / "raw" / "claims" / f"{name}.csv").read_text("utf-8").splitlines()
        (raw / "claims" / f"{name}.csv").write_text("\n".join(lines[:40]), "utf-8")
    return raw


@pytest.fixture
def raw(short, tmp_path):
    return shutil.copytree(short, tmp_path / "raw")


def run(*arguments):
    return CliRunner().invoke(app, ["ingest", *map(str, arguments)])


def test_the_command_prints_counts_and_ends_with_0_in_spite_of_rejects(whole, tmp_path):
    result = run("--raw", whole, "--processed", tmp_path / "out")
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


LISTS = {
    "sources.csv": "observations",
    "pairings.csv": "pairings",
    "key_counties.csv": "key_counties",
    "pairings_closed.csv": "pairings",
    "central_units.csv": "unit_pairs",
    "poor_counties.csv": "poor_counties",
    "context/resident_population.csv": "context",
    "places/zones.csv": "places",
    "places/former.csv": "places",
    "actors/units.csv": "actors",
}
"""Each list that people fill, and the table that has fewer rows without it, or none."""


@pytest.mark.parametrize("spoil", ["all are missing", "none can be read", "all are empty"])
def test_lists_that_are_missing_or_spoilt_are_one_line_each_and_the_run_goes_on(raw, tmp_path, spoil):
    for name in LISTS:
        if spoil == "all are missing":
            (raw / name).unlink()
        else:
            (raw / name).write_bytes(b"\xff\xfe\0\n" if spoil == "none can be read" else b"")
    report = ingest(raw, tmp_path / "out")
    named = [str(problem.path).removeprefix(f"{raw}/") for problem in report.unreadable]
    assert sorted({*named} & {*LISTS}) == sorted(LISTS)
    assert all(named.count(name) == 1 for name in LISTS)
    assert all(problem.problem and problem.hint for problem in report.unreadable)
    files = report.rejects[report.rejects["column"] == "(file)"]
    assert len(files) >= len(LISTS) and (files["hint"] != "").all()
    counts = report.counts.set_index("batch")
    assert (counts["rows_in"] == counts["accepted"] + counts["rejected"]).all()


def test_without_the_pages_the_claims_are_rejects_and_the_tables_are_reconciled(raw, tmp_path):
    (raw / "sources.csv").unlink()
    shutil.rmtree(raw / "sources")
    result = run("--raw", raw, "--processed", tmp_path / "out")
    assert result.exit_code == 1
    assert "sources.csv: the file is missing" in result.output
    rejects = pd.read_csv(tmp_path / "out" / "rejects.csv", keep_default_na=False)
    reasons = rejects.loc[rejects["batch"] == "national", "reason"]
    assert len(reasons) == 39 and reasons.str.contains("not in sources.csv").all()
    assert CliRunner().invoke(app, ["reconcile", "--processed", str(tmp_path / "out")]).exit_code == 0


def test_a_folder_that_is_none_of_ours_writes_nothing(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "letter.txt").touch()
    with pytest.raises(RawFileError, match="no batch of claims"):
        ingest(tmp_path / "raw", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_batch_without_a_column_is_named_and_the_others_go_on(raw, tmp_path):
    path = raw / "claims" / "national.csv"
    path.write_text(path.read_text("utf-8").replace("locator", "place", 1), "utf-8")
    result = run("--raw", raw, "--processed", tmp_path / "out")
    assert result.exit_code == 1
    assert "claims/national.csv: column 'locator' is missing" in result.output
    rejects = pd.read_csv(tmp_path / "out" / "rejects.csv").set_index("batch")
    assert rejects.loc["national", ["row", "column"]].tolist() == [0, "(file)"]
    kept = pd.read_parquet(tmp_path / "out" / "observations.parquet")["batch"].unique()
    assert {*SHORT} - {*kept} == {"national"}


def edit(path, change):
    """Change a raw table in place."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    change(table).to_csv(path, index=False)


def spoil_pairs(pairs):
    pairs.loc[0, "east"] = "亚特兰蒂斯"
    pairs.loc[1, "source_id"] = "no-such-page"
    pairs.loc[2, ["start", "end", "basis"]] = ["", "", "2001-2010 table"]
    pairs.loc[3, "east_level"] = "planet"
    pairs.loc[4, ["east", "west", "east_level", "west_level"]] = ["宁夏", "福建省", "province", "province"]
    pairs.loc[5, ["east", "west", "basis"]] = ["广东省", "云南省;四川省", "2021"]
    pairs.loc[6, "basis"] = "²"
    return pairs


def spoil_context(table):
    table.loc[0, "year"] = "²⁰²³"
    table.loc[1, "year"] = "1850"
    table.loc[2, "province"] = "火星"
    return pd.concat([table, table.loc[[5]].assign(value="1")])


def first(column, value):
    """A change of the first row alone."""
    return lambda table: table.assign(**{column: table[column].where(table.index > 0, value)})


@pytest.fixture(scope="module")
def spoilt(short, tmp_path_factory):
    """What is said of lists in which rows make no sense, some in each; in all of them rows in are accepted and rejected."""
    folder = tmp_path_factory.mktemp("spoilt")
    raw = shutil.copytree(short, folder / "raw")
    edit(raw / "sources.csv", lambda pages: pages.assign(published=pages["published"].str.replace("-", "年")))
    edit(raw / "pairings.csv", spoil_pairs)
    edit(raw / "context" / "gross_regional_product.csv", spoil_context)
    edit(raw / "key_counties.csv", first("county", "不存在县"))
    edit(raw / "places" / "zones.csv", first("adcode", "999999"))
    report = ingest(raw, folder / "out")
    counts = report.counts.set_index("batch")
    assert (counts["rows_in"] == counts["accepted"] + counts["rejected"]).all()
    return report


def rejected(report, batch):
    """Row -> reason of the rejects of one batch."""
    rows = report.rejects[report.rejects["batch"] == batch]
    assert not rows["row"].duplicated().any()
    return dict(zip(rows["row"], rows["reason"], strict=True))


def test_pairs_that_make_no_sense_are_rejects_one_a_row(spoilt):
    found = rejected(spoilt, "pairings")
    assert found[2].startswith("unknown place")
    assert found[3] == "the source is not in sources.csv"
    assert "without the span of the table" in found[4]
    assert "unknown level" in found[5]
    assert found[6] == "the sides are swapped"
    assert found[7].startswith("not one of the eleven")
    assert found[8] == "unknown round '²'"


def test_context_cells_that_make_no_sense_are_rejects(spoilt, short):
    last = len(pd.read_csv(short / "context" / "gross_regional_product.csv")) + 2
    found = rejected(spoilt, "context/gross_regional_product")
    assert set(found) == {2, 3, 4, last}
    assert found[last] == "the same cell as row 7"


def test_a_key_county_must_be_one_county(spoilt):
    assert list(rejected(spoilt, "key_counties")) == [2]


def test_a_code_that_no_place_bears_in_the_words_of_places_is_named(spoilt):
    told = [str(problem) for problem in spoilt.unreadable]
    assert sum("places/zones.csv: no place has the code 999999" in words for words in told) == 1


def test_a_batch_may_be_a_workbook_in_a_folder_below(raw, tmp_path):
    source = paths.ROOT / "data" / "raw" / "claims" / "national.csv"
    (raw / "claims" / "2024").mkdir()
    pd.read_csv(source, dtype=str, keep_default_na=False).to_excel(
        raw / "claims" / "2024" / "national.xlsx", index=False
    )
    (raw / "claims" / "national.csv").unlink()
    counts = ingest(raw, tmp_path / "out").counts.set_index("batch")
    assert counts.loc["2024/national", ["rows_in", "accepted"]].tolist() == [192, 192]
    rows = pd.read_parquet(tmp_path / "out" / "observations.parquet").set_index("observation_id")
    assert rows.loc["2024/national:7", ["value", "unit"]].tolist() == [120_128_000_000, "yuan"]


def test_an_output_that_is_a_file_ends_with_words(raw, tmp_path):
    (tmp_path / "out").write_text("a file")
    result = run("--raw", raw, "--processed", tmp_path / "out")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
