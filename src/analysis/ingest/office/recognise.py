"""Which shape each table of a sheet has, and the reader that it is handed to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.errors import RawFileError
from analysis.ingest.office.checks import sentences
from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.layout import facts, forms, own_side, projects, settling, sides, uses
from analysis.ingest.office.layout.blocks import Table, tables_at
from analysis.ingest.office.layout.column import FIGURE, PERSONAL, PLACES, TOTAL, UNKNOWN, Column
from analysis.ingest.office.layout.columns import read_columns
from analysis.ingest.office.layout.doubles import without_doubles
from analysis.ingest.office.layout.headlines import named_places, named_subject, under_headline
from analysis.ingest.office.layout.labels import LabelReader
from analysis.ingest.office.layout.mapping import Mapping, TableMapping
from analysis.ingest.office.layout.meanings import MAPPING_HINT
from analysis.ingest.office.layout.note_units import named_units, with_named
from analysis.ingest.office.layout.side_by_side import blocks_of
from analysis.ingest.office.layout.subject import cooperates, settle
from analysis.ingest.office.layout.titles import (
    Title,
    batch_of,
    bureau_of,
    counted_since,
    period_stated,
    read_title,
)
from analysis.ingest.office.ledger import LedgerSums
from analysis.ingest.office.ledger_lines import GONE, SIGNED, Plan, plan_ledger, stage_of
from analysis.ingest.office.longform import is_long, read_long
from analysis.ingest.office.pairlist import read_pairs
from analysis.ingest.office.reading.grid import Sheet, address, letters, squash
from analysis.ingest.office.wide import read_wide
from analysis.vocabulary import headers
from analysis.vocabulary.codes import ERROR, NOTE, WARNING

LONG, LEDGER, PAIRS, WIDE, UNTOLD = "long", "ledger", "pairs", "wide", "unrecognised"


def read_tables(
    sheet: Sheet,
    find: Callable[[Sheet], list[Table]],
    out: Outcome,
    mapping: Mapping,
    names: tuple[str, str],
    number: int = 0,
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
    names : (str, str)
        The names of sheet and file; they tell time and places where the table doesn't.
    number : int
        Number of the sheet in its file, from 1.
    """
    said = mapping.of_sheet(sheet.name, number)
    fallback = settling.of_names(names)
    if any(told.skip for told in said):
        out.shape = "skipped by its mapping"
        return
    if any(told.transposed for told in said):
        sheet, out.transposed = sheet.transposed(), True
    form = forms.unfolded(sheet, mapped=bool(said))
    sheet, out.moved = form.sheet, form.moved
    tables = tables_of(sheet, said, find)
    shapes = []
    for table, told in tables:
        title, columns = heads_on_sheet(table, tables[0][0], told, names, out)
        shape, plan = shape_of(table, columns, title, told)
        shapes.append(shape)
        if shape == LONG:
            read_long(table, columns, out)
        elif shape == LEDGER:
            read_ledger(table, columns, title, plan, out)
        elif shape == PAIRS:
            read_pairs(table, columns, title, out, fallback)
        elif shape == WIDE:
            read_wide(table, columns, title, out, fallback)
        else:
            _leave(table.data_rows, table.cells, out)
    projects.mark_claims(out.claims if form.project else [])
    if not tables:
        turned = not out.transposed and len(sheet.rows) <= _MOST_TURNED and find(sheet.transposed())
        hint = (
            f"it reads with rows and columns exchanged: `transposed: true`; {MAPPING_HINT}"
            if turned
            else MAPPING_HINT
        )
        _leave(range(len(sheet.rows)), sheet.rows, out, hint)
        shapes = [UNTOLD] if out.rows_in else []
    out.shape = "+".join(dict.fromkeys(shapes))


def tables_of(
    sheet: Sheet, said: list[TableMapping], find: Callable[[Sheet], list[Table]]
) -> list[tuple[Table, TableMapping | None]]:
    """Return the tables of a sheet, each with what its mapping says: those that a mapping places, or those found."""
    placed = sorted((told for told in said if told.header_rows), key=lambda told: min(told.header_rows))
    if not placed:
        told = said[0] if said else None
        return [(part, told) for table in find(sheet) for part in blocks_of(table)]
    beside: dict[tuple[int, ...], list[TableMapping]] = {}
    for told in placed:
        beside.setdefault(tuple(sorted(told.header_rows)), []).append(told)
    spans = [([r - 1 for r in rows], group[0].last_row) for rows, group in beside.items()]
    found = []
    for table, group in zip(tables_at(sheet, spans), beside.values(), strict=True):
        # Two tables with one header row are blocks side by side.
        parts = blocks_of(table) if len(group) > 1 else [table]
        if len(parts) != len(group):
            raise RawFileError(
                f"the mapping says {len(group)} things of the table with its header in row {group[0].header_rows[-1]}",
                hint="keep one of them, or give each its own header_rows",
            )
        found += zip(parts, group, strict=True)
    return found


def read_heads(table: Table, told: TableMapping | None) -> tuple[Title, list[Column]]:
    """Return title and columns of a table, with what its mapping says laid over what was recognised."""
    title = read_title(table.titles)
    if not title.bureau:
        title = replace(title, bureau=bureau_of(map(squash, table.notes)))
    if not title.units:
        title = replace(title, units=tuple(unit for note in table.notes for unit in facts.units_of(note)))
    if title.when is None:
        title = replace(title, when=period_stated(table.notes))
    if not title.units:
        title = replace(title, units=_unit_above_heads(table))
    title = replace(title, since=counted_since([*table.titles, *table.notes]))
    if told:
        title = told.title(title)
    columns = _columns(table, title)
    return title, told.columns_over(columns) if told else columns


def _unit_above_heads(table: Table) -> tuple[str, ...]:
    """Return the one unit that stands above a head and is the only one of all heads: it is of all of the table."""
    last = table.header_rows[-1]
    said = {text for r in table.header_rows for text in table.cells[r] if facts.units_of(text)}
    above = {
        text
        for r in table.header_rows[:-1]
        for c, text in enumerate(table.cells[r])
        if facts.is_unit(text) and table.cells[last][c] not in ("", text)
    }
    return facts.units_of(above.pop()) if len(above) == 1 and said == above else ()


def _columns(table: Table, title: Title) -> list[Column]:
    """Return the columns of a table, each with the unit that a line above or below states for it."""
    return with_named(read_columns(table, title), named_units([*table.titles, *table.notes]))


def heads_on_sheet(
    table: Table, first: Table, told: TableMapping | None, names: tuple[str, str], out: Outcome | None = None
) -> tuple[Title, list[Column]]:
    """Return title and columns of a table, with what the sheet's headline and the names say where its own lines don't.

    A headline is the first of several lines above the sheet's first table; where a table has but one line, that
    is its own. What is taken over is said.
    """
    title, columns = read_heads(table, told)
    headline = table.sheet.headline
    said = (*first.titles[:1], *([headline] if headline else []), *names)
    if told:
        title = replace(title, cooperation=cooperates(table, columns, title, said))
        return title, _settled(table, columns, title)
    lines = [line for line in first.titles if facts.without_units(line)]
    found = title if table is first or len(lines) < 2 else under_headline(title, lines[0])
    found = named_places(under_headline(found, headline) if headline else found, names)
    if not any(c.role in (FIGURE, "name_of_indicator") for c in columns):
        found = named_subject(found, names)
    found = replace(found, **_own(table, columns, [*first.titles, *table.titles, *table.notes], names))
    if found != title:
        columns = _columns(table, found)
    found = replace(found, cooperation=cooperates(table, columns, found, said))
    columns = _settled(table, columns, found)
    if out and found != replace(
        title, cooperation=found.cooperation, own=found.own, both_ways=found.both_ways, batch=found.batch
    ):
        taken = {
            n: getattr(found, n) for n in ("when", "east", "west") if getattr(found, n) != getattr(title, n)
        }
        words = ", ".join(f"{n} {v.start or v.until if n == 'when' else v}" for n, v in taken.items() if v)
        out.find(
            address(table.header_rows[0], 0), words,
            "taken from the sheet's headline or the names of sheet and file, since the table's own lines don't say it",
            "say it above the table, if that is wrong", NOTE,
        )  # fmt: skip
    return found, columns


def _own(
    table: Table, columns: list[Column], lines: list[str], names: tuple[str, str]
) -> dict[str, str | bool]:
    """Return what a title says of the office whose table it is (`own_side`)."""
    named = {c.index for c in columns if c.role == "name_of_indicator"}
    words = [text for path in table.paths for text in path] + [
        table.cells[r][c] for r in table.data_rows for c in named
    ]
    heads = [
        ("".join(c.path), [table.cells[r][c.index] for r in table.data_rows])
        for c in columns
        if c.role in PLACES
    ]
    return {
        "own": own_side.side_of_office(lines, names[1:], heads),
        "both_ways": own_side.receives(words),
        "batch": batch_of([*lines[: len(lines) - len(table.notes)], *names])
        or batch_of([note for note in table.notes if "另行" not in note]),
    }


def _settled(table: Table, columns: list[Column], title: Title) -> list[Column]:
    """Return columns with what each is of; a ledger's lines name giver and receiver themselves."""
    columns = projects.told(table, columns)
    if plan_ledger(columns, title):
        return without_doubles(columns)
    return without_doubles(settle(uses.told(table, columns, title), title))


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
    named = {side for side in ("east", "west") if getattr(title, side)}
    if title.borrowed and not headers.TABLE_PAIRS.search(title.words):
        named = set()
    if headers.LIST_OF_PEOPLE.search(title.words) and roles & {PERSONAL, "attribute"}:
        return UNTOLD, None  # who sent each of them and where they serve are no pairs
    if "pair" in roles or {"east", "west"} <= roles | named and roles & set(PLACES):
        return PAIRS, None
    if sum(c.role in PLACES for c in columns) > 1 and headers.TABLE_PAIRS.search(title.words):
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
    if totals:
        out.find(
            "", f"{totals} rows", "rows of totals of a ledger: its lines are summed instead", "nothing", NOTE
        )
    _say_unread(table, columns, plan, out)
    say_unnamed(title, out)
    stages = {r: stage_of(table.cells[r][plan.stage]) if plan.stage is not None else "" for r in lines}
    for r in (r for r in lines if stages[r] == GONE):
        out.rows_in += 1
        out.reject(
            r,
            plan.stage,
            table.cells[r][plan.stage],
            "an enterprise that is gone again",
            "nothing, or mend its state",
        )
    told = [r for r in lines if stages[r] != GONE]
    sums = LedgerSums(plan, out)
    sums.add(
        pd.DataFrame({i: [table.cells[r][i] for r in told] for i in plan.needed}, dtype=str),
        np.array(told, dtype=int),
        np.array([stages[r] == SIGNED for r in told], dtype=bool),
    )
    sums.finish()


def say_unnamed(title: Title, out: Outcome) -> None:
    """Say that a ledger was taken although no word of it says that its lines are of the cooperation."""
    if not title.cooperation:
        out.find(
            "", title.text, "no word says that these lines are of the cooperation; each names a giver and a receiver and was counted",
            "name the cooperation in the title or the file's name; remove lines that are not of it",
        )  # fmt: skip


def _say_unread(table: Table, columns: list[Column], plan: Plan, out: Outcome) -> None:
    """Say which columns of figures of a ledger are not summed."""
    summed = {index for index, _, _ in plan.amounts}
    for column in columns:
        head = "/".join(column.path)
        at = letters(column.index)
        if plan.kind == "enterprises" and column.role == FIGURE and column.index not in summed:
            reason = f"no unit of {column.indicator} is stated: its figures were not summed"
            out.find(at, head, reason, "state the unit in the header, as （万元）", ERROR)
        elif column.role == "text" and plan.kind == "enterprises" and _lists_places(table, column.index):
            reason = "a column of places that was not read: its header tells neither origin nor county"
            out.find(at, head, reason, "name it 来源地 or 落地县, or say it in a mapping file", WARNING)
        elif column.role == UNKNOWN:
            out.find(at, head, f"not read: {column.reason}", "nothing, or a mapping file", NOTE)


def _lists_places(table: Table, index: int) -> bool:
    texts = [text for r in table.data_rows[:100] if (text := table.cells[r][index])]
    return bool(texts) and sum(map(sides.is_known, texts)) * 2 > len(texts)


_MOST_TURNED = 500
"""Rows beyond which a sheet is no table turned round."""


def _leave(rows, cells: list[list[str]], out: Outcome, hint: str = MAPPING_HINT) -> None:
    """Reject every line with a figure, or with a place beside other words, of a table that was not recognised."""
    left, words, sentence = [], 0, 0
    for r in rows:
        texts = {text for text in cells[r] if text}
        words += bool(texts)
        told = [sentences.refuse(r, c, text, out) for c, text in enumerate(cells[r]) if text]
        if any(told):
            sentence += 1
            texts = {
                text for text in cells[r][1:] if text and facts.figure(text)
            }  # a number before it is its own
        if any(map(facts.figure, texts)) or (len(texts) > 1 and any(map(sides.is_known, texts))):
            left.append(r)
    for r in left:
        out.rows_in += 1
        # Only figures and places are shown: nothing is known of the words beside them, and they may name a person.
        printed = " | ".join(
            text for text in cells[r] if text and (facts.figure(text) or sides.is_known(text))
        )
        out.reject(r, None, printed, "the table was not recognised", hint)
    if left:
        out.find("", f"{len(left)} lines", "a table that was not recognised", hint, ERROR)
    elif sentence:
        out.find("", f"{sentence} lines", sentences.REASON, sentences.HINT, ERROR)
    elif words:
        out.find(
            "",
            f"{words} lines",
            "only words, and no table among them: nothing was taken",
            MAPPING_HINT,
            WARNING,
        )
