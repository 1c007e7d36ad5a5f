"""Words of a collector's note that say what a figure covers: the vocabulary of data warnings.

A figure is often narrower than its indicator (`cash part only`, `one event`), wider than its pair
(`all recipients`), an average, or a copy of another page. The note says so in words; this module turns the
words into flags, so that nothing later has to read sentences. Being careful is cheap here: a figure flagged
`part` still counts as a floor.
"""

from __future__ import annotations

import re
from functools import lru_cache

PART, EACH_PLACE, WIDER, COPY = "part", "each_place", "wider", "copy"
SEVERAL_ON_PAGE, REPEAT = "several_on_page", "repeat"

FLAGS: dict[str, tuple[str, str]] = {
    "undated": ("页面未注明日期", "the page has no date"),
    "open_start": ("起始时间未注明", "the start of the span is not stated"),
    "part_of_year": ("仅为年内部分时段", "covers a part of the year"),
    PART: ("仅为该指标的一部分", "covers a part of what the indicator means"),
    EACH_PLACE: ("平均值或逐地数值", "an average, or holds for each place"),
    WIDER: ("口径大于该结对", "covers more than the pair"),
    COPY: ("转载自其他页面", "a copy of another page"),
    SEVERAL_ON_PAGE: ("同页另有不同数值", "the page gives other figures for the same thing"),
    REPEAT: ("同页重复", "repeats another row of the same page"),
    "unnamed": ("一方未具名", "one side is not named"),
}
"""Flag -> its meaning in Chinese and English. Flags of places are in `analysis.vocabulary.places`."""

_ONE = (
    "event|project|hospital|school|primary school|federation|clinic|village|town|court|donation|allotment|park|group|"
    "Putian group|shipment|hall|firm|city|county|sheep base|bacon base|koi base|dairy|mushroom|vegetable|tea|health-industry|"
    "sturgeon|migrant-worker|sewage|textile"
)  # fmt: skip

_PATTERNS: dict[str, re.Pattern] = {
    PART: re.compile(
        rf"(?<!not )(?<!start )(?<!years )\bonly\b(?! as| about)|\bpart of (?:the |42|24|1\.|yearly|\d)|\bone (?:{_ONE})\b"
        r"|\bsigned at (?:a|the|one)\b|^(?:in cash|in kind|cash|goods|materials|medicine|medical|equipment)\b(?! equivalent| and|, edu)"
        r"|, cash\b|^(?:material|cash) donations|^(?:teachers|medical staff)\b(?!,? (?:doctors|and|medical))"
        r"|\b(?:first|second|third|new) batch\b|^provincial (?:finance|funds)|\bcity[- ]level\b|matching funds"
        r"|\bdevelopment area part\b|\bgrant part\b|projects brought\b|\bto one\b|\blabour measures\b|\bin one\b"
        r"|^(?:more than; )?industry projects\b|^donated funds",
        re.IGNORECASE,
    ),
    EACH_PLACE: re.compile(r"^for each|^each of|\bper county\b|\baverage\b|\bfor each\b", re.IGNORECASE),
    WIDER: re.compile(
        r"\bnot only\b|\bwider than\b|\ball (?:\d+ )?(?:recipients|partner areas|areas|regions|programmes|pairing programmes|"
        r"counterpart|[A-Z]\w+ partner|[A-Z]\w+[- ]aid|other|kinds of relocation)|\bwhole of Ningxia\b|not East-West"
        r"|\ball of Sichuan\b|\ball programmes\b|\bwhole park\b|\ball firms\b",
        re.IGNORECASE,
    ),
    COPY: re.compile(
        r"\bsame (?:report|figures as)\b|\bcount twice\b|\b(?:rewritten|mirror) copy$|^citing\b|^same as \d",
        re.IGNORECASE,
    ),
}  # fmt: skip


@lru_cache(maxsize=65536)
def flags_of(note: str) -> tuple[str, ...]:
    """Flags that a note states, in the order of the table above.

    >>> flags_of("cash part only"), flags_of("all recipients, not only Gansu"), flags_of("same report")
    (('part',), ('wider',), ('copy',))
    """
    clauses = [clause.strip() for clause in re.split(r"[;；]", note)]
    return tuple(
        name for name, pattern in _PATTERNS.items() if any(pattern.search(clause) for clause in clauses)
    )
