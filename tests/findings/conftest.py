"""A report's words without its pictures: the cells of its notebook run on the real tables, and what they say is kept.

Everything that draws (its return is a `Figure`) only notes its title and subtitle, and tables and lists of evidence are let
go, so that all reports of the catalogue are heard in seconds.
"""

from __future__ import annotations

import importlib
import json
import pickle
import pkgutil
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest
from filelock import FileLock

import analysis
from analysis.reports import catalog

_SAID = ("heading", "say")


class Sentence(NamedTuple):
    """What one place of a report says: `kind` is heading, say, title or subtitle."""

    report: str
    parameters: dict
    kind: str
    text: str


class Drawn:
    """Stands for a figure."""

    def __getattr__(self, name):
        return self if not name.startswith("__") else super().__getattribute__(name)

    def __call__(self, *args, **kwargs):
        return self


def modules() -> list:
    """Every module of the package that is for findings, charts and maps, loaded."""
    for room in ("charts", "maps", "findings"):
        package = importlib.import_module(f"analysis.{room}")
        for found in pkgutil.iter_modules(package.__path__, f"analysis.{room}."):
            importlib.import_module(found.name)
    importlib.import_module("analysis.notebook")
    return [module for name, module in sys.modules.items() if name.split(".")[0] == analysis.__name__]


def _draws(thing: object) -> bool:
    return callable(thing) and str(getattr(thing, "__annotations__", {}).get("return", "")) in (
        "Figure",
        "<class 'matplotlib.figure.Figure'>",
    )


def silence(monkeypatch, heard: list[tuple[str, str]]) -> None:
    """Let everything that draws or shows only note what it says."""

    def draw(*args, **words):
        heard.extend((kind, words[kind]) for kind in ("title", "subtitle") if words.get(kind))
        return Drawn()

    loaded = modules()
    for module in loaded:
        for name, thing in list(vars(module).items()):
            if _draws(thing) and "charts.output" not in module.__name__:
                monkeypatch.setattr(module, name, draw)
    notebook, charts = sys.modules["analysis.notebook"], sys.modules["analysis.charts"]
    for name in notebook.__all__:
        if name in _SAID:

            def say(*texts, kind=name, **_):
                heard.extend((kind, text) for text in texts if isinstance(text, str) and text)

            monkeypatch.setattr(notebook, name, say)
        elif getattr(notebook, name).__annotations__.get("return") == "None":
            monkeypatch.setattr(notebook, name, lambda *_, **__: None)
    monkeypatch.setattr(charts, "show", lambda *_, **__: None)


_ALIKE = {
    "analysis.findings.big_numbers": ("ask", "choose", "latest"),
    "analysis.findings.pair_streams": ("_spoken", "untold"),
    "analysis.findings.pair_sums": ("heads", "of_its_parts", "of_pair"),
    "analysis.findings.province_known": ("_in_sum",),
    "analysis.findings.province_nation": ("shares",),
    "analysis.findings.province_notes": ("_behind",),
    "analysis.findings.province_sums": ("_by_partner", "ask"),
    "analysis.findings.sums": (
        "coverage",
        "national_spans",
        "national_told",
        "of_pairs",
        "period",
        "printed",
    ),
    "analysis.measures.lower_pairs": ("counties",),
    "analysis.measures.pair_marks": ("marks", "solved", "solved_sums", "telling"),
    "analysis.measures.pairs": ("of_provinces", "runs_of_provinces", "today"),
    "analysis.measures.profile": ("cells", "claims"),
}
"""What takes long and says nothing, so that the reports of both languages may share it."""


def share_answers(monkeypatch) -> None:
    """Let reports in another language have the answers of the first, each its own copy."""
    for place, names in _ALIKE.items():
        module = importlib.import_module(place)
        for name in names:
            monkeypatch.setattr(module, name, _remembered(getattr(module, name)))


def _remembered(function: Callable) -> Callable:
    known: dict[str, bytes] = {}

    def ask(*given, **named):
        key = repr([_plain(one) for one in (*given, *named.items())])
        if key not in known:
            known[key] = pickle.dumps(function(*given, **named))
        return pickle.loads(known[key])

    return ask


def _plain(thing: object) -> object:
    """What tells two arguments apart, for frames their cells: how pandas keeps equal ones differs with what was done to them."""
    if isinstance(thing, pd.DataFrame):
        return [
            (name, str(cells.dtype), cells.tolist()) for name, cells in thing.items()
        ], thing.index.tolist()
    if isinstance(thing, pd.Series | pd.Index):
        return thing.name, str(thing.dtype), thing.tolist(), [*getattr(thing, "index", ())]
    if isinstance(thing, dict):
        return [(_plain(key), _plain(value)) for key, value in thing.items()]
    return [*map(_plain, thing)] if isinstance(thing, tuple | list) else pickle.dumps(thing)


def _cells(path: Path) -> list[object]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    return [compile(source, f"{path.stem}[{i}]", "exec") for i, source in enumerate(sources)]


def words_of(stem: str, monkeypatch) -> Iterator[Sentence]:
    """What the reports of one notebook in the catalogue say, in its order."""
    noted: list[tuple[str, str]] = []
    silence(monkeypatch, noted)
    share_answers(monkeypatch)
    reports = [one for one in catalog.expand(catalog.load()[0])[0] if one.notebook.stem == stem]
    first, *cells = _cells(reports[0].notebook)
    for report in reports:
        noted.clear()
        world: dict = {"__name__": report.name}
        exec(first, world)
        world |= report.parameters
        for cell in cells:
            exec(cell, world)
        yield from (Sentence(report.name, dict(report.parameters), kind, text) for kind, text in noted)


@pytest.fixture(scope="session")
def said(
    reconciled: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str], list[Sentence]]:
    """What all reports of a notebook say, by its name; each notebook is heard once a run, by whichever worker asks first."""
    own = tmp_path_factory.getbasetemp()
    folder = own if worker_id == "master" else own.parent

    @lru_cache
    def hear(stem: str) -> list[Sentence]:
        kept = folder / f"said-{stem}.json"
        with FileLock(f"{kept}.lock"):
            if not kept.exists():
                with pytest.MonkeyPatch.context() as patch:
                    patch.setenv("ATLAS_PROCESSED", str(reconciled))
                    kept.write_text(json.dumps([*words_of(stem, patch)]), encoding="utf-8")
        return [Sentence(*one) for one in json.loads(kept.read_text(encoding="utf-8"))]

    return hear
