"""All tables in one .xlsx, one sheet a table, for people who live in Excel.

Codes of places and indicators have the name beside them, columns their meaning as a comment on the header, and the
first sheets say what there is. Every text is written as text: a note that begins with = or + is no formula, an address no link.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import xlsxwriter

from analysis.export.codebook import WORDS
from analysis.export.descriptor import LICENCE, TITLE, field_type
from analysis.place_book import PlaceBook
from analysis.version import __version__
from analysis.vocabulary.columns import TABLES
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.values import UNITS, VALUES

NO_TIME = datetime(2000, 1, 1)
"""Written as the time of creation: the same tables must make the same file."""

WIDEST = 60
_NAME = "_name"
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FIRST, _COLUMNS, _CODES = "说明 About", "字段 Columns", "代码 Codes"


def write_workbook(tables: Mapping[str, pd.DataFrame], book: PlaceBook, path: Path) -> None:
    """Write the workbook.

    Parameters
    ----------
    tables : mapping of DataFrame
        In the order of the sheets.
    book : PlaceBook
        Names of the places.
    path : Path
    """
    with xlsxwriter.Workbook(str(path), _OPTIONS) as file:
        file.set_properties({"title": TITLE[1], "created": NO_TIME})
        formats = {
            "head": file.add_format({"bold": True, "bg_color": "#E8EEF1", "bottom": 1}),
            "title": file.add_format({"bold": True, "font_size": 14}),
            "wrap": file.add_format({"text_wrap": True, "valign": "top"}),
            "link": file.add_format({"font_color": "#1F5C7A", "underline": 1}),
            "date": file.add_format({"num_format": "yyyy-mm-dd"}),
            "whole": file.add_format({"num_format": "#,##0"}),
            "broken": file.add_format({"num_format": "#,##0.0###"}),
        }
        _about(file, tables, formats)
        _list(file, _COLUMNS, ("表 table", "列 column", "中文", "English", "单位 unit", "空单元格", "empty cell"), (
            (name, column, c.zh, c.en, c.unit, *c.blank)
            for name in tables for column, c in TABLES[name].columns.items()
        ), formats)  # fmt: skip
        _list(file, _CODES, ("清单 list", "代码 code", "中文", "English"), (
            (name, code, *meaning) for name, codes in {**VALUES, "unit": UNITS}.items() for code, meaning in codes.items()
        ), formats)  # fmt: skip
        for name, frame in tables.items():
            _table(file, name, _with_names(name, frame, book), formats)


def sheet_name(table: str) -> str:
    """Name of a table's sheet, with the Chinese one for those who look for it."""
    return f"{table} {TABLES[table].zh}"[:31]


def _with_names(name: str, frame: pd.DataFrame, book: PlaceBook) -> pd.DataFrame:
    """The table with the name of each place and indicator beside its code."""
    named = frame.copy()
    for column, words in TABLES[name].columns.items():
        if words.refers == "places.adcode":
            both = book.names(frame[column], "zh") + " " + book.names(frame[column], "en")
        elif words.values == "indicator":
            told = {i.id: f"{i.zh}（{UNITS[i.unit][0]}） {i.en} ({i.unit})" for i in INDICATORS.values()}
            both = frame[column].map(told)
        else:
            continue
        named.insert(named.columns.get_loc(column) + 1, column + _NAME, both)
    if name == "series":
        # Nothing is known of most cells, and a sheet that begins with them looks empty.
        named = named.sort_values("method", key=lambda method: method == "unknown", kind="stable")
    return named


def _about(file: xlsxwriter.Workbook, tables: Mapping[str, pd.DataFrame], formats: dict) -> None:
    sheet = file.add_worksheet(_FIRST)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 3, WIDEST)
    for row, text in enumerate(TITLE):
        sheet.write_string(row, 0, text, formats["title"])
    row = 3
    for key in ("intro", "warning"):
        for text in WORDS[key]:
            plain = text.format(version=__version__).replace("`", "").replace("**", "")
            sheet.merge_range(row, 0, row, 3, plain, formats["wrap"])
            sheet.set_row(row, 48)
            row += 1
    sheet.write_string(row, 0, f"{LICENCE['title']} ({LICENCE['name']}), {LICENCE['path']}")
    row += 2
    for column, text in enumerate(("工作表 sheet", "行数 rows", "一行是", "one row is")):
        sheet.write_string(row, column, text, formats["head"])
    for name, frame in tables.items():
        row += 1
        sheet.write_url(row, 0, f"internal:'{sheet_name(name)}'!A1", formats["link"], sheet_name(name))
        sheet.write_number(row, 1, len(frame), formats["whole"])
        sheet.write_string(row, 2, TABLES[name].row_zh)
        sheet.write_string(row, 3, TABLES[name].row_en)
    for listed in (_COLUMNS, _CODES):
        row += 1
        sheet.write_url(row, 0, f"internal:'{listed}'!A1", formats["link"], listed)


def _list(file: xlsxwriter.Workbook, name: str, head: tuple[str, ...], rows, formats: dict) -> None:
    _sheet(file, name, pd.DataFrame(list(rows), columns=list(head)).astype("str"), formats)


def _table(file: xlsxwriter.Workbook, name: str, frame: pd.DataFrame, formats: dict) -> None:
    sheet = _sheet(file, sheet_name(name), frame, formats, name)
    for place, column in enumerate(frame.columns):
        words = TABLES[name].columns.get(column)
        if words:
            unit = f"\n{UNITS.get(words.unit, ('', words.unit))[1]}" if words.unit else ""
            sheet.write_comment(0, place, f"{words.zh}\n{words.en}{unit}", {"x_scale": 2, "author": ""})


def _sheet(
    file: xlsxwriter.Workbook, name: str, frame: pd.DataFrame, formats: dict, table: str = ""
) -> xlsxwriter.worksheet.Worksheet:
    sheet = file.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)
    for place, column in enumerate(frame.columns):
        sheet.write_string(0, place, column, formats["head"])
        kind = field_type(table, column) if table and not column.endswith(_NAME) else "string"
        cells = frame[column]
        sheet.set_column(place, place, _width(column, cells))
        write = {
            "integer": partial(_write_number, sheet, formats),
            "number": partial(_write_number, sheet, formats),
            "year": lambda row, place, value: sheet.write_number(row, place, int(value)),
            "date": lambda row, place, value: sheet.write_datetime(
                row, place, value.to_pydatetime(), formats["date"]
            ),
            "boolean": sheet.write_boolean,
        }.get(kind, sheet.write_string)
        filled = np.flatnonzero(cells.notna().to_numpy() & (cells != "").fillna(False).to_numpy(dtype=bool))
        # A list at once: a column of text hands out its cells one by one ten times as slowly.
        for row, value in zip(filled.tolist(), cells.iloc[filled].astype(object).tolist(), strict=True):
            write(row + 1, place, value)
    return sheet


def _write_number(
    sheet: xlsxwriter.worksheet.Worksheet, formats: dict, row: int, place: int, value: float
) -> None:
    number = float(value)
    sheet.write_number(row, place, number, formats["whole" if number.is_integer() else "broken"])


def _width(column: str, cells: pd.Series) -> float:
    """Width that shows most cells in full; a Chinese character is two wide."""
    shown = cells.dropna().astype("str").head(300)
    wide = shown.map(lambda text: sum(2 if ord(char) > 0x2E80 else 1 for char in text))
    return min(max(len(column) + 4, (wide.quantile(0.9) if len(wide) else 0) + 2), WIDEST)
