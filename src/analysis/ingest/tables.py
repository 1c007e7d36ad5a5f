"""Raw CSV tables as frames of printed strings, with the line of each row; files in and out, nothing else.

A file that is missing, not text or without a needed column is a `RawFileError`; a row with too many or too
few cells is a reject row, and the others go on. What the cells mean is left to the modules of each table.
"""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from analysis.errors import AtlasError, RawFileError
from analysis.ingest.problems import Problem, reject_row

FIRST_ROW = 2
"""The line of the first row of data as a spreadsheet shows it; the header is line 1."""

MAX_CELL = 131_072


def read_table(
    path: Path, needed: Iterable[str], batch: str | None = None
) -> tuple[pd.DataFrame, list[dict]]:
    """Read one CSV file.

    Parameters
    ----------
    path : Path
    needed : iterable of str
        Columns that must be there; others are kept as well.
    batch : str, optional
        Name of the file among the rejects; its stem by default.

    Returns
    -------
    frame : DataFrame of str
        The columns as printed (an empty cell is an empty string), with `batch` and `row` (int) before them.
    rejects : list of dict
        Rows whose number of cells is not that of the header.

    Raises
    ------
    RawFileError
        The file is missing, is not UTF-8 text, is empty, or lacks a column.
    """
    batch = batch or path.stem
    header, rows = _read_rows(path)
    missing = [name for name in needed if name not in header]
    if missing:
        raise RawFileError(
            f"column {', '.join(map(repr, missing))} is missing; found: {', '.join(header)}", path=path,
            hint="name the columns in the first line as the codebook data/README.md does",
        )  # fmt: skip
    doubled = sorted({name for name in header if header.count(name) > 1})
    if doubled:
        raise RawFileError(
            f"column {', '.join(doubled)} stands twice in the header", path=path, hint="keep one of them"
        )
    good, numbers, rejects = [], [], []
    for number, row in enumerate(rows, start=FIRST_ROW):
        if len(row) == len(header):
            good.append(row)
            numbers.append(number)
        elif any(cell.strip() for cell in row):
            rejects.append(reject_row(batch, number, [Problem(
                "(row)", ",".join(row)[:200], f"{len(row)} cells where the header has {len(header)}",
                "put a cell that holds a comma between double quotes",
            )]))  # fmt: skip
    frame = pd.DataFrame(good, columns=header, dtype=str)
    frame.insert(0, "batch", batch)
    frame.insert(1, "row", pd.Series(numbers, dtype="int64"))
    return frame, rejects


def _read_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    csv.field_size_limit(MAX_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = [name.strip() for name in next(reader, [])]
            rows = list(reader)
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
        raise RawFileError(
            f"can't be read as CSV: {error}", path=path, hint="open it in an editor and mend or remove it"
        ) from None
    if not any(header):
        raise RawFileError("the file is empty", path=path, hint="give it a header line, or remove it")
    return header, rows


def find(folder: Path, pattern: str = "*.csv") -> list[Path]:
    """Files of a folder in the order of their names; none where there is no such folder."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith((".", "~$")))


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in its place at once."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        temporary = Path(name)
        try:
            write(temporary)
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise AtlasError(
            f"can't be written: {error.strerror}", path=path, hint="free the disk or name another folder"
        ) from None
