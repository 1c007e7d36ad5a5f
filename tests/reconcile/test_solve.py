"""Least slack and bounds, by hand-made systems."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.reconcile.constraints import Limit
from analysis.reconcile.solve import solve

INF = np.inf


def limit(cells, lower, upper, weight=1.0) -> Limit:
    figure = upper if np.isfinite(upper) else lower
    return Limit(
        tuple(cells), float(lower), float(upper), "other", False, ("c",), (float(figure),), (0.0,), weight
    )


def test_bounds_of_a_span_with_one_known_year():
    found = solve([limit([0], 10, 11), limit([0, 1], 27.4, 27.5)], 3)
    assert found.lower.tolist() == pytest.approx([10, 16.4, 0])
    assert found.upper.tolist() == pytest.approx([11, 17.5, INF])
    assert not found.lost.any()


def test_bounds_that_no_single_limit_tells():
    # Each two of three sum to 10, so each is 5; one limit at a time would leave 0 to 10.
    found = solve([limit([0, 1], 10, 10), limit([0, 2], 10, 10), limit([1, 2], 10, 10)], 3)
    assert found.lower.tolist() == pytest.approx([5, 5, 5])
    assert found.upper.tolist() == pytest.approx([5, 5, 5])


def test_years_under_the_same_limits_share_the_bounds():
    found = solve([limit([0, 1, 2], 30, 30)], 3)
    assert found.lower.tolist() == [0, 0, 0]
    assert found.upper.tolist() == pytest.approx([30, 30, 30])


def test_blocks_do_not_touch_one_another():
    alone = solve([limit([0, 1], 8, 8)], 4)
    both = solve([limit([0, 1], 8, 8), limit([2, 3], 5, 5), limit([2], 9, 9)], 4)
    assert both.upper[:2].tolist() == alone.upper[:2].tolist()
    assert both.lost.sum() + both.tied.sum() > 0
    assert not both.lost[0]


@pytest.mark.parametrize("slip", [4.6, 460.0])
def test_two_pages_outweigh_a_slip_of_ten_in_either_direction(slip):
    found = solve([limit([0], 45.5, 46.5), limit([0], 46.1, 46.3), limit([0], slip, slip)], 1)
    assert found.lost[2]
    assert (found.lower[0], found.upper[0]) == pytest.approx((46.1, 46.3))


def test_an_official_page_outweighs_another():
    found = solve([limit([0], 10, 10, 3.0), limit([0], 20, 20, 1.0)], 1)
    assert found.lost.tolist() == [False, True]
    assert found.slack[1] == pytest.approx(10)
    assert (found.lower[0], found.upper[0]) == pytest.approx((10, 10))


def test_equal_rivals_are_tied_and_the_bounds_span_both():
    found = solve([limit([0], 10, 10), limit([0], 20, 20)], 1)
    assert found.tied.tolist() == [True, True]
    assert (found.lower[0], found.upper[0]) == pytest.approx((10, 20))
    assert found.slack.tolist() == pytest.approx([-10, 10])


def test_a_claim_that_gave_way_limits_nothing_any_more():
    # 52.788 to 2021 can't hold beside 52.8 to 2020 and 33.9 for 2021; 2021 then has a floor, but no cap.
    limits = [limit([0, 1], 52.75, 52.85, 2.0), limit([0, 1, 2], 52.78, 52.79), limit([2], 33.9, INF, 2.0)]
    found = solve(limits, 3)
    assert found.lost.tolist() == [False, True, False]
    assert found.slack[1] == pytest.approx(52.79 - 52.75 - 33.9)
    assert (found.lower[2], found.upper[2]) == (pytest.approx(33.9), INF)


def test_no_limits_leave_everything_open():
    found = solve([], 2)
    assert found.lower.tolist() == [0, 0]
    assert np.isinf(found.upper).all()
