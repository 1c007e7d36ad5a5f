"""What the report on the four forces says, in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import four_forces as findings


@pytest.mark.parametrize(("lang", "said"), [("zh", "国家能源集团"), ("en", "China Energy")])
def test_a_county_lists_every_year_that_pages_state(lang, said):
    found = pd.DataFrame([{
        "actor_id": "chnenergy", "adcode": "140623", "starts": "2012;2016", "starts_differ": True, "seen_first": 2018, "seen_last": 2024,
        "state": "vouched", "source_ids": "a;b;gone",
    }])  # fmt: skip
    actors = pd.DataFrame([{"actor_id": "chnenergy", "name_zh": "国家能源集团", "name_en": "China Energy"}])
    row = findings.county_table(found, actors, {"140623": "右玉县"}, {"a": 1, "b": 2}, lang).iloc[0].tolist()
    assert row[-1] == {"zh": "1、2", "en": "1, 2"}[lang]
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


def test_a_floor_of_the_same_day_that_denies_the_newest_figure_stands_beside_it():
    """16.03 billion of 2025, and by another page at least 17; a lower one, one in another unit and one of before deny nothing."""
    more = FIGURES.iloc[[0]].assign(floor=True, value=1.7e10)
    others = [
        more.assign(value=1.5e10), more.assign(value=9e12, unit="count"),
        more.assign(value=9e11, period_end=pd.Timestamp("2024-12-31")), FIGURES.iloc[[0]].assign(value=1.6e10),
    ]  # fmt: skip
    told = findings.leads(pd.concat([*others, FIGURES, more], ignore_index=True), "en")[0]
    assert told == (
        "Targeted assistance by central units: central unit direct funds 16.03 billion yuan, by another page at least 17 billion yuan (central enterprise, 2025)."
    )
    assert (
        "，另有页面称不少于 170 亿元（中央企业，2025年）"
        in findings.leads(pd.concat([FIGURES, more]), "zh")[0]
    )


def test_the_rows_of_the_timeline_stand_under_their_force_and_giver():
    figures = FIGURES.assign(
        row=["a", "a", "b", "c"],
        indicator=["other:central_unit_direct_funds"] * 3 + ["other:wanqi_funds_invested"],
    )
    figures = pd.concat(
        [figures, figures[:1].assign(kind="central_unit", row="d"), figures[3:].assign(kind="", row="e")]
    )
    assert {head: list(rows) for head, rows in findings.rows(figures, "en").items()} == {
        "Targeted assistance by central units": ["d"],  # they are all of their force
        "Targeted assistance by central units: Central enterprise": ["a", "b"],
        "Social assistance: Private enterprise": ["c"],
        "Social assistance": ["e"],
    }


def test_the_years_of_the_timeline_hold_every_figure_and_the_year_asked_about():
    assert (findings.first_year(FIGURES), findings.last_year(FIGURES, 2024)) == (2012, 2026)
    assert findings.last_year(FIGURES, 2030) == findings.last_year(FIGURES[:0], 2030) == 2030
    assert findings.first_year(FIGURES.assign(period_start=pd.NaT)) == 2018


def test_the_table_of_figures_says_how_each_is_bound_and_who_gives_where_a_page_says_so():
    bounds = FIGURES.assign(
        floor=[False, False, False, True],
        bound=["exact", "about", "at_most", "at_least"],
        kind=[*FIGURES["kind"][:3], ""],
    )
    table = findings.figures_table(bounds, "en").set_index("Value")
    assert table.index.tolist() == [
        "≤ 7.5 billion yuan",
        "16.03 billion yuan",
        "≈ 90 billion yuan",
        "≥ 71.25 billion yuan",
    ]
    assert table["Giver"].tolist() == ["Central enterprise"] * 3 + ["Giver not named"]


def test_only_what_there_is_of_what_is_not_drawn_is_told():
    found = pd.DataFrame({"starts_differ": [True, True, False]})
    claims = pd.DataFrame(
        {
            "unit_named": [True, False],
            "inside": [False, False],
            "period_end": [pd.NaT, pd.Timestamp("2020-12-31")],
        }
    )
    told = findings.unknown(found, claims, "en")
    assert told.to_numpy().tolist() == [
        ["Figures of single units, which are not of a force and not on the timeline", 1],
        ["Figures without a date", 1],
        ["Counties for which pages state different first years; all are listed", 2],
    ]


def test_the_summary_tells_of_counties_only_where_the_page_is_about_their_units():
    found = pd.DataFrame(
        {"adcode": ["140623", "140623", "140624"], "state": ["vouched", "vouched", "seen_before"]}
    )
    stated = pd.DataFrame({"year": [2016], "value": [592.0]})
    asked = FIGURES, stated
    counties = "中央单位定点帮扶的 592 个县（2016年）中查到了 2 个县的单位，1 个有2024年或以后的页面可证。"
    *_, told, apart = findings.summary(found, *asked, "", "", 2024, "zh")
    assert (told, apart) == (counties, "这些数字不计入东西部协作的任何合计，也不相加。")
    assert counties not in findings.summary(found, *asked, "social", "", 2024, "zh")
    three = pd.concat([found, pd.DataFrame({"adcode": ["140625"], "state": ["vouched"]})])
    assert "查到了 3 个县的单位，2 个有" in findings.summary(three, *asked, "", "", 2024, "zh")[-2]
