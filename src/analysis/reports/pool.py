"""Runs jobs in worker processes on this machine, as many at a time as asked for.

Each worker is a process of its own, because papermill and nbclient keep state for a whole process. A worker
that dies fails the report it was at and is replaced; all end with this process, however it ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from analysis.reports.execution import Job, Outcome


@dataclass(frozen=True)
class Started:
    """A job that a worker has begun."""

    name: str


class Worker:
    """One worker process."""

    def __init__(self, start: dict, log: Path, environment: dict[str, str] | None = None) -> None:
        self._start, self._log = start, log
        self._environment = {**os.environ, **(environment or {})}
        self._process: subprocess.Popen | None = None
        self._closed = False

    def begin(self) -> None:
        """Start it, so that it has imported what it needs when the first job comes."""
        with contextlib.suppress(OSError):  # then that job's outcome says so
            self._running()

    def make(self, job: Job) -> Outcome:
        """Have a report made; an outcome that says so when the worker dies over it."""
        try:
            process = self._running()
            self._tell(process, asdict(job))
            answer = process.stdout.readline()
        except (OSError, ValueError):
            answer = ""
        if answer:
            return Outcome(**json.loads(answer))
        self._end(0)
        return Outcome(job.name, made=False, problem="the worker process died; was there too little memory?")

    def close(self, *, now: bool) -> None:
        """End it for good, and what it has started with it; `now` without letting it finish."""
        self._closed = True
        if self._process and not now:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                self._tell(self._process, None)
                self._process.wait(10)
        self._end(2)

    def _end(self, patience: float) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        # It takes the end of its input as a sign to clear up and go.
        with contextlib.suppress(OSError):
            process.stdin.close()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()

    def _running(self) -> subprocess.Popen:
        if self._closed:
            raise OSError("closed")
        if self._process is None:
            with self._log.open("ab") as log:
                self._process = subprocess.Popen(
                    # -P: a file of the folder that it is called in must not pass for a library.
                    [sys.executable, "-P", "-m", "analysis.reports.worker"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                    encoding="utf-8",
                    env=self._environment,
                    # Ctrl-C goes to the run, which then ends its workers in order.
                    **apart(),
                )
            self._tell(self._process, self._start)
        return self._process

    @staticmethod
    def _tell(process: subprocess.Popen, message: dict | None) -> None:
        process.stdin.write(json.dumps(message, ensure_ascii=False) + "\n")
        process.stdin.flush()


class Pool(Protocol):
    """What makes reports, wherever."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Started | Outcome]:
        """Run the jobs; yields when one begins, where that is known, and how each ended."""

    def close(self, *, now: bool = False) -> None:
        """End what was started; `now` without letting it finish."""


class LocalPool:
    """Workers on this machine, started at once.

    Parameters
    ----------
    number : int
        How many reports are made at a time.
    libraries : iterable of str
        What the warm parents import beforehand.
    log_folder : Path
        Where the workers' own messages are kept.
    warm : bool
        Whether kernels are forked from a warm parent.
    answers : Path, optional
        Where the reports write down, for one another, the sums that they solve.
    beside : dict, optional
        What the first warm parent does beside the reports: the `module` whose function `work` is called, and what is `given` to it.
    """

    def __init__(
        self,
        number: int,
        libraries: Iterable[str],
        log_folder: Path,
        *,
        warm: bool = True,
        answers: Path | None = None,
        beside: dict[str, Any] | None = None,
    ) -> None:
        start = {"libraries": sorted(libraries), "warm": warm}
        environment = {"ATLAS_ANSWERS": str(answers)} if answers else None
        self._workers = [
            Worker(
                {**start, "beside": beside if n == 1 else None}, log_folder / f"worker-{n}.log", environment
            )
            for n in range(1, number + 1)
        ]
        for worker in self._workers:
            worker.begin()

    def run(self, jobs: Iterable[Job]) -> Iterator[Started | Outcome]:
        """Run the jobs; yields when one begins and how it ended, in the order of events."""
        waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
        number = 0
        for job in jobs:
            waiting.put(job)
            number += 1
        events: queue.SimpleQueue[Started | Outcome] = queue.SimpleQueue()
        for worker in self._workers:
            threading.Thread(target=_work, args=(worker, waiting, events), daemon=True).start()
        while number:
            event = events.get()
            number -= isinstance(event, Outcome)
            yield event

    def close(self, *, now: bool = False) -> None:
        """End the workers; `now` without letting them finish."""
        with ThreadPoolExecutor(len(self._workers) or 1) as closing:
            list(closing.map(lambda worker: worker.close(now=now), self._workers))


def _work(worker: Worker, waiting: queue.SimpleQueue, events: queue.SimpleQueue) -> None:
    while True:
        try:
            job = waiting.get_nowait()
        except queue.Empty:
            return
        events.put(Started(job.name))
        events.put(worker.make(job))


def apart() -> dict[str, Any]:
    """Options of `subprocess.Popen` for a process that Ctrl-C on the terminal doesn't reach, on every system."""
    if os.name == "nt":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def cores() -> int:
    """Number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
