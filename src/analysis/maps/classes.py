"""Classes of a choropleth: which value falls where, in round numbers that a legend can print."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from analysis.errors import ParameterError


def quantile_breaks(values: np.ndarray, classes: int = 5) -> list[float]:
    """Inner class limits at the quantiles, rounded to as few digits as keep the classes nearly equal in size.

    Parameters
    ----------
    values : array of float
        NaN is ignored.
    classes : int
        Wanted number of classes; ties can leave fewer.

    Returns
    -------
    list of float
        At most `classes - 1` ascending limits; empty when all values are the same. A value on a limit belongs
        to the class above.

    >>> quantile_breaks(np.array([1.0, 2.2, 3.1, 4.3, 5.2, 6.4, 7.1, 8.2, 9.3, 10.4]))
    [3.0, 5.0, 7.0, 8.5]
    """
    finite = np.unique(values[np.isfinite(values)])
    if len(finite) < 2:
        return []
    wanted = np.quantile(values[np.isfinite(values)], np.arange(1, classes) / classes)
    limits: list[float] = []
    for limit in wanted:
        since = limits[-1] if limits else -math.inf
        below, above = finite[(finite < limit) & (finite >= since)], finite[finite >= limit]
        if not len(below) or not len(above):
            continue
        rounded = _round_between(below[-1], above[0], limit)
        if not limits or rounded > limits[-1]:
            limits.append(rounded)
    return limits


def diverging_breaks(values: np.ndarray, classes: int = 6) -> list[float]:
    """Limits that mirror each other round zero, from the quantiles of the absolute values.

    >>> diverging_breaks(np.array([-6.0, -3.0, -1.0, 1.0, 2.0, 4.0, 5.0]))
    [-4.0, -2.0, 0.0, 2.0, 4.0]
    """
    limits = quantile_breaks(np.abs(values), classes // 2)
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


def _round_between(low: float, high: float, wanted: float) -> float:
    """The roundest number in (low, high]: it separates the same values as `wanted`, in fewer digits."""
    size = math.floor(math.log10(max(abs(low), abs(high))))
    wanted = float(wanted)  # numpy's own rounding overflows where a value is tiny and has many decimals
    for decimals in range(-size, 16 - size):
        # Steps of 50 and 20 are rounder than steps of 10, and 5 is rounder than 4.
        for lead in (5, 2, 1):
            step = lead * 10.0**-decimals
            candidate = round(round(wanted / step) * step, max(decimals, 0))
            if low < candidate <= high:
                return candidate
    return wanted


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
