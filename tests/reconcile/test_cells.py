"""Pair-years from pairings."""

from __future__ import annotations

import pandas as pd

from analysis.reconcile.cells import Cells, in_force, province


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
    force = in_force(pairings, last_year=2023)
    assert list(force.itertuples(index=False, name=None)) == [
        ("110000", "150000", 2021),
        ("110000", "150000", 2022),
        ("110000", "150000", 2023),
        ("210000", "520000", 2013),
        ("210000", "520000", 2014),
        ("210000", "520000", 2015),
        ("210000", "520000", 2016),
    ]


def test_nothing_reaches_before_1996_nor_beyond_the_last_year():
    pairings = pd.DataFrame(
        {"assisting": ["350000"], "assisted": ["640000"], "round": [1996], "start": [1990], "end": [2030]}
    )
    assert in_force(pairings, 1998)["year"].tolist() == [1996, 1997, 1998]


def test_cells_named_by_claims_are_not_counted_into_totals(pairings):
    cells = Cells.of(in_force(pairings([("110000", "150000")], 2020, 2021), 2021))
    named = cells.with_named([("110000", "130000", 2021), ("110000", "150000", 2021)])
    assert len(named.frame) == 3
    assert named.number["110000", "130000", 2021] == 2
    assert named.paired(("110000", "130000", 2021)) is None
    assert named.paired(("110000", "150000", 2021)) == 1
    assert named.of_year([2020, 2021]).tolist() == [0, 1]
    assert named.of_year([2021], origin="110000", destination="130000").tolist() == []
    assert named.of_year([2021], origin="110000").tolist() == [1]


def test_province_of_a_county():
    assert province("520402") == "520000"
