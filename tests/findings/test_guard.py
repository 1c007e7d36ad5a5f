"""The guard: one of several is singled out only where all bounds bear it."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.findings import guard
from analysis.measures.status import told

NAN = float("nan")


def rows(*cells) -> pd.DataFrame:
    """(value, lower, upper) -> rows with their figures."""
    return told(pd.DataFrame(cells, columns=["value", "lower", "upper"]))


@pytest.mark.parametrize(
    ("cells", "first", "sure"),
    [
        ([(90, 89, 91), (50, 49, 51), (NAN, 20, 80), (40, 39, 41)], 0, True),
        # Of one nothing is known: the first leads what is known.
        ([(90, 89, 91), (50, 49, 51), (40, 39, 41), (NAN, NAN, NAN)], 0, False),
        # Nothing caps one that has a floor.
        ([(90, 89, 91), (50, 49, 51), (NAN, 20, NAN), (40, 39, 41)], 0, False),
        # Another one may have received more.
        ([(90, 89, 91), (50, 49, 51), (NAN, 20, 95), (40, 39, 41)], None, None),
        # An estimate whose floor lies below another's figure, or is nothing.
        ([(90, 45, 180), (50, 49, 51), (40, 39, 41)], None, None),
        ([(90, 0, 278), (0, 0, 0), (0, 0, 0)], None, None),
        # Two of four have a value.
        ([(90, 89, 91), (50, 49, 51), (NAN, 20, NAN), (NAN, NAN, NAN)], None, None),
        # A floor of which nothing but the floor is known can lead.
        ([(NAN, 95, NAN), (50, 49, 51), (40, 39, 41), (30, 29, 31)], 0, True),
        # Two that are the same.
        ([(90, 90, 90), (90, 90, 90), (40, 40, 40)], None, None),
        ([], None, None),
    ],
)
def test_the_largest_is_named_only_where_the_bounds_leave_no_doubt(cells, first, sure):
    found = guard.leader(rows(*cells))
    assert (None if found is None else found.name) == first
    assert (None if found is None else found["sure"]) == sure


def test_the_smallest_is_named_where_its_ceiling_is_below_all_floors():
    # Ranks with their intervals: the third may be as high as the second, but no other one is as high as the first.
    ranks = rows((1, 1, 4), (20, 12, 39), (15, 10, 44))
    assert guard.leader(ranks, least=True).name == 0
    assert guard.leader(rows((1, 1, 12), (20, 12, 39), (15, 10, 44)), least=True) is None
    change = guard.exact(pd.Series({"a": -2.0, "b": 1.0, "c": 0.5}))
    assert guard.leader(change, least=True).name == "a"
    # The largest of losses is no gain.
    assert guard.leader(guard.exact(pd.Series([-2.0, -1.0, -0.5]))) is None
    assert guard.leader(guard.exact(pd.Series([-2.0, -1.0, 0.0]))) is None


def test_sums_of_different_years_are_not_ranked():
    shares = rows((90, 89, 91), (50, 49, 51), (40, 39, 41), (NAN, NAN, NAN))
    same = shares.assign(first=[2021, 2021, 2021, NAN], last=[2024, 2024, 2024, NAN])
    assert guard.leader(same).name == 0
    assert guard.leader(same.assign(first=[2024, 2021, 2021, NAN])) is None
    assert not guard.same_years(same.assign(first=[2024, 2021, 2021, 2021], last=2024))


def test_an_estimate_that_may_be_nothing_is_not_told():
    flows = rows((10.5e8, 0, 278e8), (5e8, 4e8, 6e8), (NAN, NAN, NAN)).assign(
        status=["estimated", "estimated", "unknown"]
    )
    assert guard.tellable(flows).index.tolist() == [1]


def test_new_and_ended_only_where_a_page_dates_it():
    basis = pd.Series(["stated", "policy", "round", "seen", "continued", "next_round", "open"])
    assert guard.dated(basis).tolist() == [True, True, False, False, False, False, False]


_NUMBERS = st.floats(0, 100)
_CELLS = st.tuples(_NUMBERS, _NUMBERS, _NUMBERS, st.sampled_from(["value", "floor", "open", "nothing"]))


@given(st.lists(_CELLS, min_size=1, max_size=8), st.data())
def test_no_world_that_the_bounds_allow_has_another_first_if_it_is_sure(cells, data):
    made = []
    for *numbers, kind in cells:
        lower, value, upper = sorted(numbers)
        made.append({
            "value": (value, lower, upper), "floor": (NAN, lower, upper), "open": (NAN, lower, NAN), "nothing": (NAN, NAN, NAN),
        }[kind])  # fmt: skip
    frame = rows(*made)
    top = guard.leader(frame)
    if top is None or not top["sure"]:
        return
    world = [
        data.draw(st.floats(lower if lower == lower else 0, upper if upper == upper else 1e6))
        for lower, upper in zip(frame["lower"], frame["upper"], strict=True)
    ]
    assert world[top.name] == max(world)
