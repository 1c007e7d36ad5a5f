"""The words of the overview: their numbers are those of the frames, in both languages, also without data."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import overview
from analysis.measures import national

COLUMNS = ["year", "value", "lower", "upper", "figure", "status"]
NOTHING = pd.DataFrame(columns=COLUMNS)
YEARS = {
    "gov_funds": pd.DataFrame(
        [
            (2011, 8.4e8, 8.4e8, 8.4e8, 8.4e8, "reported"),
            (2012, np.nan, np.nan, 5e9, np.nan, "unknown"),
            (2013, np.nan, np.nan, np.nan, np.nan, "unknown"),
            (2019, 2.29e10, 2.285e10, 2.295e10, 2.29e10, "reported"),
            (2024, np.nan, 2.2885e10, np.nan, 2.2885e10, "at_least"),
        ],
        columns=COLUMNS,
    ),
    **dict.fromkeys(overview.OTHERS, NOTHING),
    # What pairs make of 2011 says nothing of the country: its own figure is in person-times.
    "labor_exported": pd.DataFrame(
        [
            (2011, np.nan, 41_850.0, np.nan, 41_850.0, "at_least"),
            (2012, 1.215e6, 1.2145e6, 1.2155e6, 1.215e6, "reported"),
        ],
        columns=COLUMNS,
    ),
    "jobs_total": pd.DataFrame([(2024, np.nan, 814_500.0, np.nan, 814_500.0, "at_least")], columns=COLUMNS),
}
FIGURES = pd.DataFrame(
    [
        (
            "gov_funds",
            2011,
            2011,
            pd.Timestamp("2011-12-31"),
            "year",
            8.4e8,
            8.4e8,
            8.4e8,
            "yuan",
            1,
            True,
            "a:1",
        ),
        (
            "gov_funds",
            2019,
            2019,
            pd.Timestamp("2019-12-31"),
            "year",
            2.29e10,
            2.285e10,
            2.295e10,
            "yuan",
            1,
            True,
            "a:5",
        ),
        (
            "gov_funds",
            2024,
            2024,
            pd.Timestamp("2024-10-31"),
            "floor",
            2.289e10,
            2.2885e10,
            np.nan,
            "yuan",
            1,
            True,
            "a:2",
        ),
        (
            "gov_funds",
            1996,
            2010,
            pd.Timestamp("2010-12-31"),
            "span",
            7.8e9,
            7.8e9,
            7.8e9,
            "yuan",
            2,
            False,
            "a:3;a:4",
        ),
        (
            "labor_exported",
            2011,
            2011,
            pd.Timestamp("2011-12-31"),
            "year",
            188_733,
            188_732.5,
            188_733.5,
            "person-times",
            1,
            True,
            "a:6",
        ),
        (
            "labor_exported",
            2012,
            2012,
            pd.Timestamp("2012-12-31"),
            "year",
            1_215_000,
            1_214_500,
            1_215_500,
            "persons",
            1,
            True,
            "a:7",
        ),
        (
            "jobs_total",
            2024,
            2024,
            pd.Timestamp("2024-10-31"),
            "floor",
            815_000,
            814_500,
            np.nan,
            "persons",
            1,
            True,
            "a:8",
        ),
    ],
    columns=[name for name in national.FIGURES if name not in ("figure", "since", "exact")],
).assign(figure=lambda rows: rows["value"], exact=lambda rows: rows["kind"] == "year")
BALANCE = pd.DataFrame({
    "indicator": ["gov_funds"], "observation_ids": ["a:1"], "pairs_lower": [5.5e8], "pairs_known": [5], "pairs": [15],
    "state": ["consistent"],
})  # fmt: skip


def test_the_first_sentence_says_how_much_and_how_it_grew():
    assert overview.summary(YEARS, FIGURES, "en") == [
        "Eastern provinces gave 22.9 billion yuan in 2019 and at least 22.88 billion yuan in 2024, against 0.84 billion yuan in 2011 "
        "(government assistance funds).",
    ]
    assert overview.sparks_title(YEARS, FIGURES, "en") == (
        "In 2024, in the whole country: rural workers helped into jobs, at least 814.5 thousand persons"
    )
    assert overview.summary(YEARS, FIGURES, "zh")[0] == (
        "东部省份给西部的财政援助资金，2019年 229 亿元，2024年不少于 228.8 亿元，2011年为 8.4 亿元。"
    )


def test_the_first_screen_has_the_newest_year_of_what_matters_most():
    shown = overview.big_numbers(YEARS, FIGURES, "zh")
    assert [(number.value, number.name, number.when, number.observation_ids) for number in shown] == [
        ("不少于 228.8 亿元", "财政援助资金", "2024年", "a:2"), ("不少于 81.45 万人", "帮助农村劳动力就业", "2024年", "a:8"),
    ]  # fmt: skip


def test_a_figure_in_another_unit_is_never_one_of_the_row():
    assert overview.of_years(YEARS["labor_exported"], FIGURES, "labor_exported")["year"].tolist() == [2012]
    rows = {row.name: row for row in overview.sparks(YEARS, FIGURES, "en")}
    assert list(rows) == ["Rural workers helped into jobs", "Organised labour export"]
    assert rows["Organised labour export"].elsewhere == (2011,)
    assert rows["Organised labour export"].words == "2012: 1.215 million persons"
    table = overview.years_table(YEARS, FIGURES, "en")
    own = table[table["Indicator"] == "Organised labour export"]
    assert own["Value"].tolist() == ["188.7 thousand person-times", "1.215 million persons"]


def test_the_stages_have_their_sums_and_ceilings():
    stages = pd.DataFrame({
        "first": [1996, 2016], "last": [2010, 2020], "figure": [5.74e9, 5.838e10], "upper": [6.4e9, np.nan], "status": "at_least",
    })  # fmt: skip
    assert (
        overview.stages_title(stages, "zh")
        == "财政援助资金：1996—2010年不少于 57.4 亿元，2016—2020年不少于 583.8 亿元"
    )
    table = overview.stages_table(stages, "en")
    assert table.iloc[0].tolist() == [
        "1996–2010",
        "at least 5.74 billion yuan",
        "6.4 billion yuan",
        "At least",
    ]
    assert table["At most"].isna().tolist() == [False, True]


def test_stages_do_not_overlap():
    assert all(
        one[1] + 1 == other[0] for one, other in zip(overview.STAGES, overview.STAGES[1:], strict=False)
    )


def test_the_figures_stand_with_their_worth_and_their_pairs():
    table = overview.figures_table(FIGURES, BALANCE, national.no_coverage(), "zh")
    assert table.iloc[0].tolist() == [
        "财政援助资金", "2011年", "8.4 亿元", "单年", 1, "不少于 5.5 亿元", "5 / 15", "可相符",
    ]  # fmt: skip
    assert table.iloc[2]["全国数"] == "不少于 228.9 亿元"
    assert table.iloc[3]["性质"] == "多年合计；与其他数字冲突而让位"
    # What the page tells of the pairs of the same days is told here too: as a page prints it, not less half of its last digit.
    traced = pd.DataFrame({
        "first": [2011], "last": [2011], "until": [pd.Timestamp("2011-12-31")], "traced": [5.6e8], "traced_status": ["at_least"],
    })  # fmt: skip
    assert overview.figures_table(FIGURES, BALANCE, traced, "zh").iloc[0].tolist()[5] == "不少于 5.6 亿元"


def test_the_map_names_some_and_ranks_nobody_where_floors_are_all_that_is_known():
    received = pd.DataFrame({
        "place": ["530000", "610000"], "value": np.nan, "lower": [2.64e10, 1.58e10], "upper": np.nan, "figure": [2.64e10, 1.58e10],
        "status": "at_least", "pairs": [4, 1], "pairs_known": [2, 1],
    })  # fmt: skip
    assert overview.map_title(received, "gov_funds", "en") == (
        "Received by province: Yunnan at least 26.4 billion yuan, Shaanxi at least 15.8 billion yuan"
    )


def test_the_map_names_who_received_most_where_no_bound_denies_it():
    three = pd.DataFrame({
        "place": ["530000", "610000", "620000"], "value": [9e9, 5e9, 4e9], "lower": [8.9e9, 4.9e9, 3.9e9], "upper": [9.1e9, 5.1e9, 4.1e9],
        "figure": [9e9, 5e9, 4e9], "status": "stated", "pairs": 1, "pairs_known": 1,
    })  # fmt: skip
    assert overview.map_title(three, "gov_funds", "zh") == "受援最多的是云南：90 亿元"
    assert overview.map_title(three, "gov_funds", "en") == "Yunnan received most: 9 billion yuan"
    # Of a fourth province nothing is known.
    four = pd.concat(
        [
            three,
            three[:1].assign(
                place="640000", value=np.nan, lower=np.nan, upper=np.nan, figure=np.nan, status="unknown"
            ),
        ]
    )
    four = four.reset_index(drop=True)
    assert overview.map_title(four, "gov_funds", "zh") == "已知受援最多的是云南：90 亿元"
    assert (
        overview.map_title(four, "gov_funds", "en") == "Yunnan is known to have received most: 9 billion yuan"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_data_it_says_so(lang):
    blank = dict.fromkeys(YEARS, NOTHING)
    assert len(overview.summary(blank, FIGURES.iloc[:0], lang)) == 1
    assert overview.sparks(blank, FIGURES.iloc[:0], lang) == []
    assert overview.sparks_title(blank, FIGURES.iloc[:0], lang) == overview.sparks_heading(lang)
    assert overview.years_table(blank, FIGURES.iloc[:0], lang).empty
    nobody = pd.DataFrame(
        columns=["place", "value", "lower", "upper", "figure", "status", "pairs", "pairs_known"]
    )
    assert ("均无数值", "No province")[lang == "en"] in overview.map_title(nobody, "gov_funds", lang)
    assert overview.map_table(nobody, "gov_funds", lang).empty
