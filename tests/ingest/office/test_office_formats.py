"""The same table in every format, found by content, and what a spreadsheet hides."""

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P

from analysis.errors import RawFileError
from analysis.ingest.office.reading.formats import kind_of, read_workbook
from analysis.ingest.office.reading.textfiles import encoding_of

EXPECTED = [
    ("江苏省", "陕西省", "gov_funds", "27.5", "亿元", "2023", "annual"),
    ("江苏省", "青海省", "gov_funds", "6", "亿元", "2023", "annual"),
    ("福建省", "宁夏回族自治区", "gov_funds", "5.9", "亿元", "2023", "annual"),
]


NAMES = [
    "table.xls",
    "table.ods",
    "table.docx",
    "table.html",
    "export.xls",
    "utf8.csv",
    "bom.csv",
    "gb.csv",
    "utf16.csv",
    "utf16le.txt",
    "table.tsv",
    "text.xls",
    "semicolon.csv",
]


@pytest.mark.parametrize("name", NAMES)
def test_every_format_gives_the_same_claims(inbox, figures, writers, name):
    writers[name](inbox / name)
    assert figures() == EXPECTED


def test_xlsx_under_another_name(xlsx, inbox, figures, rows):
    xlsx(rows, ["A1:C1", "A3:A4"]).rename(inbox / "wrong.csv")
    assert figures() == EXPECTED


def test_an_xls_locator_names_file_sheet_and_cell(inbox, read, writers):
    writers["table.xls"](inbox / "t.xls")
    assert read().claims["locator"].tolist() == ["t.xls|Sheet1!C3", "t.xls|Sheet1!C4", "t.xls|Sheet1!C5"]


def test_hidden_sheets_and_rows_are_read_and_said(xlsx, read, rows):
    xlsx(rows, ["A1:C1", "A3:A4"], hidden=[4], hidden_sheet=True)
    tables = read()
    assert len(tables.claims) == 3
    said = tables.findings["reason"].tolist()
    assert any("hidden sheet" in reason for reason in said)
    assert any("1 hidden or filtered rows" in reason for reason in said)


def test_hidden_sheet_and_row_of_an_ods(inbox, read, rows):
    document = OpenDocumentSpreadsheet()
    style = Style(name="hid", family="table")
    style.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(style)
    table = Table(name="表", stylename="hid")
    for n, row in enumerate(rows):
        line = TableRow(visibility="filter") if n == 4 else TableRow()
        for value in row:
            cell = (
                TableCell(valuetype="float", value=value)
                if isinstance(value, float)
                else TableCell(valuetype="string")
            )
            cell.addElement(P(text=str(value or "")))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(inbox / "t.ods"))
    assert {"a hidden sheet, read like the others", "1 hidden or filtered rows, read like the others"} <= set(
        read().findings["reason"]
    )


def test_a_formula_without_a_stored_value_is_a_reject(xlsx, read, rows):
    xlsx([*rows[:3], ["北京市", "内蒙古自治区", "=1+1"]], ["A1:C1"])
    tables = read()
    assert tables.claims["value"].tolist() == ["27.5"]
    assert tables.rejects[["column", "printed"]].values.tolist() == [["Sheet1!C4", "(formula)"]]
    assert "save it" in tables.rejects["hint"][0]


def test_a_stored_value_of_a_formula_is_read(inbox):
    book = openpyxl.Workbook()
    book.active["A1"] = 2.5
    book.save(inbox / "t.xlsx")
    sheet = read_workbook(inbox / "t.xlsx").sheets[0]
    assert sheet.rows == [["2.5"]]
    assert not sheet.unvalued


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\0\0\0\0", "empty"),
        (b"%PDF-1.7 ...", "no table"),
        (b"\x89PNG\r\n\x1a\n", "no table"),
        (bytes(range(128, 256)) * 4, "neither text"),
        (b"PK\x03\x04 broken", "broken or cut off"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "2003"),
    ],
)
def test_what_holds_no_table_is_refused_with_a_remedy(inbox, content, said):
    (inbox / "x.dat").write_bytes(content)
    with pytest.raises(RawFileError, match="x.dat") as caught:
        kind_of(inbox / "x.dat")
    assert said in caught.value.problem
    assert caught.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_told_apart(encoding):
    words = "地区,2023年\n内蒙古自治区,26314.6\n" * 3
    assert words.encode(encoding).decode(encoding_of(words.encode(encoding))) in (words, "\ufeff" + words)


@pytest.mark.parametrize("text", ["<3万元,陕西省\n1,2\n", "备注,见<table>说明\n1,2\n"])
def test_one_sign_of_a_page_makes_no_page(tmp_path, text):
    (path := tmp_path / "a.csv").write_text(text, "utf-8")
    assert kind_of(path) == "text"


def test_hidden_columns_are_said_and_never_go_before_what_is_seen(xlsx, read):
    path = xlsx(
        [
            ["2023年闽宁协作资金情况（万元）", None, None, None],
            ["受援县", "财政援助资金", "财政援助资金额", "社会捐赠"],
            ["隆德县", 400, 412, 10],
        ]
    )
    book = openpyxl.load_workbook(path)
    for letter in "BD":
        book.active.column_dimensions[letter].hidden = True
    book.save(path)
    tables = read()
    assert tables.claims[["indicator", "value"]].values.tolist() == [
        ["gov_funds", "412"],
        ["social_donations", "10"],
    ]
    assert tables.rejects["column"].tolist() == ["Sheet1!B3"]
    assert "2 hidden columns, read like the others" in set(tables.findings["reason"])
