"""One publisher has one name in each language."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.vocabulary.publishers import PUBLISHERS, publisher_name


def test_each_name_stands_once():
    names = [name for pair in PUBLISHERS for name in pair]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("printed", "zh", "en"),
    [
        ("Xinhua", "新华社", "Xinhua"),
        ("新华社 (copy at a899.cn)", "新华社", "Xinhua"),
        ("青岛日报 via qing5.com", "青岛日报", "Qingdao Daily"),
        ("中新网 / 中国甘肃网", "中国新闻网", "China News Service"),
        ("International Poverty Reduction Center in China, yearbook site", "中国国际扶贫中心",
         "International Poverty Reduction Center in China"),
        ("iSuzhou", "iSuzhou", "iSuzhou"),
        ("mirror gsdjw.com, machine-reworded; original paper not shown", "", ""),
        ("wanbiaoku.com (aggregator)", "", ""),
    ],
)  # fmt: skip
def test_a_house_is_named_in_the_readers_language_without_remarks_on_copies(printed, zh, en):
    assert (publisher_name(printed, "zh"), publisher_name(printed, "en")) == (zh, en)


def test_no_remark_of_a_collector_is_taken_for_a_publisher(processed):
    houses = pd.read_parquet(processed / "sources.parquet")["publisher"].map(
        lambda p: publisher_name(p, "zh")
    )
    assert not houses.str.contains(r"\bvia\b|\bcopy\b|\bmirror\b|[(（]").any()
