"""Who lives away from home: the census count that the labour cooperation is set against.

The census asks where a resident's household is registered. The tables at hand tell residents registered in
another province from the others, by the province they LIVE in; they don't tell which province they came from.
So they measure what the east takes in, and can't measure what the west sends.
"""

from __future__ import annotations

import pandas as pd

CENSUSES = (2010, 2020)
COLUMNS = (
    "persons_first", "persons_last", "change", "growth", "population_first", "population_last",
    "share_first", "share_last", "share_change",
)  # fmt: skip


def registered_elsewhere(context: pd.DataFrame, category: str = "other_province") -> pd.DataFrame:
    """Residents registered elsewhere in two censuses, and their share of the population.

    Parameters
    ----------
    context : DataFrame
        The processed table.
    category : {"other_province", "same_province", "same_county"}
        Where the household is registered.

    Returns
    -------
    DataFrame
        `COLUMNS` by province: persons in the first and the last census, their difference and ratio - 1, resident
        population, and shares of it (0 to 1; `share_change` is a difference of shares). Largest share first.

    Notes
    -----
    Numerator: census, 1 November. Denominator: resident population at the end of the census year, as published by
    the National Bureau of Statistics. A municipality has no other county "in the same province" beyond itself, so
    categories other than `other_province` are not comparable between municipalities and provinces.
    """
    persons = _wide(context, "residents_registered_elsewhere", category)
    population = _wide(context, "resident_population", "").reindex(persons.index)
    first, last = CENSUSES
    table = pd.DataFrame({
        "persons_first": persons[first], "persons_last": persons[last],
        "change": persons[last] - persons[first], "growth": persons[last] / persons[first] - 1,
        "population_first": population[first], "population_last": population[last],
        "share_first": persons[first] / population[first], "share_last": persons[last] / population[last],
    })  # fmt: skip
    table["share_change"] = table["share_last"] - table["share_first"]
    return table[list(COLUMNS)].sort_values("share_last", ascending=False, kind="stable")


def share_of_group(census: pd.DataFrame, provinces: tuple[str, ...]) -> tuple[float, float]:
    """Share of a group of provinces in all residents registered in another province, in both censuses (0 to 1)."""
    inside = census.reindex(list(provinces))[["persons_first", "persons_last"]].sum()
    total = census[["persons_first", "persons_last"]].sum()
    return float(inside["persons_first"] / total["persons_first"]), float(
        inside["persons_last"] / total["persons_last"]
    )


def _wide(context: pd.DataFrame, indicator: str, category: str) -> pd.DataFrame:
    rows = context[(context["indicator"] == indicator) & (context["category"] == category)]
    return rows.pivot(index="province", columns="year", values="value").reindex(columns=list(CENSUSES))


def rows_used(context: pd.DataFrame) -> pd.DataFrame:
    """The rows of `context` that `registered_elsewhere` rests on, for the list of sources."""
    wanted = (context["indicator"] == "residents_registered_elsewhere") & (
        context["category"] == "other_province"
    )
    return context[
        (wanted | (context["indicator"] == "resident_population")) & context["year"].isin(CENSUSES)
    ]
