"""What money was used for, beside the money itself: 产业发展, 乡村建设 and 劳务协作 that add up to 资金总额 are its parts.

By their words alone some of them would count something else (消费帮扶, 培训), and of the others nobody would say what they are.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.office.layout import facts
from analysis.ingest.office.layout.adding import agree, plain_value
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import FIGURE, UNKNOWN, Column
from analysis.ingest.office.layout.meanings import MAPPING_HINT

_MONEY = ("gov_funds", "social_donations", "funds_total")
_LEAST = 2
"""Columns that make a sum, and rows that show it: one row of two columns may agree by chance."""


def told(table: Table, columns: list[Column]) -> list[Column]:
    """Return columns with those of no fund left out that stand side by side and add up, in every row, to the money beside them."""
    changed: dict[int, Column] = {}
    for whole in columns:
        if whole.role != FIGURE or whole.indicator not in _MONEY:
            continue
        for run in (_run(columns, whole, 1), _run(columns, whole, -1)):
            parts = next(
                (run[:n] for n in range(len(run), _LEAST - 1, -1) if _add_up(table, whole, run[:n])), []
            )
            if all(c.indicator in _MONEY for c in parts):
                continue
            reason = f"a part of {''.join(whole.path)!r} beside it, which counts"
            changed |= {
                c.index: replace(
                    c, role=UNKNOWN, indicator=None, reason=reason, hint=MAPPING_HINT, subject="", final=True
                )
                for c in parts
                if c.indicator not in _MONEY
            }
    return [changed.get(c.index, c) for c in columns]


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
