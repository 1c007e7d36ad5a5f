"""What a figure counts that says it with the words of those before it: 今年分别为#和@, 占全年计划#, 协议约定的#、@目标."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.harvest.figures import Figure
from analysis.harvest.plans import IS_SHARED, SHARE_OF, is_what_was_reached
from analysis.vocabulary import prose

_GETS = "(?:签约|投入|安排|落实|到位|引进|实施)?"
_SUM_OF_THEM = re.compile(r"[元人个家名所次]（[^（）\d]{0,8}(?:共计|合计|总计|累计|共)(?:约|超)?$")
"""每年1.1亿元（三年共3.3亿元）: the sum of what was just said of each year."""
_BREAKDOWN = re.compile(
    rf"其中[，：]?(?:{prose.WEST}{_GETS}[@][^，。；、@{prose.WEST}]{{0,4}}(?:、@[^，。；、@{prose.WEST}]{{0,4}})*[，；、])*{prose.WEST}{_GETS}(?:@[^，。；、@{prose.WEST}]{{0,4}}、)*#$"
)
_LISTED_NOUN = re.compile(r"(项目)?(?=[，。；、]|$)")
_AIM = re.compile(
    r"(?:距离?|占|较|是|相当于|达到?)[^，。；\d]{0,4}(?:计划|目标|任务)数?的?$|(?:完成|超过|高于|达到|超出)了?[^，。；\d]{0,8}(?:约定|确定|下达|规定|明确|议定|商定)的$|\b(?:target|goal)s? (?:of|is|was) (?:over |about )?$"
)
_ARE_EACH = re.compile(r"分别(?:为|是|达到?|有)$")
_JOINT = re.compile(r"\s*(?:、|和|与|及)\s*")
_OF_MONEY = ("beneficiaries", "projects", "workshops", "schools_built", "enterprises_settled")
_IS_BARE = re.compile(r"[，。；、和]|$")
_SAME_SUBJECT = re.compile(
    r"[^，。；#]{0,6}，(?:直接|共|累计|已|可|将)?(?:惠及|受益|带动|覆盖|支持|实施|安排|引进|建设)[^，。；]{0,12}"
)
_MONEY_TOLD = re.compile(r"(?:财政|帮扶|援助|协作|扶贫|年度协议|省际协议)[^#@，。；]{0,6}资金")
_ARRIVED = re.compile(r"(?:目前|已经|已|实际|全部|累计|均|共|其中|资金)*到位(?:资金)?(?:了|超过?|近|约)?")
_FIRMS = re.compile(r"企业|签约|投资|引进|落地|招商|公司|项目协议")


class Meaning(NamedTuple):
    """An indicator, or a reason of `prose.REASONS`.

    `inherited` is true where the words belong to the figure before or behind, `several` where words of another
    indicator stand in the figure's clause too.
    """

    indicator: str = ""
    reason: str = ""
    inherited: bool = False
    several: bool = False


def told_before(sentence: str, figures: Sequence[Figure], found: Sequence[Meaning], i: int) -> Meaning | None:
    """就业6820人，其中脱贫劳动力5105人；今年1至7月分别为#和@: what the two before it count, in their order."""
    first = next(
        (k for k in range(i, 0, -1) if _ARE_EACH.search(sentence[figures[k - 1].end : figures[k].start])), 0
    )
    if not first or not all(
        _JOINT.fullmatch(sentence[figures[k].end : figures[k + 1].start]) for k in range(first, i)
    ):
        return None
    last = i
    while last + 1 < len(figures) and _JOINT.fullmatch(sentence[figures[last].end : figures[last + 1].start]):
        last += 1
    size = last - first + 1
    kinds = [m.indicator for m in found[first - size : first]] if size <= first else []
    if size < 2 or len(set(kinds)) < size or not all(kinds):
        return None
    same = figures[i - size].quantity.unit == figures[i].quantity.unit
    return Meaning(found[i - size].indicator, inherited=True) if same else None


def _are_there_of_them(last: Meaning, meaning: Meaning, between: str) -> bool:
    """在广东务工31.8万人，其中在佛山4.6万人: those who are there are counted again, and not who went."""
    kinds = (last.indicator, meaning.indicator) == ("workers_in_east", "jobs_to_east")
    return kinds and bool(re.fullmatch(r"，?其中，?在[^，。；、\d到赴]{2,8}", between))


def aimed_at(sentence: str, figures: Sequence[Figure], found: Sequence[Meaning], i: int) -> Meaning | None:
    """占全年计划#, 116 percent of the target of #: an aim of what the last figure of its unit counts; 目标@，到位#."""
    unit = figures[i].quantity.unit
    if unit == figures[i - 1].quantity.unit and _SUM_OF_THEM.search(sentence[: figures[i].start]):
        return Meaning(found[i - 1].indicator, inherited=True) if found[i - 1].indicator else None
    if unit == figures[i - 1].quantity.unit and is_what_was_reached(sentence, figures[i].start):
        return Meaning(found[i - 1].indicator, inherited=True) if found[i - 1].indicator else None
    first = i
    while first > 1 and _JOINT.fullmatch(sentence[figures[first - 1].end : figures[first].start]):
        first -= 1
    between = sentence[figures[first - 1].end : figures[first].start]
    shared = SHARE_OF.search(between) and IS_SHARED.match(sentence, figures[first].start)
    if not shared and not _AIM.search(between):
        return None
    told = zip(figures[:first], found, strict=False)
    alike = [m for f, m in told if f.quantity.unit == unit and m.reason not in ("growth", "share")]
    return Meaning(alike[-1].indicator, inherited=True) if alike and alike[-1].indicator else None


def is_of_the_same(meaning: Meaning, last: Meaning, sentence: str, two: Sequence[Figure]) -> bool:
    """中央单位投入资金@，实施项目#; 发放贷款@，惠及#: what was not ours before is not in the next clause.

    Nor in a row without nouns of its own: 本级财政投入分别为@、#和@.
    """
    first, second = two
    between, alike = sentence[first.end : second.start], first.quantity.unit == second.quantity.unit
    if _are_there_of_them(last, meaning, between):
        return True
    if (
        last.reason
        and meaning.indicator
        and alike
        and _JOINT.fullmatch(between)
        and _IS_BARE.match(sentence, second.end)
    ):
        return True
    told = meaning.indicator in _OF_MONEY and last.reason in ("other_policy", "no_place_giver")
    told = told or (meaning.indicator == "beneficiaries" and last.reason == "not_indicator")
    return told and bool(_SAME_SUBJECT.fullmatch(between))


def of_a_breakdown(
    text: str,
    figures: Sequence[Figure],
    found: Sequence[Meaning],
    i: int,
    ahead: Sequence[tuple[Figure, Meaning]],
) -> Meaning | None:
    """投入资金5.16亿元，实施项目158个。其中，甲县1.07亿元、31个项目，乙县#、@个项目: each place has what was summed before it."""
    at = text.index("#")
    noun = _LISTED_NOUN.match(text, at + 1)
    listed = text.find("其中") >= 0 and _BREAKDOWN.search(text[: at + 1])
    if not noun or not listed:
        return None
    first = i - len(re.findall("@", text[listed.start() : at]))
    told = [*ahead, *zip(figures[:first], found, strict=False)]
    unit = figures[i].unit.lstrip("万亿千百")
    alike = [means.indicator for f, means in told if means.indicator and f.unit.lstrip("万亿千百") == unit]
    if not alike or (noun[1] and alike[-1] != "projects"):
        return None
    return Meaning(alike[-1], inherited=True)


def is_money_arrived(text: str, last: str) -> bool:
    """投入财政帮扶资金@，实施项目@，今年已到位#: the money told of before, where no firm was.

    `last` is the indicator of the last figure of the sentence before: 预计投入财政资金@。目前已到位资金#.
    """
    before = text[: text.index("#")]
    if last in ("gov_funds", "funds_total") and _ARRIVED.fullmatch(before):
        return True
    clause = re.split(r"[，。；：]", before)[-1]
    told = max((m.end() for m in _MONEY_TOLD.finditer(before)), default=-1)
    return (
        bool(_ARRIVED.fullmatch(clause.lstrip(prose.EAST))) and told >= 0 and not _FIRMS.search(before, told)
    )
