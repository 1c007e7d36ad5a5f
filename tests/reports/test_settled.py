"""What a run with nothing to do is told by: every file that a plan looks at, and no other."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from analysis import files_read
from analysis.cli import app
from analysis.reports import plan, settled
from analysis.reports.folders import Folders


@pytest.fixture
def asked(folders, write_notebook):
    """A notebook, its catalogue, and a function that takes the fingerprint of what reports are made from."""
    write_notebook("good", "# Good", "1")
    (folders / "notebooks" / "reports.yml").write_text("reports:\n- notebook: good\n")
    (folders / "processed" / "series.csv").write_text("a\n1\n")
    return lambda *words: settled.sources(words, None)


def test_all_that_reports_are_made_from_counts(folders, asked, monkeypatch):
    seen = [asked(), asked("good")]
    for name in ("notebooks/good.ipynb", "notebooks/reports.yml", "processed/series.csv"):
        path = folders / name
        path.write_text(path.read_text() + "\n")
        seen.append(asked())
    monkeypatch.setattr(settled, "_packages", lambda: ["numpy-99.dist-info"])
    seen.append(asked())
    assert "" not in seen and len(set(seen)) == len(seen)


def test_what_comes_and_goes_by_itself_does_not_count(folders, asked):
    before = asked()
    (folders / "notebooks" / ".ipynb_checkpoints").mkdir()
    (folders / "notebooks" / ".ipynb_checkpoints" / "good.ipynb").write_text("{}")
    (folders / "notebooks" / "picture.png").write_bytes(b"1")
    assert asked() == before


def test_a_notebook_with_a_picture_and_a_file_that_is_gone_are_for_the_plan(folders, asked, write_notebook):
    assert settled.sources([], folders / "none.yml") == ""
    write_notebook("shown", "# See\n\n![](../picture.png)")
    assert asked() == ""


def test_the_plan_is_made_again_when_a_report_a_record_or_the_front_page_is_gone(folders, asked):
    kept = Folders.open()
    for path in (kept.published / "good.html", kept.records / "good.json", kept.work / "front.json"):
        path.write_text("{}")
        settled.keep(kept, asked(), 1)
        assert settled.number(kept, asked()) == 1
        assert settled.number(kept, asked("good")) is None
        path.unlink()
        assert settled.number(kept, asked()) is None


def test_files_that_a_report_read_beside_the_tables_are_looked_at_again(
    folders, asked, monkeypatch, tmp_path
):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text("2.69 billion")
    files = {str(pages): files_read.fingerprint(str(pages))}
    monkeypatch.setattr(Folders, "all_records", lambda self: [{"parts": {"files": files}}, {"parts": {}}])
    kept = Folders.open()
    settled.keep(kept, asked(), 2)
    assert settled.number(kept, asked()) == 2
    (pages / "a.html").write_text("2.64 billion")
    assert settled.number(kept, asked()) is None


@pytest.mark.parametrize("held", ["", "[]", "{}", '{"sources": "x"}'])
def test_a_damaged_note_tells_nothing(folders, asked, held):
    kept = Folders.open()
    (kept.work / "settled.json").write_text(held)
    assert settled.number(kept, asked()) is None
    assert settled.number(kept, "") is None


def test_after_a_run_nothing_is_planned_until_something_changes(folders, asked, monkeypatch):
    first = CliRunner().invoke(app, ["report"])
    assert first.exit_code == 0, first.output
    with monkeypatch.context() as patch:
        patch.setattr(plan, "make_plan", lambda *given, **named: pytest.fail("nothing changed"))
        again = CliRunner().invoke(app, ["report"])
        assert "Nothing to do: 1 reports are up to date" in again.output
    (folders / "reports" / "good_2021-2024_zh.html").unlink()
    planned = []

    def look(*given, **named):
        planned.extend(step for step in make_plan(*given, **named) if step.reasons)
        return []  # what is due is made in other tests

    make_plan = plan.make_plan
    monkeypatch.setattr(plan, "make_plan", look)
    CliRunner().invoke(app, ["report"])
    assert [step.report.name for step in planned] == ["good_2021-2024_zh"]
