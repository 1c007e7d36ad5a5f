"""Central units and the counties that they help: `central_units.csv` -> `unit_pairs`, one row a unit and a county.

Pages date one pair differently, by up to ten years. All the years that they state are kept, the earliest is the start, and a
row says whether they disagree; nothing is chosen silently. A pair that no page dates has the years in which pages
speak of it as in force.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from analysis.ingest import periods
from analysis.ingest.actors import Actor, Actors
from analysis.ingest.places import Resolver
from analysis.ingest.problems import Problem, reject_row
from analysis.vocabulary.forces import (
    CENTRAL_UNITS,
    DESIGNATED,
    FIRST_YEARS,
    OTHER,
    POLICIES,
    SUPPORT,
    UNCLEAR,
    is_counterpart_support,
)
from analysis.vocabulary.places import level_of

COLUMNS = ("source_id", "unit", "unit_kind", "province", "county", "start", "end", "note")
TABLE_COLUMNS = (
    "actor_id", "adcode", "policy", "start", "end", "starts", "starts_differ", "seen_first", "seen_last", "source_ids", "note",
)  # fmt: skip

_IN_FORCE = re.compile(r"in force\D{0,4}((?:19|20)\d\d)")
_BY_ROUND = re.compile(r"\bround of\b|\bperiod\b.*\bprinted\b")
_OTHER_POLICY = re.compile(r"not 定点帮扶|\baction\b|agreed with the province")
_UNCLEAR = re.compile(r"not told apart")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row as read. `dated_anew` says that its start is that of a round or a plan, which contradicts no earlier one."""

    actor_id: str
    adcode: str
    policy: str
    start: int | None
    end: int | None
    dated_anew: bool
    seen: int | None
    source_id: str
    note: str


def read_unit_pairs(
    stated: pd.DataFrame, sources: pd.DataFrame, resolver: Resolver, actors: Actors
) -> tuple[pd.DataFrame, list[dict]]:
    """Read the rows of `central_units.csv`.

    Parameters
    ----------
    stated : DataFrame of str
        `batch`, `row` and `COLUMNS`, as printed.
    sources : DataFrame
        `source_id` and `published`.
    resolver : Resolver
    actors : Actors
        Learns the units that it did not know.

    Returns
    -------
    unit_pairs : DataFrame
        `TABLE_COLUMNS`: `start` is the earliest year that a page states, `starts` all of them joined by `;`,
        `starts_differ` whether they can't all be right, `seen_first` and `seen_last` the years in which pages speak of
        the pair as in force.
    rejects : list of dict
    """
    published = dict(zip(sources["source_id"], sources["published"], strict=True))
    rows, rejects = [], []
    for printed in stated.to_dict("records"):
        found = _read(printed, published, resolver, actors)
        if isinstance(found, _Row):
            rows.append(found)
        else:
            rejects.append(reject_row(printed["batch"], printed["row"], found))
    pairs: dict[tuple[str, str], list[_Row]] = {}
    for row in rows:
        pairs.setdefault((row.actor_id, row.adcode), []).append(row)
    frame = pd.DataFrame([_pair(pairs[key]) for key in sorted(pairs)], columns=list(TABLE_COLUMNS))
    return frame.astype(dict.fromkeys(("start", "end", "seen_first", "seen_last"), "Int64")), rejects


def _read(
    printed: dict, published: dict[str, str], resolver: Resolver, actors: Actors
) -> _Row | list[Problem]:
    problems = []
    if printed["source_id"] not in published:
        problems.append(Problem(
            "source_id", printed["source_id"], "the source is not in sources.csv", "add the page, or mend the id"
        ))  # fmt: skip
    if not printed["unit"].strip():
        problems.append(Problem("unit", "", "no unit is named", "name the central unit"))
    years: list[int | None] = []
    for column in ("start", "end"):
        period = periods.parse(printed[column], "stock", FIRST_YEARS[CENTRAL_UNITS])
        if isinstance(period, Problem):
            problems.append(Problem(column, printed[column], period.reason, period.hint))
            years.append(None)
        else:
            years.append(period.start.year if period.start else None)
    start, end = years
    if start and end and end < start:
        problems.append(
            Problem("end", printed["end"], "the pair ends before it starts", "write the earlier year first")
        )
    name = printed["province"] + printed["county"]
    place = resolver.resolve(name, "county")
    if not place.ok:  # a county that is no more: by the years of the pair
        place = resolver.resolve(name, "county", start, end)
    if not place.ok:
        problems.append(Problem("county", printed["county"], place.problem, place.hint))
    elif len(place.adcodes) > 1 or level_of(place.adcodes[0]) not in ("county", "prefecture"):
        problems.append(
            Problem("county", printed["county"], "not one county", "write one row for each county")
        )
    if problems:
        return problems
    actor: Actor = actors.unit(printed["unit"], printed["unit_kind"])
    return _Row(
        actor.actor_id, resolver.history.today(place.adcodes[0]), _policy(printed["note"]), start, end,
        bool(_BY_ROUND.search(printed["note"])), _seen(printed["note"], published[printed["source_id"]], end),
        printed["source_id"], printed["note"].strip(),
    )  # fmt: skip


def _policy(note: str) -> str:
    if is_counterpart_support(note) or note.startswith("对口支援"):
        return SUPPORT
    if _OTHER_POLICY.search(note):
        return OTHER
    return UNCLEAR if _UNCLEAR.search(note) else DESIGNATED


def _seen(note: str, published: str, end: int | None) -> int | None:
    """The year in which the page speaks of the pair as in force; None where it tells of one that is over."""
    if match := _IN_FORCE.search(note):
        return int(match[1])
    return int(published[:4]) if end is None and published[:4].isdecimal() else None


def _pair(rows: list[_Row]) -> tuple:
    """One unit and county: the rows of all pages brought together."""
    starts = sorted({row.start for row in rows if row.start})
    own = {row.start for row in rows if row.start and not row.dated_anew}
    seen = sorted({row.seen for row in rows if row.seen})
    ends = [row.end for row in rows if row.end]
    end = max(ends) if ends and not any(year > max(ends) for year in seen) else None
    policies = {row.policy for row in rows}
    return (
        rows[0].actor_id,
        rows[0].adcode,
        next(policy for policy in POLICIES if policy in policies),
        starts[0] if starts else None,
        end,
        ";".join(map(str, starts)),
        len(own) > 1,
        seen[0] if seen else None,
        seen[-1] if seen else None,
        ";".join(sorted({row.source_id for row in rows})),
        "; ".join(dict.fromkeys(row.note for row in rows if row.note)),
    )
