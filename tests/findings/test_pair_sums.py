"""What the years of a flow add up to: a page's own sum where it is all that is known, nothing where it says no more than a year."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis import dataset
from analysis.findings import big_numbers, pair_sums
from analysis.measures import pair_marks, profile

NINGXIA = "350000", "640000"


@pytest.fixture(scope="module")
def sums(reconciled):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_PROCESSED", str(reconciled))
        found = profile.claims(dataset.table("observations", origin="35*", destination="64*"), *NINGXIA)
        series = dataset.table("series", origin=NINGXIA[0], destination=NINGXIA[1])
        cells = profile.cells(series, *NINGXIA, found)
        chosen = big_numbers.choose(big_numbers.ask(*NINGXIA, big_numbers.LAST))
        rows = pair_sums.of_pair(cells, chosen, pair_marks.marks(found, cells))
    return rows.set_index("indicator"), cells


def test_a_sum_that_one_page_prints_is_that_page_s(sums):
    # fujian_ningxia:183, :165 and :212: 183 cadres from 1996 to 2020; no year of its own has a figure.
    cadres = sums[0].loc["cadres_sent"]
    assert (cadres["figure"], cadres["since"], cadres["until"]) == (183.0, 1996, 2020)


def test_no_sum_is_less_than_a_year_of_it(sums):
    rows, cells = sums
    assert rows.index.is_unique and rows["figure"].notna().all()
    best = cells.groupby("indicator")["figure"].max().reindex(rows.index).fillna(0)
    assert (rows["figure"] > best)[~rows["head"].astype(bool)].all()
    # At the head of the page: all years of the specialists.
    assert rows.loc["professionals_sent", "head"]


def test_a_sum_has_the_years_of_its_parts(monkeypatch):
    hold = True
    monkeypatch.setattr(pair_sums.sum_years, "holding", lambda rows: np.full(len(rows), hold))
    # labour:75 and the 19,600 of 2021 make it; other claims on the poor in jobs reach from 2018 to 2023.
    cells = pd.DataFrame({
        "indicator": "jobs_poor", "year": [2020, 2021, 2023], "figure": [619.0, 19600.0, None], "lower": [619.0, 19550.0, 0.0],
        "upper": [None, 19650.0, None], "status": ["at_least", "reported", "unknown"],
    })  # fmt: skip
    sums = pd.DataFrame({
        "indicator": ["jobs_poor"], "figure": [20219.0], "lower": [20169.0], "status": ["at_least"], "first_year": [1996], "last_year": [2025],
        "since": pd.array([2018], "Int64"), "until": pd.array([2023], "Int64"),
    })  # fmt: skip
    stated = pd.DataFrame({
        "indicator": ["jobs_poor"], "unit": ["persons"], "basis": ["cumulative"], "gave_way": [False], "value": [5000.0],
        "period_start": [pd.NaT], "period_end": [pd.Timestamp("2019-12-31")],
    })  # fmt: skip
    own = pair_sums.of_its_parts(sums, cells, stated)
    assert own[["since", "until"]].iloc[0].tolist() == [2020, 2021]
    # With a page's sum up to 2019 before them, their start is as open as its own.
    more = pair_sums.of_its_parts(sums.assign(figure=25119.0, lower=25119.0), cells, stated)
    assert pd.isna(more["since"].iloc[0]) and more["until"].iloc[0] == 2021
    # Years whose own claims hold less are not told.
    hold = False
    other = pair_sums.of_its_parts(sums, cells, stated)
    assert other[["since", "until"]].iloc[0].tolist() == [2018, 2023]


def test_a_sum_of_a_province_has_the_years_that_make_it_too(monkeypatch):
    monkeypatch.setattr(pair_sums.sum_years, "holding", lambda rows: np.ones(len(rows), dtype=bool))
    # Chongqing: 194.5 million of 2019 and 50 of 2020; funds:227 behind both, five million of a county, is of 2018 to 2020.
    years = pd.DataFrame({
        "indicator": "consumption_assist", "year": [2018, 2019, 2020], "figure": [None, 1.95e8, 5e7], "lower": [None, 1.945e8, 5e7],
        "status": ["unknown", "at_least", "at_least"],
    })  # fmt: skip
    sums = pd.DataFrame({
        "indicator": "consumption_assist", "figure": [2.445e8, 2.6e8], "lower": [2.445e8, 2.6e8], "status": "at_least", "first_year": 2016,
        "last_year": 2020, "since": pd.array([2018, 2018], "Int64"), "until": pd.array([2020, 2020], "Int64"),
    })  # fmt: skip
    own = pair_sums.of_its_parts(sums, years)
    assert own[["since", "until"]].to_numpy().tolist() == [[2019, 2020], [2018, 2020]], "more than its years"


def test_what_is_likely_of_a_year_is_not_above_what_is_of_the_sum_that_holds_it():
    cells = pd.DataFrame({
        "indicator": ["consumption_assist"] * 3 + ["jobs_total"], "year": [2019, 2020, 2021, 2019],
        "q10": [2e8, 1e8, 7e8, 9e9], "q90": [9e8, 4e8, 9e8, 9.5e9],
    })  # fmt: skip
    sums = pd.DataFrame({
        "indicator": ["consumption_assist"], "first_year": [1996], "since": pd.array([2019], "Int64"),
        "until": pd.array([2020], "Int64"), "q10": [2.9e8], "q90": [6.5e8],
    })  # fmt: skip
    years, both = pair_sums.likely_in_order(cells, sums)
    # Only 2019 is in the sum and above it, and vaguer.
    assert years["q90"].tolist() == [6.5e8, 4e8, 9e8, 9.5e9] and years["q10"].tolist() == [2e8, 1e8, 7e8, 9e9]
    assert both[["q10", "q90"]].to_numpy().tolist() == [[2.9e8, 6.5e8]]
    # Government funds are a part of all funds of the same years, which are told less sharply.
    kinds = pd.concat([sums, sums]).assign(
        indicator=["gov_funds", "funds_total"], since=pd.NA, q10=[9e8, 2e8], q90=[3e9, 2e9]
    )
    _, told = pair_sums.likely_in_order(cells, kinds.reset_index(drop=True))
    assert told[["q10", "q90"]].to_numpy().tolist() == [[9e8, 3e9], [9e8, 3e9]]
    assert pair_sums.likely_in_order(cells, sums[:0])[0] is cells


def test_a_floor_at_the_head_that_a_page_prints_is_told_as_it_is_printed(monkeypatch):
    """Shandong to Chongqing: 5.375 billion up to September 2025, to half of its last digit at least 5.3745."""
    monkeypatch.setattr(pair_sums.sum_years, "holding", lambda rows: np.full(len(rows), True))
    cells = pd.DataFrame({"indicator": ["gov_funds"], "year": [2011], "figure": [4.25e7], "lower": [4.245e7], "upper": [4.255e7], "status": ["reported"]})  # fmt: skip
    chosen = pd.DataFrame({
        "indicator": ["gov_funds"], "figure": [5.375e9], "lower": [5.3745e9], "upper": [None], "q10": [6e9], "q90": [2e10], "about": [False],
        "status": ["at_least"], "first_year": [1996], "last_year": [2025], "since": pd.array([None], "Int64"), "until": pd.array([2025], "Int64"),
        "observation_ids": ["a:1;a:2"], "origin": ["370000"], "destination": ["500000"],
    })  # fmt: skip
    stated = pd.DataFrame({
        "indicator": ["gov_funds"], "unit": ["yuan"], "basis": ["cumulative"], "gave_way": [False], "value": [5.375e9], "floor": [False],
        "bound": ["exact"], "observation_ids": ["a:2"], "period_start": [pd.NaT], "period_end": [pd.Timestamp("2025-09-30")],
    }).astype({"period_start": "datetime64[ns]"})  # fmt: skip
    (number,) = big_numbers.numbers(pair_sums.heads(chosen, cells, stated), "en")
    # Its pages are those that print it.
    assert (number.value, number.when, number.observation_ids) == (
        "5.375 billion yuan",
        "up to September 2025",
        "a:2",
    )
    # A floor that no page prints is cut, and a page's floor stays one.
    worked_out = pair_sums.heads(chosen.assign(figure=5.3745e9), cells, stated.assign(value=5.4e9))
    assert worked_out["status"].tolist() == ["at_least"] and worked_out["ended"].isna().all()
    floor = pair_sums.heads(chosen, cells, stated.assign(floor=True)).iloc[0]
    assert (floor["status"], floor["ended"]) == ("at_least", pd.Timestamp("2025-09-30"))
    # Of the newest round alone a sum without a start tells nothing.
    later = pair_sums.heads(chosen.assign(first_year=2021), cells, stated)
    assert later["status"].tolist() == ["at_least"]
    # A sum of which the page says when it began; an estimate is none that a page prints.
    since = pair_sums.heads(chosen, cells, stated.assign(period_start=pd.Timestamp("2016-01-01"))).iloc[0]
    assert (since["status"], since["since"], since["until"]) == ("stated", 2016, 2025)
    guess = pair_sums.heads(chosen.assign(status="estimated"), cells, stated)
    assert guess["status"].tolist() == ["estimated"]


def test_an_estimate_that_may_be_far_off_is_told_by_its_floor_and_nothing_else_is():
    rows = pd.DataFrame({
        "status": ["estimated", "estimated", "estimated", "reported", "at_least"], "figure": [200.0, 300.0, 300.0, 5.0, 7.0],
        "lower": [150.0, 100.0, 0.0, 1.0, 7.0], "upper": [250.0, 900.0, 900.0, None, None],
    })  # fmt: skip
    told = pair_sums._certain(rows)
    assert told["status"].tolist() == ["estimated", "at_least", "at_least", "reported", "at_least"]
    assert told["figure"].fillna(0).tolist() == [200, 100, 0, 5, 7]


@pytest.mark.parametrize(
    ("floor", "pages", "told"),
    [
        (183.0, [183.0], ("stated", 183.0)),
        (182.6, [183.0], ("stated", 183.0)),  # half a person less is the same number of them
        (150.0, [183.0, 160.0], ("stated", 183.0)),  # a page knows of more, another one of a part of these
        (200.0, [183.0], ("at_least", 200.0)),
        (200.0, [], ("at_least", 200.0)),
    ],
)
def test_a_floor_is_the_figure_of_a_page_that_prints_no_less(floor, pages, told):
    rows = pd.DataFrame({
        "indicator": ["cadres_sent"], "figure": [floor], "lower": [floor], "upper": [None], "q10": [None], "q90": [None], "status": ["at_least"],
        "since": pd.array([None], "Int64"), "until": pd.array([2025], "Int64"), "observation_ids": ["b:1"], "denied": [()],
    })  # fmt: skip
    stated = pd.DataFrame({
        "indicator": "cadres_sent", "unit": "persons", "basis": "cumulative", "gave_way": False, "value": [*pages, 999.0], "floor": False,
        "bound": "exact", "observation_ids": "a:1", "period_start": pd.Timestamp("1996-01-01"), "period_end": pd.Timestamp("2020-12-31"),
    })  # fmt: skip
    stated.loc[len(pages), "floor"] = True  # no page's "more than" is a figure
    row = pair_sums._as_printed(rows, stated).iloc[0]
    assert (row["status"], row["figure"]) == told
    if told[0] == "stated":
        assert (row["since"], row["until"], row["observation_ids"]) == (1996, 2020, "a:1") and pd.isna(
            row["lower"]
        )
