"""The workbook, read back as a person's Excel would: sheets, names, texts that stay texts, no trace of the time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from analysis.export.workbook import sheet_name, write_workbook
from analysis.place_book import PlaceBook
from analysis.vocabulary.columns import TABLES


@pytest.fixture(scope="module")
def book(package: Path) -> CalamineWorkbook:
    return CalamineWorkbook.from_path(package / "east-west-atlas.xlsx")


def _rows(book: CalamineWorkbook, sheet: str) -> list[dict]:
    head, *rows = book.get_sheet_by_name(sheet).to_python()
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_one_sheet_a_table(book: CalamineWorkbook, tables: dict[str, pd.DataFrame]) -> None:
    assert book.sheet_names == ["说明 About", "字段 Columns", "代码 Codes", *map(sheet_name, tables)]
    assert all(len(_rows(book, sheet_name(name))) == len(frame) for name, frame in tables.items())
    assert all(len(sheet_name(name)) <= 31 for name in TABLES)


def test_a_claim_as_a_person_reads_it(book: CalamineWorkbook) -> None:
    row = next(r for r in _rows(book, "observations 数据记录") if r["observation_id"] == "fujian_ningxia:3")
    assert (row["origin"], row["origin_name"], row["destination_name"]) == (
        "350000",
        "福建 Fujian",
        "宁夏 Ningxia",
    )
    assert row["indicator_name"] == "财政援助资金（元） Government assistance funds (yuan)"
    assert (row["value"], row["each_year"], row["value_printed"]) == (21e6, False, "2100")
    assert row["period_start"].isoformat() == "1997-01-01"


def test_the_series_begins_with_what_is_known(book: CalamineWorkbook) -> None:
    methods = [row["method"] == "unknown" for row in _rows(book, "series 年度序列")]
    assert methods == sorted(methods)
    assert not methods[0]


def test_no_text_becomes_a_formula_or_a_link(few: dict, tmp_path: Path) -> None:
    texts = ["=1+1", "+25% as printed", "-", "@SUM(A1)", "https://example.org/a", '=HYPERLINK("http://x")']
    note = [texts[i % len(texts)] for i in range(6)]
    few["rejects"] = pd.DataFrame(
        {"batch": "b", "row": range(6), "column": "c", "printed": note, "reason": "r", "hint": "", "count": 1}
    )
    path = tmp_path / "x.xlsx"
    write_workbook(few, PlaceBook(few["places"], tmp_path), path)
    rows = _rows(CalamineWorkbook.from_path(path), "rejects 未采纳的行")
    assert [row["printed"] for row in rows] == texts
    with zipfile.ZipFile(path) as parts:
        sheets = [
            parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")
        ]
        links = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")]
    assert not any("<f>" in sheet for sheet in sheets)
    assert not any("hyperlink" in link for link in links)


def test_the_file_does_not_know_the_time(package: Path) -> None:
    with zipfile.ZipFile(package / "east-west-atlas.xlsx") as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 31, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in parts.read("docProps/core.xml")
