"""Claims -> weighted limits."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.reconcile.cells import Cells, in_force
from analysis.reconcile.constraints import limits_of, usable_units

PAIR = ("120000", "620000")


@pytest.fixture
def read(observation, observations, sources, pairings):
    """Limits of some claims on 天津 → 甘肃, in force 2016-2022."""

    def read(*rows, **page):
        table = observations(
            [observation(i, *row[:5], **(row[5] if len(row) > 5 else {})) for i, row in enumerate(rows)]
        )
        cells = Cells.of(in_force(pairings([PAIR], 2016, 2022), 2022))
        return limits_of("gov_funds", table, sources(table, **page), cells)

    return read


def test_a_printed_figure_has_its_rounding(read):
    (limit,) = read((*PAIR, 16.1e8, 2021, 2021, {"tolerance": 0.05e8})).limits
    assert (limit.lower, limit.upper) == pytest.approx((16.05e8, 16.15e8))
    assert (limit.kind, limit.claims, limit.figures) == ("states", ("made:0",), (16.1e8,))


def test_about_is_five_percent_and_more_than_has_no_cap(read):
    about, more = read(
        (*PAIR, 100.0, 2021, 2021, {"bound": "about", "tolerance": 0.5}),
        (*PAIR, 33.0, 2022, 2022, {"bound": "at_least", "tolerance": 0.5}),
    ).limits
    assert (about.lower, about.upper) == (95.0, 105.0)
    assert (more.lower, more.upper, more.kind) == (33.0, np.inf, "floor")


def test_a_span_to_the_middle_of_a_year_is_a_cap_and_a_floor(read):
    floor, cap = sorted(
        read((*PAIR, 48.6, "2018-01-01", "2020-10-31", {"basis": "cumulative"})).limits,
        key=lambda x: -x.lower,
    )
    assert (len(floor.cells), floor.lower, floor.upper) == (3, 48.6, np.inf)
    assert (len(cap.cells), cap.lower, cap.upper) == (2, 0.0, 48.6)


def test_a_span_whose_last_year_is_not_stated_caps_the_years_before_it(read):
    stated = {"basis": "cumulative", "flags": "open_end", "tolerance": 0.5}
    cap, floor = read((*PAIR, 160.0, 2016, 2019, stated)).limits
    assert (len(cap.cells), cap.lower, cap.upper) == (3, 0.0, 160.5)
    assert (len(floor.cells), floor.lower, floor.upper) == (4, 159.5, np.inf)


def test_an_annual_figure_over_a_span_holds_for_each_year(read):
    found = read((*PAIR, 16.0, 2019, 2021, {"each_year": True, "basis": "annual"})).limits
    assert [len(limit.cells) for limit in found] == [1, 1, 1]
    assert {limit.lower for limit in found} == {16.0}


def test_a_city_is_a_floor_of_its_province_pair(read):
    (limit,) = read(("120100", "620800", 2.78, 2020, 2020)).limits
    assert (limit.lower, limit.upper, limit.kind) == (2.78, np.inf, "other")


def test_pages_that_agree_weigh_more_unless_they_are_copies(read):
    same = (*PAIR, 10.0, 2021, 2021)
    (two,) = read(same, same).limits
    assert two.weight == 2.0
    assert two.claims == ("made:0", "made:1")
    (house_of_two,) = read(same, same, publisher="新华社").limits
    assert house_of_two.weight == 1.0
    (copied,) = read(same, (*same, {"flags": "copy"})).limits
    assert copied.weight == 1.0
    (official,) = read(same, kind="official").limits
    assert official.weight == 3.0


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"basis": "target"}, "a target, not an outcome"),
        ({"basis": "stock"}, "a level on a date, not a flow"),
        ({"unit": "count"}, "counted in count, which does not add to the indicator's unit"),
        ({"flags": "wider", "bound": "at_least"}, "'more than', for a figure that reaches beyond the pairs"),
    ],
)
def test_a_claim_that_is_not_used_says_why(read, changed, reason):
    found = read((*PAIR, 1.0, 2021, 2021, changed))
    assert found.limits == ()
    assert found.unused == {"made:0": reason}


def test_an_undated_claim_is_a_floor_up_to_its_page(read):
    (limit,) = read((*PAIR, 5.0, None, None, {"flags": "undated"})).limits
    assert (len(limit.cells), limit.lower, limit.upper) == (7, 5.0, np.inf)


def test_households_never_add_to_persons():
    assert usable_units("beneficiaries") == {"persons", "person-times"}
    assert usable_units("gov_funds") == {"yuan"}
