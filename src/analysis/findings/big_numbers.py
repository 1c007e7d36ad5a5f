"""The numbers at the head of a profile: of each stream the newest year that is known, or the least that some years add up to.

`questions` are put, `answers` given and dated (`sum_years`), and `choose` takes the answer that says most; all serve a pair and a province
alike, and `latest` the streams below. How the numbers are shown is for `analysis.notebook`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from analysis.findings import guard, sum_years, sums, words
from analysis.measures import contained
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, STATED, of_few_places, told
from analysis.measures.status import numbers as numbers_of
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.rounds import NEXT_STAGE, ROUNDS

MOST = 4
LAST = NEXT_STAGE - 1
"""The last whole year of the stage that the newest round began."""
WIDE, VAGUE = 2.5, 10
"""An estimate whose ceiling is more than so many times its floor leads nothing, or says nothing of a year."""
SCRAP = 0.2
"""A floor of the newest round that is not this share of the one of all years is that of a few counties; so is a year of a sum."""
_NEARLY = 0.9  # share of a sum that is nearly all of it
CANDIDATES = {
    "money": ("gov_funds", "funds_total"),
    "industry": ("enterprise_investment", "enterprises_settled", "agreed_investment"),
    "labour": ("jobs_total", "jobs_to_east", "jobs_poor"),
    "consumption": ("consumption_assist",),
    "people": ("professionals_sent", "cadres_sent"),
}
"""Stream -> what tells of it, the most telling first."""


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A number with what it counts, of when it is, and the claims behind it; `figure`, `indicator`, `years` and `sides` (givers and receivers, None for all) find the claim that tells it. What is `worked_out` no page prints."""

    value: str
    name: str
    when: str
    observation_ids: str
    figure: float = float("nan")
    indicator: str = ""
    years: tuple[int, int] | None = None
    sides: tuple[str | None, str | None] | None = None
    worked_out: bool = False


def ask(origin: str | None, destination: str | None, last: int) -> pd.DataFrame:
    """`answers` to `questions`, with their years (`sum_years.dated`)."""
    return sum_years.dated(answers(questions(origin, destination, last)))


def questions(origin: str | None, destination: str | None, last: int) -> pd.DataFrame:
    """Sums to be asked of each candidate: each year of the two newest rounds, the newest, all since the beginning, the rounds before.

    Parameters
    ----------
    origin, destination : str or None
        Adcodes of provinces, several joined by ";"; None for all.
    last : int
        The last year.

    Returns
    -------
    DataFrame
        `origin`, `destination` and `years`, one row a span.
    """
    before, begun = sorted(ROUNDS)[-2:]
    older = [(one.year, one.end) for one in reversed(ROUNDS.values()) if one.end and not one.adds]
    years = [(year, year) for year in range(last, before - 1, -1)]
    spans = [*years, (begun, last), (min(ROUNDS), last), *older]
    return pd.DataFrame(
        {"origin": [origin] * len(spans), "destination": [destination] * len(spans), "years": spans},
        dtype=object,
    )


def answers(asked: pd.DataFrame, candidates: Mapping[str, Sequence[str]] = CANDIDATES) -> pd.DataFrame:
    """What is known of each candidate in each of the spans.

    Parameters
    ----------
    asked : DataFrame
        From `questions`.
    candidates : mapping
        Stream -> indicators, the most telling first.

    Returns
    -------
    DataFrame
        What `dataset.totals` tells, with `stream`, `indicator`, `first_year`, `last_year`, `figure` and `status`.
    """
    ends = [[span[i] for span in asked["years"]] for i in (0, 1)]
    flows = [(stream, one) for stream, indicators in candidates.items() for one in indicators]
    every = pd.DataFrame({name: asked[name].tolist() * len(flows) for name in asked}, dtype=object).assign(
        **{
            name: [flow[at] for flow in flows for _ in ends[0]]
            for at, name in enumerate(("stream", "indicator"))
        },
        **{name: end * len(flows) for name, end in zip(("first_year", "last_year"), ends, strict=True)},
    )
    rows = sums.totals_of_several(every)
    return told(rows, rows["last_year"] - rows["first_year"] + 1)


def choose(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each stream the row that says most.

    Parameters
    ----------
    rows : DataFrame
        From `sum_years.dated`, in the order of `questions`.

    Returns
    -------
    DataFrame
        Of each stream the newest year of the newest round with a figure (no estimate that may be nothing, and none that is
        `WIDE`), of the first candidate that has one, or a later year whose floor is higher still; else the least that the
        round adds up to, unless an earlier year alone, or all years, have far more: then these. A sum that is but the
        floor of one of its years gives way to it. Streams of which nothing is known are left out.
    """
    known = guard.tellable(rows)
    by_indicator: dict[str, list[_Sum]] = {}
    figures = numbers_of(known["figure"]).tolist()
    for indicator, *own in zip(
        known["indicator"], known.index, known["first_year"], known["last_year"], known["status"], figures, _wide(known, WIDE),
        strict=True,
    ):  # fmt: skip
        by_indicator.setdefault(indicator, []).append(_Sum(*own))
    best = sorted(filter(None, map(_best, by_indicator.values())), key=lambda found: found[1])
    ranked = known.loc[[one.at for one, _ in best]].assign(rank=[rank for _, rank in best])
    order = {stream: i for i, stream in enumerate(CANDIDATES)}
    return ranked.drop_duplicates("stream").sort_values("stream", key=lambda c: c.map(order), kind="stable")


class _Sum(NamedTuple):
    """What is compared of a row: where it stands, its years, and whether it is an estimate that is `WIDE`."""

    at: int
    first: int
    last: int
    status: str
    figure: float
    wide: bool


def _best(mine: list[_Sum]) -> tuple[_Sum, int] | None:
    """The row of one indicator that says most, and its rank beside those of others."""
    single = [one for one in mine if one.first == one.last]
    firm = sorted(
        (one for one in single if one.status != AT_LEAST and not one.wide), key=lambda one: -one.first
    )
    past = min(
        (one for one in firm if not _is_new(one)), key=lambda one: one.status != REPORTED, default=None
    )
    sums = [one for one in mine if one.first != one.last]
    round_, always = (next((one for one in sums if _is_new(one) == new), None) for new in (True, False))
    if firm and _is_new(firm[0]):
        best = _outdone(single, firm[0]) or firm[0]
        # A floor of a few places beside which all years are far more tells of the pair less than they do.
        little = best.status == AT_LEAST and always and best.figure < SCRAP * always.figure
        return (always if little else best), 0
    weak = round_ and any(
        other and round_.figure < share * other.figure for other, share in ((past, 1.0), (always, SCRAP))
    )
    for row in (None if weak else round_, past, always, round_):
        if row is None:
            continue
        years = [
            one
            for one in single
            if AT_LEAST == row.status == one.status
            and row.first <= one.first <= row.last
            and one.figure >= _NEARLY * row.figure
        ]
        # What is known of old years alone comes after what another indicator tells of the newest.
        rank = 1 if round_ or row is past else 2
        return max(years, key=lambda one: one.first, default=row), rank
    loose = [one for one in single if one.status != AT_LEAST]
    return (loose[0], 3) if loose else None


def _is_new(one: _Sum) -> bool:
    return one.first >= max(ROUNDS)


def _outdone(years: list[_Sum], near: _Sum) -> _Sum | None:
    """The floor of a later year that is no less than the newest figure: the highest; none where there is none."""
    after = [one for one in years if one.status == AT_LEAST and one.first > near.first]
    higher = (one for one in after if one.figure >= near.figure)
    return max(higher, key=lambda one: (one.figure, one.first), default=None)


def _wide(rows: pd.DataFrame, times: float) -> pd.Series:
    """Estimates whose ceiling is more than so many times their floor."""
    upper, lower = rows["upper"].astype("float64"), rows["lower"].astype("float64")
    return rows["status"].eq(ESTIMATED) & ~upper.le(times * lower)


def latest(years: pd.DataFrame) -> pd.DataFrame:
    """The newest year of each indicator that says something of its size.

    Parameters
    ----------
    years : DataFrame
        `indicator`, `year`, `figure`, `lower`, `upper`, `status`: what is known of single years.

    Returns
    -------
    DataFrame
        One row an indicator. A floor that isn't half of what an earlier year had is that of a county or two and says nothing of
        a fall; nor does an estimate that is `VAGUE`. They are taken where there is nothing else.
    """
    rows = years[years["figure"].notna()].sort_values("year", kind="stable")
    wide = _wide(rows, VAGUE) | ~rows.index.isin(guard.tellable(rows).index)
    before = rows["figure"].mask(wide).groupby(rows["indicator"]).cummax()
    scrap = rows["status"].eq(AT_LEAST) & of_few_places(rows["figure"], before)
    return (
        rows.assign(weak=wide | scrap)
        .sort_values(["weak", "year"], ascending=[False, True], kind="stable")
        .groupby("indicator")
        .tail(1)
    )


def numbers(chosen: pd.DataFrame, lang: Lang, most: int = MOST) -> list[BigNumber]:
    """The chosen rows in words: a floor is 'at least', and a sum names its years."""
    return [
        BigNumber(
            worded(row.figure, row, INDICATORS[row.indicator].unit, lang),
            _named(row, lang),
            when_of(row, lang),
            row.observation_ids,
            row.figure,
            row.indicator,
            (row.first_year, row.last_year),
            (row.origin, row.destination),
            row.status == ESTIMATED,
        )
        for row in each_row(chosen.head(most))
    ]


def worded(figure: float, row: object, unit: str, lang: Lang) -> str:
    """A figure of a row in words: one that a page rounds to its first digit, or calls "about", is about so much, too, in its own digits."""
    printed = row.status in (REPORTED, STATED)
    status = ESTIMATED if printed and contained.is_rough(row) else row.status
    return words.valued(figure, status, unit, lang, printed=printed)


def _named(row: object, lang: Lang) -> str:
    """What a row counts, with a `note` where it has one."""
    name, note = words.indicator(row.indicator, lang), getattr(row, "note", "")
    return words.dated(note, name, lang) if note else name


def when(since: int | None, until: int, lang: Lang) -> str:
    """The years of a figure; without a start, up to when."""
    if pd.isna(since):
        return (f"至{until}年", f"up to {until}")[index(lang)]
    return words.years(since, until, lang)


def when_of(row: object, lang: Lang) -> str:
    """The years of a row, or the months at which a sum that a page prints begins and ends (`begun`, `ended`) and nobody denies (`denied`):
    of pages that deny one another each has its own."""
    denied = getattr(row, "denied", ())
    if pd.notna(getattr(row, "ended", None)) and not (isinstance(denied, tuple) and denied):
        return words.days(row.begun, row.ended, lang)
    return when(row.since, row.until, lang)


def sentence(chosen: pd.DataFrame, lang: Lang) -> str:
    """What stands in place of the numbers where nothing is known; else empty."""
    return "" if len(chosen) else (
        "没有页面给出可用的数字。", "No page gives a figure that can be used.",
    )[index(lang)]  # fmt: skip
