"""Any sum: what a page prints for just it, its bounds, its estimate, its claims."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from analysis.reconcile.limits import Limit
from analysis.reconcile.question import Question
from analysis.reconcile.reading import day
from analysis.reconcile.series import Verdict, best_figure, clashing, estimate, likely
from analysis.reconcile.told import TOLD, codes
from analysis.reconcile.totals import binding, questions, totals

TJ, SD = ("120000", "620000"), ("370000", "620000")
NATIONAL = ("100000", "100000")


def limits_of(row: pd.Series) -> tuple[float, float]:
    return row["lower"], row["upper"]


def test_codes_of_a_side():
    assert codes("320000;330000") == codes(["330000", "320000"]) == ("320000", "330000")
    assert codes(None) is codes(float("nan")) is codes(pd.NA) is None


def test_a_sum_over_years_is_stated_and_stays_whole(solved, pairings, total):
    made = solved([(*TJ, 30.0, 2016, 2018, {"basis": "cumulative"})], pairings([TJ], 2016, 2020))
    whole = total(made, *TJ, 2016, 2018)
    assert (whole["value"], whole["obs_status"], *limits_of(whole)) == (30.0, "A", 30.0, 30.0)
    year = total(made, *TJ, 2017)
    assert np.isnan(year["value"])
    assert (*limits_of(year), year["obs_status"]) == (0.0, 30.0, "O")


def test_sums_less_parts_are_known(solved, pairings, total):
    made = solved([(*TJ, 30.0, 2016, 2018, {"basis": "cumulative"}), (*TJ, 10.0, 2018, 2018)], pairings([TJ], 2016, 2020))  # fmt: skip
    assert limits_of(total(made, *TJ, 2016, 2017)) == (20.0, 20.0)


def test_floors_of_a_span_are_more_than_those_of_its_years(solved, pairings, total):
    """7.0 from one June to the next and 5.0 in a year: the sum of the yearly floors is 5."""
    made = solved(
        [(*TJ, 7.0, "2016-06-01", "2017-05-31"), (*TJ, 5.0, 2018, 2018)], pairings([TJ], 2016, 2020)
    )
    assert total(made, *TJ, 2016, 2018)["lower"] == 12.0
    assert [total(made, *TJ, year)["lower"] for year in (2016, 2017, 2018)] == pytest.approx(
        [np.nan, np.nan, 5.0], nan_ok=True
    )


def test_a_floor_is_no_value(solved, pairings, total):
    made = solved([(*TJ, 9.65, 2020, 2020, {"flags": "part"}), (*SD, 33.0, 2020, 2020, {"bound": "at_least"})], pairings([TJ, SD], 2016, 2020))  # fmt: skip
    for pair, floor in ((TJ, 9.65), (SD, 33.0)):
        row = total(made, *pair, 2020)
        assert (row["lower"], row["method"], row["obs_status"]) == (floor, "at_least", "O")
        assert np.isnan(row["value"])
        assert np.isnan(row["upper"])


def test_at_most_is_no_value_either(solved, pairings, total):
    made = solved([(*TJ, 52.56, 2020, 2020, {"bound": "at_most"})], pairings([TJ], 2016, 2020))
    row = total(made, *TJ, 2020)
    assert (*limits_of(row), row["method"], row["obs_status"]) == (0.0, 52.56, "bounded", "O")
    assert np.isnan(row["value"])


def test_more_than_thirty_and_29_96(solved, pairings, total):
    made = solved([(*TJ, 30.0, 2020, 2020, {"bound": "at_least", "source_id": "gazette"}), (*TJ, 29.96, 2020, 2020, {"tolerance": 0.005})], pairings([TJ], 2016, 2020))  # fmt: skip
    row = total(made, *TJ, 2020)
    assert (row["value"], row["obs_status"]) == (29.96, "A")
    assert not made.settlement.lost.any()


def test_an_estimate_is_the_median_within_close_bounds(solved, pairings, total):
    """4 to June and 9 to the June of the next year: the year lies between."""
    made = solved([(*TJ, 4.0, "2020-01-01", "2020-06-30"), (*TJ, 9.0, "2020-01-01", "2021-06-30")], pairings([TJ], 2016, 2022))  # fmt: skip
    row = total(made, *TJ, 2020)
    assert (row["obs_status"], *limits_of(row)) == ("E", 4.0, 9.0)
    assert 4.0 <= row["q10"] <= row["value"] == row["median"] <= row["q90"] <= 9.0


def test_no_estimate_of_what_may_be_nothing_or_many_times_as_much():
    told = [(2.0, 3.0, 7.9), (2.0, 3.0, 8.0), (0.0, 1.0, 2.0), (np.nan, np.nan, np.nan)]
    assert estimate(np.array(told)).tolist() == pytest.approx([3.0, np.nan, np.nan, np.nan], nan_ok=True)


def test_a_total_and_the_other_pair_may_be_enough(solved, pairings, total):
    """The nation had 10, one of two pairs 4 and the other at least 5: 5 to 6."""
    made = solved([(*NATIONAL, 10.0, 2020, 2020), (*TJ, 4.0, 2020, 2020), (*SD, 5.0, 2020, 2020, {"bound": "at_least"})], pairings([TJ, SD], 2016, 2020))  # fmt: skip
    row = total(made, *SD, 2020)
    assert 5.0 <= row["value"] <= 6.0
    assert limits_of(row) == (5.0, 6.0)


def test_groups_and_receivers_are_sums(solved, pairings, total):
    made = solved([(*TJ, 4.0, 2020, 2020), (*SD, 5.0, 2020, 2020, {"bound": "at_least"})], pairings([TJ, SD], 2016, 2020))  # fmt: skip
    both = total(made, ["120000", "370000"], "620000", 2020)
    assert (both["lower"], both["method"]) == (9.0, "bounded")
    assert total(made, None, "620000", 2020)["lower"] == 9.0
    assert total(made, "120000", None, 2020)["lower"] == 4.0
    assert total(made, None, None, 2019, 2020)["lower"] == 9.0


def test_where_no_pair_is_known_there_is_nothing(solved, pairings, total):
    made = solved([(*TJ, 4.0, 2020, 2020)], pairings([TJ], 2016, 2020))
    row = total(made, "110000", "150000", 2020)
    asked = made.system.columns(
        questions("gov_funds", made, [("110000", "150000", "2020-01-01", "2020-12-31")])[0]
    )
    assert not asked.exists
    assert row[["value", "lower", "upper"]].isna().all()
    assert (row["method"], row["obs_status"]) == ("unknown", "O")


def test_many_questions_are_one_call(solved, pairings):
    made = solved([(*TJ, 30.0, 2016, 2018, {"basis": "cumulative"}), (*SD, 5.0, 2017, 2017)], pairings([TJ, SD], 2016, 2020))  # fmt: skip
    sides = [
        (*TJ, "2016-01-01", "2018-12-31"),
        (*SD, "2017-01-01", "2017-12-31"),
        (*TJ, "2016-01-01", "2018-12-31"),
    ]
    found = totals(made, questions("gov_funds", made, sides))
    assert found.dtypes.astype(str).to_dict() == TOLD
    assert found["value"].tolist() == [30.0, 5.0, 30.0]
    assert found["observation_ids"].tolist() == ["made:0", "made:1", "made:0"]
    assert totals(made, []).empty


def test_the_claims_that_make_floor_and_ceiling(solved, pairings):
    made = solved([(*TJ, 30.0, 2016, 2018, {"basis": "cumulative"}), (*TJ, 10.0, 2018, 2018), (*TJ, 3.0, 2017, 2017, {"bound": "at_least"})], pairings([TJ], 2016, 2020))  # fmt: skip
    asked = Question((TJ[0],), (TJ[1],), day("2017-01-01"), day("2018-01-01"), 1)
    floor, ceiling = binding(made, asked)
    assert floor == ("made:2",)
    assert ceiling == ("made:0", "made:1")


def test_a_claim_that_only_caps_makes_no_floor(solved, pairings):
    """What went to two places together, of which one is asked for, is no part of what certainly went there."""
    made = solved([
        (*TJ, 30.0, 2016, 2016), (TJ[0], "620000;371700", 50.0, 2017, 2018, {"basis": "cumulative"}), (*TJ, 20.0, 2019, 2019),
    ], pairings([TJ], 2016, 2020))  # fmt: skip
    asked = Question((TJ[0],), (TJ[1],), day("2016-01-01"), day("2020-01-01"), 1)
    assert binding(made, asked)[0] == ("made:0", "made:2")


def test_lost_claims_are_told(solved, pairings, total):
    made = solved([(*TJ, 10.0, 2020, 2020, {"source_id": "gazette"}), (*TJ, 10.0, 2020, 2020), (*TJ, 46.0, 2020, 2020)], pairings([TJ], 2016, 2020))  # fmt: skip
    row = total(made, *TJ, 2020)
    assert (row["value"], row["observation_ids"], row["rival_ids"]) == (10.0, "made:0;made:1", "made:2")


def test_estimates_that_claims_on_their_sum_deny_are_none(solved, pairings):
    """1,357 in two years is not 413 and 637; what a page reports is never taken back, and a year farther off has no part in it."""
    made = solved([(*TJ, 1357.0, 2018, 2019)], pairings([TJ], 2016, 2022))
    mask = made.family.covers["gov_funds"]
    first, second, other = ((*TJ, year) for year in (2018, 2019, 2021))

    def said(value, method="estimated"):
        return Verdict(value, 0.0, math.inf, method, "", "")

    told = {first: said(413.0), second: said(637.0), other: said(9.0)}
    assert clashing(told, made, mask) == {first, second}
    assert clashing(told | {second: said(637.0, "reported")}, made, mask) == {first}
    assert clashing(told | {second: said(944.0)}, made, mask) == set()


class Guesses:
    """A model that knows by heart what is likely of single years of Tianjin and Gansu."""

    def __init__(self, of_year: dict[int, tuple[float, float, float]]) -> None:
        self._of = of_year

    def within(self, origins, destinations, years):
        """The cells of a question."""
        return [(origins[0], destinations[0], year) for year in years if year in self._of]

    def quantiles(self, sums, lower, upper):
        """Those of sums of one cell."""
        return np.array([self._of[cells[0][2]] if len(cells) == 1 else [np.nan] * 3 for cells in sums])


@pytest.mark.parametrize(
    ("medians", "told"),
    [
        # 413 and 637 are no 1,357: neither is told.
        ((413.0, 637.0), [None, None]),
        ((660.0, 697.0), [660.0, 697.0]),
        # 660 and 700 are 1,360, three of a thousand too much: medians have three digits.
        ((660.0, 700.0), [660.0, 700.0]),
    ],
)
def test_an_answer_on_a_year_is_no_estimate_that_the_years_next_to_it_deny(solved, pairings, medians, told):
    more = {"bound": "at_least"}
    made = solved([(*TJ, 1357.0, 2018, 2019), (*TJ, 200.0, 2018, 2018, more), (*TJ, 200.0, 2019, 2019, more)], pairings([TJ], 2016, 2022))  # fmt: skip
    guesses = {year: (of - 100, of, of + 100) for year, of in zip((2018, 2019), medians, strict=True)}
    asked = questions("gov_funds", made, [(*TJ, f"{year}-01-01", f"{year}-12-31") for year in guesses])
    found = totals(made, asked, Guesses(guesses))
    assert found["value"].astype(object).where(found["value"].notna(), None).tolist() == told
    assert found["method"].tolist() == ["estimated" if one else "at_least" for one in told]
    assert found[["lower", "upper"]].to_numpy().tolist() == [[200.0, 1157.0]] * 2


def test_of_what_is_counted_one_by_one_the_median_is_a_whole_number_if_the_interval_holds_one():
    told = {2016: (2.8, 3.4, 4.1), 2017: (3.2, 3.4, 3.6), 2018: (3.0, 3.4, 3.6), 2019: (2.2, 2.6, 3.0)}
    guesses, cells = Guesses(told), [[(*TJ, year)] for year in told]
    lower, upper = np.array([2.0, 3.0, 3.0, 2.0]), np.array([4.0, 9.0, 9.0, 9.0])
    # What is likely lies within the bounds: of the first it ends at 4.
    assert likely(guesses, cells, lower, upper).tolist() == [
        [2.8, 3.0, 4.0], [3.2, 3.4, 3.6], [3.0, 3.0, 3.6], [2.2, 3.0, 3.0],
    ]  # fmt: skip
    assert np.isnan(likely(None, cells, lower, upper)).all()


def stated(figure: float, weight: float, tolerance: float = 0.0) -> Limit:
    """What a page of some weight prints of a sum."""
    return Limit((TJ[0],), (TJ[1],), 1, 0, 365, True, "both", figure - tolerance, figure + tolerance, (f"made:{figure}",), (figure,), (tolerance,), weight, False, False)  # fmt: skip


@pytest.mark.parametrize(
    ("limits", "bounds", "figure"),
    [
        ([stated(10.0, 1, 0.5), stated(10.2, 3, 0.5)], (9.7, 10.5), 10.2),  # the better supported
        ([stated(10.0, 1, 0.5), stated(10.2, 1, 0.05)], (10.15, 10.25), 10.2),  # the more finely printed
        # Right by its rounding only: the other one, or the bound where there is none.
        ([stated(10.0, 3, 0.5), stated(10.2, 1, 0.05)], (10.15, 10.25), 10.2),
        ([stated(10.0, 3, 0.5), stated(11.0, 1, 0.5)], (10.15, 10.9), 10.15),
        # Nought is a figure, and a solver's noise puts none out of its bounds.
        ([stated(0.0, 3), stated(5.0, 1, 5.0)], (0.0, 5.0), 0.0),
        ([stated(10.0, 3), stated(12.0, 1, 2.0)], (10 + 5e-9, 12.0), 10 + 5e-9),
        ([stated(12.0, 3), stated(10.0, 1, 2.0)], (10.0, 12 - 5e-9), 12 - 5e-9),
    ],
)
def test_the_figure_of_a_sum_that_several_pages_state(limits, bounds, figure):
    assert best_figure(limits, *bounds) == figure
