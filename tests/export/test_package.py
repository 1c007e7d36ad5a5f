"""The folder: complete, the same bytes twice, checksums that hold, and never in the way of somebody's files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from analysis import __version__
from analysis.export import package as module
from analysis.export.package import ExportError, export


def _bytes(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_two_exports_are_the_same_bytes(few: dict, tmp_path: Path) -> None:
    first, second = export(few, tmp_path / "a"), export(few, tmp_path / "deep" / "b")
    assert _bytes(first) == _bytes(second)


def test_what_is_in_it(package: Path, tables: dict) -> None:
    named = {f"{kind}/{name}.{kind}" for name in tables for kind in ("csv", "parquet")}
    assert set(_bytes(package)) == named | {
        "CITATION.cff", "LICENSE", "SHA256SUMS", "codebook.en.md", "codebook.zh.md", "datapackage.json",
        "east-west-atlas.xlsx",
    }  # fmt: skip


def test_checksums_hold_for_every_file(package: Path) -> None:
    found = _bytes(package)
    lines = found.pop("SHA256SUMS").decode().splitlines()
    assert {line[66:]: line[:64] for line in lines} == {
        name: hashlib.sha256(content).hexdigest() for name, content in found.items()
    }


def test_citation(package: Path) -> None:
    cited = yaml.safe_load((package / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["cff-version"], cited["type"], cited["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert (cited["version"], cited["title"]) == (__version__, "East-West Atlas: compiled tables")
    assert cited["authors"] == [{"name": "The East-West Atlas contributors"}]
    assert "sha256:" in cited["abstract"]


def test_an_export_replaces_an_export(few: dict, tmp_path: Path) -> None:
    folder = export(few, tmp_path / "a")
    before = _bytes(folder)
    few["rejects"] = few["rejects"].head(1)
    after = _bytes(export(few, folder))
    assert after.keys() == before.keys()
    assert after["csv/rejects.csv"].count(b"\n") == 2
    assert after["CITATION.cff"] != before["CITATION.cff"]
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_a_killed_export_left_goes_at_the_next(few: dict, tmp_path: Path) -> None:
    left = tmp_path / ".a.export-x1y2"
    (left / "new").mkdir(parents=True)
    (left / "new" / "series.csv").write_text("half")
    (left / ".in-use").touch()
    export(few, tmp_path / "a")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_an_empty_folder_is_filled(few: dict, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert (export(few, tmp_path / "a") / "datapackage.json").is_file()


def test_a_folder_of_something_else_is_left_alone(few: dict, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="holds something else"):
        export(few, tmp_path)
    assert _bytes(tmp_path) == {"thesis.docx": b"mine"}


def test_a_strange_file_in_an_export_is_left_alone(few: dict, tmp_path: Path) -> None:
    folder = export(few, tmp_path / "a")
    (folder / "csv" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"csv/notes\.txt"):
        export(few, folder)
    assert (folder / "csv" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_and_a_link_are_no_folder(few: dict, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link"):
        with pytest.raises(ExportError, match="no folder"):
            export(few, tmp_path / name)


def test_a_failure_leaves_the_old_export_and_no_rest(few: dict, tmp_path: Path, monkeypatch) -> None:
    folder = export(few, tmp_path / "a")
    before = _bytes(folder)

    def full(*_args) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.workbook, "write_workbook", full)
    with pytest.raises(ExportError, match="No space left on device"):
        export(few, folder)
    assert _bytes(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_tables_of_different_states_are_not_exported(few: dict, tmp_path: Path) -> None:
    few["sources"] = few["sources"].head(0)
    with pytest.raises(ExportError, match=r"observations\.source_id has rmrb-1998-01-31-minning"):
        export(few, tmp_path / "a")
    assert list(tmp_path.iterdir()) == []
