"""What two more sets of tables showed that the reader had not been made for: expected values are written by hand from each table's words."""

import pytest

from analysis.ingest.office.layout import meanings, narrower, summed, works
from analysis.ingest.office.layout.facts import when
from analysis.ingest.office.layout.settling import settle


def claims_of(tables, *fields):
    return tables.claims[list(fields)].to_numpy().tolist()


@pytest.mark.parametrize(
    ("words", "period"),
    [
        (("2021年以来", "2022年"), ("2022", "annual")),
        (("2021年以来",), None),
        (("年初累计", "2023-06-30"), ("2023-01/2023-06-30", "year_to_date")),
        (("年初累计", "2023-12-31"), ("2023", "annual")),
    ],
)
def test_inner_words_of_time_go_before_outer_ones(words, period):
    assert settle(map(when, words), "flow") == period


def test_a_sum_since_january_of_the_title_is_that_of_columns_and_rows(xlsx, read):
    xlsx(
        [
            ["2024年粤桂协作农产品销售情况（自年初累计）"],
            ["月份", "累计销售额（万元）"],
            ["1-3月", 152300],
            ["1-12月", 701540],
        ]
    )
    assert claims_of(read(), "value", "period", "basis") == [
        ["152300", "2024-01/2024-03", "year_to_date"],
        ["701540", "2024", "annual"],
    ]


def test_a_sum_since_the_beginning_is_none_since_january(xlsx, read):
    xlsx(
        [
            ["2024年1-6月粤桂协作资金累计拨付情况（万元）"],
            ["设区市", "本月拨付财政资金", "历年累计拨付财政资金"],
            ["百色市", 30, 9000],
        ]
    )
    assert claims_of(read(), "value", "period", "basis") == [
        ["30", "2024-06", "annual"],
        ["9000", "2024-06", "cumulative"],
    ]


def test_what_was_done_beside_the_target_of_the_year_is_of_that_year(xlsx, read):
    xlsx(
        [
            ["天津市2022年消费帮扶分地区完成情况（亿元）"],
            ["地区", "全年目标", "累计完成", "完成率"],
            ["甘肃", 25, 28.91, "115.6%"],
        ]
    )
    assert claims_of(read(), "value", "period", "basis") == [
        ["25", "2022", "target"],
        ["28.91", "2022", "annual"],
    ]


def test_since_the_beginning_of_this_year(xlsx, read):
    xlsx(
        [
            ["杭州市对口协作广元市工作情况（截至2024年6月30日）"],
            ["项目", "单位", "今年以来", "2021年以来累计"],
            ["财政援助资金", "万元", 32000, 118000],
        ]
    )
    assert claims_of(read(), "value", "period", "basis") == [
        ["32000", "2024-01/2024-06-30", "year_to_date"],
        ["118000", "2021/2024-06-30", "cumulative"],
    ]


def test_beside_figures_of_the_month_others_have_no_time(xlsx, read):
    xlsx(
        [
            ["2023年9月文山州沪滇劳务协作月报（人）"],
            ["县市", "转移就业总数", "本月新增转移就业"],
            ["广南县", 52000, 120],
        ]
    )
    tables = read()
    assert claims_of(tables, "value", "period") == [["120", "2023-09"]]
    assert tables.rejects["reason"].tolist() == [summed.BESIDE_A_MONTH]


@pytest.mark.parametrize(
    ("title", "west"),
    [
        ("江苏省支援青海省西宁、海东两市情况（2022年）", "青海省西宁;青海省海东"),
        ("2022年江苏省对口帮扶青海海东情况", "青海海东"),
        ("江苏省与青海省合作项目资金（2022年）", "青海省"),
    ],
)
def test_short_names_of_cities_behind_their_province(xlsx, read, title, west):
    xlsx([[title], ["指标", "金额（亿元）"], ["财政援助资金", 6.25]])
    assert claims_of(read(), "east", "west", "value") == [["江苏省", west, "6.25"]]


def test_rows_of_those_who_send_people(xlsx, read):
    xlsx(
        [
            ["佛山市对口帮扶黔东南州2022年人才交流（人）"],
            ["项目", "党政干部", "专业技术人才"],
            ["佛山选派", 42, 385],
            ["黔东南选派", 30, 210],
        ]
    )
    tables = read()
    assert claims_of(tables, "indicator", "value", "note") == [
        ["cadres_sent", "42", ""],
        ["professionals_sent", "385", ""],
        ["cadres_received", "30", ""],
    ]
    assert meanings.SENT_EAST in tables.rejects["reason"].iloc[0]


@pytest.mark.parametrize("head", ["选派方", "派出单位"])
def test_a_column_of_those_who_send_people(xlsx, read, head):
    xlsx(
        [
            ["2023年鲁甘协作干部人才选派情况表"],
            [head, "党政干部（人）"],
            ["山东省", 78],
            ["甘肃省", 65],
        ]
    )
    assert claims_of(read(), "east", "west", "indicator", "value", "note") == [
        ["山东省", "甘肃省", "cadres_sent", "78", ""],
        ["山东省", "甘肃省", "cadres_received", "65", ""],
    ]


def test_the_sum_of_rows_of_levels_of_government_counts_beside_them(xlsx, read):
    xlsx(
        [
            ["佛山市对口帮扶黔东南州2022年资金（万元）"],
            ["项目", "数额"],
            ["省级财政援助资金", 32000],
            ["市级财政帮扶资金", 3000],
            ["合计", 35000],
        ]
    )
    assert claims_of(read(), "indicator", "value", "note") == [
        ["gov_funds", "32000", "省级财政援助资金"],
        ["gov_funds", "3000", "市级财政帮扶资金"],
        ["gov_funds", "35000", ""],
    ]


def test_the_sum_of_other_rows_is_checked_alone(xlsx, read):
    xlsx(
        [
            ["佛山市对口帮扶黔东南州2022年资金（万元）"],
            ["项目", "数额"],
            ["省级财政援助资金", 32000],
            ["社会捐赠", 3000],
            ["合计", 35000],
        ]
    )
    assert claims_of(read(), "indicator", "value") == [["gov_funds", "32000"], ["social_donations", "3000"]]


def test_a_level_of_the_givers_province_and_its_city_are_told_apart(xlsx, read):
    xlsx(
        [
            ["西吉县闽宁协作工作数据统计表"],
            ["指标", "2021年"],
            ["福建省级财政资金（万元）", 3500],
            ["莆田市帮扶资金（万元）", 500],
        ]
    )
    assert claims_of(read(), "east", "indicator", "value", "note") == [
        ["福建省", "gov_funds", "3500", "福建省级财政资金部分"],
        ["莆田市", "funds_total", "500", ""],
    ]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("定西市2023年东西部协作市级财政配套资金安排表（万元）", False),
        ("定西市2023年东西部协作市级财政资金拨付表（万元）", False),
        ("定西市2023年东西部协作省级财政援助资金安排表（万元）", True),
        ("定西市2023年福州市级财政协作资金安排表（万元）", True),
    ],
)
def test_one_level_of_government_in_the_title_of_a_western_office(xlsx, read, title, told):
    xlsx([[title], ["县区", "金额"], ["通渭县", 120]])
    tables = read()
    assert claims_of(tables, "value") == [["120"]] * told
    assert told or len(tables.rejects) == 1
    assert ("拨付表" in title) == (narrower.NOT_GIVEN in "".join(tables.rejects["reason"]))


def test_people_out_of_poverty_are_no_jobs(xlsx, read):
    xlsx(
        [
            ["临夏县2022年厦门市海沧区帮扶情况"],
            ["脱贫人口（人）", "海沧区财政帮扶资金（万元）", "转移就业（人）", "其中：脱贫人口（人）"],
            [98712, 1500, 300, 210],
        ]
    )
    tables = read()
    assert claims_of(tables, "indicator", "value") == [
        ["gov_funds", "1500"],
        ["jobs_total", "300"],
        ["jobs_poor", "210"],
    ]
    assert works.NOT_OF_JOBS in tables.rejects["reason"].iloc[0]


def test_the_sum_of_the_projects_of_a_years_plan_is_its_target(xlsx, read):
    rows = [
        ["单位：万元"],
        ["序号", "项目名称", "建设地点", "其中：粤桂协作资金"],
        [1, "粤菜师傅培训项目", "县职校", 120],
        [2, "核桃加工厂房建设", "凤城镇", 600],
        [None, "合计", None, 720],
    ]
    xlsx([["凤山县2024年粤桂协作资金项目计划表"], *rows])
    assert claims_of(read(), "west", "value", "basis", "note")[-1] == ["凤山县", "720", "target", ""]
    xlsx([["凤山县2024年粤桂协作资金计划新增项目表"], *rows])
    assert "720" not in read().claims["value"].tolist()


def test_the_years_of_a_place_go_on_below_it(xlsx, read):
    xlsx(
        [
            ["威宁县、赫章县接受广州市天河区东西部协作资金表（万元）"],
            ["县", "年度", "财政资金"],
            ["威宁县", "2021", 4000],
            [None, "2022", 4100],
            ["赫章县", "2021", 3900],
            [None, "2021", 3950],
        ]
    )
    tables = read()
    assert claims_of(tables, "west", "value", "period") == [
        ["威宁县", "4000", "2021"],
        ["威宁县", "4100", "2022"],
        ["赫章县", "3900", "2021"],
    ]
    assert tables.rejects["printed"].tolist() == ["3950"]


def test_what_is_new_among_a_number_is_a_part_of_it(xlsx, read):
    xlsx(
        [
            ["2022年北京市大兴区与察右前旗结对帮扶统计"],
            ["结对类型", "数量", "其中：新增"],
            ["学校结对（所）", 12, 1],
        ]
    )
    assert claims_of(read(), "indicator", "value", "note") == [
        ["schools_paired", "12", ""],
        ["schools_paired", "1", "仅新增部分"],
    ]


def test_another_policy_in_a_row_makes_no_parts_of_two(xlsx, read):
    xlsx(
        [
            ["2023年江苏省支援青海省海东市财政资金表（万元）"],
            ["科目", "决算数"],
            ["东西部协作资金", 24050],
            ["对口支援资金", 1180],
        ]
    )
    assert claims_of(read(), "value", "note") == [["24050", ""], ["1180", "对口支援"]]


def test_an_english_title_with_a_unit_for_all_that_name_none(text, read):
    text(
        [
            ["Guangdong-Guangxi East-West Cooperation, key figures (RMB million unless stated)", ""],
            ["Item", "2021"],
            ["Fiscal assistance funds", "1790"],
            ["Workers placed in Guangdong (persons)", "48200"],
        ]
    )
    assert claims_of(read(), "indicator", "value", "unit", "note") == [
        ["gov_funds", "1790", "million yuan", ""],
        ["jobs_to_east", "48200", "persons", ""],
    ]


def test_the_heading_of_a_block_says_what_it_counts(xlsx, read):
    xlsx(
        [
            ["常州市对口帮扶安康市工作情况（2021—2022年）"],
            ["一、财政帮扶资金（万元）"],
            ["年份", "汉阴县", "平利县"],
            ["2021年", 3200, 3300],
            ["二、转移就业（人）"],
            ["年份", "汉阴县", "平利县"],
            ["2021年", 420, 510],
        ]
    )
    assert claims_of(read(), "west", "indicator", "value", "unit") == [
        ["汉阴县", "gov_funds", "3200", "万元"],
        ["平利县", "gov_funds", "3300", "万元"],
        ["汉阴县", "jobs_total", "420", "人"],
        ["平利县", "jobs_total", "510", "人"],
    ]


def test_a_row_of_units_with_a_label_of_its_own_belongs_to_the_header(xlsx, read):
    xlsx(
        [
            ["宁波市与凉山州东西部协作2021年数据"],
            ["地区", "到位财政资金", "社会捐助", "引进企业"],
            ["单位", "亿元", "万元", "家"],
            ["昭觉县", 0.62, 900, 4],
        ]
    )
    assert claims_of(read(), "west", "indicator", "value", "unit") == [
        ["凉山州昭觉县", "gov_funds", "0.62", "亿元"],
        ["凉山州昭觉县", "social_donations", "900", "万元"],
        ["凉山州昭觉县", "enterprises_settled", "4", "家"],
    ]


def test_a_batch_in_the_title_counts_whatever_a_note_says_of_the_next_one(xlsx, read):
    rows = [["单位：万元"], ["市", "资金"], ["渭南市", 8000]]
    xlsx([["2021年苏陕协作资金分配表（第一批）"], *rows, ["注：第二批另行下达。"]])
    assert claims_of(read(), "value", "note") == [["8000", "第一批"]]
    xlsx([["2021年苏陕协作资金分配表"], *rows, ["注：含第一批、第二批。"]])
    assert claims_of(read(), "value", "note") == [["8000", ""]]


def test_columns_of_both_directions_over_rows_of_people(xlsx, read):
    xlsx(
        [
            ["2022年粤桂协作干部人才交流情况"],
            ["类别", "广东赴广西", "广西赴广东"],
            ["党政干部（人）", 102, 88],
            ["专技人才（人）", 1450, 760],
        ]
    )
    tables = read()
    assert claims_of(tables, "indicator", "value") == [
        ["cadres_sent", "102"],
        ["cadres_received", "88"],
        ["professionals_sent", "1450"],
    ]
    assert meanings.SENT_EAST in tables.rejects["reason"].iloc[0]


def test_what_is_expected_of_the_year_beside_its_months(xlsx, read):
    xlsx(
        [
            ["厦门市—临夏州2020年协作情况（截至2020年10月31日）"],
            ["项目", "单位", "1—10月实际", "全年预计"],
            ["财政援助资金", "万元", 54000, 55000],
        ]
    )
    assert claims_of(read(), "value", "period", "basis") == [
        ["54000", "2020-01/2020-10", "year_to_date"],
        ["55000", "2020", "target"],
    ]


def test_rows_of_other_forces_are_no_cooperation(xlsx, read):
    xlsx(
        [
            ["天祝县2022年接受各方帮扶资金统计"],
            ["帮扶单位", "类别", "资金（万元）"],
            ["天津市武清区", "东西部协作", 4600],
            ["某公司", "中央定点", 1500],
        ]
    )
    tables = read()
    assert claims_of(tables, "east", "value") == [["天津市武清区", "4600"]]
    assert "help of another force" in tables.rejects["reason"].iloc[0]


def test_a_header_that_names_its_giver_behind_a_year(text, read):
    text(
        [
            ["县（市、区）", "2022年天津财政帮扶资金(万元)", "2022年天津社会捐赠(万元)"],
            ["靖远县", "5600", "20"],
        ],
        encoding="gbk",
    )
    assert claims_of(read(), "east", "west", "indicator", "value") == [
        ["天津", "靖远县", "gov_funds", "5600"],
        ["天津", "靖远县", "social_donations", "20"],
    ]


def test_this_month_beside_the_sum_since_january_in_rows_of_indicators(xlsx, read):
    xlsx(
        [
            ["津甘东西部协作重点指标月报表（2024年5月）"],
            ["指标", "单位", "本月完成", "年初累计", "年度目标"],
            ["帮助就业", "人", 1200, 6100, 12000],
        ]
    )
    assert claims_of(read(), "value", "period", "basis") == [
        ["1200", "2024-05", "annual"],
        ["6100", "2024-01/2024-05", "year_to_date"],
        ["12000", "2024", "target"],
    ]


@pytest.mark.parametrize(
    ("last", "period"), [("2013年以来累计", "2013/2021"), ("2012年以来累计", None), ("2021年以来", None)]
)
def test_a_sum_since_the_first_year_of_its_neighbours_ends_with_the_last_one(xlsx, read, last, period):
    xlsx(
        [
            ["上海对口帮扶遵义市累计投入（万元）"],
            ["项目", "2013—2020年", "2021年", last],
            ["财政帮扶资金", 185000, 16000, 201000],
        ]
    )
    found = dict(claims_of(read(), "value", "period"))
    assert found.get("201000") == period
    assert (found["185000"], found["16000"]) == ("2013/2020", "2021")


def test_the_money_of_projects_in_a_title_that_names_the_places(xlsx, read):
    xlsx(
        [
            ["2020年广东省对口帮扶广西百色市、河池市项目资金（亿元）"],
            ["市", "深圳市", "合计"],
            ["百色市", 6.2, 6.5],
        ]
    )
    assert claims_of(read(), "east", "west", "indicator", "value") == [
        ["广东省深圳市", "百色市", "funds_total", "6.2"]
    ]
