"""What is said of the part of a national total that is traced to pairs."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.findings import coverage

# 495 exactly in 2016-2019, of which 190 and more; 228.85 and more in 2024, of which 90 and more.
ROWS = pd.DataFrame({
    "first": [2016, 2024], "last": [2019, 2024], "figure": [4.95e10, 2.2885e10], "status": ["stated", "at_least"],
    "since": pd.to_datetime(["2016-01-01", "2024-01-01"]), "until": pd.to_datetime(["2019-12-31", "2024-10-31"]),
    "traced": [1.9e10, 9e9], "traced_status": "at_least", "share": [100 * 19 / 49.5, 100 * 9 / 22.885],
})  # fmt: skip


def test_the_newest_national_figure_is_told_with_what_is_traced():
    assert coverage.sentence(ROWS, "gov_funds", "zh") == (
        "全国2024年1—10月财政援助资金不少于 228.8 亿元，其中可追溯到具体结对的不少于 90 亿元。"
    )
    assert coverage.title(ROWS[:1], "gov_funds", "en") == (
        "Government assistance funds, whole country, 2016–2019: 49.5 billion yuan, of which at least 19 billion yuan (≥ 38%) "
        "can be traced to pairs"
    )


def test_nothing_traced_and_nothing_known():
    none = ROWS[1:].assign(traced=np.nan, traced_status="unknown", share=0.0)
    assert coverage.sentence(none, "gov_funds", "en").endswith("none of it traced to pairs.")
    assert coverage.sentence(ROWS[:0], "gov_funds", "zh") == ""


def test_the_table_has_every_figure_of_the_sentence():
    table = coverage.table(ROWS, "gov_funds", "en")
    assert table.iloc[0].tolist() == ["2016–2019", "49.5 billion yuan", "at least 19 billion yuan", "≥ 38%"]
    # The quotient of two floors bounds nothing.
    assert table.iloc[1, 1:3].tolist() == ["at least 22.88 billion yuan", "at least 9 billion yuan"]
    assert table.iloc[1].isna().tolist() == [False, False, False, True]


def test_the_subtitle_explains_only_what_is_drawn():
    assert (
        coverage.subtitle(ROWS[:1], "gov_funds", "en")
        == "Government assistance funds, years with a national figure"
    )
    both = coverage.subtitle(ROWS, "gov_funds", "zh")
    assert (
        both
        == "财政援助资金，有全国数字的年份；右端开口者，全国数也只是下限；全国数只到某月的，结对的全年数字不计入"
    )
