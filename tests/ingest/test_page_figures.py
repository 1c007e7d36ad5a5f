"""What the other figures of a page, and of pages of the same days, say about a figure."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.claims import COLUMNS, normalise
from analysis.ingest.page_figures import differing, noun

SOURCES = pd.DataFrame(
    [("xinhua", "zh", "2021-03-01", "state-media"), ("gov", "zh", "2021-03-05", "official"), ("later", "zh", "2021-04-20", "official"),
     ("mirror", "zh", "2021-03-09", "other"), ("table", "zh", "", "office")],
    columns=["source_id", "lang", "published", "kind"],
)  # fmt: skip
CLAIM = {
    "source_id": "xinhua", "east": "福建省", "east_level": "province", "west": "宁夏回族自治区", "west_level": "province",
    "indicator": "gov_funds", "value": "5.05", "unit": "亿元", "period": "2020", "basis": "annual", "locator": "", "note": "",
}  # fmt: skip


@pytest.fixture
def read(resolver, actors):
    def _read(*changes: dict) -> pd.DataFrame:
        rows = [{**CLAIM, "locator": f"para {i}", **change} for i, change in enumerate(changes)]
        frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)
        frame.insert(0, "batch", "test")
        frame.insert(1, "row", range(2, 2 + len(frame)))
        observations, rejects = normalise(frame, SOURCES, resolver, actors)
        assert rejects == []
        return observations

    return _read


def flagged(observations: pd.DataFrame, flag: str) -> list[bool]:
    return [flag in flags.split(";") for flags in observations["flags"]]


PEOPLE = {"indicator": "jobs_total", "unit": "人"}


@pytest.mark.parametrize(
    ("change", "tolerance"),
    [
        ({**PEOPLE, "value": "2000"}, 500), ({**PEOPLE, "value": "40,000", "unit": "people"}, 5_000), ({**PEOPLE, "value": "5", "unit": "万"}, 5_000),
        ({**PEOPLE, "value": "50000"}, 5_000), ({**PEOPLE, "value": "3460"}, 5), ({**PEOPLE, "value": "3461"}, 0),
        ({"indicator": "enterprises_settled", "value": "100", "unit": "家"}, 50), ({"indicator": "enterprises_settled", "value": "30", "unit": "家"}, 0),
        ({**PEOPLE, "value": "2000", "unit": ""}, 500), ({**PEOPLE, "value": "2000", "note": "more than"}, 0), ({**PEOPLE, "value": "2000", "note": "约"}, 500),
        ({"value": "2000", "unit": "万元"}, 5_000), ({**PEOPLE, "value": "2000", "source_id": "table"}, 0),
    ],
)  # fmt: skip
def test_a_round_count_is_held_to_its_last_digit_that_is_not_nought(read, change, tolerance):
    assert read(change)["tolerance"].tolist() == [tolerance]


def test_a_round_count_that_its_page_adds_up_is_exact(read):
    found = read(
        {**PEOPLE, "value": "2000"},
        {**PEOPLE, "indicator": "jobs_poor", "value": "345"},
        {**PEOPLE, "indicator": "labor_exported", "value": "2345"},
    )
    assert found["tolerance"].tolist() == [0, 0, 0]
    elsewhere = read(
        {**PEOPLE, "value": "2000"},
        {**PEOPLE, "indicator": "jobs_poor", "value": "345"},
        {**PEOPLE, "indicator": "labor_exported", "value": "2346"},
    )
    assert elsewhere["tolerance"].tolist() == [500, 0, 0]


def test_figures_of_different_things_are_no_rivals(read):
    found = read(
        {"indicator": "counties_paired", "value": "249", "unit": "eastern counties", "basis": "stock"},
        {"indicator": "counties_paired", "value": "354", "unit": "western counties", "basis": "stock"},
    )
    assert flagged(found, "several_on_page") == [False, False]


def test_a_part_is_no_rival_of_its_whole_unless_it_is_larger(read):
    assert flagged(
        read({"value": "42.5"}, {"value": "38.5", "note": "14 cities, part of 42.5"}), "several_on_page"
    ) == [False, False]
    assert flagged(read({"value": "42.5"}, {"value": "48.5", "note": "仅现金部分"}), "several_on_page") == [
        True,
        True,
    ]
    assert flagged(read({"value": "42.5"}, {"value": "38.5"}), "several_on_page") == [True, True]


def test_parts_that_do_not_overlap_say_so(read):
    # Fujian Daily, 19 July 2016: provincial finance 5.05, cities, counties and districts 5.19
    found = read(
        {"note": "provincial finance"}, {"value": "5.19", "note": "paired cities, counties and districts"}
    )
    assert flagged(found, "disjoint_part") == [True, True]
    found = read({"note": "provincial finance"}, {"value": "2", "note": "one school"})
    assert flagged(found, "disjoint_part") == [False, False]


def test_the_same_figure_of_another_page_within_days_is_a_copy(read):
    found = read(
        {},
        {"source_id": "gov"},
        {"source_id": "mirror", "value": "505", "unit": "million yuan"},
        {"source_id": "later"},
    )
    assert flagged(found, "copy") == [True, False, True, False]


@pytest.mark.parametrize(
    "change",
    [
        {"value": "5.06"},
        {"period": "2019"},
        {"west": "甘肃省"},
        {"note": "more than"},
        {"basis": "cumulative"},
    ],
)
def test_another_figure_or_another_thing_is_no_copy(read, change):
    assert flagged(read({}, {"source_id": "gov", **change}), "copy") == [False, False]


def test_what_a_unit_counts():
    assert [noun(unit) for unit in ("名", "人", "5 万人", "家", "people", "eastern counties", "县")] == [
        "",
        "",
        "",
        "",
        "",
        "eastern counties",
        "县",
    ]


def test_a_plan_in_the_note_makes_a_target(read):
    found = read(
        {"note": "年度计划"}, {"note": "printed as planned for 2018"}, {"note": "协议资金"}, {"note": "计划内财政帮扶资金"},
        {"indicator": "agreed_investment", "note": "协议投资"}, {"note": "计划", "basis": "cumulative", "period": "2021/2025"},
    )  # fmt: skip
    assert found["basis"].tolist() == ["target", "target", "target", "annual", "annual", "target"]
    assert set(found["basis_printed"]) == {"annual", "cumulative"}
    # a plan may reach beyond its page
    assert found["period_end"].iat[5] == pd.Timestamp("2025-12-31")
    assert not flagged(found, "to_page_date")[5]


def test_a_running_total_of_a_year_is_wider_than_the_year(read):
    found = read(
        {"note": "自2016年以来累计"},
        {"note": "2020年以来"},
        {"note": "结对以来"},
        {"note": "2016年以来", "basis": "cumulative", "period": "2016/2020"},
    )
    assert flagged(found, "running_total") == [True] * 4
    assert flagged(found, "wider") == [True, False, True, False]


def test_as_above_takes_the_note_of_the_row_before(read):
    found = read({"note": "含对口支援"}, {"value": "7", "note": "范围同上"}, {"value": "8"})
    assert flagged(found, "wider") == [True, True, False]


@pytest.mark.parametrize(
    ("figures", "rivals"),
    [
        # Two wholes; a whole and a smaller part; a part that is larger than its whole, and the whole beside it.
        ([(100.0, False), (120.0, False)], [True, True]),
        ([(100.0, False), (30.0, True)], [False, False]),
        ([(100.0, False), (130.0, True)], [True, True]),
        ([(100.0, False), (100.0, False)], [False, False]),
        ([(30.0, True), (40.0, True), (100.0, False)], [True, True, False]),
        ([(30.0, True), (140.0, True), (100.0, False)], [True, True, True]),
    ],
)
def test_wholes_and_parts_of_one_page_that_deny_one_another(figures, rivals):
    cell = {
        "source_id": "p", "origin": "350000", "destination": "640000", "place": None, "indicator": "gov_funds", "unit": "yuan",
        "period_start": pd.Timestamp("2020-01-01"), "period_end": pd.Timestamp("2020-12-31"), "basis": "annual", "unit_printed": "元",
        "actor_ids": "", "force": "east_west",
    }  # fmt: skip
    rows = pd.DataFrame([{**cell, "value": value} for value, _ in figures])
    flags = pd.Series([{"part"} if part else set() for _, part in figures])
    assert differing(rows, flags).tolist() == rivals


SCHOOLS = {"indicator": "schools_built", "period": "1997"}


def test_kinds_of_a_thing_that_a_page_counts_are_parts_and_deny_nothing(read):
    kinds = read(
        {**SCHOOLS, "value": "1", "unit": "所 (中学)"},
        {**SCHOOLS, "value": "32", "unit": "所（希望小学）"},
        {**SCHOOLS, "value": "4", "unit": "所（中学）", "period": "1998"},
    )
    # The last is of another year, of which nothing says that there are other kinds.
    assert flagged(kinds, "part") == [True, True, False]
    assert flagged(kinds, "several_on_page") == flagged(kinds, "disjoint_part") == [False, False, False]


@pytest.mark.parametrize(
    "others",
    [
        # One kind and the whole; another page; money, where brackets say what is in it.
        [{"unit": "所"}], [{"unit": "所（中学）", "source_id": "gov"}], [{"unit": "所（小学）"}],
    ],
)  # fmt: skip
def test_one_kind_alone_is_told_as_before(read, others):
    rows = [
        {**SCHOOLS, "value": "32", "unit": "所（小学）"},
        *({**SCHOOLS, "value": "40", **row} for row in others),
    ]
    assert flagged(read(*rows), "part") == [False, False]


def test_a_figure_of_a_year_that_may_be_a_sum_is_one_from_an_unknown_start(read):
    found = read(
        {"note": "the page says both: could be the span of the transition period"},
        {"value": "7", "note": "可能是五年来累计"},
        {"value": "8", "note": "period unclear", "period": "2016/2020"},
        {"value": "9", "note": "the year 2020 is clear"},
    )
    assert found["basis"].tolist() == ["cumulative", "cumulative", "cumulative", "annual"]
    assert found["period_start"].isna().tolist() == [True, True, False, False]
    assert found["period_end"].dt.strftime("%Y-%m-%d").tolist() == ["2020-12-31"] * 4
    assert flagged(found, "open_start") == [True, True, False, False]
