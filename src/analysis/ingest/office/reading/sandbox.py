"""Parse one foreign file in a child process with bounded memory and time.

A parser of foreign formats may be made to allocate without end, or to abort its whole process. Here that ends
a child, not the ingestion: the parent turns whatever happens into a `RawFileError` with a remedy. The child
imports the parsers and nothing else of the project, so that it starts in a few hundredths of a second, and
hands its answer back as JSON, which can carry no code.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from analysis.errors import RawFileError
from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.grid import Sheet, Workbook
from analysis.ingest.office.reading.limits import SAVE_AGAIN


def read_in_child(path: Path, kind: str) -> Workbook:
    """Read a file of one kind in a child process.

    Parameters
    ----------
    path : Path
        The file.
    kind : str
        `xlsx`, `xls`, `ods`, `docx` or `html`, as found by content.

    Raises
    ------
    RawFileError
        When the child refuses the file, dies, or takes longer than `limits.CHILD_SECONDS`.
    """
    command = [sys.executable, "-P", "-m", "analysis.ingest.office.reading.child", kind, str(path)]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=limits.CHILD_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        raise RawFileError(
            f"not read within {limits.CHILD_SECONDS} seconds", path=path.name, hint=SAVE_AGAIN
        ) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = {
            "problem": "can't be parsed: the file is damaged or asks for too much memory",
            "hint": SAVE_AGAIN,
        }
    return workbook_from(path.name, answer)


def workbook_from(name: str, answer: dict) -> Workbook:
    """What the child answered on a file of this name; raise RawFileError where it refused."""
    if "problem" in answer:
        raise RawFileError(answer["problem"], path=name, hint=answer["hint"])
    return Workbook(name, [_sheet_from(s) for s in answer["sheets"]], answer["remarks"])


def _sheet_from(parts: dict) -> Sheet:
    return Sheet(
        name=parts["name"],
        rows=parts["rows"],
        spans=[tuple(span) for span in parts["spans"]],
        hidden=parts["hidden"],
        hidden_rows=frozenset(parts["hidden_rows"]),
        hidden_columns=frozenset(parts["hidden_columns"]),
        unvalued=frozenset((row, column) for row, column in parts["unvalued"]),
        indented=frozenset((row, column) for row, column in parts["indented"]),
        before=parts["before"],
        headline=parts["headline"],
        merges_known=parts["merges_known"],
    )
