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


def test_where_no_province_fell_least_the_country_is_told():
    codes = [*GIVERS, *RECEIVERS]
    first = pd.DataFrame({FARMING: 100.0, "制造业": 100.0}, index=codes)
    last = pd.DataFrame({FARMING: 40.0, "制造业": 160.0}, index=codes)
    level = fall_of(first, last, FARMING, {"givers": GIVERS, "receivers": RECEIVERS})
    assert findings.fall_title(level, "en") == "Farm employment in the country fell by 60%"
    assert findings.fall_title(level, "zh") == "全国务农就业减少 60%"


@pytest.fixture
def quotients():
    """Manufacturing is most concentrated in Guangdong, farming in Gansu; all else is as in the country."""
    made = pd.DataFrame({FARMING: 1.0, "制造业": 1.0, findings.LEFT_OUT: 9.0}, index=[*GIVERS, *RECEIVERS])
    made.loc["440000", "制造业"], made.loc["620000", FARMING] = 2.54, 3.0
    return made


def test_the_highest_quotient_of_each_side_is_named_where_both_have_one(quotients):
    assert (
        findings.quotient_title(quotients, "zh") == "区位商最高：东部是广东的制造 2.5，西部是甘肃的农林牧渔 3"
    )
    assert findings.quotient_title(quotients, "en").startswith(
        "Highest location quotients: in the east manufacturing in Guangdong 2.5, in the west "
    )
    quotients.loc["530000", FARMING] = 3.0  # two in the west are level
    assert findings.quotient_title(quotients, "zh") == "区位商"
    assert findings.LEFT_OUT not in findings.industries("en") and FARMING in findings.industries("en")


def test_the_map_of_an_industry_names_where_it_is_concentrated_most(quotients):
    assert (
        findings.quotient_map_title(quotients["制造业"], "制造业", "zh")
        == "制造业最集中的省份是广东（区位商 2.5）"
    )
    assert (
        findings.quotient_map_title(quotients["制造业"], "制造业", "en")
        == "Manufacturing is most concentrated in Guangdong (location quotient 2.5)"
    )
    level = quotients["制造业"].where(quotients["制造业"] < 2)
    assert findings.quotient_map_title(level, "制造业", "en") == "Manufacturing: location quotients"


def test_what_moved_is_in_the_order_of_the_gain_and_none_is_said():
    more = pd.concat([SHARES, SHARES[:1].assign(receivers_change=0.05).set_axis([FARMING])])
    assert findings.moved_summary(more, "zh")[0] == (
        "八省市份额下降而十省份份额上升的行业（按十省份升幅）：农林牧渔、制造。其余：信息与软件。"
    )
    assert findings.moved_summary(SHARES[:1], "zh")[0].endswith("制造。其余：无。")
    assert findings.moved_summary(SHARES[1:], "en")[0].startswith(
        "Industries in which the eight lost and the ten gained weight, by the ten's gain: none."
    )
    assert (findings.signed(0.004), findings.signed(-0.25), findings.points(-0.06)) == ("0", "−0.25", "−6.0")
