"""What is said of labour is what the frames say."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest

from analysis.findings import labor_transfer as findings
from analysis.measures import national
from analysis.measures.flows import COLUMNS, Period

NOTHING = pd.Series(
    {"value": None, "lower": None, "upper": None, "figure": np.nan, "status": "unknown"}, dtype=object
)


def _known(figure: float) -> pd.Series:
    return pd.Series(
        {"value": None, "lower": figure, "upper": None, "figure": figure, "status": "at_least"}, dtype=object
    )


def _period(kind: str, figure: float | None = None) -> Period:
    row = dict.fromkeys(COLUMNS, 0) | {
        "origin": "440000", "destination": "450000", "value": np.nan, "lower": figure, "upper": np.nan, "q10": np.nan, "q90": np.nan,
        "figure": figure, "status": "at_least" if figure else "unknown", "years": 4, "observation_ids": "", "rival_ids": "",
    }  # fmt: skip
    flows = pd.DataFrame([row]).astype({"figure": "float64"}).assign(kind="whole", links="")
    whole = _known(figure) if figure else NOTHING
    return Period(kind, 2021, 2024, "", flows, flows, flows.iloc[:0], whole, NOTHING, national.no_coverage())


def _found(**figures: float) -> dict[str, Period]:
    return {kind: _period(kind, figures.get(kind)) for kind in findings.KINDS}


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "不少于 26.34 万人"), ("en", "at least 263.4 thousand persons")]
)
def test_the_title_of_the_map_is_a_floor_and_no_superlative(lang, said):
    title = findings.map_title(_period("jobs_to_east", 263_450.0), lang)
    assert said in title
    assert "most is" not in title
    assert "最多" not in title
    assert "no figure" in findings.map_title(_period("jobs_to_east"), "en")


def test_the_way_of_the_workers_is_from_west_to_east():
    turned = findings.westward(_period("jobs_to_east", 1.0).flows)
    assert turned[["origin", "destination"]].iloc[0].to_list() == ["450000", "440000"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_kinds_without_a_figure_are_named(lang):
    found = _found(jobs_total=753_100.0)
    table = findings.kinds_table(found, lang)
    assert len(table) == len(findings.KINDS)
    assert table.iloc[0, 2:4].tolist() == ["–", "1 / 1"]
    assert table.iloc[1, 3] == "0 / 1"
    told = " ".join(findings.summary(found, lang))
    assert {"zh": "转移到其他地区就业", "en": "Jobs elsewhere"}[lang] in told


def test_no_pairs_at_all_are_said():
    empty = {kind: Period(kind, 2021, 2024, "", p.cells, p.flows.iloc[:0], p.passing, NOTHING, NOTHING, p.coverage) for kind, p in _found().items()}  # fmt: skip
    assert findings.summary(empty, "zh") == ["2021—2024年间所选省份没有省际结对。"]


def test_the_country_is_a_box_only_where_it_says_more_than_the_pairs():
    found = _found(jobs_total=2_234_000.0, jobs_poor=526_000.0)
    nation = dict.fromkeys(findings.JOBS, NOTHING) | {
        "jobs_total": _known(2_930_000.0),
        "jobs_poor": _known(526_000.0),
    }
    rows = findings.wholes(found, nation, "en").set_index("row")
    assert rows.loc["jobs_total", "whole"] == 2_930_000.0
    assert pd.isna(rows.loc["jobs_poor", "whole"])
    every = national.no_coverage().reindex([0]).assign(first=2021, last=2024)
    jobs = dataclasses.replace(found["jobs_total"], whole=_known(2_234_000.0), nation=_known(2_930_000.0))
    told = dataclasses.replace(jobs, coverage=every)
    title = findings.wholes_title(rows.reset_index(), told, "en")
    assert title == "Helped into jobs in 2021–2024: at least 2.93 million persons, at least 2.234 million persons of them traced to pairs"  # fmt: skip
    loose = findings.wholes_title(
        rows.reset_index(), dataclasses.replace(jobs, coverage=every.iloc[:0]), "en"
    )
    assert loose.endswith("2.93 million persons; at least 2.234 million persons traced to pairs"), (
        "no national figure of every year"
    )
    chinese = findings.wholes_title(rows.reset_index(), told, "zh")
    assert chinese == "2021—2024年帮助农村劳动力就业不少于 293 万人，其中可追溯到具体结对的不少于 223.4 万人"
    alone = rows.reset_index().assign(whole=float("nan"))
    assert findings.wholes_title(alone, told, "zh") == "2021—2024年帮助农村劳动力就业不少于 223.4 万人"
    box = "in an empty box the whole country"
    assert box in findings.wholes_subtitle(rows, 2021, 2024, "en") and box not in findings.wholes_subtitle(
        alone, 2021, 2024, "en"
    )
    nobody = findings.wholes(_found(), dict.fromkeys(findings.JOBS, NOTHING), "zh")
    assert "没有可用的数字" in findings.wholes_title(nobody, jobs, "zh")
    assert findings.parts(found, "en")["name"].iloc[0] == "Guangdong to Guangxi"


def test_a_level_says_who_is_counted():
    """M10: 400,000 poor workers and 6,000,000 of all are no rise of one number."""
    levels = pd.DataFrame({
        "origin": ["440000", "440000", "440000", "310000"], "destination": ["450000", "450000", "520000", "530000"],
        "year": [2020, 2023, 2020, None], "figure": [4e5, 6e6, 1.2e5, np.nan], "status": ["at_least", "at_least", "reported", "unknown"],
        "observation_ids": ["a:1", "a:2", "a:3", ""],
    })  # fmt: skip
    claims = pd.DataFrame({
        "observation_id": ["a:1", "a:2", "a:3"], "origin": "440000", "destination": ["450000", "450000", "520500"],
        "flags": ["part", "", ""],
    })  # fmt: skip
    table = findings.stock_table(levels, claims, {"520500": "Bijie"}, "en")
    assert table.iloc[:, 3].to_list() == [
        "only a part of them, such as poor workers", "all workers of the one province in the other", "only those of Bijie",
    ]  # fmt: skip
    told = findings.stock_summary(levels, "en")
    assert "can't be compared" in told[0]
    assert told[1] == "Pairs without a level: Yunnan to Shanghai."
    # Where there is no level at all nothing is said of what levels are.
    assert findings.stock_summary(levels[3:], "en") == ["", told[1]]
    assert findings.stock_summary(levels[:3], "en") == [told[0], ""]


def test_the_table_of_pairs_leaves_out_what_nothing_is_known_of():
    rows = findings.parts(_found(jobs_total=753_100.0, jobs_local=558.0), "zh")
    table = findings.pairs_table(rows, "zh")
    assert list(table.columns) == ["结对关系", "帮助农村劳动力就业", "省内就近就业"]
    assert table.iloc[0].to_list() == ["广东→广西", "不少于 75.31 万人", "不少于 558 人"]
    assert findings.pairs_table(findings.parts(_found(), "en"), "en").empty


@pytest.mark.parametrize(
    ("lang", "known", "nothing"),
    [("zh", "1 组结对中 1 组有数值或下限", "1 组结对中 0 组"), ("en", "1 of 1 pair ", "0 of 1 pair ")],
)
def test_the_map_says_of_how_many_pairs_something_is_known(lang, known, nothing):
    assert known in findings.map_subtitle(_period("jobs_to_east", 263_450.0), lang)
    assert nothing in findings.map_subtitle(_period("jobs_to_east"), lang)


def test_national_figures_that_gave_way_are_counted():
    held = pd.DataFrame({"held": [True, False, True, True]})
    assert "1 of the figures disagrees with the others" in findings.national_summary(held, "en")
    assert "它们互不矛盾" in findings.national_summary(held[held["held"]], "zh")
    assert findings.national_summary(held, "zh").endswith("其中 1 个数与其他数相左。")
    assert findings.national_summary(held[:0], "en") == "There is no national figure."
