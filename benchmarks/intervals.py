"""Do the intervals keep their promise? `python benchmarks/intervals.py [indicator ...]`.

Every reported cell is hidden in turn, with every claim of every page that states it, and asked of what is left: the
contradictions are settled again, the hard bounds found again, the scales of the model fitted again. What is printed is
how often the 50, 80 and 95 % intervals hold the figure, and how wide they are: the factor x by which the 80 % interval
reaches either way of its middle, sqrt(q90 / q10), in the median.
"""

from __future__ import annotations

import pandas as pd

from analysis import paths

LEVELS = {50: (0.25, 0.75), 80: (0.1, 0.9), 95: (0.025, 0.975)}
"""Per cent -> the quantiles between which an interval lies."""
RECENT = 2016


def evidence(folder=None) -> tuple[pd.DataFrame, ...]:
    """The tables that the reconciliation takes."""
    folder = folder or paths.processed()
    return tuple(
        pd.read_parquet(folder / f"{name}.parquet")
        for name in ("observations", "pairings", "sources", "places")
    )
