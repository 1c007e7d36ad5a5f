"""The years that a sum is told of: those of the claims behind its floor, which are often fewer than were asked for.

A floor counts what its claims make certain of all the years asked for. Years are printed beside it only where the claims of these years
alone make it: an undated claim, or one with an open start, may be of any.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import answers, dataset
from analysis.findings.source_lines import single_ids
from analysis.measures.provinces import TELLING
from analysis.measures.status import AT_LEAST, numbers
from analysis.rows import each_row
from analysis.vocabulary.rounds import ROUNDS

_ENDS = "upper", "q10", "q90"
_STARTS = 6
"""So many starts of claims are tried for a sum that has none."""
_NOISE = 1e-6  # share of a floor that is but the arithmetic of the solver


def dated(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of sums with the years that they are of.

    Parameters
    ----------
    rows : DataFrame
        From `big_numbers.answers`: `indicator`, `origin`, `destination`, `first_year`, `last_year`, `status`, `lower` and
        `observation_ids`.

    Returns
    -------
    DataFrame
        The rows with `since` (null: open) and `until`: of a floor the first of these that make it alone: the years of its claims,
        those and all later ones, those and all earlier ones; else the years asked for.
    """
    rows = _of_claims(rows)
    since, until = rows["since"], rows["until"]
    left = rows["status"].eq(AT_LEAST) & rows["first_year"].lt(rows["last_year"])
    for earlier, later in ((False, False), (False, True), (True, False), (True, True)):
        told = rows.assign(
            since=rows["since"].mask(rows["since"].notna() & earlier),
            until=rows["last_year"].astype("Int64") if later else rows["until"],
        )
        # What needs all years from the first to the last may be of any: it has no start.
        found = left & ~(told["since"].eq(rows["first_year"]).fillna(False).astype(bool) & later & ~earlier)
        if not (earlier and later):  # all years asked for hold it
            found[found] = holding(told[found])
        since, until = since.mask(found, told["since"]), until.mask(found, told["until"])
        left &= ~found
    since = _since_latest_start(rows.assign(since=since, until=until))
    begun = since.isna() & rows["first_year"].gt(min(ROUNDS))
    return rows.assign(since=since.mask(begun, rows["first_year"].astype("Int64")), until=until)


def _since_latest_start(rows: pd.DataFrame, share: float = 1.0) -> pd.Series:
    """`since`; of an open floor the latest start of a claim behind it from which on its claims alone make it, or so much of it.

    One claim without a start opens a sum, also where it adds nothing to what others make of their years.
    """
    since, starts = rows["since"].copy(), _starts(rows)
    left = since.isna() & rows["status"].eq(AT_LEAST)
    for _ in range(_STARTS):
        tried = pd.Series([own.pop() if own else pd.NA for own in starts], rows.index, dtype="Int64")
        # What needs all years that were asked for may be of any.
        asked = (
            left
            & tried.notna()
            & ~(tried.le(rows["first_year"]) & rows["until"].ge(rows["last_year"])).fillna(False).astype(bool)
        )
        if not asked.any():
            break
        found = asked.copy()
        found[asked] = holding(rows.assign(since=tried)[asked], share)
        since, left = since.mask(found, tried), left & ~found
    return since


def _starts(rows: pd.DataFrame) -> list[list[int]]:
    """The years in which claims behind each row begin, the latest last; those before the years asked for begin with them."""
    claims = dataset.table("observations", observation_id=single_ids(rows["observation_ids"]))
    begun = claims.set_index("observation_id")["period_start"].dropna().dt.year
    return [
        sorted({max(int(begun[one]), row.first_year) for one in single_ids([row.observation_ids]) if one in begun.index and begun[one] <= row.until})
        for row in each_row(rows)
    ]  # fmt: skip


def nearly_all(rows: pd.DataFrame) -> pd.DataFrame:
    """Floors without a start as those of the years that make nearly all of them, where there are such: "up to 2025" is no time of what
    but a hundredth of it may lie before 2021.

    Parameters
    ----------
    rows : DataFrame
        As from `dated`, with `figure`.
    """
    since = _since_latest_start(rows, 1 - TELLING)
    other = rows["since"].isna() & since.notna()
    if not other.any():
        return rows
    dated_rows = rows.assign(since=since)
    told = _of_years_told(dated_rows[other]).set_index(rows.index[other])
    return dated_rows.assign(
        **{
            column: dated_rows[column].mask(other, told[of])
            for column, of in (
                ("figure", "lower"),
                ("lower", "lower"),
                ("observation_ids", "observation_ids"),
            )
        }
    )


def with_ends(rows: pd.DataFrame) -> pd.DataFrame:
    """Floors with the ceiling and what is likely of the years told, which may be far less than those of the years asked for.

    Parameters
    ----------
    rows : DataFrame
        As from `dated`, with `upper`, `q10` and `q90` of the years asked for.
    """
    floors = rows["status"].eq(AT_LEAST)
    told = _of_years_told(rows[floors]).set_index(rows.index[floors])
    return rows.assign(**{end: rows[end].astype("float64").mask(floors, told[end]) for end in _ENDS})


def _of_claims(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with the years from the first to the last that the claims behind each floor are of; `since` is null where one has no start."""
    claims = dataset.table("observations", observation_id=single_ids(rows["observation_ids"]))
    claims = claims[claims["period_end"].notna()]
    begun = (None if pd.isna(day) else day.year for day in claims["period_start"])
    years = dict(
        zip(claims["observation_id"], zip(begun, claims["period_end"].dt.year, strict=True), strict=True)
    )
    since, until = [], []
    for row in each_row(rows):
        ids = single_ids([row.observation_ids]) if row.status == AT_LEAST else ()
        own = [years[one] for one in ids if one in years]
        starts = [first for first, _ in own if first is not None]
        opened = len(starts) < len(own) and row.first_year < max(ROUNDS)
        since.append(None if opened else max(min(starts, default=0), row.first_year))
        until.append(min((max(last for _, last in own) if own else row.last_year), row.last_year))
    return rows.assign(since=pd.array(since, "Int64"), until=pd.array(until, "Int64"))


def holding(rows: pd.DataFrame, share: float = 1.0) -> np.ndarray:
    """Which floors, or so much of them, the claims of the years told (`since`, `until`) alone make: no claim of another time is in them.

    Parameters
    ----------
    rows : DataFrame
        As from `dated`.
    share : float
    """
    least = numbers(_of_years_told(rows)["lower"])
    return np.where(np.isnan(least), 0.0, least) >= (1 - _NOISE) * share * numbers(rows["lower"])


def _of_years_told(rows: pd.DataFrame) -> pd.DataFrame:
    """What is known of the sums of the years told; without a start, of those from the first year asked for."""
    first = rows["since"].fillna(rows["first_year"].astype("Int64")).astype("int64")
    spans = pd.Series(list(zip(first, rows["until"].astype("int64"), strict=True)), index=rows.index)
    return answers.totals_by_code(rows[["indicator", "origin", "destination"]].assign(years=spans))
