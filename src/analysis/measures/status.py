"""What is known of a figure, in five looks, and the figure that is shown: one vocabulary for maps, charts and words.

===========  =========================================================================================
status       meaning
===========  =========================================================================================
reported     a page states the figure of the year, or pages state every year of a sum
stated       a page states the sum of several years, and it is not divided into years
estimated    claims limit it closely from both sides
at_least     only a floor is known: there is no `value`, and `lower` is what is shown
unknown      nothing is known, or only a ceiling; a floor of nought is no floor
===========  =========================================================================================
"""

from __future__ import annotations

import numpy as np
import pandas as pd

REPORTED, STATED, ESTIMATED, AT_LEAST, UNKNOWN = "reported", "stated", "estimated", "at_least", "unknown"
STATUSES = (REPORTED, STATED, ESTIMATED, AT_LEAST, UNKNOWN)
"""The looks, the best known first; each is also the key of its words in `vocabulary.labels`."""


def told(rows: pd.DataFrame, years: pd.Series | int = 1, reported: pd.Series | int = 0) -> pd.DataFrame:
    """Say of each figure what is known of it, and what of it is shown.

    Parameters
    ----------
    rows : DataFrame
        `value` and `lower` (base units, null where unknown), and `method` (as in `series`; without it every value is
        a page's).
    years, reported : Series of int or int
        How many years each row is a sum of, and of how many of them pages state the year itself.

    Returns
    -------
    DataFrame
        The rows with `status` (one of `STATUSES`) and `figure` (the value, or the floor where only that is known).

    Examples
    --------
    >>> rows = pd.DataFrame({"value": [5.0, 5.0, None, None], "lower": [4.0, 5.0, 2.0, 0.0], "method": ["estimated", "reported", "bounded", "bounded"]})
    >>> told(rows)["status"].tolist(), told(rows)["figure"].tolist()
    (['estimated', 'reported', 'at_least', 'unknown'], [5.0, 5.0, 2.0, nan])
    """
    value, lower = (pd.to_numeric(rows[name]).astype("float64") for name in ("value", "lower"))
    estimated = rows["method"].eq(ESTIMATED) if "method" in rows else pd.Series(False, index=rows.index)
    several = pd.Series(years, index=rows.index) > 1
    every = several & (pd.Series(reported, index=rows.index) >= pd.Series(years, index=rows.index))
    status = np.select(
        [
            value.notna() & every,
            value.notna() & estimated,
            value.notna() & several,
            value.notna(),
            lower.gt(0),
        ],
        [REPORTED, ESTIMATED, STATED, REPORTED, AT_LEAST],
        default=UNKNOWN,
    )
    return rows.assign(
        status=pd.Series(status, index=rows.index, dtype="str"),
        figure=value.where(value.notna(), lower.where(lower.gt(0))),
    )
