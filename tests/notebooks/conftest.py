"""Running a notebook as a reader would, and checking what it put out.

They are run as the reports are, by the engine with a warm parent, which is ready in no time. Plain papermill must do as
well, and starts a kernel that imports everything anew: one of the desk and the README's are run by it.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pandas as pd
import papermill
import pytest

from analysis import paths
from analysis.reports import parameters as models
from analysis.reports.imports import imported_at_start
from analysis.reports.kernels import nursery

_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(19|20)\d\d")


@pytest.fixture
def executed(
    reconciled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., nbformat.NotebookNode]:
    """Function that executes a notebook on the real evidence and returns it: `executed("01_overview", lang="en")`.

    With `plain` it is plain papermill that does. Parameters are checked first as the command line checks them, since
    papermill lets a wrong one through.
    """
    # Kernels inherit the environment.
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    with contextlib.suppress(nursery.NurseryError):
        started = imported_at_start(*paths.notebooks().glob("*.ipynb"))
        nursery.shared((*started, "analysis.reports.kernels.shared"))

    def execute(name: str, *, plain: bool = False, **parameters: models.Scalar) -> nbformat.NotebookNode:
        notebook = paths.notebooks() / f"{name}.ipynb"
        models.validate(notebook, parameters)
        return papermill.execute_notebook(
            notebook,
            tmp_path / notebook.name,
            parameters,
            engine_name=None if plain else "atlas",
            progress_bar=False,
            kernel_name="python3",
        )

    return execute


@pytest.fixture(scope="session")
def check() -> Callable[..., None]:
    """Function that asserts what must hold of every executed notebook, and that it has as many figures and tables as told."""
    return _check


def _check(notebook: nbformat.NotebookNode, *, figures: int, tables: int) -> None:
    outputs = list(_outputs(notebook))
    assert not [o.ename for o in outputs if o.output_type == "error"]
    # matplotlib says on stderr which characters the font lacks, so this holds for missing glyphs too.
    assert not [o.text for o in outputs if o.output_type == "stream" and o.name == "stderr"]
    pictures = [o for o in outputs if "image/png" in o.get("data", {})]
    assert len(pictures) == figures
    assert all(o.metadata["image/png"]["alt"].strip() for o in pictures)
    markup = [o.data["text/html"] for o in outputs if "<table" in o.get("data", {}).get("text/html", "")]
    assert len(markup) == tables
    texts = [o.data["text/markdown"] for o in outputs if "text/markdown" in o.get("data", {})]
    written = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert any(text.startswith("# ") for text in written + texts[:1]), "the page has no title"
    sentences = [text for text in texts if not text.startswith("#")]
    assert not _strange_numbers(sentences, [_read(table) for table in markup])


def _outputs(notebook: nbformat.NotebookNode) -> Iterator[nbformat.NotebookNode]:
    for cell in notebook.cells:
        yield from cell.get("outputs", ())


def _read(markup: str) -> pd.DataFrame:
    return pd.read_html(io.StringIO(markup), keep_default_na=False)[0].astype(str)


def _strange_numbers(sentences: list[str], tables: list[pd.DataFrame]) -> set[str]:
    """Numbers of the sentences that no table bears out.

    A table bears out a number that it prints, the number of its rows, and how many rows have the same entry
    in a column (as "three pairs have no value" has it). Nought is the count of what is not there. Years are names.
    """
    known = {"0"}
    for table in tables:
        known |= {str(len(table))}
        for text in (*map(str, table.columns), *table.to_numpy().ravel()):
            known |= set(_NUMBER.findall(text))
        for _, column in table.items():
            known |= {str(count) for count in Counter(column).values()}
    said = {number for sentence in sentences for number in _NUMBER.findall(sentence)}
    return {
        n
        for n in said
        if n.rstrip(",") not in known and n.replace(",", "") not in known and not _YEAR.fullmatch(n)
    }
