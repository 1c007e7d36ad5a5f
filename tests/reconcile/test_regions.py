"""Which place lies within which, across the changes of codes."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.reconcile.regions import Regions


@pytest.fixture(scope="module")
def regions() -> Regions:
    """开县 became 开州区 in 2016, 崇文区 a part of 东城区 in 2010, Sichuan's 涪陵 a part of Chongqing in 1997."""
    return Regions(
        pd.DataFrame(
            [
                ("500234", 1997, 2016, "500154"),
                ("500154", 2016, None, None),
                ("110103", 1996, 2010, "110101"),
                ("110101", 1996, None, None),
                ("512300", 1996, 1997, "500102"),
                ("500102", 1997, None, None),
            ],
            columns=["adcode", "valid_from", "valid_to", "successor"],
        )
    )


def test_digits_tell_city_and_province():
    regions = Regions()
    assert regions.within("510822", "510800")
    assert regions.within("510822", "510000")
    assert regions.within("510822", "100000")
    assert not regions.within("510800", "510822")
    assert not regions.within("330100", "510000")


def test_a_new_code_is_the_same_place(regions):
    assert regions.canonical("500234") == regions.canonical("500154") == "500154"
    assert regions.within("500234", "500154")
    assert regions.within("500154", "500234")


def test_a_merged_district_is_a_part_of_its_successor(regions):
    assert regions.within("110103", "110101")
    assert not regions.within("110101", "110103")
    assert regions.ancestors("110103") == ("110103", "110101", "110000")


def test_a_place_that_changed_its_province_stays_where_it_was(regions):
    assert regions.canonical("512300") == "512300"
    assert regions.within("512300", "510000")
    assert not regions.within("512300", "500000")


def test_real_places_agree(processed):
    places = pd.read_parquet(processed / "places.parquet")
    regions = Regions(places)
    for code in places["adcode"].drop_duplicates():
        chain = regions.ancestors(code)
        assert len(set(chain)) == len(chain)
        assert chain[-1] in ("100000", code[:2] + "0000")
