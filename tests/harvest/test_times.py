"""Words of time on a page of a known date, and the period and basis that follow; expected values by hand."""

from __future__ import annotations

import pytest

from analysis.harvest import carried_on
from analysis.harvest.moments import PageDate
from analysis.harvest.times import Calendar

from .reading import period_of


@pytest.mark.parametrize(
    ("published", "sentence", "period", "basis"),
    [
        ("2024-01-18", "2023年，福建投入【5亿元】。", "2023", "annual"),
        ("2024-01-18", "去年，福建投入【5亿元】。", "2023", "annual"),
        ("2026-01-22", "过去一年，落实资金【5亿元】。", "2025", "annual"),
        ("2022-11-09", "今年以来，投入【5亿元】。", "2022-01/2022-11", "year_to_date"),
        ("2022-11-09", "截至10月底，两市今年已投入【5亿元】。", "2022-01/2022-10", "year_to_date"),
        ("2024-12-20", "截至今年11月底，投入【5亿元】。", "2024-01/2024-11", "year_to_date"),
        ("2023-08-21", "上半年，投入【5亿元】。", "2023-01/2023-06", "year_to_date"),
        ("2023-10-01", "前三季度，投入【5亿元】。", "2023-01/2023-09", "year_to_date"),
        ("2019-10-17", "今年1至9月，投入【5亿元】。", "2019-01/2019-09", "year_to_date"),
        ("2024-07-31", "2024年以来，投入【5亿元】。", "2024-01/2024-07", "year_to_date"),
        ("2021-03-05", "“十三五”期间，累计投入【5亿元】。", "2016/2020", "cumulative"),
        ("2021-11-18", "“十三五”以来，累计投入【5亿元】。", "2016/2021-11", "cumulative"),
        ("2018-11-06", "2013年至2018年，累计投入【5亿元】。", "2013/2018", "cumulative"),
        ("2019-10-17", "2016年9月以来，投入【5亿元】。", "2016-09/2019-10", "cumulative"),
        ("2020-12-30", "自2018年两省结对以来，累计投入【5亿元】。", "2018/2020-12", "cumulative"),
        ("2023-11-30", "截至10月底，累计投入【5亿元】。", "2023-10", "cumulative"),
        ("2023-07-05", "7月3日，捐赠善款【20万元】。", "2023-07", "annual"),
        ("2023-01-18", "1月16日召开的会议透露，2022年投入【5亿元】。", "2022", "annual"),
        ("2024-05-01", "2023年投入5亿元，较2022年增加【1亿元】。", "2023", "annual"),
        ("2023-08-21", "全年，天津计划投入【16亿元】。", "2023", "target"),
        ("2023-08-21", "明年力争投入【16亿元】。", "2024", "target"),
        ("2023-12-26", "占全年计划的82%，投入【5亿元】。", "", ""),
        ("2022-06-23", "In the first half of this year, Ningbo gave 【5 million yuan】.", "2022-01/2022-06", "year_to_date"),
        ("2021-02-25", "By the end of 2020, it had given 【5 million yuan】.", "2020-12", "cumulative"),
        ("2020-07-08", "Fujian has given, since 1996, 【5 million yuan】.", "1996/2020-07", "cumulative"),
        ("2021-12-02", "From 2016 to 2020, it gave 【5 million yuan】.", "2016/2020", "cumulative"),
        ("2020-07-08", "Since they were paired at the end of 2016, it has given 【5 million yuan】.", "2016/2020-07", "cumulative"),
        ("2022-05-19", "It has given 【5 million yuan】 since pairing began in April last year.", "2021-04/2022-05", "cumulative"),
        ("2022-05-19", "It gave 【5 million yuan】 in April last year.", "2021-04", "annual"),
        ("2022-06-23", "Ningbo plans to give 【5 million yuan】 this year.", "2022", "target"),
    ],
)  # fmt: skip
def test_a_sentence(published, sentence, period, basis):
    assert period_of(published, sentence)[:2] == (period, basis)


@pytest.mark.parametrize(
    ("published", "sentences", "period", "basis"),
    [
        ("2021-03-05", ("“十三五”期间，开展协作。", "五年间，投入【5亿元】。"), "2016/2020", "cumulative"),
        ("2020-03-05", ("2018年，外出率由2016年底的31.2%升至35.4%。", "年内，投入【5亿元】。"), "2018", "annual"),
        ("2020-03-05", ("2018年，人均收入从2016年的7,350元提高到9,120元。", "全年投入【5亿元】。"), "2018", "annual"),
        ("2020-12-30", ("自2018年结对以来，成效显著。", "三年来，投入【5亿元】。"), "2018/2020-12", "cumulative"),
        ("2023-05-12", ("2022年，投入38亿元。", "当年，引进企业投资【5亿元】。"), "2022", "annual"),
        ("2024-01-01", ("2023年，各省密切配合。", "截至2023年11月底，投入【5亿元】。"), "2023-01/2023-11", "year_to_date"),
        ("2022-07-02", ("宁波与凉山2021年5月结对。", "一年多来，投入【5亿元】。"), "2021-05/2022-07", "cumulative"),
    ],
)  # fmt: skip
def test_sentences_before_it(published, sentences, period, basis):
    assert period_of(published, *sentences)[:2] == (period, basis)


def test_a_page_without_a_date_says_so():
    found = period_of("", "今年以来，投入【5亿元】。")
    assert found.reason == "no_page_date" and not found.period


@pytest.mark.parametrize(
    ("published", "sentences", "period", "basis"),
    [
        ("2016-11-05", ("2013年以来，两地搭建桥梁。", "拱墅区三年内共投入【525万元】。"), "2013/2016-11", "cumulative"),
        ("2016-11-05", ("2013年以来，两地搭建桥梁。", "今后三年内共投入【525万元】。"), "2017/2019", "target"),
        ("2022-10-15", ("2016年9月，两地结对。", "经过四年努力，累计投入【5亿元】。"), "2016/2020", "cumulative"),
        ("2020-10-15", ("2016年9月，两地结对。", "经过四年努力，累计投入【5亿元】。"), "2016-09/2020-10", "cumulative"),
        ("2021-12-24", ("2021年3月，两地结对。", "结对一年来，投入【5亿元】。"), "2021", "annual"),
        ("2018-11-29", ("建筑面积51914.2平方米。", "投入【5亿元】。"), "", ""),
        ("2025-04-24", ("启动仪式上，资金从21亿元增加到【40亿元】。",), "", ""),
        ("2025-04-24", ("活动期间，签约【40亿元】。",), "2025-04", "annual"),
        ("2019-03-18", ("会后，捐赠【46万元】。",), "2019-03", "annual"),
        ("2019-03-18", ("3月2日，考察团到访。", "随后，捐赠【46万元】。"), "2019-03", "annual"),
        ("2022-04-20", ("本年度援助资金【3600万元】。",), "2022-01/2022-04", "year_to_date"),
        ("2022-12-28", ("本年度援助资金【3600万元】。",), "2022", "annual"),
        ("2024-04-20", ("2023年，两地合作。", "本年度援助资金【3600万元】。"), "2023", "annual"),
        ("2022-06-21", ("去年6月，按照两省区新一轮的统一部署安排，两市结对。", "一年来，投入【3亿元】。"), "2021-06/2022-06", "annual"),
    ],
)  # fmt: skip
def test_years_counted_and_years_that_are_none(published, sentences, period, basis):
    assert period_of(published, *sentences)[:2] == (period, basis)


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("负责人就2018年脱贫攻坚工作作了介绍。", []),
        ("负责人听取了2018年协作工作情况汇报。", []),
        ("2018年，两地介绍了协作工作。", ["2018"]),
        ("就2018年投入的资金，负责人作了介绍。", ["2018"]),
    ],
)
def test_the_year_that_somebody_spoke_about_goes_no_further(sentence, kept):
    times = Calendar(PageDate.of("2019-03-18")).read(sentence)
    assert [time.last for time in carried_on.lasting(sentence, times)] == kept
