"""Pairs and rounds of the real evidence, stated by hand from the policy documents and the pages."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.pair_statements import COLUMNS, read_statements
from analysis.ingest.pairings import build_pairings

ELEVEN = {
    ("110000", "150000"), ("120000", "620000"), ("370000", "620000"), ("370000", "500000"), ("320000", "610000"),
    ("320000", "630000"), ("330000", "510000"), ("350000", "640000"), ("310000", "530000"), ("440000", "450000"),
    ("440000", "520000"),
}  # fmt: skip

NINE_OF_1996 = {
    ("110000", "150000"), ("120000", "620000"), ("310000", "530000"), ("440000", "450000"), ("320000", "610000"),
    ("330000", "510000"), ("370000", "650000"), ("210000", "630000"), ("350000", "640000"),
}  # fmt: skip


@pytest.fixture(scope="module")
def pairings(processed):
    return pd.read_parquet(processed / "pairings.parquet")


def pairs(rows: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(rows["assisting"], rows["assisted"], strict=True))


def in_force(pairings: pd.DataFrame, year: int, level: str) -> set[tuple[str, str]]:
    rows = pairings[
        (pairings["level"] == level) & (pairings["start"] <= year) & (pairings["end"].fillna(9999) >= year)
    ]
    return pairs(rows)


@pytest.mark.parametrize("year", [2021, 2023, 2026])
def test_eleven_province_pairs_are_in_force_since_2021(pairings, year):
    assert in_force(pairings, year, "province") == ELEVEN


def test_the_first_round_has_nine_province_pairs(pairings):
    assert in_force(pairings, 1997, "province") == NINE_OF_1996


def test_four_cities_helped_guizhou_from_1996(pairings):
    first = pairings[(pairings["round"] == 1996) & (pairings["assisted"] == "520000")]
    assert pairs(first) == {(city, "520000") for city in ("210200", "370200", "330200", "440300")}


def test_zhuhai_and_xiamen_helped_chongqing_from_2002_to_2010(pairings):
    rows = pairings[(pairings["round"] == 2002) & (pairings["assisted"] == "500000")]
    assert pairs(rows) == {("440400", "500000"), ("350200", "500000")}
    assert rows["end"].tolist() == [2010, 2010]


def test_2010_moved_shandong_from_xinjiang_to_chongqing(pairings):
    shandong = pairings[(pairings["assisting"] == "370000") & (pairings["level"] == "province")]
    spans = shandong.set_index(["assisted", "round"])[["start", "end"]]
    assert spans.loc[("650000", 1996)].tolist() == [1996, 2010]
    assert spans.loc[("500000", 2010)].tolist() == [2010, 2015]
    assert not (shandong["assisted"].eq("650000") & shandong["round"].gt(1996)).any()


def test_liaoning_helped_the_whole_of_qinghai_until_2010_only(pairings):
    rows = pairings[(pairings["assisting"] == "210000") & (pairings["assisted"] == "630000")]
    assert rows[["start", "end"]].to_numpy().tolist() == [[1996, 2009]]


def test_2013_added_cities_for_prefectures_of_guizhou(pairings):
    # 国办发〔2013〕11号: eight cities, one prefecture each
    added = pairs(pairings[(pairings["round"] == 2013) & (pairings["level"] == "prefecture")])
    assert {
        ("310000", "520300"), ("320500", "520600"), ("330100", "522600"), ("330200", "522300"), ("210200", "520200"),
        ("370200", "520400"), ("440100", "522700"), ("440300", "520500"),
    } <= added  # fmt: skip


def test_a_place_that_got_a_new_code_tears_no_pair_in_two(pairings):
    """Qingdao helped Tongren in 2009 (a prefecture, 522200) and gave it 8.4 million yuan in 2010; a city since 2011 (520600)."""
    rows = pairings[(pairings["assisting"] == "370200") & pairings["assisted"].isin(["522200", "520600"])]
    assert rows[["round", "start", "start_basis"]].to_numpy().tolist() == [
        [1996, 2009, "seen"], [2010, 2010, "continued"],
    ]  # fmt: skip


def test_2016_has_prefecture_pairs_of_the_evidence(pairings):
    rows = pairs(pairings[pairings["round"] == 2016])
    assert {("440600", "513400"), ("370200", "621200"), ("330200", "222400"), ("330100", "422800")} <= rows


def test_pairs_of_one_place_do_not_overlap_in_time(pairings):
    ordered = pairings.sort_values(["assisting", "assisted", "start"])
    after = ordered.groupby(["assisting", "assisted"])["start"].shift(-1)
    assert (ordered["end"].fillna(9999)[after.notna()] < after.dropna()).all()


def test_every_row_has_its_pages(pairings):
    assert (pairings["source_ids"] != "").all()


def statements(resolver, *rows):
    frame = pd.DataFrame([dict(zip(COLUMNS, row, strict=True)) for row in rows], dtype=str)
    frame.insert(0, "batch", "pairings")
    frame.insert(1, "row", range(2, 2 + len(rows)))
    published = {
        "late": "2018-05-01",
        "none": "",
        "page2021": "2021-12-09",
        "page2023": "2023-05-24",
        "page2024": "2024-10-14",
    }
    sources = pd.DataFrame({"source_id": published.keys(), "published": published.values()})
    return read_statements(frame, sources, resolver)


def test_a_year_that_is_not_printed_says_where_it_comes_from(resolver):
    found, rejects = statements(
        resolver, ("late", "苏州市", "prefecture", "铜仁市", "prefecture", "", "", "", ""),
        ("none", "佛山市", "prefecture", "凉山州", "prefecture", "", "", "2016", ""),
    )  # fmt: skip
    assert rejects == []
    frame, _ = build_pairings(found)
    rows = frame.set_index("assisting").loc[["320500", "440600"]]
    assert rows["start"].tolist() == [2018, 2016]
    assert rows["start_basis"].tolist() == ["seen", "round"]
    assert rows["end"].tolist() == [2020, 2020]
    assert rows["end_basis"].tolist() == ["next_round", "next_round"]


@pytest.mark.parametrize(
    ("row", "spans"),
    [
        # 無錫錫山區8年累計向青海化隆縣投入幫扶資金超3億元: paired in 2017, and still in October 2024.
        (
            ("page2024", "锡山区", "county", "化隆回族自治县", "county", "2017", "", "2016", ""),
            [[2016, 2017, 2020, "stated", "next_round"], [2021, 2021, None, "continued", "open"]],
        ),
        # A page of 2021 on a pair of 1996 tells history: Shenzhen left Bijie in 2016.
        (
            ("page2021", "深圳市", "prefecture", "毕节市", "prefecture", "1996-08", "", "1996", ""),
            [[1996, 1996, 2009, "stated", "next_round"]],
        ),
        # Jiangsu and Guizhou are no pair since 2021.
        (
            ("page2023", "相城区", "county", "石阡县", "county", "2016-07", "", "2016", ""),
            [[2016, 2016, 2020, "stated", "next_round"]],
        ),
        # A page that only names the round, and says no start, is of that round.
        (
            ("page2024", "锡山区", "county", "化隆回族自治县", "county", "", "", "2016", ""),
            [[2016, 2016, 2020, "round", "next_round"]],
        ),
        # A year that is named carries over several rounds.
        (
            ("page2024", "潍坊市", "prefecture", "开州区", "county", "2010", "", "2010", "2025年仍在结对"),
            [
                [2010, 2010, 2015, "stated", "next_round"], [2016, 2016, 2020, "continued", "next_round"],
                [2021, 2021, None, "continued", "open"],
            ],
        ),
        # So does a stated end.
        (
            ("late", "厦门市", "prefecture", "海原县", "county", "1996", "2016", "1996", ""),
            [[1996, 1996, 2009, "stated", "next_round"], [2010, 2010, 2016, "continued", "stated"]],
        ),
    ],
)  # fmt: skip
def test_a_page_of_a_later_year_carries_the_span(resolver, row, spans):
    found, rejects = statements(resolver, row)
    assert rejects == []
    assert spans_of(found) == spans


def spans_of(found):
    frame, _ = build_pairings(found)
    names = ["round", "start", "end", "start_basis", "end_basis"]
    codes = {found[0].pair, found[0].today}
    own = frame[[pair in codes for pair in zip(frame["assisting"], frame["assisted"], strict=True)]]
    return own[names].astype(object).where(own[names].notna(), None).to_numpy().tolist()


HENGQIN = "正安县", "county"
OLD, NEW = ("横琴新区", "county"), ("横琴粤澳深度合作区", "county")


def test_a_stated_end_gives_way_to_a_page_that_names_the_pair_after_it(resolver):
    """Zhengan had the new district of Hengqin until September 2021, and its successor since: one place of Zhuhai, and one pair."""
    ended = ("page2023", *OLD, *HENGQIN, "2021", "2021-09", "2021", "")
    found, _ = statements(resolver, ended)
    assert spans_of(found) == [[2021, 2021, 2021, "stated", "stated"]]
    found, _ = statements(resolver, ended, ("page2023", *NEW, *HENGQIN, "2022", "", "2021", ""))
    assert spans_of(found) == [[2021, 2021, None, "stated", "open"]]


def test_the_end_of_a_plan_is_that_of_the_pair_unless_its_page_says_that_work_goes_on(resolver):
    plan = ("page2024", "东丽区", "county", "皋兰县", "county", "2021", "2025", "2021")
    found, _ = statements(resolver, (*plan, "14th five-year plan"))
    assert spans_of(found) == [[2021, 2021, 2025, "stated", "stated"]]
    found, _ = statements(resolver, (*plan, "14th five-year plan; work goes on in 2026"))
    assert spans_of(found) == [[2021, 2021, None, "stated", "open"]]


def test_a_page_that_merely_speaks_of_a_pair_later_takes_no_end_back(resolver):
    ended = ("late", "福州市", "prefecture", "定西市", "prefecture", "2017", "2020", "2016", "")
    found, _ = statements(
        resolver, ended, ("page2024", "福州市", "prefecture", "定西市", "prefecture", "2017", "", "2016", "")
    )
    assert spans_of(found) == [[2016, 2017, 2020, "stated", "stated"]]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("none", "苏州市", "prefecture", "铜仁市", "prefecture", "", "", "", ""), "undated"),
        (("other", "苏州市", "prefecture", "铜仁市", "prefecture", "2013", "", "", ""), "not in sources.csv"),
        (("late", "苏州市", "prefecture", "铜仁市", "prefecture", "1994", "", "", ""), "outside 1996-2030"),
        (
            ("late", "苏州市", "prefecture", "铜仁市", "prefecture", "2016", "2013", "", ""),
            "ends before it starts",
        ),
        (("late", "苏州市", "prefecture", "铜仁市", "prefecture", "", "", "2015", ""), "unknown round"),
        (
            ("late", "苏州市;无锡市", "prefecture", "铜仁市;延安市", "prefecture", "2016", "", "", ""),
            "both sides",
        ),
        (
            (
                "late",
                "苏州市",
                "prefecture",
                "铜仁市",
                "prefecture",
                "2014-08",
                "",
                "",
                "aid, not east-west pairing",
            ),
            "another policy",
        ),
    ],
)
def test_a_statement_that_can_not_be_used_is_a_reject(resolver, row, reason):
    found, (reject,) = statements(resolver, row)
    assert found == []
    assert reason in reject["reason"]
    assert reject["hint"]


def test_a_province_pair_outside_the_assignment_of_2021_is_contrary(resolver):
    found, _ = statements(
        resolver, ("late", "浙江省", "province", "云南省", "province", "2021", "", "2021", "")
    )
    frame, contrary = build_pairings(found)
    assert in_force(frame, 2022, "province") == ELEVEN
    assert [s.pair for s in contrary] == [("330000", "530000")]
