"""The committed script and style of the explorer are what their sources build, and the sources' own tests pass."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from analysis import paths
from analysis.explorer.page import STATIC

WEB = paths.ROOT / "web" / "explorer"
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(
    NODE is None or not (WEB / "node_modules").exists(), reason="needs Node, and `npm ci` in web/explorer"
)
NEWER = {
    "explorer.js": (
        r"\bstructuredClone\b|\bDecompressionStream\b|\bObject\.(?:hasOwn|groupBy)\b|\bPromise\.(?:any|withResolvers)\b"
        r"|\.(?:at|findLast|findLastIndex|toSorted|toReversed|toSpliced|replaceAll|replaceChildren|isSubsetOf)\("
        r"|\bcrypto\.randomUUID\b|\bAbortSignal\.timeout\b|\bOffscreenCanvas\b|\bWeakRef\b|\bBigInt\b|\bIntl\.Segmenter\b"
    ),
    "explorer.css": r":has\(|:is\(|:where\(|@layer|@container|color-mix\(|\d[dsl]vh\b|aspect-ratio|\binset:|accent-color|text-wrap",
}
"""What engines as old as Chromium 90, Firefox 78 and Safari 14 lack (some of it: one of them)."""


@pytest.mark.parametrize("name", NEWER)
def test_nothing_is_asked_of_a_browser_that_old_ones_lack(name):
    text = (STATIC / name).read_text("utf-8")
    assert re.findall(NEWER[name], text) == []


@needs_node
def test_no_syntax_is_newer_than_the_engines():
    """What esbuild has nothing to put in older words is written in them."""
    script = (
        "const {transformSync} = require('esbuild'), text = require('fs').readFileSync(process.argv[1], 'utf8');"
        "const to = target => transformSync(text, {target}).code;"
        "process.exit(to(['es2020', 'chrome90', 'firefox78', 'safari14']) === to('esnext') ? 0 : 1);"
    )
    done = subprocess.run(
        [NODE, "-e", script, STATIC / "explorer.js"], cwd=WEB, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]


def _node(tool: str, *arguments: str) -> None:
    done = subprocess.run(
        [NODE, WEB / "node_modules" / tool, *arguments], cwd=WEB, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


@needs_node
def test_the_committed_files_are_what_the_sources_build(tmp_path):
    _node("vite/bin/vite.js", "build", "--outDir", str(tmp_path), "--logLevel", "error")
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in STATIC.iterdir()}
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (STATIC / path.name).read_bytes(), f"{path.name}: run `make page`"


@needs_node
def test_types_and_units_hold():
    _node("typescript/bin/tsc", "--noEmit")
    _node("vitest/vitest.mjs", "run")
