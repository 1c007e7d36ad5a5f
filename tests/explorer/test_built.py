"""The committed script and style of the explorer are what their sources build, and the sources' own tests pass."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from analysis import paths
from analysis.explorer.page import STATIC

WEB = paths.ROOT / "web" / "explorer"
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(
    NODE is None or not (WEB / "node_modules").exists(), reason="needs Node, and `npm ci` in web/explorer"
)


def _node(tool: str, *arguments: str) -> None:
    done = subprocess.run(
        [NODE, WEB / "node_modules" / tool, *arguments], cwd=WEB, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_the_committed_files_are_what_the_sources_build(tmp_path):
    _node("vite/bin/vite.js", "build", "--outDir", str(tmp_path), "--logLevel", "error")
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in STATIC.iterdir()}
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (STATIC / path.name).read_bytes(), f"{path.name}: run `make page`"


def test_types_and_units_hold():
    _node("typescript/bin/tsc", "--noEmit")
    _node("vitest/vitest.mjs", "run")
