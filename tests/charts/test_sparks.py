"""Quantities as rows of small pictures: nothing is joined, another unit is marked."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.charts import alt_text
from analysis.charts.sparks import Spark, spark_rows

# 188,733 person-times in 2011 and 1,215,000 persons in 2012 (W12).
LABOUR = Spark(
    "Labour export",
    pd.DataFrame(
        {
            "year": [2011, 2012, 2013],
            "figure": [188_733.0, 1_215_000.0, None],
            "status": ["reported", "reported", "unknown"],
        }
    ),
    "2012: 1,215 thousand persons",
    (2011,),
)
MONEY = Spark("Donations", pd.DataFrame({"year": [2023], "figure": [2.8e9], "status": ["at_least"]}), "2023: at least 2.8 billion yuan")  # fmt: skip


@pytest.fixture(scope="module")
def figure():
    return spark_rows([LABOUR, MONEY], lang="en", first=1996, last=2026, title="What else")


def test_a_row_has_its_newest_figure_in_words(figure):
    assert alt_text(figure) == (
        "What else. Small pictures by year: Labour export: 2012: 1,215 thousand persons; Donations: 2023: at least 2.8 billion yuan."
    )


def test_years_stand_alone_and_one_in_another_unit_is_marked(figure):
    axes = figure.axes[0]
    assert len(axes.lines) == 1, "the ground, and no line between years"
    assert [text.get_text() for text in axes.texts].count("†") == 1
    assert "† In another unit, not to be compared" in [
        t.get_text() for k in figure.legends for t in k.get_texts()
    ]


def test_no_row_can_be_drawn():
    assert "无数据" in alt_text(spark_rows([], lang="zh", first=1996, last=2026))
