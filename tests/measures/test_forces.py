"""The other forces: counties with a unit in a year, figures of whole forces, and what a province gets."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.measures import forces


@pytest.fixture(scope="module")
def tables(processed: Path) -> dict[str, pd.DataFrame]:
    return {
        name: pd.read_parquet(processed / f"{name}.parquet")
        for name in ("observations", "actors", "unit_pairs")
    }


def pair(adcode: str, **changed) -> dict:
    return {
        "actor_id": "mwr", "adcode": adcode, "policy": "designated", "start": None, "end": None, "starts": "",
        "starts_differ": False, "seen_first": None, "seen_last": None, "source_ids": "p", "note": "", **changed,
    }  # fmt: skip


def made(*rows: dict) -> pd.DataFrame:
    years = dict.fromkeys(("start", "end", "seen_first", "seen_last"), "Int64")
    return pd.DataFrame(rows).astype(years)


def test_what_pages_bear_out_in_a_year():
    rows = made(
        pair("500229", start=2015, seen_first=2016, seen_last=2024),
        pair("500230", start=2001, seen_first=2008, seen_last=2016),
        pair("500235", seen_first=2023, seen_last=2024),
        pair("653126", start=2002, end=2016),
        pair("530521", start=2022, seen_first=2023, seen_last=2023),
        pair("632625", policy="counterpart_support", start=2002),
        pair("410300", seen_first=2005, seen_last=2005),  # a prefecture
        pair("500236", start=2020, seen_first=2020, seen_last=2021),
        pair("500237", seen_first=2020, seen_last=2020),
        pair("500238", end=2020, seen_first=2012, seen_last=2020),
    )
    found = forces.counties_with_units(rows, 2020).set_index("adcode")["state"]
    assert found.to_dict() == {
        "500229": "vouched", "500230": "seen_before", "500235": "seen_later",
        **dict.fromkeys(("500236", "500237", "500238"), "vouched"),
    }  # fmt: skip
    assert forces.counties_with_units(rows, 2010, "650000")["adcode"].tolist() == ["653126"]


def test_a_county_with_two_units_has_the_surest_state():
    rows = made(
        pair("500229", seen_first=2010, seen_last=2010),
        pair("500229", actor_id="icbc", start=2012, seen_last=2024),
    )
    assert forces.state_by_county(forces.counties_with_units(rows, 2020)).to_dict() == {"500229": "vouched"}


@pytest.mark.parametrize(
    ("indicator", "place", "date", "value", "floor"),
    [
        # forces.csv: cns-2016-10-17-whitepaper, 91fabiao, dangjian-2016-05, tongren-2025-06-16
        ("first_secretaries_(stock)", "", "2016", 188_000, False),
        ("first_secretaries_(stock)", "", "2017", 195_000, False),
        ("first_secretaries_(stock)", "510000", "2015", 15_000, True),
        ("village_work_team_members_(stock)", "", "2016", 530_000, False),
        ("village_work_team_members_(stock)", "650000", "2015", 74_000, False),
        ("village_work_teams", "", "2016", 128_000, False),
    ],
)  # fmt: skip
def test_people_on_a_date(tables, indicator, place, date, value, floor):
    found = forces.claims(tables["observations"], tables["actors"], "village", place)
    marks = forces.marks(found)
    own = marks[(marks["indicator"] == f"other:{indicator}") & (marks["period_end"].dt.year == int(date))]
    assert (value, floor) in set(zip(own["value"], own["floor"], strict=True))
    assert (own["basis"] == "stock").all()


def test_claims_of_a_province_are_those_on_it_or_on_places_in_it_alone():
    rows = [
        ("a", "510000", "village", ""), ("b", "511900", "village", ""), ("c", "511900;513400", "central_units", ""),
        ("d", "511900;520500", "village", ""), ("e", "100000", "social", ""), ("f", "510000", "east_west", ""),
        ("g", "510000", "social", "part;counterpart_support"), ("h", None, "social", ""),
    ]  # fmt: skip
    made = pd.DataFrame(rows, columns=["observation_id", "destination", "force", "flags"]).assign(
        actor_ids="mwr"
    )
    actors = pd.DataFrame({"actor_id": ["mwr"], "kind": ["ministry"], "members": [1]})
    found = forces.claims(made, actors, province="510000").set_index("observation_id")
    assert found["inside"].to_dict() == {"a": False, "b": True, "c": True}
    assert found["unit_named"].all() and set(found["kind"]) == {"ministry"}
    assert forces.claims(made, actors, "village", "510000")["observation_id"].tolist() == ["a", "b"]
    assert forces.claims(made, actors)["observation_id"].tolist() == ["e"]


def test_without_a_figure_there_are_no_marks(tables):
    none = forces.claims(tables["observations"].iloc[:0], tables["actors"])
    marks = forces.marks(none)
    assert marks.empty and {"row", "floor", "gave_way", "observation_ids"} <= set(marks)


def test_figures_of_one_unit_are_no_figures_of_the_force(tables):
    marks = forces.marks(forces.claims(tables["observations"], tables["actors"], "central_units"))
    # forces.csv line 281: the 114.6 亿元 of 国家开发投资集团 to 2020 are its own
    assert not (marks["value"] == 11_460_000_000).any()
    # line 243: 91 亿元 of all central units, 2002 to 2010
    sums = marks[(marks["value"] == 9_100_000_000) & (marks["basis"] == "cumulative")]
    assert sums["period_start"].dt.year.tolist() == [2002]


def test_592_counties_had_a_unit_in_2016(tables):
    stated = forces.counties_stated(tables["observations"]).set_index("year")["value"]
    assert stated[2016] == 592 and stated[2002] == 485 and stated[2011] == 447
