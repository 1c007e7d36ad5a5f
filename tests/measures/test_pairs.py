"""Pairs in force, what a round changed, partners of the key counties: facts stated by hand from the policy documents."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures import key_counties, lower_pairs, pairs
from analysis.reconcile.pairs import Force
from analysis.vocabulary.places import GIVERS, RECEIVERS

ELEVEN = {
    ("110000", "150000"), ("120000", "620000"), ("370000", "620000"), ("370000", "500000"), ("320000", "610000"),
    ("320000", "630000"), ("330000", "510000"), ("350000", "640000"), ("310000", "530000"), ("440000", "450000"),
    ("440000", "520000"),
}  # fmt: skip


@pytest.fixture(scope="module")
def table(processed) -> pd.DataFrame:
    return pairs.today(
        pd.read_parquet(processed / "pairings.parquet"), pd.read_parquet(processed / "places.parquet")
    )


def of(rows: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(rows["assisting"], rows["assisted"], strict=True))


def made(*rows: tuple) -> pd.DataFrame:
    columns = [
        "assisting",
        "assisted",
        "level",
        "round",
        "start",
        "end",
        "start_basis",
        "end_basis",
        "source_ids",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"round": "Int64", "start": "Int64", "end": "Int64"})


MADE = made(
    ("350000", "640000", "province", 2016, 2016, 2020, "stated", "next_round", "a"),
    ("350000", "640000", "province", 2021, 2021, None, "policy", "open", "b"),
    ("350100", "640400", "prefecture", 2016, 2016, 2020, "round", "next_round", "a"),
    ("350181", "640422", "county", 2021, 2023, None, "seen", "open", "c;d"),
)


@pytest.mark.parametrize("year", [2021, 2023, 2026])
def test_eleven_province_pairs_since_2021(table, year):
    rows = pairs.in_force(table, year, "province")
    assert of(rows) == ELEVEN
    assert set(rows["assisting"]) == set(GIVERS)
    assert set(rows["assisted"]) == set(RECEIVERS)


def test_the_first_round_had_nine_province_pairs_with_liaoning_for_qinghai(table):
    first = of(pairs.in_force(table, 1996, "province"))
    assert {("210000", "630000"), ("350000", "640000"), ("370000", "650000")} <= first
    assert len(first) == 9


def test_no_pair_stands_twice_in_a_year(table):
    for year in range(1996, 2027):
        rows = pairs.in_force(table, year)
        assert not rows.duplicated(["assisting", "assisted"]).any()


def kinds(rows: pd.DataFrame) -> dict[tuple[str, str], str]:
    return {(row.origin, row.destination): row.kind for row in rows.itertuples()}


def test_the_document_of_2016_pairs_eight_provinces_as_wholes_and_cities_of_sixteen_more(table):
    found = pairs.of_provinces(table, 2016)
    whole = {pair for pair, kind in kinds(found).items() if kind == pairs.WHOLE}
    assert whole == ELEVEN - {("320000", "630000"), ("370000", "620000"), ("440000", "520000")}
    # 中办发〔2016〕69号: Beijing to three cities of Hebei, Suzhou to Tongren, Dongguan and Zhongshan to Zhaotong …
    links = found.set_index(pairs.SIDES)["links"]
    assert links["110000", "130000"] == "110000-130600;110000-130700;110000-130800"
    assert links["320000", "520000"] == "320500-520600"
    assert links["440000", "530000"] == "440400-533300;441900-530600;442000-530600"
    assert (found["kind"] == pairs.CITIES).sum() == 16
    # A county pair that a page names beside the list makes no link of cities.
    assert kinds(found)["110000", "530000"] == pairs.COUNTIES


def test_whole_and_cities_follow_one_another(table):
    qinghai = [pairs.of_provinces(table, year).set_index(pairs.SIDES) for year in (2020, 2021)]
    rows = [found.loc[("320000", "630000")] for found in qinghai]
    assert [(row["kind"], row["start"], row["first"]) for row in rows] == [
        ("cities", 2016, 2016), ("whole", 2021, 2016),
    ]  # fmt: skip
    assert rows[0]["end"] == 2020 and pd.isna(rows[1]["end"])
    # What Jiangsu gave Hainan prefecture since 2010 is counterpart support (corrections.yml).
    assert ("320000", "630000") not in kinds(pairs.of_provinces(table, 2010))
    assert (rows[0]["links"], rows[0]["links_since"]) == ("320100-630100;320200-630200", "2016;2016")
    assert rows[1]["links_since"] == ""
    # Xiamen has helped Linxia since 2010, over the turn of the round.
    gansu = pairs.of_provinces(table, 2016).set_index(pairs.SIDES).loc[("350000", "620000")]
    assert (gansu["links"], gansu["links_since"]) == ("350100-621100;350200-622900", "2016;2010")
    # Liaoning helped Qinghai until 2009, then two of its cities until 2015.
    liaoning = [
        kinds(pairs.of_provinces(table, year)).get(("210000", "630000")) for year in (2009, 2015, 2016)
    ]
    assert liaoning == ["whole", "cities", None]


@pytest.mark.parametrize("years", [(1996, 1996), (2010, 2015), (2016, 2020), (2021, 2024)])
def test_the_pairs_are_those_that_the_series_has(table, processed, years):
    force = Force.of(pd.read_parquet(processed / "pairings.parquet"), 2026).years
    rows = pd.DataFrame(
        [(*pair, year) for pair, own in force.items() for year in own if years[0] <= year <= years[1]],
        columns=["origin", "destination", "year"],
    )
    found = pairs.years_of_provinces(table, *years)
    pd.testing.assert_frame_equal(found.drop(columns="kind"), rows, check_dtype=False)
    spans = pairs.of_provinces(table, *years)
    assert {*kinds(spans)} == {*zip(rows["origin"], rows["destination"], strict=True)}


def test_a_span_takes_the_best_kind_and_its_own_years():
    found = pairs.of_provinces(MADE, 2016, 2023).iloc[0]
    assert (found["kind"], found["links"], found["start"], found["first"]) == ("whole", "", 2016, 2016)
    assert (found["start_basis"], found["end_basis"], found["source_ids"]) == ("stated", "open", "a;b")
    below = pairs.of_provinces(MADE[MADE["level"] != "province"], 2016, 2023).iloc[0]
    assert (below["kind"], below["links"], below["end"]) == ("cities", "350100-640400", 2020)
    assert (below["links_since"], below["links_basis"]) == ("2016", "round")


def test_a_link_lasts_since_the_first_of_its_unbroken_years():
    links = made(
        ("350100", "640400", "prefecture", 1996, 1996, 2001, "seen", "next_round", "a"),
        ("350100", "640400", "prefecture", 2002, 2010, 2015, "policy", "next_round", "b"),
        ("350100", "640400", "prefecture", 2016, 2016, 2020, "round", "next_round", "c"),
        ("350200", "640300", "prefecture", 2016, 2017, 2020, "stated", "stated", "c"),
    )
    row = pairs.of_provinces(links, 2016, 2020).iloc[0]
    assert row["links"] == "350100-640400;350200-640300"
    # Nothing is known of 2002 to 2009: what began in 1996 is another run.
    assert (row["links_since"], row["links_basis"]) == ("2010;2017", "policy;stated")
    assert (row["links_until"], row["links_end_basis"]) == ("2020;2020", "next_round;stated")
    before = pairs.of_provinces(links, 2012).iloc[0]
    assert (before["links"], before["links_until"], before["last"]) == ("350100-640400", "2020", 2020)
    assert pairs.of_provinces(links, 2000).iloc[0]["links_until"] == "2001"


def test_a_link_that_begins_the_year_after_another_pair_s_ended_is_one_of_its_own():
    rows = made(
        ("350000", "640000", "province", 1996, 1996, 2015, "stated", "stated", "a"),
        ("370000", "500000", "province", 2016, 2016, None, "stated", "open", "b"),
    )
    runs = pairs.runs_of_provinces(rows, 2025)
    assert runs[["origin", "start", "end", "first", "last"]].fillna(0).to_numpy().tolist() == [
        ["350000", 1996, 2015, 1996, 2015], ["370000", 2016, 0, 2016, 0],
    ]  # fmt: skip


def test_an_end_by_the_next_round_is_not_confirmed():
    assert pairs.fate(MADE).tolist() == ["unconfirmed", "open", "unconfirmed", "open"]


def changed_of(table, year: int) -> dict[str, set[tuple[str, str]]]:
    rows = pairs.changes_of_provinces(table, year)
    return {
        key: {*zip(some["origin"], some["destination"], strict=True)} for key, some in rows.groupby("change")
    }


def test_2021_made_eleven_whole_pairs_of_24(table):
    changed = changed_of(table, 2021)
    assert changed["widened"] == {("320000", "630000"), ("370000", "620000"), ("440000", "520000")}
    assert len(changed["continued"]) == 8 and "added" not in changed
    # Thirteen of the cities' pairs of 2016 ended, Foshan's with Liangshan in the course of the year.
    assert len(changed["ended"]) == 13 and ("440000", "510000") in changed["ended"]


def test_2016_left_liaoning_without_qinghai_and_went_on_with_the_cities_of_guizhou(table):
    changed = changed_of(table, 2016)
    assert changed["ended"] == {("210000", "630000")}
    # Of Shanghai and Jiangsu it was Zunyi's and Suzhou's pair with Tongren, since 2013 (corrections.yml).
    assert "narrowed" not in changed
    assert {("310000", "520000"), ("320000", "520000")} <= changed["continued"]
    assert {("110000", "130000"), ("330000", "220000"), ("440000", "530000")} <= changed["added"]
    # No page dates the end of Liaoning's help, but the list of 2016 is whole, and it is not on it.
    rows = pairs.changes_of_provinces(table, 2016).set_index(pairs.SIDES)
    assert rows.loc[("210000", "630000"), "basis"] == "policy"


def test_2010_replaced_xinjiang_by_chongqing_and_left_four_cities_in_guizhou(table):
    rows = pairs.changes_of_provinces(table, 2010).set_index(pairs.SIDES)
    assert rows.loc[("370000", "500000"), "change"] == "added"
    assert rows.loc[("370000", "650000"), ["change", "basis"]].tolist() == ["ended", "stated"]
    # 贵州日报 of 2016: one city with two of 8 prefectures, 1996 to 2013.
    cities = rows.loc[[(giver, "520000") for giver in ("210000", "330000", "370000", "440000")]]
    assert set(cities["change"]) == {"continued"}


def test_a_link_that_no_page_names_in_a_round_and_that_comes_again_is_a_silence():
    rows = made(
        ("440300", "520500", "prefecture", 1996, 1996, 2009, "stated", "next_round", "a"),
        ("440300", "522700", "prefecture", 1996, 1996, 2009, "stated", "next_round", "a"),
        ("440300", "520500", "prefecture", 2013, 2013, 2015, "stated", "next_round", "b"),
        ("440100", "522700", "prefecture", 2016, 2016, 2020, "stated", "next_round", "c"),
    )
    shenzhen = pairs.changes_of_provinces(rows, 2010).set_index(pairs.SIDES).loc[("440000", "520000")]
    # The list of 2010 is not known to be whole.
    assert shenzhen[["change", "basis"]].tolist() == ["ended", "next_round"]
    assert (shenzhen["links"], shenzhen["again"], shenzhen["again_links"]) == (
        "440300-520500;440300-522700", 2013, "440300-520500",
    )  # fmt: skip


def test_counties_found_stand_beside_those_that_a_page_counts():
    series = pd.DataFrame(
        [("350000", "640000", 2022, 11.0, "x"), ("350000", "640000", 2024, 12.0, "y"), ("350000", "640000", 2019, 9.0, "z")],
        columns=["origin", "destination", "year", "value", "observation_ids"],
    )  # fmt: skip
    row = lower_pairs.counties(MADE, series, 2023).loc[("350000", "640000")]
    assert (row["found"], row["counted"], row["counted_in"], row["observation_ids"]) == (1, 11.0, 2022, "x")
    assert lower_pairs.counties(MADE, series, 2024).loc[("350000", "640000"), "counted"] == 12.0
    assert lower_pairs.counties(MADE, series, 2025).loc[("350000", "640000"), "counted_in"] == 2024
    # Of a year before every count the first one after it; a count of another round is none.
    assert lower_pairs.counties(MADE, series, 2021).loc[("350000", "640000"), "counted"] == 11.0
    assert lower_pairs.counties(MADE, series.iloc[2:], 2023)["counted"].isna().all()


def test_the_counties_paired_today_are_those_whose_pair_has_no_end():
    """Dongli's three counties of the 14th plan, as one that ended in 2025 and two that go on."""
    rows = made(
        ("120000", "620000", "province", 2021, 2021, None, "policy", "open", "a"),
        ("120110", "620122", "county", 2021, 2021, 2025, "stated", "stated", "b"),
        ("120110", "620523", "county", 2021, 2021, None, "stated", "open", "c"),
        ("120110", "623021", "county", 2021, 2021, None, "stated", "open", "c"),
    )
    series = pd.DataFrame(
        [("120000", "620000", 2024, 34.0, "x")],
        columns=["origin", "destination", "year", "value", "observation_ids"],
    )
    today = lower_pairs.counties(rows, series).loc[("120000", "620000")]
    assert (today["found"], today["counted"]) == (2, 34.0)
    assert lower_pairs.counties(rows, series, 2025).loc[("120000", "620000"), "found"] == 3
    assert pairs.in_force(rows, None, "county")["assisted"].tolist() == ["620523", "623021"]


def test_2010_replaced_xinjiang_by_chongqing_for_shandong(table):
    changed = pairs.changes(table, 2011, "province").set_index(["assisting", "assisted"])["change"]
    assert changed["370000", "500000"] == "added"
    assert changed["370000", "650000"] == "ended"


def test_against_1996_everything_is_new(table):
    assert set(pairs.changes(table, 1996)["change"]) == {"added"}


def test_a_pair_that_begins_again_after_the_year_says_when():
    again = made(
        ("350100", "640400", "prefecture", 1996, 1996, 2009, "stated", "next_round", "a"),
        ("350100", "640400", "prefecture", 2010, 2013, 2015, "stated", "next_round", "b"),
    )
    assert pairs.changes(again, 2010)["again"].tolist() == [2013]
    assert pairs.changes(again, 2014)["again"].isna().all()


def test_changes_keep_where_the_year_is_from():
    changed = pairs.changes(MADE, 2023)
    told = {(row.assisting, row.assisted): (row.change, row.basis) for row in changed.itertuples()}
    assert told == {
        ("350000", "640000"): ("continued", "policy"),
        ("350181", "640422"): ("added", "seen"),
        ("350100", "640400"): ("ended", "next_round"),
    }


@pytest.mark.parametrize(
    ("year", "newest"), [(1996, 1996), (2005, 2002), (2014, 2013), (2016, 2016), (2026, 2021)]
)
def test_newest_round(year, newest):
    assert pairs.newest_round(year).year == newest


def test_a_place_with_a_new_code_stays_one_pair():
    places = pd.DataFrame(
        [("500232", 2016, "500156"), ("500156", None, None), ("370100", None, None), ("350321", 2002, None)],
        columns=["adcode", "valid_to", "successor"],
    )
    old = made(
        ("370100", "500232", "county", 2010, 2010, 2015, "stated", "next_round", "a"),
        ("370100", "500156", "county", 2016, 2016, 2020, "stated", "next_round", "b"),
        ("350321", "500156", "county", 2016, 2016, 2020, "stated", "next_round", "b"),
    )
    rows = pairs.today(old, places)
    told = pairs.changes(rows, 2016).set_index("assisting")["change"].to_dict()
    assert told == {"370100": "continued", "350321": "added"}


def test_coverage_takes_the_nearest_partner():
    counties = pd.DataFrame(
        {
            "adcode": ["640422", "640424", "630123"],
            "province": ["640000", "640000", "630000"],
            "source_ids": ["l", "l", "m"],
        }
    )
    covered = key_counties.coverage(counties, MADE, 2023).set_index("adcode")
    assert covered["partner"].to_dict() == {"630123": "none", "640422": "county", "640424": "province"}
    assert covered.loc["640422", ["partners", "source_ids", "listed_in"]].tolist() == ["350181", "c;d", "l"]
    assert (
        key_counties.coverage(counties, MADE, 2020).set_index("adcode").loc["640424", "partner"]
        == "prefecture"
    )
    counts = key_counties.coverage_by_province(key_counties.coverage(counties, MADE, 2023))
    assert counts.loc["640000"].to_dict() == {
        "listed": 2,
        "county": 1,
        "prefecture": 0,
        "province": 1,
        "none": 0,
    }


def test_the_list_of_key_counties_is_known_to_be_short(processed):
    listed = pd.read_parquet(processed / "key_counties.parquet")
    stated = key_counties.stated_key_counties(pd.read_parquet(processed / "observations.parquet"))
    assert listed["adcode"].nunique() == 109 < key_counties.NATIONAL_KEY_COUNTIES
    # 四川省 25, 云南省 27, and 陕西省 11 of hanzhong-2022-05-05-shaanxi-inner; the nation's 160 is no province's
    assert stated["value"].to_dict() == {"510000": 25, "530000": 27, "610000": 11}
    lacking = key_counties.unlisted(listed, pd.Series(["610102", "630102", "110101"]), RECEIVERS)
    assert lacking == ["630102"]  # of Qinghai no county is on a list that was found
