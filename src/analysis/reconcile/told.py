"""What a sum is asked by and told in: the codes of its sides, and the columns of its answer.

Light, for those who ask for sums that are known already and need nothing of what solves them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

TOLD = {
    "value": "float64",
    "lower": "float64",
    "upper": "float64",
    "q10": "float64",
    "median": "float64",
    "q90": "float64",
    "obs_status": "str",
    "method": "str",
    "observation_ids": "str",
    "rival_ids": "str",
}
"""What is told of a sum of any places and days, and of each cell of `series`, with the types of the columns."""


def codes(side: object) -> tuple[str, ...] | None:
    """Codes of one side of a question: None for all, one code, several joined by ";", or an iterable of codes.

    >>> codes("320000;330000"), codes(["330100"]), codes(None)
    (('320000', '330000'), ('330100',), None)
    """
    if side is None or (isinstance(side, float) and np.isnan(side)) or side is pd.NA:
        return None
    parts = side.split(";") if isinstance(side, str) else side
    return tuple(sorted(set(parts))) or None


def typed(cells: Mapping[str, Sequence[object]]) -> dict[str, Any]:
    """The columns of answers, for a frame that may have others besides.

    Each column is made with its type: to change the types of a frame takes longer than to solve most questions.
    """
    return {
        name: np.array(list(cells[name]), dtype=float)
        if kind == "float64"
        else pd.array(list(cells[name]), dtype=kind)
        for name, kind in TOLD.items()
    }
