"""What a pair's profile says: the numbers of its frames, and the streams of which nothing is known, by name."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import pair_claims, town
from analysis.findings import pair_profile as findings
from analysis.measures.disclosure import discreet

PAIR = "350000", "640000"
RUNS = pd.DataFrame({
    "kind": ["cities", "whole"], "start": pd.array([2010, 2021], "Int64"), "end": pd.array([2020, None], "Int64"),
})  # fmt: skip


def mark(**more) -> dict:
    return {
        "indicator": "schools_paired", "unit": "count", "basis": "stock", "floor": False, "bound": "exact", "value": 100.0,
        "gave_way": False, "each_year": False, "period_start": pd.Timestamp("2024-01-01"), "period_end": pd.Timestamp("2024-12-31"),
    } | more  # fmt: skip


def test_one_sentence_tells_how_a_pair_came_about():
    assert (
        findings.history(RUNS, PAIR, "zh")
        == "福建与宁夏：2010—2020年只有其中的市州结对，2021年起省与省整体结对。"
    )
    assert (
        findings.history(RUNS, PAIR, "en")
        == "Fujian and Ningxia have been paired by cities or prefectures in them 2010–2020, as whole provinces since 2021."
    )


def test_years_of_one_kind_stand_together():
    # Guangdong and Guizhou: Shenzhen, Bijie and Qiannan to 2009, Guangzhou from 2013, the provinces since 2021.
    runs = pd.DataFrame({
        "kind": ["cities", "cities", "whole"], "start": pd.array([1996, 2013, 2021], "Int64"),
        "end": pd.array([2009, 2020, None], "Int64"),
    })  # fmt: skip
    pair = "440000", "520000"
    assert "1996—2009年、2013—2020年只有其中的市州结对，" in findings.history(runs, pair, "zh")
    assert "by cities or prefectures in them 1996–2009 and 2013–2020, as" in findings.history(
        runs, pair, "en"
    )


def test_the_map_says_how_many_of_the_counties_are_found_and_that_silence_is_no_end():
    # Two open pairs of one county, one of a prefecture; two older ones, and one that ended in the year of the count.
    places = pd.DataFrame({
        "assisted": ["640422", "640422", "640400", "640423", "640424", "640425"], "end": [None, None, None, 2020, 2020, 2025],
        "end_basis": ["open", "open", "open", "next_round", "next_round", "stated"],
    })  # fmt: skip
    counted = pd.Series({"found": 2, "counted": 56.0})
    assert (
        findings.map_title(places, counted, "en")
        == "1 of the 56 counties paired today found by name; 2 older pairs not confirmed since 2020"
    )
    # Nobody says how many there are.
    told = findings.map_title(places.iloc[:1], pd.Series({"found": 2, "counted": None}), "zh")
    assert told == "今天的结对县已查到 1 个"


def test_the_axis_begins_with_the_first_claim():
    marks = pd.DataFrame([mark(), mark(period_start=pd.NaT, period_end=pd.Timestamp("2017-12-31"))])
    assert findings.axis(marks) == (2017, 2024)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pair_that_never_was(lang):
    told = findings.history(RUNS.iloc[:0], ("330000", "650000"), lang)
    assert ("没有页面" if lang == "zh" else "No page") in told


def test_a_town_stands_as_printed():
    rows = pd.DataFrame([{
        "stream": "social", "indicator": "relocated_persons", "origin": "350000", "destination": "640121", "value": 4e4,
        "bound": "at_least", "unit": "persons", "basis": "cumulative", "observation_id": "f:1", "value_printed": "4万多",
        "east_printed": "福建省", "west_printed": "闽宁镇", "period_start": pd.Timestamp("1997-01-01"), "period_end": pd.Timestamp("2018-12-31"),
    }])  # fmt: skip
    names = {"350000": "Fujian", "640121": "Yongning"}
    table = pair_claims.table(rows, names, "en")
    assert table["Pair"].tolist() == ["Fujian to Yongning (闽宁镇)"]
    assert table["Value"].tolist() == ["at least 40 thousand persons"]
    assert table["Period"].tolist() == ["1997–2018"]
    assert pair_claims.table(rows, names, "zh")["时段"].tolist() == ["1997—2018年"]


def test_what_is_known_of_a_part_alone_is_told_as_the_floor_of_a_part(processed, monkeypatch):
    """Workshops of Shandong and Gansu: Jinan and Linxia have 17, Qingdao and Longnan 8; a plan of 40 and "no more than 30" tell nothing."""
    monkeypatch.setenv("ATLAS_PROCESSED", str(processed))  # the names of the places
    days = {"period_start": pd.Timestamp("2021-01-01"), "period_end": pd.Timestamp("2025-10-14")}
    part = {
        "indicator": "workshops", "scope": "part", "origin": "370100", "destination": "622921", "value": 17.0, "bound": "exact",
        "unit": "count", "basis": "cumulative", "flags": "zone", **days,
    }  # fmt: skip
    rows = pd.DataFrame([
        part, part | {"origin": "370200", "destination": "621200", "value": 8.0}, part | {"value": 40.0, "flags": "planned"},
        part | {"value": 30.0, "bound": "at_most"}, part | {"value": 99.0, "scope": "shared"}, part | {"indicator": "jobs_local"},
    ])  # fmt: skip
    told = {lang: pair_claims.of_parts(rows, ["workshops", "labour_income"], lang) for lang in ("en", "zh")}
    assert told["en"] == {
        "workshops": "Assistance workshops at least 17 (Jinan to Linxia, 2021 – October 2025)"
    }
    assert told["zh"] == {"workshops": "帮扶车间不少于 17 个（济南市→临夏县，2021年至2025年10月）"}


def test_a_count_too_small_to_be_shown_is_not_told_as_unknown():
    rows = pd.DataFrame([{
        "stream": "people", "indicator": "professionals_sent", "origin": "350300", "destination": "640422", "value": 3.0, "tolerance": 0.0,
        "bound": "exact", "unit": "persons", "basis": "annual", "observation_id": "f:2", "flags": "", "note": "", "value_printed": "3",
        "east_printed": "莆田市", "west_printed": "西吉县", "period_start": pd.Timestamp("2021-01-01"), "period_end": pd.Timestamp("2021-12-31"),
    }])  # fmt: skip
    names = {"350300": "Putian", "640422": "Xiji"}
    assert pair_claims.table(discreet(rows), names, "en")["Value"].tolist() == ["fewer than 5 persons"]
    assert pair_claims.table(discreet(rows), names, "zh")["数值"].tolist() == ["少于 5 人"]


def test_minning_says_where_pages_disagree():
    people = pd.DataFrame(
        {
            "year": [2017, 2017, 2022],
            "figure": [44e3, 6e4, 6e4],
            "status": ["reported", "reported", "at_least"],
        }
    )
    income = pd.DataFrame({"year": [1997, 2024], "figure": [500.0, 19e3], "status": ["reported", "reported"]})
    series = {"other:minning_population": people, "other:minning_income_per_capita": income}
    assert town.summary(series, "zh") == ["各页面说法不一：2017年人口有 44,000 人、60,000 人。"]
    assert town.title(series, "en") == "Income per head in Minning: 500 yuan in 1997, 19,000 in 2024"
