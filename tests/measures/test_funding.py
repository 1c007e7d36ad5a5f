"""Money per head, as shares of budget and product, and its concentration, against figures worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.measures import funding
from analysis.measures.flows import PLACE_COLUMNS, cells, of_places, questions_of_places

RECEIVED = pd.DataFrame(
    [
        ("620000", np.nan, 46.0, np.nan, np.nan, np.nan, 46.0, "at_least", 2, 2, "a:1;a:2;a:3", "a:9"),
        ("640000", np.nan, np.nan, np.nan, np.nan, np.nan, np.nan, "unknown", 1, 0, "", ""),
    ],
    columns=list(PLACE_COLUMNS),
)
CONTEXT = pd.DataFrame(
    [
        ("620000", 2020, "resident_population", 25.0),
        ("620000", 2023, "resident_population", 23.0),
        ("620000", 2025, "resident_population", 1.0),
        ("120000", 2021, "general_public_expenditure", 400.0),
        ("120000", 2022, "general_public_expenditure", 600.0),
        ("120000", 2023, "general_public_expenditure", 999.0),
        ("370000", 2021, "general_public_expenditure", 1000.0),
    ],
    columns=["province", "year", "indicator", "value"],
)


def test_a_receiver_has_what_is_answered_and_its_pairs_are_counted():
    flows = pd.DataFrame({
        "origin": ["120000", "370000", "350000"], "destination": ["620000", "620000", "640000"],
        "figure": [16.0, 20.0, np.nan], "years": [4, 4, 4],
        "lower": [16.0, 20.0, 0.0], "upper": [16.0, 20.0, np.nan], "status": ["reported", "reported", "unknown"],
        "q10": np.nan, "q90": np.nan,
    })  # fmt: skip
    answers = questions_of_places(flows, "destination", 2021, 2024).assign(
        value=[np.nan, np.nan], lower=[46.0, 0.0], upper=[np.nan, 9.0], q10=np.nan, q90=np.nan, method="bounded", observation_ids="a:1", rival_ids=""
    )  # fmt: skip
    rows = of_places(flows, answers, "destination").set_index("place")
    # 46 is more than both pairs: a page tells what the province received from everybody.
    assert rows.loc["620000", ["figure", "status", "pairs", "pairs_known"]].tolist() == [
        46.0,
        "at_least",
        2,
        2,
    ]
    assert rows.loc["640000", ["status", "pairs", "pairs_known"]].tolist() == ["unknown", 1, 0]
    assert pd.isna(rows.loc["640000", "figure"])
    nobody = of_places(flows[:0], answers[:0], "destination")
    assert nobody.empty and list(nobody) == list(PLACE_COLUMNS)


def test_a_sum_of_a_place_is_of_as_many_years_as_its_longest_pair():
    """Tianjin helps Gansu in four years and Ningxia in one: 46 is a sum that a page states of several years."""
    flows = pd.DataFrame({
        "origin": "120000", "destination": ["620000", "640000"], "figure": [46.0, np.nan], "years": [4, 1],
        "q10": np.nan, "q90": np.nan,
    })  # fmt: skip
    answers = questions_of_places(flows, "origin", 2021, 2024).assign(
        value=46.0, lower=46.0, upper=46.0, q10=np.nan, q90=np.nan, method="reported", observation_ids="a:1", rival_ids=""
    )  # fmt: skip
    (row,) = of_places(flows, answers, "origin").to_dict("records")
    assert (row["status"], row["figure"], row["pairs"], row["pairs_known"]) == ("stated", 46.0, 2, 1)


def test_a_receiver_of_a_scrap_is_as_unknown_as_its_pair():
    flows = pd.DataFrame({
        "origin": ["350000"], "destination": ["640000"], "figure": [np.nan], "years": [4], "lower": [18.0], "upper": [np.nan],
        "status": ["unknown"], "q10": [1_600.0], "q90": [10_700.0],
    })  # fmt: skip
    answers = questions_of_places(flows, "destination", 2021, 2024).assign(
        value=np.nan, lower=18.0, upper=np.nan, q10=np.nan, q90=np.nan, method="at_least", observation_ids="a:1", rival_ids=""
    )  # fmt: skip
    (row,) = of_places(flows, answers, "destination").to_dict("records")
    assert (row["status"], row["lower"]) == ("unknown", 18.0)
    assert pd.isna(row["figure"]) and pd.isna(row["q10"])
    assert of_places(flows, answers.assign(lower=200.0), "destination")["figure"].tolist() == [200.0]


def test_per_head_takes_the_last_population_up_to_the_period():
    heads = funding.per_head(RECEIVED, CONTEXT, 2024).set_index("place")
    assert heads.loc["620000", ["population", "population_year", "per_head"]].tolist() == [23.0, 2023, 2.0]
    assert pd.isna(heads.loc["640000", "per_head"])
    assert pd.isna(heads.loc["640000", "population_year"])


BASE = "general_public_expenditure"


def _cells() -> pd.DataFrame:
    rows = pd.DataFrame(
        [
            ("120000", "620000", 2021, 16.0, 15.5), ("120000", "620000", 2022, np.nan, 4.0),
            ("120000", "620000", 2023, np.nan, np.nan), ("120000", "620000", 2024, 9.0, 9.0),
            ("350000", "640000", 2021, np.nan, np.nan), ("310000", "530000", 2021, 5.0, 5.0),
        ],
        columns=["origin", "destination", "year", "value", "lower"],
    ).assign(indicator="gov_funds", method="reported")  # fmt: skip
    return cells(rows, "gov_funds", 2021, 2024)


def test_the_burden_asks_for_all_years_and_for_the_run_that_is_known():
    # The expenditure of Tianjin is known to 2023, and a figure of its pair in 2021, 2022 and 2024; Shanghai has none.
    asked = funding.burden_questions(_cells(), CONTEXT, BASE)
    assert asked.to_dict("list") == {
        "origin": ["120000", "120000"], "destination": [None, None], "years": [(2021, 2023), (2021, 2022)],
    }  # fmt: skip
    assert (
        funding.burden_questions(_cells(), CONTEXT, BASE, "620000")["destination"].tolist() == ["620000"] * 2
    )


def test_the_burden_asks_for_the_longest_run_without_a_gap():
    # Of 2023 the expenditure is not known: 2021 and 2022 are a run, 2024 is one alone.
    context = CONTEXT.replace({"year": {2023: 2024}})
    asked = funding.burden_questions(_cells(), context, BASE)
    assert asked["years"].tolist() == [(2021, 2022)]


def test_a_share_is_of_the_bound_and_the_print_stands_beside():
    """A page prints 20.5 for the two years, to a whole: 20 of 400 + 600 at least are two percent. A sum of years that it states is stated."""
    asked = funding.burden_questions(_cells(), CONTEXT, BASE).iloc[[1]]
    told = asked.assign(
        first=pd.Timestamp("2021"), last=pd.Timestamp("2022"), value=np.nan, lower=20.0, upper=np.nan, printed=20.5,
        method="bounded", observation_ids="a:1", rival_ids="",
    )  # fmt: skip
    wanted = ["figure", "printed", "share", "status"]
    table = funding.burden(_cells(), told, CONTEXT, BASE).set_index("place")
    assert table.loc["120000", wanted].tolist() == [20.0, 20.5, 2.0, "at_least"]
    stated = told.assign(value=20.2, printed=np.nan, method="reported")
    table = funding.burden(_cells(), stated, CONTEXT, BASE).set_index("place")
    assert table.loc["120000", wanted].tolist() == [20.2, 20.2, pytest.approx(2.02), "stated"]


def test_the_burden_takes_the_years_of_which_most_is_known():
    def answer(*floors: float) -> pd.DataFrame:
        asked = funding.burden_questions(_cells(), CONTEXT, BASE)
        return asked.assign(
            first=pd.Timestamp("2021"), last=pd.Timestamp("2022"), value=np.nan, lower=floors, upper=np.nan, method="bounded",
            observation_ids="a:1", rival_ids="",
        )  # fmt: skip

    # 20 of 400 + 600 over two years; 20 of 1999 over three.
    table = funding.burden(_cells(), answer(20.0, 20.0), CONTEXT, BASE).set_index("place")
    assert table.loc["120000", ["first", "last", "figure", "base", "share", "status"]].tolist() == [
        2021, 2022, 20.0, 1000.0, 2.0, "at_least",
    ]  # fmt: skip
    # A page states a sum of the three years and of none of them: 199.9 of 1999.
    whole = funding.burden(_cells(), answer(199.9, 20.0), CONTEXT, BASE).set_index("place")
    assert whole.loc["120000", ["first", "last"]].tolist() == [2021, 2023]
    assert whole.loc["120000", "share"] == pytest.approx(10.0)
    assert table.loc[["310000", "350000"], "status"].tolist() == ["unknown", "unknown"]
    assert table.loc[["310000", "350000"], "share"].isna().all()
    used = funding.statistics_used(
        CONTEXT, pd.DataFrame({"place": ["620000"], "population_year": [2023]}), {BASE: table.reset_index()}
    )
    assert used[["province", "year"]].to_numpy().tolist() == [
        ["620000", 2023], ["120000", 2021], ["120000", 2022],
    ]  # fmt: skip


def test_concentration_of_four_pairs():
    measured = funding.concentration(pd.DataFrame({"value": [10.0, 40.0, 30.0, 20.0, np.nan]}))
    assert (measured.known, measured.missing) == (4, 1)
    assert measured.hhi == pytest.approx(0.01 + 0.16 + 0.09 + 0.04)
    assert measured.equal_pairs == pytest.approx(1 / 0.3)
    # Differences: 10, 20, 30, 10, 20, 10 = 100, each twice, over 2 n² mean = 2 * 16 * 25.
    assert measured.gini == pytest.approx(200 / 800)
    assert (measured.first, measured.three) == pytest.approx((0.4, 0.9))


def test_concentration_of_equals_and_of_nothing():
    even = funding.concentration(pd.DataFrame({"value": [5.0, 5.0]}))
    assert (even.hhi, even.gini) == pytest.approx((0.5, 0.0))
    none = funding.concentration(pd.DataFrame({"value": [np.nan]}))
    assert (none.known, none.missing) == (0, 1)
    assert np.isnan(none.hhi)
    nought = funding.concentration(pd.DataFrame({"value": [0.0, 0.0]}))
    assert (nought.known, nought.missing) == (2, 0)
    assert np.isnan(nought.hhi) and np.isnan(nought.first)


def test_only_values_of_the_same_years_are_compared():
    rows = pd.DataFrame({
        "place": ["a", "b", "c", "d", "e"], "value": [1.0, 2.0, 3.0, np.nan, 5.0], "first": [2021, 2021, 2022, 2021, 2021],
        "last": [2024, 2024, 2024, 2024, 2024],
    })  # fmt: skip
    shown = funding.with_value(rows, {"a", "b", "c", "d"})
    assert shown["place"].tolist() == ["a", "b", "c"]
    assert funding.same_years(shown)["place"].tolist() == ["a", "b"]
    assert funding.same_years(shown.iloc[:0]).empty
