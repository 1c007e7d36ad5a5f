"""A worker process: makes reports one after another, as told on its standard input, one JSON line each way.

Run as `python -m analysis.reports.worker`. The first line that it gets says which warm parent to ask, or what one of its own is
to import, and which workers to fork from this one; the first that it gives says that it has imported what it needs itself. When its input closes without a word, whoever started it is gone,
and it ends at once with everything that it has started.
"""

from __future__ import annotations

import io
import json
import os
import queue
import socket
import sys
import threading
import warnings
from dataclasses import dataclass, field
from typing import Any, TextIO

from analysis.reports import siblings
from analysis.reports.kernels import nursery
from analysis.start_up import unwatched, without

_UNUSED = ("rfc3987_syntax", "rfc3986_validator", "isoduration", "pyarrow.fs", "soupsieve")
"""What jsonschema, papermill and Beautiful Soup take if it is there, for kinds of addresses and spans that no notebook holds, for
files on a cluster and for selectors that no page is searched by: it takes longer to import than all that is used."""


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
                return  # the last one
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
    if start["warm"]:
        _find_parent(start)
    with unwatched():
        prepare()
        from analysis.reports.execution import Job, make

    forked, own = siblings.fork(start.get("siblings", ()))
    if own:
        # What it has of this one's would keep them open when this one ends.
        answers.close()
        nursery.end()
        nursery.join(own["line"])
        end = socket.socket(fileno=own["end"])
        inbox, answers = Inbox(end.makefile("r", encoding="utf-8")), end.makefile("w", encoding="utf-8")
        inbox.start()
    print(json.dumps({"ready": os.getpid()}), file=answers, flush=True)
    while (order := inbox.messages.get()) is not None:
        outcome = make(Job(**order))
        print(json.dumps(outcome.as_dict(), ensure_ascii=False), file=answers, flush=True)
    siblings.wait(forked)
    if start["warm"]:
        nursery.end()
    sys.stderr.flush()
    os._exit(0)  # to take down what was imported takes time, and whoever gave the orders waits


def _find_parent(start: dict[str, Any]) -> None:
    """Start a warm parent where there is none, so that it does its imports meanwhile."""
    try:
        if (line := start.get("line")) is not None:
            nursery.join(line)
        else:
            nursery.shared(tuple(start["libraries"]))
    except nursery.NurseryError as error:
        print(f"no warm kernels: {error}", file=sys.stderr)


def prepare() -> None:
    """Import what every report needs."""
    with without(*_UNUSED), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Beautiful Soup tells that it has no selectors
        import papermill  # noqa: F401

        import analysis.reports.contract
        import analysis.reports.kernels.engine  # noqa: F401
        from analysis.reports.export import html

        html.make_ready()


if __name__ == "__main__":
    main()
