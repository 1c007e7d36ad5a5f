"""`datapackage.json`: frictionless finds the tables to be what it says, and what it says is what the schemas say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from frictionless import validate

from analysis.export import descriptor


@pytest.fixture(scope="module")
def described(package: Path) -> dict:
    return json.loads((package / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def resources(described: dict) -> dict[str, dict]:
    return {resource["name"]: resource for resource in described["resources"]}


def _field(resource: dict, name: str) -> dict:
    return next(field for field in resource["schema"]["fields"] if field["name"] == name)


@pytest.mark.whole
def test_frictionless_validates_every_resource(package: Path, described: dict) -> None:
    report = validate(str(package / "datapackage.json"))
    assert [task.name for task in report.tasks] == [resource["name"] for resource in described["resources"]]
    assert {task.name: [error.message for error in task.errors] for task in report.tasks if task.errors} == {}
    assert report.valid


def test_frictionless_finds_a_lost_page_and_a_changed_file(package: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(package, tmp_path / "package")
    sources = copy / "csv" / "sources.csv"
    lines = sources.read_text(encoding="utf-8").splitlines(keepends=True)
    sources.write_text(
        "".join(line for line in lines if not line.startswith("rmrb-1998-01-31-minning,")),
        encoding="utf-8",
    )
    described = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    kept = [r for r in described["resources"] if r["name"] in ("sources", "places", "observations")]
    (copy / "datapackage.json").write_text(json.dumps({**described, "resources": kept}), encoding="utf-8")
    found = {error.type for task in validate(str(copy / "datapackage.json")).tasks for error in task.errors}
    assert {"foreign-key", "hash-count", "byte-count"} <= found


def test_every_file_of_data_is_a_resource(package: Path, described: dict) -> None:
    listed = [resource["path"] for resource in described["resources"]]
    files = [
        p.relative_to(package).as_posix()
        for p in package.rglob("*")
        if p.suffix in (".csv", ".parquet", ".xlsx")
    ]
    assert sorted(listed) == sorted(files)


def test_types_units_keys_and_licence(described: dict, resources: dict[str, dict]) -> None:
    series = resources["series"]
    assert series["schema"]["primaryKey"] == ["origin", "destination", "indicator", "year"]
    assert {"fields": "origin", "reference": {"resource": "places", "fields": "adcode"}} in series["schema"][
        "foreignKeys"
    ]
    assert _field(series, "value")["type"] == "number"
    assert _field(series, "value")["unit"] == "of the indicator"
    assert _field(series, "value")["description_zh"] == "数值。空：未知，不是零。"
    assert _field(series, "year")["type"] == "year"
    assert _field(series, "obs_status")["constraints"] == {"enum": ["A", "E", "O"], "required": True}
    claims = resources["observations"]
    assert _field(claims, "period_start")["type"] == "date"
    assert _field(claims, "each_year")["type"] == "boolean"
    assert {"fields": "source_id", "reference": {"resource": "sources", "fields": "source_id"}} in claims[
        "schema"
    ]["foreignKeys"]
    assert _field(claims, "origin")["separator"] == ";"
    assert _field(claims, "origin")["refers"] == "places.adcode"
    assert _field(resources["places"], "adcode")["constraints"]["pattern"] == r"\d{6}"
    assert resources["places"]["schema"]["foreignKeys"][0]["reference"]["resource"] == ""
    assert [licence["name"] for licence in described["licenses"]] == ["CC-BY-4.0"]
    assert described["fingerprint"].startswith("sha256:")


def test_rows_are_counted(resources: dict[str, dict], tables: dict) -> None:
    assert {name: resources[name]["rows"] for name in tables} == {
        name: len(frame) for name, frame in tables.items()
    }


def test_broken_references_are_found(few: dict) -> None:
    assert descriptor.broken_references(few) == {}
    few["observations"] = few["observations"].assign(origin="350000;999999")
    few["sources"] = few["sources"].head(0)
    broken = descriptor.broken_references(few)
    assert broken["observations.origin"] == ["999999"]
    assert "rmrb-1998-01-31-minning" in broken["observations.source_id"]
