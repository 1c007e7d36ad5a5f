"""From the normalised tables to the reconciled ones: reads, reconciles, writes.

The only module of the reconciliation that touches files.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pandas as pd

from analysis import schemas, whole_files
from analysis.errors import NotBuiltError
from analysis.parallel import cores
from analysis.reconcile.reconciliation import run

READS = ("observations", "pairings", "sources", "places")
_MANY = 500
"""Claims: fewer are reconciled before another process has begun."""
TABLES = ("series", "limits", "parts", "atoms", "modes", "precisions", "contradictions", "balance", "unused")


def reconcile(processed: Path) -> pd.DataFrame:
    """Reconcile the tables of a folder and write the results beside them.

    Returns
    -------
    DataFrame
        The summary: one row per indicator, `reconciliation.SUMMARY_COLUMNS`.

    Raises
    ------
    NotBuiltError
        The folder has no normalised tables.
    TableError
        A result breaks its schema.
    """
    try:
        tables = [pd.read_parquet(processed / f"{name}.parquet") for name in READS]
    except FileNotFoundError as error:
        raise NotBuiltError(
            "the normalised tables are missing",
            path=error.filename or processed,
            hint="run `python -m analysis ingest`",
        ) from None
    result = run(*tables, workers=cores() if len(tables[0]) >= _MANY else 1)
    for name in TABLES:
        frame = schemas.validate(name, getattr(result, name))
        path = processed / f"{name}.parquet"
        with whole_files.in_words(path):
            whole_files.write_with(path, partial(frame.to_parquet, index=False))
    return result.summary
