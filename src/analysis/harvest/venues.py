"""Places that a sentence names only to say where something is: 赴广东就业, 在大理市签订协议, 浙江企业."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest.mentions import Mention
from analysis.harvest.nesting import lies_in

DESTINATION = re.compile(
    r"(?:赴|(?<![收得争接达受取])到|至|在|来|往|(?<!投)入|向|前往|(?<![过失])去|转移到|驻|进|\bto|\bin|\bwithin)\s*$"
)
_GOES_THERE = re.compile(r"\b(?:in|within|to) $")
FIRMS_OF = re.compile(
    r"[省市]?籍?(?:民营|知名|龙头)?(?:企业|客商|商会|市场|市民|消费者|companies|enterprises|firms)"
)
"""Behind a place: 浙江企业 says where firms are from."""
_HELD = re.compile(r"[^，。；]{0,6}(?:召开|举行|举办|签订|签署|签约|开幕|启动|揭牌|开班)")
_MEETS = re.compile(r"(?:[在于]|(?:会|活动|仪式|论坛|培训班))$")
"""苏陕协作对接会西安举行: a headline has no 在."""
_CAME_TO = re.compile(r"(?:活动|行动|大会|推介会?|洽谈会|交流会|博览会)走进$")
_FAIR = re.compile(
    r"(?:(?![与和向对在赴到来往投引援捐选派帮支的年])[^，。；、#\d]){0,6}(?:推介周|推介会|展销会|展销周|博览会|洽谈会|招商会|宣传周)"
)
"""Behind a place: 农特产品南京宣传推介周 is the name of a fair."""
_BEHIND_A_CITY = re.compile(
    r"(?: (?:counties|districts|banners|cities))?,? (?:in|of|capital of|a \w+ (?:in|of)|located in)\b[^,.]{0,30}|, [\w' ]{0,24}"
)


_HELD_EN = re.compile(
    r"\b(?:held|holding|convened|opened|took place|signed|launched|hosted)\b(?: on \w+ \d+)? (?:in|at) $"
    r"|\b(?:held|holding|hosted|hosting|staged|organi[sz]ed|attended|attending|launched|at)\b[^.,;]{0,60}\b(?:event|meeting|conference|ceremony|fair|expo|forum|summit|symposium|exhibition|promotion|seminar|festival|session|activity)s?\b(?: held)?(?: on \w+(?: \d+)?)? (?:in|at) $",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"[^，。；”\"]{0,4}(?:技工|家政|师傅|工匠|绣娘|月嫂|大厨|名师|名医|讲堂|课堂|学堂|好物|优品|新村|小镇|新城|大道|广场|大桥)[”\"]"
)


def is_in_a_name(mention: Mention, text: str) -> bool:
    """“广东技工”培训52期, 建起“广东新村”: a place in the name of a programme, or of what was built, gives nothing."""
    return text[: mention.start].endswith(("“", '"')) and bool(_PROGRAMME.match(text, mention.end))


_OF_A_PART = re.compile(r"\d[^。；]*其中[^，。；\d]{0,8}$")


def is_of_a_part(mention: Mention, text: str) -> bool:
    """安排资金#，其中用于某县@: a place that one part of a figure goes to, and not what the text goes on about."""
    return bool(_OF_A_PART.search(text[: mention.start]))


def is_destination(mention: Mention, text: str) -> bool:
    """赴广东就业: where somebody goes; invested in Diebu and Ning counties tells who receives, which English has no other word for."""
    before = text[: mention.start]
    return bool(DESTINATION.search(before)) and not (mention.side == "west" and _GOES_THERE.search(before))


def is_venue(mention: Mention, text: str) -> bool:
    """在大理市签订协议, held in Hangzhou: where something took place, not whom it is for."""
    held = _MEETS.search(text[: mention.start]) and _HELD.match(text, mention.end)
    held = held or _CAME_TO.search(text[: mention.start])
    return bool(held or _HELD_EN.search(text[: mention.start]) or _FAIR.match(text, mention.end))


_PLACES_IN = re.compile(
    r"\b(?:counties|districts|banners|villages|towns|cities|county|district|village) (?:of|in) (?:the )?(?:[\w'’-]+ ){0,3}$"
)


def only_holds(mention: Mention, text: str) -> bool:
    """Two counties of Gansu, Guangxi counties: a province that is named for the places in it."""
    return bool(
        _PLACES_IN.search(text[: mention.start])
        or re.match(r" (?:counties|districts)\b", text[mention.end :])
    )


def only_explains(mention: Mention, mentions: Sequence[Mention], text: str) -> bool:
    """Ningbo, in East China's Zhejiang province: the province says where the city before it is."""
    before = [m for m in mentions if m.end <= mention.start]
    if not before or not all(lies_in(own, over) for own in before[-1].codes for over in mention.codes):
        return False
    return bool(_BEHIND_A_CITY.fullmatch(text, before[-1].end, mention.start))
