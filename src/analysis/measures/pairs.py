"""Who helps whom: pairs in force in a year, what a round changed, and which key counties have a partner.

The years of a pair are as good as the pages behind it: `start_basis` and `end_basis` of the table `pairings` say
where each is from, and they are kept in every result, so that an inferred year is never mistaken for a printed
one. What is not in the table is unknown, not unpaired: only the province pairs of each round are complete.

Two provinces may be linked as a whole, or only by cities or counties in them. `of_provinces` says which, and is the one
set of pairs for every map, grid and title: the pairs of the table `series` are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from analysis.vocabulary.places import level_of, province_of
from analysis.vocabulary.rounds import ROUNDS, Round

PAIR = ["assisting", "assisted"]
SIDES = ["origin", "destination"]
WHOLE, CITIES, COUNTIES = "whole", "cities", "counties"
KINDS = (WHOLE, CITIES, COUNTIES)
"""How two provinces are linked: each as a whole, by a city or prefecture in one of them, or only by counties."""
_KIND_OF_LEVEL = {"province": WHOLE, "prefecture": CITIES, "county": COUNTIES}
DATED = ("stated", "policy")
"""Bases of a start that a document dates; by any other the pair was only found in that year."""
_BEST_BASIS = (*DATED, "round", "continued", "seen")
CHANGES = ("added", "continued", "ended")
NATIONAL_KEY_COUNTIES = 160
"""Key counties for rural revitalisation, named in 2021; how many of them a page has listed is for the data to say."""
KEY_COUNTIES_SINCE = 2021
_NEAREST = ("county", "prefecture", "province")


def in_force(pairings: pd.DataFrame, year: int, level: str = "") -> pd.DataFrame:
    """Pairs in force in a year.

    Parameters
    ----------
    pairings : DataFrame
        The processed table.
    year : int
    level : {"", "province", "prefecture", "county"}
        That of the finer side of a pair; empty for all.

    Returns
    -------
    DataFrame
        The rows of `pairings`, one a pair (that of the newest round), by assisting and assisted place.
    """
    rows = pairings[(pairings["start"] <= year) & (pairings["end"].isna() | (pairings["end"] >= year))]
    if level:
        rows = rows[rows["level"] == level]
    rows = rows.sort_values([*PAIR, "round"]).drop_duplicates(PAIR, keep="last")
    return rows.reset_index(drop=True)


def first_found(pairs: pd.DataFrame) -> pd.Series:
    """Which pairs no page dates: their first year is that of a first mention, or of the round that a page names.

    Parameters
    ----------
    pairs : DataFrame
        With `start_basis`.
    """
    return ~pairs["start_basis"].isin([*DATED, "continued"])


def fate(pairs: pd.DataFrame) -> pd.Series:
    """What is known of the end of each pair.

    Parameters
    ----------
    pairs : DataFrame
        With `end_basis`.

    Returns
    -------
    Series of str
        `open` (in force), `ended` (a page states the end) or `unconfirmed` (the next round set the list anew, and no later
        page names the pair: it may be in force).
    """
    return pairs["end_basis"].map({"open": "open", "stated": "ended", "next_round": "unconfirmed"})


def of_provinces(pairings: pd.DataFrame, first: int, last: int | None = None) -> pd.DataFrame:
    """Pairs of provinces in force in a span of years, and whether the whole provinces are paired or places in them.

    Parameters
    ----------
    pairings : DataFrame
        From `today`.
    first : int
        The first year.
    last : int, optional
        The last year; by default the first one is the only one.

    Returns
    -------
    DataFrame
        One row a pair, by `origin` and `destination` (adcodes of provinces): `kind` (the first of `KINDS` that holds in
        the span), `links` (the pairs below the provinces that make it, as "giver-receiver" joined by ";"; empty for a
        whole one), `start`, `end` (the unbroken years of this kind; a null end is in force), `start_basis`, `end_basis`,
        `first` (since when the provinces are linked by whatever kind) and `source_ids`.
    """
    last = first if last is None else last
    rows = _rolled_up(pairings)
    found = _runs(rows, max(last, rows["start"].max()) + 1 if len(rows) else last)
    found = found[(found["start"] <= last) & (found["end"].isna() | (found["end"] >= first))]
    found = found.sort_values([*SIDES, "rank", "start"]).drop_duplicates(SIDES)
    here = rows[(rows["start"] <= last) & (rows["end"].isna() | (rows["end"] >= first))]
    here = found[[*SIDES, "kind"]].merge(here, on=[*SIDES, "kind"])
    made = {sides: _made_of(own) for sides, own in here.groupby(SIDES)}
    pairs = pd.MultiIndex.from_frame(found[SIDES])
    found = found.assign(
        links=[made[pair][0] for pair in pairs], source_ids=[made[pair][1] for pair in pairs]
    )
    return found[list(PROVINCE_COLUMNS)].reset_index(drop=True)


PROVINCE_COLUMNS = (
    *SIDES, "kind", "links", "start", "end", "start_basis", "end_basis", "first", "source_ids",
)  # fmt: skip


def years_of_provinces(pairings: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """`of_provinces` year by year: `origin`, `destination`, `year` and `kind`.

    Parameters
    ----------
    pairings : DataFrame
        From `today`.
    first, last : int
        Years, both included.
    """
    years = _years(_rolled_up(pairings), last)
    return years.loc[years["year"].between(first, last), [*SIDES, "year", "kind"]].reset_index(drop=True)


def _rolled_up(pairings: pd.DataFrame) -> pd.DataFrame:
    """The pairs with the provinces of both sides and the kind of link that each is."""
    rows = pairings.assign(
        origin=pairings["assisting"].map(province_of),
        destination=pairings["assisted"].map(province_of),
        kind=pairings["level"].map(_KIND_OF_LEVEL),
    )
    return rows[rows["origin"] != rows["destination"]]


def _years(rows: pd.DataFrame, last: int) -> pd.DataFrame:
    """Each year of each pair of provinces up to `last`, with the best kind of that year and its `rank`."""
    spans = zip(rows["start"], rows["end"].fillna(last), strict=True)
    years = rows[[*SIDES, "kind"]].assign(year=[range(int(a), int(b) + 1) for a, b in spans])
    years = years.explode("year").dropna(subset="year").astype({"year": int})
    years = years.assign(rank=years["kind"].map(KINDS.index)).sort_values([*SIDES, "year", "rank"])
    return years.drop_duplicates([*SIDES, "year"])


def _runs(rows: pd.DataFrame, horizon: int) -> pd.DataFrame:
    """Unbroken years of one kind; those that reach the year `horizon`, after all that is known, are in force."""
    years = _years(rows, horizon)
    gap = years["year"].diff().ne(1) | years[SIDES].ne(years[SIDES].shift()).any(axis=1)
    years = years.assign(any=gap.cumsum())
    years["first"] = years.groupby("any")["year"].transform("min")
    years["run"] = (gap | years["kind"].ne(years["kind"].shift())).cumsum()
    found = years.groupby("run", as_index=False).agg(
        **{name: (name, "first") for name in (*SIDES, "kind", "rank", "first")},
        start=("year", "min"), end=("year", "max"),
    )  # fmt: skip
    found["end"] = found["end"].where(found["end"] < horizon)
    for side, order in (("start", _BEST_BASIS), ("end", ("open", "stated", "next_round"))):
        bases = rows.assign(rank=rows[f"{side}_basis"].map(order.index)).sort_values("rank")
        bases = bases[[*SIDES, "kind", side, f"{side}_basis"]].drop_duplicates([*SIDES, "kind", side])
        found = found.astype({side: "Int64"}).merge(bases, on=[*SIDES, "kind", side], how="left")
    # A kind that gave way to a better one, or came after it, begins or ends with the round.
    return found.fillna({"start_basis": "continued", "end_basis": "next_round"})


def _made_of(rows: pd.DataFrame) -> tuple[str, str]:
    """The links that make a pair of provinces, and the pages behind it."""
    if rows["kind"].iat[0] == WHOLE:
        return "", _joined(rows["source_ids"])
    links = _finest(rows)
    return ";".join(sorted({*(links[PAIR[0]] + "-" + links[PAIR[1]])})), _joined(links["source_ids"])


def _finest(links: pd.DataFrame) -> pd.DataFrame:
    """Links without those that another one tells more closely: Dalian to Guizhou beside Dalian to Liupanshui."""
    ends = [
        [(code.rstrip("0") if level_of(code) != "county" else code) for code in links[side]] for side in PAIR
    ]
    heads = list(zip(*ends, strict=True))
    told = [
        any(other != own and other[0].startswith(own[0]) and other[1].startswith(own[1]) for other in heads)
        for own in heads
    ]
    return links[~np.array(told, dtype=bool)]


def newest_round(year: int) -> Round:
    """The newest round in force in a year, one that only added pairs included."""
    return [r for r in ROUNDS.values() if r.year <= max(year, min(ROUNDS))][-1]


def changes(pairings: pd.DataFrame, year: int, level: str = "") -> pd.DataFrame:
    """Pairs of a year against those of the last year before the newest round.

    Parameters
    ----------
    pairings, year, level
        As for `in_force`.

    Returns
    -------
    DataFrame
        `assisting`, `assisted`, `level`, `change` (added, continued or ended), `start`, `end`, `basis`
        (where the year of the change is from: `start_basis` of a pair in force, `end_basis` of one that ended) and
        `source_ids`. Against the round of 1996 nothing can be compared: all its pairs are added.
    """
    now = in_force(pairings, year, level)
    before = in_force(pairings, newest_round(year).year - 1, level)
    old, new = (pd.MultiIndex.from_frame(rows[PAIR]) for rows in (before, now))
    kept = new.isin(old)
    parts = [
        now.assign(change="added", basis=now["start_basis"])[~kept],
        now.assign(change="continued", basis=now["start_basis"])[kept],
        before.assign(change="ended", basis=before["end_basis"])[~old.isin(new)],
    ]
    columns = [*PAIR, "level", "change", "start", "end", "basis", "source_ids"]
    return pd.concat(parts, ignore_index=True)[columns]


def today(pairings: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The same pairs with the places of today, so that a pair whose place got a new code stays one pair.

    Parameters
    ----------
    pairings : DataFrame
        The processed table.
    places : DataFrame
        The processed table; `successor` is the code of today of a place that is no more.

    Returns
    -------
    DataFrame
        `pairings` with codes of today, without pairs inside one place of today. A place without a successor keeps
        its code; see `drawable`.
    """
    last = places.sort_values("valid_to", na_position="last").drop_duplicates("adcode", keep="last")
    former = last.dropna(subset="successor").set_index("adcode")["successor"].to_dict()
    rows = pairings.assign(**{side: [_today(code, former) for code in pairings[side]] for side in PAIR})
    return rows[rows["assisting"] != rows["assisted"]].reset_index(drop=True)


def _today(code: str, former: Mapping[str, str]) -> str:
    while code in former:
        code = former[code]
    return code


def drawable(pairs: pd.DataFrame, places: pd.DataFrame) -> pd.Series:
    """Whether both places of each pair exist today: one that was divided among several is on no map.

    Parameters
    ----------
    pairs : DataFrame
        With `assisting` and `assisted`, from `today`.
    places : DataFrame
        The processed table.
    """
    current = set(places.loc[places["valid_to"].isna(), "adcode"])
    return pairs["assisting"].isin(current) & pairs["assisted"].isin(current)


def coverage(key_counties: pd.DataFrame, pairings: pd.DataFrame, year: int) -> pd.DataFrame:
    """The nearest known eastern partner of each listed key county.

    Parameters
    ----------
    key_counties : DataFrame
        The processed table.
    pairings : DataFrame
        From `today`.
    year : int

    Returns
    -------
    DataFrame
        One row a listed county: `adcode`, `province`, `partner` (`county`: a pair names the county itself;
        `prefecture`: only its prefecture is known to have a partner; `province`: only its province; `none`),
        `partners` (adcodes of the eastern side), `source_ids` (pages that name these pairs) and `listed_in` (pages with
        the list), joined by ";".
    """
    pairs = in_force(pairings, year).groupby("assisted")[["assisting", "source_ids"]].agg(_joined)
    rows = (
        key_counties[["adcode", "province", "source_ids"]]
        .drop_duplicates("adcode")
        .sort_values("adcode", ignore_index=True)
        .rename(columns={"source_ids": "listed_in"})
    )
    own = {
        "county": rows["adcode"],
        "prefecture": rows["adcode"].str[:4] + "00",
        "province": rows["adcode"].map(province_of),
    }
    rows["partner"], rows["partners"], rows["source_ids"] = "none", "", ""
    for level in reversed(_NEAREST):
        found = own[level].isin(pairs.index)
        rows.loc[found, "partner"] = level
        rows.loc[found, ["partners", "source_ids"]] = pairs.loc[own[level][found]].to_numpy()
    return rows


def _joined(cells: pd.Series) -> str:
    return ";".join(sorted({one for cell in cells for one in cell.split(";") if one}))


def unlisted(covered: pd.DataFrame, counties: pd.Series, receivers: Collection[str]) -> pd.Series:
    """Counties of the receiving provinces of which no county is listed, for the map to say so.

    Parameters
    ----------
    covered : DataFrame
        From `coverage`.
    counties : Series of str
        Adcodes of all counties of the map.
    receivers : collection of str
        Adcodes of provinces.

    Returns
    -------
    Series of str
        "unlisted" by adcode.
    """
    lacking = set(receivers) - set(covered["province"])
    return pd.Series("unlisted", index=counties[counties.map(province_of).isin(lacking)], dtype="str")


def coverage_by_province(covered: pd.DataFrame) -> pd.DataFrame:
    """How many listed key counties of each province have which partner.

    Parameters
    ----------
    covered : DataFrame
        From `coverage`.

    Returns
    -------
    DataFrame
        Indexed by province: `listed`, `county`, `prefecture`, `province`, `none` (numbers of counties).
    """
    counts = pd.crosstab(covered["province"], covered["partner"])
    counts = counts.reindex(columns=[*_NEAREST, "none"], fill_value=0)
    counts.insert(0, "listed", counts.sum(axis=1))
    return counts.rename_axis(columns=None)


KEY_COUNTIES = "other:key_counties"
"""Indicator of the numbers of key counties."""


def stated_key_counties(observations: pd.DataFrame) -> pd.DataFrame:
    """Numbers of key counties that pages state for single provinces.

    Parameters
    ----------
    observations : DataFrame
        The processed table.

    Returns
    -------
    DataFrame
        Indexed by province: `value` and `observation_id`, the newest claim of each; none where pages state none.
    """
    claims = observations[
        (observations["indicator"] == KEY_COUNTIES) & (observations["bound"] == "exact")
        & observations["destination"].str.fullmatch(r"(?!10)\d{2}0000", na=False)
    ]  # fmt: skip
    newest = claims.sort_values(["period_end", "observation_id"]).drop_duplicates("destination", keep="last")
    return newest.set_index("destination")[["value", "observation_id"]]
