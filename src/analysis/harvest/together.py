"""Figures of one sentence judged together, once each has its meaning: parts of what is set aside, both ends of ties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest.figures import Figure
from analysis.harvest.meaning import Meaning
from analysis.harvest.wording import marked
from analysis.vocabulary import prose

_PART_OF_IT = re.compile(r"[^，。；#]{0,6}，?(?:其中|含|包括)")
_TIES = frozenset(("schools_paired", "hospitals_paired", "villages_paired", "counties_paired"))
_OTHER_END = re.compile(
    rf"(?:与|和|同|跟|结对|帮扶|对接|对口|牵手|携手)[^，。；]{{0,6}}{prose.WEST}[^，。；]*$"
)


def set_parts_aside(sentence: str, figures: Sequence[Figure], found: list[Meaning]) -> None:
    """车间吸纳劳动力3200人，其中脱贫人口2000人: a part of what is set aside is set aside with it."""
    for i in range(1, len(figures)):
        between = sentence[figures[i - 1].end : figures[i].start]
        part = found[i - 1].reason == "purpose_part" and _PART_OF_IT.match(between)
        workers = (found[i - 1].indicator, found[i].indicator) == ("workers_in_east", "jobs_poor")
        if workers and _PART_OF_IT.match(between):
            found[i] = Meaning(reason="not_indicator")
        if part and found[i].indicator and figures[i].quantity.unit == figures[i - 1].quantity.unit:
            found[i] = Meaning(reason="purpose_part")


def count_heads_once(sentence: str, figures: Sequence[Figure], found: list[Meaning]) -> None:
    """受益群众1.92万户7.6万人: the persons are counted, and not their households again."""
    for i in range(1, len(figures)):
        first, second = figures[i - 1], figures[i]
        beside = not sentence[first.end : second.start].strip("、，共计约近（( ")
        heads = (first.quantity.unit, second.quantity.unit) == ("households", "persons")
        unsaid = found[i - 1].indicator == "beneficiaries" and found[i].reason in ("", "not_indicator")
        if beside and heads and (unsaid or found[i].indicator == "beneficiaries"):
            found[i], found[i - 1] = Meaning("beneficiaries"), Meaning(reason="repeat")


def count_ties_once(
    sentence: str, figures: Sequence[Figure], found: list[Meaning], marks: Sequence[tuple[int, int, str]]
) -> None:
    """438所学校与铜仁市的542所学校结对: ties are counted where the help goes."""
    for i, means in enumerate(found):
        if means.indicator not in _TIES:
            continue
        for k in range(i + 1, len(found)):
            if found[k].indicator == means.indicator:
                first, last = figures[i].end, figures[k].start
                inside = [(a - first, b - first, mark) for a, b, mark in marks if first <= a and b <= last]
                if _OTHER_END.search(marked(sentence[first:last], inside)):
                    found[i] = Meaning(reason="tie_end")
