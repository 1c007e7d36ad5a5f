"""A sum over more is no less than the sums over fewer, as pages print them."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import contained


def rows(*cells: tuple) -> pd.DataFrame:
    """First and last year, figure, status, floor, ceiling."""
    frame = pd.DataFrame(cells, columns=["first_year", "last_year", "figure", "status", "lower", "upper"])
    return frame.assign(indicator="gov_funds", origin="370000", destination=None)


def test_what_a_page_prints_counts_as_it_is_printed_and_an_estimate_with_its_floor():
    told = rows(
        (2024, 2024, 2.9e9, "reported", 2.85e9, 2.95e9),
        (2023, 2023, 100.0, "reported", 50.0, 150.0),  # "about a hundred"
        (2022, 2022, 8e9, "estimated", 6.8e9, None),
        (2021, 2021, None, "unknown", None, None),
    )
    assert contained.documented(told).tolist() == [2.9e9, 50.0, 6.8e9, 0.0]
    # north:32, Beijing to Inner Mongolia: "about 2,900" trained, which may be 2,755.
    rough = rows((2010, 2010, 2900.0, "reported", 2755.0, 3045.0)).assign(about=True)
    assert contained.documented(rough).tolist() == [2755.0]


def test_a_round_is_no_less_than_its_year_and_all_years_no_less_than_the_rounds():
    told = contained.in_time(
        rows(
            (2024, 2024, 17.5e9, "reported", 17.45e9, 17.55e9),
            (2022, 2022, 3e9, "at_least", 3e9, None),
            (2021, 2025, 20.45e9, "at_least", 20.45e9, None),
            (2016, 2020, 14.1e9, "stated", 14.05e9, 14.15e9),
            (1996, 2025, 34.5e9, "at_least", 34.5e9, 34.55e9),
        )
    )
    # All years are capped by what claims allow at most.
    assert told["figure"].tolist() == [17.5e9, 3e9, 20.5e9, 14.1e9, 34.55e9]
    assert told["lower"].tolist()[2] == 20.45e9
    other = told.assign(origin=["120000", "120000", "370000", "370000", "370000"], figure=told["lower"])
    assert contained.in_time(other)["figure"].tolist()[2] == 20.45e9


def test_parts_that_are_but_a_scrap_of_what_is_likely_of_the_whole_make_it_no_figure():
    """Beijing to Inner Mongolia: 134 million yuan of one year, where of four years 3.08 billion and more are likely."""
    whole = rows((2021, 2024, None, "unknown", 134e6, None)).assign(q10=3.08e9, q90=18.8e9)
    assert contained.raised(whole, [134e6])["status"].tolist() == ["unknown"]
    assert contained.raised(whole, [310e6])["figure"].tolist() == [310e6]
    assert contained.documented(whole).tolist() == [0.0]
    assert contained.certain(whole).tolist() == [134e6]  # it is in the sums all the same


def test_a_floor_of_all_partners_is_a_scrap_beside_what_is_likely_of_the_largest_unless_one_of_them_is_a_figure():
    """Of the sum the model tells nothing, but it is no less than that of its largest partner."""
    whole = rows((2021, 2025, 3e6, "at_least", 3e6, None)).assign(q10=None, q90=None)
    likely = pd.DataFrame({"q10": [4e8], "q90": [2e9]})
    nobody, somebody = pd.Series([False]), pd.Series([True])
    assert contained.raised(whole, 0.0)["figure"].tolist() == [3e6]
    told = contained.raised(contained.beside_largest(whole, likely, nobody), 0.0)
    assert (told["status"].tolist(), told["figure"].notna().tolist()) == (["unknown"], [False])
    # What lies in it of a longer time makes it no figure either; enough of it does.
    assert contained.raised(told, [5e6])["status"].tolist() == ["unknown"]
    assert contained.raised(told, [3e8])["figure"].tolist() == [3e8]
    known = contained.raised(contained.beside_largest(whole, likely, somebody), [2e6])
    assert known["figure"].tolist() == [3e6]


YEARS = st.integers(2016, 2025)
SPAN = st.tuples(YEARS, YEARS).map(lambda ends: (min(ends), max(ends)))


@settings(max_examples=30)
@given(st.lists(st.tuples(SPAN, st.integers(1, 1000)), min_size=2, max_size=8, unique_by=lambda one: one[0]))
def test_no_floor_is_less_than_two_within_it_that_do_not_overlap(spans):
    told = contained.in_time(
        rows(*((first, last, value, "at_least", value, None) for (first, last), value in spans))
    )
    for whole in told.itertuples():
        inside = told[told["first_year"].ge(whole.first_year) & told["last_year"].le(whole.last_year)]
        inside = inside.drop(whole.Index)
        assert whole.figure >= inside["figure"].max() if len(inside) else True
        for part in inside.itertuples():
            after = inside[inside["first_year"] > part.last_year]
            assert after.empty or whole.figure >= part.figure + after["figure"].max()


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
    # What adds up in it doesn't hide it again.
    assert contained.raised(told, [16.0])["figure"].tolist() == [17.0]
    assert contained.raised(whole, [16.0])["figure"].isna().all()
    assert contained.beside_told(whole, pd.Series([False]))["figure"].isna().all()
    nothing = whole.assign(lower=0.0)
    assert contained.beside_told(nothing, pd.Series([True]))["status"].tolist() == ["unknown"]
