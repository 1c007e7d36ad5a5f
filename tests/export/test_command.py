"""`python -m analysis export DIR`, as a shell runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis import dataset
from analysis.cli import app


def test_the_command_writes_the_package_and_says_so(
    tables: dict, few: dict, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(dataset, "table", few.__getitem__)
    run = CliRunner().invoke(app, ["export", str(tmp_path / "a")])
    assert run.exit_code == 0, run.output
    assert "observations: 4 rows" in run.output
    assert f"exported to {tmp_path / 'a'}" in run.output
    assert (tmp_path / "a" / "SHA256SUMS").is_file()


@pytest.mark.parametrize("folder", ["thesis", "processed"])
def test_what_goes_wrong_is_said_in_words(tmp_path: Path, monkeypatch, folder: str) -> None:
    monkeypatch.setenv("ATLAS_PROCESSED", str(tmp_path / "processed"))
    run = CliRunner().invoke(app, ["export", str(tmp_path / folder)])
    assert run.exit_code == 1
    assert "make reports" in run.output
    assert "Traceback" not in run.output
