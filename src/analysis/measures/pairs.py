"""Who helps whom: pairs in force in a year, what a round changed, and which key counties have a partner.

The years of a pair are as good as the pages behind it: `start_basis` and `end_basis` of the table `pairings` say
where each is from, and they are kept in every result, so that an inferred year is never mistaken for a printed
one. What is not in the table is unknown, not unpaired: only the province pairs of each round are complete.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from analysis.vocabulary.places import province_of
from analysis.vocabulary.rounds import ROUNDS, Round

PAIR = ["assisting", "assisted"]
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
