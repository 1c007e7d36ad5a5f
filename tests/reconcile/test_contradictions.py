"""Who disagrees with whom, told before and after anything is solved."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.reconcile.contradictions import past_page
from analysis.reconcile.reconciliation import run

TJ, SD = ("120000", "620000"), ("370000", "620000")
CUMULATIVE = {"basis": "cumulative"}


@pytest.fixture
def listed(observation, observations, sources, pairings):
    """Contradictions of some claims."""

    def listed(*rows, table=None, **page) -> pd.DataFrame:
        claims = observations(
            [observation(i, *row[:5], **(row[5] if len(row) > 5 else {})) for i, row in enumerate(rows)]
        )
        table = pairings([TJ, SD], 2016, 2025) if table is None else table
        return run(claims, table, sources(claims, **page)).contradictions

    return listed


def kinds(found: pd.DataFrame) -> set[tuple[str, str, str]]:
    return set(zip(found["kind"], found["observation_id"], found["against"], strict=True))


def test_figures_on_the_same_places_and_days_are_named_though_one_is_a_part(listed):
    """One is flagged as a part, so the system holds both: they disagree all the same."""
    found = listed((*SD, 400.0, 2021, 2024, CUMULATIVE | {"flags": "part"}), (*SD, 460.0, 2021, 2024, CUMULATIVE), (*SD, 460.0, 2021, 2024, CUMULATIVE))  # fmt: skip
    assert kinds(found) == {("disagreed", "made:0", "made:1;made:2")}
    (row,) = found.itertuples()
    assert (row.slack, row.direction, row.weight, row.against_weight) == (60.0, "too_low", 1.0, 2.0)


def test_a_lower_figure_of_which_a_note_says_what_part_it_is_is_no_disagreement(listed):
    """Donations of 2023: 2.12 billion yuan in funds, 2.85 in funds and goods; a part beyond its whole would be one."""
    funds = CUMULATIVE | {"flags": "part", "note": "funds; other pages give 460 for funds and goods"}
    whole = (*SD, 460.0, 2021, 2024, CUMULATIVE)
    assert kinds(listed((*SD, 400.0, 2021, 2024, funds), whole, whole)) == set()
    assert kinds(listed((*SD, 500.0, 2021, 2024, funds), whole, whole))


def test_what_the_settlement_lists_is_not_listed_twice(listed):
    found = listed((*SD, 400.0, 2021, 2024, CUMULATIVE), (*SD, 460.0, 2021, 2024, CUMULATIVE))
    assert kinds(found) == {("tied", "made:0", "made:1"), ("tied", "made:1", "made:0")}


def test_pages_are_compared_by_their_printed_days(listed):
    """400 on a page of April and 460 on one of December, both 'to 2025': cut at their pages they could both be true."""
    printed = {"period_end_printed": pd.Timestamp("2025-12-31"), "flags": "to_page_date", **CUMULATIVE}
    found = listed(
        (*SD, 400.0, "2021-01-01", "2025-04-30", printed), (*SD, 460.0, "2021-01-01", "2025-11-30", printed)
    )
    assert ("disagreed", "made:1", "made:0") in kinds(found) or ("disagreed", "made:0", "made:1") in kinds(
        found
    )


def test_rounding_is_no_disagreement(listed):
    assert listed(
        (*TJ, 52.8, 2020, 2020, {"tolerance": 0.05}), (*TJ, 52.788, 2020, 2020, {"tolerance": 0.0005})
    ).empty


def test_scopes_of_one_page_are_no_disagreement(listed):
    several = {"flags": "several_on_page", "source_id": "page"}
    assert listed((*TJ, 354.0, 2020, 2020, several), (*TJ, 249.0, 2020, 2020, several)).empty


def test_days_beyond_the_page_are_told(listed):
    """52.788 'to 2021' on a page of June: it ends there, and contradicts 33.9 for the year only as printed."""
    found = listed(
        (*TJ, 52.8, 2016, 2020, CUMULATIVE | {"tolerance": 0.05}), (*TJ, 52.8, 2016, 2020, CUMULATIVE | {"tolerance": 0.05}),
        (*TJ, 52.788, "2016-01-01", "2021-06-18", CUMULATIVE | {"tolerance": 0.0005, "flags": "to_page_date", "period_end_printed": pd.Timestamp("2021-12-31")}),
        (*TJ, 33.9, 2021, 2021, {"source_id": "gazette"}), (*TJ, 33.9, 2021, 2021),
    )  # fmt: skip
    (row,) = found.itertuples()
    assert (row.kind, row.observation_id) == ("dated_past_page", "made:2")


def test_only_what_a_cut_claim_has_part_in_is_dated_past_its_page():
    """`a` contradicts with its days cut, too; `c` and `d` were never cut; `e` is against one that was, and `g` was itself."""
    as_printed = [
        {"observation_id": one, "against": against}
        for one, against in (("a", "b"), ("c", "d"), ("e", "d;f"), ("g", "d"))
    ]
    found = past_page([{"observation_id": "a"}], as_printed, frozenset("afg"))
    assert [(row["observation_id"], row["kind"]) for row in found] == [
        ("e", "dated_past_page"), ("g", "dated_past_page"),
    ]  # fmt: skip


def test_a_more_than_is_outdone_by_the_highest_and_by_no_other(listed):
    """13.5 and 14.0 are both outdone by 14.1, which two pages print, and 13.5 not by 14.0 as well."""
    more = CUMULATIVE | {"bound": "at_least"}
    figures = (13.5, 14.0, 14.1, 14.1)
    found = listed(*((*TJ, figure, 2016, 2020, more) for figure in figures))
    assert kinds(found) == {("outdone", "made:0", "made:2;made:3"), ("outdone", "made:1", "made:2;made:3")}
    # 14.0 to a tenth may be 14.05, and so may be 14.1.
    tenth = more | {"tolerance": 0.05}
    assert kinds(listed((*TJ, 14.0, 2016, 2020, tenth), (*TJ, 14.1, 2016, 2020, tenth))) == set()


def test_a_claim_outside_a_closed_list_is_a_finding(listed, closed):
    table = closed([("440600", "513400")], 2016, 2020)
    found = listed(("440600", "513400", 7.27, 2019, 2019), ("440300", "510700", 2.0, 2019, 2019), table=table)
    assert kinds(found) == {("outside_list", "made:1", "")}
    assert found["figure"].tolist() == [2.0]


def test_a_city_above_its_province_is_listed_with_its_rival(listed):
    found = listed(("120100", "620800", 28.5, 2020, 2020), (*TJ, 20.31, 2020, 2020))
    assert {frozenset({row.observation_id, row.against}) for row in found.itertuples()} == {
        frozenset({"made:0", "made:1"})
    }


def test_addresses_of_both_sides(listed):
    found = listed(
        (*TJ, 10.0, 2021, 2021, {"source_id": "gazette"}), (*TJ, 10.0, 2021, 2021), (*TJ, 46.0, 2021, 2021)
    )
    (row,) = found.itertuples()
    assert (row.kind, row.url) == ("gave_way", "https://example.org/page2")
    assert row.against_urls == "https://example.org/gazette https://example.org/page1"
