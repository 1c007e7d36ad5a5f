"""Lists of several levels in one column that nothing shows: no indent, no bold, no second column."""

import pytest

from analysis.ingest.office.layout.levels import MIXED
from analysis.ingest.office.outlines import UNTOLD_GIVER


def told(tables):
    claims = tables.claims
    return claims[["east", "west", "indicator", "value", "period"]].to_numpy().tolist()


def test_receivers_stand_below_the_giver_whose_figures_they_add_up_to(xlsx, read):
    xlsx(
        [
            ["2022年东西部协作资金（万元）"],
            ["行标签", "求和项:财政援助资金", "求和项:社会捐赠"],
            ["江苏省", 300, 30],
            ["陕西省", 180, 20],
            ["青海省", 120, 10],
            ["上海市", 90, 5],
            ["云南省", 90, 5],
            ["总计", 390, 35],
        ]
    )
    assert told(read()) == [
        ["江苏省", "", "gov_funds", "300", "2022"],
        ["江苏省", "", "social_donations", "30", "2022"],
        ["江苏省", "陕西省", "gov_funds", "180", "2022"],
        ["江苏省", "陕西省", "social_donations", "20", "2022"],
        ["江苏省", "青海省", "gov_funds", "120", "2022"],
        ["江苏省", "青海省", "social_donations", "10", "2022"],
        ["上海市", "", "gov_funds", "90", "2022"],
        ["上海市", "", "social_donations", "5", "2022"],
        ["上海市", "云南省", "gov_funds", "90", "2022"],
        ["上海市", "云南省", "social_donations", "5", "2022"],
    ]


def test_givers_may_stand_below_their_receiver_and_cities_below_their_province(xlsx, read):
    xlsx(
        [
            ["2022年东西部协作财政援助资金（万元）"],
            ["地区", "金额"],
            ["甘肃省", 50],
            ["天津市", 30],
            ["山东省", 20],
            ["青岛市", 12],
            ["重庆市", 8],
            ["山东省", 8],
        ]
    )
    assert [row[:2] + row[3:4] for row in told(read())] == [
        ["", "甘肃省", "50"],
        ["天津市", "甘肃省", "30"],
        ["山东省", "甘肃省", "20"],
        ["青岛市", "甘肃省", "12"],
        ["", "重庆市", "8"],
        ["山东省", "重庆市", "8"],
    ]


def test_groups_that_do_not_add_up_tell_no_giver(xlsx, read):
    xlsx(
        [
            ["2022年东西部协作财政援助资金（万元）"],
            ["地区", "金额"],
            ["江苏省", 300],
            ["陕西省", 180],
            ["上海市", 95],
            ["云南省", 90],
        ]
    )
    tables = read()
    assert [row[:2] for row in told(tables)] == [["江苏省", ""], ["上海市", ""]]
    assert tables.rejects[["column", "reason"]].to_numpy().tolist() == [["Sheet1!B4, B6", UNTOLD_GIVER]]


def test_all_givers_before_all_receivers_are_no_outline(xlsx, read):
    xlsx(
        [
            ["2022年东西部协作财政援助资金（万元）"],
            ["地区", "金额"],
            ["江苏省", 300],
            ["上海市", 90],
            ["陕西省", 180],
            ["云南省", 90],
        ]
    )
    assert [row[:2] for row in told(read())] == [
        ["江苏省", ""],
        ["上海市", ""],
        ["", "陕西省"],
        ["", "云南省"],
    ]


def test_a_giver_without_figures_heads_the_receivers_below_it(xlsx, read):
    xlsx(
        [
            ["2022年东西部协作财政援助资金（万元）"],
            ["行标签", "金额"],
            ["江苏省", None],
            ["陕西省", 180],
            ["青海省", 120],
            ["上海市", None],
            ["云南省", 90],
        ]
    )
    assert [row[:2] + row[3:4] for row in told(read())] == [
        ["江苏省", "陕西省", "180"],
        ["江苏省", "青海省", "120"],
        ["上海市", "云南省", "90"],
    ]


def test_a_place_without_a_report_heads_nothing(xlsx, read):
    xlsx(
        [
            ["2022年东西部协作财政援助资金（万元）"],
            ["地区", "金额"],
            ["天津市", None],
            ["甘肃省", 180],
            ["上海市", 70],
        ]
    )
    assert [row[:2] for row in told(read())] == [["", "甘肃省"], ["上海市", ""]]


@pytest.mark.parametrize("sums", [(31, 70), (None, None)])
@pytest.mark.parametrize("head", ["地区/年度", "行标签", "市县"])
def test_years_stand_below_their_place(xlsx, read, sums, head):
    xlsx(
        [
            ["闽宁协作财政援助资金"],
            [head, "金额（万元）"],
            ["西吉县", sums[0]],
            [2021, 10],
            [2022, 21],
            ["同心县", sums[1]],
            ["2021年", 30],
            ["2022年", 40],
            ["总计", 101],
        ]
    )
    assert told(read()) == [
        ["福建省", "宁夏回族自治区西吉县", "gov_funds", "10", "2021"],
        ["福建省", "宁夏回族自治区西吉县", "gov_funds", "21", "2022"],
        ["福建省", "宁夏回族自治区同心县", "gov_funds", "30", "2021"],
        ["福建省", "宁夏回族自治区同心县", "gov_funds", "40", "2022"],
    ]


def test_years_below_a_total_are_totals(xlsx, read):
    xlsx(
        [
            ["闽宁协作财政援助资金"],
            ["地区/年度", "金额（万元）"],
            ["西吉县", 31],
            [2021, 10],
            [2022, 21],
            ["合计", 31],
            [2021, 10],
            [2022, 21],
        ]
    )
    assert [row[3:] for row in told(read())] == [["10", "2021"], ["21", "2022"]]


def test_places_may_stand_below_their_year(xlsx, read):
    xlsx(
        [
            ["闽宁协作财政援助资金"],
            ["年度/地区", "金额（万元）"],
            ["2021年", 40],
            ["西吉县", 10],
            ["同心县", 30],
            ["2022年", 61],
            ["西吉县", 21],
            ["同心县", 40],
        ]
    )
    assert [[row[1], *row[3:]] for row in told(read())] == [
        ["宁夏回族自治区西吉县", "10", "2021"],
        ["宁夏回族自治区同心县", "30", "2021"],
        ["宁夏回族自治区西吉县", "21", "2022"],
        ["宁夏回族自治区同心县", "40", "2022"],
    ]


def test_indicators_stand_below_their_place(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作情况"],
            ["行标签", "万元"],
            ["西吉县", None],
            ["财政援助资金", 10],
            ["社会捐赠", 3],
            ["同心县", None],
            ["财政援助资金", 30],
            ["社会捐赠", 4],
        ]
    )
    assert [row[1:4] for row in told(read())] == [
        ["宁夏回族自治区西吉县", "gov_funds", "10"],
        ["宁夏回族自治区西吉县", "social_donations", "3"],
        ["宁夏回族自治区同心县", "gov_funds", "30"],
        ["宁夏回族自治区同心县", "social_donations", "4"],
    ]


def test_three_levels_with_years_below_are_read_by_their_order(xlsx, read):
    xlsx(
        [
            ["苏陕协作市际结对资金（万元）"],
            ["行标签", "财政资金"],
            ["南京市", 30],
            ["商洛市", 30],
            [2021, 10],
            [2022, 20],
            ["徐州市", 70],
            ["宝鸡市", 30],
            [2021, 30],
            ["铜川市", 40],
            [2022, 40],
            ["总计", 100],
        ]
    )
    assert [row[:2] + row[3:] for row in told(read())] == [
        ["南京市", "陕西省商洛市", "10", "2021"],
        ["南京市", "陕西省商洛市", "20", "2022"],
        ["徐州市", "陕西省宝鸡市", "30", "2021"],
        ["徐州市", "陕西省铜川市", "40", "2022"],
    ]


def test_places_and_years_in_no_order_are_refused(xlsx, read):
    xlsx(
        [
            ["闽宁协作财政援助资金（万元）"],
            ["地区", "金额"],
            ["西吉县", 31],
            [2021, 10],
            ["同心县", 21],
            ["盐池县", 21],
            [2022, 9],
        ]
    )
    tables = read()
    assert not len(tables.claims)
    assert MIXED in set(tables.rejects["reason"])
