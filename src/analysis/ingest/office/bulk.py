"""A large text table, read as a stream: a ledger summed, or a list of claims taken line by line.

Only the columns that a claim needs are read; those that say who a person is never leave the parser, but for
the identity number, which is turned into a bare number to tell repeated lines, and dropped. pyarrow parses,
because it is several times faster than pandas at this and streams any encoding in bounded memory.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from analysis.errors import RawFileError
from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.layout.blocks import Table, find_tables
from analysis.ingest.office.layout.columns import read_columns
from analysis.ingest.office.layout.doubles import without_doubles
from analysis.ingest.office.layout.subject import cooperates
from analysis.ingest.office.layout.titles import read_title
from analysis.ingest.office.ledger import LedgerSums
from analysis.ingest.office.ledger_lines import plan_ledger
from analysis.ingest.office.longform import claim_columns, is_long
from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.grid import Sheet
from analysis.ingest.office.reading.textfiles import encoding_of, separator_of
from analysis.ingest.office.recognise import say_unnamed
from analysis.ingest.personal import mask
from analysis.terminal import plain

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
    tables = find_tables(Sheet(plain(path.stem), rows, merges_known=False))
    out = Outcome(label, mask(plain(path.stem)), source_id, mask, shape="ledger")
    if not tables:
        raise _not_told(label)
    table = tables[0]
    stream = _Stream(
        path, label, encoding, separator, ends[table.header_rows[-1]], len(rows[table.header_rows[-1]])
    )
    if is_long(table.cells[table.header_rows[-1]]):
        out.shape = "long"
        _take_claims(stream, table, out)
        return out
    title = read_title(table.titles)
    columns = without_doubles(read_columns(table, title))
    title = replace(title, cooperation=cooperates(table, columns, title, (plain(path.stem),)))
    plan = plan_ledger(columns, title)
    if plan is None:
        raise _not_told(label)
    say_unnamed(title, out)
    sums = LedgerSums(plan, out)
    wanted = [*plan.needed, *(i for i in (plan.identity,) if i is not None and i not in plan.needed)]
    for batch, numbers in stream.batches(wanted):
        sums.add(pd.DataFrame({i: _words(batch.column(f"c{i}")) for i in plan.needed}), numbers)
        if plan.identity is not None:
            sums.add_identities(_identity_numbers(batch.column(f"c{plan.identity}")))
    sums.finish()
    stream.reject_misfits(out)
    return out


def _take_claims(stream: _Stream, table: Table, out: Outcome) -> None:
    """Take every line of a large list of claims, as a frame."""
    index = claim_columns(table.paths)
    for batch, numbers in stream.batches(sorted(index.values())):
        frame = pd.DataFrame(
            {name: batch.column(f"c{i}").to_pandas() for name, i in index.items()}, dtype=str
        )
        out.take_frame(frame, numbers, index["value"])
    stream.reject_misfits(out)


def _not_told(label: str) -> RawFileError:
    return RawFileError(
        f"larger than {limits.BULK_BYTES >> 20} MB and no ledger that can be recognised", path=label,
        hint="head the columns with 户籍县, 就业地, 起始月 or 企业名称, 来源地, 县, 到位投资, 日期; or split the file",
    )  # fmt: skip


def first_rows(path: Path) -> Sheet:
    """Return the first rows of a large text table as a sheet, to tell what it is."""
    return Sheet(plain(path.stem), _sample(path, path.name)[0], merges_known=False)


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


class _Stream:
    """The lines of a large text table below its header, in batches of the wanted columns.

    Lines with more or fewer cells than the header are kept out and remembered by their row.
    """

    def __init__(self, path: Path, label: str, encoding: str, separator: str, skip: int, width: int) -> None:
        self._path, self._label, self._skip = path, label, skip
        self._names = [f"c{i}" for i in range(width)]
        self._encoding, self._separator = encoding, separator
        self._misfits: dict[int, int] = {}

    def batches(self, wanted: list[int]) -> Iterator[tuple[pa.RecordBatch, np.ndarray]]:
        """Yield batches, each with the rows of its lines counted from 0."""
        row = self._skip
        try:
            # One thread, because only then does pyarrow say which line does not fit; it is fast enough.
            reader = arrow_csv.open_csv(
                self._path,
                read_options=arrow_csv.ReadOptions(
                    column_names=self._names, skip_rows=self._skip, block_size=_BLOCK_BYTES,
                    encoding=self._encoding, use_threads=False,
                ),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=self._separator, newlines_in_values=True, invalid_row_handler=self._note
                ),
                convert_options=arrow_csv.ConvertOptions(
                    include_columns=[f"c{i}" for i in wanted],
                    column_types=dict.fromkeys(self._names, pa.string()), strings_can_be_null=False,
                ),
            )  # fmt: skip
            for batch in reader:
                numbers = np.arange(row, row + batch.num_rows + len(self._misfits))
                numbers = numbers[~np.isin(numbers, list(self._misfits))][: batch.num_rows]
                row = int(numbers[-1]) + 1 if len(numbers) else row
                yield batch, numbers
        except (pa.ArrowException, UnicodeError, OSError) as problem:
            raise RawFileError(
                f"breaks off within the table ({type(problem).__name__})", path=self._label,
                hint="export it again as CSV (UTF-8)",
            ) from None  # fmt: skip

    def _note(self, line: arrow_csv.InvalidRow) -> str:
        if not line.text or set(line.text) <= {" ", "\t", "\r", self._separator}:
            return "skip"
        self._misfits[(line.number or 0) - 1] = line.actual_columns
        return "skip"

    def reject_misfits(self, out: Outcome) -> None:
        """Write a reject for each line that does not fit; its words are not shown, they may name a person."""
        for row, cells in sorted(self._misfits.items()):
            out.rows_in += 1
            reason = f"the line has not {len(self._names)} cells as the header has"
            out.reject(
                row, None, f"{cells} cells", reason, "put a cell that holds a separator between double quotes"
            )


def _words(column: pa.Array) -> pd.Series:
    """Return a column as categories: the distinct texts are few, and only they become Python objects."""
    return pc.utf8_trim_whitespace(column).dictionary_encode().to_pandas()


def _identity_numbers(column: pa.Array) -> np.ndarray:
    """Return the first 17 digits of well-formed identity numbers as bare integers."""
    trimmed = pc.utf8_trim_whitespace(column)
    formed = trimmed.filter(pc.match_substring_regex(trimmed, r"^\d{17}[\dXx]$"))
    return pc.utf8_slice_codeunits(formed, 0, 17).cast(pa.int64()).to_numpy(zero_copy_only=False)
