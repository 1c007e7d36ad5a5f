"""What a province's profile says of its partners: those of today with since when and by what, earlier ones by name."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import province_profile as findings

RUNS = pd.DataFrame({
    "origin": ["120000", "350000", "370000", "370000"], "destination": "620000",
    "kind": ["whole", "cities", "cities", "whole"], "start": [1996, 2010, 2016, 2021],
    "end": pd.array([None, 2020, 2020, None], "Int64"), "first": [1996, 2010, 2016, 2016],
})  # fmt: skip


def test_the_history_of_gansu():
    assert (
        findings.history(RUNS, "620000", "zh")
        == "甘肃的东部伙伴是天津（1996年起）；山东（2021年起整体结对，2016—2020年只有市州结对）；以前还与福建有过整体或市州结对。"
    )
    assert (
        "Tianjin (since 1996); Shandong (as a whole since 2021, by cities 2016–2020); in earlier"
        in findings.history(RUNS, "620000", "en")
    )
    # Counties alone make neither of the provinces a partner.
    below = RUNS.assign(kind=["whole", "counties", "cities", "whole"])
    assert findings.history(below, "620000", "en").endswith("; with Fujian only pairs of counties are known.")
    table = findings.partner_table(RUNS, "620000", "en")
    assert table["Partner"].tolist() == ["Tianjin", "Fujian", "Shandong", "Shandong"]
    assert table["Until"].tolist() == ["–", "2020", "2020", "–"]


@pytest.mark.parametrize(
    ("province", "headline"), [("440000", "What Guangdong gave"), ("620000", "What Gansu received")]
)
def test_a_giver_gave_and_a_receiver_received(province, headline):
    assert findings.headline(province, "en") == headline


FLOWS = pd.DataFrame({
    "origin": ["120000", "370000", "350000"], "destination": "620000", "figure": [2e9, 1e9, 3e7], "lower": [2e9, 1e9, 3e7],
    "status": "at_least",
})  # fmt: skip

NONE_ABOVE = pd.DataFrame()


def test_the_map_is_titled_by_all_that_passed_and_with_whom_most_of_it():
    whole = pd.Series({"figure": 5e9, "lower": 5e9, "status": "at_least"})
    assert (
        findings.map_title(FLOWS, whole, RUNS, "620000", "zh")
        == "1996—2025年甘肃得到不少于 50 亿元，其中天津不少于 20 亿元、山东不少于 10 亿元"
    )
    # A partner of before stands with its years; what several gave together is on no arrow.
    fujian = FLOWS.assign(figure=[2e9, None, 1e9])
    assert "Fujian at least 1 billion yuan (2010–2020)" in findings.map_title(
        fujian, whole, RUNS, "620000", "en"
    )
    assert "on no arrow" in findings.map_note(FLOWS, whole, "en")
    assert not findings.map_note(FLOWS, whole.replace(5e9, 3.03e9), "en")
    # Nothing is said twice where one partner has all of it, nor is a sum that a single round outdoes.
    one = FLOWS.assign(figure=[2e9, None, None])
    assert findings.map_title(one, whole.replace(5e9, 2e9), RUNS, "620000", "en") == (
        "1996–2025: Gansu received from Tianjin at least 2 billion yuan"
    )
    more = pd.DataFrame({
        "figure": [6e9, 3e9], "status": "estimated", "first_year": 2021, "last_year": 2025, "partner": [None, "120000"],
    })  # fmt: skip
    assert findings.map_subtitle(one, more, "zh") == (
        "财政援助资金，1996年以来合计；浅色为下限，虚线为没有数值的结对；下限只含页面写明的，"
        "据估计仅2021—2025年约 60 亿元；仅2021—2025年天津约 30 亿元"
    )
    assert findings.map_subtitle(one.head(1), more.tail(1), "en") == (
        "Government assistance funds since 1996; pale is a floor. A floor is only what pages document: "
        "2021–2025 alone, of Tianjin, is estimated at about 3 billion yuan"
    )
    assert findings.map_note(FLOWS, whole, "en") == (
        "What pages tell of several partners together, or of none by name, is on no arrow"
    )
    nothing = pd.Series({"figure": None, "lower": None, "status": "unknown"})
    none = FLOWS.assign(figure=None)
    assert "no government funds are known" in findings.map_title(none, nothing, RUNS, "620000", "en")
    assert "dotted" in findings.map_subtitle(one, NONE_ABOVE, "en")
    assert "dotted" not in findings.map_subtitle(FLOWS, NONE_ABOVE, "en")


def test_counties_are_counted_where_a_page_counts_them_and_the_others_beside():
    counted = pd.DataFrame({"found": [16, 5], "counted": [34.0, 24.0]})
    assert findings.counties_title(counted, "en") == "21 of 58 paired counties found by name"
    assert findings.counties_title(counted.assign(counted=[34.0, None]), "en") == (
        "16 of 34 paired counties found by name; 5 more of partners whose number no page tells"
    )
    assert findings.counties_title(counted.assign(counted=None), "en") == "21 paired counties found by name"


def test_a_province_of_which_no_other_partner_is_known_leads_to_the_profile_of_its_pair():
    ningxia = RUNS[RUNS["origin"] == "350000"].assign(destination="640000")
    assert findings.only_pair(ningxia, "640000") == "350000-640000"
    assert findings.only_pair(RUNS, "620000") == ""
    giver = RUNS.iloc[:1]
    assert findings.only_pair(giver, "120000") == "120000-620000"
    assert "福建→宁夏" in findings.to_profile("350000-640000", True, "zh")
    assert "No other partner" not in findings.to_profile("350000-640000", False, "en")
