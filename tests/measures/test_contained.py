"""Which floors of sums are told, and what is likely of parts and of their wholes."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import contained


def rows(*cells: tuple) -> pd.DataFrame:
    """First and last year, figure, status, floor, ceiling."""
    frame = pd.DataFrame(cells, columns=["first_year", "last_year", "figure", "status", "lower", "upper"])
    return frame.assign(indicator="gov_funds", origin="370000", destination=None)


def test_what_is_certain_of_a_figure_is_its_floor_and_of_what_is_not_told_nothing():
    told = rows(
        (2024, 2024, 2.9e9, "reported", 2.85e9, 2.95e9),
        (2023, 2023, 815_000.0, "at_least", 814_500.0, None),  # as its page prints it
        (2022, 2022, 8e9, "estimated", 6.8e9, None),
        (2021, 2021, None, "unknown", 3e5, None),
    )
    assert contained.documented(told).tolist() == [2.85e9, 814_500.0, 6.8e9, 0.0]


def test_a_figure_of_one_digit_or_that_pages_call_about_is_rough():
    (about,) = rows((2023, 2023, 100.0, "reported", 50.0, 150.0)).itertuples()
    (exact,) = rows((2024, 2024, 2.9e9, "reported", 2.85e9, 2.95e9)).itertuples()
    # north:32, Beijing to Inner Mongolia: "about 2,900" trained, which may be 2,755.
    (said,) = rows((2010, 2010, 2900.0, "reported", 2755.0, 3045.0)).assign(about=True).itertuples()
    (open_,) = rows((2010, 2010, 2900.0, "at_least", 2900.0, None)).itertuples()
    assert [contained.is_rough(one) for one in (about, exact, said, open_)] == [True, False, True, False]


def test_a_floor_of_all_partners_is_a_scrap_beside_what_is_likely_of_the_largest_unless_one_of_them_is_a_figure():
    """Of the sum the model tells nothing, but it is no less than that of its largest partner."""
    whole = rows((2021, 2025, 3e6, "at_least", 3e6, None)).assign(q10=None, q90=None)
    likely = pd.DataFrame({"q10": [4e8], "q90": [2e9]})
    nobody, somebody = pd.Series([False]), pd.Series([True])
    told = contained.without_scraps(whole, likely, nobody)
    assert (told["status"].tolist(), told["figure"].notna().tolist()) == (["unknown"], [False])
    assert told["lower"].tolist() == [3e6]
    assert contained.without_scraps(whole, likely, somebody)["figure"].tolist() == [3e6]
    # What is told beside an interval of its own is none, and enough is none either.
    own = whole.assign(q10=2e6, q90=9e6)
    assert contained.without_scraps(own, likely, nobody)["figure"].tolist() == [3e6]
    more = whole.assign(figure=3e8, lower=3e8)
    assert contained.without_scraps(more, likely, nobody)["figure"].tolist() == [3e8]


def likely(*ends: tuple) -> pd.DataFrame:
    return pd.DataFrame(ends, columns=["pair", "q10", "q90"])


def test_what_is_likely_of_a_part_is_not_above_what_is_of_its_whole():
    whole = likely(("a", 20.0, 40.0), ("b", 5.0, 50.0), ("c", None, None), ("d", 9.0, 9.5))
    parts = likely(
        ("a", 1.0, 90.0),
        ("a", 15.0, 30.0),
        ("b", 60.0, 70.0),
        ("b", 55.0, 72.0),
        ("c", 1.0, 9.0),
        ("d", None, None),
    )
    told, wholes = contained.likely_in_order(parts, whole, ["pair"])
    # Of "a" the first part is the vaguer one, of "b" the whole is.
    assert told[["q10", "q90"]].iloc[:5].to_numpy().tolist() == [
        [1, 40],
        [15, 30],
        [60, 70],
        [55, 72],
        [1, 9],
    ]
    assert wholes[["q10", "q90"]].iloc[[0, 1, 3]].to_numpy().tolist() == [[20, 40], [60, 72], [9, 9.5]]
    assert told[["q10", "q90"]].iloc[5].isna().all() and wholes[["q10", "q90"]].iloc[2].isna().all()


ENDS = st.tuples(st.floats(1, 100), st.floats(1, 100)).map(sorted)


@given(st.lists(ENDS, min_size=1, max_size=4), ENDS)
@settings(max_examples=50)
def test_no_end_of_a_part_is_above_that_of_its_whole(parts, whole):
    told, wholes = contained.likely_in_order(
        likely(*(("a", *own) for own in parts)), likely(("a", *whole)), ["pair"]
    )
    for end in ("q10", "q90"):
        assert (told[end] <= wholes[end].item()).all()
    assert (told["q10"] <= told["q90"]).all() and (wholes["q10"] <= wholes["q90"]).all()


def test_what_is_likely_of_a_kind_is_not_above_what_is_of_all_kinds():
    # Fujian to Ningxia, 2016 to 2020, as the models tell them one by one.
    jobs = pd.DataFrame(
        [("jobs_total", 13_435.0, 388_052.0), ("jobs_to_east", 1_628.0, 1_574_737.0), ("jobs_poor", 11_705.0, 453_151.0), ("workshops", 1.0, 1e6)],
        columns=["indicator", "q10", "q90"],
    ).assign(origin="350000")  # fmt: skip
    told = contained.kinds_in_order(jobs, ["origin"])
    assert told["q90"].tolist() == [388_052.0, 388_052.0, 388_052.0, 1e6]
    assert told["q10"].tolist() == jobs["q10"].tolist()
    assert contained.kinds_in_order(jobs[["indicator"]], []).equals(jobs[["indicator"]])


def test_a_sum_of_which_a_year_is_told_is_no_scrap():
    """Guangdong to Guizhou: at least 9 cadres were received in 2023 and 17 up to then, of all years 181 to 10,530 are likely."""
    whole = rows((1996, 2025, None, "unknown", 17.0, None)).assign(q10=181.1, q90=10530.0)
    told = contained.beside_told(whole, pd.Series([True]))
    assert (told["figure"].tolist(), told["status"].tolist()) == ([17.0], ["at_least"])
    # It is told as its page prints it.
    assert contained.beside_told(whole.assign(printed=18.0), pd.Series([True]))["figure"].tolist() == [18.0]
    assert contained.beside_told(whole, pd.Series([False]))["figure"].isna().all()
    nothing = whole.assign(lower=0.0)
    assert contained.beside_told(nothing, pd.Series([True]))["status"].tolist() == ["unknown"]
