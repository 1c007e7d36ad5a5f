"""New evidence needs no code: a batch of claims with its own file of sources is read, counted, and found again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis import dataset, paths
from analysis.ingest.build import IngestReport, ingest

SOURCES = """\
source_id,title,publisher,published,url,lang,kind
ningxia-2025-05-06-report,闽宁协作工作汇报,宁夏乡村振兴局,2025-05-06,https://example.org/minning,zh,official
"""

CLAIMS = """\
source_id,east,east_level,west,west_level,indicator,value,unit,period,basis,locator,note
ningxia-2025-05-06-report,福建省,province,宁夏回族自治区,province,gov_funds,6.35,亿元,2025,annual,para 1,
ningxia-2025-05-06-report,厦门市,prefecture,临夏州,prefecture,jobs_total,1.2万,人,2025,annual,para 2,more than
ningxia-2025-05-06-report,福建省,province,宁夏回族自治区,province,gov_fund,1,亿元,2025,annual,para 3,
"""


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> tuple[IngestReport, Path]:
    """What the ingestion says of the real evidence with one batch more, and the folder of its tables."""
    folder = tmp_path_factory.mktemp("new_evidence")
    raw = shutil.copytree(paths.ROOT / "data" / "raw", folder / "raw")
    (raw / "sources").mkdir(exist_ok=True)
    (raw / "sources" / "spring_2026.csv").write_text(SOURCES, encoding="utf-8")
    # As Excel saves it: with a byte order mark.
    (raw / "claims" / "spring_2026.csv").write_text(CLAIMS, encoding="utf-8-sig")
    return ingest(raw, folder / "processed"), folder / "processed"


@pytest.fixture
def tables(added: tuple[IngestReport, Path], monkeypatch) -> Path:
    monkeypatch.setenv("ATLAS_PROCESSED", str(added[1]))
    return added[1]


def test_the_batch_is_counted(added: tuple[IngestReport, Path]) -> None:
    row = added[0].counts.set_index("batch").loc["spring_2026"]
    assert (row["rows_in"], row["accepted"], row["rejected"]) == (3, 2, 1)


def test_the_claims_are_found_by_place_with_their_page(tables: Path) -> None:
    claim = dataset.observations("gov_funds", origin="福建", destination="宁夏", years=2025)
    claim = claim[claim["batch"] == "spring_2026"].iloc[0]
    assert (claim["observation_id"], claim["value"], claim["unit"]) == ("spring_2026:2", 6.35e8, "yuan")
    assert claim["title"] == "闽宁协作工作汇报"
    assert claim["url"] == "https://example.org/minning"
    assert claim["period_end"] == pd.Timestamp("2025-12-31")
    jobs = dataset.observations(ids="spring_2026:3").iloc[0]
    assert (jobs["origin"], jobs["destination"], jobs["bound"]) == ("350200", "622900", "at_least")
    assert jobs["value"] == 12_000


def test_the_misspelt_row_says_what_to_do(tables: Path) -> None:
    rejects = dataset.table("rejects")
    row = rejects[rejects["batch"] == "spring_2026"].iloc[0]
    assert (row["row"], row["column"], row["printed"]) == (4, "indicator", "gov_fund")
    assert "gov_funds" in row["hint"]


def test_nothing_else_changes(tables: Path, processed: Path) -> None:
    before = pd.read_parquet(processed / "observations.parquet")
    after = pd.read_parquet(tables / "observations.parquet")
    old = after[after["batch"] != "spring_2026"].reset_index(drop=True)
    pd.testing.assert_frame_equal(old, before)


def test_the_new_figure_becomes_a_year_of_the_series(tables: Path) -> None:
    from analysis.reconcile.build import reconcile

    reconcile(tables)
    year = dataset.series("gov_funds", origin="福建", destination="宁夏", years=2025).iloc[0]
    assert (year["method"], year["value"]) == ("reported", 6.35e8)
    assert "spring_2026:2" in year["observation_ids"].split(";")
    told = dataset.explain("福建", "宁夏", "gov_funds", 2025)
    assert "https://example.org/minning" in {witness.url for witness in told.used}
