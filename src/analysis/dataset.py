"""The reader's door to the processed tables: `from analysis import dataset; dataset.table("observations")`.

Tables are read once in a process and again when their file changes. Which tables a process has read is kept
(`reads`), so that a report knows what it depends on.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import NotBuiltError, ParameterError

TABLES = (
    "sources",
    "places",
    "pairings",
    "observations",
    "context",
    "key_counties",
    "rejects",
    "series",
    "contradictions",
    "balance",
)

_cache: dict[Path, tuple[int, pd.DataFrame]] = {}
_reads: set[str] = set()


def table(name: str) -> pd.DataFrame:
    """One processed table; a copy, so that a notebook may change it.

    Parameters
    ----------
    name : str
        One of `TABLES`.

    Raises
    ------
    ParameterError
        There is no table of that name; the message suggests the nearest.
    NotBuiltError
        The table has not been built yet.
    """
    if name not in TABLES:
        near = difflib.get_close_matches(name, TABLES, n=1)
        raise ParameterError(
            f"there is no table {name!r}",
            hint=f"{f'did you mean {near[0]!r}? ' if near else ''}the tables are {', '.join(TABLES)}",
        )
    path = paths.processed() / f"{name}.{'csv' if name == 'rejects' else 'parquet'}"
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        raise NotBuiltError(
            "the table has not been built",
            path=path,
            hint="run `make reports`, or `python -m analysis ingest` and `reconcile`",
        ) from None
    _reads.add(name)
    if path not in _cache or _cache[path][0] != changed:
        frame = pd.read_csv(path, keep_default_na=False) if path.suffix == ".csv" else pd.read_parquet(path)
        _cache[path] = changed, frame
    return _cache[path][1].copy()


def reads() -> tuple[str, ...]:
    """Names of the tables that this process has read, in alphabetical order."""
    return tuple(sorted(_reads))
