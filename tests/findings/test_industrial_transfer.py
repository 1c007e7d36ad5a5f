"""What is said of industry is what the frames say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import industrial_transfer as findings

SHARES = pd.DataFrame(
    {"givers_first": [0.61, 0.47], "givers_last": [0.55, 0.52], "givers_change": [-0.06, 0.05],
     "receivers_first": [0.11, 0.19], "receivers_last": [0.14, 0.18], "receivers_change": [0.03, -0.01],
     "weight": [0.18, 0.02], "moved": [True, False]},
    index=["制造业", "信息传输软件和信息技术服务业"],
)  # fmt: skip


def _row(kind: str, value: float, lower: float, upper: float, status: str) -> dict:
    return {"origin": "320000", "destination": "610000", "indicator": kind, "value": value, "lower": lower, "upper": upper,
            "obs_status": status}  # fmt: skip


def test_paid_in_is_compared_with_agreed_only_between_bounds():
    parks = pd.DataFrame(columns=["origin", "destination", "year", "value", "obs_status"])
    known = pd.DataFrame([
        _row("agreed_investment", 2e10, 1.9e10, 2.1e10, "A"), _row("enterprise_investment", 1e10, 9e9, 1.1e10, "A"),
    ])  # fmt: skip
    assert findings.pairs_table(known, parks, "en").iloc[0, -1] == "43–58%"  # 9 / 21 to 11 / 19
    floor = known.assign(upper=np.nan, obs_status="P")
    assert findings.pairs_table(floor, parks, "en").iloc[0, -1] == "–"


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (40.3, 40.5, "", "40"),
        (24.9, 31.2, "", "25–31"),
        (1.2e7, float("inf"), "yuan", "≥ 12 million yuan"),
        (float("nan"), 3.0, "", "–"),
        (0.0, float("inf"), "", "–"),
        (0.0, 2.1, "", "≤ 2.1"),
        (5.0e7, 5.5e7, "yuan", "50–55 million yuan"),
    ],
)
def test_ratios_are_ranges_in_two_digits(low, high, unit, said):
    assert findings._range(low, high, unit, "en") == said


def test_what_moved_is_named_and_what_did_not():
    told = findings.moved_summary(SHARES, "en")
    assert told[0].endswith("by the ten's gain: Manufacturing. The others: Information and software.")
    assert findings.moved_title(SHARES, "en").startswith("1 of 2 industries shifted")
    assert "不说明有多少企业迁移" in findings.moved_summary(SHARES, "zh")[1]
    assert findings.moved_title(SHARES[~SHARES["moved"]], "zh") == "没有行业的重心从八省市移向十省份"


def test_shares_are_told_in_points_with_their_sign():
    table = findings.moved_table(SHARES, "zh")
    assert table.iloc[0].to_list() == [
        "制造",
        "61.0%",
        "55.0%",
        "−6.0",
        "11.0%",
        "14.0%",
        "+3.0",
        "18.0%",
        "是",
    ]


def test_an_empty_period_is_said():
    empty = pd.DataFrame(columns=["origin", "destination", "indicator", "value", "obs_status"])
    assert findings.summary(empty, 1996, 1996, "en") == ["The chosen province had no pair in 1996."]
    assert "no figure of any pair" in findings.map_title(empty, "workshops", 1996, 1996, "en")
    assert "nothing can be divided" in findings.ratios_summary(pd.DataFrame(), "en")


def test_the_samples_are_said_to_be_normalised_in_both_languages():
    assert "每千名就业者" in findings.structure_summary("zh")
    assert "per 1,000 employed" in findings.structure_summary("en")
