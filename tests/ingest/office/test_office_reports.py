"""Yearly and monthly reports as offices keep them: first and last days, sums beside the month, jobs by where they are, two places in a title."""

import pytest

from analysis.ingest.office.layout.facts import units_of, when
from analysis.ingest.office.layout.settling import settle
from analysis.ingest.office.layout.title_places import title_sides

PAIR = "宁波市—凉山州东西部协作资金情况表"


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("统计时间：2024年1月1日至12月31日", ("2024", "annual")),
        ("2024年1月1日—2024年12月31日", ("2024", "annual")),
        ("2024.1.1-2024.9.30", ("2024-01/2024-09", "year_to_date")),
        ("2024年4月1日至6月30日", ("2024-04/2024-06", "year_to_date")),
        ("2024年1月至9月", ("2024-01/2024-09", "year_to_date")),
        ("2024年1月1日至9月15日", ("2024-01/2024-09-15", "year_to_date")),
        ("2021年1月至2023年12月", ("2021/2023", "cumulative")),
        ("2021年1月1日至2024年6月30日", ("2021/2024-06-30", "cumulative")),
        ("2024年1月8日", ("2024-01-08", "annual")),
        ("2024年1-9月", ("2024-01/2024-09", "year_to_date")),
    ],
)
def test_a_first_and_a_last_day_are_one_span(words, period):
    assert settle([when(words)], "flow") == period


def test_days_below_a_title_with_the_year_date_its_figures(xlsx, read):
    xlsx(
        [
            [f"2024年{PAIR}", None],
            ["统计时间：2024年1月1日至9月30日", "单位：万元"],
            ["县", "财政援助资金"],
            ["昭觉县", 6500],
            ["布拖县", 5900],
        ]
    )
    claims = read().claims
    assert claims["period"].tolist() == ["2024-01/2024-09"] * 2
    assert claims["basis"].tolist() == ["year_to_date"] * 2


def test_the_reporting_office_is_no_unit():
    assert units_of("填报单位：重庆市乡村振兴局      单位：万元、人、个") == ("万元", "人", "个")
    assert units_of("填报单位：重庆市乡村振兴局") == ()


def test_two_cities_side_by_side_in_a_title_are_a_pair():
    assert title_sides("2024年济南市临夏州东西部协作考核指标完成情况表") == ("济南市", "临夏州")
    assert title_sides("2024年济南市长清区与积石山县协作情况") == ("济南市长清区", "积石山县")


def test_months_down_with_a_sum_beside_each(text, read):
    text(
        [
            ["2023年深圳市采购河池市消费帮扶产品情况月报表（亿元）"],
            ["月份", "当月采购额", "累计采购额", "同比增长（%）"],
            ["1月", "0.82", "0.82", "3.5"],
            ["2月", "1.15", "1.97", "3.9"],
            ["全年合计", "1.97", "1.97", "3.9"],
        ]
    )
    tables = read()
    rows = tables.claims[["east", "west", "indicator", "value", "period", "basis"]].to_numpy().tolist()
    pair = ["深圳市", "河池市", "consumption_assist"]
    assert rows == [
        [*pair, "0.82", "2023-01", "annual"],
        [*pair, "0.82", "2023-01/2023-01", "year_to_date"],
        [*pair, "1.15", "2023-02", "annual"],
        [*pair, "1.97", "2023-01/2023-02", "year_to_date"],
    ]
    assert tables.rejects.empty


JOBS = ["中山市—六盘水市2023年劳务协作情况（人）"]


def found(tables):
    return tables.claims.groupby("indicator", sort=False)["value"].agg(list).to_dict()


def test_jobs_beyond_the_province_take_in_those_with_the_giver(text, read):
    text(
        [
            JOBS,
            ["县", "转移就业", "转移就业", "转移就业", "转移就业"],
            ["", "小计", "省外就业", "其中：广东省", "省内就业"],
            ["盘州市", "3906", "2870", "1942", "1036"],
            ["水城区", "3158", "2046", "1533", "1112"],
        ]
    )
    tables = read()
    assert found(tables) == {
        "jobs_to_east": ["1942", "1533"],
        "jobs_local": ["1036", "1112"],
        "jobs_total": ["3906", "3158"],
    }
    assert set(tables.claims["east"]) == {"中山市"}
    assert len(tables.rejects) == 1
    assert "may be in the east too" in tables.rejects["reason"].iloc[0]


def test_jobs_beyond_the_province_beside_those_in_the_east_are_elsewhere(text, read):
    text([JOBS, ["县", "到东部就业", "省外就业", "省内就近就业"], ["盘州市", "1942", "928", "1036"]])
    assert found(read()) == {"jobs_to_east": ["1942"], "jobs_elsewhere": ["928"], "jobs_local": ["1036"]}


def test_rows_of_jobs_beyond_the_province_are_refused_alike(text, read):
    text([JOBS, ["指标", "完成数"], ["转移就业", "3906"], ["省外就业", "2870"], ["省内就业", "1036"]])
    assert found(read()) == {"jobs_total": ["3906"], "jobs_local": ["1036"]}


def test_cadres_on_their_posts(text, read):
    text(
        [
            ["宁波市—凉山州2024年协作干部选派情况（人）"],
            ["县", "东部选派党政干部", "", "东部选派专业技术人才"],
            ["", "挂职人数", "其中：任县委常委", ""],
            ["昭觉县", "3", "1", "46"],
        ]
    )
    assert found(read()) == {"cadres_sent": ["3"], "professionals_sent": ["46"]}


def test_english_words_for_people(text, read):
    text(
        [
            ["East-West Cooperation between Shanghai and Yunnan, 2022"],
            ["Donor", "Recipient", "Officials sent (persons)", "Workers employed (persons)"],
            ["Minhang District", "Baoshan", "20", "6830"],
        ]
    )
    assert found(read()) == {"cadres_sent": ["20"], "jobs_total": ["6830"]}


LEDGER = [
    ["2022年杭州市对口帮扶广元市东西部协作项目台账（万元）"],
    ["序号", "县区", "项目名称", "协作财政资金", "社会帮扶资金"],
    ["1", "旺苍县", "木门镇黄茶产业园", "1200", "60"],
    ["2", "旺苍县", "农民培训中心", "600", "0"],
    ["3", "朝天区", "蔬菜分拣线", "650", "10"],
    ["合计", "", "", "2450", "70"],
]


def money(tables):
    """Receiver, value and note of the claims of government funds."""
    rows = tables.claims[tables.claims["indicator"] == "gov_funds"]
    return [list(row) for row in zip(rows["west"].str[-3:], rows["value"], rows["note"], strict=True)]


PROJECT = "part of the sum: one project"


@pytest.mark.parametrize("head", ["项目名称", "建设项目名称", "项目"])
def test_one_project_is_a_part_and_their_sum_is_of_the_pair(text, read, head):
    rows = [list(row) for row in LEDGER]
    rows[1][2] = head
    text(rows)
    tables = read()
    assert money(tables) == [
        ["旺苍县", "1200", PROJECT],
        ["旺苍县", "600", PROJECT],
        ["朝天区", "650", PROJECT],
        ["广元市", "2450", ""],
    ]
    assert set(tables.claims["indicator"]) == {"gov_funds", "social_donations"}
    assert tables.rejects.empty
    assert tables.findings["reason"].str.startswith("each row is one project").sum() == 1


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("2022年杭州市广元市产业协作项目台账（万元）", PROJECT),
        ("2022年杭州市广元市东西部协作第一批项目（万元）", f"第一批; {PROJECT}"),
    ],
)
def test_the_sum_of_some_projects_is_not_that_of_the_pair(text, read, title, note):
    text([[title], *LEDGER[1:]])
    assert [row[1:] for row in money(read())] == [["1200", note], ["600", note], ["650", note]]


def test_rows_that_name_indicators_are_no_projects(text, read):
    text(
        [
            ["2022年杭州市广元市东西部协作情况"],
            ["项目名称", "单位", "数量"],
            ["财政援助资金", "万元", "1200"],
            ["选派干部", "人", "3"],
            ["开展调研", "次", "4"],
        ]
    )
    tables = read()
    assert found(tables) == {"gov_funds": ["1200"], "cadres_sent": ["3"]}
    assert set(tables.claims["note"]) == {""}


def test_the_total_of_a_list_of_firms_is_said_to_be_left(text, read):
    text(
        [
            ["2023年南通市引导到汉中市东西部协作企业名单"],
            ["序号", "企业名称", "落户县区", "实际到位投资（万元）"],
            ["1", "汉中通宁纺织有限公司", "城固县", "3200"],
            ["2", "勉县海安食品有限公司", "城固县", "2850"],
            ["合计", "2家", "", "6050"],
        ]
    )
    tables = read()
    assert found(tables) == {"enterprises_settled": ["2"], "enterprise_investment": ["6050"]}
    assert tables.findings["reason"].tolist() == ["rows of totals of a ledger: its lines are summed instead"]
