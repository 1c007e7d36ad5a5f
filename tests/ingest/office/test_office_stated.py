"""Giver and receiver in the fields of a form above a table: 帮扶单位：佛山市南海区, 受援县：会宁县."""

import pytest


def sides_of(tables):
    return tables.claims[["east", "west", "indicator", "value"]].to_numpy().tolist()


ROWS = [["指标", "单位", "2020年"], ["财政帮扶资金", "万元", 4185], ["选派挂职干部", "人", 4]]


def test_the_giver_of_a_field_is_the_giver_of_the_table(xlsx, read):
    xlsx([["雷山县东西部扶贫协作情况表"], ["帮扶单位：佛山市南海区"], *ROWS])
    assert sides_of(read()) == [
        ["佛山市南海区", "雷山县", "gov_funds", "4185"],
        ["佛山市南海区", "雷山县", "cadres_sent", "4"],
    ]


def test_two_fields_in_one_row_are_no_header(xlsx, read):
    xlsx(
        [
            ["东西部协作工作情况表"],
            ["受援县：会宁县", None, "帮扶县：天津市和平区", None],
            ["统计时间：2025年1—12月"],
            ["项目", "内容", "单位", "数量"],
            ["资金支持", "到位财政援助资金", "万元", 6120],
            [None, "社会捐赠款物折价", "万元", 402],
            ["人才支援", "党政干部挂职", "人", 3],
        ],
        ["A2:B2", "C2:D2", "A5:A6"],
    )
    tables = read()
    assert sides_of(tables) == [
        ["天津市和平区", "会宁县", "gov_funds", "6120"],
        ["天津市和平区", "会宁县", "social_donations", "402"],
        ["天津市和平区", "会宁县", "cadres_sent", "3"],
    ]
    assert set(tables.claims["period"]) == {"2025"}
    assert tables.rejects.empty


def test_a_field_says_which_county_of_the_pair_of_provinces(xlsx, read):
    xlsx([["2020年浙川东西部协作情况表"], ["受援县：仪陇县", "帮扶县（市、区）：衢州市柯城区"], *ROWS])
    assert [row[:2] for row in sides_of(read())] == [["浙江省衢州市柯城区", "四川省仪陇县"]] * 2


def test_the_county_that_fills_a_form_in_is_the_side_that_nothing_else_names(xlsx, read):
    xlsx([["东西部协作考核数据表"], ["填报单位：西吉县", None, "帮扶地区：福建省莆田市荔城区"], *ROWS])
    assert [row[:2] for row in sides_of(read())] == [["福建省莆田市荔城区", "西吉县"]] * 2
    xlsx([["雷山县东西部扶贫协作情况表"], ["填报单位：佛山市南海区"], *ROWS])
    assert [row[:2] for row in sides_of(read())] == [["佛山市南海区", "雷山县"]] * 2
    xlsx([["闽宁协作情况表"], ["填报单位：西吉县"], *ROWS])
    assert [row[:2] for row in sides_of(read())] == [["福建省", "宁夏回族自治区西吉县"]] * 2


def test_an_office_that_fills_a_form_in_is_neither_side(xlsx, read):
    xlsx([["雷山县东西部扶贫协作情况表"], ["填报单位：雷山县乡村振兴局"], *ROWS])
    assert [row[:2] for row in sides_of(read())] == [["", "雷山县"]] * 2


@pytest.mark.parametrize("column", ["天津市和平区", "天津市河西区"])
def test_a_district_whose_name_begins_with_and_is_one_place(xlsx, read, column):
    xlsx([["2023年东西部协作资金情况（万元）"], ["受援县", "帮扶区", "财政援助资金"], ["会宁县", column, 10]])
    assert sides_of(read()) == [[column, "会宁县", "gov_funds", "10"]]


def test_a_central_unit_of_a_field_is_not_left_for_all_givers(xlsx, read):
    xlsx([["雷山县对口帮扶情况表"], ["帮扶单位：中国石油天然气集团有限公司"], *ROWS])
    assert {row[0] for row in sides_of(read())} == {"中国石油天然气集团有限公司"}
