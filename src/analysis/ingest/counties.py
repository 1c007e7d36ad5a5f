"""Lists of counties: the national key counties, and the counties that left poverty, one row a county."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.ingest.places import Resolver
from analysis.ingest.problems import Problem, reject_row
from analysis.vocabulary.places import level_of, province_of

KEY_COLUMNS = ("source_id", "province", "county")
POOR_COLUMNS = (*KEY_COLUMNS, "year_out")
FIRST_OUT, LAST_OUT = 2016, 2020


def key_counties(
    listed: pd.DataFrame, sources: pd.DataFrame, resolver: Resolver
) -> tuple[pd.DataFrame, list[dict]]:
    """The listed key counties, one row a county with the pages that list it: adcode, province, name_zh, source_ids."""
    rows, rejects = _counties(listed, sources, resolver, lambda row: None)
    grouped = rows.groupby("adcode", as_index=False).agg(
        {"province": "first", "name_zh": "first", "source_ids": _joined}
    )
    return grouped, rejects


def poor_counties(
    listed: pd.DataFrame, sources: pd.DataFrame, resolver: Resolver
) -> tuple[pd.DataFrame, list[dict]]:
    """Counties with the year in which they left poverty: adcode, province, name_zh, year_out, source_ids.

    A county that two pages date differently has a row for each year.
    """
    rows, rejects = _counties(listed, sources, resolver, _year_problem)
    rows["year_out"] = rows["year_out"].astype(int)
    grouped = rows.groupby(["adcode", "year_out"], as_index=False).agg(
        {"province": "first", "name_zh": "first", "source_ids": _joined}
    )
    return grouped[["adcode", "province", "name_zh", "year_out", "source_ids"]], rejects


def one_county(resolver: Resolver, province: str, county: str) -> str | Problem:
    """Adcode of the one county (or city without counties) of this name in a province."""
    found = resolver.resolve(province + county, "county")
    if not found.ok:
        return Problem("county", county, found.problem, found.hint)
    if [level_of(code) for code in found.adcodes] != ["county"]:
        return Problem("county", county, "not one county", "write one row for each county")
    return found.adcodes[0]


def _counties(
    listed: pd.DataFrame, sources: pd.DataFrame, resolver: Resolver, check: Callable[[dict], Problem | None]
) -> tuple[pd.DataFrame, list[dict]]:
    known, rows, rejects = set(sources["source_id"]), [], []
    for row in listed.to_dict("records"):
        code = one_county(resolver, row["province"], row["county"])
        problems = [code] if isinstance(code, Problem) else []
        if row["source_id"] not in known:
            problems.append(Problem(
                "source_id", row["source_id"], "the source is not in sources.csv", "add the page, or mend the id"
            ))  # fmt: skip
        if problem := check(row):
            problems.append(problem)
        if problems:
            rejects.append(reject_row(row["batch"], row["row"], problems))
        else:
            rows.append({
                "adcode": code, "province": province_of(code), "name_zh": row["county"], "source_ids": row["source_id"],
                "year_out": row.get("year_out"),
            })  # fmt: skip
    return pd.DataFrame(rows, columns=["adcode", "province", "name_zh", "source_ids", "year_out"]), rejects


def _year_problem(row: dict) -> Problem | None:
    printed = row["year_out"].strip()
    if printed.isascii() and printed.isdecimal() and FIRST_OUT <= int(printed) <= LAST_OUT:
        return None
    return Problem(
        "year_out", printed, f"not a year of {FIRST_OUT}-{LAST_OUT}",
        "counties left poverty from 2016 to 2020: check the page",
    )  # fmt: skip


def _joined(ids: pd.Series) -> str:
    return ";".join(sorted(set(ids)))
