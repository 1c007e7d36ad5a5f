"""The child processes of `sandbox`: read one file after another, and answer each with a line of JSON.

The parsers of pages are slow to import and quick to run, so a child stays for many files. It bounds its own memory;
what a parser writes to standard output goes nowhere, so that only answers reach the parent.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from analysis.harvest.parsers import SAVE_AGAIN, parse
from analysis.ingest.office.reading.child import bound_memory
from analysis.ingest.office.reading.limits import Refused


def answer(path: Path) -> dict:
    """Read one file, and put whatever happens into words."""
    try:
        return parse(path)
    except Refused as refusal:
        return {"problem": refusal.problem, "hint": refusal.hint}
    except MemoryError:
        return {"problem": "asks for more memory than a page may", "hint": SAVE_AGAIN}
    except RecursionError:
        return {"problem": "nested too deeply", "hint": SAVE_AGAIN}
    except BaseException as problem:  # a panic of a foreign parser is no Exception
        return {"problem": f"can't be read ({type(problem).__name__})", "hint": SAVE_AGAIN}


def main() -> None:
    """Answer for each path on a line of standard input, until it ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    bound_memory()
    for line in sys.stdin:
        print(json.dumps(answer(Path(json.loads(line)))), file=answers, flush=True)


if __name__ == "__main__":
    main()
