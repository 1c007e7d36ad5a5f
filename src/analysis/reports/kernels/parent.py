"""The warm parent: a small process that has imported the heavy libraries, and read the tables, and forks a kernel for
each notebook.

Run as `python -m analysis.reports.kernels.parent` with the file descriptors of sockets, on each of which a process asks through
`nursery`, one JSON line each way. It has one Python thread and starts no event loop and no ZeroMQ context, so that forking is
safe (the thread pools of Arrow and OpenBLAS start anew in a fork); everything of that kind comes to life in the child. When a
socket closes, however the process at the other end died, its kernels end, and with the last one the parent itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import json
import os
import select
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NoReturn

from analysis.reports.kernels.nursery import ALWAYS
from analysis.start_up import unwatched, without

PR_SET_PDEATHSIG = 1


@dataclass
class Line:
    """A line on which a process asks, and the kernels that it asked for, with the exit status of those that have ended."""

    end: socket.socket
    begun: bytes = b""
    kernels: dict[int, int | None] = field(default_factory=dict)

    def requests(self) -> list[dict[str, Any]] | None:
        """What was asked since the last time; None when the process at the other end is gone."""
        try:
            came = self.end.recv(65536)
        except OSError:
            came = b""
        if not came:
            return None
        *whole, self.begun = (self.begun + came).split(b"\n")
        return [json.loads(line) for line in whole]

    def answer(self, message: dict[str, Any]) -> None:
        """Answer; who is gone will be seen to be at the next look."""
        with contextlib.suppress(OSError):
            self.end.sendall(json.dumps(message).encode() + b"\n")

    def close(self) -> None:
        """End the kernels that were asked for on it."""
        for pid, status in self.kernels.items():
            if status is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)
        self.end.close()


def main() -> None:
    """Import what nearly every notebook needs, and what standard input then names, and serve until the last line closes."""
    lines = [Line(socket.socket(fileno=int(end))) for end in sys.argv[1:]]
    with unwatched():
        import_all(ALWAYS)
        libraries = sys.stdin.read()
        if not libraries:
            return  # whoever asked for it is gone
        with open(os.devnull) as nothing:  # noqa: PTH123
            os.dup2(nothing.fileno(), 0)
        import_all(json.loads(libraries))
        import_kernel()
    for line in lines:
        line.answer({"ready": True, "threads": threading.active_count()})
    while lines:
        for line in _asking(lines):
            requests = line.requests()
            if requests is None:
                line.close()
                lines.remove(line)
            for request in requests or ():
                line.answer(_serve(request, line, lines))
    os._exit(0)  # whoever waits for it need not wait until all that was imported is taken down


def _asking(lines: list[Line]) -> list[Line]:
    """Wait until something comes on a line, if only its end."""
    ready, _, _ = select.select([line.end for line in lines], [], [])
    return [line for line in lines if line.end in ready]


def import_all(libraries: Iterable[str]) -> None:
    """Import libraries by name."""
    for library in libraries:
        # A name may be a function of a module, or belong to a library that isn't there: the notebook will
        # say.
        with contextlib.suppress(Exception):
            module = importlib.import_module(library)
            # What a module of ours would do at its first use, if it has a function for that.
            getattr(module, "warm_up", bool)()


def import_kernel() -> None:
    """Import what every kernel needs."""
    # Nobody stops a report at a line, and it takes as long as the whole kernel besides.
    with without("debugpy"):
        import ipykernel.debugger
        import ipykernel.ipkernel
        import ipykernel.kernelapp
        import ipykernel.zmqshell  # noqa: F401


def _serve(request: dict[str, Any], line: Line, lines: list[Line]) -> dict[str, Any]:
    """Carry out one request: fork a kernel, or a process for other work, or say whether one has ended.

    A kernel is only waited for here, so its process id can't be given to another process before it was
    asked about.
    """
    if "fork" in request:
        order = request["fork"]
        try:
            pid = os.fork()
        except OSError as error:
            return {"error": str(error)}
        if pid == 0:
            _become(_kernel if "connection_file" in order else _worker, order, lines)
        line.kernels[pid] = None
        return {"pid": pid}
    pid = request["poll"]
    if line.kernels.get(pid) is None:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            line.kernels[pid] = os.waitstatus_to_exitcode(status)
    return {"status": line.kernels[pid]}


def _become(
    what: Callable[[dict[str, Any], int], None], order: dict[str, Any], lines: list[Line]
) -> NoReturn:
    """Turn this forked process into another, with nothing of the parent but what it has imported and read."""
    status = 1
    try:
        parent = os.getppid()
        os.setsid()
        die_with_parent(parent)
        for line in lines:
            line.end.close()
        os.environ.clear()
        os.environ.update(order["env"])
        os.chdir(order["cwd"])
        if "numpy" in sys.modules:
            # Every fork would else draw the same numbers; a fresh process gets a seed of its own.
            sys.modules["numpy"].random.seed()
        what(order, parent)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def _kernel(order: dict[str, Any], parent: int) -> None:
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance(connection_file=order["connection_file"], parent_handle=parent)
    app.initialize(["--HistoryManager.enabled=False"])
    app.start()


def _worker(order: dict[str, Any], parent: int) -> None:
    importlib.import_module(order["module"]).work(*order["given"])


def die_with_parent(parent: int) -> None:
    """Have the system kill this process when its parent dies (Linux.

    Elsewhere the kernel's own poller does).
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    main()
