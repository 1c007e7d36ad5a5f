"""Flows of a span of years by province pair: the sums to ask for, and what the answers say.

Nothing is added up here. `questions` and its like make the frame of sums that a report needs, `dataset.totals` answers
it (the least and the greatest sum that all claims allow, and a stated or estimated figure), and `period_flows`
and `of_places` put beside each answer how many of its years or pairs are known.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis.measures import contained
from analysis.measures.longer import COLUMNS as LONGER
from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, UNKNOWN, keys, numbers, told

PAIR = ["origin", "destination"]
_ANSWER = ("value", "lower", "upper", "q10", "q90", "figure", "status")
_IDS = ("observation_ids", "rival_ids")
COLUMNS = (
    *PAIR, *_ANSWER,
    "years", "years_reported", "years_estimated", "years_at_least", "years_unknown", *_IDS,
)  # fmt: skip
PLACE_COLUMNS = ("place", *_ANSWER, "pairs", "pairs_known", *_IDS)
ENOUGH = 3
"""Known years from which on a pair may be compared with others; all of them in a shorter span."""
MORE = 1.1
"""Times what the pairs come to the country's floor must be to say more than they do."""
_SEEN = 0.005
"""Share of a whole from which what no single part is told of is seen to be lacking."""


@dataclass(frozen=True)
class Period:
    """What is known of one indicator in a span of years, as the reports on flows draw it.

    Attributes
    ----------
    indicator, first, last, province
        What was asked for; `province` is an adcode, or empty for all.
    cells : DataFrame
        From `cells`: the years of the pairs that count.
    flows : DataFrame
        Their sums, from `period_flows`, with the columns of `measures.counted.of_span`.
    passing : DataFrame
        The like of the pairs that are left out of every count (`measures.counted`).
    whole : Series
        What the pairs of `flows` add up to.
    nation : Series
        What is known of the whole country in the same span: national figures, and pairs that are left out, may tell more
        than the pairs that count. Nothing for one province.
    coverage : DataFrame
        What of the national figures is traced to pairs (`measures.national.coverage`); none for one province.
    sides : mapping
        "origin" and "destination" -> what each giver gave and each receiver received in the pairs of `flows`, from `of_places`.
    longer : DataFrame
        What pages tell of these pairs, or of the country, over a longer time (`measures.longer`).
    """

    indicator: str
    first: int
    last: int
    province: str
    cells: pd.DataFrame
    flows: pd.DataFrame
    passing: pd.DataFrame
    whole: pd.Series
    nation: pd.Series
    coverage: pd.DataFrame
    sides: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    longer: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(LONGER)))

    @property
    def span(self) -> tuple[int, int]:
        """First and last year."""
        return self.first, self.last

    @property
    def known(self) -> bool:
        """Whether any sum of a pair has a figure or a floor."""
        return bool(self.flows["figure"].notna().any())

    @property
    def claims(self) -> list[str]:
        """Ids of the claims behind the sums, the national figures and what is told of a longer time, each entry joined by ";"."""
        return [ids for rows in (self.flows, self.coverage, self.longer) for ids in rows["observation_ids"]]

    @property
    def beyond(self) -> bool:
        """Whether more is known of the whole country than its pairs that count come to."""
        return bool(self.nation["figure"] > self.whole["figure"])

    @property
    def shared(self) -> bool:
        """Whether the whole is visibly more than what is told of its pairs one by one: a part of it is told of several together."""
        single = contained.documented(self.flows).sum()
        return bool(self.whole["figure"] - single > _SEEN * self.whole["figure"])

    @property
    def divided(self) -> bool:
        """Whether what the pairs come to may be told as a part of the whole country's: more is known of it, by national figures of every year.

        Where those leave a year out, the country's floor is that of other years and the pairs' own, and the pairs would seem to be nearly all of it.
        """
        covered = {
            year
            for first, last in zip(self.coverage["first"], self.coverage["last"], strict=True)
            for year in range(first, last + 1)
        }
        return self.beyond and covered >= set(range(self.first, self.last + 1))


def cells(series: pd.DataFrame, indicator: str, first: int, last: int, province: str = "") -> pd.DataFrame:
    """Rows of `series` of one indicator in the years `first` to `last`, with their status and figure.

    Parameters
    ----------
    series : DataFrame
    indicator : str
    first, last : int
        Years, both included.
    province : str
        Adcode of a giver or a receiver; empty for all.
    """
    rows = series[(series["indicator"] == indicator) & series["year"].between(first, last)]
    if province:
        rows = rows[(rows["origin"] == province) | (rows["destination"] == province)]
    return told(rows.reset_index(drop=True))


def questions(rows: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """The sum of each pair over a span of years, to be asked of `dataset.totals`.

    Parameters
    ----------
    rows : DataFrame
        With `origin` and `destination`, such as from `cells`.
    first, last : int
        Years, both included.

    Returns
    -------
    DataFrame
        `origin`, `destination`, `years`, one row a pair.
    """
    pairs = rows[PAIR].drop_duplicates().sort_values(PAIR, ignore_index=True)
    return pairs.assign(years=[(first, last)] * len(pairs))


def questions_of_places(
    rows: pd.DataFrame, side: str, first: int, last: int, province: str = ""
) -> pd.DataFrame:
    """What each giver gave, or each receiver received, over a span of years.

    Parameters
    ----------
    rows : DataFrame
        With `origin` and `destination`.
    side : {"origin", "destination"}
        Whose sums.
    first, last : int
        Years, both included.
    province : str
        The other side; empty for everybody there is, also those that no list of pairs names. It is left out where it
        is itself the place.

    Returns
    -------
    DataFrame
        `origin`, `destination` (null: all), `years`, one row a place.
    """
    other = PAIR[1 - PAIR.index(side)]
    places = sorted(rows[side].unique())
    partners = [None if province in ("", place) else province for place in places]
    asked = {side: places, other: partners, "years": [(first, last)] * len(places)}
    return pd.DataFrame(asked, columns=[*PAIR, "years"], dtype=object)


def question_together(rows: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """What the givers of some pairs gave to their receivers, all together, over a span of years.

    Parameters
    ----------
    rows : DataFrame
        With `origin` and `destination`.
    first, last : int
        Years, both included.

    Returns
    -------
    DataFrame
        `origin` and `destination` (adcodes joined by ";"), `years`: one row, none without pairs.
    """
    sides = {side: ";".join(sorted(rows[side].unique())) for side in PAIR}
    asked = [sides | {"years": (first, last)}] if len(rows) else []
    return pd.DataFrame(asked, columns=[*PAIR, "years"], dtype=object)


def period_flows(rows: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """Sum of each pair over a span of years, and how well its single years are known.

    Parameters
    ----------
    rows : DataFrame
        From `cells`.
    answers : DataFrame
        What `dataset.totals` answers to `questions(rows, first, last)`.

    Returns
    -------
    DataFrame
        `COLUMNS`, one row a pair in force in the span. `value`, `lower` and `upper` in the indicator's base
        unit; `value` is null where no page states the sum and it can't be estimated, `upper` where nothing caps
        it; `figure` and `status` as in `measures.status`. `years` counts the years in force, `years_*` those by
        status. Largest first.
    """
    if rows.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    status = rows["status"].to_numpy(dtype=object)
    of_pair = _rows_by(keys(rows, PAIR))
    own = [of_pair[pair] for pair in keys(answers, PAIR)]
    counts = {
        f"years_{one}": np.array([np.count_nonzero(status[at] == one) for at in own], dtype="int64")
        for one in (REPORTED, ESTIMATED, AT_LEAST, UNKNOWN)
    }
    flows = answers.assign(years=sum(counts.values()), **counts)
    flows = told(flows, flows["years"], flows["years_reported"])
    return flows[list(COLUMNS)].sort_values(
        ["figure", *PAIR], ascending=[False, True, True], ignore_index=True
    )


def of_places(flows: pd.DataFrame, answers: pd.DataFrame, side: str) -> pd.DataFrame:
    """What each giver gave or each receiver received, beside how many of its pairs are known.

    Parameters
    ----------
    flows : DataFrame
        From `period_flows`.
    answers : DataFrame
        What `dataset.totals` answers to `questions_of_places` for the same pairs.
    side : {"origin", "destination"}

    Returns
    -------
    DataFrame
        `PLACE_COLUMNS`, largest first: `value`, `lower`, `upper`, `figure` in the base unit; `pairs` and `pairs_known`
        count the listed pairs and those with a figure.
    """
    if flows.empty:
        return pd.DataFrame(columns=list(PLACE_COLUMNS))
    of_place = _rows_by(flows[side].to_numpy(dtype=object))
    own = [of_place[place] for place in answers[side].to_numpy(dtype=object)]
    known, years = flows["figure"].notna().to_numpy(), flows["years"].to_numpy("int64")
    places = answers.rename(columns={side: "place"}).assign(
        pairs=[len(at) for at in own], pairs_known=[np.count_nonzero(known[at]) for at in own],
        years=[int(years[at].max()) for at in own],
    )  # fmt: skip
    pairs = {end: numbers(flows[end]) for end in ("q10", "q90")}
    likely = {end: [np.fmax.reduce(cells[at]) for at in own] for end, cells in pairs.items()}
    likely = pd.DataFrame(likely, index=places.index)
    places = contained.without_scraps(told(places, places["years"]), likely, places["pairs_known"] > 0)
    return places[list(PLACE_COLUMNS)].sort_values(
        ["figure", "place"], ascending=[False, True], ignore_index=True
    )


def _rows_by(keys: Iterable[Hashable]) -> dict[Any, np.ndarray]:
    """Where each key stands. There are few of them: to group a frame takes longer."""
    found: dict[Any, list[int]] = {}
    for at, key in enumerate(keys):
        found.setdefault(key, []).append(at)
    return {key: np.array(places) for key, places in found.items()}


def questions_of_sides(rows: pd.DataFrame, side: str, first: int, last: int) -> pd.DataFrame:
    """As `questions_of_places`, but only of the places that are on the other side of some pairs: parts of what these come to."""
    (other,) = set(PAIR) - {side}
    asked = questions_of_places(rows, side, first, last)
    return asked.assign(**{other: ";".join(sorted(rows[other].unique()))})


def shared(found: Period) -> pd.DataFrame:
    """Places that gave or received more than is told of their pairs one by one, on the side that tells more.

    Returns
    -------
    DataFrame
        `PLACE_COLUMNS` and `side`, largest first; no row where all of the whole is told of single pairs.
    """
    single = contained.documented(found.flows)
    frames = [
        places.assign(side=side, single=single.groupby(found.flows[side]).sum().reindex(places["place"]).to_numpy())
        for side, places in found.sides.items()
    ]  # fmt: skip
    if not frames or not found.shared:
        return pd.DataFrame(columns=[*PLACE_COLUMNS, "side"])
    most = max(frames, key=lambda places: contained.documented(places).sum())
    beside = contained.documented(most) - most["single"]
    return most[beside > _SEEN * found.whole["figure"]].drop(columns="single")


def without_wild_guesses(
    pairs: pd.DataFrame, cells: pd.DataFrame, left: float
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Pairs and their years without what is likely of a pair of which nothing is known and more is likely than is left for it.

    Parameters
    ----------
    pairs, cells : DataFrame
        From `period_flows` and `cells`.
    left : float
        What the country's figures leave beside the other pairs; null where they tell no more than these.
    """
    wild = pairs.loc[pairs["figure"].isna() & pairs["q90"].astype("float64").gt(left), PAIR]
    told = []
    for rows in (pairs, cells):
        own = (
            pd.MultiIndex.from_frame(rows[PAIR]).isin(pd.MultiIndex.from_frame(wild)) & rows["figure"].isna()
        )
        told.append(rows.assign(**{end: rows[end].mask(own) for end in ("q10", "q90")}))
    return told[0], told[1]


def comparable(flows: pd.DataFrame, side: str) -> set[str]:
    """Givers or receivers of which enough is known to compare them with one another.

    Of each of their pairs the sum, or `ENOUGH` single years, must have a value: a floor tells how well a pair is documented,
    not how much it is.

    Parameters
    ----------
    flows : DataFrame
        From `period_flows`.
    side : {"origin", "destination"}

    Returns
    -------
    set of str
        Adcodes.
    """
    years = (flows["years_reported"] + flows["years_estimated"]).astype("float64")
    enough = flows["value"].notna() | (years >= np.minimum(ENOUGH, flows["years"].astype("float64")))
    return set(flows[side]) - set(flows.loc[~enough, side])
