"""The near end of the warm parent: starts it, asks it for kernels, and lets go of it with this process.

The workers of a run share one parent (`begin`, `join`); any other process has one of its own, started at the first need
(`shared`). The parent imports while the worker imports papermill, so most of the wait is shared. Where forking is not available
or fails, `NurseryError` says why, and the provisioner starts an ordinary kernel.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

START_TIMEOUT = 120.0
"""Seconds the parent may take for its imports; on a cold disk they are slow."""

ALWAYS = ("IPython.core.magics", "matplotlib.pyplot", "numpy", "pandas")
"""Imported in any case: what nearly every notebook needs."""

# matplotlib reads its backend on import, which is before the kernel could set it.
_ENVIRONMENT = {"MPLBACKEND": os.environ.get("MPLBACKEND", "module://matplotlib_inline.backend_inline")}


class NurseryError(Exception):
    """Warm kernels are not to be had, and why."""


class Nursery:
    """A line to a warm parent.

    Parameters
    ----------
    line : socket
        The near end, on which nobody else asks.
    process : Popen, optional
        The parent, where it serves this line only and ends with it.
    """

    def __init__(self, line: socket.socket, process: subprocess.Popen | None = None) -> None:
        self._near, self.process = line, process
        self._near.settimeout(START_TIMEOUT)
        self._lines = self._near.makefile("r", encoding="utf-8")
        self._lock = threading.Lock()
        self._unread = 1
        """Answers that nobody waited for; the first is that the parent is ready."""
        self._gone = False

    @property
    def gone(self) -> bool:
        """Whether the parent has ended."""
        return self._gone or bool(self.process and self.process.poll() is not None)

    def fork(self, connection_file: str, env: dict[str, str], cwd: str) -> ForkedKernel:
        """Fork a kernel that listens as its connection file says."""
        env = {name: value for name, value in env.items() if name != "JPY_PARENT_PID"}
        order = {"connection_file": connection_file, "env": env, "cwd": cwd}
        return ForkedKernel(self._ask({"fork": order})["pid"], self)

    def work(self, module: str, given: list[str], env: dict[str, str]) -> None:
        """Have the function `work` of a module called in a forked process beside the kernels; nobody waits for it here."""
        order = {"module": module, "given": given, "env": env, "cwd": os.getcwd()}  # noqa: PTH109
        with self._lock:
            self._send({"fork": order})
            self._unread += 1

    def poll(self, pid: int) -> int | None:
        """Exit status of a kernel, None while it runs."""
        return self._ask({"poll": pid})["status"]

    def close(self) -> None:
        """Close the line; the parent ends the kernels that were asked for on it, and with its last line itself."""
        for end in (self._lines, self._near):
            with contextlib.suppress(OSError):
                end.close()
        if self.process is None:
            return
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            with self._lock:
                while self._unread:
                    self._receive()
                    self._unread -= 1
                self._send(request)
                answer = self._receive()
        except (OSError, ValueError) as error:
            raise NurseryError(f"the warm parent does not answer: {error or type(error).__name__}") from error
        if "error" in answer:
            raise NurseryError(f"the warm parent could not fork: {answer['error']}")
        return answer

    def _send(self, message: Any) -> None:
        self._near.sendall(json.dumps(message).encode() + b"\n")

    def _receive(self) -> dict[str, Any]:
        line = self._lines.readline()
        if not line:
            self._gone = True
            raise OSError("it has ended")
        return json.loads(line)


class ForkedKernel:
    """A forked kernel in the manner of `subprocess.Popen`, as jupyter_client's local provisioner needs it."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, nursery: Nursery) -> None:
        self.pid, self._nursery = pid, nursery

    def poll(self) -> int | None:
        """Exit status, None while it runs; a parent that is gone has taken the kernel with it."""
        try:
            return self._nursery.poll(self.pid)
        except NurseryError:
            return -signal.SIGKILL

    def wait(self) -> int:
        """Exit status of a kernel that has ended."""
        status = self.poll()
        return 0 if status is None else status

    def send_signal(self, signum: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, signum)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


@dataclass
class Parent:
    """A warm parent that has begun to import what nearly every notebook needs (`ALWAYS`), and the near end of each of its lines."""

    process: subprocess.Popen
    lines: list[socket.socket]
    taken: bool = False
    """Whether it has been told what to import, and belongs to whoever asks it."""

    def take(self, libraries: Iterable[str]) -> None:
        """Have it import what else is needed; without that it forks nothing.

        Parameters
        ----------
        libraries : iterable of str
            Modules; one that can't be imported is left out.

        Raises
        ------
        NurseryError
            It has ended.
        """
        try:
            with self.process.stdin as end:
                end.write(json.dumps([*libraries]).encode())
        except OSError as error:
            raise NurseryError(str(error)) from error
        self.taken = True

    def end(self) -> None:
        """End it, where nothing is to be forked after all."""
        for line in self.lines:
            line.close()
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()


def begin(lines: int) -> Parent:
    """Start a warm parent, whoever may come to need what.

    Parameters
    ----------
    lines : int
        How many processes will ask it.

    Raises
    ------
    NurseryError
        Forking is not to be had here, or it can't be started.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":
        # On macOS system libraries may crash in a forked process.
        raise NurseryError(f"forking is not to be had, or not safe, on {sys.platform}")
    far: list[socket.socket] = []
    try:
        near, far = zip(*[socket.socketpair() for _ in range(lines)], strict=True)
        ends = [end.fileno() for end in far]
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "analysis.reports.kernels.parent", *map(str, ends)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env={**os.environ, **_ENVIRONMENT},
            pass_fds=ends,
            # Ctrl-C is for the process that asked; it decides what happens to its kernels.
            start_new_session=True,
        )
    except OSError as error:
        raise NurseryError(str(error)) from error
    finally:
        for end in far:
            end.close()
    return Parent(process, [*near])


_shared: Nursery | NurseryError | None = None


def shared(libraries: tuple[str, ...] = ()) -> Nursery:
    """The nursery of this process, whose parent is started at the first call; raise NurseryError where there can't be one."""
    global _shared
    if isinstance(_shared, Nursery) and _shared.gone:
        _shared = None
    if _shared is None:
        try:
            parent = begin(1)
            parent.take(libraries)
            _shared = Nursery(*parent.lines, parent.process)
            atexit.register(end)
        except NurseryError as error:
            _shared = error
    if isinstance(_shared, NurseryError):
        raise _shared
    return _shared


def join(line: int) -> None:
    """Ask a parent that another process has started, on a line of which this process holds the near end (a file descriptor)."""
    global _shared
    _shared = Nursery(socket.socket(fileno=line))


def end() -> None:
    """End the nursery of this process, if there is one."""
    if isinstance(_shared, Nursery):
        _shared.close()
