"""Workbooks (.xlsx, .xls, .ods) -> grids of printed cells, through calamine.

Calamine lays out the whole area in use at once and says nothing of hidden rows, of formulas without a value
or, in .ods, of merged areas. So the sheet parts of zipped workbooks are first streamed through expat, with
entities refused, which bounds the area before it is laid out and notes what calamine passes over. Runs in the
child of `sandbox`. Macros and external links are never followed, since nothing here evaluates anything.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.grid import Sheet, Span, Workbook, column_of, indented, printed_number
from analysis.ingest.office.reading.limits import Refused

_PASSWORD = "open it with its password, save a copy without one, and put that copy here"


@dataclass
class _Scan:
    """What one sheet part says about itself, gathered cell by cell."""

    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unvalued: set[tuple[int, int]] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    hidden: bool = False

    def use(self, row: int, column: int) -> None:
        """Note a cell in use, and refuse an area that no table needs."""
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        if self.rows * self.columns > limits.MAX_CELLS or column >= limits.MAX_COLUMNS:
            raise Refused(
                f"a cell in use at row {row + 1}, column {column + 1} makes the area larger than "
                f"{limits.MAX_CELLS:,} cells",
                "delete what stands far away from the table, or export a large ledger as CSV",
            )


def check_zip(path: Path) -> zipfile.ZipFile:
    """Open a zipped file and refuse it when its parts are too many, too large or too dense.

    Raises
    ------
    Refused
        With the remedy.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise Refused(
            f"broken or cut off: {problem}", "fetch the file again, or save it again from Excel"
        ) from None
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limits.MAX_PARTS or unpacked > limits.MAX_UNPACKED_BYTES:
        raise Refused(
            f"unpacks to {len(parts):,} parts of {unpacked / 1e6:,.0f} MB together",
            "this is no ordinary workbook; export the sheet that is needed as CSV",
        )
    for part in parts:
        dense = part.file_size > limits.MAX_RATIO * max(part.compress_size, 1)
        if dense and part.file_size > limits.RATIO_FROM_BYTES:
            raise Refused(
                f"part {part.filename[:80]!r} unpacks to more than {limits.MAX_RATIO} times its size",
                "this is no ordinary workbook; export the sheet that is needed as CSV",
            )
        if part.flag_bits & 1:
            raise Refused("protected by a password", _PASSWORD)
    return archive


def read(path: Path, kind: str) -> Workbook:
    """Read every sheet of a workbook.

    Parameters
    ----------
    path : Path
    kind : str
        `xlsx`, `xls` or `ods`.

    Raises
    ------
    Refused
        When the file is protected, damaged, or larger than `limits` allow.
    """
    scans: dict[str, _Scan] = {}
    if kind in ("xlsx", "ods"):
        with check_zip(path) as archive:
            try:
                scans = _scan_xlsx(archive) if kind == "xlsx" else _scan_ods(archive)
            except (expat.ExpatError, zipfile.BadZipFile, OSError, EOFError, ValueError, KeyError) as problem:
                raise Refused(f"damaged: {problem}", "save it again from Excel or WPS") from None
            except (NotImplementedError, RuntimeError) as problem:
                raise Refused(f"packed in a way that can't be read: {problem}", "save it again") from None
    try:
        # From its bytes, since by its path calamine believes the name: an .xls may be called .xlsx.
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        names = [s.name for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        hidden = {s.name for s in book.sheets_metadata if s.visible != SheetVisibleEnum.Visible}
        if len(names) > limits.MAX_TABLES:
            raise Refused(f"has {len(names)} sheets", "split it into several workbooks")
        sheets = [_sheet(book, name, name in hidden, scans.get(name)) for name in names]
    except PasswordError:
        raise Refused("protected by a password", _PASSWORD) from None
    except CalamineError as problem:
        if "password" in str(problem).lower() or "encrypt" in str(problem).lower():
            raise Refused("protected by a password", _PASSWORD) from None
        raise Refused(f"damaged: {str(problem)[:200]}", "save it again from Excel or WPS") from None
    remarks = (
        ["an .xls does not tell which rows and columns are hidden; all are read"] if kind == "xls" else []
    )
    return Workbook(path.name, sheets, remarks)


def _sheet(book: CalamineWorkbook, name: str, hidden: bool, scan: _Scan | None) -> Sheet:
    """Return one sheet, with what the scan knows and calamine does not."""
    sheet = book.get_sheet_by_name(name)
    values = sheet.to_python(skip_empty_area=False)
    rows = [[_printed(value) for value in row] for row in values]
    spans = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
    scan = scan or _Scan()
    return Sheet(
        name=name,
        rows=rows,
        spans=_clipped(scan.spans or spans, len(rows), max(map(len, rows), default=0)),
        hidden=hidden or scan.hidden,
        hidden_rows=frozenset(scan.hidden_rows),
        hidden_columns=frozenset(scan.hidden_columns),
        unvalued=frozenset(scan.unvalued),
        indented=indented(values),
    )


def _clipped(spans: list[Span], height: int, width: int) -> list[Span]:
    """Return merged areas cut to the area in use; refuse areas that overlap beyond any sense."""
    cut = [
        (top, left, min(bottom, height - 1), min(right, width - 1))
        for top, left, bottom, right in spans
        if 0 <= top < height and 0 <= left < width
    ]
    if sum((b - t + 1) * (r - c + 1) for t, c, b, r in cut) > max(height * width, 1):
        raise Refused("merged areas overlap", "save it again from Excel or WPS")
    return [(t, c, b, r) for t, c, b, r in cut if (b, r) > (t, c) and b >= t and r >= c]


def _printed(value: object) -> str:
    """Return a cell's value as text: numbers as a spreadsheet prints them, dates in ISO form."""
    if isinstance(value, str):
        return value.strip()[: limits.MAX_TEXT]
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return printed_number(float(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    return str(value)


def _stream(part: IO[bytes], start, end=None, text=None) -> None:
    """Feed one XML part to expat, with no entity or document type allowed."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Refused("declares XML entities, which no workbook needs", "save it again from Excel or WPS")

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    read_bytes = 0
    while chunk := part.read(1 << 16):
        read_bytes += len(chunk)
        if read_bytes > limits.MAX_UNPACKED_BYTES:
            raise Refused("a part is larger than it declares", "save it again from Excel or WPS")
        parser.Parse(chunk)
    parser.Parse(b"", True)


_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,12})$")


def _scan_xlsx(archive: zipfile.ZipFile) -> dict[str, _Scan]:
    """Scan the sheets of an .xlsx: name -> what was seen."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        raise Refused("no workbook in it", "save it as .xlsx from Excel or WPS")
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(tag: str, a: dict[str, str]) -> None:
        if tag.endswith("Relationship") and a.get("TargetMode") != "External":
            target = a.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            targets[a.get("Id", "")] = posixpath.normpath(full)

    def listed(tag: str, a: dict[str, str]) -> None:
        if tag.split(":")[-1] == "sheet":
            key = next((a[k] for k in a if k.split(":")[-1] == "id"), "")
            sheets.append((a.get("name", ""), key))

    with archive.open("xl/_rels/workbook.xml.rels") as part:
        _stream(part, relation)
    with archive.open("xl/workbook.xml") as part:
        _stream(part, listed)
    scans = {}
    for name, key in sheets[: limits.MAX_TABLES]:
        if targets.get(key) in names:
            with archive.open(targets[key]) as part:
                scans[name] = _scan_sheet(part)
    return scans


def _scan_sheet(part: IO[bytes]) -> _Scan:
    """Scan one sheet part of an .xlsx for its area, hidden rows and columns, and formulas without a value."""
    scan = _Scan()
    row, column, formula, valued, in_value = -1, -1, False, False, False

    def start(tag: str, a: dict[str, str]) -> None:
        nonlocal row, column, formula, valued, in_value
        tag = tag.rsplit(":", 1)[-1]
        if tag == "c":
            found = _REFERENCE.match(a.get("r", ""))
            column = column_of(found[1]) if found else column + 1
            row = int(found[2]) - 1 if found else row
            scan.use(max(row, 0), column)
            formula = valued = False
        elif tag == "row":
            row, column = int(a["r"]) - 1 if a.get("r", "").isdecimal() else row + 1, -1
            if a.get("hidden") in ("1", "true"):
                scan.hidden_rows.add(row)
        elif tag == "col" and a.get("hidden") in ("1", "true"):
            first, last = (int(a[n]) if a.get(n, "").isdecimal() else 0 for n in ("min", "max"))
            scan.hidden_columns.update(range(max(first - 1, 0), min(last, limits.MAX_COLUMNS)))
        elif tag == "f":
            formula = True
        elif tag in ("v", "is"):
            in_value = True

    def end(tag: str) -> None:
        nonlocal in_value
        tag = tag.rsplit(":", 1)[-1]
        if tag in ("v", "is"):
            in_value = False
        elif tag == "c" and formula and not valued:
            scan.unvalued.add((row, column))

    def text(data: str) -> None:
        nonlocal valued
        valued = valued or (in_value and bool(data.strip()))

    _stream(part, start, end, text)
    return scan


def _scan_ods(archive: zipfile.ZipFile) -> dict[str, _Scan]:
    """Scan the sheets of an .ods: its area with repeats, merged areas, hidden sheets, rows and columns."""
    scans: dict[str, _Scan] = {}
    hidden_styles: set[str] = set()
    style, scan, at, repeat = [""], [_Scan()], [0, 0], [1]

    def start(tag: str, a: dict[str, str]) -> None:
        if tag == "style:style":
            style[0] = a.get("style:name", "")
        elif tag == "style:table-properties" and a.get("table:display") == "false":
            hidden_styles.add(style[0])
        elif tag == "table:table":
            scan[0] = scans.setdefault(a.get("table:name", ""), _Scan())
            scan[0].hidden = a.get("table:style-name") in hidden_styles
            at[:] = [0, 0]
        elif tag == "table:table-column":
            times = min(int(a.get("table:number-columns-repeated", 1)), limits.MAX_COLUMNS)
            if a.get("table:visibility", "visible") != "visible":
                scan[0].hidden_columns.update(range(at[1], at[1] + times))
            at[1] += times
        elif tag == "table:table-row":
            at[1], repeat[0] = 0, int(a.get("table:number-rows-repeated", 1))
            if a.get("table:visibility", "visible") != "visible":
                scan[0].hidden_rows.update(range(at[0], at[0] + min(repeat[0], 10_000)))
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            times = int(a.get("table:number-columns-repeated", 1))
            if "office:value-type" in a or "table:formula" in a:
                scan[0].use(at[0] + repeat[0] - 1, at[1] + times - 1)
            down, right = (int(a.get(f"table:number-{w}-spanned", 1)) for w in ("rows", "columns"))
            if down > 1 or right > 1:
                scan[0].spans.append((at[0], at[1], at[0] + down - 1, at[1] + right - 1))
            at[1] += times

    def end(tag: str) -> None:
        if tag == "table:table-row":
            at[0] += repeat[0]

    with contextlib.suppress(KeyError), archive.open("META-INF/manifest.xml") as part:
        if b"encryption-data" in part.read(1 << 20):
            raise Refused("protected by a password", _PASSWORD)
    with archive.open("content.xml") as part:
        _stream(part, start, end)
    return scans
