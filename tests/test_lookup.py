"""Words of callers: choices, years, areas. Names of places are tested through `dataset` on the real tables."""

from __future__ import annotations

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
    ],
)
def test_years(given: object, span: tuple[int, int]) -> None:
    assert lookup.years(given) == span


@pytest.mark.parametrize("given", ["recently", (2016, 2018, 2020), range(0), None, (2020, 2016)])
def test_what_is_no_year_says_how_to_write_one(given: object) -> None:
    with pytest.raises(ParameterError) as error:
        lookup.years(given)
    assert "2016, 2020" in error.value.hint


def test_inside_goes_by_level() -> None:
    codes = pd.Series(["350000", "350100", "350102", "640100", None])
    assert lookup.inside(codes, ["350000"]).tolist() == [True, True, True, False, False]
    assert lookup.inside(codes, ["350100", "640000"]).tolist() == [False, True, True, True, False]
    assert lookup.inside(codes, ["350102"]).tolist() == [False, False, True, False, False]
    assert lookup.inside(codes, ["100000"]).tolist() == [True, True, True, True, False]
