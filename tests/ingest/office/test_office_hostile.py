"""Hostile and broken files: a typed error that names the file and the remedy, in bounded time; the others go on."""

import io
import time
import zipfile

import openpyxl
import pytest

from analysis.errors import RawFileError
from analysis.ingest.office.reading.formats import read_workbook

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
SECONDS = 30
"""Of work: on a machine that is busy with others it takes longer by the clock."""


def with_sheet(path, xml, extra=()):
    """Write a workbook whose first sheet part is `xml`, with further parts."""
    whole = io.BytesIO()
    openpyxl.Workbook().save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part, xml if part.filename == "xl/worksheets/sheet1.xml" else data)
        for name, data in extra:
            new.writestr(name, data)
    return path


def refused(path):
    start = time.process_time()
    with pytest.raises(RawFileError) as caught:
        read_workbook(path)
    assert time.process_time() - start < SECONDS
    assert caught.value.path == path.name
    assert caught.value.hint
    return caught.value.problem


def test_a_zip_bomb(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with_sheet(path, SHEET.format("<sheetData/>"), [("xl/media/zeros.bin", b"\0" * 64 * 1024**2)])
    assert "1000 times its size" in refused(path)


def test_a_part_that_unpacks_to_more_than_it_declares(tmp_path):
    path = with_sheet(tmp_path / "liar.xlsx", (SHEET.format("<sheetData/>") + " " * 10_000_000).encode())
    raw = bytearray(path.read_bytes())
    at = raw.rfind(b"xl/worksheets/sheet1.xml") - 46 + 24
    raw[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(raw)
    refused(path)


@pytest.mark.parametrize("cell", ["XFD1048576", "A1073741824", "ZZZ1"])
def test_a_workbook_that_claims_billions_of_cells(tmp_path, cell):
    rows = (
        f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row><c r="{cell}"><v>2</v></c></row></sheetData>'
    )
    assert "cells" in refused(with_sheet(tmp_path / "huge.xlsx", SHEET.format(rows)))


def test_a_declared_dimension_is_ignored(tmp_path):
    xml = SHEET.format(
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>'
    )
    assert read_workbook(with_sheet(tmp_path / "t.xlsx", xml)).sheets[0].rows == [["7"]]


def test_xml_entities_are_refused(tmp_path):
    xml = (
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
        + SHEET.format(
            '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData>'
        )
    )
    assert "entities" in refused(with_sheet(tmp_path / "laughs.xlsx", xml))


def test_external_entities_are_not_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    xml = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file://{secret}">]>' + SHEET.format("<sheetData/>")
    refused(with_sheet(tmp_path / "xxe.xlsx", xml))
    page = tmp_path / "page.html"
    page.write_text(
        f'<!DOCTYPE h [<!ENTITY x SYSTEM "file://{secret}">]><html><table><tr><td>&x;</td></tr></table></html>'
    )
    assert "geheim" not in str(read_workbook(page))


def test_an_ods_that_repeats_a_cell_a_billion_times(tmp_path):
    path = tmp_path / "huge.ods"
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
        '<table:table table:name="s"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    assert "cells" in refused(path)


def test_a_truncated_workbook_and_other_files_go_on(inbox, xlsx, read):
    good = xlsx([["2023年资金"], ["结对关系", "财政援助资金（亿元）"], ["闽宁协作", 5.9]], name="good.xlsx")
    (inbox / "bad.xlsx").write_bytes(good.read_bytes()[:-400])
    (inbox / "worse.xls").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\xff" * 600
    )
    tables = read()
    assert tables.claims["value"].tolist() == ["5.9"]
    assert [problem.path for problem in tables.unreadable] == ["bad.xlsx", "worse.xls"]
    assert all(problem.hint for problem in tables.unreadable)


def test_a_password_is_named(tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )
    assert "password" in refused(path)
    locked = tmp_path / "zipped.xlsx"
    openpyxl.Workbook().save(locked)
    raw = bytearray(locked.read_bytes())
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(raw)
    assert "password" in refused(locked)


def test_an_archive_that_is_no_workbook(tmp_path):
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../etc/passwd", "root")
    assert "no workbook" in refused(path)


def test_a_csv_with_a_row_of_a_million_cells(tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text("," * 1_000_000)
    assert "cells" in refused(path)


def test_links_out_of_the_inbox_are_refused(inbox, tmp_path, read):
    outside = tmp_path / "outside.csv"
    outside.write_text("东部,西部,财政援助资金（亿元）\n北京市,内蒙古自治区,5\n", encoding="utf-8")
    (inbox / "link.csv").symlink_to(outside)
    tables = read()
    assert tables.claims.empty
    assert "link" in tables.unreadable[0].problem


def test_names_of_files_are_harmless_in_messages(inbox, read):
    (inbox / "a\nb\x1b[31m.csv").write_text(
        "东部,西部,财政援助资金（亿元）\n北京市,内蒙古自治区,5\n", encoding="utf-8"
    )
    assert read().claims["batch"].tolist() == ["a\ufffdb\ufffd[31m.csv"]
