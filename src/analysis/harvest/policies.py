"""对口支援 that means the cooperation all the same, as pages use the word loosely.

Counterpart support (of Xinjiang, Tibet, the Three Gorges) is another policy; but offices of the cooperation have it in
their names (对口支援和区域合作局), it is named in one breath with the cooperation, and 天津市对口支援甘肃 is a known pair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def meant_loosely(said: Spoken, topic: Topic, pairs: frozenset[tuple[str, str]]) -> list[tuple[int, int]]:
    """Where 对口支援 in a sentence means the cooperation."""
    spans = [match.span() for match in _IN_NAMES.finditer(said.text)]
    if topic.known(pairs) and not any(province_of(code) in _TWO_MEANINGS for code in topic.receiver_codes):
        ours = [m for m in said.of("west") if {*m.codes} == {*topic.receiver_codes}]
        spans += [(m.start - len(_WORD), m.start) for m in ours if said.text[: m.start].endswith(_WORD)]
    return spans
