"""What is said of complementarity is what was computed, with its interval."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import complementarity as findings
from analysis.findings import criteria
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
    told = (
        findings.summary(SCORES, comparison, 11, lang) + " " + findings.comparison_summary(comparison, lang)
    )
    for number in ("99%", "59%", "22%–58%", "539", "576", "601", "36", "2–5"):
        assert number in told
    assert "." not in told.replace(". ", "").rstrip(".")


def test_every_criterion_is_explained_and_graded_in_both_languages():
    for lang in ("zh", "en"):
        table = criteria.criteria_table(lang)
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


def test_a_province_hears_where_its_partners_and_another_one_would_rank():
    other = pd.MultiIndex.from_tuples([("110000", "620000")], names=["origin", "destination"])
    scores = pd.concat([
        SCORES, pd.DataFrame({"score": [50.0], "rank": [3], "rank_low": [1], "rank_high": [27]}, index=other),
    ])  # fmt: skip
    actual = pd.concat([ACTUAL, pd.Series([False], index=other)])
    assert findings.own_summary(scores, actual, "620000", "en") == (
        "By these criteria Gansu's partners rank among 3: Tianjin 2–44; Beijing would rank 1–27. The weights decide."
    )
    assert findings.own_summary(SCORES, ACTUAL, "620000", "zh") == "按这些指标，甘肃的结对在 2 组中的名次：天津 2–44。权重说了算。"  # fmt: skip
    table = findings.provinces_table(scores, actual, "zh").set_index("省份")
    assert table.loc["甘肃"].tolist() == ["天津 2–44", "北京 1–27"]
    assert table.loc["内蒙古"].tolist() == ["", "北京 1–31"]
    # Each receiver's own pairs and the next other one.
    picked = findings.picked(scores, actual, "")
    assert list(picked.index) == [("110000", "150000"), ("120000", "620000"), ("110000", "620000")]


def test_titles_count_what_they_name(comparison):
    assert findings.matrix_title(SCORES, ACTUAL, "en").startswith(
        "Under equal weights 0 of 1 actual pairs are in the upper half of the 2"
    )
    assert findings.share_title(comparison.share, "en").startswith("2 of 2 possible pairs are in")
    assert "跨 36 位" in findings.ranks_title(SCORES, "zh")  # (30 + 42) / 2


def test_no_pair_and_no_criterion_is_called_the_first_where_two_share_the_place():
    same = pd.DataFrame(dict.fromkeys(CRITERIA, [50.0, 60.0]), index=PAIRS)
    assert findings.criteria_title(same, "en") == findings.heading("criteria", "en")
    one = same.assign(distance=[90.0, 95.0], labour=[1.0, 2.0])
    assert findings.criteria_title(one, "en").endswith(
        "highest in distance (near is better), lowest in labour"
    )
