"""Files that a notebook reads beside the tables, by the folder that holds them: a report is due when they are others.

Reports run in kernels of their own, which say at their end what was read here; the plan asks for the fingerprints again.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from analysis import paths

_folders: set[str] = set()


def note(folder: Path) -> None:
    """Remember that what this process makes depends on all files in a folder, also in those inside it, or on one file.

    Parameters
    ----------
    folder : Path
        Need not exist: files may come into it.
    """
    place = folder.resolve()
    # A notebook that is shared tells nothing of where the project lies on this machine.
    inside = place.is_relative_to(paths.ROOT)
    _folders.add(place.relative_to(paths.ROOT).as_posix() if inside else str(place))


def told() -> dict[str, str]:
    """Every folder that was noted, and the fingerprint of what is in it."""
    return {folder: fingerprint(folder) for folder in sorted(_folders)}


def fingerprint(folder: str) -> str:
    """Fingerprint of the names and the contents of the files in a folder, or of one file; empty where there is none.

    Parameters
    ----------
    folder : str
        From the project's own folder, or absolute.
    """
    place = paths.ROOT / folder
    files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
    if not files:
        return ""
    found = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        found.update(f"{path.relative_to(place).as_posix()}\0{content}\0".encode())
    return found.hexdigest()[:20]
