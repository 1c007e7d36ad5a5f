"""Who gives way, what is tied and how wide a tie is left, by hand-made systems."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csc_array

from analysis.reconcile.settle import Block

INF = np.inf
PAIR = ("120000", "620000")


def settle(limits: list[tuple], columns: int) -> Block:
    """Limits as (columns, lower, upper[, weight[, soft]])."""
    matrix = np.zeros((len(limits), columns))
    for row, limit in enumerate(limits):
        matrix[row, list(limit[0])] = 1.0
    low, high = (np.array([limit[i] for limit in limits], dtype=float) for i in (1, 2))
    weight = np.array([limit[3] if len(limit) > 3 else 1.0 for limit in limits])
    soft = np.array([len(limit) > 4 for limit in limits])
    size = np.where(np.isfinite(high), (low + np.where(np.isfinite(high), high, 0)) / 2, low)
    return Block(csc_array(matrix), low, high, weight, size, soft)


def test_what_agrees_is_left_as_it_is():
    found = settle([((0,), 10, 11), ((0, 1), 27.4, 27.5)], 2)
    assert not (found.lost | found.tied).any()
    assert (found.row_lower.tolist(), found.row_upper.tolist()) == ([10, 27.4], [11, 27.5])


@pytest.mark.parametrize("slip", [4.6, 460.0])
def test_two_pages_outweigh_a_slip_of_ten_in_either_direction(slip):
    found = settle([((0,), 45.5, 46.5), ((0,), 46.1, 46.3), ((0,), slip, slip)], 1)
    assert found.lost.tolist() == [False, False, True]
    assert found.rivals[2]


def test_an_official_page_outweighs_another():
    found = settle([((0,), 10, 10, 3.0), ((0,), 20, 20, 1.0)], 1)
    assert found.lost.tolist() == [False, True]
    assert found.slack[1] == pytest.approx(10)
    assert (found.row_lower[1], found.row_upper[1]) == (0.0, INF)
    assert found.rivals == {1: (0,)}


def test_rivals_of_equal_weight_are_tied_and_each_is_left_the_hull():
    """One of 20.0 ± 0.05 and 30.0 ± 0.05 is right: whichever it is, the truth is inside."""
    found = settle([((0,), 19.95, 20.05), ((0,), 29.95, 30.05)], 1)
    assert found.tied.tolist() == [True, True]
    assert not found.lost.any()
    assert found.row_lower.tolist() == pytest.approx([19.95, 19.95])
    assert found.row_upper.tolist() == pytest.approx([30.05, 30.05])


def test_a_sum_tied_with_its_years_is_left_open_on_all_sides():
    """10 and 10 against 30 for both, of three times the weight: the sum errs, or one year does."""
    found = settle([((0,), 10, 10), ((1,), 10, 10), ((0, 1), 30, 30, 3.0)], 2)
    assert found.tied.all()
    for first, second in [(10, 10), (20, 10), (10, 20)]:
        sums = np.array([first, second, first + second])
        assert np.all(found.row_lower <= sums + 1e-6)
        assert np.all(found.row_upper >= sums - 1e-6)


def test_a_claim_that_gave_way_limits_nothing_any_more():
    # 52.788 to 2021 can't hold beside 52.8 to 2020 and 33.9 for 2021.
    found = settle([((0, 1), 52.75, 52.85, 2.0), ((0, 1, 2), 52.78, 52.79), ((2,), 33.9, INF, 2.0)], 3)
    assert found.lost.tolist() == [False, True, False]
    assert found.slack[1] == pytest.approx(52.79 - 52.75 - 33.9)


def test_the_worst_gives_way_first_and_takes_no_honest_claim_with_it():
    # 1,000 for the sum is false; 10, 11 and 12 agree with 33.
    found = settle(
        [((0,), 10, 10), ((1,), 11, 11), ((2,), 12, 12), ((0, 1, 2), 33, 33), ((0, 1), 1000, 1000)], 3
    )
    assert np.flatnonzero(found.lost).tolist() == [4]
    assert not found.tied.any()
    # It can't hold beside 10 and 11, nor beside 33; with both named, either might be left out.
    assert found.rivals[4] in ((0, 1), (3,))


def test_more_than_is_lowered_where_an_exact_figure_misses_it_by_little():
    """'More than 30' and 29.96 ± 0.005: the exact page does not lose to a rounded one."""
    found = settle([((0,), 30.0, INF, 3.0, True), ((0,), 29.955, 29.965, 1.0)], 1)
    assert not (found.lost | found.tied).any()
    assert found.row_upper[1] == pytest.approx(29.965)
    assert found.row_lower[0] <= 29.955


def test_more_than_is_kept_where_it_is_missed_by_more():
    found = settle([((0,), 30.0, INF, 3.0, True), ((0,), 28.0, 28.1, 1.0)], 1)
    assert found.lost.tolist() == [False, True]
    assert found.row_lower[0] == 30.0


def test_a_more_than_that_nobody_misses_is_kept_where_others_are_settled():
    """All of one block: 29.96 beside 'more than 30', 5 beside three times 10, and 'more than 50' for the second and the third."""
    found = settle(
        [
            ((0,), 30.0, INF, 3.0, True), ((0,), 29.955, 29.965, 1.0), ((0, 1), 0.0, 90.0),
            ((1,), 10, 10, 3.0), ((1,), 5, 5, 1.0), ((1, 2), 50.0, INF, 1.0, True),
        ],
        3,
    )  # fmt: skip
    assert found.lost.tolist() == [False, False, False, False, True, False]
    assert not found.tied.any()
    assert found.row_lower.tolist() == pytest.approx([29.7, 29.955, 0, 10, 0, 50])
    assert found.row_upper.tolist() == pytest.approx([INF, 29.965, 90, 10, INF, INF])


def test_many_ties_are_left_open():
    """Seven separate pairs of rivals are 128 scenarios together, and two each."""
    limits = [((i,), figure, figure) for i in range(7) for figure in (10, 20)]
    found = settle(limits, 7)
    assert found.tied.all()
    assert found.row_lower.tolist() == pytest.approx([10] * 14)
    assert found.row_upper.tolist() == pytest.approx([20] * 14)


# The same through the claims ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", [1e-2, 1.0, 1e5, 1e8, 1e13])
def test_the_unit_decides_nothing(solved, pairings, unit):
    rows = [
        (*PAIR, 52.8 * unit, 2016, 2020, {"tolerance": 0.05 * unit, "source_id": "gazette"}),
        (*PAIR, 52.8 * unit, 2016, 2020, {"tolerance": 0.05 * unit}),
        (*PAIR, 52.788 * unit, 2016, 2021, {"tolerance": 0.0005 * unit}),
        (*PAIR, 33.9 * unit, "2021-01-01", "2021-03-31", {"tolerance": 0.05 * unit}),
    ]
    made = solved(rows, pairings([PAIR], 2016, 2021))
    found = made.settlement
    lost = {claim for r in np.flatnonzero(found.lost) for claim in made.limits[r].claims}
    assert lost == {"made:2"}
    assert not found.tied.any()


def test_two_pages_that_disagree_give_the_hull_and_no_value(solved, pairings, total):
    made = solved([(*PAIR, 20.0, 2020, 2020, {"tolerance": 0.05}), (*PAIR, 30.0, 2020, 2020, {"tolerance": 0.05})], pairings([PAIR], 2016, 2020))  # fmt: skip
    row = total(made, *PAIR, 2020)
    assert (row["lower"], row["upper"]) == pytest.approx((19.95, 30.05))
    assert np.isnan(row["value"])
    assert (row["obs_status"], row["method"], row["observation_ids"]) == ("O", "bounded", "made:0;made:1")


def test_a_sum_that_shrinks_leaves_its_last_year_open(solved, pairings, total):
    """2016-2019 = 10 against 2016-2020 = 8: if the second errs, 2020 has no ceiling; if the first does, it is 0 to 8."""
    made = solved([(*PAIR, 10.0, 2016, 2019, {"basis": "cumulative"}), (*PAIR, 8.0, 2016, 2020, {"basis": "cumulative"})], pairings([PAIR], 2016, 2020))  # fmt: skip
    last = total(made, *PAIR, 2020)
    assert last[["value", "lower", "upper"]].isna().all()
    assert last["method"] == "unknown"
    first = total(made, *PAIR, 2016, 2019)
    assert first["obs_status"] == "O"
    assert (first["lower"], first["upper"]) == (0.0, 10.0)
