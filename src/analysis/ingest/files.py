"""Files of a raw folder before they are read: their names as they may be shown, and whether they are files at all.

A name may be of any bytes and length, and hold what a terminal obeys or a telephone. Links are not followed; folders,
pipes and devices under the name of a table, and files that change while they are read, are refused in words.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from analysis.errors import AtlasError, RawFileError
from analysis.ingest.personal import mask
from analysis.terminal import plain

_LONGEST_NAME = 120
_Read = TypeVar("_Read")


def printable_name(path: Path, folder: Path | None = None) -> str:
    """Return a file's name as it may be written down: readable, of one line, without personal data, not endless.

    >>> printable_name(Path("a/b\\x1b[1m\\udcff.csv"), Path("a"))
    'b�[1m�.csv'
    """
    name = (path.relative_to(folder) if folder else path).as_posix()
    name = mask(plain(name).replace("\n", "�").replace("\t", " "))
    return name if len(name) <= _LONGEST_NAME else f"{name[:60]}…{name[-50:]}"


def walk(folder: Path) -> Iterator[Path]:
    """Yield what lies in and below a folder, in the order of the names; links are not followed, only named."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: os.fsencode(entry.name))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from walk(path)
        else:
            yield path


def require_plain_file(path: Path, label: str | None = None) -> os.stat_result:
    """Return the state of a file; refuse what is none.

    Raises
    ------
    RawFileError
        It is a link, a folder, a device or a pipe, or is not there.
    """
    label = label or str(path)
    try:
        found = path.lstat()
    except OSError as problem:
        raise RawFileError(
            _told(problem), path=label, hint="check its name and rights, or put it there"
        ) from None
    if stat.S_ISLNK(found.st_mode):
        raise RawFileError("a link to another place", path=label, hint="put the file itself there")
    if not stat.S_ISREG(found.st_mode):
        raise RawFileError("no file but a folder, a pipe or a device", path=label, hint="remove it")
    return found


def _told(problem: OSError) -> str:
    if isinstance(problem, FileNotFoundError):
        return "the file is missing"
    return f"can't be read: {problem.strerror or type(problem).__name__}"


def read_whole(path: Path, label: str, read: Callable[[Path], _Read]) -> _Read:
    """Read a file, and see that it was the same file before and after.

    Raises
    ------
    RawFileError
        As `require_plain_file` and `read` do, or when it changed or went meanwhile.
    """
    before = require_plain_file(path, label)
    try:
        result = read(path)
        after = path.lstat()
    except OSError as problem:
        raise RawFileError(_told(problem), path=label, hint="check its name and rights") from None
    if _mark(before) != _mark(after):
        raise RawFileError(
            "it changed while it was read", path=label, hint="run the command again when nothing writes to it"
        )
    return result


def _mark(found: os.stat_result) -> tuple[int, ...]:
    return found.st_ino, found.st_size, found.st_mtime_ns


def not_read(problem: Exception, label: str) -> RawFileError:
    """Return what is said of a file that can't be read, whatever came up; a slip of ours does not show a cell."""
    if isinstance(problem, AtlasError):
        path = problem.path if problem.path is not None else label
        return RawFileError(mask(problem.problem), path=path, hint=mask(problem.hint))
    if isinstance(problem, OSError):
        return RawFileError(_told(problem), path=label, hint="see that the file may be read")
    if isinstance(problem, MemoryError):
        return RawFileError(
            "asks for more memory than there is", path=label, hint="split it into smaller files"
        )
    return RawFileError(
        f"can't be read, by a fault of the program ({type(problem).__name__})",
        path=label,
        hint="tell the maintainers, and meanwhile save it again as .xlsx or UTF-8 CSV",
    )
