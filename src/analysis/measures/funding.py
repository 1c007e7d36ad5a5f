"""What flows of money mean for those who give and those who receive: per head, as shares, and how concentrated.

All of it rests on the sums of `measures.flows`, and keeps their worth: a measure of a floor is a floor (P), one of an
estimate an estimate (E). A pair without a value is missing from a sum, which makes the sum a floor.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.measures.flows import union

PLACE_COLUMNS = ("place", "value", "lower", "upper", "obs_status", "pairs", "pairs_known", "observation_ids", "rival_ids")  # fmt: skip


def by_place(flows: pd.DataFrame, side: str) -> pd.DataFrame:
    """Add up the flows of each giver or each receiver.

    Parameters
    ----------
    flows : DataFrame
        From `flows.period_flows`.
    side : {"origin", "destination"}

    Returns
    -------
    DataFrame
        `PLACE_COLUMNS`, largest first: `value` (base unit) is the sum over the pairs that have one; `upper` is null
        where any pair has none; `pairs` and `pairs_known` count the pairs.
    """
    if flows.empty:
        return pd.DataFrame(columns=list(PLACE_COLUMNS))
    grouped = flows.groupby(side)
    sums = pd.DataFrame({
        "value": grouped["value"].sum(min_count=1),
        "lower": grouped["lower"].sum(min_count=1),
        "upper": grouped["upper"].apply(lambda upper: upper.sum(skipna=False)),
        "obs_status": grouped["obs_status"].apply(worth),
        "pairs": grouped.size(),
        "pairs_known": grouped["value"].count(),
        "observation_ids": grouped["observation_ids"].apply(union),
        "rival_ids": grouped["rival_ids"].apply(union),
    })  # fmt: skip
    sums = sums.rename_axis("place").reset_index()
    return sums.sort_values(["value", "place"], ascending=[False, True], ignore_index=True)


def worth(statuses: pd.Series) -> str:
    """Status of a sum: M when nothing is known, P when a part is missing or a floor, E when a part is estimated.

    >>> worth(pd.Series(["A", "M"])), worth(pd.Series(["A", "E"])), worth(pd.Series(["M", "M"]))
    ('P', 'E', 'M')
    """
    found = set(statuses)
    if found <= {"M"}:
        return "M"
    return "P" if found & {"P", "M"} else "E" if "E" in found else "A"


def per_head(received: pd.DataFrame, context: pd.DataFrame, year: int) -> pd.DataFrame:
    """Sums received per head of the resident population.

    per head = sum of the period / residents at the end of one year. That year is `year`, or the last one before it for
    which the province has a figure.

    Parameters
    ----------
    received : DataFrame
        From `by_place`.
    context : DataFrame
        The processed table.
    year : int
        The last year of the period.

    Returns
    -------
    DataFrame
        The rows with `population` (persons), `population_year` (null where unknown) and `per_head`, `per_head_lower`,
        `per_head_upper` (base unit per person); largest first.
    """
    residents = context[(context["indicator"] == "resident_population") & (context["year"] <= year)]
    newest = residents.sort_values("year").drop_duplicates("province", keep="last").set_index("province")
    rows = received.assign(
        population=received["place"].map(newest["value"]),
        population_year=received["place"].map(newest["year"]).astype("Int64"),
    )
    for name, column in (("per_head", "value"), ("per_head_lower", "lower"), ("per_head_upper", "upper")):
        rows[name] = rows[column] / rows["population"]
    return rows.sort_values(["per_head", "place"], ascending=[False, True], ignore_index=True)


def burden(cells: pd.DataFrame, context: pd.DataFrame, base: str) -> pd.DataFrame:
    """What each giver gives as a share of its budget expenditure or its product.

    share = 100 * sum of what is known / sum of the base, both over those years in which at least one pair of the giver
    has a value and the base is known. Years of which nothing is known are in neither sum.

    Parameters
    ----------
    cells : DataFrame
        Rows of `series` of one flow of money, from `flows.cells`.
    context : DataFrame
        The processed table.
    base : {"general_public_expenditure", "gross_regional_product"}

    Returns
    -------
    DataFrame
        place, years (those counted, joined by ", "), value and base (yuan), share (percent), obs_status (P when in a
        counted year a pair has no value or only a floor), observation_ids. Givers without any value have M. Largest
        share first.
    """
    bases = context[context["indicator"] == base].set_index(["province", "year"])["value"]
    rows = []
    for place, own in cells.groupby("origin"):
        known = own.groupby("year")["value"].count()
        years = [year for year in known.index[known > 0] if (place, year) in bases.index]
        counted = own[own["year"].isin(years)]
        value = counted["value"].sum() if years else np.nan
        total = sum(bases[place, year] for year in years) if years else np.nan
        rows.append((
            place, ", ".join(map(str, years)), value, total, 100 * value / total,
            worth(counted["obs_status"]) if years else "M", union(counted["observation_ids"]),
        ))  # fmt: skip
    names = ["place", "years", "value", "base", "share", "obs_status", "observation_ids"]
    table = pd.DataFrame(rows, columns=names)
    return table.sort_values(["share", "place"], ascending=[False, True], ignore_index=True)


def statistics_used(
    context: pd.DataFrame, heads: pd.DataFrame, burdens: dict[str, pd.DataFrame]
) -> pd.DataFrame:
    """Rows of `context` that `per_head` and `burden` (by the name of their base) took."""
    wanted = {("resident_population", row.place, row.population_year) for row in heads.itertuples()}
    for base, table in burdens.items():
        wanted |= {
            (base, row.place, int(year))
            for row in table.itertuples()
            for year in row.years.split(", ")
            if year
        }
    keys = pd.MultiIndex.from_frame(context[["indicator", "province", "year"]])
    return context[keys.isin([key for key in wanted if not pd.isna(key[2])])]


@dataclass(frozen=True)
class Concentration:
    """How unevenly what is known spreads over the pairs that have a value.

    `hhi` is the Herfindahl-Hirschman index, the sum of the squared shares, from 1/n (all equal) to 1; `equal_pairs`
    its inverse, the number of equal pairs that would be as concentrated (Adelman 1969); `gini` the mean absolute
    difference over twice the mean, from 0 to 1 - 1/n; `first` and `three` the shares of the largest pair and of the
    three largest. All are null without a value. Pairs without one are only counted (`missing`): what they would
    change is unknown.
    """

    known: int
    missing: int
    hhi: float
    equal_pairs: float
    gini: float
    first: float
    three: float


def concentration(flows: pd.DataFrame) -> Concentration:
    """Concentration of the sums of `flows.period_flows` over its pairs.

    >>> c = concentration(pd.DataFrame({"value": [6.0, 3.0, 1.0, None]}))
    >>> c.known, c.missing, round(c.hhi, 2), round(c.gini, 3), c.first
    (3, 1, 0.46, 0.333, 0.6)
    """
    values = np.sort(flows["value"].dropna().to_numpy(dtype=float))
    missing = len(flows) - len(values)
    if not len(values) or values.sum() <= 0:
        return Concentration(len(values), missing, *[np.nan] * 5)
    shares = values / values.sum()
    n = len(shares)
    hhi = float((shares**2).sum())
    gini = float(2 * (np.arange(1, n + 1) * shares).sum() / n - (n + 1) / n)
    return Concentration(n, missing, hhi, 1 / hhi, gini, float(shares[-1]), float(shares[-3:].sum()))


def shares(flows: pd.DataFrame) -> pd.DataFrame:
    """The flows with `share`, the percentage of what is known; null for a pair without a value."""
    return flows.assign(share=100 * flows["value"] / flows["value"].sum())
