"""How much a foreign file may ask of the machine, with the reason of each number, and how it is refused."""

from __future__ import annotations

import os

MAX_FILE_BYTES = 512 * 1024**2
"""Of the file itself, except text files, which are read in pieces."""

MAX_UNPACKED_BYTES = 1024**3
"""Of all parts of a zipped workbook together: Excel's largest sheet of ten columns unpacks to half of it."""

MAX_RATIO = 1000
"""Unpacked to packed bytes of one part beyond `RATIO_FROM_BYTES`; real sheets reach about 100."""

RATIO_FROM_BYTES = 16 * 1024**2

MAX_PARTS = 10_000
"""Parts of a zipped workbook."""

MAX_CELLS = 12_000_000
"""Cells of the area in use on all sheets of a file: a full Excel sheet of eleven columns."""

MAX_COLUMNS = 16_384
"""Columns of one sheet, as in Excel."""

MAX_TEXT = 32_767
"""Characters of one cell, as in Excel."""

MAX_TABLES = 1_000
"""Sheets of a workbook, or tables of a page."""

MAX_GRID_TEXT_BYTES = 64 * 1024**2
"""Of a text file that is read as a grid; a larger one must be a ledger or a list of claims."""

BULK_BYTES = 8 * 1024**2
"""A text file beyond this is read as a stream: it is a ledger or a list of claims."""

CHILD_MEMORY_BYTES = 3 * 1024**3
"""Address space of the process that parses a foreign file."""

CHILD_SECONDS = 120
"""Time of the process that parses a foreign file."""

INBOX_SECONDS_VARIABLE = "ATLAS_INBOX_SECONDS"
_INBOX_SECONDS = 3600.0

MAX_SHEET_CLAIMS = 200_000
"""Figures of one sheet that become claims: 3 KB each while they are read, 600 MB together."""

MAX_INBOX_CLAIMS = 500_000
"""Claims of all workbooks of an inbox, about 1.5 GB in memory; lists and ledgers beyond `BULK_BYTES` are held tighter."""


def inbox_seconds() -> float:
    """Time that all files of an inbox together may take: an hour, or what `ATLAS_INBOX_SECONDS` says."""
    try:
        return max(float(os.environ.get(INBOX_SECONDS_VARIABLE, _INBOX_SECONDS)), 0.0)
    except ValueError:
        return _INBOX_SECONDS


SAVE_AGAIN = "open it in Excel or WPS and save it again as .xlsx, or export the sheet as CSV"


class Refused(Exception):
    """What a parser in the child says when it can't or won't read a file: the problem and the remedy."""

    def __init__(self, problem: str, hint: str = SAVE_AGAIN) -> None:
        super().__init__(problem)
        self.problem, self.hint = problem, hint
