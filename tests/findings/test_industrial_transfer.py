"""What is said of industry is what the frames say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import industrial_transfer as findings


def _row(kind: str, value: float, lower: float, upper: float, status: str) -> dict:
    return {"origin": "320000", "destination": "610000", "indicator": kind, "value": value, "lower": lower, "upper": upper,
            "figure": value, "status": status}  # fmt: skip


def test_paid_in_is_compared_with_agreed_only_between_bounds():
    parks = pd.DataFrame(columns=["origin", "destination", "year", "figure", "status"])
    known = pd.DataFrame([
        _row("agreed_investment", 2e10, 1.9e10, 2.1e10, "stated"), _row("enterprise_investment", 1e10, 9e9, 1.1e10, "reported"),
    ])  # fmt: skip
    assert findings.pairs_table(known, parks, "en").iloc[0, -1] == "43–58%"  # 9 / 21 to 11 / 19
    floor = known.assign(upper=np.nan, status="at_least")
    assert "Paid in / agreed" not in findings.pairs_table(floor, parks, "en")


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


def test_an_empty_period_is_said():
    empty = pd.DataFrame(
        columns=["origin", "destination", "indicator", "value", "lower", "upper", "figure", "status"]
    )
    assert findings.summary(empty, 1996, 1996, "en") == ["The chosen province had no pair in 1996."]
    assert "no figure of any pair" in findings.map_title(empty, "workshops", 1996, 1996, "en")
    assert "nothing can be divided" in findings.ratios_summary(pd.DataFrame(), "en")
