"""Runs jobs on a dask.distributed cluster (extra `cluster`), in the same way as the pool does on this machine.

Each machine needs the same version of this package and nothing else: the notebook and the processed tables are
sent along, each by the hash of its content, so that a worker gets a table once, however many reports read it.
They are part of the task graph rather than scattered, because a scattered table is lost with the worker that holds
it. A task whose worker dies is given to another one; results come back here and are published here.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import queue
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from analysis.errors import ReportError
from analysis.reports.execution import Job, Outcome
from analysis.reports.export.pictures import attach
from analysis.reports.folders import ENDINGS
from analysis.reports.imports import PACKAGE_FOLDER
from analysis.reports.plan import processed_files
from analysis.reports.pool import Ready, Worker

LOOK_EVERY, SAY_AFTER, PATIENCE = 0.1, 5.0, 120.0
"""Seconds between two looks at the workers; without any until it is said; and until it is given up."""


class ClusterPool:
    """Workers of a dask cluster.

    Parameters
    ----------
    scheduler : str
        Address of the scheduler, as `tcp://host:8786`.
    libraries : iterable of str
        What the warm parents import beforehand.
    warm : bool
        Whether kernels are forked from a warm parent.

    Raises
    ------
    ReportError
        When dask is not installed, or the scheduler doesn't answer.
    """

    def __init__(self, scheduler: str, libraries: Iterable[str], *, warm: bool = True) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise ReportError(
                "a cluster needs the extra `cluster`", hint="pip install -e '.[cluster]'"
            ) from None
        try:
            self._client = Client(scheduler, timeout=15, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ReportError(
                f"the scheduler {scheduler} does not answer: {error}",
                hint="start one with `dask scheduler`, and workers with `dask worker tcp://…`",
            ) from None
        self._start = {"libraries": sorted(libraries), "warm": warm}
        self._scheduler = scheduler
        self._futures: list[Any] = []

    def run(self, jobs: Iterable[Job]) -> Iterator[Ready | Outcome]:
        """Run the jobs; yields how each ended, in the order in which they do."""
        yield Ready()
        tables = {path.name: self._sent(path.read_bytes()) for path in processed_files()}
        staging: dict[str, Path] = {}
        self._futures = []
        for job in jobs:
            staging[job.name] = Path(job.staging)
            notebook = self._sent(_whole(Path(job.executed or job.notebook)))
            self._futures.append(
                self._client.submit(
                    make_here,
                    asdict(job),
                    notebook,
                    tables,
                    self._start,
                    code_version(),
                    key=job.name,
                    pure=False,
                )
            )
        for future in self._ended():
            yield _taken(future, staging)

    def _ended(self) -> Iterator[Any]:
        """The tasks, each as it ends.

        Raises
        ------
        ReportError
            The scheduler had no workers for `PATIENCE` seconds: it would keep the tasks for ever.
        """
        from distributed import as_completed

        ended = as_completed(self._futures, loop=self._client.loop)
        seen, said = time.monotonic(), False
        while not ended.is_empty():
            if ended.has_ready():
                yield next(ended)
                seen, said = time.monotonic(), False
                continue
            time.sleep(LOOK_EVERY)
            alone = time.monotonic() - seen
            if alone < SAY_AFTER or self._client.nthreads():
                seen = time.monotonic() if alone >= SAY_AFTER else seen
            elif alone >= PATIENCE:
                raise ReportError(
                    f"the scheduler {self._scheduler} has had no workers for {PATIENCE:g} seconds",
                    hint=f"start some with `dask worker {self._scheduler}`, and run this again",
                )
            elif not said:
                said = True
                told = f"the scheduler has no workers; start some with `dask worker {self._scheduler}`"
                print(told, file=sys.stderr, flush=True)

    def also(self, work: Mapping[str, Any] | None) -> None:
        """Have nothing else done: what isn't a report needs the folders of this machine."""

    def close(self, *, now: bool = False) -> None:
        """Leave the cluster; `now` also takes back what is still running."""
        if now:
            with contextlib.suppress(Exception):  # the scheduler may be gone, and with it what ran there
                self._client.cancel(self._futures, force=True)
        self._client.close()

    def _sent(self, content: bytes) -> Any:
        """A file as a task named after its hash: fetched once per worker, and made anew if lost."""
        return self._client.submit(_content, content, key=f"atlas-file-{hashlib.sha256(content).hexdigest()}")


def _whole(notebook: Path) -> bytes:
    """A notebook with the pictures that its cells name, which the other machine has not."""
    content = json.loads(notebook.read_text("utf-8"))
    attach(content, notebook.parent)
    return json.dumps(content, ensure_ascii=False).encode()


def _content(content: bytes) -> bytes:
    return content


def _taken(future: Any, staging: Mapping[str, Path]) -> Outcome:
    """The outcome of a finished task, its files put where they are published from."""
    try:
        outcome, files = future.result()
    except Exception as error:
        return Outcome(future.key, made=False, problem=f"{type(error).__name__}: {error}")
    finally:
        future.release()
    folder = staging[outcome["name"]]
    folder.mkdir(parents=True, exist_ok=True)
    for ending, content in files.items():
        (folder / (outcome["name"] + ending)).write_bytes(content)
    return Outcome(**outcome)


@cache
def code_version() -> str:
    """Fingerprint of the package's code, the same on every machine that has the same version."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE_FOLDER.rglob("*.py")):
        digest.update(path.relative_to(PACKAGE_FOLDER).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


_idle: dict[str, queue.SimpleQueue[Worker]] = {}


def make_here(
    job: dict[str, Any], notebook: bytes, tables: Mapping[str, bytes], start: dict[str, Any], code: str
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Make a report on the worker of the cluster that this runs on.

    Returns
    -------
    tuple of dict and dict
        The outcome, and the content of each file by its ending.

    Raises
    ------
    ReportError
        When this machine has another version of the package.
    """
    if code != code_version():
        raise ReportError(
            "a worker of the cluster has another version of the package", hint="install the same"
        )
    from distributed import get_worker

    home = Path(get_worker().local_directory)
    processed = _tables_here(home, tables)
    worker = _worker_here(processed, start, home)
    with tempfile.TemporaryDirectory(dir=home) as folder:
        source = Path(folder) / Path(job["notebook"]).name
        source.write_bytes(notebook)
        order = replace(
            Job(**job),
            notebook=str(source),
            staging=folder + "/made",
            executed=str(source) if job["executed"] else "",
        )
        try:
            outcome = worker.make(order)
            made = Path(order.staging)
            files = {e: path.read_bytes() for e in ENDINGS if (path := made / (order.name + e)).exists()}
        finally:
            _idle[str(processed)].put(worker)
    return outcome.as_dict(), files


def _tables_here(home: Path, tables: Mapping[str, bytes]) -> Path:
    """Folder with exactly these tables, written once."""
    digest = hashlib.sha256()
    for name, content in sorted(tables.items()):
        digest.update(name.encode() + hashlib.sha256(content).digest())
    folder = home / f"processed-{digest.hexdigest()[:20]}"
    if not folder.exists():
        partial = Path(tempfile.mkdtemp(dir=home))
        for name, content in tables.items():
            (partial / name).write_bytes(content)
        try:
            partial.rename(folder)
        except OSError:
            # Another task was quicker; its folder is the same.
            shutil.rmtree(partial)
    return folder


def _worker_here(processed: Path, start: dict[str, Any], home: Path) -> Worker:
    """An idle worker process that reads these tables, or a new one; it ends with the cluster's worker."""
    idle = _idle.setdefault(str(processed), queue.SimpleQueue())
    try:
        return idle.get_nowait()
    except queue.Empty:
        return Worker(start, home / "reports.log", {"ATLAS_PROCESSED": str(processed)})
