"""What there is on a day: ties, workers now in the east, persons on the spot, parks and workshops.

The words of a figure's sentence say that it is a level; its day is the one that they say, else the page's. What is done in a time
is read in `bases`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.harvest.moments import PageDate, Time
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.own_words import THE_WHOLE


class Span(NamedTuple):
    """Period and basis as claims print them, with how they were found; or a reason of `prose.REASONS`.

    `by` is sentence, paragraph, title, before (the paragraph before), page, open (no start is said), guessed (截至10月底: from January on).
    """

    period: str = ""
    basis: str = ""
    by: str = ""
    reason: str = ""


ALWAYS_STOCK = frozenset(
    i.id for i in INDICATORS.values() if i.kind == "stock" and i.id != "industrial_parks"
)
"""Indicators whose figures are levels, whatever the words."""
_AT_THE_TIME = re.compile(
    r"目前|如今|现有|年末|\bnow\b|\bso far\b|\b(?:has|have) (?:\w+ )?(?:built|established|set up|opened)\b"
)
# 援建的223个车间已复工204个: those that were built, of which it is told how many work again
_RUNNING = re.compile(
    r"正常运[行营]|在运[行营]|在建(?!设)|的\d+[个家间座][^，。；\d]{0,8}(?:车间|园区|产业园)[^，。；\d]{0,4}(?:复工|复产)"
)
_THERE_ARE = re.compile(r"现有|共有|(?<![累总拥占])有\d")  # 帮扶车间有64个
# 目前驻黔东南挂职干部48名, 专技人才214名全部在岗: persons who are there on a day
_POSTED = re.compile(
    r"在岗|(?:目前|眼下|现在|如今|当前)，?[^，。；派]{0,14}有\d[^。；派]{2,30}在[^，。；\d派]{1,10}(?:挂职|帮扶|支教|支医|工作)|(?<![选派]派)(?<!选)(?:驻|在)[^，。；\d派]{2,10}(?:挂职|帮扶|专技|专业技术)?[^，。；\d派]{0,8}(?:干部|人才|教师|医生|专家)(?:共?有|共|达|分别为|分别有|为)?\d|(?:目前|眼下|现在|如今|当前)[^。；派]{0,40}(?:干部|人才|教师|医生|专家)(?:共?有|共|达|分别为|分别有|为)?\d|(?:目前|眼下|现在|如今|当前|现)派驻[^，。；\d]{1,14}(?:干部|人才|教师|医生|专家)(?:共?有|共|达|为)?\d|(?<![选派]派)(?<!选)在[^，。；\d派]{2,8}(?:挂职|帮扶|支教|支医|支农|工作|服务)?的\d[\d.]*[万多余]*[名位个人]|现有\d+[^，。；派\d]{1,14}(?:干部|人才|教师|医生)|驻扎|正在|\bstationed\b|\bon duty\b|\b(?:are|is) (?:now |currently |still )?(?:working|serving)\b|\bcurrently (?:has|have)\b[^.;]*\b(?:working|stationed|serving|posted)\b|\b(?i:there are (?:now|currently))\b"
)
# 先后选派5230名，目前仍在岗的还有1870名
_STILL_THERE = re.compile(
    r"(?:仍|还|尚)(?:有[^，。；]{0,14})?在(?:岗|[^，。；\d]{1,8}(?:工作|挂职|帮扶|服务))"
)
# 截至2023年底，江苏派驻陕西的党政干部214人
_POSTED_BY_THEN = re.compile(
    r"截[至止][^。；]{0,60}派驻[^，。；\d]{1,14}的(?:党政|挂职)?(?:干部|专技|专业技术|教师|医生)"
)
_TOGETHER = re.compile(r"共建|\bjointly\b|\btogether\b")
_COME_TO = re.compile(r"(?:园区?|车间)(?:总?数)?(?:已?达到?|增至|增加到|发展到)(?:了)?$")
# 现有帮扶车间31个; 到位投资3140万元，帮扶车间23个: no verb says that they were built
_ARE_THERE = re.compile(
    rf"(?:现有|年末有|保持在)[^，。；]{{0,12}}$|(?:^|[，。；：])(?:{THE_WHOLE})?[^，。；新建成立设认定援共办起\d]{{0,6}}(?:帮扶|扶贫|就业)车间(?:有|共)?$"
)
_NOW_THERE_ARE = re.compile(
    r"(?:现在|目前|如今|眼下)(?:已经|已)?(?:是|有|达到?|共有)了?$"
)  # 去年又建了4个，现在是15个
_NOW = re.compile("现有|目前|如今|眼下")
NEW = re.compile(r"新(?:建|增|设|认定|创建)[^，。；\d]*\d")
"""截至2022年底，新建产业园64个: what was added is no level of those that there are."""
_AT_END = re.compile(r"(?:年末|月末|年底)，[^，。；]{0,14}$")
_SENT = re.compile(
    r"选派(?!的[^，。；]{0,30}正在)|派出(?!的[^，。；]{0,30}正在)|(?<!目前)(?<!眼下)(?<!如今)(?<!当前)(?<!现)(?<!现在)派驻|增派|新派|先后|累计|到岗|\bsent\b(?!.*\bstationed)|批[^，。；]{0,6}(?:启程|抵达)"
)

_FORMERLY = re.compile(r"(?:原先|原来|原本|起初|早先)(?:只|仅|才|就)?有\d")  # 车间原先有11个, 去年又建了4个
# 新建帮扶车间3个，累计建成21个: beside what is new the sum is of all years
_ALL_TOLD = re.compile(
    r"新(?:建|增|引进|招引|认定|签约?|落地|开工|落户)[^，。；]{0,14}\d[\d.]*[个家间座所项份]，累计(?:建成|建设|引进|招引|认定|落地|落户|签约|达到?|有)?(?:了|达|到)*$"
)


def level_of(
    indicator: str,
    sentence: str,
    at: int,
    own_words: str,
    chosen: Time | None,
    by: str,
    before: Sequence[Time],
    page: PageDate,
) -> Span | None:
    """The day of a figure that is a level; None for one that is not.

    Parameters
    ----------
    indicator : str
    sentence : str
    at : int
        Where the figure stands.
    own_words : str
        Of its clause.
    chosen : Time or None
        The time that the text says of it, `by` where.
    before : sequence of Time
        Those that its sentence says before it.
    page : PageDate
    """
    now = before[-1] if before and before[-1].kind == "now" else None
    if indicator in ALWAYS_STOCK:
        return on_day(now, by, page) if now and page.year else _of_ties(sentence, at, chosen, by, page)
    if indicator in ("cadres_sent", "professionals_sent", "cadres_received"):
        return _of_persons(sentence, at, own_words, chosen, by, now, page)
    if indicator in ("industrial_parks", "workshops"):
        return _of_places(indicator, sentence[:at], own_words, chosen, by, before, page)
    return None


def _of_ties(sentence: str, at: int, chosen: Time | None, by: str, page: PageDate) -> Span:
    apart = by == "sentence" and chosen.kind in ("year", "part") and "；" in sentence[chosen.end : at]
    here = (by in ("sentence", "title") and not apart) or (
        by == "paragraph"
        and chosen
        and (chosen.kind == "asof" or (chosen.kind in ("year", "part") and not chosen.running))
    )
    return on_day(chosen if here or not page.year else None, by, page)


def _of_persons(
    sentence: str, at: int, own_words: str, chosen: Time | None, by: str, now: Time | None, page: PageDate
) -> Span | None:
    """目前驻黔东南挂职干部48名; those that were sent are no level."""
    sent = _SENT.search(_part(sentence[: at + 1], at) + own_words) and not _STILL_THERE.search(own_words)
    if not _POSTED_BY_THEN.search(sentence[:at]) and (sent or not _POSTED.search(_part(sentence, at))):
        return None
    kinds = ("asof", "now", "year", "part") if by in ("sentence", "title", "paragraph") else ("asof", "part")
    if by == "before" and chosen.kind == "part" and _NOW.search(own_words):
        return on_day(None, by, page)
    here = chosen and chosen.kind in kinds and (chosen.kind != "part" or chosen.last != page.text)
    return on_day(chosen if here and (by == "sentence" or not now) else None, by, page)


def _of_places(
    indicator: str,
    lead: str,
    own_words: str,
    chosen: Time | None,
    by: str,
    before: Sequence[Time],
    page: PageDate,
) -> Span | None:
    """Parks and workshops that there are: 共有64个, 达到18家; parks that two places have built together, of no year of its own."""
    past = chosen if chosen and (not chosen.running or chosen.last != page.text) else None
    past = (
        None
        if by == "before" and past and past.kind in ("year", "event") and past.last < page.text[:4]
        else past
    )
    if by == "sentence" and chosen.kind in ("asof", "now") and _THERE_ARE.search(own_words):
        return on_day(chosen, by, page)
    if _RUNNING.search(own_words) or _COME_TO.search(lead) or _ARE_THERE.search(lead):
        return on_day(past, by, page)
    if before and before[-1].kind == "now" and _NOW_THERE_ARE.search(lead):
        return on_day(None, by, page)
    if indicator == "workshops" or NEW.search(own_words):
        return None
    if before and before[-1].kind == "asof" and "新" not in own_words:
        return on_day(before[-1], by, page)
    together = by != "sentence" and bool(_TOGETHER.search(own_words))
    if together and not re.search("新|年", own_words):
        return on_day(past if past and past.kind in ("year", "part", "asof") else None, by, page)
    at_end = bool(_AT_END.search(lead))
    now_said = at_end or (bool(before) and before[-1].kind == "now") or (together and "已共建" in own_words)
    if not now_said and not _AT_THE_TIME.search(own_words):
        return None
    closed = chosen and chosen.kind in ("year", "asof") and (at_end or "年末" in own_words)
    return on_day(chosen if closed else None, by, page)


def _part(sentence: str, at: int) -> str:
    """The part of a sentence between semicolons that a place of it lies in."""
    first = max((m.end() for m in re.finditer(r"；|; | and sent ", sentence[:at])), default=0)
    return sentence[first : at + re.search(r"；|; | and sent |$", sentence[at:]).start()]


def on_day(chosen: Time | None, by: str, page: PageDate) -> Span:
    """A level on the day that a time ends with, else on the page's."""
    not_over = (
        chosen is not None and chosen.kind == "year" and chosen.last == page.text[:4] and by != "sentence"
    )
    if (
        chosen
        and chosen.last
        and not not_over
        and chosen.kind in ("year", "part", "asof", "event", "now", "since")
    ):
        return Span(chosen.last, "stock", by)
    return Span(page.text, "stock", "page") if page.year else Span(reason="no_page_date")


def of_other_days(
    sentence: str, at: int, own_words: str, chosen: Time | None, by: str, page: PageDate
) -> Span | None:
    """车间原先有11个, of a day that is not said; 新建车间3个，累计建成21个, of all years."""
    if by != "sentence" and _FORMERLY.search(own_words):
        return Span(reason="no_period")
    if not _ALL_TOLD.search(sentence[:at]) or not page.year:
        return None
    this_year = chosen is not None and chosen.last[:4] == page.text[:4]
    return Span(chosen.last if this_year else page.text, "cumulative", "open")
