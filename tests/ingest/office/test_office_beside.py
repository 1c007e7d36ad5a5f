"""What stands beside a figure, or in the words of its row, and says of whom or of what it is; expected values by hand."""


def claims_of(tables, *fields):
    return tables.claims[list(fields)].to_numpy().tolist()


def test_all_jobs_beside_statistics_of_places_are_no_help(xlsx, read):
    xlsx(
        [
            ["2023年陇南市东西部协作与经济指标"],
            [
                "县区",
                "常住人口（万人）",
                "青岛财政援助资金（万元）",
                "转移就业（万人）",
                "其中：到青岛（人）",
            ],
            ["武都区", 53.1, 5100, 14.2, 260],
        ]
    )
    tables = read()
    assert claims_of(tables, "east", "indicator", "value", "note")[1:] == [
        ["青岛", "gov_funds", "5100", ""],
        ["", "jobs_to_east", "260", "其中:到青岛"],
    ]
    assert tables.rejects["column"].tolist() == ["Sheet1!D3"]


def test_the_sum_of_unknown_columns_is_refused_and_that_of_a_known_title_counts(xlsx, read):
    xlsx(
        [
            ["2022年上海市组团式帮扶云南教育医疗人才统计表"],
            ["派出单位", "受援县", "教育人才（人）", "医疗人才（人）", "合计（人）"],
            ["浦东新区", "剑川县", 6, 8, 14],
        ]
    )
    xlsx([["2022年沪滇协作物资"], ["受援县", "树苗", "鸡苗", "合计"], ["剑川县", 6, 8, 14]], name="two.xlsx")
    tables = read()
    assert claims_of(tables, "indicator", "value") == [["professionals_sent", "14"]]
    two = tables.rejects[tables.rejects["batch"] == "two.xlsx"]
    assert two["column"].tolist() == ["Sheet1!B3", "Sheet1!C3", "Sheet1!D3"]


def test_money_that_arrived_counts_and_not_what_was_spent_of_it(xlsx, read):
    xlsx(
        [
            ["2023年粤黔协作黔东南州各县资金使用情况"],
            ["县市", "到位资金", "支出资金"],
            ["榕江县", "5,600万元", "5,500万元"],
        ]
    )
    assert claims_of(read(), "indicator", "value") == [["funds_total", "5,600"]]


def test_the_pair_of_a_header_gives(xlsx, read):
    xlsx(
        [
            ["隆德县2024年项目资金（东西部协作部分）"],
            ["乡镇项目", "受援县", "闽宁协作资金（万元）", "中央衔接资金（万元）"],
            ["基地", "隆德县", 600, 200],
        ]
    )
    assert claims_of(read(), "east", "west", "indicator", "value") == [
        ["福建省", "隆德县", "funds_total", "600"]
    ]


def test_the_receiver_in_the_words_of_a_row_receives(xlsx, read):
    xlsx(
        [
            ["宁波市对口协作工作台账"],
            ["时间", "内容", "金额（万元）"],
            ["2023年3月", "拨付凉山州财政援助资金", 3200],
            ["2023年8月", "捐赠盐源县社会资金", 120],
        ]
    )
    assert claims_of(read(), "east", "west", "indicator", "value") == [
        ["宁波市", "凉山州", "gov_funds", "3200"],
        ["宁波市", "盐源县", "social_donations", "120"],
    ]


def test_two_cities_by_short_names_behind_their_province(xlsx, read):
    xlsx(
        [
            ["2023年深圳市对口帮扶广西百色、河池情况"],
            ["市", "资金（亿元）"],
            ["百色", 3.2],
            ["河池", 2.9],
        ]
    )
    assert claims_of(read(), "west", "value") == [["百色", "3.2"], ["河池", "2.9"]]


def test_units_in_a_level_of_their_own_leave_the_words_of_a_header(xlsx, read):
    xlsx(
        [
            ["2023年京蒙协作旗县统计表"],
            ["旗县", "京蒙资金", None, None],
            ["", "下达", "支出", "进度"],
            ["", "万元", "万元", "%"],
            ["化德县", 4800, 4700, 97.9],
        ],
        merged=("A2:A4", "B2:D2"),
    )
    assert claims_of(read(), "west", "indicator", "value") == [["内蒙古自治区化德县", "funds_total", "4800"]]


def test_a_title_of_two_pairs_gives_each_receiver_its_own_giver(xlsx, read):
    xlsx(
        [
            ["2018年厦门市东西部扶贫协作临夏州、济南市协作甘南州情况"],
            ["指标", "临夏州", None, "甘南州"],
            ["", "临夏县", "东乡县", "舟曲县"],
            ["财政帮扶资金（万元）", 3200, 4100, 2100],
        ],
        merged=("A2:A3", "B2:C2"),
    )
    assert claims_of(read(), "east", "west", "value") == [
        ["厦门市", "临夏县", "3200"],
        ["厦门市", "东乡县", "4100"],
        ["济南市", "舟曲县", "2100"],
    ]
