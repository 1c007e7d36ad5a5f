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
