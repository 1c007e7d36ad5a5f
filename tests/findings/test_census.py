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
