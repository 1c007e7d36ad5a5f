"""What is said of the structure beneath is what the frames say."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import industry_structure as findings
from analysis.measures.industry import FARMING, fall_of
from analysis.vocabulary.places import GIVERS, RECEIVERS

SHARES = pd.DataFrame(
    {"givers_first": [0.61, 0.47], "givers_last": [0.55, 0.52], "givers_change": [-0.06, 0.05],
     "receivers_first": [0.11, 0.19], "receivers_last": [0.14, 0.18], "receivers_change": [0.03, -0.01],
     "weight": [0.18, 0.02], "moved": [True, False]},
    index=["制造业", "信息传输软件和信息技术服务业"],
)  # fmt: skip


def test_what_moved_is_named_and_what_did_not():
    told = findings.moved_summary(SHARES, "en")
    assert told[0].endswith("by the ten's gain: Manufacturing. The others: Information and software.")
    assert findings.moved_title(SHARES, "en").startswith(
        "In 1 of 2 industries the eight giving provinces lost weight"
    )
    assert "不说明有多少企业迁移" in findings.moved_summary(SHARES, "zh")[1]
    assert findings.moved_title(SHARES[~SHARES["moved"]], "zh") == "没有行业在八省市份额下降而在十省份上升"


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


def test_the_samples_are_said_to_be_normalised_in_both_languages():
    assert "每千名就业者" in findings.samples("zh")
    assert "per 1,000 employed" in findings.samples("en")


@pytest.fixture
def farming():
    # Every province of the two groups lost six of ten farm workers, Yunnan four; the samples are of equal size.
    codes = [*GIVERS, *RECEIVERS]
    first = pd.DataFrame({FARMING: 100.0, "制造业": 100.0}, index=codes)
    left = pd.Series(40.0, index=codes)
    left["530000"] = 60.0
    last = pd.DataFrame({FARMING: left, "制造业": 200.0 - left})
    return fall_of(first, last, FARMING, {"givers": GIVERS, "receivers": RECEIVERS})


def test_where_farming_fell_least_is_no_gain(farming):
    # All: 18 times 100 became 17 times 40 and 60, which is 740 of 1,800; the ten: 420 of 1,000.
    assert findings.fall_title(farming, "en") == "Farm employment fell least in Yunnan (40% against 59%)"
    assert findings.fall_title(farming, "zh") == "务农就业减少最少的是云南（40%，全国为 59%）"
    assert "58% fewer in the ten and 59% fewer in all" in findings.lead(SHARES, farming, "en")[0]
    table = findings.fall_table(farming, "en")
    assert table.iloc[:4, 0].to_list() == [
        "All 31 provinces",
        "The ten receiving",
        "The eight giving",
        "Yunnan",
    ]
    assert table.iloc[3].to_list()[1:] == ["27.8", "16.7", "40%", "50%", "30%"]
    rows = findings.fall_rows(farming, "en")
    assert rows["figure"].head(4).to_list() == [59, 58, 60, 40]  # whole, as in the title and the table


def test_a_positive_component_is_said_to_be_no_growth():
    assert "no growth" in findings.shift_summary("en")
    assert "不等于就业增加" in findings.shift_summary("zh")


def test_where_the_weight_went_is_named_unless_two_are_level():
    change = pd.Series({"350000": 0.02, "440000": 0.0, "640000": -0.01, "710000": None})
    assert findings.weight_title(change, "制造业", "en") == (
        "Manufacturing: Fujian gained most (+2.0), Ningxia lost most (−1.0)"
    )
    level = pd.Series({"350000": 0.02, "440000": 0.02, "640000": -0.01})
    assert findings.weight_title(level, "制造业", "zh") == "制造业就业份额的变化"
