"""Every path of the project, in one place, so that a notebook works from any working directory.

The four folders can be moved with environment variables (`ATLAS_RAW`, `ATLAS_PROCESSED`, `ATLAS_REPORTS`,
`ATLAS_NOTEBOOKS`); they are read at each call, because a test or a worker sets them after the import.
"""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _folder(variable: str, default: str) -> Path:
    return Path(os.environ.get(variable) or ROOT / default)


def raw() -> Path:
    """Folder of the tables as collected (`data/raw`)."""
    return _folder("ATLAS_RAW", "data/raw")


def words(name: str, folder: Path | None = None) -> Path:
    """Folder of the tables of names of `places` or `actors`: that of the raw folder, or the project's own where it has none."""
    own = (folder or raw()) / name
    return own if own.is_dir() else ROOT / "data" / "raw" / name


def processed() -> Path:
    """Folder of the tables that the ingestion and the reconciliation write (`data/processed`)."""
    return _folder("ATLAS_PROCESSED", "data/processed")


def reports() -> Path:
    """Folder of the published reports (`reports`)."""
    return _folder("ATLAS_REPORTS", "reports")


def notebooks() -> Path:
    """Folder of the notebooks (`notebooks`)."""
    return _folder("ATLAS_NOTEBOOKS", "notebooks")


def answers() -> Path | None:
    """Folder in which reports write down the sums that they solve (`ATLAS_ANSWERS`); None outside of a run."""
    given = os.environ.get("ATLAS_ANSWERS")
    return Path(given) if given else None
