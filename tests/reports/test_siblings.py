"""Workers that are forked from another work, die and end as those that were started by themselves."""

import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

from analysis.reports.execution import Job
from analysis.reports.pool import LocalPool

pytestmark = pytest.mark.skipif(
    not (hasattr(os, "fork") and Path("/proc/self/stat").exists()),
    reason="needs forks, and the list of processes",
)


@pytest.fixture
def pool(tmp_path):
    made = LocalPool(3, [], tmp_path)
    yield made
    made.close(now=True)


def _start(pool):
    threads = [threading.Thread(target=worker.start) for worker in pool._workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return [worker._process.pid for worker in pool._workers]


def _state(pid):
    """The state of a process, and its parent."""
    try:
        state, parent, *_ = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return "gone", None
    return state, int(parent)


def _made(worker, tmp_path):
    return worker.make(Job("none", str(tmp_path / "none.ipynb"), {}, {}, str(tmp_path / "staging")))


def test_they_are_forked_from_the_first_and_each_has_its_own_log(pool, tmp_path):
    first, *others = _start(pool)
    assert [_state(pid)[1] for pid in others] == [first, first]
    assert _state(first)[1] == os.getpid()
    assert {"No such file" in _made(worker, tmp_path).problem for worker in pool._workers} == {True}
    for number, pid in enumerate((first, *others), 1):
        assert Path(f"/proc/{pid}/fd/2").samefile(tmp_path / f"worker-{number}.log")


def test_they_end_when_they_are_told_to(pool):
    told = _start(pool)
    pool.close(now=False)
    end = time.monotonic() + 10
    while time.monotonic() < end and {_state(pid)[0] for pid in told} - {"gone", "Z"}:
        time.sleep(0.05)
    assert {_state(pid)[0] for pid in told} <= {"gone", "Z"}


@pytest.mark.parametrize("dead", [0, pytest.param(1, marks=pytest.mark.whole)])
def test_one_that_dies_fails_its_report_only_and_is_replaced(pool, tmp_path, dead):
    pids = _start(pool)
    os.kill(pids[dead], signal.SIGKILL)
    for number, worker in enumerate(pool._workers):
        assert ("died" in _made(worker, tmp_path).problem) is (number == dead)
    again = pool._workers[dead]
    assert "No such file" in _made(again, tmp_path).problem
    assert _state(again._process.pid)[1] == os.getpid()


def test_a_first_one_that_cannot_be_started_lets_nobody_wait(pool, monkeypatch, tmp_path):
    def none(*_, **__):
        raise OSError("no process can be started")

    monkeypatch.setattr(subprocess, "Popen", none)
    assert _start_problems(pool, tmp_path) == {"the worker process died; was there too little memory?"}


def _start_problems(pool, tmp_path):
    found = []
    threads = [
        threading.Thread(target=lambda worker=worker: found.append(_made(worker, tmp_path).problem))
        for worker in pool._workers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 3
    return set(found)


def test_those_that_never_began_are_closed_at_once(tmp_path):
    pool = LocalPool(3, [], tmp_path)
    closing = threading.Thread(target=pool.close)
    closing.start()
    closing.join(8)
    assert not closing.is_alive()
