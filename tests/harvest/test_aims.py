"""Aims beside what was reached, sums of years that are counted, parts that have places of their own."""

from __future__ import annotations

import pytest

from analysis.harvest.pages import Page

from .reading import period_of


@pytest.mark.parametrize(
    ("sentence", "period", "basis"),
    [
        ("2023年，财政资金任务数【2.2亿元】，完成数2.6亿元。", "2023", "target"),
        ("2023年，财政资金任务数2.2亿元，完成数【2.6亿元】。", "2023", "annual"),
        ("上半年到位资金6.9亿元，为全年计划【7.1亿元】的97.6%。", "2024", "target"),
        ("上半年到位资金6.9亿元，为全年计划7.1亿元的97.6%，募集捐款【3340万元】。", "2024-01/2024-06", "year_to_date"),
        ("任务为3.1亿元，上半年财政资金到位【2.8亿元】。", "2024-01/2024-06", "year_to_date"),
        ("四季度，再投入财政资金【2亿元】。", "2024-10/2024-12", "target"),
        ("年底前要突破120亿元，目前已完成【87亿元】。", "2024-01/2024-08", "year_to_date"),
        ("从2020年算起，四年总共投入财政资金【8亿元】。", "2020/2023", "cumulative"),
        ("从2020年算起，总共投入财政资金【8亿元】。", "2020/2024-08", "cumulative"),
    ],
)  # fmt: skip
def test_aims_and_what_was_reached(sentence, period, basis):
    assert period_of("2024-08-20", sentence)[:2] == (period, basis)


@pytest.mark.parametrize(
    ("indicator", "sentence", "period", "basis"),
    [
        ("workshops", "今年新建车间3个，累计建成【21个】。", "2024-08", "cumulative"),
        ("workshops", "车间去年又建了4个，现在是【15个】。", "2024-08", "stock"),
        ("cadres_sent", "目前派驻宁夏干部【43名】。", "2024-08", "stock"),
        ("cadres_sent", "今年派驻宁夏干部【43名】。", "2024-01/2024-08", "year_to_date"),
        ("professionals_sent", "2021年以来选派教师230名，目前仍在岗的还有【87名】。", "2024-08", "stock"),
        ("cadres_received", "目前，宁夏在福建挂职干部【92名】。", "2024-08", "stock"),
        ("cadres_sent", "At the moment, 【46 officials】 are working in Ningxia.", "2024-08", "stock"),
    ],
)
def test_levels_and_sums(indicator, sentence, period, basis):
    assert period_of("2024-08-20", sentence, indicator=indicator)[:2] == (period, basis)


def test_what_there_was_formerly_is_of_no_day_that_is_said():
    assert period_of("2024-08-20", "车间原先有【11个】。", indicator="workshops").reason == "no_period"


def test_years_later_reach_back_to_the_year_told():
    told = "Officials came in 1996.", "Twenty years later, it has given a total of 【8 million yuan】."
    assert period_of("2016-07-22", *told)[:2] == ("1996/2016-07", "cumulative")
    assert period_of("2010-07-22", *told)[0] != "1996/2010-07"


def drafted(harvester, published, title, *paragraphs):
    drafts = harvester.read(Page("x", title, "", published, paragraphs=paragraphs))
    return {
        d.sentence[d.start : d.end]: (
            d.claim["east"],
            d.claim["west"],
            d.claim["indicator"],
            d.claim["period"],
        )
        for d in drafts
        if d.state == "drafted"
    }


def test_parts_have_places_of_their_own(harvester):
    told = drafted(
        harvester, "2025-01-14", "Guangdong helps Guizhou",
        "In 2024, 141 Guangdong companies were brought to Guizhou, including 22 from Foshan to Qiandongnan and 19 from Zhongshan to Liupanshui.",
    )  # fmt: skip
    assert told == {
        "141 Guangdong companies": ("广东省", "贵州省", "enterprises_settled", "2024"),
        "22": ("佛山市", "黔东南苗族侗族自治州", "enterprises_settled", "2024"),
        "19": ("中山市", "六盘水市", "enterprises_settled", "2024"),
    }


def test_a_pair_behind_a_comma_is_of_the_next_item(harvester):
    told = drafted(
        harvester, "2024-01-25", "绍兴市帮扶乐山市纪实",
        "越城区对口马边县，2023年安排财政资金6480万元、柯桥区对口金口河区，安排5120万元。",
        "2023年浙江共向四川投入财政援助资金34.3亿元。",
        "峨边县是重点县。2023年，绍兴投入该县财政资金2900万元。",
    )  # fmt: skip
    assert {figure: pair[:2] for figure, pair in told.items()} == {
        "6480万元": ("越城区", "马边彝族自治县"),
        "5120万元": ("柯桥区", "金口河区"),
        "34.3亿元": ("浙江省", "四川省"),
        "2900万元": ("绍兴市", "峨边彝族自治县"),
    }


def test_the_time_of_a_list_stands_in_the_line_that_announces_it(harvester):
    told = drafted(
        harvester, "2024-09-12", "西湖区帮扶青川县工作简报（2024年第8期）",
        "1—8月，西湖区与青川县按照协议要求推进工作，主要指标进展如下：",
        "一、到账财政援助资金6350万元，已于二季度拨付，实施项目19个。",
        "二、到浙江就业：任务200人，实际转移246人。",
    )  # fmt: skip
    assert {figure: (pair[2], pair[3]) for figure, pair in told.items()} == {
        "6350万元": ("gov_funds", "2024-01/2024-08"),
        "19个": ("projects", "2024-01/2024-08"),
        "200人": ("jobs_to_east", "2024"),
        "246人": ("jobs_to_east", "2024-01/2024-08"),
    }


def test_what_one_firm_or_a_gap_tells_is_no_outcome(harvester):
    told = drafted(
        harvester, "2024-03-22", "青岛企业在定西",
        "2023年，青岛引导33家企业到定西落地，引进企业中投资过亿元的只有3家，资金缺口还有4000万元。",
        "某食品公司总经理介绍，去年公司带动2100户农户增收。二期去年投产，新增投资6500万元。那座总投资2.3亿元的冷库今年完工。",
    )  # fmt: skip
    assert told == {"33家": ("青岛市", "定西市", "enterprises_settled", "2023")}


def test_those_who_attend_are_told_in_the_next_sentence(harvester):
    told = drafted(
        harvester, "2024-03-22", "青岛陇南劳务协作",
        "2023年，青岛与陇南举办劳务培训班86期。全年共有4120人次参加。",
        "2023年，青岛与陇南举办物资交流会3场。全年共有5200人次参加。",
    )  # fmt: skip
    assert told == {"4120人次": ("青岛市", "陇南市", "trained_persons", "2023")}


def test_a_giver_said_in_two_ways_keeps_its_receiver(harvester):
    told = drafted(
        harvester, "2023-06-14", "京蒙协作再出发",
        "2022年，北京市安排通辽市京蒙协作财政资金4.1亿元；当年落地的21家北京企业，完成投资8.8亿元。今年前5个月，北京企业又落地6家。",
    )  # fmt: skip
    assert {pair[:2] for pair in told.values()} == {("北京市", "通辽市")}
    assert [*told] == ["4.1亿元", "21家", "8.8亿元", "6家"]


def test_a_bare_aim_and_what_was_reached_of_it(harvester):
    told = drafted(
        harvester, "2024-10-18", "江门崇左前三季度专报",
        "截至9月底，各项指标完成情况：",
        "——社会帮扶：目标800万元，到位910万元。",
        "——引进企业：目标12家，落地10家，剩余的2家正在洽谈。",
    )  # fmt: skip
    assert {figure: pair[2:] for figure, pair in told.items()} == {
        "800万元": ("social_donations", "2024"),
        "910万元": ("social_donations", "2024-01/2024-09"),
        "12家": ("enterprises_settled", "2024"),
        "10家": ("enterprises_settled", "2024-01/2024-09"),
    }


def test_both_kinds_of_funds_add_up(harvester):
    told = drafted(
        harvester, "2023-12-26", "沪滇协作",
        "2022年，上海市投入文山州财政帮扶资金5.1亿元，加上社会捐赠3200万元，合计5.42亿元。",
        "2022年，上海市开设文山三七专馆8个，共销售1.9亿元。",
    )  # fmt: skip
    assert {figure: pair[2] for figure, pair in told.items()} == {
        "5.1亿元": "gov_funds",
        "3200万元": "social_donations",
        "5.42亿元": "funds_total",
        "1.9亿元": "consumption_assist",
    }


@pytest.mark.parametrize(
    ("sentences", "period", "basis"),
    [
        (["近一年来，投入财政资金【5亿元】。"], "2023-08/2024-08", "annual"),
        (["2022年10月，中央印发意见，确定由杭州市结对帮扶恩施州。", "这两年，投入财政资金【5亿元】。"], "2022-10/2024-08", "cumulative"),
        (["2023年，两省携手推进协作。", "累计投入财政资金【5亿元】。"], "2023", "annual"),
    ],
)  # fmt: skip
def test_years_that_end_with_the_page(sentences, period, basis):
    assert period_of("2024-08-20", *sentences)[:2] == (period, basis)


def test_a_meeting_told_before_dates_no_sum(harvester):
    told = drafted(
        harvester, "2021-11-18", "浙川协作再上台阶",
        "11月16日，东西部协作经验交流会在成都举行。",
        "会上获悉，浙江已落实财政援助资金30亿元。",
        "截至10月底，已帮助农村劳动力到省内外就业31万人。",
        "今年以来，成效明显。目前，浙江企业在四川到位资金4300万元。",
    )  # fmt: skip
    assert {figure: pair[2:] for figure, pair in told.items()} == {
        "31万人": ("jobs_total", "2021-01/2021-10"),
        "4300万元": ("enterprise_investment", "2021-01/2021-11"),
    }


def test_that_district_is_the_one_named_last(harvester):
    told = drafted(
        harvester, "2024-01-25", "绍兴市帮扶乐山市纪实",
        "金口河区位于大渡河畔。柯桥区是结对区。2023年，该区投入财政资金2900万元。",
        "柯桥区是结对区。金口河区位于大渡河畔。2023年，绍兴投入该区财政资金3100万元。",
    )  # fmt: skip
    assert {figure: pair[:2] for figure, pair in told.items()} == {
        "2900万元": ("柯桥区", "乐山市"),
        "3100万元": ("绍兴市", "金口河区"),
    }


def test_a_bare_aim_plans_nothing_behind_it(harvester):
    told = drafted(
        harvester,
        "2024-06-25",
        "苏州市帮扶铜仁市",
        "全年目标引进企业10家。任务10家，新引进企业4家，累计引进企业31家。",
    )
    assert {figure: pair[2:] for figure, pair in told.items()} == {"10家": ("enterprises_settled", "2024")}


def test_what_a_city_invested_is_no_investment_of_firms(harvester):
    told = drafted(
        harvester, "2025-03-02", "How Suzhou helps Tongren",
        "The city of Suzhou invested 5 million yuan in 3 workshops in Tongren in 2024. Suzhou's firms invested 3 billion yuan in Tongren in 2024.",
    )  # fmt: skip
    assert {figure: pair[2] for figure, pair in told.items()} == {
        "5 million yuan": "funds_total",
        "3 workshops": "workshops",
        "3 billion yuan": "enterprise_investment",
    }
