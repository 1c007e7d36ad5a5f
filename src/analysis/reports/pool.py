"""Runs jobs in worker processes on this machine, as many at a time as asked for.

Each worker is a process of its own, because papermill and nbclient keep state for a whole process. A worker
that dies fails the report it was at and is replaced; all end with this process, however it ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from analysis.parallel import cores
from analysis.reports.execution import Job, Outcome
from analysis.reports.kernels import nursery
from analysis.reports.kernels.nursery import Nursery, NurseryError, Parent
from analysis.reports.processes import apart
from analysis.reports.siblings import Sibling
from analysis.vocabulary import media


@dataclass(frozen=True)
class Started:
    """A job that a worker has begun."""

    name: str


@dataclass(frozen=True)
class Ready:
    """What makes the reports is there: from now on this process has time for other work."""


class Worker:
    """One worker process.

    Parameters
    ----------
    start : dict
        What it is told first (`analysis.reports.worker`).
    log : Path
        Where its own messages are kept.
    environment : dict, optional
        Variables that it gets besides those of this process.
    line : socket, optional
        On which its first process asks the warm parent of the run; another one has a parent of its own.
    siblings : sequence of Worker, optional
        Workers whose first processes are forked from its own; each has its `line`.
    """

    def __init__(
        self,
        start: dict,
        log: Path,
        environment: dict[str, str] | None = None,
        line: socket.socket | None = None,
        siblings: Sequence[Worker] = (),
    ) -> None:
        self._start, self._log, self._line = start, log, line
        self._environment = {**os.environ, **(environment or {})}
        self._process: subprocess.Popen | Sibling | None = None
        self._ready = self._closed = False
        self._siblings, self.leads, self.forked = siblings, bool(siblings), False
        """Workers to fork from it; whether others are forked from its first process, or its own first from another's."""
        self._far: socket.socket | None = None
        for one in siblings:
            near, one._far = socket.socketpair()
            one._process, one.forked = Sibling(near), True

    def start(self) -> None:
        """Start it, and wait until it has imported what it needs, or has ended."""
        with contextlib.suppress(OSError):  # then its first job's outcome says so
            self._await(self._running())

    def make(self, job: Job) -> Outcome:
        """Have a report made; an outcome that says so when the worker dies over it."""
        try:
            process = self._running()
            self._await(process)
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
        if self._process is None:
            for end in self._first()[1]:
                end.close()  # those who would be forked from it never will be
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

    def _running(self) -> subprocess.Popen | Sibling:
        if self._closed:
            raise OSError("closed")
        if self._process is None:
            told, passed = self._first()
            try:
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
                        **apart([end.fileno() for end in passed]),
                    )
            finally:
                for end in passed:
                    end.close()
            self._ready = False
            self._tell(self._process, told)
        return self._process

    def _first(self) -> tuple[dict[str, Any], list[socket.socket]]:
        """What its process is told first, and the sockets that go over to it: to its first process, for another finds them gone."""
        line, self._line = self._line, None
        siblings, self._siblings = self._siblings, ()
        told = self._start | ({"line": line.fileno()} if line else {})
        passed = [line] if line else []
        if siblings:
            told |= {"siblings": [one._order() for one in siblings]}
            passed += [end for one in siblings for end in one._ends()]
        return told, passed

    def _order(self) -> dict[str, Any]:
        return {"end": self._far.fileno(), "line": self._line.fileno(), "log": str(self._log)}

    def _ends(self) -> tuple[socket.socket, socket.socket]:
        ends, self._far, self._line = (self._far, self._line), None, None
        return ends

    def _await(self, process: subprocess.Popen | Sibling) -> None:
        if not self._ready and (line := process.stdout.readline()):
            process.pid, self._ready = json.loads(line)["ready"], True

    @staticmethod
    def _tell(process: subprocess.Popen | Sibling, message: dict | None) -> None:
        process.stdin.write(json.dumps(message, ensure_ascii=False) + "\n")
        process.stdin.flush()


class Pool(Protocol):
    """What makes reports, wherever."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Ready | Started | Outcome]:
        """Run the jobs; yields once when they can begin, when one begins, where that is known, and how each ended."""

    def also(self, work: Mapping[str, Any] | None) -> None:
        """Have other work done beside the reports, where that can be; else whoever wants it does it.

        Parameters
        ----------
        work : mapping, optional
            The `module` whose function `work` is called, and what is `given` to it.
        """

    def close(self, *, now: bool = False) -> None:
        """End what was started; `now` without letting it finish."""


class LocalPool:
    """Workers on this machine.

    Parameters
    ----------
    number : int
        How many reports are made at a time.
    libraries : iterable of str
        What the warm parent imports beforehand.
    log_folder : Path
        Where the workers' own messages are kept.
    warm : bool
        Whether kernels are forked from a warm parent.
    answers : Path, optional
        Where the reports write down, for one another and for later runs, the sums that they solve.
    parent : Parent, optional
        A warm parent that has begun already, with a line for each worker and one for this process.
    """

    def __init__(
        self,
        number: int,
        libraries: Iterable[str],
        log_folder: Path,
        *,
        warm: bool = True,
        answers: Path | None = None,
        parent: Parent | None = None,
    ) -> None:
        start = {"libraries": sorted(libraries), "warm": warm}
        self._environment = {"ATLAS_ANSWERS": str(answers)} if answers else {}
        if number < cores():
            self._environment[media.DRAW_BESIDE] = "1"
        self._nursery, lines = _lines(parent, start["libraries"], number) if warm else (None, [None] * number)
        self._workers: list[Worker] = []
        for n, line in reversed([*enumerate(lines, 1)]):
            # Where there is a warm parent, forking is safe; what one has imported the others need not.
            siblings = self._workers if self._nursery and n == 1 else ()
            log = log_folder / f"worker-{n}.log"
            self._workers = [Worker(start, log, self._environment, line, siblings), *self._workers]
        # The warm parent takes longest to be ready: a core is its own until then.
        self._starting = threading.Semaphore(max(1, cores() - bool(self._nursery)))

    def run(self, jobs: Iterable[Job]) -> Iterator[Ready | Started | Outcome]:
        """Run the jobs; yields once when a worker is ready, and when each begins and how it ended, in the order of events."""
        waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
        number = 0
        for job in jobs:
            waiting.put(job)
            number += 1
        events: queue.SimpleQueue[Ready | Started | Outcome] = queue.SimpleQueue()
        for worker in self._workers:
            threading.Thread(
                target=_work, args=(worker, self._starting, waiting, events), daemon=True
            ).start()
        ready = False
        while number:
            event = events.get()
            number -= isinstance(event, Outcome)
            if not (ready and isinstance(event, Ready)):
                yield event
            ready = ready or isinstance(event, Ready)

    def also(self, work: Mapping[str, Any] | None) -> None:
        """Have other work done by the warm parent."""
        if self._nursery and work:
            with contextlib.suppress(OSError):
                self._nursery.work(work["module"], work["given"], {**os.environ, **self._environment})

    def close(self, *, now: bool = False) -> None:
        """End the workers; `now` without letting them finish."""
        with ThreadPoolExecutor(len(self._workers) or 1) as closing:
            list(closing.map(lambda worker: worker.close(now=now), self._workers))
        if self._nursery:
            self._nursery.close()


def _lines(
    parent: Parent | None, libraries: list[str], workers: int
) -> tuple[Nursery | None, list[socket.socket | None]]:
    """A line to a warm parent for this process and one for each worker; none where there can't be one, as each will say."""
    try:
        parent = parent or nursery.begin(1 + workers)
        parent.take(libraries)
    except NurseryError:
        return None, [None] * workers
    own, *lines = parent.lines
    for line in lines[workers:]:
        line.close()
    return Nursery(own, parent.process), lines[:workers]


def _work(
    worker: Worker, starting: threading.Semaphore, waiting: queue.SimpleQueue, events: queue.SimpleQueue
) -> None:
    with contextlib.nullcontext() if worker.forked else starting:
        worker.start()
    events.put(Ready())
    while True:
        try:
            job = waiting.get_nowait()
        except queue.Empty:
            if not worker.leads:
                worker.close(now=False)  # while the last reports of others are made, and published
            return
        events.put(Started(job.name))
        events.put(worker.make(job))
