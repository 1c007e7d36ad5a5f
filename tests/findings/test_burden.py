"""What is said of the givers' budgets."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.findings import burden as findings

BURDEN = pd.DataFrame({
    "place": ["440000", "350000"], "first": [2021, None], "last": [2022, None], "value": [2e9, np.nan],
    "lower": [1.9e9, np.nan], "figure": [2e9, np.nan], "base": [1e12, np.nan], "share": [0.2, np.nan], "share_lower": [0.19, np.nan],
    "share_upper": [0.21, np.nan], "status": ["stated", "unknown"], "observation_ids": ["a:2", ""],
}).astype({"first": "Int64", "last": "Int64"})  # fmt: skip


def test_it_names_its_years():
    assert findings.title(BURDEN, "en").endswith("known for 1, Guangdong 0.2%")
    assert findings.rows_of_bars(BURDEN, "en")["note"].tolist() == ["(2021–2022)", ""]
    table = findings.table(
        {"general_public_expenditure": BURDEN, "gross_regional_product": BURDEN}, "gov_funds", "zh"
    )
    assert table.loc[table["省份"] == "广东"].iloc[0].tolist() == [
        "广东", "20 亿元", "2021—2022", "10,000 亿元", "0.2%", "10,000 亿元", "0.2%",
    ]  # fmt: skip


def test_a_share_has_two_digits_and_a_floor_is_cut():
    floor = BURDEN.assign(status="at_least", share=[0.3866, np.nan])
    table = findings.table({"general_public_expenditure": floor}, "gov_funds", "en")
    assert table["Share of it"].tolist()[::-1] == ["at least 0.38%", "No data"]


def test_the_largest_share_is_named_where_no_bound_denies_it_and_said_to_be_the_known_one():
    """Guangdong 0.2 percent, at least 0.19, beside 0.1 and 0.05; of a fourth giver nothing is known."""
    three = pd.concat([BURDEN[:1]] * 3, ignore_index=True).assign(
        place=["440000", "350000", "320000"], share=[0.2, 0.1, 0.05], share_lower=[0.19, 0.09, 0.04], share_upper=[0.21, 0.11, 0.06],
    )  # fmt: skip
    assert findings.title(three, "zh") == "占本省一般公共预算支出比重最高的是广东：0.2%"
    assert (
        findings.title(three, "en")
        == "Guangdong gives the largest share of its general public budget expenditure: 0.2%"
    )
    four = pd.concat([three, BURDEN[1:].assign(place="310000")], ignore_index=True)
    assert findings.title(four, "zh") == "占本省一般公共预算支出比重已知最高的是广东：0.2%"
    assert (
        findings.title(four, "en")
        == "Guangdong gives the largest known share of its general public budget expenditure: 0.2%"
    )
    assert findings.title(BURDEN[1:], "en") == "Share of the givers' budgets: no data"
