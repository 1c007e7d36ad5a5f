"""Parameters: what is legal, what is said about what isn't, and that models and notebooks agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from analysis import paths
from analysis.errors import ParameterError
from analysis.reports.choices import PairOf
from analysis.reports.parameters import (
    MODELS,
    FundingFlows,
    Pairings,
    cell_values,
    parse_assignments,
    validate,
)

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
        ("廣東", "440000"),
        ("Fujian Province", "350000"),
        ("inner mongolia autonomous region", "150000"),
        ("", ""),
    ],
)
def test_a_province_has_several_names_and_one_code(given, adcode):
    assert validate(FLOWS, {"province": given})["province"] == adcode


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"lnag": "en"}, "did you mean 'lang'?"),
        ({"province": ["宁夏"]}, "province=['宁夏'] is not legal"),
        ({"province": "厦门"}, "province=厦门 is not legal"),
        ({"indicator": "财政援助金"}, "did you mean '财政援助资金' (gov_funds)?"),
        ({"lang": "eng"}, "did you mean 'en'?"),
        ({"province": "Fujain"}, "did you mean 'Fujian' (350000)?"),
        ({"province": "甘素"}, "did you mean '甘肃' (620000)?"),
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


@pytest.mark.parametrize("name", ["gov_funds", "财政援助资金", "Government assistance funds", "GOV FUNDS"])
def test_an_indicator_has_several_names_and_one_id(name):
    assert validate(FLOWS, {"indicator": name})["indicator"] == "gov_funds"


@pytest.mark.parametrize("year", [2021, "2021", "2021年", 2021.0])
def test_a_year_is_read_in_every_form(year):
    assert Pairings(year=year).year == 2021
    assert validate(FLOWS, {"period_start": year})["period_start"] == 2021


def test_a_level_goes_by_its_name():
    assert Pairings(level="县级").level == "county"


@pytest.mark.parametrize(
    "given", [{"province": "Ningxai"}, {"lnag": "en", "province": ["宁夏"]}, {"period_start": 2030}]
)
def test_a_notebook_and_the_command_say_the_same(given):
    said = []
    for call in (
        lambda: FundingFlows(**given),
        lambda: validate(FLOWS, given),
        lambda: FundingFlows.model_validate(given),
    ):
        with pytest.raises(ParameterError) as caught:
            call()
        said.append(str(caught.value))
        assert "pydantic" not in said[-1]
    assert len(set(said)) == 1


def test_names_of_places_that_are_rare_are_read_where_there_are_tables(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    assert validate(FLOWS, {"province": "Tibet"})["province"] == "540000"
    with pytest.raises(ParameterError, match="it is a place in 福建 Fujian"):
        validate(FLOWS, {"province": "厦门"})


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


def test_a_parameters_cell_may_hold_lists_and_what_is_worked_out(write_notebook):
    notebook = write_notebook(
        "own", parameters="import datetime\nsides = ['福建']\ntop = None\nnow = datetime.date.today()"
    )
    assert validate(notebook, {}) == {"sides": ["福建"], "top": None}
    assert validate(notebook, {"sides": "[福建, 宁夏]", "top": "5"}) == {"sides": ["福建", "宁夏"], "top": 5}
    with pytest.raises(ParameterError, match="there is no parameter 'now'"):
        validate(notebook, {"now": "today"})


def test_a_notebook_that_cannot_be_read_says_so_in_words(write_notebook):
    with pytest.raises(ParameterError, match="line 1 of the parameters cell is no Python"):
        validate(write_notebook("own", parameters="year = = 2021"), {})
    broken = write_notebook("broken")
    for text in ("", "{", "[]", '{"worksheets": []}'):
        broken.write_text(text, "utf-8")
        with pytest.raises(ParameterError, match="is no notebook that can be read"):
            cell_values(broken)


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
    if given == "宁夏-福建":
        with pytest.raises(
            PydanticCustomError, match="the sides are swapped: write 350000-640000, 福建-宁夏"
        ):
            PairOf().resolve(given)
    with pytest.raises(PydanticCustomError):
        PairOf().resolve(given)


@pytest.mark.parametrize("text", ["lang=\udcff", "lang=a\x1b[1m", "lang=a\nb"])
def test_an_assignment_that_is_no_text_is_refused(text):
    with pytest.raises(ParameterError, match="no text that can be shown"):
        parse_assignments([text])
