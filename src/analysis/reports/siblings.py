"""Workers that are forked from another: one imports what makes reports, and the others need not.

The run keeps a socket to each of them, as it keeps pipes to a worker that it has started (`Sibling`). `fork` is for the worker that
is forked from. Where there is no warm parent, each worker is started by itself.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Sequence
from typing import Any

_LOOK = 0.05
"""Seconds between two looks whether one has ended."""


class Sibling:
    """A forked worker in the manner of `subprocess.Popen`, as `pool.Worker` needs it.

    Parameters
    ----------
    near : socket
        On which it is given orders and answers; it ends when nobody holds this end any more.
    """

    pid: int | None = None
    """Told by its first answer."""

    def __init__(self, near: socket.socket) -> None:
        self._near = near
        self.stdin, self.stdout = _Orders(near), near.makefile("r", encoding="utf-8")

    def wait(self, timeout: float | None = None) -> None:
        """Wait until it has ended."""
        end = None if timeout is None else time.monotonic() + timeout
        while not self._ended():
            if end is not None and time.monotonic() >= end:
                raise subprocess.TimeoutExpired("a forked worker", timeout)
            time.sleep(_LOOK)

    def kill(self) -> None:
        """End it at once."""
        if self.pid is not None and not self._ended():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def _ended(self) -> bool:
        try:
            ready, _, _ = select.select([self._near], [], [], 0)
            return bool(ready) and not self._near.recv(1, socket.MSG_PEEK)
        except (OSError, ValueError):
            return True


class _Orders:
    """The writing half of a socket, whose close the other end notices."""

    def __init__(self, near: socket.socket) -> None:
        self._near, self._text = near, near.makefile("w", encoding="utf-8")
        self.write, self.flush = self._text.write, self._text.flush

    def close(self) -> None:
        """Tell the other end that nothing more comes."""
        with contextlib.suppress(OSError):
            self._text.close()
            self._near.shutdown(socket.SHUT_WR)


def fork(orders: Sequence[dict[str, Any]]) -> tuple[list[int], dict[str, Any] | None]:
    """Fork a process for each order; each keeps nothing of the others.

    Parameters
    ----------
    orders : sequence of dict
        `end` and `line`, file descriptors of its socket to the run and to the warm parent, and `log`, where its messages go.

    Returns
    -------
    list of int, dict or None
        In the process that forks, those that it has forked, and None; in a forked one, none and its own order.
    """
    forked: list[int] = []
    own = None
    for order in orders:
        if (pid := os.fork()) == 0:
            forked, own = [], order
            log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
            os.dup2(log, 1)
            os.dup2(log, 2)
            os.close(log)
            break
        forked.append(pid)
    for order in orders:
        if order is not own:
            os.close(order["end"])
            os.close(order["line"])
    return forked, own


def wait(forked: Iterable[int]) -> None:
    """Wait until the processes that this one has forked have ended."""
    for pid in forked:
        os.waitpid(pid, 0)
