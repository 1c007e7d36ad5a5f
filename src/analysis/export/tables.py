"""A table as CSV and as Parquet.

CSV is written as people write numbers (21000000, not 21000000.0) and as the descriptor promises: UTF-8, dates as
2021-12-31, true and false, an empty cell for what is missing; a text that a spreadsheet would calculate has an
apostrophe before it. It begins with the mark of UTF-8, without which Excel on a Chinese Windows takes it for GBK. Parquet
keeps types and texts as they are and carries the units.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.spreadsheet import escape_formulas


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV: comma, UTF-8 with its mark, line feed."""
    plain = escape_formulas(frame)
    for name, column in frame.items():
        if pd.api.types.is_bool_dtype(column.dtype):
            plain[name] = column.map({True: "true", False: "false"})
        elif pd.api.types.is_float_dtype(column.dtype):
            plain[name] = column.map(number, na_action="ignore").astype("object")
    plain.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n", date_format="%Y-%m-%d")


def number(value: float) -> str:
    """Write a float so that it reads back as the same float, a whole one without point.

    >>> number(21000000.0), number(0.1), number(1e300)
    ('21000000', '0.1', '1e+300')
    """
    return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)


def write_parquet(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet; `attrs`, with the units, go along."""
    frame.to_parquet(path, index=False, compression="zstd")
