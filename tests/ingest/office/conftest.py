"""Builders of office tables in the formats and layouts in use; each returns the path of a file in an inbox."""

import csv
import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from analysis.ingest.office.reading import child, formats, sandbox
from analysis.ingest.readers import read_inbox

OF_THE_CHILD = ("test_office_formats", "test_office_fuzz", "test_office_hostile")
"""Modules on how files are parsed, as the program does it: each in a child process."""

FIELDS = ["east", "west", "indicator", "value", "unit", "period", "basis"]


@pytest.fixture(autouse=True)
def parsed_here(request, monkeypatch):
    """Let what the child would answer be answered here, where tests are on what tables say: hundreds of starts of Python less."""

    def read(path, kind):
        return sandbox.workbook_from(path.name, json.loads(json.dumps(child.answer_on(path, kind))))

    if request.path.stem not in OF_THE_CHILD:
        monkeypatch.setattr(formats, "read_in_child", read)


@pytest.fixture
def inbox(tmp_path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def xlsx(inbox):
    """Write rows as an .xlsx with merged areas, hidden rows and a sheet name."""

    def write(rows, merged=(), name="table.xlsx", sheet="Sheet1", hidden=(), hidden_sheet=False):
        book = openpyxl.Workbook()
        page = book.active
        page.title = sheet
        for row in rows:
            page.append(row)
        for area in merged:
            page.merge_cells(area)
        for row in hidden:
            page.row_dimensions[row].hidden = True
        if hidden_sheet:
            book.create_sheet("说明")
            page.sheet_state = "hidden"
        book.save(inbox / name)
        return inbox / name

    return write


@pytest.fixture
def text(inbox):
    """Write rows as a text table."""

    def write(rows, name="table.csv", encoding="utf-8", separator=","):
        out = io.StringIO()
        csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
        (inbox / name).write_bytes(out.getvalue().encode(encoding))
        return inbox / name

    return write


@pytest.fixture
def read(inbox):
    """Read the inbox and hold its account: every row in went to one place."""

    def read_all(**given):
        tables = read_inbox(inbox, **given)
        counts = tables.counts
        out = counts[["claims", "pairings", "summed", "rejects", "set_aside"]].sum(axis=1)
        assert (counts["rows_in"] == out).all(), counts.to_string()
        return tables

    return read_all


@pytest.fixture
def figures(read):
    """Read the inbox and return the claims as tuples of `FIELDS`, in the order of the cells."""

    def read_claims():
        return [tuple(row) for row in read().claims[FIELDS].itertuples(index=False)]

    return read_claims


ROWS = [
    ["2023年东西部协作情况表（单位：亿元）", None, None],
    ["东部", "西部", "财政援助资金"],
    ["江苏省", "陕西省", 27.5],
    ["", "青海省", 6],
    ["福建省", "宁夏回族自治区", 5.9],
]
"""One table, to be written in every format; 江苏省 is merged over two rows where the format can say it."""


def write_xls(path):
    book = xlwt.Workbook()
    page = book.add_sheet("Sheet1")
    page.write_merge(0, 0, 0, 2, ROWS[0][0])
    page.write_merge(2, 3, 0, 0, "江苏省")
    for r, row in enumerate(ROWS[1:], start=1):
        for c, value in enumerate(row):
            if value and not (r == 2 and c == 0):
                page.write(r, c, value)
    book.save(str(path))


def write_ods(path):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Sheet1")
    for row in ROWS:
        line = TableRow()
        for n, value in enumerate(row):
            if value is None or (row[1] == "青海省" and n == 0):
                line.addElement(CoveredTableCell())
                continue
            span = (
                {"numbercolumnsspanned": 3}
                if row is ROWS[0]
                else {"numberrowsspanned": 2}
                if value == "江苏省"
                else {}
            )
            number = isinstance(value, int | float)
            cell = (
                TableCell(valuetype="float", value=value, **span)
                if number
                else TableCell(valuetype="string", **span)
            )
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))


def write_docx(path):
    document = docx.Document()
    document.add_paragraph(ROWS[0][0])
    table = document.add_table(rows=4, cols=3)
    for r, row in enumerate(ROWS[1:]):
        for c, value in enumerate(row):
            table.cell(r, c).text = str(value)
    table.cell(1, 0).merge(table.cell(2, 0)).text = "江苏省"
    document.save(str(path))


def write_html(path):
    path.write_bytes(
        f"""<html><head><meta charset="gb2312"><script>var a = 5;</script></head><body><p>{ROWS[0][0]}</p><table>
        <tr><th>东部</th><th>西部</th><th>财政援助资金</th></tr>
        <tr><td rowspan="2">江苏省</td><td>陕西省</td><td>27.5</td></tr><tr><td>青海省</td><td>6</td></tr>
        <tr><td>福建省</td><td>宁夏回族自治区</td><td>5.9</td></tr></table></body></html>""".encode("gb18030")
    )


def as_text(encoding, separator):
    lines = "\n".join(separator.join("" if v is None else str(v) for v in row) for row in ROWS)
    return lambda path: path.write_bytes(lines.encode(encoding))


WRITERS = {
    "table.xls": write_xls,
    "table.ods": write_ods,
    "table.docx": write_docx,
    "table.html": write_html,
    "export.xls": write_html,
    "old.xlsx": write_xls,
    "open.xlsx": write_ods,
    "utf8.csv": as_text("utf-8", ","),
    "bom.csv": as_text("utf-8-sig", ","),
    "gb.csv": as_text("gb18030", ","),
    "utf16.csv": as_text("utf-16", "\t"),
    "utf16le.txt": as_text("utf-16-le", "\t"),
    "table.tsv": as_text("gb18030", "\t"),
    "text.xls": as_text("gb18030", "\t"),
    "semicolon.csv": as_text("utf-8", ";"),
}


@pytest.fixture
def rows():
    """The rows of one table, for `xlsx`; its merged areas are A1:C1 and A3:A4."""
    return [list(row) for row in ROWS]


@pytest.fixture
def writers():
    """Functions that write the same table in a format, by file name."""
    return WRITERS


@pytest.fixture
def two_tables():
    """The rows of a sheet with two tables under one headline, for `xlsx`."""
    return [
        ["2023年苏陕协作"],
        ["一、资金（万元）"],
        ["地区", "财政援助资金"],
        ["商洛市", 100],
        [],
        ["二、就业（人）"],
        ["地区", "帮助农村劳动力就业"],
        ["商洛市", 10],
    ]
