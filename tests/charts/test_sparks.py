"""Quantities as rows of small pictures: nothing is joined, another unit is marked."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.charts import alt_text
from analysis.charts.sparks import Spark, spark_rows

from .placing import boxes, crowded

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


def _pixels(axes, x: float, y: float) -> tuple[float, float]:
    return tuple(axes.transData.transform((x, y)))


def test_every_row_stands_between_its_name_and_its_figure_from_top_to_bottom(figure):
    placed = boxes(figure)
    first, second, years = figure.axes
    for axes, name, words in ((first, LABOUR.name, LABOUR.words), (second, MONEY.name, MONEY.words)):
        box = axes.get_window_extent()
        assert box.x0 - 10 < placed[name].x1 < box.x0 < box.x1 < placed[words].x0 < box.x1 + 20
        for text in (name, words):
            assert box.y0 < placed[text].y0 < placed[text].y1 < box.y1
    assert first.get_window_extent().y0 >= second.get_window_extent().y1 - 0.01
    assert second.get_window_extent().y0 >= years.get_window_extent().y1 - 0.01
    assert placed["At least"].y1 < placed["2000"].y0
    assert crowded(figure) == []


def test_a_stroke_stands_over_its_year_as_high_as_its_share_of_the_largest(figure):
    first, second, years = figure.axes
    (year, marked) = (cells.get_paths()[0].get_extents() for cells in first.collections)
    # 2011 is in another unit, so it is hollow; 188,733 of 1,215,000 is 15.5 in 100.
    assert (year.x0 + year.x1) / 2 == pytest.approx(2012) and 0.6 < year.width < 0.8
    assert (marked.x0 + marked.x1) / 2 == pytest.approx(2011) and 0.6 < marked.width < 0.8
    assert (year.y0, year.y1) == (0, 1) and marked.y1 == pytest.approx(0.1553, abs=1e-4)
    (sign,) = [text for text in first.texts if text.get_text() == "†"]
    assert sign.get_position()[0] == 2011 and 0.155 < sign.get_position()[1] < 0.3
    (only,) = (cells.get_paths()[0].get_extents() for cells in second.collections)
    assert (only.x0 + only.x1) / 2 == pytest.approx(2023) and only.y1 == 1
    # The ground runs over all years of the axis, and each year that is named stands under its stroke.
    assert [text.get_text() for text in years.texts] == [
        "1996",
        "2000",
        "2005",
        "2010",
        "2015",
        "2020",
        "2025",
    ]
    for axes in (first, second):
        assert axes.lines[0].get_xdata().tolist() == [*axes.get_xlim()]
        for text in years.texts:
            at = int(text.get_text())
            assert _pixels(years, *text.get_position())[0] == pytest.approx(_pixels(axes, at, 0)[0])
            assert axes.get_xlim()[0] < at < axes.get_xlim()[1]


def test_names_and_figures_of_any_length_keep_their_room():
    long = Spark(
        "Persons of the poor population employed nearby, outside the province",
        MONEY.points,
        "2023: at least 2,812.5 million person-times",
    )
    figure = spark_rows([MONEY, long], lang="en", first=1996, last=2026)
    assert crowded(figure) == []
    wide = [axes.get_window_extent().width for axes in figure.axes]
    assert len(set(wide)) == 1 and 1.2 * figure.dpi < wide[0] < 4 * figure.dpi
    # Where the texts are short the pictures are no wider for that.
    assert spark_rows([LABOUR], lang="en", first=1996, last=2026).axes[
        0
    ].get_window_extent().width == pytest.approx(4.2 * figure.dpi)
