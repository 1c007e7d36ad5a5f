"""Read many foreign pages in child processes with bounded memory and time.

Each worker of a small pool keeps one child and hands it one file at a time; a child that dies or takes too long is
ended, its file refused in words, and a new child reads on. What comes back is text: personal data is taken out here,
before anything else sees it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from analysis.errors import RawFileError
from analysis.harvest import interviews
from analysis.harvest.pages import Page
from analysis.harvest.parsers import SAVE_AGAIN
from analysis.harvest.pdf_tables import Table
from analysis.harvest.text import without_readings
from analysis.ingest.personal import mask

SECONDS = 30
"""Time of one file; most take a hundredth of a second."""

_AHEAD = 32
_COMMAND = [sys.executable, "-P", "-m", "analysis.harvest.child"]


def read_pages(
    paths: Iterable[Path], labels: Iterable[str], workers: int | None = None
) -> Iterator[Page | RawFileError]:
    """Read files in their order; one that can't be read is an error among the pages, and the others go on.

    Parameters
    ----------
    paths : iterable of Path
    labels : iterable of str
        The name of each file in messages and ids.
    workers : int, optional
        Children at a time; as many as the machine has cores, at most four, unless given.
    """
    workers = workers or min(os.cpu_count() or 1, 4)
    children = _Children()
    try:
        with ThreadPoolExecutor(workers) as pool:
            waiting = []
            for path, label in zip(paths, labels, strict=True):
                waiting.append(pool.submit(children.read, path, label))
                if len(waiting) >= _AHEAD * workers:
                    yield waiting.pop(0).result()
            for one in waiting:
                yield one.result()
    finally:
        children.end()


class _Children:
    """One child for each thread of the pool."""

    def __init__(self) -> None:
        self._own = threading.local()
        self._all: list[subprocess.Popen] = []

    def read(self, path: Path, label: str) -> Page | RawFileError:
        """Let this thread's child read one file."""
        if path.is_symlink():
            return RawFileError("a link to another place", path=label, hint="put the file itself there")
        child = getattr(self._own, "child", None)
        if child is None or child.poll() is not None:
            child = self._own.child = self._start()
        late = threading.Event()
        timer = threading.Timer(SECONDS, lambda: (late.set(), child.kill()))
        timer.start()
        try:
            child.stdin.write(json.dumps(str(path.absolute())) + "\n")
            child.stdin.flush()
            told = json.loads(child.stdout.readline())
        except (OSError, ValueError):
            child.kill()
            child.wait()
            words = (
                f"not read within {SECONDS} seconds"
                if late.is_set()
                else "can't be read: the file is damaged or asks for too much memory"
            )
            return RawFileError(words, path=label, hint=SAVE_AGAIN)
        finally:
            timer.cancel()
        if "problem" in told:
            return RawFileError(mask(told["problem"]), path=label, hint=told["hint"])
        return _page(label, told)

    def _start(self) -> subprocess.Popen:
        child = subprocess.Popen(
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._all.append(child)
        return child

    def end(self) -> None:
        """End every child."""
        for child in self._all:
            child.kill()
            child.wait()
            child.stdin.close()
            child.stdout.close()


def _grid(before: list[str], rows: list[list[str]], spans: list[list[int]]) -> Table:
    masked = [[mask(cell) for cell in row] for row in rows]
    return Table([mask(line) for line in before], masked, [tuple(span) for span in spans])


def _page(label: str, told: dict) -> Page:
    return Page(
        name=label,
        title=mask(without_readings(told["title"])),
        publisher=mask(told.get("publisher") or ""),
        published=told.get("published") or "",
        url=told.get("url") or "",
        paragraphs=tuple(
            mask(without_readings(text)) for text in interviews.without_speakers(told["paragraphs"])
        ),
        tables=told.get("tables") or 0,
        cut=bool(told.get("cut")),
        grids=tuple(_grid(*table) for table in told.get("grids") or ()),
    )
