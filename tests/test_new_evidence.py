"""New evidence needs no code: the files that `docs/adding-data.md` shows are read, counted, and found again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis import dataset, paths, store
from analysis.ingest.build import IngestReport, ingest
from analysis.ingest.corrections import apply_corrections, read_corrections
from analysis.ingest.office.layout.mapping import read_mapping
from analysis.ingest.tables import read_table

GUIDE = paths.ROOT / "docs" / "adding-data.md"


def _examples() -> dict[str, str]:
    """The files that the guide shows: path -> content."""
    blocks = re.findall(
        r'^```\w+ title="(.+?)"\n(.*?)^```$', GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return dict(blocks)


pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> tuple[IngestReport, Path]:
    """What the ingestion says of the real evidence with one batch more, and the folder of its tables."""
    folder = tmp_path_factory.mktemp("new_evidence")
    raw = shutil.copytree(paths.ROOT / "data" / "raw", folder / "raw")
    for path, content in _examples().items():
        if path.endswith(".csv"):
            target = folder / path.removeprefix("data/")
            target.parent.mkdir(exist_ok=True)
            # As Excel saves it: with a byte order mark.
            target.write_text(content, encoding="utf-8-sig")
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


@pytest.fixture(scope="module")
def series(added: tuple[IngestReport, Path]) -> None:
    """The series of what is asked for here, with the new batch weighed in; families are settled apart from one another."""
    from analysis.reconcile import build, reconciliation
    from analysis.reconcile.kinds import family_of

    asked = {family_of(name).name for name in ("gov_funds", "enterprises_settled", "projects")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            reconciliation, "FAMILIES", [each for each in reconciliation.FAMILIES if each.name in asked]
        )
        build.reconcile(added[1])


def test_the_new_figure_becomes_a_year_of_the_series(tables: Path, series: None) -> None:
    year = dataset.series("gov_funds", origin="福建", destination="宁夏", years=2025).iloc[0]
    assert (year["method"], year["value"]) == ("reported", 6.35e8)
    assert "spring_2026:2" in year["observation_ids"].split(";")
    told = dataset.explain("福建", "宁夏", "gov_funds", 2025)
    assert "https://example.org/minning" in {witness.url for witness in told.used}


@pytest.mark.parametrize(
    ("table", "where", "touched"),
    [
        ("series", {"origin": ["350000"], "destination": ["640000"], "indicator": ["gov_funds"]}, True),
        ("series", {"indicator": ["gov_funds"], "year": ["2025"]}, True),
        # What is likely in other years moves with it, for the nation's walk does; other indicators stay as they are.
        ("series", {"indicator": ["gov_funds"], "year": ["2003", "2004", "2005", "2006"]}, True),
        ("series", {"indicator": ["enterprises_settled"]}, False),
        ("series", {"origin": ["110000"], "destination": ["150000"], "indicator": ["projects"]}, False),
        ("observations", {"origin": ["35*"], "destination": ["64*"]}, True),
        ("observations", {"origin": ["37*"], "destination": ["62*"]}, False),
        ("observations", {"indicator": ["gov_funds"], "basis": ["cumulative"]}, False),
        ("context", {}, False),
        ("pairings", {}, False),
    ],
)
def test_only_rows_that_it_touches_change(
    tables, series, reconciled, monkeypatch, table, where, touched
) -> None:
    """What the notebooks ask for (see `reports.plan`): the reports of other pairs, years and kinds stay as they are."""
    after = store.digest(table, where)
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    assert (store.digest(table, where) != after) == touched


def test_the_correction_of_the_guide_is_applied(added: tuple[IngestReport, Path], tmp_path: Path) -> None:
    raw = added[1].parent / "raw"
    entry = _examples()["data/raw/corrections.yml"]
    (tmp_path / "corrections.yml").write_text(f"corrections:\n{entry}", encoding="utf-8")
    claims, _ = read_table(raw / "claims" / "spring_2026.csv", ["value"])
    corrected, log = apply_corrections(
        "claims/spring_2026", claims, read_corrections(tmp_path / "corrections.yml")[0]
    )
    assert corrected["value"].tolist() == ["63.5", "1.2万", "1"]
    assert len(log) == 1


def test_the_mapping_of_the_guide_is_one(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx.yml"
    path.write_text(_examples()["data/raw/inbox/2025年资金.xlsx.yml"], encoding="utf-8")
    table = read_mapping(path).of_sheet("Sheet1")[0]
    assert (table.year, table.east, table.columns["C"].indicator) == ("2025", "福建省", "gov_funds")
