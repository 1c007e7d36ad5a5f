"""What is said of industry is what the frames say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.findings import industrial_transfer as findings
from analysis.measures import national
from analysis.measures.flows import COLUMNS, Period

NAN = np.nan
PARKS = pd.DataFrame(columns=["origin", "destination", "year", "figure", "status"])
PAIRS = {"jiangsu": ("320000", "610000"), "fujian": ("350000", "640000"), "shanghai": ("310000", "530000")}


def _row(pair: str, value: float, lower: float, upper: float, status: str) -> dict:
    origin, destination = PAIRS[pair]
    return dict.fromkeys(COLUMNS, 0) | {
        "origin": origin, "destination": destination, "value": value, "lower": lower, "upper": upper, "q10": 1e9, "q90": 9e11,
        "figure": value if status != "at_least" else lower, "status": status, "years": 4, "observation_ids": "a:1", "rival_ids": "",
    }  # fmt: skip


def _period(kind: str, *rows: dict) -> Period:
    flows = (
        pd.DataFrame(rows, columns=list(COLUMNS)).astype({"figure": "float64"}).assign(kind="whole", links="")
    )
    figure = flows["figure"].sum() if flows["figure"].notna().any() else NAN
    whole = pd.Series({"value": NAN, "lower": figure, "upper": NAN, "q10": NAN, "q90": NAN, "figure": figure, "status": "at_least"}, dtype=object)  # fmt: skip
    return Period(
        kind,
        2021,
        2024,
        "",
        flows,
        flows,
        flows.iloc[:0],
        whole,
        pd.Series({"figure": float("nan")}),
        national.no_coverage(),
    )


@pytest.fixture
def found():
    paid = _period(
        findings.PAID, _row("jiangsu", 1e10, 9e9, 1.1e10, "reported"), _row("fujian", NAN, 2e9, NAN, "at_least"),
        _row("shanghai", NAN, NAN, NAN, "unknown"),
    )  # fmt: skip
    agreed = _period(
        findings.AGREED, _row("jiangsu", 2e10, 1.9e10, 2.1e10, "stated"), _row("shanghai", NAN, 5e10, NAN, "at_least"),
        _row("fujian", NAN, NAN, NAN, "unknown"),
    )  # fmt: skip
    return {kind: _period(kind) for kind in findings.FLOWS} | {findings.PAID: paid, findings.AGREED: agreed}


def test_agreed_stands_beside_paid_in_and_alone_where_only_it_is_known(found):
    drawn = findings.paired(found, "en")
    assert drawn["name"].to_list() == [
        *["Jiangsu to Shaanxi"] * 2, "Fujian to Ningxia", *["Shanghai to Yunnan"] * 2
    ]  # fmt: skip
    paid, agreed = findings.PAID, findings.AGREED
    assert drawn["panel"].to_list() == [paid, agreed, paid, paid, agreed]
    assert set(drawn["panel"]) <= set(findings.paired_panels("en"))
    assert drawn["figure"].fillna(0).to_list() == [1e10, 2e10, 2e9, 0, 5e10]
    assert drawn["q90"].notna().to_list() == [True, False, True, True, False]
    assert drawn["origin"].to_list() == ["320000", "320000", "350000", "310000", "310000"]
    assert findings.unpaired(found, "zh") == ""
    # What the title tells of the agreed, 70 billion, is what the bars come to.
    assert drawn.loc[drawn["panel"] == agreed, "figure"].sum() == 7e10
    signed = found[agreed]
    without = found | {agreed: replace(signed, flows=signed.flows.assign(figure=NAN))}
    assert findings.unpaired(without, "zh") == "两者都没有数字的：上海→云南。"
    assert findings.unpaired(without, "en") == "Neither is known of Shanghai to Yunnan."
    assert findings.paired_title(found, "en") == "In the pairs, 2021–2024: at least 12 billion yuan paid in, at least 70 billion yuan agreed"  # fmt: skip


def test_paid_in_is_compared_with_agreed_only_between_bounds(found):
    kinds = findings.of_kinds(found)
    table = findings.pairs_table(kinds, PARKS, "en")
    assert table.iloc[0, -1] == "43–58%"  # 9 / 21 to 11 / 19
    floor = kinds.assign(upper=NAN, status="at_least")
    assert "Paid in / agreed" not in findings.pairs_table(floor, PARKS, "en")


def test_what_is_counted_is_whole():
    firms = pd.DataFrame([_row("jiangsu", NAN, 561.5, NAN, "at_least") | {"indicator": findings.FIRMS}])
    assert findings.pairs_table(firms, PARKS, "zh")["引导落地投产企业"].item() == "不少于 562 个"


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (40.3, 40.4, "", "40"),
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


@pytest.mark.parametrize(
    ("low", "high", "said"), [(228.5, 229.5, "229"), (228.0, 230.0, "228–230"), (120.0, 230.0, "120–230")]
)
def test_a_count_that_was_printed_to_the_unit_is_that_count(low, high, said):
    assert findings._range(low, high, "count", "en", whole=True) == said


def test_an_empty_period_is_said():
    empty = {kind: _period(kind) for kind in findings.FLOWS}
    assert findings.summary(empty, "en") == ["The chosen province had no pair in 2021–2024."]
    assert "No usable figure" in findings.paired_title(empty, "en")
    assert "nothing can be divided" in findings.ratios_summary(pd.DataFrame(), "en")
