"""One province among its partners: its side, which partners count in a span of years, and the better of two answers on its sum."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.measures import contained
from analysis.measures.pairs import COUNTIES, SIDES
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, STATED
from analysis.vocabulary.numbers import number
from analysis.vocabulary.places import RECEIVERS
from analysis.vocabulary.rounds import ROUNDS, stages

TELLING = 0.02
"""Share of a sum from which it is told that the named partners, or the parts on a figure, don't account for all of it."""


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
        Linked as whole provinces or by cities in at least half of the years that any round has; counties alone make no partner.
    """
    found: set[str] = set()
    for begun, until in stages(first, last):
        years: dict[str, int] = {}
        for partner, kind, start, end in zip(
            *(runs[c] for c in (other(side), "kind", "start", "end")), strict=True
        ):
            if kind != COUNTIES:
                over = until if pd.isna(end) else min(end, until)
                years[partner] = years.get(partner, 0) + max(over - max(start, begun) + 1, 0)
        found |= {code for code, number in years.items() if number and 2 * number >= until - begun + 1}
    return sorted(found)


def partners_ever(runs: pd.DataFrame, side: str, last: int) -> list[str]:
    """Adcodes of the partners of any round up to a year."""
    return partners(runs, side, min(ROUNDS), last)


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
        The rows of `named`, or of `every` where a page prints that sum alone or its figure is greater; a sum that a page
        prints of the partners stays where that is no `TELLING` part. `rest` is what the partners don't account for, null
        where it doesn't show in the figure as it is written.
    """
    known = [REPORTED, STATED]
    stated = named["status"].isin(known)
    greater = every["figure"].gt(named["figure"].fillna(0.0).mask(stated, (1 + TELLING) * named["figure"]))
    printed = every["status"].isin(known) & ~stated
    both = pd.concat([named, every], ignore_index=True)
    chosen = np.arange(len(named)) + len(named) * (greater | printed).to_numpy(bool)
    rows = both.iloc[chosen].set_axis(named.index).astype(named.dtypes.to_dict())
    # Bound less bound: both lie lower by the halves of the same digits.
    rest = every["lower"].astype("float64") - named["lower"].astype("float64").fillna(0.0)
    return rows.assign(rest=rest.where(greater & rest.gt(0) & _shows(rows["figure"], named["figure"])))


def _shows(more: pd.Series, less: pd.Series) -> pd.Series:
    """Whether two floors are written otherwise, in the digits that a page shows of the first one."""
    power = 10 ** np.floor(np.log10(more.where(more > 0)))
    written = [
        side.fillna(0.0).map(lambda one: number(one, down=True)) for side in (more / power, less / power)
    ]
    return power.notna() & written[0].ne(written[1])


def added_up(rows: pd.DataFrame, each: dict[str, pd.DataFrame], named: Sequence[str | None]) -> pd.DataFrame:
    """Estimates that are but the rounding of what pages report of every partner: their sum is reported.

    Parameters
    ----------
    rows, each
        As for `outweighed`.
    named : sequence of str or None
        Of each row the partners of its span, joined by ";".
    """
    rows = rows.copy()
    for i in rows.index[rows["status"].eq(ESTIMATED)]:
        own = [code for code in (named[i] or "").split(";") if code in each]
        parts = [each[code].loc[i] for code in own]
        # What is but about so much adds up to no reported sum.
        if not parts or any(part["status"] != REPORTED or contained.is_rough(part) for part in parts):
            continue
        reported = [part["figure"] for part in parts]
        total = sum(reported)
        if rows.at[i, "lower"] <= total <= rows.at[i, "upper"]:
            pages = ";".join(dict.fromkeys(part["observation_ids"] for part in parts))
            rows.loc[i, ["figure", "status", "observation_ids"]] = total, REPORTED, pages
    return rows


def outweighed(rows: pd.DataFrame, each: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Floors beside a partner that alone is estimated at more: of the whole no estimate is possible, but that is known of it.

    Parameters
    ----------
    rows : DataFrame
        Sums of the province, from `measures.status.told`.
    each : dict of str to DataFrame
        Adcode of a partner -> its part of the same sums, row for row.

    Returns
    -------
    DataFrame
        `rows` with `most_partner` and `most_figure` of the partner that is estimated highest; null where none is above.
    """
    best, whose = np.full(len(rows), np.nan), np.full(len(rows), None, dtype=object)
    floor = rows["status"].eq(AT_LEAST).to_numpy()
    least = (1 + TELLING) * rows["figure"].to_numpy("float64")
    for code, part in each.items():
        figure, lower = (part[name].to_numpy("float64") for name in ("figure", "lower"))
        sure = floor & part["status"].eq(ESTIMATED).to_numpy() & (lower > 0)
        higher = sure & (figure > least) & ~(figure <= best)
        best, whose = np.where(higher, figure, best), np.where(higher, code, whose)
    return rows.assign(most_partner=whose, most_figure=best)
