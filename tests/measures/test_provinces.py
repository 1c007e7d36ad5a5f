"""Which partners of a province count in a span of years, and which of two answers on its sum says more."""

from __future__ import annotations

import pandas as pd

from analysis.measures import provinces

RUNS = pd.DataFrame({
    "origin": ["330000", "440000", "110000"], "destination": "510000", "kind": ["whole", "cities", "counties"],
    "start": [1996, 2010, 2016], "end": pd.array([None, 2021, None], "Int64"),
})  # fmt: skip


def test_a_partner_counts_in_at_least_half_of_the_years_of_a_round_and_never_by_counties_alone():
    assert provinces.partners(RUNS, "destination", 2016, 2020) == ["330000", "440000"]
    assert provinces.partners(RUNS, "destination", 2021, 2025) == ["330000"]
    assert provinces.partners(RUNS, "destination", 1996, 2009) == ["330000"]
    # Guangdong ended in 2021: one of two years of that round, one of three, and all those of the round before.
    assert provinces.partners(RUNS, "destination", 2021, 2022) == ["330000", "440000"]
    assert provinces.partners(RUNS, "destination", 2021, 2023) == ["330000"]
    assert provinces.partners(RUNS, "destination", 2018, 2030) == ["330000", "440000"]
    assert provinces.partners_ever(RUNS, "destination", 2025) == ["330000", "440000"]


def rows(*figures: tuple) -> pd.DataFrame:
    """Figure, status and floor of each row."""
    return pd.DataFrame(figures, columns=["figure", "status", "lower"]).assign(upper=None)


def test_the_named_partners_are_told_unless_everybody_is_known_to_be_more():
    named = rows(
        (3.943e9, "stated", 3.9425e9), (8e9, "estimated", 6.8e9), (1.2e10, "at_least", 1.2e10), (None, "unknown", None),
        (1.1e10, "estimated", 9e9), (1.059e5, "at_least", 1.059e5),
    )  # fmt: skip
    every = rows(
        (3.95e9, "at_least", 3.95e9), (6.8e9, "at_least", 6.8e9), (6.1e10, "at_least", 6.1e10), (5e6, "at_least", 5e6),
        (1.14e10, "stated", 1.139e10), (1.0724e5, "at_least", 1.0724e5),
    )  # fmt: skip
    told = provinces.better(named, every)
    # The page's own figure and the estimate stay; what no partner accounts for, and a sum that a page prints, come from everybody.
    # A floor is the higher one, however little: else a longer span could be less than a shorter one.
    assert told["figure"].tolist() == [3.943e9, 8e9, 6.1e10, 5e6, 1.14e10, 1.0724e5]
    assert told["status"].tolist() == ["stated", "estimated", "at_least", "at_least", "stated", "at_least"]
    # However little it is, what shows in the figure is told: the partner's own page prints another one.
    assert told["rest"].fillna(0).tolist() == [0, 0, 4.9e10, 5e6, 2.39e9, 1_340]


def test_what_does_not_show_in_the_figure_is_no_rest():
    # 26.47 billion and a thousand yuan are written 26.47, as without them.
    told = provinces.better(
        rows((2.647e10, "at_least", 2.647e10)), rows((2.6470001e10, "at_least", 2.6470001e10))
    )
    assert told["figure"].tolist() == [2.6470001e10]
    assert told["rest"].isna().all()


def test_a_sum_that_a_page_prints_is_told_before_a_higher_estimate_but_not_before_the_partners_own():
    named = rows((5.2e9, "estimated", 4.8e9), (5e9, "stated", 4.995e9))
    every = rows((5e9, "stated", 4.995e9), (5.05e9, "stated", 5.045e9))
    told = provinces.better(named, every)
    assert told["figure"].tolist() == [5e9, 5e9]
    assert told["status"].tolist() == ["stated", "stated"]
    assert told["rest"].isna().all()


def test_a_partner_that_alone_is_estimated_at_more_is_told_beside_the_floor():
    whole = rows((6.81e9, "at_least", 6.81e9), (8e9, "stated", 8e9), (1e9, "at_least", 1e9))
    gansu = rows((8.01e9, "estimated", 6.81e9), (9e9, "estimated", 7e9), (3e9, "estimated", 0.0))
    told = provinces.outweighed(whole, {"620000": gansu, "500000": rows(*[(None, "unknown", None)] * 3)})
    # An estimate that may be nothing tells nothing.
    assert told["most_partner"].fillna("").tolist() == ["620000", "", ""]
    assert told["most_figure"].iloc[0] == 8.01e9


def test_the_partner_that_is_estimated_highest_is_told_if_it_is_visibly_above():
    whole = rows((1e10, "at_least", 1e10), (1e10, "at_least", 1e10))
    # A hundredth more is no more; of two that are above the higher one is told, whichever comes first.
    parts = {
        "620000": rows((1.01e10, "estimated", 9e9), (1.2e10, "estimated", 9e9)),
        "500000": rows((1.01e10, "estimated", 9e9), (1.5e10, "estimated", 9e9)),
        "450000": rows((1.01e10, "estimated", 9e9), (1.1e10, "estimated", 9e9)),
    }
    told = provinces.outweighed(whole, parts)
    assert told["most_partner"].fillna("").tolist() == ["", "500000"]
    assert told["most_figure"].fillna(0).tolist() == [0, 1.5e10]


def test_what_every_partner_reports_adds_up_to_what_is_reported():
    whole = rows((5.2736e9, "estimated", 5.273e9), (9e9, "estimated", 8e9)).assign(
        upper=[5.275e9, 1e10], observation_ids="x"
    )
    guangxi = rows((1.758e9, "reported", 1.7575e9), (1e9, "reported", 1e9)).assign(observation_ids="a")
    guizhou = rows((3.516e9, "reported", 3.5155e9), (8e9, "estimated", 7e9)).assign(observation_ids="b")
    each = {"450000": guangxi, "520000": guizhou}
    told = provinces.added_up(whole, each, ["450000;520000"] * 2)
    assert told["figure"].tolist() == [5.274e9, 9e9]
    assert told["status"].tolist() == ["reported", "estimated"]
    assert told["observation_ids"].tolist() == ["a;b", "x"]


def test_a_sum_without_any_rounding_is_reported_too_and_one_outside_of_the_bounds_is_not():
    """Counted one by one: 12 and 30 cadres are 42, and just that is what all claims allow; of 43 one is another partner's."""
    whole = rows((42.0, "estimated", 42.0), (43.0, "estimated", 43.0)).assign(
        upper=[42.0, 43.0], observation_ids="x"
    )
    each = {
        code: rows(*[(float(figure), "reported", float(figure))] * 2).assign(observation_ids=code[0])
        for code, figure in (("450000", 12), ("520000", 30))
    }
    told = provinces.added_up(whole, each, ["450000;520000"] * 2)
    assert told["status"].tolist() == ["reported", "estimated"]
    assert told["figure"].tolist() == [42.0, 43.0]
