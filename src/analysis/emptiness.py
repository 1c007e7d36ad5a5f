"""Why an answer is empty: the warning that keeps an empty table from being a riddle."""

from __future__ import annotations

import warnings

import pandas as pd

from analysis.errors import EmptyAnswer


def kept(frame: pd.DataFrame, fit: pd.Series, why: str) -> pd.DataFrame:
    """The rows that fit; where there were some and none of them does, `why` is said."""
    if len(frame) and not fit.any():
        say_why(why, depth=4)
    return frame[fit]


def say_why(why: str, depth: int = 3) -> None:
    warnings.warn(why, EmptyAnswer, stacklevel=depth)


def reach(years: pd.Series) -> str:
    """The years that a column reaches over, in words."""
    return f"{years.min():.0f} to {years.max():.0f}" if years.notna().any() else "no year"
