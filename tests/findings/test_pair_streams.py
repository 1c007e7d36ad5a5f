"""What a pair's profile says of each stream: the title of its timeline, its latest figures and sums, and the table."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.findings import pair_streams as findings
from analysis.findings import pair_words
from analysis.findings.pair_words import bounds, interval

CELLS = pd.DataFrame({
    "indicator": ["gov_funds", "gov_funds", "gov_funds", "cadres_sent", "jobs_total"],
    "stream": ["money", "money", "money", "people", "labour"],
    "year": [2017, 2018, 2019, 2019, 2019],
    "figure": [1.12e8, 1.12e8, 3.1e8, 8.4, None],
    "lower": [1.12e8, 1.12e8, 3.1e8, 4, None],
    "upper": [1.12e8, 1.12e8, None, 23, None],
    "q10": [None, None, 4e8, 5, None],
    "q90": [None, None, 9e8, 20, None],
    "status": ["reported", "reported", "at_least", "estimated", "unknown"],
    "about": False,
    "scrap": False,
})  # fmt: skip
CHOSEN = pd.DataFrame({
    "stream": ["consumption"], "indicator": ["consumption_assist"], "figure": [1.3e7], "status": ["at_least"], "first_year": [2021],
    "last_year": [2025], "head": [True], "since": [2021], "until": [2023], "lower": [1.3e7], "upper": [None], "q10": [None], "q90": [None],
    "begun": [pd.NaT], "ended": [pd.NaT],
})  # fmt: skip


def mark(**more) -> dict:
    return {
        "indicator": "schools_paired", "unit": "count", "basis": "stock", "floor": False, "bound": "exact", "value": 100.0,
        "gave_way": False, "each_year": False, "scrap": False, "period_start": pd.Timestamp("2024-01-01"), "period_end": pd.Timestamp("2024-12-31"),
    } | more  # fmt: skip


NO_MARKS = pd.DataFrame([mark()]).iloc[:0]
NO_SUMS = CHOSEN.iloc[:0]


def test_a_stream_is_titled_by_the_number_at_the_head_or_by_its_newest_claim():
    chosen = pd.DataFrame({
        "stream": ["social"], "indicator": ["schools_paired"], "figure": [300.0], "status": ["at_least"], "first_year": [2021],
        "last_year": [2025], "head": [True], "since": [2021], "until": [2025], "observation_ids": ["a"],
        "origin": ["350000"], "destination": ["640000"],
    })  # fmt: skip
    marks = pd.DataFrame([
        mark(), mark(period_end=pd.Timestamp("2022-12-31")), mark(value=9.0, basis="target", period_end=pd.Timestamp("2026-12-31")),
        mark(value=7.0, basis="solved", period_end=pd.Timestamp("2025-12-31")),
    ])  # fmt: skip
    title = findings.stream_title(marks, chosen, "social", "en")
    assert title == "Social projects: schools paired, at least 300 in 2021–2025"
    # What has no mark in the figure does not lead its title either.
    other = findings.stream_title(marks, chosen.assign(indicator="schools_built"), "social", "en")
    assert other == "Social projects: schools paired, 100 in 2024"
    # Neither a plan nor what nobody states leads a title.
    assert (
        findings.stream_title(marks, chosen.iloc[:0], "social", "zh")
        == "结对与社会事业：2024年结对学校 100 个"
    )
    floors = marks.iloc[[0, 0, 1]].assign(floor=[True, True, False], value=[43.0, 538.0, 900.0])
    told = findings.stream_title(floors, chosen.iloc[:0], "social", "en")
    assert told == "Social projects: schools paired, at least 538 in 2024"
    assert (
        findings.stream_title(marks.iloc[[3]], chosen.iloc[:0], "social", "en")
        == "Social projects: schools paired, 7 in 2024–2025"
    )
    assert findings.stream_title(marks.iloc[:0], chosen.iloc[:0], "social", "en") == "Social projects"


def test_years_that_say_the_same_are_one_row_and_estimates_are_whole_persons():
    money = findings.stream_table(CELLS, CHOSEN, NO_MARKS, "money", "en")
    assert money["Year"].tolist() == ["2017–2018, each year", "2019"]
    assert money["Value"].tolist() == ["0.112 billion yuan", "at least 0.31 billion yuan"]
    assert money["In four of five cases between"].tolist() == ["–", "0.4 – 0.9 billion yuan"]
    people = findings.stream_table(CELLS, CHOSEN, NO_MARKS, "people", "en")
    assert people["Value"].tolist() == ["about 8 persons"]
    assert findings.stream_table(CELLS, CHOSEN, NO_MARKS, "labour", "en").empty
    (row,) = findings.stream_table(CELLS, CHOSEN, NO_MARKS, "consumption", "en").itertuples()
    assert row[2:5] == ("2021–2023, together", "at least 13 million yuan", "–")


def test_the_stream_says_its_latest_figure_and_what_is_missing():
    told = " ".join(findings.stream_summary(CELLS, CHOSEN, NO_MARKS, "people", "zh"))
    assert told == "最近一次所知：选派干部约 8 人（2019年，估算）。"
    # No year is known, but what stands at the head of the page is.
    assert findings.stream_summary(CELLS, CHOSEN, NO_MARKS, "consumption", "en") == [
        "The latest that is known: Consumption assistance at least 13 million yuan (2021–2023)."
    ]
    assert findings.stream_summary(CELLS, CHOSEN, NO_MARKS, "social", "en") == [
        "No year has a usable figure."
    ]


def test_what_all_years_make_is_told_behind_the_latest_one_or_alone():
    sums = CHOSEN.assign(
        stream="people",
        indicator=["cadres_sent"],
        head=False,
        figure=183.0,
        status="stated",
        since=1996,
        until=2020,
    )
    assert findings.stream_summary(CELLS, sums, NO_MARKS, "people", "en") == [
        "The latest that is known: Cadres sent west about 8 persons (2019, estimated; 183 persons in all, 1996–2020)."
    ]
    assert findings.stream_summary(CELLS, sums, NO_MARKS, "people", "zh") == [
        "最近一次所知：选派干部约 8 人（2019年，估算；合计 183 人，1996—2020年）。"
    ]
    # The sum of a time before the year is not what all years make.
    before = sums.assign(until=2015)
    assert findings.stream_summary(CELLS, before, NO_MARKS, "people", "en") == [
        "The latest that is known: Cadres sent west about 8 persons (2019, estimated; 183 persons in 1996–2015)."
    ]
    assert findings.stream_summary(CELLS, before, NO_MARKS, "people", "zh") == [
        "最近一次所知：选派干部约 8 人（2019年，估算；1996—2015年合计 183 人）。"
    ]
    # A floor that is next to nothing beside the sum is a county's.
    county = CELLS.assign(status=CELLS["status"].replace("estimated", "at_least"))
    assert "183 persons (1996–2020)." in findings.stream_summary(county, sums, NO_MARKS, "people", "en")[0]
    none = CELLS.assign(figure=float("nan"), status="unknown")
    assert findings.stream_summary(none, sums, NO_MARKS, "people", "en") == [
        "The latest that is known: Cadres sent west 183 persons (1996–2020)."
    ]


def test_a_level_is_told_where_no_year_is_and_what_it_makes_nothing_of_is_not():
    level = pd.Timestamp("2020-12-31")
    jobs = CELLS.assign(indicator="jobs_local", stream="labour", figure=[None, None, 400.0, None, None])
    marks = pd.DataFrame([
        mark(indicator="jobs_local", unit="persons", value=1e5, floor=True, period_end=level),
        mark(indicator="workshops", value=185.0, period_end=level),
    ])  # fmt: skip
    assert findings.stream_summary(jobs, CHOSEN, marks, "labour", "en") == [
        "The latest that is known: Assistance workshops (level on a date) 185 (2020); Jobs near home (level on a date) at least 100 thousand persons (2020)."
    ]
    # What the sentence tells stands in the table.
    table = findings.stream_table(jobs, CHOSEN, marks, "labour", "en")
    assert table[["Year", "Value", "Status"]].to_numpy().tolist() == [
        ["2020 (level on a date)", "185", "Reported"], ["2019", "at least 400 persons", "At least"], ["2020 (level on a date)", "at least 100 thousand persons", "At least"],
    ]  # fmt: skip


def test_a_sum_is_told_with_what_denies_it_and_a_range_begins_at_its_floor():
    sums = CHOSEN.assign(
        stream="social", indicator=["schools_built"], figure=236.0, status="stated", since=1996, until=2020
    )
    sums["denied"] = [(259.0,)]
    assert findings.stream_table(CELLS, sums, NO_MARKS, "social", "en")["Value"].tolist() == ["236 or 259"]
    assert findings.stream_summary(CELLS, sums, NO_MARKS, "social", "en") == [
        "The latest that is known: Schools built 236 or 259 (1996–2020)."
    ]
    floor = CELLS.iloc[[2]].assign(figure=3.15e8, q10=3.1e8)
    (row,) = findings.stream_table(floor, CHOSEN, NO_MARKS, "money", "en").itertuples()
    assert row[4:6] == ("–", "0.315 – 0.9 billion yuan")
    capped = findings.stream_table(floor.assign(upper=9e8), CHOSEN, NO_MARKS, "money", "en")
    assert capped["Bounds"].tolist() == ["0.315 – 0.9 billion yuan"]


def test_two_sums_that_deny_one_another_are_both_in_the_title():
    start = pd.Timestamp("1996-01-01")
    marks = pd.DataFrame([
        mark(indicator="schools_built", basis="cumulative", value=value, period_start=start, period_end=pd.Timestamp(end))
        for value, end in ((214.0, "2012-10-23"), (259.0, "2020-07-08"), (236.0, "2020-09-16"))
    ])  # fmt: skip
    assert (
        findings.stream_title(marks, CHOSEN, "social", "en")
        == "Social projects: schools built, 236 or 259 in 1996–2020"
    )
    assert findings.stream_title(marks, CHOSEN, "social", "zh").endswith("援建学校 236 个或 259 个")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_streams_without_a_figure_are_named(lang):
    found = pd.DataFrame({"stream": ["consumption", "money"]})
    assert findings.silent([], found, lang) == ["", ""]
    # Yushu alone had 13.12 million yuan of goods bought: no figure of Qinghai, but a figure all the same.
    none, some = findings.silent(["consumption", "people"], found, lang)
    ends = {
        "zh": ("没有任何页面给出数字的方面：干部与人才。", "的方面：消费协作。"),
        "en": ("No page gives a figure on: Cadres and specialists.", "are known on: Consumption."),
    }[lang]
    assert none == ends[0] and some.endswith(ends[1])


def test_a_level_whose_year_gave_way_to_it_and_one_in_another_unit_are_said_to_be_levels():
    """Fifty specialists were there in 2022; that two were sent that year is a county's floor and isn't told."""
    cells = CELLS[3:4].assign(indicator="professionals_sent", year=2022, figure=2.0, status="at_least")
    end = pd.Timestamp("2022-12-31")
    marks = pd.DataFrame([
        mark(indicator="professionals_sent", unit="persons", value=50.0, floor=True, period_end=end),
        mark(indicator="professionals_sent", unit="person-times", value=60.0, period_end=end),
        mark(indicator="schools_paired", value=9.0, period_end=end),
    ])  # fmt: skip
    assert findings.stream_summary(cells, CHOSEN, marks, "people", "en") == [
        "The latest that is known: Specialists sent west (level on a date) at least 50 persons (2022); "
        "Specialists sent west (level on a date) 60 person-times (2022); Schools paired 9 (2022)."
    ]
    assert findings.stream_summary(cells, CHOSEN, marks, "people", "zh") == [
        "最近一次所知：选派专业技术人才（时点数）不少于 50 人（2022年）；选派专业技术人才（时点数）60 人次（2022年）；结对学校 9 个（2022年）。"
    ]
    table = findings.stream_table(cells, CHOSEN, marks, "people", "zh")
    assert table["年份"].tolist() == ["2022年", "2022年（时点数）", "2022年（时点数）", "2022年（时点数）"]


def test_an_interval_stands_in_the_unit_of_its_figure():
    jobs = SimpleNamespace(status="at_least", figure=301_000.0, q10=546_700.0, q90=1_150_000.0)
    assert interval(jobs, "persons", "en") == "546.7 – 1,150 thousand persons"
    # Four digits of tens of thousands would be too many.
    far = SimpleNamespace(status="at_least", figure=900.0, q10=5_000.0, q90=11_000.0)
    assert interval(far, "persons", "en") == "5 – 11 thousand persons"


def test_an_interval_of_what_is_counted_one_by_one_holds_all_that_is_likely_in_whole_ones():
    people = SimpleNamespace(status="at_least", figure=3.0, q10=3.4, q90=6.6)
    assert interval(people, "persons", "en") == "3 – 7 persons"
    # A part of a person beyond twelve: at least thirteen, or about twelve.
    whole = [pair_words._whole(12.4, status, "persons") for status in ("at_least", "estimated")]
    assert whole == [13, 12] and pair_words._whole(12.4, "at_least", "yuan") == 12.4
    money = SimpleNamespace(status="at_least", figure=3e8, q10=3.4e8, q90=6.6e8)
    assert interval(money, "yuan", "zh") == "3.4 – 6.6 亿元"


@pytest.mark.parametrize(
    ("status", "ends", "told"),
    [
        ("reported", (5e8, 5e8), "–"),  # stated to the last digit
        ("reported", (4.95e8, 5.05e8), "4.95 – 5.05 亿元"),
        ("at_least", (4.95e8, float("nan")), "–"),  # a floor that nothing caps is its own bound
        ("at_least", (4.95e8, 9e8), "5 – 9 亿元"),  # it begins as it is told
    ],
)
def test_bounds_are_told_where_they_tell_more_than_the_figure(status, ends, told):
    row = SimpleNamespace(status=status, figure=5e8, lower=ends[0], upper=ends[1])
    assert bounds(row, "yuan", "zh") == told


def test_a_newer_level_and_other_units_are_told_beside_the_year():
    end = pd.Timestamp("2023-12-31")
    marks = pd.DataFrame([
        mark(indicator="cadres_sent", unit="persons", value=7.0, period_end=end),
        mark(indicator="cadres_sent", unit="person-times", basis="annual", value=31.0, period_start=pd.Timestamp("2018-01-01"),
             period_end=pd.Timestamp("2018-12-31")),
        mark(indicator="cadres_sent", unit="person-times", basis="annual", value=46.0, period_start=pd.Timestamp("2020-01-01"),
             period_end=pd.Timestamp("2020-12-31")),
    ])  # fmt: skip
    assert findings.stream_summary(CELLS, CHOSEN, marks, "people", "en") == [
        "The latest that is known: Cadres sent west about 8 persons (2019, estimated); "
        "Cadres sent west (level on a date) 7 persons (2023); Cadres sent west 46 person-times (2020)."
    ]
    table = findings.stream_table(CELLS, CHOSEN, marks, "people", "zh")
    # The figure has all of them, and so has the table.
    assert table["数值"].tolist() == ["31 人次", "约 8 人", "46 人次", "7 人"]
    # An older level that is no higher, and one of a county or two, say nothing.
    old = marks.assign(period_end=pd.Timestamp("2018-12-31"), basis="stock")
    assert "level" not in findings.stream_summary(CELLS, CHOSEN, old[:1], "people", "en")[0]
    scrap = marks[:1].assign(value=2.0, floor=True)
    assert "level" not in findings.stream_summary(CELLS, CHOSEN, scrap, "people", "en")[0]


def test_the_table_has_what_the_figure_draws():
    """Zhejiang to Sichuan: 162 cadres were there in June 2024 (streams:80), 113 were planned for 2022, and 27 of a county went in 2024."""
    cells = CELLS[3:4].assign(year=2024, figure=27.0, lower=27.0, upper=None, status="at_least")
    sums = CHOSEN.assign(
        stream="people", indicator="cadres_sent", figure=3124.0, lower=3124.0, since=1996, until=2024
    )
    years = {"period_start": pd.Timestamp("2016-01-01"), "period_end": pd.Timestamp("2020-12-31")}
    marks = pd.DataFrame([
        mark(value=162.0, floor=True, period_start=pd.Timestamp("2024-06-01"), period_end=pd.Timestamp("2024-06-30")),
        mark(value=113.0, basis="target", period_start=pd.Timestamp("2022-01-01"), period_end=pd.Timestamp("2022-12-31")),
        mark(value=100.0, basis="cumulative", bound="about", **years),
        mark(value=90.0, basis="cumulative", gave_way=True, **years),
        mark(value=20.0, basis="annual", each_year=True, **years),
        mark(value=27.0, basis="solved", floor=True),
        mark(value=3124.0, basis="solved_sum", floor=True),
    ]).assign(indicator="cadres_sent", unit="persons")  # fmt: skip
    table = findings.stream_table(cells, sums, marks, "people", "en")
    assert table[["Year", "Value", "Status"]].to_numpy().tolist() == [
        ["2016–2020, together", "about 100 persons", "Estimated"],
        ["2016–2020, together", "90 persons", "Gave way to others"],
        ["2016–2020, each year", "20 persons", "Reported"],
        ["2022", "113 persons", "A plan"],
        ["2024", "at least 27 persons", "At least"],
        ["2024 (level on a date)", "at least 162 persons", "At least"],
        ["1996–2024, together", "at least 3,124 persons", "At least"],
    ]


def test_what_is_known_of_a_county_alone_is_in_the_table_and_no_figure_of_the_pair():
    """Tianjin to Gansu: 22 persons of Hongqiao's pair with Gangu went to the east from January to May 2020 (workreports:51)."""
    cells = CELLS[4:].assign(year=2020, figure=22.0, lower=22.0, status="at_least", scrap=True)
    marks = pd.DataFrame([
        mark(indicator="jobs_total", unit="persons", basis="solved", value=22.0, floor=True, scrap=True, period_start=pd.Timestamp("2020-01-01"),
             period_end=pd.Timestamp("2020-12-31")),
    ])  # fmt: skip
    assert findings.stream_title(marks, CHOSEN.iloc[:0], "labour", "en") == "Labour"
    told = findings.stream_summary(cells, CHOSEN, marks, "labour", "en")
    assert told == ["No year has a usable figure."]
    table = findings.stream_table(cells, CHOSEN, marks, "labour", "en")
    assert table[["Year", "Value", "Status"]].to_numpy().tolist() == [
        ["2020", "at least 22 persons", "A low floor, likely of a part only"]
    ]
    assert findings.stream_table(cells, CHOSEN, marks, "labour", "zh")["状态"].tolist() == [
        "下限偏低，多为局部"
    ]


def test_a_sum_that_ends_inside_a_year_says_the_month_and_near_figures_are_not_one():
    """Zhejiang to Sichuan: 5.2788 billion to 2021-06-18 (yangtze:202); 3.39 to September 2021 (yangtze:236) beside 3.405 of the year
    (recent:3). Beijing to Inner Mongolia: at least 7 billion from 2024-11 to 2025-11 (north:79) beside 17.5 of 2024 (workreports:27)."""
    cells = CELLS[:1].assign(year=2021, figure=3.405e9, lower=3.4045e9, upper=3.4055e9)
    money = {"indicator": "gov_funds", "unit": "yuan"}
    since = {"period_start": pd.Timestamp("2016-01-01")}
    begun = {"period_start": pd.Timestamp("2021-01-01"), "basis": "year_to_date"}
    marks = pd.DataFrame([
        mark(value=5.2788e9, basis="cumulative", period_end=pd.Timestamp("2021-06-18"), **money, **since),
        mark(value=3.39e9, period_end=pd.Timestamp("2021-09-30"), **money, **begun),
        mark(value=7e9, basis="cumulative", floor=True, bound="at_least", period_start=pd.Timestamp("2024-11-01"),
             period_end=pd.Timestamp("2025-11-30"), **money),
        mark(value=6e9, basis="cumulative", period_start=pd.NaT, period_end=pd.Timestamp("2025-10-31"), **money),
    ])  # fmt: skip
    told = {
        lang: findings.stream_table(cells, NO_SUMS, marks, "money", lang).iloc[:, [1, 2]].to_numpy().tolist()
        for lang in ("en", "zh")
    }
    assert told["en"] == [
        ["2021", "3.405 billion yuan"], ["2016 – June 2021, together", "5.279 billion yuan"],
        ["2021 (part of the year)", "3.39 billion yuan"], ["November 2024 – November 2025, together", "at least 7 billion yuan"],
        ["up to October 2025, together", "6 billion yuan"],
    ]  # fmt: skip
    assert [years for years, _ in told["zh"]] == [
        "2021年", "2016年至2021年6月，合计", "2021年（不足一年）", "2024年11月至2025年11月，合计", "至2025年10月，合计",
    ]  # fmt: skip


def test_two_pages_that_deny_one_another_have_a_row_each():
    """Fujian to Ningxia: 259 schools to July 2020 (fujian_ningxia:158), 236 to September (fujian_ningxia:170)."""
    start = {"indicator": "schools_built", "basis": "cumulative", "period_start": pd.Timestamp("1996-01-01")}
    july, september = pd.Timestamp("2020-07-08"), pd.Timestamp("2020-09-16")
    marks = pd.DataFrame(
        [mark(value=259.0, period_end=july, **start), mark(value=236.0, period_end=september, **start)]
    )
    sums = CHOSEN.assign(
        stream="social", indicator="schools_built", figure=236.0, status="stated", since=1996, until=2020
    )
    sums = sums.assign(begun=pd.Timestamp("1996-01-01"), ended=september, denied=[(259.0,)])
    table = findings.stream_table(CELLS, sums, marks, "social", "en")
    # 236 are less than the 259 of a part of their years.
    assert table[["Year", "Value", "Status"]].to_numpy().tolist() == [
        ["1996 – July 2020, together", "259", "Reported as a sum of years"],
        ["1996 – September 2020, together", "236", "Reported as a sum of years; differs in page or scope"],
    ]
    assert "236 or 259 (1996–2020)" in findings.stream_summary(CELLS, sums, marks, "social", "en")[0]


def test_a_sum_below_a_part_of_it_says_that_pages_differ():
    """Shanghai to Yunnan: 243 enterprises up to June 2025 (yangtze:31), 341 in the first half of 2024 (yangtze:45)."""
    marks = pd.DataFrame([
        mark(value=243.0, basis="cumulative", period_start=pd.NaT, period_end=pd.Timestamp("2025-06-21")),
        mark(value=341.0, basis="year_to_date", period_end=pd.Timestamp("2024-06-30")),
    ]).assign(indicator="enterprises_settled")  # fmt: skip
    table = findings.stream_table(CELLS, NO_SUMS, marks, "industry", "en")
    assert table["Status"].tolist() == ["Reported", "Reported as a sum of years; differs in page or scope"]
    table = findings.stream_table(CELLS, NO_SUMS, marks, "industry", "zh")
    assert table["状态"].tolist() == ["来源所载", "来源所载多年合计；页面或口径不同"]


def test_a_year_that_the_figure_draws_pale_is_no_figure_of_the_pair():
    """Shanghai to Yunnan: 164 persons of a county were trained in 2023 (funds_2:31)."""
    cells = CELLS[4:].assign(
        stream="labour", indicator="trained_persons", year=2023, figure=164.0, lower=164.0, status="at_least"
    )
    year = {"period_start": pd.Timestamp("2023-01-01"), "period_end": pd.Timestamp("2023-12-31")}
    own = mark(value=164.0, basis="solved", floor=True, scrap=True, **year)
    marks = pd.DataFrame([own]).assign(indicator="trained_persons", unit="persons")
    told = findings.stream_summary(cells, NO_SUMS, marks, "labour", "en")
    assert told == ["No year has a usable figure."]
    table = findings.stream_table(cells, NO_SUMS, marks, "labour", "en")
    assert table["Status"].tolist() == ["A low floor, likely of a part only"]
    # A year with a figure stays one.
    firm = findings.stream_table(cells, NO_SUMS, marks.assign(scrap=False), "labour", "en")
    assert firm["Status"].tolist() == ["At least"]


def test_a_figure_that_a_page_calls_about_keeps_its_digits():
    """Guangdong to Guangxi: about 1,918 projects from 2016 to 2020 (recent:33)."""
    years = {"period_start": pd.Timestamp("2016-01-01"), "period_end": pd.Timestamp("2020-12-31")}
    marks = pd.DataFrame(
        [mark(value=1918.0, bound="about", basis="cumulative", indicator="projects", **years)]
    )
    assert findings.stream_table(CELLS, NO_SUMS, marks, "industry", "en")["Value"].tolist() == ["about 1,918"]
    assert findings.stream_title(marks, CHOSEN.iloc[:0], "industry", "en").endswith(
        "about 1,918 in 2016–2020"
    )


def test_what_only_a_plan_is_known_of_is_not_said_to_have_no_figure_beside_it():
    """Zhejiang to Sichuan: 155 cadres went west in 2021, and 76 were to come east in 2022, as the table says too."""
    cells = pd.concat(
        [CELLS[3:4], CELLS[3:4].assign(indicator="cadres_received", figure=None, status="unknown")]
    )
    cells = pd.concat([cells, cells[-1:].assign(indicator="professionals_sent")], ignore_index=True)
    cells = cells.astype({"figure": float})
    marks = pd.DataFrame([mark(indicator="cadres_received", unit="persons", basis="target", value=76.0)])
    told = findings.stream_summary(cells, NO_SUMS, marks, "people", "en")
    assert told[1:] == [
        "Of these the table has only a plan, a low floor or a claim that gave way: Cadres received in the east.",
        "No usable figure on: Specialists sent west.",
    ]
    told = findings.stream_summary(cells, NO_SUMS, marks, "people", "zh")
    assert told[1] == "表中只有计划、偏低下限或未采用说法的：西部赴东部挂职干部。"
