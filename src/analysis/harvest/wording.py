"""The words around a figure in one form: marks for figures, places and times, and its own noun right before it.

What they say is held against patterns in `meaning`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest.figures import Figure
from analysis.vocabulary import prose

MEASURED = "Ｙ"
"""The mark of a time that is only measured against; 由2016年的#增长到2018年的@ has a figure of its own there."""
_IN_DOLLARS = re.compile(r"\s*[（(][^#（）()]*(?:美元|\$|dollars)[^#（）()]*[）)]")
_SHARE_BESIDE = re.compile(
    r"(?:占|完成)[^#@，。；]{0,12}@，(?=(?:达到?|为|共|计)?#)|(?:率|占比|比重|比例)(?:为|达到?)?@，(?=(?:达到?|为|共|计|累计|合计)#)"
)
_RISEN = re.compile(
    r"(?:由|从)[^#@，。；]{0,8}@[^#@，。；]{0,2}(?:增|提|上升|增长|扩|跃升|升)(?:加|高|大|升)?(?:到|至)的?(?=#)"
)
_IN_TURN_EN = re.compile(r",? respectively,?", re.IGNORECASE)
# 干部和人才分别为#和@: each figure after 分别 has the noun of its number before it.
_NOUNS_IN_TURN = re.compile(
    r"(?P<nouns>[^#@，。；：]{4,60}?)分别(?:为|是|有|达到?|约为?|超过?|近|增至)?(?P<series>[#@](?:人次?)?(?:(?:、|和|及|与|，)[#@])+)"
)
_WITHOUT_NOUN = re.compile(
    r".*的|.*(?:选派|派驻|派出|引进|新增|投入|采购|援建|建设|新建|实施|培训|帮助|完成|落实|安排|争取|选派了|共建)了?"
)
_PLACE = f"(?:{prose.EAST}|{prose.WEST}|{prose.PAIR})"
_PLACES_LISTED = re.compile(rf"{_PLACE}[^#@，。；、和及与]{{0,2}}[、和及与]{_PLACE}")
_SAID_BEHIND = re.compile(
    r"#[！!。—，]*(?:这一?(?:数字|组数据)?[就正便]?是|这便是|——)，?(?P<words>[^#@，。；！]{4,40})(?=[，。；！]|$)"
    r"|#[！!]，?(?P<more>[^#@，。；！]{4,40})(?=[，。；！]|$)"
)
# 新落地的天津企业，去年#家，今年@家: what is counted stands before the comma.
_TOPIC = re.compile(
    r"(?P<noun>(?:^|(?<=[。；：]))[^#@，。；：]{4,30}(?:企业|项目|车间|劳动力|人才|干部|资金|投资)(?:数|额)?)，#"
)
# 28.4 billion yuan: sales of farm produce; 33.8亿元：财政援助资金
_COLON = re.compile(
    r"^\W{0,4}#(?P<noun>[ \w']{0,30}?)\s?[：:]\s*(?P<words>[^#@。;；]{4,160}?)(?=[，。,.;；]|$)"
)
_NEXT_ITEM = re.compile(r"(?<=[^#@，。；、：\s]{2}#)[、，](?=[^#@，。；、]{2,}@)")


def marked(sentence: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """A sentence in which each span (start, end, mark) is replaced by its mark; spans don't overlap."""
    parts, at = [], 0
    for start, end, mark in sorted(spans):
        if start < at:
            continue
        parts += [sentence[at:start], mark]
        at = end
    return "".join([*parts, sentence[at:]])


def plain(text: str) -> str:
    """The words around a figure without what tells of other figures, its own noun right before it."""
    text = _IN_TURN_EN.sub("", text)
    text = _RISEN.sub("达", _SHARE_BESIDE.sub("", _IN_DOLLARS.sub("", text)))
    text = _SAID_BEHIND.sub(lambda m: f"{m['words'] or m['more']}#", text)
    text = _COLON.sub(lambda m: f"# {m['words']}" if m["noun"].strip() else f"{m['words']} #", text)
    return _own_item(_own_noun(_TOPIC.sub(r"\g<noun>#", text)))


def _own_noun(text: str) -> str:
    """选派党政干部、专技人才分别为@、#: 选派专技人才#."""
    for match in _NOUNS_IN_TURN.finditer(text):
        series = re.findall("[#@]", match["series"])
        nouns = re.split(r"、|和|及|与", match["nouns"])
        if (
            "#" not in series
            or min(map(len, nouns)) < 2
            or len(nouns) != len(series)
            or _PLACES_LISTED.search(match["nouns"])
        ):
            continue
        at = series.index("#")
        lead = _WITHOUT_NOUN.match(nouns[0]) if at else None
        return f"{text[: match.start()]}{lead[0] if lead else ''}{nouns[at]}#{text[match.end() :]}"
    return text


def _own_item(text: str) -> str:
    """实际投资#、消费帮扶@: in a list of words with figures behind them, the words behind a figure are of the next one."""
    item = _NEXT_ITEM.search(text)
    return text[: item.start()] + "。" + text[item.end() :] if item else text


def mark_of(
    figure: Figure, sign: str, chinese: bool, sentence: str, marks: Sequence[tuple[int, int, str]]
) -> str:
    """What stands for a figure: a sign, and its unit where that says what is counted; nothing for 14批 and 3场."""
    if figure.quantity.unit in ("yuan", "percent"):
        return sign
    if not chinese:
        unit = figure.unit
        for start, end, mark in marks:
            if figure.start < start and end <= figure.end:
                unit = unit.replace(sentence[start:end].lower(), mark)  # 902 Sichuan officials
        return f"{sign} {unit}"
    if (
        sign == "@"
        and re.search(r"(?:批次?|期|场次?|班|次)$", figure.unit)
        and not figure.unit.endswith("人次")
    ):
        return ""
    noun = re.search(r"(?:农村|脱贫|贫困|富余|建档立卡)*(?:劳动力|人口|群众|农牧民)$", figure.unit)
    return sign + (noun[0] if noun else "")
