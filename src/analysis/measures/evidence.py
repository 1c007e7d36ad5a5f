"""The state of the evidence: how well each cell of `series` is known, and which pages and claims there are.

A cell is reported, estimated, known as a floor, or unknown (`measures.status`); a year is never stated as a sum of years.
"""

from __future__ import annotations

import pandas as pd

from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, UNKNOWN, told
from analysis.vocabulary.places import NATION, province_of

STATES = (REPORTED, ESTIMATED, AT_LEAST, UNKNOWN)
MATTER = ("gov_funds", "jobs_total", "enterprise_investment", "consumption_assist")
"""The flows that matter: what is given, who finds work, what is invested, what is bought."""


def states(series: pd.DataFrame, indicator: str = "", pair: str = "") -> pd.DataFrame:
    """Cells of `series` with their status.

    Parameters
    ----------
    series : DataFrame
        The processed table.
    indicator : str
        Empty for all.
    pair : str
        `origin-destination`; empty for all.

    Returns
    -------
    DataFrame
        The rows asked for, with `pair` (origin-destination) and `status`.
    """
    rows = series.assign(pair=series["origin"] + "-" + series["destination"])
    if indicator:
        rows = rows[rows["indicator"] == indicator]
    if pair:
        rows = rows[rows["pair"] == pair]
    return told(rows.reset_index(drop=True))


def years(cells: pd.DataFrame) -> tuple[int, int]:
    """First and last year of some cells; a span without a year where there are none."""
    return (int(cells["year"].min()), int(cells["year"].max())) if len(cells) else (1, 0)


def of_pairs(cells: pd.DataFrame, paired: pd.DataFrame) -> pd.DataFrame:
    """The cells (`states`) of pairs that count in their year (`measures.counted.by_year`)."""
    keys = ["origin", "destination", "year"]
    return cells.merge(paired[keys], on=keys)


def shares(cells: pd.DataFrame, by: str) -> pd.DataFrame:
    """Share of cells with a figure or a floor, by year.

    Parameters
    ----------
    cells : DataFrame
        From `states`.
    by : str
        What the rows are: `indicator` or `pair`.

    Returns
    -------
    DataFrame
        `by`, `year`, `figure` (percent), `known` and `cells` (counts).
    """
    known = cells["figure"].notna().groupby([cells[by], cells["year"]]).agg(["sum", "size"])
    rows = known.set_axis(["known", "cells"], axis=1).reset_index()
    return rows.assign(figure=100 * rows["known"] / rows["cells"])


def that_matter(cells: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Cells (`states`) of the flows that matter in a span of years."""
    return cells[cells["indicator"].isin(MATTER) & cells["year"].between(first, last)]


def gaps(cells: pd.DataFrame) -> pd.DataFrame:
    """Years of pairs of which neither a figure nor a floor is known, the most important ones first.

    Parameters
    ----------
    cells : DataFrame
        From `that_matter`.

    Returns
    -------
    DataFrame
        `indicator`, `origin`, `destination`, `years` (joined by ";"), `share`: which part of the indicator's flow in all cells
        the model expects in these years. Where it has no guess, a cell counts as the mean of the others.
    """
    guess = cells["median"].astype("float64")
    mean = guess.groupby(cells["indicator"]).transform("mean")
    guess = guess.fillna(mean).fillna(1.0)
    part = guess / guess.groupby(cells["indicator"]).transform("sum")
    lost = cells.assign(share=part)[cells["figure"].isna()].sort_values("year", kind="stable")
    keys = ["indicator", "origin", "destination"]
    found = lost.groupby(keys, as_index=False).agg(
        years=("year", lambda years: ";".join(map(str, years))), share=("share", "sum")
    )
    return found.sort_values(["share", *keys], ascending=[False, True, True, True], ignore_index=True)


def claims(observations: pd.DataFrame, indicator: str = "", pair: str = "") -> pd.DataFrame:
    """Claims on an indicator and a pair.

    Parameters
    ----------
    observations : DataFrame
        The processed table.
    indicator : str
        Empty for all.
    pair : str
        `origin-destination` of provinces; empty for all. A claim on a city or county belongs to its province's pair, one
        on several places to each of theirs; national claims belong to no pair.
    """
    rows = observations[observations["indicator"] == indicator] if indicator else observations
    if pair:
        origin, destination = pair.split("-")
        rows = rows[_touches(rows["origin"], origin) & _touches(rows["destination"], destination)]
    return rows.reset_index(drop=True)


def of_place(observations: pd.DataFrame, side: str, province: str) -> list[str]:
    """Ids of the claims of which a province, or a place in it, is the giver or the receiver.

    Parameters
    ----------
    observations : DataFrame
        The processed table.
    side : {"origin", "destination"}
        Where the province stands.
    province : str
        Adcode.
    """
    return observations.loc[_touches(observations[side], province), "observation_id"].tolist()


def _touches(codes: pd.Series, province: str) -> pd.Series:
    """Whether any of the joined adcodes lies in a province."""
    known = {joined: province in _provinces(joined) for joined in codes.dropna().unique()}
    return codes.map(known).fillna(False).astype(bool)


def _provinces(joined: str) -> set[str]:
    return {province_of(code) for code in joined.split(";") if code != NATION}


def sources_by_age(sources: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Pages under some claims, by year of publication and kind.

    Parameters
    ----------
    sources : DataFrame
        The processed table.
    rows : DataFrame
        From `claims`.

    Returns
    -------
    DataFrame
        Index: the year as text, newest first, "" (no date) last; one column for each kind, the number of pages.
    """
    pages = sources[sources["source_id"].isin(rows["source_id"])]
    counts = pd.crosstab(pages["published"].str[:4], pages["kind"])
    order = sorted((year for year in counts.index if year), reverse=True)
    return counts.reindex([*order, *([""] if "" in counts.index else [])])


def about(rows: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """Rows of `contradictions` or `unused` that concern some claims, on either side.

    Parameters
    ----------
    rows : DataFrame
        With `observation_id`, and optionally `against` (ids joined by ";").
    chosen : DataFrame
        From `claims`.
    """
    ids = set(chosen["observation_id"])
    concerned = rows["observation_id"].isin(ids)
    if "against" in rows:
        concerned |= rows["against"].map(lambda joined: bool(ids & set(joined.split(";")))).astype(bool)
    return rows[concerned].reset_index(drop=True)
