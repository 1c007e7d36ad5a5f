"""The grid of pairs and years: what a cell says."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.charts import alt_text
from analysis.charts.grid import status_grid

from .placing import boxes, crowded

CELLS = pd.DataFrame(
    [
        (2021, 2.69e9, 2.685e9, 2.695e9, "reported"),
        (2022, 6.95e8, 2.4e8, 2e9, "estimated"),
        (2023, np.nan, 0.0, 5.56e9, "unknown"),
        (2024, 1.6e9, 1.6e9, np.nan, "at_least"),
        (2025, np.nan, np.nan, np.nan, "unknown"),
    ],
    columns=["year", "figure", "lower", "upper", "status"],
).assign(row="pair")


def written(cells: pd.DataFrame) -> list[str]:
    figure = status_grid(cells, {"pair": "江苏→青海"}, lang="zh", unit="yuan")
    return [text.get_text() for text in figure.axes[0].texts]


def test_an_estimate_has_its_bounds_where_they_are_wide_and_a_ceiling_alone_is_written_as_one():
    assert {"26.9", "6.95 (2.4–20)", "≥16", "≤55.6"} <= set(written(CELLS))


LIKELY = CELLS.assign(q10=[2.69e9, 3e8, 1e9, 1.7e9, 1e6], q90=[2.69e9, 1.2e9, 2e9, 4e9, 1e9])


def test_the_interval_stands_under_the_number_with_its_ends():
    words = written(LIKELY)
    assert {"26.9", "6.95", "≥16", "3", "12", "10", "20", "17", "40"} <= set(words)
    assert not {"≤55.6", "6.95 (2.4–20)"} & set(words), "twice what is likely, and what the line says better"
    assert "0.01" not in words, "a factor of a thousand tells nothing"
    figure = status_grid(LIKELY, {"pair": "江苏→青海"}, lang="zh", unit="yuan")
    assert "五次中约有四次，真值在细线两端之间" in [
        t.get_text() for k in figure.legends for t in k.get_texts()
    ]


def test_the_sum_is_given_and_stands_at_the_right():
    total = pd.DataFrame(
        {"row": ["pair"], "figure": [7.2e9], "lower": [7.2e9], "upper": [np.nan], "status": ["at_least"]}
    )
    figure = status_grid(CELLS, {"pair": "江苏→青海"}, lang="en", unit="yuan", sums=total)
    places = {text.get_text(): text.get_position()[0] for text in figure.axes[0].texts}
    assert places["≥7.2"] == places["Total"] == max(places.values())


def test_a_row_without_anything_is_named_under_the_grid():
    nothing = CELLS.iloc[[4]].assign(row="other")
    figure = status_grid(
        pd.concat([CELLS, nothing]),
        {"other": "浙江→云南", "pair": "江苏→青海"},
        lang="zh",
        unit="yuan",
        footer="来源",
    )
    assert "浙江→云南" not in [text.get_text() for text in figure.axes[0].texts]
    assert "没有可用数字的：浙江→云南。" in [text.get_text() for text in figure.texts][-1]


def test_the_words_of_the_grid_count_the_cells_that_are_drawn():
    """Five years of a pair, two of them unknown; the five of one of which nothing is known are not in the grid."""
    nothing = CELLS.assign(row="other", figure=np.nan, lower=np.nan, upper=np.nan, status="unknown")
    rows = {"pair": "Jiangsu to Qinghai", "other": "Fujian to Ningxia"}
    figure = status_grid(pd.concat([CELLS, nothing], ignore_index=True), rows, lang="en", unit="yuan")
    assert "1 row" in alt_text(figure) and "Unknown 2" in alt_text(figure)


def test_a_ceiling_far_above_what_is_likely_is_not_written_where_that_is_too_wide_to_be_told_either():
    # Jiangsu to Qinghai, 2016: at most 5.56 billion, likely 26 to 290 million.
    wide = CELLS.assign(q10=np.nan, q90=[np.nan, np.nan, 2.9e8, np.nan, np.nan]).fillna({"q10": 2.6e7})
    assert "≤55.6" not in written(wide)
    assert "≤55.6" in written(wide.assign(q90=wide["q90"] * 10)), "twice what is likely is near"
    alone = pd.concat([wide, wide.iloc[[2]].assign(row="other")])
    figure = status_grid(alone, {"pair": "江苏→青海", "other": "浙江→云南"}, lang="zh", unit="yuan")
    assert "没有可用数字的：浙江→云南。" in [text.get_text() for text in figure.texts]


def test_a_row_whose_sum_is_too_little_is_named_as_such_and_not_as_one_without_anything():
    # Shandong to Hunan: 38.19 million in 2018, and nothing else of five years; of the second even the year is too little.
    cells = pd.concat([
        CELLS.iloc[[3]].assign(figure=3.819e7, lower=3.819e7),
        CELLS.iloc[[4]].assign(row="scrap", lower=4.5e6),
        CELLS.iloc[[4]].assign(row="none"),
        CELLS.iloc[[0]].assign(row="known", year=2024),
    ])  # fmt: skip
    sums = pd.DataFrame({
        "row": ["pair", "scrap", "none", "known"], "figure": [np.nan, np.nan, np.nan, 2.69e9], "lower": [3.819e7, 4.5e6, np.nan, 2.685e9],
        "upper": np.nan, "status": ["unknown", "unknown", "unknown", "reported"],
    })  # fmt: skip
    rows = {"pair": "山东→湖南", "scrap": "福建→宁夏", "none": "浙江→云南", "known": "江苏→青海"}
    figure = status_grid(cells, rows, lang="zh", unit="yuan", sums=sums)
    below = [text.get_text() for text in figure.texts]
    assert "全期所知远低于可能的规模，只计入合计、不标全期数值：山东→湖南、福建→宁夏。" in below
    assert "没有可用数字的：浙江→云南。" in below
    drawn = [text.get_text() for text in figure.axes[0].texts]
    assert "≥0.3819" in drawn
    assert "福建→宁夏" not in drawn
    without = status_grid(cells, rows, lang="zh", unit="yuan")
    assert "全期所知远低于可能的规模，只计入合计、不标全期数值：福建→宁夏。" in [
        t.get_text() for t in without.texts
    ]


def test_bounds_are_left_out_where_they_do_not_fit():
    many = pd.concat([CELLS.iloc[[1]].assign(year=year) for year in range(2001, 2020)])
    assert written(many).count("6.95") == 19


@pytest.mark.parametrize("lower", [6.9e8, np.nan])
def test_narrow_or_unknown_bounds_are_not_written(lower):
    assert "6.95" in written(CELLS.iloc[[1]].assign(lower=lower, upper=7e8))


def test_bounds_of_things_are_whole():
    cells = pd.DataFrame(
        [(2022, 196.0, 105.5, 366.5, "estimated")], columns=["year", "figure", "lower", "upper", "status"]
    )
    figure = status_grid(cells.assign(row="pair"), {"pair": "浙江→四川"}, lang="zh", unit="count")
    assert "196 (106–366)" in [text.get_text() for text in figure.axes[0].texts]


def test_an_estimate_of_things_lies_within_the_whole_bounds_written_behind_it():
    # Zhejiang to Sichuan, enterprises of 2021: 196.5 is the lower bound that a rounded sum leaves.
    cells = pd.DataFrame(
        [{"year": 2021, "figure": 196.5, "lower": 196.5, "upper": 557.5, "status": "estimated"}]
    )
    figure = status_grid(cells.assign(row="pair"), {"pair": "浙江→四川"}, lang="zh", unit="count")
    assert "197 (197–557)" in [text.get_text() for text in figure.axes[0].texts]


def test_a_ceiling_that_many_rows_share_is_that_of_their_sum_and_says_nothing_of_one():
    # 2.8e10 is what a national total of one year leaves for any of eight pairs.
    shared = pd.concat(
        [CELLS.iloc[[0]], *(CELLS.iloc[[2]].assign(row=row, year=2021, upper=2.8e10) for row in "abc")]
    )
    rows = {"pair": "江苏→青海", "a": "甲", "b": "乙", "c": "丙"}
    figure = status_grid(shared, rows, lang="zh", unit="yuan")
    assert not [text for text in figure.axes[0].texts if text.get_text().startswith("≤")]
    assert "甲、乙、丙" in [text.get_text() for text in figure.texts][-1]
    figure = status_grid(shared[shared["row"] != "c"], rows, lang="zh", unit="yuan")
    assert [text.get_text() for text in figure.axes[0].texts].count("≤280") == 2


def test_a_ceiling_that_years_of_a_row_share_is_that_of_their_sum():
    # What a sum of 2016 to 2018 leaves for each of them; 2019 has its own.
    cells = pd.concat(
        [
            CELLS.iloc[[2]].assign(year=year, upper=upper)
            for year, upper in ((2016, 7e9), (2017, 7e9), (2019, 5e9))
        ]
    )
    sums = cells.iloc[[0]].drop(columns="year")
    # It says nothing of 2017 either where it is far above what is likely of 2016.
    for own in (cells, cells.assign(q10=[1e7, np.nan, np.nan], q90=[1e8, np.nan, np.nan])):
        figure = status_grid(own, {"pair": "江苏→青海"}, lang="zh", unit="yuan", sums=sums)
        assert [text.get_text() for text in figure.axes[0].texts if "≤" in text.get_text()] == ["≤50", "≤70"]


def test_a_tenth_of_the_unit_of_the_heading_stays_in_it():
    cells = pd.DataFrame(
        [("a", 2019, 5e7, "at_least", 2.6e8, 2.4e9), ("a", 2020, 1.139e9, "at_least", None, None), ("a", 2021, 4.5e6, "at_least", None, None)],
        columns=["row", "year", "figure", "status", "q10", "q90"],
    )  # fmt: skip
    words = {
        text.get_text()
        for text in status_grid(cells, {"a": "天津→甘肃"}, lang="zh", unit="yuan").axes[0].texts
    }
    assert {"≥0.5", "2.6", "24", "≥11.39", "≥450 万元"} <= words


def test_intervals_are_in_the_unit_of_the_heading_and_things_are_whole():
    cells = pd.DataFrame(
        [("a", 2021, 263_450.0, "at_least", 300_000.0, 800_000.0), ("a", 2022, 711.0, "at_least", 13_000.0, 128_000.0)],
        columns=["row", "year", "figure", "status", "q10", "q90"],
    )  # fmt: skip
    figure = status_grid(cells, {"a": "Fujian to Ningxia"}, lang="en", unit="persons")
    words = {text.get_text() for text in figure.axes[0].texts}
    assert {"≥263.4", "300", "800", "≥711 persons", "13", "128"} <= words
    alone = status_grid(cells.assign(figure=[263_450.0, np.nan], status=["at_least", "unknown"], q90=[8e5, 12.0], q10=[3e5, 5.0]),
                        {"a": "Fujian to Ningxia"}, lang="en", unit="persons")  # fmt: skip
    assert {"5", "12 persons"} <= {text.get_text() for text in alone.axes[0].texts}
    firms = cells.assign(figure=[112.5, 4.0], q10=[112.4, 5.5], q90=[167.2, 53.3])
    figure = status_grid(firms, {"a": "Fujian to Ningxia"}, lang="en", unit="count")
    words = {text.get_text() for text in figure.axes[0].texts}
    assert {"≥113", "113", "167", "6", "53"} <= words


def cell_at(figure, row: float, column: float) -> tuple[float, float]:
    return tuple(figure.axes[0].transData.transform((column, row)))


def test_every_cell_stands_in_its_row_and_year_with_the_look_of_its_status():
    from matplotlib.colors import to_hex

    from analysis.charts.status import FACES

    cells = pd.concat([CELLS, CELLS.iloc[[0]].assign(row="other", year=2024)])
    figure = status_grid(
        cells.sample(frac=1, random_state=2),
        {"other": "浙江→云南", "pair": "江苏→青海"},
        lang="zh",
        unit="yuan",
    )
    drawn = {
        (round(box.x0), round(box.y0)): (to_hex(look.get_facecolor()[0]), box)
        for look in figure.axes[0].collections if hasattr(look, "get_paths")
        for box in (path.get_extents() for path in look.get_paths()) if box.width > 0.5 and box.height > 0.5
    }  # fmt: skip
    assert {spot: face for spot, (face, _) in drawn.items()} == {
        (3, 0): FACES["reported"], (0, 1): FACES["reported"], (1, 1): FACES["estimated"], (2, 1): FACES["unknown"],
        (3, 1): FACES["at_least"], (4, 1): FACES["unknown"],
    }  # fmt: skip
    for (x, y), (_, box) in drawn.items():
        assert (
            x < box.x0 < x + 0.1
            and x + 0.9 < box.x1 < x + 1
            and y < box.y0 < y + 0.1
            and y + 0.9 < box.y1 < y + 1
        )


def test_numbers_stand_in_their_cells_names_before_their_rows_and_years_over_their_columns():
    cells = pd.concat([CELLS, CELLS.iloc[[0]].assign(row="other", year=2024, figure=4.44e9)])
    sums = pd.DataFrame(
        {"row": ["pair"], "figure": [7.2e9], "lower": [7.2e9], "upper": [np.nan], "status": ["at_least"]}
    )
    figure = status_grid(
        cells,
        {"pair": "Jiangsu", "other": "Zhejiang"},
        lang="en",
        unit="yuan",
        sums=sums,
        title="Title",
        footer="Sources",
    )
    placed = boxes(figure)
    for words, (row, column) in {
        "2.69": (0, 0),
        "≥1.6": (0, 3),
        "4.44": (1, 3),
        "≥7.2": (0, 5.12),
        "≤5.56": (0, 2),
    }.items():
        box, (x, y) = placed[words], cell_at(figure, row + 0.5, column + 0.5)
        assert ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == (
            pytest.approx(x, abs=2),
            pytest.approx(y, abs=3),
        )
    for row, name in enumerate(("Jiangsu", "Zhejiang")):
        box, (x, y) = placed[name], cell_at(figure, row + 0.5, 0)
        assert 0 < box.x0 < box.x1 < x and (box.y0 + box.y1) / 2 == pytest.approx(y, abs=2)
    for column, head in ((0, "2021"), (4, "2025"), (5.12, "Total")):
        box, (x, top) = placed[head], cell_at(figure, 0, column + 0.5)
        assert (box.x0 + box.x1) / 2 == pytest.approx(x, abs=1) and top < box.y0 < top + 20
    assert placed["Reported"].y1 < cell_at(figure, 2, 0)[1] and placed["Sources"].y1 < placed["Reported"].y0
    assert cell_at(figure, 0, 6.12)[0] == pytest.approx(figure.bbox.x1 - 0.15 * figure.dpi, abs=1)
    assert crowded(figure) == []


def test_an_interval_is_a_line_under_its_number_between_its_ends():
    figure = status_grid(LIKELY, {"pair": "Jiangsu"}, lang="en", unit="yuan")
    placed, (axes,) = boxes(figure), figure.axes
    low, high, number = placed["0.3"], placed["1.2"], placed["0.695"]
    (left, foot), (right, top) = cell_at(figure, 1, 1), cell_at(figure, 0, 2)
    assert left < low.x0 < low.x1 < high.x0 < high.x1 < right
    assert foot < low.y0 < low.y1 <= number.y0 + 2 and number.y1 < top
    # What is written under a number is in the middle of the cell as a whole.
    assert (low.x0 + high.x1) / 2 == pytest.approx((left + right) / 2, abs=2)
    lines = [
        axes.transData.transform(ends) for drawn in axes.collections if hasattr(drawn, "get_segments")
        for ends in drawn.get_segments() if ends[0][1] == ends[1][1] and 1 < ends[0][0] < 2
    ]  # fmt: skip
    ((start, end),) = lines
    assert low.x1 < start[0] < end[0] < high.x0 and end[0] - start[0] > 4
    assert (low.y0 + low.y1) / 2 == pytest.approx(start[1], abs=3)
    assert crowded(figure) == []


def test_of_many_years_the_first_and_every_fifth_are_written_and_no_numbers():
    many = pd.concat([CELLS.iloc[[0]].assign(year=year) for year in range(1996, 2017)])
    assert [word for word in written(many) if word] == ["1996", "2000", "2005", "2010", "2015", "江苏→青海"]
    few = written(many[many["year"] > 1996])
    assert few[:2] == ["1997", "1998"] and few.count("26.9") == 20


def test_long_headings_of_other_columns_have_lines_of_their_own_above_the_cells():
    keys = {f"k{i}": f"fiscal assistance funds number {i}" for i in range(8)}
    cells = pd.concat([CELLS.iloc[[0]].assign(year=key) for key in keys])
    figure = status_grid(cells, {"pair": "Jiangsu"}, lang="en", unit="yuan", headings=keys, title="Title")
    heads = [(text, box) for text, box in boxes(figure).items() if "fiscal" in text]
    assert len(heads) == 8 and all("\n" in text for text, _ in heads)
    for text, box in heads:
        i = int(text[-1])
        assert cell_at(figure, 0, i)[0] < box.x0 and box.x1 < cell_at(figure, 0, i + 1)[0]
        assert cell_at(figure, 0, i)[1] <= box.y0
    assert crowded(figure) == []


def test_a_tenth_of_things_has_no_sense_but_a_tenth_of_money_has():
    """Under a heading of 亿元 5,000 万 are 0.5; under one of 万 persons 5,000 of them are 5,000."""
    rows = {"pair": "江苏→青海"}
    money = pd.DataFrame([(2020, 5e9), (2021, 5e7), (2022, 9e6)], columns=["year", "figure"]).assign(
        row="pair", status="reported"
    )
    told = [text.get_text() for text in status_grid(money, rows, lang="zh", unit="yuan").axes[0].texts]
    assert {"50", "0.5", "900 万元"} <= set(told)
    people = money.assign(figure=[5e6, 5e3, 900])
    told = [text.get_text() for text in status_grid(people, rows, lang="zh", unit="persons").axes[0].texts]
    assert {"500", "5,000 人", "900 人"} <= set(told)


def test_a_footer_of_one_line_stays_one():
    nothing = CELLS.iloc[[4]].assign(row="other")
    figure = status_grid(
        pd.concat([CELLS, nothing]),
        {"pair": "a", "other": "b"},
        lang="en",
        unit="yuan",
        footer="Sources: two",
    )
    assert [text.get_text() for text in figure.texts] == ["Sources: two", "Without a usable figure: b."]
    whole = status_grid(CELLS, {"pair": "a"}, lang="en", unit="yuan", footer=["One", "Two"])
    assert [text.get_text() for text in whole.texts] == ["One", "Two"], (
        "no sentence on rows that are all told"
    )
