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
