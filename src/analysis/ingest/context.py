"""Provincial statistics that the cooperation is set against, as one tidy table in base units.

Six tables with columns of their own become rows of province, year, indicator, category, value, unit, source.
`category` is the industry of an employment figure or the place of registration of a resident, else empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.ingest import quantities
from analysis.ingest.problems import Problem, reject_row
from analysis.ingest.tables import Reader, read_table

COLUMNS = ("province", "year", "indicator", "category", "value", "unit", "source_id")

FIRST_YEAR, LAST_YEAR = 1990, 2030


@dataclass(frozen=True, slots=True)
class ContextTable:
    """How one raw table becomes rows of the tidy one."""

    name: str
    value: str = "value"
    unit: str | None = None
    category: str | None = None
    per_person: bool = False


TABLES = (
    ContextTable("gross_regional_product"),
    ContextTable("general_public_expenditure"),
    ContextTable("resident_population"),
    ContextTable("disposable_income_per_capita", per_person=True),
    ContextTable("employment_by_industry", "persons_in_long_form_sample", "人", "industry"),
    ContextTable("residents_registered_elsewhere", "persons", "人", "registered_in"),
)
"""`unit` is given where the table states it in a column's name."""


def read_context(
    raw: Path, correct, province_code, read: Reader = read_table
) -> tuple[pd.DataFrame, list[dict]]:
    """Read the tables of `raw/context`.

    Parameters
    ----------
    raw : Path
    correct : callable
        `(table name, frame) -> frame`, applies the corrections.
    province_code : callable
        Printed province name -> adcode, or None.
    read : callable
        Reads one table as `read_table` does.

    Returns
    -------
    context : DataFrame
        `COLUMNS`; `value` in yuan, persons or yuan per person; `unit` says which.
    rejects : list of dict
    """
    frames, rejects = [], []
    for table in TABLES:
        path = raw / "context" / f"{table.name}.csv"
        needed = ["province", "year", table.value, "source_id"]
        needed += [table.category] if table.category else []
        needed += [] if table.unit else ["unit"]
        frame, bad = read(path, needed, f"context/{table.name}")
        rejects += bad
        tidy, bad = _tidy(correct(f"context/{table.name}", frame), table, province_code)
        frames.append(tidy)
        rejects += bad
    return pd.concat(frames, ignore_index=True), rejects


def _tidy(frame: pd.DataFrame, table: ContextTable, province_code) -> tuple[pd.DataFrame, list[dict]]:
    rows, rejects = [], []
    codes = {name: province_code(name) for name in frame["province"].unique()}
    seen: dict[tuple, int] = {}
    for row in frame.to_dict("records"):
        code = codes[row["province"]]
        category = row[table.category] if table.category else ""
        figure = quantities.parse(row[table.value], table.unit or row["unit"])
        problems = [figure] if isinstance(figure, Problem) else []
        if code is None:
            problems.append(Problem("province", row["province"], "unknown province", "write its full name"))
        if not re.fullmatch(r"[0-9]{4}", row["year"]) or not FIRST_YEAR <= int(row["year"]) <= LAST_YEAR:
            problems.append(
                Problem("year", row["year"], f"not a year of {FIRST_YEAR}-{LAST_YEAR}", "write four digits")
            )
        first = seen.setdefault((code, row["year"], category), row["row"])
        if first != row["row"]:
            problems.append(
                Problem(
                    "(row)", row[table.value], f"the same cell as row {first}", "keep one of the two rows"
                )
            )
        if problems:
            rejects.append(reject_row(row["batch"], row["row"], problems))
            continue
        unit = f"{figure.unit} per person" if table.per_person else figure.unit
        rows.append((code, int(row["year"]), table.name, category, figure.value, unit, row["source_id"]))
    return pd.DataFrame(rows, columns=list(COLUMNS)), rejects
