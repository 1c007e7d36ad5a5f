"""对口支援 that means the cooperation all the same, as pages use the word loosely.

Counterpart support (of Xinjiang, Tibet, the Three Gorges) is another policy; but offices of the cooperation have it in
their names (对口支援和区域合作局), it is named in one breath with the cooperation, and 天津市对口支援甘肃 is a known pair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest.nesting import lies_in
from analysis.harvest.topic import Spoken, Topic
from analysis.vocabulary.places import province_of

_IN_NAMES = re.compile(
    r"(?:协作|合作|帮扶)(?:工作)?(?:和|与|及|、|暨)对口支援|对口支援(?:工作)?(?:和|与|及|、|暨)(?:经济|区域|东西部|扶贫|交流|对口)*(?:合作|协作|帮扶)|对口支援(?:办|局|处)|对口支援帮扶"
)
_WORD = "对口支援"
_TWO_MEANINGS = frozenset(("540000", "630000", "650000"))
"""Provinces that counterpart support is given to as well: the word means it there."""

_OTHER = re.compile(
    r"援疆|援藏|援青|对口支援|三峡(?!.*协作)|南水北调.{0,12}(?:对口|水源|协作|反哺)|(?:助|支持|反哺).{0,3}南水北调"
)
_OURS = re.compile(r"东西部|协作|帮扶|结对|对口扶贫|扶贫合作|携手奔小康")
_OURS_HERE = re.compile(r"东西部|协作|结对|扶贫合作|携手奔小康")
_GIVEN_TO = re.compile(r"起[^，。；]{0,8}对口支援|援[疆藏青](?:工作|资金|项目)")
_LOOSELY = re.compile(r"对口援建(?=工作|[，。；])|对口支援(?=[，。；]|$)")
_RELIEF = re.compile(r"灾|震|三峡|库区|移民|援疆|援藏|援青|新疆|西藏|青海")
_BOTH = re.compile(r"东西部|扶贫协作|支援协作|协作支援|合作交流")


def without_names(text: str) -> str:
    """A text without 对口支援 in names that say nothing of what the text tells."""
    return _IN_NAMES.sub("", text)


def names_another(words: str) -> bool:
    """Whether words name another policy, alone or beside the cooperation."""
    return bool(_OTHER.search(words))


def is_of_another(heading: str, paired: bool) -> bool:
    """Whether a title names another policy alone; those who help Qinghai as a known pair (`paired`) say 援青 of it too."""
    other = _OTHER.search(without_names(heading))
    loosely = paired and other is not None and other[0] == "援青"
    return bool(other) and not loosely and not _BOTH.search(heading)


def speaks_of_another_only(texts: str) -> bool:
    """Whether a page names another policy, and the cooperation by no word: 1994年，我市对口支援云阳县."""
    words = without_names(texts)
    return bool(_OTHER.search(words)) and not _OURS.search(words)


def is_paragraph_of_another(said: Sequence[Spoken], topic: Topic, pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether a paragraph begins with another policy and names the cooperation by no word: 2014年起，广东省对口支援甘孜州."""
    words = "".join(without_names(s.text) for s in said)
    first = without_names(said[0].text) if said else ""
    if len(said) < 2 or not _GIVEN_TO.search(first) or _OURS_HERE.search(words):
        return False
    return not meant_loosely(said[0], topic, pairs)


def _loose_ends(said: Spoken, topic: Topic, before: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """大力开展对口援建工作，在若尔盖县#; 选派人才#对口支援: of the page's pair, in a sentence that names its receiver."""
    inside = any(
        code == own or lies_in(code, own)
        for m in said.of("west")
        for code in m.codes
        for own in topic.receiver_codes
    )
    if not inside or _RELIEF.search(said.text):
        return []
    ends = [m.span() for m in _LOOSELY.finditer(said.text)]
    return [end for end in ends if not any(a < end[1] and end[0] < b for a, b in before)]


def meant_loosely(said: Spoken, topic: Topic, pairs: frozenset[tuple[str, str]]) -> list[tuple[int, int]]:
    """Where 对口支援 in a sentence means the cooperation."""
    spans = [match.span() for match in _IN_NAMES.finditer(said.text)]
    if topic.known(pairs) and not any(province_of(code) in _TWO_MEANINGS for code in topic.receiver_codes):
        ours = [m for m in said.of("west") if {*m.codes} == {*topic.receiver_codes}]
        spans += [(m.start - len(_WORD), m.start) for m in ours if said.text[: m.start].endswith(_WORD)]
        spans += _loose_ends(said, topic, spans)
    return spans
