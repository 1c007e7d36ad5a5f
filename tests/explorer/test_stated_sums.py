"""Sums over years that pages state, as the page draws them; expected values by hand."""

from __future__ import annotations

import pandas as pd

from analysis.explorer.stated_sums import stated_sums


def claim(number: int, value: float, **changed: object) -> dict[str, object]:
    return {
        "observation_id": f"a:{number}", "source_id": f"page {number}", "indicator": "gov_funds", "unit": "yuan", "value": value,
        "tolerance": 0.0, "basis": "cumulative", "bound": "exact", "flags": "", "each_year": False,
        "force": "east_west", "origin": "350000", "destination": "640000", "place": None,
        "period_start": pd.Timestamp(1996, 1, 1), "period_end": pd.Timestamp(2011, 12, 31),
    } | changed  # fmt: skip


def test_a_part_is_a_floor_and_parts_that_a_page_divides_are_one():
    """Provincial finance gave 294 million and the paired cities 335 million, printed to the million: at least 628 million together."""
    parts = {"source_id": "p", "flags": "part;disjoint_part", "tolerance": 5e5}
    claims = [
        claim(0, 6e8),
        claim(1, 2.94e8, **parts),
        claim(2, 3.35e8, **parts),
        claim(3, 5e8, flags="part"),
        claim(4, 7e8, bound="at_least"),
        claim(5, 4e8, **parts | {"destination": "620000"}),
    ]
    assert stated_sums(pd.DataFrame(claims)) == [
        [0, 6e8, 0],
        [1, 6.28e8, 1],
        [3, 5e8, 1],
        [4, 7e8, 1],
        [5, 4e8, 1],
    ]


def test_what_is_no_sum_of_its_years_is_left_out():
    other = [
        {"basis": "annual"},
        {"basis": "stock"},
        {"bound": "at_most"},
        {"unit": "usd"},
        {"flags": "wider"},
        {"flags": "open_start"},
        {"period_start": pd.NaT},
        {"period_start": pd.Timestamp(2011, 1, 1)},
    ]
    claims = [claim(number, 1e8, **changed) for number, changed in enumerate(other)]
    assert stated_sums(pd.DataFrame([*claims, claim(8, 2e8)])) == [[8, 2e8, 0]]


def test_of_what_nothing_reconciles_any_unit_is_its_own():
    odd = claim(0, 3.0, indicator="other:greenhouses", unit="count")
    assert stated_sums(pd.DataFrame([odd, claim(1, 1e8)])) == [[0, 3.0, 0], [1, 1e8, 0]]
