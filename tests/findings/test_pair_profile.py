"""What a pair's profile says: the numbers of its frames, and the streams of which nothing is known, by name."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import pair_profile as findings
from analysis.findings import town

PAIR = "350000", "640000"
CELLS = pd.DataFrame({
    "indicator": ["gov_funds", "gov_funds", "gov_funds", "cadres_sent", "jobs_total"],
    "stream": ["money", "money", "money", "people", "labour"],
    "year": [2017, 2018, 2019, 2019, 2019],
    "figure": [1.12e8, 1.12e8, 3.1e8, 8.4, None],
    "lower": [1.12e8, 1.12e8, 3.1e8, 4, None],
    "upper": [1.12e8, 1.12e8, None, 23, None],
    "status": ["reported", "reported", "at_least", "estimated", "unknown"],
})  # fmt: skip
FOUND = pd.DataFrame(
    {
        "scope": ["pair", "pair", "part"],
        "stream": ["money", "people", ""],
        "indicator": ["gov_funds", "cadres_sent", "other:x"],
    }
)
ROUNDS = pd.DataFrame({"start": [1996, 2021], "end": [2020, None], "start_basis": ["stated", "policy"]})


def test_the_summary_counts_claims_and_names_silent_streams():
    told = " ".join(findings.summary(ROUNDS, FOUND, CELLS, PAIR, "zh"))
    assert "福建与宁夏自1996年起结对（页面写明），至今仍在执行。" in told
    assert "2 条记述" in told and "关于其市、县、乡镇有 1 条" in told
    assert "产业协作、劳务协作、消费协作、结对与社会事业：没有一年有可用的数值" in told


def test_years_that_say_the_same_are_one_row_and_estimates_are_whole_persons():
    money = findings.stream_table(CELLS, "money", "en")
    assert money["Year"].tolist() == ["2017–2018", "2019"]
    assert money["Value"].tolist() == ["0.112 billion yuan", "at least 0.31 billion yuan"]
    people = findings.stream_table(CELLS, "people", "en")
    assert people["Value"].tolist() == ["about 8 persons"]
    assert findings.stream_table(CELLS, "labour", "en").empty


def test_the_stream_says_its_latest_figure_and_what_is_missing():
    told = " ".join(findings.stream_summary(CELLS, "people", "zh"))
    assert told == "最近一年所知：选派干部约 8 人（2019年，估算）。"
    assert findings.stream_summary(CELLS, "consumption", "en") == ["No year has a usable figure."]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pair_that_never_was(lang):
    nothing = " ".join(
        findings.summary(ROUNDS.iloc[:0], FOUND.iloc[:0], CELLS.iloc[:0], ("330000", "650000"), lang)
    )
    assert ("没有页面" if lang == "zh" else "No page") in nothing
    assert len(findings.overview(FOUND.iloc[:0], CELLS.iloc[:0], lang)) == 7


def test_the_overview_adds_up():
    table = findings.overview(FOUND, CELLS, "en").set_index("Stream")
    assert table["Claims on the pair"].to_dict()["Total"] == 2
    assert table.loc["Other", "On places inside it"] == 1
    assert table.loc["Funds", "Years with a figure"] == "2017–2019"


def test_a_town_stands_as_printed():
    rows = pd.DataFrame([{
        "stream": "social", "indicator": "relocated_persons", "origin": "350000", "destination": "640121", "value": 4e4,
        "bound": "at_least", "unit": "persons", "period_printed": "1997/2018", "basis": "cumulative", "observation_id": "f:1",
        "east_printed": "福建省", "west_printed": "闽宁镇", "period_end": pd.Timestamp("2018-12-31"),
    }])  # fmt: skip
    names = {"350000": "Fujian", "640121": "Yongning"}
    table = findings.other_table(rows, names, "en")
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
