"""Whose sums the explorer tells of an indicator: pairs, givers, receivers, the nation; of provinces and below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement

import pandas as pd

from analysis.reconcile.atoms import REST
from analysis.reconcile.pairs import NATIONAL
from analysis.reconcile.solved import Solved
from analysis.reconcile.totals import questions
from analysis.vocabulary.codes import FIRST_YEAR
from analysis.vocabulary.places import province_of

Side = tuple[str, ...] | None
"""Codes of one side; None for all, also those that no list of pairs names."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who gave whom; a side of several places is that of the sum of all pairs."""

    origin: Side
    destination: Side


def of_indicator(solved: Solved) -> list[Subject]:
    """Everything whose sums are told: the nation first, all named pairs together, then sides and pairs.

    Below the provinces those places are told of that a claim names alone.
    """
    parts = solved.atoms.parts
    named = parts[(parts["origin"] != REST) & (parts["destination"] != REST)]
    pairs = sorted(set(zip(named["origin"], named["destination"], strict=True)))
    together = [tuple(sorted({pair[side] for pair in pairs})) for side in (0, 1)]
    found = [Subject(None, None)] + ([Subject(*together)] if pairs else [])
    for some in (pairs, _below(solved)):
        found += [Subject((code,), None) for code in sorted({o for o, _ in some})]
        found += [Subject(None, (code,)) for code in sorted({d for _, d in some})]
        found += [Subject((o,), (d,)) for o, d in some]
    return list(dict.fromkeys(found))


def _below(solved: Solved) -> list[tuple[str, str]]:
    """Pairs below the provinces that some limit names, under the codes of today."""
    canonical = solved.system.regions.canonical
    found = {
        (canonical(limit.givers[0]), canonical(limit.receivers[0]))
        for limit in solved.limits
        if len(limit.givers) == len(limit.receivers) == 1 and not limit.total
    }
    return sorted(
        (o, d) for o, d in found
        if NATIONAL not in (o, d) and (o, d) != (province_of(o), province_of(d)) and province_of(o) != province_of(d)
    )  # fmt: skip


def years_of(indicator: str, solved: Solved, subject: Subject, last_year: int) -> range:
    """From the first to the last year in which anything can have flowed: other years add nothing to a sum.

    None for a subject that no limit ever touches: nothing is known of it in any span.
    """
    years = range(FIRST_YEAR, last_year + 1)
    asked = questions(indicator, solved, (days(subject, year, year) for year in years))
    found = [solved.system.columns(one) for one in asked]
    there = [year for year, own in zip(years, found, strict=True) if own.exists]
    return range(there[0], there[-1] + 1) if any(own.touched for own in found) else range(0)


def spans(years: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Every span of some years, by first and then by last year.

    >>> list(spans([2020, 2021]))
    [(2020, 2020), (2020, 2021), (2021, 2021)]
    """
    return combinations_with_replacement(years, 2)


def days(subject: Subject, first: int, last: int) -> tuple[Side, Side, str, str]:
    """The question of a subject in a span of years, as `analysis.reconcile.totals` takes it."""
    return subject.origin, subject.destination, f"{first}-01-01", f"{last}-12-31"


def frame(subjects: Iterable[Subject]) -> pd.DataFrame:
    """Subjects as a table: codes joined by ";", empty for all."""
    return pd.DataFrame(
        [(";".join(s.origin or ()), ";".join(s.destination or ())) for s in subjects],
        columns=["origin", "destination"], dtype="str",
    )  # fmt: skip
