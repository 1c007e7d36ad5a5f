"""Stated pairs -> one row for each pair, round and span in force.

A page says that two places are a pair, with a start, an end or a round if the reader is lucky. Each statement
covers the years that it vouches for; the statements of a pair are brought together round by round. Where a
year was not stated, `start_basis` and `end_basis` say where it comes from, so that an inferred year is never
mistaken for a printed one:

- start: `stated` on a page; `round`, the page names the round; `continued` from the round before; `seen`, the
  first year in which a page speaks of the pair; `policy`, the assignment of 2021.
- end: `stated`; `next_round`, the round that set the list anew; `open`, in force.

A page of a later year carries the span: one that says since when, and no end, vouches for the pair in its own year too,
and a stated end gives way to a page that still names the pair after it. What limits this is said in `_last_year` and
`_in_force_after`.

What each page states is read by `analysis.ingest.pair_statements`; the province pairs come first, since they tell counties
of one name apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest

import pandas as pd

from analysis.ingest.pair_statements import Statement, before_round
from analysis.vocabulary.places import level_of, province_of
from analysis.vocabulary.rounds import ADDED, ASSIGNMENT_2021, NEXT_STAGE, ROUNDS, round_of


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
    whole = _rounds_of_provinces(by_pair)
    rows: list[dict] = []
    contrary: list[Statement] = []
    for pair in sorted({*by_pair, *ASSIGNMENT_2021}):
        rounds = _rounds_of_pair(pair, by_pair.get(pair, []), whole.get(tuple(map(province_of, pair)), set()))
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


def _rounds_of_provinces(by_pair: dict[tuple[str, str], list[Statement]]) -> dict[tuple[str, str], set[int]]:
    """Pairs of whole provinces -> the rounds that they are of; that of 2021 is settled by its assignment alone."""
    found = {pair: {2021} for pair in ASSIGNMENT_2021}
    for pair, statements in by_pair.items():
        if _pair_level(pair) == "province":
            settled = found.get(pair, set())
            found[pair] = {*_rounds_of_pair(pair, statements, settled)} - {2021} | settled
    return found


def _rounds_of_pair(
    pair: tuple[str, str], statements: list[Statement], whole: set[int]
) -> dict[int, list[Statement]]:
    """Round -> the statements that vouch for the pair in it, with the rounds between filled in; `whole` are those in which its
    provinces are a pair.
    """
    added = {s.round for s in statements if s.round and ROUNDS[s.round].adds}
    added |= {number for number, pairs in ADDED.items() if pair in pairs}
    settled_later = {number for number in added if pair in ADDED.get(number, ())}
    over = _end_for_good(statements)
    rounds: dict[int, list[Statement]] = defaultdict(list)
    for s in statements:
        for year in _years_vouched(s, over, whole):
            if s.start is None and any(year < number for number in settled_later):
                continue  # the span of a table is no start of the pair
            own = s.round if s.round and s.round <= year <= (ROUNDS[s.round].end or year) else None
            within = [number for number in added if number <= year <= ROUNDS[number].end]
            number = own or max(within, default=round_of(year).year)
            if s not in rounds[number]:
                rounds[number].append(s)
    return _with_rounds_between(rounds, statements)


def _end_for_good(statements: list[Statement]) -> int | None:
    """The stated end of a pair that no statement takes up again; a page that is merely of a later year does not."""
    over = max((s.end for s in statements if s.end), default=None)
    taken_up = over is not None and any(
        (s.start or s.round or 0) >= over or (s.named and s.seen > over) for s in statements
    )
    return None if taken_up else over


def _last_year(s: Statement, whole: set[int]) -> int:
    """The last year that a statement vouches for.

    A page that says since when a pair is one, and no end, speaks of its own year too, where the provinces are a pair in it. One
    that is later than the next round tells history, unless it names the year.
    """
    if s.seen is None or s.seen <= s.last or not (s.start or s.named):
        return s.last
    anew = [number for number, one in ROUNDS.items() if not one.adds]
    own, now = round_of(s.last).year, round_of(s.seen).year
    near = anew.index(now) <= anew.index(own) + 1
    return s.seen if now in whole and (near or s.named) else s.last


def _years_vouched(s: Statement, over: int | None, whole: set[int]) -> Iterator[int]:
    """The years that a statement vouches for, each moved to the round that the statement is about.

    Outside the eleven province pairs (`whole` has 2021), a page of 2021 to 2025 speaks of the round before, unless it
    says otherwise.
    """
    for year in range(s.first, _last_year(s, whole) + 1):
        if over is not None and year > before_round(over) and year != s.end:
            continue
        if year == s.end and year in ROUNDS and year != s.round:
            year -= 1  # a pair that a round ended was one of the round before
        present = 2021 in whole or s.first >= NEXT_STAGE or max(s.round or 0, s.start or 0) >= 2021
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
        # By the codes of the round; a page that carries the pair into it is of an earlier one.
        own = min((s for s in found if s.first >= number), key=lambda s: s.first, default=None)
        own = own.pair if own else pair
        by_policy = number == 2021 and pair in ASSIGNMENT_2021
        limit = ROUNDS[number].end
        start, start_basis = _start(number, limit, found, rows[-1] if rows else None, by_policy)
        if follower is not None and limit is not None and ROUNDS[follower].adds and follower <= limit:
            limit = follower - 1
        ends = [
            s.end for s in found
            if s.end and s.end >= start and (limit is None or s.end <= limit + 1) and not _in_force_after(s.end, found)
        ]  # fmt: skip
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


def _in_force_after(end: int, found: list[Statement]) -> bool:
    """Whether a page speaks of a pair as in force after an end that another one states: it names the year, the pair began anew, or
    it is one of the round in force. The end is then that of a plan, or of a giver that another one in the same place followed.
    """
    return any(
        s.seen is not None and s.seen > end
        and (s.named or (s.start or 0) >= end or (s.round is not None and ROUNDS[s.round].end is None))
        for s in found
    )  # fmt: skip


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
