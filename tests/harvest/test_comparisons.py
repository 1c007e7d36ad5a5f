"""Times that are only measured against, and those that a text goes on about; by hand."""

from __future__ import annotations

import pytest

from analysis.harvest import figures
from analysis.harvest.comparisons import is_measure, is_of, risen_alike
from analysis.harvest.moments import PageDate, Time
from analysis.harvest.times import Calendar


def marked(sentence, kind="year"):
    """A sentence without its 【】, and the time that stood in them."""
    start, end = sentence.index("【"), sentence.index("】") - 1
    text = sentence.replace("【", "").replace("】", "")
    return text, Time(start, end, kind, text[start:end], text[start:end])


@pytest.mark.parametrize(
    "sentence",
    [
        "劳动力比【2018年】末下降",
        "是【2021年】同期的两倍",
        "是【2021年】的两倍",
        "较【2021年】增长一成",
        "完成【2021年】度计划任务的八成",
        "【2021年】度计划任务的八成已完成",
        "从【2014年】的26.7万人减少到零",
        "【2022年】广东民营企业东西协作行动对接活动",
        "【2013年】投入使用的幼儿园由浙江援建",
        "sales are up from 【2021】",
        "20 percent on 【2020】",
        "more than in the same period of 【2020】",
        "a rise over the same months of 【2020】",
    ],
)
def test_what_is_measured_against_is_no_time_of_the_text(sentence):
    assert is_measure(*marked(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "【2018年】末下降到零",
        "从【2014年】起帮扶",
        "【2022年】召开对接活动",
        "在【2021年】举办的联席会上，双方签约",
        "这是【2021年】投入使用的幼儿园，由浙江援建",
        "they came from 【2021】",
        "in the same period of 【2020】",
    ],
)
def test_other_times_are(sentence):
    assert not is_measure(*marked(sentence))


def test_a_span_in_the_name_of_a_document_is_the_documents():
    assert is_measure(*marked("印发《规划纲要（【2011—2020】）》", "span"))
    assert not is_measure(*marked("投资（【2011—2020】）五亿元", "span"))


def test_the_figure_right_behind_is_the_old_one():
    text, time = marked("从【2016年】的2.9亿元增至5亿元")
    assert is_of(text, time, text.index("2.9"))
    assert not is_of(text, time, text.index("5亿"))
    text, time = marked("投入3亿元，比【2016年】多")
    assert not is_of(text, time, text.index("3亿"))


@pytest.mark.parametrize(
    ("published", "sentence", "year"),
    [
        ("2025-01-09", "2024年销售14.8亿元，比上年的13.5亿元增长", "2023"),
        ("2025-01-09", "2024年销售14.8亿元，比去年的13.5亿元增长", "2023"),
        ("2025-07-09", "今年以来销售14.8亿元，比去年的13.5亿元增长", "2024"),
        ("2025-01-09", "2024年销售14.8亿元，比2023年的13.5亿元增长", "2023"),
    ],
)
def test_no_year_is_measured_against_itself(published, sentence, year):
    calendar = Calendar(PageDate.of(published))
    calendar.read(sentence)
    assert [time.last for time in calendar.measures] == [year]


def test_last_year_on_a_page_without_a_day_is_of_no_year():
    calendar = Calendar(PageDate())
    calendar.read("销售14.8亿元，比去年的13.5亿元增长")
    assert not any(time.last for time in calendar.measures)


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("投资从2021年的9亿元增加到2024年的27亿元，销售额从20亿元增加到38亿元。", {2: "2021", 3: "2024"}),
        ("投资从2021年的9亿元增加到2024年的27亿元，销售额为20亿元，投资38亿元。", {}),
        ("投资从2021年的9亿元增加到2024年的27亿元，2025年销售额从20亿元增加到38亿元。", {}),
        ("2021年投资9亿元，2024年27亿元，销售额从20亿元增加到38亿元。", {}),
        ("投资从2021年的9亿元增加到2024年的27亿元；销售额从20亿元增加到38亿元。", {}),
        ("投资从2021年的9亿元增加到2024年的27亿元，就业从20亿元增加到38人。", {}),
    ],
)
def test_a_rise_beside_one_with_years_is_of_the_same_years(sentence, years):
    calendar = Calendar(PageDate.of("2025-04-24"))
    times = calendar.read(sentence)
    found = risen_alike(sentence, figures.find(sentence, "zh"), times, calendar.measures)
    assert {number: time.last for number, time in found.items()} == years
