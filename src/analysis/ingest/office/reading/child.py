"""The child process of `sandbox`: bounds its own memory, parses one file, answers with JSON."""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path

from analysis.ingest.office.reading import limits
from analysis.ingest.office.reading.grid import Workbook
from analysis.ingest.office.reading.limits import SAVE_AGAIN, Refused


def bound_memory() -> None:
    """Limit this process's address space, where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # macOS has the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY_BYTES, limits.CHILD_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _parse(path: Path, kind: str) -> Workbook:
    """Call the parser of one kind; imported late, so that the child loads only the one it needs."""
    if kind in ("docx", "html", "mht"):
        from analysis.ingest.office.reading import documents

        return documents.read(path, kind)
    from analysis.ingest.office.reading import workbooks

    return workbooks.read(path, kind)


def answer_on(path: Path, kind: str) -> dict:
    """Parse, and put whatever happens into words."""
    try:
        book = _parse(path, kind)
    except Refused as refusal:
        return {"problem": refusal.problem, "hint": refusal.hint}
    except MemoryError:
        return {"problem": "asks for more memory than a table may", "hint": SAVE_AGAIN}
    except BaseException as problem:  # a panic of a Rust parser is no Exception
        return {"problem": f"can't be parsed as {kind} ({type(problem).__name__})", "hint": SAVE_AGAIN}
    sheets = [
        {
            **vars(s),
            "hidden_rows": sorted(s.hidden_rows),
            "hidden_columns": sorted(s.hidden_columns),
            "unvalued": sorted(s.unvalued),
            "indented": sorted(s.indented),
        }
        for s in book.sheets
    ]
    return {"sheets": sheets, "remarks": book.remarks}


def main() -> None:
    """Answer for one file: `python -m analysis.ingest.office.reading.child KIND PATH`."""
    kind, path = sys.argv[1:3]
    bound_memory()
    json.dump(answer_on(Path(path), kind), sys.stdout)


if __name__ == "__main__":
    main()
