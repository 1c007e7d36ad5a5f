"""What is known of a pair as marks on a line of time: what pages state, what is worked out where that says more, and what of it tells.

The claims on a pair and the years of its series are `profile`'s; how marks are drawn is for `charts.timeline`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.contained import rough
from analysis.measures.status import AT_LEAST, ESTIMATED, NO_TOTAL, of_few_places
from analysis.reconcile.kinds import FAMILIES
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.rounds import ROUNDS
from analysis.vocabulary.scope import DISJOINT_PART, MAYBE_A_PART, SEVERAL_ON_PAGE

_PARTS = {*MAYBE_A_PART, SEVERAL_ON_PAGE}
_ROUNDING = 0.005  # figures that differ by less are one, printed with more or fewer digits
NOISE = 1e-6  # share of a figure that is but the noise of the arithmetic
_SCRAP = 0.2  # share of another year's figure under which a floor is that of a few places
APART = 0.005  # share by which two printed figures differ
ALWAYS = pd.Timestamp(1900, 1, 1)  # where a start is open


def marks(found: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """What pages state of a pair as marks on a line of time: one for each different figure of a period.

    Parameters
    ----------
    found : DataFrame
        From `profile.claims`; only those of the pair itself and of listed indicators are taken.
    series : DataFrame
        From `profile.cells`: it knows which claims gave way to others.

    Returns
    -------
    DataFrame
        `indicator`, `unit`, `basis`, `each_year`, `floor` (a "more than", or only a part of what the indicator means),
        `bound`, `period_start` (null: the start is open), `period_end`, `value`, `gave_way` (every claim that states it
        lost to others) and `observation_ids`. Undated claims have no place here, nor those that hold for each place or
        cover more than the pair. Parts that a page divides without overlap are one mark: the floor of their sum.
    """
    own = found[
        (found["scope"] == "pair") & found["indicator"].isin(INDICATORS) & found["period_end"].notna()
    ]
    lost = {one for ids in series["rival_ids"] for one in ids.split(";") if one}
    flags = [set(joined.split(";")) for joined in own["flags"]]
    own = own.assign(
        gave_way=own["observation_id"].isin(lost),
        # What a page counts over a year of things that are there on a day need not be all of them.
        floor=floors(own)
        # A year of which its note says that some months are known.
        | (own["basis"].eq("annual") & np.array(["part_of_year" in f for f in flags], dtype=bool))
        | (own["basis"].eq("annual") & own["indicator"].map(lambda one: INDICATORS[one].kind).eq("stock")),
        # A figure that is rounded to its first digit is about so much, as in the table.
        bound=own["bound"].mask(
            own["bound"].eq("exact") & rough(own["value"], 2 * own["tolerance"]), "about"
        ),
    )
    own = own[np.array([not f & NO_TOTAL for f in flags], dtype=bool)]
    # Twelve months of two years are no year, but a sum over them.
    over = own["period_start"].dt.year < own["period_end"].dt.year
    own = own.assign(
        basis=own["basis"].mask(own["basis"].eq("annual") & ~own["each_year"] & over, "cumulative")
    )
    own = parts_together(_exactly(own))
    keys = [
        "indicator",
        "unit",
        "basis",
        "each_year",
        "floor",
        "bound",
        "period_start",
        "period_end",
        "value",
    ]
    if own.empty:  # grouping would drop the columns
        return own.assign(observation_ids="")[[*keys, "gave_way", "observation_ids"]]
    grouped = own.groupby(keys, dropna=False, sort=True)
    return grouped.agg(
        gave_way=("gave_way", "all"), observation_ids=("observation_id", ";".join)
    ).reset_index()


def parts_together(own: pd.DataFrame) -> pd.DataFrame:
    """Claims with the sum of the parts that a page divides without overlap in their place: a floor, less the halves of their last
    digits, as the sums are settled with it (`reconcile.limits`)."""
    apart = np.array([DISJOINT_PART in joined.split(";") for joined in own["flags"]], dtype=bool)
    apart &= own["bound"].isin(["exact", "about", "at_least"]).to_numpy(bool)
    keys = ["source_id", "indicator", "unit", "basis", "each_year", "period_start", "period_end"]
    several = own[apart]
    several = several[several.duplicated(keys, keep=False)] if len(several) else several
    if several.empty:
        return own
    # The noise of adding is no part of a sum: it would cut the last digit of the floor.
    groups = several.assign(value=several["value"] - several["tolerance"]).groupby(
        keys, dropna=False, sort=False
    )
    sums = groups.agg(
        value=("value", lambda parts: round(parts.sum(), 6)), gave_way=("gave_way", "any"), observation_id=("observation_id", ";".join),
    ).reset_index()  # fmt: skip
    return pd.concat([own.drop(several.index), sums.assign(floor=True, bound="exact")], ignore_index=True)


def _exactly(own: pd.DataFrame) -> pd.DataFrame:
    """Claims with the figure of another page that prints the same one with more digits: 12.8 of 12.844 is no second one."""
    rough_ones = own["bound"].eq("about") & ~own["floor"]
    keys = ["indicator", "unit", "basis", "each_year", "floor", "period_start", "period_end"]
    exact = own.loc[own["bound"].eq("exact"), [*keys, "value"]].drop_duplicates()
    both = own[rough_ones].reset_index(names="at").merge(exact, on=keys, suffixes=("", "_exact"))
    both = both[(both["value"] - both["value_exact"]).abs() <= _ROUNDING * both["value_exact"]]
    same = both.drop_duplicates("at").set_index("at")["value_exact"]
    known = own.index.isin(same.index)
    return own.assign(value=own["value"].mask(known, same), bound=own["bound"].mask(known, "exact"))


def solved(cells: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Years of which no page states what is known best: claims on cities, on several years or pairs limit it.

    Parameters
    ----------
    cells : DataFrame
        From `profile.cells`.
    stated : DataFrame
        From `marks`; years whose best figure one of them gives are left out.

    Returns
    -------
    DataFrame
        As `marks`, with the basis `solved` and `scrap`: figures, estimates, and floors of at least one whole thing. A floor that
        neighbouring years share is one mark that holds for each of them (`each_year`).
    """
    rows = cells[cells["figure"] >= 1].sort_values(["indicator", "year"], ignore_index=True)
    unit = rows["indicator"].map(lambda one: INDICATORS[one].unit)
    rows = rows[~_given(rows.assign(unit=unit), stated)]
    rows = rows.assign(unit=unit[rows.index], floor=rows["status"] == AT_LEAST)
    again = rows[["indicator", "figure"]].eq(rows[["indicator", "figure"]].shift()).all(axis=1)
    again &= rows["floor"] & rows["floor"].shift(fill_value=False) & (rows["year"].diff() == 1)
    runs = rows.groupby(np.cumsum(~again.to_numpy(bool)))
    first, last = runs.first(), runs["year"].last()
    whole = (first["unit"] != "yuan") & first["floor"]
    return pd.DataFrame({
        "indicator": first["indicator"], "unit": first["unit"], "basis": "solved", "each_year": first["year"] < last,
        "floor": first["floor"], "bound": first["status"].map({ESTIMATED: "about"}).fillna("exact"),
        "period_start": pd.to_datetime(first["year"].astype("str") + "-01-01"),
        "period_end": pd.to_datetime(last.astype("str") + "-12-31"),
        "value": np.where(whole, np.ceil(first["figure"] - 1e-6), first["figure"].where(first["unit"] == "yuan", first["figure"].round())),
        "gave_way": False, "observation_ids": runs["observation_ids"].agg(";".join), "scrap": first["scrap"],
    })  # fmt: skip


def _given(rows: pd.DataFrame, stated: pd.DataFrame) -> np.ndarray:
    """Of which rows a mark inside the year gives the figure. A floor gives no figure, but every figure gives a floor."""
    # A level is of its date, whenever it began to grow.
    inside = stated["period_start"].fillna(stated["period_end"]).dt.year == stated["period_end"].dt.year
    inside |= stated["basis"].eq("stock") | stated["each_year"]
    own = stated[inside & ~stated["gave_way"] & ~stated["basis"].isin(["target", "cumulative"])]
    begun = own["period_start"].where(own["each_year"]).fillna(own["period_end"]).dt.year
    years = [[*range(a, b + 1)] for a, b in zip(begun, own["period_end"].dt.year, strict=True)]
    own = (
        own.assign(year=pd.Series(years, index=own.index, dtype=object))
        .explode("year")
        .astype({"year": "int64"})
    )
    own = own[["indicator", "unit", "year", "value", "floor"]]
    both = rows.reset_index(names="at")[["at", "indicator", "unit", "year", "figure", "status"]].merge(
        own, on=["indicator", "unit", "year"]
    )
    same = np.isclose(both["value"], both["figure"], rtol=_ROUNDING)
    least = both["status"] == AT_LEAST
    return rows.index.isin(both.loc[same & (least | ~both["floor"]), "at"])


def solved_sums(chosen: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Sums that a profile tells and no page states as they are, as marks over the years that they are of.

    Parameters
    ----------
    chosen : DataFrame
        From `findings.pair_sums.of_pair`, or `findings.big_numbers.choose`.
    stated : DataFrame
        From `marks`; what one of them gives is left out.

    Returns
    -------
    DataFrame
        As `marks`, with the basis `solved_sum`.
    """
    rows = chosen[chosen["first_year"] < chosen["last_year"]]
    own = stated[(stated["basis"] == "cumulative") & ~stated["gave_way"]]
    given = [
        bool(
            np.isclose(own.loc[own["indicator"] == row.indicator, "value"], row.figure, rtol=_ROUNDING).any()
        )
        for row in each_row(rows)
    ]
    rows = rows[~np.array(given, dtype=bool)]
    floor = rows["status"] == AT_LEAST
    unit = rows["indicator"].map(lambda one: INDICATORS[one].unit)
    whole = (unit != "yuan") & floor
    return pd.DataFrame({
        "indicator": rows["indicator"], "unit": unit, "basis": "solved_sum", "each_year": False, "floor": floor,
        "bound": rows["status"].map({ESTIMATED: "about"}).fillna("exact"),
        "period_start": pd.to_datetime(rows["since"].astype("Int64").astype("str") + "-01-01", errors="coerce"),
        "period_end": pd.to_datetime(rows["until"].astype("Int64").astype("str") + "-12-31"),
        "value": rows["figure"].where(~whole, np.ceil(rows["figure"] - 1e-6)), "gave_way": False,
        "observation_ids": rows["observation_ids"],
    })  # fmt: skip


def telling(marks: pd.DataFrame) -> pd.DataFrame:
    """The marks without floors that say nothing: another figure of the same time, or of a part of it, is no lower.

    Parameters
    ----------
    marks : DataFrame
        From `marks`, `solved` and `solved_sums`.

    Returns
    -------
    DataFrame
        Rows of `marks`, with `scrap`. A floor of a day or some months counts as one of its year.
    """
    start, end = marks["period_start"].fillna(ALWAYS), marks["period_end"]
    within = start.dt.year == end.dt.year
    level = (marks["basis"] == "stock") | marks["indicator"].map(lambda one: INDICATORS[one].kind).eq("stock")
    told = marks.assign(
        at=range(len(marks)), level=level, start=start, end=end,
        first=start.where(~within, end.dt.to_period("Y").dt.start_time),
        last=end.where(~within, end.dt.to_period("Y").dt.end_time.dt.normalize()),
    )  # fmt: skip
    firm = told[~told["gave_way"] & (told["basis"] != "target")]
    both = firm[firm["floor"] & ~firm["each_year"]].merge(
        firm, on=["indicator", "unit", "level"], suffixes=("", "_other")
    )
    inside = (both["start_other"] >= both["first"]) & (both["end_other"] <= both["last"])
    higher = (both["value_other"] > both["value"]) | (both["value_other"] == both["value"]) & (
        ~both["floor_other"] | (both["at_other"] < both["at"])
    )
    scrap = _scraps(firm, marks)
    if "scrap" in marks:
        scrap |= marks["scrap"].eq(True).to_numpy(bool)
    return marks.assign(scrap=scrap)[~told["at"].isin(both.loc[inside & higher, "at"])]


def _scraps(firm: pd.DataFrame, marks: pd.DataFrame) -> np.ndarray:
    """Worked out floors that are next to nothing beside another year, of it or of a part of it, or beside the average of a sum over
    it, or less than half of an earlier one, also of a part: those of a county or two, and no fall."""
    over = firm["basis"].isin(["cumulative", "solved_sum"])
    years = firm[~over].sort_values("period_end", kind="stable")
    values = years.groupby(["indicator", "unit", "level"])["value"]
    beside = np.fmax(values.transform("max"), _most_of_parts(years))
    earlier = np.fmax(values.cummax(), _most_of_parts(years, so_far=True))
    little = (years["value"] < _SCRAP * np.fmax(beside, _average(years, firm[over]))) | of_few_places(
        years["value"], earlier
    )
    little &= years["basis"].eq("solved") & years["floor"]
    return np.isin(np.arange(len(marks)), years.loc[little, "at"])


def _most_of_parts(years: pd.DataFrame, so_far: bool = False) -> np.ndarray:
    """The largest year of what each indicator holds, such as government funds of all funds, or the largest so far; nought where it
    holds no other. The years are in order."""
    flow = ~years["level"].to_numpy(bool)
    most = np.zeros(len(years))
    for family in FAMILIES:
        for whole, kinds in family.covers.items():
            parts = {one for one, own in family.covers.items() if not own & ~kinds} - {whole}
            values = np.where(flow & years["indicator"].isin(parts), years["value"], 0.0)
            if values.any():
                own = flow & years["indicator"].eq(whole)
                most[own] = np.fmax.accumulate(values)[own] if so_far else np.nanmax(values)
    return most


def _average(years: pd.DataFrame, sums: pd.DataFrame) -> pd.Series:
    """The largest average year of the sums over each year; nought where there is none. A sum without a start begins with the cooperation."""
    begun = sums["start"].dt.year.clip(lower=min(ROUNDS))
    sums = sums.assign(average=sums["value"] / (sums["end"].dt.year - begun + 1))
    both = years[["at", "indicator", "unit", "start", "end"]].merge(
        sums[["indicator", "unit", "start", "end", "average"]],
        on=["indicator", "unit"],
        suffixes=("", "_sum"),
    )
    both = both[both["start"].ge(both["start_sum"]) & both["start"].le(both["end_sum"])]
    return years["at"].map(both.groupby("at")["average"].max()).fillna(0.0)


def denied(row: pd.Series, marks: pd.DataFrame) -> list[float]:
    """Sums of the same thing from the same start, up to no later a day and yet larger: pages that deny one another, none of which gave way.

    Parameters
    ----------
    row : Series
        One of `marks`.
    marks : DataFrame
        From `marks`.
    """
    if row["basis"] != "cumulative" or row["floor"]:
        return []
    same = (
        marks["indicator"].eq(row["indicator"])
        & marks["unit"].eq(row["unit"])
        & marks["basis"].eq("cumulative")
    )
    same &= ~marks["floor"] & ~marks["gave_way"] & marks["period_start"].eq(row["period_start"])
    earlier = marks[same & (marks["period_end"] <= row["period_end"])]
    return sorted(set(earlier.loc[earlier["value"] > (1 + APART) * row["value"], "value"]))


def levels(marks: pd.DataFrame) -> pd.Series:
    """The highest level on a date that pages state of each indicator, in its unit."""
    unit = marks["indicator"].map(lambda one: INDICATORS[one].unit)
    own = marks[marks["basis"].eq("stock") & ~marks["gave_way"] & marks["unit"].eq(unit)]
    return own.groupby("indicator")["value"].max()


def floors(rows: pd.DataFrame) -> np.ndarray:
    """Which claims are floors: a "more than", or a part of what the indicator means."""
    parts = [bool(_PARTS.intersection(joined.split(";"))) for joined in rows["flags"]]
    return (rows["bound"] == "at_least").to_numpy() | np.array(parts, dtype=bool)
