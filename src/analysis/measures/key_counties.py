"""Which national key counties for rural revitalisation have a partner in the east, as far as lists and pairs are known."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.measures.links import joined
from analysis.measures.pairs import in_force
from analysis.vocabulary.places import province_of

NATIONAL_KEY_COUNTIES = 160
"""Key counties for rural revitalisation, named in 2021; how many of them a page has listed is for the data to say."""
KEY_COUNTIES_SINCE = 2021
_NEAREST = ("county", "prefecture", "province")


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
    pairs = in_force(pairings, year).groupby("assisted")[["assisting", "source_ids"]].agg(joined)
    rows = (
        key_counties[["adcode", "province", "source_ids"]]
        .drop_duplicates("adcode")
        .sort_values("adcode", ignore_index=True, kind="stable")
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


def unlisted(covered: pd.DataFrame, counties: pd.Series, receivers: Collection[str]) -> list[str]:
    """Counties of the receiving provinces of which no county is listed, for the map to hatch.

    Parameters
    ----------
    covered : DataFrame
        From `coverage`.
    counties : Series of str
        Adcodes of all counties of the map.
    receivers : collection of str
        Adcodes of provinces.
    """
    lacking = set(receivers) - set(covered["province"])
    return [code for code in counties if province_of(code) in lacking]


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
