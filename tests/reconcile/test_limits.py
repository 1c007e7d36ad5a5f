"""Claims -> weighted limits."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.reconcile.limits import limits_of

PAIR = ("120000", "620000")
CUMULATIVE = {"basis": "cumulative"}


@pytest.fixture
def read(observation, observations, sources):
    def read(*rows, **page):
        table = observations(
            [observation(i, *row[:5], **(row[5] if len(row) > 5 else {})) for i, row in enumerate(rows)]
        )
        return limits_of(table, sources(table, **page))

    return read


def days(limit) -> tuple[str, str]:
    start, end = (pd.Timestamp("1970-01-01") + pd.Timedelta(days=n) for n in (limit.start, limit.end - 1))
    return f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}"


def test_a_printed_figure_has_its_rounding(read):
    (limit,) = read((*PAIR, 16.1e8, 2021, 2021, {"tolerance": 0.05e8})).limits
    assert (limit.lower, limit.upper) == pytest.approx((16.05e8, 16.15e8))
    assert (limit.side, limit.claims, limit.figures) == ("both", ("made:0",), (16.1e8,))
    assert days(limit) == ("2021-01-01", "2021-12-31")


def test_about_is_five_percent_and_bounds_limit_one_side(read):
    most, about, more = sorted(
        read(
            (*PAIR, 100.0, 2021, 2021, {"bound": "about", "tolerance": 0.5}),
            (*PAIR, 33.0, 2022, 2022, {"bound": "at_least", "tolerance": 0.5}),
            (*PAIR, 44.0, 2020, 2020, {"bound": "at_most", "tolerance": 0.5}),
        ).limits,
        key=lambda limit: limit.start,
    )
    assert (about.lower, about.upper) == (95.0, 105.0)
    assert (more.lower, more.upper, more.side, more.soft) == (33.0, np.inf, "floor", True)
    assert (most.lower, most.upper, most.side, most.soft) == (0.0, 44.0, "cap", False)


def test_a_span_whose_last_year_is_not_stated_is_a_cap_and_a_floor(read):
    stated = {"basis": "cumulative", "flags": "open_end", "tolerance": 0.5}
    cap, floor = sorted(read((*PAIR, 160.0, 2016, 2019, stated)).limits, key=lambda limit: limit.side)
    assert (days(cap), cap.lower, cap.upper) == (("2016-01-01", "2018-12-31"), 0.0, 160.5)
    assert (days(floor), floor.lower, floor.upper) == (("2016-01-01", "2019-12-31"), 159.5, np.inf)


def test_parts_that_do_not_overlap_are_together_a_floor(read):
    # 19.3 of the province and 7.11 of its cities and counties, to July 2020 (fujian_ningxia:152, 153)
    part = CUMULATIVE | {
        "flags": "part;several_on_page;disjoint_part",
        "tolerance": 0.5e7,
        "source_id": "one",
    }
    found = read((*PAIR, 19.3e8, 1996, 2019, part), (*PAIR, 7.11e8, 1996, 2019, part)).limits
    *alone, both = sorted(found, key=lambda limit: limit.lower)
    assert [limit.claims for limit in alone] == [("made:1",), ("made:0",)]
    assert (both.lower, both.upper, both.side) == (pytest.approx(26.31e8), np.inf, "floor")
    assert (both.claims, both.weight) == (("made:0", "made:1"), 1.0)
    # Of two pages nobody knows whether they divide the same way.
    apart = read((*PAIR, 19.3e8, 1996, 2019, part), (*PAIR, 7.11e8, 1996, 2019, part | {"source_id": "two"}))
    assert max(limit.lower for limit in apart.limits) == pytest.approx(19.25e8)


def test_a_zero_is_a_limit(read):
    (limit,) = read((*PAIR, 0.0, 2021, 2021)).limits
    assert (limit.lower, limit.upper, limit.side) == (0.0, 0.0, "both")
    assert limit.size > 0


def test_pages_that_agree_weigh_more_unless_they_are_copies_or_of_one_house(read):
    same = (*PAIR, 10.0, 2021, 2021)
    (two,) = read(same, same).limits
    assert (two.weight, two.claims) == (2.0, ("made:0", "made:1"))
    (one_house,) = read(same, same, publisher="新华社").limits
    assert one_house.weight == 1.0
    (copied,) = read(same, (*same, {"flags": "copy"})).limits
    assert copied.weight == 1.0
    (official,) = read(same, kind="official").limits
    assert official.weight == 3.0
    (alone,) = read((*same, {"flags": "copy"})).limits
    assert alone.weight == 1.0


def test_figures_that_agree_within_their_rounding_are_one_limit(read):
    (limit,) = read(
        (*PAIR, 52.8, 2020, 2020, {"tolerance": 0.05}), (*PAIR, 52.788, 2020, 2020, {"tolerance": 0.0005})
    ).limits
    assert (limit.lower, limit.upper) == pytest.approx((52.7875, 52.7885))
    assert len(read((*PAIR, 52.8, 2020, 2020), (*PAIR, 53.8, 2020, 2020)).limits) == 2


def test_figures_agree_with_a_group_where_all_of_them_can_be_right(read):
    """9 to 11 and 10.5 to 12.5 leave 10.5 to 11: 10.8 to 13.2 agrees, 11.1 to 13.9 does not."""
    two = (*PAIR, 10.0, 2020, 2020, {"tolerance": 1.0}), (*PAIR, 11.5, 2020, 2020, {"tolerance": 1.0})
    (three,) = read(*two, (*PAIR, 12.0, 2020, 2020, {"tolerance": 1.2})).limits
    assert (three.lower, three.upper) == pytest.approx((10.8, 11.0))
    assert three.claims == ("made:0", "made:1", "made:2")
    apart = read(*two, (*PAIR, 12.5, 2020, 2020, {"tolerance": 1.4})).limits
    assert sorted(limit.claims for limit in apart) == [("made:0", "made:1"), ("made:2",)]
    # 10.0 and 10.1 hundred million to a tenth: both may be 10.05.
    half = {"tolerance": 0.05e8}
    (touching,) = read((*PAIR, 10.0e8, 2020, 2020, half), (*PAIR, 10.1e8, 2020, 2020, half)).limits
    assert (touching.lower, touching.upper) == pytest.approx((10.05e8, 10.05e8))


def test_pages_of_the_same_weeks_mean_the_same_days(read):
    """Both print 'to 2021'; each was cut at the day of its page."""
    printed = {
        "period_end_printed": pd.Timestamp("2021-12-31"),
        "flags": "to_page_date",
        "basis": "cumulative",
    }
    near = read(
        (*PAIR, 10.0, "2016-01-01", "2021-06-01", printed), (*PAIR, 10.0, "2016-01-01", "2021-06-20", printed)
    )
    (limit,) = near.limits
    assert (days(limit), limit.side, limit.weight) == (("2016-01-01", "2021-06-20"), "both", 2.0)
    far = read(
        (*PAIR, 10.0, "2016-01-01", "2021-06-01", printed), (*PAIR, 10.0, "2016-01-01", "2021-12-20", printed)
    )
    assert {(days(x)[1], x.side) for x in far.limits} == {("2021-06-01", "cap"), ("2021-12-20", "floor")}


def test_a_figure_keeps_its_days_beside_another_figure_of_an_earlier_page(read):
    """10 to June and 14 to December, both printed as 'to 2021': each limits its own days."""
    printed = {
        "period_end_printed": pd.Timestamp("2021-12-31"),
        "flags": "to_page_date",
        "basis": "cumulative",
    }
    found = read((*PAIR, 10.0, "2016-01-01", "2021-06-01", printed), (*PAIR, 14.0, 2016, 2021, CUMULATIVE))
    assert {(days(x)[1], x.side) for x in found.limits} == {("2021-06-01", "both"), ("2021-12-31", "both")}


def test_every_claim_is_in_a_limit_or_says_why_not(read):
    found = read((*PAIR, 10.0, 2021, 2021), (*PAIR, 80.0, 2021, 2025, {"basis": "target"}))
    assert found.unused == {"made:1": "a target, not an outcome"}
    assert [limit.claims for limit in found.limits] == [("made:0",)]


def test_the_order_of_the_claims_does_not_matter(read):
    rows = [(*PAIR, 10.0, 2021, 2021), ("120100", "620800", 3.0, 2020, 2020), (*PAIR, 8.0, 2016, 2018)]
    forwards, backwards = read(*rows), read(*rows[::-1])
    assert [x.order[:-1] for x in forwards.limits] == [x.order[:-1] for x in backwards.limits]
