"""What was recognised in one office table, in words, and a first draft of its mapping file.

For the analyst whose table came out wrong: which row was taken as the header, what each column was taken for,
the first figures with their cells, what was rejected and why. The draft says in the form of
`analysis.ingest.office.layout.mapping` what was recognised, to be mended where it is wrong.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import yaml

from analysis.errors import RawFileError
from analysis.ingest import readers
from analysis.ingest.office.bulk import first_rows
from analysis.ingest.office.checks.outcome import SHOWABLE, Outcome
from analysis.ingest.office.checks.personal import Cleaned, remove_personal
from analysis.ingest.office.checks.refused import cut
from analysis.ingest.office.layout import facts
from analysis.ingest.office.layout.blocks import Table, find_tables, tables_at
from analysis.ingest.office.layout.column import FIGURE, PERSONAL, SKIP, UNKNOWN, Column
from analysis.ingest.office.layout.facts import When
from analysis.ingest.office.layout.mapping import ROLES, Mapping, read_mapping
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.formats import kind_of, read_workbook
from analysis.ingest.office.reading.grid import Sheet, column_of, letters
from analysis.ingest.office.recognise import heads_on_sheet, shape_of, tables_of
from analysis.ingest.personal import mask

_SHOWN, _FIRST_CELLS, _COMMENT = 12, 3, 60


def inspect_file(path: Path) -> str:
    """Say what was recognised in a file.

    Parameters
    ----------
    path : Path

    Returns
    -------
    str
        Lines for a terminal; personal data is not among them.

    Raises
    ------
    RawFileError
        When the file or its mapping can't be read at all.
    """
    outcomes, sources = readers.read_file(path)
    mapping_path = mapping_of(path)
    mapping = read_mapping(mapping_path)
    lines = [f"{outcomes[0].file if outcomes else path.name}: {kind_of(path)}, {len(outcomes)} sheet(s)"]
    lines.append(f"source: {mapping.source or sources[0]['source_id']}")
    if mapping_path.is_file():
        lines.append(f"mapping: {mapping_path.name}")
    for number, (clean, out) in enumerate(zip(_sheets(path, mapping), outcomes, strict=False), start=1):
        sheet = clean.sheet
        said = mapping.of_sheet(sheet.name, number)
        sheet = sheet.transposed() if any(told.transposed for told in said) else sheet
        tables = tables_of(sheet, said, find_tables)
        hidden = " (hidden)" if sheet.hidden else ""
        lines += ["", f"sheet {out.sheet}{hidden}: {len(sheet.rows)} rows, {len(tables)} table(s)"]
        for table, told in tables:
            title, columns = heads_on_sheet(table, tables[0][0], told, (sheet.name, path.stem))
            lines += _table_lines(table, title, columns, shape_of(table, columns, title, told)[0])
        lines += _outcome_lines(out)
    return "\n".join(lines) + "\n"


def mapping_of(path: Path) -> Path:
    """Return the path of a table's mapping file."""
    return path.with_name(path.name + readers.MAPPING_SUFFIX)


def draft_mapping(path: Path) -> str:
    """Return a first draft of a file's mapping, as YAML.

    Raises
    ------
    RawFileError
        When the file can't be read at all.
    """
    tables, comments = [], []
    for clean in _sheets(path, Mapping()):
        for table, draft in _drafts(clean.sheet, path.stem):
            tables.append(draft)
            indices = range(len(table.paths))
            comments.append([_first_cells(table, index, discreet=clean.touched > 0) for index in indices])
    head = (
        f"# What {mask(path.name)} holds, as recognised; mend what is wrong and remove what is right.\n"
        "# A column is a role (east, west, pair, place, year, date, note, skip …), an indicator (gov_funds, other:words …),\n"
        "# or both: {indicator: jobs_total, unit: 人, year: 2023, basis: annual}. What is `unknown` is rejected.\n"
    )
    return head + _with_comments(tables, comments)


def _drafts(sheet: Sheet, stem: str) -> list[tuple[Table, dict]]:
    """Return each table of a sheet with its draft: as it stands, or turned round where only then figures are told."""
    found, told = _recognised(sheet, stem)
    if not told:
        turned, told = _recognised(sheet.transposed(), stem)
        if told:
            return [(table, {"sheet": sheet.name, "transposed": True, **draft}) for table, draft in turned]
    if found or not any(any(row) for row in sheet.rows):
        return found
    (table,) = tables_at(sheet, [([_likely_header(sheet)], None)])
    named = {letters(i): UNKNOWN for i in range(len(table.paths)) if _first_cells(table, i)}
    return [
        (table, {"sheet": sheet.name, "header_rows": [r + 1 for r in table.header_rows], "columns": named})
    ]


def _recognised(sheet: Sheet, stem: str) -> tuple[list[tuple[Table, dict]], bool]:
    """Return the tables found on a sheet with their drafts, and whether any of them tells what its figures are."""
    found = [table for table, _ in tables_of(sheet, [], find_tables)]
    drafts, told = [], False
    for table in found:
        title, columns = heads_on_sheet(table, found[0], None, (sheet.name, stem))
        shape = shape_of(table, columns, title)[0]
        drafts.append((table, _draft(table, title, columns, shape)))
        told = told or shape in ("pairs", "ledger", "long")
        told = told or any(c.role in (FIGURE, "name_of_indicator") for c in columns)
    return drafts, told


def _likely_header(sheet: Sheet) -> int:
    """Return the last row of several words before the first row with figures."""
    before = 0
    for r, row in enumerate(sheet.rows):
        printed = [text for text in row if text]
        if any(facts.figure(text) and not facts.when(text) for text in printed):
            break
        before = r if len(printed) > 1 else before
    return before


def _first_cells(table: Table, index: int, *, discreet: bool = False) -> str:
    """Return the header of a column and what stands in its first rows, on one line.

    Of a sheet that names persons only figures, dates and places are shown (`discreet`).
    """
    head = " / ".join(table.paths[index])
    below = (table.cells[r][index] for r in table.data_rows)
    shown = (text for text in below if text and (not discreet or SHOWABLE.fullmatch(text)))
    texts = list(islice(shown, _FIRST_CELLS))
    return cut(re.sub(r"\s+", " ", ": ".join(filter(None, [head, ", ".join(texts)]))), _COMMENT)


def _with_comments(tables: list[dict], comments: list[list[str]]) -> str:
    """Return the drafts as YAML, each column with its header and first cells behind it."""
    told = iter([
        comment[(int(name) - 1) if name.isdecimal() else column_of(name) or 0]
        for draft, comment in zip(tables, comments, strict=True)
        for name in draft["columns"]
    ])  # fmt: skip
    lines = []
    for line in yaml.safe_dump(
        {"tables": tables}, allow_unicode=True, sort_keys=False, width=110
    ).splitlines():
        if re.match(r"    '?[A-Z0-9]{1,4}'?:", line):
            line += f"  # {next(told)}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def write_draft(path: Path) -> Path:
    """Write the draft beside the table; an existing mapping is never overwritten.

    Returns
    -------
    Path
        The mapping file.

    Raises
    ------
    RawFileError
        When there is one already.
    """
    target = mapping_of(path)
    text = draft_mapping(path)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise RawFileError(
            "there is a mapping already", path=target.name, hint="mend it, or move it away"
        ) from None
    return target


def _sheets(path: Path, mapping: Mapping) -> list[Cleaned]:
    """Return the sheets without personal data; of a large text table the first rows."""
    large = kind_of(path) == "text" and path.stat().st_size > limits.BULK_BYTES
    sheets = [first_rows(path)] if large else read_workbook(path).sheets
    return [
        remove_personal(sheet, mapping.place_columns(sheet.name, number))
        for number, sheet in enumerate(sheets, start=1)
    ]


def _table_lines(table: Table, title: Title, columns: list[Column], shape: str) -> list[str]:
    """Return the words on one table."""
    rows = ", ".join(str(r + 1) for r in table.header_rows)
    last = table.data_rows[-1] + 1 if table.data_rows else "-"
    lines = [
        f"  shape {shape}; header in row {rows}; data to row {last}",
        f"  title: {title.text or '(none)'}",
        f"  from the title: {_said(title)}",
    ]
    width = max((len(letters(c.index)) for c in columns), default=1)
    for column in columns:
        if column.role == SKIP and not column.path:
            continue
        header = "not shown" if column.role == PERSONAL else " / ".join(column.path) or "(no header)"
        what = {UNKNOWN: f"unknown: {column.reason}"}.get(column.role, column.role)
        detail = _said(column)
        lines.append(
            f"    {letters(column.index):>{width}}  {header}  ->  {what}{'; ' + detail if detail else ''}"
        )
    return lines


def _said(of: Title | Column) -> str:
    """Return what a title or header says, in words."""
    when = _when_words(of.when)
    parts = {
        "indicator": of.indicator,
        "unit": ", ".join(of.units),
        "time": when,
        "east": of.east,
        "west": of.west,
    }
    return ", ".join(f"{name} {value}" for name, value in parts.items() if value) or (
        "nothing" if isinstance(of, Title) else ""
    )


def _when_words(when: When | None) -> str:
    if when is None:
        return ""
    span = when.start if when.start == when.end else f"{when.start}/{when.end}"
    months = f" months {when.months[0]}-{when.months[1]}" if when.months else ""
    until = f" until {when.until}" if when.until else ""
    flags = f"{' cumulative' if when.cumulative else ''}{' target' if when.target else ''}"
    return f"{span}{months}{until}{flags}".strip()


def _outcome_lines(out: Outcome) -> list[str]:
    """Return the words on what came of a sheet: the account, the first claims, pairs, rejects and findings."""
    account = {name: number for name, number in out.counts().items() if isinstance(number, int) and number}
    lines = ["  account: " + (", ".join(f"{name} {number}" for name, number in account.items()) or "nothing")]
    for claim in out.claims[:_SHOWN]:
        cell = claim["locator"].rpartition("!")[2]
        places = claim["place"] or f"{claim['east'] or 'all givers'} -> {claim['west'] or 'all receivers'}"
        figure = f"{claim['indicator']} {claim['value']} {claim['unit']} {claim['period'] or 'undated'} {claim['basis']}"
        lines.append(f"    {cell}: {places}: {figure}")
    lines += [f"    {p['east']} -> {p['west']} {p['start'] or p['basis']}" for p in out.pairings[:_SHOWN]]
    more = len(out.claims) + len(out.pairings) - 2 * _SHOWN
    lines += [f"    … and {more} more"] if more > 0 else []
    for reject in out.rejects[:_SHOWN]:
        lines.append(
            f"    rejected {reject['column']} ({reject['count']}): {reject['printed']!r}: {reject['reason']}; {reject['hint']}"
        )
    lines += [f"    … and {len(out.rejects) - _SHOWN} rejects more"] if len(out.rejects) > _SHOWN else []
    lines += [f"    {f['severity']} {f['cell']}: {f['reason']}; {f['remedy']}" for f in out.findings]
    return lines


def _draft(table: Table, title: Title, columns: list[Column], shape: str) -> dict:
    """Return the draft of one table as plain values."""
    draft: dict = {"sheet": table.sheet.name, "header_rows": [r + 1 for r in table.header_rows]}
    if shape in ("wide", "pairs", "ledger", "long"):
        draft["shape"] = shape
    sides = {"east": title.east, "west": title.west} if title.cooperation else {}
    fields = {"year": _year_words(title.when), "unit": title.units[0] if len(title.units) == 1 else None, **sides}  # fmt: skip
    draft |= {name: value for name, value in fields.items() if value}
    named = [c for c in columns if c.path or c.role == FIGURE]
    draft["columns"] = {letters(c.index): _draft_column(c, title) for c in named}
    return draft


def _draft_column(column: Column, title: Title) -> str | dict:
    """Return what a column was taken for, in the form of a mapping."""
    if column.role in ("east", "west") and not title.cooperation:
        return "place"
    if column.role == FIGURE:
        said = {"indicator": column.indicator, "unit": column.units[0] if column.units else None,
                "year": _year_words(column.when)}  # fmt: skip
        kept = {name: value for name, value in said.items() if value}
        return kept if len(kept) > 1 else kept["indicator"]
    return column.role if column.role in ROLES else SKIP


def _year_words(when: When | None) -> str | None:
    """Return the time of a header in words that the mapping reads, unless they would say less than the header does."""
    words = _time_words(when) if when and (when.start or when.until) else None
    return words if words and facts.when(words) == when else None


def _time_words(when: When) -> str:
    if when.start and when.months:
        return f"{when.start}年{when.months[0]}-{when.months[1]}月"
    if not when.start:
        return f"截至{when.until}"
    return when.start if when.start == when.end else f"{when.start}-{when.end}年"
