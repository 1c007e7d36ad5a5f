"""A sum over more contains the sums over fewer: which of its floors are told, and what is likely of parts and wholes.

A floor of a sum is the one that the settled system gives it (`dataset.total`), or what one page prints of it
(`measures.status.as_printed`). What pages print of its parts is never added up: each is rounded, and so many halves of last digits
together stand above what is certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import pandas as pd

from analysis.measures.status import AT_LEAST, UNKNOWN, keys, numbers, scrap
from analysis.reconcile.kinds import FAMILIES

_LIKELY = ["q10", "q90"]
_ROUGH, _ONE = (
    0.2,
    1.001,
)  # of a figure: how far its bounds may be apart; the halves of a thing that is counted


def rough(figure: pd.Series | float, apart: pd.Series | float) -> pd.Series | bool:
    """Whether a printed figure is but about so much: its bounds are so far apart, as those of one rounded to its first digit.

    >>> rough(100.0, 100.0), rough(154.0, 1.0), rough(1.0, 1.0)
    (True, False, False)
    """
    return (apart > _ROUGH * figure) & (apart > _ONE)


def is_rough(row: object) -> bool:
    """Whether the figure of a row is `rough`, or every page that states it says "about" (`about`)."""
    if getattr(row, "about", False):
        return True
    return bool(pd.notna(row.upper) and rough(row.figure, row.upper - row.lower))


def documented(rows: pd.DataFrame) -> pd.Series:
    """What is certain of each figure that is told: its floor, also of what a page prints or is estimated; nought where none is told.

    Parameters
    ----------
    rows : DataFrame
        `figure` and `lower`, as from `measures.status.told`.

    Returns
    -------
    Series of float
        Parts that don't overlap may be added up, and set beside the floor of their whole: both are bounds. A scrap of what is likely
        (`measures.status`) is told nowhere, and so counts as nothing.
    """
    figure, lower = numbers(rows["figure"]), numbers(rows["lower"])
    return pd.Series(np.where(np.isnan(figure) | np.isnan(lower), 0.0, lower), index=rows.index)


def without_scraps(rows: pd.DataFrame, likely: pd.DataFrame, known: pd.Series) -> pd.DataFrame:
    """Sums without the floors that are scraps (`measures.status.scrap`) of what is likely of their largest part: all of it is no less.

    Parameters
    ----------
    rows : DataFrame
        Sums with everybody, as from `measures.status.told`: what is told beside an interval of its own is none.
    likely : DataFrame
        `q10` and `q90` of the largest part of each row, such as its largest partner.
    known : Series of bool
        Whether any part of the row has a figure: then it is no scrap.
    """
    judged = rows[_LIKELY].isna().any(axis=1) & ~known
    hidden = rows["status"].eq(AT_LEAST) & judged & scrap(rows["figure"], likely[_LIKELY])
    return rows.assign(figure=rows["figure"].mask(hidden), status=rows["status"].mask(hidden, UNKNOWN))


def beside_told(rows: pd.DataFrame, told: pd.Series) -> pd.DataFrame:
    """Sums of which a part is told where they stand: they are no scraps beside it, and their floors are told too.

    Parameters
    ----------
    rows : DataFrame
        As from `measures.status.told`.
    told : Series of bool
        Whether a part of the row has a figure.
    """
    floor = rows["lower"].astype("float64")
    if "printed" in rows:
        floor = rows["printed"].astype("float64").fillna(floor)
    own = told & rows["status"].eq(UNKNOWN) & floor.gt(0)
    return rows.assign(figure=rows["figure"].mask(own, floor), status=rows["status"].mask(own, AT_LEAST))


def likely_in_order(
    parts: pd.DataFrame, wholes: pd.DataFrame, of: Sequence[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Parts and their wholes with what is likely of a part nowhere above what is of its whole: of two the vaguer gives way.

    The model tells each sum by itself, and more may come out likely of a year, a kind or a pair than of what it is a part of.

    Parameters
    ----------
    parts, wholes : DataFrame
        With `q10` and `q90` (null where the model tells nothing) and the columns `of`, which name the whole: once in `wholes`.
    of : sequence of str

    Returns
    -------
    (parts, wholes)
        Ends of parts are cut at those of a whole that is told more sharply, those of a whole are raised to its sharper parts'.
    """
    number = {key: at for at, key in enumerate(keys(wholes, of))}
    own = np.array([number.get(key, -1) for key in keys(parts, of)], dtype=int)
    part, ends = (np.column_stack([numbers(rows[end]) for end in _LIKELY]) for rows in (parts, wholes))
    whole = np.full(part.shape, np.nan)
    whole[own >= 0] = ends[own[own >= 0]]
    with np.errstate(invalid="ignore", divide="ignore"):
        above = (part > whole).any(axis=1)
        sharper = part[:, 1] / part[:, 0] < whole[:, 1] / whole[:, 0]
    cut = np.where((above & ~sharper)[:, None], np.fmin(part, whole), part)
    np.fmax.at(ends, own[above & sharper], part[above & sharper])
    return parts.assign(q10=cut[:, 0], q90=cut[:, 1]), wholes.assign(q10=ends[:, 0], q90=ends[:, 1])


def likely_within(rows: pd.DataFrame, part: pd.Series, whole: pd.Series, of: Sequence[str]) -> pd.DataFrame:
    """`likely_in_order` of parts and wholes that stand in one table.

    Parameters
    ----------
    rows : DataFrame
        `q10`, `q90` and the columns `of`; without the ends it stays as it is.
    part, whole : Series of bool
        Which rows are the parts, and which the wholes.
    of : sequence of str
    """
    if not {*_LIKELY} <= set(rows) or not (part.any() and whole.any()):
        return rows
    told = rows[[*of, *_LIKELY]]  # rows of few columns are taken faster
    ends = {end: numbers(rows[end]).copy() for end in _LIKELY}
    for own, changed in zip((part, whole), likely_in_order(told[part], told[whole], of), strict=True):
        for end in _LIKELY:
            ends[end][own.to_numpy(bool)] = changed[end]
    return rows.assign(**ends)


def kinds_in_order(rows: pd.DataFrame, of: Sequence[str]) -> pd.DataFrame:
    """Rows of several indicators with what is likely of a kind nowhere above what is of all kinds, such as of jobs in the east and all jobs.

    Parameters
    ----------
    rows : DataFrame
        `indicator`, `q10`, `q90` and the columns `of`, once of each indicator.
    of : sequence of str
        What tells whose and when: givers and receivers, a year.
    """
    for family in FAMILIES:
        for part, whole in permutations(family.covers, 2):
            if not family.covers[part] & ~family.covers[whole]:
                own, around = (rows["indicator"].eq(one) for one in (part, whole))
                rows = likely_within(rows, own, around, of)
    return rows
