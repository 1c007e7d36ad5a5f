"""What stands on the front page is computed once, by whoever comes first, and kept for as long as it is made from the same."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import dataset, notebook
from analysis.reports import front
from analysis.reports.folders import Folders
from analysis.reports.plan import Present


@pytest.fixture
def computed(folders, monkeypatch):
    """How often it was computed, of tables that are there."""
    times = []
    for name in front._NEEDED:
        (folders / "processed" / f"{name}.parquet").write_bytes(b"PAR1")
    monkeypatch.setattr(front, "_compute", lambda: times.append(1) or {"facts": len(times)})
    return times


def test_what_a_warm_parent_computed_is_not_computed_again(computed):
    folders, present = Folders.open(), Present()
    order = front.work_for(folders, present)
    assert order["module"] == "analysis.reports.front"
    front.work(*order["given"])
    assert front.content(folders, present) == {"facts": 1}
    assert len(computed) == 1
    assert front.work_for(folders, present) is None, "it is kept"
    front.wait(folders)


def test_of_other_tables_it_is_computed_anew(computed, folders):
    opened = Folders.open()
    assert front.content(opened, Present()) == {"facts": 1}
    (folders / "processed" / "series.parquet").write_bytes(b"PAR1 more")
    assert front.work_for(opened, Present()) is not None
    assert front.content(opened, Present()) == {"facts": 2}
    (opened.work / "front.json").write_text("[]")
    assert front.content(opened, Present()) == {"facts": 3}


def test_without_tables_there_is_nothing_to_compute(folders):
    assert front.work_for(Folders.open(), Present()) is None
    assert front.content(Folders.open(), Present()) == {}


def test_the_page_counts_the_claims_that_the_report_it_names_counts(monkeypatch):
    """All behind the sums of the pairs, also those of a pair of which too little is known to be told."""
    monkeypatch.setattr(dataset, "table", lambda *_, **__: pd.DataFrame({"source_id": []}))
    monkeypatch.setattr(notebook, "source_line", lambda ids, lang: ";".join(ids))
    pairs = pd.DataFrame({"figure": [1e9, None], "observation_ids": ["a:1;a:2", "b:1"]})
    whole = pd.Series({"figure": 1e9, "status": "at_least", "upper": None})
    claims = pd.DataFrame({"observation_id": [], "source_id": []})
    (fact,) = front._facts({}, claims, (pairs, whole), "en")
    assert fact["source"] == "a:1;a:2;b:1" and "1 of 2 pairs" in fact["beside"]
