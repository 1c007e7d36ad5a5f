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

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.measures import status
from analysis.measures.links import joined
from analysis.measures.status import AT_LEAST, NOT_A_SUM, REPORTED, Claim, told
from analysis.vocabulary.scope import MAYBE_A_PART

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
_ROUNDING = 1.0 + 1e-6
_NOT_WHOLE = (*MAYBE_A_PART, "several_on_page", "open_end")
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
    lost = set(contradictions.loc[contradictions["kind"] == "gave_way", "observation_id"])
    # They are few, and looked at in many ways: one by one that takes a tenth of the time of columns.
    alike: dict[tuple, list[_Figure]] = {}
    for cells in zip(*(claims[name].to_numpy(dtype=object) for name in _Claim._fields), strict=True):
        for one in _figures(_Claim(*cells)):
            alike.setdefault(one.key, []).append(one)
    rows = [(*key, *_together(own, lost)) for key, own in alike.items()]
    order = {name: i for i, name in enumerate(indicators)}
    rows.sort(key=lambda row: (order[row[0]], row[2], row[1], row[4]))
    kinds = {name: observations[name].dtype for name in ("indicator", "unit", "observation_id")}
    columns = dict(zip(_GROUPED, zip(*rows, strict=True) if rows else [()] * len(_GROUPED), strict=True))
    table = pd.DataFrame({
        name: pd.Series(list(cells), dtype=kinds.get(name.removesuffix("s"), _KINDS.get(name, "float64")))
        for name, cells in columns.items()
    })  # fmt: skip
    return table[list(FIGURES)]


class _Claim(NamedTuple):
    observation_id: str
    source_id: str
    indicator: str
    unit: str
    basis: str
    bound: str
    flags: str
    each_year: bool
    period_start: pd.Timestamp
    period_end: pd.Timestamp
    value: float
    tolerance: float


class _Figure(NamedTuple):
    """What a claim says of a span of years: `key` is what claims that say the same have in common."""

    key: tuple[str, int, int, str, float, str]
    since: pd.Timestamp
    until: pd.Timestamp
    lower: float
    upper: float
    figure: float
    exact: bool
    claim: _Claim


_GROUPED = (
    "indicator", "first", "last", "kind", "value", "unit", "since", "until", "lower", "upper", "figure", "pages", "held", "exact",
    "observation_ids",
)  # fmt: skip
_KINDS = {
    "first": "int64", "last": "int64", "kind": "str", "since": "datetime64[ns]", "until": "datetime64[ns]", "pages": "int64",
    "held": "bool", "exact": "boolean",
}  # fmt: skip


def _figures(claim: _Claim) -> Iterator[_Figure]:
    """The figures of a claim: one, or one a year where it is true for each year of a span; none where it isn't of sums."""
    flags = {*claim.flags.split(";")}
    if not flags.isdisjoint(NOT_A_SUM) or pd.isna(claim.value) or pd.isna(claim.unit):
        return
    about = claim.bound == "about"
    tolerance = max(claim.tolerance, 0.05 * claim.value if about else 0.0)
    # "More than 730,000" is more than that, not than what rounds to it.
    lower = claim.value - (tolerance if claim.bound != "at_least" else 0.0)
    for since, until in _days(claim):
        first, last = since.year, until.year
        whole = (since.month, since.day, until.month, until.day) == (1, 1, 12, 31)
        floor = claim.bound == "at_least" or claim.basis == "year_to_date" or not whole
        floor |= not flags.isdisjoint(_A_PART)
        kind = "span" if first < last else "floor" if floor else "year"
        yield _Figure(
            (claim.indicator, first, last, kind, claim.value, claim.unit), since, until, lower,
            np.nan if floor else claim.value + tolerance, lower if floor and about else claim.value,
            claim.bound == "exact" and flags.isdisjoint(_NOT_WHOLE), claim,
        )  # fmt: skip


def _days(claim: _Claim) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """First and last day of a claim, or of each year in which it is true."""
    since, until = claim.period_start, claim.period_end
    if not claim.each_year:
        return [(since, until)]
    return [
        (max(since, pd.Timestamp(year, 1, 1)), min(until, pd.Timestamp(year, 12, 31)))
        for year in range(since.year, until.year + 1)
    ]


def _together(own: list[_Figure], lost: set[str]) -> tuple:
    """What figures that are printed alike say together: the cells of `_GROUPED` after their key."""
    ids = [one.claim.observation_id for one in own]
    return (
        min(one.since for one in own), max(one.until for one in own), np.fmax.reduce([one.lower for one in own]),
        np.fmin.reduce([one.upper for one in own]), np.fmax.reduce([one.figure for one in own]),
        len({one.claim.source_id for one in own}), lost.isdisjoint(ids), all(one.exact for one in own), ";".join(sorted(ids)),
    )  # fmt: skip


def questions(spans: Iterable[tuple[int, int]]) -> pd.DataFrame:
    """What everybody gave to everybody in some spans of years (first, last), to be asked of `dataset.totals`."""
    spans = list(spans)
    asked = {"origin": None, "destination": None, "years": spans}
    return pd.DataFrame(asked, index=range(len(spans)), dtype=object)


def as_printed(answers: pd.DataFrame, claims: Mapping[str, Claim]) -> pd.DataFrame:
    """What the claims on the country itself print of the floors, beside those on pairs, which alone are told to be behind a floor.

    Parameters
    ----------
    answers : DataFrame
        Of everybody, as for `measures.status.as_printed`, with what it added.
    claims : mapping
        Id -> claim: those on the whole country.
    """
    spans = [status.days_of(*ends) for ends in zip(answers["first"], answers["last"], strict=True)]
    own = [
        ";".join(one for one, claim in claims.items() if claim.period_start >= first and claim.period_end <= last)
        for first, last in spans
    ]  # fmt: skip
    printed = status.as_printed(answers.assign(observation_ids=own), claims)["printed"]
    return answers.assign(printed=answers["printed"].fillna(printed))


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
            joined(ids for ids in both if isinstance(ids, str))
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
    held = (
        table[table["held"]]
        .sort_values("lower", kind="stable")
        .drop_duplicates(["first", "last"], keep="last")
    )
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
