"""One province among its partners: its side, which partners count in a span of years, and the better of two answers on its sum."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.pairs import COUNTIES, SIDES
from analysis.measures.status import REPORTED, STATED
from analysis.vocabulary.places import RECEIVERS
from analysis.vocabulary.rounds import ROUNDS

MORE = 1.02
"""How many times another one a figure must be to be more than it: less than that are the halves of the last printed digits."""


def side_of(province: str) -> str:
    """Which side of a pair a province is on."""
    return "destination" if province in RECEIVERS else "origin"


def other(side: str) -> str:
    """The side of its partners."""
    return SIDES[1 - SIDES.index(side)]


def partners(runs: pd.DataFrame, side: str, first: int, last: int) -> list[str]:
    """Adcodes of the partners that count in a span of years: those of the reports on flows (`findings.sums.period`).

    Parameters
    ----------
    runs : DataFrame
        Of one province, from `measures.pairs.runs_of_provinces`.
    side : {"origin", "destination"}
        Of the province.
    first, last : int
        Years, both included.

    Returns
    -------
    list of str
        Linked as whole provinces or by cities in at least half of the years; counties alone make no partner.
    """
    known = runs[runs["kind"] != COUNTIES]
    begun = known["start"].astype(int).clip(lower=first)
    over = known["end"].fillna(last).astype(int).clip(upper=last)
    years = (over - begun + 1).clip(lower=0).groupby(known[other(side)]).sum()
    return sorted(years.index[(years > 0) & (2 * years >= last - first + 1)])


def partners_ever(runs: pd.DataFrame, side: str, last: int) -> list[str]:
    """Adcodes of the partners of any round up to a year."""
    rounds = [(one.year, min(one.end or last, last)) for one in ROUNDS.values() if not one.adds]
    return sorted({code for span in rounds for code in partners(runs, side, *span)})


def better(named: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """Of two answers to each question that which says more: what the named partners make together, or everybody.

    The pairs of a report add up to the first one, and only it can be estimated. But a page that tells what a province
    received, and not from whom, limits only the second one.

    Parameters
    ----------
    named, every : DataFrame
        Row for row, from `measures.status.told`.

    Returns
    -------
    DataFrame
        The rows of `named`, or of `every` where a page prints that sum alone or its figure is greater; `unnamed` says that
        the figure is more than the named partners account for.
    """
    known = [REPORTED, STATED]
    greater = every["figure"].gt(MORE * named["figure"].fillna(0.0))
    printed = every["status"].isin(known) & ~named["status"].isin(known)
    rows = named.astype(object).where(~(greater | printed), every.astype(object))
    return rows.astype(named.dtypes.to_dict()).assign(unnamed=np.asarray(greater, dtype=bool))
