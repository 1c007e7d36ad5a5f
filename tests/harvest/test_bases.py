"""What is done in a time: the rules of a sum, a start, an end and a plan; expected values by hand."""

from __future__ import annotations

import pytest

from .reading import period_of


@pytest.mark.parametrize(
    ("published", "sentence", "period", "basis"),
    [
        ("2024-05-01", "2021年至2024年，每年投入【5亿元】。", "2021/2024", "annual"),
        ("2024-05-01", "每年投入【5亿元】。", "2024", "annual"),
        ("2021-03-01", "2016年至2020年，援助资金从1亿元增加到【5亿元】。", "2020", "annual"),
        ("2024-05-01", "2022年公布的数据：投入【5亿元】（2018年）。", "2018", "annual"),
        ("2023-07-05", "2023年，投入3亿元（2022年为2亿元），采购【4亿元】。", "2023", "annual"),
        ("2023-09-20", "投入【5亿元】，这是截至8月底的数。", "2023-01/2023-08", "year_to_date"),
        ("2023-01-15", "2023年，投入【5亿元】。", "2023", "target"),
        ("2023-07-05", "2025年前，投入【5亿元】。", "2025", "target"),
        ("2023-01-15", "2023年，已投入【5亿元】。", "2023-01/2023-01", "year_to_date"),
        ("2023-06-15", "2023年已投入3亿元，实施项目【12个】。", "2023-01/2023-06", "year_to_date"),
        ("2023-07-05", "2022年，投入5亿元；累计投入【9亿元】。", "2023-07", "cumulative"),
        ("2023-07-05", "其中今年投入2亿元；共投入【9亿元】。", "", ""),
        ("2023-07-05", "2023年，投入3亿元（全年任务【4亿元】）。", "2023", "target"),
        ("2023-07-05", "2023年，投入【3亿元】（全年任务4亿元）。", "2023", "annual"),
        ("2025-01-09", "2024年，投入5亿元，超额完成协议约定的【4亿元】目标。", "2024", "target"),
        ("2025-01-09", "2024年，投入【5亿元】，超额完成协议约定的4亿元目标。", "2024", "annual"),
        ("2025-01-09", "2024年，投入【5亿元】，兑现了约定的项目。", "2024", "annual"),
        ("2023-01-10", "2022年，销售【17亿元】，是年度任务12亿元的148%。", "2022", "annual"),
        ("2023-01-10", "2022年，销售17亿元，是年度任务【12亿元】的148%。", "2022", "target"),
        ("2012-08-23", "去年一年，在招商会上签约资金【34亿元】。", "2011", "annual"),
        ("2012-08-23", "会上签约资金【34亿元】。", "2012-08", "annual"),
        ("2019-12-03", "Sales reached 【320 million yuan】 in 2018 and are expected to hit 500 million yuan this year.", "2018", "annual"),
        ("2019-12-03", "By the end of October, it had put in 9 million yuan of funds, including 4 million yuan this year, and donated 【2 million yuan】.", "2019-01/2019-10", "year_to_date"),
        ("2023-07-20", "年度任务28家，已引进21家，到位投资【5.73亿元】（任务7亿元）。", "", ""),
        ("2023-07-20", "上半年，年度任务7亿元，已引进21家，到位投资【5.73亿元】。", "2023-01/2023-06", "year_to_date"),
        ("2023-07-20", "上半年，输转劳动力1426人，完成年度任务【2000人】的71.3%。", "2023", "target"),
        ("2024-06-11", "今年安排资金【5.44亿元】，已到位4.9亿元。", "2024", "target"),
        ("2024-06-11", "今年安排资金5.44亿元，已到位【4.9亿元】。", "2024-01/2024-06", "year_to_date"),
        ("2024-06-11", "今年已安排资金【5.44亿元】，到位4.9亿元。", "2024-01/2024-06", "year_to_date"),
        ("2023-02-03", "The aid has totaled 13 billion yuan since 2020, of which 【3 billion yuan】 was allocated in 2021.", "2021", "annual"),
        ("2021-01-15", "我市将继续落实已承诺的捐赠资金【2000万元】。", "2021", "target"),
        ("2023-11-30", "2021年以来，投入5亿元，到2025年底将达到【9亿元】。", "2021/2025", "target"),
        ("2024-11-08", "Sales will exceed 3 million yuan this year; they came to 【2 million yuan】 in 2023.", "2023", "annual"),
        ("2023-07-05", "累计投入【9亿元】。", "2023-07", "cumulative"),
        ("2023-07-05", "投入【9亿元】。", "", ""),
    ],
)  # fmt: skip
def test_a_sentence_says_what_its_figure_is_of(published, sentence, period, basis):
    assert period_of(published, sentence)[:2] == (period, basis)


@pytest.mark.parametrize(
    ("published", "sentence", "around", "period", "basis"),
    [
        ("2023-07-05", "活动现场，捐赠【20万元】。", {}, "2023-07", "annual"),
        ("2023-07-05", "活动现场，捐赠【20万元】。", {"event": "2023-06"}, "2023-06", "annual"),
        ("2023-07-05", "累计投入【9亿元】。", {"lead": "2016年至2020年"}, "2016/2020", "cumulative"),
        ("2023-07-05", "累计投入【9亿元】。", {"before": "2022年，成效显著"}, "2023-07", "cumulative"),
        ("2023-07-05", "投入【9亿元】。", {"title": "2022年工作进展"}, "2022", "annual"),
        ("2022-12-30", "投入【9亿元】。", {"title": "2022年工作进展", "before": "截至11月底，"}, "2022-01/2022-11", "year_to_date"),
        ("2023-07-05", "投入【3亿元】。", {"planned": True, "planned_year": "2023"}, "2023", "target"),
    ],
)  # fmt: skip
def test_what_stands_around_a_sentence_says_the_rest(published, sentence, around, period, basis):
    assert period_of(published, sentence, **around)[:2] == (period, basis)


def test_a_sum_begins_with_the_year_in_which_the_pair_was_tied():
    told = "2023-07-05", "2021年，佛山对口协作黔东南州。", "累计投入【3亿元】。"
    assert period_of(*told, began="2021")[:2] == ("2021/2023-07", "cumulative")
    assert period_of(*told)[:2] == ("2021", "annual")


@pytest.mark.parametrize(
    ("published", "indicator", "sentence", "around", "period", "basis"),
    [
        ("2023-09-20", "enterprises_settled", "By the end of August, 【43】 firms had come this year.", {}, "2023-01/2023-08", "year_to_date"),
        ("2023-12-20", "gov_funds", "投入【5亿元】。", {"title": "2022年工作进展", "before": "截至11月底，成效显著"}, "2022", "annual"),
        ("2023-12-28", "gov_funds", "投入【5亿元】。", {"title": "2023年工作进展", "before": "截至12月底，成效显著"}, "2023", "annual"),
        ("2023-09-20", "projects", "2023年，财政资金18亿元已于一季度全部拨付，实施项目【867个】。", {}, "2023-01/2023-09", "year_to_date"),
        ("2023-09-20", "projects", "今年以来，干部3月份全部到岗，实施项目【867个】。", {}, "2023-01/2023-09", "year_to_date"),
        ("2021-03-01", "projects", "资金增加到2020年的5亿元，实施项目【312个】。", {}, "", ""),
        ("2023-09-20", "enterprises_settled", "上半年，全年目标10家，新引进【4家】。", {}, "2023-01/2023-06", "year_to_date"),
        ("2023-12-03", "gov_funds", "引进企业43家，投入【5亿元】（均为前11个月数据）。", {}, "2023-01/2023-11", "year_to_date"),
        ("2023-12-03", "enterprises_settled", "引进企业【43家】，投入5亿元（均为前11个月数据）。", {}, "2023-01/2023-11", "year_to_date"),
        ("2023-09-20", "jobs_total", "就业【3.6万人】，投入5亿元，这是截至8月底的数。", {}, "2023-01/2023-08", "year_to_date"),
        ("2020-11-20", "gov_funds", "2017年至2020年，成效显著；2020年投入2亿元；累计投入【9亿元】。", {}, "2017/2020", "cumulative"),
        ("2020-06-02", "gov_funds", "2018年至2019年，每年投入1.4亿元（两年共【2.8亿元】）。", {}, "2018/2019", "cumulative"),
        ("2021-07-05", "gov_funds", "已落实资金【30亿元】。", {"before": "7月2日，召开会议"}, "", ""),
        ("2021-07-05", "social_donations", "捐赠【30万元】。", {"before": "7月2日，召开会议"}, "2021-07", "annual"),
        ("2021-07-05", "jobs_total", "帮助就业【30人】。", {"before": "7月2日，召开会议"}, "", ""),
        ("2021-07-05", "jobs_total", "累计帮助就业【30人】。", {"before": "7月2日，召开会议"}, "2021-07", "cumulative"),
        ("2021-07-05", "gov_funds", "近年来，累计投入【30亿元】。", {"before": "2020年，召开会议"}, "2021-07", "cumulative"),
        ("2012-08-23", "agreed_investment", "签约仪式上，签约【34亿元】。", {"before": "6月5日，两市召开会议"}, "2012-06", "annual"),
        ("2012-08-23", "counties_paired", "会上，结对【34个】县。", {"before": "6月5日，两市召开会议"}, "2012-06", "stock"),
        ("2012-08-23", "agreed_investment", "8月5日召开会议，会上签约【34亿元】。", {}, "2012-08", "annual"),
        ("", "agreed_investment", "会上签约【34亿元】。", {}, "", ""),
        ("2023-10-20", "enterprises_settled", "目前，四季度还将再引进企业【8家】。", {}, "2023-10/2023-12", "target"),
        ("2023-09-20", "gov_funds", "截至目前，投入【5亿元】。", {"before": "今年以来，成效显著"}, "2023-09", "cumulative"),
        ("2023-09-20", "gov_funds", "今年以来，目前已投入【5亿元】。", {}, "2023-01/2023-09", "year_to_date"),
        ("2012-08-23", "agreed_investment", "2011年，成效显著；会上签约【34亿元】。", {}, "2011", "annual"),
        ("2012-08-23", "agreed_investment", "2012年，在推介会上，会上签约【34亿元】。", {}, "2012-08", "annual"),
        ("2023-03-20", "counties_paired", "2022年协议明确由甲县结对帮扶【8个】县。", {}, "2022", "stock"),
        ("2023-03-20", "gov_funds", "力争投入【5亿元】。", {"planned_year": "2024"}, "2024", "target"),
        ("", "gov_funds", "力争投入【5亿元】。", {}, "", ""),
    ],
)  # fmt: skip
def test_times_that_are_of_something_else(published, indicator, sentence, around, period, basis):
    assert period_of(published, sentence, indicator=indicator, **around)[:2] == (period, basis)


@pytest.mark.parametrize(("published", "reason"), [("2021-07-05", "no_period"), ("", "no_period")])
def test_an_event_told_before_dates_no_jobs(published, reason):
    assert (
        period_of(
            published, "帮助就业【30人】。", indicator="jobs_total", before="2021年7月2日，召开会议"
        ).reason
        == reason
    )


@pytest.mark.parametrize("sentence", ["会上签约【34亿元】。", "力争投入【5亿元】。"])
def test_a_page_without_a_day_leaves_what_is_of_its_day_open(sentence):
    assert period_of("", sentence).reason == "no_page_date"
