"""What a title or a first sentence may say: superlatives, rankings, and that a pair is new or has ended.

Every finding that singles out one row of several asks here, so that no sentence says more than all the evidence bears.
What the sums and bounds are is for `analysis.dataset`; how it is said is for each finding.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.status import ESTIMATED

FEWEST = 3
"""So many rows, and half of all that are compared, must have a value before one of them is called the most."""
DATED = ("stated", "policy")
"""Where the year of a change must be from (`start_basis`, `end_basis`) for a pair to be called new or ended."""
_SPAN = ["first", "last"]


def leader(rows: pd.DataFrame, *, least: bool = False) -> pd.Series | None:
    """The row of which the evidence bears out that it is the largest (or the smallest); null where it doesn't.

    Parameters
    ----------
    rows : DataFrame
        Everything that is compared, also what nothing is known of: `value`, `lower`, `upper`, `figure` as from
        `measures.status.told`, all in one unit. Where the rows are sums over `first` to `last`, those with a figure must
        be of the same years.
    least : bool
        Ask for the smallest instead.

    Returns
    -------
    Series or None
        A row whose floor is above nought and above the ceiling of every other one, or above its known figure where
        nothing caps it (for the smallest: whose ceiling is below every other one's floor). At least `FEWEST` rows, and half
        of them all, must have a value: among few of many the largest is of no account. `sure` says that no other
        one is without a limit; if it is false, the row leads only what is known, and the words must say so.

    Examples
    --------
    >>> rows = pd.DataFrame({"value": [9.0, 5.0, 4.0], "lower": [8.0, 4.0, 4.0], "upper": [9.5, 6.0, 4.0], "figure": [9.0, 5.0, 4.0]})
    >>> leader(rows).name, leader(rows, least=True)
    (0, None)
    """
    known = rows["figure"].notna()
    valued = rows["value"].count()
    if valued < FEWEST or 2 * valued < len(rows) or not same_years(rows[known]):
        return None
    near, far = ("lower", "upper") if not least else ("upper", "lower")
    sign = -1.0 if least else 1.0
    figure, own, limit = (sign * rows[name].astype("float64") for name in ("figure", near, far))
    top = figure.idxmax()
    others = limit.fillna(figure).drop(top)
    if not own[top] > others.max() or (not least and not rows.loc[top, "lower"] > 0):
        return None
    return pd.concat([rows.loc[top], pd.Series({"sure": bool(limit.drop(top).notna().all())})]).rename(top)


def exact(values: pd.Series) -> pd.DataFrame:
    """Statistics that are known to the last digit, such as a census, as rows for `leader`.

    Parameters
    ----------
    values : Series
        Null where there is none.

    Returns
    -------
    DataFrame
        `value`, `lower`, `upper`, `figure`, by the same index.
    """
    return pd.DataFrame(dict.fromkeys(("value", "lower", "upper", "figure"), values.astype("float64")))


def tellable(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of which a title may give the figure, and which it may count as known: no estimate that may be nothing.

    Parameters
    ----------
    rows : DataFrame
        With `figure`, `lower` and `status`, as from `measures.status.told`.
    """
    nothing = rows["status"].eq(ESTIMATED) & ~rows["lower"].astype("float64").gt(0)
    return rows[rows["figure"].notna() & ~nothing]


def same_years(rows: pd.DataFrame) -> bool:
    """Whether rows may stand in an order of size: they are sums over the same years (`first`, `last`, where they have them).

    Otherwise each row must say which years it counts, and no title may rank them.
    """
    return not set(_SPAN) <= set(rows) or len(rows[_SPAN].drop_duplicates()) <= 1


def dated(basis: pd.Series) -> np.ndarray:
    """Which changes a page dates: only these pairs may be called new, or ended; the others were first, or last, found then.

    Parameters
    ----------
    basis : Series of str
        Where the year of each change is from, such as `basis` of `measures.pairs.changes`.

    Returns
    -------
    ndarray of bool
    """
    return basis.isin(DATED).to_numpy()
