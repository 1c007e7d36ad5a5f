"""The words of the reports on flows: their numbers are those of the frames, in both languages."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest

from analysis import dataset
from analysis.findings import flow_gaps, sums, words
from analysis.findings import flows as findings
from analysis.measures import contained, national
from analysis.measures.flows import COLUMNS, Period
from analysis.vocabulary.labels import label

NAN = np.nan
FLOWS = pd.DataFrame(
    [
        ("320000", "610000", NAN, 7.972e9, NAN, 9e9, 12e9, 7.972e9, "at_least", 4, 3, 0, 0, 1, "a:1", ""),
        ("440000", "450000", 2.028e9, 2.0e9, 2.1e9, 2.0e9, 2.1e9, 2.028e9, "stated", 4, 4, 0, 0, 0, "a:2", ""),
        ("350000", "640000", NAN, 0.0, 9e9, NAN, NAN, NAN, "unknown", 4, 0, 0, 0, 4, "", ""),
    ],
    columns=list(COLUMNS),
).assign(kind=["whole", "whole", "cities"], links=["", "", "350200-640300"])  # fmt: skip
CELLS = pd.DataFrame(
    [
        ("320000", "610000", 2021, 2.69e9, "reported"), ("320000", "610000", 2022, 1e9, "at_least"),
        ("320000", "610000", 2023, 2.64e9, "reported"), ("440000", "450000", 2021, NAN, "unknown"),
    ],
    columns=["origin", "destination", "year", "figure", "status"],
)  # fmt: skip
CELLS["lower"] = CELLS["figure"]
# A page tells a sum of both givers that is more than their own floors.
WHOLE = pd.Series(
    {
        "value": NAN,
        "lower": 1.1e10,
        "upper": NAN,
        "q10": 1.2e10,
        "q90": 2e10,
        "figure": 1.1e10,
        "status": "at_least",
    },
    dtype=object,
)
NOTHING = pd.Series({"figure": NAN, "status": "unknown"})
COVERAGE = pd.DataFrame({
    "first": [2019, 2024], "last": [2019, 2024], "figure": [2.29e10, 2.2885e10], "status": ["reported", "at_least"],
    "traced": [7.3e9, 9.0e9], "traced_status": "at_least", "share": [31.9, 39.3], "observation_ids": "a:1", "told_ids": "a:2",
    "traced_ids": "a:1", "givers": "320000;440000", "receivers": "450000;610000",
    "since": pd.to_datetime(["2019-01-01", "2024-01-01"]), "until": pd.to_datetime(["2019-12-31", "2024-12-31"]),
})  # fmt: skip
FOUND = Period("gov_funds", 2021, 2024, "", CELLS, FLOWS, FLOWS.iloc[:0], WHOLE, NOTHING, COVERAGE)
NONE = dataclasses.replace(FOUND, flows=FLOWS.iloc[:0], cells=CELLS.iloc[:0], coverage=national.no_coverage())


def test_all_pairs_together_are_what_is_answered_and_not_their_sum():
    said = findings.summary(FOUND, "zh")
    assert said[0] == (
        "2021—2024年，3 组结对省份之间财政援助资金合计不少于 110 亿元，其中江苏→陕西不少于 79.72 亿元；广东→广西 20.28 亿元。"
    )
    assert said[1] == "按结对看，1 组有来源所载的合计、1 组只知下限、1 组未知。"
    assert findings.summary(FOUND, "en")[1] == "Sums by pair: 1 stated by pages, 1 known only as a floor, 1 unknown."  # fmt: skip
    assert flow_gaps.missing(FOUND, "en") == "In force, but without a value: Fujian to Ningxia."


def test_what_is_told_of_several_pairs_together_is_named():
    """The two pairs come to 10 billion, the whole to 11: Shaanxi received 9 and more, Jiangsu alone gave it 7.972."""
    sides = {
        "origin": pd.DataFrame({"place": ["320000"], "figure": [7.972e9], "lower": [7.972e9], "upper": [NAN], "status": ["at_least"]}),
        "destination": pd.DataFrame({
            "place": ["610000", "450000"], "figure": [9e9, 2.028e9], "lower": [9e9, 2e9], "upper": [NAN, 2.1e9], "status": ["at_least", "stated"],
        }),
    }  # fmt: skip
    found = dataclasses.replace(FOUND, sides=sides)
    assert (
        flow_gaps.told_together(found, "en")
        == "Also told, of several pairs together: Shaanxi's pairs together at least 9 billion yuan."
    )
    assert flow_gaps.told_together(found, "zh") == "另有不分结对的合计：陕西各组结对合计不少于 90 亿元。"
    assert flow_gaps.told_together(FOUND, "en") == "Also told, of several pairs together."
    # Where the single pairs come to all there is, there is no rest.
    all_told = dataclasses.replace(found, whole=WHOLE.replace({1.1e10: 1.0e10}))
    assert flow_gaps.told_together(all_told, "en") == ""


def test_pairs_of_which_too_little_is_known_are_named_apart():
    little = FLOWS.assign(lower=FLOWS["lower"].mask(FLOWS["origin"] == "350000", 1.8e7))
    assert flow_gaps.missing(dataclasses.replace(FOUND, flows=little), "en") == (
        "Of the whole time only a small part of what is likely is known, so it has no figure here, but counts in the sum of all: Fujian to Ningxia at least 18 million yuan."
    )


def test_the_first_screen_sets_the_pairs_against_the_country():
    shown = findings.big_numbers(FOUND, "zh")
    assert [(number.value, number.name, number.when) for number in shown] == [
        ("不少于 110 亿元", "财政援助资金，3 组结对", "2021—2024年"), ("不少于 228.8 亿元", "财政援助资金，全国", "2024年"),
        ("不少于 90 亿元", "其中可追溯到具体结对", "2024年"),
    ]  # fmt: skip
    assert [number.observation_ids for number in shown] == ["a:1;a:2;", "a:2", "a:1"]
    assert findings.big_numbers(NONE, "en") == []


NATION = dataclasses.replace(
    FOUND,
    nation=pd.Series({"figure": 4.607e10, "upper": NAN, "status": "at_least", "observation_ids": "a:3"}),
    coverage=COVERAGE.assign(first=[2021, 2023], last=[2022, 2024]),
)


@pytest.mark.parametrize(
    ("lang", "sentence", "title"),
    [
        (
            "zh",
            "2021—2024年，全国财政援助资金不少于 460.7 亿元，其中 3 组结对省份之间不少于 110 亿元：江苏→陕西不少于 79.72 亿元；广东→广西 20.28 亿元。",
            "2021—2024年全国财政援助资金不少于 460.7 亿元，其中 3 组结对不少于 110 亿元",
        ),
        (
            "en",
            "Government assistance funds in the whole country came to at least 46.07 billion yuan in 2021–2024, at least 11 billion yuan of it "
            "between the provinces of 3 pairs; among them Jiangsu to Shaanxi at least 7.972 billion yuan; Guangdong to Guangxi 2.028 billion yuan.",
            "Government assistance funds, whole country, 2021–2024: at least 46.07 billion yuan, at least 11 billion yuan of it in 3 pairs",
        ),
    ],
)
def test_where_more_is_known_of_the_country_than_of_its_pairs_both_are_told(lang, sentence, title):
    assert NATION.beyond
    assert not FOUND.beyond
    assert findings.summary(NATION, lang)[0] == sentence
    assert findings.title(NATION, lang) == title
    first, second, *_ = findings.big_numbers(NATION, lang)
    assert (first.observation_ids, second.observation_ids) == ("a:3", "a:1;a:2;")
    assert first.when == second.when == words.years(2021, 2024, lang)
    told = findings.table(NATION, {"350200": "厦门市", "640300": "吴忠市"}, lang)
    assert told.iloc[-1].dropna().tolist()[1] == first.value, "the last row bears it out"


def test_where_national_figures_leave_years_out_the_pairs_are_no_part_of_the_countrys_floor():
    loose = dataclasses.replace(NATION, coverage=COVERAGE)
    assert loose.beyond
    assert not loose.divided
    assert findings.title(loose, "en") == findings.title(FOUND, "en")
    beside = "For the whole country at least 46.07 billion yuan is documented in that time; not every year has a national total."
    assert beside in findings.summary(loose, "en")[0]
    # A floor of the country that is hardly more than the pairs' own says nothing beside it.
    near = dataclasses.replace(loose, nation=NATION.nation.replace({4.607e10: 1.15e10}))
    assert near.beyond and "is documented in that time" not in findings.summary(near, "en")[0]
    assert findings.big_numbers(loose, "en") == findings.big_numbers(FOUND, "en")
    said = findings.summary(loose, "en")[0]
    assert (
        "For the whole country at least 46.07 billion yuan is documented in that time; not every year has a national total."
        in said
    )
    assert said.endswith(
        "2024: at least 22.88 billion yuan, of which at least 9 billion yuan can be traced to pairs."
    )
    near = dataclasses.replace(loose, nation=loose.nation.replace({4.607e10: 1.11e10}))
    assert "documented" not in findings.summary(near, "en")[0], (
        "hardly more than the pairs: two floors that meet"
    )


def test_the_table_has_ceilings_apart_from_floors_and_what_is_likely():
    table = findings.table(FOUND, {"350200": "厦门市", "640300": "吴忠市"}, "zh")
    told = [row.dropna().tolist() for _, row in table.iterrows()]
    assert told == [
        ["江苏→陕西", "全省", "不少于 79.72 亿元", "90 – 120 亿元", "仅知下限", "3 / 4"],
        ["广东→广西", "全省", "20.28 亿元", "来源所载多年合计", "4 / 4"],
        ["福建→宁夏", "厦门→吴忠", "无数据", "90 亿元", "未知", "0 / 4"],
        ["合计（3 组）", "不少于 110 亿元", "120 – 200 亿元", "仅知下限"],
    ]
    assert table["上限"].tolist()[2] == "90 亿元"
    assert findings.places_linked(FOUND) == ["350200", "640300"]


def test_a_pair_of_cities_says_so():
    assert list(findings.rows_of(FOUND, "en").values())[2] == "Fujian to Ningxia (cities)"


def test_pairs_of_a_year_of_transition_are_named_and_not_counted():
    passing = FLOWS.iloc[[2, 1]].assign(begun=[2021, 2021], over=[2021, 2024], kind=["cities", "counties"])
    some = dataclasses.replace(FOUND, passing=passing)
    assert (
        findings.transition(some, "zh")
        == "未计入：有效年份不到一半的福建→宁夏（2021年）；只有县际结对的广东→广西（2021—2024年）。"
    )
    assert findings.transition(some, "en") == (
        "Not counted: in force in less than half of the years, Fujian to Ningxia (2021); linked only by counties, Guangdong to Guangxi (2021–2024)."
    )
    assert findings.transition(FOUND, "zh") == ""


def test_the_title_names_the_largest_only_where_no_bound_denies_it():
    assert findings.title(FOUND, "zh") == "2021—2024年 3 组结对的财政援助资金共不少于 110 亿元"
    assert "largest" not in findings.title(FOUND, "en")
    sure = FLOWS.assign(
        value=[7.972e9, 2.028e9, 1e9], figure=[7.972e9, 2.028e9, 1e9], lower=[7.9e9, 2e9, 9e8], upper=[8e9, 2.1e9, 2e9],
        status="stated",
    )  # fmt: skip
    assert (
        findings.title(dataclasses.replace(FOUND, flows=sure), "zh")
        == "2021—2024年财政援助资金规模最大的是江苏→陕西：79.72 亿元"
    )
    assert findings.title(dataclasses.replace(FOUND, flows=sure), "en") == (
        "Jiangsu to Shaanxi is the largest flow of government assistance funds, 2021–2024: 7.972 billion yuan"
    )
    # Of a fourth pair nothing is known.
    more = dataclasses.replace(FOUND, flows=pd.concat([sure, FLOWS[2:].assign(upper=NAN)], ignore_index=True))
    assert findings.title(more, "zh") == "2021—2024年财政援助资金已知规模最大的是江苏→陕西：79.72 亿元"
    assert findings.title(more, "en").startswith(
        "Jiangsu to Shaanxi is the largest known flow of government assistance funds, 2021–2024"
    )
    assert (
        findings.title(dataclasses.replace(FOUND, flows=FLOWS[2:]), "zh")
        == "2021—2024年财政援助资金：没有可用的数字"
    )


def test_one_more_kind_is_a_short_sentence_and_nothing_where_nothing_is_known():
    assert findings.together(FOUND, "en") == "Government assistance funds: at least 11 billion yuan."
    assert findings.together(FOUND, "zh") == "财政援助资金不少于 110 亿元。"
    assert findings.together(NONE, "en") == ""


def test_people_are_them_and_money_is_it():
    assert " of it in 3 pairs" in findings.title(NATION, "en")
    people = dataclasses.replace(NATION, indicator="jobs_total")
    assert " of them in 3 pairs" in findings.title(people, "en")


def test_the_bars_name_what_is_known_and_never_an_estimate_that_may_be_nothing():
    assert findings.bars_title(FOUND, "en") == "By pair: Jiangsu to Shaanxi at least 7.972 billion yuan; Guangdong to Guangxi 2.028 billion yuan"  # fmt: skip
    guessed = FLOWS.assign(status=["at_least", "estimated", "unknown"], lower=[7.972e9, 0.0, 0.0])
    assert "Guangxi" not in findings.bars_title(dataclasses.replace(FOUND, flows=guessed), "en")


def test_the_grid_is_headed_by_the_pair_of_which_pages_state_most_years():
    assert findings.grid_title(FOUND, "zh") == "江苏→陕西：2021年 26.9 亿元，2023年 26.4 亿元"
    assert findings.grid_title(FOUND, "en") == "Jiangsu to Shaanxi: 2.69 billion yuan in 2021 and 2.64 billion yuan in 2023"  # fmt: skip
    assert "4 个结对年份中 3 个有数值或下限，其中 2 个为来源所载" in findings.grid_subtitle(FOUND, "zh")
    single = dataclasses.replace(FOUND, cells=CELLS.iloc[[0, 3]])
    assert (
        findings.grid_title(single, "en")
        == "1 of 2 years of pairs has a figure or a floor, 1 of them as reported"
    )
    floors = CELLS[CELLS["figure"].notna()].assign(status="at_least")
    some = dataclasses.replace(FOUND, cells=floors)
    assert findings.grid_title(some, "zh").startswith("江苏→陕西：2021年不少于 26.9 亿元，")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_pair_it_says_so(lang):
    assert len(findings.summary(NONE, lang)) == 1
    assert flow_gaps.missing(NONE, lang) == ""
    assert findings.table(NONE, {}, lang).empty
    assert findings.bars_title(NONE, lang) == findings.title(NONE, lang)
    assert findings.headline(dataclasses.replace(NONE, indicator="consumption_assist"), lang)


def test_one_of_a_thing_is_told_as_one() -> None:
    assert [words.count(n, "claim") for n in (0, 1, 2)] == ["0 claims", "1 claim", "2 claims"]
    line = label("source_line", "en", claims=1, pages=1, publishers="A")
    assert line.startswith("Sources: 1 claim of 1 page (A and others)")
    assert label("source_line", "en", claims=1200, pages=2, publishers="A").startswith(
        "Sources: 1,200 claims of 2 pages"
    )


@pytest.mark.parametrize(
    ("indicator", "first", "last", "pairs"),
    [
        ("gov_funds", 2016, 2020, 16),
        ("gov_funds", 2021, 2024, 8),
        ("gov_funds", 2021, 2021, 8),
        ("consumption_assist", 2021, 2024, 9),
    ],  # fmt: skip
)
def test_on_the_real_evidence_the_floors_of_claims_are_drawn(
    reconciled, monkeypatch, indicator, first, last, pairs
):
    """What a review of release 0.1.0 missed (W1, W2, M18): sums over years, group and city claims count."""
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    found = sums.period(indicator, first, last)
    floors = found.flows.set_index(["origin", "destination"])["lower"]
    assert found.flows["figure"].notna().sum() >= pairs
    assert not {("440000", "510000")} & set(floors.index) or first == 2016
    if (indicator, first) == ("gov_funds", 2016):
        # 45.42 of 2017-2019 and 25.86 to April 2020; more than 33; 27.44 of 2018-2019.
        assert floors[("320000", "610000")] >= 7.1e9
        assert floors[("440000", "520000")] >= 3.3e9
        assert floors[("110000", "150000")] >= 2.74e9
    if indicator == "consumption_assist":
        assert floors[("440000", "450000")] >= 2.23e10
    assert found.coverage["share"].lt(100).all()
    assert len(found.coverage) or first == last
    # However the whole is divided, what is certain of its parts makes no more than it, nor it more than the country.
    for parts in (found.flows, *found.sides.values()):
        assert found.whole["figure"] >= contained.documented(parts).sum() * (1 - 1e-9)
        assert found.whole["figure"] >= parts.loc[parts["status"] != "estimated", "figure"].max()
    assert found.nation["figure"] >= found.whole["figure"]
    # "At least" is the floor of the sum, or what a single page prints of it.
    pages = dataset.table("observations")["value"]
    sums_told = pd.DataFrame([found.whole, found.nation])
    for rows in (found.flows, *found.sides.values(), sums_told):
        floors = rows[rows["status"].eq("at_least")]
        above = floors[floors["figure"] > floors["lower"] * (1 + 1e-9)]
        assert above["figure"].isin(pages).all()


def test_what_pages_tell_of_a_longer_time_is_told_as_such():
    since, until = pd.to_datetime(["2021-01-01", "2025-12-31"])
    rows = pd.DataFrame(
        [("440000", "520000", since, until, 95e9, "at_least", "a:9"), ("100000", "100000", since, until, 2e11, "reported", "a:8")],
        columns=["origin", "destination", "since", "until", "figure", "status", "observation_ids"],
    )  # fmt: skip
    found = dataclasses.replace(FOUND, longer=rows)
    assert findings.summary(found, "en")[2] == (
        "Government assistance funds, given for a longer period only and not counted: Guangdong to Guizhou at least 95 billion yuan in 2021–2025; the whole country 200 billion yuan in 2021–2025."
    )
    assert findings.summary(found, "zh")[2] == (
        "页面所载时段更长、没有计入的财政援助资金：2021—2025年广东→贵州不少于 950 亿元；2021—2025年全国 2,000 亿元。"
    )
    assert "a:9" in found.claims
    table = flow_gaps.longer_table([FOUND, found], "en")
    assert table.to_numpy().tolist() == [
        ["Government assistance funds", "Guangdong to Guizhou", "2021–2025", "at least 95 billion yuan"],
        ["Government assistance funds", "the whole country", "2021–2025", "200 billion yuan"],
    ]
    assert findings.summary(FOUND, "en")[2] == ""
