"""What the years of each flow of a pair add up to, where that is more than any single year tells."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.findings import big_numbers, guard, sum_years
from analysis.measures import contained, pair_marks, profile
from analysis.measures.provinces import TELLING
from analysis.measures.status import AT_LEAST, ESTIMATED, STATED
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.numbers import WHOLE
from analysis.vocabulary.rounds import ROUNDS

_ROUNDING, _HALF = (
    0.005,
    0.5,
)  # a figure's share, and of one thing, by which a floor lies under what a page prints
_LAST_DIGIT = 0.05  # share of a figure that the half of its last digit is, where it has two


def of_pair(cells: pd.DataFrame, chosen: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Sums of several years: those at the head of the page, and of the other flows what all years make.

    Parameters
    ----------
    cells : DataFrame
        From `measures.profile.cells`, of one pair.
    chosen : DataFrame
        From `findings.big_numbers.choose`.
    stated : DataFrame
        From `measures.pair_marks.marks`.

    Returns
    -------
    DataFrame
        As from `sum_years.dated`, with `stream`, `head` (at the head of the page) and `denied` (what pages say that deny it); one
        row a flow at most. A sum that
        one page prints is that page's, of its years; one that is hardly more than a single year is left out.
    """
    heads = chosen[chosen["first_year"] < chosen["last_year"]].assign(head=True)
    flows = [
        one.id for one in INDICATORS.values()
        if one.kind == "flow" and one.id in set(cells["indicator"]) - set(heads["indicator"])
    ]  # fmt: skip
    if not flows or cells.empty:
        return _with_days(sum_years.with_ends(heads), stated)
    origin, destination = cells[["origin", "destination"]].iloc[0]
    span = min(ROUNDS), big_numbers.LAST
    asked = pd.DataFrame({"origin": [origin], "destination": [destination], "years": [span]}, dtype=object)
    rows = big_numbers.answers(asked, {"": flows})
    known = cells.loc[cells["year"].between(*span) & cells["figure"].notna(), "indicator"]
    rows = contained.beside_told(rows, rows["indicator"].isin(known))
    rows = sum_years.nearly_all(sum_years.dated(guard.tellable(_certain(rows)).reset_index(drop=True)))
    rows = of_its_parts(rows, cells, stated)
    rows = _as_printed(
        rows.assign(stream=rows["indicator"].map(profile.stream_of), head=False, denied=None), stated
    )
    rows = rows[~(rows["status"].eq(AT_LEAST) & _under_a_level(rows, stated))]
    most = cells["figure"].groupby(cells["indicator"]).max().reindex(rows["indicator"]).fillna(0.0)
    more = rows[rows["figure"].gt((1 + TELLING) * most.to_numpy())]
    return _with_days(sum_years.with_ends(pd.concat([heads, more], ignore_index=True)), stated)


def likely_in_order(cells: pd.DataFrame, sums: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Years and sums with what is likely of a year, or of a kind in the same years, nowhere above what is of the sum that holds it.

    Parameters
    ----------
    cells, sums : DataFrame
        As for and from `of_pair`.
    """
    if cells.empty or sums.empty:
        return cells, sums
    sums = contained.kinds_in_order(sums, ["since", "until"])
    begun = sums["since"].fillna(sums["first_year"].astype("Int64"))
    spans = pd.DataFrame({"begun": begun.astype("int64"), "until": sums["until"].astype("int64")})
    spans = spans.set_index(sums["indicator"]).reindex(cells["indicator"]).set_axis(cells.index)
    held = cells["year"].ge(spans["begun"]) & cells["year"].le(spans["until"])
    inside, sums = contained.likely_in_order(cells[held], sums, ["indicator"])
    ends = {end: cells[end].astype("float64") for end in ("q10", "q90")}
    return cells.assign(**{end: own.mask(held, inside[end]) for end, own in ends.items()}), sums


def _under_a_level(rows: pd.DataFrame, stated: pd.DataFrame) -> pd.Series:
    """Sums that are less than a level that pages state: those of a few places."""
    levels = pair_marks.levels(stated).reindex(rows["indicator"]).set_axis(rows.index)
    return rows["figure"].lt(levels)


def _certain(rows: pd.DataFrame) -> pd.DataFrame:
    """Estimates that may be far off are told by their floor."""
    wide = rows["status"].eq(ESTIMATED) & ~rows["upper"].le(big_numbers.WIDE * rows["lower"])
    floor = rows["lower"].where(rows["lower"].gt(0))
    return rows.assign(figure=rows["figure"].mask(wide, floor), status=rows["status"].mask(wide, AT_LEAST))


def _as_printed(rows: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Floors that are just what a page prints for several years, or less than it: they are that figure, of its years."""
    sums = _sums(stated)
    sums = sums[~sums["floor"]]
    of_flow = dict(list(sums.groupby(["indicator", "unit"])))
    rows = rows.assign(about=False)
    for row in each_row(rows[rows["status"].eq(AT_LEAST)]):
        unit = INDICATORS[row.indicator].unit
        own = of_flow.get((row.indicator, unit), sums[:0])
        half = max(_ROUNDING * row.figure, _HALF if unit in WHOLE else 0.0)
        same = own[(own["value"] - row.figure).abs() <= half]
        more = own[own["value"] > row.figure]
        if len(same) or len(more):
            mark = same.iloc[-1] if len(same) else more.sort_values("value", kind="stable").iloc[-1]
            _tell(rows, row.Index, mark)
            rows.at[row.Index, "denied"] = tuple(pair_marks.denied(mark, sums))
    return rows


def _tell(rows: pd.DataFrame, at: object, mark: pd.Series) -> None:
    """Make a row a sum that a page prints."""
    told = {
        "figure": mark["value"],
        # The bounds and what is likely are of all years.
        **dict.fromkeys(("lower", "upper", "q10", "q90"), float("nan")),
        "status": STATED,
        "since": pd.NA if pd.isna(mark["period_start"]) else mark["period_start"].year,
        "until": mark["period_end"].year,
        "about": mark["bound"] == "about",
        "observation_ids": mark["observation_ids"],
    }
    rows.loc[at, [*told]] = tuple(told.values())


def heads(chosen: pd.DataFrame, cells: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """The numbers at the head of the page, with the years of their parts; a floor that is to the last digit a page's sum inside the years
    asked for is that sum, as it is printed.

    Parameters
    ----------
    chosen : DataFrame
        From `big_numbers.choose`.
    cells, stated : DataFrame
        As for `of_pair`.
    """
    rows, sums = of_its_parts(chosen, cells, stated), _sums(stated)
    begun, until = sums["period_start"].dt.year.fillna(min(ROUNDS)), sums["period_end"].dt.year
    for row in each_row(rows[rows["status"].eq(AT_LEAST) & rows["first_year"].lt(rows["last_year"])]):
        inside = begun.ge(row.first_year) & until.le(row.last_year)
        own = sums[inside & _same(sums, row) & ~sums["floor"]]
        if len(own):
            _tell(rows, row.Index, own.iloc[-1])
    return _with_days(rows, stated)


def _with_days(rows: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Sums with the days at which they begin and end (`begun`, `ended`), where a page states the same one of the same years."""
    sums = _sums(stated)
    ends = {}
    since, until = (sums[day].dt.year.to_numpy("float64") for day in ("period_start", "period_end"))
    floor = sums["floor"].to_numpy(bool)
    for row in each_row(rows[rows["first_year"].lt(rows["last_year"])]):
        begun = np.isnan(since) if pd.isna(row.since) else since == row.since
        of_years = begun & (until == row.until) & (floor == (row.status == AT_LEAST))
        own = np.flatnonzero(of_years)
        if len(own) and len(own := own[_same(sums.iloc[own], row)]):
            ends[row.Index] = sums.iloc[own[-1]]
    days = {
        name: pd.Series({at: mark[day] for at, mark in ends.items()}, dtype="datetime64[ns]")
        for name, day in (("begun", "period_start"), ("ended", "period_end"))
    }
    return rows.assign(**{name: own.reindex(rows.index) for name, own in days.items()})


def _sums(stated: pd.DataFrame) -> pd.DataFrame:
    """The sums of years that pages state and that hold, the last one last."""
    return stated[stated["basis"].eq("cumulative") & ~stated["gave_way"]].sort_values(
        "period_end", kind="stable"
    )


def _same(sums: pd.DataFrame, row: object) -> pd.Series:
    """Which sums are the figure of a row."""
    own = sums["indicator"].eq(row.indicator) & sums["unit"].eq(INDICATORS[row.indicator].unit)
    return own & np.isclose(sums["value"], row.figure, rtol=pair_marks.NOISE)


def of_its_parts(rows: pd.DataFrame, cells: pd.DataFrame, stated: pd.DataFrame | None = None) -> pd.DataFrame:
    """Sums with the years of what adds up to them, which other claims on them may go beyond.

    Parameters
    ----------
    rows : DataFrame
        As from `sum_years.dated`.
    cells, stated : DataFrame
        As for `of_pair`: a floor is made of years alone, or of a page's sum and the years outside it; of a province of years alone.

    Returns
    -------
    DataFrame
        `rows` with the `since` (null: open) and `until` of the parts; where none are found, or their years hold less, they stay.
    """
    told = rows.copy()
    documented = contained.documented(cells)
    certain = cells.assign(least=documented)[documented > 0]
    by_year = dict(list(certain.set_index("year").groupby(certain["indicator"].to_numpy())["least"]))
    of_flow: dict[tuple[str, str], pd.DataFrame] = {}
    if stated is not None:
        of_flow = dict(list(_sums(stated).groupby(["indicator", "unit"])))
    none = certain.set_index("year")["least"][:0]
    for row in each_row(rows[rows["status"].eq(AT_LEAST) & rows["first_year"].lt(rows["last_year"])]):
        years = by_year.get(row.indicator, none)
        years = years[(years.index >= row.first_year) & (years.index <= row.last_year)]
        unit = INDICATORS[row.indicator].unit
        own = of_flow.get((row.indicator, unit))
        half = max(_ROUNDING * row.figure, _HALF if unit in WHOLE else 0.0)
        if found := _parts(row.lower, years, own, half):
            told.loc[row.Index, ["since", "until"]] = found
    ends = ["since", "until"]
    other = told[ends].fillna(0).ne(rows[ends].fillna(0)).any(axis=1)
    less = other.copy()
    less[other] = ~sum_years.holding(told[other])
    return told.assign(**{end: told[end].mask(less, rows[end]) for end in ends})


def _parts(
    floor: float, years: pd.Series, sums: pd.DataFrame | None, half: float
) -> tuple[object, int] | None:
    """First (null: open) and last year of the years, or of a sum and the years outside it, that make a floor."""
    if len(years) and abs(years.sum() - floor) <= half:
        return years.index.min(), years.index.max()
    for mark in () if sums is None else each_row(sums):
        opened, last = pd.isna(mark.period_start), mark.period_end.year
        first = min(ROUNDS) if opened else mark.period_start.year
        outside = years[(years.index < first) | (years.index > last)]
        if -half <= mark.value + outside.sum() - floor <= max(half, _LAST_DIGIT * mark.value):
            since = pd.NA if opened else min([first, *outside.index])
            return since, max([last, *outside.index])
    return None
