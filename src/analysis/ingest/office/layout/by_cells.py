"""Roles that a header does not say and the cells of its column do: places, years, units, and which side `from` and `to` are on."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.office.layout import facts, levels, sides
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import FIGURE, PLACES, UNKNOWN, Column
from analysis.ingest.office.layout.known import known_english
from analysis.ingest.office.layout.roles import names_of_indicators
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers

_SAMPLE = 300
_PART = r"(?:prov(?:ince)?|pref(?:ecture)?|region|place|city|county|name)?$"
_FROM, _TO = (
    re.compile(rf"(?:from|src|source|origin|sender){_PART}"),
    re.compile(rf"(?:to|dst|dest|target|destination|receiver){_PART}"),
)
"""Heads of the two ends of a flow."""
_YEAR = re.compile(r"(?:19[89]\d|20[0-4]\d)年?$")


def named(columns: list[Column], table: Table) -> list[Column]:
    """Return columns with the roles that their cells say where no header does: both ends of a flow, places, years and units."""
    columns = _years_and_units(_ends(columns, table), table)
    return _places_by_cells(columns, table)


def _cells(column: Column, table: Table) -> list[str]:
    values = [table.cells[r][column.index] for r in table.data_rows[:_SAMPLE]]
    return [v for v in values if not facts.is_missing(v) and not headers.SUBTOTAL.match(squash(v))]


def _ends(columns: list[Column], table: Table) -> list[Column]:
    """Take two columns such as `from` and `to` for giver and receiver where the places tell that it goes from east to west.

    What goes from west to east is no help of the cooperation: workers, above all.
    """
    heads = {c.index: facts.without_units(c.path[-1]).replace("_", "") if c.path else "" for c in columns}
    first, second = ([c for c in columns if end.match(heads[c.index])] for end in (_FROM, _TO))
    if len(first) != 1 or len(second) != 1:
        return columns
    ends = {first[0].index: sides.EAST, second[0].index: sides.WEST}
    if any(_side(_cells(c, table)) != ends[c.index] for c in (*first, *second)):
        return columns
    return [replace(c, role=ends[c.index]) if c.index in ends else c for c in columns]


def _side(values: list[str]) -> str:
    """Return the one side of which all cells are that tell one, if most are known places."""
    told = {sides.side_of(v) for v in values} - {None}
    return told.pop() if len(told) == 1 and sides.lists_places(values) else ""


def _years_and_units(columns: list[Column], table: Table) -> list[Column]:
    """Take a column under unknown words whose cells are all years, or mostly units or names of indicators, for one of these."""
    roles = {c.role for c in columns}
    changed = []
    for column in columns:
        values = _cells(column, table) if column.role in ("text", UNKNOWN) and not column.indicator else []
        words = [squash(v) for v in values]
        if "year" not in roles and len(words) > 1 and all(map(_YEAR.match, words)):
            column = replace(column, role="year")
            roles.add("year")
        elif "unit" not in roles and words and sum(map(facts.is_unit, words)) * 2 > len(words):
            column = replace(column, role="unit")
            roles.add("unit")
        elif (
            not roles & {"name_of_indicator", FIGURE} and _names_indicators(values) and not _says_use(column)
        ):
            column = replace(column, role="name_of_indicator")
            roles.add("name_of_indicator")
        changed.append(column)
    return changed


_USE = re.compile(r".{0,6}(?:用途|投向|方向|事由|摘要)$|(?:use|purpose)s?$")


def _says_use(column: Column) -> bool:
    """Whether a header says that its words are what money was for (资金用途), which count nothing."""
    return bool(column.path) and bool(_USE.match(facts.without_units(column.path[-1])))


def _names_indicators(values: list[str]) -> bool:
    """Whether most cells are names of indicators, and several different ones: a remark repeats one, or none."""
    named = names_of_indicators(values)
    return len(named) * 2 > len(values) and len(set(named)) > 1


_NAMES = frozenset((*PLACES, "home", "destination", "origin", "company"))


def _places_by_cells(columns: list[Column], table: Table) -> list[Column]:
    """Take the first column of words that are nearly all known places for one of places, where no header is one.

    Otherwise the rows of a table under an unusual header (or none) would count for the title's provinces.
    """
    if any(c.role in _NAMES for c in columns):
        return columns
    for column in columns:
        values = _cells(column, table) if column.role in ("text", UNKNOWN) else []
        if role := levels.role_of_outline(values) or (column.role == "text" and _role_of_places(values)):
            return [replace(c, role=role) if c is column else c for c in columns]
    return columns


def _role_of_places(values: list[str]) -> str:
    """Return the role of a column whose cells are nearly all known places or pairs of them, else nothing."""
    pairs = sum(bool(sides.split_pair(v)) for v in values)
    known = sum(sides.is_known(v) or bool(sides.split_pair(v)) or _by_its_name(v) for v in values)
    if not values or known * 3 < 2 * len(values):
        return ""
    return "pair" if 2 * pairs > len(values) else "place"


def _by_its_name(text: str) -> bool:
    """Whether a text is the English name of a city or county, which says by no ending that it is one (Chifeng)."""
    return text.isascii() and squash(text).replace("'", "") in known_english()


def other_side(columns: list[Column], table: Table) -> list[Column]:
    """Take a column of words whose places are all of the side that no other column names for that side's.

    Its header may say nothing of it; without it the figures would count for all givers.
    """
    taken = {c.role for c in columns}
    if not taken & {"place", "east", "west"} or taken & (_NAMES - {"place", "east", "west"}):
        return columns
    for column in columns:
        values = _cells(column, table)
        told = {sides.side_of(v) for v in values} - {None} if column.role == "text" else set()
        if len(told) == 1 and not told & taken and sides.lists_places(values):
            return [replace(c, role=next(iter(told))) if c is column else c for c in columns]
    return columns
