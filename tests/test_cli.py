"""The commands that only print what other rooms say: help, inspect, and errors in words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import paths
from analysis.cli import app
from analysis.ingest.readers import read_inbox

SHEET = """2023年东西部协作财政援助资金情况表
单位：万元
序号,东部,西部,财政援助资金
1,福建省,宁夏回族自治区,60000
2,浙江省,四川省,339000
"""


def run(*arguments):
    return CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "资金.csv"
    path.write_text(SHEET, "utf-8")
    return path


def test_inspect_says_what_is_recognised_and_drafts_a_mapping(sheet):
    result = run("inspect", sheet)
    assert result.exit_code == 0, result.output
    assert "gov_funds" in result.output
    assert "gov_funds" in sheet.with_name("资金.csv.yml").read_text("utf-8")


def test_a_draft_that_nobody_mends_changes_nothing(sheet):
    before = read_inbox(sheet.parent).claims
    run("inspect", sheet)
    after = read_inbox(sheet.parent).claims
    assert before["value"].tolist() == ["60000", "339000"]
    pd.testing.assert_frame_equal(before, after)


def test_a_mapping_that_is_there_is_left_alone(sheet):
    mapping = sheet.with_name("资金.csv.yml")
    mapping.write_text("year: 2023\n", "utf-8")
    assert "left as it is" in run("inspect", sheet).output
    assert mapping.read_text("utf-8") == "year: 2023\n"


def test_no_draft_writes_none(sheet):
    run("inspect", sheet, "--no-draft")
    assert [path.name for path in sheet.parent.iterdir()] == ["资金.csv"]


HOSTILE = "\x1b]0;owned\x07\x1b[31m\x9b2J"


def test_codes_of_a_file_never_reach_the_screen(tmp_path):
    path = tmp_path / f"{HOSTILE}.csv"
    path.write_text(
        SHEET.replace("福建省", f"福建{HOSTILE}省").replace("财政援助资金\n", f"财政{HOSTILE}\n"), "utf-8"
    )
    result = run("inspect", path)
    assert result.exit_code == 0 and "owned" in result.output
    assert not {"\x1b", "\x9b", "\x07"} & {*result.output}
    missing = run("inspect", tmp_path / f"{HOSTILE}none.csv")
    assert missing.exit_code == 1 and not {"\x1b", "\x9b", "\x07"} & {*missing.output}


@pytest.mark.parametrize(
    "arguments, function",
    [(("explain", "福建", "宁夏", "gov_funds", "2020"), "explain"), (("indicators",), "indicators")],
)
def test_codes_of_the_data_never_reach_the_screen(monkeypatch, arguments, function):
    from analysis import dataset

    answer = pd.DataFrame({"name": [f"other:{HOSTILE}"]})
    explained = SimpleNamespace(text=f"人民日报{HOSTILE} 2020")
    monkeypatch.setattr(dataset, function, lambda *a, **k: explained if function == "explain" else answer)
    result = run(*arguments)
    assert result.exit_code == 0 and "owned" in result.output
    assert not {"\x1b", "\x9b", "\x07"} & {*result.output}


def test_a_file_that_is_not_there_is_an_error_in_words(tmp_path):
    result = run("inspect", tmp_path / "none.xlsx")
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_lab_opens_the_start_and_asks_for_no_news(monkeypatch):
    from jupyterlab import labapp

    seen = {}

    def main(argv):
        seen["argv"] = argv
        folder = Path(os.environ["JUPYTER_CONFIG_PATH"]) / "labconfig"
        seen["settings"] = json.loads((folder / "default_setting_overrides.json").read_text("utf-8"))

    monkeypatch.setattr(labapp, "main", main)
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    assert run("lab", "--no-browser").exit_code == 0
    assert seen["argv"][0] == str(paths.notebooks())
    assert seen["argv"][-1] == "--no-browser"
    assert seen["settings"]["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
