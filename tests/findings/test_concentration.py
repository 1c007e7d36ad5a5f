"""What is said of how unevenly sums spread."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import concentration as findings
from analysis.measures import funding


def measured(*values: float) -> funding.Concentration:
    return funding.concentration(pd.DataFrame({"value": values}, dtype=float))


def test_it_says_how_many_pairs_it_leaves_out():
    said = findings.summary(measured(3e9, 1e9, np.nan), "en")
    assert said.startswith("Among the 2 pairs with a value (1 more has none, or only a floor) the largest holds 75%, the largest 2 hold 100%")  # fmt: skip
    assert "75%" in findings.table(measured(3e9, 1e9, np.nan), "en")["Value"].tolist()


def test_the_measures_of_three_to_one():
    # Shares 3/4 and 1/4: 9/16 + 1/16 = 0.625, 1 / 0.625 = 1.6; twice 2 billion apart of 2 x 4 x the mean of 2.
    table = findings.table(measured(3e9, 1e9, np.nan), "en").set_index("Measure")["Value"]
    assert table.tolist() == ["2", "1", "75%", "100%", "0.625", "1.6", "0.25"]
    assert findings.table(measured(np.nan), "en")["Value"].iloc[2:].isna().all()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_pair_it_says_so(lang):
    assert findings.summary(measured(), lang)


def test_of_one_pair_nothing_is_said_of_shares_and_of_four_the_three_largest():
    assert findings.summary(measured(3e9, np.nan, np.nan), "en") == (
        "Only one pair has a value (2 more have none, or only a floor), so nothing can be said of shares."
    )
    # 4, 3, 2 and 1 of 10: 0.16 + 0.09 + 0.04 + 0.01 = 0.3.
    said = findings.summary(measured(4e9, 3e9, 2e9, 1e9), "zh")
    assert "最大一组占 40%，最大 3 组占 90%；集中程度相当于 3.33 组规模相同的结对。" in said
    assert "Share of the largest 3" in findings.table(measured(4e9, 3e9, 2e9, 1e9), "en")["Measure"].tolist()
