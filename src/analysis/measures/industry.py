"""The structure beneath the cooperation: employment by industry, location quotients, shift-share; and what came
of it by enterprise.

Employment is that of the long-form samples of the censuses (about one household in ten). The samples of 2010 and
2020 differ in size, so a count of one can't be compared with a count of the other: `normalised` turns each into
persons per 1,000 employed in the country, and everything that compares the years starts from there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.measures.status import NO_TOTAL
from analysis.vocabulary.places import NATION
from analysis.vocabulary.scope import COPY, MAYBE_A_PART, REPEAT, SEVERAL_ON_PAGE

FARMING = "农林牧渔业"
"""The industry that both groups of provinces leave."""
EXPECTED = 30.0
"""Persons of a sample that a location quotient needs at least to rest on."""
JOBS = ("other:jobs_in_guided_enterprises", "jobs_local")
"""Counts of jobs that can be set against enterprises: the narrower first."""
PER_ENTERPRISE = {
    **dict.fromkeys(JOBS, "jobs"),
    "enterprises_settled": "enterprises",
    "enterprise_investment": "investment",
}
"""Indicators that `per_enterprise` sets against one another, and what each counts."""
_NOT_ALL = NO_TOTAL | {*MAYBE_A_PART, SEVERAL_ON_PAGE, COPY, REPEAT}


def employment(context: pd.DataFrame, year: int) -> pd.DataFrame:
    """Persons of the long-form sample by province (rows) and industry (columns)."""
    rows = context[(context["indicator"] == "employment_by_industry") & (context["year"] == year)]
    return rows.pivot(index="province", columns="category", values="value").astype(float)


def normalised(persons: pd.DataFrame) -> pd.DataFrame:
    """Per 1,000 employed persons in the country: the whole table adds up to 1,000 in every year."""
    return persons / persons.to_numpy().sum() * 1000


def structure(persons: pd.DataFrame) -> pd.DataFrame:
    """Share of each industry in a province's employment (rows add up to 1)."""
    return persons.div(persons.sum(axis=1), axis=0)


def location_quotient(persons: pd.DataFrame, expected: float = EXPECTED) -> pd.DataFrame:
    """How much more of an industry a province has than the country: LQ = (e_ri / e_r) / (E_i / E).

    Parameters
    ----------
    persons : DataFrame
        Persons by province (rows, all of the country) and industry (columns).
    expected : float
        Persons that an average province of this size would show in the sample; below it the quotient is null,
        since it would rest on chance.

    Returns
    -------
    DataFrame
        Same shape; 1 is the country's average.

    References
    ----------
    Isserman, A. M. (1977). The location quotient approach to estimating regional economic impacts. Journal of the
    American Institute of Planners 43(1), 33-41.
    """
    total = persons.to_numpy().sum()
    average = np.outer(persons.sum(axis=1), persons.sum(axis=0)) / total
    quotient = persons / np.where(average > 0, average, np.nan)
    return quotient.where(average >= expected)


def shift_share(first: pd.DataFrame, last: pd.DataFrame) -> pd.DataFrame:
    """Split the change of each province's industries into national growth, industry mix and competitive effect.

    With e the first and f the last figure of province r and industry i, G the growth of all employment of the
    country and G_i that of the industry:

    - national    = e G          (what the country's growth would have brought),
    - mix         = e (G_i - G)  (what the industry's own fortune added),
    - competitive = f - e (1 + G_i)  (what the province did better or worse than the industry elsewhere).

    The three add up to f - e.

    Parameters
    ----------
    first, last : DataFrame
        Employment by province (rows, all of the country) and industry (columns), in one unit. With `normalised`
        figures G is zero by construction, and so is the national component: what is left is who gained and who
        lost a part of the whole.

    Returns
    -------
    DataFrame
        province, category, first, last, change, national, mix, competitive; in the unit of the input.

    References
    ----------
    Dunn, E. S. (1960). A statistical and analytical technique for regional analysis. Papers of the Regional Science
    Association 6, 97-112. Esteban-Marquillas, J. M. (1972) splits the competitive effect further; not done here.
    """
    growth = last.to_numpy().sum() / first.to_numpy().sum() - 1
    of_industry = last.sum() / first.sum().replace(0.0, np.nan) - 1
    parts = {
        "first": first,
        "last": last,
        "change": last - first,
        "national": first * growth,
        "mix": first * (of_industry - growth),
        "competitive": last - first * (1 + of_industry),
    }
    long = pd.concat({name: frame.stack() for name, frame in parts.items()}, axis=1)
    return long.rename_axis(["province", "category"]).reset_index()


def shares_of_groups(
    first: pd.DataFrame, last: pd.DataFrame, givers: Sequence[str], receivers: Sequence[str]
) -> pd.DataFrame:
    """What part of each industry's employment in the country two groups of provinces hold, in two years.

    Parameters
    ----------
    first, last : DataFrame
        Employment by province (rows, all of the country) and industry (columns).
    givers, receivers : sequence of str
        Adcodes.

    Returns
    -------
    DataFrame
        By industry: givers_first, givers_last, givers_change, receivers_first, receivers_last, receivers_change
        (shares, 0 to 1), weight (share of the industry in the country's last employment) and moved: the first
        group's share fell and the second's rose. That is a shift of weight, not a count of firms that went.
    """
    table = pd.DataFrame(index=first.columns)
    for name, group in (("givers", list(givers)), ("receivers", list(receivers))):
        table[f"{name}_first"] = first.loc[group].sum() / first.sum()
        table[f"{name}_last"] = last.loc[group].sum() / last.sum()
        table[f"{name}_change"] = table[f"{name}_last"] - table[f"{name}_first"]
    table["weight"] = last.sum() / last.to_numpy().sum()
    table["moved"] = (table["givers_change"] < 0) & (table["receivers_change"] > 0)
    return table


def weight_change(first: pd.DataFrame, last: pd.DataFrame, category: str) -> pd.Series:
    """Change of each province's share in the country's employment in an industry (-1 to 1).

    Parameters
    ----------
    first, last : DataFrame
        Employment by province (rows, all of the country) and industry (columns).
    category : str
        The industry.
    """
    return last[category] / last[category].sum() - first[category] / first[category].sum()


def fall_of(
    first: pd.DataFrame, last: pd.DataFrame, category: str, groups: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """How much employment in one industry fell in each province, in groups of them and in the country.

    Parameters
    ----------
    first, last : DataFrame
        Persons of the two samples by province (rows, all of the country) and industry (columns).
    category : str
        The industry.
    groups : mapping of name to adcodes
        Such as the receivers.

    Returns
    -------
    DataFrame
        By adcode, name of a group, or `places.NATION`: first, last (per 1,000 employed in the country), fall (1 - last /
        first; below nought where it rose), bare (the same of the bare counts, which are of samples of different sizes),
        own_first, own_last (share in the place's own employment, 0 to 1).
    """
    places = {code: [code] for code in first.index} | {name: list(codes) for name, codes in groups.items()}
    places[NATION] = list(first.index)
    rows = {}
    for place, codes in places.items():
        counts = [table.loc[codes, category].sum() for table in (first, last)]
        of_country = [
            count / table.to_numpy().sum() * 1000 for count, table in zip(counts, (first, last), strict=True)
        ]
        own = [
            count / table.loc[codes].to_numpy().sum()
            for count, table in zip(counts, (first, last), strict=True)
        ]
        rows[place] = (*of_country, 1 - of_country[1] / of_country[0], 1 - counts[1] / counts[0], *own)
    return pd.DataFrame.from_dict(
        rows, orient="index", columns=["first", "last", "fall", "bare", "own_first", "own_last"]
    )


def per_enterprise(observations: pd.DataFrame, first: int, last: int, province: str = "") -> pd.DataFrame:
    """Jobs and investment per enterprise guided west, where pages print both for the same pair and the same period.

    Figures of different periods or places are never divided by one another, so there are few rows. A figure is
    an interval (half its last printed digit either way; open above for 'more than'; several pages widen it), and
    so is a ratio.

    Parameters
    ----------
    observations : DataFrame
        The processed table.
    first, last : int
        Years in which the period lies.
    province : str
        Adcode of a giver or a receiver, or the province around it; empty for all.

    Returns
    -------
    DataFrame
        origin, destination, period_start, period_end, jobs_kind, and for each of jobs, enterprises, investment,
        jobs_per_enterprise, jobs_per_million_yuan, investment_per_enterprise (yuan) a `_low` and a `_high`; plus
        observation_ids. Rows have at least one ratio that says something.
    """
    rows = observations[
        observations["indicator"].isin(PER_ENTERPRISE) & observations["basis"].isin(["annual", "year_to_date", "cumulative"])
        & (observations["period_start"].dt.year >= first) & (observations["period_end"].dt.year <= last)
        & observations["flags"].map(lambda own: _NOT_ALL.isdisjoint(own.split(";")))
        & ~observations["each_year"]
    ].dropna(subset=["origin", "destination"])  # fmt: skip
    if province:
        rows = rows[
            rows["origin"].str.startswith(province[:2]) | rows["destination"].str.startswith(province[:2])
        ]
    rows = rows.assign(
        low=rows["value"] - rows["tolerance"].where(rows["bound"] != "at_least", 0.0),
        high=(rows["value"] + rows["tolerance"]).where(rows["bound"] != "at_least", np.inf),
    )
    key = ["origin", "destination", "period_start", "period_end"]
    found = [
        one for where, group in rows.groupby(key, sort=True) if (one := _ratios(dict(zip(key, where, strict=True)), group))
    ]  # fmt: skip
    return pd.DataFrame(found)


_RATIOS = ("jobs_per_enterprise", "jobs_per_million_yuan", "investment_per_enterprise")


def _ratios(row: dict, claims: pd.DataFrame) -> dict | None:
    printed = set(claims["indicator"])
    kind = next((k for k in JOBS if k in printed), "")
    used = {"jobs": kind, "enterprises": "enterprises_settled", "investment": "enterprise_investment"}
    if len(printed.intersection(used.values())) < 2:
        return None  # most say one thing alone, and make no ratio
    claims = claims[claims["indicator"].isin(used.values())]
    row["jobs_kind"] = kind
    for name, indicator in used.items():
        figures = claims[claims["indicator"] == indicator]
        row |= {f"{name}_low": figures["low"].min(), f"{name}_high": figures["high"].max()}
    for name, top, bottom, size in (
        (_RATIOS[0], "jobs", "enterprises", 1),
        (_RATIOS[1], "jobs", "investment", 1e6),
        (_RATIOS[2], "investment", "enterprises", 1),
    ):
        row[f"{name}_low"] = row[f"{top}_low"] / row[f"{bottom}_high"] * size
        row[f"{name}_high"] = row[f"{top}_high"] / row[f"{bottom}_low"] * size
    # Two floors, of many enterprises and of many jobs, make a ratio of anything.
    if not any(row[f"{name}_low"] > 0 or row[f"{name}_high"] < np.inf for name in _RATIOS):
        return None
    row["observation_ids"] = ";".join(sorted(claims["observation_id"]))
    return row
