"""What the report on the four forces says, in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import four_forces as findings


@pytest.mark.parametrize(("lang", "said"), [("zh", "国家能源集团"), ("en", "China Energy")])
def test_a_county_lists_every_year_that_pages_state(lang, said):
    found = pd.DataFrame([{
        "actor_id": "chnenergy", "adcode": "140623", "starts": "2012;2016", "starts_differ": True, "seen_first": 2018, "seen_last": 2024,
        "state": "vouched", "source_ids": "a;b",
    }])  # fmt: skip
    actors = pd.DataFrame([{"actor_id": "chnenergy", "name_zh": "国家能源集团", "name_en": "China Energy"}])
    row = findings.county_table(found, actors, {"140623": "右玉县"}, {"a": 1, "b": 2}, lang).iloc[0].tolist()
    assert (
        row[2] == said
        and row[3] == "2012 / 2016"
        and row[4] == ("2018—2024" if lang == "zh" else "2018–2024")
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_at_all_is_said(lang):
    none = pd.DataFrame(
        columns=["adcode", "actor_id", "starts_differ", "basis", "period_start", "period_end"]
    )
    assert findings.map_title(none, none, "", 2024, lang)
    assert findings.figures_title(none, 2024, lang)


FIGURES = pd.DataFrame({
    "force": ["central_units", "central_units", "central_units", "social"],
    "kind": ["central_enterprise", "central_enterprise", "central_enterprise", "private_enterprise"],
    "indicator": ["other:central_unit_direct_funds"] * 3 + ["other:wanqi_funds_invested"],
    "unit": "yuan", "basis": ["annual", "target", "cumulative", "cumulative"], "floor": [False, False, True, True],
    "period_start": pd.to_datetime(["2025-01-01", "2026-01-01", "2012-01-01", "2015-01-01"]),
    "period_end": pd.to_datetime(["2025-12-31", "2026-12-31", "2018-12-06", "2018-12-31"]), "value": [1.603e10, 9e10, 7.5e9, 7.125e10],
})  # fmt: skip


def test_each_force_leads_with_its_newest_outcome_and_never_with_a_plan():
    assert findings.leads(FIGURES, "en") == [
        "Targeted assistance by central units: central unit direct funds 16.03 billion yuan (central enterprise, 2025).",
        "Social assistance: funds invested in Wanqi Bang Wancun at least 71.25 billion yuan (private enterprise, 2015–2018).",
    ]


def test_the_title_of_the_timeline_is_of_the_whole():
    assert (
        findings.figures_title(FIGURES, 2024, "zh")
        == "各支力量的整体数字 4 条（2012—2026年），2024年及以后的 2 条"
    )
    assert (
        findings.figures_title(FIGURES, 2026, "en")
        == "4 figures on whole forces, 2012–2026; 1 from 2026 or later"
    )


def test_the_map_says_of_how_many_counties_the_unit_is_found():
    found = pd.DataFrame({"adcode": ["140623", "140624"], "state": ["vouched", "seen_before"]})
    stated = pd.DataFrame({"year": [2016], "value": [592.0]})
    assert findings.map_title(found, stated, "", 2024, "en") == (
        "Of 592 counties helped by central units (2016) the unit of 2 is found, of 1 by a page of 2024 or later"
    )
    assert (
        findings.map_title(found, stated, "140000", 2024, "zh")
        == "山西：查到了 2 个县的中央单位，1 个有2024年或以后的页面可证"
    )


def test_the_map_of_a_province_names_unit_and_start():
    found = pd.DataFrame([
        {"actor_id": "a", "adcode": "140623", "starts": "2012;2016", "starts_differ": True},
        {"actor_id": "b", "adcode": "140623", "starts": "", "starts_differ": False},
    ])  # fmt: skip
    actors = pd.DataFrame({"actor_id": ["a", "b"], "name_zh": ["甲", "乙"], "name_en": ["A", "B"]})
    assert findings.map_names(found, actors, {"140623": "右玉县"}, "zh") == {
        "140623": "右玉县\n甲（2012 / 2016起）\n乙"
    }
    assert findings.map_names(found, actors, {"140623": "Youyu"}, "en") == {
        "140623": "Youyu\nA (since 2012 / 2016)\nB"
    }
