"""A sum over more contains the sums over fewer: floors that are no lower than what pages print of their parts.

The bounds of the settled system hold that by themselves. But a page's figure is told as it is printed, and the floor that it
gives to a sum around it lies half of its last digit lower: 2.9 billion of a pair would stand above 2.85 of its province.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

import numpy as np
import pandas as pd

from analysis.measures.status import AT_LEAST, REPORTED, STATED, UNKNOWN, among, keys, numbers, scrap
from analysis.reconcile.kinds import FAMILIES

_SAME_FLOW = "indicator", "origin", "destination"
LARGEST = {"q10": "largest_low", "q90": "largest_high"}
"""Ends of what is likely -> columns of those of the largest part of a sum, for which alone the model tells nothing."""
_LIKELY = [*LARGEST]
_PRINTED, _FLOORS = frozenset({REPORTED, STATED}), frozenset({AT_LEAST, UNKNOWN})
_FIGURES = "figure", "lower", "upper", *_LIKELY, *LARGEST.values(), "status", "printed", "about"
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


def documented(rows: pd.DataFrame) -> pd.Series:
    """What pages document of each figure, as they print it; nought where nothing is.

    Parameters
    ----------
    rows : DataFrame
        `figure`, `lower`, `upper` and `status`, as from `measures.status.told`; optional `about` (bool).

    Returns
    -------
    Series of float
        The figure of a floor and of what is printed; of an estimate, and of a figure that is `rough` or that pages call
        "about", the floor. A scrap of what is likely (`measures.status`) is told nowhere, and so counts as nothing.
    """
    figure, lower, upper = (numbers(rows[name]) for name in ("figure", "lower", "upper"))
    printed = among(rows["status"], _PRINTED) & ~rough(figure, upper - lower)
    if "about" in rows:
        printed &= ~among(rows["about"], {True})
    least = np.where(printed | among(rows["status"], _FLOORS), figure, lower)
    return pd.Series(np.where(np.isnan(least), 0.0, least), index=rows.index)


def certain(rows: pd.DataFrame) -> pd.Series:
    """As `documented`, with the scraps, as pages print them: the sum of a longer span holds them, though they are told nowhere."""
    scraps = numbers(rows["lower"])
    if "printed" in rows:
        printed = numbers(rows["printed"])
        scraps = np.where(np.isnan(printed), scraps, printed)
    return documented(rows).mask(among(rows["status"], {UNKNOWN}), np.where(np.isnan(scraps), 0.0, scraps))


def beside_largest(rows: pd.DataFrame, likely: pd.DataFrame, known: pd.Series) -> pd.DataFrame:
    """Sums with what is likely of their largest part (`LARGEST`): all of it is no less. A sum of which a part is a figure is no scrap.

    Parameters
    ----------
    rows : DataFrame
        Sums with everybody, of which nothing likely is told.
    likely : DataFrame
        `q10` and `q90` of the largest part of each row, such as its largest partner.
    known : Series of bool
        Whether any part of the row has a figure.
    """
    return rows.assign(**{name: rows[end].fillna(likely[end]).mask(known) for end, name in LARGEST.items()})


def raised(rows: pd.DataFrame, parts: pd.Series | np.ndarray | float) -> pd.DataFrame:
    """Rows whose floors are no lower than what their parts make together; what is printed or estimated stays, and scraps are none.
    What is told beside its own interval is none.

    Parameters
    ----------
    rows : DataFrame
        As for `documented`; from `beside_largest` where the model tells nothing of the sums themselves.
    parts : Series or ndarray of float, or float
        Of each row what is documented of parts that don't overlap. The ceiling of a row caps it.
    """
    figure, ceiling = numbers(rows["figure"]), numbers(rows["upper"])
    # The noise of adding is no part of a sum: it would cut the last digit of the floor.
    capped = np.round(np.asarray(parts, dtype="float64"), 6)
    capped = np.where(ceiling < capped, ceiling, capped)
    more = (capped > np.where(np.isnan(figure), 0.0, figure)) & among(rows["status"], _FLOORS)
    figure = np.where(more, capped, figure)
    status = np.where(more, AT_LEAST, rows["status"].to_numpy(dtype=object))
    hidden = (status == AT_LEAST) & scrap(figure, _unjudged(rows))
    status = np.where(hidden, UNKNOWN, status)
    return rows.assign(figure=np.where(hidden, np.nan, figure), status=pd.array(status, dtype="str"))


def _unjudged(rows: pd.DataFrame) -> pd.DataFrame:
    """What is likely of rows that aren't told beside it already: of themselves, or else of their largest part."""
    if not {*_LIKELY} <= set(rows):
        return rows[[]]
    own = {end: numbers(rows[end]) for end in _LIKELY}
    judged = ~np.isnan([numbers(rows["figure"]), *own.values()]).any(axis=0)
    if set(LARGEST.values()) <= set(rows):
        own = {
            end: np.where(np.isnan(cells), numbers(rows[LARGEST[end]]), cells) for end, cells in own.items()
        }
    return pd.DataFrame({end: np.where(judged, np.nan, cells) for end, cells in own.items()})


def beside_told(rows: pd.DataFrame, told: pd.Series) -> pd.DataFrame:
    """Sums of which a part is told where they stand: they are no scraps beside it, and their floors are told too.

    Parameters
    ----------
    rows : DataFrame
        As for `certain`.
    told : Series of bool
        Whether a part of the row has a figure.
    """
    floor = certain(rows)
    own = told & rows["status"].eq(UNKNOWN) & floor.gt(0)
    return rows.assign(figure=rows["figure"].mask(own, floor), status=rows["status"].mask(own, AT_LEAST))


def in_time(rows: pd.DataFrame, same: Sequence[str] = _SAME_FLOW) -> pd.DataFrame:
    """Rows whose floors are no lower than those of the shorter spans within them.

    Parameters
    ----------
    rows : DataFrame
        As for `documented`, with `indicator`, `origin`, `destination` (null: everybody), `first_year` and `last_year`.
    same : sequence of str
        Columns by which rows are of one flow. With a province's partners, who change from round to round, the indicator alone.
    """
    first, last = (rows[name].to_numpy("int64") for name in ("first_year", "last_year"))
    length = last - first
    figures = [name for name in _FIGURES if name in rows]
    told = rows[figures]  # a frame of few columns is raised faster
    flows = rows.groupby([*same], dropna=False, sort=False).ngroup().to_numpy()
    for years in sorted(set(length)):
        known = certain(told).to_numpy()
        inside: dict[int, list[tuple[int, int, float]]] = {}
        for i in np.flatnonzero((length < years) & (known > 0)):
            inside.setdefault(flows[i], []).append((first[i], last[i], known[i]))
        if not inside:
            continue
        parts = np.zeros(len(rows))
        for i in np.flatnonzero(length == years):
            parts[i] = _most(inside.get(flows[i], ()), first[i], last[i])
        told = raised(told, parts)
    return rows.assign(figure=told["figure"], status=told["status"])


def _most(spans: Iterable[tuple[int, int, float]], first: int, last: int) -> float:
    """The most that spans within some years make together, none of which overlap."""
    inside = [span for span in spans if span[0] >= first and span[1] <= last]
    best = {first - 1: 0.0}
    for year in range(first, last + 1):
        ending = (best[begun - 1] + known for begun, until, known in inside if until == year)
        best[year] = max(best[year - 1], *ending, 0.0)
    return best[last]


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
