"""The unknowns: the smallest parts of places, days and kinds that claims tell apart.

For each pair of provinces the givers are cut into the places that claims name, each less those named inside it, and the
rest of the province; the receivers likewise; time is cut at new years and at the days that claims name; money and jobs
into their kinds. What 杭州 gave 广元 in 2019, what the rest of Zhejiang gave 广元, and so on: an **atom**. A claim is a
limit on a sum of atoms, whatever places and days it names, so that figures of cities add up by themselves, and a city
above its province is a contradiction like any other.

Atoms that the same limits cover can't be told apart: they are one **column** of the programme, which keeps it small. A
place that no claim names is a part of its column: at least nought, at most the whole of it.

Beside the pairs stand rests, which only totals cover: what a giver gave to receivers that no list names, what a
receiver got from unnamed givers, and what the nation has beyond all known pairs and the rests of the givers. So a total
caps the pairs and is never filled by force. The nation does not cover the rests of the receivers: they may be the same
money as those of the givers.

Where a giver's list is closed, atoms outside the list don't exist. A claim that names one all the same reopens the
list between those two provinces for its years, and is told of (`outside`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from analysis.reconcile.limits import Limit
from analysis.reconcile.pairs import NATIONAL, Force, province
from analysis.reconcile.reading import Reading, new_year, year_of
from analysis.reconcile.regions import Regions
from analysis.vocabulary.codes import FIRST_YEAR

REST = "000000"
"""The code of partners that no list names."""
FREE = -1
"""The column of atoms that no limit covers."""

PARTS = ("place_class", "origin", "destination", "giver", "receiver")
ATOMS = ("place_class", "start", "end", "kinds", "column", "paired")
_TYPES = dict.fromkeys(ATOMS, "int64") | {"paired": "bool"}


@dataclass(frozen=True)
class Atoms:
    """The atoms of a family.

    Attributes
    ----------
    parts : DataFrame
        `PARTS`: each pair of a giver's and a receiver's part (a place less those named inside it) and the class of
        atoms that it belongs to. Classes are told apart by the limits that cover them.
    atoms : DataFrame
        `ATOMS`: class, first day and the day after the last, kinds as bits, column (`FREE` where no limit covers it),
        whether the pairing table knows the pair in these days.
    incidence : csr_array, shape (limits, columns)
        One where a limit covers a column.
    years : dict
        (origin, destination) -> {year: whether it is paired}, for every pair that has atoms, without rests.
    outside : tuple of (claim, giver's province, receiver's province, year)
        Claims on places outside a closed list.
    """

    parts: pd.DataFrame
    atoms: pd.DataFrame
    incidence: csr_array
    years: dict[tuple[str, str], dict[int, bool]]
    outside: tuple[tuple[str, str, str, int], ...]


@dataclass
class _Columns:
    """Numbers of the signatures met so far."""

    numbers: dict[bytes, int]
    rows: list[np.ndarray]

    def number(self, signature: np.ndarray) -> int:
        if not len(signature):
            return FREE
        key = signature.tobytes()
        if key not in self.numbers:
            self.numbers[key] = len(self.rows)
            self.rows.append(signature)
        return self.numbers[key]


def atoms_of(
    limits: Sequence[Limit], readings: Sequence[Reading], force: Force, regions: Regions, kinds: int
) -> Atoms:
    """Cut the pairs into atoms.

    Parameters
    ----------
    limits : sequence of Limit
        In their canonical order.
    readings : sequence of Reading
        The claims behind them: those that name a pair make atoms for it where no list has it.
    force : Force
    regions : Regions
    kinds : int
        Number of kinds of the family.

    Returns
    -------
    Atoms
    """
    years, reopened, outside = _years(readings, force, regions)
    by_pair, by_giver, by_receiver, nation = _touching(limits)
    columns = _Columns({}, [])
    parts: list[tuple[np.ndarray, ...]] = []
    atoms: list[tuple] = []
    classes = 0
    last = max((year for found in years.values() for year in found), default=FIRST_YEAR)

    def add(pair: tuple[str, str], rows: list[int], states: dict[int, tuple[bool, object]]) -> None:
        nonlocal classes
        cut = _Pair(pair, np.array(sorted(rows), dtype=np.int32), limits, regions, kinds, states)
        found, made = cut.atoms(columns, classes)
        classes += len(set(found[0]))
        parts.append(found)
        atoms.extend(made)

    for pair, held in years.items():
        rows = {*by_pair.get(pair, ()), *by_giver.get(pair[0], ()), *by_receiver.get(pair[1], ()), *nation}
        add(
            pair,
            list(rows),
            {year: (paired, _exists(pair, year, force, reopened)) for year, paired in held.items()},
        )
    every_year = dict.fromkeys(range(FIRST_YEAR, last + 1), (True, None))
    for giver, rows in sorted(by_giver.items()):
        add((giver, REST), [*rows, *nation], every_year)
    for receiver, rows in sorted(by_receiver.items()):
        add((REST, receiver), rows, every_year)
    if nation:
        add((REST, REST), nation, every_year)
    # One table of all: a small one for each pair costs more than the cutting.
    together = [np.concatenate(column) for column in zip(*parts, strict=True)] or [[]] * len(PARTS)
    return Atoms(
        pd.DataFrame(dict(zip(PARTS, together, strict=True))),
        pd.DataFrame(atoms, columns=list(ATOMS)).astype(_TYPES),
        _incidence(columns, len(limits)),
        years,
        outside,
    )


def _incidence(columns: _Columns, rows: int) -> csr_array:
    lengths = [len(found) for found in columns.rows]
    row = np.concatenate(columns.rows) if columns.rows else np.zeros(0, dtype=int)
    column = np.repeat(np.arange(len(lengths)), lengths)
    return csr_array((np.ones(len(row)), (row, column)), shape=(rows, len(lengths)))


def _years(
    readings: Sequence[Reading], force: Force, regions: Regions
) -> tuple[dict[tuple[str, str], dict[int, bool]], set[tuple[str, str, int]], tuple]:
    """Years of every pair, those reopened by a claim outside a closed list, and those claims."""
    years = {pair: dict.fromkeys(found, True) for pair, found in force.years.items()}
    reopened: set[tuple[str, str, int]] = set()
    outside: set[tuple[str, str, str, int]] = set()
    seen: dict[tuple, bool] = {}
    for reading in readings:
        where, days = reading.places, reading.floor or reading.cap
        if reading.paired or not where.named:
            continue
        for pair in where.pairs:
            held = years.setdefault(pair, {})
            for year in range(max(year_of(days[0]), FIRST_YEAR), year_of(days[1] - 1) + 1):
                held.setdefault(year, False)
                if year not in force.closed.get(pair[0], ()):
                    continue
                key = (where.givers, where.receivers, pair, year)
                if key not in seen:
                    listed = force.lists.get(pair, {}).get(year, ())
                    seen[key] = _meets(where.givers, where.receivers, pair, listed, regions)
                if not seen[key]:
                    reopened.add((*pair, year))
                    outside.add((reading.claim, *pair, year))
    ordered = {pair: dict(sorted(found.items())) for pair, found in sorted(years.items())}
    return ordered, reopened, tuple(sorted(outside))


def _meets(givers, receivers, pair, listed, regions: Regions) -> bool:
    """Whether any of the named places lies in, or holds, a pair of the list."""

    def near(one: str, other: str) -> bool:
        return regions.within(one, other) or regions.within(other, one)

    return any(
        near(giver, a) and near(receiver, b)
        for giver in givers
        for receiver in receivers
        if (province(giver), province(receiver)) == pair
        for a, b in listed
    )


def _exists(pair: tuple[str, str], year: int, force: Force, reopened: set) -> tuple | None:
    """The closed list of a pair in a year; None where everything between the two provinces may exist."""
    if year not in force.closed.get(pair[0], ()) or (*pair, year) in reopened:
        return None
    return force.lists.get(pair, {}).get(year)


def _touching(
    limits: Sequence[Limit],
) -> tuple[dict[tuple[str, str], list[int]], dict[str, list[int]], dict[str, list[int]], list[int]]:
    """Limits by the pair of provinces, the giver or the receiver that they name, and national ones."""
    by_pair: dict[tuple[str, str], list[int]] = {}
    by_giver: dict[str, list[int]] = {}
    by_receiver: dict[str, list[int]] = {}
    nation: list[int] = []
    for number, limit in enumerate(limits):
        all_givers, all_receivers = limit.givers == (NATIONAL,), limit.receivers == (NATIONAL,)
        if all_givers and all_receivers:
            nation.append(number)
        elif all_receivers:
            for giver in {province(code) for code in limit.givers}:
                by_giver.setdefault(giver, []).append(number)
        elif all_givers:
            for receiver in {province(code) for code in limit.receivers}:
                by_receiver.setdefault(receiver, []).append(number)
        else:
            pairs = {(province(o), province(d)) for o in limit.givers for d in limit.receivers}
            for pair in pairs:
                by_pair.setdefault(pair, []).append(number)
    return by_pair, by_giver, by_receiver, nation


class _Pair:
    """One pair of provinces (or a rest), cut by the limits that touch it."""

    def __init__(
        self,
        pair: tuple[str, str],
        rows: np.ndarray,
        limits: Sequence[Limit],
        regions: Regions,
        kinds: int,
        states: dict[int, tuple[bool, object]],
    ) -> None:
        self.pair, self.rows, self.regions, self.kinds, self.states = pair, rows, regions, kinds, states
        self.limits = [limits[row] for row in rows]
        lists = {listed for _, listed in states.values() if listed}
        self.lists = sorted(lists)
        self.givers = self._places(0, [limit.givers for limit in self.limits])
        self.receivers = self._places(1, [limit.receivers for limit in self.limits])
        self._covered: dict[tuple[int, tuple[str, ...]], np.ndarray] = {}

    def _places(self, side: int, named: list[tuple[str, ...]]) -> list[str]:
        """The places of one side that limits or closed lists name, canonical, the province among them."""
        home = self.pair[side]
        if home == REST:
            return [REST]
        codes = {code for found in named for code in found if province(code) == home}
        codes |= {places[side] for listed in self.lists for places in listed}
        return sorted({home, *(self.regions.canonical(code) for code in codes)})

    def _covers(self, side: int, wanted: tuple[str, ...]) -> np.ndarray:
        """Which parts of one side lie in one of some places; many limits name the same."""
        if (side, wanted) not in self._covered:
            self._covered[side, wanted] = self._covering(side, wanted)
        return self._covered[side, wanted]

    def _covering(self, side: int, wanted: tuple[str, ...]) -> np.ndarray:
        parts = self.givers if side == 0 else self.receivers
        if wanted == (NATIONAL,):
            return np.ones(len(parts), dtype=bool)
        if parts == [REST]:
            return np.zeros(1, dtype=bool)
        mine = {self.regions.canonical(code) for code in wanted if province(code) == self.pair[side]}
        return np.array([not mine.isdisjoint(self.regions.ancestors(part)) for part in parts])

    def atoms(self, columns: _Columns, first_class: int) -> tuple[tuple[np.ndarray, ...], list[tuple]]:
        """Make the parts with their classes, as columns of `PARTS`, and the atoms with their columns, as rows of `ATOMS`."""
        covered = self._place_signatures()
        shape = (len(self.givers), len(self.receivers))
        _, first, group = np.unique(
            np.packbits(covered, axis=1), axis=0, return_index=True, return_inverse=True
        )
        group = group.reshape(-1)
        giver, receiver = np.unravel_index(np.arange(shape[0] * shape[1]), shape)
        ends = (np.full(len(group), code, dtype=object) for code in self.pair)
        places = (
            np.array(self.givers, dtype=object)[giver],
            np.array(self.receivers, dtype=object)[receiver],
        )
        parts = (first_class + group, *ends, *places)
        slots, in_time, in_list, paired = self._time_signatures()
        kind = (
            np.array([limit.kinds for limit in self.limits], dtype=int) >> np.arange(self.kinds)[:, None]
        ) & 1
        made: list[tuple] = []
        rows = len(self.rows)
        for number, example in enumerate(first):
            place = covered[example, :rows]
            exists = covered[example, rows:]
            there = np.array([at < 0 or exists[at] for at in in_list], dtype=bool)
            if not there.any():
                continue
            made += self._class_atoms(
                first_class + number, place & in_time, kind.astype(bool), there, slots, paired, columns
            )
        return parts, made

    def _place_signatures(self) -> np.ndarray:
        """For each pair of parts: the limits that cover it, then the closed lists that hold it."""
        sides = [
            np.array([self._covers(side, getattr(limit, name)) for limit in self.limits], dtype=bool).reshape(
                len(self.limits), len(parts)
            )
            for side, name, parts in ((0, "givers", self.givers), (1, "receivers", self.receivers))
        ]
        both = sides[0][:, :, None] & sides[1][:, None, :]
        listed = [
            np.logical_or.reduce([
                np.outer(self._covers(0, (giver,)), self._covers(1, (receiver,))) for giver, receiver in places
            ])
            for places in self.lists
        ]  # fmt: skip
        stacked = np.concatenate(
            [
                both.reshape(len(self.limits), len(self.givers) * len(self.receivers)),
                *(x.reshape(1, -1) for x in listed),
            ]
        )
        return stacked.T

    def _time_signatures(self) -> tuple[list[tuple[int, int]], np.ndarray, list[int], np.ndarray]:
        """The parts of time; for each the limits that cover it, its closed list (-1: none), whether it is paired."""
        cuts = {day for year in self.states for day in (new_year(year), new_year(year + 1))}
        cuts |= {day for limit in self.limits for day in (limit.start, limit.end)}
        ordered = sorted(cuts)
        slots = [(a, b) for a, b in zip(ordered, ordered[1:], strict=False) if year_of(a) in self.states]
        start = np.array([a for a, _ in slots])[:, None]
        paired = np.array([self.states[year_of(a)][0] for a, _ in slots], dtype=bool)
        only_paired = np.array([limit.paired for limit in self.limits], dtype=bool)
        first = np.array([limit.start for limit in self.limits], dtype=int)
        last = np.array([limit.end for limit in self.limits], dtype=int)
        in_time = (start >= first) & (start < last) & (paired[:, None] | ~only_paired)
        number = {listed: i for i, listed in enumerate(self.lists)}
        in_list = [number.get(self.states[year_of(a)][1], -1) for a, _ in slots]
        return slots, in_time.reshape(len(slots), len(self.limits)), in_list, paired

    def _class_atoms(
        self,
        place_class: int,
        covered: np.ndarray,
        kind: np.ndarray,
        there: np.ndarray,
        slots,
        paired,
        columns: _Columns,
    ) -> list[tuple]:
        """Atoms of one class: neighbouring parts of time with one column are one row, kinds with one column too."""
        present = np.flatnonzero(there)
        signature = (covered[present][:, None, :] & kind[None, :, :]).reshape(len(present) * self.kinds, -1)
        _, first, group = np.unique(
            np.packbits(signature, axis=1), axis=0, return_index=True, return_inverse=True
        )
        numbers = np.array([columns.number(self.rows[signature[i]]) for i in first])
        number = numbers[group.reshape(-1)].reshape(len(present), self.kinds)
        made: list[list] = []
        # Plain numbers: there are few kinds, and an array of them takes longer to ask.
        for own, slot in zip(number.tolist(), present.tolist(), strict=True):
            start, end = slots[slot]
            in_force = bool(paired[slot])
            for column in dict.fromkeys(own):
                mask = sum(1 << kind for kind, one in enumerate(own) if one == column)
                alike = [start, mask, column, in_force]
                for row in reversed(made[-self.kinds :]):
                    if row[2:] == alike:
                        row[2] = end
                        break
                else:
                    made.append([place_class, start, end, mask, column, in_force])
        return [tuple(row) for row in made]
