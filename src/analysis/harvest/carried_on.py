"""What a sentence says for the sentences after it: its times, the one place that a text has turned to, a pair named in full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest import bases, comparisons, plans, turns
from analysis.harvest.mentions import PlaceFinder
from analysis.harvest.moments import Time
from analysis.harvest.parties import behind_since
from analysis.harvest.topic import Sides, Spoken, Topic, joined
from analysis.harvest.venues import DESTINATION, is_of_a_part

_ASIDE_TIME = re.compile(r"(?:其中|仅|单是|光)，?\s*$")  # 其中2023年: the text goes on about the whole span
_SPOKEN_OF = re.compile(r"(?:就|围绕|听取|介绍|通报|汇报)[^，。；\d]{0,14}$")
_IS_SPOKEN_OF = re.compile(
    r"[^，。；\d]{0,30}(?:工作|情况)[^，。；\d]{0,24}(?:介绍|汇报|通报|交流|座谈)?[。；]"
)
_SOMEBODY = re.compile(r"[他她](?!们)|\d岁|我家|(?:村民|贫困户|脱贫户|农民|工人|店主|老板)(?!\d|[、和及等])")
_OF_ALL_TIES = re.compile(
    r"各(?:受援|结对|对口|帮扶|协作)[^，。；]{0,6}(?:地|县|区|旗)|(?:支援|帮扶)(?:合作|协作)[^，。；]{0,6}(?:总|共)|[两三四五六七八九]个?(?:地|省|市|州|区|县|旗)"
)


def _is_reported_on(text: str, time: Time) -> bool:
    """就泸水市2018年脱贫攻坚工作作了介绍: the year of what somebody spoke about, and not of what comes of the meeting."""
    spoken = _SPOKEN_OF.search(text[: time.start]) and _IS_SPOKEN_OF.match(text, time.end)
    return time.kind == "year" and bool(spoken)


def lasting(text: str, times: list[Time]) -> list[Time]:
    """The times of a sentence that the sentences after it may go on about."""
    part = min((t.start for t in times if _ASIDE_TIME.search(text[: t.start])), default=len(text))
    whole_again = text.find("；", part) if "；" in text[part:] else len(text)
    times = [t for t in times if not plans.is_in_a_title(text, t)]
    kept = [t for t in times if t.kind not in ("lately", "now") and not part <= t.start < whole_again]
    kept = [t for t in kept if text[t.start - 1 : t.start] != "（" or t.start == 0] or kept
    kept = [
        t for t in kept if not bases.says_when_paid(text, t) and not comparisons.is_end_of_a_change(text, t)
    ]
    kept = [t for t in kept if not _is_reported_on(text, t)]
    firm = [t for t in kept if not (t.kind == "event" and t.reckoned)]
    return firm or kept


def of_which(spoken: Sequence[Spoken]) -> bool:
    """Whether a paragraph goes on with the parts of what the one before it counted."""
    return bool(spoken) and spoken[0].text.lstrip().startswith("其中")


def is_of_a_life(said: Spoken) -> bool:
    """Whether a sentence tells of somebody's life, so that its time is of nothing that the page counts: 她家在2019年脱贫."""
    return bool(_SOMEBODY.search(said.text)) and not said.shorts


def turned_to(said: Spoken, topic: Topic, last: Sides | None) -> Sides | None:
    """A district that helps several counties: the one that is named alone is meant until another is, or all of them are."""
    east, west = topic.sides.givers, topic.sides.receivers
    for side, several, one in (("east", east, west), ("west", west, east)):
        if len(several) < 2 or len(one) != 1:
            continue
        if _OF_ALL_TIES.search(said.text):
            return None
        own = {*topic.giver_codes, *topic.receiver_codes}
        named = {
            m.codes: m.printed
            for m in said.of(side)
            if {*m.codes} <= own or not DESTINATION.search(said.text[: m.start])
        }
        if not named or (len(named) == 1 and any(is_of_a_part(m, said.text) for m in said.of(side))):
            return last
        codes, printed = next(iter(named.items()))
        if len(named) > 1 or not {*codes} <= own:
            return None
        return Sides(
            *((east, (printed,)) if side == "west" else ((printed,), west)), "paragraph", "paragraph"
        )
    return last


def explicit(spoken: Spoken, topic: Topic, finder: PlaceFinder) -> Sides | None:
    """The one pair that a sentence names in full, or one of the page's by its short name, for the sentences after it."""
    if not spoken.of("east") and not spoken.of("west"):
        pairs = spoken.shorts[0].pairs if len(spoken.shorts) == 1 else ()
        told = (topic.giver_codes, topic.receiver_codes)
        if len(pairs) != 1 or not all(code in codes for code, codes in zip(pairs[0], told, strict=True)):
            return None
        names = [(finder.name(code),) for code in pairs[0]]
        return Sides(*names, "paragraph", "paragraph")
    spoken = behind_since(spoken)
    east, west = joined(spoken.of("east")), joined(spoken.of("west"))
    if not all(len(turns.distinct(turns.runs(spoken, side))) == 1 for side in ("east", "west")):
        return None
    if len(east) > 1 and len(west) > 1 and turns.RESPECTIVELY.search(spoken.text):
        return None
    return Sides(tuple(m.printed for m in east), tuple(m.printed for m in west), "paragraph", "paragraph")
