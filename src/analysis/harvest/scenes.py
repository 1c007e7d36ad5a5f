"""Whether a figure is told of one village, one town or one firm, which a story is set in, and not of the pair.

先后在天山村投入600多万元，带动26人务工: a part that no total of the county is made of. What is said of the whole again
(据统计，全县…) ends it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.harvest.figures import Figure
from analysis.harvest.meaning import Meaning
from analysis.harvest.mentions import Mention
from analysis.harvest.text import is_chinese
from analysis.harvest.topic import Spoken

_PLACE = "Ｏ"
"""The mark of a place that the lists know: 镇海区 and 东乡县 are no towns."""
_LOWER = re.compile(
    r"(?<![多余])[\u4e00-\u9fff]{1,6}(?P<kind>村|嘎查|社区|街道|苏木|镇|乡)(?![级民企村镇庄干两集居务医小振容组街合社与和、及（工品]|落|环境|校|电)"
)
_NO_NAME = {
    "村": "一两几镇农乡新进入到驻帮扶困贫范对点政有各度部丽兴个薄特色迁置然境的等与和及向为全每本落远僻样街居联城强富治坏空企化模数型美好点先型",
    "嘎查": "个各的等与和全每困贫范",
    "社区": "村个各的等与和全每小型置迁新居园区入进到乡镇在",
    "街道": "镇乡个各的等与和全每村区市县",
    "苏木": "个各的等与和全每",
    "镇": "一两几乡城街市区小集边重古强名个各全每县的等与和及心困贫范点色村结对",
    "乡": "一两几“山家城木侨水茶老返下进故异他还在个各全每县的等与和及困贫范族镇思梦原同酒果画",
}
_THE_ONE = re.compile(r"(?:^|[，。；、])(?:该|本|这个)(?:村|镇|乡|社区)(?!级)|(?<![等\d])(?:全村|全镇|村里)")
_FIRM = re.compile(
    r"(?<![家个\d])[\u4e00-\u9fff（）]{2,18}(?:有限(?:责任)?公司|股份公司|集团(?:公司)?)(?![等、和与及]|\d)"
)
_FIRMS = re.compile(r"公司、")
_ANEW = re.compile(
    r"\s*(?:[一二三四五六七八九十]+(?:是|、)|（[一二三四五六七八九十]+）|[—●■]|第[一二三四五六七八九十]+，)"
)
_WHOLE = re.compile(
    r"据统计|据介绍|据悉|截[至止]|全[县市州区省旗](?![域])|两地|各地|总体|不完全统计|(?:累计|先后|共)[^，。；]{0,6}[向对为给]?"
    + _PLACE
)
_IN_A_YEAR = re.compile(r"(?:19|20)\d\d年[^，。；村乡镇]{0,8}\d")
"""2018年援助某乡#；2020年援助#: the next year's gift goes to where the one before it went."""
_QUOTED = re.compile(r"\s*[“「\"]")
_SPEAKER = re.compile(
    r"(?:村委会|村支|村党|驻村|社区|合作社|公司|基地|车间|工厂|农户|贫困户|脱贫户|村民|种植户|养殖户|农民|企业代表|经销商|采购商)[^，。；“”]{0,16}(?:说|介绍|表示|告诉|坦言|感慨|感叹|笑)"
)
_LOWER_EN = re.compile(
    r"\b(?:[A-Z][\w'’-]+ ){1,3}(?:[Vv]illage|[Tt]own(?:ship)?|[Cc]ommunity|[Ss]ub-?district)\b(?! (?:officials|cadres|doctors))"
    r"|\b(?:[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er) (?:village|town(?:ship)?|community|farm|factory|workshop|plantation|cooperative|scenic area|resort|kindergarten|school|hospital|reservoir|greenhouse|cent(?:er|re)|base|plant|park|project)\b(?!s)"
)
_FIRM_EN = re.compile(
    r"\b[A-Z][\w'’-]+ (?:Co\b|Ltd\b|Corp|Group\b|Company\b|Inc\b|Winery\b|Pasture\b|Farm\b)|\b(?:[Tt]he|[Hh]is|[Hh]er) (?:company|firm|enterprise)\b"
    rf"|{_PLACE}(?: (?!Province|City|Municipal|Provincial|Government|Party|People|CPC|Prefect|County|District|Autonom|Region)[A-Z][\w'’-]+)+ (?:has |have |had )?(?:invest|spen|buil|employ|hir|purchas|bought|sold|open)"
)
_WHOLE_EN = re.compile(
    r"\bone of(?: the)? $|\bstatistics\b|\bofficial (?:data|figures)\b|\bin total\b|\baltogether\b|\boverall\b|\bto date\b|\b(?:the|two|both) (?:count(?:y|ies)|cit(?:y|ies)|prefectures?|provinces?|regions?|districts?|banners?|sides)\b|"
    + _PLACE
)
_OF_EACH = frozenset(("social_donations", "schools_paired", "hospitals_paired", "villages_paired", "counties_paired", "coop_agreements", "agreed_investment"))  # fmt: skip
"""What is told one by one, and is counted all the same."""
_OF_FIRMS = frozenset(("enterprises_settled", "professionals_sent", "cadres_sent", "cadres_received"))


def is_told_by_one(said: Sequence[Spoken]) -> bool:
    """Whether a paragraph is what somebody of one village or firm says: “…惠及54户农户。”某村村委会主任说。"""
    text = "".join(s.text for s in said)
    return bool(_QUOTED.match(text) and _SPEAKER.search(text))


def is_of_one(said: Spoken, at: int, indicator: str) -> bool:
    """Whether a figure at `at` of a sentence is told of one village, town or firm named before it."""
    if indicator in _OF_EACH or (indicator == "relocated_persons" and not is_chinese(said.text)):
        return False  # 66,000 people were moved to Minning town
    first = max(said.text.rfind("；", 0, at), said.text.rfind("。", 0, at)) + 1
    while (
        first and _IN_A_YEAR.match(said.text, first) and not any(first <= m.start < at for m in said.mentions)
    ):
        first = max(said.text.rfind("；", 0, first - 1), said.text.rfind("。", 0, first - 1)) + 1
    return _is_set_in_one(_masked(said.text, said.mentions, first, at), indicator not in _OF_FIRMS)


def _is_set_in_one(text: str, firms: bool) -> bool:
    if not is_chinese(text):
        ends = [m.end() for m in _LOWER_EN.finditer(text)]
        ends += [m.end() for m in _FIRM_EN.finditer(text)] if firms else []
        return bool(ends) and not _WHOLE_EN.search(text, max(ends))
    ends = [
        m.end()
        for m in _LOWER.finditer(text)
        if m[0][-len(m["kind"]) - 1] not in _NO_NAME[m["kind"]] and _PLACE not in m[0]
    ]
    ends += [m.end() for m in _THE_ONE.finditer(text)]
    ends += [m.end() for m in _FIRM.finditer(text)] if firms and not _FIRMS.search(text) else []
    return bool(ends) and not _WHOLE.search(text, max(ends))


def _masked(text: str, mentions: Sequence[Mention], first: int, last: int) -> str:
    """A part of a sentence with a mark for each place of the lists."""
    parts, at = [], first
    for mention in mentions:
        if at <= mention.start < last:
            parts += [text[at : mention.start], _PLACE]
            at = mention.end
    return "".join([*parts, text[at:last]])


def goes_on(said: Spoken, timed: bool, before: bool) -> bool:
    """Whether the sentences of a paragraph are still set in one place after this one; `timed` where it says a time of its own."""
    if _is_set_in_one(_masked(said.text, said.mentions, 0, len(said.text)), True):
        return True
    return before and _is_still_there(said, timed)


def _is_still_there(said: Spoken, timed: bool) -> bool:
    anew = timed or _ANEW.match(said.text)
    return not anew and not said.of("west") and not said.shorts and not _WHOLE.search(said.text)


def _up_to(said: Spoken, figures: Sequence[Figure]) -> Spoken:
    """An English sentence as far as its first figure: who says it is told at its end."""
    if is_chinese(said.text) or not figures:
        return said
    at = figures[0].start
    return Spoken(said.text[:at], [m for m in said.mentions if m.start < at], said.shorts)


def set_aside(
    said: Spoken, figures: Sequence[Figure], found: list[Meaning], timed: bool, before: bool
) -> None:
    """Set aside the figures that are told of one place or firm, in this sentence or in those before it."""
    carried = before and _is_still_there(_up_to(said, figures), timed)
    for i, figure in enumerate(figures):
        kind = found[i].indicator
        if kind and kind not in _OF_EACH and (carried or is_of_one(said, figure.start, kind)):
            found[i] = Meaning(reason="purpose_part")
