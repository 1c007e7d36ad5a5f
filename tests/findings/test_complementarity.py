"""What is said of complementarity is what was computed, with its interval."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import complementarity as findings
from analysis.measures.assignment import Comparison
from analysis.measures.complementarity import CRITERIA

PAIRS = pd.MultiIndex.from_tuples(
    [("110000", "150000"), ("120000", "620000")], names=["origin", "destination"]
)
ACTUAL = pd.Series([False, True], index=PAIRS)
SCORES = pd.DataFrame(
    {"score": [70.4, 60.2], "rank": [1, 2], "rank_low": [1, 2], "rank_high": [31, 44]}, index=PAIRS
)


@pytest.fixture
def comparison() -> Comparison:
    return Comparison(
        gain=np.array([0.2, 0.6]), gain_equal=0.587, beaten=np.array([0.8, 0.99]), beaten_equal=0.988,
        best=pd.Series([True, False], index=PAIRS), share=pd.Series([0.204, 0.754], index=PAIRS), kept=4,
        kept_drawn=np.array([2, 5]), sums=(575.6, 539.2, 601.4),
    )  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_number_is_said_without_its_interval_or_with_decimals(comparison, lang):
    told = " ".join(findings.comparison_summary(comparison, 11, lang))
    for number in ("99%", "59%", "22%–58%", "539", "576", "601"):
        assert number in told
    assert "." not in told.replace(". ", "").rstrip(".")


def test_every_criterion_is_explained_and_graded_in_both_languages():
    for lang in ("zh", "en"):
        table = findings.criteria_table(lang)
        assert len(table) == len(CRITERIA)
        assert not (table == "").any(axis=None)
    weak = table.loc[table["As a stand-in"] == "weak", "Criterion"]
    assert all(name in findings.method(80, "en")[1] for name in weak)


def test_the_full_table_marks_the_actual_pairs(comparison):
    values = pd.DataFrame({name: [0.5, 0.25] for name in ("similarity", *CRITERIA)}, index=PAIRS).assign(
        distance=[420.0, 1240.0]
    )
    table = findings.full_table(values, SCORES, ACTUAL, comparison.share, "en")
    assert table["Actual"].to_list() == ["–", "yes"]
    assert table["90% interval"].to_list() == ["1–31", "2–44"]
    assert table["km"].to_list() == ["420", "1,240"]


def test_the_partners_of_one_province_in_their_order():
    told = findings.own_summary(SCORES.iloc[1:], ACTUAL, "620000", "zh")
    assert told == "甘肃的可能对象，按等权名次排列，数字为九成权重下的名次区间：天津（现行） 2–44。"
    assert findings.pair_names(PAIRS, ACTUAL, "en") == {
        "110000-150000": "Beijing to Inner Mongolia",
        "120000-620000": "Tianjin to Gansu (actual)",
    }


def test_titles_count_what_they_name(comparison):
    assert findings.assignment_title(comparison, 11, "en").startswith(
        "The best assignment under equal weights keeps 4 of the 11"
    )
    assert findings.matrix_title(SCORES, ACTUAL, "en").startswith(
        "0 of 1 actual pairs are in the upper half of the 2"
    )
    assert "跨 36 位" in findings.ranks_title(SCORES, "zh")  # (30 + 42) / 2
