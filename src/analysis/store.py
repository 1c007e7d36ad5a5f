"""The processed tables as files: read once in a process, and again when a file changes.

Which tables a process has read is kept, so that a report knows what it depends on. `analysis.dataset` is the door
for readers; this module only reads, and puts names beside codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import NotBuiltError
from analysis.lookup import PlaceBook, choice
from analysis.vocabulary import columns
from analysis.vocabulary.labels import Lang

TABLES: tuple[str, ...] = tuple(columns.TABLES)

_cache: dict[Path, tuple[int, pd.DataFrame]] = {}
_reads: set[str] = set()


def table(name: str) -> pd.DataFrame:
    """One processed table; a copy, so that a notebook may change it.

    Parameters
    ----------
    name : str
        One of `TABLES`.

    Returns
    -------
    DataFrame
        `attrs["units"]` has the unit of each column that has one.

    Raises
    ------
    ParameterError
        There is no table of that name; the message suggests the nearest.
    NotBuiltError
        The table has not been built yet.
    """
    choice("table", name, TABLES)
    path, changed = _file(name)
    _reads.add(name)
    if path not in _cache or _cache[path][0] != changed:
        frame = pd.read_csv(path, keep_default_na=False) if path.suffix == ".csv" else pd.read_parquet(path)
        _cache[path] = changed, frame
    frame = _cache[path][1].copy()
    frame.attrs["units"] = columns.units(name)
    return frame


def reads() -> tuple[str, ...]:
    """Names of the tables that this process has read, in alphabetical order."""
    return tuple(sorted(_reads))


def named(frame: pd.DataFrame, codes: Iterable[str], lang: Lang) -> pd.DataFrame:
    """Put a column `*_name` behind each column of adcodes.

    Parameters
    ----------
    frame : DataFrame
    codes : iterable of str
        Columns of adcodes; a cell may join several with `;`.
    lang : {"zh", "en"}
    """
    frame = frame.reset_index(drop=True)
    for column in codes:
        found = place_book().names(frame[column], lang)
        frame.insert(frame.columns.get_loc(column) + 1, f"{column}_name", found)
    return frame


def _file(name: str) -> tuple[Path, int]:
    """File of a table and when it last changed."""
    path = paths.processed() / f"{name}.{'csv' if name in ('rejects', 'findings') else 'parquet'}"
    try:
        return path, path.stat().st_mtime_ns
    except FileNotFoundError:
        raise NotBuiltError(
            "the table has not been built",
            path=path,
            hint="run `make reports`, or `python -m analysis ingest` and `reconcile`",
        ) from None


def place_book() -> PlaceBook:
    """Names and codes of the table `places`."""
    table("places")
    return _book_of(*_file("places"), paths.place_words())


@lru_cache(maxsize=1)
def _book_of(path: Path, changed: int, words: Path) -> PlaceBook:
    return PlaceBook(_cache[path][1], words)
