"""Changes between two states, by hand: what changed, by which claims, in which reports."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.changes import compare

FUJIAN, NINGXIA, ZHEJIANG, SICHUAN = "350000", "640000", "330000", "510000"


def claim(number: int, value: float, origin: str = FUJIAN, destination: str = NINGXIA, **more) -> dict:
    return {
        "observation_id": f"made:{number}", "origin": origin, "destination": destination, "indicator": "gov_funds",
        "value": value, "unit": "yuan", "period_start": pd.Timestamp("2023-01-01"),
        "period_end": pd.Timestamp("2023-12-31"), "basis": "annual", "bound": "exact", **more,
    }  # fmt: skip


def cell(
    value, lower, upper, ids="", origin=FUJIAN, destination=NINGXIA, year=2023, indicator="gov_funds"
) -> dict:
    return {
        "indicator": indicator, "origin": origin, "destination": destination, "year": year, "value": value,
        "lower": lower, "upper": upper, "method": "reported", "observation_ids": ids, "rival_ids": "",
    }  # fmt: skip


def test_claims_are_new_corrected_or_withdrawn():
    old = pd.DataFrame([claim(1, 5e8), claim(2, 6e8), claim(3, 7e8)])
    new = pd.DataFrame([claim(1, 5e8), claim(2, 6.5e8, bound="at_least"), claim(4, 8e8)])
    found = compare.claims(old, new).set_index("observation_id")
    assert found["change"].to_dict() == {"made:4": "new", "made:3": "withdrawn", "made:2": "corrected"}
    assert found.loc["made:2", "fields"] == "value;bound"


def test_a_missing_field_in_both_states_is_no_correction():
    both = pd.DataFrame([claim(1, 5e8, origin=None, period_start=pd.NaT)])
    assert compare.claims(both, both.copy()).empty


CASES = [
    ((5e8, 5e8, 5e8), (6e8, 6e8, 6e8), "value"),
    ((5e8, 5e8, 5e8), (None, 2e8, 9e8), "value"),
    ((None, None, None), (None, 2e8, None), "appears"),
    ((None, 0.0, None), (None, 2e8, None), "appears"),
    ((5e8, 5e8, 5e8), (None, None, None), "disappears"),
    ((None, 2e8, 9e8), (None, 3e8, 9e8), "bounds"),
    ((5e8, 4e8, 6e8), (5e8, 4e8, np.inf), "bounds"),
    ((5e8, 4e8, None), (5e8, 4e8, np.inf), ""),
    ((5e8, 5e8, 5e8), (5e8 + 1, 5e8, 5e8), ""),
    ((None, 0.0, None), (None, None, None), ""),
]


@pytest.mark.parametrize(("before", "after", "change"), CASES)
def test_kinds_of_change(before, after, change):
    found = compare.figures(pd.DataFrame([cell(*before)]), pd.DataFrame([cell(*after)]), compare.CELL)
    assert found["change"].tolist() == ([change] if change else [])


@pytest.mark.parametrize(
    ("before", "after", "same"), [(7.2041e10, 7.1961e10, True), (7.2041e10, 7.1941e10, False)]
)
def test_an_estimate_is_another_one_where_reports_tell_another(before, after, same):
    # About 72.0 billion yuan, and about 71.9: estimates are told in three digits.
    old, new = (
        pd.DataFrame([{**cell(value, 5e10, 1e11), "method": "estimated"}]) for value in (before, after)
    )
    assert compare.figures(old, new, compare.CELL).empty == same
    assert len(compare.figures(old, new.assign(method="reported"), compare.CELL)) == 1


def test_a_cell_that_one_state_does_not_list_was_unknown_there():
    new = pd.DataFrame([cell(None, 2e8, None), cell(None, None, None, year=2024)])
    found = compare.figures(new.iloc[:0], new, compare.CELL)
    assert found[["year", "change"]].to_numpy().tolist() == [[2023, "appears"]]


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.integers(2016, 2025), st.floats(1, 1e12)), unique_by=lambda row: row[0], max_size=8)
)
def test_a_state_has_not_changed_since_itself(rows):
    frame = pd.DataFrame([cell(v, v, v, year=y) for y, v in rows], columns=list(cell(None, None, None)))
    assert compare.figures(frame, frame.copy(), compare.CELL).empty


def causes(old: list[dict], new: list[dict], moved: pd.DataFrame) -> list[list[str]]:
    changed = compare.figures(pd.DataFrame(old), pd.DataFrame(new), compare.CELL)
    return compare.caused(changed, moved)[["cause", "claims"]].to_numpy().tolist()


def test_the_claims_behind_a_figure_are_its_cause():
    moved = compare.claims(
        pd.DataFrame([claim(1, 5e8), claim(3, 1e8)]), pd.DataFrame([claim(2, 6e8), claim(3, 1e8)])
    )
    old, new = [cell(5e8, 5e8, 5e8, "made:1")], [cell(6e8, 6e8, 6e8, "made:2;made:3")]
    assert causes(old, new, moved) == [["new", "made:1;made:2"]]


def test_a_claim_on_a_sum_is_the_cause_of_what_it_ties():
    """A national total limits every pair; a claim of another pair, or of another family, is no cause."""
    nation = claim(7, 9e9, origin="100000", destination="100000")
    others = [claim(8, 9e9, ZHEJIANG, SICHUAN), claim(9, 9e9, indicator="jobs_total")]
    moved = compare.claims(pd.DataFrame([claim(1, 5e8)]), pd.DataFrame([claim(1, 5e8), nation, *others]))
    old, new = [cell(None, 1e8, None, "made:1")], [cell(None, 1e8, 9e9, "made:1")]
    assert causes(old, new, moved) == [["tied", "made:7"]]


def test_without_a_claim_it_is_the_method():
    moved = compare.claims(pd.DataFrame([claim(1, 5e8)]), pd.DataFrame([claim(1, 5e8)]))
    assert causes([cell(None, 1e8, None)], [cell(None, 2e8, None)], moved) == [["method", ""]]


def test_reports_that_show_a_cell():
    changed = compare.figures(
        pd.DataFrame([cell(1.0, 1.0, 1.0), cell(1.0, 1.0, 1.0, origin=ZHEJIANG, destination=SICHUAN)]),
        pd.DataFrame([cell(2.0, 2.0, 2.0), cell(2.0, 2.0, 2.0, origin=ZHEJIANG, destination=SICHUAN)]),
        compare.CELL,
    )  # fmt: skip
    asked = {
        "flows": [{"indicator": ["gov_funds"], "year": ["2022", "2023"]}],
        "profile": [{"origin": ["35*"], "destination": [NINGXIA]}],
        "labour": [{"indicator": ["jobs_total"]}],
    }
    shown = dict(zip(changed["origin"], compare.shown(changed, asked), strict=True))
    assert shown == {FUJIAN: "flows;profile", ZHEJIANG: "flows"}
