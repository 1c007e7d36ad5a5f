"""Our own long claim format in any file: its columns are taken as they stand.

The same columns under the same names as in `data/raw/claims/`; a workbook may add columns of its own.
"""

from __future__ import annotations

from analysis.ingest.office.checks.outcome import CLAIM_COLUMNS, Outcome
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import Column
from analysis.ingest.office.reading.grid import squash

NEEDED = frozenset(("east", "west", "indicator", "value", "unit", "period", "basis"))


def is_long(row: list[str]) -> bool:
    """Whether a row of cells is the header of our claim format."""
    return {squash(text) for text in row} >= NEEDED


def claim_columns(paths: list[tuple[str, ...]]) -> dict[str, int]:
    """Return the column of each field of a claim, by the lowest words of each header."""
    return {name: i for i, path in enumerate(paths) if path and (name := squash(path[-1])) in CLAIM_COLUMNS}


def read_long(table: Table, columns: list[Column], out: Outcome) -> None:
    """Turn every line into a claim.

    Parameters
    ----------
    table : Table
    columns : list of Column
        Only their header texts count.
    out : Outcome
        Takes the claims; a line without a source is of this file.
    """
    index = claim_columns([c.path for c in columns])
    for r in table.data_rows:
        printed = {name: table.cells[r][i] for name, i in index.items()}
        if not any(printed.values()):
            continue
        out.rows_in += 1
        stated = {name: text for name, text in printed.items() if text and name != "locator"}
        if printed.get("locator"):
            stated["note"] = "; ".join(filter(None, [stated.get("note", ""), f"at {printed['locator']}"]))
        out.claim(r, index["value"], **stated)
