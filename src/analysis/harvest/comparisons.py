"""Times that a text names only to measure against: 比2018年末下降, 从2014年的26.7万人减到零, up from 2021.

Such a time is no period of the text: what is said after it is not of that year. The one figure that stands right behind
it (从2016年的2.9亿元增至) is of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.harvest.figures import Figure
from analysis.harvest.moments import Time

_MEASURED = r"(?:比|较|相较|相比于?|相当于|对比|对照|高于|低于|多于|少于|是|为|占|同|与|和|跟|完成|于)"
_BEHIND = (
    r"全年(?:相比|比)|的|度|末|底|年底|年末|增|减|净增|提高|下降|同期|相比|比(?![例重])|计划|任务|目标|协议"
)
# 2022年广东民营企业…行动对接活动: the year is part of a name; 2013年投入使用的幼儿园: it tells of the noun.
_ATTRIBUTE = re.compile(
    r"(?:(?!签|召开|举办|举行|开展|\d[\d.]*[万亿]?[多余]?[元人家个名所项])[^，。；#]){0,40}?(?:活动|大会|论坛|博览会|洽谈会|推介会|年会|部署会|工作会议|框架协议|编制)(?!上|期间)|(?!投入的)[^，。；#\d]{2,10}的(?=[^\d，。；]{0,12}[^\d，。；])(?=[^\d，。；]{2,14}(?:由|，))"
)
# 由2017年底的7.71%降至, 从2014年的26.7万人减少到零: where something began, not the time that the text goes on about.
_FROM_THERE = re.compile(
    r"(?:年?[底末初])?(?:时)?的?\s*\d[\d.,]*[^，。；\d#]{0,12}?(?:降|减|增|提|升|涨|扩|缩|跃|变|发展|翻|[到至为成])"
)
_FIGURE = r"(?:(?:about |some |nearly |only )?\d[\d,.]*(?: ?(?:million|billion|percent|%))?(?: (?:yuan|people|[a-z]+))? )"
_ENGLISH = re.compile(
    r"(?:\b(?:compared (?:with|to)|versus|against|than)"
    r"|(?:\b(?:up|down|times|percent|increase[sd]?|rise|rose|growth|grew|drop(?:ped)?|fell|gain)|%)[^.,;]{0,16}\b(?:from|over|on|of)"
    rf"|\bfrom (?={_FIGURE}))\s+"
    rf"(?:that of |those of )?(?:{_FIGURE}(?:and )?){{0,2}}(?:(?:that|those|the figure|the level|all|the whole) )?(?:(?:of|in|for|at|by|during) )?(?:all of |the whole of )?(?:the end of )?$",
    re.IGNORECASE,
)
_SAME_TIME = re.compile(
    r"\b(?:from|over|than|on|to|with) (?:in |for |during |that of )?the same (?:period|month|time|quarter)s? (?:of |in )?$",
    re.IGNORECASE,
)


_IN_THAT = re.compile(r"\d[\d.,]*(?: (?:million|billion))?(?: [a-z]+)? in ")


def is_measure(sentence: str, time: Time) -> bool:
    """Whether a time of a sentence is only what something is measured against."""
    lead, after = sentence[: time.start], sentence[time.end : time.end + 6]
    bracketed = sentence[time.start - 1 : time.start] in ("(", "（")
    if (
        time.kind == "span"
        and bracketed
        and any(_is_within(sentence, time.start, *marks) for marks in ("“”", "《》"))
    ):
        return True  # of a document: “Outline (2011-2020)”
    held = lead.endswith("在") and re.match(r"(?:举行|举办|召开)的", after)
    if re.match(r"年?度?同期", after) or (
        not held and not lead.endswith("是") and _ATTRIBUTE.match(sentence, time.end)
    ):
        return True
    if time.kind != "asof" and re.search(rf"{_MEASURED}$", lead) and re.match(_BEHIND, after):
        return True
    if re.search(r"(?:比|较|相较|相比|较之|相比于|相较于|同比|[不高低多少]于|不少于|不低于)$", lead):
        return True
    if re.match(r"度?(?:计划|任务|目标|协议)(?:的|任务|数)", after):
        return True
    if re.search(r"[由从自](?:原来|原先)?$", lead) and _FROM_THERE.match(sentence, time.end):
        return True
    if _SAME_TIME.search(lead):
        return True
    return time.kind in ("year", "asof", "part") and bool(_ENGLISH.search(lead))


def _is_within(sentence: str, at: int, opening: str, closing: str) -> bool:
    """Whether a place of a sentence stands within marks."""
    return sentence.count(opening, 0, at) > sentence.count(closing, 0, at) and closing in sentence[at:]


def is_of(sentence: str, time: Time, start: int) -> bool:
    """Whether the figure that starts there is the one measured against: 从2016年的【2.9亿元】增至, up from # in 2023."""
    behind = sentence[start : time.start] if time.start > start else ""
    if _IN_THAT.fullmatch(behind):
        return True
    return (
        bool(re.fullmatch(r"(?:年?[底末初])?(?:时)?的?\s*", sentence[time.end : start])) and time.end <= start
    )


_FROM = re.compile(r"[由从自]$")
_FELL_TO = re.compile(r"(?:下降|上升|增长|增加|减少|提高|提升|降低|降|增|升|缩减|压减)[到至为]了?$")
_TO_SUCH = re.compile(
    r"(?:[底末]|年)?的?[^，。；]{0,4}\d[^。；]{0,16}(?:下降|上升|增长|增加|减少|提高|提升|降低|降|增|升)[到至为]"
)


_BARE_FROM = re.compile(r"[从由]$")
_ROSE_TO = re.compile(
    r"[^，。；\d]{0,6}(?:增|提|上升|升|扩|涨|跃|降|减|下降|达)[^，。；\d]{0,4}[到至]的?(?:了)?(?:近|约|超|逾)?"
)
_UP_TO_YEAR = re.compile(r"(?:[底末]|年)?的?[^，。；]{0,4}\d[^，。；]{0,16}[到至]$")


def risen_alike(
    sentence: str, figures: Sequence[Figure], times: Sequence[Time], measures: Sequence[Time]
) -> dict[int, Time]:
    """The times of rises that say none, beside one that does, by the number of the figure.

    投资额从2021年的10亿元增加到2024年的29亿元，销售额从【21亿元】增加到【40亿元】: of the same two years.
    """
    dated = [
        (first, last)
        for first in measures
        for last in times
        if first.kind == last.kind == "year"
        and first.end < last.start
        and _FROM.search(sentence[: first.start])
        and _UP_TO_YEAR.fullmatch(sentence[first.end : last.start])
    ]
    found: dict[int, Time] = {}
    for number, (one, other) in enumerate(zip(figures, figures[1:], strict=False)):
        told = [(first, last) for first, last in dated if last.end < one.start]
        rises = _BARE_FROM.search(sentence[: one.start]) and _ROSE_TO.fullmatch(
            sentence[one.end : other.start]
        )
        alike = one.quantity.unit == other.quantity.unit
        if not told or not rises or not alike or re.search("[。；]", sentence[told[-1][1].end : one.start]):
            continue
        if any(told[-1][1].start < t.start < one.start for t in times):
            continue
        for index, time in ((number, told[-1][0]), (number + 1, told[-1][1])):
            at = figures[index].start
            found[index] = replace(time, start=at - 1, end=at)
    return found


def is_end_of_a_change(text: str, time: Time) -> bool:
    """由2015年末的111万人下降至2019年末的18万人: the years of one change say nothing of the sentences after it."""
    lead = text[: time.start]
    return bool(_FELL_TO.search(lead) or (_FROM.search(lead) and _TO_SUCH.match(text, time.end)))
