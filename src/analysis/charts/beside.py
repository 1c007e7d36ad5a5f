"""Figures drawn in a process of their own while their notebook goes on, where a core is idle.

A third of what an analyst waits for when one report is made is the drawing of figures that no later cell looks at. The runner asks
for it (`media.DRAW_BESIDE`) and says when the last cell has run (`analysis.reports`); everywhere else `charts.show` draws where it is called. One
figure at a time: while it is being drawn the notebook draws the next one itself.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, NoReturn

from analysis.vocabulary import media

_LONGEST = 60.0
"""Seconds after which a figure is given up."""


class BesideError(Exception):
    """A figure that could not be drawn without a word, for what it said belongs to the cell that shows it."""


@dataclass
class _Drawing:
    """A figure that is being drawn: by which process, where the output will be, and what is to be told of it then."""

    pid: int
    made: IO[bytes]
    tell: Callable[[Any], object]


_begun: list[_Drawing] = []
_failed: list[int] = []
"""Of those that did not go well, the exit status."""


def free() -> bool:
    """Whether a figure may be drawn beside the notebook now."""
    if not (os.environ.get(media.DRAW_BESIDE) and hasattr(os, "fork")):
        return False
    _deliver()
    return not _begun


def begin(draw: Callable[[], Any], tell: Callable[[Any], object]) -> None:
    """Have something drawn beside; `tell` gets it later, in this process. Where the system has no room for another process or
    another file, it is drawn here and told at once.
    """
    try:
        with contextlib.ExitStack() as unless_begun:
            made = unless_begun.enter_context(tempfile.TemporaryFile())
            pid = os.fork()
            unless_begun.pop_all()  # closed when it is told
    except OSError:
        tell(draw())
        return
    if pid == 0:
        _draw(draw, made)
    _begun.append(_Drawing(pid, made, tell))


def finish() -> None:
    """Wait for what is still being drawn.

    Raises
    ------
    BesideError
        It ended with an error or a warning, which its cell has to show: everything is to be made once more without this.
    """
    end = time.monotonic() + _LONGEST
    while _begun and time.monotonic() < end:
        _deliver()
        time.sleep(0.002)
    if _begun or _failed:
        raise BesideError(f"{len(_begun)} figures were not drawn in time, {len(_failed)} not without a word")


def _deliver() -> None:
    """Tell what has been drawn since."""
    while _begun:
        ended, status = os.waitpid(_begun[0].pid, os.WNOHANG)
        if not ended:
            return
        drawing = _begun.pop(0)
        with drawing.made as made:
            if status:
                _failed.append(status)
                continue
            made.seek(0)
            drawing.tell(pickle.load(made))  # written by a fork of this process


def _draw(draw: Callable[[], Any], made: IO[bytes]) -> NoReturn:
    """Draw in a forked process, and end it: well only if nothing was said."""
    said, status = io.StringIO(), 1
    try:
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            pickle.dump(draw(), made)
        made.flush()
        status = 1 if said.getvalue() else 0
    finally:
        os._exit(status)
