"""Figures of one sentence judged together, once each has its meaning: parts of what is set aside, both ends of ties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest import wording
from analysis.harvest.figures import Figure
from analysis.harvest.meaning import Meaning
from analysis.harvest.wording import marked
from analysis.vocabulary import prose

_OTHERWISE = re.compile(r"\d年|今年|去年|任务|目标|计划|月")
"""（全年任务40家）, （2024年为3320万元）: no part of the figure before, but of another time."""
_SAME_PART = re.compile(r"，?其中[^，。；、\d年月]{0,8}")
_IN_ALL = re.compile(r"(?<!完成)总投资(?:额)?(?:约|近|超过|超|达到|达|为)?$")
_PAID = re.compile(
    r"，?(?:目前|现|其中|实际|现已)*(?:已|实际)(?:实际|累计)*到位(?:资金|投资)?(?:额)?(?:约|近|超过|超|达到|达|为)?"
)
_ONLY_WISHED = re.compile(r"(?:意向|求职|报名|进场|应聘|面试)[^，。；]{0,6}$")
_PART_OF_IT = re.compile(r"[^，。；#]{0,6}，?(?:其中|含|包括)")
_OPENS_PARTS = re.compile(r"\s*其中[，：]?")
_GIVEN_TO = re.compile(r"，?其中，?[^，。；、\d]{0,24}(?:捐|资助|赠)[^，。；、\d]{0,4}")
_AND_TO = re.compile(r"、[^，。；、\d]{0,24}(?:捐|资助|赠)[^，。；、\d]{0,4}|[、和][^，。；、\d]{0,2}")
_TIES = frozenset(("schools_paired", "hospitals_paired", "villages_paired", "counties_paired"))
_OTHER_END = re.compile(
    rf"(?:与|和|同|跟|结对|帮扶|对接|对口|牵手|携手)[^，。；]{{0,6}}{prose.WEST}[^，。；]*$"
)

_EASTERN_END = re.compile(rf"(?:与|和|同|跟)[^，。；]{{0,6}}{prose.EAST}[^，。；]*$")
_TIE_SAID = re.compile("结对|帮扶|对口|协作")
_PAIRED_WITH = re.compile(
    rf"(?:{prose.EAST}|the two (?:eastern )?(?:regions|provinces|cities))[^.;]*\bpaired (?:up )?with\b[^.;]*$"
)


def set_parts_aside(
    sentence: str, figures: Sequence[Figure], found: list[Meaning], marks: Sequence[tuple[int, int, str]]
) -> None:
    """车间吸纳劳动力3200人，其中脱贫人口2000人: a part of what is set aside is set aside with it."""
    for i in range(1, len(figures)):
        between = sentence[figures[i - 1].end : figures[i].start]
        wished = found[i - 1].reason == "not_indicator" and _ONLY_WISHED.search(
            sentence[: figures[i - 1].start]
        )
        part = (wished or found[i - 1].reason == "purpose_part") and _PART_OF_IT.match(between)
        workers = (found[i - 1].indicator, found[i].indicator) == ("workers_in_east", "jobs_poor")
        if workers and _PART_OF_IT.match(between):
            found[i] = Meaning(reason="not_indicator")
        same = found[i - 1].indicator and found[i].indicator == found[i - 1].indicator
        if (
            same
            and not any(mark and figures[i - 1].end <= a < figures[i].start for a, _, mark in marks)
            and _SAME_PART.fullmatch(between)
            and figures[i].quantity.value < figures[i - 1].quantity.value
        ):
            found[i] = Meaning(reason="purpose_part")
        if part and found[i].indicator and figures[i].quantity.unit == figures[i - 1].quantity.unit:
            found[i] = Meaning(reason="purpose_part")


def set_breakdown_aside(
    sentence: str,
    figures: Sequence[Figure],
    found: list[Meaning],
    ahead: Sequence[tuple[Figure, Meaning]],
    marks: Sequence[tuple[int, int, str]],
) -> None:
    """共签约267个。其中，现场签约22个: a sentence that begins with 其中 tells parts of what the one before it counted.

    What adds up to it is a breakdown whatever its words; a part with a place or a time of its own is a figure of that.
    """
    opens = _OPENS_PARTS.match(sentence)
    if not opens or any(
        marked_as != wording.MEASURED and start >= opens.end() for start, _, marked_as in marks
    ):
        return
    for whole, means in ahead:
        alike = [
            i
            for i, figure in enumerate(figures)
            if figure.quantity.unit == whole.quantity.unit and figure.quantity.value < whole.quantity.value
        ]
        adds_up = _add_up([figures[i].quantity.value for i in alike], whole.quantity.value)
        for i in alike:
            both = {found[i].indicator, means.indicator}
            if len(both) == 1 or (adds_up and both <= {"gov_funds", "funds_total"}):
                found[i] = Meaning(reason="purpose_part")


def _add_up(parts: Sequence[float], whole: float) -> bool:
    return any(abs(sum(parts[:n]) - whole) <= 0.005 * whole for n in range(2, len(parts) + 1))


def set_gifts_aside(sentence: str, figures: Sequence[Figure], found: list[Meaning]) -> None:
    """捐赠27.5万元，其中向县中学捐赠20万元、向县医院捐赠7.5万元: whom it was for, where the sum has been counted."""
    for i in range(1, len(figures)):
        if found[i - 1].indicator != "social_donations" or found[i].indicator != "social_donations":
            continue
        left = figures[i - 1].quantity.value
        between = _GIVEN_TO
        for k in range(i, len(figures)):
            value = figures[k].quantity.value
            beside = between.fullmatch(sentence[figures[k - 1].end : figures[k].start])
            if not beside or found[k].indicator != "social_donations" or value > left:
                break
            found[k], left, between = Meaning(reason="purpose_part"), left - value, _AND_TO


def set_agreed_aside(sentence: str, figures: Sequence[Figure], found: list[Meaning]) -> None:
    """落户企业3家，总投资2.1亿元，已到位6200万元: what the firms will invest in all is not what they have."""
    for i in range(1, len(figures)):
        whole, paid = figures[i - 1], figures[i]
        kinds = found[i - 1].indicator == found[i].indicator == "enterprise_investment"
        less = paid.quantity.value < whole.quantity.value
        if (
            kinds
            and less
            and _IN_ALL.search(sentence[: whole.start])
            and _PAID.fullmatch(sentence[whole.end : paid.start])
        ):
            found[i - 1] = Meaning(reason="not_indicator")


def set_brackets_aside(
    sentence: str, figures: Sequence[Figure], found: list[Meaning], marks: Sequence[tuple[int, int, str]]
) -> None:
    """选派医生、教师12名（医生9名、教师3名）: what stands in the brackets is a part of the figure before them.

    （其中支持甲县2000万元） has a receiver of its own.
    """
    for i, figure in enumerate(figures):
        opened = sentence.rfind("（", 0, figure.start)
        if opened < 0 or sentence.find("）", opened, figure.start) >= 0:
            continue
        whole = next((k for k in range(i - 1, -1, -1) if figures[k].end <= opened), None)
        if _OTHERWISE.search(sentence, opened, figure.end):
            continue
        placed = any(mark == prose.WEST and opened < a < figure.start for a, _, mark in marks)
        if placed and "其中" in sentence[opened : figure.start]:
            continue
        same = whole is not None and figures[whole].quantity.unit == figure.quantity.unit
        if (
            same
            and found[i].indicator
            and found[i].indicator == found[whole].indicator
            and _is_beside(figures[whole], opened)
            and figure.quantity.value <= figures[whole].quantity.value
        ):
            found[i] = Meaning(reason="purpose_part")


def _is_beside(figure: Figure, at: int) -> bool:
    return at - figure.end <= 12


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
    """438所学校与铜仁市的542所学校结对, 本市10所学校与济南市的8所结对: ties are counted where the help goes."""
    for i, means in enumerate(found):
        if means.indicator not in _TIES:
            continue
        for k in range(i + 1, len(found)):
            if found[k].indicator == means.indicator:
                first, last = figures[i].end, figures[k].start
                inside = [(a - first, b - first, mark) for a, b, mark in marks if first <= a and b <= last]
                between = marked(sentence[first:last], inside)
                clause = re.split("[，；。]", sentence[: figures[i].start])[-1]
                if "，" in between and _TIE_SAID.search(clause):
                    break  # 甲市帮扶16个县，乙市帮扶承德市5个县: each has a pair of its own
                if _OTHER_END.search(between) or _PAIRED_WITH.search(between):
                    found[i] = Meaning(reason="tie_end")
                elif _EASTERN_END.search(between):
                    found[k] = Meaning(reason="tie_end")
