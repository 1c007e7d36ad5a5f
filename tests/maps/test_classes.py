"""Classes: every value in one, limits that a legend can print."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.maps import areas
from analysis.maps.classes import classify, diverging_breaks, round_breaks, round_sizes
from analysis.vocabulary.numbers import Scale


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([1.1, 2.2, 3.3, 4.4, 5.5, 6.6, 7.7, 8.8, 9.9, 11.0], [2.5, 5, 7.5]),
        ([65, 66, 100, 115, 200], [100, 200]),  # the review's 65-66, 66-100, 100-115, 115-200
        ([3, 12, 40, 160, 700], [10, 20, 50]),  # in even steps four of them would be in one class
        ([-45, -44, -43, -10, -5], [-10, -5]),
        ([5e8, 15e8, 25e8], [10e8, 20e8]),
    ],
)
def test_limits_are_round(values, limits):
    assert round_breaks(np.array(values, dtype=float), 4) == limits


def test_ties_make_fewer_classes_never_empty_ones():
    values = np.array([0.0] * 20 + [5.0, 9.0])
    classes = classify(values, round_breaks(values))
    assert set(classes) == set(range(classes.max() + 1))


def test_one_value_is_one_class():
    assert round_breaks(np.array([7.0, 7.0, np.nan])) == []
    assert classify(np.array([7.0, np.nan]), []).tolist() == [0, -1]


def test_no_class_straddles_zero():
    breaks = diverging_breaks(np.array([-6.0, -3.0, -1.0, 1.0, 2.0, 4.0, 5.0]))
    assert 0.0 in breaks
    assert breaks == [-b for b in reversed(breaks)]


def test_a_value_on_a_limit_belongs_above():
    assert classify(np.array([4.999, 5.0]), [5.0]).tolist() == [0, 1]


@pytest.mark.filterwarnings("error")
def test_tiny_values_are_classed_without_a_warning():
    values = np.array([5e-324, 1e-310, 2e-310, 7.0])
    assert classify(values, round_breaks(values, 4)).tolist() == [0, 0, 0, 1]


@pytest.mark.parametrize("breaks", [[5.0, 5.0], [8.0, 5.0], [float("nan")]])
def test_bad_limits_are_refused(breaks):
    with pytest.raises(ParameterError, match="ascending"):
        classify(np.array([1.0]), breaks)


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=60), st.integers(2, 7))
def test_every_value_is_in_one_class_and_no_class_is_empty(values, count):
    values = np.array(values)
    classes = classify(values, round_breaks(values, count))
    assert classes.min() >= 0
    assert classes.max() < count
    assert set(classes) == set(range(classes.max() + 1))


@pytest.mark.parametrize(
    ("largest", "expected"),
    [
        (33.9, [30, 10, 3]),
        (44, [30, 10, 3]),
        (7.2, [5, 2, 0.5]),
        (1.0, [1, 0.5, 0.2]),
        (250, [200, 100, 30]),
        (0, []),
    ],
)
def test_legend_sizes_are_round_and_not_above_the_largest(largest, expected):
    assert round_sizes(largest) == expected


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([0.0712, 0.6, 1.4, 2.5, 3.46], ["0–1", "1–2", "2–3", "3–3.5"]),
        ([65.4, 71.0, 83.0, 97.0, 114.2], ["65–70", "70–80", "80–90", "90–115"]),
    ],
)
def test_the_outer_classes_of_a_legend_hold_their_values_in_two_digits(values, said):
    shading = areas.by_value(pd.Series(values, [*"12345"]), Scale(1, ""), "en")
    assert [row.words for row in shading.legend.entries][::-1] == said
