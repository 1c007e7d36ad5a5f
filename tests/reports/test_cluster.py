"""A dask cluster on this machine: every report is made once, also when a worker is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec

import pytest

from analysis.errors import ReportError
from analysis.reports.cluster import ClusterPool
from analysis.vocabulary.columns import TABLES

pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="needs the extra `cluster`")
NUMBER = 6


def start(*arguments, **environment):
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def until(condition, seconds=90.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that in time"
        time.sleep(0.05)


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and two worker processes on loopback; its address and the workers."""
    contact = tmp_path / "scheduler.json"
    place = ("--scheduler-file", str(contact))
    processes = [start("scheduler", *place, "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
    until(contact.exists)
    # The workers know nothing of the folders of the test: what they need has to come with the task.
    elsewhere = {
        f"ATLAS_{name}": str(tmp_path / "elsewhere") for name in ("PROCESSED", "NOTEBOOKS", "REPORTS")
    }
    for n in range(2):
        folder = str(tmp_path / f"worker{n}")
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", folder)
        processes.append(start("worker", *place, "--host", "127.0.0.1", *options, **elsewhere))
    yield json.loads(contact.read_text())["address"], processes[1:]
    for process in processes:
        process.kill()
        process.wait()


@pytest.mark.whole
def test_every_report_is_there_once_though_a_worker_is_killed(folders, write_notebook, write_table, cluster):
    address, workers = cluster
    for table in TABLES:
        write_table(folders / "processed", table, **({"value": [42]} if table == "series" else {}))
    begun = folders / "begun"
    begun.mkdir()
    killed = folders / "killed"
    mark = (
        f"import os, time\nopen(f'{begun}/{{os.getpid()}}', 'w').close()\n"
        f"while not os.path.exists({str(killed)!r}):\n    time.sleep(0.02)"
    )
    read = "from analysis import dataset\nprint('value', dataset.table('series')['value'][0])"
    write_notebook("sums", "# Sums", mark, read, parameters='number = 0\nlang = "en"')
    numbers = list(range(NUMBER))
    (folders / "notebooks" / "reports.yml").write_text(
        f"reports:\n- notebook: sums\n  parameters: {{number: {numbers}}}\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-m", "analysis", "report", "--executor", "dask", "--scheduler", address],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until(lambda: len(list(begun.iterdir())) >= 2 or run.poll() is not None)
    workers[0].send_signal(signal.SIGKILL)
    workers[0].wait()
    killed.touch()
    told, trouble = run.communicate(timeout=120)
    assert run.returncode == 0, trouble
    ended = [event["report"] for event in map(json.loads, told.splitlines()) if event["event"] == "end"]
    wanted = ["sums_en", *(f"sums_number-{n}_en" for n in numbers[1:])]
    assert sorted(ended) == sorted(wanted)
    pages = sorted(path.stem for path in (folders / "reports").glob("sums*.html"))
    assert pages == sorted(wanted)
    assert all("value 42" in (folders / "reports" / f"{name}.html").read_text("utf-8") for name in wanted)


def test_a_scheduler_that_does_not_answer_is_said_in_words(monkeypatch):
    import distributed

    def fail(*args, **options):
        raise OSError("timed out")

    monkeypatch.setattr(distributed, "Client", fail)
    with pytest.raises(ReportError, match="does not answer"):
        ClusterPool("tcp://127.0.0.1:1", ())


def test_a_scheduler_without_workers_is_told_and_given_up(folders, write_notebook, monkeypatch, capsys):
    from distributed import LocalCluster

    from analysis.reports import cluster as module
    from analysis.reports.execution import Job

    monkeypatch.setattr(module, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(module, "SAY_AFTER", 0.1)
    monkeypatch.setattr(module, "PATIENCE", 0.3)
    job = Job("own", str(write_notebook("own", "1")), {}, {}, str(folders / "staging"))
    with LocalCluster(n_workers=0, processes=False, dashboard_address=None) as empty:
        pool = ClusterPool(empty.scheduler_address, [])
        try:
            with pytest.raises(ReportError, match="has had no workers for 0.3 seconds"):
                list(pool.run([job]))
        finally:
            pool.close(now=True)
    said = capsys.readouterr().err
    assert said.count("the scheduler has no workers; start some with `dask worker") == 1
