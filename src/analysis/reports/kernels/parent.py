"""The warm parent: a small process that has imported the heavy libraries, and read the tables, and forks a kernel for
each notebook.

Run as `python -m analysis.reports.kernels.parent`; its standard input is a socket on which `nursery` asks,
one JSON line each way. It has one Python thread and starts no event loop and no ZeroMQ context, so that forking is
safe (the thread pools of Arrow and OpenBLAS start anew in a fork); everything of that kind comes to life in the child. It ends, and takes its kernels with it, when the
socket closes: however the process at the other end died.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import json
import os
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Import the libraries that the first line names, then serve until the socket closes."""
    connection = socket.socket(fileno=os.dup(0))
    with open(os.devnull) as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
    lines = connection.makefile("r", encoding="utf-8")
    for library in json.loads(next(lines, "[]")):
        # A name may be a function of a module, or belong to a library that isn't there: the notebook will
        # say.
        with contextlib.suppress(Exception):
            module = importlib.import_module(library)
            # What a module of ours would do at its first use, if it has a function for that.
            getattr(module, "warm_up", bool)()
    import ipykernel.debugger
    import ipykernel.ipkernel
    import ipykernel.kernelapp
    import ipykernel.zmqshell  # noqa: F401

    gc.collect()
    gc.freeze()
    _answer(connection, {"ready": True, "threads": threading.active_count()})
    kernels: dict[int, int | None] = {}
    try:
        for line in lines:
            _answer(connection, _serve(json.loads(line), kernels, connection))
    finally:
        for pid, status in kernels.items():
            if status is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)


def _answer(connection: socket.socket, message: dict[str, Any]) -> None:
    connection.sendall(json.dumps(message).encode() + b"\n")


def _serve(
    request: dict[str, Any], kernels: dict[int, int | None], connection: socket.socket
) -> dict[str, Any]:
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
            _become(_kernel if "connection_file" in order else _worker, order, connection)
        kernels[pid] = None
        return {"pid": pid}
    pid = request["poll"]
    if kernels.get(pid) is None:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            kernels[pid] = os.waitstatus_to_exitcode(status)
    return {"status": kernels[pid]}


def _become(
    what: Callable[[dict[str, Any], int], None], order: dict[str, Any], connection: socket.socket
) -> NoReturn:
    """Turn this forked process into another, with nothing of the parent but what it has imported and read."""
    status = 1
    try:
        parent = os.getppid()
        os.setsid()
        die_with_parent(parent)
        connection.close()
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
