"""What is said of the key counties: who has a partner, and what the lists that were found lack."""

from __future__ import annotations

import pandas as pd

from analysis.findings import key_counties
from analysis.measures.key_counties import coverage_by_province

COVERED = pd.DataFrame({
    "adcode": ["640422", "640424", "630123"], "province": ["640000", "640000", "630000"],
    "partner": ["county", "province", "none"], "partners": ["350181", "350000", ""], "source_ids": ["b;a", "a", ""],
})  # fmt: skip
STATED = pd.Series({"640000": 5.0, "630000": 1.0})
"""As pages state them: of Ningxia's five two are listed, and Qinghai's one is."""


def test_the_title_counts_counties_with_a_partner_of_their_own():
    assert key_counties.title(COVERED, 2023, "en") == (
        "At least 1 of the 160 national key counties had a partner of their own in the east in 2023"
    )
    assert key_counties.title(COVERED[:0], 2023, "zh") == "没有重点帮扶县的名单"
    assert "其余 157 个不在图上" in key_counties.subtitle(COVERED, "zh")


def test_what_the_lists_lack_is_said():
    shown, kinds, lacking, short = key_counties.summary(COVERED, STATED, 2023, "en")
    assert shown.endswith("not on the map.") and kinds.startswith("In 2023: ") and kinds.count(": 1") == 3
    assert "Ningxia" not in lacking and "Qinghai" not in lacking and "Chongqing" in lacking
    assert short == "Listed in part: Ningxia 2 of 5."
    assert len(key_counties.summary(COVERED, STATED[:0], 2023, "zh")) == 3
    assert key_counties.summary(COVERED[:0], STATED, 2023, "zh") == ["没有重点帮扶县的名单。"]


def test_a_province_of_which_no_county_is_listed_is_not_listed_in_part():
    """Of Chongqing's four none is on a list, nor of the three of Jilin, which no longer receives."""
    stated = pd.Series({"500000": 4.0, "220000": 3.0, "630000": 1.0})
    *_, lacking = key_counties.summary(COVERED, stated, 2023, "en")
    assert lacking == (
        "No county of Inner Mongolia, Guangxi, Chongqing (4), Sichuan, Guizhou, Yunnan, Shaanxi, Gansu, Jilin (3) is on "
        "the lists that were found."
    )
    *_, lacking = key_counties.summary(COVERED, stated, 2023, "zh")
    assert "广西、重庆（4 个）、四川" in lacking and lacking.endswith("吉林（3 个）的名单一个县也没有查到。")


def test_the_table_ends_with_the_nation_and_what_is_on_no_list():
    table = key_counties.table(coverage_by_province(COVERED), STATED, "en")
    rows = {row[0]: row[1:] for row in table.itertuples(index=False)}
    assert rows["Ningxia"] == ("5", 2, 1, 0, 1, 0)
    assert rows["Qinghai"] == ("1", 1, 0, 0, 0, 1)
    assert rows["Chongqing"] == (None, 0, 0, 0, 0, 0)
    last = table.iloc[-3:, 1:3].to_numpy().tolist()
    assert last == [[None, 3], ["160", None], ["157", None]]


def test_counties_stand_by_how_near_their_partner_is():
    names = {"640422": "Xiji", "640424": "Jingyuan", "630123": "Huangyuan", "350181": "Fuqing"}
    table = key_counties.county_table(COVERED[::-1], names, {"a": 1, "b": 2}, "en")
    assert table.iloc[:, 1].tolist() == ["Xiji", "Jingyuan", "Huangyuan"]
    assert table.iloc[:, 3].tolist() == ["Fuqing, Fujian", "Fujian", "–"]
    assert table.iloc[:, 4].tolist() == ["1, 2", "1", "–"]
