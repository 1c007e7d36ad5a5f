"""Raw CSV files: what can't be read at all is an error in words, what is wrong with one row is a reject."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import RawFileError
from analysis.ingest.tables import batches, find, read_table


def write(path, text, encoding="utf-8"):
    path.write_text(text, encoding=encoding)
    return path


def test_cells_are_kept_as_printed_with_the_line_of_the_file(tmp_path):
    path = write(tmp_path / "batch.csv", 'value,unit\n007,万元\n,"a, b"\n', "utf-8-sig")
    frame, rejects = read_table(path, ["value", "unit"])
    assert frame.to_dict("records") == [
        {"batch": "batch", "row": 2, "value": "007", "unit": "万元"},
        {"batch": "batch", "row": 3, "value": "", "unit": "a, b"},
    ]
    assert rejects == []


def test_a_row_with_too_many_or_too_few_cells_is_a_reject_and_the_others_go_on(tmp_path):
    path = write(tmp_path / "b.csv", "value,unit\n1,元\n2,元,more\n3\n4,元\n")
    frame, rejects = read_table(path, ["value"])
    assert frame["row"].tolist() == [2, 5]
    assert [(r["batch"], r["row"]) for r in rejects] == [("b", 3), ("b", 4)]
    assert all(r["reason"] and r["hint"] for r in rejects)


def test_blank_lines_before_the_header_are_passed_over_and_counted(tmp_path):
    frame, rejects = read_table(write(tmp_path / "b.csv", "\n,\nvalue,unit\n\n1,元\n"), ["value"])
    assert frame.to_dict("records") == [{"batch": "b", "row": 5, "value": "1", "unit": "元"}]
    assert rejects == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "missing"),
        (b"", "empty"),
        (b"value,unit\n", "'indicator' is missing"),
        ("数值,单位\n".encode("gb18030"), "not UTF-8"),
        (b"indicator,indicator\n", "stands twice"),
        (b'indicator\n"open', "can't be read as CSV"),
        (b"\n\n", "empty"),
        (b"indicator,row\n", "a name that the ingestion gives itself"),
    ],
)
def test_a_file_that_can_not_be_read_says_why_and_what_to_do(tmp_path, content, words):
    path = tmp_path / "x.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RawFileError, match=words) as caught:
        read_table(path, ["indicator"])
    assert caught.value.hint
    assert str(path) in str(caught.value)


def test_hidden_and_lock_files_are_not_tables(tmp_path):
    for name in ("b.csv", "a.csv", ".c.csv", "~$d.csv"):
        write(tmp_path / name, "x\n")
    assert [path.name for path in find(tmp_path)] == ["a.csv", "b.csv"]


def test_rows_and_columns_without_any_text_are_left_out_and_lines_keep_their_number(tmp_path):
    path = write(tmp_path / "b.csv", "value,unit,,\n1,元,,\n,,,\n\n2,家,,\n\n\n")
    frame, rejects = read_table(path, ["value", "unit"])
    assert frame[["row", "value", "unit"]].values.tolist() == [[2, "1", "元"], [5, "2", "家"]]
    assert list(frame) == ["batch", "row", "value", "unit"]
    assert rejects == []


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_marks_without_width_and_any_line_ending_change_nothing(tmp_path, ending):
    path = tmp_path / "b.csv"
    path.write_bytes(f"\ufeffvalue,\u200bunit{ending}\u200b5\0,元\u2060{ending}".encode())
    frame, _ = read_table(path, ["value", "unit"])
    assert frame.values.tolist() == [["b", 2, "5", "元"]]


@pytest.mark.parametrize("suffix", [".xlsx", ".html"])
def test_a_workbook_or_page_with_the_columns_is_read_like_a_csv(tmp_path, suffix):
    path = tmp_path / f"batch{suffix}"
    table = pd.DataFrame(
        {"value": ["5.3", "007", ""], "unit": ["亿元", "家", "x"], "period": ["2023", "2020-10", ""]}
    )
    (table.to_excel if suffix == ".xlsx" else table.to_html)(path, index=False)
    frame, rejects = read_table(path, ["value", "unit", "period"])
    assert frame.values.tolist() == [
        ["batch", 2, "5.3", "亿元", "2023"], ["batch", 3, "007", "家", "2020-10"], ["batch", 4, "", "x", ""]
    ]  # fmt: skip
    assert rejects == []


def test_a_workbook_without_the_columns_or_with_two_such_sheets_says_so(tmp_path):
    path = tmp_path / "batch.xlsx"
    with pd.ExcelWriter(path) as book:
        for sheet in ("a", "b"):
            pd.DataFrame({"value": ["1"]}).to_excel(book, sheet_name=sheet, index=False)
    with pytest.raises(RawFileError, match="2 sheets hold such a table"):
        read_table(path, ["value"])
    with pytest.raises(RawFileError, match="no sheet has the columns unit"):
        read_table(path, ["unit"])


def test_batches_are_found_in_folders_below_and_nothing_is_passed_over_in_silence(tmp_path):
    (tmp_path / "2024").mkdir()
    for name in ("b.csv", "2024/b.CSV", "README.md", "~$b.xlsx", ".hidden.csv"):
        write(tmp_path / name, "x\n")
    found, strange = batches(tmp_path)
    assert not strange
    assert {name: path.name for name, path in found.items()} == {"2024/b": "b.CSV", "b": "b.csv"}
    write(tmp_path / "b.html", "<table>")
    found, strange = batches(tmp_path)
    assert [one.problem for one in strange] == ["two batches are called b"]
    assert found["b"].name == "b.csv"
    (tmp_path / "b.html").rename(tmp_path / "c.txt")
    _, strange = batches(tmp_path)
    assert [(one.path.name, one.problem) for one in strange] == [("c.txt", "not a batch of claims")]
