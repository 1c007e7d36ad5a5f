"""Figures that their publisher has printed anew: the revised one counts, and what it replaces limits nothing.

A page of June that says 更正后 and a page of February of one house for one thing are no two witnesses who contradict each other. A
preliminary figure (初步统计) counts as long as the house prints no other.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from analysis.vocabulary import scope

_THING = [
    "force",
    "actor_ids",
    "origin",
    "destination",
    "place",
    "indicator",
    "unit",
    "period_start",
    "period_end_printed",
    "basis",
]
_NOT_ALIKE = frozenset((*scope.MAYBE_A_PART, scope.EACH_PLACE, scope.WIDER))
"""Flags of figures of another scope: a part is not corrected by the whole."""


def marked(out: pd.DataFrame, noted: list[tuple[str, ...]], sources: pd.DataFrame) -> list[tuple[str, ...]]:
    """Flags of notes, with `superseded` where another figure of the same page or publisher for the same thing takes its place.

    Parameters
    ----------
    out : DataFrame
        Accepted claims: the columns of a thing, `source_id`, `value`, `note`.
    noted : list of tuple of str
        The flags of each row's note.
    sources : DataFrame
        `source_id`, `publisher` and `published` of the pages.

    Returns
    -------
    list of tuple of str
    """
    rank, noted = _standing(out, noted)
    if not rank.any():
        return noted
    pages = sources.drop_duplicates("source_id").set_index("source_id")
    house = out["source_id"].map(pages["publisher"]).astype(object)
    house = house.where(house.notna() & house.astype(str).str.strip().ne(""), out["source_id"])
    rows = out[_THING].assign(
        house=house.to_numpy(), rank=rank, value=out["value"].to_numpy(), at=np.arange(len(out)),
        day=out["source_id"].map(pages["published"]).astype(object).fillna("").astype(str).to_numpy(),
        alike=[_NOT_ALIKE.isdisjoint(names) and scope.SUPERSEDED not in names for names in noted],
    )  # fmt: skip
    flags, rows = list(noted), rows[rows["alike"]]
    thing = rows.groupby([*_THING, "house"], dropna=False, sort=False).ngroup()
    # Of hundreds of thousands of things hardly one was printed anew.
    anew = thing.isin(thing[rows["rank"] != 0])
    for _, own in rows[anew].groupby(thing[anew], sort=False):
        for at in _replaced(own):
            flags[at] = (*flags[at], scope.SUPERSEDED)
    return flags


_CORRECTED_TO = re.compile(
    r"(?:\b(?:corrected|revised|amended) to|\bcorrection(?: \w+)?:|更正为|改为|应为|订正为|修正为|更正[:：])\D{0,8}(\d[\d,]*(?:\.\d+)?)",
    re.IGNORECASE,
)


def _standing(out: pd.DataFrame, noted: list[tuple[str, ...]]) -> tuple[np.ndarray, list[tuple[str, ...]]]:
    """How each figure ranks among those of its publisher; one that its own note corrects to another number is superseded at once."""
    rank, flags = np.zeros(len(out), dtype=int), list(noted)
    for at, (note, printed) in enumerate(
        zip(out["note"].tolist(), out["value_printed"].tolist(), strict=True)
    ):
        rank[at] = scope.standing(note) if note else 0
        told = _CORRECTED_TO.search(note)
        if told and told[1].replace(",", "") == printed.strip().replace(",", ""):
            rank[at] = 1
        elif told and scope.SUPERSEDED not in flags[at]:
            rank[at], flags[at] = 0, (*flags[at], scope.SUPERSEDED)
    return rank, flags


def _replaced(own: pd.DataFrame) -> list[int]:
    """Places of the rows for one thing that a better one of them replaces: revised before others, the latest revision before earlier ones."""
    best = own["rank"].max()
    if best == own["rank"].min() and (best < 1 or own["day"].nunique() < 2):
        return []
    lead = own[own["rank"] == best]
    if best > 0:
        lead = lead[lead["day"] == lead["day"].max()]
    worse = own.drop(lead.index)
    if best < 1:
        worse = worse[worse["rank"] < 0]
    return worse.loc[~worse["value"].isin(set(lead["value"])), "at"].tolist()
