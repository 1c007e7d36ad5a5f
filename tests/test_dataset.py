"""The reader's door on the tables of the real evidence: filters, names, units, and the answers to wrong names."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from analysis import charts, dataset, maps, notebook
from analysis.errors import EmptyAnswer, ParameterError
from analysis.vocabulary.rounds import ASSIGNMENT_2021


@pytest.fixture(autouse=True)
def tables(reconciled, monkeypatch) -> None:
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))


def _refused(call) -> ParameterError:
    with pytest.raises(ParameterError) as error:
        call()
    return error.value


# series


def test_series_of_one_pair_by_any_name() -> None:
    frame = dataset.series("gov_funds", origin="福建", destination="Ningxia", years=(2016, 2018))
    assert frame["year"].tolist() == [2016, 2017, 2018]
    assert set(frame["origin"]) == {"350000"}
    assert set(frame["destination"]) == {"640000"}
    assert frame["origin_name"].unique().tolist() == ["福建"]
    assert frame["destination_name"].unique().tolist() == ["宁夏"]
    assert frame.index.tolist() == [0, 1, 2]


def test_series_names_places_in_english() -> None:
    frame = dataset.series("gov_funds", origin="350000", destination="宁夏回族自治区", years=2018, lang="en")
    assert frame[["origin_name", "destination_name"]].values.tolist() == [["Fujian", "Ningxia"]]


@pytest.mark.parametrize(
    ("indicator", "unit"), [("gov_funds", "yuan"), ("jobs_total", "persons"), ("projects", "count")]
)
def test_series_has_the_unit_of_its_indicator(indicator: str, unit: str) -> None:
    units = dataset.series(indicator).attrs["units"]
    amounts = ("value", "lower", "upper", "q10", "median", "q90")
    assert units == {"year": "year", **dict.fromkeys(amounts, unit)}


def test_series_answers_a_wrong_indicator() -> None:
    assert "did you mean 'gov_funds'?" in _refused(lambda: dataset.series("gov_fund")).hint


def test_series_answers_a_wrong_province() -> None:
    assert "350000 福建省" in _refused(lambda: dataset.series("gov_funds", origin="Fujain")).hint


def test_series_says_who_gives_when_a_province_does_not() -> None:
    error = _refused(lambda: dataset.series("gov_funds", origin="山西"))
    assert "350000 福建 Fujian" in error.hint
    assert "山西" not in error.hint


def test_series_sends_a_city_to_its_claims() -> None:
    error = _refused(lambda: dataset.series("gov_funds", origin="青岛"))
    assert "山东" in error.hint
    assert "dataset.observations(place='青岛')" in error.hint


def test_series_refuses_another_language() -> None:
    assert "zh, en" in _refused(lambda: dataset.series("gov_funds", lang="fr")).hint


# observations


def test_observations_carry_page_and_names() -> None:
    row = dataset.observations(ids="fujian_ningxia:3").iloc[0]
    assert (row["origin_name"], row["destination_name"], row["value"], row["unit"]) == (
        "福建",
        "宁夏",
        21e6,
        "yuan",
    )
    assert row["title"] == "闽宁对口扶贫协作见实效 西海固23万农民脱贫"
    assert row["url"].startswith("https://rmrb.online/")


def test_observations_of_one_unit_have_it_in_attrs() -> None:
    assert dataset.observations("gov_funds").attrs["units"]["value"] == "yuan"
    assert dataset.observations(source="rmrb-1998-01-31-minning").attrs["units"]["value"] == "in column unit"


def test_observations_touch_the_years_that_their_period_does() -> None:
    frame = dataset.observations("gov_funds", origin="福建", destination="宁夏", years=1997)
    assert "fujian_ningxia:3" in set(frame["observation_id"])
    assert (frame["period_end"].dt.year >= 1997).all()
    assert (frame["period_start"].isna() | (frame["period_start"].dt.year <= 1997)).all()


def test_a_claim_on_several_places_belongs_to_each() -> None:
    both = dataset.observations(ids=["north:229"])
    assert both["origin"].tolist() == ["120000;370000"]
    assert both["origin_name"].tolist() == ["天津、山东"]
    for giver in ("天津", "Shandong"):
        assert "north:229" in set(dataset.observations("agreed_investment", origin=giver)["observation_id"])


def test_a_place_goes_by_the_names_that_it_had() -> None:
    now, then = dataset.observations(place="铜仁市"), dataset.observations(place="铜仁地区")
    assert len(now) == len(then) > 0
    codes = set(now["destination"].str.split(";").explode())
    assert {"520600", "522200"} <= codes


def test_a_merged_place_is_not_the_place_that_it_was_merged_into() -> None:
    assert dataset.places("莱芜市")["adcode"].tolist() == ["371200"]
    assert dataset.places("济南市")["adcode"].tolist() == ["370100"]


def test_parts_of_a_place_count_only_when_asked_for() -> None:
    own = dataset.observations("gov_funds", place="宁夏")
    all_of_it = dataset.observations("gov_funds", place="宁夏", within=True)
    assert set(own["observation_id"]) < set(all_of_it["observation_id"])
    assert all("640000" in cell for cell in own["destination"])


def test_no_claim_is_a_table_without_rows() -> None:
    with pytest.warns(EmptyAnswer, match="no claim touches 1990; those asked for touch 19"):
        frame = dataset.observations("gov_funds", place="宁夏", years=1990)
    assert (len(frame), "origin_name" in frame, frame["origin_name"].dtype) == (0, True, "str")


def test_observations_answer_wrong_names() -> None:
    assert "did you mean 'north:22'?" in _refused(lambda: dataset.observations(ids="north:22x")).hint
    assert (
        "'rmrb-1998-01-31-minning'"
        in _refused(lambda: dataset.observations(source="rmrb-1998-1-31-minning")).hint
    )
    assert "dataset.places(within='350000')" in _refused(lambda: dataset.observations(place="350199")).hint
    assert "other:donated_clothing" in _refused(lambda: dataset.observations("other:donated_cloth")).hint


def test_a_name_of_several_places_lists_them() -> None:
    error = _refused(lambda: dataset.observations(place="鼓楼区"))
    assert "350102 福建福州鼓楼区" in error.hint


# pairings and places


def test_pairings_of_2021_are_the_eleven_assigned() -> None:
    frame = dataset.pairings(2021, level="province")
    assert set(zip(frame["assisting"], frame["assisted"], strict=True)) == set(ASSIGNMENT_2021)
    assert frame.attrs["units"] == dict.fromkeys(("start", "end", "closed_start", "closed_end"), "year")


def test_pairings_of_a_province_have_those_inside() -> None:
    frame = dataset.pairings(2018, assisting="福建", assisted="Ningxia", lang="en")
    assert {"province", "county"} <= set(frame["level"])
    assert {"Minhou"} <= set(frame["assisting_name"])
    assert set(frame["assisting"].str[:2]) == {"35"}
    assert (frame["end"].isna() | (frame["end"] >= 2018)).all()


def test_pairings_answer_a_wrong_level() -> None:
    assert "did you mean 'province'?" in _refused(lambda: dataset.pairings(2021, level="provinces")).hint


def test_places_of_ningxia() -> None:
    frame = dataset.places(level="prefecture", within="宁夏", year=2024)
    assert frame["name_zh"].tolist() == ["银川市", "石嘴山市", "吴忠市", "固原市", "中卫市"]
    assert frame.attrs["units"]["lon"] == "degrees"


def test_places_in_force_in_a_year() -> None:
    assert dataset.places("铜仁", year=2005)["name_zh"].tolist() == ["铜仁地区"]
    assert dataset.places("铜仁", year=2020)["name_zh"].tolist() == ["铜仁市"]


# sources, contradictions, context


def test_sources_by_id_and_kind() -> None:
    assert dataset.sources("rmrb-1998-01-31-minning")["lang"].tolist() == ["zh"]
    assert set(dataset.sources(kind="academic")["kind"]) == {"academic"}
    assert "did you mean 'state-media'?" in _refused(lambda: dataset.sources(kind="statmedia")).hint


def test_contradictions_tell_of_the_claim() -> None:
    every = dataset.contradictions()
    assert len(every) == len(dataset.table("contradictions"))
    assert every["origin_name"].notna().all()
    name = every["indicator"].iat[0]
    some = dataset.contradictions(name)
    assert set(some["indicator"]) == {name}
    about = dataset.contradictions(place=every["destination"].iat[0].split(";")[0])
    assert every["observation_id"].iat[0] in set(about["observation_id"])


def test_context_of_a_province() -> None:
    frame = dataset.context("gross_regional_product", province="上海", years=2006)
    assert frame[["province_name", "value", "unit"]].values.tolist() == [["上海", 1.08254e12, "yuan"]]
    assert frame.attrs["units"]["value"] == "yuan"
    error = _refused(lambda: dataset.context("gross_regional_products"))
    assert "did you mean 'gross_regional_product'?" in error.hint


# one vocabulary of names, and empty answers


@pytest.mark.parametrize(
    "name",
    ["gov_funds", "财政援助资金", "Government assistance funds", "gov funds", "GOV_FUNDS"],
)
def test_an_indicator_goes_by_its_names_at_every_door(name: str) -> None:
    assert set(dataset.series(name, origin="福建")["indicator"]) == {"gov_funds"}
    assert set(dataset.observations(name)["indicator"]) == {"gov_funds"}
    assert set(dataset.contradictions(name)["indicator"]) <= {"gov_funds"}
    assert set(dataset.table("series", indicator=name)["indicator"]) == {"gov_funds"}
    assert dataset.explain("福建", "宁夏", name, 2018).indicator == "gov_funds"


def test_other_indicators_and_statistics_go_by_their_names() -> None:
    assert set(dataset.observations("修建道路")["indicator"]) == {"other:roads_built"}
    assert set(dataset.observations("other:Roads built")["indicator"]) == {"other:roads_built"}
    assert set(dataset.context("地区生产总值")["indicator"]) == {"gross_regional_product"}


def test_a_slip_in_a_chinese_name_is_answered_with_the_right_one() -> None:
    error = _refused(lambda: dataset.series("财政援助金"))
    assert (
        error.hint
        == "did you mean '财政援助资金' (gov_funds)? all of them: dataset.indicators(), or `python -m analysis indicators`"
    )


def test_indicators_lists_what_can_be_asked_for() -> None:
    frame = dataset.indicators()
    assert frame.columns.tolist() == ["indicator", "name", "group", "kind", "unit", "claims", "reconciled"]
    first = frame.iloc[0]
    assert first[["indicator", "name", "group", "kind", "unit"]].tolist() == [
        "gov_funds", "财政援助资金", "money", "flow", "yuan",
    ]  # fmt: skip
    assert first["claims"] == len(dataset.observations("gov_funds"))
    assert frame["claims"].sum() == len(dataset.table("observations"))
    assert set(dataset.indicators("资金", lang="en")["group"]) == {"money"}
    assert "Money" not in _refused(lambda: dataset.indicators("monney")).hint.split("legal")[0].replace(
        "'money'", ""
    )


@pytest.mark.parametrize(
    "given", [2021, "2021", "2021年", "二〇二一年", (2021, 2021), [2021], range(2021, 2022)]
)
def test_a_year_is_read_in_every_form(given: object) -> None:
    assert set(dataset.series("gov_funds", years=given)["year"]) == {2021}
    assert len(dataset.pairings(given)) == len(dataset.pairings(2021)) > 0
    assert dataset.explain("江苏", "陕西", "gov_funds", given).year == 2021
    assert len(dataset.table("series", year=given if not isinstance(given, str) else str(given))) > 0


@pytest.mark.parametrize("call", [
    lambda: dataset.series("gov_funds", origin="陕西", destination="江苏"),
    lambda: dataset.explain("陕西", "江苏", "gov_funds", 2021),
])  # fmt: skip
def test_swapped_sides_are_told(call) -> None:
    error = _refused(call)
    assert error.problem == "陕西 receives and 江苏 gives"
    assert "origin='江苏', destination='陕西'" in error.hint


def test_one_side_on_the_wrong_side_is_told() -> None:
    assert "destination='陕西'" in _refused(lambda: dataset.series("gov_funds", origin="陕西")).hint
    assert "origin='江苏'" in _refused(lambda: dataset.series("gov_funds", destination="江苏")).hint


def test_provinces_that_are_no_pair_are_told() -> None:
    error = _refused(lambda: dataset.series("gov_funds", origin="福建", destination="青海"))
    assert error.problem == "福建 and 青海 are no pair"
    assert "640000 宁夏 Ningxia" in error.hint


def test_a_city_is_refused_where_the_table_is_of_provinces() -> None:
    error = _refused(lambda: dataset.series("gov_funds", origin="苏州市"))
    assert error.problem == "苏州市 is not one province, and the table is of pairs of provinces"
    assert "ask for 江苏" in error.hint


@pytest.mark.parametrize(("call", "why"), [
    (lambda: dataset.pairings(1990), "no pair asked for was in force in 1990; the first one began in 1996"),
    (lambda: dataset.pairings(2021, assisting="宁夏"), "it is on the other side: assisted='宁夏'"),
    (lambda: dataset.series("gov_funds", years=1990), "the series of gov_funds has 1996 to"),
    (lambda: dataset.observations("gov_funds", origin="宁夏"), "it is on the other one: destination=…"),
    (lambda: dataset.places("福建", year=1990), "no place asked for was there in 1990"),
    (lambda: dataset.context("gross_regional_product", years=1950), "not of 1950"),
    (lambda: dataset.table("sources", source_id="rmrb-1998-1-31-minning"), "did you mean 'rmrb-1998-01-31-minning'"),
])  # fmt: skip
def test_an_empty_answer_says_why(call, why: str) -> None:
    with pytest.warns(EmptyAnswer) as told:
        assert len(call()) == 0
    assert why in str(told[0].message)
    assert told[0].filename == __file__


@pytest.mark.parametrize(("call", "said"), [
    (lambda: dataset.pairings(2021.5), "2021.5 is no year"),
    (lambda: dataset.pairings(20210), "20210 is no year"),
    (lambda: dataset.table("series", indicator="gov_fund"), "did you mean 'gov_funds'?"),
    (lambda: dataset.table("series", method="reportd"), "did you mean 'reported'?"),
    (lambda: dataset.table("observations", basis="anual"), "did you mean 'annual'?"),
    (lambda: dataset.table("series", origin="Fujain"), "350000"),
    (lambda: dataset.table("series", year="recently"), "'recently' is no year"),
])  # fmt: skip
def test_what_nothing_can_be_is_refused(call, said: str) -> None:
    assert said in str(_refused(call))


def test_sums_take_codes_as_the_numbers_that_a_table_has_after_it_was_read_anew() -> None:
    by_name = dataset.total("gov_funds", "江苏", ["陕西", "青海"], 2021)
    for giver, receivers in (
        (320000, [610000, 630000]),
        (320000.0, (np.int64(610000), 630000.0)),
        ("320000", "610000;630000"),
    ):
        assert dataset.total("gov_funds", giver, receivers, 2021)["lower"] == by_name["lower"] > 0
    asked = pd.DataFrame(
        {"origin": [320000.0, None], "destination": pd.array([610000, None], "Int64"), "years": 2021}
    )
    sums = dataset.totals("gov_funds", asked)
    assert sums["lower"].tolist() == [
        dataset.total("gov_funds", "江苏", "陕西", 2021)["lower"],
        dataset.total("gov_funds", years=2021)["lower"],
    ]
    for wrong in (320000.5, 999999, True):
        _refused(lambda wrong=wrong: dataset.total("gov_funds", wrong, "陕西", 2021))


def test_givers_that_are_no_place_by_their_force() -> None:
    every = dataset.actors()
    parts = [dataset.actors(force) for force in ("central_units", "social")]
    assert [set(part["force"]) for part in parts] == [{"central_units"}, {"social"}]
    assert sum(map(len, parts)) == len(every) and parts[1].index.tolist() == list(range(len(parts[1])))
    assert dataset.actors(lang="en")["name"].tolist() == every["name_en"].tolist()
    assert "central_units" in _refused(lambda: dataset.actors("central_unit")).hint


def test_a_table_takes_names_for_codes() -> None:
    by_name = dataset.table("series", origin="福建", indicator="财政援助资金", year="2020年")
    by_code = dataset.table("series", origin="350000", indicator="gov_funds", year=2020)
    assert len(by_code) == len(by_name) > 0


@pytest.mark.parametrize("door", [charts, dataset, maps, notebook], ids=lambda door: door.__name__)
def test_only_the_public_names_complete(door) -> None:
    assert dir(door) == sorted(door.__all__)


# explain, and the door itself


def test_explain_follows_a_number_to_its_pages() -> None:
    series = dataset.series("gov_funds")
    row = series[series["method"] == "reported"].iloc[0]
    told = dataset.explain(row["origin_name"], row["destination_name"], "gov_funds", row["year"])
    assert told.value == row["value"]
    assert [witness.observation_id for witness in told.used] == row["observation_ids"].split(";")
    pages = set(dataset.observations(ids=row["observation_ids"])["url"])
    assert {witness.url for witness in told.used} == pages


def test_explain_speaks_both_languages() -> None:
    # north:48 and north:64 print 27.44 亿元 for 2018 to 2019; funds:127 prints it for 2018 to 2020, which other pages deny.
    for lang, words in (
        ("zh", ("北京 → 内蒙古，财政援助资金，2018-2019", "数值  27.44 亿元", "下限出自：north:48", "相比偏低", "舍弃对方代价更大")),
        ("en", ("Beijing → Inner Mongolia, gov_funds, 2018-2019", "2.744 billion yuan", "made by: north:48", "too low by")),
    ):  # fmt: skip
        text = dataset.explain("北京", "内蒙古", "gov_funds", (2018, 2019), lang=lang).text
        assert [word for word in words if word not in text] == []


def test_explain_answers_wrong_names() -> None:
    assert "'gov_funds'" in _refused(lambda: dataset.explain("福建", "宁夏", "gov_fund", 2018)).hint
    assert "350000" in _refused(lambda: dataset.explain("Fujain", "宁夏", "gov_funds", 2018)).hint


@pytest.mark.parametrize("name", dataset.TABLES)
def test_every_table_is_one_line_away(name: str) -> None:
    assert set(dataset.table(name).attrs["units"]) <= set(dataset.table(name))
    assert name in dataset.reads()


def test_the_door_is_light() -> None:
    code = "import sys; from analysis import dataset; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert loaded.isdisjoint(
        {"pandera", "pydantic", "geopandas", "scipy", "matplotlib", "rapidfuzz", "xlsxwriter"}
    )
