"""The plan: what makes a report due, and that nothing else does."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import files_read, paths, store
from analysis.cli import app
from analysis.reports import catalog, imports, plan
from analysis.reports.folders import Folders
from analysis.reports.plan import Present, make_plan
from analysis.vocabulary.columns import TABLES


def write(folders, table, indicators, values):
    """A processed table of two columns, newer than any before it."""
    path = folders / "processed" / f"{table}.parquet"
    frame = pd.DataFrame({"indicator": indicators, "value": values})
    frame.reindex(columns=[*frame, *(c for c in TABLES[table].columns if c not in frame)]).to_parquet(path)
    moment = next(_clock)
    os.utime(path, ns=(moment, moment))


_clock = itertools.count(10**18, 10**9)


@pytest.fixture
def report(folders, write_notebook):
    """A report that counts as published, made from the tables `series` and `places`."""
    for table in ("series", "places", "sources"):
        write(folders, table, ["a", "b"], [1, 2])
    write_notebook(
        "flows", "# Title", "from analysis import dataset\nfrom analysis.vocabulary import indicators"
    )
    return catalog.one_report("flows", {"lang": "en"})


def publish(report, tables_read):
    """Publish it as if it had read these tables: names of whole ones, or table -> indicators that it asked for."""
    folders = Folders.open()
    if isinstance(tables_read, list):
        tables_read = dict.fromkeys(tables_read)
    if tables_read is not None:
        asked = {name: {"indicator": only} if only else {} for name, only in tables_read.items()}
        tables_read = {
            name: [{"where": where, "rows": store.digest(name, where)}] for name, where in asked.items()
        }
    staged = folders.staging / report.name
    staged.mkdir()
    for ending in (".ipynb", ".html"):
        (staged / (report.name + ending)).write_text("x")
    record = {"name": report.name, "notebook": report.notebook.stem, "title": "T", "made": "2026-01-02"}
    folders.publish(staged, report.name, record | {"parts": Present().parts(report, tables_read)})
    return folders


def reasons(report, **options):
    imports.notebook_cells.cache_clear()
    imports.notebook_imports.cache_clear()
    plan._of_module.cache_clear()
    (step,) = make_plan([report], Folders.open(), Present(), **options)
    return list(step.reasons)


def test_a_report_that_was_never_made_is_due(report):
    assert reasons(report) == ["not made yet, or its files are gone"]


def test_a_published_report_is_not(report):
    publish(report, ["series", "places"])
    assert reasons(report) == []
    assert reasons(report, force=True) == ["forced"]


def test_a_table_that_was_read_counts_and_no_other(report, folders):
    publish(report, ["series", "places"])
    write(folders, "sources", ["a"], [0])
    assert reasons(report) == []
    write(folders, "series", ["a", "b"], [1, 3])
    (folders / "processed" / "places.parquet").unlink()
    assert reasons(report) == ["table series changed", "table places is gone"]


@pytest.mark.parametrize("tables_read", [None])
def test_every_table_counts_when_it_is_not_known_which_were_read(report, folders, tables_read):
    publish(report, tables_read)
    write(folders, "sources", ["a"], [0])
    assert reasons(report) == ["table sources changed"]


def test_rows_that_were_asked_for_count_and_no_others(report, folders):
    publish(report, {"series": ["b", "c"], "places": None})
    write(folders, "series", ["a", "a", "b"], [7, 8, 2])
    (step,) = make_plan([report], Folders.open(), Present())
    assert step.reasons == ()
    assert step.parts["tables"]["series"]["file"] == Present().tables["series"]
    write(folders, "series", ["a", "b", "c"], [1, 2, 3])
    assert reasons(report) == ["table series changed (indicator b, c)"]


def test_a_file_with_other_rows_is_compared_once(report, folders, monkeypatch):
    kept = publish(report, {"series": ["b"]})
    write(folders, "series", ["b"], [2])
    done = CliRunner().invoke(app, ["report", "flows", "-p", "lang=en"])
    assert done.exit_code == 0 and "Nothing to do" in done.stdout
    assert kept.record(report.name)["parts"]["tables"]["series"]["file"] == Present().tables["series"]
    monkeypatch.setattr(Present, "rows", lambda *given: pytest.fail("the file is known by now"))
    assert reasons(report) == []


def test_files_beside_the_tables_count_by_their_content_and_their_names(report, folders, tmp_path):
    pages = tmp_path / "saved"
    kept = publish(report, ["series"])
    record = kept.record(report.name)
    files_read.note(pages)  # before there is any

    def due() -> list[str]:
        staged = kept.staging / report.name
        staged.mkdir(exist_ok=True)
        for ending in (".ipynb", ".html"):
            (staged / (report.name + ending)).write_text("x")
        told = {folder: was for folder, was in before.items() if folder == str(pages)}
        kept.publish(staged, report.name, record | {"parts": record["parts"] | {"files": told}})
        return reasons(report)

    before = files_read.told()
    assert due() == []
    (pages / "of_2024").mkdir(parents=True)
    assert due() == [], "a folder is no file"
    (pages / "of_2024" / "a.html").write_text("2.69 billion")
    assert due() == [f"files in {pages} changed"]
    before = files_read.told()
    assert due() == []
    (pages / "of_2024" / "a.html").write_text("2.64 billion")
    assert due() == [f"files in {pages} changed"]
    before = files_read.told()
    (pages / "of_2024" / "a.html").rename(pages / "a.html")
    assert due() == [f"files in {pages} changed"]


def test_files_of_the_project_are_told_without_where_it_lies():
    files_read.note(paths.ROOT / "data" / "raw" / "sources.csv")
    told = files_read.told()
    assert (
        told["data/raw/sources.csv"] == files_read.fingerprint(str(paths.ROOT / "data/raw/sources.csv")) != ""
    )
    assert str(paths.ROOT / "data" / "raw" / "sources.csv") not in told


def test_every_table_counts_for_a_notebook_that_does_not_use_the_reader(folders, write_notebook):
    write(folders, "series", ["a"], [1])
    write_notebook("direct", "import pandas")
    report = catalog.one_report("direct", {})
    publish(report, [])
    write(folders, "series", ["a"], [2])
    assert reasons(report) == ["table series changed"]


def test_cells_count_and_outputs_do_not(report):
    publish(report, ["series"])
    path = report.notebook
    content = json.loads(path.read_text())
    content["cells"][2]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "1"}]
    content["cells"][2]["execution_count"] = 7
    path.write_text(json.dumps(content))
    assert reasons(report) == []
    content["cells"][1]["source"] = "# Another title"
    path.write_text(json.dumps(content))
    assert reasons(report) == ["the notebook changed"]


def test_modules_and_packages_count(report, monkeypatch):
    publish(report, ["series"])
    used = Present().modules(report.notebook)
    assert {"analysis", "analysis.dataset", "analysis.vocabulary.indicators"} <= used.keys()
    changed = used | {"analysis.dataset": "0"}
    monkeypatch.setattr(Present, "modules", lambda self, notebook: changed)
    monkeypatch.setattr(plan, "version", lambda name: "99" if name == "numpy" else "1")
    found = reasons(report)
    assert "module analysis.dataset changed" in found
    assert any(reason.startswith("numpy ") and reason.endswith(" became 99") for reason in found)


def test_a_new_layout_needs_no_new_run(report, monkeypatch):
    publish(report, ["series"])
    monkeypatch.setattr(Present, "page", "0")
    (step,) = make_plan([report], Folders.open(), Present())
    assert step.reasons == ("the layout of pages changed",)
    assert step.page_only


@pytest.mark.parametrize("lost", [".ipynb", ".html"])
def test_a_report_is_due_when_one_of_its_files_is_gone(report, lost):
    folders = publish(report, ["series"])
    (folders.published / (report.name + lost)).unlink()
    assert reasons(report) == ["not made yet, or its files are gone"]


def test_imports_are_found_in_functions_relative_and_behind_magics(tmp_path, write_notebook):
    notebook = write_notebook("x", "%matplotlib inline\ndef f():\n    from analysis.vocabulary import places")
    used = imports.modules_used(notebook)
    assert {"analysis", "analysis.vocabulary", "analysis.vocabulary.places"} <= used.keys()
    assert "analysis.vocabulary.traditional" in used, "what a module imports counts as well"
    assert "analysis.cli" not in used


def test_a_notebook_that_is_not_python_uses_the_whole_package(write_notebook):
    used = imports.modules_used(write_notebook("x", "let x = 1"))
    assert {"analysis.dataset", "analysis.reports.plan", "analysis.vocabulary.units"} <= used.keys()


def test_what_only_a_function_or_a_type_checker_imports_is_not_there_at_the_start(write_notebook):
    cell = "from analysis import dataset\ndef f():\n    import analysis.cli\nif True:\n    import json"
    names = imports.imported_at_start(write_notebook("x", cell))
    assert {"analysis.dataset", "analysis.cli", "json", "pandas"} <= set(names), (
        "a notebook's own functions run"
    )
    assert "analysis.answers" in names and "analysis.sums" not in names, "imported when a sum is asked for"
    assert "analysis.reconcile.explain.Explanation" not in names, "for type checkers"


def test_relative_imports_are_made_absolute():
    import ast

    tree = ast.parse("from . import a\nfrom .b import c\nfrom ..d import e\nimport f.g")
    found = set(imports._imports(tree, "analysis.maps"))
    assert {"analysis.maps.a", "analysis.maps.b", "analysis.maps.b.c", "analysis.d.e", "f.g"} <= found


def test_a_run_with_nothing_to_do_is_quick_and_light(report, folders):
    publish(report, ["series"])
    code = (
        "import sys, time; from analysis.cli import app\n"
        "try: app(['report', 'flows', '-p', 'lang=en'])\n"
        "except SystemExit as end: print(end.code, sorted({'numpy', 'pandas', 'papermill'} & set(sys.modules)))\n"
        "print(time.process_time())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *said, light, seconds = done.stdout.splitlines()
    assert "Nothing to do" in "".join(said)
    assert light == "0 []"
    assert float(seconds) < 4, "the promise is 1 s; a machine with other work gets some slack"


def test_a_report_without_a_pdf_needs_no_new_run_for_it(report):
    publish(report, ["series"])
    (step,) = make_plan([report], Folders.open(), Present(), pdf=True)
    assert step.reasons == ("there is no PDF",)
    assert step.page_only
