"""What is known of a figure, and what of it is told."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts import intervals
from analysis.findings import words
from analysis.measures.status import as_printed, between, by_id, ends_of, rounding, told
from analysis.vocabulary.numbers import number

_OF = {"indicator": "jobs_total", "origin": "440000", "destination": "450000"}


def _claims(*rows: tuple) -> pd.DataFrame:
    claims = pd.DataFrame(rows, columns=["observation_id", "value", "tolerance", "bound"])
    days = pd.Timestamp("2021-01-01"), pd.Timestamp("2021-12-31")
    return claims.assign(**_OF, period_start=days[0], period_end=days[1], basis="annual")


def _rows(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["value", "lower", "observation_ids"]).assign(**_OF, year=2021)


def test_a_floor_is_told_as_the_page_prints_it():
    """Jobs of 2021: pages print 815 thousand, to a thousand; the bound is 814,500. Of 10 million yuan it is 9,995,000."""
    claims = _claims(("a:1", 815_000.0, 500.0, "exact"), ("a:2", 1e7, 5_000.0, "exact"))
    rows = told(
        as_printed(_rows((np.nan, 814_500.0, "a:1"), (np.nan, 9_995_000.0, "a:2;a:1")), by_id(claims))
    )
    assert rows["figure"].tolist() == [815_000.0, 1e7]
    assert rows["status"].tolist() == ["at_least", "at_least"]


@pytest.mark.parametrize(
    ("lower", "bound", "figure"),
    [
        (815_000.0, "at_least", 815_000.0),  # "more than 815 thousand": its bound is the figure
        (774_250.0, "about", 774_250.0),  # about 815 thousand: five percent less
        (900_000.0, "exact", 900_000.0),  # a sum that holds the claim and more
        (815_100.0, "exact", 815_100.0),
    ],
)
def test_a_floor_that_is_no_rounding_of_a_claim_is_told_as_it_is(lower, bound, figure):
    claims = _claims(("a:1", 815_000.0, 500.0, bound))
    assert told(as_printed(_rows((np.nan, lower, "a:1")), by_id(claims)))["figure"].tolist() == [figure]


def test_what_has_a_value_has_no_printed_floor():
    rows = as_printed(
        _rows((815_000.0, 814_500.0, "a:1")), by_id(_claims(("a:1", 815_000.0, 500.0, "exact")))
    )
    assert rows["printed"].isna().all()


def test_a_sum_of_hardly_more_than_a_printed_part_is_no_less_than_it():
    claims = _claims(("a:1", 8e6, 5e5, "exact"), ("a:2", 1e4, 500.0, "exact"))
    rows = told(as_printed(_rows((np.nan, 7_509_500.0, "a:1;a:2")), by_id(claims)))
    assert rows["figure"].tolist() == [8e6]


@pytest.mark.parametrize(
    ("row", "claim", "printed"),
    [
        # north:280: 50,000 rural workers of 2021; 47,550 of them formerly poor are no 50,000 of these.
        ({"indicator": "jobs_poor"}, {"indicator": "jobs_total"}, False),
        ({"indicator": "jobs_total"}, {"indicator": "jobs_poor"}, True),
        # Tianjin and Shandong together, a city of Shandong.
        ({}, {"origin": "120000;440000"}, False),
        ({}, {"origin": "440300"}, True),
        ({"origin": None, "destination": "100000"}, {"origin": "120000;440000"}, True),
        ({}, {"origin": None}, False),
        # Other years than the row's; undated ones are of any.
        ({}, {"period_end": pd.Timestamp("2022-06-30")}, False),
        # Of what has no start all can only lie in these years if nothing can have flowed before.
        ({"lower": 49_950.0}, {"period_start": pd.NaT, "tolerance": 50.0}, True),
        ({"lower": 49_960.0}, {"period_start": pd.NaT, "tolerance": 50.0}, False),
        # 45,000 may be what another page says.
        ({}, {"period_start": pd.NaT}, False),
        ({}, {"period_start": pd.NaT, "basis": "stock"}, True),
        ({}, {"period_start": pd.NaT, "period_end": pd.NaT}, False),
        ({"first": 1996, "last": 2025}, {"period_start": pd.NaT, "period_end": pd.NaT}, True),
        # A row of days: those to September don't hold the claim's year, those to the next June do.
        ({"first": pd.Timestamp("2021-01-01"), "last": pd.Timestamp("2021-09-30")}, {}, False),
        ({"first": pd.Timestamp("2021-01-01"), "last": pd.Timestamp("2022-06-30")}, {}, True),
    ],
)
def test_a_part_lends_its_print_to_its_whole_and_no_whole_to_its_part(row, claim, printed):
    claims = _claims(("a:1", 50_000.0, 5_000.0, "exact"))
    claims = claims.assign(**{name: [value] for name, value in claim.items()})
    rows = _rows((np.nan, 45_000.0, "a:1")).assign(**row)
    assert told(as_printed(rows, by_id(claims)))["figure"].tolist() == [
        50_000.0 if printed else rows.at[0, "lower"]
    ]


def test_a_floor_that_is_next_to_nothing_beside_what_is_likely_is_kept_and_not_told():
    """Jiangsu to Qinghai: a town's 100 thousand yuan, where 500 million and more are likely. Fujian to Gansu's 1.27 billion are
    told, for 1.35 billion may be all there is, whatever the upper end says."""
    rows = _rows((np.nan, 95_000.0, ""), (np.nan, 1.27e9, ""), (np.nan, 95_000.0, ""), (3e8, 95_000.0, ""))
    found = told(rows.assign(q10=[5e8, 1.35e9, np.nan, 5e8], q90=[2e9, 577e9, np.nan, 2e9]))
    assert found["status"].tolist() == ["unknown", "at_least", "at_least", "reported"]
    assert found["figure"].fillna(0).tolist() == [0.0, 1.27e9, 95_000.0, 3e8]
    assert found["lower"].tolist() == [95_000.0, 1.27e9, 95_000.0, 95_000.0]


@given(st.integers(1, 9_999), st.integers(-3, 6))
def test_a_printed_figure_of_four_digits_and_the_floor_that_is_it_read_the_same(digits, power):
    value, half = digits * 10.0**power, 0.5 * 10.0**power
    claims = _claims(("a:1", value, half, "exact"))
    row = told(as_printed(_rows((np.nan, value - half, "a:1")), by_id(claims))).iloc[0]
    assert number(row["figure"], **rounding(row["status"])) == number(value, **rounding("reported"))


def test_an_interval_of_which_nobody_learns_the_number_of_digits_is_neither_drawn_nor_told():
    """Jiangsu to Shaanxi, jobs of 2021 to 2024: at least 16,380, and likely 35,000 to 3.2 million; Shanghai to Yunnan 319,000 to 2 million."""
    useless = SimpleNamespace(status="at_least", figure=16_380.0, q10=35_000.0, q90=3.2e6)
    useful = SimpleNamespace(status="at_least", figure=138_000.0, q10=319_000.0, q90=2e6)
    assert ends_of(useless) is intervals.likely(useless) is words.likely(useless, "persons", "en") is None
    assert ends_of(useful) == intervals.likely(useful) == (319_000.0, 2e6)
    assert words.likely(useful, "persons", "en") == "0.32 – 2 million persons"
    assert ends_of(SimpleNamespace(status="at_least", figure=16_380.0, q10=None, q90=None)) is None
    # A floor cuts the interval: what is left of it may be of use.
    useless.figure = 400_000.0
    assert intervals.likely(useless) == (400_000.0, 3.2e6)


@pytest.mark.parametrize(
    ("of", "whole", "ends"),
    [
        ({"q10": 3.2, "q90": 6.8}, False, (3.2, 6.8)),
        # Persons one by one: those of whom the range is sure to hold, and none where it holds no whole number.
        ({"q10": 3.2, "q90": 6.8}, True, (4.0, 6.0)),
        ({"q10": 3.2, "q90": 3.9}, True, None),
        # Ends that are near one another.
        ({"q10": 100.0, "q90": 104.0}, False, None),
        # The model tells nothing: the bounds.
        ({"q10": None, "q90": np.nan, "lower": 2.0, "upper": 5.0}, False, (2.0, 5.0)),
        ({"lower": 2.0, "upper": np.nan}, False, None),
    ],
)
def test_the_range_of_an_estimate_is_what_is_likely_or_its_bounds(of, whole, ends):
    assert between(SimpleNamespace(status="estimated", **of), whole=whole) == ends
