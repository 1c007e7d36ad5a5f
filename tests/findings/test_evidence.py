"""The words on the state of the evidence: numbers of the frames, both sides of a contradiction, nothing unescaped."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import contradictions, evidence, gaps, words
from analysis.measures import evidence as measure
from analysis.vocabulary.indicators import INDICATORS

CELLS = measure.states(
    pd.DataFrame(
        [
            ("350000", "640000", "gov_funds", 2021, 5.0, 5.0, "reported"),
            ("350000", "640000", "gov_funds", 2022, None, 0.0, "bounded"),
            ("350000", "640000", "jobs_total", 2021, None, None, "unknown"),
        ],
        columns=["origin", "destination", "indicator", "year", "value", "lower", "method"],
    )
)
CLAIMS = pd.DataFrame(
    [
        ("a:1", "p1", "gov_funds", "福建省", "宁夏<b>", "2021", "annual", "4.6", "亿元"),
        ("a:2", "p2", "gov_funds", "", "宁夏", "2021", "annual", "46", "亿元"),
        ("a:3", "p2", "other:cattle", "", "宁夏", "2021", "annual", "3", "头"),
    ],
    columns=["observation_id", "source_id", "indicator", "east_printed", "west_printed", "period_printed", "basis", "value_printed",
             "unit_printed"],
).assign(period_start=pd.Timestamp("2021-01-01"), period_end=pd.Timestamp("2021-12-31"))  # fmt: skip
SOURCES = pd.DataFrame({
    "source_id": ["p1", "p2"], "title": ["A <page>", "Another"], "url": ["https://a.example", "https://b.example"],
})  # fmt: skip
CONTRADICTIONS = pd.DataFrame({
    "indicator": ["gov_funds"], "kind": ["gave_way"], "observation_id": ["a:2"], "slack": [4.14e9], "direction": ["too_high"],
    "against": ["a:1"],
})  # fmt: skip
UNUSED = pd.DataFrame({
    "indicator": ["gov_funds"], "observation_id": ["a:2"], "reason": ["a target, not an outcome"],
})  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_summary_counts_what_the_table_counts(lang):
    said = " ".join(evidence.summary(CELLS, CLAIMS, UNUSED, lang))
    table = evidence.totals_table(CELLS, CLAIMS, UNUSED, pd.DataFrame({"row": [1, 2], "count": [1, 1]}), lang)
    assert table.iloc[:, 1].tolist() == [*"3100232112"]
    assert ("3 条" if lang == "zh" else "3 claims come from 2 pages") in said


def test_the_page_leads_with_what_is_known_of_the_flows_that_matter():
    cells = measure.that_matter(CELLS, 2021, 2024)
    assert gaps.known_title(cells, "en") == (
        "Of the four flows that matter, 2021–2024, a figure or a floor is known for 33% of the pair-years"
    )
    assert gaps.known_summary(cells, "zh").startswith(
        "有数值或下限的结对年份：财政援助资金 1 / 2、帮助农村劳动力就业 0 / 1、"
    )
    shares = measure.shares(CELLS, "indicator")
    assert list(gaps.grid_rows(shares, "indicator", "en").values()) == [
        INDICATORS["gov_funds"].en, INDICATORS["jobs_total"].en,
    ]  # fmt: skip


PLACED = CLAIMS.assign(
    origin="350000", destination="640000", period_start=pd.Timestamp("2021-01-01"), period_end=pd.Timestamp("2021-12-31")
)  # fmt: skip


def test_a_contradiction_is_two_figures_on_one_axis():
    tie = CONTRADICTIONS.assign(
        kind="tied", observation_id="a:1", against="a:2", figure=0.46e9, direction="too_low"
    )
    explained = CONTRADICTIONS.assign(kind="outside_list", slack=0.0, against="")
    rows = pd.concat([CONTRADICTIONS.assign(figure=4.6e9), tie, explained], ignore_index=True)
    found = contradictions.points(rows, PLACED)
    assert found["others"].tolist() == pytest.approx([0.46e9, 4.6e9])
    drawn = contradictions.dumbbell_rows(found, {}, "en")
    assert drawn["name"].iloc[0] == "Government assistance funds, Fujian to Ningxia, 2021"
    assert drawn["claim_words"].tolist() == ["4.6 billion yuan", "0.46 billion yuan"]
    assert drawn["others_words"].tolist() == ["≤ 0.46 billion yuan", "≥ 4.6 billion yuan"]
    assert drawn["look"].tolist() == ["lost", "open"]
    assert contradictions.title(found, "zh") == "各页面在 2 处彼此不合：1 处按分量定下，1 处未决"
    assert contradictions.summary(rows, "en").startswith("Listed too, but explained: ")
    # The same tie from its other side is the same point.
    other = tie.assign(observation_id="a:2", against="a:1", figure=4.6e9, direction="too_high")
    assert len(contradictions.points(pd.concat([tie, other], ignore_index=True), PLACED)) == 1


def test_points_are_settled_or_open_and_what_only_seems_one_is_counted_apart():
    found = pd.DataFrame({"kind": ["gave_way", "outdone", "suspect", "tied"]})
    assert contradictions.title(found, "en") == "Pages differ on 4 points: 3 are settled by weight, 1 is open"
    assert (
        contradictions.title(found[2:], "en") == "Pages differ on 2 points: 1 is settled by weight, 1 is open"
    )
    assert contradictions.summary(found, "en") == ""
    explained = pd.DataFrame({"kind": ["outside_list", "outside_list", "gave_way"]})
    told = contradictions.summary(explained, "zh")
    assert told.startswith("另有已经说明、不算矛盾的：") and told.endswith(" 2 条。") and "；" not in told
    places = pd.DataFrame({"origin": ["120000;370000", None], "destination": ["620000", "120000"]})
    assert contradictions.places_of(places) == ["120000", "370000", "620000"]


def test_a_contradiction_shows_both_sides_with_links_and_nothing_unescaped():
    named = CLAIMS.assign(origin=["350000", "", "100000"], destination=["640000", "640300", "100000"])
    table = contradictions.table(CONTRADICTIONS, named, SOURCES, {"640300": "Wuzhong"}, "en")
    _, claim, outcome, off, against = table.iloc[0]
    assert claim == '… → Wuzhong, 2021 annual: 46 亿元 <a href="https://b.example">Another</a>'
    assert "Fujian → Ningxia, 2021 annual: 4.6 亿元" in against
    assert contradictions.printed(named.iloc[2], {}, "en").startswith("the whole country, 2021")
    unknown = contradictions.table(CONTRADICTIONS, named.assign(destination=""), SOURCES, {}, "en").iloc[0, 4]
    assert "Fujian → 宁夏&lt;b&gt;, 2021" in unknown, "a place that isn't known stays as it is printed"
    assert '<a href="https://a.example">A &lt;page&gt;</a>' in against
    assert outcome.endswith("too high to agree with the others")
    assert off == "4.14 billion yuan"
    assert table.attrs["links"] == (table.columns[1], table.columns[4])


def test_what_limits_nothing_is_listed_with_its_reason():
    assert evidence.unused_counts(UNUSED, "zh").to_numpy().tolist() == [["计划目标，非实际结果", 1]]
    table = evidence.unused_table(UNUSED, PLACED, SOURCES, {}, "en")
    assert table.iloc[0, 0] == "a target, not an outcome"
    assert "https://b.example" in table.iloc[0, 3]


def test_pages_by_kind_and_year():
    ages = pd.DataFrame({"media": [2, 1], "official": [3, 0]}, index=["2021", ""])
    assert evidence.sources_title(ages, "zh") == "6 个页面中 3 个来自其他媒体；发布于 2021年"
    assert evidence.sources_table(ages, "en").to_numpy().tolist() == [["2021", 3, 2, 5], ["no date", 0, 1, 1]]


def test_an_indicator_outside_the_list_is_called_by_its_own_words():
    assert words.indicator("other:roads_built", "zh") == "修建道路"
    assert evidence.headline("gov_funds", "350000-640000", "zh") == "证据的现状：财政援助资金、福建→宁夏"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_data_it_says_so(lang):
    assert len(evidence.summary(CELLS.iloc[:0], CLAIMS.iloc[:0], UNUSED.iloc[:0], lang)) == 1
    assert contradictions.summary(CONTRADICTIONS.iloc[:0], lang)
    assert evidence.sources_title(pd.DataFrame(), lang)
