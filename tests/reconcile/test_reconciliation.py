"""All parts together on small tables: methods, contradictions, balance, stocks, summary."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest

from analysis.reconcile import balance, contradictions, explain, series
from analysis.reconcile.kinds import family_of
from analysis.reconcile.reconciliation import SUMMARY_COLUMNS, run
from analysis.reconcile.regions import Regions
from analysis.reconcile.tables import restore

TJ = ("120000", "620000")
SD = ("370000", "620000")
NATIONAL = ("100000", "100000")


@pytest.fixture
def reconciled(observation, observations, sources, pairings):
    """Tables and result for some claims; 天津 → 甘肃 and 山东 → 甘肃 in force 2016-2022."""

    def reconciled(*rows, **page):
        table = observations(
            [observation(i, *row[:5], **(row[5] if len(row) > 5 else {})) for i, row in enumerate(rows)]
        )
        tables = table, pairings([TJ, SD], 2016, 2022), sources(table, **page)
        return tables, run(*tables)

    return reconciled


def told(tables, result, origin, destination, first, last, names=None, lang="en"):
    """The explanation of a sum of government funds."""
    observations, _, pages = tables
    money = restore(family_of("gov_funds"), result.limits, result.parts, result.atoms, Regions())
    return explain.explain(
        money, observations, pages, result.contradictions, result.unused, "gov_funds", origin, destination,
        pd.Timestamp(first, 1, 1), pd.Timestamp(last, 12, 31), names, lang,
    )  # fmt: skip


def cell(result, pair, year, indicator="gov_funds") -> pd.Series:
    table = result.series
    where = (table["origin"] == pair[0]) & (table["destination"] == pair[1])
    return table[where & (table["year"] == year) & (table["indicator"] == indicator)].iloc[0]


def test_families_that_are_reconciled_side_by_side_give_the_same_tables(reconciled):
    tables, alone = reconciled(
        (*TJ, 16.1, 2021, 2021), (*SD, 3.0, 2022, 2022), (*TJ, 40.0, 2021, 2021, {"indicator": "projects"}),
        (*SD, 12.0, 2022, 2022, {"indicator": "cadres_sent"}), (*TJ, 7.0, 2021, 2021, {"indicator": "counties_paired"}),
    )  # fmt: skip
    beside = run(*tables, workers=2)
    assert alone.series["indicator"].nunique() == 4
    for field in dataclasses.fields(alone):
        one, other = (getattr(result, field.name) for result in (alone, beside))
        pd.testing.assert_frame_equal(
            one.drop(columns="seconds", errors="ignore"), other.drop(columns="seconds", errors="ignore")
        )


def test_every_method(reconciled):
    _, result = reconciled(
        (*TJ, 16.1, 2021, 2021, {"tolerance": 0.05}),
        (*TJ, 9.65, 2022, 2022, {"flags": "part", "tolerance": 0.005}),
        (*TJ, 20.0, 2017, 2018, {"basis": "cumulative"}),
        ("120100", "620800", 2.78, 2016, 2016),
        (*SD, 3.0, "2022-01-01", "2022-10-31", {"basis": "year_to_date"}),
        (*SD, 4.0, "2020-01-01", "2020-06-30"), (*SD, 9.0, "2020-01-01", "2021-06-30"),
    )  # fmt: skip
    found = {year: cell(result, TJ, year) for year in (2016, 2017, 2019, 2021, 2022)}
    assert {year: (row["method"], row["obs_status"]) for year, row in found.items()} == {
        2016: ("bounded", "O"),
        2017: ("bounded", "O"),
        2019: ("unknown", "O"),
        2021: ("reported", "A"),
        2022: ("at_least", "O"),
    }
    assert tuple(found[2021][["value", "lower", "upper"]]) == pytest.approx((16.1, 16.05, 16.15))
    # A sum over two years is not divided into them; what is likely of each is told beside.
    assert tuple(found[2017][["value", "lower", "upper"]]) == pytest.approx((np.nan, 0, 20), nan_ok=True)
    assert 0 < found[2017]["q10"] < found[2017]["median"] < found[2017]["q90"] < 20
    assert tuple(found[2022][["value", "lower", "upper"]]) == pytest.approx(
        (np.nan, 9.645, np.nan), nan_ok=True
    )
    assert (found[2016]["lower"], np.isnan(found[2016]["value"])) == (2.78, True)
    assert found[2019][["value", "lower", "upper"]].isna().all()
    assert (found[2021]["observation_ids"], found[2017]["observation_ids"]) == ("made:0", "made:2")
    assert cell(result, SD, 2022)[["method", "lower"]].tolist() == ["bounded", 3.0]
    between = cell(result, SD, 2020)
    assert between[["method", "obs_status"]].tolist() == ["estimated", "E"]
    assert 4.0 <= between["value"] <= 9.0


def test_a_national_total_gives_no_number_and_forces_none(reconciled):
    _, result = reconciled((*NATIONAL, 100.0, 2021, 2021), (*TJ, 16.1, 2021, 2021), (*TJ, 30.0, 2022, 2022))
    shandong = cell(result, SD, 2021)
    assert (shandong["method"], shandong["obs_status"]) == ("bounded", "O")
    assert np.isnan(shandong["value"])
    assert (shandong["lower"], shandong["upper"]) == pytest.approx((0.0, 83.9))


def test_both_sides_of_a_contradiction_are_named_with_links(reconciled):
    _, result = reconciled(
        (*TJ, 10.0, 2021, 2021, {"source_id": "gazette"}), (*TJ, 10.0, 2021, 2021), (*TJ, 46.0, 2021, 2021)
    )
    (row,) = result.contradictions.itertuples(index=False)
    assert (row.kind, row.observation_id, row.against, row.direction) == (
        "gave_way",
        "made:2",
        "made:0;made:1",
        "too_high",
    )
    assert (row.slack, row.relative_slack, row.weight, row.against_weight) == pytest.approx(
        (36, 36 / 46, 1, 2)
    )
    assert row.url == "https://example.org/page2"
    assert row.against_urls == "https://example.org/gazette https://example.org/page1"
    found = cell(result, TJ, 2021)
    assert (found["value"], found["observation_ids"], found["rival_ids"]) == (10.0, "made:0;made:1", "made:2")


def test_only_the_claims_that_clash_are_named(reconciled):
    _, result = reconciled(
        (*TJ, 12.0, 2016, 2017, {"basis": "cumulative"}),
        (*TJ, 9.0, 2016, 2016), (*TJ, 8.0, 2017, 2017), (*TJ, 7.0, 2018, 2018), (*SD, 5.0, 2018, 2018),
        (*NATIONAL, 500.0, 2017, 2017), (*NATIONAL, 12.0, 2018, 2018), (*NATIONAL, 7.0, 2019, 2019),
    )  # fmt: skip
    named = set(
        ";".join([*result.contradictions["observation_id"], *result.contradictions["against"]]).split(";")
    )
    assert named == {"made:0", "made:1", "made:2"}


def test_a_lower_more_than_is_outdone(reconciled):
    more = {"bound": "at_least", "basis": "cumulative", "tolerance": 0.05}
    _, result = reconciled((*TJ, 13.5, 2016, 2020, more), (*TJ, 14.1, 2016, 2020, more))
    (row,) = result.contradictions.itertuples(index=False)
    assert (row.kind, row.observation_id, row.against) == ("outdone", "made:0", "made:1")
    assert row.slack == pytest.approx(0.6)


def test_one_page_does_not_outdo_itself(reconciled):
    more = {"bound": "at_least", "basis": "cumulative", "source_id": "same"}
    _, result = reconciled((*TJ, 13.5, 2016, 2020, more), (*TJ, 14.1, 2016, 2020, more))
    assert result.contradictions.empty


def test_the_balance_tells_whether_pairs_and_total_agree(reconciled):
    _, result = reconciled(
        (*NATIONAL, 100.0, 2021, 2021), (*TJ, 16.0, 2021, 2021),
        (*NATIONAL, 20.0, 2020, 2020), (*TJ, 30.0, 2020, 2020), (*TJ, 30.0, 2020, 2020, {"source_id": "other"}),
        (*NATIONAL, 50.0, 2018, 2018),
        (*NATIONAL, 5.0, "2022-01-01", "2022-11-30", {"basis": "year_to_date"}), (*SD, 40.0, 2022, 2022),
    )  # fmt: skip
    found = result.balance.set_index("first_year")
    assert found["state"].to_dict() == {
        2018: "open",
        2020: "inconsistent",
        2021: "consistent",
        2022: "open",  # nothing is known of the pairs to November
    }
    known = found.loc[2021, ["pairs", "pairs_known", "pairs_lower", "pairs_upper"]]
    assert known.tolist() == [2, 1, 16.0, 100.0]
    assert found.loc[2022, "national_upper"] == 5.0


def test_stocks_are_carried_to_their_year_only(reconciled):
    level = {"indicator": "industrial_parks", "unit": "count", "basis": "stock", "tolerance": 0.5}
    _, result = reconciled(
        (*TJ, 12, "2019-06-30", "2019-06-30", level), (*TJ, 14, "2019-12-31", "2019-12-31", level),
        (*TJ, 20, "2019-12-31", "2019-12-31", level | {"flags": ""}),
        (*TJ, 14, "2019-12-31", "2019-12-31", level),
        ("120100", "620800", 3, "2021-06-30", "2021-06-30", level),
        ("120000;370000", "620000", 30, "2020-06-30", "2020-06-30", level),
        (*TJ, 99, "2019-12-31", "2019-12-31", level | {"flags": "doubted"}),
    )  # fmt: skip
    found = cell(result, TJ, 2019, "industrial_parks")
    assert (found["value"], found["method"], found["observation_ids"], found["rival_ids"]) == (
        14.0, "reported", "made:1;made:3", "made:2",
    )  # fmt: skip
    assert cell(result, TJ, 2020, "industrial_parks")["method"] == "unknown"
    assert tuple(cell(result, TJ, 2021, "industrial_parks")[["method", "lower"]]) == ("bounded", 3.0)
    assert result.unused.set_index("observation_id")["reason"].to_dict() == {
        "made:5": "a level of several pairs together",
        "made:6": "the collector doubts the figure",
    }
    assert result.contradictions["observation_id"].tolist() == ["made:2"]


def test_a_level_has_the_digits_of_the_page_that_prints_most_of_them(reconciled):
    """14 thousand on two pages, one of them to a person; 14.4 is within the half of its own last digit."""
    level = {"indicator": "workers_in_east", "unit": "persons", "basis": "stock"}
    day = "2020-12-31", "2020-12-31"
    _, result = reconciled(
        (*TJ, 14_000, *day, level | {"tolerance": 500.0}), (*TJ, 14_000, *day, level | {"tolerance": 0.5}),
        (*TJ, 14_400, *day, level | {"tolerance": 500.0}), (*TJ, 14_501, *day, level | {"tolerance": 500.0}),
    )  # fmt: skip
    found = cell(result, TJ, 2020, "workers_in_east")
    assert found[["value", "lower", "upper"]].tolist() == [14_000, 13_999.5, 14_000.5]
    assert (found["observation_ids"], found["rival_ids"]) == ("made:0;made:1", "made:3")


def test_a_level_that_says_nothing_of_a_pair_is_told_why_and_two_provinces_are_a_pair_where_a_page_says_so(
    reconciled,
):
    level = {"indicator": "industrial_parks", "unit": "count", "basis": "stock", "tolerance": 0.5}
    day, bj = ("2019-12-31", "2019-12-31"), ("110000", "150000")
    rows = [
        ((*TJ, 5, *day, level | {"basis": "target"}), "a target, not an outcome"),
        ((*TJ, np.nan, *day, level), "no usable figure"),
        ((*TJ, -3, *day, level), "no usable figure"),
        ((*TJ, 5, *day, level | {"unit": "mu"}), "counted in mu, which is not the indicator's unit"),
        ((*TJ, 5, *day, level | {"period_end": pd.NaT}), "a level without a date"),
        (("120000", "120100", 5, *day, level), "giver and receiver are in one province"),
        ((*TJ, 5, *day, level | {"flags": "wider"}), "covers more than the pair"),
        ((*TJ, 5, *day, level | {"bound": "at_most"}), "covers more than the pair"),
        (("110101", "150100", 3, "2018-12-31", "2018-12-31", level), "the pair is not in force in this year by the pairing table"),
    ]  # fmt: skip
    _, result = reconciled(*(row for row, _ in rows), (*bj, 7, *day, level))
    told = result.unused.set_index("observation_id")["reason"].to_dict()
    assert told == {f"made:{number}": why for number, (_, why) in enumerate(rows)}
    assert cell(result, bj, 2019, "industrial_parks")[["value", "method"]].tolist() == [7, "reported"]


def test_of_a_level_of_a_part_that_a_page_calls_about_a_little_less_is_certain(reconciled):
    # Nearly 120 thousand of two prefectures, to the last five thousand; more than 30 of another in another year.
    level = {"indicator": "workers_in_east", "unit": "persons", "basis": "stock"}
    about, more = (
        level | {"bound": "about", "tolerance": 5000.0},
        level | {"bound": "at_least", "tolerance": 0.5},
    )
    part = "120100", "620800"
    _, result = reconciled(
        (*part, 120_000, "2020-12-31", "2020-12-31", about), (*part, 116_000, "2020-12-31", "2020-12-31", more),
        (*part, 200_000, "2021-12-31", "2021-12-31", about), (*part, 30, "2022-12-31", "2022-12-31", more),
    )  # fmt: skip
    found = [cell(result, TJ, year, "workers_in_east") for year in (2020, 2021, 2022)]
    # Five per cent where that is more than the last digit.
    assert [one["lower"] for one in found] == [116_000, 190_000, 30]
    assert found[0]["observation_ids"] == "made:1"


def test_the_summary_counts_every_claim_and_cell(reconciled):
    _, result = reconciled((*TJ, 16.1, 2021, 2021), (*TJ, 80.0, 2021, 2025, {"basis": "target"}))
    (row,) = result.summary.itertuples(index=False)
    assert list(result.summary.columns) == list(SUMMARY_COLUMNS)
    assert (row.cells, row.reported, row.bounded, row.unknown) == (12, 1, 0, 11)
    assert (row.claims, row.claims_used, row.claims_contradicted) == (2, 1, 0)


def test_tables_keep_their_columns_without_a_row(reconciled):
    _, result = reconciled((*TJ, 16.1, 2021, 2021))
    for table, columns in (
        (result.contradictions, contradictions.COLUMNS), (result.balance, balance.COLUMNS), (result.series, series.COLUMNS),
    ):  # fmt: skip
        assert list(table.columns) == list(columns)


def test_a_pair_that_no_pairing_knows_is_told_of_when_something_is_known(reconciled):
    beijing = ("110000", "130000", 11.0, 2019, 2019)
    _, result = reconciled(beijing, beijing, (*NATIONAL, 10.0, 2019, 2019))
    assert cell(result, ("110000", "130000"), 2019)["value"] == 11.0
    # 11 are above the nation's 10, though no list has the pair.
    assert result.balance["state"].tolist() == ["inconsistent"]


def test_explain_tells_page_figure_and_why_rivals_lost(reconciled):
    printed = {
        "value_printed": "46",
        "unit_printed": "亿元",
        "east_printed": "天津市",
        "west_printed": "甘肃省",
    }
    tables, result = reconciled(
        (*TJ, 10.0e8, 2021, 2021, {"source_id": "gazette"}), (*TJ, 10.0e8, 2021, 2021),
        (*TJ, 46.0e8, 2021, 2021, printed | {"period_printed": "2021"}),
        (*TJ, 80e8, 2021, 2025, {"basis": "target"}),
    )  # fmt: skip
    found = told(tables, result, [TJ[0]], [TJ[1]], 2021, 2021, {"120000": "天津市", "620000": "甘肃省"})
    assert (found.value, found.method, found.obs_status) == (10.0e8, "reported", "A")
    assert [w.observation_id for w in found.used] == ["made:0", "made:1"]
    assert (found.floor, found.ceiling) == (("made:0", "made:1"), ("made:0", "made:1"))
    assert [w.observation_id for w in found.rivals] == ["made:2"]
    assert found.rivals[0].printed == "46 亿元 (天津市 → 甘肃省, 2021, annual)"
    assert "too high by 3.6 billion yuan" in found.rivals[0].verdict
    assert [w.verdict for w in found.unused] == ["a target, not an outcome"]
    for part in ("天津市 → 甘肃省", "1 billion yuan", "title of page2", "https://example.org/page2"):
        assert part in found.text


def test_explain_tells_unused_claims_of_the_same_sum_only(reconciled):
    target = {"basis": "target"}
    tables, result = reconciled(
        (*TJ, 10e8, 2021, 2021), (*TJ, 80e8, 2021, 2025, target), ("120100", "620800", 1e8, 2020, 2021, target),
        (*SD, 70e8, 2021, 2025, target), (*TJ, 60e8, 2016, 2020, target), (*TJ, 60e8, 2022, 2025, target),
        (*TJ, 500, 2021, 2021, target | {"indicator": "jobs_total", "unit": "persons"}),
    )  # fmt: skip
    found = told(tables, result, [TJ[0]], [TJ[1]], 2021, 2021)
    # That of the whole pair and that of a city of it; not those of another pair, of other years, of jobs.
    assert [w.observation_id for w in found.unused] == ["made:1", "made:2"]


def test_explain_tells_of_spans_and_of_what_makes_each_bound(reconciled):
    tables, result = reconciled(
        (*TJ, 30.0, 2016, 2018, {"basis": "cumulative"}), (*TJ, 10.0, 2018, 2018),
        (*TJ, 3.0, 2017, 2017, {"bound": "at_least"}), (*TJ, 5.0, 2019, 2019),
    )  # fmt: skip
    found = told(tables, result, [TJ[0]], [TJ[1]], 2016, 2017)
    assert (found.lower, found.upper) == (20.0, 20.0)
    assert (found.floor, found.ceiling) == (("made:0", "made:1"), ("made:0", "made:1"))
    year = told(tables, result, [TJ[0]], [TJ[1]], 2017, 2017)
    assert (year.year, found.year) == (2017, None)
    assert (year.lower, year.upper, year.floor, year.ceiling) == (
        3.0,
        20.0,
        ("made:2",),
        ("made:0", "made:1"),
    )
    assert "made:3" not in [w.observation_id for w in year.used]
    assert "2016-2017" in found.text
    chinese = told(tables, result, [TJ[0]], [TJ[1]], 2017, 2017, lang="zh")
    for part in ("下限出自", "上限出自", "made:2"):
        assert part in chinese.text


def test_explain_tells_of_cities_and_of_groups(reconciled):
    tables, result = reconciled(("120101", "620800", 2.0, 2020, 2020), (*SD, 5.0, 2020, 2020))
    city = told(tables, result, ["120101"], ["620800"], 2020, 2020)
    assert (city.value, city.floor, city.ceiling) == (2.0, ("made:0",), ("made:0",))
    group = told(tables, result, ["120000", "370000"], ["620000"], 2020, 2020)
    assert (group.origin, group.lower, group.floor) == ("120000;370000", 7.0, ("made:0", "made:1"))
    everybody = told(tables, result, None, ["620000"], 2020, 2020)
    assert (everybody.origin, everybody.lower) == (None, 7.0)
    assert "all → 620000" in everybody.text


def test_explain_tells_of_a_level(reconciled):
    level = {"indicator": "industrial_parks", "unit": "count", "basis": "stock", "tolerance": 0.5}
    tables, result = reconciled(
        (*TJ, 14, "2019-12-31", "2019-12-31", level), (*TJ, 20, "2019-12-31", "2019-12-31", level),
        (*TJ, 14, "2019-12-31", "2019-12-31", level),
    )  # fmt: skip
    row = cell(result, TJ, 2019, "industrial_parks")
    found = explain.explain_level(row, tables[0], tables[2], result.contradictions, result.unused)
    assert (found.value, found.floor, found.ceiling) == (14.0, (), ())
    assert [w.observation_id for w in found.used] == ["made:0", "made:2"]
    assert [w.observation_id for w in found.rivals] == ["made:1"]
