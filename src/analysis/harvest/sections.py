"""Chapters of a page: what a heading, or a label at the head of a paragraph, says of the figures under it.

二、2023年工作计划 plans; 【南充】 names the place; 二、农业 is no cooperation. A heading holds until the next one, a label
in front of a text for its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from analysis.harvest import figures, plans, turns
from analysis.harvest.mentions import Mention, PlaceFinder
from analysis.harvest.moments import Time
from analysis.harvest.nesting import lies_in
from analysis.harvest.topic import Sides, Spoken, Topic
from analysis.vocabulary import prose
from analysis.vocabulary.places import province_of

_HEADING = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．][^。]{2,30}。?$")
_PORTRAYED = re.compile(r"(?:位于|地处|于(?:19|20)\d\d年(?:\d+月)?被|是国家级?(?:扶贫|深度)|国土面积|辖\d)")
_HELP_INSIDE = re.compile(r"山海协作(?:工程|结对)|(?:省内|省域)(?:结对|对口|帮扶)")
# 按照年度协议要求推进工作，主要指标进展如下：
IS_ITEM = re.compile(r"[●■◆·—\-\s]*[\u4e00-\u9fff]{2,10}[：\s]*\d[\d.,]*[万亿]?[\u4e00-\u9fff]{1,4}[，；。]?")
"""安顺 11.04亿元: a line of a list of places."""
ANNOUNCES = re.compile(
    r"(?:进展|进度|情况|成效|指标|数据|成绩)[^，。；：]{0,8}(?:如下|通报)[^，。；：]{0,4}[：。]?\s*$"
)
_IS_ACTIVITY = re.compile(r"就业|务工|劳务|销售|转移")  # 到广东就业：任务5000人
_SLOGAN = re.compile(r"所需|所能")  # 靖西所需，深圳所能 is said of the pair, not of a chapter
_CHAPTER = re.compile(r"^[一二三四五六七八九十]+[、.．]")
_QUESTION = re.compile(r"^(?:问|记者|主持人)：[^。]{2,60}？$|^[^，。；]{2,20}怎么[干办做抓]？$")
_ITEM = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．\s]|[一二三四五六七八九]是|[◆●■▲·•*—-])"
)
_LABEL = re.compile(
    r"^\s*(?:[—\-–·•●■◆▲*#]+|[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?)?\s*(?:【(?P<boxed>[^】]{1,24})】|(?P<plain>[^，。；：【】]{2,16})(?:[：。]|$)|在(?P<at>[^，。；：【】]{2,10})，)"
)


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading says: that its text is planned, and of which year; a time; a pair; that it is another policy's (`elsewhere`)
    or a place's own affairs; that it is of the cooperation.

    `asked` says that it is a question, `listed` that it governs only the numbered items below it (会议议定：). `words` are those of the label or heading, which can say what figures under it count.
    """

    planned: bool = False
    planned_year: str = ""
    time: Time | None = None
    pair: Sides | None = None
    elsewhere: bool = False
    own: bool = False
    cooperation: bool = False
    words: str = ""
    listed: bool = False
    asked: bool = False


class Frame(NamedTuple):
    """What a page says at large, as far as its chapters hang on it.

    `told` are the pairs that it tells one by one, `sorted` whether headings part the cooperation from other things,
    `planned` whether the page is a plan as a whole.
    """

    topic: Topic
    finder: PlaceFinder
    told: Sequence[turns.Told]
    sorted: bool
    planned: bool


_STARTS = re.compile(
    r"^[^\u4e00-\u9fff]{0,8}[【〔][^】〕]{1,24}[】〕]|^\s*\*\*[^*]{2,24}\*\*|^\s*[（(]?[一二三四五六七八九十]+[）)]?[是、.．]|^[^，。；：]{2,8}为[^，。；：]{1,4}[。，]"
)


def starts_anew(text: str) -> bool:
    """Whether a paragraph is one of several beside each other, which doesn't go on with the one before: 【产业篇】, 教育为先。"""
    return bool(_STARTS.match(text))


def is_heading(text: str, sentences_beside: int) -> bool:
    """一、2022年工作情况, or a short line of its own that is no sentence and tells no figure."""
    text = text.strip()
    if _QUESTION.match(text) or (_HEADING.match(text) and not figures.find(text, "zh")):
        return True
    return (
        sentences_beside == 1
        and len(text) < 25
        and not text.endswith(("。", "；", "."))
        and not figures.find(text, "zh")
    )


def under_heading(
    said: Spoken, times: list[Time], above: Section, frame: Frame, paragraph: Sequence[Spoken] = ()
) -> Section:
    """The section that a heading opens, within the one that it stands in; it may begin a paragraph."""
    helped = [m for sentence in paragraph for m in sentence.of("west")]
    listed = said.text.strip().endswith("：") or (above.listed and bool(_ITEM.match(said.text)))
    planned = bool(plans.HEADING.search(said.text)) or (above.planned and above.listed and listed)
    named = [t for t in times if t.kind in ("year", "part", "span") and t.last]
    chapter = bool(_CHAPTER.match(said.text.strip()))
    time = named[0] if len(named) == 1 else None if named or chapter else above.time
    year = named[-1].last[:4] if planned and named else ""
    pair, elsewhere = (above.pair, False) if _SLOGAN.search(said.text) else _places(said, frame, helped)
    own = frame.sorted and not is_cooperation(said)
    asked = bool(_QUESTION.match(said.text.strip()))
    if asked:
        pair = pair or (None if above.asked else above.pair)  # what one question names, the next doesn't mean
    words = re.sub(r"^\W*[一二三四五六七八九十\d]*\W+|\W+$", "", said.text)
    return Section(
        planned or frame.planned, year, time, pair, elsewhere, own, is_cooperation(said), words, listed, asked
    )


def still_in(section: Section, text: str, frame: Frame) -> Section:
    """The section at the head of a paragraph: a list that its heading announced is over where no item follows."""
    return Section(planned=frame.planned) if section.listed and not _ITEM.match(text) else section


def labelled(said: Spoken, above: Section, frame: Frame, paragraph: Sequence[Spoken] = ()) -> Section:
    """The section of one paragraph: the one that it stands in, with what a label at its head adds."""
    match = _LABEL.match(said.text)
    if not match:
        return above
    name = next(name for name in ("boxed", "plain", "at") if match[name])
    words, (start, end) = match[name], match.span(name)
    inside = Spoken(words, [m for m in said.mentions if start <= m.start and m.end <= end], said.shorts)
    more = 2 if match[0].endswith("。") else 4  # 南充市。 is a label, 广东也来考察。 a sentence
    label_is_place = not _IS_ACTIVITY.search(words) and sum(
        m.end - m.start for m in inside.mentions
    ) + more >= len(words)
    helped = [m for sentence in paragraph for m in sentence.of("west")]  # 二、泰州市。聚焦咸阳
    pair, elsewhere = _places(inside, frame, helped) if label_is_place else (None, False)
    boxed_own = bool(match["boxed"]) and frame.sorted and not pair and not is_cooperation(inside)
    planned = not label_is_place and bool(match["plain"]) and bool(plans.HEADING.search(words))
    year = re.search(r"(20\d\d)年", words) if planned else None
    return replace(
        above,
        planned=above.planned or planned,
        planned_year=year[1] if year else above.planned_year,
        pair=pair or above.pair,
        elsewhere=elsewhere or above.elsewhere,
        own=boxed_own or above.own,
        cooperation=above.cooperation or is_cooperation(inside),
        words=words,
    )


def of_paragraph(spoken: Sequence[Spoken], here: Section) -> Section:
    """金平县位于红河州南部，… 2017年共投入扶贫资金17亿元: a paragraph that portrays a receiver tells of its own affairs."""
    first = spoken[0]
    place = next((m for m in first.mentions if m.side == "west" and m.start <= 6), None)
    portrays = bool(place) and bool(_PORTRAYED.match(first.text, place.end))
    if not portrays or any(
        s.of("east") or s.shorts or prose.COOPERATION_ITSELF.search(s.text) for s in spoken
    ):
        return here
    return replace(here, own=True)


def after(said: Spoken, here: Section) -> Section:
    """The section of the sentences after one: those after 山海协作工程 are of it too, until the cooperation is named."""
    if _HELP_INSIDE.search(said.text) and not said.of("west"):
        return replace(here, elsewhere=True)
    if here.elsewhere and (said.of("west") or said.shorts or "东西部" in said.text):
        return replace(here, elsewhere=False)
    return here


def _places(said: Spoken, frame: Frame, helped: Sequence[Mention] = ()) -> tuple[Sides | None, bool]:
    """The pair that a heading names, its other side from the pairs told or the page's; whether it is another policy's."""
    east, west = (
        runs[0] if len(runs) == 1 else [] for runs in (turns.runs(said, "east"), turns.runs(said, "west"))
    )
    if not east and not west:
        return None, False
    if east and not west and not helped and _is_inside(east, frame.topic, frame.finder):
        return None, True
    names = {"east": tuple(m.printed for m in east), "west": tuple(m.printed for m in west)}
    for side, other, named in (("east", "west", east), ("west", "east", west)):
        if len(named) == 1 and not names[other]:
            partner = turns.partner_of(frame.told, side, named[0].codes)
            names[other] = (partner.printed,) if partner else ()
    return Sides(
        names["east"] or frame.topic.sides.givers,
        names["west"] or frame.topic.sides.receivers,
        "paragraph",
        "paragraph",
    ), False


def _is_inside(east: list[Mention], topic: Topic, finder: PlaceFinder) -> bool:
    """【菏泽】 on a page about 青岛: help inside a province, if no receiver of the page is its partner."""
    codes = {code for m in east for code in m.codes}
    if not topic.giver_codes or codes & {*topic.giver_codes}:
        return False
    if any(lies_in(a, b) or lies_in(b, a) for a in codes for b in topic.giver_codes):
        return False
    same = {province_of(code) for code in codes} & {province_of(code) for code in topic.giver_codes}
    return bool(same) and not any((a, b) in finder.pairs for a in codes for b in topic.receiver_codes)


def is_cooperation(said: Spoken) -> bool:
    """Whether a heading says that its text is of the cooperation."""
    return bool(said.shorts or prose.COOPERATION.search(said.text))


def are_sorted(paragraphs: Sequence[Sequence[Spoken]]) -> bool:
    """Whether headings part the cooperation from other things: 二、农业, 四、鲁渝协作."""
    found = [
        is_cooperation(said)
        for paragraph in paragraphs
        for said in paragraph[:1]
        if _CHAPTER.match(said.text.strip()) and is_heading(said.text, len(paragraph)) or _boxed(said)
    ]
    return any(found) and not all(found)


def _boxed(said: Spoken) -> bool:
    match = _LABEL.match(said.text)
    return bool(match and match["boxed"])
