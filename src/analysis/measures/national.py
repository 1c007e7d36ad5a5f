"""National figures: what pages say of the whole cooperation, put in order by year.

A national figure is a claim whose giver and receiver are the whole country. It is one of three things:

- `year`: the figure of one calendar year;
- `floor`: a part of a year, 'more than', or a part of what the indicator means: the year had at least this;
- `span`: the sum of several years. It is never divided into yearly figures; together with the others it limits
  them.

What all of them, and the claims on pairs, say of a single year or of a stage is asked of `dataset.totals` (`questions`):
who gave and who received is left open. Levels on a date are left out, they add up to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.measures.status import AT_LEAST, REPORTED, told

NATION = "100000"
FIGURES = (
    "indicator",
    "first",
    "last",
    "since",
    "until",
    "kind",
    "value",
    "lower",
    "upper",
    "figure",
    "unit",
    "pages",
    "held",
    "exact",
    "observation_ids",
)
SPANS = ("first", "last", "value", "lower", "upper", "figure", "status", "observation_ids", "rival_ids")
_NOT_A_SUM = ("each_place", "wider", "undated", "open_start")
_ROUNDING = 1.0 + 1e-6
_NOT_WHOLE = ("part", "several_on_page", "open_end")
_A_PART = (*_NOT_WHOLE, "part_of_year")


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
        `FIGURES`: `first` and `last` are the years covered, `since` and `until` are the first and the last day, which may lie within a year; `kind` is year, floor or span; `value`, `lower` and
        `upper` in the base unit (`upper` null for a floor, and for a span that is a floor); `figure` is what is told: the printed one, of a floor that is
        only about so much what is left of it; `unit` is that in which
        the page counts (persons or person-times); `pages` counts the pages; `held` is false where the figure gave way to others; `exact` is true where
        it is all of just its days, which need not be whole years. In order of indicator, last and first year.
    """
    claims = observations[
        (observations["origin"] == NATION) & (observations["destination"] == NATION)
        & observations["indicator"].isin(indicators) & observations["basis"].isin(["annual", "year_to_date", "cumulative"])
        & observations["period_start"].notna() & observations["period_end"].notna()
    ]  # fmt: skip
    claims = claims[~_flagged(claims, _NOT_A_SUM)].copy()
    if claims.empty:
        return pd.DataFrame(columns=list(FIGURES)).astype({"held": bool})
    claims["first"], claims["last"] = claims["period_start"].dt.year, claims["period_end"].dt.year
    claims = _each_year(claims)
    start, end = claims["period_start"].dt, claims["period_end"].dt
    whole = (start.month == 1) & (start.day == 1) & (end.month == 12) & (end.day == 31)
    part = _flagged(claims, _A_PART)
    floor = (claims["bound"] == "at_least") | (claims["basis"] == "year_to_date") | ~whole | part
    claims["kind"] = np.where(claims["first"] < claims["last"], "span", np.where(floor, "floor", "year"))
    claims["exact"] = (claims["bound"] == "exact") & ~_flagged(claims, _NOT_WHOLE)
    slack = np.where(claims["bound"] == "about", 0.05 * claims["value"], 0.0)
    claims["tolerance"] = np.maximum(claims["tolerance"], slack)
    # "More than 730,000" is more than that, not than what rounds to it.
    claims["lower"] = claims["value"] - claims["tolerance"].where(claims["bound"] != "at_least", 0.0)
    claims["figure"] = claims["value"].mask(floor & (claims["bound"] == "about"), claims["lower"])
    claims["upper"] = (claims["value"] + claims["tolerance"]).where(~floor)
    lost = set(contradictions.loc[contradictions["kind"] == "gave_way", "observation_id"])
    claims["lost"] = claims["observation_id"].isin(lost)
    grouped = claims.groupby(["indicator", "first", "last", "kind", "value", "unit"], sort=False)
    table = grouped.agg(
        since=("period_start", "min"), until=("period_end", "max"), lower=("lower", "max"), upper=("upper", "min"), figure=("figure", "max"), pages=("source_id", "nunique"), lost=("lost", "any"), exact=("exact", "all"),
        observation_ids=("observation_id", lambda ids: ";".join(sorted(ids))),
    ).reset_index()  # fmt: skip
    table["held"] = ~table["lost"]
    order = {name: i for i, name in enumerate(indicators)}
    return table.sort_values(
        ["indicator", "last", "first", "value"],
        key=lambda column: column.map(order) if column.name == "indicator" else column,
        ignore_index=True,
    )[list(FIGURES)]


def _flagged(claims: pd.DataFrame, flags: Iterable[str]) -> np.ndarray:
    """Which claims have one of some flags."""
    own = frozenset(flags)
    return np.fromiter((not own.isdisjoint(words.split(";")) for words in claims["flags"]), bool, len(claims))


def _each_year(claims: pd.DataFrame) -> pd.DataFrame:
    """A figure that is true for each year of a span, as one row a year, with the days of that year."""
    years = [
        list(range(first, last + 1)) if each else [None]
        for first, last, each in zip(claims["first"], claims["last"], claims["each_year"], strict=True)
    ]
    rows = claims.assign(own=years).explode("own")
    for column in ("first", "last"):
        rows[column] = rows["own"].fillna(rows[column]).astype(int)
    begins, ends = (
        pd.to_datetime(rows[column].astype(str) + day)
        for column, day in (("first", "-01-01"), ("last", "-12-31"))
    )
    rows["period_start"], rows["period_end"] = (
        rows["period_start"].clip(lower=begins),
        rows["period_end"].clip(upper=ends),
    )
    return rows.drop(columns="own").reset_index(drop=True)


def questions(spans: Iterable[tuple[int, int]]) -> pd.DataFrame:
    """What everybody gave to everybody in some spans of years (first, last), to be asked of `dataset.totals`."""
    spans = list(spans)
    asked = {"origin": None, "destination": None, "years": spans}
    return pd.DataFrame(asked, index=range(len(spans)), dtype=object)


def of_spans(answers: pd.DataFrame) -> pd.DataFrame:
    """What is known of the whole country in some spans of years.

    Parameters
    ----------
    answers : DataFrame
        What `dataset.totals` answers to `questions`.

    Returns
    -------
    DataFrame
        `SPANS`, one row a span, in the order of the questions: `first` and `last` are years, `value`, `lower`, `upper`
        and `figure` in the base unit, `status` as in `measures.status`.
    """
    first, last = answers["first"].dt.year, answers["last"].dt.year
    rows = told(answers.assign(first=first, last=last), last - first + 1)
    return rows[list(SPANS)]


def told_spans(table: pd.DataFrame, first: int, last: int) -> list[tuple[int, int]]:
    """Spans of years within a longer one of which a page tells the national figure: the longest that don't overlap.

    Parameters
    ----------
    table : DataFrame
        From `figures`, of one indicator.
    first, last : int
        Years, both included.
    """
    own = table[table["held"] & (table["first"] >= first) & (table["last"] <= last)]
    spans = sorted(set(zip(own["first"], own["last"], strict=True)), key=lambda s: (s[0] - s[1], -s[1]))
    chosen: list[tuple[int, int]] = []
    for start, end in spans:
        if all(end < other[0] or start > other[1] for other in chosen):
            chosen.append((int(start), int(end)))
    return sorted(chosen)


def coverage(whole: pd.DataFrame, traced: pd.DataFrame) -> pd.DataFrame:
    """How much of the national figures is traced to pairs.

    Parameters
    ----------
    whole : DataFrame
        From `dated`: what is known of the whole country in the spans of `told_spans`.
    traced : DataFrame
        Row for row, what the pairs add up to: `figure`, `status`, `observation_ids`, and as `givers` and `receivers` whom it was asked of.

    Returns
    -------
    DataFrame
        The rows of `whole` with `traced`, `traced_status`, `traced_ids`, `givers`, `receivers` and `share` (percent of the figure; null
        figures count as nothing traced); `observation_ids` are those of both. A floor that the pairs reach by themselves says nothing of the country and is left out.
    """
    rows = whole.reset_index(drop=True).assign(
        traced=traced["figure"].astype("float64").to_numpy(), traced_status=traced["status"].to_numpy(),
        traced_ids=traced["observation_ids"].fillna("").to_numpy(),
        **{side: traced[side].to_numpy() if side in traced else None for side in ("givers", "receivers")},
        observation_ids=[
            ";".join(sorted({one for ids in both if isinstance(ids, str) for one in ids.split(";") if one}))
            for both in zip(whole["observation_ids"], traced["observation_ids"], strict=True)
        ],
    )  # fmt: skip
    rows["share"] = 100 * rows["traced"].fillna(0) / rows["figure"]
    more = rows.pop("told_lower").fillna(0.0) > rows["traced"].fillna(0)
    return rows[more].reset_index(drop=True)


def dated(table: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Spans with the printed figure that tells most of each.

    Parameters
    ----------
    table : DataFrame
        From `figures`, of one indicator.
    rows : DataFrame
        `first`, `last` (years), `figure` and `status` of what is known of the whole country.

    Returns
    -------
    DataFrame
        `rows` with `told_ids` and `told_lower`, the claims and the floor of the printed figure that holds; `since` and `until`, the first and
        the last day that the row's figure is of: those of the printed one, or the whole span where more is known. A floor of the
        span that is all of those days is no floor of them: it is `reported`.
    """
    held = table[table["held"]].sort_values("lower").drop_duplicates(["first", "last"], keep="last")
    printed = held.set_index(["first", "last"]).reindex(pd.MultiIndex.from_frame(rows[["first", "last"]]))
    printed = printed.set_axis(rows.index)
    own = rows["figure"] <= printed["figure"] * _ROUNDING
    spans = [whole_years(*span) for span in zip(rows["first"], rows["last"], strict=True)]
    years = pd.DataFrame(spans, columns=["since", "until"], index=rows.index, dtype="datetime64[ns]")
    whole = own & printed["exact"].eq(True) & rows["status"].eq(AT_LEAST)
    return rows.assign(
        figure=rows["figure"].mask(whole, printed["figure"]), status=rows["status"].mask(whole, REPORTED),
        told_ids=printed["observation_ids"].fillna(""), told_lower=printed["lower"],
        since=printed["since"].where(own, years["since"]), until=printed["until"].where(own, years["until"]),
    )  # fmt: skip


def asked_days(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """The days over which a part of national figures (`dated`) is asked for, so that it is a part: those that each figure is of."""
    return [(f"{since:%F}", f"{until:%F}") for since, until in zip(rows["since"], rows["until"], strict=True)]


def whole_years(first: int, last: int) -> tuple[str, str]:
    """The first and the last day of some years."""
    return f"{first}-01-01", f"{last}-12-31"


def no_coverage() -> pd.DataFrame:
    """The frame of `coverage` without a row."""
    added = [
        "traced",
        "traced_status",
        "traced_ids",
        "givers",
        "receivers",
        "share",
        "told_ids",
        "since",
        "until",
    ]
    return pd.DataFrame(columns=[*SPANS, *added])


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
