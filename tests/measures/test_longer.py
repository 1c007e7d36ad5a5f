"""Claims on a longer time than is asked for."""

from __future__ import annotations

import pandas as pd

from analysis.measures.longer import longer

PAIR = {"origin": "440000", "destination": "520000"}


def claim(value: float, since: str, until: str, **more) -> dict:
    return PAIR | {
        "observation_id": f"a:{since[:4]}-{until[:4]}", "indicator": "consumption_assist", "unit": "yuan", "value": value, "bound": "exact",
        "basis": "cumulative", "flags": "", "each_year": False, "period_start": pd.Timestamp(since), "period_end": pd.Timestamp(until),
    } | more  # fmt: skip


def asked(claims: list[dict], figure: float | None = 3e9, lost: tuple[str, ...] = ()) -> pd.DataFrame:
    told = pd.DataFrame([PAIR | {"figure": figure}])
    return longer(pd.DataFrame(claims), lost, told, 2021, 2024)


# eastday 2025-10-31: more than 95 billion yuan from Guangdong's purchases in Guizhou over five years.
FIVE_YEARS = claim(95e9, "2021-01-01", "2025-12-31", bound="at_least")


def test_a_claim_that_ends_later_is_told_where_nothing_within_says_as_much():
    (row,) = asked([FIVE_YEARS]).itertuples(index=False)
    assert row == (
        "440000",
        "520000",
        *pd.to_datetime(["2021-01-01", "2025-12-31"]),
        95e9,
        "at_least",
        "a:2021-2025",
    )
    assert len(asked([FIVE_YEARS], None)) == 1
    assert asked([FIVE_YEARS], 95e9).empty


def test_claims_within_the_years_or_mostly_outside_are_no_concern():
    assert asked([claim(9e10, "2021-01-01", "2024-12-31"), claim(9e10, "1996-01-01", "2024-12-31")]).empty
    assert asked([claim(9e10, "2016-01-01", "2021-12-31"), claim(9e10, "2025-01-01", "2025-12-31")]).empty


def test_plans_levels_ceilings_and_what_gave_way_are_not_told():
    assert asked(
        [FIVE_YEARS | {"basis": "target"}, FIVE_YEARS | {"basis": "stock"}, FIVE_YEARS | {"bound": "at_most"}]
    ).empty
    assert asked(
        [FIVE_YEARS | {"flags": "wider"}, FIVE_YEARS | {"flags": "doubted"}, FIVE_YEARS | {"unit": "count"}]
    ).empty
    assert asked([FIVE_YEARS], lost=("a:2021-2025",)).empty


def test_of_several_the_shortest_and_of_those_the_largest_is_told():
    found = asked(
        [
            FIVE_YEARS,
            claim(9e10, "2021-01-01", "2026-06-30"),
            claim(96e9, "2021-03-01", "2025-06-30", flags="part"),
        ]
    )
    assert found["figure"].tolist() == [96e9] and found["status"].tolist() == ["at_least"]


def test_what_a_page_says_as_a_sum_is_one_and_what_is_a_part_or_still_goes_on_a_floor():
    sum_of = claim(9e10, "2021-01-01", "2025-12-31")
    told = {
        "reported": {}, "estimated": {"bound": "about"}, "at_least": {"basis": "year_to_date"},
    }  # fmt: skip
    for status, change in told.items():
        assert asked([sum_of | change])["status"].tolist() == [status]
    assert asked([sum_of | {"bound": "about", "flags": "part"}])["status"].tolist() == ["at_least"]
