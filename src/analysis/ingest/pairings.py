"""Stated pairs -> one row for each pair, round and span in force.

A page says that two places are a pair, with a start, an end or a round if the reader is lucky. Each statement
covers the years that it vouches for; the statements of a pair are brought together round by round. Where a
year was not stated, `start_basis` and `end_basis` say where it comes from, so that an inferred year is never
mistaken for a printed one:

- start: `stated` on a page; `round`, the page names the round; `continued` from the round before; `seen`, the
  first year in which a page speaks of the pair; `policy`, the assignment of 2021.
- end: `stated`; `next_round`, the round that set the list anew; `open`, in force.

Places are resolved by `analysis.ingest.places`; the province pairs come first, since they tell counties of one
name apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

import pandas as pd

from analysis.ingest import periods
from analysis.ingest.places import Resolution
from analysis.ingest.problems import Problem, reject_row
from analysis.vocabulary.forces import is_counterpart_support
from analysis.vocabulary.places import LEVELS, level_of, province_of, side_slip
from analysis.vocabulary.rounds import ADDED, ASSIGNMENT_2021, NEXT_STAGE, ROUNDS, round_of

COLUMNS = ("source_id", "east", "east_level", "west", "west_level", "start", "end", "basis", "note")

_TABLE_BASES = {"2001-2010 table"}
_SEEN = re.compile(r"(?:in force|cooperating|surveyed)\D{0,12}((?:19|20)\d\d)")
_SPAN = re.compile(r"(?:headed|within|years?)\s+((?:19|20)\d\d)[-–]((?:19|20)\d\d)")

_NOT_COOPERATION = re.compile(r"\bnot East-West\b|[不非]是?东西部(?:扶贫)?协作", re.I)

# A page dated before these months, or to the year only, speaks of the round before: the yearbook of 2010 is on 2009.
_FIRST_MONTH = {2010: 7, 2016: 8, 2021: 5}


@dataclass(frozen=True, slots=True)
class Statement:
    """What one page says of one pair, and the same pair by its codes of today. `first` and `last` are the years that it vouches for."""

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
    found = resolver.resolve_row(row["east"], row["east_level"], row["west"], row["west_level"], first, last)
    if problems := _side_problems(row, found):
        return [], problems
    return [
        Statement(
            row["batch"], row["row"], (east, west), (resolver.history.today(east), resolver.history.today(west)),
            row["source_id"], policy_round, start, end, first, last,
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
        return None, None, own_end, start, _before_round(end)
    if start and end and end < start:
        return Problem("end", row["end"], "the pair ends before it starts", "write the earlier year first")
    if policy_round and start and start > (ROUNDS[policy_round].end or start):
        policy_round = None  # the round of its provinces, named beside a pair that began after it
    if policy_round:
        span = ROUNDS[policy_round]
        last = end or span.end or max(span.year, start or 0)
        return policy_round, start, end, min(start or span.year, last), last
    if not (start or end) and (span := _SPAN.search(row["note"])):
        return None, None, None, int(span[1]), _before_round(int(span[2]))
    seen = _seen_year(row["note"], published)
    first, last = start or end or seen, end or seen or start
    if first is None:
        return Problem(
            "start",
            "",
            "no start, no end, no round, and the page is undated",
            "give one of them; for a list of an office, a year in its title, or `year:` in its mapping file",
        )
    return None, start, end, min(first, last), max(first, last)


def _before_round(year: int) -> int:
    """Last year that a table up to `year` vouches for: the year of a new round is no longer the old list's."""
    return year - 1 if year in ROUNDS else year


def _seen_year(note: str, published: str) -> int | None:
    """The year in which the page speaks of the pair as in force."""
    if match := _SEEN.search(note):
        return int(match[1])
    if not (dated := re.match(r"(\d{4})(?:\D(\d{1,2}))?", published)):
        return None
    year, month = int(dated[1]), int(dated[2] or 1)
    return year - 1 if month < _FIRST_MONTH.get(year, 1) else year


def build_pairings(statements: list[Statement]) -> tuple[pd.DataFrame, list[Statement]]:
    """Bring the statements of each pair together.

    Returns
    -------
    pairings : DataFrame
        `assisting`, `assisted`, `level` (that of the finer side), `round`, `start`, `end` (null: in force),
        `start_basis`, `end_basis`, `source_ids`; one row a pair and round.
    contrary : list of Statement
        Those that put a province pair in the round of 2021 which the assignment of that year does not have.
        They are left out.
    """
    by_pair = _by_pair(statements)
    rows: list[dict] = []
    contrary: list[Statement] = []
    for pair in sorted({*by_pair, *ASSIGNMENT_2021}):
        rounds = _rounds_of_pair(pair, by_pair.get(pair, []))
        settled = _pair_level(pair) == "province"
        if settled and 2021 in rounds and pair not in ASSIGNMENT_2021:
            contrary += rounds.pop(2021)
        if pair in ASSIGNMENT_2021:
            rounds.setdefault(2021, by_pair.get(pair, []))
        rows += _rows_of_pair(pair, rounds)
    frame = pd.DataFrame(rows)
    return frame.astype({"round": "Int64", "start": "Int64", "end": "Int64"}), contrary


def _by_pair(statements: list[Statement]) -> dict[tuple[str, str], list[Statement]]:
    """The statements of each pair; of a place that got a new code all under the new one, so that it tears no pair in two.

    Where several places became one, each keeps its pair.
    """
    former: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        for code, today in zip(statement.pair, statement.today, strict=True):
            former[today] |= {code} - {today}
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        sides = zip(statement.pair, statement.today, strict=True)
        found[tuple(today if len(former[today]) == 1 else code for code, today in sides)].append(statement)
    return found


def _rounds_of_pair(pair: tuple[str, str], statements: list[Statement]) -> dict[int, list[Statement]]:
    """Round -> the statements that vouch for the pair in it, with the rounds between filled in."""
    added = {s.round for s in statements if s.round and ROUNDS[s.round].adds}
    added |= {number for number, pairs in ADDED.items() if pair in pairs}
    settled_later = {number for number in added if pair in ADDED.get(number, ())}
    over = _end_for_good(statements)
    assigned = tuple(map(province_of, pair)) in ASSIGNMENT_2021
    rounds: dict[int, list[Statement]] = defaultdict(list)
    for s in statements:
        for year in _years_vouched(s, over, assigned):
            if s.start is None and any(year < number for number in settled_later):
                continue  # the span of a table is no start of the pair
            own = s.round if s.round and year >= s.round else None
            within = [number for number in added if number <= year <= ROUNDS[number].end]
            number = own or max(within, default=round_of(year).year)
            if s not in rounds[number]:
                rounds[number].append(s)
    return _with_rounds_between(rounds, statements)


def _end_for_good(statements: list[Statement]) -> int | None:
    """The stated end of a pair that no statement takes up again; a page that merely speaks of it later does not."""
    over = max((s.end for s in statements if s.end), default=None)
    taken_up = over is not None and any((s.start or s.round or 0) >= over for s in statements)
    return None if taken_up else over


def _years_vouched(s: Statement, over: int | None, assigned: bool) -> Iterator[int]:
    """The years that a statement vouches for, each moved to the round that the statement is about.

    Outside the eleven province pairs (`assigned`), a page of 2021 to 2025 speaks of the round before, unless it
    says otherwise.
    """
    for year in range(s.first, s.last + 1):
        if over is not None and year > _before_round(over) and year != s.end:
            continue
        if year == s.end and year in ROUNDS and year != s.round:
            year -= 1  # a pair that a round ended was one of the round before
        present = assigned or s.first >= NEXT_STAGE or max(s.round or 0, s.start or 0) >= 2021
        yield year if present else min(year, 2020)


def _with_rounds_between(
    rounds: dict[int, list[Statement]], statements: list[Statement]
) -> dict[int, list[Statement]]:
    """A pair of two rounds was one of every round between them that set the whole list anew."""
    whole = [number for number, policy_round in ROUNDS.items() if not policy_round.adds]
    present = [number for number in whole if number in rounds]
    for number in whole:
        if present and present[0] < number < present[-1]:
            vouched = [s for s in statements if s.first <= number <= s.last]
            rounds.setdefault(number, vouched or rounds[max(n for n in rounds if n < number)])
    return dict(rounds)


def _rows_of_pair(pair: tuple[str, str], rounds: dict[int, list[Statement]]) -> list[dict]:
    """One row a round, in their order; each begins and ends where its pages, its round or its neighbours say."""
    rows: list[dict] = []
    order = sorted(rounds)
    for number, follower in zip_longest(order, order[1:]):
        found = rounds[number]
        own = min(found, key=lambda s: s.first).pair if found else pair
        by_policy = number == 2021 and pair in ASSIGNMENT_2021
        limit = ROUNDS[number].end
        start, start_basis = _start(number, limit, found, rows[-1] if rows else None, by_policy)
        if follower is not None and limit is not None and ROUNDS[follower].adds and follower <= limit:
            limit = follower - 1
        ends = [s.end for s in found if s.end and s.end >= start and (limit is None or s.end <= limit + 1)]
        # A later round of the same pair shows that a stated end was only that of the page's table.
        stated_end = max(ends) if ends and follower is None and not by_policy else None
        rows.append({
            "assisting": own[0], "assisted": own[1], "level": _pair_level(own), "round": number,
            "start": start, "end": stated_end or (max(limit, start) if limit else None),
            "start_basis": start_basis,
            "end_basis": "stated" if stated_end else "open" if limit is None else "next_round",
            "source_ids": ";".join(sorted({s.source_id for s in found})),
        })  # fmt: skip
    return rows


def _start(
    number: int, limit: int | None, found: list[Statement], before: dict | None, by_policy: bool
) -> tuple[int, str]:
    """First year of a pair in a round, and where it comes from; `before` is its row of the round before."""
    stated = [
        s.start
        for s in found
        if s.start
        and (s.start >= number or s.round == number or before is None)
        and s.start <= (limit or s.start)
    ]
    if by_policy:
        return 2021, "stated" if 2021 in stated else "policy"
    if before is not None and before["end"] is not None and before["end"] >= number - 1:
        return number, "continued"
    if stated:
        return min(stated), "stated"
    if any(s.round == number for s in found):
        return number, "round"
    seen = max(min(s.first for s in found), number)
    return min(seen, limit or seen), "seen"  # a page may speak of the round after its end


def _pair_level(pair: tuple[str, str]) -> str:
    levels = [level_of(code) for code in pair]
    return next(level for level in ("county", "prefecture", "province") if level in levels)
