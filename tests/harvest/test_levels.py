"""What there is on a day, and what was only done in a year; expected values by hand."""

from __future__ import annotations

import pytest

from .reading import period_of

PUBLISHED = "2023-07-05"


@pytest.mark.parametrize(
    ("indicator", "sentences", "period"),
    [
        ("schools_paired", ["目前，全州结对学校【120所】。"], "2023-07"),
        ("schools_paired", ["2022年，结对学校【120所】。"], "2022"),
        ("schools_paired", ["2022年，投入5亿元；结对学校【120所】。"], "2023-07"),
        ("schools_paired", ["截至2022年底，投入5亿元。", "结对学校【120所】。"], "2022-12"),
        ("schools_paired", ["2022年，投入5亿元。", "结对学校【120所】。"], "2022"),
        ("schools_paired", ["2022年上半年，投入5亿元。", "结对学校【120所】。"], "2022-06"),
        ("schools_paired", ["2023年，投入5亿元。", "结对学校【120所】。"], "2023-07"),
        ("schools_paired", ["2022年，投入5亿元，目前结对学校【120所】。"], "2023-07"),
        ("cadres_sent", ["目前驻黔东南挂职干部【48名】。"], "2023-07"),
        ("cadres_sent", ["2022年，选派教师9名；驻在黔东南的挂职干部【48名】。"], "2022"),
        ("cadres_sent", ["2022年，投入5亿元。", "在陕西挂职的干部有【48名】。"], "2022"),
        ("cadres_sent", ["2022年，投入5亿元。", "目前在陕西挂职的干部有【48名】。"], "2023-07"),
        ("cadres_sent", ["先后选派干部230名，目前仍在岗的还有【48名】。"], "2023-07"),
        ("cadres_sent", ["投入5亿元；先后选派教师9名；目前在陕西挂职的干部有【48名】。"], "2023-07"),
        ("cadres_sent", ["截至2022年底，江苏派驻陕西的党政干部【214人】。"], "2022-12"),
        ("industrial_parks", ["目前，建成产业园【64个】。"], "2023-07"),
        ("industrial_parks", ["2022年，投入5亿元，目前建成产业园【64个】。"], "2023-07"),
        ("industrial_parks", ["2022年末，产业园【64个】。"], "2022"),
        ("industrial_parks", ["2022年，投入5亿元。", "两地已共建产业园【64个】。"], "2022"),
        ("industrial_parks", ["截至2022年底，现有产业园【64个】。"], "2022-12"),
        ("industrial_parks", ["2023年，截至5月底，建成产业园【64个】。"], "2023-05"),
        ("industrial_parks", ["2022年，产业园达到【64个】。"], "2022"),
        ("industrial_parks", ["2022年，产业园正常运营【6个】。"], "2022"),
        ("workshops", ["现有帮扶车间【31个】。"], "2023-07"),
        ("workshops", ["截至2022年底，共有帮扶车间【31个】。"], "2022-12"),
        ("workshops", ["到位投资3140万元，帮扶车间【23个】。"], "2023-07"),
        ("workshops", ["2022年，全县帮扶车间达到【18家】。"], "2022"),
        ("workshops", ["2023年，投入5亿元。", "现有帮扶车间【31个】。"], "2023-07"),
        ("workshops", ["去年又建了4个，现在是【15个】。"], "2023-07"),
    ],
)
def test_what_there_is_has_a_day(indicator, sentences, period):
    assert period_of(PUBLISHED, *sentences, indicator=indicator)[:2] == (period, "stock")


@pytest.mark.parametrize(
    ("indicator", "sentence", "around", "period"),
    [
        # A title is of all of its page, a paragraph before of its own figures; that of "now" is none of these.
        ("schools_paired", "结对学校【120所】。", {"title": "2022年"}, "2022"),
        ("schools_paired", "结对学校【120所】。", {"before": "2022年"}, "2023-07"),
        ("cadres_sent", "在陕西挂职干部【48名】。", {"before": "2022年上半年"}, "2022-06"),
        ("cadres_sent", "现有挂职干部【48名】在岗。", {"before": "2022年上半年"}, "2023-07"),
        ("cadres_sent", "在陕西挂职干部【48名】。", {"before": "截至2022年底"}, "2022-12"),
        ("workshops", "现有帮扶车间【31个】。", {"before": "2022年"}, "2023-07"),
        ("workshops", "现有帮扶车间【31个】。", {"before": "截至2022年底"}, "2022-12"),
    ],
)
def test_a_level_has_the_day_of_the_words_around_it_or_the_page_s(indicator, sentence, around, period):
    assert period_of(PUBLISHED, sentence, indicator=indicator, **around)[:2] == (period, "stock")


def test_what_is_new_or_was_before_is_no_level_of_a_day():
    new = "今年以来，截至5月底，新建产业园【64个】。"
    assert period_of(PUBLISHED, new, indicator="industrial_parks")[:2] == ("2023-01/2023-05", "year_to_date")
    for by_then in ("截至2022年底，新建产业园【64个】。", "截至2022年底，累计新建产业园【64个】。"):
        assert period_of(PUBLISHED, by_then, indicator="industrial_parks")[:2] == ("2022-12", "cumulative")
    undated = "两地新建产业园【64个】。"
    assert period_of(PUBLISHED, undated, indicator="industrial_parks").reason == "no_period"
    formerly = "车间原先有【11个】，去年又建了4个。"
    assert period_of(PUBLISHED, formerly, indicator="workshops").reason == "no_period"
    # Beside the new ones all that there have been are of all years.
    all_told = "新建帮扶车间3个，累计建成【21个】。"
    assert period_of(PUBLISHED, all_told, indicator="workshops")[:2] == ("2023-07", "cumulative")
    by_may = "截至2023年5月，" + all_told
    assert period_of(PUBLISHED, by_may, indicator="workshops")[:2] == ("2023-05", "cumulative")


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        ("cadres_sent", "2022年，选派挂职干部【48名】。"),
        ("professionals_sent", "2022年，先后选派在岗教师【48名】。"),
        ("industrial_parks", "2022年，共建产业园【64个】。"),
        ("workshops", "2022年，新建帮扶车间【31个】。"),
        ("gov_funds", "2022年，现有资金【5亿元】。"),
    ],
)
def test_what_was_done_has_a_year(indicator, sentence):
    assert period_of(PUBLISHED, sentence, indicator=indicator)[:2] == ("2022", "annual")


def test_a_level_of_a_page_without_a_date_has_none():
    assert period_of("", "现有帮扶车间【31个】。", indicator="workshops").reason == "no_page_date"
