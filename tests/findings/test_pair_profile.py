"""What a pair's profile says: the numbers of its frames, and the streams of which nothing is known, by name."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import pair_claims, town
from analysis.findings import pair_profile as findings

PAIR = "350000", "640000"
CELLS = pd.DataFrame({
    "indicator": ["gov_funds", "gov_funds", "gov_funds", "cadres_sent", "jobs_total"],
    "stream": ["money", "money", "money", "people", "labour"],
    "year": [2017, 2018, 2019, 2019, 2019],
    "figure": [1.12e8, 1.12e8, 3.1e8, 8.4, None],
    "lower": [1.12e8, 1.12e8, 3.1e8, 4, None],
    "upper": [1.12e8, 1.12e8, None, 23, None],
    "q10": [None, None, 4e8, 5, None],
    "q90": [None, None, 9e8, 20, None],
    "status": ["reported", "reported", "at_least", "estimated", "unknown"],
})  # fmt: skip
CHOSEN = pd.DataFrame({
    "stream": ["consumption"], "indicator": ["consumption_assist"], "figure": [1.3e7], "status": ["at_least"], "first_year": [2021],
    "last_year": [2025], "since": [2021], "until": [2023], "lower": [1.3e7], "upper": [None], "q10": [None], "q90": [None],
})  # fmt: skip
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


def test_a_stream_is_titled_by_the_number_at_the_head_or_by_its_newest_claim():
    chosen = pd.DataFrame({
        "stream": ["social"], "indicator": ["schools_paired"], "figure": [300.0], "status": ["at_least"], "first_year": [2021],
        "last_year": [2025], "since": [2021], "until": [2025], "observation_ids": ["a"],
    })  # fmt: skip
    marks = pd.DataFrame([
        mark(), mark(period_end=pd.Timestamp("2022-12-31")), mark(value=9.0, basis="target", period_end=pd.Timestamp("2026-12-31")),
        mark(value=7.0, basis="solved", period_end=pd.Timestamp("2025-12-31")),
    ])  # fmt: skip
    title = findings.stream_title(marks, chosen, "social", "en")
    assert title == "Social projects: schools paired at least 300, 2021–2025"
    # What has no mark in the figure does not lead its title either.
    other = findings.stream_title(marks, chosen.assign(indicator="schools_built"), "social", "en")
    assert other == "Social projects: schools paired 100, 2024"
    # Neither a plan nor what nobody states leads a title.
    assert (
        findings.stream_title(marks, chosen.iloc[:0], "social", "zh")
        == "结对与社会事业：2024年结对学校 100 个"
    )
    floors = marks.iloc[[0, 0, 1]].assign(floor=[True, True, False], value=[43.0, 538.0, 900.0])
    told = findings.stream_title(floors, chosen.iloc[:0], "social", "en")
    assert told == "Social projects: schools paired at least 538, 2024"
    assert (
        findings.stream_title(marks.iloc[[3]], chosen.iloc[:0], "social", "en")
        == "Social projects: schools paired 7, 2024–2025"
    )
    assert findings.stream_title(marks.iloc[:0], chosen.iloc[:0], "social", "en") == "Social projects"


def test_the_axis_begins_with_the_first_claim():
    marks = pd.DataFrame([mark(), mark(period_start=pd.NaT, period_end=pd.Timestamp("2017-12-31"))])
    assert findings.axis(marks) == (2017, 2024)


def test_years_that_say_the_same_are_one_row_and_estimates_are_whole_persons():
    money = findings.stream_table(CELLS, CHOSEN, "money", "en")
    assert money["Year"].tolist() == ["2017–2018, each year", "2019"]
    assert money["Value"].tolist() == ["0.112 billion yuan", "at least 0.31 billion yuan"]
    assert money["In four of five cases between"].tolist() == ["–", "0.4 – 0.9 billion yuan"]
    people = findings.stream_table(CELLS, CHOSEN, "people", "en")
    assert people["Value"].tolist() == ["about 8 persons"]
    assert findings.stream_table(CELLS, CHOSEN, "labour", "en").empty
    (row,) = findings.stream_table(CELLS, CHOSEN, "consumption", "en").itertuples()
    assert row[2:5] == ("2021–2023", "at least 13 million yuan", "≥ 13 million yuan")


def test_the_stream_says_its_latest_figure_and_what_is_missing():
    told = " ".join(findings.stream_summary(CELLS, CHOSEN, "people", "zh"))
    assert told == "最近一次所知：选派干部约 8 人（2019年，估算）。"
    # No year is known, but what stands at the head of the page is.
    assert findings.stream_summary(CELLS, CHOSEN, "consumption", "en") == [
        "The latest that is known: Consumption assistance at least 13 million yuan (2021–2023)."
    ]
    assert findings.stream_summary(CELLS, CHOSEN, "social", "en") == ["No year has a usable figure."]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pair_that_never_was(lang):
    told = findings.history(RUNS.iloc[:0], ("330000", "650000"), lang)
    assert ("没有页面" if lang == "zh" else "No page") in told
    assert findings.silent(["money"], lang) and findings.silent([], lang) == ""


def test_a_town_stands_as_printed():
    rows = pd.DataFrame([{
        "stream": "social", "indicator": "relocated_persons", "origin": "350000", "destination": "640121", "value": 4e4,
        "bound": "at_least", "unit": "persons", "period_printed": "1997/2018", "basis": "cumulative", "observation_id": "f:1",
        "east_printed": "福建省", "west_printed": "闽宁镇", "period_end": pd.Timestamp("2018-12-31"),
    }])  # fmt: skip
    names = {"350000": "Fujian", "640121": "Yongning"}
    table = pair_claims.table(rows, names, "en")
    assert table["Pair"].tolist() == ["Fujian to Yongning (闽宁镇)"]
    assert table["Value"].tolist() == ["at least 40 thousand persons"]


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
