"""What money was used for, beside the money itself: 产业发展, 乡村建设 and 劳务协作 that add up to 资金总额 are its parts.

By their words alone some of them would count something else (消费帮扶, 培训), and of the others nobody would say what they are.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.office.layout import facts, narrower, sides
from analysis.ingest.office.layout.adding import agree, plain_value
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import FIGURE, UNKNOWN, Column, words_of
from analysis.ingest.office.layout.meanings import MAPPING_HINT
from analysis.ingest.office.layout.titles import Title

_FUNDS = ("gov_funds", "social_donations", "funds_total")
_MONEY = (*_FUNDS, "consumption_assist", "enterprise_investment", "agreed_investment")
_LEAST = 2
"""Columns that make a sum, and rows that show it: one row of two columns may agree by chance."""


def told(table: Table, columns: list[Column], title: Title) -> list[Column]:
    """Return columns with those left out that stand side by side and add up, in every row, to the money beside them.

    Funds of two kinds, what several givers bought and levels of government are figures of their own.
    """
    changed: dict[int, Column] = {}
    for whole in columns:
        if whole.role != FIGURE or whole.indicator not in _MONEY:
            continue
        for run in (_run(columns, whole, 1), _run(columns, whole, -1)):
            parts = next(
                (run[:n] for n in range(len(run), _LEAST - 1, -1) if _add_up(table, whole, run[:n])), []
            )
            reason = f"a part of {''.join(whole.path)!r} beside it, which counts"
            changed |= {
                c.index: replace(
                    c, role=UNKNOWN, indicator=None, reason=reason, hint=MAPPING_HINT, subject="", final=True
                )
                for c in parts
                if not _counts(c, whole, title)
            }
    return [changed.get(c.index, c) for c in columns]


def _counts(part: Column, whole: Column, title: Title) -> bool:
    """Whether a part of a sum is a figure of its own beside it."""
    if part.indicator is None:
        return False
    if part.indicator != whole.indicator:
        return whole.indicator not in _FUNDS or part.indicator in _FUNDS
    if part.when != whole.when or part.west != whole.west or (part.place != whole.place and not part.east):
        return True
    givers = {sides.province_code(name) for name in (whole.east or title.east).split(";") if name}
    other = bool(part.east) and part.east != whole.east and {sides.province_code(part.east)} != givers
    return other or narrower.share(words_of(part), part.indicator) is not None


def _run(columns: list[Column], whole: Column, step: int) -> list[Column]:
    """Return the columns of figures side by side with one, on one side of it, the nearest first."""
    at = columns.index(whole)
    run: list[Column] = []
    for column in columns[at + 1 :] if step > 0 else columns[:at][::-1]:
        units = {facts.family(unit) for unit in column.units}
        if column.role not in (FIGURE, UNKNOWN) or column.told or not column.path or units - {"yuan", ""}:
            break
        if column.units and whole.units and column.units != whole.units:
            break
        run.append(column)
    return run


def _add_up(table: Table, whole: Column, parts: list[Column]) -> bool:
    rows = 0
    for r in table.data_rows:
        sum_of, *values = [_value(table.cells[r][c.index]) for c in (whole, *parts)]
        if sum_of is None:
            continue
        known = [value for value in values if value is not None]
        if not known or not agree(sum_of, known):
            return False
        rows += 1
    return rows >= _LEAST


def _value(text: str) -> float | None:
    number = facts.figure(text)
    return plain_value(number[0]) if number else None
