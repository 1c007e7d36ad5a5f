"""Tells how a run goes: a bar and the running names on a terminal, one JSON line per event elsewhere.

At the end a table of what was made and what failed, with where to look.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Protocol

from analysis.reports.execution import Outcome
from analysis.terminal import plain


class Progress(Protocol):
    """What a run tells."""

    def begin(self, number: int) -> None:
        """So many reports are to be made."""

    def started(self, name: str) -> None:
        """One has begun."""

    def ended(self, outcome: Outcome, **more: Any) -> None:
        """One has ended, well or not."""

    def finish(self) -> None:
        """Nothing more will come."""


class EventLines:
    """One JSON line per event, for logs and other programs."""

    def begin(self, number: int) -> None:
        """So many reports are to be made."""
        self._line("begin", reports=number)

    def started(self, name: str) -> None:
        """One has begun."""
        self._line("start", report=name)

    def ended(self, outcome: Outcome, **more: Any) -> None:
        """One has ended, well or not."""
        state = "made" if outcome.made else "failed"
        told = {"heading": outcome.heading, "problem": outcome.problem, "notes": outcome.notes, **more}
        said = {key: value for key, value in told.items() if value}
        self._line("end", report=outcome.name, state=state, seconds=outcome.seconds, **said)

    def finish(self) -> None:
        """Nothing more will come."""
        self._line("finish")

    @staticmethod
    def _line(event: str, **values: Any) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        print(plain(json.dumps({"event": event, "time": now, **values}, ensure_ascii=False)), flush=True)


class Bar:
    """One bar and the running names, for people."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
        )
        self._running: dict[str, float] = {}

    def begin(self, number: int) -> None:
        """So many reports are to be made."""
        self._bar.start()
        self._task = self._bar.add_task("", total=number)

    def started(self, name: str) -> None:
        """One has begun."""
        self._running[name] = time.monotonic()
        self._show()

    def ended(self, outcome: Outcome, **more: Any) -> None:
        """One has ended, well or not."""
        self._running.pop(outcome.name, None)
        for note in outcome.notes:
            self._bar.print(plain(f"{outcome.name}: {note}"), markup=False)
        self._bar.advance(self._task)
        self._show()

    def finish(self) -> None:
        """Nothing more will come."""
        self._bar.stop()

    def _show(self) -> None:
        self._bar.update(self._task, description=plain(", ".join(self._running)))


def progress() -> Progress:
    """The form that suits standard output."""
    return Bar() if sys.stdout.isatty() else EventLines()


def print_table(rows: Iterable[tuple[str, str, str, str]]) -> None:
    """Print (report, seconds, state, remark) rows; off a terminal on stderr, to keep the event lines pure."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("report", "seconds", "state", "remark", box=None, pad_edge=False)
    table.columns[1].justify = "right"
    for name, seconds, state, remark in rows:
        style = {"failed": "bold red", "made": "green"}.get(state, "")
        table.add_row(Text(plain(name)), seconds, Text(state, style), Text(plain(remark)))
    terminal = sys.stdout.isatty()
    Console(stderr=not terminal, width=None if terminal else 200).print(table)
