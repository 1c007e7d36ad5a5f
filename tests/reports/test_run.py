"""Whole runs from the command line: what is published, said and left behind, also when a run is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.reports.run import known_sums
from analysis.vocabulary.columns import TABLES

LISTED = Path("/proc/self/environ").exists()
needs_proc = pytest.mark.skipif(not LISTED, reason="looks for processes in /proc")
COMMAND = [sys.executable, "-m", "analysis", "report"]


def run(*arguments):
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=120)


def say(*arguments):
    """The command in this process: what it says of a request, where nothing is run."""
    return CliRunner().invoke(app, ["report", *arguments])


def events(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def published(folders):
    return sorted(path.name for path in (folders / "reports").iterdir() if path.name != "index.html")


def processes(folders):
    """Processes that were started with these folders in their environment."""
    mark = f"ATLAS_REPORTS={folders / 'reports'}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return [pid for pid in found if pid != os.getpid()]


def until(condition, seconds=60.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that in time"
        time.sleep(0.05)


def catalogue(folders, *names):
    lines = "\n".join(f"- notebook: {name}" for name in names)
    (folders / "notebooks" / "reports.yml").write_text(f"reports:\n{lines}\n")


@pytest.mark.whole
def test_what_fails_keeps_nothing_else_from_being_published(folders, write_notebook):
    """The last report ends only when a reader could open the one before it."""
    index = folders / "reports" / "index.html"
    wait = f"import pathlib, time\nwhile not pathlib.Path({str(index)!r}).exists():\n    time.sleep(0.05)"
    write_notebook("good", "# Good", "1 + 1")
    write_notebook("bad", "# Bad", "## The sums", "1 / 0")
    write_notebook("last", "# Last", wait)
    catalogue(folders, "bad", "good", "last")
    done = run("--jobs", "1")
    assert done.returncode == 1
    told = events(done)
    assert [e["event"] for e in told] == ["begin", *["start", "end"] * 3, "finish"]
    failed = next(e for e in told if e.get("state") == "failed")
    assert (failed["report"], failed["heading"]) == ("bad_2021-2024_zh", "The sums")
    assert failed["problem"] == "ZeroDivisionError: division by zero"
    assert Path(failed["kept"]).exists()
    assert published(folders) == [
        f"{name}_2021-2024_zh.{kind}" for name in ("good", "last") for kind in ("html", "ipynb")
    ]
    page = index.read_text("utf-8")
    assert "good_2021-2024_zh" in page and "last_2021-2024_zh" in page
    assert "in “The sums”: ZeroDivisionError" in done.stderr
    assert "TCP" not in done.stdout + done.stderr

    again = say("--dry-run")
    assert again.stdout.splitlines() == ["bad_2021-2024_zh"]
    write_notebook("bad", "# Bad", "1 / 1")
    assert run().returncode == 0
    assert not Path(failed["kept"]).exists()
    assert "Nothing to do: 3 reports" in say().stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("god",), "did you mean 'good'?"),
        (("good", "-p", "lnag=en"), "did you mean 'lang'?"),
        (("good", "-p", "lang=english"), "zh, en"),
        (("--only", "*_fr"), "no report matches *_fr"),
        (("--catalogue", "none.yml"), "there is no catalogue"),
    ],
)
def test_a_wrong_request_stops_before_anything_runs(folders, write_notebook, arguments, said):
    write_notebook("good", "1")
    catalogue(folders, "good")
    done = say(*arguments)
    assert (done.exit_code, type(done.exception)) == (1, SystemExit)
    assert said in done.stderr
    assert done.stdout == ""


def test_parameters_reach_the_notebook_and_the_page_and_nothing_is_left_running(folders, write_notebook):
    write_notebook("good", "print(period_start, lang)")
    done = run("good", "-p", "period_start=2022", "-p", "lang=en")
    assert done.returncode == 0, done.stderr
    page = (folders / "reports" / "good_2022-2024_en.html").read_text("utf-8")
    assert "2022 en" in page
    assert '<html lang="en">' in page
    if LISTED:
        assert processes(folders) == [], "after success nothing is left running"


@needs_proc
@pytest.mark.parametrize("jobs", ["1", pytest.param("3", marks=pytest.mark.whole)])
@pytest.mark.parametrize(
    "how",
    [
        pytest.param(signal.SIGINT, marks=pytest.mark.whole),
        signal.SIGTERM,
        pytest.param(signal.SIGKILL, marks=pytest.mark.whole),
    ],
    ids=lambda s: s.name,
)
def test_a_run_that_is_ended_leaves_no_process_and_nothing_half_written(folders, write_notebook, how, jobs):
    begun, again = folders / "begun", folders / "again"
    wait = f"import subprocess, time; subprocess.Popen(['sleep', '60']); open({str(begun)!r}, 'w'); time.sleep(60)"
    write_notebook("slow", "# Slow", f"import os\nif not os.path.exists({str(begun)!r}):\n    {wait}")
    for name in ("quick", "quicker"):
        write_notebook(
            name,
            "# Quick",
            f"import os, time\nif {jobs} > 1 and not os.path.exists({str(again)!r}):\n    time.sleep(60)",
        )
    catalogue(folders, "slow", "quick", "quicker")
    running = subprocess.Popen(
        [*COMMAND, "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell that starts the tests in the background has them ignore Ctrl-C, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    until(begun.exists)
    assert len(processes(folders)) >= 4, "run, worker, warm parent, kernel"
    running.send_signal(how)
    running.communicate(timeout=30)
    assert running.returncode != 0
    until(lambda: not processes(folders), 10)
    assert published(folders) == []
    if how is not signal.SIGKILL:
        return

    again.touch()
    done = run("--jobs", jobs)
    assert done.returncode == 0, done.stderr
    assert len(published(folders)) == 6
    assert list((folders / ".reports" / "staging").iterdir()) == []


@pytest.mark.whole
def test_a_worker_or_a_warm_parent_that_dies_fails_its_report_only(folders, write_notebook):
    worker = (
        "import psutil\nrun = psutil.Process().parents()[1]\n"
        "for p in run.children():\n    if 'analysis.reports.worker' in p.cmdline(): p.kill()"
    )
    parent = "import psutil\npsutil.Process().parent().kill()"
    deadly = {"kills_worker": worker, "kills_parent": parent}
    for name, kill in deadly.items():
        began = f"open({str(folders / name)!r}, 'w').close()"
        write_notebook(name, "# Deadly", f"{began}\n{kill}", "import time; time.sleep(5)")
    for name in ("good", "better"):
        write_notebook(name, "# Good", "1")
    catalogue(folders, "kills_worker", "good", "kills_parent", "better")
    done = run("--jobs", "1")
    assert done.returncode == 1
    assert all((folders / name).exists() for name in deadly), "each was there to kill"
    states = [(e["report"].removesuffix("_2021-2024_zh"), e["state"]) for e in events(done) if e["event"] == "end"]  # fmt: skip
    assert states == [
        ("kills_worker", "failed"), ("good", "made"), ("kills_parent", "failed"), ("better", "made"),
    ]  # fmt: skip


def test_two_runs_are_kept_apart(folders, write_notebook):
    from analysis.reports.folders import Folders

    write_notebook("good", "1")
    with Folders.open().locked():
        done = say("good")
    assert done.exit_code == 1
    assert "another run is making reports" in done.stderr


def test_tables_that_are_missing_or_damaged_are_one_error_before_anything_runs(
    folders, write_notebook, write_table
):
    for name in ("reads", "reads_too"):
        write_notebook(name, "from analysis import dataset\ndataset.table('series')")
    catalogue(folders, "reads", "reads_too")
    for table in TABLES:
        write_table(folders / "processed", table)
    (folders / "processed" / "series.parquet").unlink()
    (folders / "processed" / "places.parquet").write_bytes(b"PAR1 cut")
    done = run("--jobs", "1")
    assert done.returncode == 1
    assert done.stderr.count("error:") == 1
    assert "series (the table has not been built), places (its file is damaged)" in done.stderr.replace(
        "\n", " "
    )
    assert "python -m analysis build" in done.stderr
    assert published(folders) == []


def test_sums_that_were_solved_are_kept_while_tables_code_and_packages_are_the_same(tmp_path):
    work = SimpleNamespace(answers=tmp_path / "answers")
    present = SimpleNamespace(fingerprint={"analysis.sums": "of today"}.__getitem__)
    own = known_sums(work, present)
    for folder in (own, own.with_name("of yesterday")):
        folder.mkdir(parents=True)
        (folder / "sums-gov_funds.jsonl").write_text("")
    assert known_sums(work, present) == own
    assert [path.name for path in own.parent.iterdir()] == ["of today"] and list(own.iterdir())
