"""Find the tables on a sheet: title lines, header rows, data rows and footnotes of each.

A sheet may hold several tables, begin with empty rows and columns, repeat its header on every printed page
and end in notes. Everything follows from which rows are header rows (`header_rows`). What the headers mean is left to
`columns`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.layout.header_rows import (
    ENOUGH_HEADS,
    TITLE_LIKE,
    continues_header,
    distinct,
    groups_columns,
    head_by_cells,
    is_column_numbers,
    is_figure,
    is_head,
    is_header_row,
    names_other_side,
)
from analysis.ingest.office.reading.grid import Sheet, in_one_language, squash
from analysis.vocabulary import headers

MAX_HEADER_ROWS = 6
_TITLE_LINES = 8
_REMARK = re.compile(
    r"^(?:数据|统计|指标)?(?:期|时间|时段|期间|口径|范围|标准)[:]|^(?:金额|计量|数量)?单位[:]|(?:金额|资金|人数|数据).{0,12}(?:以|按)[^,;。]{1,6}(?:计|为单位)|[;。]$"
)
"""A line below the rows that speaks of the table, and is neither a section nor a row of it."""
_OF_THE_PAGE = re.compile(r"日期|时间|第.{1,4}页|^page|续表?[)）]?$")


@dataclass
class Table:
    """One table on a sheet; rows and columns are counted from 0.

    Attributes
    ----------
    sheet : Sheet
    cells : list of list of str
        The sheet's cells, with merged areas filled.
    titles : list of str
        Lines of text above the header, from the top.
    header_rows, data_rows : list of int
    paths : list of tuple of str
        The distinct header texts of each column, from the top.
    notes : list of str
        Lines of text below.
    """

    sheet: Sheet
    cells: list[list[str]]
    titles: list[str]
    header_rows: list[int]
    data_rows: list[int]
    paths: list[tuple[str, ...]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def find_tables(sheet: Sheet) -> list[Table]:
    """Find every table of a sheet, from the top.

    Parameters
    ----------
    sheet : Sheet

    Returns
    -------
    list of Table
        Empty when no row is a header.
    """
    cells = sheet.spread()
    tables: list[Table] = []
    lines: list[str] = list(map(in_one_language, sheet.before))
    row = 0
    while row < len(cells):
        texts = distinct(cells[row])
        if not texts:
            row += 1
            continue
        heads = is_header_row(cells[row]) or _heads_places(cells, row)
        if (heads and _starts_table(tables, cells, row, lines)) or (
            not tables and _heads_two_sides(cells, row)
        ):
            last = row
            while (
                last + 1 < len(cells)
                and last + 1 - row < MAX_HEADER_ROWS
                and continues_header(sheet, cells, row, last + 1)
            ):
                last += 1
            top = row
            while len(lines) >= len(above := distinct(cells[top - 1])) > 0 and lines[-len(above) :] == above:
                if not groups_columns(sheet, cells, top - 1, top):
                    break
                lines, top = lines[: -len(above)], top - 1
            titles = (
                _with_former(lines, tables[-1]) if tables and _same_header(tables[-1], cells, row) else lines
            )
            if tables and not tables[-1].data_rows and not any(TITLE_LIKE.search(squash(t)) for t in lines):
                titles = [*tables.pop().titles, *lines]  # what stood above it was a line of the title
            tables.append(Table(sheet, cells, titles[-_TITLE_LINES:], list(range(top, last + 1)), []))
            lines, row = [], last + 1
            continue
        if tables and _same_header(tables[-1], cells, row):
            row += 1
        elif not tables or _opens_next(tables[-1], cells, row, lines):
            lines.extend(texts)
            row += 1
        else:
            _take_row(tables[-1], cells, row, texts)
            row += 1
    if not tables and (head := head_by_cells(cells)) is not None:
        tables = tables_at(sheet, [([head], None)])
    for table in tables:
        table.paths = _paths(table)
    return [table for table in tables if table.data_rows]


def tables_at(sheet: Sheet, spans: list[tuple[list[int], int | None]]) -> list[Table]:
    """Return tables whose header rows are known, from the top.

    Parameters
    ----------
    sheet : Sheet
    spans : list of (list of int, int or None)
        Header rows of each table (counted from 0) and its last row (from 1); the data run to the lines above the
        next table, or to the end.
    """
    cells = sheet.spread()
    tops = [_title_rows(cells, rows[0], first=n == 0) for n, (rows, _) in enumerate(spans)]
    ends = [*(top.start for top in tops[1:]), len(cells)]
    tables = []
    for n, ((header, last_row), top, end) in enumerate(zip(spans, tops, ends, strict=True)):
        rows = [r for r in header if r < len(cells)]
        titles = [
            *(map(in_one_language, sheet.before) if n == 0 else ()),
            *(text for r in top for text in distinct(cells[r])),
        ]
        table = Table(sheet, cells, titles[-_TITLE_LINES:], rows or [0], [])
        for row in range(rows[-1] + 1 if rows else 0, min(last_row or end, end)):
            if (texts := distinct(cells[row])) and not _same_header(table, cells, row):
                _take_row(table, cells, row, texts)
        table.paths = _paths(table) if cells else []
        tables.append(table)
    return tables


def _title_rows(cells: list[list[str]], header: int, *, first: bool) -> range:
    """Return the rows of the lines above a header; above a second table they end at the data of the one before."""
    header = min(header, len(cells))
    top = 0 if first else header
    while top > 0 and not first:
        texts = distinct(cells[top - 1])
        if (
            len(texts) > 2
            or any(map(is_figure, texts))
            or (texts and headers.FOOTNOTE.match(squash(texts[0])))
        ):
            break
        top -= 1
    return range(top, header)


def _starts_table(tables: list[Table], cells: list[list[str]], row: int, lines: list[str]) -> bool:
    """Whether a header row begins a table, and is not a row of words within one or its header on a new page."""
    if not tables or not tables[-1].data_rows:
        return True
    if [cells[r] for r in tables[-1].header_rows][0] == cells[row]:
        return bool(lines)
    above = distinct(cells[row - 1])
    return len(above) <= ENOUGH_HEADS and not any(is_figure(text) for text in above)


def _heads_two_sides(cells: list[list[str]], row: int) -> bool:
    """Whether a row is the header `福建省 | 宁夏回族自治区` of a list of pairs: two sides above names of places."""
    texts = distinct(cells[row])
    provinces = [text for text in texts if squash(text) in sides.PROVINCE_FORMS]
    if len(provinces) != 2 or {sides.side_of(text) for text in provinces} != {"east", "west"}:
        return False
    if not all(is_head(text) for text in texts if text not in provinces):
        return False
    below = next((r for r in range(row + 1, len(cells)) if any(cells[r])), None)
    if below is None:
        return False
    under = [cells[below][c] for c, text in enumerate(cells[row]) if text in provinces]
    return all(text and not is_figure(text) and squash(text) not in sides.PROVINCE_FORMS for text in under)


def _heads_places(cells: list[list[str]], row: int) -> bool:
    """Whether a row below a blank corner heads a table: places over years or indicators, or one indicator over places."""
    if cells[row][0]:
        return _heads_own_words(cells, row)
    texts = [text for text in cells[row] if text and not headers.TOTAL.match(squash(text))]
    below = next((r for r in range(row + 1, len(cells)) if any(cells[r])), None)
    if not texts or below is None or not cells[below][0]:
        return False
    label = cells[below][0]
    if len(texts) >= ENOUGH_HEADS and all(map(sides.all_listed, texts)):
        told = facts.when(label) is not None or meanings.indicator_of(facts.bare(label))
    else:
        told = all(map(is_head, texts)) and sides.all_listed(label)
    return bool(told) and any(is_figure(cells[below][c]) for c, text in enumerate(cells[row]) if text)


def _heads_own_words(cells: list[list[str]], row: int) -> bool:
    """Whether a row heads places and, each over a figure of the first place, words that few of our headers have.

    州（市） | 机关食堂采购 | 商超专柜 | 合计: the words of the channels are the office's own.
    """
    texts = [(c, text) for c, text in enumerate(cells[row]) if text]
    below = next((r for r in range(row + 1, len(cells)) if any(cells[r])), None)
    if below is None or len(texts) <= ENOUGH_HEADS or any(is_figure(text) for _, text in texts):
        return False
    corner = facts.without_units(cells[row][0])
    heads = sum(is_head(text) for _, text in texts)
    named = headers.PLACE.search(corner) and sides.all_listed(cells[below][0])
    return bool(named) and heads >= ENOUGH_HEADS and all(facts.figure(cells[below][c]) for c, _ in texts[1:])


def _same_header(table: Table, cells: list[list[str]], row: int) -> bool:
    """Whether a row repeats one of the table's header rows, as printed pages do."""
    return any(cells[row] == cells[r] for r in table.header_rows)


def _tells_anew(table: Table, lines: list[str]) -> bool:
    """Whether lines above a header that a table has already say what its own title does not: another title, time or unit."""
    own = {*map(squash, table.titles)}
    new = [line for line in lines if squash(line) not in own and not _OF_THE_PAGE.search(squash(line))]
    times, units = _told(table.titles)
    moments, others = _told(new)
    return any(TITLE_LIKE.search(squash(line)) for line in new) or bool(moments - times or others - units)


def _told(lines: list[str]) -> tuple[set[facts.When], set[str]]:
    """The times and the units that some lines tell; that of a single day is of the page, not of its figures."""
    found = [moment for line in lines if (moment := facts.when(line))]
    return {m for m in found if m.start and len(m.start) < len("2023-03-05")}, {
        unit for line in lines for unit in facts.units_of(line)
    }


def _with_former(lines: list[str], table: Table) -> list[str]:
    """The lines above a table with the header of the one before; those that are no title go on under its title."""
    if any(TITLE_LIKE.search(squash(line)) for line in lines):
        return lines
    _, units = _told(lines)
    return [*lines, *(line for line in table.titles if not (units and facts.units_of(line)))]


def _opens_next(table: Table, cells: list[list[str]], row: int, lines: list[str]) -> bool:
    """Whether a line of text stands above another table's header: only such lines come between."""
    texts = distinct(cells[row])
    if len(texts) > 3 or any(is_figure(text) for text in texts) or headers.FOOTNOTE.match(squash(texts[0])):
        return False
    for below in range(row + 1, min(row + _TITLE_LINES, len(cells))):
        under = distinct(cells[below])
        if _same_header(table, cells, below):
            between = [text for r in range(row, below) for text in distinct(cells[r])]
            return bool(lines) or _tells_anew(
                table, between
            )  # else a section, or the same table on a new page
        if under and is_header_row(cells[below]):
            return len(texts) == 1 or bool(facts.units_of(" ".join(texts)))
        if len(under) > 3 or any(is_figure(text) for text in under):
            return False
    return False


def _take_row(table: Table, cells: list[list[str]], row: int, texts: list[str]) -> None:
    """Put a row below the header among the data or the notes."""
    single = len(texts) == 1 and not is_figure(texts[0])
    if headers.FOOTNOTE.match(squash(texts[0])) and not any(is_figure(text) for text in texts[1:]):
        table.notes.append(" ".join(texts))
    elif single and (len(texts[0]) > 30 or _REMARK.search(squash(texts[0]))):
        table.notes.append(texts[0])
    elif not (not table.data_rows and is_column_numbers(cells[row])):
        table.data_rows.append(row)


def _paths(table: Table) -> list[tuple[str, ...]]:
    """Return the header texts of each column; groups without merged cells are spread to the right."""
    rows = [list(table.cells[r]) for r in table.header_rows]
    for upper, lower in zip(rows, rows[1:], strict=False):
        if names_other_side(upper, lower):
            lower[0] = ""  # it heads the places, and not the words below it
        for column in range(1, len(upper)):
            if not upper[column] and lower[column] and upper[column - 1] and lower[column - 1]:
                upper[column] = upper[column - 1]
    paths = []
    for column in range(max(map(len, rows))):
        texts = [row[column] for row in rows if row[column]]
        if not all(map(str.isascii, texts)):  # the English words of a yearbook say nothing more
            texts = [
                t for t in texts if not (t.isascii() and re.search("[a-z]{3}", t) and not facts.is_unit(t))
            ]
        paths.append(tuple(dict.fromkeys(texts)))
    return paths
