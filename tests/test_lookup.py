"""Words of callers: choices, years, areas. Names of places are tested through `dataset` on the real tables."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analysis import lookup
from analysis.errors import ParameterError


def test_a_wrong_choice_suggests_the_nearest() -> None:
    with pytest.raises(ParameterError) as error:
        lookup.choice("level", "conty", ("province", "prefecture", "county"))
    assert error.value.problem == "there is no level 'conty'"
    assert error.value.hint == "did you mean 'county'? legal: province, prefecture, county"


def test_a_long_list_of_choices_is_not_printed() -> None:
    with pytest.raises(ParameterError) as error:
        lookup.choice("source", "page-1x", [f"page-{i}" for i in range(100)])
    assert error.value.hint == "did you mean 'page-1'?"


@pytest.mark.parametrize(
    ("given", "span"),
    [
        (2023, (2023, 2023)),
        ((2016, 2020), (2016, 2020)),
        ([2016, 2020], (2016, 2020)),
        (range(2016, 2021), (2016, 2020)),
        (range(2020, 2015, -1), (2016, 2020)),
        ([2016, 2017, 2018], (2016, 2018)),
        ({2020, 2016}, None),
        ((2016,), (2016, 2016)),
        (pd.Series([2016, 2017]), (2016, 2017)),
        (pd.Timestamp("2016-05-01"), (2016, 2016)),
        (2016.0, (2016, 2016)),
        *[(text, (2016, 2016)) for text in ("2016", " 2016 年", "２０１６年", "二〇一六年", "2016.0")],
        *[
            (text, (2016, 2020))
            for text in ("2016-2020", "2016–2020年", "2016年至2020年", "2016 to 2020", "2016/2020")
        ],
    ],
)
def test_years(given: object, span: tuple[int, int] | None) -> None:
    if span is None:
        with pytest.raises(ParameterError, match="leaves years out"):
            lookup.years(given)
    else:
        assert lookup.years(given) == span


@pytest.mark.parametrize(
    "given",
    [
        "recently",
        (2016, 2018, 2020),
        range(0),
        None,
        (2020, 2016),
        "",
        2016.5,
        True,
        "16",
        20160,
        float("nan"),
        "2020-2016",
        ["2016", "x"],
    ],
)
def test_what_is_no_year_says_how_to_write_one(given: object) -> None:
    with pytest.raises(ParameterError) as error:
        lookup.years(given)
    assert "(2016, 2020)" in error.value.hint


@pytest.mark.parametrize(
    ("given", "ends"),
    [
        (None, ("1996-01-01", "2100-12-31")),
        ((2016, 2020), ("2016-01-01", "2020-12-31")),
        (("2021", "2025-04"), ("2021-01-01", "2025-04-30")),
        (("2024-02", "2024-02"), ("2024-02-01", "2024-02-29")),
        (("2021-03-05", " 2021-04-07 "), ("2021-03-05", "2021-04-07")),
        ((dt.date(2021, 3, 5), 2022), ("2021-03-05", "2022-12-31")),
    ],
)
def test_days(given: object, ends: tuple[str, str]) -> None:
    assert lookup.days(given) == ends


@pytest.mark.parametrize(
    "given", [("2021-04-07", "2021-03-05"), ("2021-02-30", "2021-03-05"), ("2021-13", "2022-01")]
)
def test_days_that_are_none_or_end_before_they_begin_are_refused(given: object) -> None:
    with pytest.raises(ParameterError):
        lookup.days(given)
