"""Sums of pairs over years are answers, never additions: by hand on a few rows, and for every pair of the real evidence."""

from __future__ import annotations

import ast

import numpy as np
import pandas as pd
import pytest

from analysis import dataset, paths
from analysis.findings import sums
from analysis.measures import flows
from analysis.measures.status import AT_LEAST, STATUSES, UNKNOWN
from analysis.vocabulary.indicators import by_kind

A_B, A_C = ("330000", "510000"), ("330000", "520000")
NAN = float("nan")


def series(*rows) -> pd.DataFrame:
    """pair, year, value, lower, upper, method -> a series."""
    made = [
        {
            "origin": pair[0], "destination": pair[1], "indicator": "gov_funds", "year": year, "value": value, "lower": lower,
            "upper": upper, "method": method, "observation_ids": f"b:{year}", "rival_ids": "",
        }
        for pair, year, value, lower, upper, method in rows
    ]  # fmt: skip
    return pd.DataFrame(made).astype({"value": float, "lower": float, "upper": float})


def answers(asked: pd.DataFrame, *rows) -> pd.DataFrame:
    """What `dataset.totals` says of each question: value, lower, upper, method."""
    found = pd.DataFrame(rows, columns=["value", "lower", "upper", "method"])
    return pd.concat([asked, found], axis=1).assign(q10=NAN, q90=NAN, observation_ids="b:1;b:2", rival_ids="")


YEARS = series(
    (A_B, 2021, 10, 9, 11, "reported"), (A_B, 2022, 20, 8, 40, "estimated"), (A_B, 2023, None, 4, None, "bounded"),
    (A_B, 2024, None, 0, 70, "bounded"), (A_C, 2021, None, None, None, "unknown"),
)  # fmt: skip


def test_a_sum_is_what_is_answered_and_its_years_are_counted_by_status():
    cells = flows.cells(YEARS, "gov_funds", 2021, 2024)
    asked = flows.questions(cells, 2021, 2024)
    assert asked.to_dict("list") == {
        "origin": ["330000", "330000"], "destination": ["510000", "520000"], "years": [(2021, 2024)] * 2,
    }  # fmt: skip
    table = flows.period_flows(
        cells, answers(asked, (NAN, 31.0, 90.0, "bounded"), (NAN, NAN, NAN, "unknown"))
    )
    known, nothing = table.to_dict("records")
    # 31 is more than 9 + 8 + 4: a claim on the four years together says so.
    assert (known["figure"], known["status"], known["upper"]) == (31, "at_least", 90)
    assert pd.isna(known["value"])
    assert [known[f"years{name}"] for name in ("", "_reported", "_estimated", "_at_least", "_unknown")] == [4, 1, 1, 1, 1]  # fmt: skip
    assert (nothing["status"], nothing["years_unknown"]) == ("unknown", 1)
    assert pd.isna(nothing["figure"])


@pytest.mark.parametrize(
    ("answer", "status", "figure"),
    [
        ((100.0, 99.5, 100.5, "reported"), "stated", 100),
        ((60.0, 40.0, 90.0, "estimated"), "estimated", 60),
        ((NAN, 40.0, NAN, "at_least"), "at_least", 40),
        # Of its years one is 10 and one 8 as pages print them; what they make is the floor of the sum, not 22.
        ((NAN, 21.4, 90.0, "bounded"), "at_least", 21.4),
        ((NAN, 0.0, 90.0, "bounded"), "unknown", None),
        ((NAN, NAN, NAN, "unknown"), "unknown", None),
    ],
)
def test_a_sum_has_one_of_five_looks(answer, status, figure):
    cells = flows.cells(YEARS, "gov_funds", 2021, 2024, "510000")
    (row,) = flows.period_flows(cells, answers(flows.questions(cells, 2021, 2024), answer)).to_dict("records")
    assert (row["status"], None if pd.isna(row["figure"]) else row["figure"]) == (status, figure)


def test_a_sum_of_reported_years_and_a_single_year_are_reported():
    both = series((A_B, 2021, 10, 9, 11, "reported"), (A_B, 2022, 20, 19, 21, "reported"))
    cells = flows.cells(both, "gov_funds", 2021, 2022)
    two = flows.period_flows(
        cells, answers(flows.questions(cells, 2021, 2022), (29.9, 28.0, 32.0, "estimated"))
    )
    one = flows.period_flows(
        cells[:1], answers(flows.questions(cells[:1], 2021, 2021), (10.0, 9.0, 11.0, "reported"))
    )
    assert [two["status"].item(), one["status"].item()] == ["reported", "reported"]


def test_province_and_years_are_filters():
    rows = series((A_B, 2021, 1, 1, 1, "reported"), (A_C, 2021, 2, 2, 2, "reported"), (A_B, 2023, 4, 4, 4, "reported"))  # fmt: skip
    assert len(flows.cells(rows, "gov_funds", 2021, 2021)) == 2
    assert flows.cells(rows, "gov_funds", 2021, 2022, "520000")["figure"].tolist() == [2]
    none = flows.cells(rows, "gov_funds", 1996, 1997)
    empty = flows.period_flows(none, flows.questions(none, 1996, 1997))
    assert empty.empty
    assert list(empty) == list(flows.COLUMNS)


def test_what_a_place_gave_or_got_is_asked_of_everybody_or_of_the_one_chosen():
    pairs = pd.DataFrame([A_B, A_C, ("440000", "520000")], columns=flows.PAIR)
    asked = flows.questions_of_places(pairs, "destination", 2021, 2024)
    assert asked["destination"].tolist() == ["510000", "520000"]
    assert asked["origin"].isna().all()
    chosen = flows.questions_of_places(pairs[:2], "destination", 2021, 2024, "330000")
    assert chosen["origin"].tolist() == ["330000", "330000"]
    # Sichuan's page: what Sichuan received, from everybody.
    own = flows.questions_of_places(pairs[:1], "destination", 2021, 2024, "510000")
    assert own["origin"].isna().all()


def test_pairs_together_are_one_question():
    pairs = pd.DataFrame([A_B, A_C], columns=flows.PAIR)
    assert flows.question_together(pairs, 2021, 2024).to_dict("records") == [
        {"origin": "330000", "destination": "510000;520000", "years": (2021, 2024)}
    ]
    assert flows.question_together(pairs[:0], 2021, 2024).empty


def test_only_places_of_whose_pairs_enough_is_known_are_compared():
    rows = pd.DataFrame({
        "origin": ["a", "a", "b", "c", "d"], "destination": ["w", "x", "w", "y", "z"], "value": [NAN, 5.0, NAN, NAN, NAN],
        "years": [4, 4, 4, 4, 2], "years_reported": [2, 0, 1, 3, 2], "years_estimated": [1, 0, 1, 0, 0],
    })  # fmt: skip
    assert flows.comparable(rows, "origin") == {"a", "c", "d"}
    assert flows.comparable(rows, "destination") == {"x", "y", "z"}


def period(whole: float, nation: float, *covered: tuple[int, int], pairs=(), sides=None) -> flows.Period:
    """Three years of all pairs: what they come to, what is known of the country, and of which years national figures tell."""
    told = pd.DataFrame(pairs, columns=[*flows.PAIR, "figure", "lower"])
    return flows.Period(
        "gov_funds", 2021, 2023, "", cells=pd.DataFrame(), flows=told, passing=pd.DataFrame(),
        whole=pd.Series({"figure": whole}), nation=pd.Series({"figure": nation}),
        coverage=pd.DataFrame(covered, columns=["first", "last"]), sides=sides or {},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "divided"),
    [
        (period(60, 100, (2021, 2023)), True),
        (period(60, 100, (2021, 2022), (2023, 2023)), True),
        # Of the last year, and of the one between, no national figure tells.
        (period(60, 100, (2021, 2022)), False),
        (period(60, 100, (2021, 2021), (2023, 2024)), False),
        # No more is known of the country than of its pairs.
        (period(60, 60, (2021, 2023)), False),
        (period(60, NAN, (2021, 2023)), False),
    ],
)
def test_pairs_are_told_as_a_part_of_the_country_where_national_figures_tell_of_every_year(found, divided):
    assert found.divided is divided


def test_a_place_with_visibly_more_than_its_pairs_is_told_on_the_side_that_tells_more():
    pairs = [(*A_B, 600.0, 600.0), (*A_C, 300.0, 300.0)]
    sides = {
        "origin": pd.DataFrame({"place": ["330000"], "figure": 950.0, "lower": 950.0}),
        # Guizhou 100 more than its pair, Sichuan 2 of a thousand: that is not seen.
        "destination": pd.DataFrame({"place": ["510000", "520000"], "figure": [602.0, 400.0], "lower": [602.0, 400.0]}),
    }  # fmt: skip
    shared = flows.shared(period(1000, NAN, pairs=pairs, sides=sides))
    assert shared[["place", "side", "figure"]].to_numpy().tolist() == [["520000", "destination", 400.0]]
    # All of the whole is told of the pairs one by one.
    assert flows.shared(period(902, NAN, pairs=pairs, sides=sides)).empty


def test_no_measure_adds_bounds(nodes):
    """Where a measure calls `sum` it is on counts, shares and statistics: never on value, lower, upper or figure."""
    found = []
    for path in (paths.ROOT / "src" / "analysis" / "measures").glob("*.py"):
        for node in nodes(path):
            if not (isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("sum", "cumsum")):  # fmt: skip
                continue
            texts = {
                n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)
            }
            if texts & {"value", "lower", "upper", "figure"}:
                found.append(f"{path.name}:{node.lineno}")
    assert not found


@pytest.fixture(scope="module")
def printed(reconciled):
    """All years of the real evidence, with what pages print of the floors."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_PROCESSED", str(reconciled))
        return sums.printed(dataset.table("series"))


@pytest.mark.whole
@pytest.mark.parametrize("span", [(2016, 2020), (2021, 2024), (2019, 2019)])
def test_on_the_real_evidence_what_is_drawn_is_what_is_answered(reconciled, printed, monkeypatch, span):
    """Every pair and every flow: the drawn figure is the stated or estimated total, or its floor, and holds its years."""
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    known = dataset.table("series")
    for indicator in sorted(set(by_kind("flow")) & set(known["indicator"])):
        cells = flows.cells(known, indicator, *span)
        drawn = sums.of_pairs(indicator, cells, *span).set_index(flows.PAIR)
        whole = (
            dataset.totals(indicator, flows.questions(cells, *span)).set_index(flows.PAIR).loc[drawn.index]
        )
        assert set(drawn["status"]) <= set(STATUSES)
        floor = whole["lower"].where(drawn["status"] == AT_LEAST)
        rows = sums.printed(whole.reset_index().assign(indicator=indicator)).set_index(flows.PAIR)
        told = rows["printed"].where(drawn["status"] == AT_LEAST).fillna(floor)
        years = flows.cells(printed, indicator, *span)
        # What is next to nothing beside what is likely is kept as a floor, and has no figure.
        little = (drawn["status"] == UNKNOWN) & drawn["lower"].gt(0)
        assert (drawn["lower"][little] < 0.1 * drawn["q10"][little]).all()
        pd.testing.assert_series_equal(drawn["figure"], whole["value"].fillna(told), check_names=False)
        # No part is told as more than its sum.
        parts = years.groupby(flows.PAIR)["figure"].max().reindex(drawn.index).dropna()
        assert (drawn.loc[parts.index, "figure"].fillna(np.inf) >= parts * (1 - 1e-9)).all()
        # What single years are known to be at least lies within it, and so does any one floor of a year.
        least = cells.groupby(flows.PAIR)["lower"].agg(lambda lower: lower.fillna(0).sum())
        least = least.reindex(drawn.index)
        assert (drawn["lower"].fillna(0) >= least * (1 - 1e-6) - 1e-6).all()
