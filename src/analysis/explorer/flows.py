"""The answers of all spans as the page looks them up: each different answer once, and a number of it for every span."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.explorer.subjects import spans
from analysis.measures import national, streams
from analysis.measures.status import REPORTED, STATUSES, Claim, as_printed, told
from analysis.vocabulary.codes import FIRST_YEAR, STATUS
from analysis.vocabulary.places import NATION, level_of

METHODS = tuple(STATUS)
FIGURES = ("value", "lower", "upper", "q10", "q90", "printed")
IDS = {"used": "observation_ids", "rivals": "rival_ids", "floor": "floor_ids", "ceiling": "ceiling_ids"}
_INTERVAL_DIGITS = 4
ALL, TOGETHER = -1, -2
"""What stands for a side of all places, and for all that are named in pairs, together."""


class Sets:
    """Sets of claims, each once; a set is named by its number."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers, self.found = numbers, {"": 0}

    def coded(self, ids: pd.Series) -> np.ndarray:
        """The number of each set of claim ids, joined by ";"."""
        codes, distinct = pd.factorize(ids.to_numpy(dtype=object))
        return np.array([self.found.setdefault(one, len(self.found)) for one in distinct], dtype=int)[codes]

    @property
    def rows(self) -> list[list[int]]:
        """The numbers of the claims of each set, each as its distance from the one before it."""
        lists = [sorted(self.numbers[i] for i in ids.split(";") if i) for ids in self.found]
        return [_steps(own) for own in lists]


def of_flow(
    answers: pd.DataFrame,
    series: pd.DataFrame,
    claims: Mapping[str, Claim],
    place: Callable[[str], int],
    claim: Mapping[str, int],
) -> dict[str, dict[str, Any]]:
    """The sums of one flow, and the claims behind them.

    Parameters
    ----------
    answers : DataFrame
        `spans.COLUMNS` of the flow.
    series : DataFrame
        Its rows of `series`: how many years a pair is in force, and how many of them a page states.
    claims : mapping
        Every claim by its id (`measures.status.by_id`): what pages print of a floor (`printed`), also of a part of the flow.
    place : callable
        Adcode -> number of the place.
    claim : mapping
        Claim id -> number of the claim.

    Returns
    -------
    dict
        `sums`: `subjects` (giver, receiver, first and last year), `at` (for each subject and span, by first and then last
        year, the number of its answer, -1 for none), `answers` (columns). `grounds`: of each answer the sets of claims by
        what they do (`IDS`), and `sets`. Numbers of answers and of sets are told as steps. `sums_below` and `grounds_below`:
        the same of places below the provinces, which a map of provinces can do without.
    """
    years, reported = _years(answers, series)
    indicator = series["indicator"].iat[0]
    asked = _widest(answers.assign(indicator=indicator), int(series["year"].max()))
    answers = answers.assign(printed=as_printed(asked, claims)["printed"])
    every = answers["origin"].eq("") & answers["destination"].eq("")
    own = {one: found for one, found in claims.items() if found.indicator == indicator and _of_country(found)}
    country = national.as_printed(answers[every].assign(indicator=indicator), own)["printed"]
    answers = answers.assign(printed=answers["printed"].fillna(country))
    return _parts(told(answers, years, reported), place, claim)


def _widest(answers: pd.DataFrame, last: int) -> pd.DataFrame:
    """Spans with all years for which they are the answer: those before and after anything can have flowed add nothing to a sum."""
    ends = answers.groupby(["origin", "destination"])
    begun, until = ends["first"].transform("min"), ends["last"].transform("max")
    return answers.assign(
        first=answers["first"].mask(answers["first"].eq(begun), FIRST_YEAR),
        last=answers["last"].mask(answers["last"].eq(until), last),
    )


def _of_country(claim: Claim) -> bool:
    return all(pd.notna(side) and side == NATION for side in (claim.origin, claim.destination))


def of_stock(
    series: pd.DataFrame,
    claims: Mapping[str, Claim],
    place: Callable[[str], int],
    claim: Mapping[str, int],
) -> dict[str, dict[str, Any]]:
    """The levels of one stock: as `of_flow`, but a span has the level of its latest year that tells, and `year` says which."""
    rows = series.sort_values(["origin", "destination", "year"], ignore_index=True)
    rows = streams.of_spans(told(as_printed(rows, claims)))
    return _parts(rows.assign(floor_ids="", ceiling_ids=""), place, claim)


def _parts(
    rows: pd.DataFrame, place: Callable[[str], int], claim: Mapping[str, int]
) -> dict[str, dict[str, Any]]:
    fine = rows["origin"].map(_is_below) | rows["destination"].map(_is_below)
    whole, below = (_packed(own, place, Sets(claim)) for own in (rows[~fine], rows[fine]))
    return whole | {f"{name}_below": columns for name, columns in below.items()}


def _is_below(codes: str) -> bool:
    return any(level_of(code) in ("prefecture", "county") for code in codes.split(";") if code)


def _packed(rows: pd.DataFrame, place: Callable[[str], int], sets: Sets) -> dict[str, dict[str, Any]]:
    coded = pd.DataFrame({name: rows[name].astype("float64") for name in FIGURES})
    dated = ["year"] if "year" in rows else []
    coded[dated] = rows[dated].astype("float64")
    for name in ("q10", "q90"):
        coded[name] = np.clip(_significant(coded[name]), coded["lower"], coded["upper"].fillna(np.inf))
    for name, words in (("status", STATUSES), ("method", METHODS)):
        coded[name] = pd.Categorical(rows[name], categories=words).codes
    for name, column in IDS.items():
        coded[name] = sets.coded(rows[column])
    number = coded.groupby(list(coded), sort=False, dropna=False).ngroup().to_numpy()
    first = np.unique(number, return_index=True)[1]
    distinct = coded.iloc[first]
    subjects, at = [], []
    for (origin, destination), own in rows.groupby(["origin", "destination"], sort=False).indices.items():
        years = rows["first"].to_numpy()[own], rows["last"].to_numpy()[own]
        start, end = int(years[0].min()), int(years[1].max())
        found = dict(zip(zip(*years, strict=True), number[own].tolist(), strict=True))
        subjects.append([_side(origin, place), _side(destination, place), start, end])
        at += [found.get(span, -1) for span in spans(range(start, end + 1))]
    return {
        "sums": {
            "subjects": subjects,
            "at": _steps(at),
            "answers": {name: _numbers(distinct[name]) for name in (*FIGURES, *dated, "status", "method")},
        },
        "grounds": {name: _steps(distinct[name]) for name in IDS} | {"sets": sets.rows},
    }


def _significant(values: pd.Series) -> np.ndarray:
    """Four significant digits: the ends of what is likely are no sharper, and long numbers make a heavy page."""
    numbers = values.to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        power = 10.0 ** (_INTERVAL_DIGITS - 1 - np.floor(np.log10(np.abs(numbers))))
        return np.where(numbers == 0, 0.0, np.round(numbers * power) / power)


def _steps(numbers: Sequence[int]) -> list[int]:
    """Each number as its distance from the one before it: neighbours are close, and small numbers deflate well."""
    return np.diff(np.asarray(numbers, dtype=int), prepend=0).tolist()


def _side(codes: str, place: Callable[[str], int]) -> int:
    if not codes:
        return ALL
    return TOGETHER if ";" in codes else place(codes)


def _numbers(column: pd.Series) -> list[float | int | None]:
    return [None if pd.isna(v) else int(v) if float(v).is_integer() else float(v) for v in column.tolist()]


def _years(answers: pd.DataFrame, series: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Of how many years each sum is one, and of how many of them a page states the year itself.

    A pair has the years in which it is in force, a side those of the pair of it that has most (as in `measures.flows`).
    """
    length = answers["last"].astype(int) - answers["first"].astype(int) + 1
    years, reported = length.to_numpy().copy(), np.zeros(len(answers), dtype=int)
    start = int(min(answers["first"].min(), series["year"].min()))
    size = int(max(answers["last"].max(), series["year"].max())) - start + 2
    counted: dict[tuple[str, str], tuple[np.ndarray, np.ndarray]] = {}
    for pair, rows in told(series).groupby(["origin", "destination"]):
        at = rows["year"].to_numpy() - start + 1
        both = [np.zeros(size, dtype=int), np.zeros(size, dtype=int)]
        both[0][at], both[1][at] = 1, rows["status"].eq(REPORTED)
        counted[pair] = both[0].cumsum(), both[1].cumsum()
    low, high = (answers["first"] - start).to_numpy(int), (answers["last"] - start + 1).to_numpy(int)
    for (origin, destination), own in answers.groupby(["origin", "destination"]).indices.items():
        if (origin, destination) in counted:
            found, stated = counted[origin, destination]
            years[own] = np.maximum(found[high[own]] - found[low[own]], 1)
            reported[own] = stated[high[own]] - stated[low[own]]
            continue
        mine = [
            found for (o, d), (found, _) in counted.items()
            if bool(origin) != bool(destination) and (origin == o or destination == d)
        ]  # fmt: skip
        if mine:
            years[own] = np.maximum(np.max([f[high[own]] - f[low[own]] for f in mine], axis=0), 1)
    return pd.Series(years, index=answers.index), pd.Series(reported, index=answers.index)
