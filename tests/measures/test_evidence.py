"""Coverage of the evidence, and which claims belong to which pair and province."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import dataset
from analysis.measures import evidence

SERIES = pd.DataFrame(
    [
        ("350000", "640000", "gov_funds", 2021, 5.0, 5.0, "reported"),
        ("350000", "640000", "gov_funds", 2022, np.nan, 0.0, "bounded"),
        ("350000", "640000", "jobs_total", 2021, np.nan, 3.0, "at_least"),
        ("310000", "530000", "gov_funds", 2021, np.nan, np.nan, "unknown"),
        ("310000", "530000", "gov_funds", 2022, 4.0, 2.0, "estimated"),
    ],
    columns=["origin", "destination", "indicator", "year", "value", "lower", "method"],
)
OBSERVATIONS = pd.DataFrame(
    [
        ("a:1", "350000", "640000", "gov_funds", "p1"),
        ("a:2", "350100", "640300;640400", "gov_funds", "p2"),
        ("a:3", "310000;350000", "530000;640000", "jobs_total", "p1"),
        ("a:4", "100000", "100000", "gov_funds", "p3"),
        ("a:5", None, "640000", "gov_funds", "p3"),
    ],
    columns=["observation_id", "origin", "destination", "indicator", "source_id"],
)


def test_each_cell_has_one_of_four_looks():
    cells = evidence.states(SERIES)
    assert cells["status"].tolist() == ["reported", "unknown", "at_least", "unknown", "estimated"]
    own = evidence.states(SERIES, "gov_funds", "350000-640000")
    assert own[["origin", "year"]].to_numpy().tolist() == [["350000", 2021], ["350000", 2022]]
    assert evidence.years(own) == (2021, 2022)
    first, last = evidence.years(own.iloc[:0])
    assert len(range(first, last + 1)) == 0


def test_a_city_s_claim_belongs_to_its_province_s_pair_and_a_national_one_to_none():
    assert evidence.claims(OBSERVATIONS, pair="350000-640000")["observation_id"].tolist() == [
        "a:1",
        "a:2",
        "a:3",
    ]
    assert evidence.claims(OBSERVATIONS, "gov_funds", "350000-640000")["observation_id"].tolist() == [
        "a:1",
        "a:2",
    ]
    assert len(evidence.claims(OBSERVATIONS, "gov_funds")) == 4
    assert evidence.claims(OBSERVATIONS, pair="110000-530000").empty


def test_claims_of_a_province_are_those_with_it_on_its_side():
    rows = pd.DataFrame({
        "observation_id": ["a", "b", "c", "d"], "origin": ["110105", "110000;330000", None, "100000"],
        "destination": ["530100", "530000", "110000", "100000"],
    })  # fmt: skip
    assert evidence.of_place(rows, "origin", "110000") == ["a", "b"]
    assert evidence.of_place(rows, "destination", "530000") == ["a", "b"]


def test_shares_are_of_pairs_with_a_figure_or_a_floor():
    shares = evidence.shares(evidence.states(SERIES), "indicator").set_index(["indicator", "year"])
    assert shares.loc[("gov_funds", 2021)].to_dict() == {"known": 1, "cells": 2, "figure": 50}
    assert shares.loc[("jobs_total", 2021), "figure"] == 100
    of_pairs = evidence.shares(evidence.states(SERIES), "pair").set_index(["pair", "year"])
    assert of_pairs.loc[("350000-640000", 2021)].to_dict() == {"known": 2, "cells": 2, "figure": 100}
    assert of_pairs.loc[("310000-530000", 2021)].to_dict() == {"known": 0, "cells": 1, "figure": 0}


def test_gaps_are_cells_without_figure_and_floor_by_the_part_of_the_flow_that_is_guessed():
    cells = evidence.states(SERIES.assign(median=[5.0, 2.0, 3.0, np.nan, 2.0]))
    gaps = evidence.gaps(evidence.that_matter(cells, 2021, 2022))
    # Of gov_funds 5 + 2 + 3 (the mean of the others where there is no guess) + 2.
    assert gaps.to_dict("records") == [
        {"indicator": "gov_funds", "origin": "310000", "destination": "530000", "years": "2021", "share": 3 / 12},
        {"indicator": "gov_funds", "origin": "350000", "destination": "640000", "years": "2022", "share": 2 / 12},
    ]  # fmt: skip
    assert evidence.that_matter(cells, 2022, 2022)["year"].unique().tolist() == [2022]


def test_pages_by_year_and_kind_without_those_of_other_claims():
    sources = pd.DataFrame({
        "source_id": ["p1", "p2", "p3", "p4"], "published": ["2021-05-01", "", "2023", "2020"],
        "kind": ["official", "media", "official", "media"],
    })  # fmt: skip
    ages = evidence.sources_by_age(sources, OBSERVATIONS)
    assert ages.index.tolist() == ["2023", "2021", ""]
    assert ages.loc["2023"].to_dict() == {"media": 0, "official": 1}


def test_a_contradiction_concerns_both_its_sides():
    rows = pd.DataFrame({"observation_id": ["a:9", "a:1", "a:8"], "against": ["a:2", "a:7", "a:7"]})
    chosen = OBSERVATIONS[OBSERVATIONS["observation_id"].isin(["a:1", "a:2"])]
    assert evidence.about(rows, chosen)["observation_id"].tolist() == ["a:9", "a:1"]
    assert evidence.about(rows.drop(columns="against"), chosen)["observation_id"].tolist() == ["a:1"]
    assert evidence.about(rows.iloc[:0], chosen).empty


def test_every_claim_of_the_real_evidence_is_somewhere(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))

    cells = evidence.states(dataset.table("series"))
    assert cells["status"].notna().all()
    assert np.isin(cells["status"], evidence.STATES).all()
