"""What a province's profile says: givers gave, receivers received; partners of today with since when, earlier ones by name."""

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
        == "甘肃的东部伙伴是天津（1996年起）、山东（2016年起）；以前还与福建有过整体或市州结对。"
    )
    assert "Gansu is helped by Tianjin (since 1996), Shandong (since 2016)" in findings.history(
        RUNS, "620000", "en"
    )
    table = findings.partner_table(RUNS, "620000", "en")
    assert table["Partner"].tolist() == ["Tianjin", "Fujian", "Shandong", "Shandong"]
    assert table["Until"].tolist() == ["–", "2020", "2020", "–"]


@pytest.mark.parametrize(
    ("province", "headline", "ends"),
    [
        ("440000", "What Guangdong gave", ("440000", None)),
        ("620000", "What Gansu received", (None, "620000")),
    ],
)
def test_a_giver_gave_and_a_receiver_received(province, headline, ends):
    assert findings.headline(province, "en") == headline
    assert findings.ends(province) == ends


def test_the_map_is_titled_by_what_passed():
    flows = pd.DataFrame({
        "origin": ["120000", "370000", "350000"], "destination": "620000", "figure": [2e9, 1e9, None],
        "status": ["at_least", "at_least", "unknown"],
    })  # fmt: skip
    assert (
        findings.map_title(flows, "620000", "zh")
        == "1996—2025年甘肃得自天津不少于 20 亿元、山东不少于 10 亿元"
    )
    assert "no government funds are known" in findings.map_title(flows.iloc[2:], "620000", "en")


def test_bars_are_titled_by_the_newest_round_of_all_partners():
    rows = pd.DataFrame({
        "partner": [None, None, "120000"], "figure": [1e8, 9e9, 8e9], "status": ["reported", "at_least", "at_least"],
        "first_year": [2016, 2021, 2021], "last_year": [2020, 2025, 2025],
    })  # fmt: skip
    assert "partners" in findings.bars_subtitle(rows, "gov_funds", "440000", "en")
    assert "partners" not in findings.bars_subtitle(rows.iloc[:2], "gov_funds", "440000", "en")
    title = findings.bars_title(rows, "gov_funds", "money", "en")
    assert title == "Funds: government assistance funds at least 9 billion yuan, 2021–2025"
    # A floor that is next to nothing beside an earlier round's is not told first.
    little = rows.assign(figure=[1e11, 9e9, 8e9])
    assert findings.bars_title(little, "gov_funds", "money", "en").endswith("100 billion yuan, 2016–2020")


def test_counties_are_counted_only_where_every_pair_is():
    counted = pd.DataFrame({"found": [16, 5], "counted": [34.0, 24.0]})
    assert findings.counties_title(counted, "en") == "21 of 58 paired counties found by name"
    assert (
        findings.counties_title(counted.assign(counted=[34.0, None]), "en")
        == "21 paired counties found by name"
    )


def test_every_sum_stands_in_the_table_with_its_bounds_and_interval():
    rows = pd.DataFrame({
        "name": ["2021–2025"], "figure": [9e9], "status": ["at_least"], "lower": [9e9], "upper": [None], "q10": [1e10],
        "q90": [2e10],
    })  # fmt: skip
    table = findings.sums_table({"money": rows, "people": rows.iloc[:0]}, "en")
    assert table.values.tolist() == [
        ["Government assistance funds", "2021–2025", "at least 9 billion yuan", "≥ 9 billion yuan", "10 – 20 billion yuan", "At least"],
    ]  # fmt: skip


def test_a_province_that_never_had_another_partner_leads_to_the_profile_of_its_pair():
    ningxia = RUNS[RUNS["origin"] == "350000"].assign(destination="640000")
    assert findings.only_pair(ningxia, "640000") == "350000-640000"
    assert findings.only_pair(RUNS, "620000") == ""
    giver = RUNS.iloc[:1]
    assert findings.only_pair(giver, "120000") == "120000-620000"
    assert "福建→宁夏" in findings.to_profile("350000-640000", "zh")


def test_the_national_total_stands_beside_the_part_of_the_province():
    shares = {
        "money": pd.DataFrame({
            "first": [2023, 2024], "last": [2023, 2024], "figure": [2e10, 2.29e10], "status": ["reported", "at_least"],
            "traced": [None, 1.15e9], "traced_status": ["unknown", "at_least"], "share": [0.0, 5.0],
        })
    }  # fmt: skip
    assert findings.national_sentence(shares, "620000", "en") == (
        "Government assistance funds of the whole country, 2024: at least 22.9 billion yuan, of which Gansu at least 1.15 billion yuan (5%)."
    )
    assert findings.national_table(shares, "620000", "zh").iloc[0].tolist() == [
        "财政援助资金", "2023年", "200 亿元", "无数据", "–",
    ]  # fmt: skip
    assert (
        findings.national_sentence({"money": shares["money"].iloc[:1]}, "620000", "zh")
        == "有全国数字的年份里，没有一年知道甘肃的部分。"
    )


def test_no_part_is_drawn_larger_than_its_whole(monkeypatch):
    def totals(indicator: str, asked: pd.DataFrame) -> pd.DataFrame:
        known = [None, None, None, None, None, 80.0]
        floors = [None, None, None, 68.0, 50.0, 64.0]
        method = ["unknown"] * 3 + ["at_least"] * 2 + ["estimated"]
        return asked.assign(value=known, lower=floors, upper=None, method=method)

    monkeypatch.setattr(findings.dataset, "totals", totals)
    rows = findings.bars("gov_funds", "370000", ["500000", "620000"], "en").set_index("name")
    # Shandong: Gansu is estimated at 80, all partners are only known to be 68 or more.
    assert rows.loc["2021–2025, Gansu", ["figure", "status"]].tolist() == [64.0, "at_least"]
    assert rows["figure"].tolist() == [68.0, 50.0, 64.0]
