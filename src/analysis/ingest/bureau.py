"""Exports of the National Bureau's data site among the office tables: claims that also belong into `context`.

An export in the inbox is read like any other table, so each of its figures is a claim with its cell. Those
on a province and a calendar year, of an indicator that `data/raw/context` has, are rows of `context` as well.
A series is one vintage: where an export and the collected table give the same province and year differently,
nothing of that indicator is taken from the export, because a revised year beside unrevised ones is a false
change; and where they have no province and year in common, because nothing shows that they are one series.
"""

from __future__ import annotations

import pandas as pd

from analysis.ingest.context import COLUMNS, FIRST_YEAR, TABLES
from analysis.vocabulary.places import level_of

NOTE = "statistics of the National Bureau"
"""What the note of a claim says that comes from such an export."""

_SERIES = {t.name: t for t in TABLES if t.category is None}
_KEY = ["province", "year", "indicator", "category"]
_ROUNDING = 1e-3


def context_rows(observations: pd.DataFrame, known: pd.DataFrame) -> tuple[pd.DataFrame, list[dict]]:
    """Rows that exports add to the context table.

    Parameters
    ----------
    observations : DataFrame
        Accepted claims.
    known : DataFrame
        The context table of the collected files.

    Returns
    -------
    DataFrame
        Columns of `context`, only provinces and years that are not yet known.
    list of dict
        Findings: what was added, what was there already, and exports of another vintage.
    """
    added, findings = known.iloc[:0][list(COLUMNS)], []
    for (_, indicator), rows in _figures(observations).groupby(["batch", "indicator"], sort=False):
        new, words, remedy = _beside(rows, pd.concat([known, added], ignore_index=True), indicator)
        added = pd.concat([added, new[list(COLUMNS)]], ignore_index=True)
        findings.append(_finding(rows.iloc[0], indicator, words, remedy))
    return added, findings


def _figures(observations: pd.DataFrame) -> pd.DataFrame:
    """Claims of exports on one province and one calendar year, in the columns of `context`."""
    stated = observations[
        observations["note"].str.contains(NOTE, regex=False) & observations["place"].notna()
    ]
    start, end = stated["period_start"], stated["period_end"]
    province = stated["place"]
    indicator = stated["indicator"].str.removeprefix("other:")
    per_person = indicator.map(lambda name: name in _SERIES and _SERIES[name].per_person).astype(bool)
    frame = stated[["batch", "value", "source_id", "locator", "value_printed"]].assign(
        province=province,
        year=start.dt.year,
        indicator=indicator,
        category="",
        unit=stated["unit"].where(~per_person, stated["unit"] + " per person"),
    )
    whole_year = start.dt.strftime("%m-%d").eq("01-01") & end.dt.strftime("%m-%d").eq("12-31")
    fits = whole_year & start.dt.year.eq(end.dt.year) & province.map(level_of).eq("province")
    fits &= start.dt.year.ge(FIRST_YEAR) & ~stated["flags"].str.contains("part")
    return frame[fits & indicator.isin(_SERIES)].astype({"year": int})


def _beside(rows: pd.DataFrame, known: pd.DataFrame, indicator: str) -> tuple[pd.DataFrame, str, str]:
    """Rows to add of one export, what is to be said, and what to do (nothing, where they are added)."""
    none, whole = rows.iloc[:0], f"to change the series, replace data/raw/context/{indicator}.csv as a whole"
    series = known[known["indicator"] == indicator]
    if not series.empty and set(rows["unit"]) != set(series["unit"]):
        return none, f"not in the unit of the series, {series['unit'].iloc[0]}: not taken", whole
    rows = rows.drop_duplicates(_KEY)
    both = rows.merge(series, on=_KEY, how="left", suffixes=("", "_known"))
    there = both["value_known"].notna()
    apart = there & ((both["value"] - both["value_known"]).abs() > _ROUNDING * both["value_known"].abs())
    if apart.any():
        first = both[apart].iloc[0]
        return none, (
            f"another vintage: {int(apart.sum())} of {int(there.sum())} common figures differ"
            f" ({first['province']} {first['year']}: {first['value']:.6g} here, {first['value_known']:.6g} collected);"
            " none was taken into the context table"
        ), whole  # fmt: skip
    if not there.any() and not series.empty:
        return none, (
            f"{len(rows)} figures have no province and year in common with the collected series, so that nothing shows"
            " that they continue it; none was taken into the context table"
        ), f"export it together with years that data/raw/context/{indicator}.csv has"  # fmt: skip
    new = both[~there]
    return new, f"{len(new)} figures added to the context table, {int(there.sum())} were there already", ""


def _finding(row: pd.Series, indicator: str, reason: str, remedy: str) -> dict[str, str]:
    file, _, place = row["locator"].partition("|")
    sheet, _, cell = place.rpartition("!")
    return {
        "file": file, "sheet": sheet, "cell": cell, "printed": str(row["value_printed"]),
        "reason": f"{indicator}: {reason}", "remedy": remedy or "nothing", "severity": "warning" if remedy else "note",
    }  # fmt: skip
