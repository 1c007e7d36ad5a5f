"""Names in English text: runs of capitalised words, and the kind of place that follows a name (Hui autonomous region).

Which of them are places is for the gazetteer to say (`mentions`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol, TypeVar

from analysis.ingest.place_names import Place

_CAPITALISED = re.compile(
    r"[A-Z][A-Za-z'’]+(?:[ -](?:[A-Z][A-Za-z'’]+|autonomous|region|province|prefecture|city|county|district|municipality|banner|league|of))*"
)
_GENERIC_TAIL = re.compile(
    r"^(?:,?\s+(?:Va|Hui|Yi|Zhuang|Tibetan|Uygur|Miao|Dong|Bai|Qiang|Mongolian|Mongol|Lisu|Dai|Jingpo|Hani|Naxi|Tujia|Bouyei|Buyi|Yao|Salar|Tu|Kazak|Kirgiz|Lahu|Wa|Gelao|Shui|Sui|Dongxiang|Bonan|She|Korean|and|autonomous|Autonomous))*\s+(?:autonomous |Autonomous )?(?:province|prefecture|city|county|district|region|municipality|banner|league|new area)\b",
    re.IGNORECASE,
)
_KIND = re.compile(r"county|district|banner|city|new area|prefecture|league|province", re.IGNORECASE)
LOWEST = frozenset(("county", "district", "banner", "new area"))
"""Kinds that no province or city has."""
_ENDINGS = {
    "county": ("county", "县市旗"),
    "district": ("county", "区"),
    "banner": ("county", "旗"),
    "new area": ("county", "区"),
    "city": ("", "市"),
    "prefecture": ("prefecture", "州区"),
    "league": ("prefecture", "盟"),
    "province": ("province", "省"),
}
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


def kind_of(tail: str) -> str:
    """The kind of place that the words behind a name tell, in small letters; empty where they tell none.

    >>> kind_of(" Hui autonomous prefecture"), kind_of(" District"), kind_of("")
    ('prefecture', 'district', '')
    """
    kind = _KIND.search(tail)
    return kind[0].lower() if kind else ""


def is_of_kind(place: Place, kind: str) -> bool:
    """Whether a place is what English calls so: Linxia county is 临夏县, and Linxia prefecture is 临夏州."""
    level, endings = _ENDINGS[kind]
    return level in ("", place.level) and place.name[-1] in endings


class _Ends(Protocol):
    """What has an end in a text."""

    end: int


Found = TypeVar("Found", bound=_Ends)


def scan(text: str, found_at: Callable[[int, int, str], Found | None]) -> list[Found]:
    """What a function of start, end and name makes of the names of a text, the longest first at each place.

    The words of a kind behind a name (Miao and Dong autonomous prefecture) are of that name.
    """
    found: list[Found] = []
    for run in _CAPITALISED.finditer(text):
        words = list(_WORD.finditer(run[0]))
        for i, word in enumerate(words):
            if found and run.start() + word.start() < found[-1].end:
                continue
            for j in range(min(len(words), i + _LONGEST_ENGLISH), i, -1):
                name = run[0][word.start() : words[j - 1].end()]
                first = run.start() + word.start()
                one = found_at(first, first + len(name), name) if name[0].isupper() else None
                if one is not None:
                    found.append(one)
                    break
    return found


def is_filed(text: str, start: int, end: int) -> bool:
    """Whether a name says where a report was written: HOHHOT -- Beijing provided."""
    return start == 0 and text[:end].isupper() and bool(re.match(r" (?:--|—|–) ", text[end : end + 4]))
