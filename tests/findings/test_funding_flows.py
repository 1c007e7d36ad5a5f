"""The words of the report on funding flows: their numbers are those of the frames, in both languages."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import burden as of_budgets
from analysis.findings import funding_flows as findings
from analysis.findings import words
from analysis.measures import funding
from analysis.measures.flows import COLUMNS
from analysis.vocabulary.labels import label

FLOWS = pd.DataFrame(
    [
        (
            "320000",
            "610000",
            np.nan,
            7.972e9,
            np.nan,
            9e9,
            12e9,
            7.972e9,
            "at_least",
            4,
            3,
            0,
            0,
            1,
            "a:1",
            "",
        ),
        (
            "440000",
            "450000",
            2.028e9,
            2.0e9,
            2.1e9,
            2.0e9,
            2.1e9,
            2.028e9,
            "stated",
            4,
            4,
            0,
            0,
            0,
            "a:2",
            "",
        ),
        ("350000", "640000", np.nan, 0.0, 9e9, np.nan, np.nan, np.nan, "unknown", 4, 0, 0, 0, 4, "", ""),
    ],
    columns=list(COLUMNS),
)
# A page tells a sum of both givers that is more than their own floors.
WHOLE = pd.Series(
    {"value": np.nan, "lower": 1.1e10, "upper": np.nan, "figure": 1.1e10, "status": "at_least"}, dtype=object
)
SPAN = "gov_funds", 2021, 2024


def test_all_pairs_together_are_what_is_answered_and_not_their_sum():
    said = findings.summary(FLOWS, WHOLE, *SPAN, "zh")
    assert said[0].startswith("2021—2024年间有 3 组省际结对：1 组各年（或合计）均有来源所载，0 组为估算，1 组只知下限，1 组没有")  # fmt: skip
    assert said[1].startswith("这些省份之间合计不少于 110 亿元；其中江苏→陕西不少于 79.72 亿元、")
    table = findings.table(FLOWS, WHOLE, "gov_funds", "zh")
    assert table.iloc[-1].dropna().tolist() == ["合计", "不少于 110 亿元", "≥ 110 亿元", "仅知下限"]
    assert findings.missing(FLOWS, "en") == "In force, but without a value: Fujian to Ningxia."
    ended = FLOWS.assign(years=FLOWS["years"].where(FLOWS["figure"].notna(), 1))
    assert findings.missing(ended, "zh") == "有结对而无数值：福建→宁夏（其中 1 年）。"


def test_the_title_names_the_largest_only_where_no_bound_denies_it():
    assert findings.title(FLOWS, WHOLE, *SPAN, "zh") == "2021—2024年3 组结对的财政援助资金共不少于 110 亿元"
    assert "largest" not in findings.title(FLOWS, WHOLE, *SPAN, "en")
    sure = FLOWS.assign(
        value=[7.972e9, 2.028e9, 1e9], figure=[7.972e9, 2.028e9, 1e9], lower=[7.9e9, 2e9, 9e8], upper=[8e9, 2.1e9, 2e9],
        status="stated",
    )  # fmt: skip
    assert "规模最大的是江苏→陕西：79.7 亿元" in findings.title(sure, WHOLE, *SPAN, "zh")


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("zh", "按受援省份常住人口人均：陕西不少于 200 元，广西 40 元"),
        ("en", "Per resident of the receiving province: Shaanxi at least 200 yuan and Guangxi 40 yuan"),
    ],
)
def test_per_head_names_the_most_and_the_least(lang, title):
    context = pd.DataFrame(
        [
            ("610000", 2024, "resident_population", 39.86e6),
            ("450000", 2023, "resident_population", 50.7e6),
            ("640000", 2024, "resident_population", 7.29e6),
        ],
        columns=["province", "year", "indicator", "value"],
    )
    received = FLOWS.rename(columns={"destination": "place"}).assign(pairs=1, pairs_known=[1, 1, 0])
    heads = funding.per_head(received, context, 2024)
    assert findings.head_title(heads, "gov_funds", lang) == title
    assert "2023" in findings.head_subtitle(heads, *SPAN, lang)
    table = findings.head_table(heads, "gov_funds", "zh")
    assert table["人均"].tolist() == ["不少于 200 元", "40 元", "无数据"]
    assert table["人口年份"].tolist() == [2024, 2023, 2024]


def test_a_small_map_has_the_total_that_was_answered():
    cells = pd.DataFrame({
        "origin": "320000", "destination": ["610000", "630000"], "year": 2021, "value": [5.0, np.nan], "lower": [4.0, 0.0],
        "upper": [6.0, 9.0], "status": ["reported", "unknown"], "figure": [5.0, np.nan],
    })  # fmt: skip
    (drawn,) = findings.multiples(cells, 4).values()
    assert drawn["status"].tolist() == ["reported", "unknown"]
    assert "1 of 2 pairs" in findings.multiples_title(cells, "en")
    assert findings.multiples_heads({"2021": WHOLE}, "gov_funds", "zh") == {"2021": "不少于 110 亿元"}


def test_the_grid_says_how_many_years_of_pairs_are_known_and_reported():
    cells = pd.DataFrame({"figure": [1.0, 2.0, np.nan], "status": ["reported", "at_least", "unknown"]})
    assert findings.grid_title(cells, "zh") == "3 个结对年份中 2 个有数值或下限，其中 1 个为来源所载"
    assert findings.grid_title(cells[2:], "zh") == "1 个结对年份中没有一个有数值"
    assert (
        findings.grid_title(cells, "en")
        == "2 of 3 years of pairs have a figure or a floor, 1 of them as reported"
    )


def test_the_burden_names_its_years():
    burden = pd.DataFrame({
        "place": ["440000", "350000"], "first": [2021, None], "last": [2022, None], "value": [2e9, np.nan],
        "figure": [2e9, np.nan], "lower": [1.9e9, np.nan], "upper": [2.1e9, np.nan], "base": [1e12, np.nan], "share": [0.2, np.nan], "share_lower": [0.19, np.nan],
        "share_upper": [0.21, np.nan], "status": ["stated", "unknown"], "observation_ids": ["a:2", ""],
    }).astype({"first": "Int64", "last": "Int64"})  # fmt: skip
    assert of_budgets.title(burden, "en").endswith("known for 1, Guangdong 0.2%")
    assert of_budgets.rows_of_bars(burden, "en")["note"].tolist() == ["(2021–2022)", ""]
    table = of_budgets.table(
        {"general_public_expenditure": burden, "gross_regional_product": burden}, "gov_funds", "zh"
    )
    assert table.loc[table["省份"] == "广东"].iloc[0].tolist() == [
        "广东", "20 亿元", "2021–2022", "10,000 亿元", "0.2%", "10,000 亿元", "0.2%",
    ]  # fmt: skip


def test_concentration_says_how_many_pairs_it_leaves_out():
    measured = funding.concentration(FLOWS.assign(value=[3e9, 1e9, np.nan]))
    said = findings.concentration_summary(measured, "en")
    assert said.startswith("Among the 2 pairs with a value (1 more has none, or only a floor) the largest holds 75%, the largest 2 hold 100%")  # fmt: skip
    assert "75%" in findings.concentration_table(measured, "en")["Value"].tolist()


def test_small_maps_are_those_of_years_with_a_value_the_newest():
    cells = pd.DataFrame({
        "origin": "320000", "destination": "610000", "year": [2020, 2021, 2022, 2023], "value": [1.0, np.nan, 3.0, 4.0],
        "figure": [1.0, np.nan, 3.0, 4.0], "lower": np.nan, "upper": np.nan, "status": "reported",
    })  # fmt: skip
    drawn = findings.multiples(cells, 2)
    assert list(drawn) == ["2022", "2023"]
    assert findings.multiples_subtitle(cells, *SPAN, drawn, "en").endswith("; not drawn: 2020–2021")
    assert (
        findings.multiples_title(cells, "en") == "In the best known year the one pair has a figure or a floor"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_pair_it_says_so(lang):
    none = FLOWS.iloc[:0]
    assert len(findings.summary(none, WHOLE, *SPAN, lang)) == 1
    assert findings.missing(none, lang) == ""
    assert findings.table(none, WHOLE, "gov_funds", lang).empty
    assert findings.concentration_summary(funding.concentration(none), lang)


def test_one_of_a_thing_is_told_as_one() -> None:
    assert [words.count(n, "claim") for n in (0, 1, 2)] == ["0 claims", "1 claim", "2 claims"]
    line = label("source_line", "en", claims=1, pages=1, publishers="A")
    assert line.startswith("Sources: 1 claim of 1 page (A and others)")
    assert label("source_line", "en", claims=1200, pages=2, publishers="A").startswith(
        "Sources: 1,200 claims of 2 pages"
    )
