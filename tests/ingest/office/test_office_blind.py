"""What tables that nobody had tuned the reader to showed: expected values are written by hand from each table's words."""

import datetime as dt


def claims_of(tables, *fields):
    return tables.claims[list(fields)].to_numpy().tolist()


def test_a_note_says_the_unit_of_some_columns_alone(xlsx, read):
    xlsx(
        [
            ["2022年度江苏省—青海省东西部协作情况统计表"],
            ["受援地区", "财政援助资金", "引进企业实际投资额", "选派干部"],
            ["西宁市", 8200, 5.6, 12],
            ["海东市", 11500, 7.35, 17],
            ["注：1.财政援助资金、社会帮扶资金单位为万元，投资额单位为亿元，人员类指标单位为人。"],
        ]
    )
    assert claims_of(read(), "indicator", "value", "unit") == [
        ["gov_funds", "8200", "万元"],
        ["enterprise_investment", "5.6", "亿元"],
        ["cadres_sent", "12", "人"],
        ["gov_funds", "11500", "万元"],
        ["enterprise_investment", "7.35", "亿元"],
        ["cadres_sent", "17", "人"],
    ]


def test_two_units_of_money_for_a_whole_table_are_none(xlsx, read):
    xlsx(
        [
            ["2022年苏青协作情况表"],
            ["单位：万元、亿元、人"],
            ["受援地区", "财政援助资金", "选派干部"],
            ["西宁市", 8200, 12],
        ]
    )
    tables = read()
    assert claims_of(tables, "indicator", "value", "unit") == [["cadres_sent", "12", "人"]]
    assert "may be 万元/亿元" in tables.rejects["reason"].iloc[0]


def test_a_line_of_the_span_goes_before_the_month_of_the_headline(xlsx, read):
    xlsx(
        [
            ["2024年6月鲁甘劳务协作情况月报表"],
            ["统计时段：2024年1月1日—6月30日"],
            ["县", "帮助农村劳动力就业（人）", "转移山东就业（人）", "其他省份就业（人）"],
            ["岷县", 3310, 540, 890],
        ]
    )
    assert claims_of(read(), "indicator", "value", "period", "basis") == [
        ["jobs_total", "3310", "2024-01/2024-06", "year_to_date"],
        ["jobs_to_east", "540", "2024-01/2024-06", "year_to_date"],
        ["jobs_elsewhere", "890", "2024-01/2024-06", "year_to_date"],
    ]


def test_spans_under_a_header_of_time(xlsx, read):
    xlsx(
        [
            ["宁波市东西部协作企业投资情况"],
            ["单位：亿元"],
            ["时期", "受援地区", "实际到位资金"],
            ["“十三五”", "黔西南州", 58.3],
            ["2021-2023年", "凉山州", 42.7],
            ["2025年1—10月", "凉山州", 9.6],
        ]
    )
    assert claims_of(read(), "value", "period", "basis") == [
        ["58.3", "2016/2020", "cumulative"],
        ["42.7", "2021/2023", "cumulative"],
        ["9.6", "2025-01/2025-10", "year_to_date"],
    ]


def test_a_plan_that_is_over_dates_the_figures_of_its_title(xlsx, read):
    rows = [["帮扶城市", "受援市州", "选派党政干部（人次）"], ["杭州市", "黔东南州", 212]]
    xlsx([["“十三五”时期东部城市对口帮扶贵州情况"], *rows])
    assert claims_of(read(), "period", "basis") == [["2016/2020", "cumulative"]]
    xlsx([["“十四五”时期东部城市对口帮扶贵州情况"], *rows])
    assert claims_of(read(), "period") == [[""]]


def test_cadres_who_are_received_come_from_the_place_named(xlsx, read):
    xlsx(
        [
            ["2022年鲁渝东西部协作协议指标完成情况表"],
            ["指标名称", "单位", "实际完成"],
            ["选派党政干部", "人", 44],
            ["接收重庆挂职干部", "人", 43],
        ]
    )
    assert claims_of(read(), "indicator", "value") == [["cadres_sent", "44"], ["cadres_received", "43"]]


def test_a_project_is_a_part_also_where_the_sheet_names_persons(xlsx, read):
    xlsx(
        [
            ["2023年南京市—商洛市苏陕协作项目台账"],
            ["单位：万元"],
            ["建设地点", "项目名称", "苏陕资金", "负责人", "联系电话"],
            ["丹凤县", "葡萄酒庄提升工程", 700, "某甲", "13800000005"],
            ["商南县", "茶叶标准化基地", 620, "某乙", "13800000006"],
        ]
    )
    assert claims_of(read(), "value", "note") == [
        ["700", "part of the sum: one project"],
        ["620", "part of the sum: one project"],
    ]


def test_workers_of_firms_are_a_part_also_where_they_are_called_poor(xlsx, read):
    xlsx(
        [
            ["2023年京蒙产业协作情况统计表"],
            ["旗县", "引导企业数（家）", "企业吸纳农村劳动力（人）", None],
            [None, None, "总数", "脱贫人口"],
            ["敖汉旗", 6, 820, 305],
        ],
        ["A2:A3", "B2:B3", "C2:D2"],
    )
    claims = read().claims
    assert claims.loc[claims["indicator"] == "jobs_poor", "note"].tolist() == ["企业吸纳"]
    assert "jobs_total" not in set(claims.loc[claims["note"] == "", "indicator"])


def test_other_forces_beside_the_cooperation(xlsx, read):
    xlsx(
        [
            ["2023年云南省部分县各类帮扶资金投入汇总表（万元）"],
            [
                "县",
                "东西部协作资金（上海）",
                "中央单位定点帮扶资金",
                "省级单位挂钩帮扶资金",
                "民营企业捐赠（万企兴万村）",
            ],
            ["会泽县", 5200, 2100, 310, 420],
        ]
    )
    assert claims_of(read(), "east", "west", "value") == [["上海", "云南省会泽县", "5200"]]


def test_receivers_set_in_below_their_giver(xlsx, read):
    xlsx(
        [
            ["东西部协作消费帮扶（万元）"],
            ["地区", "2022年", "2023年"],
            ["江苏省", 412, 446],
            ["    陕西省", 301, 322],
            ["    青海省", 111, 124],
            ["广东省", 1164, 1230],
            ["    广西壮族自治区", 1164, 1230],
        ]
    )
    claims = read().claims
    assert claims.loc[claims["period"] == "2022", ["east", "west", "value"]].to_numpy().tolist() == [
        ["江苏省", "", "412"],
        ["江苏省", "陕西省", "301"],
        ["江苏省", "青海省", "111"],
        ["广东省", "", "1164"],
        ["广东省", "广西壮族自治区", "1164"],
    ]


def test_those_trained_are_no_cadres_sent(xlsx, read):
    xlsx(
        [
            ["2023年粤黔东西部协作干部人才交流情况统计表（单位：人）"],
            ["广东", "贵州", "广东选派到贵州党政干部", "贵州干部人才参训（人次）"],
            ["东莞市", "铜仁市", 36, 1390],
        ]
    )
    assert claims_of(read(), "indicator", "value")[0] == ["cadres_sent", "36"]


def test_what_came_in_this_month(xlsx, read):
    xlsx(
        [
            ["2025年10月浙川东西部协作调度表"],
            ["帮扶市", "受援市", "财政援助资金（万元）", None],
            [None, None, "本月到位", "累计到位"],
            ["杭州市", "广元市", 2100, 33950],
        ],
        ["A2:A3", "B2:B3", "C2:D2"],
    )
    assert claims_of(read(), "value", "period") == [["2100", "2025-10"], ["33950", "2025-01/2025-10"]]


def test_units_in_the_names_of_variables(text, read):
    text(
        [
            ["east", "west", "year", "gov_funds_100m_yuan", "social_donations_10k_yuan", "jobs_poor"],
            ["福建省", "宁夏回族自治区", 2022, 6.35, 10200, 16100],
        ]
    )
    assert claims_of(read(), "indicator", "value", "unit") == [
        ["gov_funds", "6.35", "100 million yuan"],
        ["social_donations", "10200", "10,000 yuan"],
        ["jobs_poor", "16100", "人"],
    ]


def test_a_column_of_units_in_english(text, read):
    text(
        [
            ["year", "donor_province", "recipient_province", "indicator", "value", "unit"],
            [2022, "Zhejiang", "Sichuan", "consumption assistance", 9870, "million CNY"],
            [2022, "Shanghai", "Yunnan", "jobs for people lifted out of poverty", 41300, "persons"],
        ]
    )
    assert claims_of(read(), "indicator", "value", "unit") == [
        ["consumption_assist", "9870", "million yuan"],
        ["jobs_poor", "41300", "persons"],
    ]


def test_two_blocks_of_indicators_side_by_side(xlsx, read):
    xlsx(
        [
            ["2023年武进区—紫阳县东西部协作工作小结表"],
            ["项目", "数量", "单位", "项目", "数量", "单位"],
            ["财政援助资金", 4560, "万元", "选派党政干部", 2, "人"],
            ["消费帮扶", 0.52, "亿元", "结对学校", 11, "所"],
        ]
    )
    assert claims_of(read(), "indicator", "value", "unit") == [
        ["gov_funds", "4560", "万元"],
        ["consumption_assist", "0.52", "亿元"],
        ["cadres_sent", "2", "人"],
        ["schools_paired", "11", "所"],
    ]


def test_an_offices_own_channels_under_a_sum(xlsx, read):
    xlsx(
        [
            ["2022年沪滇协作消费帮扶销售情况（万元）"],
            ["州（市）", "机关食堂", "商超及专柜", "电商直播", "“832”平台", "展销会", "合计"],
            ["曲靖市", 5210, 22300, 6480, 1970, 100, 36060],
            ["昭通市", 3905, 14060, 9215, 2300, 200, 29680],
        ]
    )
    assert claims_of(read(), "west", "indicator", "value") == [
        ["云南省曲靖市", "consumption_assist", "36060"],
        ["云南省昭通市", "consumption_assist", "29680"],
    ]


def test_a_sum_of_the_funds_is_of_the_funds(xlsx, read):
    xlsx(
        [
            ["2022年常州市—安康市苏陕协作资金情况（万元）"],
            ["县区", "省级财政资金", "市县财政资金", "财政援助资金合计"],
            ["紫阳县", 4150, 280, 4430],
        ]
    )
    assert claims_of(read(), "indicator", "value", "note") == [
        ["gov_funds", "4150", "省级财政资金"],
        ["gov_funds", "280", "市县财政资金部分"],
        ["gov_funds", "4430", ""],
    ]


def test_since_the_year_in_which_the_table_ends(xlsx, read):
    xlsx(
        [
            ["粤黔东西部协作工作进展（截至2024年9月30日）"],
            [
                "帮扶市",
                "受帮扶市州",
                "2021年以来累计财政援助资金（亿元）",
                "2024年以来财政援助资金（亿元）",
                "在粤务工人数（万人）",
                "目前在岗挂职干部（人）",
            ],
            ["广州市", "毕节市", 22.6, 5.3, 18.2, 44],
        ]
    )
    assert claims_of(read(), "indicator", "value", "period", "basis") == [
        ["gov_funds", "22.6", "2021/2024-09-30", "cumulative"],
        ["gov_funds", "5.3", "2024-01/2024-09-30", "year_to_date"],
        ["workers_in_east", "18.2", "2024-09-30", "stock"],
        ["cadres_sent", "44", "2024-09-30", "stock"],
    ]


def test_where_workers_went_is_no_giver(xlsx, read):
    xlsx(
        [
            ["2023年广元市浙川东西部协作劳务输出去向统计表（人）"],
            ["县区", "转移就业总数", "其中", None],
            [None, None, "浙江", "广东"],
            ["苍溪县", 9200, 2150, 3100],
        ],
        ["A2:A3", "B2:B3", "C2:D2"],
    )
    tables = read()
    assert claims_of(tables, "east", "indicator", "value") == [
        ["浙江省", "jobs_total", "9200"],
        ["浙江省", "jobs_to_east", "2150"],
    ]
    assert "header names 广东" in tables.rejects["reason"].iloc[0]


def test_a_quarters_plan_is_not_that_of_the_year(xlsx, read):
    xlsx(
        [
            ["2025年天津市—甘肃省劳务协作帮助农村劳动力就业进度（人）"],
            ["市州", "一季度", None, "全年目标"],
            [None, "目标", "完成", None],
            ["平凉市", 1200, 1310, 4000],
        ],
        ["A2:A3", "B2:C2", "D2:D3"],
    )
    assert claims_of(read(), "value", "period", "basis") == [
        ["1200", "2025-01/2025-03", "target"],
        ["1310", "2025-01/2025-03", "year_to_date"],
        ["4000", "2025", "target"],
    ]


def test_months_that_a_workbook_keeps_as_days(xlsx, read):
    xlsx(
        [
            ["江苏省—陕西省消费帮扶月度统计（单位：万元）"],
            ["月份", "消费帮扶金额"],
            [dt.date(2024, 1, 1), 15200],
            [dt.date(2024, 2, 1), 13400],
        ]
    )
    assert claims_of(read(), "value", "period") == [["15200", "2024-01"], ["13400", "2024-02"]]


def test_rows_and_columns_of_counterpart_support_say_so(xlsx, read):
    xlsx(
        [
            ["2023年江苏省对口帮扶支援合作资金安排表（亿元）"],
            ["类别", "对象", "财政资金"],
            ["东西部协作", "陕西省", 27.9],
            ["对口支援", "新疆维吾尔自治区", 30.6],
        ]
    )
    assert claims_of(read(), "west", "note") == [["陕西省", ""], ["新疆维吾尔自治区", "对口支援"]]
    xlsx(
        [
            ["2023年江苏省对口帮扶支援合作资金安排表（亿元）"],
            ["受援省", "东西部协作资金", "对口支援资金"],
            ["青海省", 7.2, 5.1],
        ]
    )
    assert ["5.1", ""] not in claims_of(read(), "value", "note")


def test_the_power_of_ten_that_a_column_says(text, read):
    text(
        [
            ["donor", "recipient", "indicator", "unit", "unit_mult", "time_period", "obs_value"],
            ["Fujian", "Ningxia", "gov_funds", "yuan", 8, 2021, 6.1],
            ["Fujian", "Ningxia", "social_donations", "CNY", 4, 2021, 10200],
            ["Fujian", "Ningxia", "jobs_total", "persons", 3, 2022, 32.4],
            ["Fujian", "Ningxia", "cadres_sent", "persons", 0, 2022, 80],
            ["Fujian", "Ningxia", "gov_funds", "yuan", 5, 2022, 6350],
        ]
    )
    tables = read()
    assert claims_of(tables, "indicator", "value", "unit") == [
        ["gov_funds", "6.1", "100 million yuan"],
        ["social_donations", "10200", "10,000 yuan"],
        ["jobs_total", "32.4", "thousand persons"],
        ["cadres_sent", "80", "persons"],
    ]
    assert len(tables.rejects) == 1


def test_an_extract_in_the_columns_of_sdmx(text, read):
    head = "FREQ,DONOR_AREA,RECIPIENT_AREA,INDICATOR,UNIT_MEASURE,UNIT_MULT,TIME_PERIOD,OBS_VALUE,OBS_STATUS"
    text(
        [
            head.split(","),
            ["A", "Guangdong", "Guizhou", "GOV_FUNDS", "CNY", 8, 2022, 33.1, "A"],
            ["A", "Guangdong", "Guizhou", "JOBS_TOTAL", "PS", 4, 2022, 11.3, "E"],
            ["A", "Guangdong", "Guizhou", "ENTERPRISES_SETTLED", "NB", 0, 2022, 308, "A"],
            ["A", "Guangdong", "Guizhou", "ENTERPRISE_INVESTMENT", "CNY", 8, 2022, "", "O"],
        ]
    )
    assert claims_of(read(), "east", "west", "indicator", "value", "unit", "period") == [
        ["Guangdong", "Guizhou", "gov_funds", "33.1", "100 million yuan", "2022"],
        ["Guangdong", "Guizhou", "jobs_total", "11.3", "10,000 persons", "2022"],
        ["Guangdong", "Guizhou", "enterprises_settled", "308", "个", "2022"],
    ]
