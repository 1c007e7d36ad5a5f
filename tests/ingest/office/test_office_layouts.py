"""Layouts by a generator whose every cell is known; `benchmarks/tables.py` reads many more of them."""

import importlib.util
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def trial():
    """The benchmark as a module; it finds its generator beside itself."""
    spec = importlib.util.spec_from_file_location("office_trial", BENCHMARKS / "tables.py")
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = before
    del sys.modules[spec.name]


@pytest.mark.parametrize(
    "family",
    [
        "exports", "ledgers", "yearbooks", "budgets", "rankings", "transposed", "pivots", "notes_between", "others",
        "multi_sheet",
    ],
)  # fmt: skip
def test_what_is_accepted_is_right_and_nothing_is_lost(trial, family):
    score = trial.measure(family, 1 if family == "multi_sheet" else 5, seed=1996)
    assert score.counts["lost"] == score.counts["unclear"] == 0, score.said
    assert score.counts["wrong"] == 0, score.said
    assert sum(score.counts.values()) > 10
