"""Classes of a choropleth: which value falls where, in round numbers that a legend can print."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from analysis.errors import ParameterError

_STEPS = (50, 25, 20, 10)
"""Equal steps by their two leading digits, the widest first."""
_LADDERS = ((1, 2, 5), (1, 3), (1,))
"""Leading digits of limits that grow with the values: 1, 2, 5, 10 …; 1, 3, 10 …; 1, 10, 100 …"""


def round_breaks(values: np.ndarray, classes: int = 5) -> list[float]:
    """Inner class limits in round numbers: equal steps, or steps that grow with the values, whichever parts them best.

    Parameters
    ----------
    values : array of float
        NaN is ignored.
    classes : int
        Most classes.

    Returns
    -------
    list of float
        At most `classes - 1` ascending limits, and no class between them is empty; none when all values are the same.
        A value on a limit belongs to the class above.

    >>> round_breaks(np.array([1.0, 2.2, 3.1, 4.3, 5.2, 6.4, 7.1, 8.2, 9.3, 10.4]))
    [2.5, 5.0, 7.5, 10.0]
    >>> round_breaks(np.array([3.0, 12.0, 40.0, 160.0, 700.0]), 4)
    [10.0, 20.0, 50.0]
    """
    known = values[np.isfinite(values)]
    best, most = [], 0.0
    for parts in _candidates(known, classes):
        shares = np.bincount(classify(known, parts)) / len(known)
        # How much a reader learns from a value's class. Even steps come first, and give way only to clearly better ones.
        told = float(-(shares * np.log(shares)).sum())
        if told > most * 1.05 + 1e-9:
            best, most = parts, told
    return best


def _candidates(known: np.ndarray, classes: int) -> Iterator[list[float]]:
    """Sets of at most `classes - 1` round limits that leave no class empty, those in even steps first."""
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 0.0)
    if not low < high:
        return
    size = math.floor(math.log10(high - low))
    for power in (size, size - 1):
        for lead in _STEPS:
            step = _power(lead, power - 1)
            first, last = math.floor(low / step) + 1, math.floor(high / step)
            if last - first + 1 <= 2 * classes:
                limits = [_power(i * lead, power - 1) for i in range(first, last + 1)]
                # Steps that leave gaps are not even.
                yield from (some for some in _runs(limits, classes) if _without_empty(known, some) == some)
    if high <= 0:
        return
    size = math.floor(math.log10(high))
    for ladder in _LADDERS:
        rungs = sorted(
            _power(lead, power) for power in range(size - 2 * classes, size + 1) for lead in ladder
        )
        for some in _runs([rung for rung in rungs if low < rung <= high], classes):
            yield _without_empty(known, some)


def _runs(limits: list[float], classes: int) -> Iterator[list[float]]:
    """Neighbouring limits, at most `classes - 1` of them."""
    for count in range(min(classes - 1, len(limits)), 0, -1):
        for first in range(len(limits) - count + 1):
            yield limits[first : first + count]


def _power(lead: int, power: int) -> float:
    """The number as it is printed: 3e-5, not 3 times what 1e-5 is stored as."""
    return float(f"{lead}e{power}")


def _without_empty(known: np.ndarray, limits: Sequence[float]) -> list[float]:
    """The limits less those that would leave a class without a value."""
    kept: list[float] = []
    for limit in limits:
        since = kept[-1] if kept else -math.inf
        if ((known >= since) & (known < limit)).any() and (known >= limit).any():
            kept.append(limit)
    return kept


def diverging_breaks(values: np.ndarray, classes: int = 6) -> list[float]:
    """Limits that mirror each other round zero, from round limits of the absolute values.

    >>> diverging_breaks(np.array([-6.0, -3.0, -1.0, 1.0, 2.0, 4.0, 5.0]))
    [-5.0, -2.5, 0.0, 2.5, 5.0]
    """
    limits = round_breaks(np.abs(values), classes // 2)
    return [-limit for limit in reversed(limits)] + [0.0] + limits


def classify(values: np.ndarray, breaks: Sequence[float]) -> np.ndarray:
    """Number of each value's class, counted from 0; -1 for no data.

    >>> classify(np.array([1.0, 5.0, np.nan, 9.0]), [5.0, 8.0]).tolist()
    [0, 1, -1, 2]
    """
    limits = np.asarray(breaks, dtype=float)
    if limits.size and (not np.isfinite(limits).all() or (np.diff(limits) <= 0).any()):
        raise ParameterError("Class limits must be finite and ascending.", hint=f"Given: {list(breaks)}.")
    return np.where(np.isfinite(values), np.searchsorted(limits, values, side="right"), -1)


def round_sizes(largest: float, count: int = 3) -> list[float]:
    """Round numbers for a legend of sizes, largest first, none above the largest value.

    >>> round_sizes(33.9), round_sizes(7.2), round_sizes(0.9)
    ([30.0, 10.0, 3.0], [5.0, 2.0, 0.5], [0.8, 0.3, 0.1])
    """
    if largest <= 0:
        return []
    power = 10.0 ** math.floor(math.log10(largest))
    lead = max(step for step in (1, 2, 3, 5, 8) if step * power <= largest * (1 + 1e-9))
    shares = {1: (1, 0.5, 0.2), 2: (2, 1, 0.3), 3: (3, 1, 0.3), 5: (5, 2, 0.5), 8: (8, 3, 1)}[lead]
    return [round(share * power, 12) for share in shares[:count]]
