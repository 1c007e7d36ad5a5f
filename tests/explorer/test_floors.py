"""What claims that nothing reconciles say that a place received at least: which are floors, and of which years."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.explorer.floors import floors

UNITS = {"other:funds": "yuan", "gov_funds": "yuan"}


def claim(**cells):
    row = {
        "force": "central_units", "indicator": "other:funds", "unit": "yuan", "value": 100.0, "bound": "exact",
        "basis": "annual", "flags": "", "tolerance": 0.5, "each_year": False,
        "period_start": "2020-01-01", "period_end": "2020-12-31",
    }  # fmt: skip
    return row | cells


def found(*rows, solved=("gov_funds",)):
    frame = pd.DataFrame(rows)
    for day in ("period_start", "period_end"):
        frame[day] = pd.to_datetime(frame[day])
    return floors(frame, solved, UNITS)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({}, [[0, 100, 2020, 2020, 0]]),
        ({"bound": "at_least"}, [[0, 100, 2020, 2020, 0]]),
        ({"bound": "about"}, [[0, 95, 2020, 2020, 0]]),
        ({"bound": "about", "tolerance": 50.0}, [[0, 50, 2020, 2020, 0]]),
        ({"period_start": "2018-07-01"}, [[0, 100, 2018, 2020, 0]]),
        ({"basis": "stock", "period_start": None}, [[0, 100, 2020, 2020, 1]]),
        (
            {"each_year": True, "period_start": "2019-01-01"},
            [[0, 100, 2019, 2019, 0], [0, 100, 2020, 2020, 0]],
        ),
        ({"force": "east_west"}, [[0, 100, 2020, 2020, 0]]),
        ({"indicator": "gov_funds"}, [[0, 100, 2020, 2020, 0]]),
        ({"indicator": "gov_funds", "force": "east_west"}, []),
        ({"bound": "at_most"}, []),
        ({"basis": "target"}, []),
        ({"flags": "part;planned"}, []),
        ({"flags": "counterpart_support"}, []),
        ({"unit": "persons"}, []),
        ({"period_start": None}, []),
        ({"period_end": None}, []),
        ({"value": 0.0}, []),
    ],
)
def test_a_claim_is_a_floor_of_the_years_that_hold_it(cells, told):
    assert found(claim(**cells)) == told


def test_claims_keep_their_numbers():
    assert [one[0] for one in found(claim(value=0.0), claim(), claim(bound="at_most"), claim())] == [1, 3]
