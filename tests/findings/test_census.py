"""What is said of the census is what the frames say."""

from __future__ import annotations

import pandas as pd

from analysis.findings import census as findings


def test_the_census_has_no_origin_and_the_page_says_so():
    census = pd.DataFrame(
        {"persons_first": [600.0, 400.0], "persons_last": [700.0, 300.0], "population_first": [1000.0, 1000.0],
         "population_last": [1000.0, 1000.0], "share_last": [0.7, 0.3], "share_change": [0.1, -0.1]},
        index=["310000", "620000"],
    )  # fmt: skip
    told = findings.summary(census, "en")
    assert "held 70% in 2020 (60% in 2010)" in told[0]
    assert "can't say how many come from a partner province" in told[1]
    assert findings.change_title(census, "zh") == "外省户口人口比重变化：上海（+10.0 个百分点）；下降的有甘肃"
    third = census.iloc[:1].assign(share_change=0.05).set_axis(["110000"])
    assert (
        findings.change_title(pd.concat([census, third]), "zh")
        == "外省户口人口比重上升最多的是上海（+10.0 个百分点）；下降的有甘肃"
    )
    table = findings.table(census, "en")
    assert table.iloc[0, 3:5].to_list() == ["60%", "70%"], "the eight together stand first"


CENSUS = pd.DataFrame(
    {"persons_first": [6e6, 4e6], "persons_last": [9e6, 3e6], "population_first": [2e7, 2.5e7], "population_last": [2.4e7, 2.4e7],
     "share_last": [0.375, 0.125], "share_change": [0.075, -0.035]},
    index=["310000", "620000"],
)  # fmt: skip


def test_the_table_tells_persons_their_share_of_the_country_and_of_the_residents():
    table = findings.table(CENSUS, "zh")
    assert table.to_numpy().tolist() == [
        ["八个帮扶省市", "600", "900", "60%", "75%", "30%", "37.5%", "+7.5 个百分点"],
        ["十个受援省份", "400", "300", "40%", "25%", "16%", "12.5%", "−3.5 个百分点"],
        ["全国31个省份", "1,000", "1,200", "100%", "100%", "22.2%", "25%", "+2.8 个百分点"],
        ["上海", "600", "900", "60%", "75%", "30%", "37.5%", "+7.5 个百分点"],
        ["甘肃", "400", "300", "40%", "25%", "16%", "12.5%", "−3.5 个百分点"],
    ]
    assert list(table)[1:4] == ["2010年（万人）", "2020年（万人）", "占全国，2010"]


def test_titles_say_where_the_share_rose_and_fell_and_that_there_is_nothing():
    assert (
        findings.share_title(CENSUS, "en")
        == "In 2020, 37.5% of the residents of Shanghai were registered in another province"
    )
    # Of two provinces none is singled out.
    assert findings.change_title(CENSUS, "en") == (
        "The share of people from other provinces changed in Shanghai (+7.5 points); it fell in Gansu"
    )
    risen = pd.concat(
        [
            CENSUS[:1],
            CENSUS[:1].assign(share_change=0.01).set_axis(["110000"]),
            CENSUS[:1].assign(share_change=0.0).set_axis(["620000"]),
        ]
    )
    assert findings.change_title(risen, "en") == (
        "The share of people from other provinces rose most in Shanghai (+7.5 points); it fell nowhere"
    )
    nothing = CENSUS.assign(share_last=float("nan"), share_change=float("nan"), persons_last=float("nan"))
    assert findings.share_title(nothing, "zh") == findings.change_title(nothing, "zh") == "没有普查数据"
    assert len(findings.summary(nothing, "zh")) == 1
    half = CENSUS.assign(persons_last=[9e6, float("nan")])
    assert len(findings.summary(half, "zh")) == 2
