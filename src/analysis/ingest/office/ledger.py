"""A ledger (台账) of enterprises or workers, one line each, summed to claims.

Enterprises are counted, and their investment added up, by the place that they come from, the county that they
went to and the year. Workers are counted by the province that they went to, their home county and the year of
the start month. Lines come in pieces, each piece is reduced to its distinct combinations of place and date,
and only these are read as words: three million lines hold some thousand of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd

from analysis.ingest import quantities
from analysis.ingest.office import facts, sides
from analysis.ingest.office.checks import absurd
from analysis.ingest.office.columns import FIGURE, PERSONAL, Column, Title
from analysis.ingest.office.grid import letters, squash
from analysis.ingest.office.outcome import NOT_SHOWN, SHOWABLE, Outcome
from analysis.ingest.office.personal import mask
from analysis.vocabulary import headers
from analysis.vocabulary.places import FORMER_GIVERS, GIVERS

FIRST_YEAR, LAST_YEAR = 1996, 2030

_OF_ENTERPRISES = {
    "jobs_total": "other:jobs_in_guided_enterprises",
    "jobs_poor": "other:poor_people_employed_by_introduced_enterprises",
}
"""Jobs in a ledger of enterprises are those that the enterprises created."""


@dataclass(frozen=True)
class Plan:
    """Which columns of a ledger say what; indices count from 0, places run from the widest to the narrowest."""

    kind: Literal["enterprises", "workers"]
    east: tuple[Column, ...]
    west: tuple[Column, ...]
    date: int | None
    amounts: tuple[tuple[int, str, str], ...]
    title: Title
    personal: bool = False
    identity: int | None = None

    @property
    def keys(self) -> list[int]:
        """Columns that are read as words."""
        return [c.index for c in (*self.east, *self.west)] + ([] if self.date is None else [self.date])

    @property
    def needed(self) -> list[int]:
        """Columns that are read at all, without the identity number."""
        return sorted({*self.keys, *(index for index, _, _ in self.amounts)})


@dataclass(frozen=True)
class Key:
    """What a line counts towards."""

    east: str
    east_level: str
    west: str
    west_level: str
    indicator: str
    year: int


@dataclass(frozen=True)
class Bad:
    """Why a line is not counted."""

    column: int
    printed: str
    reason: str
    hint: str


def plan_ledger(columns: list[Column], title: Title) -> Plan | None:
    """Return how a table is read as a ledger, or None when it is none.

    A ledger of enterprises names companies; one of workers names homes and destinations, or says who a
    person is.
    """
    roles: dict[str, list[Column]] = {}
    for column in columns:
        roles.setdefault(column.role, []).append(column)

    def take(*names: str) -> tuple[Column, ...]:
        return tuple(c for name in names for c in roles.get(name, ()))

    date = next((c.index for c in take("start", "date", "year")), None)
    personal = bool(roles.get(PERSONAL))
    identity = next(
        (c.index for c in take(PERSONAL) if re.search("身份证|公民身份|idcard|identity", squash(c.path[-1]))),
        None,
    )
    amounts = tuple(
        (c.index, c.indicator, unit)
        for c in take(FIGURE)
        if (
            unit := next(
                (u for u in (*c.units, *title.units) if facts.suits(c.indicator, facts.family(u))),
                _bare_unit(c),
            )
        )
    )
    workers = bool(take("home") and take("destination")) or (
        personal
        and not take(FIGURE)
        and bool(take("home", "origin", "west", "place") and take("destination", "east"))
    )
    if workers and not roles.get("company"):
        east = take("destination") or take("east")
        west = take("home", "origin") or take("west") or take("place")
        return Plan("workers", east, west, date, (), title, personal, identity)
    if roles.get("company") and (take("origin", "east", "home") or take("west", "place")):
        named = tuple((index, _OF_ENTERPRISES.get(name, name), unit) for index, name, unit in amounts)
        east = take("origin", "east", "home")
        west = take("west", "place") if east else take("west")
        if (east or title.east) and (west or title.west):
            return Plan("enterprises", east, west, date, named, title, personal)
    return None


def _bare_unit(column: Column) -> str:
    """Return the unit of a column of persons that states none."""
    return (
        "人"
        if facts.suits(column.indicator or "", "persons") and not facts.suits(column.indicator or "", "yuan")
        else ""
    )


@dataclass
class _Readings:
    """What distinct texts of one part of a line mean, each meaning with its number."""

    meanings: list[object] = field(default_factory=list)
    _texts: dict[tuple[str, ...], int] = field(default_factory=dict)
    _seen: dict[object, int] = field(default_factory=dict)

    def number(self, texts: tuple[str, ...], read: Callable[..., object]) -> int:
        """Return the number of what some texts mean, reading them when they are new."""
        if texts not in self._texts:
            meaning = read(*texts)
            if meaning not in self._seen:
                self._seen[meaning] = len(self.meanings)
                self.meanings.append(meaning)
            self._texts[texts] = self._seen[meaning]
        return self._texts[texts]


@dataclass
class LedgerSums:
    """Adds up a ledger piece by piece.

    Parameters
    ----------
    plan : Plan
    out : Outcome
        Takes rejects at once and the claims at `finish`.
    """

    plan: Plan
    out: Outcome
    first_row: int = -1
    last_row: int = -1
    _keys: list[Key | Bad] = field(default_factory=list)
    _numbers: dict[tuple[int, ...], int] = field(default_factory=dict)
    _readings: dict[str, _Readings] = field(default_factory=dict)
    _counts: np.ndarray = field(default_factory=lambda: np.zeros(0))
    _sums: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))
    _decimals: int = 0
    _identities: list[np.ndarray] = field(default_factory=list)

    def add(self, frame: pd.DataFrame, rows: np.ndarray) -> None:
        """Add lines.

        Parameters
        ----------
        frame : DataFrame of str
            The columns `plan.needed`, named by their index.
        rows : array of int
            Row of each line in the file, counted from 0.
        """
        if not len(frame):
            return
        self.out.rows_in += len(frame)
        self.first_row = int(rows[0]) if self.first_row < 0 else self.first_row
        self.last_row = int(rows[-1])
        ids = self._ids(frame)
        amounts, wrong = self._amounts(frame)
        bad = np.fromiter((isinstance(k, Bad) for k in self._keys), bool, len(self._keys))[ids]
        self._reject(rows, ids, bad, wrong, frame)
        good = ~bad & ~np.any(wrong, axis=1)
        size = len(self._keys)
        self._counts = _grown(self._counts, size) + np.bincount(ids[good], minlength=size)
        added = [np.bincount(ids[good], amounts[good, n], minlength=size) for n in range(amounts.shape[1])]
        self._sums = _grown(self._sums, size, amounts.shape[1]) + (np.array(added).T if added else 0)
        self.out.summed += int(good.sum())

    def add_identities(self, numbers: np.ndarray) -> None:
        """Note identity numbers, as bare numbers, to tell at the end how many lines repeat one."""
        self._identities.append(numbers)

    def finish(self) -> None:
        """Hand over the claims, in the order of places and years."""
        merged: dict[Key, list[int]] = {}
        for n, key in enumerate(self._keys):
            if isinstance(key, Key) and n < len(self._counts) and self._counts[n]:
                merged.setdefault(key, []).append(n)
        width = max([*self.plan.keys, *(i for i, _, _ in self.plan.amounts)], default=0)
        region = f"A{self.first_row + 1}:{letters(width)}{self.last_row + 1}"
        for key in sorted(merged, key=lambda k: (k.east, k.west, k.indicator, k.year)):
            numbers = merged[key]
            count = int(self._counts[numbers].sum())
            places = {n: getattr(key, n) for n in ("east", "east_level", "west", "west_level")}
            rest = {
                "period": str(key.year), "basis": "annual", "locator": self.out.locator(region),
                "note": f"sum of {count} lines of the ledger",
            }  # fmt: skip
            unit = "家" if self.plan.kind == "enterprises" else "人"
            self.out.claim(0, 0, **places, indicator=key.indicator, value=str(count), unit=unit, **rest)
            for n, (_, indicator, its_unit) in enumerate(self.plan.amounts):
                total = self._sums[numbers, n].sum()
                if total:
                    value = format(round(total, self._decimals), f".{self._decimals}f")
                    self.out.claim(0, 0, **places, indicator=indicator, value=value, unit=its_unit, **rest)
        self._say_repeats()

    def _say_repeats(self) -> None:
        if self._identities:
            numbers = np.concatenate(self._identities)
            repeats = len(numbers) - len(np.unique(numbers))
            if repeats:
                self.out.find(
                    "", f"{repeats} lines", "lines that repeat an identity number of another line, each counted",
                    "keep one line for each person and start, or say persons-times",
                )  # fmt: skip

    def _ids(self, frame: pd.DataFrame) -> np.ndarray:
        """Return the number in `_keys` of each line.

        Each part of a line is read over its own distinct texts, and only the combinations of what they mean
        are put together: few homes and months make many lines.
        """
        plan = self.plan
        parts = (
            self._part("east", frame, [c.index for c in plan.east], lambda *t: _side(plan, "east", t)),
            self._part("west", frame, [c.index for c in plan.west], lambda *t: _side(plan, "west", t)),
            self._part("date", frame, [] if plan.date is None else [plan.date], lambda *t: _year(plan, t)),
        )
        code = np.zeros(len(frame), dtype=np.int64)
        for part, numbers in parts:
            code = code * max(len(part.meanings), 1) + numbers
        code, _ = pd.factorize(code)
        _, first = np.unique(code, return_index=True)
        ids = np.empty(len(first), dtype=np.int64)
        for n, line in enumerate(first):
            combo = tuple(int(numbers[line]) for _, numbers in parts)
            if combo not in self._numbers:
                self._numbers[combo] = len(self._keys)
                meanings = [part.meanings[m] for (part, _), m in zip(parts, combo, strict=True)]
                self._keys.append(_key(plan, *meanings))
            ids[n] = self._numbers[combo]
        return ids[code]

    def _part(self, name: str, frame: pd.DataFrame, columns: list[int], read) -> tuple[_Readings, np.ndarray]:
        """Return the readings of one part of the lines, and for each line the number of its meaning."""
        readings = self._readings.setdefault(name, _Readings())
        code = np.zeros(len(frame), dtype=np.int64)
        for index in columns:
            codes, words = pd.factorize(frame[index])
            # Renumbered at once, so that the product never outgrows 64 bits.
            code, _ = pd.factorize(code * max(len(words), 1) + codes)
        _, first = np.unique(code, return_index=True)
        texts = [frame[index].iloc[first].tolist() for index in columns]
        combos = list(zip(*texts, strict=True)) if texts else [()]
        return readings, np.array([readings.number(combo, read) for combo in combos], dtype=np.int64)[code]

    def _amounts(self, frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
        """Return the amounts of each line in the column's unit, and which of them can't be taken."""
        values = np.zeros((len(frame), len(self.plan.amounts)))
        wrong = np.zeros((len(frame), len(self.plan.amounts)), dtype=bool)
        for n, (index, indicator, unit) in enumerate(self.plan.amounts):
            codes, words = pd.factorize(frame[index])
            read = [_amount(str(w), unit, indicator) for w in words]
            numbers = np.array([np.nan if v is None else v for v in read], dtype=float)
            self._decimals = max([self._decimals, *(_decimals(str(w)) for w in words)])
            values[:, n] = np.nan_to_num(numbers[codes])
            wrong[:, n] = np.isnan(numbers[codes])
        return values, wrong

    def _reject(
        self, rows: np.ndarray, ids: np.ndarray, bad: np.ndarray, wrong: np.ndarray, frame: pd.DataFrame
    ) -> None:
        """Write one reject for each line that is not counted."""
        lines = []
        for i in np.flatnonzero(bad):
            key = self._keys[ids[i]]
            lines.append((rows[i], key.column, key.printed, key.reason, key.hint))
        for i in np.flatnonzero(~bad & np.any(wrong, axis=1)):
            index, indicator, _ = self.plan.amounts[int(np.flatnonzero(wrong[i])[0])]
            printed = self._shown(str(frame[index].iloc[i]))
            lines.append(
                (rows[i], index, printed, f"no amount of {indicator}", "write a number that is not negative")
            )
        if lines:
            self.out.reject_lines(lines)

    def _shown(self, text: str) -> str:
        return shown(text, self.plan)


def shown(text: str, plan: Plan) -> str:
    """Return what a message may print of a cell: in a ledger of persons only dates, numbers and place names."""
    clean = mask(text)
    if plan.kind == "workers" and not (clean == text and SHOWABLE.fullmatch(text)):
        return NOT_SHOWN
    return clean


def _grown(array: np.ndarray, size: int, width: int | None = None) -> np.ndarray:
    """Return an array of sums with room for new keys."""
    shape = (size,) if width is None else (size, width)
    wide = np.zeros(shape)
    if array.size:
        wide[: len(array)] = array
    return wide


def _decimals(text: str) -> int:
    found = re.search(r"\.(\d{1,6})", text)
    return len(found[1]) if found else 0


def _amount(text: str, unit: str, indicator: str) -> float | None:
    """Return an amount in the column's unit; zero where none is given, None where it can't be read."""
    if facts.is_missing(text):
        return 0.0
    number = facts.figure(text)
    if number is None or absurd(number[0], number[1] or unit, indicator):
        return None
    read, one = quantities.parse(number[0], number[1] or unit), quantities.parse("1", unit)
    if not isinstance(read, quantities.Quantity) or not isinstance(one, quantities.Quantity):
        return None
    return read.value / one.value


@dataclass(frozen=True)
class _Side:
    """A place of a line: name, level, and the adcode of its province where it is known."""

    name: str
    level: str
    province: str | None


def _side(plan: Plan, side: str, texts: tuple[str, ...]) -> _Side | Bad:
    """Read the place of one side, printed in one or several columns, else the title's.

    A worker's destination is its province: the rest of the name is not kept.
    """
    columns = getattr(plan, side)
    title = getattr(plan.title, side)
    name = level = ""
    for column, text in zip(columns, texts, strict=True):
        words = sides.tidy(text)
        if not words or facts.is_missing(words) or headers.TOTAL.match(squash(words)):
            continue
        level = sides.level_of_name(words, column.level)
        name = words if words.startswith(name) else name + words
    if not name and title:
        name, level = title, sides.level_of_name(title)
    at = columns[-1].index if columns else 0
    if not name:
        what = {"east": "origin or destination", "west": "home or county"}[side]
        return Bad(at, "", f"no {what} stands in the line", "fill in the place")
    if (plan.personal or plan.kind == "workers") and not sides.is_place(name):
        return Bad(at, NOT_SHOWN, "a word that is no place stands for one", "write the place's name")
    province = sides.province_code(name) if plan.kind == "workers" else None
    if plan.kind == "workers" and side == "east":
        if province is None:
            return Bad(
                at,
                shown(name, plan),
                "the province of the destination is not known",
                "write province and city",
            )
        return _Side(sides.FULL_NAMES[province], "province", province)
    return _Side(name, level, province)


def _key(plan: Plan, east: _Side | Bad, west: _Side | Bad, year: int | Bad) -> Key | Bad:
    """Put together what the parts of a line mean: what it counts towards, or why it is not counted."""
    for part in (east, west, year):
        if isinstance(part, Bad):
            return part
    if plan.kind == "enterprises":
        return Key(east.name, east.level, west.name, west.level, "enterprises_settled", year)
    if west.province == east.province:
        return Key("", "national", west.name, west.level, "jobs_local", year)
    if east.province in (*GIVERS, *FORMER_GIVERS):
        return Key(east.name, east.level, west.name, west.level, "jobs_to_east", year)
    if west.province is None:
        at = plan.west[-1].index if plan.west else 0
        return Bad(
            at,
            shown(west.name, plan),
            "the province of the home is not known",
            "write province, city and county",
        )
    return Key("", "national", west.name, west.level, "jobs_elsewhere", year)


_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(?:[0-3]\d)?")


def _year(plan: Plan, texts: tuple[str, ...]) -> int | Bad:
    """Return the year that a line counts in: of its date, else of the title."""
    at = plan.date or 0
    if texts and not facts.is_missing(texts[0]):
        compact = _COMPACT.fullmatch(squash(texts[0]))
        moment = facts.when(texts[0])
        year = int(compact[1]) if compact else int(moment.start[:4]) if moment and moment.start else None
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            return Bad(
                at, shown(texts[0], plan), "no date of 1996 to 2030", "write it as 2023-06 or 2023年6月"
            )
        return year
    said = sorted(plan.title.when.years) if plan.title.when else []
    if len(said) == 1:
        return said[0]
    return Bad(at, "", "neither the line nor the title says the year", "fill in the date")
