"""Stated pairs as printed -> statements: what one page says of one pair, with its places by code and the years that it is of.

Places are resolved by `analysis.ingest.places`. What the statements on a pair make together is for `analysis.ingest.pairings`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from analysis.ingest import periods
from analysis.ingest.places import Resolution
from analysis.ingest.problems import Problem, reject_row
from analysis.vocabulary.forces import is_counterpart_support
from analysis.vocabulary.places import LEVELS, province_of, side_slip
from analysis.vocabulary.rounds import ROUNDS

COLUMNS = ("source_id", "east", "east_level", "west", "west_level", "start", "end", "basis", "note")

_TABLE_BASES = {"2001-2010 table"}
_SEEN = re.compile(
    r"(?:in force|cooperating|surveyed|goes on in)\D{0,12}((?:19|20)\d\d)|((?:19|20)\d\d)年(?:\d+月)?(?:仍|继续)"
)
_SPAN = re.compile(r"(?:headed|within|years?)\s+((?:19|20)\d\d)[-–]((?:19|20)\d\d)")

_NOT_COOPERATION = re.compile(r"\bnot East-West\b|[不非]是?东西部(?:扶贫)?协作", re.I)

# A page dated before these months, or to the year only, speaks of the round before: the yearbook of 2010 is on 2009.
_FIRST_MONTH = {2010: 7, 2016: 8, 2021: 5}


@dataclass(frozen=True, slots=True)
class Statement:
    """What one page says of one pair, and the same pair by its codes of today.

    `first` and `last` are the years of its round or of what it states; `seen` is the year in which it speaks of the pair as in
    force (null beside a stated end), `named` that it says so of that year and not merely is of it.
    """

    batch: str
    row: int
    pair: tuple[str, str]
    today: tuple[str, str]
    source_id: str
    round: int | None
    start: int | None
    end: int | None
    first: int
    last: int
    seen: int | None
    named: bool


def read_statements(
    stated: pd.DataFrame, sources: pd.DataFrame, resolver
) -> tuple[list[Statement], list[dict]]:
    """Resolve the places and years of the stated pairs.

    Parameters
    ----------
    stated : DataFrame of str
        `batch`, `row` and `COLUMNS`, as printed.
    sources : DataFrame
        `source_id` and `published`.
    resolver : analysis.ingest.places.Resolver

    Returns
    -------
    statements : list of Statement
        Several for a row with several places on one side.
    rejects : list of dict
    """
    published = dict(zip(sources["source_id"], sources["published"], strict=True))
    statements, rejects = [], []
    for row in stated.to_dict("records"):
        found, problems = _statement(row, published, resolver)
        statements += found
        if problems:
            rejects.append(reject_row(row["batch"], row["row"], problems))
    return statements, rejects


def _statement(row: dict, published: dict[str, str], resolver) -> tuple[list[Statement], list[Problem]]:
    if row["source_id"] not in published:
        return [], [
            Problem(
                "source_id",
                row["source_id"],
                "the source is not in sources.csv",
                "add the page, or mend the id",
            )
        ]
    if not row["basis"].strip() and (
        is_counterpart_support(row["note"]) or _NOT_COOPERATION.search(row["note"])
    ):
        return [], [Problem(
            "note", row["note"], "the note calls it another policy than East-West cooperation",
            "leave the row out, or give the round if the pair is one of the cooperation too",
        )]  # fmt: skip
    years = _years(row, published[row["source_id"]])
    if isinstance(years, Problem):
        return [], [years]
    policy_round, start, end, first, last = years
    named = _named_year(row["note"])
    seen = named or (None if end else _page_year(published[row["source_id"]]))
    found = resolver.resolve_row(row["east"], row["east_level"], row["west"], row["west_level"], first, last)
    if problems := _side_problems(row, found):
        return [], problems
    return [
        Statement(
            row["batch"], row["row"], (east, west), (resolver.history.today(east), resolver.history.today(west)),
            row["source_id"], policy_round, start, end, first, last, seen, named is not None,
        )
        for east in found[0].adcodes for west in found[1].adcodes
    ], []  # fmt: skip


def _side_problems(row: dict, found: tuple[Resolution, Resolution]) -> list[Problem]:
    """What is wrong with the two sides of a row: each alone, and if nothing is, both together."""
    problems = []
    for column, side in zip(("east", "west"), found, strict=True):
        level = row[f"{column}_level"]
        if not side.ok:
            problems.append(Problem(column, row[column], side.problem, side.hint))
        if level.strip() not in ("", *LEVELS):
            problems.append(
                Problem(f"{column}_level", level, "unknown level", f"one of {', '.join(LEVELS)}, or nothing")
            )
    if problems:
        return problems
    printed, sides = f"{row['east']} / {row['west']}", [side.adcodes for side in found]
    if slip := side_slip(*sides):
        return [Problem("east; west", printed, slip, "put the giver under east, the receiver under west")]
    if {*map(province_of, sides[0])} == {*map(province_of, sides[1])}:
        return [Problem(
            "east; west", printed, "both sides lie in one province: no East-West pair",
            "leave the row out, or mend the places",
        )]  # fmt: skip
    if min(map(len, sides)) > 1:
        return [Problem(
            "east; west", printed, "several places on both sides: who helps whom is not said",
            "write one row for each pair",
        )]  # fmt: skip
    return []


def _years(row: dict, published: str) -> tuple[int | None, int | None, int | None, int, int] | Problem:
    """Round, stated start and end, and the first and last year that the row vouches for."""
    ends = []
    for column in ("start", "end"):
        period = periods.parse(row[column], "stock")
        if isinstance(period, Problem):
            return Problem(column, row[column], period.reason, period.hint)
        ends.append(period.start.year if period.start else None)
    start, end = ends
    basis = row["basis"].strip()
    policy_round = next((number for number in ROUNDS if str(number) == basis), None)
    if basis and basis not in _TABLE_BASES and policy_round is None:
        return Problem(
            "basis", basis, f"unknown round '{basis}'", f"one of {', '.join(map(str, ROUNDS))}, or nothing"
        )
    if basis in _TABLE_BASES:
        if not (start and end):
            return Problem(
                "start", row["start"], f"'{basis}' without the span of the table", "give its start and end"
            )
        # The span is the table's: of the pair's own years only an end given to the month is printed.
        own_end = end if len(row["end"].strip()) > 4 else None
        return None, None, own_end, start, before_round(end)
    if start and end and end < start:
        return Problem("end", row["end"], "the pair ends before it starts", "write the earlier year first")
    if policy_round and start and start > (ROUNDS[policy_round].end or start):
        policy_round = None  # the round of its provinces, named beside a pair that began after it
    if policy_round:
        span = ROUNDS[policy_round]
        last = end or span.end or max(span.year, start or 0)
        return policy_round, start, end, min(start or span.year, last), last
    if not (start or end) and (span := _SPAN.search(row["note"])):
        return None, None, None, int(span[1]), before_round(int(span[2]))
    seen = _named_year(row["note"]) or _page_year(published)
    first, last = start or end or seen, end or seen or start
    if first is None:
        return Problem(
            "start",
            "",
            "no start, no end, no round, and the page is undated",
            "give one of them; for a list of an office, a year in its title, or `year:` in its mapping file",
        )
    return None, start, end, min(first, last), max(first, last)


def before_round(year: int) -> int:
    """Last year that a table up to `year` vouches for: the year of a new round is no longer the old list's."""
    return year - 1 if year in ROUNDS else year


def _named_year(note: str) -> int | None:
    """The year of which the page says that the pair is in force."""
    match = _SEEN.search(note)
    return int(match[1] or match[2]) if match else None


def _page_year(published: str) -> int | None:
    """The year of which the page speaks by its own date."""
    if not (dated := re.match(r"(\d{4})(?:\D(\d{1,2}))?", published)):
        return None
    year, month = int(dated[1]), int(dated[2] or 1)
    return year - 1 if month < _FIRST_MONTH.get(year, 1) else year
