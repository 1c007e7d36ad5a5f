"""Marks in time: what pages say of one thing is one mark, the best figure of a year has one, and a floor that says nothing has none."""

from __future__ import annotations

import pandas as pd

from analysis.measures import pair_marks, profile

PAIR = "350000", "640000"


def claim(origin, destination, indicator="gov_funds", **more) -> dict:
    return {
        "observation_id": f"b:{len(more)}", "origin": origin, "destination": destination, "indicator": indicator,
        "unit": "yuan", "value": 1e8, "tolerance": 5e6, "basis": "annual", "bound": "exact", "flags": "", "each_year": False,
        "period_start": pd.Timestamp("2020-01-01"), "period_end": pd.Timestamp("2020-12-31"),
    } | more  # fmt: skip


def test_marks_bring_pages_that_say_the_same_together():
    rows = pd.DataFrame([
        claim(*PAIR, observation_id="a:1"),
        claim(*PAIR, observation_id="a:2"),
        claim(*PAIR, observation_id="a:3", value=2e8, flags="part"),
        claim(*PAIR, observation_id="a:4", flags="wider"),
        claim(*PAIR, observation_id="a:5", period_end=pd.NaT),
    ])  # fmt: skip
    cells = pd.DataFrame({"rival_ids": ["a:3", ""]})
    marks = pair_marks.marks(profile.claims(rows, *PAIR), cells).set_index("value")
    assert marks["observation_ids"].to_dict() == {1e8: "a:1;a:2", 2e8: "a:3"}
    assert marks["gave_way"].to_dict() == {1e8: False, 2e8: True}
    assert marks["floor"].to_dict() == {1e8: False, 2e8: True}


def test_parts_that_a_page_divides_without_overlap_are_one_mark():
    """福建日报 2016-07-19: 5.05 亿元 of the province and 5.19 of its cities and counties; a second page divides nothing.

    Each is known to half of its last digit: both are at least 5.045 and 5.185.
    """
    half = {
        "flags": "part;several_on_page;disjoint_part",
        "basis": "cumulative",
        "source_id": "fjdaily",
        "tolerance": 5e5,
    }
    span = {"period_start": pd.Timestamp("1996-01-01"), "period_end": pd.Timestamp("2016-07-31")}
    rows = pd.DataFrame([
        claim(*PAIR, observation_id="a:65", value=5.05e8, **half, **span),
        claim(*PAIR, observation_id="a:66", value=5.19e8, **half, **span),
        claim(*PAIR, observation_id="a:67", value=5.3e8, **half | {"source_id": "other"}, **span),
    ])  # fmt: skip
    marks = pair_marks.marks(profile.claims(rows, *PAIR), pd.DataFrame({"rival_ids": [""]}))
    assert marks[["value", "floor", "observation_ids"]].to_numpy().tolist() == [
        [5.3e8, True, "a:67"],
        [10.23e8, True, "a:65;a:66"],
    ]


def test_the_mark_of_parts_is_the_floor_that_is_worked_out_of_them():
    """Jiangsu to Shaanxi in 2011 (yangtze:298, 299): 0.55 million and 3.5 million, at least 0.545 and 3.45; the series has 3.995."""
    part = {
        "indicator": "social_donations",
        "flags": "part;several_on_page;disjoint_part",
        "source_id": "iprcc",
    }
    rows = pd.DataFrame([
        claim(*PAIR, observation_id="y:298", value=5.5e5, tolerance=5e3, **part),
        claim(*PAIR, observation_id="y:299", value=3.5e6, tolerance=5e4, bound="about", **part),
    ])  # fmt: skip
    marks = pair_marks.marks(profile.claims(rows, *PAIR), pd.DataFrame({"rival_ids": [""]}))
    assert marks[["value", "floor", "bound"]].to_numpy().tolist() == [[3.995e6, True, "exact"]]
    known = cells([2020], [None], [3.995e6], ["bounded"], "social_donations")
    assert pair_marks.solved(known, marks).empty  # the year has one mark


def cells(
    years: list[int], values: list, lowers: list, methods: list, indicator: str = "jobs_total"
) -> pd.DataFrame:
    rows = pd.DataFrame({
        "origin": "350000", "destination": "640000", "indicator": indicator, "year": years, "value": values, "lower": lowers,
        "observation_ids": [f"c:{year}" for year in years], "method": methods,
    })  # fmt: skip
    return profile.cells(rows, *PAIR)


def mark(value: float, start: str | None, end: str, basis: str = "annual", **more) -> dict:
    return {
        "indicator": "jobs_total", "unit": "persons", "basis": basis, "each_year": False, "floor": False, "bound": "exact",
        "period_start": pd.Timestamp(start) if start else pd.NaT, "period_end": pd.Timestamp(end), "value": value,
        "gave_way": False, "observation_ids": "m:1",
    } | more  # fmt: skip


def test_years_that_no_page_states_are_marked_as_worked_out():
    known = cells([2019, 2020, 2021, 2022], [None, 12, 50.4, None], [12.5, 11.5, 10.0, 0.5], ["bounded", "reported", "estimated", "bounded"])  # fmt: skip
    stated = pd.DataFrame([mark(12, "2020-01-01", "2020-12-31")])
    marks = pair_marks.solved(known, stated)
    # A page states 2020, and half a job is none; people are whole ones, a floor the next.
    assert marks["value"].tolist() == [13.0, 50.0]
    assert marks["floor"].tolist() == [True, False] and set(marks["basis"]) == {"solved"}
    assert marks["period_start"].dt.year.tolist() == [2019, 2021]
    assert pair_marks.solved(known.iloc[:0], stated).empty


def test_only_a_page_that_states_the_year_and_holds_stands_for_it():
    known = cells([2020], [12], [11.5], ["reported"])
    for page, left in (
        (mark(12, "2020-03-01", "2020-05-31"), 0),  # an event of the year with the figure of the year
        (mark(12, "2019-07-01", "2020-06-30"), 1),
        (mark(12, "2019-07-01", "2020-06-30", "stock"), 0),  # a level is of its date
        (mark(12, "2020-01-01", "2020-12-31", gave_way=True), 1),
        (mark(12, "2020-01-01", "2020-12-31", "target"), 1),
        (mark(12, "2020-01-01", "2020-12-31", "cumulative"), 1),
    ):
        assert len(pair_marks.solved(known, pd.DataFrame([page]))) == left, page


def test_a_page_that_gives_less_than_is_known_does_not_stand_for_the_year():
    # Of 2022 a page has one fair (267 of at least 1,804); of 2020 at least 2,531 where about 2,695 are worked out.
    known = cells([2020, 2022], [2695.0, None], [2586.0, 1804.0], ["estimated", "bounded"])
    stated = pd.DataFrame(
        [mark(267, "2022-08-01", "2022-08-31"), mark(2531, "2020-01-01", "2020-12-31", floor=True)]
    )
    marks = pair_marks.solved(known, stated)
    assert marks["value"].tolist() == [2695.0, 1804.0] and marks["floor"].tolist() == [False, True]
    # The floor says nothing beside the estimate; the fair is an event of its own and stays.
    every = pair_marks.telling(pd.concat([stated, marks], ignore_index=True))
    assert sorted(every["value"]) == [267, 1804, 2695]


def test_a_floor_that_years_share_is_one_mark_that_holds_for_each():
    known = cells([2017, 2018, 2020], [None] * 3, [95.0, 95.0, 95.0], ["bounded"] * 3)
    marks = pair_marks.solved(known, pd.DataFrame([mark(1, "1999-01-01", "1999-12-31")]))
    spans = [(row.period_start.year, row.period_end.year, row.each_year) for row in marks.itertuples()]
    assert spans == [(2017, 2018, True), (2020, 2020, False)]
    assert marks["observation_ids"].tolist() == ["c:2017;c:2018", "c:2020"]


def test_a_floor_says_nothing_beside_a_higher_one_of_a_part_of_its_time():
    marks = pd.DataFrame([
        mark(400, "2016-01-01", "2020-12-31", "cumulative", floor=True),
        mark(555, "2017-01-01", "2019-12-31", "cumulative", floor=True),
        mark(9, "2016-01-01", "2016-12-31", floor=True),
        mark(700, "2015-01-01", "2019-12-31", "cumulative", gave_way=True),
        mark(10, "2016-01-01", "2016-12-31", "target"),
        mark(43, "2025-01-01", "2025-12-31", "stock", floor=True),
        mark(538, "2025-01-01", "2025-12-31", "stock", floor=True),
        mark(900, "2025-01-01", "2025-12-31", floor=True),
    ])  # fmt: skip
    assert pair_marks.telling(marks)["value"].tolist() == [555, 9, 700, 10, 538, 900]


def test_a_floor_of_some_months_counts_as_one_of_its_year():
    first, second = ("2022-01-01", "2022-06-30"), ("2022-07-01", "2022-12-31")
    for lower, higher in ((first, second), (second, first)):
        marks = pd.DataFrame([
            mark(100, *lower, floor=True),
            mark(120, *higher, floor=True),
            mark(50, "2021-07-01", "2022-03-31", "cumulative", floor=True),
        ])  # fmt: skip
        # The months of two years count as no year of either: neither half of 2022 lies in them.
        assert pair_marks.telling(marks)["value"].tolist() == [120, 50]


def test_a_floor_of_a_county_beside_a_year_of_the_pair_is_a_scrap():
    marks = pd.DataFrame([
        mark(2690, "2021-01-01", "2021-12-31"),
        mark(98.5, "2022-01-01", "2022-12-31", "solved", floor=True),
        mark(1400, "2023-01-01", "2023-12-31", "solved", floor=True),
        mark(90, "2024-01-01", "2024-12-31"),
        mark(1300, "2025-01-01", "2025-12-31", "solved", floor=True),  # not half of what was: it would read as a fall
        mark(600, "2020-01-01", "2020-12-31", "solved", floor=True),  # before it was more
    ])  # fmt: skip
    assert pair_marks.telling(marks)["scrap"].tolist() == [False, True, False, False, True, False]


def test_sums_that_deny_one_another_are_found_from_the_later_one():
    marks = pd.DataFrame([
        mark(214, "1996-01-01", "2012-10-23", "cumulative"),
        mark(259, "1996-01-01", "2020-07-08", "cumulative"),
        mark(236, "1996-01-01", "2020-09-16", "cumulative"),
    ])  # fmt: skip
    assert [pair_marks.denied(row, marks) for _, row in marks.iterrows()] == [[], [], [259]]
    # "More than 236" may be 260, a year is no part of the sum up to then, and other things or units are others.
    last = marks.iloc[2]
    for change in ({"floor": True}, {"basis": "annual"}):
        assert pair_marks.denied(pd.Series({**last, **change}), marks) == []
    for change in (
        {"indicator": "jobs_poor"},
        {"unit": "person-times"},
        {"floor": True},
        {"gave_way": True},
        {"basis": "target"},
    ):
        assert pair_marks.denied(last, marks.assign(**change)) == []


def test_a_sum_at_the_head_has_a_mark_unless_a_page_states_it():
    chosen = pd.DataFrame({
        "indicator": ["jobs_total", "gov_funds", "cadres_sent"], "first_year": [2021, 1996, 2024], "last_year": [2025, 2025, 2024],
        "since": pd.array([2021, None, 2024], "Int64"), "until": pd.array([2023, 2025, 2024], "Int64"),
        "figure": [131.5, 5.3745e9, 9.0], "status": ["at_least", "at_least", "reported"], "observation_ids": "c:1",
    })  # fmt: skip
    page = mark(5.375e9, None, "2025-09-30", "cumulative", indicator="gov_funds", unit="yuan")
    (row,) = pair_marks.solved_sums(chosen, pd.DataFrame([page])).itertuples()
    assert (row.indicator, row.value, row.basis, row.floor) == ("jobs_total", 132.0, "solved_sum", True)
    assert (row.period_start.year, row.period_end.year) == (2021, 2023)
    both = pair_marks.solved_sums(chosen, pd.DataFrame([mark(1, "1999-01-01", "1999-12-31")]))
    assert both["period_start"].isna().tolist() == [False, True]


def test_marks_of_nothing_keep_their_columns():
    marks = pair_marks.marks(
        profile.claims(pd.DataFrame([claim("350000", "620000")]), *PAIR), pd.DataFrame({"rival_ids": []})
    )
    assert marks.empty and {"indicator", "unit", "gave_way", "observation_ids"} <= set(marks)


def test_twelve_months_of_two_years_are_a_sum_over_them():
    # north:427, Shandong to Chongqing: 44 enterprises from March 2018 to February 2019.
    days = {"period_start": pd.Timestamp("2018-03-01"), "period_end": pd.Timestamp("2019-02-28")}
    rows = pd.DataFrame(
        [claim(*PAIR, **days), claim(*PAIR, observation_id="b:each", value=2e8, each_year=True, **days)]
    )
    marks = pair_marks.marks(profile.claims(rows, *PAIR), pd.DataFrame({"rival_ids": [""]})).set_index(
        "value"
    )
    assert marks["basis"].to_dict() == {1e8: "cumulative", 2e8: "annual"}


def test_a_page_with_fewer_digits_is_no_second_figure():
    # One fair of July 2021: 12.844 billion (industry:3), "about 12.8" (north:197).
    rows = pd.DataFrame([
        claim(*PAIR, observation_id="a:1", value=12.844e9, tolerance=5e5),
        claim(*PAIR, observation_id="a:2", value=12.8e9, bound="about"),
        claim(*PAIR, observation_id="a:3", value=15e9, bound="about"),
    ])  # fmt: skip
    marks = pair_marks.marks(profile.claims(rows, *PAIR), pd.DataFrame({"rival_ids": [""]}))
    assert marks[["value", "bound", "observation_ids"]].values.tolist() == [
        [15e9, "about", "a:3"], [12.844e9, "exact", "a:1;a:2"],
    ]  # fmt: skip


def test_a_figure_of_each_year_is_drawn_once():
    # north:51: more than 100 cadres in 2018 and in 2019.
    known = cells([2018, 2019], [None, None], [100.0, 100.0], ["bounded", "bounded"])
    stated = pd.DataFrame(
        [mark(100.0, "2018-01-01", "2019-12-31", each_year=True, floor=True, bound="at_least")]
    )
    assert pair_marks.solved(known, stated).empty


def test_a_floor_beside_the_average_of_a_sum_or_a_part_is_a_scrap():
    # 2.681 billion in 2021 beside more than 95 in five years (south_and_rounds:239); 46.91 million of all funds beside 3,516 of the
    # government's (south_and_rounds:229).
    floor = {"basis": "solved", "floor": True, "unit": "yuan"}
    money = {"unit": "yuan", "indicator": "consumption_assist"}
    marks = pd.DataFrame([
        mark(2.681e9, "2021-01-01", "2021-12-31", **floor | money),
        mark(4e9, "2023-01-01", "2023-12-31", **floor | money),
        mark(95e9, "2021-01-01", "2025-10-31", "cumulative", floor=True, **money),
        mark(46.91e6, "2011-01-01", "2011-12-31", **floor | {"indicator": "funds_total"}),
        mark(3.516e9, "2022-01-01", "2022-12-31", **money | {"indicator": "gov_funds"}),
    ])  # fmt: skip
    assert pair_marks.telling(marks)["scrap"].tolist() == [True, False, False, True, False]


def test_all_funds_that_fall_below_half_of_the_government_s_are_a_scrap():
    # Shandong to Gansu: about 1.69 billion of the government's in 2024; of 2025 only 0.41 billion and 2.5 million are known, of cities.
    floor = {"basis": "solved", "floor": True, "unit": "yuan"}
    year = "2025-01-01", "2025-12-31"
    marks = pd.DataFrame([
        mark(1.69e9, "2024-01-01", "2024-12-31", unit="yuan", indicator="gov_funds"),
        mark(0.41e9, *year, **floor | {"indicator": "gov_funds"}),
        mark(0.4125e9, *year, **floor | {"indicator": "funds_total"}),
        mark(0.9e9, "2023-01-01", "2023-12-31", **floor | {"indicator": "funds_total"}),
    ])  # fmt: skip
    # What came before the government's 1.69 billion is no fall from it.
    assert pair_marks.telling(marks)["scrap"].tolist() == [False, True, True, False]
