"""Files that are the old one or the new one, never a part, whoever writes them and however that ends.

What is written goes to a file beside the place, on the same file system, is flushed to the disk and renamed. What a
killed process left of it is swept by the next one that writes there.
"""

from __future__ import annotations

import contextlib
import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

from analysis.errors import AtlasError

_OLD = 3600.0
"""Seconds after which nobody writes to a temporary file any more."""
_FULL = {28, 122}  # ENOSPC, EDQUOT: the names are missing on some platforms
_TO_WRITE = (
    "check that the folder may be written to, and close the program that has the file open (Excel locks it)"
)


def write_with(path: Path, fill: Callable[[Path], object]) -> None:
    """Let `fill` write a file beside `path`, whose folder is made, then put it in its place at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        fill(partial)
        to_disk(partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """The same for a text, in UTF-8."""
    write_with(path, lambda partial: partial.write_text(text, "utf-8"))


def to_disk(path: Path) -> None:
    """Flush a file, before it is renamed: without this a power cut can leave an empty one under the final name."""
    with path.open("r+b") as file:  # for writing: Windows flushes no other file
        os.fsync(file.fileno())


@contextmanager
def in_words(path: Path, kind: type[AtlasError] = AtlasError, hint: str = _TO_WRITE) -> Iterator[None]:
    """Turn an error of the disk into an `AtlasError` that says which and what to do.

    Parameters
    ----------
    path : Path
        The file or the folder that is written.
    kind : type
        Of the error.
    hint : str
        What to do unless the disk is full.
    """
    try:
        yield
    except OSError as error:
        raise kind(
            f"can't be written: {error.strerror or error}",
            path=path,
            hint="free some space" if error.errno in _FULL else hint,
        ) from error


def _sweep(path: Path) -> None:
    """Remove what a killed process left of a file."""
    for left in path.parent.glob(f".{escape(path.name)}.*"):
        with contextlib.suppress(OSError):
            if time.time() - left.lstat().st_mtime > _OLD:
                left.unlink()
