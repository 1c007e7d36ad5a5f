"""The numbers at the head of a profile: of each stream the newest year that is known, or the least that the round adds up to.

`ask` puts the questions, `choose` takes the answer that says most; both serve a pair and a province alike. How the numbers are
shown is for `analysis.notebook`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis import dataset
from analysis.findings import guard, words
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
    """A number with what it counts, of when it is, and the claims behind it."""

    value: str
    name: str
    when: str
    observation_ids: str


def ask(origin: str | None, destination: str | None, last: int) -> pd.DataFrame:
    """What is known of each candidate in each year of the newest round up to `last`, in the round, and since the beginning.

    Parameters
    ----------
    origin, destination : str or None
        Adcodes of provinces; None for all.
    last : int
        The last year.

    Returns
    -------
    DataFrame
        What `dataset.totals` tells, with `stream`, `indicator`, `first_year`, `last_year`, `figure` and `status`.
    """
    begun = max(ROUNDS)
    spans = [*((year, year) for year in range(last, begun - 1, -1)), (begun, last), (min(ROUNDS), last)]
    asked = pd.DataFrame(
        {"origin": [origin] * len(spans), "destination": [destination] * len(spans), "years": spans},
        dtype=object,
    )
    ends = [[span[i] for span in spans] for i in (0, 1)]
    frames = [
        dataset.totals(one, asked).assign(stream=stream, indicator=one, first_year=ends[0], last_year=ends[1])
        for stream, indicators in CANDIDATES.items()
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
        beginning. Streams of which nothing is known
        are left out.
    """
    known = guard.tellable(rows)
    single = known["first_year"] == known["last_year"]
    ranks = (
        (single & (known["status"] != AT_LEAST)).map({True: 0, False: 1}),
        (known["first_year"] < max(ROUNDS)).map({True: 1, False: 0}),
    )
    # A floor of one year is often that of one city; the sum of the round says more.
    alone = single & (known["status"] == AT_LEAST)
    later = _outdone(known[single])
    known = known.assign(rank=(ranks[0] + ranks[1]).mask(known.index.isin(later), 0))
    known = known[~alone | known.index.isin(later)]
    best = known.sort_values("rank", kind="stable").drop_duplicates("stream")
    order = {stream: i for i, stream in enumerate(CANDIDATES)}
    return best.sort_values("stream", key=lambda c: c.map(order))


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
            words.indicator(row.indicator, lang),
            words.years(row.first_year, row.last_year, lang),
            row.observation_ids,
        )
        for row in chosen.head(most).itertuples()
    ]


def sentence(chosen: pd.DataFrame, lang: Lang) -> str:
    """What stands in place of the numbers where nothing is known; else empty."""
    return "" if len(chosen) else (
        "没有页面给出可用的数字。", "No page gives a figure that can be used.",
    )[index(lang)]  # fmt: skip
