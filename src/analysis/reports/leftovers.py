"""What papermill leaves in a notebook that it ran in its own place, taken out: `python -m analysis.reports.leftovers FILE…`.

The git hook calls this before outputs are stripped. It takes the cell of parameters that was put in, marks of failures, and
papermill's metadata, so that a notebook that was run differs in nothing from one that wasn't.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

INJECTED = {"injected-parameters", "papermill-error-cell-tag"}
METADATA = ("papermill", "execution", "exception", "status")


def tidy(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook without them; cells and keys keep their order."""
    cells = []
    for cell in notebook["cells"]:
        metadata = {key: value for key, value in cell["metadata"].items() if key not in METADATA}
        if INJECTED & set(metadata.get("tags", ())):
            continue
        if metadata.get("tags") == []:
            del metadata["tags"]
        cells.append({**cell, "metadata": metadata})
    metadata = {key: value for key, value in notebook["metadata"].items() if key != "papermill"}
    return {**notebook, "cells": cells, "metadata": metadata}


def main() -> None:
    """Tidy the named notebooks; one in which there is nothing to do isn't written."""
    for path in map(Path, sys.argv[1:]):
        stored = json.loads(path.read_text("utf-8"))
        tidied = tidy(stored)
        if tidied != stored:
            path.write_text(json.dumps(tidied, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
