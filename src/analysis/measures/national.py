"""National figures: what pages say of the whole cooperation, put in order by year.

A national figure is a claim whose giver and receiver are the whole country. It is one of three things:

- `year`: the figure of one calendar year;
- `floor`: a part of a year, 'more than', or a part of what the indicator means: the year had at least this;
- `span`: the sum of several years. It is never divided into yearly figures; together with the others it limits
  them.

What the figures that held say of each single year follows by linear programming: with one unknown a year, all sums
as equations within their rounding, and for each year at least what the claims on its pairs add up to, the least and
the greatest value of every year (as `analysis.reconcile` does it for pairs). Levels on a date are left out, they add
up to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from analysis.vocabulary.places import province_of
from analysis.vocabulary.rounds import NEXT_STAGE, ROUNDS

NATION = "100000"
FIGURES = (
    "indicator",
    "first",
    "last",
    "kind",
    "value",
    "lower",
    "upper",
    "pages",
    "held",
    "observation_ids",
)
YEARS = ("indicator", "year", "value", "lower", "upper", "obs_status", "observation_ids", "rival_ids")
_NOT_A_SUM = ("each_place", "wider", "undated", "open_start")
_A_PART = ("part", "several_on_page", "part_of_year", "open_end")


def figures(
    observations: pd.DataFrame, contradictions: pd.DataFrame, indicators: tuple[str, ...]
) -> pd.DataFrame:
    """The national figures of some indicators, each printed figure once however many pages print it.

    Parameters
    ----------
    observations, contradictions : DataFrame
        The processed tables.
    indicators : tuple of str
        Flows.

    Returns
    -------
    DataFrame
        `FIGURES`: `first` and `last` are the years covered; `kind` is year, floor or span; `value`, `lower` and
        `upper` in the base unit (`upper` null for a floor, and for a span that is a floor); `pages` counts the
        pages; `held` is false where the figure gave way to others. In order of indicator, last and first year.
    """
    flags = observations["flags"].str.split(";")
    claims = observations[
        (observations["origin"] == NATION) & (observations["destination"] == NATION)
        & observations["indicator"].isin(indicators) & observations["basis"].isin(["annual", "year_to_date", "cumulative"])
        & observations["period_start"].notna() & observations["period_end"].notna()
        & ~flags.map(lambda words: any(word in _NOT_A_SUM for word in words))
    ].copy()  # fmt: skip
    if claims.empty:
        return pd.DataFrame(columns=list(FIGURES)).astype({"held": bool})
    start, end = claims["period_start"].dt, claims["period_end"].dt
    claims["first"], claims["last"] = start.year, end.year
    whole = (start.month == 1) & (start.day == 1) & (end.month == 12) & (end.day == 31)
    part = claims["flags"].str.split(";").map(lambda words: any(word in _A_PART for word in words))
    floor = (claims["bound"] == "at_least") | (claims["basis"] == "year_to_date") | ~whole | part
    claims["kind"] = np.where(
        (claims["first"] < claims["last"]) & ~claims["each_year"], "span", np.where(floor, "floor", "year")
    )
    slack = np.where(claims["bound"] == "about", 0.05 * claims["value"], 0.0)
    claims["tolerance"] = np.maximum(claims["tolerance"], slack)
    claims["lower"] = claims["value"] - claims["tolerance"]
    claims["upper"] = (claims["value"] + claims["tolerance"]).where(~floor)
    claims = _each_year(claims)
    lost = set(contradictions.loc[contradictions["kind"] == "gave_way", "observation_id"])
    claims["lost"] = claims["observation_id"].isin(lost)
    grouped = claims.groupby(["indicator", "first", "last", "kind", "value"], sort=False)
    table = grouped.agg(
        lower=("lower", "max"), upper=("upper", "min"), pages=("source_id", "nunique"), lost=("lost", "any"),
        observation_ids=("observation_id", lambda ids: ";".join(sorted(ids))),
    ).reset_index()  # fmt: skip
    table["held"] = ~table["lost"]
    order = {name: i for i, name in enumerate(indicators)}
    return table.sort_values(
        ["indicator", "last", "first", "value"],
        key=lambda column: column.map(order) if column.name == "indicator" else column,
        ignore_index=True,
    )[list(FIGURES)]


def _each_year(claims: pd.DataFrame) -> pd.DataFrame:
    """A figure that is true for each year of a span, as one row a year."""
    years = [
        list(range(first, last + 1)) if each else [None]
        for first, last, each in zip(claims["first"], claims["last"], claims["each_year"], strict=True)
    ]
    rows = claims.assign(own=years).explode("own")
    for column in ("first", "last"):
        rows[column] = rows["own"].fillna(rows[column]).astype(int)
    return rows.drop(columns="own")


def by_year(table: pd.DataFrame, series: pd.DataFrame, indicator: str, first: int, last: int) -> pd.DataFrame:
    """What the national figures of one indicator say of each year.

    Parameters
    ----------
    table : DataFrame
        From `figures`.
    series : DataFrame
        The processed table: the lower bounds of its pairs add up to a floor of the year.
    indicator : str
    first, last : int
        Years, both included.

    Returns
    -------
    DataFrame
        `YEARS`, one row a year. A (a page states the year's figure and it held): `value`; P (only a floor is printed):
        `value` is the highest floor; M otherwise, `value` null. `lower` and `upper` are what all figures together
        allow, null where nothing limits the year. `rival_ids` are figures for the same year that were not used.
    """
    own = table[table["indicator"] == indicator]
    years = range(first, last + 1)
    bounds = limits(table, series, indicator, [(year, year) for year in years])
    rows = []
    for year, low, high in zip(years, bounds["lower"], bounds["upper"], strict=True):
        here = own[(own["first"] == year) & (own["last"] == year)]
        held = here[here["held"]]
        # The figure that most pages print, the highest floor; among equals the one that comes first.
        stated = held[held["kind"] == "year"].sort_values("pages", ascending=False, kind="stable")
        floor = held[held["kind"] == "floor"].sort_values("lower", ascending=False, kind="stable")
        best = stated if len(stated) else floor
        used = best.iloc[0] if len(best) else None
        status = "M" if used is None else "A" if len(stated) else "P"
        rivals = here.drop(index=best.index[:1])
        rows.append((
            indicator, year, np.nan if used is None else used["value"], low, high, status,
            "" if used is None else used["observation_ids"], ";".join(rivals["observation_ids"]),
        ))  # fmt: skip
    return pd.DataFrame(rows, columns=list(YEARS))


def limits(
    table: pd.DataFrame, series: pd.DataFrame, indicator: str, wanted: Sequence[tuple[int, int]]
) -> pd.DataFrame:
    """Least and greatest sum of some spans of years that all national figures of one indicator allow together.

    Parameters
    ----------
    table, series : DataFrame
        As for `by_year`.
    indicator : str
    wanted : sequence of (first, last)
        Years, both included.

    Returns
    -------
    DataFrame
        first, last, lower, upper (base unit), one row for each of `wanted`. `lower` is null where it is nought, `upper`
        where nothing caps the sum; both are null when the figures contradict each other.
    """
    held = table[(table["indicator"] == indicator) & table["held"]]
    ends = [*wanted, *zip(held["first"], held["last"], strict=True)]
    years = np.arange(min((a for a, _ in ends), default=0), max((b for _, b in ends), default=0) + 1)
    floors = (
        series[series["indicator"] == indicator]
        .groupby("year")["lower"]
        .sum()
        .reindex(years)
        .fillna(0)
        .to_numpy()
    )
    goals = _covered(wanted, years)
    low, high = _solve(held, floors, years, goals)
    frame = pd.DataFrame(list(wanted), columns=["first", "last"])
    return frame.assign(lower=np.where(low > 0, low, np.nan), upper=high)


def whole_and_part(whole: pd.DataFrame, part: pd.DataFrame) -> pd.DataFrame:
    """Limits of a whole, no lower than those of a part of it.

    Parameters
    ----------
    whole, part : DataFrame
        From `limits`, for the same spans.

    Returns
    -------
    DataFrame
        `whole` with its lower bounds raised, except where they would pass the upper ones: there the two contradict each
        other, and each stands as it was.
    """
    lower = np.fmax(whole["lower"], part["lower"])
    return whole.assign(lower=lower.where(~(lower > whole["upper"]), whole["lower"]))


def _covered(spans: Iterable[tuple[int, int]], years: np.ndarray) -> np.ndarray:
    ends = np.array(list(spans), dtype=int).reshape(-1, 2)
    return ((years >= ends[:, :1]) & (years <= ends[:, 1:])).astype(float)


def _solve(
    held: pd.DataFrame, floors: np.ndarray, years: np.ndarray, goals: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Least and greatest value of each goal (a row of noughts and ones over the years)."""
    from scipy.optimize import linprog

    covers = _covered(zip(held["first"], held["last"], strict=True), years)
    capped = held["upper"].notna().to_numpy()
    # Everything is solved in shares of the largest figure: the solver's tolerance is an absolute one.
    size = max(float(held["value"].max()), 1.0) if len(held) else 1.0
    rows = np.vstack([-covers, covers[capped]])
    sides = np.concatenate([-held["lower"].to_numpy(), held["upper"].to_numpy()[capped]]) / size + 1e-9
    caps = covers[capped].any(axis=0)
    touched = covers.any(axis=0)
    bounds = [(floor / size, None) for floor in floors]
    low, high = goals @ floors, np.full(len(goals), np.nan)
    known: dict[tuple, tuple[float, float]] = {}
    for i, goal in enumerate(goals):
        inside = goal > 0
        if not touched[inside].any():
            continue
        # Years that the same figures cover, with the same floor, can change places: one of them is solved.
        alike = tuple(sorted((*covers[:, year], floors[year]) for year in np.flatnonzero(inside)))
        if alike not in known:
            least = linprog(goal, A_ub=rows, b_ub=sides, bounds=bounds)
            most = linprog(-goal, A_ub=rows, b_ub=sides, bounds=bounds) if caps[inside].all() else None
            known[alike] = (
                least.fun * size if least.status == 0 else np.nan,
                -most.fun * size if most is not None and most.status == 0 else np.nan,
            )
        low[i], high[i] = known[alike]
    return np.where(low > 1e-6 * size, low, 0.0) + np.where(np.isnan(low), np.nan, 0.0), high


def spans(table: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The sums over several years of one indicator that held, as `analysis.charts.lines` draws them.

    Returns
    -------
    DataFrame
        first, last, value (the sum, base unit), at_least (bool), observation_ids. Of several figures for the same years
        the one that most pages print.
    """
    own = table[(table["indicator"] == indicator) & (table["kind"] == "span") & table["held"]]
    own = own.sort_values("pages", ascending=False, kind="stable").drop_duplicates(["first", "last"])
    own = own.assign(at_least=own["upper"].isna()).sort_values(["first", "last"], ignore_index=True)
    return own[["first", "last", "value", "at_least", "observation_ids"]]


def round_changes(pairings: pd.DataFrame) -> pd.DataFrame:
    """The pairs of each policy round between provinces, and what the round changed.

    A city's or county's pair is counted to its provinces. A round that only added pairs is taken together with the one
    that it added to; the others are compared with all pairs of the round before.

    Parameters
    ----------
    pairings : DataFrame
        The processed table.

    Returns
    -------
    DataFrame
        round; pairs, added, ended (tuples of (giver, receiver) adcodes of provinces); places: pairs below the provinces
        that the round's pages name.
    """
    own = pairings.assign(pair=[*zip(pairings["assisting"].map(province_of), pairings["assisted"].map(province_of), strict=True)])  # fmt: skip
    rows, before = [], set()
    for year, policy in ROUNDS.items():
        listed = own[own["round"] == year]
        new = set(listed["pair"])
        pairs = before | new if policy.adds else new
        rows.append((
            year, tuple(sorted(pairs)), tuple(sorted(pairs - before)), tuple(sorted(before - pairs)),
            int((listed["level"] != "province").sum()),
        ))  # fmt: skip
        before = pairs
    going_on = own[own["round"].eq(max(ROUNDS)) & (own["end"].isna() | (own["end"] >= NEXT_STAGE))]
    pairs = set(going_on["pair"])
    since = going_on[(going_on["start"] >= NEXT_STAGE) & (going_on["level"] != "province")]
    rows.append((NEXT_STAGE, tuple(sorted(pairs)), tuple(sorted(pairs - before)), tuple(sorted(before - pairs)), len(since)))  # fmt: skip
    return pd.DataFrame(rows, columns=["round", "pairs", "added", "ended", "places"])
