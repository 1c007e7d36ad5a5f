"""The numbers at the head of a profile: of each stream the newest year that is known, or the least that the round adds up to.

`questions` are put, `answers` given, and `choose` takes the answer that says most; all serve a pair and a province alike. How
the numbers are shown is for `analysis.notebook`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import dataset
from analysis.findings import guard, words
from analysis.measures.provinces import MORE
from analysis.measures.status import AT_LEAST, told
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.rounds import NEXT_STAGE, ROUNDS

MOST = 4
LAST = NEXT_STAGE - 1
"""The last whole year of the stage that the newest round began."""
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
    """A number with what it counts, of when it is, and the claims behind it; `figure`, `indicator` and `years` find the claim that tells it."""

    value: str
    name: str
    when: str
    observation_ids: str
    figure: float = float("nan")
    indicator: str = ""
    years: tuple[int, int] | None = None


def ask(origin: str | None, destination: str | None, last: int) -> pd.DataFrame:
    """`answers` to `questions`."""
    return answers(questions(origin, destination, last))


def questions(origin: str | None, destination: str | None, last: int) -> pd.DataFrame:
    """Sums to be asked of each candidate: each year of the newest round, each round, and all since the beginning.

    Parameters
    ----------
    origin, destination : str or None
        Adcodes of provinces, several joined by ";"; None for all.
    last : int
        The last year.

    Returns
    -------
    DataFrame
        `origin`, `destination` and `years`, one row a span, the newest first.
    """
    begun = max(ROUNDS)
    rounds = sorted(((one.year, one.end or last) for one in ROUNDS.values() if not one.adds), reverse=True)
    spans = [*((year, year) for year in range(last, begun - 1, -1)), *rounds, (min(ROUNDS), last)]
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
    frames = [
        dataset.totals(one, asked).assign(stream=stream, indicator=one, first_year=ends[0], last_year=ends[1])
        for stream, indicators in candidates.items()
        for one in indicators
    ]
    for frame in frames:
        frame.attrs = {}  # pandas copies them with every column; the units stand in each row
    rows = pd.concat(frames, ignore_index=True)
    return told(rows, rows["last_year"] - rows["first_year"] + 1)


def choose(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each stream the row that says most.

    Parameters
    ----------
    rows : DataFrame
        From `ask`, in its order.

    Returns
    -------
    DataFrame
        Of each stream the newest year with a figure (no estimate that may be nothing), of the first candidate that has one,
        or a later year whose floor is higher still; else the least that the round adds up to, else the least since the
        beginning. A floor that is all of a shorter span is told of that span. Streams of which nothing is known are left out.
    """
    known = guard.tellable(rows).reset_index(drop=True)
    single = known["first_year"] == known["last_year"]
    ranks = (
        (single & (known["status"] != AT_LEAST)).map({True: 0, False: 1}),
        (known["first_year"] < max(ROUNDS)).map({True: 1, False: 0}),
    )
    over = known["last_year"] < max(ROUNDS)  # an earlier round is told only where it is all that there is
    # A floor of one year is often that of one city; the sum of the round says more.
    alone = single & (known["status"] == AT_LEAST)
    later = _outdone(known[single])
    led = known.assign(rank=(ranks[0] + ranks[1]).mask(known.index.isin(later), 0))
    led = led[(~alone | led.index.isin(later)) & ~over]
    best = led.sort_values("rank", kind="stable").drop_duplicates("stream")
    best = best.assign(at=[narrowest(known, row) for row in best.itertuples()])
    order = {stream: i for i, stream in enumerate(CANDIDATES)}
    return known.loc[best["at"].astype(int)].sort_values("stream", key=lambda c: c.map(order))


def narrowest(rows: pd.DataFrame, row: object) -> int:
    """Index of the shortest span that has all of the floor of a row, the newest of several; the row's own where it has a value.

    Parameters
    ----------
    rows : DataFrame
        As from `answers`.
    row : named tuple
        One of them, from `itertuples`.
    """
    if row.status != AT_LEAST:
        return row.Index
    within = rows[
        rows["indicator"].eq(row.indicator) & rows["first_year"].ge(row.first_year) & rows["last_year"].le(row.last_year)
        & rows["lower"].astype("float64").mul(MORE).ge(row.figure)
    ]  # fmt: skip
    order = within.assign(years=within["last_year"] - within["first_year"])
    return order.sort_values(["years", "last_year"], ascending=[True, False]).index[0]


def _outdone(years: pd.DataFrame) -> list[int]:
    """Floors of single years that are no less than the newest figure, which is older: of each indicator the highest."""
    found = []
    for _, rows in years.groupby("indicator"):
        floors = rows["status"].eq(AT_LEAST)
        newest = rows[~floors].nlargest(1, "first_year")
        if newest.empty:
            continue
        after = rows[floors & (rows["first_year"] > newest["first_year"].item())]
        higher = after[after["figure"] >= newest["figure"].item()]
        found += higher.sort_values(["figure", "first_year"]).index[-1:].tolist()
    return found


def numbers(chosen: pd.DataFrame, lang: Lang, most: int = MOST) -> list[BigNumber]:
    """The chosen rows in words: a floor is 'at least', and a sum names its years."""
    return [
        BigNumber(
            words.valued(row.figure, row.status, INDICATORS[row.indicator].unit, lang),
            _named(row, lang),
            words.years(row.first_year, row.last_year, lang),
            row.observation_ids,
            row.figure,
            row.indicator,
            (row.first_year, row.last_year),
        )
        for row in chosen.head(most).itertuples()
    ]


def _named(row: object, lang: Lang) -> str:
    """What a row counts, with a `note` where it has one."""
    name, note = words.indicator(row.indicator, lang), getattr(row, "note", "")
    return words.dated(note, name, lang) if note else name


def sentence(chosen: pd.DataFrame, lang: Lang) -> str:
    """What stands in place of the numbers where nothing is known; else empty."""
    return "" if len(chosen) else (
        "没有页面给出可用的数字。", "No page gives a figure that can be used.",
    )[index(lang)]  # fmt: skip
