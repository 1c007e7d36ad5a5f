"""Checks of office tables, each a small function with a name; all report what they find and none stops a file.

A finding says where, what is printed, why it is doubtful and what to do. A figure that can't be right (a
negative sum of money, more persons than live in the country) is not taken; a figure that may be a slip is
taken and the slip is said, because only the office knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.ingest import quantities
from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.layout import facts, meanings
from analysis.ingest.office.layout.adding import agree
from analysis.ingest.office.layout.meanings import MAPPING_HINT
from analysis.ingest.office.reading.grid import Sheet, letters, runs
from analysis.vocabulary import indicators
from analysis.vocabulary.codes import ERROR, NOTE

if TYPE_CHECKING:
    from analysis.ingest.office.layout.blocks import Table
    from analysis.ingest.office.layout.column import Column
    from analysis.ingest.office.layout.rows import Row
    from analysis.ingest.office.layout.titles import Title

MOST = {
    "yuan": 2e13,
    "persons": 1.5e9,
    "person-times": 1.5e10,
    "households": 6e8,
    "count": 1e8,
    "percent": 1e5,
}
"""Beyond these a figure of this cooperation is a mistake: a fifth of a year's GDP, the population, …"""

TEN_THOUSAND, EXACTLY_TEN = (3e3, 3e4), (9.8, 10.2)
"""Ratios of two figures that ought to be equal, or nearly, and look like a slip."""


def absurd(number: str, unit: str, indicator: str) -> str | None:
    """Return why a figure can't be right, or None: it is negative, unreadable or beyond `MOST`.

    >>> absurd("-5", "万元", "gov_funds"), absurd("3000000", "亿元", "gov_funds"), absurd("5.3", "亿元", "gov_funds")
    ('negative', '3e+14 yuan is beyond belief', None)
    """
    read = quantities.parse(number, unit)
    if not isinstance(read, quantities.Quantity):
        return "negative" if number.startswith(("-", "−")) else read.reason
    if read.value < 0 or number.startswith(("-", "−")):
        return "negative"
    base = read.unit or (indicators.INDICATORS[indicator].unit if indicator in indicators.INDICATORS else "")
    if read.value > MOST.get(base, float("inf")):
        return f"{read.value:.3g} {base} is beyond belief"
    return None


def unit_of_figure(
    number: tuple[str, str], indicator: str, stated: tuple[tuple[str, ...], ...], column: Column, out: Outcome,
    at: tuple[int, int],
) -> str | None:  # fmt: skip
    """Return the unit of a figure, or reject it when none is stated where one is needed.

    Parameters
    ----------
    number : (str, str)
        The cell's number and the unit printed in the cell itself.
    indicator : str
    stated : tuple of tuple of str
        Units of the row, of the column and of the title: the inner before the outer.
    column : Column
    out : Outcome
    at : (int, int)
        The cell.

    Returns
    -------
    str or None
    """
    if number[1] and not _fits(number[1], indicator):
        out.reject(
            *at, "".join(number), f"the cell is in {number[1]}, in which {indicator} is not counted",
            "write the figure in the column's unit",
        )  # fmt: skip
        return None
    levels = ((number[1],) if number[1] else (), *stated)
    fitting = [next((u for u in units if _fits(u, indicator)), "") for units in levels]
    if re.search(r"[百千万亿](?:多|余)?$", number[0]):
        # 三亿 below 万元 is three hundred million yuan: the words have their own multiplier.
        fitting = [re.sub(r"^[十百千万亿]+", "", unit) for unit in fitting]
    chosen = next((u for u in fitting if u), "")
    if chosen in (either := _sizes(levels, indicator)):
        out.reject(
            *at, number[0], f"its unit may be {'/'.join(either)}: both are stated for the whole table",
            "state this column's own unit in its header",
        )  # fmt: skip
        return None
    others = {u for u in fitting if u and not _same_unit(u, chosen)}
    if others:
        out.find_once(
            out.address(*at), number[0], f"unit stated twice: {chosen} and {', '.join(sorted(others))}",
            f"{chosen} was taken, which stands nearer to the figure; state one unit", key=(at[1], chosen),
        )  # fmt: skip
    if chosen:
        return chosen
    if unit := _counted(number[0], indicator, stated, column, out, at):
        return unit
    _reject_without(number[0], indicator, stated, out, at)
    return None


def _reject_without(
    number: str, indicator: str, stated: tuple[tuple[str, ...], ...], out: Outcome, at: tuple[int, int]
) -> None:
    """Reject a figure for which no unit is stated, or only such as it is not counted in."""
    contrary = next((units for units in stated if units), ())
    if contrary:
        said = "、".join(contrary)
        out.reject(
            *at, number, f"the unit stated is {said}, in which {indicator} is not counted",
            f"state this column's own unit in its header; or {MAPPING_HINT}",
        )  # fmt: skip
        return
    out.reject(*at, number, "no unit is stated", f"state it in the header or as 单位：…; or {MAPPING_HINT}")
    out.find_once(
        out.address(*at), number, "unit missing", "state the unit in the header, or in the mapping file",
        severity=ERROR, key=(at[1], "unit"),
    )  # fmt: skip


_WHOLE_NUMBER = re.compile(
    r"(?:约|近|超过?|逾|不少于|about|over)?\s*\d[\d,]*(?:余|多)?|[一二三四五六七八九]?十[一二三四五六七八九]?"
)
_COUNT_WORDS = re.compile(r"人数|人次|户数|[个家]数|数量|(?:企业|项目|园区|车间|工坊|学校|医院|村|县)数$")


def _counted(
    printed: str, indicator: str, stated: tuple[tuple[str, ...], ...], column: Column, out: Outcome, at: tuple[int, int]
) -> str:  # fmt: skip
    """Return the unit of a whole number of persons or things whose unit is not stated, or nothing.

    Where a unit of something else is stated (亿元 for all of a table), only a header that speaks of a number counts.
    """
    known = indicators.INDICATORS.get(indicator)
    if (
        not known
        or known.unit not in ("persons", "count", "person-times")
        or not _WHOLE_NUMBER.fullmatch(printed)
    ):
        return ""
    words = "".join(map(facts.without_units, column.path))
    by_words = _COUNT_WORDS.search(words)
    if any(stated) and (not by_words or any(stated[:-1])):
        return ""
    if "人次" in words or "户数" in words:
        unit = "人次" if "人次" in words else "户"
    else:
        unit = "人" if known.unit == "persons" else "个"
    if not by_words:
        out.find_once(
            out.address(*at), printed, f"no unit stated; whole numbers of {indicator} were read as {unit}",
            "state the unit in the header", key=(at[1], "unit"),
        )  # fmt: skip
    return unit


def _fits(unit: str, indicator: str) -> bool:
    return meanings.suits(indicator, facts.family(unit))


def _same_unit(one: str, other: str) -> bool:
    """Whether two units are spellings of one (人 and 名), or count different kinds of things."""
    if facts.family(one) != facts.family(other):
        return True
    a, b = quantities.parse("1", one), quantities.parse("1", other)
    return isinstance(a, quantities.Quantity) and isinstance(b, quantities.Quantity) and a.value == b.value


def _sizes(levels: tuple[tuple[str, ...], ...], indicator: str) -> list[str]:
    """Return the units of two sizes that the innermost level with a fitting one states, or nothing where it is one."""
    fitting = ([u for u in units if _fits(u, indicator)] for units in levels)
    nearest = next(filter(None, fitting), [])
    return [nearest[0], *others] if (others := [u for u in nearest if _differ(u, nearest[0])]) else []


def _differ(one: str, other: str) -> bool:
    """Whether two units that count the same kind of things are of two sizes."""
    a, b = quantities.parse("1", one), quantities.parse("1", other)
    both = isinstance(a, quantities.Quantity) and isinstance(b, quantities.Quantity)
    return both and facts.family(one) == facts.family(other) and a.value != b.value


# ------------------------------------------------------------------------------------------------ totals


def totals(rows: list[Row], columns: list[Column], table: Table, out: Outcome) -> None:
    """Check every row of totals against the rows that it may sum up; report it when it fits none of them."""
    for column in columns:
        c = column.index
        printed = {row.row: table.cells[row.row][c] for row in rows}
        if any((n := facts.figure(text)) and n[1] for text in printed.values()):
            continue
        for position, row in enumerate(rows):
            if not row.total or row.figures.get(c) is None:
                continue
            sums = _candidates(rows, position, c)
            total = row.figures[c]
            if sums and not any(agree(total, parts) for parts in sums):
                near = min((sum(parts) for parts in sums), key=lambda s: abs(s - total))
                out.find(
                    out.address(row.row, c), printed[row.row],
                    f"the {row.total} is {total:g}, its rows add up to {near:g}{_slip_words(total, near)}",
                    "compare the rows with the source; the rows were taken as they are",
                )  # fmt: skip


def _candidates(rows: list[Row], position: int, c: int) -> list[list[float]]:
    """Return the lists of figures that a row of totals may sum up."""
    row = rows[position]

    def figures(chosen: Iterable[Row], kind: str = "", parts: bool = True) -> list[float]:
        return [
            r.figures[c]
            for r in chosen
            if r.total == kind and r.figures.get(c) is not None and (parts or not r.part)
        ]

    years = row.when.years if row.when else set()
    if len(years) > 1:
        within = [r for r in rows if not r.total and r.when and r.when.years and r.when.years <= years]
        whole = {year for r in within for year in r.when.years} == years
        return [parts for parts in [figures(within)] if parts and whole]
    before = position
    while before > 0 and not rows[before - 1].total:
        before -= 1
    after = position + 1
    while after < len(rows) and not rows[after].total:
        after += 1
    found = [figures(rows[before:position]), figures(rows[position + 1 : after])]
    if row.total == "subtotal":
        found.append(figures(r for r in rows if r.group == row.group))
    found += [figures(rows), figures(rows, "subtotal")]
    if any(r.part for r in rows):
        found += [
            figures(some, parts=False) for some in (rows[before:position], rows[position + 1 : after], rows)
        ]
    return [parts for parts in found if parts]


def total_columns(rows: list[Row], groups: list[tuple[Column, list[Column]]], out: Outcome) -> None:
    """Check every column of totals against the columns of its group, row by row."""
    for column, parts in groups:
        for row in rows:
            total = row.figures.get(column.index)
            values = [row.figures[p.index] for p in parts if row.figures.get(p.index) is not None]
            if total is None or len(values) < 2:
                continue
            if not agree(total, values):
                out.find(
                    out.address(row.row, column.index), f"{total:g}",
                    f"the total is {total:g}, its columns add up to {sum(values):g}{_slip_words(total, sum(values))}",
                    "compare the columns with the source; the parts were taken as they are",
                )  # fmt: skip


def other_columns(rows: list[Row], columns: list[Column], out: Outcome) -> None:
    """Check a column that gives another one's figures in a second unit: 万元 beside 亿元."""
    by_index = {c.index: c for c in columns}
    for column in columns:
        first = by_index.get(column.repeats)
        if first is None or not (column.units and first.units):
            continue
        for row in rows:
            pair = [row.figures.get(c.index) for c in (first, column)]
            if None in pair or not all(pair):
                continue
            read = [
                quantities.parse(f"{v:.10g}", c.units[0]) for v, c in zip(pair, (first, column), strict=True)
            ]
            if not all(isinstance(q, quantities.Quantity) for q in read):
                continue
            one, other = read
            if abs(one.value - other.value) > one.tolerance + other.tolerance:
                out.find(
                    out.address(row.row, column.index), f"{pair[1]:g} {column.units[0]}",
                    f"the other column says {pair[0]:g} {first.units[0]}{_slip_words(one.value, other.value)}",
                    "the first column was taken; compare both with the source",
                )  # fmt: skip


def _slip_words(one: float, other: float) -> str:
    """Return words on a slip of ten or ten thousand between two numbers, or nothing."""
    if not one or not other:
        return ""
    ratio = max(one / other, other / one)
    if TEN_THOUSAND[0] <= ratio <= TEN_THOUSAND[1]:
        return " (a slip of ten thousand, 万 for 亿?)"
    return " (a slip of ten?)" if EXACTLY_TEN[0] <= ratio <= EXACTLY_TEN[1] else ""


# ------------------------------------------------------------------------------------------------- time


def title_years(
    whens: Iterable[facts.When | None], title: Title, fallback: facts.When | None, out: Outcome
) -> None:  # fmt: skip
    """Check that the years of columns and rows are those of the title, and the title's those of the names."""
    said = title.when.years if title.when else set()
    inner = {year for w in whens if w for year in w.years}
    named = fallback.years if fallback else set()
    if said and inner and not said & inner:
        out.find(
            "", title.text, f"the title says {_years(said)}, columns and rows say {_years(inner)}",
            "the column's year was taken; mend the title or the column",
        )  # fmt: skip
    outer = said or inner
    if outer and named and not outer & named and min(abs(a - b) for a in outer for b in named) > 1:
        out.find(
            "", title.text, f"the table says {_years(outer)}, the file's or sheet's name {_years(named)}",
            "the table's year was taken; rename the file if it is the wrong one",
        )  # fmt: skip


def _years(years: set[int]) -> str:
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in runs(sorted(years)))


# ----------------------------------------------------------------------------------------------- sheets


def hidden(sheet: Sheet, out: Outcome) -> None:
    """Say that a sheet, rows or columns are hidden; they are read all the same."""
    if sheet.hidden:
        out.find(
            "", sheet.name, "a hidden sheet, read like the others", "delete it if it should not count", NOTE
        )
    rows = [r + 1 for r in sorted(sheet.hidden_rows) if any(sheet.cell(r, c) for c in range(sheet.width))]
    if rows:
        said = ", ".join(f"{a}-{b}" if a != b else f"{a}" for a, b in runs(rows)[:20])
        out.find(
            f"{letters(0)}{rows[0]}", said, f"{len(rows)} hidden or filtered rows, read like the others",
            "show them, and delete those that should not count", NOTE,
        )  # fmt: skip
    columns = [
        c for c in sorted(sheet.hidden_columns) if any(sheet.cell(r, c) for r in range(len(sheet.rows)))
    ]
    if columns:
        out.find(
            letters(columns[0]), ", ".join(map(letters, columns[:20])), f"{len(columns)} hidden columns, read like the others",
            "show them, and delete those that should not count", NOTE,
        )  # fmt: skip
