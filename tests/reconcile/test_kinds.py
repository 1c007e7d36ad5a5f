"""Indicators that share their unknowns: what holds between them, and what breaks it."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.reconcile.kinds import FAMILIES, family_of, mask_of
from analysis.vocabulary.indicators import by_kind

PAIR = ("120000", "620000")


def named(solved) -> set[str]:
    found = solved.settlement
    return {claim for r in np.flatnonzero(found.lost | found.tied) for claim in solved.limits[r].claims}


def test_every_flow_is_in_one_family():
    names = [indicator for family in FAMILIES for indicator in family.indicators]
    assert sorted(names) == sorted(by_kind("flow"))
    assert all(mask < 1 << len(family.kinds) for family in FAMILIES for mask in family.covers.values())
    assert family_of("social_donations") is family_of("gov_funds")
    assert family_of("projects").kinds == ("projects",)


@pytest.mark.parametrize(
    ("note", "mask"),
    [
        ("", 0b111),
        ("government and social funds", 0b011),
        ("财政资金和社会帮扶资金", 0b011),
        ("government funds of the province", 0b111),
    ],
)
def test_all_funds_are_two_kinds_where_the_page_says_so(note, mask):
    assert mask_of("funds_total", note) == mask
    assert mask_of("gov_funds", note) == 0b001


def test_government_funds_are_no_more_than_all_funds(solved, pairings, total):
    """gov_funds <= funds_total: what a page counts as government funds it would count among all funds."""
    made = solved([(*PAIR, 10.0, 2019, 2019, {"indicator": "funds_total"}), (*PAIR, 4.0, 2019, 2019, {"indicator": "social_donations"})], pairings([PAIR], 2016, 2020))  # fmt: skip
    funds = total(made, *PAIR, 2019)
    assert (funds["lower"], funds["upper"], funds["method"]) == (0.0, 6.0, "bounded")
    assert total(made, *PAIR, 2019, indicator="funds_total")["value"] == 10.0


def test_both_kinds_together_are_all_where_both_are_meant(solved, pairings, total):
    both = {"indicator": "funds_total", "note": "government and social funds"}
    made = solved([(*PAIR, 10.0, 2019, 2019, both), (*PAIR, 4.0, 2019, 2019, {"indicator": "social_donations"})], pairings([PAIR], 2016, 2020))  # fmt: skip
    funds = total(made, *PAIR, 2019)
    assert (funds["lower"], funds["upper"]) == (6.0, 6.0)


def test_more_government_funds_than_funds_are_a_contradiction(solved, pairings):
    made = solved([(*PAIR, 10.0, 2019, 2019, {"indicator": "funds_total"}), (*PAIR, 14.0, 2019, 2019)], pairings([PAIR], 2016, 2020))  # fmt: skip
    assert named(made) == {"made:0", "made:1"}


def test_jobs_of_all_places_of_work_are_no_more_than_all_jobs(solved, pairings, total):
    """east + local + elsewhere <= jobs_total, jobs_poor <= jobs_total: all of them are counted in the total."""

    def jobs(name: str, value: float) -> tuple:
        return (*PAIR, value, 2022, 2022, {"indicator": name, "unit": "persons"})

    made = solved([jobs("jobs_total", 100), jobs("jobs_to_east", 60), jobs("jobs_local", 30)], pairings([PAIR], 2016, 2022))  # fmt: skip
    elsewhere = total(made, *PAIR, 2022, indicator="jobs_elsewhere")
    assert (elsewhere["lower"], elsewhere["upper"]) == (0.0, 10.0)
    poor = total(made, *PAIR, 2022, indicator="jobs_poor")
    assert (poor["lower"], poor["upper"]) == (0.0, 100.0)
    floor = solved([jobs("jobs_poor", 70), jobs("jobs_to_east", 60)], pairings([PAIR], 2016, 2022))
    assert total(floor, *PAIR, 2022, indicator="jobs_total")["lower"] == 70.0
    places = solved([jobs("jobs_local", 30), jobs("jobs_to_east", 60)], pairings([PAIR], 2016, 2022))
    assert total(places, *PAIR, 2022, indicator="jobs_total")["lower"] == 90.0
    broken = solved([jobs("jobs_total", 50), jobs("jobs_to_east", 60)], pairings([PAIR], 2016, 2022))
    assert named(broken) == {"made:0", "made:1"}
