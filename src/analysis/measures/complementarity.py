"""What the west needs and what the east can do: criteria for each possible pair of a giver and a receiver.

Every criterion is stated here with its formula and what it stands for; several are weak stand-ins, because no
table at hand counts enterprises, resources, research or the origin of migrants. x / X is a province's figure over
the country's (all 31 provinces). g is the giver, r the receiver, a and b their shares of employment by industry,
S the country's.

======================  ===========  ==========================================================================
criterion               aspect       formula
======================  ===========  ==========================================================================
structure_difference    structure    sum |a - b| / 2, the opposite of the similarity 1 - sum |a - b| / 2
offer_need              structure    sum min(max(a - S, 0), max(S - b, 0)): where the giver's excess meets the
                                     receiver's shortfall, S (LQ - 1) on both sides
labour                  labour       sqrt(residents registered in another province, share g / country
                                     x employment in agriculture, share r / country)
fiscal                  fiscal       sqrt(product per head g / country x public expenditure over product r / country)
distance                nearness     kilometres between points inside the two capitals; less is better
enterprises_resources   modes        sqrt(manufacturing and trade g x mining and energy r), location quotients
market_products         modes        sqrt(income of all residents g / mean of provinces x agriculture r, LQ)
research_manufacturing  modes        sqrt(research, technical services and software g x manufacturing r), LQ
headquarters_bases      modes        sqrt(business services and finance g x construction and transport r), LQ
======================  ===========  ==========================================================================

What follows from the criteria (scores, ranks, assignments) is in `assignment`.

References
----------
Finger, J. M. and Kreinin, M. E. (1979). A measure of export similarity and its possible uses. Economic Journal 89,
905-912. Krugman, P. (1991). Geography and Trade (index of specialisation). Isserman, A. M. (1977), see `industry`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from pyproj import Geod

from analysis.measures import industry

STRUCTURE_YEAR = 2020
AGRICULTURE = ("农林牧渔业",)
CRITERIA: dict[str, str] = {
    "structure_difference": "structure",
    "offer_need": "structure",
    "labour": "labour",
    "fiscal": "fiscal",
    "distance": "nearness",
    "enterprises_resources": "modes",
    "market_products": "modes",
    "research_manufacturing": "modes",
    "headquarters_bases": "modes",
}
"""Criterion -> the aspect that it is a part of."""
ASPECTS = tuple(dict.fromkeys(CRITERIA.values()))
LESS_IS_BETTER = frozenset({"distance"})

MODES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "enterprises_resources": (("制造业", "批发和零售业"), ("采矿业", "电力热力燃气及水生产和供应业")),
    "research_manufacturing": (("科学研究和技术服务业", "信息传输软件和信息技术服务业"), ("制造业",)),
    "headquarters_bases": (("租赁和商务服务业", "金融业"), ("建筑业", "交通运输仓储和邮政业")),
}
"""Mode -> industries whose location quotient stands for the giver's side and for the receiver's side."""

_SEATS = {"110000": "110101", "120000": "120101", "310000": "310101", "500000": "500103"}
"""A central district of each municipality, whose own inner point lies far out."""
_ROUND = 10.0  # kilometres: the points stand for whole cities


def profile(context: pd.DataFrame) -> pd.DataFrame:
    """What the criteria need to know of each province, each figure over the country's.

    Parameters
    ----------
    context : DataFrame
        The processed table. Economy and population are those of the latest year that has both, incomes those of
        their latest year, structure and residents those of the census of 2020.

    Returns
    -------
    DataFrame
        By province: product_per_head, budget_to_product (public expenditure over product), purchasing_power (income
        of all residents over the mean of provinces), registered_elsewhere (share of residents from another
        province), agriculture and the groups of `MODES` as location quotients. 1 is the country (for purchasing
        power the mean province).
    """
    year = economy_year(context)
    product, budget, people = (
        _at(context, name, year)
        for name in ("gross_regional_product", "general_public_expenditure", "resident_population")
    )
    income_year = int(context.loc[context["indicator"] == "disposable_income_per_capita", "year"].max())
    income = _at(context, "disposable_income_per_capita", income_year) * _at(
        context, "resident_population", income_year
    )
    away = _at(context, "residents_registered_elsewhere", STRUCTURE_YEAR, "other_province")
    census = _at(context, "resident_population", STRUCTURE_YEAR)
    jobs = industry.employment(context, STRUCTURE_YEAR)
    table = pd.DataFrame({
        "product_per_head": _ratio(product, people),
        "budget_to_product": _ratio(budget, product),
        "purchasing_power": income / income.mean(),
        "registered_elsewhere": _ratio(away, census),
        "agriculture": _group_quotient(jobs, AGRICULTURE),
    })  # fmt: skip
    for mode, (giver, receiver) in MODES.items():
        table[f"{mode}_giver"] = _group_quotient(jobs, giver)
        table[f"{mode}_receiver"] = _group_quotient(jobs, receiver)
    return table


def economy_year(context: pd.DataFrame) -> int:
    """The latest year with product, public expenditure and population."""
    names = ("gross_regional_product", "general_public_expenditure", "resident_population")
    return int(min(context.loc[context["indicator"] == name, "year"].max() for name in names))


def similarity(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """How alike two structures are: 1 - sum |a - b| / 2, from 0 (nothing shared) to 1 (the same).

    Parameters
    ----------
    first, second : DataFrame
        Shares by province (rows) and industry (the same columns); rows add up to 1.

    Returns
    -------
    DataFrame
        Rows of `first` by rows of `second`.
    """
    gaps = np.abs(first.to_numpy()[:, None, :] - second.to_numpy()[None, :, :]).sum(axis=2)
    return pd.DataFrame(1 - gaps / 2, index=first.index, columns=second.index)


def offer_need(givers: pd.DataFrame, receivers: pd.DataFrame, country: pd.Series) -> pd.DataFrame:
    """Where the givers' excess meets the receivers' shortfall, as a share of employment (0 to 1).

    An industry's excess is max(a - S, 0), which is S (LQ - 1) where the location quotient is above 1; the shortfall
    is max(S - b, 0).

    Parameters
    ----------
    givers, receivers : DataFrame
        Shares by province and industry; rows add up to 1.
    country : Series
        The country's shares by industry.
    """
    offer = (givers - country).clip(lower=0).to_numpy()
    need = (country - receivers).clip(lower=0).to_numpy()
    met = np.minimum(offer[:, None, :], need[None, :, :]).sum(axis=2)
    return pd.DataFrame(met, index=givers.index, columns=receivers.index)


def distances(places: pd.DataFrame, givers: Sequence[str], receivers: Sequence[str]) -> pd.DataFrame:
    """Great-circle distance between points inside the capitals, in kilometres, to the nearest ten."""
    points = places[places["valid_to"].isna()].drop_duplicates("adcode").set_index("adcode")[["lon", "lat"]]
    start, end = (points.loc[[_seat(code) for code in codes]].to_numpy() for codes in (givers, receivers))
    lon, lat = (np.repeat(start[:, i], len(end)) for i in (0, 1))
    _, _, metres = Geod(ellps="GRS80").inv(
        lon, lat, np.tile(end[:, 0], len(start)), np.tile(end[:, 1], len(start))
    )
    table = (np.asarray(metres) / 1000 / _ROUND).round() * _ROUND
    return pd.DataFrame(table.reshape(len(start), -1), index=list(givers), columns=list(receivers))


def criteria(
    context: pd.DataFrame, places: pd.DataFrame, givers: Sequence[str], receivers: Sequence[str]
) -> pd.DataFrame:
    """Every criterion for every possible pair.

    Parameters
    ----------
    context, places : DataFrame
        The processed tables.
    givers, receivers : sequence of str
        Adcodes.

    Returns
    -------
    DataFrame
        By (origin, destination): the columns of `CRITERIA` in the units of the module's table, and similarity.
    """
    known = profile(context)
    jobs = industry.employment(context, STRUCTURE_YEAR)
    shares = industry.structure(jobs)
    alike = similarity(shares.loc[list(givers)], shares.loc[list(receivers)])

    def mean(giver: str, receiver: str) -> pd.DataFrame:
        product = np.outer(known.loc[list(givers), giver], known.loc[list(receivers), receiver])
        return pd.DataFrame(np.sqrt(product), index=list(givers), columns=list(receivers))

    tables = {
        "similarity": alike,
        "structure_difference": 1 - alike,
        "offer_need": offer_need(
            shares.loc[list(givers)], shares.loc[list(receivers)], jobs.sum() / jobs.to_numpy().sum()
        ),
        "labour": mean("registered_elsewhere", "agriculture"),
        "fiscal": mean("product_per_head", "budget_to_product"),
        "distance": distances(places, givers, receivers),
        "market_products": mean("purchasing_power", "agriculture"),
        **{mode: mean(f"{mode}_giver", f"{mode}_receiver") for mode in MODES},
    }
    long = pd.concat({name: table.stack() for name, table in tables.items()}, axis=1)
    return long.rename_axis(["origin", "destination"])[["similarity", *CRITERIA]]


def standing(values: pd.DataFrame) -> pd.DataFrame:
    """Place of each pair among all pairs by each criterion, from 0 (last) to 100 (first); equal ones share a place.

    Criteria in different units can't be added; places can, and they claim no more precision than an order has.
    """
    wanted = values[list(CRITERIA)]
    signed = wanted.mul([-1.0 if name in LESS_IS_BETTER else 1.0 for name in wanted])
    return (signed.rank() - 1) / (len(signed) - 1) * 100


def _at(context: pd.DataFrame, indicator: str, year: int, category: str = "") -> pd.Series:
    rows = context[
        (context["indicator"] == indicator) & (context["year"] == year) & (context["category"] == category)
    ]
    return rows.set_index("province")["value"].astype(float).sort_index()


def _ratio(top: pd.Series, bottom: pd.Series) -> pd.Series:
    """A province's ratio over that of all provinces together."""
    return top / bottom / (top.sum() / bottom.sum())


def _group_quotient(jobs: pd.DataFrame, industries: Sequence[str]) -> pd.Series:
    """Location quotient of several industries taken together."""
    return _ratio(jobs[list(industries)].sum(axis=1), jobs.sum(axis=1))


def _seat(province: str) -> str:
    return _SEATS.get(province, province[:2] + "0100")


def rows_used(context: pd.DataFrame) -> pd.DataFrame:
    """The rows of `context` that `profile` rests on, for the list of sources."""
    economy = economy_year(context)
    latest_income = context.loc[context["indicator"] == "disposable_income_per_capita", "year"].max()
    years = {
        "gross_regional_product": [economy],
        "general_public_expenditure": [economy],
        "resident_population": [STRUCTURE_YEAR, latest_income, economy],
        "disposable_income_per_capita": [latest_income],
        "employment_by_industry": [STRUCTURE_YEAR],
        "residents_registered_elsewhere": [STRUCTURE_YEAR],
    }
    wanted = [
        context[(context["indicator"] == name) & context["year"].isin(when)] for name, when in years.items()
    ]
    return pd.concat(wanted, ignore_index=True)
