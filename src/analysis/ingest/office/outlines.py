"""Rows of a list that stand below another row of the same column: receivers below their giver, cities below their province.

A pivot prints its levels one below another, and often shows them by nothing: no indent, no bold, no second column.
What tells them then is the order of the labels, and for givers above receivers that each giver's figures are the sum
of those that follow it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.ingest.office.layout import facts, sides
from analysis.ingest.office.layout.adding import agree, plain_value
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import FIGURE, UNKNOWN, Column
from analysis.ingest.office.layout.labels import Places
from analysis.ingest.office.layout.rows import Row
from analysis.ingest.office.reading.grid import squash

UNTOLD_GIVER = "lists of both sides alternate, and nothing tells whether a row is of the place above it"
"""Why a row of an outline is refused whose groups do not add up."""


def nest(rows: list[Row], columns: list[Column], table: Table) -> None:
    """Tell rows what stands above them in the outline of a table: the other side, or the province of a city."""
    set_in = any(row.part for row in rows if not row.total)
    _under_givers(rows)
    _parts_by_place(rows)
    if not set_in:
        _under_givers_by_order(rows, columns, table)


def _one_sided(row: Row) -> bool:
    here = row.places
    return bool(here.east) != bool(here.west) and not (row.total or here.problem)


def _under(row: Row, above: Places) -> Places:
    """The places of a row with the side that a row above it names."""
    side = "east" if above.east else "west"
    return replace(row.places, **{name: getattr(above, name) for name in (side, f"{side}_level")})


def _under_givers(rows: list[Row]) -> None:
    """Give rows that are set in below a place of the other side this place: a pivot lists receivers under each giver."""
    above: Places | None = None
    for row in rows:
        if not row.part:
            above = row.places if _one_sided(row) else None
        elif above and _one_sided(row) and bool(above.east) != bool(row.places.east):
            row.places, row.part = _under(row, above), True


def _under_givers_by_order(rows: list[Row], columns: list[Column], table: Table) -> None:
    """Give rows that follow a place of the other side this place, where no indent tells it and the sums of each group do.

    Where both sides alternate and the groups do not add up, nobody knows whether a row is of the place above it.
    """
    groups = _groups([row for row in rows if not row.total])
    if not groups:
        return
    counted = [c.index for c in columns if c.role in (FIGURE, UNKNOWN)]
    if all(_adds_up(head, below, counted, table) for head, below in groups):
        for head, below in groups:
            for row in below:
                row.places, row.part = _under(row, head.places), True
    elif len(groups) > 1:
        for _, below in groups:
            for row in below:
                row.places = replace(row.places, problem=UNTOLD_GIVER)


def _groups(rows: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Return each row of the side that begins with the rows of the other side below it; nothing where one has none."""
    if not rows or not all(map(_one_sided, rows)):
        return []
    leads = bool(rows[0].places.east)
    groups: list[tuple[Row, list[Row]]] = []
    for row in rows:
        if bool(row.places.east) == leads:
            groups.append((row, []))
        else:
            groups[-1][1].append(row)
    return groups if all(below for _, below in groups) else []


def _adds_up(head: Row, below: list[Row], counted: Iterable[int], table: Table) -> bool:
    """Whether every figure of a row is the sum of those below it; rows of cities below their own province add nothing."""
    direct = [row for row in below if not row.part]
    told = 0
    for column in counted:
        total = _figure(table, head, column)
        parts = [n for row in direct if (n := _figure(table, row, column)) is not None]
        if total is None and not parts:
            continue
        if total is None or not agree(total, parts):
            return False
        told += 1
    return told > 0


def _figure(table: Table, row: Row, column: int) -> float | None:
    number = facts.figure(table.cells[row.row][column])
    return plain_value(number[0]) if number else None


def _parts_by_place(rows: list[Row]) -> None:
    """Mark rows of a city or county below the row of its own province: a list of both adds up without them."""
    provinces: set[str | None] = set()
    set_in = {row.part for row in rows if not row.total}
    for row in rows:
        if len(set_in) == 1:
            row.part = False  # all labels are set in: a habit, no meaning
        code = sides.province_code(row.group) if row.group and not row.total else None
        if squash(sides.tidy(row.group)) in sides.PROVINCE_FORMS:
            provinces.add(code)
        elif code in provinces and code is not None:
            row.part = True
