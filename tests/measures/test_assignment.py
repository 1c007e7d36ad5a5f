"""Weights, ranks and assignments on small worlds solved by hand."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.measures import assignment
from analysis.measures.complementarity import ASPECTS, CRITERIA

PAIRS = pd.MultiIndex.from_tuples(product(["e1", "e2"], ["w1", "w2", "w3"]), names=["origin", "destination"])
ACTUAL = pd.Series([True, True, False, False, False, True], index=PAIRS)
"""e1 helps w1 and w2, e2 helps w3."""


def _standing(values: list[float]) -> pd.DataFrame:
    return pd.DataFrame(dict.fromkeys(CRITERIA, values), index=PAIRS)


def test_equal_weights_are_equal_by_aspect():
    weights = assignment.equal_weights()
    by_aspect = weights.groupby(pd.Series(CRITERIA)).sum()
    assert by_aspect.to_list() == pytest.approx([1 / len(ASPECTS)] * len(ASPECTS))
    assert [*weights.index] == [*CRITERIA]


def test_drawn_weights_add_up_and_come_again_with_the_seed():
    drawn = assignment.drawn_weights(50)
    assert drawn.shape == (50, len(CRITERIA))
    assert drawn.sum(axis=1) == pytest.approx(1)
    assert drawn.min() >= 0
    assert np.array_equal(drawn, assignment.drawn_weights(50))
    labour = [*CRITERIA].index("labour")
    assert assignment.drawn_weights(20_000)[:, labour].mean() == pytest.approx(1 / len(ASPECTS), abs=0.01)


def test_the_best_assignment_keeps_the_numbers_of_partners():
    # e1 must have two of w1, w2, w3 and e2 the third. Sums: w1+w2|w3 = 9+1+2 = 12, w1+w3|w2 = 9+5+8 = 22,
    # w2+w3|w1 = 1+5+7 = 13.
    scores = np.array([[9.0, 1.0, 5.0, 7.0, 8.0, 2.0]])
    assert assignment.best_assignment(scores, ACTUAL)[0].tolist() == [True, False, True, False, True, False]


def test_draws_are_solved_each_by_itself():
    scores = np.array([[9.0, 1.0, 5.0, 7.0, 8.0, 2.0], [0.0, 5.0, 5.0, 9.0, 0.0, 0.0]])
    best = assignment.best_assignment(scores, ACTUAL)
    assert best[0].tolist() == [True, False, True, False, True, False]
    assert best[1].tolist() == [False, True, True, True, False, False]


def test_a_pair_is_never_given_twice():
    # e1 has two partners and w1 is by far its best: it still gets it once only
    best = assignment.best_assignment(np.array([[100.0, 1.0, 1.0, 0.0, 0.0, 0.0]]), ACTUAL)[0]
    assert best.sum() == 3
    assert best[0]


def test_no_pair_is_given_twice_where_both_have_several_partners():
    # e1 and e2 have two partners each, w1 two, w2 and w3 one. e1 with w1 twice would be the most, but may not be; so
    # each has w1 and one other: e1+w2 with e2+w3 gives 9+1+1+3 = 14, e1+w3 with e2+w2 gives 9+2+1+1 = 13.
    actual = pd.Series([True, True, False, True, False, True], index=PAIRS)
    best = assignment.best_assignment(np.array([[9.0, 1.0, 2.0, 1.0, 1.0, 3.0]]), actual)[0]
    assert best.tolist() == [True, True, False, True, False, True]


@given(arrays(float, (3, 9), elements=st.floats(0, 100)), arrays(bool, 9))
def test_no_other_assignment_with_the_same_degrees_is_better(scores, chosen):
    index = pd.MultiIndex.from_tuples(product("abc", "xyz"), names=["origin", "destination"])
    if not chosen.any():
        return
    best = assignment.best_assignment(scores, pd.Series(chosen, index=index))

    def degrees(pairs: np.ndarray) -> np.ndarray:
        table = pairs.reshape(-1, 3, 3)
        return np.hstack([table.sum(axis=1), table.sum(axis=2)])

    every = np.array(list(product([False, True], repeat=9)))
    fitting = every[(degrees(every) == degrees(chosen)).all(axis=1)]
    assert (degrees(best) == degrees(chosen)).all()
    assert (scores * best).sum(axis=1) == pytest.approx((fitting @ scores.T).max(axis=0))


def test_comparison_with_chance_and_the_best():
    # the three possible assignments have the sums 12, 22 and 13 (above); the actual one is the worst
    comparison = assignment.compare(_standing([9.0, 1.0, 5.0, 7.0, 8.0, 2.0]), ACTUAL, randoms=3000)
    mine, chance, best = comparison.sums
    assert (mine, best) == (pytest.approx(12), pytest.approx(22))
    assert chance == pytest.approx((12 + 22 + 13) / 3, abs=0.4)
    assert comparison.beaten_equal == 0.0
    assert comparison.gain_equal == pytest.approx((12 - chance) / (22 - chance))
    assert comparison.kept == 1
    assert comparison.best.to_list() == [True, False, True, False, True, False]
    assert comparison.share.sum() == pytest.approx(3)


def test_each_draw_of_weights_has_its_own_answer():
    # The first criterion alone wants what is there, the second alone the contrary, equal weights of all something else.
    standing = _standing([9.0, 1.0, 5.0, 7.0, 8.0, 2.0])
    first, second = [*CRITERIA][:2]
    standing[first], standing[second] = [9.0, 8.0, 0.0, 0.0, 0.0, 9.0], [0.0, 0.0, 9.0, 8.0, 7.0, 0.0]
    weights = np.eye(len(CRITERIA))[:2]
    comparison = assignment.compare(standing, ACTUAL, weights)
    assert comparison.gain.shape == comparison.beaten.shape == comparison.kept_drawn.shape == (2,)
    assert comparison.gain[0] == pytest.approx(1.0)
    assert comparison.gain[1] < 0
    # The others are e1+w1+w3|w2 with 9+0+0 of 26, and e1+w2+w3|w1 with 8+0+0: two of three, by chance.
    assert comparison.beaten[0] == pytest.approx(2 / 3, abs=0.05)
    assert comparison.beaten[1] == 0.0
    assert comparison.kept_drawn.tolist() == [3, 1]


def test_the_best_assignment_gains_all():
    comparison = assignment.compare(_standing([9.0, 8.0, 0.0, 0.0, 0.0, 9.0]), ACTUAL)
    assert comparison.gain_equal == pytest.approx(1.0)
    assert comparison.kept == 3


def test_ranks_and_intervals():
    # every criterion gives the same order, so weights can't change a rank
    scores = assignment.scores(_standing([60.0, 50.0, 40.0, 30.0, 20.0, 10.0]))
    assert scores["rank"].to_list() == [1, 2, 3, 4, 5, 6]
    assert scores["rank_low"].to_list() == scores["rank_high"].to_list() == [1, 2, 3, 4, 5, 6]
    assert scores["score"].to_list() == pytest.approx([60, 50, 40, 30, 20, 10])


def test_scores_that_only_rounding_parts_have_one_rank():
    # 0.1 + 0.2 and 0.3: which is the greater is for the machine's arithmetic to say, and no difference of the pairs.
    scores = assignment.scores(_standing([60.0, 50.0, 0.1 + 0.2, 0.3, 0.1, 0.0]))
    assert scores["rank"].to_list() == [1, 2, 3, 3, 5, 6]
    assert scores["rank_low"].to_list() == scores["rank_high"].to_list() == [1, 2, 3, 3, 5, 6]


def test_a_pair_that_is_first_by_one_criterion_only_has_a_wide_interval():
    standing = _standing([0.0, 40.0, 35.0, 30.0, 20.0, 10.0])
    standing.loc[("e1", "w1"), "labour"] = 100.0
    scores = assignment.scores(standing)
    assert scores.loc[("e1", "w1"), "rank_low"] == 1
    assert scores.loc[("e1", "w1"), "rank_high"] == 6


def test_pairs_in_force_are_those_without_an_end():
    pairings = pd.DataFrame({
        "assisting": ["e1", "e2", "e1"], "assisted": ["w1", "w2", "w3"], "level": ["province", "province", "county"],
        "end": pd.array([pd.NA, 2020, pd.NA], dtype="Int64"),
    })  # fmt: skip
    found = assignment.in_force(pairings, PAIRS)
    assert found[["assisting", "assisted"]].to_numpy().tolist() == [["e1", "w1"]]
    assert assignment.marked(found, PAIRS).to_list() == [True, False, False, False, False, False]
    assert assignment.of_province(ACTUAL, "w3").to_list() == [False, False, True, False, False, True]
    assert assignment.of_province(ACTUAL, "").equals(ACTUAL)
