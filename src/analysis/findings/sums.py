"""Asks for the sums that a report draws: `measures.flows` makes the questions, `answers` answers them.

The measures stay functions on frames; what the questions of a report were is remembered where they are asked.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis import dataset, lookup, store
from analysis import sums as solved
from analysis.answers import totals_by_code
from analysis.errors import EmptyAnswer
from analysis.findings.source_lines import single_ids
from analysis.measures import contained, counted, flows, funding, national, pairs
from analysis.measures.longer import longer
from analysis.measures.status import UNKNOWN, Claim, as_printed, by_id, numbers, told
from analysis.reconcile.told import codes
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.places import NATION


def totals(indicator: str, asked: pd.DataFrame) -> pd.DataFrame:
    """`answers.totals_by_code`, with what pages print of the floors (`measures.status.as_printed`)."""
    sides = {"origin": None, "destination": None}
    asked = asked.assign(**{side: none for side, none in sides.items() if side not in asked})
    return totals_of_several(asked.assign(indicator=indicator))


def totals_of_several(asked: pd.DataFrame) -> pd.DataFrame:
    """`totals` of several flows: each question names its `indicator`."""
    return printed(totals_by_code(asked))


def printed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of `series` or `dataset.totals` with what pages print of the floors (`measures.status.as_printed`), and `about`: every claim
    behind a figure says so.
    """
    behind, known = rows["observation_ids"].to_numpy(dtype=object), ~np.isnan(numbers(rows["value"]))
    claims = claims_behind(single_ids({*behind[known | (numbers(rows["lower"]) > 0)]}))
    rough = {one for one, claim in claims.items() if claim.bound == "about"}
    about = [
        bool(told and joined) and rough.issuperset(joined.split(";"))
        for told, joined in zip(known, behind, strict=True)
    ]
    return as_printed(rows, claims).assign(about=np.array(about, dtype=bool))


def claims_behind(ids: Iterable[str]) -> dict[str, Claim]:
    """Claims by their ids."""
    cells = store.records("observations", "observation_id", ids, Claim._fields)
    return {one: Claim(*own) for one, own in cells.items()}


def floor_ids(indicator: str, origin: object, destination: object, years: tuple[int, int]) -> str:
    """The claims that make the floor of a sum what it is, joined by ";": a number names its page among them.

    Parameters
    ----------
    indicator : str
        A flow.
    origin, destination : str or null
        Adcodes joined by ";"; null for all.
    years : (int, int)
        First and last.
    """
    first, last = lookup.days(years)
    (claims,) = solved.floor_claims(indicator, [(codes(origin), codes(destination), first, last)])
    return ";".join(claims)


def counted_cells(indicator: str, first: int, last: int) -> pd.DataFrame:
    """`flows.cells` of the pairs that count in their year (`measures.counted.by_year`)."""
    pairings = pairs.today(dataset.table("pairings"), dataset.table("places"))
    cells = flows.cells(dataset.table("series", indicator=indicator), indicator, first, last)
    return cells.merge(counted.by_year(pairings, first, last), on=[*flows.PAIR, "year"])


def of_pairs(indicator: str, cells: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """`flows.period_flows` of the pairs of some cells (`flows.cells`)."""
    cells = cells if "printed" in cells else told(printed(cells))
    return flows.period_flows(cells, totals(indicator, flows.questions(cells, first, last)))


def period(indicator: str, first: int, last: int, province: str = "") -> flows.Period:
    """Everything that a report on the flows of a span of years draws.

    Parameters
    ----------
    indicator : str
        A flow.
    first, last : int
        Years, both included.
    province : str
        Adcode of a giver or a receiver; empty for all.
    """
    asked = indicator, first, last, province
    cells, found = _of_pairs_linked(*asked)
    lasting, apart = (found[found["counts"] == one].reset_index(drop=True) for one in (True, False))
    covered = coverage(indicator, cells, first, last) if not province else national.no_coverage()
    whole, sides = _of_lasting(lasting, asked)
    nation = national_spans(indicator, [(first, last)]).iloc[0] if not province else _NOTHING.copy()
    left = (
        nation["figure"] - whole["figure"]
        if nation["figure"] > flows.MORE * whole["figure"]
        else float("nan")
    )
    cells = cells.merge(lasting[flows.PAIR], on=flows.PAIR)
    lasting, cells = flows.without_wild_guesses(lasting, cells, left)
    cells, lasting = contained.likely_in_order(cells, lasting, flows.PAIR)
    beyond = _longer(indicator, lasting, nation if not province else None, first, last)
    return flows.Period(
        indicator, first, last, province, cells, lasting, apart, whole, nation, covered, sides, beyond
    )


def _of_pairs_linked(
    indicator: str, first: int, last: int, province: str = ""
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The years of the pairs that were linked in a span of years, and their sums with what `counted.of_span` says of them."""
    series = printed(dataset.table("series", indicator=indicator, year=range(first, last + 1)))
    linked, in_force = _linked(first, last)
    cells = flows.cells(series, indicator, first, last, province)
    cells = cells.merge(in_force, on=[*flows.PAIR, "year"])
    found = of_pairs(indicator, cells, first, last)
    return cells, found.merge(linked, on=flows.PAIR, validate="one_to_one")


def _linked(first: int, last: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`counted.of_span`, and the pairs of each year; the same for all flows of a report."""
    for name in _LISTS:
        store.remember(name, {})
    return _linked_then(store.state_of(*_LISTS), first, last)


_LISTS = "pairings", "places"


@lru_cache(maxsize=16)
def _linked_then(state: tuple, first: int, last: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    pairings = pairs.today(*(store.whole(name) for name in _LISTS))
    in_force = pairs.years_of_provinces(pairings, first, last)
    return counted.of_span(pairings, first, last), in_force[[*flows.PAIR, "year"]]


def _of_lasting(
    lasting: pd.DataFrame, asked: tuple[str, int, int, str]
) -> tuple[pd.Series, dict[str, pd.DataFrame]]:
    """What the pairs that count come to, and what each of their givers and receivers has of it."""
    whole = together(asked[0], lasting, asked[1], asked[2])
    return whole, {side: _of_side(lasting, side, whole["lower"], asked) for side in flows.PAIR}


def _longer(
    indicator: str, found: pd.DataFrame, nation: pd.Series | None, first: int, last: int
) -> pd.DataFrame:
    """`longer.longer` of some pairs, and of the whole country where it is asked for."""
    asked = found[[*flows.PAIR, "figure"]]
    if nation is not None:
        country = {"origin": NATION, "destination": NATION, "figure": nation["figure"]}
        asked = pd.concat([asked, pd.DataFrame([country])], ignore_index=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EmptyAnswer)
        claims = dataset.table("observations", indicator=indicator, origin=sorted(set(asked["origin"])))
        contradicted = dataset.table("contradictions", indicator=indicator)
    lost = set(contradicted.loc[contradicted["kind"] == "gave_way", "observation_id"])
    return longer(claims, lost, asked, first, last)


def _of_side(found: pd.DataFrame, side: str, floor: float, asked: tuple[str, int, int, str]) -> pd.DataFrame:
    """`flows.of_places` of the givers or the receivers of some pairs, as parts of what these come to.

    What they gave to everybody, or received from everybody, is told by more pages; where that is more than the pairs come to,
    for there are others, it is what the pairs gave one another.
    """
    indicator, first, last, province = asked
    places = of_places(indicator, found, side, first, last, province)
    if places["lower"].sum() > floor * _NOISE:
        answers = totals(indicator, flows.questions_of_sides(found, side, first, last))
        places = flows.of_places(found, answers, side)
    return places


_NOISE = 1.0 + 1e-6
_NOTHING = pd.Series(dict.fromkeys(("figure", "lower", "upper"), float("nan")) | {"status": UNKNOWN})


def together(indicator: str, rows: pd.DataFrame, first: int, last: int) -> pd.Series:
    """What some pairs (from `of_pairs`) add up to: `figure`, `status`, `lower`, `upper` and their like."""
    answers = told(totals(indicator, flows.question_together(rows, first, last)), last - first + 1)
    return answers.iloc[0] if len(answers) else _NOTHING.copy()


def of_places(
    indicator: str, pairs: pd.DataFrame, side: str, first: int, last: int, province: str = ""
) -> pd.DataFrame:
    """`flows.of_places` of the pairs from `of_pairs`."""
    asked = flows.questions_of_places(pairs, side, first, last, province)
    return flows.of_places(pairs, totals(indicator, asked), side)


def burden(found: flows.Period, context: pd.DataFrame, base: str) -> pd.DataFrame:
    """`funding.burden` of the givers of a period."""
    cells = found.cells
    asked = funding.burden_questions(cells, context, base, found.province)
    rows = funding.burden(cells, totals(found.indicator, asked), context, base)
    sides, known = found.sides["origin"], cells[cells["figure"].notna()]
    told_of = [
        pd.notna(first) and bool((known["origin"].eq(place) & known["year"].between(first, last)).any())
        for place, first, last in each_row(rows[["place", "first", "last"]], index=False)
    ]
    # What is known of a giver's pairs is but a scrap: it makes no share either.
    little = rows["place"].isin(sides.loc[sides["figure"].isna(), "place"]) & ~np.array(told_of, dtype=bool)
    blank = ["figure", "printed", "share", "share_lower", "share_upper"]
    return rows.assign(
        **{name: rows[name].mask(little) for name in blank}, status=rows["status"].mask(little, UNKNOWN)
    )


def national_spans(indicator: str, spans: Iterable[tuple[int, int]]) -> pd.DataFrame:
    """`national.of_spans`: what is known of the whole country in some spans of years."""
    answers, claims = totals(indicator, national.questions(spans)), national_claims(indicator)
    return national.of_spans(national.as_printed(answers, by_id(claims)))


def national_claims(indicator: str) -> pd.DataFrame:
    """The claims on the whole country; none is an answer like any other."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EmptyAnswer)
        return dataset.table("observations", indicator=indicator, origin=NATION, destination=NATION)


def national_years(indicator: str, first: int, last: int) -> pd.DataFrame:
    """What is known of the whole country in each year, with `year`."""
    spans = national_spans(indicator, [(year, year) for year in range(first, last + 1)])
    return spans.rename(columns={"first": "year"}).drop(columns="last")


def coverage(indicator: str, cells: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """`national.coverage`: the national figures of a span of years, and what of them is traced to the pairs of some cells.

    `cells` (`flows.cells`) say who was paired in which year.
    """
    table, spans = national_told(indicator, first, last)
    nation = national.dated(table, national_spans(indicator, spans))
    traced = _traced(indicator, cells, spans, national.asked_days(nation))
    return national.coverage(nation, traced)


def _traced(
    indicator: str, cells: pd.DataFrame, spans: list[tuple[int, int]], days: list[tuple[str, str]]
) -> pd.DataFrame:
    """What the pairs of some cells add up to in each span, over the days that its national figure is of; asked at once."""
    if not spans:
        return pd.DataFrame(columns=_TRACED)
    asked = pd.concat(
        [flows.question_together(cells[cells["year"].between(*span)], *span) for span in spans],
        keys=range(len(spans)),
    )
    number = asked.index.get_level_values(0)
    asked["years"] = [days[i] for i in number]
    years = pd.Series([spans[i][1] - spans[i][0] + 1 for i in number], dtype="int64")
    answers = told(totals(indicator, asked), years).set_index(number)
    answers = answers.assign(givers=answers["origin"], receivers=answers["destination"])
    rows = answers.reindex(range(len(spans)))[_TRACED]
    return rows.assign(status=rows["status"].fillna(UNKNOWN))


_TRACED = ["figure", "status", "observation_ids", "givers", "receivers"]


def national_told(indicator: str, first: int, last: int) -> tuple[pd.DataFrame, list[tuple[int, int]]]:
    """The national figures of an indicator (`national.figures`), and the spans of years within a longer one that they tell."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EmptyAnswer)
        contradicted = dataset.table("contradictions", indicator=indicator)
    table = national.figures(national_claims(indicator), contradicted, (indicator,))
    table = table[table["unit"] == INDICATORS[indicator].unit]  # person-times tell nothing of persons
    return table, national.told_spans(table, first, last)
