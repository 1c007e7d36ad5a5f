"""What no partner of a province accounts for: never more than the sum has beside them."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import province_notes

NAN = float("nan")


# Tianjin's specialists: 675 of named partners, and "150" of several together, which are at least 145.
@pytest.mark.parametrize(("figure", "told"), [(820.0, "145 persons of it"), (825.0, "150 persons of it")])
def test_the_rest_and_the_partners_make_the_sum(monkeypatch, figure, told):
    rows = pd.DataFrame({
        "indicator": ["professionals_sent"], "origin": ["120000"], "destination": ["620000"], "first_year": [1996], "last_year": [2025],
        "figure": [figure], "lower": [820.0], "rest": [145.0], "most_figure": [NAN], "named": ["620000"], "status": ["at_least"],
        "observation_ids": ["a:1"],
    })  # fmt: skip
    claims = pd.DataFrame({
        "observation_id": ["a:1"], "origin": ["120000"], "destination": ["130000;620000"],
    })  # fmt: skip
    monkeypatch.setattr(province_notes.sums, "printed", lambda frame: frame.assign(printed=150.0))
    monkeypatch.setattr(province_notes.dataset, "table", lambda *_, **__: claims)
    (note,) = province_notes.noted(rows, "en")["note"]
    assert note == f"{told} of several partners together"
