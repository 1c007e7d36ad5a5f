"""The fitted model as tables, and back: what `total` tells intervals from, in milliseconds and without the claims.

`modes` has a row for each cell, `precisions` one for each entry of a model's system on and above its diagonal.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csc_array, triu

from analysis.reconcile.model.intervals import Intervals

MODE_COLUMNS = {
    "indicator": "str", "number": "int64", "origin": "str", "destination": "str", "year": "int64", "log_mode": "float64", "log_spread": "float64",
    "told": "bool",
}  # fmt: skip
PRECISION_COLUMNS = {"indicator": "str", "row": "int64", "column": "int64", "precision": "float64"}


def modes_table(models: Mapping[str, Intervals]) -> pd.DataFrame:
    """Write the modes of all models, by indicator, `MODE_COLUMNS`."""
    frames = [
        pd.DataFrame(list(one.cells), columns=["origin", "destination", "year"]).assign(
            indicator=name,
            number=np.arange(len(one.cells)),
            log_mode=one.mode,
            log_spread=one.spread,
            told=[cell[:2] in one.told for cell in one.cells],
        )
        for name, one in models.items()
    ]
    return _stacked(frames, MODE_COLUMNS)


def precisions_table(models: Mapping[str, Intervals]) -> pd.DataFrame:
    """Write the systems of all models, by indicator, `PRECISION_COLUMNS`."""
    frames = []
    for name, one in models.items():
        upper = coo_array(triu(csc_array(one.system)))
        frames.append(
            pd.DataFrame({"indicator": name, "row": upper.row, "column": upper.col, "precision": upper.data})
        )
    return _stacked(frames, PRECISION_COLUMNS)


def restore_intervals(indicator: str, modes: pd.DataFrame, precisions: pd.DataFrame) -> Intervals | None:
    """Read the model of an indicator back from the tables; None where it has none."""
    own = modes[modes["indicator"] == indicator]
    # The rows of an indicator without a model may come without columns.
    if own.empty:
        return None
    own = own.sort_values("number", kind="stable")
    entries = precisions[precisions["indicator"] == indicator]
    row, column, value = (entries[name].to_numpy() for name in ("row", "column", "precision"))
    off = row != column
    system = coo_array(
        (np.r_[value, value[off]], (np.r_[row, column[off]], np.r_[column, row[off]])),
        shape=(int(column.max()) + 1,) * 2,
    )
    cells = tuple(zip(own["origin"], own["destination"], own["year"].tolist(), strict=True))
    told = frozenset(cell[:2] for cell, named in zip(cells, own["told"], strict=True) if named)
    mode, width = (own[f"log_{name}"].to_numpy() for name in ("mode", "spread"))
    return Intervals(
        cells, mode, told, csc_array(system), width, np.zeros_like(mode), np.full_like(mode, np.inf)
    )


def bounded(model: Intervals, series: pd.DataFrame) -> Intervals:
    """Return the model with the hard bounds of its indicator's rows of `series`, which its sums shall keep."""
    cells = list(zip(series["origin"], series["destination"], series["year"].tolist(), strict=True))
    lower, upper = series["lower"].fillna(0.0), series["upper"].fillna(np.inf)
    return model.bounded(cells, lower.to_numpy("float64"), upper.to_numpy("float64"))


def _stacked(frames: list[pd.DataFrame], columns: dict[str, str]) -> pd.DataFrame:
    stacked = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(columns))
    return stacked[list(columns)].astype(columns)
