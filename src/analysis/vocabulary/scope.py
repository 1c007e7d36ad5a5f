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
OPEN_END = "open_end"
TO_PAGE_DATE, BEFORE_YEAR_END = "to_page_date", "before_year_end"
SEVERAL_ON_PAGE, REPEAT = "several_on_page", "repeat"

FLAGS: dict[str, tuple[str, str]] = {
    "undated": ("页面未注明日期", "the page has no date"),
    "open_start": ("起始时间未注明", "the start of the span is not stated"),
    OPEN_END: ("结束年份未注明", "the last year of the span is not stated"),
    TO_PAGE_DATE: ("累计数计至页面发布日", "the sum is taken to end on the day of its page"),
    BEFORE_YEAR_END: ("发布于年终前一个多月", "printed more than a month before the end of its year"),
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


def _any_of(*phrases: str) -> re.Pattern:
    return re.compile("|".join(phrases), re.IGNORECASE)


_PATTERNS: dict[str, re.Pattern] = {
    PART: _any_of(
        r"(?<!not )(?<!start )(?<!years )\bonly\b(?! as| about)", r"\bpart of (?:the |42|24|1\.|yearly|\d)",
        rf"\bone (?:{_ONE})\b(?! for each)", r"\bto one\b", r"\bin one\b", r"\bincomplete count\b",
        # an event
        r"\bsigned at (?:a|the|one|two|three)\b", r"\bat (?:the |\w+ )?fairs?\b",
        r"^(?:contract projects at )?(?:the )?(?:\d+\w\w joint|first \w+|two|three|four|20\d\d)\b.*\bmeetings?\b",
        r"\b(?:first|second|third|new) batch\b", r"\bsingle donation\b", r"\bby the \w+ federation\b",
        # cash or goods, of the two
        r"^(?:in cash|in kind|cash|goods|materials|medicine|medical|equipment)\b(?! equivalent| and|, edu)", r", cash\b",
        r"^(?:material|cash) donations", r"^donated funds", r"^relief materials", r"\bgrant part\b",
        # a level of government
        r"^(?:\w+ )?provincial (?:finance|funds|government|development funds)\b", r"\bcity[- ]level\b",
        r"\bmatching funds\b", r"\bdevelopment area part\b",
        # a purpose or an industry
        r"\bfor (?:schools|hospitals)\b", r"\bdisaster relief\b", r"\bhousing projects$", r"\b(?:mushroom|fungus) industry\b",
        r"\b(?:food|farm) park$", r", park$", r"^industry projects\b", r"\bprojects brought\b",
        # some of the people, or of the places of work
        r"^(?:teachers|medical staff)\b(?!,? (?:doctors|and|medical))", r"\blabour measures\b",
        r"^poor (?:\w+ )?(?:(?:labourers|workers|people) )?(?:to|in|with steady jobs in) [A-Z]", r"^underprivileged people\b",
        r", people out of poverty$", r"^from those projects", r"^(?:settled )?in (?:the |\d+ )?(?:[\w-]+ )?parks?\b", r"^in \S*园",
        r"\b(?:in|absorbed by|created by) (?:the|those) (?:\d+ )?(?:workshops|firms|enterprises)\b",
    ),
    EACH_PLACE: _any_of(r"^for each\b", r"^each of\b", r"\bper county\b", r"\baverage\b", r"\bfor each (?!of)"),
    WIDER: _any_of(
        r"\bnot only\b", r"\bwider\b", r"\bnot East-West\b", r"\bnot all from\b", r"\bas a whole\b", r"\bwhole of Ningxia\b",
        r"\ball (?:\d+ )?(?:recipients|partner areas|areas|regions|programmes|pairing programmes|counterpart|other|kinds of relocation)\b",
        r"\ball \w+ partner\b", r"\ball \w+[- ]aid(?:ed)?\b", r"\ball of Sichuan\b", r"\bwhole park\b", r"\ball firms\b",
        r"\bgeneral (?:commercial )?investment\b", r"\b(?:and|or) (?:other provinces|elsewhere)\b", r"\bcentral units\b",
        # another programme with it
        r"\bcounterpart support\b", r"\bsupport and cooperation together\b", r"\bsupport of .* plus cooperation\b",
        r"^Tibetan-area aid\b",
        # two indicators in one figure
        r"^(?:seconded )?cadres and (?:talent|professionals)(?: together)?$", r"\btrained and transferred\b", r"^training and transfer$",
    ),
    OPEN_END: _any_of(r"\bend (?:(?:year|month|date|of (?:the )?(?:span|period)) )?not (?:stated|printed|given)\b"),
    COPY: _any_of(
        r"\bsame (?:report|figures as)\b", r"\bcount twice\b", r"\b(?:rewritten|mirror) copy$", r"^citing\b", r"^same as (?:\d|SCIO)",
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
