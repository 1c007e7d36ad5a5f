"""A form: field and value side by side, several of them in a row (项目名称 | 产业园 | 总投资（万元） | 1200).

Read as a table, the first row would head columns and the second field of a row stand among the figures of the first. A form
is unfolded: each field that holds a figure is a row of its own, and what its other fields say of place and time stands above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.layout.header_rows import is_figure, is_head
from analysis.ingest.office.reading.grid import Sheet, in_one_language, squash
from analysis.vocabulary import headers

_LONGEST_FIELD = 20
_LEAST_ROWS = 2
_MANY = 2
"""Fields of a row that no list of label and figure has."""

_LINE = re.compile(r"(?!其中)[^:]{2,12}:.+")
"""A field with its value in one cell (填报单位：西吉县): a line of the form."""
_WEST = re.compile(
    r"(?:(?:项目)?(?:建设|实施|所在|落地|落实)(?:地点?|区域|单位所在地|[县区市]+)|(?:所在|所属)[县区市]+)$"
)
_PARTNER = re.compile(r"(?:结对|协作|对口)(?:帮扶|协作)?(?:单位|方|省份|地区|城市|[省市州盟县旗区]+)$")
_YEAR = re.compile(
    r"(?:实施|建设|安排|下达|资金|所属|统计|项目)?(?:年份?|年度)$|(?:统计|数据|报告)?(?:时间|期间|时段|日期)$"
)
_PROJECT = re.compile(r"(?:.{0,6}项目|projects?)(?:名称?|name)?$")


@dataclass(frozen=True)
class Form:
    """A form as a table of two columns, with the cell of the file for each of its cells; `project` that it is of one project."""

    sheet: Sheet
    moved: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    project: bool = False


Cell = tuple[int, str]
"""Column and text of a cell, or of the first one of a merged area."""


def unfolded(sheet: Sheet, *, mapped: bool = False) -> Form:
    """Return a sheet that holds one form and nothing else but lines of text, unfolded; any other sheet as it is.

    Parameters
    ----------
    sheet : Sheet
    mapped : bool
        A mapping speaks of the sheet's own cells: then it stays as it is.
    """
    return (None if mapped or sheet.unvalued else _form(sheet)) or Form(sheet)


def _form(sheet: Sheet) -> Form | None:
    rows = {r: cells for r, row in enumerate(sheet.spread()) if (cells := _distinct(row))}
    lines = {r for r, cells in rows.items() if all(_LINE.match(squash(text)) for _, text in cells)}
    wordy = [r for r, cells in rows.items() if len(cells) > 1 and r not in lines]
    pairs = {r: found for r in wordy if (found := _fields(rows[r])) is not None}
    if len(wordy) < _LEAST_ROWS or {*wordy} != {*pairs} or not any(len(p) >= _MANY for p in pairs.values()):
        return None
    told = [pair for found in pairs.values() for pair in found]
    figures = [(label, value) for label, value in told if is_figure(value[1])]
    if sum(_counts(label[1]) for label, _ in figures) < _MANY or not pairs[wordy[0]]:
        return None
    if not any(len(found) >= _MANY and is_figure(found[1][1][1]) for found in pairs.values()):
        return None
    return _unfold(sheet, rows, pairs)


def _distinct(row: list[str]) -> list[Cell]:
    """The non-blank texts of a row with their columns, each merged cell once."""
    return [(c, text) for c, text in enumerate(row) if text and (c == 0 or row[c - 1] != text)]


def _fields(cells: list[Cell]) -> list[tuple[Cell, Cell]] | None:
    """Return the fields of a row, each with its value; None where some text is no field and the value of none."""
    found: list[tuple[Cell, Cell]] = []
    at = 0
    while at < len(cells):
        if not _is_label(cells[at][1]):
            return None
        if at + 1 < len(cells) and _is_value(cells[at][1], cells[at + 1][1]):
            found.append((cells[at], cells[at + 1]))
            at += 1
        at += 1
    return found


def _is_label(text: str) -> bool:
    words = facts.without_units(text)
    return (
        0 < len(words) <= _LONGEST_FIELD
        and not is_figure(text)
        and not facts.is_unit(text)
        and not facts.is_missing(text)
        and not re.search(r"\d", words)
        and not headers.TOTAL.match(words)
        and not sides.all_listed(text)
        and not _LINE.match(squash(text))
    )


def _is_value(label: str, text: str) -> bool:
    """Whether a text may be the value of a field, and is no field itself."""
    if is_figure(text) or facts.is_missing(text) or not _is_label(text) and not facts.is_unit(text):
        return True
    named = _PROJECT.match(squash(label))
    return bool(named) or not (is_head(text) or facts.is_unit(text) or facts.units_of(text))


def _counts(label: str) -> bool:
    words = re.sub(r"^其中[:：]?", "", facts.bare(label))
    return meanings.indicator_of(words) is not None or bool(facts.units_of(label))


def _unfold(sheet: Sheet, rows: dict[int, list[Cell]], pairs: dict[int, list[tuple[Cell, Cell]]]) -> Form:
    """Return the form with the lines above it, what its fields say of places and time, and its figures row by row."""
    first, last = min(pairs), max(pairs)
    lines = [text for r, cells in rows.items() if r < first for _, text in cells]
    below = [text for r, cells in rows.items() if r > last for _, text in cells]
    told = [pair for found in pairs.values() for pair in found]
    said = [line for (_, label), (_, value) in told if (line := _said(label, value))]
    grid, moved = [[line, ""] for line in [*lines, *said]], {}
    grid.append(["指标", "数值"])
    for r in range(first, last + 1):
        for (at, label), (column, value) in pairs.get(r, ()):
            if is_figure(value) or (_counts(label) and not facts.is_missing(value)):
                moved |= {(len(grid), 0): (r, at), (len(grid), 1): (r, column)}
                grid.append([label, value])
        if r in rows and r not in pairs:
            moved[len(grid), 0] = (r, rows[r][0][0])
            grid.append([in_one_language(rows[r][0][1]), ""])
    grid += [[text, ""] for text in below]
    project = any(
        _PROJECT.match(squash(label))
        and not is_figure(value)
        and not headers.GENERIC_FIGURE.match(squash(value))
        for (_, label), (_, value) in told
    )  # 项目 | 数值 heads a list
    flat = replace(
        sheet, rows=grid, spans=[], hidden_rows=frozenset(), hidden_columns=frozenset(), unvalued=frozenset(),
        indented=frozenset(),
    )  # fmt: skip
    return Form(flat, moved, project)


def _said(label: str, value: str) -> str:
    """Return what a field says of the places or the time of the form's figures, as a line above them; else nothing."""
    words = facts.without_units(label)
    if _WEST.match(words):
        return f"受援县：{value}" if sides.side_of(value) == sides.WEST else ""
    if _PARTNER.match(words) and sides.all_listed(value):
        return f"{words}：{value}"
    if (headers.EAST.search(words) or headers.WEST.search(words)) and not is_figure(value):
        return f"{words}：{value}"
    if _YEAR.match(words) and facts.when(value):
        return f"数据期：{value}" if re.search("年", value) else f"数据期：{value}年"
    return ""
