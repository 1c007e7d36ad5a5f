"""Claims to observations and rejects: each way a row can be wrong, and that no row is lost."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.ingest.claims import COLUMNS, normalise

SOURCES = pd.DataFrame({
    "source_id": ["page", "pt-page"], "lang": ["zh", "pt"], "published": ["2022-03-01", ""], "kind": "media",
})  # fmt: skip
CLAIM = {
    "source_id": "page", "east": "浙江省", "east_level": "province", "west": "四川省", "west_level": "province",
    "indicator": "gov_funds", "value": "33.9", "unit": "亿元", "period": "2021", "basis": "annual",
    "locator": "para 1", "note": "",
}  # fmt: skip


def claims(*changes: dict) -> pd.DataFrame:
    rows = [{**CLAIM, "locator": f"para {i}", **change} for i, change in enumerate(changes)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)
    frame.insert(0, "batch", "test")
    frame.insert(1, "row", range(2, 2 + len(frame)))
    return frame


@pytest.fixture
def read(resolver, actors):
    def _read(*changes):
        return normalise(claims(*changes), SOURCES, resolver, actors)

    return _read


def test_a_claim_becomes_an_observation_with_every_printed_field(read):
    observations, rejects = read({})
    assert rejects == []
    (row,) = observations.to_dict("records")
    assert (row["observation_id"], row["batch"], row["row"]) == ("test:2", "test", 2)
    assert (row["origin"], row["destination"], row["indicator"]) == ("330000", "510000", "gov_funds")
    assert (row["value"], row["unit"], row["tolerance"]) == (3_390_000_000, "yuan", 5_000_000)
    assert (row["period_start"], row["period_end"]) == (
        pd.Timestamp("2021-01-01"),
        pd.Timestamp("2021-12-31"),
    )
    assert (row["basis"], row["bound"], row["each_year"], row["flags"]) == ("annual", "exact", False, "")
    assert {name: row[f"{name}_printed"] for name in ("east", "value", "unit", "period", "basis")} == {
        "east": "浙江省", "value": "33.9", "unit": "亿元", "period": "2021", "basis": "annual",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"source_id": "nowhere"}, "source_id", "not in sources.csv"),
        ({"indicator": "gov_fund"}, "indicator", "unknown indicator"),
        ({"value": ""}, "value", "missing"),
        ({"unit": "foos"}, "unit", "unknown unit"),
        ({"unit": "家"}, "unit", "the unit is count, but gov_funds is in yuan"),
        ({"indicator": "other:thing", "value": "5", "unit": "万"}, "unit", "no unit"),
        ({"period": "last year"}, "period", "can't be read"),
        ({"period": "1990"}, "period", "outside 1996-2030"),
        ({"basis": "yearly"}, "basis", "unknown basis"),
        ({"east": "浙江升"}, "east", "unknown place"),
        ({"west_level": "planet"}, "west_level", "unknown level"),
        ({"west": "城关区", "west_level": "county", "east": ""}, "west", "places"),
    ],
)
def test_a_wrong_field_is_a_reject_that_names_it(read, change, column, reason):
    observations, (reject,) = read(change)
    assert observations.empty
    assert (reject["batch"], reject["row"]) == ("test", 2)
    assert column in reject["column"]
    assert reason in reject["reason"]
    assert reject["hint"]


def test_an_unknown_place_names_the_nearest(read):
    _, (reject,) = read({"west": "四川胜"})
    assert "四川" in reject["hint"]


def test_all_problems_of_a_row_come_in_one_reject(read):
    observations, rejects = read({"unit": "foos", "period": "soon"}, {})
    assert len(observations) == 1
    assert len(rejects) == 1
    assert rejects[0]["column"] == "period; unit"


def test_the_same_row_given_twice_is_kept_once(read):
    observations, (reject,) = read({"locator": "p"}, {"locator": "p"})
    assert observations["observation_id"].tolist() == ["test:2"]
    assert reject["row"] == 3
    assert "test:2" in reject["reason"]


def test_a_page_that_repeats_itself_is_flagged_not_rejected(read):
    observations, _ = read({}, {"value": "3390", "unit": "million yuan"}, {"value": "20"})
    flags = observations["flags"].str.split(";")
    assert ["repeat" in f for f in flags] == [False, True, False]
    assert all("several_on_page" in f for f in flags)


def test_national_and_unnamed_sides(read):
    observations, _ = read(
        {"east": "", "east_level": "national", "west": "", "west_level": "national"},
        {"west": "", "west_level": "province"},
    )
    assert observations["origin"].tolist() == ["100000", "330000"]
    assert observations["destination"].isna().tolist() == [False, True]
    assert observations["flags"].tolist() == ["", "unnamed"]


def test_several_places_are_one_observation(read):
    observations, _ = read({"east": "上海市;广东省", "west": "云南省"})
    assert observations["origin"].tolist() == ["310000;440000"]


def test_mil_is_read_in_the_language_of_the_page(read):
    observations, rejects = read(
        {
            "source_id": "pt-page",
            "indicator": "other:minning_population",
            "value": "66",
            "unit": "mil",
            "basis": "stock",
        },
        {"unit": "mil"},
    )
    assert observations["value"].tolist() == [66_000]
    assert observations["unit"].tolist() == ["persons"]
    assert len(rejects) == 1


def test_households_are_not_persons_but_count_firms(read):
    observations, rejects = read(
        {"indicator": "relocated_persons", "value": "2000", "unit": "户"},
        {"indicator": "enterprises_settled", "value": "12", "unit": "户"},
        {"indicator": "jobs_total", "value": "1.2", "unit": "万个"},
        {"indicator": "jobs_total", "value": "300", "unit": "户"},
    )
    assert observations["unit"].tolist() == ["households", "count", "persons"]
    assert [r["row"] for r in rejects] == [5]


def test_the_note_gives_bound_and_scope(read):
    observations, _ = read(
        {"note": "more than; cash part only"}, {"note": "all recipients"}, {"note": "same report"}
    )
    assert observations["bound"].tolist() == ["at_least", "exact", "exact"]
    assert [set(f.split(";")) & {"part", "wider", "copy"} for f in observations["flags"]] == [
        {"part"},
        {"wider"},
        {"copy"},
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries({}, optional={
            "value": st.sampled_from(["1", "2.5", "", "x", "-1", "3"]), "unit": st.sampled_from(["亿元", "万元", "foo", "家", ""]),
            "period": st.sampled_from(["2020", "2020/2021", "x", ""]), "east": st.sampled_from(["浙江省", "广东", "无此地", ""]),
            "indicator": st.sampled_from(["gov_funds", "jobs_total", "?", "other:x y"]), "note": st.sampled_from(["", "about"]),
        }), min_size=1, max_size=12,
    )
)  # fmt: skip
def test_rows_in_are_observations_and_rejects(read, rows):
    observations, rejects = read(*rows)
    seen = sorted([*observations["row"], *(r["row"] for r in rejects)])
    assert seen == list(range(2, 2 + len(rows)))
