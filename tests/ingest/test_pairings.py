"""Pairs and rounds of the real evidence, stated by hand from the policy documents and the pages."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.pairings import COLUMNS, build_pairings, read_statements

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
    sources = pd.DataFrame({"source_id": ["late", "none"], "published": ["2018-05-01", ""]})
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
