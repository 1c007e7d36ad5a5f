"""Money beside what it was used for, the levels of government that gave it, and the stages that it went through; expected by hand."""

import pytest

from analysis.ingest.office.layout.sides import pairs_in, split_pair
from analysis.ingest.office.layout.title_places import title_sides
from analysis.vocabulary import scope


def told(tables, *names):
    return tables.claims[[*names]].values.tolist()


def test_what_money_was_used_for_is_a_part_of_the_money_beside_it(xlsx, read):
    """消费帮扶 in 万元 would be consumption, 产业发展 nothing that is known."""
    xlsx(
        [
            ["昭通市2023年沪滇协作资金投向统计表（万元）"],
            ["县（市、区）", "资金总额", "产业发展", "消费帮扶", "劳务协作"],
            ["镇雄县", 9800, 6600, 2600, 600],
            ["彝良县", 7600, 4600, 2500, 500],
        ]
    )
    tables = read()
    assert told(tables, "west", "indicator", "value") == [
        ["昭通市镇雄县", "funds_total", "9800"],
        ["昭通市彝良县", "funds_total", "7600"],
    ]
    assert tables.rejects["reason"].tolist() == ["a part of '资金总额' beside it, which counts"] * 3
    assert tables.rejects["count"].tolist() == [2, 2, 2]


def test_columns_that_do_not_add_up_to_the_money_are_no_uses_of_it(xlsx, read):
    xlsx(
        [
            ["昭通市2023年沪滇协作情况（万元）"],
            ["县（市、区）", "资金总额", "消费帮扶", "社会捐赠"],
            ["镇雄县", 9800, 2600, 600],
            ["彝良县", 7600, 2500, 500],
        ]
    )
    assert told(read(), "indicator", "value") == [
        ["funds_total", "9800"], ["consumption_assist", "2600"], ["social_donations", "600"],
        ["funds_total", "7600"], ["consumption_assist", "2500"], ["social_donations", "500"],
    ]  # fmt: skip


def test_levels_of_government_beside_their_sum_are_its_parts(xlsx, read):
    xlsx(
        [
            ["2023年闽宁协作财政援助资金到位情况表（万元）"],
            ["受援县（区）", "到位资金合计", "其中", None, None],
            [None, None, "省级资金", "市级资金", "县（区）级资金"],
            ["隆德县", 3300, 2000, 800, 500],
        ],
        ["A2:A3", "B2:B3", "C2:E2"],
    )
    assert told(read(), "indicator", "value", "note") == [
        ["gov_funds", "3300", ""], ["gov_funds", "2000", "省级资金"], ["gov_funds", "800", "市级资金"],
        ["gov_funds", "500", "县(区)级资金"],
    ]  # fmt: skip


def test_of_the_stages_of_money_the_furthest_counts(xlsx, read):
    xlsx(
        [
            ["2023年津甘协作庆阳市财政援助资金（万元）"],
            ["县区", "安排资金", "到位资金"],
            ["环县", 4500, 4300],
        ]
    )
    tables = read()
    assert told(tables, "indicator", "value") == [["gov_funds", "4300"]]
    assert tables.rejects["reason"].tolist() == ["several columns mean gov_funds of the same time"]


def test_a_giver_before_a_generic_word_of_a_header(xlsx, read):
    xlsx(
        [
            ["2022年1-11月东西部协作消费帮扶情况表（万元）"],
            ["市（州）", "天津市采购额", "山东省采购额", "小计"],
            ["定西市", 5300, 41200, 46500],
        ]
    )
    assert told(read(), "east", "west", "value") == [
        ["天津市", "定西市", "5300"],
        ["山东省", "定西市", "41200"],
    ]


def test_english_words_of_what_was_paid_and_promised(xlsx, read):
    xlsx(
        [
            ["Shanghai–Yunnan cooperation: government assistance funds, 2023 (10,000 yuan)"],
            ["Prefecture", "Committed", "Disbursed", "Disbursement rate"],
            ["Qujing", 12000, 11640, "97%"],
        ]
    )
    assert told(read(), "indicator", "value", "basis") == [
        ["gov_funds", "12000", "target"],
        ["gov_funds", "11640", "annual"],
    ]


@pytest.mark.parametrize(
    ("line", "sides"),
    [
        ("2023年甬凉协作项目资金计划表", ("宁波市", "凉山彝族自治州")),
        ("河池市深河劳务协作台账", ("深圳市", "河池市")),
        ("杭广高铁开通情况", ("", "")),
    ],
)
def test_short_names_of_a_city_and_a_prefecture(line, sides):
    assert title_sides(line) == sides


def test_the_short_name_alone_is_a_pair_only_with_a_word_of_the_cooperation():
    assert split_pair("甬凉协作") == ("宁波市", "凉山彝族自治州")
    assert split_pair("中昭") is None
    assert pairs_in("深河协作、粤桂协作") == [("广东省", "广西壮族自治区"), ("深圳市", "河池市")]


def test_who_bought_and_who_helped_to_sell_are_parts_of_the_sum_beside_them(xlsx, read):
    xlsx(
        [
            ["2023年鲁渝消费协作完成情况统计表（万元）"],
            ["区县", "山东采购金额", "帮助销售金额", "消费帮扶总额"],
            ["石柱县", 3100, 2800, 5900],
            ["彭水县", 2600, 3900, 6500],
        ]
    )
    tables = read()
    assert told(tables, "indicator", "value") == [
        ["consumption_assist", "5900"],
        ["consumption_assist", "6500"],
    ]
    assert tables.rejects["reason"].tolist() == ["a part of '消费帮扶总额' beside it, which counts"] * 2


def test_what_several_givers_bought_is_of_each_of_them(xlsx, read):
    xlsx(
        [
            ["2022年东西部协作消费帮扶情况表（万元）"],
            ["市（州）", "消费帮扶金额", "天津市采购额", "山东省采购额"],
            ["定西市", 46500, 5300, 41200],
            ["陇南市", 40900, 2100, 38800],
        ]
    )
    assert told(read(), "east", "value")[:3] == [["", "46500"], ["天津市", "5300"], ["山东省", "41200"]]


def test_projects_without_a_giver_are_of_no_county_that_receives_them(xlsx, read):
    """陇西县 was the giver of 定西市."""
    xlsx(
        [
            ["定西市2023年东西部协作签约引进项目进展一览表（亿元）"],
            ["序号", "项目名称", "投资方", "落地县区", "计划总投资", "累计完成投资"],
            [1, "中药材精深加工", "青岛某药业公司", "陇西县", 2.5, 1.1],
        ]
    )
    assert told(read(), "east", "west", "indicator", "value", "basis") == [
        ["", "陇西县", "enterprises_settled", "1", "annual"],
        ["", "陇西县", "agreed_investment", "2.5", "annual"],
        ["", "陇西县", "enterprise_investment", "1.1", "cumulative"],
    ]


def test_a_place_of_the_west_gives_nothing_to_it(xlsx, read):
    xlsx(
        [
            ["2023年东西部协作财政援助资金（万元）"],
            ["帮扶县区", "受援县区", "到位资金"],
            ["陇西县", "通渭县", 300],
            ["青岛市城阳区", "通渭县", 400],
        ]
    )
    tables = read()
    assert told(tables, "value") == [["400"]]
    assert tables.rejects["reason"].tolist() == ["'陇西县' lies in the west and gives nothing to it"]


def test_formerly_poor_below_jobs_in_one_place_in_english(xlsx, read):
    xlsx(
        [
            ["Guangdong-Guizhou labour cooperation 2022"],
            ["Prefecture", "Jobs in Guangdong", "Of which formerly poor"],
            ["Bijie", 18200, 9100],
        ]
    )
    assert told(read(), "indicator", "note")[1] == ["jobs_poor", "仅到东部就业的"]


def test_what_is_built_is_no_investment_of_firms(xlsx, read):
    xlsx(
        [
            ["陇南市2024年鲁甘协作项目进度统计表（万元）"],
            ["县区", "计划投资", "协作资金", "完成投资"],
            ["武都区", 6200, 4100, 5900],
        ]
    )
    tables = read()
    assert told(tables, "indicator", "value") == [["funds_total", "4100"]]
    assert tables.rejects["reason"].tolist() == [
        "'计划投资': what is built with the money of the cooperation and others, and no firm's investment",
        "'完成投资': what is built with the money of the cooperation and others, and no firm's investment",
    ]


def test_each_introduced_project_is_a_part_and_their_sum_the_pairs(xlsx, read):
    """The one project of 同心县 was all that the county got."""
    xlsx(
        [
            ["2022年度闽宁协作引进产业项目投资情况（吴忠市）（亿元）"],
            ["序号", "项目名称", "落地地点", "签约投资", "到位资金"],
            [1, "菌草种植加工", "红寺堡区", 1.2, 0.8],
            [2, "服装生产线", "同心县", 0.9, 0.5],
            ["合计", None, None, 2.1, 1.3],
        ]
    )
    part = "part of the sum: one project"
    claims = told(read(), "west", "value", "note")
    assert [row[1:] for row in claims] == [
        ["1.2", part], ["0.8", part], ["0.9", part], ["0.5", part], ["2.1", ""], ["1.3", ""],
    ]  # fmt: skip
    assert [row[0] for row in claims[-2:]] == ["吴忠市", "吴忠市"]


def test_a_report_of_a_month_counts_since_january(xlsx, read):
    xlsx(
        [
            ["苏陕劳务协作情况月报（截至2024年6月）（人）"],
            ["县区", "到江苏就业"],
            ["略阳县", 310],
        ]
    )
    assert told(read(), "value", "period", "basis") == [["310", "2024-01/2024-06", "year_to_date"]]


def test_a_sum_beside_the_years_target_counts(xlsx, read):
    xlsx(
        [
            ["2024年粤黔消费协作任务完成情况（遵义市）（万元）"],
            ["县（市、区）", "年度任务", "直接采购", "帮助销售", "完成合计"],
            ["正安县", 21000, 8800, 14200, 23000],
            ["道真县", 9500, 3100, 7000, 10100],
        ]
    )
    assert told(read(), "value", "basis") == [
        ["21000", "target"], ["23000", "annual"], ["9500", "target"], ["10100", "annual"],
    ]  # fmt: skip


def test_one_batch_of_the_money_is_a_part(xlsx, read):
    xlsx(
        [
            ["关于下达2022年第二批粤桂协作财政援助资金的分配表（万元）"],
            ["县（区）", "本次下达资金"],
            ["马山县", 1200],
        ]
    )
    tables = read()
    assert told(tables, "indicator", "value", "note") == [["gov_funds", "1200", "第二批"]]
    assert scope.PART in scope.flags_of("第二批")


def test_a_sum_with_a_year_of_the_plan_is_planned(xlsx, read):
    xlsx(
        [
            ["“十四五”期间鲁渝协作财政援助资金投入情况（亿元）"],
            ["区县", "2021年", "2022年", "2023年", "2024年", "2025年（计划）", "五年合计"],
            ["云阳县", 0.42, 0.45, 0.47, 0.48, 0.5, 2.32],
            ["奉节县", 0.44, 0.46, 0.48, 0.5, 0.5, 2.38],
        ]
    )
    assert told(read(), "value", "period", "basis")[4:6] == [
        ["0.5", "2025", "target"],
        ["2.32", "2021/2025", "target"],
    ]


def test_a_column_of_states_says_what_is_planned(text, read):
    text(
        [
            ["giver", "receiver", "year", "gov_funds_wan", "status"],
            ["青岛市", "定西市", "2022", "38600", "done"],
            ["青岛市", "定西市", "2023", "39000", "planned"],
        ]
    )
    assert told(read(), "value", "note") == [["38600", "done"], ["39000", "planned"]]
    assert scope.flags_of("done") == () and scope.flags_of("planned") == ("planned",)


def test_finished_is_a_state_and_no_part():
    assert scope.flags_of("已完工") == () and scope.flags_of("已完工项目") == ("part",)


def test_money_paid_in_below_a_title_on_firms_is_their_investment(xlsx, read):
    xlsx(
        [
            ["2024年闽宁协作引进企业情况统计表"],
            ["县区", "引进企业数（家）", "协议投资（亿元）", "到位资金（亿元）"],
            ["原州区", 12, 8.4, 3.1],
        ]
    )
    assert told(read(), "indicator", "value") == [
        ["enterprises_settled", "12"],
        ["agreed_investment", "8.4"],
        ["enterprise_investment", "3.1"],
    ]


@pytest.mark.parametrize(
    ("title", "indicator", "note"),
    [
        ("2023年无锡市帮扶海东市协作资金（市级财政）安排表（万元）", "gov_funds", "市级财政资金"),
        ("2023年无锡市帮扶海东市协作资金（省级财政、市级财政）安排表（万元）", "funds_total", ""),
        ("2023年无锡市帮扶海东市协作资金（无锡市级财政局）安排表（万元）", "funds_total", ""),
    ],
)
def test_money_of_one_level_by_the_title_is_a_part_of_what_the_pair_gave(xlsx, read, title, indicator, note):
    xlsx([[title], ["县区", "资金"], ["互助县", 2000], ["化隆县", 2400]])
    assert told(read(), "indicator", "value", "note") == [
        [indicator, "2000", note],
        [indicator, "2400", note],
    ]
    assert scope.flags_of(note) == (("part",) if note else ())


def test_beside_help_of_other_forces_what_does_not_name_the_cooperation_is_not_of_it(xlsx, read):
    heads = ["县区", "东西部协作资金", "中央定点帮扶资金", "社会帮扶资金"]
    xlsx([["2023年定西市各类帮扶资金汇总表（万元）"], heads, ["安定区", 6100, 800, 300]])
    tables = read()
    assert told(tables, "indicator", "value") == [["funds_total", "6100"]]
    assert tables.rejects["reason"].tolist() == [
        "'中央定点帮扶资金': help of another force than the cooperation",
        "'社会帮扶资金' beside help of other forces: nothing says that it is of the cooperation alone",
    ]


def test_beside_help_of_other_forces_the_title_may_name_the_cooperation(xlsx, read):
    heads = ["县区", "财政援助资金", "中央定点帮扶资金", "社会帮扶资金"]
    xlsx([["2023年定西市东西部协作资金汇总表（万元）"], heads, ["安定区", 6100, 800, 300]])
    assert told(read(), "indicator", "value") == [["gov_funds", "6100"], ["social_donations", "300"]]


def test_levels_of_government_below_the_money_of_the_cooperation_are_kept_as_its_parts(xlsx, read):
    xlsx(
        [
            ["2022年上海市帮扶云南省协作资金来源情况（单位：万元）"],
            ["州市", "协作资金", None, None],
            [None, "合计", "市级", "区级"],
            ["昭通市", 52000, 40000, 12000],
            ["普洱市", 38000, 30000, 8000],
        ],
        merged=("A2:A3", "B2:D2"),
    )
    assert told(read(), "indicator", "value", "note")[:3] == [
        ["funds_total", "52000", ""],
        ["gov_funds", "40000", "市级"],
        ["gov_funds", "12000", "区级"],
    ]
    assert scope.flags_of("市级") == scope.flags_of("区级") == ("part",)
