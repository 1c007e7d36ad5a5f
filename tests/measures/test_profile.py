"""One pair: what is its own, what it shares, what lies inside it; marks in time; the town of Minning."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures import pairs, profile
from analysis.vocabulary.indicators import OTHER
from analysis.vocabulary.other_indicators import OTHERS, name

PAIR = "350000", "640000"


@pytest.fixture(scope="module")
def observations(processed) -> pd.DataFrame:
    return pd.read_parquet(processed / "observations.parquet")


def claim(origin, destination, indicator="gov_funds", **more) -> dict:
    return {
        "observation_id": f"b:{len(more)}", "origin": origin, "destination": destination, "indicator": indicator,
        "unit": "yuan", "value": 1e8, "tolerance": 5e6, "basis": "annual", "bound": "exact", "flags": "", "each_year": False,
        "period_start": pd.Timestamp("2020-01-01"), "period_end": pd.Timestamp("2020-12-31"),
    } | more  # fmt: skip


@pytest.mark.parametrize(
    ("origin", "destination", "scope"),
    [
        ("350000", "640000", "pair"),
        ("350000;440000", "640000", "shared"),
        ("350000", "620000;640000", "shared"),
        ("350100", "640400", "part"),
        ("350000", "640422;640423", "part"),
        ("350100;440300", "640400", ""),
        ("350100", "640400;620500", ""),
        ("350000", "620000", ""),
        ("100000", "640000", ""),
        (None, "640000", ""),
    ],
)
def test_scope_of_a_claim(origin, destination, scope):
    found = profile.claims(pd.DataFrame([claim(origin, destination)]), *PAIR)
    assert found["scope"].tolist() == ([scope] if scope else [])


def test_counterpart_support_is_another_policy(observations):
    # funds:190: four batches of cadres who support Qinghai
    found = profile.claims(observations, "320000", "630000")
    assert "funds:190" in set(observations["observation_id"])
    assert "funds:190" not in set(found["observation_id"])


def test_streams_cover_every_indicator():
    assert profile.stream_of("consumption_assist") == "consumption"
    assert profile.stream_of("cadres_sent") == "people"
    assert profile.stream_of("schools_built") == "social"
    assert profile.stream_of("other:nobody_knows") == ""


def test_every_other_indicator_of_the_evidence_has_a_stream_and_a_chinese_name(observations):
    used = {i.removeprefix(OTHER) for i in observations["indicator"] if i.startswith(OTHER)}
    assert used <= set(OTHERS)
    assert all(profile.stream_of(OTHER + words) for words in used)
    assert name("other:gba_projects", "en") == "GBA projects"
    assert name("other:never_seen", "zh") == "Never seen"


def test_a_cell_has_its_stream_its_status_and_its_figure():
    rows = pd.DataFrame({
        "origin": "350000", "destination": "640000", "indicator": "gov_funds", "year": [2016, 2017, 2018],
        "value": [None, 2e7, None], "lower": [1e7, 2e7, 0.0], "method": ["bounded", "reported", "bounded"],
        "observation_ids": ["a", "b;c", ""],
    })  # fmt: skip
    cells = profile.cells(rows, *PAIR)
    assert cells["stream"].tolist() == ["money"] * 3
    assert cells["status"].tolist() == ["at_least", "reported", "unknown"]
    assert cells["figure"].tolist()[:2] == [1e7, 2e7]
    # It is "about" so much where every page says so.
    said = pd.DataFrame({"observation_id": ["b", "c"], "bound": "about"})
    assert profile.cells(rows, *PAIR, said)["about"].tolist() == [False, True, False]
    assert not profile.cells(rows, *PAIR, said.iloc[:1])["about"].any()


def test_a_floor_of_all_funds_that_says_no_more_than_government_funds_of_the_year_says_nothing():
    rows = pd.DataFrame({
        "origin": "350000", "destination": "640000", "indicator": ["gov_funds", "funds_total"] * 3, "year": [2018, 2018, 2019, 2019, 2020, 2020],
        "value": [1.169e9, None, 3.41e9, None, None, None], "lower": [1.1e9, 1.106e9, 3.405e9, 3.408e9, 7e7, 8e7],
        "method": ["estimated", "bounded", "reported", "bounded", "bounded", "bounded"], "observation_ids": "a",
    })  # fmt: skip
    cells = profile.cells(rows, *PAIR)
    # Of 2020 all funds are more than the part.
    assert cells.loc[cells["indicator"] == "funds_total", "status"].tolist() == [
        "unknown",
        "unknown",
        "at_least",
    ]


def test_the_highest_scrap_is_told_where_nothing_else_is():
    # south_and_rounds:54, Shenzhen from Bijie and Qiannan in 2011: 16,000; charter trains of 2022 had 1,150.
    rows = pd.DataFrame({
        "origin": "350000", "destination": "640000", "indicator": ["labor_exported"] * 2 + ["jobs_to_east"] * 2, "year": [2011, 2022] * 2,
        "value": [None, None, None, 5e4], "lower": [15500.0, 1150.0, 22.0, 5e4], "printed": [16000.0, None, None, None],
        "q10": [184853.6, 12901.3, 228.6, 5e4], "q90": [2708523.0, 2247430.0, 97564.0, 5e4],
        "method": ["bounded"] * 3 + ["reported"], "observation_ids": "a",
    })  # fmt: skip
    cells = profile.cells(rows, *PAIR)
    assert cells["scrap"].tolist() == [True, True, True, False]
    none = pd.DataFrame({"indicator": [], "gave_way": pd.Series(dtype=bool), "basis": []})
    told = profile.with_scraps(cells, none, none)
    assert told["status"].tolist() == ["at_least", "unknown", "unknown", "reported"]
    assert told["figure"].fillna(0.0).tolist() == [16000.0, 0.0, 0.0, 5e4]
    assert told["scrap"].tolist() == [
        True,
        True,
        True,
        False,
    ]  # it stays one: no sentence tells it of the pair
    # A page's sum of the pair, or one that is worked out, says more; a plan says nothing of what was.
    page = pd.DataFrame({"indicator": ["labor_exported"], "gave_way": False, "basis": "cumulative"})
    for stated, sums, left in ((page, none, 1), (none, page, 1), (page.assign(basis="target"), none, 2)):
        assert profile.with_scraps(cells, stated, sums)["figure"].notna().sum() == left


def test_the_history_of_jiangsu_and_qinghai_is_cities_then_provinces(processed):
    table = pairs.today(
        pd.read_parquet(processed / "pairings.parquet"), pd.read_parquet(processed / "places.parquet")
    )
    runs = profile.history(table, "320000", "630000")
    assert runs["kind"].tolist() == ["cities", "whole"]
    assert runs["start"].tolist() == [2016, 2021] and pd.isna(runs["end"].iloc[1])


def test_runs_join_neighbouring_years_that_say_the_same():
    known = pd.DataFrame(
        {"indicator": list("aaaab"), "year": [2001, 2002, 2004, 2005, 2006], "value": list("xxxyy")}
    )
    rows = profile.runs(known, ["indicator", "value"])
    assert rows[["first", "last"]].to_numpy().tolist() == [
        [2001, 2002],
        [2004, 2004],
        [2005, 2005],
        [2006, 2006],
    ]


def test_places_paired_and_their_counties(processed):
    table = pairs.today(
        pd.read_parquet(processed / "pairings.parquet"), pd.read_parquet(processed / "places.parquet")
    )
    rows = profile.places_paired(table, *PAIR).set_index(["assisting", "assisted"])
    # 闽侯县 helped 隆德县 from 2012 to the end of the round of 2016.
    assert rows.loc[("350121", "640423"), ["start", "end"]].tolist() == [2012, 2020]
    assert pd.isna(rows.loc[("350181", "640422"), "end"])
    made = pd.DataFrame(
        {"assisting": ["350181", "350500"], "assisted": ["640422", "640300"], "end": [None, None]}
    )
    counties = pd.Series(["350181", "350102", "350502", "640422", "640302"])
    assert profile.paired_counties(made, counties).to_dict() == {
        "350181": "now", "640422": "now", "350502": "through", "640302": "through",
    }  # fmt: skip
    # What a whole province is paired with makes none of its counties a paired one.
    coarse = pd.DataFrame({"assisting": ["350000"], "assisted": ["640300"], "end": [None]})
    assert profile.paired_counties(coarse, counties).to_dict() == {"640302": "through"}


def test_a_pair_of_a_whole_province_is_told_once():
    """Jiangsu to Xining since 2016, and Nanjing to Xining: one pair. Who helped Yushu before 2021 no page tells more closely."""
    rows = [
        ("320000", "630100", 2016, None, "a"), ("320100", "630100", 2016, None, "b"), ("320102", "630100", 2018, None, "c"),
        ("320000", "632700", 2016, None, "d"), ("320300", "632700", 2021, None, "e"),
        ("320000", "630200", 2016, 2020, "f"), ("320200", "630200", 2016, 2018, "g"),
        ("320400", "630000", 2017, 2020, "h"), ("320400", "632200", 2017, None, "i"),
        ("320000", "632300", 2016, 2020, "j"), ("320500", "632300", 2016, 2020, "k"),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["assisting", "assisted", "start", "end", "source_ids"]).astype(
        {"end": "Int64"}
    )
    table = table.assign(level="prefecture", round=2016, start_basis="stated", end_basis="open")
    found = profile.places_paired(table, "320000", "630000").set_index(["assisting", "assisted"])[
        "source_ids"
    ]
    assert found.to_dict() == {
        ("320000", "630200"): "f", ("320000", "632700"): "d", ("320100", "630100"): "a;b", ("320102", "630100"): "c",
        ("320200", "630200"): "g", ("320300", "632700"): "e", ("320400", "632200"): "h;i",
        ("320500", "632300"): "j;k",
    }  # fmt: skip


def test_a_figure_of_minning_has_the_bounds_of_its_digits():
    """60 thousand people to a thousand are 59,500 to 60,500; more than 60 thousand are that and no one knows how many more."""
    rows = [claim(*PAIR, profile.TOWN[0], value=6e4, tolerance=500.0, bound=bound, observation_id=bound) for bound in ("exact", "at_least")]  # fmt: skip
    found = profile.town(pd.DataFrame(rows), profile.TOWN[0]).set_index("status")
    assert found.loc["reported", ["figure", "lower", "upper"]].tolist() == [6e4, 59_500.0, 60_500.0]
    assert found.loc["at_least", ["figure", "lower"]].tolist() == [6e4, 6e4]
    assert pd.isna(found.loc["at_least", "upper"])


def test_minning_keeps_conflicting_figures_side_by_side(observations):
    people, income = (profile.town(observations, key) for key in profile.TOWN)
    assert people.loc[people["year"] == 2017, "figure"].tolist() == [44_000, 60_000]
    assert people.loc[people["year"] == 2022, "status"].tolist() == ["at_least"]
    assert income.loc[income["year"] == 2015, "figure"].tolist() == [10_360, 10_361]
    assert income.iloc[0][["year", "figure"]].tolist() == [1997, 500]
    assert income.iloc[0]["observation_ids"].count(";") == 6  # seven pages print the 500 yuan of 1997
