"""What a claim covers, and from which sides it limits."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.reconcile.reading import Reading, new_year, places, read, usable_units, year_of

PAIR = ("120000", "620000")
PUBLISHED = pd.Series({"page0": 2022})


@pytest.fixture
def reading(observation, observations):
    """The readings of one claim, or the reason."""

    def reading(*row, **changed) -> list[Reading] | str:
        (claim,) = observations([observation(0, *row, **changed)]).itertuples(index=False)
        return read(claim, PUBLISHED)

    return reading


def span(first: str, last: str) -> tuple[int, int]:
    first_day, last_day = ((pd.Timestamp(x) - pd.Timestamp("1970-01-01")).days for x in (first, last))
    return first_day, last_day + 1


def test_days_and_years():
    assert new_year(2021) == span("2021-01-01", "2021-01-01")[0]
    assert (year_of(new_year(2021)), year_of(new_year(2021) - 1)) == (2021, 2020)


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [
        ("2021-01-01", "2021-12-31", True),
        ("2016-01-01", "2018-12-31", True),
        ("2024-01-01", "2024-10-31", True),  # from new year on: all that there was in these days
        ("2018-01-01", "2020-10-31", True),
        ("2016-10-01", "2020-09-30", True),  # years long
        ("2024-11-01", "2025-11-30", True),
        ("2021-01-01", "2021-03-31", False),  # an event, or a moment's count
        ("2021-05-20", "2021-05-20", False),
        ("2021-04-01", "2021-12-31", False),  # begins within its year
    ],
)
def test_days_touched_and_held(reading, start, end, held):
    (found,) = reading(*PAIR, 5.0, start, end, basis="cumulative")
    assert found.floor == found.printed == span(start, end)
    assert found.cap == (span(start, end) if held else None)


def test_a_part_of_a_year_that_is_not_printed_is_a_floor(reading):
    (found,) = reading(*PAIR, 5.0, 2021, 2021, flags="part_of_year")
    assert (found.floor, found.cap) == (span("2021-01-01", "2021-12-31"), None)


def test_a_span_whose_last_year_is_not_stated_holds_the_years_before_it(reading):
    (found,) = reading(*PAIR, 160.0, 2016, 2019, basis="cumulative", flags="open_end")
    assert (found.floor, found.cap) == (span("2016-01-01", "2019-12-31"), span("2016-01-01", "2018-12-31"))


def test_an_annual_figure_over_a_span_holds_for_each_year(reading):
    found = reading(*PAIR, 16.0, 2019, 2021, each_year=True)
    assert [one.cap for one in found] == [span(f"{y}-01-01", f"{y}-12-31") for y in (2019, 2020, 2021)]
    assert {one.figure for one in found} == {16.0}


def test_an_open_start_and_no_date_are_floors_since_the_pairs_first_year(reading):
    (opened,) = reading(*PAIR, 5.0, None, 2018, basis="cumulative", flags="open_start")
    assert (opened.floor, opened.cap, opened.paired) == (span("1996-01-01", "2018-12-31"), None, True)
    (undated,) = reading(*PAIR, 5.0, None, None, flags="undated")
    assert (undated.floor, undated.cap, undated.paired) == (span("1996-01-01", "2022-12-31"), None, True)


def test_about_is_five_percent_and_bounds_limit_one_side(reading):
    (about,) = reading(*PAIR, 100.0, 2021, 2021, bound="about", tolerance=0.5)
    assert (about.figure, about.tolerance) == (100.0, 5.0)
    (more,) = reading(*PAIR, 33.0, 2022, 2022, bound="at_least", tolerance=0.5)
    assert (more.floor is None, more.cap) == (False, None)
    (most,) = reading(*PAIR, 33.0, 2022, 2022, bound="at_most", tolerance=0.5)
    assert (most.floor, most.cap is None) == (None, False)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"basis": "target"}, "a target, not an outcome"),
        ({"basis": "stock"}, "a level on a date, not a flow"),
        ({"flags": "before_year_end;doubted"}, "the collector doubts the figure"),
        ({"unit": "count"}, "counted in count, which does not add to the indicator's unit"),
        ({"flags": "wider", "bound": "at_least"}, "'more than', for a figure that reaches beyond the pairs"),
        ({"flags": "part", "bound": "at_most"}, "'at most', for a figure of a part"),
        ({"value": -1.0}, "no usable figure"),
        ({"value": float("nan")}, "no usable figure"),
        ({"flags": "wider", "period_start": pd.NaT, "period_end": pd.Timestamp("2020-12-31")}, "its days allow neither a floor nor a cap"),
        ({"period_start": pd.NaT, "period_end": pd.NaT, "source_id": "unknown"}, "neither the figure nor its page is dated"),
    ],
)  # fmt: skip
def test_a_claim_that_is_not_used_says_why(reading, changed, reason):
    assert reading(*PAIR, changed.pop("value", 1.0), 2021, 2021, **changed) == reason


def test_only_the_base_unit_adds_up():
    assert usable_units("gov_funds") == {"yuan"}
    # 3,000 person-times are not 3,000 persons: the two are no rivals.
    assert usable_units("trained_persons") == {"persons"}


@pytest.mark.parametrize(
    "row", [PAIR, ("210200", "520200"), ("120000", "620100;620800"), ("330100", "510822")]
)
def test_named_places_of_any_level_are_limited_from_both_sides(row):
    where = places(*row, ())
    assert (where.floor, where.cap, where.named, where.total) == (True, True, True, False)


@pytest.mark.parametrize("flag", ["part", "several_on_page", "zone", "below_county", "group"])
def test_a_part_is_only_a_floor(flag):
    where = places(*PAIR, (flag,))
    assert (where.floor, where.cap) == (True, False)


@pytest.mark.parametrize("flag", ["wider", "with_others"])
def test_a_wider_figure_is_only_a_cap(flag):
    where = places(*PAIR, (flag,))
    assert (where.floor, where.cap) == (False, True)


@pytest.mark.parametrize(
    ("origin", "destination"),
    [("320000", "100000"), ("320000", None), (None, "520000"), ("100000", "100000"), ("320500", "100000")],
)
def test_totals_limit_both_sides_of_a_sum_with_a_rest(origin, destination):
    where = places(origin, destination, ())
    assert (where.floor, where.cap, where.total, where.named, where.pairs) == (True, True, True, False, ())


@pytest.mark.parametrize(
    ("origin", "destination", "flags", "reason"),
    [
        ("370200", "371700", (), "giver and receiver are in one province"),
        ("100000", "100000", ("each_place",), "an average over places that are not named"),
        ("120000", "620000", ("part", "wider"), "covers both less and more than the pair"),
    ],
)
def test_places_that_limit_no_pair_say_why(origin, destination, flags, reason):
    assert places(origin, destination, flags) == reason


def test_a_list_that_reaches_into_the_givers_province_is_a_cap():
    where = places("370200", "371700;520400", ())
    assert (where.floor, where.cap, where.pairs) == (False, True, (("370000", "520000"),))


def test_a_figure_for_each_place_counts_as_often_as_places_are_named(reading):
    where = places("330100;330500", "513300", ("each_place",))
    assert (where.times, where.cap, where.pairs) == (2, False, (("330000", "510000"),))
    (found,) = reading("330100;330500", "513300", 5.0, 2020, 2020, flags="each_place", tolerance=0.5)
    assert (found.figure, found.tolerance, found.cap) == (10.0, 1.0, None)


def test_two_lists_mean_those_of_their_pairs_that_are_paired(reading):
    (many,) = reading("310000;440000", "530000;520000", 5.0, 2020, 2020)
    assert (many.paired, many.places.named) == (True, False)
    (one,) = reading("310000;440000", "530000", 5.0, 2020, 2020)
    assert (one.paired, one.places.named) == (False, True)
