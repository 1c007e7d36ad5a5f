"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import analysis

PACKAGE = Path(analysis.__file__).parent


def test_every_example_gives_what_it_says():
    """One test for all modules: most of them are imported anyhow, and each example takes a moment."""
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner(verbose=False)
    said: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if ">>> " not in path.read_text("utf-8"):
            continue
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for examples in finder.find(import_module(name)):
            runner.run(examples, out=said.append)
    assert not said
    assert runner.tries > 200
