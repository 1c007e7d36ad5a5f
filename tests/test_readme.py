"""The two READMEs tell the same, in step, and every command in them works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from analysis import paths
from analysis.measures.status import told as told_as

ENGLISH, CHINESE = "README.md", "README.zh.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"\s*#.*")


def _text(name: str) -> str:
    return (paths.ROOT / name).read_text(encoding="utf-8")


def _blocks(name: str) -> list[tuple[str, list[str]]]:
    """Language and lines of each code block, without comments: those may be translated."""
    return [
        (language, [line for line in (COMMENT.sub("", line) for line in body.splitlines()) if line])
        for language, body in BLOCK.findall(_text(name))
    ]


COMMANDS = [line for language, lines in _blocks(ENGLISH) if language == "sh" for line in lines]


@pytest.fixture
def tables(reconciled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    monkeypatch.setenv("ATLAS_REPORTS", str(tmp_path / "reports"))


def _quick(command: str) -> str:
    """The command in a form that takes seconds: `make` says what it would do, reports are listed only."""
    if command.startswith("make "):
        return command.replace("make ", "make -n ", 1)
    return f"{command} --dry-run" if " -m analysis report " in command else command


@pytest.fixture(scope="session")
def light_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A path of modules on which the grammar of addresses is not to be had: papermill spends two seconds on its import."""
    folder = tmp_path_factory.mktemp("path")
    (folder / "rfc3987_syntax.py").write_text("raise ImportError\n", encoding="utf-8")
    return str(folder)


def _run(command: str, folder: Path, path: str) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(
        _quick(command), shell=True, cwd=folder, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return run


@pytest.mark.whole
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_works(
    command: str,
    checkout: Path,
    tables: None,
    tmp_path: Path,
    light_path: str,
    request: pytest.FixtureRequest,
) -> None:
    if not shutil.which(command.split()[0]) and not command.startswith(".venv/"):
        pytest.skip(f"{command.split()[0]} is not installed")
    if "atlas_tables" in command:
        package = request.getfixturevalue("package")
        assert (package / "datapackage.json").stat().st_size > 1000
        if "analysis export" in command:  # which has made it
            assert command.endswith(f" {package.name}")
            return
    if "analysis changes" in command:  # which writes the front page
        shutil.copytree(request.getfixturevalue("front"), tmp_path, dirs_exist_ok=True)
    run = _run(command, checkout, light_path)
    if "papermill" in command:
        assert (checkout / "out.ipynb").stat().st_size > 1000
    if "analysis explain" in command:
        assert all(word in run.stdout for word in ("value", "bounds", "method", "claims used", "http"))


def test_python_blocks_run_and_give_rows(tables: None) -> None:
    blocks = [lines for language, lines in _blocks(ENGLISH) if language == "python"]
    assert blocks
    for lines in blocks:
        names: dict = {}
        for line in lines:
            if line.startswith(("from ", "import ")):
                exec(line, names)
            else:
                assert len(eval(line, names)) > 0, line


def test_headings_are_in_step() -> None:
    levels = [
        [len(mark) for mark in re.findall(r"^(#+) .", BLOCK.sub("", _text(name)), re.MULTILINE)]
        for name in (ENGLISH, CHINESE)
    ]
    assert levels[0] == levels[1]


def test_code_is_the_same_in_both_but_for_comments_and_language() -> None:
    for ours, theirs in zip(_blocks(ENGLISH), _blocks(CHINESE), strict=True):
        assert ours == theirs


def test_tables_and_lists_are_in_step() -> None:
    rows = [re.findall(r"^(\||- )", _text(name), re.MULTILINE) for name in (ENGLISH, CHINESE)]
    assert rows[0] == rows[1]


def test_numbers_are_the_same_in_both() -> None:
    """Figures of the measurements and of what is not known; spelt with commas, they are easily told from years."""
    figures = [sorted(re.findall(r"\b\d{1,3}(?:,\d{3})+\b", _text(name))) for name in (ENGLISH, CHINESE)]
    assert figures[0] == figures[1]


def test_what_is_not_known_is_counted(told_evidence: Path) -> None:
    series = pd.read_parquet(told_evidence / "series.parquet")
    cells = told_as(series)["status"].value_counts()  # as the report on the evidence counts them
    known = [cells["reported"], cells["estimated"], cells["at_least"]]
    told = re.search(r"Of ([\d,]+) cells.*?(\d+) are reported, (\d+) are estimated, (\d+) are floors, and ([\d,]+)", _text(ENGLISH), re.DOTALL)  # fmt: skip
    assert [int(text.replace(",", "")) for text in told.groups()] == [
        len(series),
        *known,
        len(series) - sum(known),
    ]


@pytest.mark.parametrize("name", [ENGLISH, CHINESE])
def test_links_and_named_paths_exist(name: str) -> None:
    text = BLOCK.sub("", _text(name))
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    named = re.findall(r"`((?:src|data|docs|notebooks|tests|benchmarks)/[\w./]*)`", text)
    # What is built, and folders that a user may add, need not be there yet.
    may_lack = ("data/processed", "data/raw/inbox", "data/raw/sources/")
    wanted = [path for path in (*links, *named) if not path.startswith(may_lack)]
    assert [path for path in wanted if not (paths.ROOT / path).exists()] == []
    assert all(f"docs/images/{picture}_" in "".join(links) for picture in ("funding_flows", "explorer"))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("picture", ["funding_flows", "explorer"])
def test_pictures_are_small_and_wide_enough(picture: str, lang: str) -> None:
    from PIL import Image

    file = paths.ROOT / "docs" / "images" / f"{picture}_{lang}.png"
    assert file.stat().st_size < 200_000
    assert 1000 <= Image.open(file).width <= 1400
