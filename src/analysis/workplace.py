"""Temporary folders that don't outlive their maker for long: what a killed process left is swept at the next start.

A folder holds a lock as long as its maker lives; the system lets it go however the process ends. Whoever makes the
next folder of the same kind removes those whose lock nobody holds.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from glob import escape
from pathlib import Path

from filelock import FileLock, Timeout

_LOCK = ".in-use"
_YOUNG = 60.0
"""Seconds in which a folder without a lock may be one that is just being made."""


class Workplace:
    """A temporary folder of this process.

    Parameters
    ----------
    prefix : str
        What the names of such folders begin with.
    parent : Path, optional
        Where it is made; the system's temporary folder unless given.
    """

    def __init__(self, prefix: str, parent: Path | None = None) -> None:
        parent = parent or Path(tempfile.gettempdir())
        sweep(prefix, parent)
        self.path = Path(tempfile.mkdtemp(dir=parent, prefix=prefix))
        self._lock = FileLock(self.path / _LOCK)
        self._lock.acquire(timeout=0)

    def close(self) -> None:
        """Remove it with all that it holds."""
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *error: object) -> None:
        self.close()


def sweep(prefix: str, parent: Path, salvage=None) -> None:
    """Remove the folders of processes that are gone.

    Parameters
    ----------
    prefix : str
    parent : Path
    salvage : callable, optional
        Called with each such folder before it is removed.
    """
    for path in parent.glob(f"{escape(prefix)}*"):
        if not _is_ours(path):
            continue
        lock = FileLock(path / _LOCK)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue
        try:
            if salvage:
                salvage(path)
        finally:
            lock.release()
        shutil.rmtree(path, ignore_errors=True)


def _is_ours(path: Path) -> bool:
    """Whether it is a folder that a process of this user made, and not this moment."""
    try:
        found = path.lstat()
    except OSError:
        return False
    own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    locked = (path / _LOCK).exists()
    return (
        path.is_dir() and not path.is_symlink() and own and (locked or time.time() - found.st_mtime > _YOUNG)
    )
