"""What other figures, of the same page or of pages of the same days, say about a figure.

A round count (2000 人) is taken for a rounding, unless its page adds it up with figures that are exact, or is a
table of an office, which counts. Figures of one page for one thing that differ are doubtful, unless they count
different things or are parts of each other. And a figure that another page prints again within days is a copy.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.ingest.quantities import COUNTED
from analysis.vocabulary import scope
from analysis.vocabulary.codes import SOURCE_KINDS
from analysis.vocabulary.units import COUNT_CLASSIFIERS, MULTIPLIERS, NUMBER_WORDS, simplify

_MANY = 400
"""Figures of one page and unit beyond which some will add up by chance."""
_DAYS = 7
"""Days between two pages within which the same figure for the same thing is one announcement."""

_SIDES = ["force", "actor_ids", "origin", "destination", "indicator", "unit"]
_CELL = ["source_id", *_SIDES, "period_start", "period_end", "basis"]
_PARTIAL = frozenset((*scope.MAYBE_A_PART, scope.EACH_PLACE))
_PLAIN = frozenset(
    (
        *COUNT_CLASSIFIERS,
        "名",
        "位",
        "人",
        "명",
        "people",
        "persons",
        "person",
        "individuals",
        "residents",
        "units",
        "items",
        "pieces",
    )
)
_NO_NOUN = re.compile(
    rf"[\d.,\s]|[多余约近超逾+]|\b(?:{'|'.join((*MULTIPLIERS, *NUMBER_WORDS))})\b|[百千万亿]"
)

_OF_A_KIND = re.compile(r"^(.*?)\s*[(（]([^()（）]+)[)）]$")


def used_exactly(out: pd.DataFrame, rounded: np.ndarray, sources: pd.DataFrame) -> np.ndarray:
    """Which round counts are exact by what their page prints beside them.

    Parameters
    ----------
    out : DataFrame
        Accepted claims: `source_id`, `unit`, `value`, `bound`.
    rounded : array of bool
        Which of them are round counts.
    sources : DataFrame
        `source_id` and `kind` of the pages.

    Returns
    -------
    array of bool
        True where the page is an office's table, or where another two exact figures of the page and unit, not round
        themselves, make up this one or its sum with one of them (2000 of 2345 beside 345).
    """
    offices = set(sources.loc[sources["kind"] == "office", "source_id"])
    exact = rounded & out["source_id"].isin(offices).to_numpy()
    values, single = out["value"].to_numpy(), (out["bound"] == "exact").to_numpy()
    asked_pages = set(out["source_id"].to_numpy()[rounded & ~exact])
    groups = out.reset_index(drop=True)
    groups = groups[groups["source_id"].isin(asked_pages)].groupby(["source_id", "unit"], sort=False).indices
    positions = np.flatnonzero(out["source_id"].isin(asked_pages).to_numpy())
    for members in groups.values():
        rows = positions[members]
        asked = rows[rounded[rows] & ~exact[rows]]
        if not len(asked) or not 2 < len(rows) <= _MANY:
            continue
        others = values[rows[single[rows] & (values[rows] % 10 != 0)]]
        known = set(others)
        for row in asked:
            exact[row] = any(abs(values[row] - one) in known or values[row] + one in known for one in others)
    return exact


def differing(out: pd.DataFrame, flags: pd.Series) -> pd.Series:
    """Which rows have a rival on their own page: another figure for the same thing.

    Parameters
    ----------
    out : DataFrame
        Accepted claims: the columns of a cell, `value`, `unit_printed`.
    flags : Series of sets
        Flags of each row, from its note.

    Returns
    -------
    Series of bool
        Figures in different words of unit (counties in the east, counties in the west) count different things; a
        part is no rival of its whole, unless it is the larger one. What its publisher corrected is no rival of anything.
    """
    gone = np.array([scope.SUPERSEDED in names for names in flags], dtype=bool)
    if gone.any():
        return differing(out[~gone], flags[~gone]).reindex(out.index, fill_value=False)
    key = out.groupby(_CELL, dropna=False, sort=False).ngroup()
    asked = (out["value"].groupby(key).transform("nunique") > 1).to_numpy()
    value, part = (
        out["value"].to_numpy()[asked],
        np.array([bool(names & _PARTIAL) for names in flags], dtype=bool)[asked],
    )
    counted = out["unit"].isin(COUNTED).to_numpy()[asked]
    printed = out["unit_printed"].to_numpy(dtype=object)[asked]
    nouns = [noun(unit) if counts else "" for unit, counts in zip(printed, counted, strict=True)]
    named, words = pd.factorize(np.array(["", *nouns], dtype=object))
    least, greatest = _spread(key.to_numpy()[asked], named[1:], len(words), value, part)
    rival = (least[0] != value) | (greatest[0] != value)
    # A whole beside a larger part, or a part larger than its whole, is as doubtful as two wholes.
    rival |= np.where(part, least[1] < value, greatest[1] > value)
    found = np.zeros(len(out), dtype=bool)
    found[asked] = rival
    return pd.Series(found, index=out.index)


def _spread(
    key: np.ndarray, named: np.ndarray, nouns: int, value: np.ndarray, part: np.ndarray
) -> tuple[tuple[np.ndarray, np.ndarray], ...]:
    """Least and greatest figure that each row can be compared with: among its like (part or whole), among the others.

    `named` numbers the noun of each row, 0 is none: such a figure may count what any other counts.
    """
    cell = 2 * key + part
    by_noun = pd.Series(value).groupby(cell * nouns + named).agg(["min", "max"])
    by_cell = pd.Series(value).groupby(cell).agg(["min", "max"])
    found = []
    for side in (cell, 2 * key + ~part):
        own, unnamed = (by_noun.reindex(side * nouns + code).to_numpy() for code in (named, 0 * named))
        any_noun = by_cell.reindex(side).to_numpy()
        found.append(np.where((named == 0)[:, None], any_noun, np.stack([
            np.fmin(own[:, 0], unnamed[:, 0]), np.fmax(own[:, 1], unnamed[:, 1]),
        ], axis=1)))  # fmt: skip
    return tuple(zip(*((pair[:, 0], pair[:, 1]) for pair in found), strict=True))


def disjoint(out: pd.DataFrame, flags: pd.Series) -> pd.Series:
    """Which rows are parts of one thing that their page divides without overlap: by government, or into cash and goods.

    Parameters
    ----------
    out : DataFrame
        Accepted claims: the columns of a cell, `note`.
    flags : Series of sets
        Flags of each row, from its note.
    """
    shares = (
        out.loc[[scope.PART in names for names in flags], "note"].astype(object).map(scope.share_of).dropna()
    )
    rows = out.loc[shares.index, _CELL].assign(way=shares.str[0], share=shares.str[1])
    groups = rows.groupby([*_CELL, "way"], dropna=False, sort=False)["share"]
    apart = (groups.transform("size") > 1) & (groups.transform("nunique") == groups.transform("size"))
    return apart.reindex(out.index, fill_value=False)


def of_kinds(out: pd.DataFrame) -> pd.Series:
    """Which rows count one kind of a thing that their page counts by kinds: 所（中学） beside 所（希望小学）.

    Parameters
    ----------
    out : DataFrame
        Accepted claims: the columns of a cell, `value`, `unit_printed`.

    Returns
    -------
    Series of bool
        Counts of one page for one thing, whose units differ in nothing but what stands in brackets. Each is a part: none
        says how many there are of all kinds, and none contradicts another. Kinds may overlap, so they are not added up.
    """
    units = out["unit_printed"].where(out["unit"].isin(COUNTED)).str.extract(_OF_A_KIND)
    rows = out[_CELL].assign(counted=units[0], kind=units[1])[units[1].notna()]
    kinds = rows.groupby([*_CELL, "counted"], dropna=False, sort=False)["kind"].transform("nunique")
    return (kinds > 1).reindex(out.index, fill_value=False)


@lru_cache(maxsize=65536)
def noun(unit: str) -> str:
    """What a printed unit counts, without its number; empty where it is but a counting word.

    >>> noun("eastern counties"), noun("余人"), noun("万名"), noun("所 (中学)")
    ('eastern counties', '', '', '所(中学)')
    """
    text = _NO_NOUN.sub(" ", simplify(unit))
    text = " ".join(text.split())
    return "" if text in _PLAIN else text.replace(" (", "(")


def copied(out: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """Which rows print again, within days, what another page prints: the same figure for the same thing.

    Parameters
    ----------
    out : DataFrame
        Accepted claims.
    sources : DataFrame
        `source_id`, `published` (only a whole date counts) and `kind`.

    Returns
    -------
    Series of bool
        Of pages less than a week apart the most official and then the earliest keeps its row; the others are true.
    """
    pages = sources.drop_duplicates("source_id").set_index("source_id")
    day = pd.to_datetime(pages["published"], format="%Y-%m-%d", errors="coerce")
    order = {kind: rank for rank, kind in enumerate(_BY_WEIGHT)}
    rows = out[[*_SIDES, "value", "bound", "period_start", "period_end_printed", "basis", "source_id"]].assign(
        day=out["source_id"].map(day), rank=out["source_id"].map(pages["kind"]).map(order).fillna(len(order)),
        line=np.arange(len(out)),
    )  # fmt: skip
    key = [*_SIDES, "value", "bound", "period_start", "period_end_printed", "basis"]
    rows = rows[rows["day"].notna() & rows["period_end_printed"].notna()]
    rows["key"] = rows.groupby(key, dropna=False, sort=False).ngroup()
    rows = rows[rows.groupby("key")["source_id"].transform("nunique") > 1].sort_values(["key", "day", "line"])
    apart = (rows["key"] != rows["key"].shift()) | ((rows["day"] - rows["day"].shift()).dt.days > _DAYS)
    rows["event"] = apart.cumsum()
    kept = (
        rows.sort_values(["event", "rank", "day", "line"])
        .drop_duplicates("event")
        .set_index("event")["source_id"]
    )
    again = rows.index[rows["source_id"] != rows["event"].map(kept)]
    return pd.Series(out.index.isin(again), index=out.index)


_BY_WEIGHT = (
    "official",
    "office",
    "state-media",
    *(k for k in SOURCE_KINDS if k not in ("official", "office", "state-media")),
)
