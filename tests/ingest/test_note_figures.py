"""What notes make of figures and of whole claims: units, means of years, places counted together, other money, doubt."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.claims import COLUMNS, normalise

SOURCES = pd.DataFrame({
    "source_id": ["page", "early"], "lang": "zh", "published": ["2025-03-01", "2024-09-30"], "kind": "media",
})  # fmt: skip
CLAIM = {
    "source_id": "page", "east": "山东省", "east_level": "province", "west": "甘肃省", "west_level": "province",
    "indicator": "gov_funds", "value": "25.0", "unit": "亿元", "period": "2022", "basis": "annual", "locator": "para 1",
}  # fmt: skip


@pytest.fixture
def read_all(resolver, actors):
    """What becomes of rows that differ in a note and a few cells: the observation, or the reason of its reject.

    Each stands on a page of its own, eight days after the last, so that none is a copy of another: all are read as fast as one.
    """

    def _read_all(*rows: tuple[str, dict[str, str]]) -> list[dict | str]:
        cells = [{**CLAIM, **change, "note": note} for note, change in rows]
        pages = SOURCES.set_index("source_id").loc[[row["source_id"] for row in cells]].reset_index()
        pages["source_id"] = [f"page {i}" for i in range(len(cells))]
        days = pd.to_datetime(pages["published"]) + pd.to_timedelta(8 * pages.index, unit="D")
        pages["published"] = days.dt.strftime("%Y-%m-%d")
        frame = pd.DataFrame(cells, columns=list(COLUMNS), dtype=str)
        frame["source_id"] = pages["source_id"].astype(str)
        frame.insert(0, "batch", "test")
        frame.insert(1, "row", range(len(cells)))
        found, rejects = normalise(frame, pages, resolver, actors)
        read = {row["row"]: row["reason"] for row in rejects} | {
            row["row"]: row for row in found.to_dict("records")
        }
        return [read[i] for i in range(len(cells))]

    return _read_all


@pytest.fixture
def read(read_all):
    """The one observation of a row, or the reason of its reject."""
    return lambda note, **change: read_all((note, change))[0]


UNITS = [
    ({"indicator": "trained_persons", "value": "1.2", "unit": "万"}, "人次", 12_000, "person-times"),
    ({"indicator": "trained_persons", "value": "1.2", "unit": "万"}, "", 12_000, "persons"),
    ({"indicator": "jobs_total", "value": "4021", "unit": "人"}, "实为人次", 4021, "person-times"),
    ({"indicator": "jobs_total", "value": "4021", "unit": "人"}, "printed as persons, but counts person-times", 4021, "person-times"),
    ({"indicator": "jobs_total", "value": "240", "unit": ""}, "人", 240, "persons"),
    # a number of turns beside the figure, and one that counts something else
    ({"indicator": "jobs_total", "value": "4021", "unit": "人"}, "培训850余人次", 4021, "persons"),
    ({"indicator": "projects", "value": "21", "unit": "个"}, "人次", 21, "count"),
    ({"value": "5.2", "unit": ""}, "亿元", 5.2e8, "yuan"),
]  # fmt: skip


def test_a_note_names_the_unit_of_its_figure(read_all):
    rows = read_all(*((note, change) for change, note, _, _ in UNITS))
    for (change, note, value, unit), row in zip(UNITS, rows, strict=True):
        assert (row["value"], row["unit"]) == (value, unit), (note, change)


def test_there_is_no_half_of_a_person_but_of_an_average(read):
    cadres = {"indicator": "cadres_sent", "value": "3.5", "unit": "名"}
    assert read("", **cadres) == "no whole number of persons or things"
    assert read("县均", **cadres)["value"] == 3.5
    assert read("", **{**cadres, "unit": "万名"})["value"] == 35_000


@pytest.mark.parametrize("note", ["年均", "average per year", "平均每年; 约", "yearly average"])
def test_a_mean_of_years_is_their_sum_and_says_nothing_of_one_of_them(read, note):
    row = read(note, value="5.0", period="2021/2023")
    assert (row["value"], row["tolerance"], row["each_year"], row["basis"]) == (
        15e8,
        15e6,
        False,
        "cumulative",
    )
    assert row["flags"] == "yearly_mean"
    assert (row["period_start"], row["period_end"]) == (
        pd.Timestamp("2021-01-01"),
        pd.Timestamp("2023-12-31"),
    )


def test_a_mean_of_years_that_are_not_over_is_a_floor(read):
    row = read("年均", value="5.0", period="2021/2024", source_id="early")
    assert (row["value"], row["each_year"], row["basis"]) == (5e8, False, "cumulative")
    assert {"yearly_mean", "part", "before_year_end"} == set(row["flags"].split(";"))


@pytest.mark.parametrize(
    ("note", "change"),
    [
        ("每年", {}), ("每年均超", {}), ("年均增长6.5%", {}), ("其中年均投入2亿元", {}), ("yearly average growth of 5 per cent", {}),
        # levels and what has no entry in the codebook are not summed
        ("年均", {"indicator": "workers_in_east", "unit": "万人"}), ("年均", {"indicator": "other:park output"}),
    ],
)  # fmt: skip
def test_what_holds_for_each_year_or_is_no_flow_stays_as_it_is(read, note, change):
    row = read(note, **{"value": "5.0", "period": "2021/2023", **change})
    assert (row["each_year"], row["basis"]) == (True, "annual")


@pytest.mark.parametrize(
    ("period", "basis", "value"), [("2022", "annual", 5e8), ("2021/2025", "target", 5e8), ("2021/2023", "cumulative", 15e8)]
)  # fmt: skip
def test_a_mean_is_summed_over_the_years_of_a_span_that_is_done(read, period, basis, value):
    row = read("年均", value="5.0", period=period, basis=basis)
    assert (row["value"], row["basis"]) == (value, basis)


def test_a_unit_in_the_note_in_which_nothing_of_the_kind_is_counted_changes_nothing(read):
    row = read("人次", value="1.2万", unit="")
    assert (row["value"], row["unit"]) == (12000, "yuan")


STAFF = {"indicator": "professionals_sent", "value": "312", "unit": "名"}
TOGETHER = [
    ("甘肃、重庆两地合计", {}, True), ("Gansu and Chongqing together", {}, True), ("上海市与静安区两级", {"east": "静安区", "east_level": "county", "west": "文山州"}, True),
    ("甘肃和河北承德合计, 未分", {"west": "甘肃省;承德市"}, False), ("定西市和陇南市合计", {}, False),
    ("Chongqing and Linxia together", {"west": "重庆市;临夏回族自治州"}, False), ("济南市、青岛市合计", {}, False),
    ("两市合计", {}, False), ("干部和教师合计", STAFF, False), ("teachers and medical staff together", STAFF, False),
    # who is not named may be any of them
    ("天津市、山东省合计", {"east": "", "east_level": ""}, False),
    # letters of provinces, and all partners of a giver
    ("鲁甘、鲁渝合计", {}, True), ("鲁甘合计", {}, False), ("津鲁合计，不可各计一次", {"east": "天津市;山东省"}, False), ("津鲁合计", {}, True),
    ("山东对甘肃、重庆合计", {}, True), ("both Tianjin and Shandong", {}, True), ("all provinces that Shandong helps", {}, True), ("all money Gansu received", {}, True),
    ("连同重庆", {}, True), ("together with Chongqing", {}, True), ("含青岛市", {}, False), ("including Dingxi", {}, False), ("to all western partners", {}, True),
    ("combined figure for Gansu and Chongqing", {}, True), ("Shandong to all its partners", {}, True), ("to all its partners", {"west": "", "west_level": ""}, False),
]  # fmt: skip


def test_places_counted_together_that_the_row_has_not_make_it_wider(read_all):
    rows = read_all(*((note, change) for note, change, _ in TOGETHER))
    for (note, change, wider), row in zip(TOGETHER, rows, strict=True):
        assert ("wider" in row["flags"].split(";")) == wider, (note, change)


WITHIN = [
    ("济南、青岛两市投入", {}, True), ("青岛市部分", {}, True), ("定西市和陇南市合计", {}, True), ("Jinan and Qingdao", {}, True), ("除青岛外", {}, True),
    ("鲁甘协作", {}, False), ("甘肃省、山东省", {}, False), ("青岛援建, 定西和陇南", {}, True), ("山东援建, 定西和陇南", {}, False), ("滨江", {"east": "杭州高新区", "east_level": "county"}, False),
    ("青岛市、济南市", {"east": "济南市;青岛市", "east_level": "prefecture"}, False),
]  # fmt: skip


def test_a_note_that_is_nothing_but_places_within_the_rows_names_a_part(read_all):
    rows = read_all(*((note, change) for note, change, _ in WITHIN))
    for (note, change, part), row in zip(WITHIN, rows, strict=True):
        assert ("part" in row["flags"].split(";")) == part, (note, change)


OTHER_MONEY = [
    ("gov_funds", "含社会捐赠", "wider"), ("gov_funds", "including donations", "wider"), ("gov_funds", "财政与社会帮扶资金合计", "wider"),
    ("social_donations", "含财政资金", "wider"), ("funds_total", "含社会捐赠", ""), ("funds_total", "财政与社会资金", ""),
    ("gov_funds", "不含社会捐赠", ""), ("gov_funds", "excluding donations", ""), ("funds_total", "不含社会捐赠", "part"),
    ("funds_total", "excluding donations", "part"), ("gov_funds", "与企业投资合并统计", "wider"), ("gov_funds", "includes private investment", "wider"), ("gov_funds", "含省级资金", ""), ("gov_funds", "捐赠另有2000万元", ""),
]  # fmt: skip


def test_other_money_in_a_figure_of_one_kind(read_all):
    rows = read_all(*((note, {"indicator": indicator}) for indicator, note, _ in OTHER_MONEY))
    for (indicator, note, flag), row in zip(OTHER_MONEY, rows, strict=True):
        assert row["flags"] == flag, (indicator, note)


@pytest.mark.parametrize(
    ("value", "basis", "flags"),
    [
        ("5.3亿元（含捐赠）", "annual", "wider"), ("5.3亿元（其中省级1.2亿元）", "annual", ""), ("5.3亿元（计划）", "target", "planned"), ("5.3亿元(2021年)", "annual", ""),
        ("5.3亿元（不含区县自筹）", "annual", "part"),
    ],
)  # fmt: skip
def test_what_stands_in_brackets_beside_a_figure_is_heeded_as_a_note(read, value, basis, flags):
    row = read("", value=value, unit="")
    assert (row["value"], row["basis"], row["flags"]) == (5.3e8, basis, flags)


SOME_MONTHS = [
    ("截至11月", "annual", "part_of_year"), ("上半年", "annual", "part_of_year"), ("今年以来", "annual", "part_of_year"),
    ("first half of the year", "annual", "part_of_year"), ("to the end of October", "annual", "part_of_year"),
    ("so far this year", "annual", "part_of_year"), ("截至年底", "annual", ""), ("截至12月31日", "annual", ""), ("上半年为2.1亿元", "annual", ""),
    ("for the first three quarters", "annual", "part_of_year"), ("as of 15 December", "annual", "part_of_year"), ("上半年数", "annual", "part_of_year"),
    ("1—9月", "annual", "part_of_year"), ("January to September", "annual", "part_of_year"), ("一季度拨付", "annual", "part_of_year"), ("2023 and 2024 together", "annual", "wider"),
    ("三年累计数", "annual", "wider"), ("sum of 2021 and 2022", "annual", "wider"), ("含上年结转0.5亿元", "annual", "wider"), ("比上年多", "annual", ""),
    ("累计引进, 起始年未写", "annual", "wider"), ("cumulative; start year not stated", "annual", "wider"), ("起点未写", "annual", ""),
]  # fmt: skip


def test_a_year_of_which_some_months_are_known(read_all):
    rows = read_all(*((note, {"basis": basis}) for note, basis, _ in SOME_MONTHS))
    for (note, _, flags), row in zip(SOME_MONTHS, rows, strict=True):
        assert row["flags"] == flags, note


def test_a_sum_since_a_year_runs_to_the_day_of_its_page(read):
    row = read("", period="2021年以来", basis="cumulative")
    assert (row["period_start"], row["period_end"]) == (
        pd.Timestamp("2021-01-01"),
        pd.Timestamp("2025-03-01"),
    )
    assert read("", period="2021年以来", basis="annual") == "the period has no end"


def test_a_town_that_only_begins_like_a_county_is_unknown(read):
    town = {"east": "天津市", "west": "城关镇", "west_level": "county"}
    assert read("", **town).startswith("unknown place 城关镇")
    assert read("", **{**town, "west": "皋兰县石洞镇"})["flags"] == "below_county"
