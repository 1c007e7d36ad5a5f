"""Bounds of the real evidence, found a second time by a plain programme of its own."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.reconcile.kinds import family_of
from analysis.reconcile.reconciliation import east_west_only, last_year

from .plain import Plain


@pytest.mark.whole
@pytest.mark.parametrize(
    ("indicator", "first"),
    [("gov_funds", 2019), ("jobs_total", 1996), ("enterprises_settled", 1996), ("consumption_assist", 1996)],
)
def test_a_plain_programme_finds_the_same_bounds(reconciled, indicator, first):
    limits, pairings, places, observations, series = (
        pd.read_parquet(reconciled / f"{name}.parquet")
        for name in ("limits", "pairings", "places", "observations", "series")
    )
    family = family_of(indicator)
    last = last_year(east_west_only(observations))
    plain = Plain(limits[limits["family"] == family.name], pairings, places, len(family.kinds), last)
    cells = series[(series["indicator"] == indicator) & (series["year"] >= first)]
    assert len(cells) > 100
    mask = family.covers[indicator]
    found = [plain.bounds((row.origin, row.destination), row.year, mask) for row in cells.itertuples()]
    lower, upper = (np.array(side) for side in zip(*found, strict=True))
    np.testing.assert_allclose(cells["lower"].fillna(0.0), lower, rtol=1e-6, atol=1)
    np.testing.assert_allclose(cells["upper"].fillna(np.inf), upper, rtol=1e-6, atol=1)
