"""What a report on flows asks for, and what it makes of the answers: by hand, with answers that are made up."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis.findings import sums
from analysis.measures import flows
from analysis.measures.status import Claim

NAN = float("nan")
ZJ_SC, ZJ_GZ, GD_GZ = ("330000", "510000"), ("330000", "520000"), ("440000", "520000")


def test_a_figure_is_about_so_much_where_every_claim_behind_it_says_so(monkeypatch):
    days = pd.Timestamp("2021-01-01"), pd.Timestamp("2021-12-31")
    claims = {
        one: Claim("gov_funds", *ZJ_SC, *days, "annual", 100.0, 5.0, bound)
        for one, bound in (("a", "about"), ("b", "about"), ("c", "exact"))
    }
    monkeypatch.setattr(sums, "claims_behind", lambda ids: {one: claims[one] for one in ids})
    rows = pd.DataFrame({
        "value": [100.0, 100.0, 100.0, NAN], "lower": [95.0, 95.0, 95.0, 95.0], "observation_ids": ["a;b", "a;c", "", "a"],
    }).assign(indicator="gov_funds", origin=ZJ_SC[0], destination=ZJ_SC[1], year=2021)  # fmt: skip
    assert sums.printed(rows)["about"].tolist() == [True, False, False, False]


@pytest.fixture
def asked(monkeypatch):
    """Let the answers of a period be made up: two pairs of which 900 are known, and one of which nothing is. Returns what was asked."""
    pairs = pd.DataFrame([ZJ_SC, ZJ_GZ, GD_GZ], columns=flows.PAIR)
    lasting = pairs.assign(
        figure=[600.0, 300.0, NAN], q10=[NAN, NAN, 50.0], q90=[NAN, NAN, 150.0], counts=[True, True, True]
    )
    cells = lasting.drop(columns="counts").assign(year=2021)
    found = SimpleNamespace(nation=1000.0)

    def longer(indicator, pairs, nation, first, last):
        found.country = nation
        return pd.DataFrame()

    made = pd.Series({"figure": 900.0, "lower": 900.0})
    monkeypatch.setattr(sums, "_of_pairs_linked", lambda *asked: (cells, lasting))
    monkeypatch.setattr(sums, "coverage", lambda *asked: "coverage")
    monkeypatch.setattr(sums, "_of_lasting", lambda *asked: (made, {}))
    monkeypatch.setattr(sums, "national_spans", lambda *asked: pd.DataFrame({"figure": [found.nation]}))
    monkeypatch.setattr(sums, "_longer", longer)
    return found


@pytest.mark.parametrize(("nation", "told"), [(1040.0, False), (1060.0, True), (980.0, True), (NAN, True)])
def test_of_a_pair_no_more_is_likely_than_the_country_s_figures_leave(asked, nation, told):
    """140 are left of 1,040 beside 900, and 150 were likely; 980 are no more than the pairs by themselves may be."""
    asked.nation = nation
    found = sums.period("gov_funds", 2021, 2021)
    assert found.flows["q90"].notna().tolist() == [False, False, told]
    assert found.cells["q10"].notna().tolist() == [False, False, told]
    assert found.coverage == "coverage" and asked.country is not None


def test_one_province_is_not_set_beside_the_country(asked):
    found = sums.period("gov_funds", 2021, 2021, "520000")
    assert pd.isna(found.nation["figure"]) and asked.country is None
    assert found.flows["q90"].tolist()[-1] == 150.0 and len(found.coverage) == 0


@pytest.mark.parametrize("nation", [None, pd.Series({"figure": 900.0})])
def test_a_longer_time_is_asked_of_the_country_where_it_is_told(monkeypatch, nation):
    asked = {}

    def table(name, **filters):
        asked[name] = filters
        return pd.DataFrame({"kind": ["gave_way", "tied"], "observation_id": ["a:1", "a:2"]})

    monkeypatch.setattr(sums.dataset, "table", table)
    monkeypatch.setattr(sums, "longer", lambda claims, lost, told, first, last: (lost, told))
    pairs = pd.DataFrame([ZJ_SC], columns=flows.PAIR).assign(figure=5.0)
    lost, told = sums._longer("gov_funds", pairs, nation, 2021, 2024)
    assert lost == {"a:1"}
    country = [] if nation is None else [["100000", "100000", 900.0]]
    assert told.to_numpy().tolist() == [[*ZJ_SC, 5.0], *country]
    assert asked["observations"]["origin"] == sorted({"330000", *(row[0] for row in country)})


@pytest.mark.parametrize(("floors", "again"), [((60.0, 50.0), True), ((60.0, 40.0), False)])
def test_places_that_have_more_than_their_pairs_come_to_are_asked_for_one_another(monkeypatch, floors, again):
    """60 and 50 that Sichuan and Guizhou received from everybody are more than the 100 that the pairs come to."""
    pairs = pd.DataFrame([ZJ_SC, ZJ_GZ], columns=flows.PAIR)
    every = pd.DataFrame({"place": ["510000", "520000"], "lower": floors})
    monkeypatch.setattr(sums, "of_places", lambda *asked: every)
    monkeypatch.setattr(sums, "totals", lambda indicator, asked: asked)
    monkeypatch.setattr(sums.flows, "of_places", lambda found, answers, side: answers)
    places = sums._of_side(pairs, "destination", 100.0, ("gov_funds", 2021, 2024, ""))
    assert (places is not every) == again
    if again:
        assert places[["origin", "destination"]].to_numpy().tolist() == [
            ["330000", "510000"],
            ["330000", "520000"],
        ]


def test_a_national_figure_of_several_years_is_traced_to_a_sum_that_is_stated(monkeypatch):
    """One span without a pair, one year, and three years: a page's own figure of the pairs is reported of the one, a sum of the others."""
    answers = {"lower": 5.0, "upper": 5.0, "value": 5.0, "method": "reported", "observation_ids": "a:1"}
    monkeypatch.setattr(
        sums, "totals", lambda indicator, asked: asked.reset_index(drop=True).assign(**answers)
    )
    cells = pd.DataFrame([(*ZJ_SC, year) for year in (2020, 2022, 2023)], columns=[*flows.PAIR, "year"])
    spans = [(2010, 2015), (2020, 2020), (2021, 2023)]
    rows = sums._traced("gov_funds", cells, spans, [(f"{a}-01-01", f"{b}-12-31") for a, b in spans])
    assert rows["status"].tolist() == ["unknown", "reported", "stated"]
    assert rows["figure"].fillna(0).tolist() == [0, 5, 5]
    assert rows["givers"].fillna("").tolist() == ["", "330000", "330000"]
    assert sums._traced("gov_funds", cells, [], []).empty


def test_a_giver_of_whose_pairs_only_a_scrap_is_known_has_no_share(monkeypatch):
    """Zhejiang's sum has a figure; of Guangdong's a year within is told; Beijing's is a scrap; Tianjin's told year lies outside."""
    places = ["330000", "440000", "110000", "120000"]
    shares = pd.DataFrame({
        "place": places, "first": 2021, "last": 2022, "figure": 9.0, "printed": 9.0, "share": 1.0, "share_lower": 1.0, "share_upper": 1.0,
        "status": "at_least",
    })  # fmt: skip
    cells = pd.DataFrame({
        "origin": places, "year": [2021, 2022, 2022, 2023], "figure": [9.0, 2.0, np.nan, 2.0],
    })  # fmt: skip
    found = SimpleNamespace(
        cells=cells, indicator="gov_funds", province="",
        sides={"origin": pd.DataFrame({"place": places, "figure": [9.0, NAN, NAN, NAN]})},
    )  # fmt: skip
    monkeypatch.setattr(sums, "totals", lambda *asked: None)
    monkeypatch.setattr(sums.funding, "burden_questions", lambda *asked: None)
    monkeypatch.setattr(sums.funding, "burden", lambda *asked: shares)
    rows = sums.burden(found, pd.DataFrame(), "gross_regional_product")
    assert rows["status"].tolist() == ["at_least", "at_least", "unknown", "unknown"]
    assert rows["share"].notna().tolist() == rows["figure"].notna().tolist() == [True, True, False, False]
