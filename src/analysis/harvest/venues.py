"""Places that a sentence names only to say where something is: 赴广东就业, 在大理市签订协议, 浙江企业."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest.mentions import Mention
from analysis.harvest.nesting import lies_in

DESTINATION = re.compile(
    r"(?:赴|(?<![收得争接达受取])到|至|在|来|往|(?<!投)入|向|前往|(?<![过失])去|转移到|驻|进|\bto|\bin|\bwithin)\s*$"
)
FIRMS_OF = re.compile(
    r"[省市]?籍?(?:民营|知名|龙头)?(?:企业|客商|商会|市场|市民|消费者|companies|enterprises|firms)"
)
"""Behind a place: 浙江企业 says where firms are from."""
_HELD = re.compile(r"[^，。；]{0,6}(?:召开|举行|举办|签订|签署|签约|开幕|启动|揭牌|开班)")
_FAIR = re.compile(
    r"(?:(?![与和向对在赴到来往投引援捐选派帮支的年])[^，。；、#\d]){0,6}(?:推介周|推介会|展销会|展销周|博览会|洽谈会|招商会|宣传周)"
)
"""Behind a place: 农特产品南京宣传推介周 is the name of a fair."""
_BEHIND_A_CITY = re.compile(r",? (?:in|of|capital of|a \w+ (?:in|of)|located in)\b[^,.]{0,30}|, [\w' ]{0,24}")


def is_venue(mention: Mention, text: str) -> bool:
    """在大理市签订协议: where something took place, not whom it is for."""
    held = re.search(r"[在于]$", text[: mention.start]) and _HELD.match(text, mention.end)
    return bool(held or _FAIR.match(text, mention.end))


def only_explains(mention: Mention, mentions: Sequence[Mention], text: str) -> bool:
    """Ningbo, in East China's Zhejiang province: the province says where the city before it is."""
    before = [m for m in mentions if m.end <= mention.start]
    if not before or not all(lies_in(own, over) for own in before[-1].codes for over in mention.codes):
        return False
    return bool(_BEHIND_A_CITY.fullmatch(text, before[-1].end, mention.start))
