"""Period and basis of a figure, from the times of its sentence, the paragraph, the title and the page.

What the words mean for each kind of indicator: a year is annual; a part of it year to date; 以来 and a span are
cumulative; a level on a date is a stock; 计划, 力争 and 将 make a target. The forms are those of `data/raw/claims`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest import flows, joined_times, plans
from analysis.harvest.levels import ALWAYS_STOCK, Span, level_of, of_other_days
from analysis.harvest.moments import PageDate, Setting, Time
from analysis.harvest.text import is_chinese

_THEN_AND_THERE = re.compile(
    r"(?:会上|[会随]后(?=，)|会议期间|活动期间|活动现场|仪式上|签约仪式|(?:此次|本次|这次)?(?:活动|考察|调研|走访|座谈)(?:期间|中(?=，)|后(?=，))|签约环节|当天|当日|现场|(?:此次|本次|这次|本届)(?:签约|推介|对接|洽谈|招商)?(?:活动|会议|大会|会|仪式)?(?=[^，。；]{0,4}(?:签|达成|征集))|(?:此次|本次|这次|本届)[^，。；]{0,12}(?:活动|大会|洽谈会|交流会|推介会)(?=，(?:目前|已|共|现场|累计)*(?:签|达成)))(?![^，。；]{0,4}(?:指出|强调|要求|获悉|透露|介绍|通报|了解|表示|提出|明确|宣布|披露))|\b(?:[Aa]t the (?:meeting|ceremony|signing ceremony)|that day)\b"
)
_ASIDE = re.compile(r"(?:其中|仅|单是|光)，?[^，。；]{0,2}$")
_OTHER_CLAUSE = re.compile(r"; | while | but | whereas |, (?:and|of which|including) |$")
_CLOSES = re.compile(r"[，；。]|, |; |$|（[^（）\d]{0,6}(?:任务|目标|计划)数?[^（）\d]{0,4}\d")
"""Where what is said of a figure ends: 31家（全年任务36家）."""
_OF_ALL = re.compile(r"[，；](?:这是|均为|以上为|数据|统计)[^，。；]{0,4}$")  # 就业3.6万人，这是截至8月底的数
_INCLUDING = re.compile(r", (?:including|of which) [^,;]{0,40}\d[^,;]{0,24}$")
_OF_ITS_FIGURE = re.compile(r"年?度?的(?:约|近|超|逾)?\d")
# 18亿元已于一季度全部拨付，实施项目867个: when the money came, and not when all else was done
_PAID_THEN = re.compile(r"\d[\d.]*[万亿]?元(?:，)?(?:已|均|全部|都)*[于在]$")
_ARRIVED_THEN = re.compile(r"(?:全部|均|已|陆续|全员)*(?:到岗|到位|就位|上岗|报到)")
_FROM_TO_BARE = re.compile(
    r"[从由]\d[\d.]*[万亿]?[元人个家名所]+(?:左右)?[^，。；\d年]{0,6}(?:增|提|升|扩|降|减|涨|跃|达)[^，。；\d]{0,4}[到至]\d"
)
"""从21亿元提升到40亿元, without a year of its own: of two years that its clause doesn't say."""
_NOTED = re.compile(
    r"（(?:以上|数据|统计|上述)*(?:数据|数字)?(?:均|都)?(?:为|截至|截止到?|是)?$"
)  # （均为前11个月数据）
_TIES_THEM = re.compile(
    r"(?:^|[，；：。])(?![^，；：。]*(?:新增|推动|组织|将|拟|计划|力争|争取))[^，；：。]*结对(?:帮扶|协作)?(?:[\u4e00-\u9fff]{0,6}[省市州县区])?$"
)
"""An agreement or a plan that says who helps whom: 安排62个县结对帮扶四川省68个县 are tied already."""
_SUMMED_IN_BRACKETS = re.compile(r"（[^（）\d]{0,8}(?:共计|合计|总计|累计|共)[^（）\d]{0,4}$")
_OWN_END = re.compile(r"[，；。（]|, |; | and (?:(?:is|are|was|were) (?:expected|set)|will|plans?|aims?)\b|$")
"""Where a figure's own words end: 21家（全年任务40家）."""
_NO_EVENT = frozenset(
    ("gov_funds", "funds_total", "enterprises_settled", "enterprise_investment", "jobs_total", "jobs_poor", "jobs_to_east", "jobs_local", "jobs_elsewhere",
     "labor_exported", "projects", "beneficiaries", "consumption_assist", "workshops")
)  # fmt: skip
"""What is no event: a day that another paragraph tells of says nothing of it. Gifts and signings are of that day."""
_OF_LATE = re.compile(r"近(?:几|些)?年来")


def span_of(
    indicator: str, sentence: str, at: int, end: int, times: Sequence[Time], setting: Setting, page: PageDate
) -> Span:
    """Period and basis of the figure that stands from `at` to `end` of a sentence.

    Parameters
    ----------
    indicator : str
    sentence : str
    at, end : int
    times : sequence of Time
        Of the sentence, in their order.
    setting : Setting
    page : PageDate
    """
    clause_end = end + re.search(r"[，；。]|, |; |$", sentence[end:]).start()
    own_end = end + _OWN_END.search(sentence[end:]).start()
    words = sentence[max((m.end() for m in re.finditer(r"[；]", sentence[:at])), default=0) : clause_end]
    own_words = sentence[
        max((m.end() for m in re.finditer(r"[，；]|, |; ", sentence[:at])), default=0) : clause_end
    ]
    if opened := _SUMMED_IN_BRACKETS.search(sentence[:at]):
        own_words = sentence[opened.start() : clause_end]
    before, after = _around(sentence, at, end, times, own_words, page)
    at_large = [t for t in before if not _is_of_its_part(sentence, t, at, page)]
    if at_large or setting.paragraph:
        before = at_large
    chosen, by = _choose(before, after, setting)
    told_so = _not_of_it(indicator, sentence, at, (words, own_words), times, (chosen, by), page)
    if isinstance(told_so, Span):
        return told_so
    chosen, by = told_so
    if _is_there(sentence, at, chosen, by, page):
        return _then_and_there(setting, page, indicator in ALWAYS_STOCK)
    told = chosen if by == "sentence" else None
    if _is_arranged(sentence, at, end, told, page):
        return _target(indicator, sentence, at, told, setting, page)
    of_paragraph = chosen if by in ("sentence", "paragraph") else None
    ahead = (
        of_paragraph is not None
        and indicator not in ALWAYS_STOCK
        and _is_ahead(of_paragraph, own_words, page)
    )
    tied = indicator == "counties_paired" and _TIES_THEM.search(sentence[:at])
    if not tied and (ahead or plans.is_target(sentence, at, own_end, told, setting.planned, page)):
        beside = plans.is_beside_what_was_reached(sentence, at) and chosen and chosen.kind in ("year", "part")
        of_it = chosen if beside else of_paragraph if ahead else told
        return _target(indicator, sentence, at, of_it, setting, page)
    if chosen and chosen.needs_page:
        return Span(reason="no_page_date")
    stocked = level_of(indicator, sentence, at, own_words, chosen, by, before, page)
    stocked = stocked or of_other_days(sentence, at, own_words, chosen, by, page)
    if stocked is not None:
        return stocked
    of_now = chosen is None or chosen.kind in ("now", "asof") or (by == "before" and chosen.kind == "since")
    if flows.EACH_YEAR.search(own_words) and of_now and page.year:
        return Span(str(page.year), "annual", "page")
    if chosen is None:
        return flows.without_time(indicator, words, setting.lead, page)
    return flows.of_time(indicator, sentence, at, (words, own_words), chosen, by, setting, page)


def _around(
    sentence: str, at: int, end: int, times: Sequence[Time], own_words: str, page: PageDate
) -> tuple[list[Time], list[Time]]:
    """The times before a figure, and those behind it in its clause, that can be said of it."""
    before = [
        t
        for t in times
        if t.start < at and t.kind != "lately" and not (page.year and _is_aside(sentence, t, at))
    ]
    closes = _CLOSES.search(sentence[end:]) if is_chinese(sentence) else None
    clause_end = end + (closes or _OTHER_CLAUSE.search(sentence[end:])).start()
    after = [t for t in times if end <= t.start < clause_end and t.kind != "lately"]
    if not before and not after:
        after = [t for t in times if t.start > at and _OF_ALL.search(sentence[: t.start])]
    if flows.SUMMED.search(own_words) and re.search(r"；[^；]*$", sentence[:at]):
        semicolon = sentence.rfind("；", 0, at)  # 2020年帮助#；累计帮助#
        before = [t for t in before if t.start > semicolon or t.kind not in ("year", "event")]
    if before and after and re.search("[；;]|, of which ", sentence[before[-1].end : at]):
        before = []  # will exceed # this year; they came to # in 2023
    before = joined_times.counted(sentence, at, joined_times.from_to(sentence, before))
    before = joined_times.restated(sentence, joined_times.paid_on(sentence, before))
    before = joined_times.up_to_now(sentence, before, page)
    if noted := [t for t in times if t.start >= end and _is_note(sentence, t)]:
        return noted[:1], []
    return before, after


# 全年目标10家，新引进4家: the year is of the aim
_OF_THE_AIM_ALONE = re.compile(
    r"(?:计划|任务|目标)数?(?:为|是)?\d[\d.]*[万亿]?[元人个家名所次]+[^，。；、\d]{0,4}，"
)
_TOLD_BEFORE = re.compile(r"\d[\d.]*[多余]?[万亿]*[元人个家名所次项][^；]*，[^，；\d]{0,4}$")
_AGAIN = re.compile("再(?!次|度|一次)")  # 四季度再引进8家: beside what the year is to bring
_DONE_SO_FAR = re.compile(r"已(?:经|全部|累计)?(?:落实|到位|拨付|实施|引进|引导|帮助|选派|投入)")
_ARRANGED = re.compile(r"(?<!已)(?<!共)安排[^，。；\d]{0,20}$")
_ARRIVED_OF_IT = re.compile(r"，(?:目前|现|其中)?(?:已|实际)到位(?:资金)?\d")


def _is_arranged(sentence: str, at: int, end: int, told: Time | None, page: PageDate) -> bool:
    """今年安排5.44亿元，已到位4.9亿元: what has come of it is told apart, so that it is what the year is to bring."""
    this_year = told is None or told.last[:4] == str(page.year)
    return this_year and bool(_ARRANGED.search(sentence[:at]) and _ARRIVED_OF_IT.match(sentence, end))


def _is_note(sentence: str, time: Time) -> bool:
    """（2018年）, （均为前11个月数据）; and not （2024年为3320万元）."""
    closed = re.match(r"(?:年|度)?(?:的)?(?:数据|数字|数)?）", sentence[time.end : time.end + 8])
    return bool(closed and _NOTED.search(sentence[: time.start]))


def _is_ahead(time: Time, words: str, page: PageDate) -> bool:
    """2023年 on a page of that January, 2025年 on one of 2023, without a word of what has been done: it is still to come."""
    if time.kind in ("span", "year") and page.year and time.last[:4] > str(page.year):
        return not plans.is_done(words)
    early = (page.month or 12) <= 2 and time.kind == "year" and time.last == str(page.year)
    return early and not plans.is_done(words)


def _is_aside(sentence: str, time: Time, at: int) -> bool:
    """其中今年投入2亿元；实施项目312个: behind the semicolon the text is back at the whole.

    增加到2020年的5亿元, 实施项目312个: a time that only tells of the figure behind it says nothing of the next one.
    """
    if (closed := sentence.find("）", time.end, at)) >= 0 and sentence.rfind(
        "（", 0, time.start
    ) > sentence.rfind("）", 0, time.start):
        return closed < at  # （全年任务40家）: said of what stands in the brackets only
    if (own := _OF_ITS_FIGURE.match(sentence, time.end)) and own.end() <= at:
        return True
    if _OF_THE_AIM_ALONE.match(sentence, time.end, at):
        return True
    if says_when_paid(sentence, time) and re.search("[，；]", sentence[time.end : at]):
        return True
    if _INCLUDING.search(sentence[: time.start]) and re.search(", (?:and )?", sentence[time.end : at]):
        return True  # including 438 million yuan this year, and its companies had donated #
    if re.search(r"；(?:从|按|分|其中)[^；]*$", sentence[time.end : at]):
        return False  # 仅2023年#；从流向看，到浙江的#
    return bool(_ASIDE.search(sentence[: time.start])) and "；" in sentence[time.end : at]


def _is_of_its_part(sentence: str, time: Time, at: int, page: PageDate) -> bool:
    """提供资金10亿元，上半年已实施96个；引进企业#: a time told behind a figure holds as far as the semicolon."""
    until_now = time.running and time.last >= page.text  # 今年
    if until_now or time.kind not in ("part", "year", "event") or "；" not in sentence[time.end : at]:
        return False
    first = sentence.rfind("；", 0, time.start) + 1
    return bool(_TOLD_BEFORE.search(sentence[first : time.start]))


def _is_no_time_of(time: Time, own_words: str) -> bool:
    """An event told before: 近日, or a meeting before what has been done so far (浙江已落实资金30亿元)."""
    return time.kind == "event" and (time.reckoned or bool(_DONE_SO_FAR.search(own_words)))


def says_when_paid(sentence: str, time: Time) -> bool:
    """2.6亿元已于三季度拨付, 3月份全部到岗: a time that tells when something came, and not what the text goes on about."""
    arrived = time.kind == "event" and _ARRIVED_THEN.match(sentence, time.end)
    return bool(arrived or _PAID_THEN.search(sentence[: time.start]))


def _not_of_it(
    indicator: str,
    sentence: str,
    at: int,
    around: tuple[str, str],
    times: Sequence[Time],
    told: tuple[Time | None, str],
    page: PageDate,
) -> Span | tuple[Time | None, str]:
    """The time that is told of a figure without those of other paragraphs that say nothing of it; a span where that is all.

    近年来累计 is of no span told elsewhere, 近日 says when something was reported, and a day dates no sum of another paragraph.
    """
    (words, own_words), (chosen, by) = around, told
    if (chosen is None or chosen.kind in ("since", "event", "now")) and _FROM_TO_BARE.search(own_words):
        return Span(reason="no_period")
    lately = any(t.kind == "lately" and t.start < at for t in times)
    if by in ("paragraph", "before") and chosen.kind == "event" and lately and _OF_LATE.search(sentence[:at]):
        return Span(page.text, "cumulative", "open") if page.year else Span(reason="no_page_date")
    if by != "before":
        return told
    if chosen.kind == "event" and not chosen.reckoned and indicator in _NO_EVENT:
        summed = flows.SUMMED.search(words) and page.year
        return Span(page.text, "cumulative", "open") if summed else Span(reason="no_period")
    elsewhere = (lately and flows.SUMMED.search(words)) or _is_no_time_of(chosen, own_words)
    return (None, "") if elsewhere else told


def _is_there(sentence: str, at: int, chosen: Time | None, by: str, page: PageDate) -> bool:
    """会上签约#: the event that the page tells of, where no other time stands nearer."""
    found = [m.span() for m in _THEN_AND_THERE.finditer(sentence[:at])]
    there, behind = found[-1] if found else (-1, -1)
    if by == "sentence" and found and chosen.kind == "now" and 0 <= chosen.start - behind <= 1:
        return True  # 本次洽谈活动，目前已签订#
    over = by == "sentence" and chosen.kind == "year" and chosen.last < page.text[:4]  # 去年，在推介会上
    return there >= 0 and not over and (by != "sentence" or (chosen.kind != "event" and there > chosen.end))


def _then_and_there(setting: Setting, page: PageDate, tie: bool) -> Span:
    """会上, 当天: the month of the event that the page tells of, else that of the page; a `tie` is a level."""
    basis = "stock" if tie else "annual"
    told = next((t for t in (setting.paragraph, setting.before) if t and t.kind == "event"), None)
    if told:
        return Span(told.last, basis, "before")
    day = setting.event or page.text
    return Span(day, basis, "before" if setting.event else "page") if day else Span(reason="no_page_date")


def _choose(before: list[Time], after: list[Time], setting: Setting) -> tuple[Time | None, str]:
    if before:
        chosen = before[-1]
        for earlier in before[:-1]:
            chosen = joined_times.together(earlier, chosen)
        if (
            chosen.kind == "asof"
            and not chosen.running
            and (around := setting.paragraph or setting.title or _before(setting, chosen))
        ):
            chosen = joined_times.as_part_of(chosen, around)
        if chosen.kind == "asof" and after and after[0].kind == "part" and after[0].running:
            chosen = joined_times.together(chosen, after[0])  # by the end of October, 43 had come this year
        if chosen.kind == "now" and len(before) > 1:
            return before[-2], "sentence"
        return chosen, "sentence"
    if after:
        return after[0], "sentence"
    title, so_far = setting.title, setting.before
    if title and so_far and _is_title_so_far(title, so_far):
        title = joined_times.as_part_of(so_far, title) if so_far.kind == "asof" else so_far
    for time, by in (
        (setting.paragraph, "paragraph"),
        (setting.heading, "paragraph"),
        (title, "title"),
        (setting.before, "before"),
    ):
        if time is not None and time.kind != "lately":
            return time, by
    return None, ""


def _before(setting: Setting, asof: Time) -> Time | None:
    """The paragraph before; 截至目前 alone, in a new one, is no part of the year that it spoke of."""
    before = setting.before
    alone = before is not None and before.kind == "part" and asof.end - asof.start <= len("截至目前")
    return None if alone else before


def _is_title_so_far(title: Time, told: Time) -> bool:
    """2021年工作进展 over a text that goes on 截至11月底: the year of the title, as far as it has run."""
    same_year = title.kind == "year" and told.last[:4] == title.last
    return (
        same_year
        and told.kind in ("part", "asof")
        and not (told.kind == "asof" and told.last.endswith("-12"))
        and (told.running or not told.first or told.last[5:] in ("10", "11"))
    )


def settled(times: Sequence[Time], setting: Setting) -> Time | None:
    """What the times of a sentence come to for the sentences after it."""
    return _choose(list(times), [], setting)[0] if times else None


def _target(
    indicator: str, sentence: str, at: int, chosen: Time | None, setting: Setting, page: PageDate
) -> Span:
    if chosen and chosen.needs_page:
        return Span(reason="no_page_date")
    if chosen and joined_times.is_left(chosen) and _AGAIN.search(sentence, chosen.end, at):
        return Span(f"{chosen.first}/{chosen.last}", "target", "sentence")
    if chosen and chosen.kind in ("year", "part", "asof", "event") and chosen.last:
        return Span(chosen.last[:4], "target", "sentence")
    if chosen and chosen.kind == "span":
        return Span(f"{chosen.first}/{chosen.last}", "target", "sentence")
    if _ends_ahead(chosen, page) and indicator not in (*ALWAYS_STOCK, "industrial_parks", "workshops"):
        return Span(f"{chosen.first[:4]}/{chosen.last[:4]}", "target", "sentence")
    if setting.planned_year:
        return Span(setting.planned_year, "target", "paragraph")
    return Span(str(page.year), "target", "page") if page.year else Span(reason="no_page_date")


def _ends_ahead(time: Time | None, page: PageDate) -> bool:
    """“十四五”以来…，到2025年底这一数字将达到23亿元: the aim of a sum, and not of its last year."""
    return bool(time and time.kind == "since" and time.first and page.year and time.last[:7] > page.text)
