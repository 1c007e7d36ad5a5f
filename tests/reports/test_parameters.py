"""Parameters: what is legal, what is said about what isn't, and that models and notebooks agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from analysis import paths
from analysis.errors import ParameterError
from analysis.reports.parameters import MODELS, PairOf, cell_values, parse_assignments, validate

FLOWS = Path("03_funding_flows.ipynb")


def test_defaults_are_filled_in_and_text_becomes_numbers():
    assert validate(FLOWS, {"period_start": "2016", "period_end": "2020", "lang": "en"}) == {
        "lang": "en",
        "period_start": 2016,
        "period_end": 2020,
        "province": "",
        "indicator": "gov_funds",
    }


@pytest.mark.parametrize(
    ("given", "adcode"),
    [
        *[(name, "350000") for name in ("350000", 350000, "福建", "福建省", "Fujian", "fujian")],
        ("内蒙古自治区", "150000"),
        ("宁夏回族自治区", "640000"),
        ("Inner Mongolia", "150000"),
        ("", ""),
    ],
)
def test_a_province_has_several_names_and_one_code(given, adcode):
    assert validate(FLOWS, {"province": given})["province"] == adcode


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"lnag": "en"}, "did you mean 'lang'?"),
        ({"lang": "eng"}, "did you mean 'en'?"),
        ({"province": "Fujain"}, "did you mean 'Fujian'?"),
        ({"province": "甘素"}, "did you mean '甘肃'?"),
        ({"indicator": "gov_fund"}, "did you mean 'gov_funds'?"),
        ({"indicator": "jobs_total"}, "consumption_assist"),
        ({"period_start": "1995"}, "a whole number from 1996 to 2030"),
        ({"period_end": 2031}, "a whole number from 1996 to 2030"),
        ({"period_start": "last year"}, "period_start=last year is not legal"),
        ({"period_start": 2022, "period_end": 2021}, "period_start 2022 is after period_end 2021"),
    ],
)
def test_what_is_not_legal_is_named_with_what_is(given, said):
    with pytest.raises(ParameterError) as caught:
        validate(FLOWS, given)
    assert said in str(caught.value)
    assert "03_funding_flows" in str(caught.value)


def test_all_mistakes_are_named_at_once():
    with pytest.raises(ParameterError) as caught:
        validate(FLOWS, {"lnag": "en", "period_start": 1990, "province": "Atlantis"})
    assert all(word in str(caught.value) for word in ("lnag", "1990", "Atlantis"))


def test_a_notebook_without_a_model_is_held_to_its_parameters_cell(write_notebook):
    notebook = write_notebook("new", parameters='# how many\ncount: int = 3\nshare = 0.5\nlang = "zh"')
    assert validate(notebook, {"count": "4"}) == {"count": 4, "share": 0.5, "lang": "zh"}
    with pytest.raises(ParameterError, match="a whole number"):
        validate(notebook, {"count": "many"})
    with pytest.raises(ParameterError, match="did you mean 'count'"):
        validate(notebook, {"cuont": 1})


@pytest.mark.parametrize("texts", [["lang"], ["=en"], ["a b=c"], ["lang=en", "lang=zh"]])
def test_assignments_are_name_equals_value_once(texts):
    with pytest.raises(ParameterError):
        parse_assignments(texts)


def test_an_assignment_may_hold_equals_signs_and_nothing():
    assert parse_assignments(["title=a=b", "province="]) == {"title": "a=b", "province": ""}


def test_each_notebook_agrees_with_its_model():
    found = sorted((paths.ROOT / "notebooks").glob("*.ipynb"))
    if not found:
        pytest.skip("there is no notebook yet")
    assert [path.stem for path in found] == sorted(MODELS), (
        "each notebook needs a model, and each model a notebook"
    )
    for notebook in found:
        cell = cell_values(notebook)
        defaults = {name: field.default for name, field in MODELS[notebook.stem].model_fields.items()}
        assert cell == defaults, notebook.stem
        assert {n: type(v) for n, v in cell.items()} == {
            n: type(v) for n, v in validate(notebook, {}).items()
        }


@pytest.mark.parametrize(
    ("given", "pair"),
    [
        *[
            (name, "350000-640000")
            for name in ("福建省-宁夏回族自治区", "350000-640000", "Fujian to Ningxia", "福建→宁夏")
        ],
        ("上海—贵州", "310000-520000"),
    ],
)
def test_a_pair_is_two_provinces_the_giver_first(given, pair):
    assert PairOf().resolve(given) == pair


@pytest.mark.parametrize("given", ["宁夏-福建", "福建-福建", "福建", "Fujian-Atlantis", ""])
def test_what_is_no_pair_is_refused(given):
    with pytest.raises(PydanticCustomError):
        PairOf().resolve(given)
