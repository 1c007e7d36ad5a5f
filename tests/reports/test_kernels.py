"""Kernels: isolated from one another, in the ordinary way where there are no warm ones, tried twice to start."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace

import nbformat
import pytest
from papermill import engines

from analysis import store
from analysis.maps import canvas
from analysis.reports import command
from analysis.reports import run as runs
from analysis.reports.catalog import Report
from analysis.reports.execution import Job, make
from analysis.reports.folders import Folders
from analysis.reports.kernels import nursery, provisioner, shared
from analysis.reports.plan import Step
from analysis.vocabulary import media

needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="warm kernels are forked, which needs Linux")

SOIL = """
import os, sys, random, json, math
import numpy as np, pandas as pd, matplotlib as mpl
left_behind = 1
np.left_behind = 1
mpl.rcParams["font.size"] = 33
pd.set_option("display.max_rows", 7)
os.environ["LEFT_BEHIND"] = "1"
os.chdir("/")
sys.path.append("/left")
"""
LOOK = """
import os, sys
import numpy as np, pandas as pd, matplotlib as mpl
print([
    "left_behind" in globals(), hasattr(np, "left_behind"), mpl.rcParams["font.size"],
    pd.get_option("display.max_rows"), "LEFT_BEHIND" in os.environ, os.getcwd() == "/", "/left" in sys.path,
])
"""


@pytest.fixture
def run(folders):
    """A function that makes a report of a notebook and returns the outcome and the notebook, if there is one."""

    def run(notebook, *, parameters=None, **options):
        staging = folders / "staging"
        given = {"lang": "en", **(parameters or {})}
        outcome = make(Job(notebook.stem, str(notebook), given, {}, str(staging), **options))
        made = staging / f"{notebook.stem}.ipynb"
        return outcome, nbformat.read(made, 4) if made.exists() else None

    return run


@pytest.fixture(scope="module")
def parents():
    """The warm parent of these tests, if one of them has started it."""
    kept = []
    yield kept
    for parent in kept:
        parent.close()


@pytest.fixture(autouse=True)
def own_parent(parents, monkeypatch):
    """These tests have a warm parent of their own, and share it as the reports of a run do."""
    monkeypatch.setattr(nursery, "_shared", parents[-1] if parents else None)
    yield
    if isinstance(nursery._shared, nursery.Nursery) and nursery._shared not in parents:
        parents.append(nursery._shared)


def printed(nb):
    return "".join(o.text for cell in nb.cells for o in cell.get("outputs", []) if o.output_type == "stream")


@needs_fork
def test_nothing_of_one_notebook_is_found_in_the_next(write_notebook, run):
    first, _ = run(write_notebook("soil", SOIL))
    second, nb = run(write_notebook("look", LOOK))
    assert first.made
    assert second.made
    assert second.notes == []
    assert printed(nb).strip() == "[False, False, 10.0, 60, False, False, False]"
    assert isinstance(nursery._shared, nursery.Nursery)


@needs_fork
def test_each_forked_kernel_draws_its_own_random_numbers(write_notebook, run):
    notebook = write_notebook("random", "import random, numpy\nprint(random.random(), numpy.random.rand())")
    texts = {printed(run(notebook)[1]) for _ in range(2)}
    numbers = {number for text in texts for number in text.split()}
    assert len(numbers) == 4


@needs_fork
def test_a_warm_kernel_draws_into_the_notebook(write_notebook, run):
    outcome, nb = run(write_notebook("draw", "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"))
    assert outcome.made, outcome.problem
    assert "image/png" in nb.cells[-1].outputs[-1].data
    assert not any(o.get("name") == "stderr" for cell in nb.cells for o in cell.get("outputs", []))


FIGURE = """
from matplotlib.figure import Figure
from analysis import charts
figure = Figure(figsize=(2, 1))
figure.text(0.1, 0.5, "AB {}")
charts.show(figure, alt="letters")
"""


@needs_fork
def test_figures_drawn_beside_their_notebook_are_those_drawn_in_it(write_notebook, run, monkeypatch):
    notebook = write_notebook("drawn", FIGURE.format(1), FIGURE.format(2), FIGURE.format(3))
    there, inside = run(notebook)
    monkeypatch.setenv(media.DRAW_BESIDE, "1")
    drawn, outside = run(notebook)
    assert there.made and drawn.made, drawn.problem
    assert drawn.notes == []
    assert len(drawn.figures) == 3 and drawn.figures == there.figures
    assert len(outside.cells) == len(inside.cells)
    for cell, other in zip(outside.cells, inside.cells, strict=True):
        assert cell.get("outputs") == other.get("outputs")


@needs_fork
def test_a_figure_that_says_something_says_it_in_its_cell(write_notebook, run, monkeypatch):
    monkeypatch.setenv(media.DRAW_BESIDE, "1")
    notebook = write_notebook("odd", FIGURE.format("\U0001f6b2"), "1")
    outcome, _ = run(notebook)
    assert not outcome.made
    assert "cell 3 wrote to stderr" in outcome.problem
    assert outcome.notes == ["0 figures were not drawn in time, 1 not without a word"]


def test_the_tables_that_went_through_the_reader_are_noted(folders, write_notebook, write_table, run):
    write_table(folders / "processed", "series", value=[1.0])
    outcome, nb = run(write_notebook("read", "from analysis import dataset\ndataset.table('series')"))
    assert outcome.made, outcome.problem
    (read,) = outcome.tables_read.pop("series")
    assert (read["where"], len(read["rows"])) == ({}, 20)
    assert outcome.tables_read == {}


def test_without_fork_an_ordinary_kernel_is_started_and_the_log_says_so(write_notebook, run, monkeypatch):
    import urllib.request  # its import asks for what only a real darwin has

    assert urllib.request
    monkeypatch.setattr(nursery.sys, "platform", "darwin")
    monkeypatch.setattr(nursery, "_shared", None)
    outcome, nb = run(write_notebook("plain", "print(6 * 7)"))
    assert outcome.made, outcome.problem
    assert printed(nb) == "42\n"
    assert outcome.notes == [
        "an ordinary kernel, no warm one: forking is not to be had, or not safe, on darwin"
    ]


def test_a_kernel_that_does_not_start_is_tried_once_more(write_notebook, run, monkeypatch):
    async def fail(self, cmd, **kwargs):
        raise RuntimeError("no kernel today")

    monkeypatch.setattr(provisioner.WarmProvisioner, "launch_kernel", fail)
    outcome, nb = run(write_notebook("again", "print(6 * 7)"))
    assert outcome.made, outcome.problem
    assert printed(nb) == "42\n"
    assert len(outcome.notes) == 1
    assert "no kernel today" in outcome.notes[0]


def test_a_kernel_that_never_starts_fails_the_report_in_words(write_notebook, run, monkeypatch):
    from jupyter_client.provisioning import LocalProvisioner

    async def fail(self, cmd, **kwargs):
        raise RuntimeError("no kernel today")

    monkeypatch.setattr(LocalProvisioner, "launch_kernel", fail)
    outcome, _ = run(write_notebook("never", "print(1)"), warm=False)
    assert not outcome.made
    assert "no kernel today" in outcome.problem


def test_code_that_fails_is_not_tried_again_and_said_with_its_heading(write_notebook, run, folders):
    count = f"open({str(folders / 'count')!r}, 'a').write('x')"
    outcome, nb = run(write_notebook("wrong", "# Title", "## The sums", count, "1 / 0", "## After"))
    assert not outcome.made
    assert (outcome.heading, outcome.problem) == ("The sums", "ZeroDivisionError: division by zero")
    assert (folders / "count").read_text() == "x"
    assert nb is not None


@pytest.mark.parametrize(
    ("cell", "contract", "said"),
    [
        ("import warnings; warnings.warn('look out')", {}, "wrote to stderr"),
        ("1", {"figures": 1}, "figures: 0, promised: 1"),
        ("import pandas; pandas.DataFrame({'a': [1]})", {"tables": 2}, "tables: 1, promised: 2"),
    ],
)
def test_a_notebook_that_breaks_its_contract_is_not_published(write_notebook, folders, cell, contract, said):
    notebook = write_notebook("broken", "# T", cell)
    outcome = make(Job("broken", str(notebook), {"lang": "en"}, contract, str(folders / "staging")))
    assert not outcome.made
    assert said in outcome.problem
    assert not (folders / "staging" / "broken.html").exists()


def test_a_parameter_that_is_not_legal_is_told_in_words_in_the_kernel_too(write_notebook, run):
    notebook = write_notebook(
        "asks", "from analysis.reports.parameters import FundingFlows\nFundingFlows(province='Ningxai')"
    )
    outcome, nb = run(notebook)
    assert (
        "03_funding_flows.ipynb: province=Ningxai is not legal (did you mean 'Ningxia' (640000)?)"
        in outcome.problem
    )
    (error,) = (o for cell in nb.cells for o in cell.get("outputs", []) if o.output_type == "error")
    assert error.traceback[0].startswith("ParameterError: 03_funding_flows.ipynb: province=Ningxai")
    assert len(error.traceback) == 1


def test_a_misspelt_name_that_papermill_lets_in_is_refused_where_the_parameters_are_read(write_notebook, run):
    asks = "from analysis.reports.parameters import FundingFlows\nFundingFlows(lang=lang)"
    outcome, _ = run(write_notebook("asks", asks), parameters={"provinc": "宁夏"})
    assert "there is no parameter 'provinc' (did you mean 'province'?)" in outcome.problem
    own = write_notebook("own", asks, parameters='lang = "zh"\nthreshold = 3')
    outcome, _ = run(own, parameters={"threshold": 5})
    assert outcome.made, outcome.problem


def test_what_is_read_beforehand_counts_as_read_by_nobody(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    monkeypatch.setattr(store, "_reads", {})
    shared.warm_up()
    assert not store.reads().keys() - {"places"}
    assert len(canvas.outlines("province")) == 34
    assert store._rows_by_text.cache_info().currsize


def test_only_a_parent_of_many_reads_what_reports_share(write_notebook):
    step = Step(Report("x", write_notebook("x", "import json"), {}), ("forced",))
    name = "analysis.reports.kernels.shared"
    assert name not in runs._libraries([step] * 3)
    assert {name, "json"} <= runs._libraries([step] * 4)
    assert not runs._libraries([replace(step, page_only=True)] * 9), "no kernel is forked for a new page"


@needs_fork
def test_a_notebook_that_broke_off_is_written_by_us_and_else_by_papermill(run, write_notebook, monkeypatch):
    written = []
    write = engines.write_ipynb
    monkeypatch.setattr(engines, "write_ipynb", lambda nb, path: written.append(path) or write(nb, path))
    outcome, nb = run(write_notebook("whole", "print(1)"))
    assert outcome.made and nb.cells and not written
    outcome, nb = run(write_notebook("dies", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"))
    assert not outcome.made and nb.cells and len(written) == 1


@needs_fork
def test_a_parent_that_has_begun_is_ended_where_nothing_is_due():
    with command._begun(2) as parent:
        assert len(parent.lines) == 3
    assert parent.process.returncode == -signal.SIGKILL
    with command._begun(1) as parent:
        parent.take(["json"])
    assert parent.process.poll() is None
    parent.lines[1].close()
    taken = nursery.Nursery(parent.lines[0], parent.process)
    assert taken._receive()["ready"]
    taken.close()


@needs_fork
def test_no_parent_begins_with_more_lines_than_the_system_gives(monkeypatch):
    monkeypatch.setattr(nursery.socket, "socketpair", lambda: (_ for _ in ()).throw(OSError(24, "too many")))
    with command._begun(2) as parent:
        assert parent is None


@needs_fork
def test_the_warm_parent_works_beside_its_kernels(tmp_path, monkeypatch):
    (tmp_path / "beside.py").write_text(
        "from pathlib import Path\n\ndef work(path, words):\n    Path(path).write_text(words)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(nursery, "_shared", None)  # one that is started now knows the path
    made = tmp_path / "made"
    nursery.shared().work("beside", [str(made), "of it"], dict(os.environ))
    end = time.monotonic() + 20
    while not (made.exists() and made.read_text()) and time.monotonic() < end:
        time.sleep(0.02)
    assert made.read_text() == "of it"


def test_a_report_in_its_second_language_comes_when_the_first_are_made(folders, tmp_path):
    reports = [
        Report(f"{pair}_{lang}", tmp_path / "profile.ipynb", {"pair": pair, "lang": lang})
        for pair in ("one", "two")
        for lang in ("zh", "en")
    ]
    steps = [Step(report, ("forced",)) for report in reports]
    made = [job.name for job in runs._jobs(steps, Folders.open(), warm=True, pdf=False)]
    assert made == ["one_zh", "two_zh", "one_en", "two_en"]
