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
