"""The town of Minning: figures as pages state them, several of a year side by side, and nothing drawn of what nobody states."""

from __future__ import annotations

import pandas as pd

from analysis.findings import town
from analysis.measures.profile import TOWN

POINTS = pd.DataFrame({
    "year": [1997, 2020, 2020], "figure": [500.0, 14961.0, 15000.0], "status": ["reported", "reported", "at_least"],
    "observation_ids": ["a:1", "a:2", "a:3;a:4"],
})  # fmt: skip
SERIES = {TOWN[0]: POINTS.iloc[:0], TOWN[1]: POINTS}


def test_what_no_page_states_has_no_panel():
    (panel,) = town.panels(SERIES, "zh")
    assert panel.heading == "人均收入"
    assert not panel.joined
    assert [one.heading for one in town.panels({**SERIES, TOWN[0]: POINTS}, "en")] == [
        "Population",
        "Income per head",
    ]


def test_the_title_tells_the_first_and_the_last_figure():
    assert (
        town.title({**SERIES, TOWN[1]: POINTS[:2]}, "en")
        == "Income per head in Minning: 500 yuan in 1997, 14,961 in 2020"
    )
    assert town.title({**SERIES, TOWN[1]: POINTS[:0]}, "zh") == "闽宁镇：从移民村到镇"


def test_years_of_which_pages_differ_are_named():
    (said,) = town.summary(SERIES, "en")
    assert said.startswith("Pages disagree: income per head of 2020: 14,961 yuan")
    assert "1997" not in said
    assert town.summary({TOWN[1]: POINTS[:2]}, "en") == []
