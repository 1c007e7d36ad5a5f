"""The words of the overview: their numbers are those of the frames, in both languages, also without data."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import overview
from analysis.measures import national

YEARS = {
    "gov_funds": pd.DataFrame(
        [
            (2011, 8.4e8, 8.4e8, 8.4e8, 8.4e8, "reported"),
            (2012, np.nan, np.nan, 5e9, np.nan, "unknown"),
            (2013, np.nan, np.nan, np.nan, np.nan, "unknown"),
            (2024, np.nan, 2.289e10, np.nan, 2.289e10, "at_least"),
        ],
        columns=["year", "value", "lower", "upper", "figure", "status"],
    )
}
FIGURES = pd.DataFrame(
    [
        ("gov_funds", 2011, 2011, "year", 8.4e8, 8.4e8, 8.4e8, 1, True, "a:1"),
        ("gov_funds", 2024, 2024, "floor", 2.289e10, 2.289e10, np.nan, 1, True, "a:2"),
        ("gov_funds", 1996, 2010, "span", 7.8e9, 7.8e9, 7.8e9, 2, False, "a:3;a:4"),
    ],
    columns=list(national.FIGURES),
)
BALANCE = pd.DataFrame({
    "indicator": ["gov_funds"], "observation_ids": ["a:1"], "pairs_lower": [5.5e8], "pairs_known": [5], "pairs": [15],
    "state": ["consistent"],
})  # fmt: skip


def test_the_years_are_counted_by_what_is_known():
    table = overview.known_years(YEARS, FIGURES, "en")
    assert table.iloc[-1].tolist()[:5] == ["Total", 1, 1, 2, 4] and pd.isna(table.iloc[-1, 5])
    said = overview.summary(YEARS, FIGURES, "en")
    assert said[0].startswith(
        "Of 4 years of 1 quantity, 1 has a figure for the whole year, 1 only a floor, and 2 are unknown"
    )
    assert said[1] == "The newest yearly figures: government assistance funds at least 22.89 billion yuan (2024)."  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("zh", "全国财政援助资金：2011年 8.4 亿元，2024年不少于 228.9 亿元"),
        (
            "en",
            "Government assistance funds of the whole country: 0.84 billion yuan in 2011, at least 22.89 billion yuan in 2024",
        ),
    ],
)
def test_the_title_compares_the_first_year_with_the_last(lang, title):
    assert overview.years_title(YEARS, FIGURES, lang) == title


def test_the_figures_stand_with_their_worth_and_their_pairs():
    table = overview.figures_table(FIGURES, BALANCE, "zh")
    assert table.iloc[0].tolist() == [
        "财政援助资金", "2011年", "8.4 亿元", "单年", 1, "不少于 5.5 亿元", "5 / 15", "可相符",
    ]  # fmt: skip
    assert table.iloc[2]["性质"] == "多年合计；与其他数字冲突而让位"


def test_bounds_of_a_stage_are_shown_in_one_unit():
    sums = {
        "gov_funds": pd.DataFrame(
            [
                (1996, 2001, np.nan, 5.525e9),
                (2016, 2020, 5.448e10, np.nan),
                (2021, 2025, np.nan, np.nan),
                (2026, 2026, 1e8, 2e8),
            ],
            columns=["first", "last", "lower", "upper"],
        )
    }
    table = overview.stages_table(sums, "zh")
    assert table.columns.tolist() == ["指标", "1996–2001", "2016–2020", "2021–2025", "2026"]
    assert table.iloc[0].tolist() == ["财政援助资金（亿元）", "0 – 55.25", "≥ 544.8", None, "1 – 2"]


def test_a_round_says_what_it_changed():
    changes = pd.DataFrame(
        [
            (1996, (("350000", "640000"), ("210000", "630000")), (), (), 3),
            (2010, (("350000", "640000"),), (), (("210000", "630000"),), 0),
            (2026, (("350000", "640000"),), (), (), 0),
        ],
        columns=["round", "pairs", "added", "ended", "places"],
    )
    assert overview.rounds_summary(changes, "zh") == [
        "1996年起有 2 组省际关系。",
        "2010年终止 1 组，共 1 组。",
        "2026年省际关系不变，共 1 组。",
    ]
    table = overview.rounds_table(changes, "en")
    assert table.iloc[1].tolist() == ["adjustment of 2010", 1, 0, None, 1, "Liaoning to Qinghai", 0]
    assert table.iloc[2, 0] == "regular assistance, from 2026"


def test_stages_follow_one_another():
    assert overview.stages(2026) == {
        1996: 2001, 2002: 2009, 2010: 2012, 2013: 2015, 2016: 2020, 2021: 2025, 2026: 2026,
    }  # fmt: skip
    assert list(overview.stages(2015)) == [1996, 2002, 2010, 2013]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_data_it_says_so(lang):
    blank = {"gov_funds": YEARS["gov_funds"].assign(figure=np.nan, value=np.nan, status="unknown")}
    assert len(overview.summary(blank, FIGURES.iloc[:0], lang)) == 1
    assert overview.years_title(blank, FIGURES, lang)
    nobody = pd.DataFrame(
        columns=["place", "value", "lower", "upper", "figure", "status", "pairs", "pairs_known"]
    )
    assert ("均无数值", "No province")[lang == "en"] in overview.map_title(nobody, "gov_funds", lang)
    assert overview.map_table(nobody, "gov_funds", lang).empty
