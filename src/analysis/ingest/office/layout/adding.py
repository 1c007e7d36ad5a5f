"""Printed numbers as values, and whether some of them add up to another within their rounding."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation


def plain_value(printed: str) -> float | None:
    """Return a printed number without its words, or None.

    >>> plain_value("1,234.5"), plain_value("约300余"), plain_value("无")
    (1234.5, 300.0, None)
    """
    text = re.sub(r"[,\s']", "", printed).replace("−", "-")
    found = re.search(r"-?\d+(?:\.\d*)?(?:e[+-]?\d+)?", text, re.IGNORECASE)
    try:
        return float(Decimal(found.group())) if found else None
    except (InvalidOperation, OverflowError):
        return None


def _half_digit(value: float) -> float:
    """Return half a unit of the last digit of a number with decimals; a whole number is taken as exact."""
    _, _, decimals = f"{value:.10g}".partition(".")
    return 0.5 * 10.0 ** -len(decimals) if decimals else 0.0


def agree(total: float, parts: list[float]) -> bool:
    """Whether a total is the sum of its parts within the rounding of the printed digits.

    >>> agree(10.1, [4.05, 6.0]), agree(10, [4, 5])
    (True, False)
    """
    slack = sum(map(_half_digit, parts))
    slack += _half_digit(total) or (0.5 if slack else 0.0)
    return abs(total - sum(parts)) <= slack + 1e-9 * abs(total)
