"""A fresh environment has what reports import compiled while its tables are built; any other is left alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from analysis.reports import ahead, worker
from analysis.reports.kernels import nursery, parent


@pytest.fixture
def begun(monkeypatch):
    """The commands that would be begun, on two cores, where compiled modules are kept."""
    commands = []
    monkeypatch.setattr(ahead.subprocess, "Popen", lambda command, **options: commands.append(command))
    monkeypatch.setattr(ahead, "cores", lambda: 2)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return commands


def test_what_is_not_compiled_yet_is_by_a_process_beside(begun, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    ahead.begin()
    assert begun == [[sys.executable, "-P", "-m", "analysis.reports.ahead"]]


@pytest.mark.parametrize("why", ["compiled", "one core", "nothing is kept"])
def test_nothing_is_begun_that_would_be_of_no_use(begun, monkeypatch, tmp_path, why):
    if why == "compiled":
        monkeypatch.setattr(
            ahead, "_compiled", lambda package: package in {"matplotlib", "nbconvert", "papermill"}
        )
    else:
        monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
        monkeypatch.setattr(ahead, "cores", lambda: 1 if why == "one core" else 2)
        monkeypatch.setattr(sys, "dont_write_bytecode", why == "nothing is kept")
    assert ahead.begin() is None
    assert not begun


def test_what_a_worker_leaves_out_the_imports_for_kernels_still_get():
    # Its own process: what is left out here may have been imported by another test.
    asked = "from analysis.reports import worker; worker.prepare(); import sys, analysis.maps.boundaries; print('isoduration' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "False"


def test_it_imports_what_a_worker_and_the_kernels_of_all_notebooks_do(monkeypatch):
    done = []
    monkeypatch.setattr(ahead.os, "nice", lambda more: done.append(("nice", more)))
    monkeypatch.setattr(worker, "prepare", lambda: done.append(("worker",)))
    monkeypatch.setattr(parent, "import_all", lambda names: done.append(("parent", *names)))
    monkeypatch.setattr(parent, "import_kernel", lambda: done.append(("kernel",)))
    ahead.main()
    (_, more), (who,), (_, *names), (last,) = done
    assert more > 0 and (who, last) == ("worker", "kernel")
    assert {*nursery.ALWAYS, "analysis.dataset", "analysis.maps.national"} <= set(names)
