"""Publishing: whole or not at all, one run at a time, troubles of the disk in words."""

from __future__ import annotations

import errno
import json

import pytest

from analysis.errors import ReportError
from analysis.reports.folders import RECORD_FORMAT, Folders, can_compare, in_words

RECORD = {"name": "a", "notebook": "n", "title": "T", "made": "2026-01-02", "parts": {"parameters": {}}}


@pytest.fixture
def opened(folders):
    return Folders.open()


def stage(opened, name="a", text="new"):
    staged = opened.staging / name
    staged.mkdir()
    for ending in (".ipynb", ".html"):
        (staged / (name + ending)).write_text(text)
    return staged


def test_the_work_is_done_beside_the_published_folder(opened, folders):
    assert opened.published == folders / "reports"
    assert opened.staging == folders / ".reports" / "staging"
    assert list(opened.published.iterdir()) == []


def test_publishing_moves_and_remembers(opened):
    opened.publish(stage(opened), "a", RECORD)
    assert sorted(p.name for p in opened.published.iterdir()) == ["a.html", "a.ipynb"]
    assert opened.record("a") == RECORD | {"files": ["a.ipynb", "a.html"]}


def test_a_publication_that_breaks_off_leaves_no_record(opened, monkeypatch):
    opened.publish(stage(opened, text="old"), "a", RECORD)
    staged = stage(opened, "b")
    for path in staged.iterdir():
        path.rename(staged / path.name.replace("b.", "a."))

    def full(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("analysis.whole_files.write_text", full)
    with pytest.raises(ReportError, match="free some space"):
        opened.publish(staged, "a", RECORD)
    assert opened.record("a") is None


def test_a_broken_record_counts_as_none(opened):
    opened.publish(stage(opened), "a", RECORD)
    (opened.records / "a.json").write_text('{"name": "a", "fi')
    assert opened.record("a") is None
    assert opened.all_records() == []


@pytest.mark.parametrize(
    "content",
    [
        "null", "[]", '"s"', "7", "{}", '{"format": 2}', "[" * 5000,
        *(json.dumps(RECORD | {"format": RECORD_FORMAT, "files": []} | slip) for slip in (
            {"format": "2"}, {"format": None}, {"files": None}, {"files": [7]}, {"files": ["../../etc/passwd"]},
            {"parts": None}, {"parts": {}}, {"parts": {"parameters": []}}, {"title": 5}, {"question": "?"},
            {"figures": 3}, {"seconds": "long"},
        )),
    ],
)  # fmt: skip
def test_what_is_no_record_counts_as_none(opened, content):
    opened.publish(stage(opened), "a", RECORD)
    (opened.records / "a.json").write_text(content)
    assert opened.record("a") is None
    assert opened.all_records() == []


def test_a_record_that_is_a_folder_or_no_text_counts_as_none(opened):
    (opened.records / "a.json").mkdir()
    (opened.records / "b.json").write_bytes(b"\xff\xfe")
    assert opened.all_records() == []


@pytest.mark.parametrize(
    "tables", [None, {"series": None}, {"series": {"file": 1, "read": None}}, {"series": {"file": "x", "read": [1]}},
               {"series": {"file": "x", "read": [{"where": {"year": 5}, "rows": ""}]}}],
)  # fmt: skip
def test_parts_that_are_none_are_not_compared(tables):
    parts = {"notebook": "x", "modules": {}, "packages": {}, "page": "x"}
    assert can_compare(parts | {"tables": {}})
    assert not can_compare(parts | {"tables": tables})


def test_two_runs_are_kept_apart_and_leftovers_cleared(opened):
    (opened.staging / "left").mkdir()
    with opened.locked():
        assert not (opened.staging / "left").exists()
        with pytest.raises(ReportError, match="another run"), Folders.open().locked():
            pass
    with opened.locked():
        pass


def test_a_folder_that_can_not_be_made_is_said_in_words(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ATLAS_REPORTS", str(tmp_path / "file" / "reports"))
    with pytest.raises(ReportError) as caught:
        Folders.open()
    assert "can't be written" in str(caught.value)
    assert "file" in str(caught.value)


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "free some space"), (errno.EACCES, "may be written to")]
)
def test_the_disks_errors_say_what_to_do(tmp_path, number, said):
    with pytest.raises(ReportError, match=said), in_words(tmp_path):
        raise OSError(number, "no")
