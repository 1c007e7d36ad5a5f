"""Pair-years from pairings, and where a giver's list is whole."""

from __future__ import annotations

import pandas as pd

from analysis.reconcile.pairs import Force, closed_years, province


def test_pairings_roll_up_into_province_pairs():
    pairings = pd.DataFrame(
        [
            ("210200", "520200", 2013, 2013, 2015),
            ("210200", "520000", 1996, 2014, 2016),
            ("370200", "371700", 2016, 2016, 2020),
            ("110000", "150000", 2021, None, None),
            ("110000", "130700", None, None, 2020),
        ],
        columns=["assisting", "assisted", "round", "start", "end"],
    ).astype({"round": "Int64", "start": "Int64", "end": "Int64"})
    assert Force.of(pairings, 2023).years == {
        ("110000", "150000"): (2021, 2022, 2023),
        ("210000", "520000"): (2013, 2014, 2015, 2016),
    }


def test_nothing_reaches_before_1996_nor_beyond_the_last_year():
    pairings = pd.DataFrame(
        {"assisting": ["350000"], "assisted": ["640000"], "round": [1996], "start": [1990], "end": [2030]}
    )
    assert Force.of(pairings, 1998).years == {("350000", "640000"): (1996, 1997, 1998)}


def test_a_closed_list_names_its_places_in_its_years_only(closed, pairings):
    table = pd.concat([
        closed([("330100", "510800"), ("330200", "513200")], 2018, 2019, in_force_to=2021),
        pairings([("440600", "513400")], 2018, 2021),
    ])  # fmt: skip
    force = Force.of(table, 2021)
    assert force.years["330000", "510000"] == (2018, 2019, 2020, 2021)
    both = (("330100", "510800"), ("330200", "513200"))
    assert force.lists == {("330000", "510000"): {2018: both, 2019: both}}
    assert force.closed == closed_years(table) == {"330000": {2018: "list", 2019: "list"}}


def test_tables_without_a_word_on_lists_close_none():
    table = pd.DataFrame(
        {"assisting": ["330100"], "assisted": ["510800"], "round": [2016], "start": [2016], "end": [2017]}
    )
    assert Force.of(table, 2020).closed == {}


def test_province_of_a_county():
    assert province("520402") == "520000"
