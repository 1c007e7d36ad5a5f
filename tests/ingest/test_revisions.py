"""Figures that their publisher printed anew, numbers of places, and notes of other forces; expected by hand."""

import pandas as pd
import pytest

from analysis.ingest import counted_places, note_flags, revisions
from analysis.ingest.page_figures import differing
from analysis.reconcile.reading import read
from analysis.vocabulary import scope

COLUMNS = ["source_id", "origin", "destination", "indicator", "value", "note"]
PAGES = pd.DataFrame(
    [("feb", "局", "2023-02-01"), ("jun", "局", "2023-06-01"), ("oct", "局", "2023-10-01"), ("other", "报", "2023-07-01")],
    columns=["source_id", "publisher", "published"],
)  # fmt: skip


def claims(*rows):
    same = {
        "force": "east_west",
        "actor_ids": "",
        "place": None,
        "value_printed": "",
        "unit": "persons",
        "unit_printed": "人",
        "basis": "annual",
    }
    days = {"period_start": pd.Timestamp(2022, 1, 1), "period_end": pd.Timestamp(2022, 12, 31), "period_end_printed": pd.Timestamp(2022, 12, 31)}  # fmt: skip
    out = pd.DataFrame([(page, "350000", "640000", "jobs_total", value, note) for page, value, note in rows], columns=COLUMNS)  # fmt: skip
    return out.assign(**same, **days)


def superseded(*rows):
    out = claims(*rows)
    flags = revisions.marked(out, [scope.flags_of(note) for note in out["note"]], PAGES)
    return [scope.SUPERSEDED in names for names in flags]


def test_a_revised_figure_takes_the_place_of_what_its_publisher_printed_before():
    assert superseded(("feb", 23100, ""), ("jun", 21300, "更正后数字"), ("other", 23100, "")) == [
        True,
        False,
        False,
    ]


def test_a_note_that_names_another_number_corrects_its_own_figure():
    rows = (
        ("feb", 188, "correction: 178"),
        ("jun", 178, "correction: 178"),
        ("oct", 188, "corrects the 178 of June"),
    )
    out = claims(*rows).assign(value_printed=["188", "178", "188"])
    flags = revisions.marked(out, [()] * 3, PAGES)
    assert [scope.SUPERSEDED in names for names in flags] == [True, True, False]


def test_of_two_revisions_the_later_counts():
    assert superseded(
        ("jun", 21300, "revised figure"), ("oct", 21000, "revised figure"), ("feb", 23100, "")
    ) == [
        True,
        False,
        True,
    ]


def test_a_preliminary_figure_holds_as_long_as_there_is_no_other():
    assert superseded(("feb", 3300, "初步统计数"), ("jun", 3100, "")) == [True, False]
    assert superseded(("feb", 3300, "初步统计数"), ("other", 3100, "")) == [False, False]


def test_a_part_is_not_corrected_by_the_whole_nor_one_figure_by_itself():
    assert superseded(("feb", 900, "仅就近就业部分"), ("jun", 21300, "修订后")) == [False, False]
    assert superseded(("feb", 21300, ""), ("jun", 21300, "修订后")) == [False, False]


def test_what_was_corrected_is_no_second_figure_of_its_page_and_limits_nothing():
    out = claims(("feb", 120, "before revision"), ("feb", 112, "revised"))
    flags = pd.Series([frozenset({scope.SUPERSEDED}), frozenset()], index=out.index)
    assert differing(out, flags).tolist() == [False, False]
    row = out.assign(flags="superseded", bound="exact", tolerance=0.0, each_year=False, observation_id="x:1")
    said = read(next(row.itertuples()), pd.Series({"feb": 2023}))
    assert said == "its publisher has corrected the figure since"


@pytest.mark.parametrize(
    ("note", "flags"),
    [
        ("含央企投入", ("wider",)), ("央企投入计算在内", ("wider",)), ("不含央企投入", ()), ("其中央企采购2.3亿元", ()),
        ("includes money from central SOEs", ("wider",)), ("state-owned enterprises of the centre are counted too", ("wider",)),
        ("portion spent on industry", ("part",)), ("through the labour stations alone", ("part",)), ("in 2023 alone", ()),
        ("这是33个重点县的数", ("part",)), ("指已竣工的", ("part",)), ("每个结对县", ("each_place",)),
        ("goal set at the joint meeting", ("planned",)), ("goal exceeded", ()), ("committed, of which part disbursed", ("planned",)),
        ("a yearly figure, averaged over five years", ("yearly_mean",)), ("三年平均数", ("yearly_mean",)),
        ("1996年结对至今累计", ("running_total",)), ("total to date", ("running_total",)),
        ("前刊6.5万人系排印错误", ()), ("原文疑为误印", ("doubted",)), ("put right in a later notice", ("superseded",)),
        ("未剔除自主外出人员", ("wider",)), ("剔除央企项目", ()), ("与对新疆、西藏的援助混计", ("wider",)),
        ("central departments contributed as well", ("wider",)), ("限规模以上企业", ("part",)), ("限额以上企业", ()),
        ("share of Pudong New Area", ("part",)), ("share of the total 40%", ()), ("第一、二批合计", ("part",)),
        ("协议书载明的任务", ("planned", "agreed")), ("超额完成任务", ()), ("年内要达到", ("planned",)), ("资金未到账", ("planned",)),
        ("scheduled for this year", ("planned",)), ("按年平均计", ("yearly_mean",)), ("自新一轮协作启动", ("running_total",)),
        ("accumulated over the 25 years of cooperation", ("running_total",)),
        ("连央企帮扶款一起算了", ("wider",)), ("含港澳客商采购", ("wider",)), ("all eastern provinces", ("wider",)),
        ("先期到位", ("part",)), ("正常运行的", ("part",)), ("money for the deeply poor counties", ("part",)),
        ("当年应完成数", ("planned",)), ("aims for", ("planned",)), ("已签备忘录", ("agreed",)), ("意向性投资", ("agreed",)),
        ("2017年起累加", ("running_total",)), ("running count", ("running_total",)), ("签约仪式", ()),
        ("央企部分不计在内", ()), ("health workers", ("part",)), ("health workers and teachers", ()), ("用在民生领域的", ("part",)),
        ("what the two sides hope for", ("planned",)), ("年度平均", ("yearly_mean",)), ("total since the cooperation started", ("running_total",)),
        ("before revision", ("superseded",)), ("原公布数", ("superseded",)), ("revised from 120", ()), ("更正后", ()),
    ],
)  # fmt: skip
def test_words_of_notes(note, flags):
    assert scope.flags_of(note) == flags


@pytest.mark.parametrize(
    ("note", "some"),
    [
        ("半年数", True),
        ("as at mid-year", True),
        ("统计至6月末", True),
        ("figures through June", True),
        ("截至年末", False),
    ],
)
def test_some_months_of_a_year(note, some):
    assert scope.knows_some_months(note) is some


def test_officials_and_specialists_in_one_figure():
    assert scope.with_other_money("含专技人才", "cadres_sent")
    assert not scope.with_other_money("不含专技人才", "cadres_sent")
    assert not scope.with_other_money("含专技人才", "trained_persons")
    assert scope.with_other_money("两省互派合计", "cadres_sent")
    assert scope.with_other_money("plus what companies paid", "gov_funds")


def test_a_sum_of_five_years_is_of_no_one_year():
    assert scope.of_several_years("五年间引进")
    assert not scope.of_several_years("十四五期间")


def test_all_counties_of_a_city_are_the_city_and_some_are_a_part(resolver):
    whole, some = resolver.resolve("固原市五县区", "prefecture"), resolver.resolve("固原市三县", "prefecture")
    assert (whole.adcodes, whole.flags) == (("640400",), ())
    assert (some.adcodes, some.flags) == (("640400",), ("group",))
    assert resolver.resolve("固原市五个县（市、区）", "prefecture").adcodes == ("640400",)
    assert resolver.resolve("five counties of Guyuan", "prefecture").adcodes == ("640400",)
    assert not resolver.resolve("无此市五县区", "prefecture").ok


@pytest.mark.parametrize("name", ["三原县", "七里河区", "九江市", "四川省", "二道区", "千山区", "百色市"])
def test_numerals_that_belong_to_names_count_nothing(name, resolver):
    assert resolver.resolve(name).flags == () and resolver.resolve(name).ok


@pytest.mark.parametrize(
    ("note", "origin", "destination", "others"),
    [
        ("全省口径", "320500", "520600", True), ("全省口径", "320000", "520000", False), ("for all of Guizhou", "320500", "520600", True),
        ("for all of Guizhou", "320000", "520000", False), ("苏陕苏青两项之和", "320000", "630000", True), ("also Xinjiang", "320500", "520600", True),
        ("figure covers Gansu as well", "370000", "500000", True), ("counts Shandong's share too", "120000", "620000", True),
        ("京津冀市场合并口径", "110000", "150000", True), ("Shandong and Tianjin combined", "370000", "620000", True),
    ],
)  # fmt: skip
def test_places_beyond_the_row(note, origin, destination, others, resolver):
    assert note_flags.names_others(note, origin, destination, resolver.meanings) is others


def test_numbers_of_places():
    assert counted_places.read("广西33个脱贫县") == counted_places.Counted("广西", 33, "county")
    assert counted_places.read("云南省十二州市") == counted_places.Counted("云南省", 12, "prefecture")
