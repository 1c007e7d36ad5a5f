"""Givers that are no place: central units, enterprises, social organisations, and numbers of them.

A cell of givers may hold places and other givers side by side (天津市;山东省;37家中央定点帮扶单位). `Actors.separate` takes it
apart; the places go on to the resolver. One unit goes by several names (中国石油, 中国石油天然气集团有限公司): which names are one
unit stands in `data/raw/actors/units.csv`, and is never guessed. A name that is not there is a unit of its own under that
name, so that nothing is lost, and a finding asks for it to be added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import cn2an
import pandas as pd

from analysis.errors import RawFileError
from analysis.ingest.gazetteer import NamesReader, read_table
from analysis.rows import each_row
from analysis.vocabulary.forces import ACTOR_LEVELS, KINDS
from analysis.vocabulary.places import fold

COLUMNS = ("actor_id", "name_zh", "name_en", "kind", "force", "members")
UNIT_COLUMNS = ("actor_id", "name_zh", "name_en", "kind", "aliases")
GROUP_COLUMNS = (*UNIT_COLUMNS, "level")

_ID = re.compile(r"[a-z0-9_\-]+")
_NUMBERED = re.compile(
    r"(?P<number>[0-9,]+|[一二三四五六七八九十百千两]+)?(?:多|余)?(?:家|个|所|名|户|支)?(?:多|余)?(?P<name>.+)"
)
# How the name of a giver ends that is no place; the first that fits says its kind.
_ENDINGS: tuple[tuple[re.Pattern, str], ...] = (
    (re.compile(r"(?:大学|学院)$"), "university"),
    (re.compile(r"银行$"), "bank"),
    (
        re.compile(r"(?:协会|学会|商会|基金会|慈善会|慈善总会|联合会|工商联|促进会|红十字会)$"),
        "social_organisation",
    ),
    (re.compile(r"(?:集团|公司|企业|股份|控股|民企|国企|央企|厂)$"), "enterprise"),
    (re.compile(r"(?:科学院|研究院|研究所|总台|报社)$"), "academy"),
    (re.compile(r"(?:部队|解放军|武警)$"), "armed_forces"),
    (re.compile(r"(?:部|委|委员会|总局|署|办公室|单位|机关)$"), "ministry"),
    (re.compile(r"(?:组织|机构|联盟|医院|高校|学校)$"), "social_organisation"),
)
# Kinds as `central_units.csv` writes them.
_PRINTED_KINDS = {
    "ministry": "ministry", "enterprise": "central_enterprise", "bank": "bank", "university": "university",
    "party organ": "party_organ", "democratic party": "democratic_party", "state organ": "state_organ",
    "mass organisation": "mass_organisation", "academy": "academy", "armed forces": "armed_forces", "other": "central_unit",
}  # fmt: skip
_CENTRAL_KINDS = {"enterprise": "central_enterprise", "social_organisation": "central_unit"}
# Kinds that the ending of a name says without the row's level: a ministry ends as local offices do.
_ANYWHERE = frozenset({"university", "bank", "enterprise", "social_organisation"})


@dataclass(frozen=True, slots=True)
class Actor:
    """A giver that is no place. `members` is 1 for one unit, the printed number for several, None where it is not printed."""

    actor_id: str
    name_zh: str
    name_en: str
    kind: str
    members: int | None
    listed: bool = True

    @property
    def force(self) -> str:
        """Force that the giver belongs to, unless a claim says otherwise."""
        return KINDS[self.kind][0]


@dataclass(frozen=True, slots=True)
class _Group:
    """What several givers are called together: 中央单位, of which 24 may be counted."""

    actor_id: str
    name_zh: str
    name_en: str
    kind: str
    level: str


@dataclass(frozen=True, slots=True)
class Givers:
    """One cell of givers: those that are no place, and the text of the places beside them."""

    actors: tuple[Actor, ...] = ()
    places: str = ""


@dataclass(slots=True)
class Actors:
    """Reads givers that are no place, and remembers those that it met.

    Parameters
    ----------
    units, groups : DataFrame
        `units.csv` and `groups.csv` of `data/raw/actors`.
    """

    units: pd.DataFrame
    groups: pd.DataFrame
    met: dict[str, Actor] = field(default_factory=dict, init=False)
    _by_name: dict[str, Actor] = field(default_factory=dict, init=False)
    _groups: dict[str, list[_Group]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for row in each_row(self.units, index=False):
            actor = Actor(row.actor_id, row.name_zh, row.name_en, row.kind, 1)
            for name in (row.name_zh, row.name_en, *filter(None, row.aliases.split(";"))):
                self._by_name[_key(name)] = actor
        for row in each_row(self.groups, index=False):
            group = _Group(row.actor_id, row.name_zh, row.name_en, row.kind, row.level)
            for name in (row.name_zh, row.name_en, *filter(None, row.aliases.split(";"))):
                self._groups.setdefault(_key(name), []).append(group)

    @classmethod
    def from_folder(cls, folder: Path, read: NamesReader = read_table) -> Actors:
        """Read the tables of a folder such as `data/raw/actors`; `read` reads one of them as `read_table` does.

        Raises
        ------
        RawFileError
            A table is missing, lacks a column, has an unknown kind, or gives one name to two units.
        """
        units, groups = folder / "units.csv", folder / "groups.csv"
        return cls(
            read(units, UNIT_COLUMNS, partial(_check_units, path=units)),
            read(groups, GROUP_COLUMNS, partial(_check, path=groups)),
        )

    def separate(self, names: Iterable[str], level: str, is_place: Callable[[str], bool]) -> Givers:
        """Tell the givers of a cell that are no place from its places.

        Parameters
        ----------
        names : iterable of str
            The names of the cell, as `Resolver.names` splits it.
        level : str
            The row's level: `central`, `enterprise` or `organisation`, or a level of places. It may be wrong.
        is_place : callable
            Whether a name is that of a place; asked only where the tables of givers don't know it.
        """
        actors, places = [], []
        for name in names:
            actor = self.known(name, level)
            if actor is None and not is_place(name):
                actor = self.unlisted(name, level)
            if actor is None:
                places.append(name)
            else:
                actors.append(actor)
        for actor in actors:
            self.met.setdefault(actor.actor_id, actor)
        return Givers(tuple(dict.fromkeys(actors)), ";".join(places))

    def unnamed(self, level: str) -> tuple[Actor, ...]:
        """The givers of a row that prints no name but says by its level that they are central units."""
        group = self.known("中央单位", level) if level == "central" else None
        if group is None:
            return ()
        self.met.setdefault(group.actor_id, group)
        return (group,)

    def known(self, name: str, level: str = "") -> Actor | None:
        """The unit, group or number of units of this name, by the tables alone."""
        key = _key(name)
        if key in self._by_name:
            return self._by_name[key]
        parts = _NUMBERED.fullmatch(key)
        for candidate, number in ((key, None), (parts["name"], parts["number"])) if parts else ():
            fitting = [group for group in self._groups.get(candidate, ()) if group.level in ("", level)]
            if fitting:
                best = max(fitting, key=lambda group: bool(group.level))
                return _numbered(best, name, number)
        return None

    def unit(self, name: str, printed_kind: str) -> Actor:
        """The central unit that `central_units.csv` names, with the kind given there unless the table knows it."""
        actor = self.known(name, "central")
        if actor is None:
            kind = _PRINTED_KINDS.get(printed_kind.strip().lower(), "central_unit")
            actor = Actor(_key(name), name.strip(), name.strip(), kind, 1, listed=False)
        return self.met.setdefault(actor.actor_id, actor)

    def unlisted(self, name: str, level: str) -> Actor | None:
        """A giver that no table has: by the row's level, or by how its name ends; None where neither says so."""
        kind = next((kind for words, kind in _ENDINGS if words.search(name.strip())), None)
        if level == "central":
            kind = _CENTRAL_KINDS.get(kind, kind) or ACTOR_LEVELS[level]
        elif level in ACTOR_LEVELS:
            kind = kind if kind in _ANYWHERE else ACTOR_LEVELS[level]
        elif kind not in _ANYWHERE:
            return None  # 上海市卫生健康委员会 is no place, but no central unit either
        parts = _NUMBERED.fullmatch(_key(name))
        number = _count(parts["number"]) if parts and parts["number"] else 1
        return Actor(_key(name), name.strip(), name.strip(), kind, number, listed=False)

    def table(self, used: Container[str]) -> pd.DataFrame:
        """The givers of the ids in `used`, in the columns of the table `actors`, by kind and id."""
        order = list(KINDS)
        met = [actor for actor in self.met.values() if actor.actor_id in used]
        rows = sorted(met, key=lambda actor: (order.index(actor.kind), actor.actor_id))
        return pd.DataFrame(
            [(a.actor_id, a.name_zh, a.name_en, a.kind, a.force, a.members) for a in rows],
            columns=list(COLUMNS),
        ).astype({"members": "Int64"})


def _key(name: str) -> str:
    return fold(name).replace("（", "(").replace("）", ")").casefold()


def _count(printed: str) -> int:
    digits = printed.replace(",", "")
    return int(digits) if digits.isdecimal() else int(cn2an.cn2an(digits, "smart"))


def _numbered(group: _Group, printed: str, number: str | None) -> Actor:
    """A group as it is printed: 24家中央单位 are `central-units-24`, 中央企业 without a number `central-enterprises`."""
    if number is None:
        return Actor(group.actor_id, group.name_zh, group.name_en.capitalize(), group.kind, None)
    count = _count(number)
    return Actor(f"{group.actor_id}-{count}", printed.strip(), f"{count} {group.name_en}", group.kind, count)


def _check(table: pd.DataFrame, path: Path) -> None:
    for row, actor in enumerate(each_row(table, index=False), start=2):
        if not _ID.fullmatch(actor.actor_id):
            raise RawFileError(
                f"line {row}: {actor.actor_id!r} is no id",
                path=path,
                hint="use small letters, digits, - and _ only",
            )
        if actor.kind not in KINDS:
            raise RawFileError(
                f"line {row}: unknown kind {actor.kind!r}", path=path, hint=f"one of {', '.join(KINDS)}"
            )
        if not (actor.name_zh and actor.name_en):
            raise RawFileError(
                f"line {row}: a name is missing", path=path, hint="give it in Chinese and in English"
            )


def _check_units(units: pd.DataFrame, path: Path) -> None:
    _check(units, path)
    if doubled := _named_twice(units):
        raise RawFileError(
            f"{', '.join(doubled)}: the name of two units", path=path, hint="leave it to one of them"
        )


def _named_twice(units: pd.DataFrame) -> list[str]:
    owner: dict[str, str] = {}
    doubled = []
    for row in each_row(units, index=False):
        for name in filter(None, (row.name_zh, *row.aliases.split(";"))):
            if owner.setdefault(_key(name), row.actor_id) != row.actor_id:
                doubled.append(name)
    return doubled
