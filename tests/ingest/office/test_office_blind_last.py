"""What a fifth set of tables showed: expected values are written by hand from each table's words."""

import pytest


def claims_of(tables, *fields):
    return tables.claims[list(fields)].to_numpy().tolist()


def test_a_ranking_by_progress_is_a_table_of_its_money(text, read):
    text(
        [
            ["2023年各市州东西部协作财政资金支出进度排名", "", "", ""],
            ["排名", "市州", "下达资金（万元）", "支出进度"],
            ["1", "陇南市", "61000", "98.2%"],
        ]
    )
    assert claims_of(read(), "west", "indicator", "value") == [["陇南市", "gov_funds", "61000"]]


@pytest.mark.parametrize(
    ("title", "indicator"),
    [
        ("2024年鲁渝协作招商引资签约项目表", "coop_agreements"),
        ("2024年鲁渝协作签约落地项目表", "enterprises_settled"),
    ],
)
def test_a_list_of_what_was_signed_counts_no_firms_that_settled(xlsx, read, title, indicator):
    xlsx(
        [
            [title],
            ["序号", "项目名称", "投资企业", "签约区县", "签约金额（亿元）"],
            [1, "精细化工", "山东某集团", "万州区", 12],
            [2, "肉牛养殖", "山东某牧业", "万州区", 2.5],
        ]
    )
    assert claims_of(read(), "west", "indicator", "value") == [
        ["重庆市万州区", indicator, "2"],
        ["重庆市万州区", "agreed_investment", "14.5"],
    ]


def test_people_in_their_posts_by_the_title_are_a_level(xlsx, read):
    xlsx(
        [
            ["江苏省支援青海省干部人才在岗情况（截至2024年6月）"],
            ["市州", "党政干部", "专技人才"],
            ["西宁市", 12, 60],
        ]
    )
    assert claims_of(read(), "east", "indicator", "value", "period", "basis") == [
        ["江苏省", "cadres_sent", "12", "2024-06", "stock"],
        ["江苏省", "professionals_sent", "60", "2024-06", "stock"],
    ]


def test_tasks_that_are_handed_out_are_a_plan(xlsx, read):
    xlsx(
        [
            ["甘肃省2025年东西部协作劳务输转指标分解表"],
            ["市州", "赴天津就业（人）", "就近就业（人）"],
            ["陇南市", 300, 2600],
        ]
    )
    assert claims_of(read(), "indicator", "value", "basis") == [
        ["jobs_to_east", "300", "target"],
        ["jobs_local", "2600", "target"],
    ]


def test_sales_in_english_are_those_of_consumption_assistance(xlsx, read):
    xlsx(
        [
            ["Consumption assistance, Shandong to Chongqing"],
            ["Year", "Sales (100 million yuan)", "Growth (%)"],
            [2021, 6.9, None],
            [2022, 8.7, 26.1],
        ]
    )
    assert claims_of(read(), "indicator", "value", "period") == [
        ["consumption_assist", "6.9", "2021"],
        ["consumption_assist", "8.7", "2022"],
    ]


def test_a_row_with_a_figure_in_its_words_is_no_header(xlsx, read):
    xlsx(
        [
            ["2022年红寺堡区闽宁协作工作完成情况"],
            ["项目", "目标任务", "完成情况"],
            ["资金投入", "福建省财政援助资金3000万元", "到位3200万元"],
            ["消费帮扶", "5000万元", "6100万元"],
        ]
    )
    tables = read()
    assert claims_of(tables, "indicator", "value", "basis") == [
        ["consumption_assist", "5000", "target"],
        ["consumption_assist", "6100", "annual"],
    ]
    assert len(tables.rejects) == 2


def test_people_out_of_poverty_among_those_who_were_trained_have_no_jobs_yet(xlsx, read):
    xlsx(
        [
            ["2022年浙川劳务协作培训就业一览"],
            [
                "地区",
                "培训期数",
                "培训人数",
                "其中脱贫人口",
                "就业人数",
                "其中脱贫人口",
                "其中赴浙",
                "其中就近",
            ],
            ["广元市", 36, 2100, 1250, 1900, 1100, 310, 1400],
        ]
    )
    assert claims_of(read(), "indicator", "value") == [
        ["trained_persons", "2100"],
        ["jobs_total", "1900"],
        ["jobs_poor", "1100"],
        ["jobs_to_east", "310"],
        ["jobs_local", "1400"],
    ]


def test_the_poor_among_a_workshops_workers_are_a_part_as_these_are(xlsx, read):
    xlsx(
        [
            ["铜仁市东莞协作帮扶车间情况（2022年）"],
            ["区县", "帮扶车间（个）", "吸纳就业（人）", "其中：脱贫人口"],
            ["松桃县", 26, 820, 410],
        ]
    )
    assert claims_of(read(), "indicator", "value", "note") == [
        ["workshops", "26", ""],
        ["jobs_total", "820", "车间吸纳"],
        ["jobs_poor", "410", "车间吸纳"],
    ]


def test_the_line_of_the_span_is_no_headline(xlsx, read):
    xlsx(
        [
            ["关于2023年11月东西部协作消费帮扶进展的通报"],
            ["（数据统计时间：2023年1月1日—11月30日）"],
            ["结对", "任务（亿元）", "完成（亿元）"],
            ["天津—甘肃", 40, 45.2],
        ]
    )
    assert claims_of(read(), "indicator", "value", "period", "basis") == [
        ["consumption_assist", "40", "2023", "target"],
        ["consumption_assist", "45.2", "2023-01/2023-11", "year_to_date"],
    ]


def test_the_notice_above_a_bare_headline_says_what_is_shared_out(xlsx, read):
    xlsx(
        [
            ["关于下达2024年第一批东西部协作财政援助资金的通知附件"],
            ["资金分配表（万元）"],
            ["县区", "分配金额", "备注"],
            ["礼县", 8000, ""],
        ]
    )
    assert claims_of(read(), "west", "indicator", "value", "period", "note") == [
        ["礼县", "gov_funds", "8000", "2024", "第一批"]
    ]


def test_money_for_one_field_is_a_part(xlsx, read):
    xlsx(
        [
            ["2023年北京市西城区对口帮扶喀喇沁旗统计"],
            ["旗", "结对学校（所）", "教育帮扶资金（万元）"],
            ["喀喇沁旗", 12, 300],
        ]
    )
    assert claims_of(read(), "indicator", "value", "note") == [
        ["schools_paired", "12", ""],
        ["funds_total", "300", "教育部分"],
    ]


def test_one_giver_of_which_in_a_header(xlsx, read):
    xlsx(
        [
            ["2023年全省东西部协作主要指标汇总表（四川省）"],
            ["指标", "全省合计", "其中：浙江省"],
            ["财政援助资金（亿元）", 34.1, 33.8],
        ]
    )
    assert claims_of(read(), "east", "west", "value") == [["浙江省", "四川省", "33.8"]]


@pytest.mark.parametrize(
    ("heads", "values", "kept"),
    [
        (["县", "项目数（个）", "完成投资"], ["礼县", 5, 800], True),
        (["县", "协作资金", "完成投资"], ["礼县", 500, 800], False),
    ],
)
def test_investment_beside_no_money_of_the_cooperation_is_that_of_firms(xlsx, read, heads, values, kept):
    xlsx([["2023年鲁甘协作项目进展表（单位：万元）"], heads, values])
    assert ("enterprise_investment" in set(read().claims["indicator"])) == kept


@pytest.mark.parametrize(
    ("heads", "jobs"),
    [
        (["县", "转移就业（人）", "其中：脱贫人口"], ["jobs_total", "jobs_poor"]),
        (["县", "常住人口（人）", "其中：脱贫人口"], ["other:resident_population"]),
        (["县", "脱贫人口就业（人）", "培训（人次）"], ["jobs_poor", "trained_persons"]),
    ],
)
def test_of_which_poor_people_is_of_what_stands_before_it(xlsx, read, heads, jobs):
    xlsx([["2023年鲁甘协作情况表（单位：人）"], heads, ["礼县", 500, 80]])
    assert read().claims["indicator"].tolist() == jobs
