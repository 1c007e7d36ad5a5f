"""What the report on pairs says: its numbers are those of the frames, and a silence is no end."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import key_counties, lower_pairs, pair_changes
from analysis.findings import pairings as findings
from analysis.measures import pairs
from analysis.vocabulary.places import RECEIVERS

NAMES = {
    "350181": "福清市", "640422": "西吉县", "350121": "闽侯县", "640423": "隆德县", "350582": "晋江市", "640303": "红寺堡区",
    "320500": "苏州市", "520600": "铜仁市", "440600": "佛山市", "110105": "朝阳区", "530100": "昆明市", "513400": "凉山彝族自治州",
}  # fmt: skip
PROVINCES = [
    "origin",
    "destination",
    "kind",
    "links",
    "links_since",
    "links_basis",
    "links_until",
    "links_end_basis",
    "start",
    "end",
    "start_basis",
    "end_basis",
    "first",
    "last",
    "source_ids",
]
FOUND = pd.DataFrame([
    ("320000", "520000", "cities", "320500-520600", "2016", "stated", "2020", "next_round", 2016, 2020, "stated", "next_round", 2013, 2020, "a"),
    ("350000", "640000", "whole", "", "", "", "", "", 1996, None, "stated", "open", 1996, None, "a;b"),
    ("110000", "530000", "counties", "110105-530100", "2016", "seen", "2020", "next_round", 2016, 2020, "seen", "next_round", 2016, 2020, "c"),
], columns=PROVINCES).astype({"start": "Int64", "end": "Int64", "first": "Int64", "last": "Int64"})  # fmt: skip
COUNTED = pd.DataFrame(
    {"found": [4, 2], "counted": [8.0, None], "counted_in": pd.array([2020, None], "Int64"), "observation_ids": ["x", ""]},
    index=pd.MultiIndex.from_tuples([("350000", "640000"), ("320000", "610000")], names=pairs.SIDES),
)  # fmt: skip
CHANGED = pd.DataFrame([
    ("350000", "640000", "continued", "whole", "", 1996, None, "whole", "stated", "a"),
    ("320000", "630000", "widened", "whole", "", 2021, None, "cities", "stated", "a"),
    ("440000", "510000", "ended", "cities", "440600-513400", 2010, 2021, "cities", "stated", "b"),
    ("320000", "520000", "ended", "cities", "320500-520600", 2016, 2020, "cities", "next_round", "c"),
    ("110000", "150000", "added", "whole", "", 2021, None, None, "seen", "c"),
], columns=["origin", "destination", "change", "kind", "links", "start", "end", "kind_before", "basis", "source_ids"])  # fmt: skip
CHANGED = CHANGED.assign(again=pd.array([None] * 5, "Int64"), again_links="")
YEARS = CHANGED.astype({"start": "Int64", "end": "Int64"}).assign(
    links_since=["", "", "2016", "2016", ""], links_basis=["", "", "stated", "stated", ""],
    links_until=["", "", "2021", "2020", ""], links_end_basis=["", "", "stated", "next_round", ""],
    start_basis=["stated", "policy", "stated", "stated", "seen"], end_basis=["open", "open", "stated", "next_round", "open"],
    first=pd.array([1996, 2013, 2010, 2013, 2021], "Int64"), last=pd.array([None, None, 2021, 2020, None], "Int64"),
)  # fmt: skip
BELOW = pd.DataFrame([
    ("350181", "640422", "county", "added", 2023, None, "seen", "c"),
    ("350121", "640423", "county", "ended", 2012, 2020, "next_round", "a"),
    ("350582", "640303", "county", "ended", 2012, 2019, "stated", "a;b"),
], columns=["assisting", "assisted", "level", "change", "start", "end", "basis", "source_ids"])  # fmt: skip
BELOW = BELOW.assign(again=pd.array([None] * 3, "Int64"))


def eleven() -> pd.DataFrame:
    givers = [
        "110000",
        "440000",
        "370000",
        "330000",
        "440000",
        "310000",
        "320000",
        "120000",
        "320000",
        "350000",
        "370000",
    ]
    receivers = [*RECEIVERS, "620000"]
    rows = [
        (g, r, "whole", "", "", "", "", "", 2021, None, "stated", "open", 1996, None, "a")
        for g, r in zip(givers, receivers, strict=True)
    ]
    return pd.DataFrame(rows, columns=PROVINCES)


def test_since_2021_each_receiver_has_one_partner_and_gansu_two():
    assert (
        findings.title(eleven(), 2021, "zh")
        == "2021年起，西部 10 个受援省份中 9 个各有一个东部伙伴省，甘肃有两个"
    )
    assert (
        findings.title(eleven(), 2021, "en")
        == "Since 2021, 9 of the 10 receiving provinces have one eastern partner, Gansu has two"
    )


def test_cities_of_two_provinces_are_linked_each_since_its_own_year():
    gansu = FOUND.iloc[:1].assign(
        links="350100-621100;350200-622900",
        links_since="2016;2010",
        links_basis="stated;round",
        links_until="2020;2020",
        links_end_basis="next_round;stated",
        start=2010,
        first=2010,
    )
    names = NAMES | {"350100": "Fuzhou", "621100": "Dingxi", "350200": "Xiamen", "622900": "Linxia"}
    told = findings.table(gansu, COUNTED.iloc[:0], names, {"a": 1}, "en").iloc[0]
    assert told["Since"] == "2010 (Xiamen to Linxia); 2016 (Fuzhou to Dingxi)"
    alone = gansu.assign(
        links="350100-621100",
        links_since="2016",
        links_basis="stated",
        links_until="2020",
        links_end_basis="stated",
    )
    assert (
        findings.table(alone, COUNTED.iloc[:0], names, {"a": 1}, "en").iloc[0]["Since"]
        == "2016 (linked since 2010)"
    )


def test_the_subtitle_explains_dashes_only_where_there_are_any():
    drawn = findings.drawn(FOUND, [*NAMES, "350000", "640000"])
    assert "dashed" in findings.subtitle(drawn, "en")
    assert "虚线" not in findings.subtitle(drawn[~drawn["dashed"]], "zh")


def test_cities_are_counted_beside_whole_provinces_and_counties_are_not():
    assert findings.title(FOUND, 2016, "zh") == "2016年有 1 对省份整体结对，另有 1 对只是其中的市州结对"
    assert "1 pair of whole provinces, and 1 more pair" in findings.title(FOUND, 2016, "en")
    drawn = findings.drawn(FOUND, [*NAMES, "350000", "640000"])
    assert drawn.values.tolist() == [
        ["350000", "640000", "350000", False], ["320500", "520600", "320000", True],
    ]  # fmt: skip
    assert "北京→云南" in findings.caveats(FOUND, 2016, NAMES, "zh")[-1]
    # A city that the map of today has not is no end of a line.
    assert findings.drawn(FOUND, ["320500"])["dashed"].tolist() == [False]


def test_the_summary_names_the_pairs_of_each_kind_that_there_is():
    assert findings.summary(FOUND, COUNTED[:0], 2016, "en") == [
        "Pairs of whole provinces: 1 (Fujian to Ningxia).",
        "Pairs of which only cities or prefectures are paired: 1 (Jiangsu to Guizhou).",
    ]
    assert findings.summary(FOUND[1:], COUNTED[:0], 2016, "zh") == ["省与省整体结对 1 对：福建→宁夏。"]
    assert [findings.first_year(year) for year in (1996, 2001)] == [True, True]
    assert [findings.first_year(year) for year in (2010, 2021)] == [False, False]


def test_the_table_names_the_cities_and_says_n_of_n_counties():
    table = findings.table(FOUND, COUNTED, NAMES, {"a": 1, "b": 2, "c": 3}, "zh")
    assert table["结对方式"].tolist()[:2] == ["苏州→铜仁", "省与省整体"]
    assert table["已查到的结对县 / 页面所载"].tolist() == ["–", "4 / 8（2020年）", "–", "4 / 8"]
    assert table["始于"].tolist()[:2] == ["2016（2013年起已有联系）", "1996"]
    assert table["页面编号"].tolist()[:3] == ["1", "1、2", "3"]
    # Only the pair whose counties a page counts goes into the sentence.
    assert findings.county_sentence(COUNTED, "en") == [
        "For 1 of them pages count 8 paired counties; 4 of these have been found by name."
    ]


def test_only_what_a_page_dates_is_new_or_ended():
    assert pair_changes.groups(CHANGED).tolist() == ["continued", "widened", "ended", "unseen", "found"]
    assert lower_pairs.groups(BELOW).tolist() == ["found", "unseen", "ended"]


def test_what_comes_again_after_the_round_is_not_called_unnamed_since():
    """In 2010 no page names Shenzhen's help for Bijie and Qiannan; since 2013 it helped Bijie again."""
    row = ("440000", "520000", "ended", "cities", "440300-520500;440300-522700", 1996, 2009, "cities", "next_round", "a", 2013, "440300-520500")  # fmt: skip
    shenzhen = pd.DataFrame([row], columns=CHANGED.columns)
    names = {"440300": "Shenzhen", "520500": "Bijie", "522700": "Qiannan"}
    assert pair_changes.groups(shenzhen).tolist() == ["paused"]
    said = pair_changes.summary(shenzhen, 2010, names, "en")
    assert (
        said[1]
        == "Not named then but later: Shenzhen to Bijie, Qiannan (again from 2013: Shenzhen to Bijie)."
    )
    assert len(said) == 2  # nothing is silent for good
    assert lower_pairs.groups(BELOW.assign(again=2024)).tolist() == ["found", "paused", "ended"]


def test_an_end_that_no_page_dates_says_that_the_whole_list_lacks_it():
    changed = YEARS.assign(basis=["stated", "policy", "stated", "policy", "seen"])
    told = pair_changes.table(changed, NAMES, {"a": 1, "b": 2, "c": 3}, "en")
    assert told["Where the year is from"].tolist()[1:4] == [
        "the assignment of 2021", "stated on a page", "not on the whole list of the new round",
    ]  # fmt: skip
    assert told["Since"].tolist()[1:3] == ["2021 (linked since 2013)", "2016 (linked since 2010)"]
    inferred = pair_changes.table(YEARS, NAMES, {"a": 1, "b": 2, "c": 3}, "en")["Where the year is from"]
    assert inferred[3] == "inferred: up to the round that set the list anew"


@pytest.fixture(scope="module")
def linked(processed) -> pd.DataFrame:
    return pairs.today(
        pd.read_parquet(processed / "pairings.parquet"), pd.read_parquet(processed / "places.parquet")
    )


@pytest.fixture(scope="module")
def english(processed) -> pd.Series:
    places = pd.read_parquet(processed / "places.parquet").drop_duplicates("adcode")
    return places.set_index("adcode")["name_en"]


class Numbers(dict):
    """Page numbers for whatever page."""

    def __missing__(self, key: str) -> int:
        return 1


# The years of the named pairs as they stand in the table `pairings`.
@pytest.mark.parametrize(
    ("year", "giver", "receiver", "since", "until", "basis"),
    [
        (2010, "440000", "520000", "1996", "2013 (still linked)", "stated on a page"),
        (2010, "440000", "510000", "2010", "2015 (linked until 2021)", "inferred: up to the round that set the list anew"),
        (2010, "330000", "520000", "1996 (Ningbo to Qianxinan); 2010 (Ningbo to Qiandongnan)",
         "2015 (Ningbo to Qiandongnan); 2021 (Ningbo to Qianxinan)", "inferred: up to the round that set the list anew, stated on a page"),
        (2010, "370000", "520000", "2009 (linked since 1996)", "2015 (Qingdao to Tongren); 2020 (Qingdao to Anshun)",
         "inferred: up to the round that set the list anew, stated on a page"),
        # Qiannan 2013 to 2015 and 2016 on, Bijie 2016 on; both are in force.
        (2016, "440000", "520000", "2013 (Guangzhou to Qiannan); 2016 (Guangzhou to Bijie)", "–", "in force"),
    ],
)  # fmt: skip
def test_cities_stand_beside_their_own_years_in_both_tables(
    linked, english, year, giver, receiver, since, until, basis
):
    found, changed = pairs.of_provinces(linked, year), pairs.changes_of_provinces(linked, year)
    first = findings.table(found, COUNTED.iloc[:0], english, Numbers(), "en")
    second = pair_changes.table(changed, english, Numbers(), "en")
    ours = [(rows["origin"] == giver) & (rows["destination"] == receiver) for rows in (found, changed)]
    for table, own in zip((first, second), ours, strict=True):
        row = table[own.to_numpy()].iloc[0]
        assert (row["Since"], row["Until"]) == (since, until)
    assert first[ours[0].to_numpy()].iloc[0]["Where the last year is from"] == basis


def test_counties_of_a_pair_that_the_round_ended_are_not_counted_in_the_sentence():
    """Shandong's 10 counties in Xinjiang ended with the round of 2010, its 14 in Chongqing began."""
    found = pd.concat([FOUND.iloc[1:2]] * 2).assign(
        origin="370000", destination=["500000", "650000"], start=[2010, 1996], end=pd.array([None, 2010], "Int64")
    )  # fmt: skip
    counted = COUNTED.assign(found=[14, 0], counted=[14.0, 10.0]).set_axis(
        pd.MultiIndex.from_frame(found[pairs.SIDES])
    )
    assert findings.summary(found, counted, 2010, "en")[-1] == (
        "For 1 of them pages count 14 paired counties; 14 of these have been found by name."
    )
    assert findings.summary(found, counted, 2010, "zh")[-1].startswith("页面写明其中 1 对共有 14 个结对县")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "从2020年的 4 对到2021年的 3 对：首次见于页面 1 对、由市州扩为全省 1 对、结束 1 对、此后未见页面提及 1 对"),
        ("en", "From 4 pairs in 2020 to 3 in 2021: 1 first found, 1 from cities to the whole provinces, 1 ended, 1 not named since"),
    ],
)  # fmt: skip
def test_the_title_of_the_changes_counts_before_and_after(lang, said):
    assert pair_changes.title(CHANGED, 2021, lang) == said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "2023年对比2020年，县级结对：首次见于页面 1、结束 1、此后未见页面提及 1"),
        ("en", "County pairs of 2023 against 2020: first found 1, ended 1, not named since 1"),
    ],
)
def test_the_title_counts_the_changes_below(lang, said):
    assert lower_pairs.change_title(BELOW, 2023, "county", lang) == said


def test_tables_cite_their_pages_by_number():
    table = lower_pairs.change_table(BELOW, NAMES, {"a": 1, "b": 2, "c": 3}, "zh")
    assert table["页面编号"].tolist() == ["3", "1", "1、2"]
    assert table["东部（帮扶方）"].tolist() == ["福建福清市", "福建闽侯县", "福建晋江市"]


def test_rounds_stand_beside_one_another(processed):
    table = pairs.today(
        pd.read_parquet(processed / "pairings.parquet"), pd.read_parquet(processed / "places.parquet")
    )
    names = (
        pd.read_parquet(processed / "places.parquet").drop_duplicates("adcode").set_index("adcode")["name_zh"]
    )
    cells = pair_changes.rounds(table, names, "zh").set_index(["row", "lane", "column"]).sort_index()
    # Dalian helped Liupanshui from 1996 to 2020; Zhuhai and Xiamen helped Chongqing until the round of 2010.
    dalian = cells.loc[("520000", "210000"), "words"]
    assert dalian.index.tolist() == [1996, 2010, 2016] and dalian.iloc[0][0] == "大连→六盘水"
    assert cells.loc[("500000", "440000")].index.tolist() == [1996]
    assert cells.loc[("620000", "370000"), "whole"].to_dict() == {2016: False, 2021: True}
    assert (cells.index.get_level_values("column") == 2021).sum() == 11
    assert pair_changes.rounds_title(cells.reset_index(), "zh").startswith("1996年以来始终整体结对的有 7 对")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_coverage_says_what_the_list_lacks(lang):
    covered = pd.DataFrame({
        "adcode": ["510722", "530129"], "province": ["510000", "530000"], "partner": ["county", "none"],
    })  # fmt: skip
    told = " ".join(key_counties.summary(covered, pd.Series({"530000": 27.0}), 2021, lang))
    assert "160" in told and "158" in told and "27" in told
    assert ("宁夏" if lang == "zh" else "Ningxia") in told
    assert "160" in key_counties.title(covered, 2021, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_pairs_at_all(lang):
    assert "1996" in findings.title(FOUND.iloc[:0], 1996, lang)
    assert findings.summary(FOUND.iloc[:0], COUNTED.iloc[:0], 1996, lang) == []
    assert lower_pairs.summary(BELOW.iloc[:0].assign(start_basis=""), lang)
    assert key_counties.summary(
        pd.DataFrame({"adcode": [], "province": [], "partner": []}), pd.Series(dtype=float), 2021, lang
    )


def test_a_district_of_a_province_s_name_is_told_apart_from_it():
    # Tianjin's district of Hebei helps Qingshui and Maqu.
    called = {"120105": "Hebei", "620521": "Qingshui"}
    assert findings.apart(called, "en") == {"120105": "Hebei (district)", "620521": "Qingshui"}
