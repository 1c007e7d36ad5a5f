"""The near end of the warm parent: starts it, asks it for kernels, and ends it with this process.

One per process, started at the first need (`shared`). The parent imports while this process imports
papermill, so most of the wait is shared. Where forking is not available or fails, `NurseryError` says why,
and the provisioner starts an ordinary kernel.
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
from typing import Any

START_TIMEOUT = 120.0
"""Seconds the parent may take for its imports; on a cold disk they are slow."""

ALWAYS = ("IPython.core.magics", "matplotlib.pyplot", "numpy", "pandas")
"""Imported in any case: what nearly every notebook needs."""

_ENVIRONMENT = {
    # matplotlib reads its backend on import, which is before the kernel could set it.
    "MPLBACKEND": os.environ.get("MPLBACKEND", "module://matplotlib_inline.backend_inline"),
    # Without it the debugger, which ipykernel imports, warns that it would miss breakpoints.
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


class NurseryError(Exception):
    """Warm kernels are not to be had, and why."""


class Nursery:
    """A warm parent with the given libraries imported.

    Parameters
    ----------
    libraries : iterable of str
        Modules to import beforehand; one that can't be imported is left out.
    """

    def __init__(self, libraries: tuple[str, ...] = ()) -> None:
        if not hasattr(os, "fork") or sys.platform == "darwin":
            # On macOS system libraries may crash in a forked process.
            raise NurseryError(f"forking is not to be had, or not safe, on {sys.platform}")
        self._near, far = socket.socketpair()
        self._near.settimeout(START_TIMEOUT)
        self._lines = self._near.makefile("r", encoding="utf-8")
        self._lock = threading.Lock()
        self._ready = False
        with far:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "analysis.reports.kernels.parent"],
                stdin=far,
                stdout=subprocess.DEVNULL,
                env={**os.environ, **_ENVIRONMENT},
                # Ctrl-C is for the process that asked; it decides what happens to its kernels.
                start_new_session=True,
            )
        self._send([*dict.fromkeys((*ALWAYS, *libraries))])

    def fork(self, connection_file: str, env: dict[str, str], cwd: str) -> ForkedKernel:
        """Fork a kernel that listens as its connection file says."""
        env = {name: value for name, value in env.items() if name != "JPY_PARENT_PID"}
        order = {"connection_file": connection_file, "env": env, "cwd": cwd}
        return ForkedKernel(self._ask({"fork": order})["pid"], self)

    def work(self, module: str, given: list[str]) -> None:
        """Have the function `work` of a module called in a forked process beside the kernels, which nobody waits for here."""
        self._ask({"fork": {"module": module, "given": given, "env": dict(os.environ), "cwd": os.getcwd()}})  # noqa: PTH109

    def poll(self, pid: int) -> int | None:
        """Exit status of a kernel, None while it runs."""
        return self._ask({"poll": pid})["status"]

    def close(self) -> None:
        """End the parent; it takes its kernels with it."""
        for end in (self._lines, self._near):
            with contextlib.suppress(OSError):
                end.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            with self._lock:
                if not self._ready:
                    self._receive()
                    self._ready = True
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


_shared: Nursery | NurseryError | None = None


def shared(libraries: tuple[str, ...] = ()) -> Nursery:
    """The nursery of this process, started at the first call; raise NurseryError where there can't be one."""
    global _shared
    if isinstance(_shared, Nursery) and _shared.process.poll() is not None:
        _shared = None
    if _shared is None:
        try:
            _shared = Nursery(libraries)
            atexit.register(_shared.close)
        except (NurseryError, OSError) as error:
            _shared = NurseryError(str(error))
    if isinstance(_shared, NurseryError):
        raise _shared
    return _shared
