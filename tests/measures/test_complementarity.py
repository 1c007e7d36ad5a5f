"""Criteria of a pair, computed by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.measures import complementarity as measure
from analysis.vocabulary.places import GIVERS, RECEIVERS

GIVER = pd.DataFrame({"farming": [0.1], "making": [0.6], "trade": [0.3]}, index=["g"])
RECEIVER = pd.DataFrame({"farming": [0.5], "making": [0.2], "trade": [0.3]}, index=["r"])
COUNTRY = pd.Series({"farming": 0.3, "making": 0.5, "trade": 0.2})


def test_similarity_by_hand():
    # half of |0.1-0.5| + |0.6-0.2| + 0 = 0.4
    assert measure.similarity(GIVER, RECEIVER).loc["g", "r"] == pytest.approx(0.6)
    assert measure.similarity(GIVER, GIVER).loc["g", "g"] == pytest.approx(1.0)


def test_similarity_of_structures_without_a_common_industry_is_zero():
    first = pd.DataFrame({"farming": [1.0], "making": [0.0]}, index=["g"])
    second = pd.DataFrame({"farming": [0.0], "making": [1.0]}, index=["r"])
    assert measure.similarity(first, second).loc["g", "r"] == pytest.approx(0.0)


def test_offer_meets_need_by_hand():
    # making: the giver is 0.1 above, the receiver 0.3 below -> 0.1; trade: 0.1 above, but no shortfall -> 0
    assert measure.offer_need(GIVER, RECEIVER, COUNTRY).loc["g", "r"] == pytest.approx(0.1)
    # the other way round: farming is 0.2 above at r, 0.2 below at g
    assert measure.offer_need(RECEIVER, GIVER, COUNTRY).loc["r", "g"] == pytest.approx(0.2)


def test_offer_is_the_excess_of_the_location_quotient():
    quotient = GIVER.loc["g"] / COUNTRY
    excess = (COUNTRY * (quotient - 1)).clip(lower=0)
    assert excess["making"] == pytest.approx(0.1)


def test_distance_between_two_capitals():
    places = pd.DataFrame({
        "adcode": ["110101", "150100", "150100"], "lon": [116.4087, 111.5550, 0.0], "lat": [39.9059, 40.4862, 0.0],
        "valid_to": pd.array([pd.NA, pd.NA, 2000], dtype="Int64"),
    })  # fmt: skip
    # on a sphere of 6,371 km: 417 km; to the nearest ten, 420
    lon, lat = np.radians([116.4087, 111.5550]), np.radians([39.9059, 40.4862])
    angle = np.arccos(
        np.sin(lat[0]) * np.sin(lat[1]) + np.cos(lat[0]) * np.cos(lat[1]) * np.cos(lon[0] - lon[1])
    )
    assert angle * 6371 == pytest.approx(417, abs=2)
    assert measure.distances(places, ["110000"], ["150000"]).loc["110000", "150000"] == 420.0


def test_places_run_from_zero_to_a_hundred_and_near_is_better():
    values = pd.DataFrame({name: [1.0, 2.0, 3.0] for name in measure.CRITERIA}, index=["a", "b", "c"])
    places = measure.standing(values)
    assert places["labour"].to_list() == [0.0, 50.0, 100.0]
    assert places["distance"].to_list() == [100.0, 50.0, 0.0]


def test_every_criterion_belongs_to_an_aspect_in_one_run():
    assert [*dict.fromkeys(measure.CRITERIA.values())] == [*measure.ASPECTS]
    order = [measure.ASPECTS.index(aspect) for aspect in measure.CRITERIA.values()]
    assert order == sorted(order), "weights are drawn aspect by aspect"


@pytest.fixture(scope="module")
def tables(processed) -> tuple[pd.DataFrame, pd.DataFrame]:
    return pd.read_parquet(processed / "context.parquet"), pd.read_parquet(processed / "places.parquet")


def test_the_real_tables_fill_every_pair(tables):
    values = measure.criteria(*tables, GIVERS, RECEIVERS)
    assert len(values) == 80
    assert not values.isna().any(axis=None)
    assert (values["similarity"] + values["structure_difference"]).to_list() == pytest.approx([1.0] * 80)


def test_the_profile_is_over_the_countrys_figure(tables):
    context, _ = tables
    known = measure.profile(context)
    year = measure.economy_year(context)
    rows = context[context["year"] == year].pivot_table(index="province", columns="indicator", values="value")
    by_hand = (
        rows.loc["110000", "gross_regional_product"] / rows.loc["110000", "resident_population"]
        / (rows["gross_regional_product"].sum() / rows["resident_population"].sum())
    )  # fmt: skip
    assert known.loc["110000", "product_per_head"] == pytest.approx(by_hand)
    assert known["purchasing_power"].mean() == pytest.approx(1.0)


def test_the_sources_are_those_of_the_years_used(tables):
    used = measure.rows_used(tables[0])
    assert set(used.loc[used["indicator"] == "employment_by_industry", "year"]) == {2020}
    assert used["indicator"].nunique() == 6
