"""Columns of totals that say what no part says, and the places that stand in brackets of a header."""

import pytest


def told(tables):
    return tables.claims[["east", "west", "indicator", "value", "note"]].to_numpy().tolist()


PAIR = ["江苏省", "陕西省商南县"]


def test_the_whole_counts_beside_one_part_of_it(xlsx, read):
    xlsx(
        [
            ["2023年苏陕协作资金情况统计表（万元）"],
            ["受援县", "社会帮扶资金", None],
            [None, "小计", "其中：捐物折款"],
            ["商南县", 356.5, 120],
        ],
        ["A2:A3", "B2:C2"],
    )
    tables = read()
    assert told(tables) == [[*PAIR, "social_donations", "356.5", ""]]
    assert tables.rejects["column"].tolist() == ["Sheet1!C4"]


def test_the_whole_counts_where_its_parts_are_none_of_its_own(xlsx, read):
    xlsx(
        [
            ["2023年苏陕协作人才情况统计表（人）"],
            ["受援县", "专业技术人才", None, None],
            [None, "教师", "医生", "小计"],
            ["商南县", 20, 30, 50],
        ],
        ["A2:A3", "B2:D2"],
    )
    tables = read()
    assert told(tables) == [[*PAIR, "professionals_sent", "50", ""]]
    assert tables.rejects["column"].tolist() == ["Sheet1!B4", "Sheet1!C4"]


def test_the_sum_of_cash_and_goods_counts_beside_its_parts(xlsx, read):
    xlsx(
        [
            ["2023年苏陕协作资金情况统计表（万元）"],
            ["受援县", "社会帮扶资金", None, None],
            [None, "捐款", "捐物折款", "小计"],
            ["商南县", 236.5, 120, 356.5],
        ],
        ["A2:A3", "B2:D2"],
    )
    assert told(read()) == [
        [*PAIR, "social_donations", "236.5", "捐款"],
        [*PAIR, "social_donations", "120", "捐物折款"],
        [*PAIR, "social_donations", "356.5", ""],
    ]


def test_the_sum_of_the_months_is_still_only_checked(xlsx, read):
    xlsx(
        [
            ["2024年苏陕协作消费帮扶台账（万元）"],
            ["受援县", "消费帮扶金额", None, None],
            [None, "1月", "2月", "小计"],
            ["商南县", 85, 62, 147],
        ],
        ["A2:A3", "B2:D2"],
    )
    assert [row[3] for row in told(read())] == ["85", "62"]


def test_a_place_in_brackets_of_a_header_gives(xlsx, read):
    xlsx(
        [
            ["甘南州2024年衔接资金分配表（万元）"],
            ["县市", "中央资金", "东西部协作资金（天津市）"],
            ["临潭县", 14100, 4120],
        ]
    )
    assert told(read()) == [["天津市", "甘南州临潭县", "funds_total", "4120", ""]]


def test_a_place_in_brackets_says_where_the_jobs_are(xlsx, read):
    xlsx(
        [
            ["甘南州2024年东西部协作劳务情况（人）"],
            ["县市", "转移就业（广东省）"],
            ["临潭县", 41],
        ]
    )
    assert [row[0] for row in told(read())] == [""]


def channels(xlsx, title, total=1320):
    xlsx(
        [
            [title],
            ["单位：万元"],
            ["销售渠道", "一季度", "二季度", "全年合计"],
            ["机关食堂采购", 120, 98, 218],
            ["“832平台”采购", 210, 188, 398],
            ["企业采购", 990, 610, 1600],
            ["合计", total, 896, 2216],
        ]
    )


def test_the_sum_of_entries_that_words_alone_tell_apart_is_the_pairs(xlsx, read):
    channels(xlsx, "2023年柯桥区消费帮扶峨边县情况统计表")
    claims = read().claims
    sums = claims[~claims["note"].str.contains("part of the sum")]
    assert sums[["value", "period"]].to_numpy().tolist() == [
        ["1320", "2023-01/2023-03"],
        ["896", "2023-04/2023-06"],
    ]
    assert len(claims) == 8


@pytest.mark.parametrize(
    ("title", "total"),
    [
        ("2023年柯桥区消费帮扶峨边县情况统计表", 1300),  # it does not add up
        ("2023年柯桥区教育系统消费帮扶峨边县情况统计表", 1320),
        ("2023年柯桥区消费帮扶峨边县重点渠道统计表", 1320),
        ("2023年柯桥区消费帮扶情况统计表", 1320),  # nothing says whom
    ],
)
def test_the_sum_of_entries_of_less_than_the_pair_is_not_the_pairs(xlsx, read, title, total):
    channels(xlsx, title, total)
    claims = read().claims
    assert len(claims) == 6
    assert claims["note"].str.contains("part of the sum").all()
