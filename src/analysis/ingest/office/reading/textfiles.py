"""Text files: which encoding, which separator, and the grid of a small one.

Chinese offices export GB18030, Excel writes UTF-16 and UTF-8 with a mark, the web UTF-8. The order of trial
is by how hard each is to mistake: a mark, then NUL bytes (UTF-16), then strict UTF-8, then GB18030.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from analysis.errors import RawFileError
from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.grid import Sheet, Workbook, indented
from analysis.terminal import plain

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def encoding_of(start: bytes, *, whole: bool = True) -> str | None:
    """Return the encoding of text by its first bytes, or None when it is no text.

    Parameters
    ----------
    start : bytes
        The first bytes of the file.
    whole : bool
        Whether `start` is the whole file; if not, a character cut at its end is no mistake.

    Examples
    --------
    >>> encoding_of("地区,2023年".encode("gb18030")), encoding_of("a,b".encode("utf-16-le"))
    ('gb18030', 'utf-16-le')
    """
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    if b"\0" in start:
        odd, even = start[1::2].count(0), start[::2].count(0)
        if min(odd, even) > max(odd, even) / 4:
            return None
        return "utf-16-le" if odd > even else "utf-16-be"
    for name in ("utf-8", "gb18030"):
        for cut in (0,) if whole else (0, 1, 2, 3):
            try:
                start[: len(start) - cut].decode(name)
            except UnicodeDecodeError:
                continue
            return name
    return None


def decode(content: bytes) -> tuple[str, str]:
    """Return text and encoding; bytes that are no text are decoded with replacement characters."""
    name = encoding_of(content)
    return content.decode(name or "utf-8", errors="replace"), name or "unknown"


def separator_of(text: str) -> str:
    """Return the separator of a table in text: the one that most lines have, and most often.

    >>> separator_of("a;b;c\\n1;2;3"), separator_of("a\\tb")
    (';', '\\t')
    """
    lines = [line for line in text[:65536].splitlines()[:200] if line.strip()]
    score = {
        s: sum(s in line for line in lines) + sum(line.count(s) for line in lines) / 1e6 for s in ",\t;|"
    }
    return max(score, key=score.get) if any(score.values()) else ","


def read_text_grid(path: Path) -> Workbook:
    """Read a small text table as a grid.

    Raises
    ------
    RawFileError
        When it is no text, too large for a grid, or has a cell or a row beyond what a spreadsheet takes.
    """
    if path.stat().st_size > limits.MAX_GRID_TEXT_BYTES:
        raise RawFileError(
            f"larger than {limits.MAX_GRID_TEXT_BYTES >> 20} MB, and neither a ledger nor a list of claims",
            path=path.name,
            hint="a large table must be a ledger with one row each, or our long claim format",
        )
    content = path.read_bytes()
    name = encoding_of(content)
    if name is None:
        raise RawFileError(
            "neither text nor a known format", path=path.name, hint="save it as .xlsx or as CSV (UTF-8)"
        )
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        raise RawFileError(
            f"begins as {name} and then breaks off", path=path.name, hint="export it again as CSV (UTF-8)"
        ) from None
    printed = _rows(text, path)
    rows = [[cell.strip() for cell in row] for row in printed]
    return Workbook(
        path.name, [Sheet(plain(path.stem), rows, merges_known=False, indented=indented(printed))]
    )


def _rows(text: str, path: Path) -> list[list[str]]:
    """Return the cells of a text table; blank lines keep their place."""
    separator = separator_of(text)
    previous = csv.field_size_limit(limits.MAX_GRID_TEXT_BYTES)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text.replace("\0", "")), delimiter=separator):
            cells += len(row)
            if len(row) > limits.MAX_COLUMNS or cells > limits.MAX_CELLS:
                raise RawFileError(
                    f"row {len(rows) + 1} has {len(row):,} cells",
                    path=path.name,
                    hint="export the table again as CSV",
                )
            rows.append([cell[: limits.MAX_TEXT] for cell in row])
    except csv.Error as problem:
        raise RawFileError(
            f"no table: {problem}", path=path.name, hint="export it again as CSV (UTF-8)"
        ) from None
    finally:
        csv.field_size_limit(previous)
    return rows
