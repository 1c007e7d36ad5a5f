"""Small notebooks and folders for the tests of the reports; no test touches the real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

PARAMETERS = 'period_start = 2021\nperiod_end = 2024\nlang = "zh"'


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty folders of notebooks, processed tables and reports; the path that holds them."""
    for name in ("notebooks", "processed", "reports"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(f"ATLAS_{name.upper()}", str(tmp_path / name))
    return tmp_path


@pytest.fixture
def write_notebook(folders: Path) -> Callable[..., Path]:
    """A function that writes a notebook.

    `#`-cells are markdown, the rest code; the first are its parameters.
    """

    def write(name: str, *cells: str, parameters: str = PARAMETERS) -> Path:
        first = new_code_cell(parameters, metadata={"tags": ["parameters"]})
        rest = [new_markdown_cell(c) if c.startswith("#") else new_code_cell(c) for c in cells]
        notebook = new_notebook(cells=[first, *rest])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        path = folders / "notebooks" / f"{name}.ipynb"
        nbformat.write(notebook, path)
        return path

    return write
