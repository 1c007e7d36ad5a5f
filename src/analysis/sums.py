"""Sums of flows from the settled systems, remembered as questions: what `dataset.total` and its like answer with.

A system is read once in a process, family by family, and again when its tables change. Reports write down what they solve
(`paths.answers`): that of the other language asks the same, all provinces ask of the whole country, and a report that is made anew asks what it asked before. A report that asked for sums
depends on the answers and on nothing else: a new claim makes it due only if one of its answers is another one now.
What solves is imported when a sum is asked that nobody has solved yet.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from analysis import paths, store
from analysis.errors import NotBuiltError
from analysis.reconcile.kinds import family_of
from analysis.reconcile.told import TOLD, codes, typed
from analysis.vocabulary.indicators import by_kind

if TYPE_CHECKING:
    from analysis.reconcile.model import Intervals
    from analysis.reconcile.regions import Regions
    from analysis.reconcile.solved import Solved

ASKED = "sum"
"""What stands for a column where the questions of a report are remembered."""
_TABLES = ("limits", "atoms", "parts")
_MODELS = ("modes", "precisions", "series")
"""What is likely is told from the fitted models and the bounds of the years, which sums of several keep."""

_systems: dict[str, tuple[tuple, Solved]] = {}
_models: dict[str, tuple[tuple, Intervals | None]] = {}
_regions: dict[tuple, Regions] = {}
_answered: dict[tuple, dict[str, dict[tuple, tuple]]] = {}
"""State of the tables -> kind of question -> what was asked of an indicator -> the answer: a report's answers are told twice more for its record."""
_written: dict[Path, tuple[int, dict[bytes, bytes]]] = {}
"""How far this process has read what reports wrote down, and the answers by their questions, as they are written."""

Side = tuple[str, ...] | None
Sum = tuple[Side, Side, str, str]
"""Codes of the givers and of the receivers (None for all), first and last day."""


def system(indicator: str) -> Solved:
    """The settled system of an indicator's family."""
    from analysis.reconcile.regions import Regions
    from analysis.reconcile.tables import restore

    family = family_of(indicator)
    state = store.state_of(*_TABLES, "places")
    if family.name not in _systems or _systems[family.name][0] != state:
        if state not in _regions:
            _regions.clear()
            _regions[state] = Regions(store.whole("places"))
        own = (_rows_of("family", family.name, name) for name in ("limits", "parts", "atoms"))
        _systems[family.name] = state, restore(family, *own, _regions[state])
    return _systems[family.name][1]


def model(indicator: str) -> Intervals | None:
    """The fitted model of an indicator; None where it has none."""
    from analysis.reconcile.model.tables import bounded, restore_intervals

    state = store.state_of(*_MODELS)
    if indicator not in _models or _models[indicator][0] != state:
        *own, series = (_rows_of("indicator", indicator, name) for name in _MODELS)
        fitted = restore_intervals(indicator, *own)
        _models[indicator] = state, fitted and bounded(fitted, series)
    return _models[indicator][1]


def _rows_of(column: str, value: str, name: str) -> pd.DataFrame:
    """The rows of a table that have a value in a column; found once for all values."""
    found = _grouped(column, name, store.state_of(name))
    return found[value] if value in found else store.whole(name).iloc[:0]


@lru_cache(maxsize=len({*_TABLES, *_MODELS}))
def _grouped(column: str, name: str, state: tuple) -> dict[str, pd.DataFrame]:
    return dict(iter(store.whole(name).groupby(column)))


def ask(indicator: str, sums: Sequence[Sum]) -> pd.DataFrame:
    """Answer questions and remember them.

    Parameters
    ----------
    indicator : str
        A flow.
    sums : sequence of (givers, receivers, first day, last day)

    Returns
    -------
    DataFrame
        `reconcile.told.TOLD`, one row a question.
    """
    return pd.DataFrame(ask_several([(indicator, *one) for one in sums]))


def ask_several(asked: Sequence[tuple]) -> dict[str, Any]:
    """The columns of `ask`, of several indicators at once.

    Parameters
    ----------
    asked : sequence of (indicator, givers, receivers, first day, last day)
    """
    state = _state()
    by_indicator: dict[str, list[Sum]] = {}
    for indicator, *one in asked:
        by_indicator.setdefault(indicator, []).append(tuple(one))
    for indicator, sums in by_indicator.items():
        _remember(indicator, sums)
    told = {indicator: iter(_answers(state, indicator, sums)) for indicator, sums in by_indicator.items()}
    cells = (
        zip(*(next(told[indicator]) for indicator, *_ in asked), strict=True) if asked else ((),) * len(TOLD)
    )
    return typed(dict(zip(TOLD, cells, strict=True)))


def _state() -> tuple:
    """What tells whether any table behind an answer has changed since."""
    return store.state_of(*_TABLES, *_MODELS, "places")


def floor_claims(indicator: str, sums: Sequence[Sum]) -> list[tuple[str, ...]]:
    """Claims that make the floor of each sum what it is.

    Parameters
    ----------
    indicator, sums
        As for `ask`.
    """
    _remember(indicator, sums)
    return _known(_state(), indicator, sums, _FLOORS)


def _remember(indicator: str, sums: Sequence[Sum]) -> None:
    texts = {json.dumps([indicator, *one], ensure_ascii=False) for one in sums}
    for table in _TABLES[:2]:
        store.remember(table, {ASKED: texts})


def exists(indicator: str, one: Sum) -> bool:
    """Whether any pair is known between the places of a question in its days."""
    from analysis.reconcile.totals import questions

    solved = system(indicator)
    (question,) = questions(indicator, solved, [one])
    return solved.system.columns(question).exists


def _answers(state: tuple, indicator: str, sums: Iterable[Sum]) -> list[tuple]:
    """The answer to each question, as cells of `TOLD`."""
    return _known(state, indicator, sums, _SUMS)


def _told(indicator: str, asked: Iterable[Sum]) -> Iterable[tuple]:
    """A year of a pair is told as it is published; what no cell of `series` tells is solved."""
    asked = list(asked)
    published = _published(indicator, store.state_of("series"))
    others = [one for one in asked if one not in published]
    solved = iter(_solved(indicator, others) if others else ())
    return [published[one] if one in published else next(solved) for one in asked]


@lru_cache(maxsize=64)
def _published(indicator: str, state: tuple) -> dict[Sum, tuple]:
    """The cells of `series` as sums that are asked for, and what they tell."""
    own = _rows_of("indicator", indicator, "series")
    asked = (
        ((origin,), (destination,), f"{year}-01-01", f"{year}-12-31")
        for origin, destination, year in zip(own["origin"], own["destination"], own["year"], strict=True)
    )
    return dict(zip(asked, _cells(own), strict=True))


def _solved(indicator: str, asked: Iterable[Sum]) -> Iterable[tuple]:
    from analysis.reconcile.totals import questions, totals

    solved = system(indicator)
    return _cells(totals(solved, questions(indicator, solved, asked), model(indicator)))


def _cells(told: pd.DataFrame) -> Iterable[tuple]:
    return zip(*(told[name].to_numpy().tolist() for name in TOLD), strict=True)


def _bound(indicator: str, asked: Iterable[Sum]) -> Iterable[tuple[str, ...]]:
    from analysis.reconcile.totals import floor_of, questions

    solved = system(indicator)
    return (floor_of(solved, question) for question in questions(indicator, solved, asked))


class _Kind(NamedTuple):
    """What can be asked of sums: by what name answers are kept, what solves, and of how many cells an answer is, if always of as many."""

    name: str
    solve: Callable[[str, Iterable[Sum]], Iterable[tuple]]
    cells: int | None = None


_SUMS, _FLOORS = _Kind("sums", _told, len(TOLD)), _Kind("floors", _bound)


def _known(state: tuple, indicator: str, sums: Iterable[Sum], kind: _Kind) -> list[tuple]:
    """Answers that this process or another report knows; the others are solved, and written down for other reports."""
    if state not in _answered:
        _answered.clear()
    known = _answered.setdefault(state, {}).setdefault(kind.name, {})
    asked = [(indicator, codes(origin), codes(destination), *days) for origin, destination, *days in sums]
    if new := [one for one in dict.fromkeys(asked) if one not in known]:
        page = _page(state, indicator, kind)
        if page:
            written = _written_since(page)
            read = {one: _row(written.get(_text(one), b""), kind) for one in new}
            known |= {one: row for one, row in read.items() if row is not None}
        if new := [one for one in new if one not in known]:
            answers = dict(zip(new, kind.solve(indicator, (one[1:] for one in new)), strict=True))
            if page:
                _write(page, answers)
            known |= answers
    return [known[one] for one in asked]


def _write(page: Path, answers: Mapping[tuple, tuple]) -> None:
    lines = b"".join(b"%b\t%b\n" % (_text(one), _text(row)) for one, row in answers.items())
    # A report that can't spare the next one its work is none the worse.
    with contextlib.suppress(OSError):
        page.parent.mkdir(parents=True, exist_ok=True)
        with page.open("ab", buffering=0) as file:
            file.write(lines)  # at once: others write there too


def _written_since(page: Path) -> dict[bytes, bytes]:
    """What reports have written down, read on from where this one looked the last time."""
    read, answers = _written.get(page, (0, {}))
    try:
        with page.open("rb") as file:
            file.seek(read)
            whole, *_ = file.read().rpartition(b"\n")
    except OSError:
        return answers
    answers |= (line.split(b"\t", 1) for line in whole.splitlines() if b"\t" in line)
    _written[page] = read + len(whole) + bool(whole), answers
    return answers


def _text(cells: tuple) -> bytes:
    """A question or an answer as one piece of a line: JSON holds no tabs and no line breaks."""
    return json.dumps(cells, ensure_ascii=False).encode()


def _row(text: bytes, kind: _Kind) -> tuple | None:
    """An answer that was written down; None where there is none, and of what another program wrote."""
    with contextlib.suppress(ValueError):
        row = json.loads(text)
        if isinstance(row, list) and kind.cells in (None, len(row)):
            return tuple(row)
    return None


def _page(state: tuple, indicator: str, kind: _Kind) -> Path | None:
    """Where answers on an indicator are written down; None outside of a run."""
    folder = paths.answers()
    name = f"{kind.name}-{indicator}-{hashlib.sha256(repr(state).encode()).hexdigest()[:32]}.jsonl"
    return folder / name if folder else None


def read_all() -> None:
    """Read all systems, so that a process forked from this one need not; a report alone reads those that it asks."""
    with contextlib.suppress(NotBuiltError):
        for name in by_kind("flow"):
            system(name).ready()
            if fitted := model(name):
                fitted.ready()
            _published(name, store.state_of("series"))


def digest(where: Mapping[str, Iterable[str]]) -> str:
    """Fingerprint of the answers to remembered questions, as they are now."""
    return _digest(_state(), tuple(sorted(where[ASKED])))


@lru_cache(maxsize=4)
def _digest(state: tuple, texts: tuple[str, ...]) -> str:
    by_indicator: dict[str, list[Sum]] = {}
    for text in texts:
        indicator, origin, destination, first, last = json.loads(text)
        by_indicator.setdefault(indicator, []).append((origin, destination, first, last))
    told = [_answers(state, indicator, sums) for indicator, sums in by_indicator.items()]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:20]


for _name in _TABLES[:2]:
    store.answers[_name, ASKED] = digest
