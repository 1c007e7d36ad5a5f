"""Raw tables as frames of printed strings, with the line of each row; files in, nothing else.

A file that is missing, not text or without a needed column is a `RawFileError`; a row with too many or too
few cells is a reject row, and the others go on. Tables are CSV; batches of claims may also be a workbook or a
page with the same columns, which the readers of office files turn into cells. What the cells mean is left to
the modules of each table.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from analysis.errors import RawFileError
from analysis.ingest.files import printable_name, walk
from analysis.ingest.problems import Problem, reject_row

FIRST_ROW = 2
"""The line of the first row of data as a spreadsheet shows it; the header is line 1."""

MAX_CELL = 131_072

WORKBOOKS = frozenset((".xlsx", ".xls", ".ods", ".html", ".htm", ".docx"))

_OWN_COLUMNS = ("batch", "row")
_NOTES = re.compile(r"^(?:\.|~\$|README)|\.(?:md|lock|tmp)$", re.IGNORECASE)
# Marks without width that come along when cells are copied from pages.
_INVISIBLE = dict.fromkeys(map(ord, "\0\u200b\u200c\u200d\u2060\ufeff"))

Rows = list[tuple[int, list[str]]]
"""Cells of each row, with the line of the file as a spreadsheet shows it."""

Reader = Callable[..., tuple[pd.DataFrame, list[dict]]]
"""Reads one table: `read_table`, or the door that keeps what can't be read (`analysis.ingest.doors`)."""


def read_table(
    path: Path, needed: Iterable[str], batch: str | None = None
) -> tuple[pd.DataFrame, list[dict]]:
    """Read one table.

    Parameters
    ----------
    path : Path
        A CSV file, or one of the formats `WORKBOOKS` in which exactly one sheet has the needed columns.
    needed : iterable of str
        Columns that must be there; others that have a name are kept as well.
    batch : str, optional
        Name of the file among the rejects; its stem by default.

    Returns
    -------
    frame : DataFrame of str
        The columns as printed (an empty cell is an empty string), with `batch` and `row` (int) before them.
        Rows without any text are left out.
    rejects : list of dict
        Rows whose number of cells is not that of the header.

    Raises
    ------
    RawFileError
        The file is missing, can't be read, is empty, or lacks a column.
    """
    batch, needed = batch or path.stem, tuple(needed)
    header, rows = _read_workbook(path, needed) if path.suffix.lower() in WORKBOOKS else _read_csv(path)
    _check_header(path, header, needed)
    good, numbers, rejects = [], [], []
    for number, row in rows:
        if not any(map(str.strip, row)):
            continue
        if len(row) == len(header):
            good.append(row)
            numbers.append(number)
        else:
            rejects.append(reject_row(batch, number, [Problem(
                "(row)", ",".join(row)[:200], f"{len(row)} cells where the header has {len(header)}",
                "put a cell that holds a comma between double quotes",
            )]))  # fmt: skip
    frame = pd.DataFrame(good, columns=header, dtype=str)[[name for name in header if name]]
    frame.insert(0, "batch", batch)
    frame.insert(1, "row", pd.Series(numbers, dtype="int64"))
    return frame, rejects


def _check_header(path: Path, header: list[str], needed: tuple[str, ...]) -> None:
    if not any(header):
        raise RawFileError("the file is empty", path=path, hint="give it a header line, or remove it")
    if missing := [name for name in needed if name not in header]:
        raise RawFileError(
            f"column {', '.join(map(repr, missing))} is missing; found: {', '.join(header)[:500]}", path=path,
            hint="name the columns in the first line as the codebook data/README.md does",
        )  # fmt: skip
    if doubled := sorted({name for name in header if name and header.count(name) > 1}):
        raise RawFileError(
            f"column {', '.join(doubled)} stands twice in the header", path=path, hint="keep one of them"
        )
    if own := [name for name in _OWN_COLUMNS if name in header]:
        raise RawFileError(
            f"column {', '.join(own)} bears a name that the ingestion gives itself",
            path=path,
            hint="rename it",
        )


def _read_csv(path: Path) -> tuple[list[str], Rows]:
    csv.field_size_limit(MAX_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader((line.translate(_INVISIBLE) for line in file), strict=True)
            rows = enumerate(reader, start=FIRST_ROW - 1)
            header = next((row for _, row in rows if any(map(str.strip, row))), [])
            return [name.strip() for name in header], list(rows)
    except FileNotFoundError:
        raise RawFileError(
            "the file is missing", path=path, hint="put it there, or name another folder with --raw"
        ) from None
    except UnicodeDecodeError as error:
        raise RawFileError(
            f"not UTF-8 text (byte {error.start})", path=path,
            hint="save it as UTF-8, or put it into data/raw/inbox/, where other encodings are read",
        ) from None  # fmt: skip
    except (csv.Error, OSError) as error:
        words = error.strerror if isinstance(error, OSError) else error
        raise RawFileError(
            f"can't be read as CSV: {words}", path=path, hint="open it in an editor and mend or remove it"
        ) from None


def _read_workbook(path: Path, needed: tuple[str, ...]) -> tuple[list[str], Rows]:
    """The one sheet with the needed columns, from its header on."""
    from analysis.ingest.office.reading.formats import read_workbook  # most runs have no workbook

    try:
        sheets = [sheet.spread() for sheet in read_workbook(path).sheets]
    except RawFileError as problem:
        raise RawFileError(problem.problem, path=path, hint=problem.hint) from None
    tables = []
    for cells in sheets:
        names = [[cell.strip() for cell in row] for row in cells]
        found = (line for line, row in enumerate(names) if set(needed) <= set(row))
        if (line := next(found, None)) is not None:
            tables.append((names[line], list(enumerate(cells[line + 1 :], start=line + 2))))
    if len(tables) > 1:
        raise RawFileError(
            f"{len(tables)} sheets hold such a table",
            path=path,
            hint="put each of them into a file of its own",
        )
    if not tables:
        raise RawFileError(
            f"no sheet has the columns {', '.join(needed)}", path=path,
            hint="name them in one row, as the codebook data/README.md does; other tables go into data/raw/inbox/",
        )  # fmt: skip
    return tables[0]


def batches(folder: Path) -> tuple[dict[str, Path], list[RawFileError]]:
    """Every table in and below a folder by the name of its batch, and the files that are none.

    The name is the path in the folder without the suffix, as it may be printed. Notes (`README`, `.md`) and files
    that a spreadsheet locks are passed over.

    Returns
    -------
    dict of str to Path
    list of RawFileError
        A file that is no table, or the second of two of one name.
    """
    found: dict[str, Path] = {}
    problems = []
    for path in walk(folder):
        if _NOTES.search(path.name):
            continue
        name = printable_name(path.with_suffix("") if path.suffix else path, folder)
        if path.suffix.lower() not in {".csv", *WORKBOOKS}:
            endings = f".csv {' '.join(sorted(WORKBOOKS))}"
            problems.append(
                RawFileError("not a batch of claims", path=path, hint=f"save it as one of {endings}")
            )
        elif found.setdefault(name, path) != path:
            problems.append(
                RawFileError(
                    f"two batches are called {name}",
                    path=path,
                    hint=f"rename it, or remove it: {found[name].name}",
                )
            )
    return found, problems


def joined(raw: Path, name: str) -> dict[str, Path]:
    """The files of a list by the names of their batches: `name.csv`, then whatever is in the folder `name` beside it."""
    return {name: raw / f"{name}.csv"} | {f"{name}/{path.stem}": path for path in find(raw / name)}


def find(folder: Path, pattern: str = "*.csv") -> list[Path]:
    """Files of a folder in the order of their names; none where there is no such folder."""
    names = (path for path in walk(folder) if path.parent == folder and path.match(pattern))
    return [path for path in names if not path.name.startswith((".", "~$"))]
