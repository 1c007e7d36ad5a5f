"""Tables on a page of a PDF, told from prose by where their words stand, as grids for the office reader.

A PDF has no tables, only words in places. Lines of several cells, with wide gaps between them that stand under each
other and figures in most, are a table: read as prose, a figure would take the meaning of its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LEAST_ROWS = 3
MOST_BEFORE = 6
"""Lines over a table that may be its title and its unit."""
_WIDE = 1.2
"""Gap between two cells, in heights of a line; blanks within a line of prose are narrower."""
_CLOSE = 0.6
"""Gap between two lines of one cell, in heights of a line."""
_FIGURE = re.compile(r"[-+]?\d[\d,，]*(?:\.\d+)?\s*[%％]?|[-—–/]")


class Piece(NamedTuple):
    """Some words with the box that they stand in."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


class Table(NamedTuple):
    """A table: the lines over it, its cells, blank where nothing stands, and the cells that reach over several columns."""

    before: list[str]
    rows: list[list[str]]
    spans: list[tuple[int, int, int, int]]


def tables_of(pieces: Iterable[Piece]) -> list[Table]:
    """Tables of a page, from top to bottom.

    Parameters
    ----------
    pieces : iterable of Piece

    >>> lines = [("闽宁协作",), ("地区", "人数", "万元"), ("固原市", "12", "40"), ("吴忠市", "", "22"), ("合计", "20", "62")]
    >>> page = [Piece(100 * c, -20 * r, 100 * c + 30, 12 - 20 * r, text) for r, line in enumerate(lines) for c, text in enumerate(line)]
    >>> found = tables_of(page)[0]
    >>> found.before, found.rows[2], tables_of(page[:4])
    (['闽宁协作'], ['吴忠市', '', '22'], [])
    """
    found: list[Table] = []
    before: list[str] = []
    run: list[list[Piece]] = []
    for line in [*_lines(pieces), []]:
        if run and _goes_on(line, run[-1]):
            run[-1] = [_with(cell, line) for cell in run[-1]]
            continue
        if _is_row(line, run):
            run.append(line)
            continue
        if table := _table(run, before):
            found.append(table)
            before = []
        else:
            before += [" ".join(cell.text for cell in cells) for cells in run]
        run = [line] if _is_row(line, []) else []
        before = (before if run else [*before, " ".join(cell.text for cell in line)])[-MOST_BEFORE:]
    return found


def _is_row(line: Sequence[Piece], run: Sequence[Sequence[Piece]]) -> bool:
    """Whether a line may begin a table, or goes on with the one above it."""
    if not run:
        return len(line) >= 2
    return len(line) >= 2 and _aligned(line, [cell for row in run for cell in row])


def _goes_on(line: Sequence[Piece], above: Sequence[Piece]) -> bool:
    """Whether a line is the second line of cells of the row above: words close under some of them."""
    if not 0 < len(line) < len(above) or any(_FIGURE.fullmatch(cell.text.strip()) for cell in line):
        return False
    height = above[0].top - above[0].bottom
    near = min(cell.bottom for cell in above) - line[0].top < _CLOSE * height
    return near and all(any(_overlap(a, cell) for a in above) for cell in line)


def _with(cell: Piece, line: Sequence[Piece]) -> Piece:
    under = [more for more in line if _overlap(more, cell)]
    if not under:
        return cell
    left, right = min(p.left for p in [cell, *under]), max(p.right for p in [cell, *under])
    text = cell.text + "".join(more.text for more in under)
    return cell._replace(left=left, right=right, bottom=under[0].bottom, text=text)


def _lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Lines of a page from top to bottom, each with its cells from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted((p for p in pieces if p.text.strip()), key=lambda p: -(p.bottom + p.top)):
        middle = (piece.bottom + piece.top) / 2
        if lines and lines[-1][0].bottom <= middle <= lines[-1][0].top:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_cells(sorted(line)) for line in lines]


def _cells(line: Sequence[Piece]) -> list[Piece]:
    cells = [line[0]]
    height = max(piece.top - piece.bottom for piece in line)
    for piece in line[1:]:
        last = cells[-1]
        if piece.left - last.right > _WIDE * height:
            cells.append(piece)
        else:
            cells[-1] = last._replace(right=max(last.right, piece.right), text=last.text + piece.text)
    return cells


def _aligned(line: Sequence[Piece], above: Sequence[Piece]) -> bool:
    """Whether most cells of a line stand under one of those above."""
    under = sum(any(_overlap(a, cell) for a in above) for cell in line)
    return under * 3 >= len(line) * 2


def _overlap(a: Piece, b: Piece) -> bool:
    return a.left < b.right and b.left < a.right


def _table(run: Sequence[Sequence[Piece]], before: list[str]) -> Table | None:
    counted = sum(any(_FIGURE.fullmatch(cell.text.strip()) for cell in row) for row in run)
    if len(run) < LEAST_ROWS or counted * 2 < len(run):
        return None
    columns = _columns(run)
    rows, spans = [], []
    for number, line in enumerate(run):
        row = [""] * len(columns)
        for cell in line:
            under = [i for i, (left, right) in enumerate(columns) if left < cell.right and cell.left < right]
            first, last = (under[0], under[-1]) if under else (0, 0)
            row[first] = f"{row[first]} {cell.text.strip()}".strip()
            if last > first:
                spans.append((number, first, number, last))
        rows.append(row)
    return Table(before, rows, spans)


def _columns(run: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """Left and right end of each column, from the rows of most cells; a wide header reaches over several."""
    widest = max(map(len, run))
    columns: list[list[float]] = []
    for cell in sorted(cell for row in run if len(row) == widest for cell in row):
        if columns and cell.left < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], cell.right)
        else:
            columns.append([cell.left, cell.right])
    return [(left, right) for left, right in columns]
