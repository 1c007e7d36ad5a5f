"""What the report on pairs says: its numbers are those of the frames, and a silence is no end."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import key_counties
from analysis.findings import pairings as findings

COLUMNS = ["assisting", "assisted", "level", "change", "start", "end", "basis", "source_ids"]
CHANGED = pd.DataFrame([
    ("350181", "640422", "county", "added", 2023, None, "seen", "c"),
    ("350121", "640423", "county", "ended", 2012, 2020, "next_round", "a"),
    ("350582", "640303", "county", "ended", 2012, 2019, "stated", "a;b"),
], columns=COLUMNS)  # fmt: skip
NAMES = {
    "350181": "福清市", "640422": "西吉县", "350121": "闽侯县", "640423": "隆德县", "350582": "晋江市", "640303": "红寺堡区",
}  # fmt: skip


def test_an_end_that_no_page_states_is_a_silence_below_the_provinces():
    assert findings.change_groups(CHANGED).tolist() == ["added", "unseen", "ended"]
    assert findings.change_groups(CHANGED.assign(level="province")).tolist() == ["added", "ended", "ended"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "2023年对比2020年，县级结对：新增 1、结束 1、此轮未见页面提及 1"),
        ("en", "County pairs of 2023 against 2020: new 1, ended 1, not named since 1"),
    ],
)
def test_the_title_counts_the_changes(lang, said):
    assert findings.change_title(CHANGED, 2023, "county", lang) == said


def test_tables_cite_their_pages_by_number():
    table = findings.change_table(CHANGED, NAMES, {"a": 1, "b": 2, "c": 3}, "zh")
    assert table["页面编号"].tolist() == ["3", "1", "1、2"]
    assert table["东部（帮扶方）"].tolist() == ["福建福清市", "福建闽侯县", "福建晋江市"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_coverage_says_what_the_list_lacks(lang):
    covered = pd.DataFrame({
        "adcode": ["510722", "530129"], "province": ["510000", "530000"], "partner": ["county", "none"],
    })  # fmt: skip
    told = " ".join(key_counties.summary(covered, pd.Series({"530000": 27.0}), 2016, lang))
    assert "160" in told and "158" in told and "27" in told
    assert ("宁夏" if lang == "zh" else "Ningxia") in told
    assert "2021" in told


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("level", ["province", "prefecture", "county"])
def test_no_pairs_at_all(lang, level):
    none = pd.DataFrame(columns=[*COLUMNS, "start_basis", "end_basis"])
    assert "1996" in findings.title(none, 1996, level, lang)
    assert findings.summary(none, 1996, level, lang)
    assert findings.change_title(none, 1996, level, lang)
    assert key_counties.summary(
        pd.DataFrame({"adcode": [], "province": [], "partner": []}), pd.Series(dtype=float), 2021, lang
    )
