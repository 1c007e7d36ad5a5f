"""Which shape each table of a sheet has, and the reader that it is handed to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.ingest.office import facts
from analysis.ingest.office.blocks import Table
from analysis.ingest.office.columns import (
    FIGURE,
    PLACES,
    TOTAL,
    UNKNOWN,
    Column,
    Title,
    read_columns,
    read_title,
)
from analysis.ingest.office.grid import Sheet
from analysis.ingest.office.labels import LabelReader
from analysis.ingest.office.ledger import LedgerSums
from analysis.ingest.office.ledger_lines import Plan, plan_ledger
from analysis.ingest.office.longform import is_long, read_long
from analysis.ingest.office.mapping import Mapping, TableMapping
from analysis.ingest.office.outcome import ERROR, MAPPING_HINT, Outcome
from analysis.ingest.office.pairlist import read_pairs
from analysis.ingest.office.wide import read_wide

LONG, LEDGER, PAIRS, WIDE, UNTOLD = "long", "ledger", "pairs", "wide", "unrecognised"


def read_tables(
    sheet: Sheet,
    find: Callable[[Sheet], list[Table]],
    out: Outcome,
    mapping: Mapping,
    fallback: facts.When | None,
) -> None:
    """Read every table of a sheet into an outcome.

    Parameters
    ----------
    sheet : Sheet
        Without personal data.
    find : callable
        Finds the tables of a sheet.
    out : Outcome
    mapping : Mapping
        What the office says about the file's tables; it goes before what is recognised.
    fallback : When, optional
        What the names of sheet and file say of time.
    """
    told = mapping.of_sheet(sheet.name)
    if told and told.skip:
        out.shape = "skipped by its mapping"
        return
    tables = [told.table(sheet)] if told and told.header_rows else find(sheet)
    shapes = []
    for table in tables:
        title, columns = read_heads(table, told)
        shape, plan = shape_of(table, columns, title, told)
        shapes.append(shape)
        if shape == LONG:
            read_long(table, columns, out)
        elif shape == LEDGER:
            read_ledger(table, columns, title, plan, out)
        elif shape == PAIRS:
            read_pairs(table, columns, title, out)
        elif shape == WIDE:
            read_wide(table, columns, title, out, fallback)
        else:
            _leave(table.data_rows, table.cells, out)
    if not tables:
        _leave(range(len(sheet.rows)), sheet.rows, out)
        shapes = [UNTOLD] if out.rows_in else []
    out.shape = "+".join(dict.fromkeys(shapes))


def read_heads(table: Table, told: TableMapping | None) -> tuple[Title, list[Column]]:
    """Return title and columns of a table, with what its mapping says laid over what was recognised."""
    title = read_title(table.titles)
    if not title.units:
        title = replace(title, units=tuple(unit for note in table.notes for unit in facts.units_of(note)))
    if told:
        title = told.title(title)
    columns = read_columns(table, title)
    return title, told.columns_over(columns) if told else columns


def shape_of(
    table: Table, columns: list[Column], title: Title, told: TableMapping | None = None
) -> tuple[str, Plan | None]:
    """Return the shape of a table, and how to read it if it is a ledger."""
    if is_long(table.cells[table.header_rows[-1]]):
        return LONG, None
    plan = plan_ledger(columns, title)
    wanted = told.shape if told else None
    if plan and wanted in (None, LEDGER):
        return LEDGER, plan
    roles = {c.role for c in columns}
    if wanted in (WIDE, PAIRS):
        return wanted, None
    if FIGURE in roles or (roles & {UNKNOWN, TOTAL} and roles & {*PLACES, "year", "name_of_indicator"}):
        return WIDE, None
    sides = (
        {"east", "west"} if title.east and title.west else {s for s in ("east", "west") if getattr(title, s)}
    )
    if "pair" in roles or {"east", "west"} <= roles | sides and roles & set(PLACES):
        return PAIRS, None
    return UNTOLD, None


def read_ledger(table: Table, columns: list[Column], title: Title, plan: Plan, out: Outcome) -> None:
    """Sum a ledger that stands on a sheet."""
    reader = LabelReader(table, columns, title)
    lines = [
        r for r in table.data_rows
        if len({text for text in table.cells[r] if text}) > 1 and not reader.total_kind(r)
    ]  # fmt: skip
    totals = sum(bool(reader.total_kind(r)) for r in table.data_rows)
    out.rows_in, out.set_aside = out.rows_in + totals, out.set_aside + totals
    sums = LedgerSums(plan, out)
    sums.add(
        pd.DataFrame({i: [table.cells[r][i] for r in lines] for i in plan.needed}, dtype=str),
        np.array(lines, dtype=int),
    )
    sums.finish()


def _leave(rows, cells: list[list[str]], out: Outcome) -> None:
    """Reject every line with a figure of a table that was not recognised."""
    left = [r for r in rows if any(facts.figure(text) for text in cells[r] if text)]
    for r in left:
        out.rows_in += 1
        # Only figures are shown: nothing is known of the words beside them, and they may name a person.
        printed = " | ".join(text for text in cells[r] if text and facts.figure(text))
        out.reject(r, None, printed, "the table was not recognised", MAPPING_HINT)
    if left:
        out.find("", f"{len(left)} lines", "a table that was not recognised", MAPPING_HINT, ERROR)
