"""Whether a run has nothing to do, told by the contents of files alone.

What a plan finds follows from the files that it looks at. Where it found that nothing is due, the fingerprint of all of them is
kept, and while it is the same nobody need read the catalogue, the notebooks and the records again, which takes as long as
importing pandas. It counts more files than a plan does: at the least doubt the plan decides (`analysis.reports.plan`).
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis import files_read, paths, whole_files
from analysis.reports.folders import Folders, in_words
from analysis.reports.imports import PACKAGE_FOLDER

_FILE = "settled.json"
_NOTEBOOKS = (".ipynb", ".yml")
"""Of the folder of notebooks, where anything else may lie."""
_PICTURES = (b"![", b"<img")
"""A notebook with one of these may name a picture, which lies anywhere in the project."""


def sources(asked: Iterable[str], catalogue: Path | None) -> str:
    """Fingerprint of all that reports are made from; to be taken before a plan is made.

    Parameters
    ----------
    asked : iterable of str
        Which reports are wanted, in the words of the command.
    catalogue : Path or None
        The file of the catalogue, where it isn't that of the notebooks.

    Returns
    -------
    str
        Empty where it can't be told so.
    """
    digest = hashlib.sha256(json.dumps([*asked, platform.python_version(), *_packages()]).encode())
    notebooks = [path for path in _files(paths.notebooks()) if path.suffix in _NOTEBOOKS]
    own = [catalogue] if catalogue else []
    for path in [*own, *notebooks, *_files(PACKAGE_FOLDER), *_files(paths.processed())]:
        try:
            content = path.read_bytes()
        except OSError:
            return ""
        if path.suffix == ".ipynb" and any(sign in content for sign in _PICTURES):
            return ""
        digest.update(f"{path}\0".encode() + hashlib.sha256(content).digest())
    return digest.hexdigest()


def number(folders: Folders, sources: str) -> int | None:
    """How many reports are up to date, where all that were asked for are known to be; else None."""
    try:
        known = json.loads((folders.work / _FILE).read_text("utf-8"))
        same = sources and known["sources"] == sources and known["published"] == _published(folders)
        if same and all(files_read.fingerprint(place) == was for place, was in known["files"].items()):
            return int(known["number"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # nothing is known
    return None


def keep(folders: Folders, sources: str, number: int) -> None:
    """Remember that so many reports, made from these sources, are all that were asked for, and up to date."""
    files = {}
    for record in folders.all_records():
        files |= record["parts"].get("files") or {}
    known = {"sources": sources, "published": _published(folders), "files": files, "number": number}
    with in_words(folders.work):
        whole_files.write_text(folders.work / _FILE, json.dumps(known))


def _published(folders: Folders) -> str:
    """Fingerprint of what is remembered of the published reports and of the front page, and of which files there are."""
    digest = hashlib.sha256("\n".join(sorted(p.name for p in folders.published.iterdir())).encode())
    beside = [path for path in sorted(folders.work.iterdir()) if path.is_file() and path.name != _FILE]
    for path in [*beside, *_files(folders.records)]:
        digest.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Files in a folder and below it, but for those that come and go by themselves: hidden ones and compiled modules."""
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        yield from (Path(above, name) for name in sorted(files) if not name.startswith("."))


def _packages() -> list[str]:
    """The installed packages with their versions, by the folders that tell of them."""
    folders = [Path(place) for place in sys.path if Path(place).is_dir()]
    return sorted(path.name for folder in folders for path in folder.glob("*-info"))
