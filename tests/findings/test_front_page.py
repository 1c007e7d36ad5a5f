"""The front page's facts: of years that a page tells, with their bound, and older years only where a page tells them exactly."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.findings import front_page as findings
from analysis.vocabulary.rounds import ASSIGNMENT_2021

NAN = float("nan")
FIGURES = pd.DataFrame(
    [(2011, 2011, 8.4e8, True, "a:1"), (2019, 2019, 2.29e10, True, "a:2;a:3"), (2024, 2024, 2.289e10, True, "a:4"),
     (2025, 2025, 3e10, False, "a:5"), (2016, 2020, 9e10, True, "a:6")],
    columns=["first", "last", "lower", "held", "observation_ids"],
)  # fmt: skip
FIGURES = FIGURES.assign(
    figure=FIGURES["lower"],
    exact=FIGURES["last"] != 2024,
    since=pd.to_datetime(FIGURES["first"].astype(str) + "-01-01"),
    until=pd.to_datetime(FIGURES["last"].astype(str) + "-12-31").mask(
        FIGURES["last"] == 2024, pd.Timestamp("2024-10-31")
    ),
)
YEARS = pd.DataFrame(
    [(2011, 8.4e8, 8.4e8, 8.4e8, 8.4e8, "reported"), (2019, 2.29e10, 2.285e10, 2.295e10, 2.29e10, "reported"),
     (2022, NAN, 1.08e10, NAN, 1.08e10, "at_least"), (2024, NAN, 2.2885e10, NAN, 2.2885e10, "at_least"),
     (2025, NAN, 5.8e8, NAN, 5.8e8, "at_least")],
    columns=["year", "value", "lower", "upper", "figure", "status"],
)  # fmt: skip


def test_the_newest_year_is_one_of_which_a_page_tells_and_older_ones_are_exact():
    row, older = findings.newest(FIGURES, YEARS)
    assert (row["year"], row["observation_ids"]) == (2024, "a:4")
    assert older["year"].tolist() == [2019, 2011]
    assert findings.newest(FIGURES.assign(held=False), YEARS) is None


@pytest.mark.parametrize(
    ("lang", "number", "beside"),
    [("zh", "≥ 228.8 亿元", "2019年 229 亿元、2011年 8.4 亿元"), ("en", "≥ 22.88 billion yuan", "2019: 22.9 billion yuan, 2011: 0.84 billion yuan")],
)  # fmt: skip
def test_a_floor_is_called_one_and_never_rounded_up(lang, number, beside):
    told = findings.fact("gov_funds", *findings.newest(FIGURES, YEARS), ["s1"], lang)
    assert (told.number, told.beside) == (number, beside)
    assert told.bound.startswith(("下限", "a floor"))
    assert told.words.endswith({"zh": "，2024年1—10月", "en": " in January to October 2024"}[lang])


def test_all_of_ten_months_is_no_floor_of_those_months():
    told = findings.fact("gov_funds", *findings.newest(FIGURES.assign(exact=True), YEARS), [], "en")
    assert (told.number, told.bound) == ("22.89 billion yuan", "as reported")
    assert told.words.endswith(" in January to October 2024")


def test_where_more_is_known_of_the_year_than_the_page_of_ten_months_says_it_is_the_year():
    more = YEARS.assign(figure=YEARS["figure"].mask(YEARS["year"] == 2024, 2.5e10))
    assert findings.fact("gov_funds", *findings.newest(FIGURES, more), [], "en").words.endswith(" in 2024")


def test_an_estimate_is_called_one_and_not_a_report():
    """What the pairs come to may be an estimate once enough of them are known."""
    together = pd.Series({"figure": 2.28851e10, "lower": 2.2e10, "upper": 2.41e10, "status": "estimated"})
    pairs = pd.DataFrame({"figure": [1e9, NAN]})
    told = findings.traced(together, pairs, "source", "zh")
    assert (told.number, told.bound) == ("≈ 229 亿元", "估算值，范围 220 – 241 亿元")
    english = findings.traced(together, pairs, "source", "en")
    assert (english.number, english.bound) == (
        "≈ 22.9 billion yuan",
        "an estimate; the bounds are 22 – 24.1 billion yuan",
    )


@pytest.mark.parametrize(("year", "older"), [(2020, [2020, 2011]), (2021, [2011])])
def test_a_year_to_compare_with_is_four_years_back_or_more(year, older):
    figures, years = (
        rows.replace({name: {2019: year} for name in names})
        for rows, names in ((FIGURES, ("first", "last")), (YEARS, ("year",)))
    )
    assert findings.newest(figures, years)[1]["year"].tolist() == older


@pytest.mark.parametrize(
    ("status", "nation", "divided", "said"),
    [
        ("reported", NAN, False, ""),
        ("estimated", NAN, False, "; a range is where an estimate likely lies"),
        ("reported", 3e9, False, "; whole country: at least 3 billion yuan"),
        ("reported", 3e9, True, ""),  # the title tells it
    ],
)
def test_the_map_says_what_its_ranges_are_and_what_is_known_of_the_country(status, nation, divided, said):
    period = SimpleNamespace(
        indicator="gov_funds", flows=pd.DataFrame({"figure": [1e9, NAN], "status": [status, "unknown"]}), divided=divided,
        nation=pd.Series({"figure": nation, "status": "at_least"}),
    )  # fmt: skip
    told = "Each arrow is the sum of a pair of provinces; a figure or a floor is known for 1 of 2 pairs"
    assert findings.map_subtitle(period, "en") == told + said


def test_a_ceiling_is_told_where_there_is_one():
    row = findings.newest(FIGURES, YEARS)[0]
    row["upper"] = 3e10
    assert (
        findings.fact("gov_funds", row, YEARS.head(0), [], "en").bound == "a floor; at most 30 billion yuan"
    )


def test_the_list_for_phones_names_the_pairs_without_a_number_too():
    flows = pd.DataFrame({
        "origin": ["110000", "320000"], "destination": ["150000", "610000"], "figure": [NAN, 8.07e9], "status": ["unknown", "reported"],
    })  # fmt: skip
    assert findings.map_numbers(flows, "yuan", "en") == [
        ("Jiangsu to Shaanxi", "8.07 billion yuan"), ("Beijing to Inner Mongolia", "too little known"),
    ]  # fmt: skip


def test_every_pair_of_a_giver_and_a_receiver_of_today_is_there():
    series = pd.DataFrame({
        "origin": ["320000"] * 3 + ["440000"], "destination": ["610000"] * 3 + ["510000"],
        "value": [1.0, NAN, NAN, NAN], "lower": [1.0, 2.0, 0.0, 3.0],
    })  # fmt: skip
    linked = pd.DataFrame({"origin": ["440000"], "destination": ["510000"]})
    rows = findings.pairs_known(series, linked).set_index(["origin", "destination"])
    assert len(rows) == 80
    assert rows.loc[("320000", "610000")].tolist() == ["today", 2]
    assert rows.loc[("440000", "510000")].tolist() == ["earlier", 1]
    assert rows.loc[("110000", "510000")].tolist() == ["", 0]
    assert (rows["link"] == "today").sum() == len(ASSIGNMENT_2021)
