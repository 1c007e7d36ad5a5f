"""The lines of a ledger: which columns say what, and what a line counts towards or why it is not counted.

Here words are read; `ledger` adds the lines up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from analysis.ingest import quantities
from analysis.ingest.office.checks.figures import absurd
from analysis.ingest.office.checks.outcome import NOT_SHOWN, SHOWABLE
from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.layout.column import FIGURE, PERSONAL, Column
from analysis.ingest.office.layout.row_words import held
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading.grid import squash
from analysis.ingest.personal import mask
from analysis.vocabulary import headers
from analysis.vocabulary.codes import FIRST_YEAR, LAST_YEAR
from analysis.vocabulary.places import FORMER_GIVERS, GIVERS

_OF_ENTERPRISES = {
    "jobs_total": "other:jobs_in_guided_enterprises",
    "jobs_poor": "other:poor_people_employed_by_introduced_enterprises",
}
"""Jobs in a ledger of enterprises are those that the enterprises created."""


_SIGNED, _SETTLED = (
    re.compile("签约|签订|意向|洽谈|推介"),
    re.compile("落地|引进|引导|投产|入驻|落户|到位|建成|开工"),
)


_STAGE = re.compile("(?:项目|目前|建设|企业)?(?:进展(?:情况)?|状态|阶段|进度(?:情况)?)")
_ONLY_SIGNED = re.compile("签约|签订|意向|洽谈|推介|在谈|谈判|前期|储备|拟|未开工|待开工|筹备|立项")
_GONE = re.compile("终止|退出|取消|停工|停产|注销|搁置|撤销|解除|迁出|倒闭")
SIGNED, GONE = "signed", "gone"


def stage_of(text: str) -> str:
    """Return how far an enterprise has come by the words of its line: no more than signed, gone again, or nothing told.

    >>> stage_of("已签约"), stage_of("已签约并投产"), stage_of("停产"), stage_of("建设中")
    ('signed', '', 'gone', '')
    """
    words = squash(text)
    if _GONE.search(words):
        return GONE
    return SIGNED if _ONLY_SIGNED.search(words) and not _SETTLED.search(words) else ""


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
    running: frozenset[int] = frozenset()
    """Columns of amounts that are sums since an unknown start (累计完成投资)."""
    stage: int | None = None
    """Column that says how far each enterprise has come (进展)."""

    @property
    def counts(self) -> str:
        """What each line of a ledger of enterprises is: one that settled, or an agreement where the title says no more than that it was signed."""
        said = self.title.words
        return (
            "coop_agreements" if _SIGNED.search(said) and not _SETTLED.search(said) else "enterprises_settled"
        )

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
                (u for u in (*c.units, *title.units) if meanings.suits(c.indicator, facts.family(u))),
                _bare_unit(c),
            )
        )
    )
    workers = bool(take("home") and take("destination")) or (
        personal
        and not take(FIGURE)
        and bool(take("home", "origin", "west", "place") and take("destination", "east"))
    )
    # A home address is personal and dropped; the title may still say whose workers these are.
    workers = workers or (personal and bool(take("destination") and title.west))

    if workers and not roles.get("company"):
        east = take("destination") or take("east")
        west = take("home", "origin") or take("west") or take("place")
        return Plan("workers", east, west, date, (), title, personal, identity)
    if roles.get("company") and (take("origin", "east", "home") or take("west", "place")):
        named = tuple((index, _OF_ENTERPRISES.get(name, name), unit) for index, name, unit in amounts)
        east, west = take("origin", "east", "home"), take("west")
        if east or title.east or not west:
            west = take("west", "place")
        else:  # 地区 beside 受援县 is where the company comes from
            east = take("place")
        told = east or title.east or (title.cooperation and not title.national)
        if told and (west or title.west):
            running = frozenset(
                c.index for c in take(FIGURE) if c.when and c.when.cumulative and not c.when.start
            )
            stage = next(
                (c.index for c in take("note", "text") if c.path and _STAGE.fullmatch(squash(c.path[-1]))),
                None,
            )
            return Plan("enterprises", east, west, date, named, title, personal, running=running, stage=stage)
    return None


def _bare_unit(column: Column) -> str:
    """Return the unit of a column of persons that states none."""
    return (
        "人"
        if meanings.suits(column.indicator or "", "persons")
        and not meanings.suits(column.indicator or "", "yuan")
        else ""
    )


def shown(text: str, plan: Plan) -> str:
    """Return what a message may print of a cell: in a ledger of persons only dates, numbers and place names."""
    clean = mask(text)
    if plan.kind == "workers" and not (clean == text and SHOWABLE.fullmatch(text)):
        return NOT_SHOWN
    return clean


def decimals_of(text: str) -> int:
    found = re.search(r"\.(\d{1,6})", text)
    return len(found[1]) if found else 0


def amount_of(text: str, unit: str, indicator: str) -> float | None:
    """Return an amount in the column's unit; zero where none is given, None where it can't be read."""
    if facts.is_missing(text):
        return 0.0
    number = None if held(text) else facts.figure(text)
    if number is None or absurd(number[0], number[1] or unit, indicator):
        return None
    read, one = quantities.parse(number[0], number[1] or unit), quantities.parse("1", unit)
    if not isinstance(read, quantities.Quantity) or not isinstance(one, quantities.Quantity):
        return None
    return read.value / one.value


@dataclass(frozen=True)
class Side:
    """A place of a line: name, level, and the adcode of its province where it is known."""

    name: str
    level: str
    province: str | None


def side_of(plan: Plan, side: str, texts: tuple[str, ...]) -> Side | Bad:
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
    if not name and side == "east" and not columns and plan.kind == "enterprises":
        return Side("", "national", None)  # from all that help the title's place
    if not name:
        what = {"east": "origin or destination", "west": "home or county"}[side]
        return Bad(at, "", f"no {what} stands in the line", "fill in the place")
    if (plan.personal or plan.kind == "workers") and not sides.is_place(name):
        return Bad(at, NOT_SHOWN, "a word that is no place stands for one", "write the place's name")
    if columns:
        name = sides.in_province(name, title, level)
    province = sides.province_code(name) if plan.kind == "workers" else None
    if plan.kind == "workers" and side == "east":
        if province is None:
            return Bad(
                at,
                shown(name, plan),
                "the province of the destination is not known",
                "write province and city",
            )
        return Side(sides.FULL_NAMES[province], "province", province)
    return Side(name, level, province)


def key_of(plan: Plan, east: Side | Bad, west: Side | Bad, year: int | Bad) -> Key | Bad:
    """Put together what the parts of a line mean: what it counts towards, or why it is not counted."""
    for part in (east, west, year):
        if isinstance(part, Bad):
            return part
    if plan.kind == "enterprises":
        if sides.side_of(east.name) == sides.WEST:
            at = plan.east[-1].index if plan.east else 0
            return Bad(at, shown(east.name, plan), *sides.no_giver(east.name))
        return Key(east.name, east.level, west.name, west.level, plan.counts, year)
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


def year_of(plan: Plan, texts: tuple[str, ...]) -> int | Bad:
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
