"""What a figure counts: an indicator of the codebook, or the reason why it is none.

The words around the figure are brought into one form, with marks for figures and places, and held against the
patterns of `vocabulary.prose`. A figure without words of its own (2018年为3.2亿元) takes the meaning of the one
before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.harvest.figures import Figure
from analysis.harvest.said_before import (
    Meaning,
    aimed_at,
    is_money_arrived,
    is_of_the_same,
    of_a_breakdown,
    told_before,
)
from analysis.harvest.wording import MEASURED, mark_of, marked, plain
from analysis.vocabulary import prose
from analysis.vocabulary.own_words import OUR

_JOBS_SAID = re.compile(r"就业|务工|劳务|上岗|转移|输转|\bjobs?\b|\bwork(?:s|ers?|ing)?\b|employ")
_FREED = re.compile(
    r"(?:减少|减贫|摘帽|退出|实现脱贫(?!人|劳|户))[^#@，。；]{0,6}#|#[^#@，。；]{0,6}(?:脱贫(?!人|劳|户)|摘帽|退出)"
)
_BEFORE, _BEHIND = 240, 120
"""Characters before and behind a figure that can say what it counts."""
_NEEDS_JOBS = frozenset(("jobs_poor", "jobs_elsewhere", "jobs_local", "jobs_to_east"))
_SAID_AGAIN = (
    "其中|仅|就|单|光|则|又|再|还|也|已经|已|累计|合计|共计|总计|总额|实际|共|均|全部|分别|年均|平均每年|每年"
)
# What may stand between a figure and one that says the same of another year or place.
_NOTHING_NEW = re.compile(
    rf"[、，和及与；（）]*(?:{_SAID_AGAIN}|{prose.EAST}|{prose.WEST}|[、，和及与向对给]|对口|（|全年|任务|目标|计划|籍劳动力|籍务工人员|引导到|支持|年度|前者|后者|新到|落地|投资|由|从|的|投入|拨付|到位|安排|市|省|区|县|年|度|(?:比|较|相比于?|相较于?)?{MEASURED})*(?:采购|援助|为|达到|达|是|增至|升至|增加到|提高到)?(?:了|的)?(?:超过|超|约|近|逾|突破)?[、，和及与]?"
)
_MORE = re.compile(
    rf"(?:我们|{OUR}|方面|{_SAID_AGAIN}|[向对给为在]|—|-|年内|同期|当年|目前|如今|眼下|预计|有望|力争|确保|务必|可望|现在|全年|可(?=[达超突])|(?:年度|全年)?(?:销售|采购)?(?:目标|任务)(?=[为是]))*(?:这一?个?(?:数字|数据|规模|金额))?将?(?:新增|引导|选派|派出|派驻|新派|新引进|新落地|新落户|新援建|新认定|认定|援建|新建|建成|建|(?<=又)卖|引进|落地|落户|新来|来了|到位|到账|投入|拨付|划拨|拨|安排|采购|援助|支援|帮扶|下达|落实|支付|超额完成|完成数|完成|实际数|(?<=实际)转移|(?<=实际)输转|实现|销售|兑现|达到|达|为|是|有|得到|获得|获|收到|争取|再?(?:扩大|增加|提高|增长)?到)?[了的]?(?:超过|超|约|近|逾|突破)?"
)
_MORE_EN = re.compile(
    r"(?:\W|the|this|that|in|alone|city|province|prefecture|bureau|office|expects?|sum|amount|total|figure|contribution|number|funding|it|they|was|were|is|stood|at|came|come|to|reached|hit|rose|of|and|another|a|further|more|has|have|had|will|plans?|aims?|already|also|while|aid|assistance|support|'s|got|received|provided?|gave|give|given|allocated?|transferred|contributed?)*",
    re.IGNORECASE,
)
_HEADS = ("persons", "person-times")
_TRAINING = re.compile(r"(?:培训|技能|研修)[^，。；]{0,4}班|(?:劳务|技能|就业|职业)[^，。；]{0,6}培训")
_ATTENDED = re.compile(
    r"#[^#@，。；]{0,8}(?:参加|参训|受训|听课|结业|学完)|(?:参加|受训|听课|吸引)[^#@，。；]{0,4}#"
)
_PAYS = re.compile(r"拨|到账|下达|\b(?:provid|giv|gave|allocat|transferr|contribut|sum|funding)")
_NOTHING_NEW_EN = re.compile(
    rf"\W*(?:{prose.EAST}|{prose.WEST}|and|in|was|to|while|compared with|from|respectively|\s)*\W*"
)


_AIM_FIRST = re.compile(
    r"(?:任务|目标|计划)(?:数|为|是)?#(?:以上|左右)?[，。](?:(?:目前|现)?已[^@，。；]{1,12}|(?:目前|现|实际)*[^@，。；]{0,8}(?:到位|完成|引进|落地|实现|拨付)[^@，。；]{0,6})@"
)
"""年度任务#，已引进落地企业@: an aim of what is counted behind it."""
_PART_EN = re.compile(r"[^,;]{0,40}, (?:including|of which) (?:about |some |over |nearly )?", re.IGNORECASE)
_UP_FROM = re.compile(r"[^;]{0,90},? (?:up|down|rising|compared with) (?:from )?(?:about )?")
_OF_YEAR = re.compile(r" ?(?:in )?(?:Ｙ|\.|,|$)")
"""Sales of #, up from @ in 2023: the same of another year."""
_OF_PLACES = re.compile(r"[^;@#]{0,80}, (?:including|with) |[^;@#]{0,40},? and ")
_FROM_TO = re.compile(
    rf" (?:\w+ )?(?:from {prose.EAST} (?:to|in|into) {prose.WEST}|(?:from|in|to|into) {prose.WEST})\b"
)
"""238 companies, including # from E to W and @ from E to W: parts that have places of their own."""
_NO_NOUN_EN = re.compile(
    r"\s*(?:(?:was|were) (?:allocated|provided|given|transferred))?\s*(?:in|for|during)?\s*(?:[,.;]|$)"
)
"""Fiscal funds of #, including @ this year: a part without a noun of its own."""


@cache
def _tables() -> tuple:
    return prose.compiled(prose.ASIDE), prose.compiled(prose.ZH), prose.compiled(prose.EN)


def read(
    sentence: str,
    figures: Sequence[Figure],
    marks: Sequence[tuple[int, int, str]],
    chinese: bool,
    jobs_before: bool = False,
    ahead: Sequence[tuple[Figure, Meaning]] = (),
    money: tuple[Figure, Meaning] | None = None,
    label: str = "",
    said_before: str = "",
) -> list[Meaning]:
    """Meanings of the figures of a sentence.

    Parameters
    ----------
    sentence : str
        In its usual spelling.
    figures : sequence of Figure
    marks : sequence of (int, int, str)
        Places, short names and times with the marks that stand for them.
    chinese : bool
    jobs_before : bool
        Whether the sentence before spoke of jobs.
    ahead : sequence of (Figure, Meaning)
        The figures of the sentence before that had a meaning: 上半年又到位3.8亿元 says more of the last of its kind.
    money : (Figure, Meaning), optional
        The last figure of funds on the page, which 第一季度已拨9.6亿元 goes on about.
    label : str
        The heading or label over the sentence, which says what a bare 全年落实5.62亿元 counts.
    said_before : str
        The sentence before: 举办劳务培训班86期。共有4120人次参加.
    """
    found: list[Meaning] = []
    texts: list[str] = []
    jobs = jobs_before or bool(_JOBS_SAID.search(sentence))
    trained = bool(_TRAINING.search(said_before) or _TRAINING.search(sentence))
    for i, figure in enumerate(figures):
        text = _words_around(sentence, figures, figure, marks, chinese)
        texts.append(text)
        meaning = _own(text, figure, chinese, jobs)
        if not meaning.indicator and (told := told_before(sentence, figures, found, i)):
            meaning = told
        elif i and (aimed := aimed_at(sentence, figures, found, i)):
            meaning = aimed
        elif i and is_of_the_same(meaning, found[-1], sentence, figures[i - 1 : i + 1]):
            meaning = found[-1]
        elif i and meaning.indicator in ("", "funds_total") and meaning.reason in ("", "not_indicator"):
            meaning = _inherited(text, figures[i - 1], found[-1], figure, chinese) or meaning
        if not meaning.indicator and not meaning.reason and label and _is_bare(text, chinese):
            meaning = _own(f"{label}{'销售额' if '销售' in text else ''}#", figure, chinese, jobs)
        if not meaning.indicator and trained and _ATTENDED.search(text) and figure.quantity.unit in _HEADS:
            meaning = Meaning("trained_persons", inherited=True)
        if not meaning.indicator and meaning.reason in ("", "not_indicator"):
            meaning = _gone_on(sentence, text, figures, found, i, ahead, money, chinese) or meaning
        meaning = _as_told(meaning, text, money, figure, chinese, ahead)
        if meaning.indicator in ("gov_funds", "funds_total"):
            money = (figure, meaning)
        found.append(meaning)
    _look_behind(texts, figures, found)
    return [m if m.indicator or m.reason else Meaning(reason="not_indicator") for m in found]


def _as_told(
    meaning: Meaning,
    text: str,
    money: tuple[Figure, Meaning] | None,
    figure: Figure,
    chinese: bool,
    ahead: Sequence[tuple[Figure, Meaning]],
) -> Meaning:
    """A meaning in the light of the money told before: 今年已到位3亿元 is of the funds, and no investment of firms."""
    last = ahead[-1][1].indicator if ahead else ""
    if meaning.indicator == "enterprise_investment" and money and is_money_arrived(text, last):
        meaning = Meaning(money[1].indicator, inherited=True)
    of_both = bool(_BOTH_SUMMED.search(text))
    if meaning.indicator == "funds_total" and money and money[1].indicator == "gov_funds" and not of_both:
        meaning = _continued(text, None, money, figure, chinese, bare=True) or meaning
    if meaning.inherited and meaning.indicator == "workers_in_east" and _ADDED.search(text):
        meaning = Meaning("jobs_to_east", inherited=True)
    return meaning


def _words_around(
    sentence: str,
    figures: Sequence[Figure],
    figure: Figure,
    marks: Sequence[tuple[int, int, str]],
    chinese: bool,
) -> str:
    """The words around a figure, with marks for it, the other figures, places and times."""
    first, last = max(0, figure.start - _BEFORE), figure.end + _BEHIND
    around = [
        (f.start, f.end, mark_of(f, "#" if f is figure else "@", chinese, sentence, marks)) for f in figures
    ]
    spans = [(a - first, b - first, mark) for a, b, mark in [*marks, *around] if first <= a and b <= last]
    return plain(marked(sentence[first:last], spans))


def _gone_on(
    sentence: str,
    text: str,
    figures: Sequence[Figure],
    found: Sequence[Meaning],
    i: int,
    ahead: Sequence[tuple[Figure, Meaning]],
    money: tuple[Figure, Meaning] | None,
    chinese: bool,
) -> Meaning | None:
    """What a figure without a noun goes on about: the last of its unit in the sentence, or of its kind before it."""
    figure = figures[i]
    if means := of_a_breakdown(text, figures, found, i, ahead):
        return means
    same = [
        pair
        for pair in zip(figures, found, strict=False)
        if pair[1].indicator and pair[0].quantity.unit == figure.quantity.unit
    ]
    apart = _OF_A_TIME.search(sentence[: figure.start]) or _OF_A_PLACE.search(text[: text.index("#")])
    if same and same[-1][0] is not figures[i - 1] and not apart:
        same = []
    any_told = any(m.indicator for m in found)
    told = same[-1] if same else None if any_told else _of_kind(ahead, figure)
    alike = told and told[0].quantity.unit == figure.quantity.unit
    return _continued(text, told if alike else None if any_told else money, money, figure, chinese)


def _look_behind(texts: Sequence[str], figures: Sequence[Figure], found: list[Meaning]) -> None:
    """Give figures whose noun stands behind a later one its meaning."""
    for i in range(len(figures) - 2, -1, -1):
        aim = _AIM_FIRST.search(texts[i])
        if aim and not found[i].indicator and figures[i].quantity.unit == figures[i + 1].quantity.unit:
            found[i] = Meaning(found[i + 1].indicator, inherited=True) if found[i + 1].indicator else found[i]
        of_which = (found[i].indicator, found[i + 1].indicator) == ("funds_total", "gov_funds")
        if (not found[i].indicator and not found[i].reason) or of_which:
            found[i] = _from_behind(texts[i], figures[i], figures[i + 1], found[i + 1]) or found[i]


def _of_kind(ahead: Sequence[tuple[Figure, Meaning]], figure: Figure) -> tuple[Figure, Meaning] | None:
    """The last figure of the sentence before; one further back if it is printed in the same unit (1143家, then 176家)."""
    unit = figure.unit.lstrip("万亿千百")
    alike = [pair for pair in ahead if pair[0].unit.lstrip("万亿千百") == unit]
    last = ahead[-1] if ahead else None
    return last if last and last[0].quantity.unit == figure.quantity.unit else alike[-1] if alike else last


_OF_A_TIME = re.compile(r"[年月季]度?，?[^，。；]{0,6}$")  # 其中仅2024年就有312家
_OF_A_PLACE = re.compile(
    rf"[；。][{prose.EAST}{prose.WEST}]方面，[^#@，。；]{{0,4}}$"
)  # 保山市方面，投入资金#，实施项目@；昭通市方面，投入#


def _from_behind(text: str, figure: Figure, following: Figure, meaning: Meaning) -> Meaning | None:
    """14名、11名、9名专业技术人才: what is counted stands behind the last one."""
    between = text[text.index("#") + 1 :].split("@")[0]
    alike = meaning.indicator and figure.quantity.unit == following.quantity.unit
    return (
        Meaning(meaning.indicator, inherited=True)
        if alike
        and between.strip(f" {prose.EAST}{prose.WEST}") in ("、", "和", "及", "与", "and", ",", ", and")
        else None
    )


def _own(text: str, figure: Figure, chinese: bool, jobs: bool) -> Meaning:
    asides, zh, en = _tables()
    unit = figure.quantity.unit
    if unit == "percent":
        return Meaning(reason="share")
    if figure.note == "more than" and unit == "yuan" and _THRESHOLD.search(text):
        return Meaning(reason="purpose_part")
    if _IS_OTHER.search(text):
        return Meaning(reason="other_policy")
    if _CENTRAL_FIRST.match(text) and prose.EAST not in text[: text.index("#")]:
        return Meaning(reason="no_place_giver")
    own_part = _own_part(text)
    for reason, pattern in asides:
        if pattern.search(own_part if reason in ("other_policy", "no_place_giver") else text):
            return Meaning(reason=reason)
    if chinese and figure.unit.lstrip("万千百") in ("家", "户") and _FIRMS_CAME.search(text):
        return Meaning("enterprises_settled")
    for indicator, units, pattern in zh if chinese else en:
        if unit not in units or not pattern.search(text):
            continue
        if indicator == "jobs_total" and _FREED.search(text):
            continue
        if indicator == "projects" and unit == "households":
            continue
        if indicator in _OTHER_NOUNS and _ARE_PROJECTS.search(text):
            continue
        if indicator in _NEEDS_JOBS and (not jobs or _FREED.search(text)):
            continue
        if indicator == "both_sent":
            return Meaning(reason="both_sent")
        return Meaning(indicator)
    return Meaning()


_OTHER_NOUNS = frozenset(("industrial_parks", "workshops", "schools_built"))
_ARE_PROJECTS = re.compile(r"等#[^#@，。；、]{0,4}项目")
"""实施产业园、幼儿园等28个协作项目: the last word says what is counted."""
_FIRMS_CAME = re.compile(r"(?:引进|引入|招引|引来|落地|落户|新来|落地投产)了?#(?=[，。；、]|$)")
_CENTRAL_FIRST = re.compile(r"(?:在|—*)[^，。；：#@]{0,10}定点(?:扶贫|帮扶)(?:工作)?(?:方面|中|上)?[，：]")
"""在中央单位定点扶贫方面，直接投入…；引入…；培训…: all of the sentence is of central units."""
_IS_OTHER = re.compile(r"(?:是|属于?|系)对口支援")
_THRESHOLD = re.compile(
    r"单个?项目[^#，。；]{0,6}#|#的，(?:须|应|需|由|可)|#的?[^#@，。；]{0,4}(?:项目|企业|园区|订单|合同|单位)"
)
"""10亿元以上项目2个: a size that things are counted by."""


def _own_part(text: str) -> str:
    """The part of a sentence between semicolons that a figure stands in, up to the end of its clause.

    It begins anew where a clause has a giver for its subject.
    """
    at = text.index("#")
    first = max(
        (
            m.end()
            for m in re.finditer(
                rf"[；。]|; |，(?={prose.EAST}[^，。；]{{0,4}}(?:投|拨|选|援|帮|向|对|支))", text[:at]
            )
        ),
        default=0,
    )
    end = re.search(r"[，；。]|; |$", text[at:]).start()
    return text[first : at + end]


def _inherited(text: str, last: Figure, meaning: Meaning, figure: Figure, chinese: bool) -> Meaning | None:
    """The meaning of the figure before, where only years, places or joints stand between the two."""
    if not meaning.indicator or last.quantity.unit != figure.quantity.unit:
        return None
    if meaning.indicator == "social_donations" and _BOTH_SUMMED.search(text):
        return None
    if (
        chinese
        and figure.quantity.unit == "count"
        and last.unit.lstrip("万亿千百") != figure.unit.lstrip("万亿千百")
    ):
        return None  # 项目5700个，今年新引进46家
    between = text[text.rfind("@", 0, text.index("#")) + 1 : text.index("#")]
    if _is_paid_in(meaning, between):
        return None
    parts = figure.quantity.unit in ("count", "persons") and _OF_PLACES.fullmatch(between)
    if not chinese and parts and _FROM_TO.match(text, text.index("#") + 1):
        return Meaning(meaning.indicator, inherited=True)
    named = re.match(r"[^，。；、）,.]", text[text.index("#") + 1 :].strip() or "，")
    if figure.quantity.unit != "yuan" and named:
        return None  # 5家医院、103所学校: each has a noun of its own
    words = re.sub(r"\s", "", between) if chinese else between
    if not chinese and _PART_EN.fullmatch(between) and _NO_NOUN_EN.match(text, text.index("#") + 1):
        return Meaning(meaning.indicator, inherited=True)
    behind = text[text.index("#") + 1 :]
    if not chinese and _UP_FROM.fullmatch(between) and _OF_YEAR.match(behind):
        return Meaning(meaning.indicator, inherited=True)
    pattern = _NOTHING_NEW if chinese else _NOTHING_NEW_EN
    return Meaning(meaning.indicator, inherited=True) if pattern.fullmatch(words) else None


def _is_paid_in(meaning: Meaning, words: str) -> bool:
    """签约资金188亿元，已到位36.5亿元: what was paid in is not more of what was agreed."""
    return meaning.indicator == "agreed_investment" and "到位" in words


def _is_bare(text: str, chinese: bool) -> bool:
    """Whether the clause of the figure has nothing but a verb and words of time, and nothing is counted behind it."""
    clause = re.split(r"[，。；：]" if chinese else r"[;:]|, ", text[: text.index("#")])[-1]
    words = re.sub(rf"{prose.EAST}|{prose.WEST}|销售(?:总?额|收入)|金额|总额", "", clause)
    behind = re.match(r"\s*(?:[，。；、,.;]|$)", text[text.index("#") + 1 :])
    return bool(
        behind and (_MORE.fullmatch(re.sub(r"\s", "", words)) if chinese else _MORE_EN.fullmatch(words))
    )


_NOUN_AT_END = re.compile(r"(?:[、和与及]@)+[\u4e00-\u9fff]")  # 分别选派#、@、@专业技术人才
_OF_IT = re.compile(
    r"(?<=that sum, )#|(?<=that total, )#|#(?: \w+)? of (?:it|this|that|which|the (?:money|sum|total|funds?))\b"
)
_SOLD = re.compile(r"销售|采购|卖")
_BOTH_SUMMED = re.compile(r"财政[^#]*@[^#]*(?:社会|捐)[^#]*@[^#]*(?:合计|共计|总计)[^#@，。；]{0,3}#")
_ADDED = re.compile(r"新增[^#@，。；]{0,4}#")


def _continued(
    text: str,
    told: tuple[Figure, Meaning] | None,
    money: tuple[Figure, Meaning] | None,
    figure: Figure,
    chinese: bool,
    bare: bool = False,
) -> Meaning | None:
    """今年又到位#: a clause of nothing but a verb says more of what the last figure counted; 已拨#, of the funds told last."""
    clause = re.split(r"[，。；：]" if chinese else r"[;:]|, ", text[: text.index("#")])[-1]
    if bare and "援助" in clause:
        return None
    if bare or _PAYS.search(clause):
        told = money
    if not told or told[0].quantity.unit != figure.quantity.unit or _is_paid_in(told[1], clause):
        return None
    if _SOLD.search(clause) and told[1].indicator != "consumption_assist":
        return None  # 专柜23个，累计销售6.3亿元 is no more of the funds
    if money and not chinese and _OF_IT.match(text, text.index("#")):
        return Meaning(money[1].indicator, inherited=True)
    if not clause.strip() and text.index("#"):
        return None
    places = f"[{prose.EAST}{prose.WEST}]"
    listed = rf"|[、和与及](?={places})" if "分别" in clause else ""
    words = re.sub(places + listed, "", clause)
    more = (
        _MORE.fullmatch(re.sub(r"\s", "", words))
        if chinese
        else figure.quantity.unit == "yuan" and _MORE_EN.fullmatch(words)
    )
    more = more and not _NOUN_AT_END.match(text, text.index("#") + 1)
    behind = re.match(r"(?:\s*\b(?:in|for|during))?\s*(?:[，。；、,.;]|$)", text[text.index("#") + 1 :])
    return Meaning(told[1].indicator, inherited=True) if more and behind else None
