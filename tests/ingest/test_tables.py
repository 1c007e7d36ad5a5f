"""Raw CSV files: what can't be read at all is an error in words, what is wrong with one row is a reject."""

from __future__ import annotations

import pytest

from analysis.errors import AtlasError, RawFileError
from analysis.ingest.tables import find, read_table, write_atomically


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


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "missing"),
        (b"", "empty"),
        (b"value,unit\n", "'indicator' is missing"),
        ("数值,单位\n".encode("gb18030"), "not UTF-8"),
        (b"indicator,indicator\n", "stands twice"),
        (b'indicator\n"open', "can't be read as CSV"),
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


def test_a_failed_write_leaves_the_old_file_and_no_temporary_one(tmp_path):
    target = write(tmp_path / "t.csv", "old")

    def fail(path):
        path.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(AtlasError, match="No space left"):
        write_atomically(target, fail)
    assert [p.name for p in tmp_path.iterdir()] == ["t.csv"]
    assert target.read_text() == "old"
