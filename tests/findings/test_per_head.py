"""What is said per resident: a comparison only where enough is known to make one."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import per_head
from analysis.measures import funding

RECEIVED = pd.DataFrame({
    "place": ["610000", "450000", "640000"], "value": [np.nan, 2.028e9, np.nan], "lower": [7.972e9, 2.0e9, 0.0],
    "upper": [np.nan, 2.1e9, 9e9], "figure": [7.972e9, 2.028e9, np.nan], "status": ["at_least", "stated", "unknown"],
})  # fmt: skip
CONTEXT = pd.DataFrame(
    [
        ("610000", 2024, "resident_population", 39.86e6),
        ("450000", 2023, "resident_population", 50.7e6),
        ("640000", 2024, "resident_population", 7.29e6),
    ],
    columns=["province", "year", "indicator", "value"],
)
CELLS = pd.DataFrame({
    "destination": ["610000", "610000", "450000", "640000"], "figure": [2.69e9, np.nan, 2.028e9, np.nan],
})  # fmt: skip


@pytest.fixture(scope="module")
def heads():
    return funding.per_head(RECEIVED, CONTEXT, 2024)


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("zh", "按受援省份常住人口人均：陕西不少于 200 元，广西 40 元"),
        ("en", "Per resident of the receiving province: Shaanxi at least 200 yuan and Guangxi 40 yuan"),
    ],
)
def test_it_names_two_that_are_known(heads, lang, title):
    assert per_head.title(heads, "gov_funds", lang) == title
    assert "2023" in per_head.subtitle(heads, "gov_funds", 2021, 2024, lang)


def test_the_table_says_how_many_years_of_pairs_are_known(heads):
    table = per_head.table(heads, CELLS, "gov_funds", "zh")
    assert table["人均"].tolist() == ["不少于 200 元", "40 元", "无数据"]
    assert table["人口年份"].tolist() == [2024, 2023, 2024]
    assert table["有数的结对年份"].tolist() == ["1 / 2", "1 / 1", "0 / 1"]


def test_bars_are_per_head(heads):
    rows = per_head.rows_of_bars(funding.with_value(heads, {"450000", "640000"}), "en")
    assert rows["name"].tolist() == ["Guangxi"]
    assert rows["figure"].tolist() == pytest.approx([40.0])


def test_too_few_to_compare_are_listed_and_it_says_why():
    assert per_head.unequal(["610000", "450000", "150000"], "zh") == ""
    assert per_head.unequal(["610000"], "zh").startswith("可以相比的省份太少（只有陕西）；多数只知下限")
    assert per_head.unequal(["450000", "610000"], "en").startswith(
        "Too few provinces can be compared (only Guangxi, Shaanxi); mostly"
    )
    assert per_head.unequal([], "en").startswith("Too few provinces can be compared; mostly floors are known")


def test_of_one_known_province_one_is_told_and_of_none_that_there_is_nothing(heads):
    one = heads[heads["place"].isin(["450000", "640000"])]
    assert per_head.title(one, "gov_funds", "zh") == "按受援省份常住人口人均：广西 40 元"
    none = heads[heads["place"].eq("640000")]
    assert per_head.title(none, "gov_funds", "en") == "Government assistance funds per head: no data"
