"""What a claim covers."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.reconcile.cells import Cells, in_force
from analysis.reconcile.coverage import cover, named_cells, places, since_first_year, years


def days(start: str, end: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    return pd.Timestamp(start), pd.Timestamp(end)


@pytest.mark.parametrize(
    ("start", "end", "full", "touched"),
    [
        ("2021-01-01", "2021-12-31", (2021,), (2021,)),
        ("2016-01-01", "2018-12-31", (2016, 2017, 2018), (2016, 2017, 2018)),
        ("2024-01-01", "2024-10-31", (), (2024,)),
        ("2024-11-01", "2025-11-30", (), (2024, 2025)),
        ("2018-01-01", "2020-10-31", (2018, 2019), (2018, 2019, 2020)),
        ("2016-10-01", "2020-09-30", (2017, 2018, 2019), (2016, 2017, 2018, 2019, 2020)),
    ],
)
def test_years_covered_and_touched(start, end, full, touched):
    assert years(*days(start, end)) == (full, touched)


def test_a_province_pair_is_limited_from_both_sides():
    where = places("120000", "620000", ())
    assert where.pairs == (("120000", "620000"),)
    assert (where.floor, where.cap, where.whole, where.total) == (True, True, True, False)


@pytest.mark.parametrize(
    ("origin", "destination", "flags"),
    [
        ("210200", "520200", ()),
        ("120000", "620100;620800", ()),
        ("120000", "620000", ("part",)),
        ("120000", "620000", ("several_on_page",)),
        ("210200;310000;440300", "520000", ("group",)),
    ],
)
def test_a_part_is_only_a_floor(origin, destination, flags):
    where = places(origin, destination, flags)
    assert (where.floor, where.cap) == (True, False)


def test_a_wider_figure_is_only_a_cap():
    where = places("120000", "620000", ("wider",))
    assert (where.floor, where.cap) == (False, True)
    total = places("320000", "100000", ())
    assert (total.floor, total.cap, total.origin, total.destination) == (False, True, "320000", "100000")
    assert places("320000", None, ("unnamed",)) == total
    assert places(None, "520000", ("group",)).floor


def test_a_national_total_covers_both_sides():
    where = places("100000", "100000", ())
    assert (where.total, where.floor, where.cap) == (True, True, True)


@pytest.mark.parametrize(
    ("origin", "destination", "flags", "reason"),
    [
        ("370200", "371700", (), "giver and receiver are in one province"),
        ("320500", "100000", (), "a place below the province, over partners that are not named"),
        ("100000", "100000", ("each_place",), "an average over places that are not named"),
        ("120000", "620000", ("part", "wider"), "covers both less and more than the pair"),
        ("370200", "371700;520400", (), "covers both less and more than the pair"),
    ],
)
def test_claims_that_limit_no_pair_say_why(origin, destination, flags, reason):
    assert places(origin, destination, flags) == reason


def test_a_figure_for_each_place_counts_as_often_as_places_are_named():
    where = places("330100;330500", "513300", ("each_place",))
    assert (where.times, where.cap, where.pairs) == (2, False, (("330000", "510000"),))


@pytest.fixture
def cells(pairings) -> Cells:
    pairs = [("310000", "530000"), ("440000", "530000")]
    early = pairings(pairs[:1], 2014, 2020)
    late = pairings(pairs[1:], 2016, 2020)
    return Cells.of(in_force(pd.concat([early, late]), 2020))


def numbers(cells: Cells, *keys: tuple[str, int]) -> tuple[int, ...]:
    return tuple(sorted(cells.number[origin, "530000", year] for origin, year in keys))


def test_two_givers_share_one_figure(cells):
    where = places("310000;440000", "530000", ())
    found = cover(cells, where, (2016, 2017), (2016, 2017))
    assert found.full == found.touched
    assert found.full == numbers(
        cells, ("310000", 2016), ("310000", 2017), ("440000", 2016), ("440000", 2017)
    )


def test_a_year_without_a_pairing_gets_its_own_cell(cells):
    where = places("310000;440000", "530000", ())
    keys = named_cells(where, (2015, 2016))
    wider = cells.with_named(keys)
    found = cover(wider, where, (2015, 2016), (2015, 2016))
    assert len(found.full) == 4
    assert wider.frame.loc[wider.number["440000", "530000", 2015], "paired"] == False  # noqa: E712


def test_an_open_start_reaches_back_to_the_first_year_of_each_pair(cells):
    where = places("310000;440000", "530000", ())
    touched = since_first_year(cells, where, 2017)
    assert touched == (2014, 2015, 2016, 2017)
    found = cover(cells, where, (), touched, since_start=True)
    assert found.full == ()
    assert found.touched == numbers(
        cells, *(("310000", y) for y in (2014, 2015, 2016, 2017)), ("440000", 2016), ("440000", 2017)
    )


def test_a_pair_never_in_force_has_no_cells(cells):
    where = places("110000", "530000", ())
    assert cover(cells, where, (), since_first_year(cells, where, 2017), since_start=True).reason.startswith(
        "the pair is not"
    )
    wider = places("310000", "530000", ("wider",))
    assert cover(cells, wider, (), (2016,)).reason == "reaches beyond the pairs, and covers no whole year"
