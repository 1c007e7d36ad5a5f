"""Central units and their counties: the span of each pair, and the years that pages state for its start."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.unit_pairs import COLUMNS, read_unit_pairs

PAGES = pd.DataFrame({"source_id": ["p18", "p24", "undated"], "published": ["2018-08-28", "2024", ""]})


@pytest.fixture
def read(resolver, actors):
    def _read(*rows):
        frame = pd.DataFrame([dict(zip(COLUMNS, row, strict=True)) for row in rows])
        frame.insert(0, "batch", "central_units")
        frame.insert(1, "row", range(2, 2 + len(frame)))
        return read_unit_pairs(frame, PAGES, resolver, actors)

    return _read


def test_years_that_pages_state_differently_are_all_kept(read):
    table, rejects = read(
        ("p18", "国家能源集团", "enterprise", "山西省", "右玉县", "2012", "", "龙源电力 carries it out"),
        ("p24", "国家能源投资集团", "enterprise", "山西省", "右玉县", "2016", "", ""),
    )
    assert rejects == []
    (row,) = table.to_dict("records")
    assert (row["actor_id"], row["adcode"]) == ("chnenergy", "140623")
    assert (row["start"], row["starts"], row["starts_differ"]) == (2012, "2012;2016", True)
    assert (row["seen_first"], row["seen_last"], row["source_ids"]) == (2018, 2024, "p18;p24")


def test_the_start_of_a_later_round_contradicts_no_earlier_one(read):
    table, _ = read(
        ("p18", "水利部", "ministry", "重庆市", "城口县", "2001", "", "round of 2001"),
        ("p18", "水利部", "ministry", "重庆市", "城口县", "2015-08", "", "round of 2015"),
    )
    assert table[["start", "starts", "starts_differ"]].values.tolist() == [[2001, "2001;2015", False]]


def test_an_end_holds_unless_a_later_page_speaks_of_the_pair(read):
    over = ("p18", "中国工商银行", "bank", "重庆市", "城口县", "1995", "1999", "")
    table, _ = read(over)
    assert table["end"].tolist() == [1999]
    assert table["seen_last"].isna().all()
    table, _ = read(over, ("p24", "工商银行", "bank", "重庆市", "城口县", "", "", "in force 2024"))
    assert table["end"].isna().all()


def test_counterpart_support_is_another_policy(read):
    table, _ = read(
        ("p18", "中国电信集团有限公司", "enterprise", "西藏自治区", "边坝县", "", "", "对口支援"),
        ("p18", "中国电信集团有限公司", "enterprise", "四川省", "盐源县", "", "", "in force 2018"),
        ("p18", "中国石油", "enterprise", "江西省", "横峰县", "", "", "designated or 对口支援 not told apart"),
        ("p18", "中国华能集团有限公司", "enterprise", "云南省", "沧源佤族自治县", "", "", "agreed with the province, not 定点帮扶"),
    )  # fmt: skip
    policy = table.set_index("adcode")["policy"].to_dict()
    assert policy == {
        "540330": "counterpart_support", "513423": "designated", "361125": "unclear", "530927": "other",
    }  # fmt: skip


def test_a_county_that_is_no_more_stands_for_its_successor(read):
    table, _ = read(
        ("p18", "中国石油化工集团公司", "enterprise", "江西省", "宁冈县", "1988", "2002", ""),
        ("p18", "水利部", "ministry", "重庆市", "开县", "2001", "", ""),
    )
    # 宁冈县 was joined to 井冈山市 in 2000, 开县 became 开州区 in 2016
    assert table["adcode"].tolist() == ["500154", "360881"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("nowhere", "水利部", "ministry", "重庆市", "城口县", "", "", ""), "source_id"),
        (("p18", "", "ministry", "重庆市", "城口县", "", "", ""), "unit"),
        (("p18", "水利部", "ministry", "重庆市", "无此县", "", "", ""), "county"),
        (("p18", "水利部", "ministry", "重庆市", "重庆市", "", "", ""), "county"),
        (("p18", "水利部", "ministry", "重庆市", "城口县", "1949", "", ""), "start"),
        (("p18", "水利部", "ministry", "重庆市", "城口县", "2016", "2012", ""), "end"),
    ],
)
def test_a_row_that_can_not_be_used_is_a_reject(read, row, column):
    table, (reject,) = read(row)
    assert table.empty
    assert column in reject["column"]
    assert reject["hint"]


TEN = [
    # (unit, county, start, starts, end, seen_last): by hand from central_units.csv and the days of its pages
    ("sinopec", "622926", 2013, "2013", None, 2025),  # 东乡族自治县: 2013-05 and 2013
    ("cmg", "520526", 2003, "2003", None, 2018),  # 威宁彝族回族苗族自治县
    ("sinotrans_csc", "653126", 2002, "2002", 2016, None),  # 叶城县, given to 招商局 in 2016
    ("icbc", "511781", 1995, "1995;2002", None, 2018),  # 万源市: two pages
    ("sjtu", "532930", 2012, "2012;2013", None, 2024),  # 洱源县: 2012, elsewhere 2013
    ("spp", "532623", 1995, "1995", None, 2020),  # 西畴县: most recent page of November 2020
    ("mfa", "532530", 1992, "1992", None, 2018),  # 金平苗族瑶族傣族自治县
    ("taimeng", "520527", 2005, "2005", None, 2025),  # 赫章县
    ("acwf", "621125", 1998, "1998", None, None),  # 漳县
    ("neac", "150423", 1994, "1994", None, 2019),  # 巴林右旗
]


@pytest.mark.parametrize(("unit", "county", "start", "starts", "end", "seen"), TEN)
def test_ten_pairs_of_the_evidence(processed, unit, county, start, starts, end, seen):
    row = (
        pd.read_parquet(processed / "unit_pairs.parquet")
        .set_index(["actor_id", "adcode"])
        .loc[(unit, county)]
    )
    assert (row["start"], row["starts"]) == (start, starts)
    assert end == (None if pd.isna(row["end"]) else row["end"])
    assert seen is None or row["seen_last"] == seen
    assert row["starts_differ"] == (len(starts) > 4)
