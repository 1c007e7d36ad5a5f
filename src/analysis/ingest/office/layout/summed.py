"""Columns of sums without a year of their own: 累计, 五年累计, 年初累计, and what 本月 beside a figure says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.office.layout import facts, spans
from analysis.ingest.office.layout.adding import agree, plain_value
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import FIGURE, TOTAL, UNKNOWN, Column
from analysis.ingest.office.layout.facts import When
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading.grid import squash

_THIS_MONTH = re.compile(r"本月|当月|本季度?|当季")


def dated(columns: list[Column], title: Title, table: Table) -> list[Column]:
    """Give a column 累计 without a year of its own the span of the dated columns beside it.

    Beside 当月, or beside the target of the one year of the title, it is since January.
    """
    monthly = any(_THIS_MONTH.match(text) for c in columns for text in c.path)
    if monthly or _of_a_year(columns, title):
        columns = [
            replace(c, when=When(so_far=True))
            if c.when and c.when == When(cumulative=True, outcome=c.when.outcome) and not c.when.begins
            else c
            for c in columns
        ]
    if monthly and title.when and len(title.when.start) == len("2024-01"):
        columns = [_untold(c) if c.role == FIGURE and c.when is None else c for c in columns]
    columns = [_of_counted_years(c, columns, title, table) for c in columns]
    dated = [c.when for c in columns if c.when and c.when.start and not c.when.cumulative]
    if len(dated) < 2 or (title.when and title.when.until):
        return columns
    first, last = min(w.start for w in dated), max(dated, key=lambda w: w.end)
    until = f"{last.end[:4]}-{last.months[1]:02d}" if last.months else last.until
    span = When(first[:4], last.end[:4], None, until, cumulative=True)
    return [replace(c, when=found) if (found := _ended(c.when, span)) else c for c in columns]


def _ended(when: When | None, span: When) -> When | None:
    """Return the span of a sum beside dated columns: 累计 is over all of them, 2013年以来 up to the last one; None for other words."""
    if when == When(cumulative=True):
        return span
    since = when and when.since and not (when.plan or when.until or when.months or when.target)
    if not since or when.start < span.start or when.start >= span.end:
        return None
    return replace(span, start=when.start)


_YEARS_TARGET = re.compile("(?:全年|年度|本年度?|当年|年初)的?(?:工作)?(?:目标|任务|计划|协议)")
BESIDE_A_MONTH = "beside 本月, nothing says whether it is of the month, since January or since the beginning"
"""Why a figure without a time is refused in the report of a month that has others of the month itself."""


def _of_a_year(columns: list[Column], title: Title) -> bool:
    """Whether the title is of one year and some column is the target of that year."""
    when = title.when
    if not when or not when.start or when.start != when.end or len(when.start) > len("2024"):
        return False
    return any(_YEARS_TARGET.match(squash(text)) for c in columns for text in c.path)


def _untold(column: Column) -> Column:
    return replace(column, role=UNKNOWN, indicator=None, reason=BESIDE_A_MONTH, final=True)


def _of_counted_years(column: Column, columns: list[Column], title: Title, table: Table) -> Column:
    """Give a column 五年累计 its five years: those that a line says, or those beside it that add up to it; else it is unknown."""
    count = max(map(spans.years_summed, column.path), default=0)
    if not count or column.role not in (FIGURE, TOTAL, UNKNOWN) or (column.when and column.when.start):
        return column
    years = {
        int(c.when.start[:4]): c
        for c in columns
        if c.when and c.when.start and len(c.when.years) == 1 and c.path[:-1] == column.path[:-1]
    }

    def adds_up(run: Sequence[int]) -> bool:
        rows = [
            [table.cells[r][c.index] for c in (column, *(years[y] for y in run))] for r in table.data_rows
        ]
        sums = [[n and plain_value(n[0]) for n in map(facts.figure, row)] for row in rows]
        told = [row for row in sums if row[0] is not None and None not in row]
        return bool(told) and all(agree(row[0], row[1:]) for row in told)

    when = spans.stated(column.path[-1], count, [*table.titles, *table.notes]) or spans.fitting(
        count, [*years], adds_up
    )
    role = column.role
    if role == TOTAL and (column.indicator or (when and not when.years <= {*years})):
        role = FIGURE if column.indicator else UNKNOWN  # some of its years are printed nowhere else
    if when:
        planned = any(c.when and c.when.target for year, c in years.items() if year in when.years)
        return replace(column, when=replace(when, target=when.target or planned), role=role)
    if len(years) < 2:
        return column  # up to the year of the title, as any 累计
    return replace(column, role=UNKNOWN, indicator=None, reason=spans.UNTOLD, final=True)
