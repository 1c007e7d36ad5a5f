"""The flattest series."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.reconcile.constraints import Limit
from analysis.reconcile.estimate import flattest
from analysis.reconcile.solve import solve


def estimate(limits, years, stated=None, pairs=(("110000", "150000"),)):
    frame = pd.DataFrame(
        [(*pair, year) for pair in pairs for year in years], columns=["origin", "destination", "year"]
    )
    made = [
        Limit(tuple(c), lo, hi, "other", False, (str(i),), (lo,), (0.0,), 1.0)
        for i, (c, lo, hi) in enumerate(limits)
    ]
    return flattest(frame, solve(made, len(frame)), stated or {})


def test_a_sum_alone_is_shared_equally():
    assert estimate([((0, 1, 2), 30.0, 30.0)], range(2016, 2019)) == pytest.approx([10, 10, 10], rel=1e-4)


def test_a_sum_joins_the_known_year_beside_it():
    # 2018-2020 sum to 30 and 2021 is 16: rising evenly is as flat as can be; no year exceeds the last.
    found = estimate([((0, 1, 2), 30.0, 30.0), ((3,), 16.0, 16.0)], range(2018, 2022), {3: 16.0})
    assert found.sum() == pytest.approx(46)
    assert np.all(np.diff(found) >= -1e-6)
    assert found[3] == 16.0


def test_years_before_a_step_are_not_bent_to_zero():
    # 0.3 in 2011, 6.4 in all to 2015, 25 from 2016: the years before 2011 stay near what is known.
    years = range(2000, 2017)
    limits = [(tuple(range(16)), 6.4, 6.4), ((11,), 0.3, 0.3), ((16,), 25.0, 25.0)]
    found = estimate(limits, years, {11: 0.3, 16: 25.0})
    assert found[:11].min() > 0.2


def test_a_sum_over_two_pairs_is_shared_equally():
    pairs = (("310000", "530000"), ("440000", "530000"))
    found = estimate([((0, 1), 14.0, 14.0)], [2020], pairs=pairs)
    assert found == pytest.approx([7, 7], rel=1e-4)


def test_a_year_without_limits_has_no_estimate():
    assert np.isnan(estimate([((0,), 1.0, 1.0)], [2016, 2017])[1])


def test_figures_that_agree_only_within_rounding_may_move_inside_it():
    limits = [((0,), 9.95, 10.05), ((1,), 19.95, 20.05), ((0, 1), 30.06, 30.08)]
    found = estimate(limits, [2016, 2017], {0: 10.0, 1: 20.0})
    assert 30.06 - 1e-6 <= found.sum() <= 30.08 + 1e-6
    assert found == pytest.approx([10, 20], abs=0.05)
