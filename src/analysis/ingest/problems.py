"""What is wrong with a cell: the one value that every parser returns instead of a guess.

A parser never raises for bad data and never returns a made-up figure; it returns a `Problem`, and the caller
writes it into the `rejects` table with the file and the row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.vocabulary.codes import REJECT_COLUMNS


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell that could not be read: its column, the text as printed, why, and what to do."""

    column: str
    printed: str
    reason: str
    hint: str


def reject_row(batch: str, row: int, problems: Iterable[Problem]) -> dict[str, object]:
    """One row of `rejects` for one input row; several problems are joined in the order of the columns."""
    found = list(problems)
    joined = {
        name: "; ".join(dict.fromkeys(getattr(p, name) for p in found))
        for name in ("column", "printed", "reason", "hint")
    }
    return {"batch": batch, "row": row, **joined, "count": 1}


def rejects_frame(rows: Iterable[dict[str, object]]) -> pd.DataFrame:
    """`rejects` as a frame with its seven columns, also when there is no row."""
    return pd.DataFrame(list(rows), columns=list(REJECT_COLUMNS))
