"""What flows of money mean for those who give and those who receive: per head, as shares, and how concentrated.

All of it rests on sums that `dataset.totals` answers (`measures.flows`), and keeps their status: a measure of a floor is
a floor, one of an estimate an estimate.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.measures.status import UNKNOWN, told
from analysis.rows import each_row

_SPAN = ["place", "first", "last"]


def per_head(received: pd.DataFrame, context: pd.DataFrame, year: int) -> pd.DataFrame:
    """Sums received per head of the resident population.

    per head = sum of the period / residents at the end of one year. That year is `year`, or the last one before it for
    which the province has a figure.

    Parameters
    ----------
    received : DataFrame
        From `flows.of_places`.
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
    newest = (
        residents.sort_values("year", kind="stable")
        .drop_duplicates("province", keep="last")
        .set_index("province")
    )
    rows = received.assign(
        population=received["place"].map(newest["value"]),
        population_year=received["place"].map(newest["year"]).astype("Int64"),
    )
    for name, column in (("per_head", "figure"), ("per_head_lower", "lower"), ("per_head_upper", "upper")):
        rows[name] = rows[column].astype("float64") / rows["population"]
    return rows.sort_values(["per_head", "place"], ascending=[False, True], ignore_index=True)


def burden_questions(
    cells: pd.DataFrame, context: pd.DataFrame, base: str, province: str = ""
) -> pd.DataFrame:
    """Spans of years for which each giver's sum can be set against its budget expenditure or its product.

    They are the longest runs of years of which the base is known, and the longest of those among them of which a pair has a
    figure as well. A floor over many years of which one is known says little, and a sum that is stated for
    many years is known of none of them.

    Parameters
    ----------
    cells : DataFrame
        Rows of `series` of one flow of money, from `flows.cells`.
    context : DataFrame
        The processed table.
    base : {"general_public_expenditure", "gross_regional_product"}
    province : str
        Who received; empty for everybody. It is left out where it is itself the giver.

    Returns
    -------
    DataFrame
        `origin`, `destination` (null: all), `years`, one row a span.
    """
    known = context[context["indicator"] == base].groupby("province")["year"].agg(set)
    asked = []
    for place, own in cells.groupby("origin"):
        based = set(own["year"]) & known.get(place, set())
        told_of = based & set(own.loc[own["figure"].notna(), "year"])
        partner = None if province in ("", place) else province
        spans = dict.fromkeys((*_longest_runs(based), *_longest_runs(told_of)))
        asked += [{"origin": place, "destination": partner, "years": span} for span in spans]
    return pd.DataFrame(asked, columns=["origin", "destination", "years"], dtype=object)


def _longest_runs(years: set[int]) -> list[tuple[int, int]]:
    """First and last of the longest runs of years without a gap."""
    order = pd.Series(sorted(years), dtype=int)
    runs = order.groupby((order.diff() != 1).cumsum()).agg(["min", "max", "size"])
    best = runs[runs["size"] == runs["size"].max()]
    return list(zip(best["min"].tolist(), best["max"].tolist(), strict=True))


def burden(cells: pd.DataFrame, answers: pd.DataFrame, context: pd.DataFrame, base: str) -> pd.DataFrame:
    """What each giver gives as a share of its budget expenditure or its product.

    share = 100 * sum of the span / sum of the base over the same years. Of the spans of `burden_questions` the one is
    taken of which most is known: that with the highest floor of the share.

    Parameters
    ----------
    cells : DataFrame
        From `flows.cells`: whose shares.
    answers : DataFrame
        What `dataset.totals` answers to `burden_questions`.
    context : DataFrame
        The processed table.
    base : {"general_public_expenditure", "gross_regional_product"}

    Returns
    -------
    DataFrame
        place, first, last (the years counted, null without any), value, lower, upper, figure, printed (`measures.status.as_printed`) and base (yuan), share,
        share_lower, share_upper (percent), status, observation_ids. Largest share first.
    """
    rows = answers.drop(columns=["first", "last", "destination"]).rename(columns={"origin": "place"})
    rows[["first", "last"]] = [*rows["years"]] if len(rows) else np.empty((0, 2), dtype=int)
    # A share is one of the bound, not of what a page prints of it.
    rows = told(
        rows.rename(columns={"printed": "as_printed"}), (rows["last"] - rows["first"] + 1).astype(int)
    )
    known = rows["as_printed"].where(rows["figure"].notna()) if "as_printed" in rows else rows["figure"]
    rows["printed"] = known.fillna(rows["figure"])
    bases = context[context["indicator"] == base].set_index(["province", "year"])["value"]
    rows["base"] = [
        sum(bases[place, year] for year in range(first, last + 1))
        for place, first, last in each_row(rows[_SPAN], index=False)
    ]
    for name, column in (("share", "figure"), ("share_lower", "lower"), ("share_upper", "upper")):
        rows[name] = 100 * rows[column].astype("float64") / rows["base"].astype("float64")
    best = rows.sort_values(["share_lower", "last"], na_position="first", kind="stable")
    best = best.drop_duplicates("place", keep="last").set_index("place")
    table = best.reindex(pd.Index(sorted(cells["origin"].unique()), name="place")).reset_index()
    table["status"] = table["status"].fillna(UNKNOWN)
    table["observation_ids"] = table["observation_ids"].fillna("")
    names = [
        *_SPAN, "value", "lower", "upper", "figure", "printed", "base", "share", "share_lower", "share_upper", "status",
        "observation_ids",
    ]  # fmt: skip
    table = table[names].astype({"first": "Int64", "last": "Int64"})
    return table.sort_values(["share", "place"], ascending=[False, True], ignore_index=True)


def with_value(rows: pd.DataFrame, places: Collection[str]) -> pd.DataFrame:
    """The rows (of `per_head` or `burden`) that may be compared: of these places, and with a value rather than a floor."""
    return rows[rows["place"].isin(places) & rows["value"].notna()].reset_index(drop=True)


def same_years(burden: pd.DataFrame) -> pd.DataFrame:
    """The rows of `burden` that count the same years: those that most of them share, the latest of equals."""
    sizes = burden.groupby(["first", "last"])["place"].transform("size")
    most = burden[sizes == sizes.max()]
    return most[most["last"] == most["last"].max()].reset_index(drop=True)


def statistics_used(
    context: pd.DataFrame, heads: pd.DataFrame, burdens: dict[str, pd.DataFrame]
) -> pd.DataFrame:
    """Rows of `context` that `per_head` and `burden` (by the name of their base) took."""
    wanted = {("resident_population", row.place, row.population_year) for row in each_row(heads)}
    for base, table in burdens.items():
        wanted |= {
            (base, row.place, year)
            for row in each_row(table.dropna(subset="first"))
            for year in range(row.first, row.last + 1)
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
    """Concentration of the sums of `flows.period_flows` over the pairs that have a value: a floor has no share.

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
