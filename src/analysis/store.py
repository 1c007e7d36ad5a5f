"""The processed tables as files: read once in a process, and again when a file changes.

Which rows a process has asked for is kept, so that a report knows what it depends on: a new batch of claims then makes
due only the reports that show something of it. `analysis.dataset` is the door for readers; this module only reads,
selects rows, and puts names beside codes.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import paths
from analysis.errors import EmptyAnswer, NotBuiltError
from analysis.lookup import choice, names_of, year
from analysis.place_book import PlaceBook
from analysis.table_files import BUILD, TABLES, file_of, require
from analysis.vocabulary import columns
from analysis.vocabulary.indicators import OTHER
from analysis.vocabulary.labels import Lang
from analysis.vocabulary.values import VALUES

# Reports look at cells one by one and take rows of small frames: Arrow's arrays make each of that many times as slow.
pd.options.mode.string_storage = "python"

_COUNTED = {"row", "count"}
"""Columns of whole numbers in the tables that are CSV."""

SOLVED = ("limits", "atoms", "parts", "modes", "precisions")
"""Tables of the settled systems and of what is likely, which are read where a sum is solved."""

_cache: dict[Path, tuple[int, pd.DataFrame]] = {}
_reads: dict[str, list[dict[str, set[str]]]] = {}
_reread: set[str] = set()
answers: dict[tuple[str, str], Callable[[Mapping[str, Iterable[str]]], str]] = {}
"""(table, stand-in for a column) -> fingerprint of what was asked of a table otherwise than by its rows."""


class Units(dict[str, str]):
    """Column -> unit. pandas copies the attributes of a frame at every step, deeply; here the copy costs nothing."""

    def __deepcopy__(self, memo: dict) -> Units:
        return Units(self)


def table(name: str, **where: object) -> pd.DataFrame:
    """Rows of one processed table; a copy, so that a notebook may change it.

    Parameters
    ----------
    name : str
        One of `TABLES`.
    **where
        Column and the value or values that its cells may have; without any, all rows. Codes go by their names as well:
        `table("series", origin="福建", indicator="财政援助资金")`. A cell that joins several
        texts with `;` counts when one of them fits, and a text that ends in `*` fits everything that begins like
        it: `table("observations", origin="35*")` is all that Fujian or a place in it gave. Null fits nothing.

    Returns
    -------
    DataFrame
        The index counts the rows. `attrs["units"]` has the unit of each column that has one.

    Raises
    ------
    ParameterError
        There is no table or no column of that name, or no such code in a column of codes; the message suggests the nearest.
    NotBuiltError
        The table has not been built yet.

    Warns
    -----
    EmptyAnswer
        No row fits, and a text that none has is nearly one that some have.
    """
    frame = whole(name)
    asked = {column: _meant(name, column, _texts(values)) for column, values in where.items()}
    chosen = frame[_fit(name, asked)].reset_index(drop=True) if asked else frame.copy()
    remember(name, asked)
    if chosen.empty and (slips := _slips(name, asked)):
        warnings.warn(f"no row of {name} has {slips}", EmptyAnswer, stacklevel=2)
    chosen.attrs["units"] = Units(columns.units(name))
    return chosen


def whole(name: str) -> pd.DataFrame:
    """One processed table, not to be changed, and not counted as read: for the legal words of a question."""
    choice("table", name, TABLES)
    path, changed = file_of(name)
    if path not in _cache or _cache[path][0] != changed:
        if path in _cache and name in _reads:
            _reread.add(name)
        _cache[path] = changed, _read(name, path)
    return _cache[path][1]


def _read(name: str, path: Path) -> pd.DataFrame:
    try:
        frame = _read_csv(path) if path.suffix == ".csv" else pd.read_parquet(path)
    except (OSError, ValueError) as error:  # Arrow's own errors are of these kinds
        raise NotBuiltError("the table can't be read, its file is damaged", path=path, hint=BUILD) from error
    require(name, path, frame.columns)
    return frame


def _read_csv(path: Path) -> pd.DataFrame:
    # Text is read as text: what was printed may look like numbers, and all of it in one table, but not in the next.
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return frame.assign(**{name: pd.to_numeric(frame[name]) for name in _COUNTED & {*frame.columns}})


def reads() -> dict[str, list[dict]]:
    """What this process has read: table -> its selections, each `where` (column -> texts) and the digest of `rows`.

    A table that changed while it was read has no digest, so that it never looks the same as another.
    """
    return {
        name: [
            {
                "where": (where := {column: sorted(texts) for column, texts in asked.items()}),
                "rows": "" if name in _reread else digest(name, where),
            }
            for asked in asks
        ]
        for name, asks in sorted(_reads.items())
    }


def digest(name: str, where: Mapping[str, Iterable[str]]) -> str:
    """Fingerprint of some rows of a table as it is now: of their content in their order, not of their place.

    Parameters
    ----------
    name : str
    where : mapping
        As for `table`.

    Raises
    ------
    ParameterError, NotBuiltError
        As for `table`: the rows can't be had any more.
    """
    for column in where:
        if (name, column) in answers:
            return answers[name, column](where)
    frame = whole(name)  # first: what follows looks at the rows that it has read
    rows = _row_hashes(*file_of(name))[_fit(name, where)]
    head = repr([(column, str(kind)) for column, kind in frame.dtypes.items()])
    return hashlib.sha256(head.encode() + rows.tobytes()).hexdigest()[:20]


def records(name: str, key: str, keys: Iterable[str], cells: Iterable[str]) -> dict[str, tuple]:
    """Some cells of the rows that go by some keys, for whoever looks at them one by one: a frame of them takes longer to make.

    Parameters
    ----------
    name : str
    key : str
        A column whose texts are all different.
    keys : iterable of str
        What is asked of it; those that no row has are left out.
    cells : iterable of str
        Columns.
    """
    whole(name)
    asked = set(keys)
    if asked:
        remember(name, {key: asked})
    known = _records(*file_of(name), key, tuple(cells))
    return {one: known[one] for one in asked & known.keys()}


@lru_cache(maxsize=16)
def _records(path: Path, changed: int, key: str, cells: tuple[str, ...]) -> dict[str, tuple]:
    frame = _cache[path][1]
    told = [frame[name].astype(object).to_numpy().tolist() for name in (key, *cells)]
    return dict(zip(told[0], zip(*told[1:], strict=True), strict=True))


@lru_cache(maxsize=2 * len(TABLES))
def _row_hashes(path: Path, changed: int) -> np.ndarray:
    return pd.util.hash_pandas_object(_cache[path][1], index=False).to_numpy()


def _texts(values: object) -> set[str]:
    alone = isinstance(values, str) or not isinstance(values, Iterable)
    return {str(value) for value in ([values] if alone else values)}


def _meant(name: str, column: str, texts: set[str]) -> set[str]:
    """Codes for the names that a caller gave; raise ParameterError for what is no code of the column's list."""
    described = columns.TABLES[name].columns.get(column)
    if described is None:
        return texts  # no such column, which is for `_fit` to say
    if described.values:
        legal = known_values(name, column)
        what = column if described.values != "indicator" else "indicator"
        return {
            t if t in legal or t.endswith("*") or t.startswith(OTHER) else choice(what, t, legal)
            for t in texts
        }
    if described.refers == "places.adcode":
        known = (t if re.fullmatch(r"\d{6}|.*\*|", t) else place_book().adcodes(t) for t in texts)
        return {code for codes in known for code in ([codes] if isinstance(codes, str) else codes)}
    if described.unit == "year":
        return {t if re.fullmatch(r"\d{4}|.*\*|", t) else str(year(t)) for t in texts}
    return texts


def known_values(name: str, column: str) -> dict[str, tuple[str, ...]]:
    """Codes that a column of codes may have, those of its list and those that it has, each with its names."""
    whole(name)
    return _known_values(*file_of(name), name, column).copy()


@lru_cache(maxsize=64)
def _known_values(path: Path, changed: int, name: str, column: str) -> dict[str, tuple[str, ...]]:
    listed = VALUES[columns.TABLES[name].columns[column].values]
    joined = columns.TABLES[name].columns[column].several
    present = _cache[path][1][column].dropna().astype(str).unique()
    present = {code for cell in present for code in (cell.split(joined) if joined else [cell])}
    several = listed is VALUES["indicator"]
    return {
        code: names_of(code) if several else listed.get(code, ())
        for code in [*listed, *sorted(present - {*listed, ""})]
    }


def _slips(name: str, asked: Mapping[str, set[str]]) -> str:
    """Which columns have none of the texts asked for, though one that is nearly the same; in words."""
    told = []
    for column, texts in asked.items():
        present = _rows_by_text(*file_of(name), column)
        if len(texts) == 1 and not (texts & present.keys()):
            (text,) = texts
            if near := get_close_matches(text, present, n=1, cutoff=0.8):
                told.append(f"{column} {text!r} (did you mean {near[0]!r}?)")
    return " and ".join(told)


def state_of(*names: str) -> tuple:
    """What tells whether any of some tables has changed since."""
    return tuple(file_of(name) for name in names)


def remember(name: str, asked: dict[str, set[str]]) -> None:
    """Keep what was asked of a table, for `reads`."""
    asks = _reads.setdefault(name, [])
    if not asked or {} in asks:
        _reads[name] = [{}]
        return
    # Questions by one and the same column, such as the claims under each figure, are one question.
    for known in asks:
        if len(asked) == 1 and known.keys() == asked.keys():
            ((column, texts),) = asked.items()
            known[column] |= texts
            return
    if asked not in asks:
        asks.append(asked)


def _fit(name: str, asked: Mapping[str, Iterable[str]]) -> np.ndarray:
    """Which rows of a table fit; raise ParameterError for a column that it does not have."""
    frame = whole(name)
    fit = np.ones(len(frame), dtype=bool)
    for column, texts in asked.items():
        choice(f"column of {name}", column, frame.columns)
        rows_of = _rows_by_text(*file_of(name), column)
        exact = [rows_of[text] for text in texts if text in rows_of]
        heads = tuple(text[:-1] for text in texts if text.endswith("*"))
        begun = [rows for text, rows in rows_of.items() if text.startswith(heads)] if heads else []
        here = np.zeros(len(fit), dtype=bool)
        here[np.concatenate([np.zeros(0, dtype=int), *exact, *begun])] = True
        fit &= here
    return fit


@lru_cache(maxsize=128)
def _rows_by_text(path: Path, changed: int, column: str) -> dict[str, np.ndarray]:
    """Text -> numbers of the rows whose cell is it, or joins it to others."""
    cells = _cache[path][1][column].reset_index(drop=True).dropna().astype(str)
    texts = cells.str.split(";").explode()
    return {text: texts.index.to_numpy()[places] for text, places in texts.groupby(texts).indices.items()}


def warm_up() -> None:
    """Read what there is but for `SOLVED`, so that a process forked from this one need not; nothing counts as read."""
    for name in TABLES:
        if name in SOLVED:
            continue
        with contextlib.suppress(NotBuiltError):
            whole(name)
            _row_hashes(*file_of(name))


def find_by(columns: Mapping[str, Iterable[str]]) -> None:
    """Find the rows of some tables by the texts of some columns now, instead of when they are first asked for."""
    for name, asked in columns.items():
        with contextlib.suppress(NotBuiltError):
            whole(name)
            for column in asked:
                _rows_by_text(*file_of(name), column)


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


def place_book() -> PlaceBook:
    """Names and codes of the table `places`."""
    remember("places", {})
    whole("places")
    return _book_of(*file_of("places"), paths.words("places"))


@lru_cache(maxsize=1)
def _book_of(path: Path, changed: int, words: Path) -> PlaceBook:
    return PlaceBook(_cache[path][1], words)
