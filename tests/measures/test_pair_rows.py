"""What the table under a timeline tells of its marks: all that no year and no sum has, and that a sum is less than a part of it."""

from __future__ import annotations

import pandas as pd

from analysis.measures import pair_rows


def test_what_neither_a_year_nor_a_sum_tells_is_untold():
    year = {
        "period_start": pd.Timestamp("2021-01-01"),
        "period_end": pd.Timestamp("2021-12-31"),
        "each_year": False,
    }
    own = {"indicator": "cadres_sent", "unit": "persons", "gave_way": False} | year
    marks = pd.DataFrame([
        own | {"basis": "annual", "value": 155.0},
        own | {"basis": "annual", "value": 149.0},
        own | {"basis": "annual", "value": 155.0, "unit": "person-times"},
        own | {"basis": "annual", "value": 155.0, "gave_way": True},
        own | {"basis": "stock", "value": 155.0},  # of what is told by years
        own | {"basis": "stock", "value": 40.0, "indicator": "counties_paired", "unit": "count"},
        own | {"basis": "cumulative", "value": 2900.0, "period_start": pd.NaT},
        own | {"basis": "cumulative", "value": 144.0},
        own | {"basis": "solved", "value": 9.0},
    ])  # fmt: skip
    cells = pd.DataFrame(
        {"indicator": ["cadres_sent", "counties_paired"], "year": 2021, "figure": [155.0, 40.0]}
    )
    sums = pd.DataFrame(
        {
            "indicator": ["cadres_sent"],
            "begun": [pd.NaT],
            "ended": [pd.Timestamp("2021-12-31")],
            "figure": [2900.0],
        }
    )
    assert pair_rows.untold(marks, cells, sums).index.tolist() == [1, 2, 3, 4, 7]
    # 3.39 billion up to September are not the 3.405 of the year, nor is the sum up to June that of the year.
    near = marks[:1].assign(value=155.5)
    june = marks.iloc[[6]].assign(period_end=pd.Timestamp("2021-06-18"))
    assert len(pair_rows.untold(near, cells, sums)) == len(pair_rows.untold(june, cells, sums)) == 1


def test_a_figure_of_each_year_is_told_if_all_of_its_years_have_it():
    """155 cadres in each of 2019 to 2021; a span that is no figure of each of its years is that of its last day."""
    mark = {
        "indicator": "cadres_sent", "unit": "persons", "gave_way": False, "basis": "annual", "value": 155.0, "each_year": True,
        "period_start": pd.Timestamp("2019-01-01"), "period_end": pd.Timestamp("2021-12-31"),
    }  # fmt: skip
    marks = pd.DataFrame([mark, mark | {"each_year": False}])
    none = pd.DataFrame({"indicator": [], "begun": [], "ended": [], "figure": []})
    cells = pd.DataFrame(
        {"indicator": "cadres_sent", "year": [2019, 2020, 2021], "figure": [155.0, 155.0, 155.0]}
    )
    assert pair_rows.untold(marks, cells, none).empty
    assert pair_rows.untold(marks, cells[1:], none).index.tolist() == [0]


def sum_of(value: float, begun: str | None, ended: str, **more) -> dict:
    return {
        "indicator": "projects", "unit": "count", "basis": "cumulative", "value": value, "floor": False, "gave_way": False, "scrap": False,
        "period_start": pd.Timestamp(begun), "period_end": pd.Timestamp(ended),
    } | more  # fmt: skip


def test_a_sum_that_is_less_than_a_part_of_it_is_of_another_scope():
    """Shanghai to Yunnan: 10,600 projects up to 2020, 5,210 up to September 2024, 8,200 from 1996 to August 2017."""
    marks = pd.DataFrame([
        sum_of(10600, None, "2020-12-31"),
        sum_of(5210, None, "2024-09-30"),
        sum_of(5000, None, "2024-09-30", floor=True),  # a floor denies nothing
        sum_of(8200, "1996-01-01", "2017-08-31"),
        sum_of(533, "2022-01-01", "2022-07-27", basis="year_to_date"),
        # Zhejiang to Sichuan: 144 cadres up to June 2021, of which 155 of the whole year are no part.
        sum_of(144, "2016-01-01", "2021-06-18", indicator="cadres_sent"),
        sum_of(155, "2021-01-01", "2021-12-31", indicator="cadres_sent", basis="annual"),
    ])  # fmt: skip
    assert pair_rows.apart(marks, marks).tolist() == [False, True, False, False, False, False, False]


def test_a_part_denies_a_sum_if_it_holds_and_lies_in_its_days_to_the_first_and_the_last():
    whole = sum_of(100, "2016-01-01", "2020-12-31")
    part = sum_of(300, "2016-01-01", "2020-12-31", basis="annual")
    for change, denied in (
        ({}, True),
        ({"period_start": pd.Timestamp("2015-12-31")}, False),
        ({"period_end": pd.Timestamp("2021-01-01")}, False),
        ({"gave_way": True}, False),
        ({"basis": "target"}, False),
        ({"basis": "stock"}, False),
        ({"scrap": True}, False),
        ({"unit": "yuan"}, False),
        ({"value": 100.4}, False),  # two prints of one figure
    ):
        marks = pd.DataFrame([whole, part | change])
        assert pair_rows.apart(marks, marks)[0] == denied, change


def test_the_years_of_a_pale_mark_are_pale():
    marks = pd.DataFrame([
        sum_of(1, "2018-01-01", "2019-12-31", basis="solved", scrap=True),
        sum_of(9, "2020-01-01", "2020-12-31", basis="solved"),
    ])  # fmt: skip
    cells = pd.DataFrame({"indicator": ["projects"] * 3 + ["cadres_sent"], "year": [2018, 2019, 2020, 2018]})
    assert pair_rows.pale(cells, marks).tolist() == [True, True, False, False]
