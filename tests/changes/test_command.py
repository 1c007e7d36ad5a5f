"""The command against a folder of tables, an export and a revision; the page is data that is shown, never obeyed."""

from __future__ import annotations

import json
import shutil
import subprocess

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import dataset, paths
from analysis.changes import states
from analysis.changes.states import earlier
from analysis.cli import app
from analysis.errors import ParameterError
from analysis.reports.folders import Folders

PAIR = {"origin": "350000", "destination": "640000", "indicator": "gov_funds"}


@pytest.fixture
def built(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))


@pytest.fixture
def before(built, tmp_path):
    """An earlier state in which one claim was missing and its cell unknown, with a hostile claim in its place."""
    folder = tmp_path / "before"
    shutil.copytree(paths.processed(), folder, ignore=shutil.ignore_patterns("harvest"))
    series = pd.read_parquet(folder / "series.parquet")
    row = series.query("obs_status == 'A' and indicator == 'gov_funds'").iloc[0]
    claim = row["observation_ids"].split(";")[0]
    observations = pd.read_parquet(folder / "observations.parquet")
    observations.loc[observations["observation_id"] == claim, "observation_id"] = "<b>old</b>:1"
    observations.to_parquet(folder / "observations.parquet")
    here = series.index == row.name
    series.loc[here, ["value", "lower", "upper"]] = None
    series.loc[here, "observation_ids"] = "<b>old</b>:1"
    series.to_parquet(folder / "series.parquet")
    return folder, row, claim


def run(*words: object):
    return CliRunner().invoke(app, ["changes", *map(str, words)])


def test_what_changed_is_told_and_written(before, front, tmp_path, monkeypatch):
    folder, row, claim = before
    shutil.copytree(front, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("ATLAS_REPORTS", str(tmp_path / "reports"))
    done = run("--since", folder, "--lang", "en")
    assert done.exit_code == 0, done.output
    assert "1 new, 0 corrected or read otherwise, 1 withdrawn" in done.output
    table = pd.read_csv(tmp_path / "reports" / "changes.csv", dtype=str, encoding="utf-8-sig")
    assert len(table) == 1
    told = table.iloc[0]
    assert (told["kind"], told["origin"], told["destination"]) == ("cell", row["origin"], row["destination"])
    assert (told["first"], told["change"], told["cause"]) == (f"{row['year']}-01-01", "appears", "new")
    assert set(told["claims"].split(";")) == {claim, "<b>old</b>:1"}
    assert float(told["new_value"]) == row["value"]
    assert 'href="changes_en.html"' in (tmp_path / "reports" / "index.html").read_text("utf-8")
    for lang in ("zh", "en"):
        page = (tmp_path / "reports" / f"changes_{lang}.html").read_text("utf-8")
        assert "<b>old" not in page and "&lt;b&gt;old&lt;/b&gt;:1" in page


def test_nothing_has_changed_since_the_same_tables(built, tmp_path):
    done = run("--since", paths.processed(), "--out", tmp_path / "out", "--lang", "en")
    assert "Nothing has changed" in done.output
    assert len(pd.read_csv(tmp_path / "out" / "changes.csv")) == 0


def test_sums_of_reports_are_asked_of_both_states(before, tmp_path, monkeypatch):
    """A report that shows a sum: the earlier state had no limits of money, so the sum was unknown."""
    folder, *_ = before
    limits = pd.read_parquet(folder / "limits.parquet")
    limits[limits["family"] != "money"].to_parquet(folder / "limits.parquet")
    monkeypatch.setenv("ATLAS_REPORTS", str(tmp_path / "reports"))
    asked = json.dumps(["gov_funds", ["320000"], ["610000"], "2016-01-01", "2020-12-31"])
    read = {"limits": {"file": "", "read": [{"where": {"sum": [asked]}, "rows": ""}]}}
    parts = {"notebook": "", "parameters": {}, "tables": read, "modules": {}, "packages": {}, "page": ""}
    record = {"name": "03_made_up", "parts": parts}
    monkeypatch.setattr(Folders, "all_records", lambda self: [record])
    done = run("--since", folder, "--lang", "en", "--out", tmp_path / "reports")
    assert done.exit_code == 0, done.output
    table = pd.read_csv(tmp_path / "reports" / "changes.csv", dtype=str, encoding="utf-8-sig")
    told = table[table["kind"] == "sum"].iloc[0]
    now = dataset.total("gov_funds", "320000", "610000", (2016, 2020))
    assert float(told["new_lower"]) == pytest.approx(now["lower"])
    assert pd.isna(told["old_lower"]) and told["reports"] == "03_made_up"
    assert set(table["kind"]) == {"sum", "cell"}
    page = (tmp_path / "reports" / "changes_en.html").read_text("utf-8")
    assert "03_made_up" in page and "&lt;b&gt;old" not in page, "the page shows what a report shows"


def test_an_export_is_a_state(built, package):
    with earlier(str(package)) as state:
        assert state.answers and state.name.endswith(f"({package.name})")
        assert len(state.table("series")) == len(dataset.table("series"))


def test_a_revision_is_unpacked_built_and_removed(tmp_path, monkeypatch):
    """A made-up project whose code copies its raw table: git brings it, and nothing of it is left."""
    root = tmp_path / "project"
    code = root / "src" / "analysis"
    code.mkdir(parents=True)
    (root / "data" / "raw").mkdir(parents=True)
    pd.DataFrame({"a": [1]}).to_parquet(root / "data" / "raw" / "t.parquet")
    (code / "__init__.py").write_text("")
    (code / "__main__.py").write_text(
        "import os, shutil\nfor n in ('series', 'observations'):\n"
        "    shutil.copy(os.environ['ATLAS_RAW'] + '/t.parquet', os.environ['ATLAS_PROCESSED'] + f'/{n}.parquet')\n"
    )
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "-A", "-f"], ["commit", "-qm", "one"], ["tag", "v0.0.1"]):
        subprocess.run([*git, *words], check=True)
    monkeypatch.setattr(states.paths, "ROOT", root)
    with earlier(None) as state:
        assert state.name == "v0.0.1" and not state.answers
        assert state.table("series")["a"].tolist() == [1]
        held = state.folder
    assert not held.exists()
    trees = subprocess.run([*git, "worktree", "list"], capture_output=True, text=True, check=True).stdout
    assert len(trees.splitlines()) == 1


@pytest.mark.parametrize("since", ["no-such-thing", "--upload-pack=x", "HEAD:README.md"])
def test_what_is_no_state_is_refused(since):
    with pytest.raises(ParameterError, match="neither a folder nor a revision"), earlier(since):
        pass


def test_a_folder_without_tables_is_refused(tmp_path):
    with pytest.raises(ParameterError, match="has no table series, observations"), earlier(str(tmp_path)):
        pass
