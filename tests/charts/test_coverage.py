"""Bars of what is traced to pairs in a national total."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.charts import alt_text
from analysis.charts.coverage import coverage_bars

# Funds: 228.85 亿元 and more in 2024, of which 90 are traced; 495 exactly in 2016-2019, nothing traced of 2011's 8.4.
ROWS = pd.DataFrame({
    "figure": [2.2885e10, 4.95e10, 8.4e8], "status": ["at_least", "stated", "reported"], "traced": [9e9, 1.9e10, np.nan],
    "traced_status": ["at_least", "at_least", "unknown"], "share": [100 * 9 / 22.885, 100 * 19 / 49.5, 0.0],
})  # fmt: skip


@pytest.fixture
def figure():
    return coverage_bars(ROWS, ["2024", "2016–2019", "2011"], lang="en", unit="yuan", title="Traced")


def test_both_figures_and_the_share_are_written_with_their_worth(figure):
    assert alt_text(figure) == (
        "Traced. Bars of what is traced to pairs in the national total: 2024: ≥ 9 of ≥ 22.88 billion yuan, "
        "2016–2019: ≥ 19 of 49.5 billion yuan (≥ 38%), 2011: 0 of 0.84 billion yuan (0%)."
    )


def test_the_part_fills_the_whole_and_only_a_floor_is_open(figure):
    widths = [patch.get_width() for patch in figure.axes[0].patches if hasattr(patch, "get_width")]
    assert widths == [2.2885e10, 9e9, 4.95e10, 1.9e10, 8.4e8]
    assert len(figure.axes[0].lines) == 1


def test_without_a_national_figure_it_says_so():
    assert "无数据" in alt_text(coverage_bars(ROWS.iloc[:0], [], lang="zh", unit="yuan"))
