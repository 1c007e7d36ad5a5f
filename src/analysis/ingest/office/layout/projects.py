"""A list of projects or of payments, one a row: its money is a part of what its county gets, and its last row may be the sum of all.

Without this the one project of a county would be all that the county got, and a project's name (产业园, 培训中心) what
its row counts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.layout.adding import agree, plain_value
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import FIGURE, PLACES, Column
from analysis.ingest.office.layout.labels import Places
from analysis.ingest.office.layout.rows import Row
from analysis.ingest.office.layout.subject import own_words
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers, indicators

PROJECT = "project"
PART = "part of the sum: one project"
"""Note of the figures of a project or of a payment, in the words by which `analysis.vocabulary.scope` knows a part."""

EACH = "each row is one project, payment or entry of a list and was taken as a part of what its place gets"
SUM_UP = "add a row 合计 for all projects, or a table by county, where that is to be counted"

_TELL_APART = frozenset((*PLACES, "year", "name_of_indicator", "company", "park", "start"))
"""Roles of columns that tell rows apart; a list with a day in each row and none of them is one of payments."""
_HEAD = re.compile(r".{0,6}项目(?:名称?)?|projects?(?:name)?")
_FUNDS = frozenset(
    ("gov_funds", "social_donations", "funds_total", "enterprise_investment", "agreed_investment")
)
_OF_ALL = re.compile(
    r"(?:(?<!产业)(?<!劳务)(?<!教育)(?<!医疗)(?<!健康)(?<!消费)(?<!人才)(?<!科技)(?<!文旅)(?:协作|帮扶)|援助|资金)(?:的|援建|帮扶|建设|实施|资金|财政|援助)*项目"
)
_OF_INTRODUCED = re.compile(
    r"(?:协作|帮扶)(?:引进|招引|引导|签约|落地|招商|引资)+的?(?:产业|企业|合作|投资)*项目|引进(?:产业|企业|合作)?项目"
)
"""A title of all projects that firms bring: their money is an investment."""
_OF_A_FIELD = re.compile(
    "产业|教育|医疗|卫生|健康|文旅|科技|设施|劳务|就业|人才|社会事业|乡镇|街道|部门|系统|领域|行业|战线"
)
"""A title of one field of the cooperation: the sum of its rows is no sum of the pair."""
_OF_SOME = re.compile(
    r"第.批|首批|批次|部分|重点|计划(?!(?:安排|情况|汇总|明细|一览)*表?$)|储备|申报|续建|新建|在建|示范"
)
"""A title of some projects alone; one of the plan of a year has all that the year's plan has."""


def told(table: Table, columns: list[Column]) -> list[Column]:
    """Return columns with those of projects' names told as such, where the headers of money say what is counted."""
    counted = {c.indicator for c in columns if c.role == FIGURE and c.indicator and own_words(c)}
    if not counted & _FUNDS:
        return columns
    kinds = {indicators.INDICATORS[name].unit for name in counted if name in indicators.INDICATORS}
    return [replace(c, role=PROJECT) if _names_projects(table, c, kinds) else c for c in columns]


def _names_projects(table: Table, column: Column, kinds: set[str]) -> bool:
    if column.role not in ("name_of_indicator", "text", "company") or column.told or not column.path:
        return False
    if not _HEAD.fullmatch(facts.without_units(column.path[-1])):
        return False
    names = [text for r in table.data_rows if (text := table.cells[r][column.index])]
    names = [text for text in names if not headers.SUBTOTAL.match(squash(text))]
    meant = sum(
        any(meanings.indicator_of(facts.without_units(name), kind) for kind in kinds) for name in names
    )
    named = meant * 2 < len(names) and not sides.lists_places(names)
    return named and not all(facts.when(name) for name in names)


def _names_donors(column: Column) -> bool:
    words = facts.without_units(column.path[-1]) if column.role == "text" and column.path else ""
    return bool(headers.DONORS.fullmatch(words))


def _entries(rows: list[Row], columns: list[Column], table: Table, title: Title) -> list[int]:
    """Return the column whose words alone tell the rows apart, where the one row of totals is the sum of all in every column.

    机关食堂采购, 商超专柜, 合计: each channel is a part of what the pair of the title sold.
    """
    words = next((c.index for c in columns if c.role == "text"), None)
    entries = [row for row in rows if not row.total]
    sums = [row for row in rows if row.total]
    said = squash(title.text)
    if words is None or len(entries) < 2 or len(sums) != 1 or not (title.east and title.west):
        return []
    if _OF_A_FIELD.search(said) or _OF_SOME.search(said):
        return []
    if not all(table.cells[row.row][words] for row in entries) or any(row.part or row.ratio for row in rows):
        return []
    counted = [c.index for c in columns if c.role == FIGURE]
    added = [
        (_value(table, sums[0], c), [v for row in entries if (v := _value(table, row, c)) is not None])
        for c in counted
    ]
    return [words] if added and all(t is not None and agree(t, parts) for t, parts in added) else []


def _value(table: Table, row: Row, column: int) -> float | None:
    number = facts.figure(table.cells[row.row][column])
    return plain_value(number[0]) if number else None


def mark_claims(claims: list[dict[str, str]]) -> None:
    """Say of all claims of a form that they are of one project."""
    for claim in claims:
        if PART not in claim["note"]:
            claim["note"] = "; ".join(filter(None, [claim["note"], PART]))


def mark(rows: list[Row], columns: list[Column], table: Table, title: Title) -> None:
    """Say of rows that each is one project, and give their one sum the title's pair where the title speaks of all projects.

    Payments by the day, gifts by their donors and other entries that nothing else tells apart are as projects, and their
    sum is what the pair of the title got.
    """
    named = [c.index for c in columns if c.role == PROJECT]
    dated = [c.index for c in columns if c.role == "date" or _names_donors(c)]
    if not named and _TELL_APART & {c.role for c in columns}:
        return
    if not (named or dated):
        dated = _entries(rows, columns, table, title)
    for row in rows:
        row.project = not row.total and any(table.cells[row.row][index] for index in (*named, *dated))
    sums = [row for row in rows if row.total == "total"]
    words = squash(title.text)
    said = _OF_ALL.search(words) or _OF_INTRODUCED.search(words)
    of_all = said if named else sum(row.project for row in rows) > 1
    if any(map(_names_donors, columns)) and _OF_A_FIELD.search(words):
        of_all = False
    if len(sums) == 1 and title.east and title.west and of_all and not _OF_SOME.search(words):
        levels = (sides.level_of_name(names.split(";")[-1]) for names in (title.east, title.west))
        (east, west), sums[0].whole = levels, True
        sums[0].places = Places(title.east, east, title.west, west)
