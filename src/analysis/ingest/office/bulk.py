"""A large text table, read as a stream: a ledger summed, or a list of claims taken line by line.

Only the columns that a claim needs are read; those that say who a person is never leave the parser, but for
the identity number, which is turned into a bare number to tell repeated lines, and dropped. pyarrow parses,
because it is several times faster than pandas at this and streams any encoding in bounded memory.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from analysis.errors import RawFileError
from analysis.ingest.office import limits
from analysis.ingest.office.blocks import find_tables
from analysis.ingest.office.columns import read_columns, read_title
from analysis.ingest.office.grid import Sheet
from analysis.ingest.office.ledger import LedgerSums, plan_ledger
from analysis.ingest.office.outcome import Outcome
from analysis.ingest.office.personal import mask
from analysis.ingest.office.textfiles import encoding_of, separator_of

_SAMPLE_BYTES = 256 * 1024
_SAMPLE_ROWS = 400
_BLOCK_BYTES = 16 * 1024**2


def read_bulk(path: Path, label: str, source_id: str) -> Outcome:
    """Read a large text table.

    Parameters
    ----------
    path : Path
    label : str
        The file's name in locators and messages.
    source_id : str

    Returns
    -------
    Outcome
        Claims and rejects of the file's one table.

    Raises
    ------
    RawFileError
        When it is neither a ledger nor a list of claims, or breaks off.
    """
    rows, ends, encoding, separator = _sample(path, label)
    tables = find_tables(Sheet(path.stem, rows, merges_known=False))
    out = Outcome(label, mask(path.stem), source_id, mask, shape="ledger")
    if not tables:
        raise _no_ledger(label)
    table = tables[0]
    title = read_title(table.titles)
    columns = read_columns(table, title)
    plan = plan_ledger(columns, title)
    if plan is None:
        raise _no_ledger(label)
    header = table.header_rows[-1]
    sums = LedgerSums(plan, out)
    identity = [] if plan.identity is None else [plan.identity]
    wanted = [*plan.needed, *(i for i in identity if i not in plan.needed)]
    row = header + 1
    for batch, bad in _batches(path, label, encoding, separator, ends[header], len(rows[header]), wanted):
        for column_count in bad:
            out.rows_in += 1
            out.reject(
                row,
                None,
                f"{column_count} cells",
                "the line has not as many cells as the header",
                "mend the line",
            )
        frame = pd.DataFrame({i: _words(batch.column(f"c{i}")) for i in plan.needed})
        sums.add(frame, np.arange(row, row + len(frame)))
        if identity:
            sums.add_identities(_identity_numbers(batch.column(f"c{identity[0]}")))
        row += len(frame) + len(bad)
    sums.finish()
    return out


def _no_ledger(label: str) -> RawFileError:
    return RawFileError(
        f"larger than {limits.BULK_BYTES >> 20} MB and no ledger that can be recognised", path=label,
        hint="head the columns with 户籍县, 就业地, 起始月 or 企业名称, 来源地, 县, 到位投资, 日期; or split the file",
    )  # fmt: skip


def first_rows(path: Path) -> Sheet:
    """Return the first rows of a large text table as a sheet, to tell what it is."""
    return Sheet(path.stem, _sample(path, path.name)[0], merges_known=False)


def _sample(path: Path, label: str) -> tuple[list[list[str]], list[int], str, str]:
    """Return the first rows, for each the number of lines up to its end, the encoding and the separator."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE_BYTES)
    encoding = encoding_of(start, whole=len(start) < _SAMPLE_BYTES)
    if encoding is None:
        raise RawFileError("neither text nor a known format", path=label, hint="export it as CSV (UTF-8)")
    text = start.decode(encoding, errors="ignore")
    separator = separator_of(text)
    reader = csv.reader(io.StringIO(text[: text.rfind("\n") + 1] or text), delimiter=separator)
    rows, ends = [], []
    try:
        for row in reader:
            rows.append([cell.strip() for cell in row])
            ends.append(reader.line_num)
            if len(rows) >= _SAMPLE_ROWS:
                break
    except csv.Error as problem:
        raise RawFileError(
            f"no table: {problem}", path=label, hint="export it again as CSV (UTF-8)"
        ) from None
    return rows, ends, encoding, separator


def _batches(
    path: Path, label: str, encoding: str, separator: str, skip: int, width: int, wanted: list[int]
) -> Iterator[tuple[pa.RecordBatch, list[int]]]:  # fmt: skip
    """Yield batches of the wanted columns, with the cell counts of the lines that don't fit."""
    bad: list[int] = []

    def note(line: arrow_csv.InvalidRow) -> str:
        bad.append(line.actual_columns)
        return "skip"

    names = [f"c{i}" for i in range(width)]
    try:
        reader = arrow_csv.open_csv(
            path,
            read_options=arrow_csv.ReadOptions(
                column_names=names, skip_rows=skip, block_size=_BLOCK_BYTES, encoding=encoding
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=separator, newlines_in_values=True, invalid_row_handler=note
            ),
            convert_options=arrow_csv.ConvertOptions(
                include_columns=[f"c{i}" for i in wanted], column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
            ),
        )  # fmt: skip
        for batch in reader:
            yield batch, [bad.pop(0) for _ in range(len(bad))]
    except (pa.ArrowException, UnicodeError, OSError) as problem:
        raise RawFileError(
            f"breaks off within the table ({type(problem).__name__})",
            path=label,
            hint="export it again as CSV (UTF-8)",
        ) from None


def _words(column: pa.Array) -> pd.Series:
    """Return a column as categories: the distinct texts are few, and only they become Python objects."""
    return pc.utf8_trim_whitespace(column).dictionary_encode().to_pandas()


def _identity_numbers(column: pa.Array) -> np.ndarray:
    """Return the first 17 digits of well-formed identity numbers as bare integers."""
    trimmed = pc.utf8_trim_whitespace(column)
    formed = trimmed.filter(pc.match_substring_regex(trimmed, r"^\d{17}[\dXx]$"))
    return pc.utf8_slice_codeunits(formed, 0, 17).cast(pa.int64()).to_numpy(zero_copy_only=False)
