"""Processes that are started: nothing of the folder that they are called in passes for a library."""

import ast
import json
import subprocess
import sys

import pytest

from analysis import paths


def test_every_child_that_we_start_looks_past_its_folder(nodes):
    """`-P` keeps the current folder out of the places where modules are looked for."""
    commands = [
        (path.relative_to(paths.ROOT), node)
        for path in sorted((paths.ROOT / "src").rglob("*.py"))
        if "sys.executable" in path.read_text("utf-8")
        for node in nodes(path)
        if isinstance(node, ast.List) and node.elts and ast.unparse(node.elts[0]) == "sys.executable"
    ]
    assert len(commands) >= 5  # two sandboxes, the workers, the warm parent, the kernels
    for path, command in commands:
        assert ast.literal_eval(command.elts[1]) == "-P", f"{path}:{command.lineno}"


@pytest.mark.parametrize("module", ["analysis.ingest.office.reading.child", "analysis.harvest.child"])
def test_a_file_of_the_folder_is_no_library(tmp_path, module):
    for name in ("json", "click", "zmq", "nbformat", "lxml", "pandas"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('run from the folder')")
    (tmp_path / "a.html").write_text("<table><tr><td>县</td></tr></table>", "utf-8")
    page = str(tmp_path / "a.html")
    office = module.startswith("analysis.ingest")
    done = subprocess.run(
        [sys.executable, "-P", "-m", module, *(("html", page) if office else ())],
        input="" if office else json.dumps(page) + "\n", cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "run from the folder" not in done.stdout + done.stderr
    assert isinstance(json.loads(done.stdout.splitlines()[0]), dict)
