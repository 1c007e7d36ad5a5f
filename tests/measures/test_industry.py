"""Location quotients, shift-share, shares of groups and ratios per enterprise, computed by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures import industry

# Two provinces, two industries. 1,000 persons, then 1,200.
FIRST = pd.DataFrame({"farming": [100.0, 400.0], "making": [300.0, 200.0]}, index=["east", "west"])
LAST = pd.DataFrame({"farming": [60.0, 240.0], "making": [420.0, 480.0]}, index=["east", "west"])


def test_the_employment_of_a_year_is_that_of_the_sample_by_province_and_industry():
    rows = [
        ("110000", 2010, "employment_by_industry", "farming", 5.0), ("110000", 2010, "employment_by_industry", "making", 7.0),
        ("110000", 2020, "employment_by_industry", "making", 9.0), ("110000", 2010, "gross_regional_product", "making", 99.0),
    ]  # fmt: skip
    context = pd.DataFrame(rows, columns=["province", "year", "indicator", "category", "value"])
    assert industry.employment(context, 2010).to_dict("index") == {"110000": {"farming": 5.0, "making": 7.0}}


def test_location_quotient():
    # making is 500 of 1,000; the east has 300 of 400 in it: 0.75 / 0.5 = 1.5
    quotient = industry.location_quotient(FIRST)
    assert quotient.loc["east", "making"] == pytest.approx(1.5)
    assert quotient.loc["east", "farming"] == pytest.approx(0.5)
    assert quotient.loc["west", "making"] == pytest.approx((200 / 600) / 0.5)
    assert quotient.loc["west", "farming"] == pytest.approx((400 / 600) / 0.5)


def test_a_quotient_that_would_rest_on_chance_is_null():
    # an average province of the east's size would show 0.4 * 50 = 20 persons, fewer than 30
    persons = pd.DataFrame({"farming": [370.0, 580.0], "rare": [30.0, 20.0]}, index=["east", "west"])
    quotient = industry.location_quotient(persons)
    assert pd.isna(quotient.loc["east", "rare"])
    assert quotient.loc["west", "rare"] == pytest.approx((20 / 600) / 0.05)


def test_shift_share_by_hand():
    shift = industry.shift_share(FIRST, LAST).set_index(["province", "category"])
    # all: 1,000 -> 1,200, G = 0.2; making: 500 -> 900, 0.8; farming: 500 -> 300, -0.4
    east = shift.loc[("east", "making")]
    assert east["national"] == pytest.approx(300 * 0.2)
    assert east["mix"] == pytest.approx(300 * (0.8 - 0.2))
    assert east["competitive"] == pytest.approx(420 - 300 * 1.8)
    west = shift.loc[("west", "making")]
    assert west["competitive"] == pytest.approx(480 - 200 * 1.8)
    assert shift.loc[("east", "farming"), "mix"] == pytest.approx(100 * (-0.4 - 0.2))
    assert shift.loc[("east", "farming"), "competitive"] == pytest.approx(0.0)


def test_the_three_parts_add_up_and_competition_cancels_out():
    shift = industry.shift_share(FIRST, LAST)
    parts = shift[["national", "mix", "competitive"]].sum(axis=1)
    assert parts.to_list() == pytest.approx(shift["change"].to_list())
    assert shift.groupby("category")["competitive"].sum().to_list() == pytest.approx([0.0, 0.0])


def test_normalised_samples_have_no_national_growth():
    first, last = industry.normalised(FIRST), industry.normalised(LAST)
    assert first.to_numpy().sum() == pytest.approx(1000)
    assert last.loc["east", "making"] == pytest.approx(350)  # 420 of 1,200
    assert industry.shift_share(first, last)["national"].abs().max() == pytest.approx(0.0)


def test_a_larger_sample_changes_nothing_once_normalised():
    same = industry.shift_share(industry.normalised(FIRST), industry.normalised(LAST))
    twice = industry.shift_share(industry.normalised(FIRST), industry.normalised(LAST * 2))
    assert twice["competitive"].to_list() == pytest.approx(same["competitive"].to_list())


def test_shares_of_groups_and_what_moved():
    shares = industry.shares_of_groups(FIRST, LAST, ["east"], ["west"])
    # making: the east had 300 of 500, has 420 of 900
    assert shares.loc["making", "givers_change"] == pytest.approx(420 / 900 - 0.6)
    assert shares.loc["making", "receivers_change"] == pytest.approx(480 / 900 - 0.4)
    assert shares.loc["making", "weight"] == pytest.approx(0.75)
    assert shares["moved"].to_dict() == {"farming": False, "making": True}
    # What both groups lose to others has not moved from one to the other.
    others = pd.DataFrame({"farming": [100.0], "making": [100.0]}, index=["middle"])
    grown = pd.DataFrame({"farming": [100.0], "making": [4000.0]}, index=["middle"])
    shares = industry.shares_of_groups(
        pd.concat([FIRST, others]), pd.concat([LAST, grown]), ["east"], ["west"]
    )
    assert not shares.loc["making", "moved"]


def _claims(*rows: tuple) -> pd.DataFrame:
    columns = [
        "indicator",
        "origin",
        "destination",
        "value",
        "tolerance",
        "bound",
        "flags",
        "basis",
        "start",
        "end",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    frame["period_start"], frame["period_end"] = (
        pd.to_datetime(frame.pop("start")),
        pd.to_datetime(frame.pop("end")),
    )
    return frame.assign(each_year=False, observation_id=[f"hand:{i}" for i in range(len(frame))])


YEAR = ("annual", "2023-01-01", "2023-12-31")
HALF = ("year_to_date", "2023-01-01", "2023-06-30")


def test_jobs_and_investment_per_enterprise():
    # Jiangsu to Shaanxi 2023: 229 enterprises, 14.48 billion yuan, 9,250 jobs in them
    ratios = industry.per_enterprise(
        _claims(
            ("enterprises_settled", "320000", "610000", 229.0, 0.5, "exact", "", *YEAR),
            ("enterprise_investment", "320000", "610000", 1.448e10, 5e6, "exact", "", *YEAR),
            ("other:jobs_in_guided_enterprises", "320000", "610000", 9250.0, 0.5, "exact", "", *YEAR),
            ("jobs_local", "320000", "610000", 99999.0, 0.5, "exact", "", *YEAR),
        ),
        2023,
        2023,
    )
    row = ratios.iloc[0]
    assert len(ratios) == 1
    assert row["jobs_kind"] == "other:jobs_in_guided_enterprises", "the narrower count of jobs is taken"
    assert row["jobs_per_enterprise_low"] == pytest.approx(9249.5 / 229.5)
    assert row["jobs_per_enterprise_high"] == pytest.approx(9250.5 / 228.5)
    assert row["jobs_per_million_yuan_low"] == pytest.approx(9249.5 / 14485)
    assert row["investment_per_enterprise_high"] == pytest.approx(1.4485e10 / 228.5)
    assert row["observation_ids"] == "hand:0;hand:1;hand:2"


def test_a_ratio_reaches_over_all_that_pages_print_and_takes_the_count_of_jobs_there_is():
    ratios = industry.per_enterprise(
        _claims(
            ("enterprises_settled", "320000", "610000", 200.0, 0.0, "exact", "", *YEAR),
            ("enterprises_settled", "320000", "610000", 250.0, 0.0, "exact", "", *YEAR),
            ("jobs_local", "320000", "610000", 1000.0, 0.0, "exact", "", *YEAR),
        ),
        2023,
        2023,
    )
    (row,) = ratios.to_dict("records")
    assert row["jobs_kind"] == "jobs_local"
    assert (row["jobs_per_enterprise_low"], row["jobs_per_enterprise_high"]) == (4.0, 5.0)


def test_figures_of_different_periods_or_pairs_are_not_divided():
    ratios = industry.per_enterprise(
        _claims(
            ("enterprises_settled", "320000", "610000", 229.0, 0.5, "exact", "", *YEAR),
            ("enterprise_investment", "320000", "610000", 7e9, 5e6, "exact", "", *HALF),
            ("enterprise_investment", "330000", "510000", 7e9, 5e6, "exact", "", *YEAR),
            ("enterprise_investment", "320000", "610000", 7e9, 5e6, "exact", "part", *YEAR),
        ),
        2023,
        2023,
    )
    assert ratios.empty


@pytest.mark.parametrize(
    "changed",
    [
        {"basis": "stock"},
        {"period_start": pd.Timestamp("2022-01-01")},
        {"period_end": pd.Timestamp("2024-12-31")},
        {"flags": "copy"},
        {"each_year": True},
        {"indicator": "gov_funds"},
        {"destination": None},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_is_no_figure_of_a_pair_in_the_years_gives_no_ratio(changed):
    claims = _claims(
        ("enterprises_settled", "320000", "610000", 229.0, 0.5, "exact", "", *YEAR),
        ("enterprise_investment", "320000", "610000", 1.448e10, 5e6, "exact", "", *YEAR),
    )
    assert len(industry.per_enterprise(claims, 2023, 2023)) == 1
    assert industry.per_enterprise(claims.assign(**changed), 2023, 2023).empty


def test_more_than_leaves_the_ratio_open_above():
    ratios = industry.per_enterprise(
        _claims(
            ("enterprises_settled", "320000", "630000", 27.0, 0.5, "exact", "", *YEAR),
            ("enterprise_investment", "320000", "630000", 5e9, 0.0, "at_least", "", *YEAR),
        ),
        2023,
        2023,
        "630000",
    )
    assert ratios.loc[0, "investment_per_enterprise_low"] == pytest.approx(5e9 / 27.5)
    assert ratios.loc[0, "investment_per_enterprise_high"] == float("inf")


def test_of_two_floors_there_is_no_ratio():
    claims = _claims(
        ("enterprises_settled", "320000", "630000", 400.0, 0.0, "at_least", "", *YEAR),
        ("enterprise_investment", "320000", "630000", 5e9, 0.0, "at_least", "", *YEAR),
    )
    assert industry.per_enterprise(claims, 2023, 2023).empty


def test_a_fall_is_of_the_share_in_the_country_and_the_bare_counts_stand_beside_it():
    first = pd.DataFrame({"农林牧渔业": [50.0, 20.0], "制造业": [50.0, 80.0]}, index=["530000", "310000"])
    last = pd.DataFrame({"农林牧渔业": [15.0, 5.0], "制造业": [35.0, 45.0]}, index=["530000", "310000"])
    fall = industry.fall_of(first, last, "农林牧渔业", {"receivers": ["530000"]})
    # Yunnan: 250 of 1,000 employed in the country, then 150; the second sample is half as large.
    assert fall.loc["530000"].to_list() == pytest.approx([250, 150, 0.4, 0.7, 0.5, 0.3])
    assert fall.loc["receivers"].to_list() == fall.loc["530000"].to_list()
    assert fall.loc["100000", ["first", "last", "fall"]].to_list() == pytest.approx([350, 200, 3 / 7])
    assert industry.weight_change(first, last, "农林牧渔业").to_list() == pytest.approx(
        [0.75 - 5 / 7, 0.25 - 2 / 7]
    )
