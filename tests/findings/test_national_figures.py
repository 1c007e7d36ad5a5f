"""The table of national figures: which hold, which gave way, and which no bound is made from."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import national_figures

FIGURES = pd.DataFrame({
    "indicator": "gov_funds", "first": 2021, "last": [2021, 2022, 2023, 2024], "until": pd.to_datetime(["2021-12-31", "2022-12-31", "2023-12-31", "2024-12-31"]),
    "figure": [2.288e10, 2.31e10, 2.3e10, 2.29e10], "upper": [2.2885e10, 2.3105e10, 2.305e10, None], "exact": False,
    "kind": ["year", "year", "year", "floor"], "unit": "yuan", "pages": [3, 1, 1, 2], "held": [True, False, True, True],
    "observation_ids": ["a:1;a:2", "a:3", "a:4", "a:5;a:4"],
})  # fmt: skip
UNUSED = pd.DataFrame({"observation_id": ["a:4"], "reason": ["a target, not an outcome"]})


@pytest.mark.parametrize(
    ("lang", "held"),
    [
        ("zh", ["未被推翻", "与其他数相左，让位", "未采用：计划目标，非实际结果", "未被推翻"]),
        ("en", ["yes", "no, gave way to others", "not used: a target, not an outcome", "yes"]),
    ],
)
def test_a_figure_holds_gave_way_or_is_not_used(lang, held):
    # Of the last one a page is used: it holds.
    assert national_figures.table(FIGURES, UNUSED, lang).iloc[:, 4].tolist() == held


def test_a_floor_is_written_as_one():
    values = national_figures.table(FIGURES, UNUSED, "en").iloc[:, 2]
    assert values.tolist() == [
        "22.88 billion yuan",
        "23.1 billion yuan",
        "23 billion yuan",
        "at least 22.9 billion yuan",
    ]
