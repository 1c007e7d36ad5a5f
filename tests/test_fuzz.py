"""The fuzzer of `benchmarks/fuzz.py`, small and with one seed: nothing comes up."""

import importlib.util

import pytest

from analysis import paths


@pytest.fixture(scope="module")
def fuzz():
    spec = importlib.util.spec_from_file_location("fuzz", paths.ROOT / "benchmarks" / "fuzz.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.whole
def test_nothing_comes_up(fuzz, monkeypatch, capsys):
    monkeypatch.setenv("ATLAS_REPORTS", "set back after the test")
    finds = fuzz.run(7, grids=60, spoilt_files=3, yaml=60, records=60, names=3, texts=300)
    assert finds == []
    assert capsys.readouterr().out.count("trials") == 6
