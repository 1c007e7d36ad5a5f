"""From a place as printed to the adcode that was in force: the resolver of the ingestion.

One rule decides about dates: **the code in force on the last day of the claim; an undated or still running
claim takes today's.** In the year of a change both places are in force and the printed name decides.

A name that fits several places is decided, in this order, by exactness, by not being a name of the past, by
the row's level, by being in force, by its role (only some provinces give or receive) and by the partner on
the other side of the row; where that leaves more than one, the answer is a problem that lists them. Nothing
is guessed: a near spelling is a hint, never a match.

`gazetteer` makes the table of places, `place_history` knows what became of each, `place_reading` and
`place_names` read a cell into candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import pandas as pd

from analysis.ingest import counted_places
from analysis.ingest.gazetteer import (
    FORMER_COLUMNS,
    NAME_COLUMNS,
    NamesReader,
    gazetteer,
    read_table,
    require_known,
)
from analysis.ingest.place_history import TODAY, History
from analysis.ingest.place_names import NameIndex, Place, describe
from analysis.ingest.place_reading import Found, NameReader
from analysis.rows import each_row
from analysis.vocabulary.places import LEVELS, ROLES, fold, prefecture_of, province_of

Side = Literal["east", "west"]
Pair = tuple[str, str, int | None, int | None]
ZONE_COLUMNS = ("name_zh", "adcode", "valid_from", "valid_to", "kind")
GROUP_COLUMNS = ("name_zh", "kind", "members", "valid_from", "valid_to")

_UNTIED = 9


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a printed place means: `adcodes` (ascending) and `flags`, or a `problem` with a `hint`.

    Flags: `former_name` (a name used after its end), `later_name` (a name used before it existed), `zone`,
    `below_county`, `group`, `by_role` (only one of the places lies in a province that gives, or receives),
    `by_partner` (the place on the other side of the row decided), `level_differs` (the row's level is that of
    none of the places).
    """

    adcodes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    problem: str = ""
    hint: str = ""

    @property
    def ok(self) -> bool:
        """Whether every place of the cell was found."""
        return not self.problem


class _Claim(NamedTuple):
    """What the row says beside the names."""

    level: str
    start: int
    end: int
    side: Side | None
    partner: tuple[str, ...]


class _Dated(NamedTuple):
    """A candidate, the place in force that it stands for, and the flag that says so."""

    found: Found
    then: Place
    flag: str


class _Ambiguous(Exception):
    """A name that fits several places; carries them as they were in the claim's time."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = sorted(places, key=lambda place: place.adcode)
        super().__init__(f"{len(self.places)} places")


class Resolver:
    """Resolves printed places; one instance remembers every answer.

    Parameters
    ----------
    places : DataFrame
        The table `places` (`gazetteer.gazetteer`).
    zones, groups, names : DataFrame
        `zones.csv`, `groups.csv` and `english_names.csv` of `data/raw/places`.
    pairs : iterable of (str, str, int or None, int or None), optional
        Known pairs (assisting adcode, assisted adcode, first year, last year; None is open) of any level.
        They narrow a name that several places share; without them such a name is a problem.
    """

    def __init__(
        self,
        places: pd.DataFrame,
        zones: pd.DataFrame,
        groups: pd.DataFrame,
        names: pd.DataFrame,
        pairs: Iterable[Pair] = (),
    ) -> None:
        self.history = History(places)
        aliases = {row.name_zh: row.aliases.split(";") for row in each_row(names) if row.aliases}
        self.index = NameIndex(self.history.places, aliases)
        self._reader = NameReader(self.index, zones, self.history.by_code)
        self.zones = [(row.name_zh, row.adcode) for row in each_row(zones) if row.kind == "zone"]
        self._groups: dict[str, list] = defaultdict(list)
        for row in each_row(groups):
            self._groups[_group_key(row.name_zh)].append(row)
        self._know(pairs)

    @classmethod
    def from_folder(
        cls, folder: Path, pairs: Iterable[Pair] = (), places: pd.DataFrame | None = None,
        read: NamesReader = read_table,
    ) -> Resolver:  # fmt: skip
        """Resolver on the tables of a folder such as `data/raw/places`; builds the gazetteer unless given.

        `read` reads one table as `read_table` does.

        Raises
        ------
        RawFileError
            When a table is missing, lacks a column, or has a code that no place bears.
        """
        names = read(folder / "english_names.csv", NAME_COLUMNS)
        if places is None:
            places = gazetteer(read(folder / "former.csv", FORMER_COLUMNS), names)
        known = set(places["adcode"])

        def zones_known(zones: pd.DataFrame) -> None:
            require_known(zones["adcode"], known, folder / "zones.csv")

        def members_known(groups: pd.DataFrame) -> None:
            members = (code for row in groups["members"] if row for code in row.split(";"))
            require_known(members, known, folder / "groups.csv")

        zones = read(folder / "zones.csv", ZONE_COLUMNS, zones_known)
        groups = read(folder / "groups.csv", GROUP_COLUMNS, members_known)
        return cls(places, zones, groups, names, pairs)

    def knowing(self, pairs: Iterable[Pair]) -> Resolver:
        """Resolver on the same tables, with other known pairs."""
        other = copy(self)
        other._know(pairs)
        return other

    def _know(self, pairs: Iterable[Pair]) -> None:
        self._pairs: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for giver, receiver, first, last in pairs:
            self._pair(self.history.today(giver), self.history.today(receiver), (first or 0, last or TODAY))
        self._answers: dict[tuple, Resolution] = {}

    def resolve(
        self,
        printed: str,
        level: str = "",
        start: int | None = None,
        end: int | None = None,
        side: Side | None = None,
        partner: tuple[str, ...] = (),
    ) -> Resolution:
        """Resolve one printed cell, which may hold several places.

        Parameters
        ----------
        printed : str
            As printed; several places are joined by `;`, `；`, `、` or a comma. In English, a comma may also
            stand between a place and its parent (`Yongning County, Ningxia`).
        level : str, optional
            The row's level: national, province, prefecture, county; it may be wrong.
        start, end : int, optional
            First and last year of the claim; None is open (today).
        side : {"east", "west"}, optional
            The side of the row that the place is on, needed for `partner` to count.
        partner : tuple of str, optional
            Adcodes of the places on the other side.

        Returns
        -------
        Resolution
            Adcodes with flags, or a problem that names the part that failed.
        """
        asked = (printed, level, start, end, side, partner)
        if asked not in self._answers:
            claim = _Claim(level, start or 0, end or TODAY, side, partner)
            self._answers[asked] = self._resolve(printed, claim)
        return self._answers[asked]

    def names(self, printed: str) -> list[str]:
        """The names of a cell, as printed: places, and givers that are no place."""
        # 十二个县（市、区） holds a mark that parts nothing.
        return [printed.strip()] if counted_places.read(printed) else self._reader.split(printed)

    def is_name(self, name: str) -> bool:
        """Whether a name is that of a place or a group of places, be it one or several."""
        counted = counted_places.read(name)
        known = _group_key(name) in self._groups or bool(self._reader.read(name, TODAY))
        return known or bool(counted and self._reader.read(counted.head, TODAY))

    def meanings(self, name: str) -> frozenset[str]:
        """Adcodes of all places that a name can stand for; none for what is no place."""
        return frozenset(found.place.adcode for found in self._reader.read(name, TODAY))

    def resolve_row(
        self,
        east: str,
        east_level: str,
        west: str,
        west_level: str,
        start: int | None = None,
        end: int | None = None,
    ) -> tuple[Resolution, Resolution]:
        """Both sides of a row; a side that fails alone is tried again with the other as its partner."""
        giving = self.resolve(east, east_level, start, end, "east")
        receiving = self.resolve(west, west_level, start, end, "west")
        if receiving.ok and not giving.ok:
            giving = self.resolve(east, east_level, start, end, "east", receiving.adcodes)
        elif giving.ok and not receiving.ok:
            receiving = self.resolve(west, west_level, start, end, "west", giving.adcodes)
        return giving, receiving

    def _pair(self, giver: str, receiver: str, span: tuple[int, int]) -> None:
        """Note a pair: who helps one county of a province is likelier to help another one there."""
        ties = {(giver, theirs) for theirs in _ancestry(receiver)}
        ties |= {(own, receiver) for own in _ancestry(giver)}
        for tie in ties:
            self._pairs[tie].append(span)

    def _resolve(self, printed: str, claim: _Claim) -> Resolution:
        names = self.names(printed)
        if not names:
            return Resolution(problem="no place is printed", hint="name the places that gave or received")
        codes: set[str] = set()
        flags: list[str] = []
        levels: set[str] = set()
        inside: tuple[Place, ...] = ()
        for name in names:
            groups = self._groups.get(_group_key(name))
            try:
                if groups:
                    codes.update(self._members(groups, claim))
                    flags.append("group")
                    continue
                found = self._reader.read(name, claim.end, inside)
                counted = None if found else counted_places.read(name)
                if counted:
                    found = [f for f in self._reader.read(counted.head, claim.end, inside) if not f.flag]
                if not found:
                    return self._unknown(name)
                chosen, by_partner = self._choose(found, claim)
            except _Ambiguous as doubt:
                return Resolution(
                    problem=f"{name} is the name of {doubt}",
                    hint=f"print the parent before it; the candidates are {self._say(doubt.places)}",
                )
            except ValueError as error:
                return Resolution(problem=str(error), hint="print the places themselves")
            codes.add(chosen.then.adcode)
            flags.extend([chosen.found.flag, chosen.flag, by_partner])
            if counted and not counted_places.are_all(counted, chosen.then, self._present()):
                flags.append("group")
            levels.add(claim.level if chosen.found.flag or counted else chosen.found.place.level)
            parent = prefecture_of(chosen.then.adcode) or province_of(chosen.then.adcode)
            inside = tuple(self.history.by_code.get(parent, ()))
        if not codes:
            return Resolution(
                problem=f"{printed.strip()} is no place", hint="name the places that gave or received"
            )
        if claim.level and levels and claim.level not in levels:
            flags.append("level_differs")
        return Resolution(tuple(sorted(codes)), tuple(dict.fromkeys(filter(None, flags))))

    def _present(self) -> Iterable[Place]:
        return (rows[-1] for rows in self.history.by_code.values() if rows[-1].end is None)

    def _unknown(self, name: str) -> Resolution:
        near = self.index.nearest(name)
        nearest = f"nearest names: {self._say(near)}; or " if near else ""
        return Resolution(problem=f"unknown place {name}", hint=f"{nearest}add the name to data/raw/places")

    def _say(self, places: Iterable[Place]) -> str:
        """Places as a hint prints them: `350102 福建福州鼓楼区`."""
        parents = {place: self.history.by_code.get(prefecture_of(place.adcode) or "") for place in places}
        return ", ".join(describe(place, rows[-1] if rows else None) for place, rows in parents.items())

    def _members(self, groups: list, claim: _Claim) -> list[str]:
        """The members of a group in the claim's last year; an undated claim takes those of the latest years."""
        spans = [(int(group.valid_from or 0), int(group.valid_to or TODAY), group) for group in groups]
        known = [span for span in spans if claim.end == TODAY or span[0] <= claim.end <= span[1]]
        if not known:
            said = ", ".join(f"{first} to {'now' if last == TODAY else last}" for first, last, _ in spans)
            raise ValueError(f"the members of {groups[0].name_zh} are known for {said} only")
        _, last, group = max(known, key=lambda span: span[1])
        year = min(claim.end, last)
        return [
            self.history.on(self.history.by_code[code][-1], year)[0].adcode
            for code in group.members.split(";")
        ]

    def _choose(self, found: list[Found], claim: _Claim) -> tuple[_Dated, str]:
        """The one candidate that the claim can mean, and the flag when its side of the row decided."""
        best = min(item.rank for item in found)
        dated = [_Dated(item, *self.history.on(item.place, claim.end)) for item in found if item.rank == best]
        for wanted in (
            lambda entry: entry.flag != "former_name",
            lambda entry: entry.found.place.level == claim.level,
            lambda entry: not entry.flag,
        ):
            dated = [entry for entry in dated if wanted(entry)] or dated
        if best == 2 and claim.level not in {entry.found.place.level for entry in dated}:
            # a bare name without a stated level is that of the largest place: 吉林 is the province
            top = min(LEVELS.index(entry.found.place.level) for entry in dated)
            dated = [entry for entry in dated if entry.found.place.level == LEVELS[top]]
        by_code = {entry.then.adcode: entry for entry in dated}
        if len(by_code) == 1:
            return dated[0], ""
        able = [code for code in by_code if claim.side and province_of(code) in ROLES[claim.side]]
        if len(able) == 1:
            return by_code[able[0]], "by_role"
        by_code = {code: by_code[code] for code in able or by_code}
        paired = self._paired(list(by_code), claim)
        if len(paired) != 1:
            raise _Ambiguous(by_code[code].then for code in paired or by_code)
        return by_code[paired[0]], "by_partner"

    def _paired(self, codes: list[str], claim: _Claim) -> list[str]:
        """Candidates that the partner is paired with; the closest tie that any of them has counts."""
        if not claim.partner or claim.side is None or not self._pairs:
            return []
        ties = {code: min(self._tie(code, other, claim) for other in claim.partner) for code in codes}
        closest = min(ties.values())
        return [code for code in codes if ties[code] == closest] if closest < _UNTIED else []

    def _tie(self, code: str, other: str, claim: _Claim) -> int:
        """Steps up from both places to two that are paired in the claim's years; 4 are both provinces."""
        closest = _UNTIED
        for steps, mine in enumerate(_ancestry(self.history.today(code))):
            for more, theirs in enumerate(_ancestry(self.history.today(other))):
                spans = self._pairs.get((mine, theirs) if claim.side == "east" else (theirs, mine), ())
                if any(first <= claim.end and claim.start <= last for first, last in spans):
                    closest = min(closest, steps + more)
        return closest


def _ancestry(code: str) -> tuple[str, str, str]:
    """A code, its prefecture and its province; a missing level repeats the code, so that steps compare."""
    return (code, prefecture_of(code) or code, province_of(code))


def _group_key(text: str) -> str:
    """Key of a group's name, so that 东部7个城市 and 东部七城市 are one."""
    return (
        fold(text)
        .translate(str.maketrans("2345678", "二三四五六七八"))
        .replace("个", "")
        .replace("城市", "市")
    )
