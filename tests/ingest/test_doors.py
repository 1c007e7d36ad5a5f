"""A file that people fill may be anything: it is named with a remedy, the others go on, and nothing personal comes in."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import RawFileError
from analysis.ingest.claims import COLUMNS
from analysis.ingest.doors import Doors
from analysis.ingest.files import not_read, printable_name, read_whole, require_plain_file, walk
from analysis.ingest.office.reading import limits
from analysis.ingest.personal import REMOVED
from analysis.ingest.readers import read_inbox

HEAD = ",".join(COLUMNS)
ROW = "p1,福建省,province,宁夏回族自治区,province,gov_funds,5,亿元,2023,annual,para 1,{note}"
posix = pytest.mark.skipif(os.name != "posix", reason="names and devices of a Unix")


@pytest.fixture
def raw(tmp_path):
    """A raw folder with one good batch."""
    for folder in ("claims", "inbox", "pairings"):
        (tmp_path / folder).mkdir()
    (tmp_path / "claims" / "good.csv").write_text(f"{HEAD}\n{ROW.format(note='')}\n", "utf-8")
    return tmp_path


def read(raw):
    doors = Doors(raw)
    claims = doors.claims()
    doors.close()
    return doors, claims


def spoil(folder, kind):
    """Put a spoilt batch into a folder."""
    bad = folder / "bad.csv"
    contents = {
        "empty": b"", "gbk": f"{HEAD}\n".encode() + "金额".encode("gbk"), "zeros": b"\0" * 100, "no columns": b"a,b\n1,2\n",
        "quotes": HEAD.encode() + b'\n"never closed', "twice": f"{HEAD},note\n".encode(), "long cell": b"x" * 200_000,
        "own": f"{HEAD},row\n".encode(),
    }  # fmt: skip
    if kind in contents:
        bad.write_bytes(contents[kind])
    elif kind == "link":
        bad.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(bad)
    elif kind == "socket":
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket may have 107 bytes
        socket.socket(socket.AF_UNIX).bind("bad.csv")
        os.chdir(here)
    elif kind == "rights":
        bad.write_text(HEAD)
        bad.chmod(0)
    elif kind == "strange":
        (folder / "bad.exe").write_bytes(b"MZ")
    elif kind == "broken workbook":
        (folder / "bad.xlsx").write_bytes(b"PK\x03\x04")


@posix
@pytest.mark.parametrize(
    "kind",
    ["empty", "gbk", "zeros", "no columns", "quotes", "twice", "long cell", "own", "link", "pipe", "socket", "rights",
     "strange", "broken workbook"],
)  # fmt: skip
def test_a_spoilt_batch_is_one_line_and_the_others_are_read(raw, kind):
    if kind == "rights" and os.geteuid() == 0:
        pytest.skip("root may read everything")
    spoil(raw / "claims", kind)
    doors, claims = read(raw)
    assert claims["value"].tolist() == ["5"]
    (problem,) = doors.unreadable
    assert str(problem.path).startswith("claims/bad") and problem.problem and problem.hint
    (reject,) = doors.rejects
    assert (reject["row"], reject["column"]) == (0, "(file)")
    assert sum(rows for _, rows in doors.counts) == len(claims) + len(doors.rejects)


@posix
def test_a_name_in_any_bytes_is_read_and_shown(raw):
    name = os.fsdecode("表格".encode("gbk") + b".csv")
    (raw / "claims" / name).write_text(f"{HEAD}\n{ROW.format(note='b')}\n", "utf-8")
    doors, claims = read(raw)
    assert len(claims) == 2 and not doors.unreadable
    claims["batch"].str.encode("utf-8")


@posix
@pytest.mark.parametrize(
    "name",
    ["县" * 82 + "x.csv", "x" * 251 + ".csv", "a b\tc\nd.csv", "=cmd.csv", "$(id).csv", "\x1b[31m.csv"],
)
def test_names_of_any_length_and_kind_are_read(raw, name):
    (raw / "claims" / name).write_text(f"{HEAD}\n{ROW.format(note='b')}\n", "utf-8")
    (raw / "inbox" / name).write_text("县,金额\n", "utf-8")
    doors, claims = read(raw)
    assert len(claims) == 2 and not doors.unreadable
    assert all(batch.isprintable() and len(batch) <= 120 for batch in claims["batch"])
    assert not read_inbox(raw / "inbox").unreadable


def test_names_are_shown_without_a_telephone(tmp_path):
    assert printable_name(tmp_path / "王13912345678.csv", tmp_path) == f"王{REMOVED}.csv"


@pytest.mark.parametrize("what", ["content", "gone", "replaced"])
def test_a_file_that_changes_while_it_is_read_is_not_taken(tmp_path, what):
    path = tmp_path / "a.csv"
    path.write_text("a")

    def change(file):
        if what == "gone":
            file.unlink()
        elif what == "replaced":
            (tmp_path / "b").write_text("a")
            (tmp_path / "b").replace(file)
        else:
            file.write_text("longer")

    with pytest.raises(RawFileError, match="changed while it was read|is missing"):
        read_whole(path, "a.csv", change)


def test_a_file_that_vanishes_after_the_folder_was_listed_stops_nothing(raw, monkeypatch):
    from analysis.ingest import doors as module

    listed = module.batches(raw / "claims")[0] | {"gone": raw / "claims" / "gone.csv"}
    monkeypatch.setattr(module, "batches", lambda folder: (listed, []))
    doors, claims = read(raw)
    assert len(claims) == 1
    assert [(problem.path, problem.problem) for problem in doors.unreadable] == [
        ("claims/gone.csv", "the file is missing")
    ]


def test_links_are_not_followed(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "x.csv").write_text("")
    assert [path.name for path in walk(tmp_path)] == ["loop", "x.csv"]
    with pytest.raises(RawFileError, match="a link"):
        require_plain_file(tmp_path / "a" / "loop")
    with pytest.raises(RawFileError, match="a folder"):
        require_plain_file(tmp_path / "a")


@posix
def test_links_and_devices_of_the_inbox_are_named(raw):
    spoil(raw / "inbox", "link")
    os.mkfifo(raw / "inbox" / "pipe.xlsx")
    (raw / "inbox" / "folder.csv.yml").mkdir()
    problems = read_inbox(raw / "inbox").unreadable
    assert [(problem.path, problem.problem) for problem in problems] == [
        ("bad.csv", "a link to another place"),
        ("pipe.xlsx", "no file but a folder, a pipe or a device"),
    ]


def test_the_time_of_an_inbox_is_bounded_and_told(raw, monkeypatch):
    monkeypatch.setenv("ATLAS_INBOX_SECONDS", "0")
    (raw / "inbox" / "a.csv").write_text("县,金额\n", "utf-8")
    (problem,) = read_inbox(raw / "inbox").unreadable
    assert "not read: the files before it took" in problem.problem and "ATLAS_INBOX_SECONDS" in problem.hint


@pytest.mark.parametrize(
    "note",
    [
        "身份证64222119721212815X",
        "联系人：王小明",
        "电话 ０９５４－２０３１２３４",
        "zhang@example.com",
        "微信：nxwang88",
    ],
)
def test_personal_data_of_a_batch_is_taken_out_and_counted(raw, note):
    (raw / "claims" / "good.csv").write_text(f"{HEAD}\n{ROW.format(note=note)}\n", "utf-8")
    doors, claims = read(raw)
    assert REMOVED in claims["note"].iat[0]
    (finding,) = doors.findings
    assert finding["printed"] == "1 cells" and finding["file"] == "claims/good.csv"
    assert note[-6:] not in claims.to_csv() + str(doors.findings)


def test_a_figure_is_no_telephone_and_a_telephone_no_figure(raw):
    lines = [
        ROW.format(note="").replace(",5,", f",{value},")
        for value in ("13800138000", "13800138000.5", "约139亿")
    ]
    lines += [
        ROW.format(note="").replace(",5,", f",{value},")
        for value in ("电话：13912345678", "64222119721212815X")
    ]
    (raw / "claims" / "good.csv").write_text("\n".join([HEAD, *lines]), "utf-8")
    _, claims = read(raw)
    assert claims["value"].tolist() == [
        "13800138000",
        "13800138000.5",
        "约139亿",
        f"电话：{REMOVED}",
        REMOVED,
    ]


def test_rows_that_are_rejected_are_masked_too(raw):
    (raw / "claims" / "good.csv").write_text(f"{HEAD}\n电话13912345678,too,few\n", "utf-8")
    doors, _ = read(raw)
    assert "13912345678" not in str(doors.rejects)


@pytest.mark.parametrize(
    "text",
    [
        "corrections: [",
        "corrections: [{id: x}]",
        "a: 1\na: 2",
        "[" * 5000,
        "corrections: " + "9" * 5000,
        "\xff",
    ],
)
def test_spoilt_corrections_are_one_line(raw, text):
    (raw / "corrections.yml").write_bytes(text.encode("latin-1"))
    doors, claims = read(raw)
    assert len(claims) == 1
    assert [str(problem.path) for problem in doors.unreadable] == ["corrections.yml"]


def test_a_correction_that_matches_nothing_is_named_and_the_others_are_applied(raw):
    entry = (
        "- {{id: {id}, table: {table}, action: replace, column: value, value: 6, match: {{value: {match}}},"
        " expect: {{unit: 亿元}}, reason: a slip of the page, author_role: editor, date: 2024-01-02}}"
    )
    entries = [entry.format(id="a", table="claims/good", match="77"), entry.format(id="b", table="claims/good", match="5"),
               entry.format(id="c", table="claims/none", match="5")]  # fmt: skip
    (raw / "corrections.yml").write_text("corrections:\n" + "\n".join(entries), "utf-8")
    doors, claims = read(raw)
    assert claims["value"].tolist() == ["6"]
    assert [problem.problem[:12] for problem in doors.unreadable] == ["correction a", "correction c"]


def test_many_small_files_are_listed_quickly(tmp_path):
    for number in range(2000):
        (tmp_path / f"{number}.csv").touch()
    tables = read_inbox(tmp_path)
    assert len(tables.unreadable) == 2000
    assert {problem.problem for problem in tables.unreadable} == {"empty"}


def test_a_table_of_more_figures_than_the_memory_holds_is_told_and_the_others_are_read(raw, monkeypatch):
    monkeypatch.setattr(limits, "MAX_SHEET_CLAIMS", 3)
    table = "东部,西部,2021年,2022年\n福建省,宁夏,1,2\n浙江省,四川省,3,4\n"
    (raw / "inbox" / "large.csv").write_text(f"财政援助资金（万元）\n{table}", "utf-8")
    (raw / "inbox" / "small.csv").write_text(
        "东部,西部,财政援助资金（万元）,年份\n福建省,宁夏,5,2023\n", "utf-8"
    )
    tables = read_inbox(raw / "inbox")
    assert tables.claims["value"].tolist() == ["5"]
    (problem,) = tables.unreadable
    assert problem.path == "large.csv" and "more than 3 figures" in problem.problem
    assert "split it" in problem.hint


@pytest.mark.parametrize(
    "head, line",
    [
        ("地区,2022年财政援助资金（万元）,2023年财政援助资金（万元）", "西吉县,{n},{n}"),
        ("姓名,身份证号,户籍县,就业地,起始月", "王小明,64222119721212815X,西吉县,福州市,2023-03"),
    ],
)
def test_the_time_of_a_table_grows_with_its_lines_and_not_with_their_square(raw, head, line):
    def seconds(lines):
        rows = [line.format(n=1000 + number % 90) for number in range(lines)]
        (raw / "inbox" / "a.csv").write_text("\n".join([head, *rows]), "utf-8")
        start = time.process_time()
        read_inbox(raw / "inbox")
        return time.process_time() - start

    seconds(20)  # what is loaded once
    assert seconds(1600) < 8 * max(seconds(400), 0.05)


def test_a_fault_of_ours_does_not_show_a_cell():
    said = not_read(ValueError("13912345678 王小明"), "a.csv")
    assert "13912345678" not in str(said) and "王小明" not in str(said)
    assert isinstance(not_read(MemoryError(), "a.csv"), RawFileError)
    assert sys.getrecursionlimit() and "RecursionError" in str(not_read(RecursionError(), "a.csv"))


def test_a_table_without_rows_has_its_columns(raw):
    (raw / "pairings.csv").write_text("nonsense\n")
    doors = Doors(raw)
    rows = doors.rows("pairings", ("source_id", "east"))
    assert list(rows.columns) == ["batch", "row", "source_id", "east"] and rows.empty
    assert pd.api.types.is_integer_dtype(rows["row"])
