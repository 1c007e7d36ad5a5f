"""Names in English text: runs of capitalised words, and the kind of place that follows a name (Hui autonomous region).

Which of them are places is for the gazetteer to say (`mentions`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

_CAPITALISED = re.compile(
    r"[A-Z][A-Za-z'’]+(?:[ -](?:[A-Z][A-Za-z'’]+|autonomous|region|province|prefecture|city|county|district|municipality|banner|league|of))*"
)
_GENERIC_TAIL = re.compile(
    r"^(?:,?\s+(?:Va|Hui|Yi|Zhuang|Tibetan|Uygur|Miao|Dong|Bai|Qiang|Mongolian|Mongol|Lisu|Dai|Jingpo|Hani|Naxi|Tujia|Bouyei|Buyi|Yao|Salar|Tu|Kazak|Kirgiz|Lahu|Wa|Gelao|Shui|Sui|Dongxiang|Bonan|She|Korean|and|autonomous|Autonomous))*\s+(?:autonomous |Autonomous )?(?:province|prefecture|city|county|district|region|municipality|banner|league|new area)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+(?:['’](?!s\b)[A-Za-z]+)*")
"""A word of an English name: Xi'an, and Beijing of Beijing's."""
_LONGEST_ENGLISH = 5


def end_of_kind(text: str, end: int) -> int:
    """Where a name that ends at `end` ends with the kind of place behind it.

    >>> end_of_kind("Ningxia Hui autonomous region gave", 7)
    29
    """
    tail = _GENERIC_TAIL.match(text[end:])
    return end + tail.end() if tail else end


def scan(text: str, found_at: Callable[[int, int, str], Found | None]) -> list[Found]:
    """What a function of start, end and name makes of the names of a text, the longest first at each place."""
    found = []
    for run in _CAPITALISED.finditer(text):
        words = list(_WORD.finditer(run[0]))
        i = 0
        while i < len(words):
            for j in range(min(len(words), i + _LONGEST_ENGLISH), i, -1):
                first, last = words[i].start(), words[j - 1].end()
                name = run[0][first:last]
                one = found_at(run.start() + first, run.start() + last, name) if name[0].isupper() else None
                if one is not None:
                    found.append(one)
                    i = j - 1
                    break
            i += 1
    return found


def is_filed(text: str, start: int, end: int) -> bool:
    """Whether a name says where a report was written: HOHHOT -- Beijing provided."""
    return start == 0 and text[:end].isupper() and bool(re.match(r" (?:--|—|–) ", text[end : end + 4]))
