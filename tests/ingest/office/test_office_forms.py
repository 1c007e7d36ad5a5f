"""Forms of fields and values side by side, zones that give, blocks below groups, and lists of persons; expected values by hand."""

import docx
import pytest


def claims_of(tables, *fields):
    return tables.claims[list(fields)].to_numpy().tolist()


def cells_of(tables):
    return [locator.rpartition("!")[2] for locator in tables.claims["locator"]]


def test_fields_and_values_side_by_side_are_a_form(xlsx, read):
    xlsx(
        [
            ["东西部协作工作统计表（2023年）"],
            ["受援县", "西吉县", "帮扶县", "莆田市涵江区"],
            ["财政援助资金（万元）", 3600, "社会帮扶资金（万元）", 210],
            ["选派挂职干部（人）", 3, "专业技术人才（人）", 22],
        ]
    )
    tables = read()
    assert claims_of(tables, "east", "west", "indicator", "value", "unit", "period") == [
        ["莆田市涵江区", "西吉县", "gov_funds", "3600", "万元", "2023"],
        ["莆田市涵江区", "西吉县", "social_donations", "210", "万元", "2023"],
        ["莆田市涵江区", "西吉县", "cadres_sent", "3", "人", "2023"],
        ["莆田市涵江区", "西吉县", "professionals_sent", "22", "人", "2023"],
    ]
    assert cells_of(tables) == ["B3", "D3", "B4", "D4"]


def test_a_form_of_one_project_gives_parts_and_refuses_its_total_cost(xlsx, read):
    xlsx(
        [
            ["沪滇协作项目基本情况表"],
            ["项目名称", "蔬菜大棚建设项目", None, "实施年度", "2021"],
            ["实施地点", "兰坪县", None, "结对区", "浦东新区"],
            ["项目总投资（万元）", 1500, None, "其中：上海援助资金（万元）", 1200],
            ["惠及农户（户）", 500, None, "受益人数（人）", 1782],
        ],
        merged=("B2:C2", "B3:C3", "B4:C4", "B5:C5"),
    )
    tables = read()
    assert claims_of(tables, "east", "west", "indicator", "value", "period", "note") == [
        ["上海市浦东新区", "云南省兰坪县", name, value, "2021", "part of the sum: one project"]
        for name, value in (("funds_total", "1200"), ("beneficiaries", "500"), ("beneficiaries", "1782"))
    ]
    assert tables.rejects["column"].tolist() == ["Sheet1!B4"]


def test_a_form_in_a_word_file(inbox, read):
    document = docx.Document()
    document.add_paragraph("东西部协作登记表（2022年度）")
    rows = [
        ["受援县", "兰坪县", "帮扶区", "上海市浦东新区"],
        ["到位财政援助资金（万元）", "5000", "完成投资（亿元）", "1.8"],
    ]
    table = document.add_table(rows=2, cols=4)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    document.save(inbox / "登记表.docx")
    assert claims_of(read(), "east", "west", "indicator", "value", "period") == [
        ["上海市浦东新区", "兰坪县", "gov_funds", "5000", "2022"],
        ["上海市浦东新区", "兰坪县", "enterprise_investment", "1.8", "2022"],
    ]


def test_blocks_under_a_header_of_indicators_are_no_form(xlsx, read):
    xlsx(
        [
            ["2023年粤桂协作考核指标"],
            ["指标", "数值", "指标", "数值"],
            ["财政援助资金（万元）", 3600, "社会帮扶资金（万元）", 210],
            ["选派干部（人）", 3, "专技人才（人）", 22],
        ]
    )
    assert sorted(claims_of(read(), "indicator", "value")) == [
        ["cadres_sent", "3"],
        ["gov_funds", "3600"],
        ["professionals_sent", "22"],
        ["social_donations", "210"],
    ]


@pytest.mark.parametrize(
    ("title", "east", "west"),
    [
        ("2023年苏州工业园区对口帮扶贵州省铜仁市松桃县资金（万元）", "苏州工业园区", "铜仁市松桃县"),
        ("2023年北京经济技术开发区与察右中旗结对帮扶资金（万元）", "北京经济技术开发区", "察右中旗"),
        ("2023年济南市历下区、高新区对口帮扶临夏县资金（万元）", "济南市历下区;济南市高新区", "临夏县"),
        ("2023年大亚湾开发区对口帮扶晴隆县资金（万元）", "大亚湾开发区", "晴隆县"),
        ("2023年杭州市对口帮扶恩施州来凤县资金（万元）", "杭州市", "恩施州来凤县"),
        ("2023年南安市水头镇结对帮扶西吉县资金（万元）", "南安市水头镇", "西吉县"),
        ("永宁县闽宁镇闽宁协作2023年资金（万元）", "福建省", "永宁县闽宁镇"),
        ("西吉县乡镇闽宁协作2023年资金（万元）", "福建省", "西吉县"),
    ],
)
def test_a_zone_or_an_unlisted_giver_of_the_title_gives(xlsx, read, title, east, west):
    xlsx([[title], ["项目", "财政资金"], ["合计", 3000]])
    assert claims_of(read(), "east", "west", "indicator", "value") == [[east, west, "gov_funds", "3000"]]


def test_blocks_below_two_groups_keep_their_own_places(xlsx, read):
    xlsx(
        [
            ["沪滇协作2023年情况"],
            ["财政援助资金", None, "社会帮扶资金", None],
            ["地区", "金额（万元）", "地区", "金额（万元）"],
            ["文山州", 8000, "红河州", 120],
        ],
        merged=("A2:B2", "C2:D2"),
    )
    assert claims_of(read(), "west", "indicator", "value") == [
        ["云南省文山州", "gov_funds", "8000"],
        ["云南省红河州", "social_donations", "120"],
    ]


def test_a_list_of_cadres_states_no_pairs(xlsx, read):
    xlsx(
        [
            ["2022—2024年闽宁协作挂职干部台账"],
            ["序号", "姓名", "派出单位", "挂职单位及职务", "挂职起止时间"],
            [1, "张某某", "福州市发展改革委", "原州区政府副区长", "2022.06-2024.06"],
            [2, "李某某", "莆田市涵江区", "西吉县委办副主任", "2023.01-2024.12"],
        ]
    )
    tables = read()
    assert tables.pairings.empty and tables.claims.empty
    assert int(tables.rejects["count"].astype(int).sum()) == 2


def test_a_figure_with_what_it_holds_in_brackets_and_short_numerals(xlsx, read):
    xlsx(
        [
            ["2023年常州市对口协作安康市指标"],
            ["指标", "单位", "汉滨区", "汉阴县"],
            ["引导落地投产企业", "家", "12（含续建3）", "十九"],
            ["财政援助资金", "万元", "5300（含社会捐赠）", 4100],
        ]
    )
    assert claims_of(read(), "indicator", "value", "note") == [
        ["enterprises_settled", "12", "含续建3"],
        ["enterprises_settled", "十九", ""],
        ["gov_funds", "5300", "含社会捐赠"],
        ["gov_funds", "4100", ""],
    ]


def test_firms_that_only_signed_or_are_gone_did_not_settle(xlsx, read):
    xlsx(
        [
            ["2024年鲁甘协作产业合作项目进展表"],
            ["序号", "投资主体", "东部来源地", "落地县", "到位投资（亿元）", "进展"],
            [1, "某食品集团", "青岛市", "安定区", 1.1, "建设中"],
            [2, "某科技公司", "青岛市", "安定区", 0.6, "已签约"],
            [3, "某牧业公司", "济南市", "东乡县", 1.5, "已终止"],
        ]
    )
    tables = read()
    assert claims_of(tables, "east", "indicator", "value") == [
        ["山东省青岛市", "enterprises_settled", "1"],
        ["山东省青岛市", "coop_agreements", "1"],
        ["山东省青岛市", "enterprise_investment", "1.7"],
    ]
    assert tables.rejects["reason"].tolist() == ["an enterprise that is gone again"]


def test_what_money_was_for_counts_nothing(text, read):
    text(
        [
            ["2023年苏州市对口帮扶铜仁市资金拨付明细", "", ""],
            ["区县", "拨付金额（元）", "用途"],
            ["万山区", "28,000,000.00", "产业园"],
            ["思南县", "41,250,000.00", "就业车间"],
        ]
    )
    assert claims_of(read(), "west", "indicator", "value") == [
        ["铜仁市万山区", "funds_total", "28,000,000.00"],
        ["铜仁市思南县", "funds_total", "41,250,000.00"],
    ]


def test_a_short_name_of_a_city_before_what_is_counted_gives(xlsx, read):
    xlsx(
        [
            ["定西市2023年东西部协作指标完成情况"],
            ["指标", "单位", "岷县"],
            ["青岛财政援助资金", "万元", 4500],
            ["劳务输转青岛", "人", 310],
        ]
    )
    assert claims_of(read(), "east", "indicator", "value") == [
        ["青岛", "gov_funds", "4500"],
        ["", "jobs_to_east", "310"],
    ]


def test_gifts_of_a_giver_and_a_receiver_in_the_title_are_of_the_pair(xlsx, read):
    xlsx(
        [
            ["2023年宁波市社会力量捐赠凉山州款物情况"],
            ["受赠县", "捐款（万元）", "捐物折价（万元）"],
            ["美姑县", 20, "85.6"],
        ]
    )
    assert claims_of(read(), "east", "indicator", "value", "note") == [
        ["宁波市", "social_donations", "20", "捐款"],
        ["宁波市", "social_donations", "85.6", "捐物折款"],
    ]


def test_english_heads_of_grants_and_of_those_who_moved(xlsx, read):
    xlsx(
        [
            ["Guangdong-Guizhou East-West Cooperation, 2023"],
            ["(grants and investment in RMB million)"],
            ["Prefecture", "Grants", "Firms relocated", "Contracted investment", "Workers transferred", "of which to Guangdong"],
            ["Bijie", 980.5, 61, 3100, 52000, 31000],
        ]
    )  # fmt: skip
    assert claims_of(read(), "indicator", "value", "unit") == [
        ["gov_funds", "980.5", "million yuan"],
        ["enterprises_settled", "61", "个"],
        ["agreed_investment", "3100", "million yuan"],
        ["jobs_total", "52000", "人"],
        ["jobs_to_east", "31000", "人"],
    ]


def test_a_column_of_the_policy_counts_what_the_title_says(xlsx, read):
    xlsx(
        [
            ["广东省东西部扶贫协作与对口支援资金（亿元）"],
            ["年份", "东西部扶贫协作", None, "对口支援"],
            ["", "广西", "贵州", "西藏"],
            ["2018", 13.1, 11.3, 3.9],
        ],
        merged=("A2:A3", "B2:C2"),
    )
    assert claims_of(read(), "west", "indicator", "value", "note")[:2] == [
        ["广西", "funds_total", "13.1", ""],
        ["贵州", "funds_total", "11.3", ""],
    ]


def test_a_line_of_fields_is_no_group_above_a_header(xlsx, read):
    xlsx(
        [
            ["东西部协作工作统计报表"],
            ["2022年"],
            ["东部协作单位：宁波市鄞州区", "", "受援单位：凉山州盐源县", ""],
            ["指标名称", "代码", "计量单位", "数量"],
            ["甲", "乙", "丙", "1"],
            ["财政援助资金", "01", "万元", 5600],
        ]
    )
    assert claims_of(read(), "east", "west", "indicator", "value", "period") == [
        ["宁波市鄞州区", "凉山州盐源县", "gov_funds", "5600", "2022"]
    ]


def test_lines_with_their_values_are_no_fields_of_a_form(xlsx, read):
    xlsx(
        [
            ["沪滇协作工作基本情况表"],
            ["填报单位：澜沧县乡村振兴局", "", "时间：2022年"],
            ["结对区", "上海市黄浦区", "", ""],
            ["投入财政帮扶资金", "5,200万元", "动员社会捐赠", "380万元"],
            ["引进企业", "3家", "到位投资", "0.6亿元"],
        ]
    )
    assert claims_of(read(), "east", "west", "indicator", "value", "unit", "period") == [
        ["上海市黄浦区", "云南省澜沧县", "gov_funds", "5,200", "万元", "2022"],
        ["上海市黄浦区", "云南省澜沧县", "social_donations", "380", "万元", "2022"],
        ["上海市黄浦区", "云南省澜沧县", "enterprises_settled", "3", "家", "2022"],
        ["上海市黄浦区", "云南省澜沧县", "enterprise_investment", "0.6", "亿元", "2022"],
    ]
