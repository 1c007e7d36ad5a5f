"""What the years of each flow of a pair add up to, where that is more than any single year tells."""

from __future__ import annotations

import pandas as pd

from analysis.findings import big_numbers, guard
from analysis.measures import contained, profile
from analysis.measures.provinces import TELLING
from analysis.measures.status import AT_LEAST, ESTIMATED, STATED
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.numbers import WHOLE
from analysis.vocabulary.rounds import ROUNDS

_ROUNDING, _HALF = (
    0.005,
    0.5,
)  # a figure's share, and of one thing, by which a floor lies under what a page prints


def of_pair(cells: pd.DataFrame, chosen: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Sums of several years: those at the head of the page, and of the other flows what all years make.

    Parameters
    ----------
    cells : DataFrame
        From `measures.profile.cells`, of one pair.
    chosen : DataFrame
        From `findings.big_numbers.choose`.
    stated : DataFrame
        From `measures.pair_marks.marks`.

    Returns
    -------
    DataFrame
        As from `big_numbers.dated`, with `stream` and `head` (at the head of the page); one row a flow at most. A sum that
        one page prints is that page's, of its years; one that is hardly more than a single year is left out.
    """
    heads = chosen[chosen["first_year"] < chosen["last_year"]].assign(head=True)
    flows = [
        one.id for one in INDICATORS.values()
        if one.kind == "flow" and one.id in set(cells["indicator"]) - set(heads["indicator"])
    ]  # fmt: skip
    if not flows or cells.empty:
        return heads
    origin, destination = cells[["origin", "destination"]].iloc[0]
    span = min(ROUNDS), big_numbers.LAST
    asked = pd.DataFrame({"origin": [origin], "destination": [destination], "years": [span]}, dtype=object)
    rows = big_numbers.answers(asked, {"": flows})
    years = contained.documented(cells).groupby(cells["indicator"])
    rows = contained.raised(rows, years.sum().reindex(rows["indicator"]).fillna(0.0))
    rows = big_numbers.dated(guard.tellable(_certain(rows)).reset_index(drop=True))
    # Ceilings and intervals are of all years, the floors of those of their claims.
    rows = rows.assign(upper=float("nan"), q10=float("nan"), q90=float("nan"))
    rows = _as_printed(rows.assign(stream=rows["indicator"].map(profile.stream_of), head=False), stated)
    most = cells["figure"].groupby(cells["indicator"]).max().reindex(rows["indicator"]).fillna(0.0)
    return pd.concat([heads, rows[rows["figure"].gt((1 + TELLING) * most.to_numpy())]], ignore_index=True)


def _certain(rows: pd.DataFrame) -> pd.DataFrame:
    """Estimates that may be far off are told by their floor."""
    wide = rows["status"].eq(ESTIMATED) & ~rows["upper"].le(big_numbers.WIDE * rows["lower"])
    floor = rows["lower"].where(rows["lower"].gt(0))
    return rows.assign(figure=rows["figure"].mask(wide, floor), status=rows["status"].mask(wide, AT_LEAST))


def _as_printed(rows: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Floors that are just what a page prints for several years: they are that figure, of its years."""
    sums = stated[stated["basis"].eq("cumulative") & ~stated["floor"] & ~stated["gave_way"]]
    sums = sums.sort_values("period_end")
    for row in rows[rows["status"].eq(AT_LEAST)].itertuples():
        unit = INDICATORS[row.indicator].unit
        own = sums[sums["indicator"].eq(row.indicator) & sums["unit"].eq(unit)]
        half = max(_ROUNDING * row.figure, _HALF if unit in WHOLE else 0.0)
        same = own[(own["value"] - row.figure).abs() <= half]
        if len(same):
            mark = same.iloc[-1]
            since = pd.NA if pd.isna(mark["period_start"]) else mark["period_start"].year
            told = mark["value"], float("nan"), STATED, since, mark["period_end"].year
            rows.loc[row.Index, ["figure", "lower", "status", "since", "until"]] = told
    return rows
