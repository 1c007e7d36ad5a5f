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
