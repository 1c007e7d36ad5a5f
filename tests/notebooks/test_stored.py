"""Notebooks as they are stored: without outputs, ready for papermill, and unchanged by the hook that strips them."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest
import yaml

from analysis import paths

STORED = sorted((paths.ROOT / "notebooks").glob("*.ipynb"))


NBSTRIPOUT = """
import runpy, sys
sys.modules["rfc3987_syntax"] = None  # takes two seconds and checks what no notebook holds
runpy.run_module("nbstripout", run_name="__main__", alter_sys=True)
"""


def _strip(*notebooks: Path) -> None:
    """Let the pre-commit hook strip notebooks, all in one process as git does."""
    hooks = yaml.safe_load((paths.ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0][
        "hooks"
    ]
    entry = next(hook["entry"] for hook in hooks if hook["id"] == "nbstripout")
    command = shlex.split(shlex.split(entry)[2])
    options = [word for word in command[command.index("nbstripout") + 1 :] if word != "$@"]
    subprocess.run([sys.executable, "-c", NBSTRIPOUT, *options, *map(str, notebooks)], check=True)


def _stripped(notebook: Path) -> dict:
    """The notebook after the pre-commit hook."""
    _strip(notebook)
    return json.loads(notebook.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of copies of the stored notebooks after the hook."""
    folder = tmp_path_factory.mktemp("stored")
    for notebook in STORED:
        (folder / notebook.name).write_bytes(notebook.read_bytes())
    _strip(*folder.iterdir())
    return folder


@pytest.mark.parametrize("notebook", STORED, ids=lambda path: path.stem)
def test_a_notebook_is_stored_clean(notebook: Path) -> None:
    stored = nbformat.read(notebook, 4)
    nbformat.validate(stored)
    code = [cell for cell in stored.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.outputs or cell.execution_count is not None] == []
    assert stored.metadata.kernelspec.name == "python3"
    assert sum("parameters" in cell.metadata.get("tags", ()) for cell in code) == 1


def test_a_notebook_that_papermill_ran_in_its_place_is_as_it_was(tmp_path: Path) -> None:
    copy = tmp_path / "03_funding_flows.ipynb"
    copy.write_bytes((paths.ROOT / "notebooks" / copy.name).read_bytes())
    before = json.loads(copy.read_text(encoding="utf-8"))
    papermill.execute_notebook(copy, copy, parameters={"lang": "en"}, prepare_only=True, progress_bar=False)
    used = nbformat.read(copy, 4)
    used.cells[-1].metadata.papermill = {"status": "failed"}
    used.cells.insert(
        0, nbformat.v4.new_markdown_cell("failed", metadata={"tags": ["papermill-error-cell-tag"]})
    )
    nbformat.write(used, copy)
    subprocess.run([sys.executable, "-m", "analysis.reports.leftovers", str(copy)], check=True)
    assert _stripped(copy) == before


@pytest.mark.parametrize("notebook", STORED, ids=lambda path: path.stem)
def test_the_hook_leaves_a_stored_notebook_as_it_is(notebook: Path, copies: Path) -> None:
    stripped = json.loads((copies / notebook.name).read_text(encoding="utf-8"))
    assert stripped == json.loads(notebook.read_text(encoding="utf-8"))


def test_the_hook_takes_outputs_and_what_jupyterlab_adds_but_no_tag(tmp_path: Path) -> None:
    used = nbformat.read(STORED[0], 4)
    tags = [cell.metadata.get("tags") for cell in used.cells]
    used.metadata.language_info |= {"version": "3.12.1", "file_extension": ".py"}
    for count, cell in enumerate(used.cells):
        if cell.cell_type == "code":
            cell.execution_count = count
            cell.outputs = [nbformat.v4.new_output("stream", text="42")]
            cell.metadata["scrolled"] = True
    nbformat.write(used, copy := tmp_path / "used.ipynb")
    stripped = _stripped(copy)
    assert [cell["metadata"].get("tags") for cell in stripped["cells"]] == tags
    assert stripped == json.loads(STORED[0].read_text(encoding="utf-8"))


@pytest.mark.parametrize("notebook", STORED, ids=lambda path: path.stem)
def test_a_notebook_asks_for_the_rows_that_it_shows(notebook: Path) -> None:
    """Else any new claim would make its reports due. The state of the evidence is about all claims."""
    text = "\n".join(cell.source for cell in nbformat.read(notebook, 4).cells)
    asks = set(re.findall(r'dataset\.table\(\s*"(\w+)"\s*\)', text))
    every = {"series", "observations", "sources", "contradictions", "unused", "balance"}
    assert bool(asks & every) == (notebook.stem == "07_evidence")
