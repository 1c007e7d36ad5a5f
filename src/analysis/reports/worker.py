"""A worker process: makes reports one after another, as told on its standard input, one JSON line each way.

Run as `python -m analysis.reports.worker`. Its first line says what its warm parent is to import. When its
input closes without a word, whoever started it is gone, and it ends at once with everything that it has
started.
"""

from __future__ import annotations

import io
import json
import os
import queue
import sys
import threading
from dataclasses import dataclass, field
from typing import Any, TextIO


@dataclass
class Inbox:
    """Lines from standard input, read by a thread so that its end is noticed while a notebook runs."""

    stream: TextIO
    messages: queue.SimpleQueue = field(default_factory=queue.SimpleQueue)

    def start(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.stream:
            self.messages.put(message := json.loads(line))
            if message is None:
                return  # the last one: an interpreter that ends stumbles over a thread that still reads
        engine = sys.modules.get("analysis.reports.kernels.engine")
        if hasattr(engine, "remove_folders"):
            engine.remove_folders()
        # The warm parent sees its socket close and ends its kernels.
        os._exit(1)


def main() -> None:
    """Serve until told to stop."""
    # Whatever a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    # Not `sys.stdin`: its encoding is the machine's, and orders hold Chinese.
    inbox = Inbox(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8"))
    inbox.start()
    start = inbox.messages.get()
    _prepare(start)
    if beside := start["warm"] and start.get("beside"):
        _begin(beside)
    from analysis.reports.execution import Job, make

    while (order := inbox.messages.get()) is not None:
        outcome = make(Job(**order))
        print(json.dumps(outcome.as_dict(), ensure_ascii=False), file=answers, flush=True)


def _prepare(start: dict[str, Any]) -> None:
    """Start the warm parent, and import what every report needs while it does its own imports."""
    if start["warm"]:
        from analysis.reports.kernels import nursery

        try:
            nursery.shared(tuple(start["libraries"]))
        except nursery.NurseryError as error:
            print(f"no warm kernels: {error}", file=sys.stderr)
    # jsonschema takes it if it is there, to check one kind of address that no notebook holds; compiling its
    # grammar takes more than a second, twice as long as everything else that a worker imports.
    sys.modules["rfc3987_syntax"] = None
    import papermill  # noqa: F401

    import analysis.reports.export.html
    import analysis.reports.kernels.engine  # noqa: F401


def _begin(beside: dict[str, Any]) -> None:
    """Have the warm parent begin with work that is not for one report; the run does it itself where that can't be."""
    from analysis.reports.kernels import nursery

    try:
        nursery.shared().work(beside["module"], beside["given"])
    except nursery.NurseryError as error:
        print(f"nothing beside the reports: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
