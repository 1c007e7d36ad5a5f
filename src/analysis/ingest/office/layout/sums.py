"""Columns of totals: those that repeat their parts and are checked, and those that say what no part says.

小计 over months or places repeats them. Over 捐款 and 捐物折款, each claimed as a part, over 其中：捐物折款 alone, or over parts that are no
figures of their own (教师, 医生 of the professionals), it is the only one that says the whole.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.office.layout import narrower
from analysis.ingest.office.layout.column import FIGURE, UNKNOWN, Column, words_of
from analysis.ingest.office.reading.grid import squash

_LEFT_OVER = re.compile("结转|结余")
"""Money of another year: a sum with it is of no one year."""


def counted_or_checked(column: Column, columns: list[Column]) -> Column:
    """Decide what a column of totals is: the group's indicator, all money together, or a sum to be checked.

    It is a figure of its own only where its parts are none: 合计 over years or places repeats them.
    """
    group = column.path[:-1]
    parts = [
        c
        for c in columns
        if c.role in (FIGURE, UNKNOWN)
        and (not group or c.path[: len(group)] == group)
        and not (c.when and c.when.target and not (column.when and column.when.target))
    ]
    if any(_LEFT_OVER.search("".join(c.path)) for c in parts):
        return column
    kinds = {c.indicator for c in parts}
    if len({c.when for c in parts if c.when and c.when.start}) > 1 and not column.when:
        return column
    by_row = any(c.role == "name_of_indicator" for c in columns)
    if parts and not column.indicator and kinds == {None} and not by_row:
        return replace(column, role=UNKNOWN, reason="a sum of columns that count none of the indicators")
    if kinds == {"gov_funds", "social_donations"} and len(parts) == 2:
        return replace(column, role=FIGURE, indicator="funds_total")
    alone = column.indicator not in kinds or (group and not _made_up(column, parts))
    if column.indicator and (alone or _of_shares(column, parts)):
        return replace(column, role=FIGURE)
    return column


def _of_shares(column: Column, parts: list[Column]) -> bool:
    """Whether a total stands beside nothing but shares of it (levels of government, cash and goods), each of which is claimed as a part."""
    shares = [narrower.share(words_of(p), p.indicator) for p in parts if p.indicator == column.indicator]
    return narrower.divide(shares)


def _made_up(column: Column, parts: list[Column]) -> bool:
    """Whether a total of a group only repeats its parts: each a figure of its own, and none left out (其中)."""
    own = [part for part in parts if part.indicator == column.indicator]
    if any(squash(text).startswith("其中") for part in parts for text in part.path[len(column.path) - 1 :]):
        return False
    if any(part.east or part.west or part.place for part in own):
        return True
    if len({part.when for part in own}) == len(own) > 1:
        return True
    return len(own) == len(parts) and narrower.divide(narrower.share(words_of(p), p.indicator) for p in own)


def parts_of(column: Column, columns: list[Column]) -> list[Column]:
    """Return the columns that a column of totals adds up: those of its group, or all, of its time and no plan."""
    group = column.path[:-1]
    years = column.when.years if column.when else set()
    return [
        c
        for c in columns
        if c.index != column.index
        and c.role in (FIGURE, UNKNOWN)
        and (not group or c.path[: len(group)] == group)
        and not (c.when and (c.when.target or (years and c.when.years and not c.when.years <= years)))
    ]
