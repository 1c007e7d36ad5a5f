"""Figures in a sentence: a number with what it counts, read by the reader of quantities.

Dates, ordinals, ages and the numbers inside names (8省市, 两地) are no figures. Everything else with a unit is one,
whatever it counts, so that the account of a page can add up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.harvest import english_numbers
from analysis.harvest.text import is_chinese
from analysis.ingest import quantities
from analysis.ingest.problems import Problem
from analysis.vocabulary import english_months
from analysis.vocabulary import units as words


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: its place there, the two cells that it is written into, and its reading.

    `note` holds the words of bound beside it (超过, 多, 近), which the two cells don't show.
    """

    start: int
    end: int
    value: str
    unit: str
    note: str
    quantity: quantities.Quantity


_DIGITS = r"\d+(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPOKEN = r"[一二三四五六七八九十]+点[零〇一二三四五六七八九]+(?=[万亿])|[一二两三四五六七八九十百千][一二两三四五六七八九十百千零〇]*(?=[余多]?[万亿]|[余多来])|[一二两三四五六七八九]?[十百千][一二三四五六七八九十百千零]*"
_BEFORE = (
    r"(?:不少于|不低于|不超过|不足|不到|超过|突破|达到|逾|超|近|约|大约|约为|近为|将近|接近|至少|最多|共|达)"
)
_MULTIPLIER = r"(?:万亿|千万|百万|亿|万|千|百)"
_NOUN_UNITS = r"(?:人次|名次|美元|港元|欧元|元|人|名|位|户|家|个百分点|个|所|项|对|件|座|处|口|眼|台|套|间|批次|批|次|宗|只|头|辆|栋|条|期|种|份|株|棵|公里|千米|米|平方公里|平方米|公顷|亩|吨|公斤|斤|千瓦时|度|%|％|倍|支|场|趟|列|班|册|张|县|村|镇|(?:农村|脱贫|贫困|富余|建档立卡)*(?:劳动力|人口|群众|农牧民)|乡|校|院|岁|天|小时|分钟|度电|标箱|(?:[\u4e00-\u9fff]{2,3}籍)(?:务工人员|务工者|员工|老乡)|架|本|幅|吨位|床|张床|%以上)"
_ZH = re.compile(
    rf"(?:(?P<before>{_BEFORE})\s*)?(?:(?P<sign>人民币|RMB|¥|￥)\s*)?(?P<number>(?:{_DIGITS}|{_SPOKEN})(?:\s*[多余来])?(?:\s*{_MULTIPLIER}(?:[多余]\s*亿|\d+(?:\.\d+)?{_MULTIPLIER})?|[多余]\s*亿)?)"
    rf"(?P<plus>[多余来])?\s*(?P<unit>{_NOUN_UNITS})(?P<after>以上|左右|以内|上下|[多余](?!元))?",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"(?<![\d.])(?P<number>\d+(?:\.\d+)?)(?P<plus>[多余])?(?:(?P<scale>[万亿])(?=[，。；、！）]|$)|(?P<persons>万?)(?=的?[\u4e00-\u9fff]{2,6}(?:人|群众|百姓|老乡)(?:[在直受实就走到]|，)))"
)
_MONEY_BEFORE = re.compile(
    r"(?:资金|投资|捐款|销售额|投入|拨付|援助|买了|卖了|花了|捐了|拨了)[^，。；]{0,8}$"
)
_PERSONS_BEFORE = re.compile(r"(?:务工|就业|打工|上班|干活)[^。；]{0,16}$")
_NO_FIGURE_BEFORE = re.compile(
    r"(?:第|每|(?<![以不签投落立拿送])[上下]|本|这|(?<![目当])前|逐|同)$|[A-Za-z]$|\d[—–~-]$|\d[:：]\d?$"
)
_NO_FIGURE_AFTER = re.compile(r"^(?:月|日|年|时|分|号|届|期间|省|强|大(?!会)|岁)")
_COUNTRY_PARTS = re.compile(r"^(?:省|市|区|州|县)")
_PERCENT = re.compile(r"百分之\s*[\d.零〇一二三四五六七八九十百点]+")
_EN = re.compile(
    r"(?P<before>\b(?:more than|over|at least|nearly|almost|about|around|some|approximately|up to|fewer than|less than|no less than)\s+)?"
    rf"(?P<sign>RMB|CNY|US\$|\$|€|£|¥|yuan )?\s*(?P<number>\d(?:[\d,]*\d)?(?:\.\d+)?|\b{english_numbers.PATTERN}(?= [a-z]))(?:-(?=(?:yuan|million|billion)))?\s*(?P<scale>trillion|billion|million|thousand|bn|mn)?\s*"
    r"(?P<unit>(?:more )?(?:party and government |professional and technical )?(?:%|percent|per cent|percentage points|yuan|RMB|renminbi|mu\b|hectares|tonnes|km\b|(?!(?:and|or|more|over|about|nearly|at)\b)[a-z][a-z-]*(?:\s+(?!(?:and|or|more|over|about|nearly|at|with)\b)[a-z][a-z-]*){0,4}))?",
    re.IGNORECASE,
)
_EN_STOP = frozenset(
    [
        "in",
        "to",
        "from",
        "of",
        "and",
        "for",
        "with",
        "at",
        "by",
        "on",
        "the",
        "a",
        "an",
        "were",
        "was",
        "has",
        "have",
        "had",
        "been",
        "who",
        "that",
        "which",
        "while",
        "as",
        "it",
        "they",
        "its",
        "their",
        "since",
        "after",
        "before",
        "between",
        "through",
        "during",
        "under",
        "over",
        "into",
        "than",
        "or",
        "if",
        "when",
        "where",
        "he",
        "she",
        "is",
        "are",
        "be",
    ]
)
# Another 31,500 found work: a number whose noun was said before, with what only persons do.
_PERSONS_ACT = re.compile(
    r"\s+of (?:them|whom|the total(?! (?:\d|amount|sum|funds?|investment|value)))\b|\s+will (?:be (?:trained|sent)|take part|participate|attend)\b|\s+who (?:went|moved|found|took|stayed|were|are)\b|\s+(?:(?:of these|in total|more|others?|have|has|had|were|was|are|been)\s+)*(?:found|find|got|gets?|took|used to|lived?|landed|secured|obtained|went|moved|stayed|trained|employed|hired|working|relocated|resettled|benefited|lifted)\b",
    re.IGNORECASE,
)
# newly transferred workers numbered 48,300; 3,450 who went to work
_NUMBERED = re.compile(
    r"\b(?:workers|labou?rers|people|residents|jobs|villagers)\b[^.,;\d]{0,20}\b(?:numbered|totall?ed|reached) $",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"\W{0,4}(?P<number>\d(?:[\d,]*\d)?): (?P<words>[^.;:]{4,60})")
_NAMED_BY_NUMBER = frozenset(
    ("provinces", "cities", "regions", "municipalities", "counties", "districts", "prefectures", "times", "people")
)  # fmt: skip
"""What two or eight are said of as a name: the two provinces, eight eastern cities."""
# of whom 9,700 were women; including 1,640 within Yunnan and 203 in Shanghai: a part of the persons before
_OF_THEM = re.compile(
    r"\b(?:including|of whom|among (?:them|whom)|and|with)\s+(?:(?:about|some|nearly|over|more than)\s+)?$",
    re.IGNORECASE,
)
_PART_OF_THEM = re.compile(r"\s+(?:within|in|inside|near|at|who|were|are|from)\b")
# the number of newly settled enterprises was 66
_COUNTED_BEFORE = re.compile(
    r"\bnumber of (?:[a-z-]+ ){0,3}?(?P<noun>enterprises|companies|firms|projects|workshops|agreements|officials|teachers)\b[^.;\d]{0,40}\b(?:was|were|is|came to|reached|rose to|hit|totall?ed|stood at) $",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(
    r"\b(?:another|further|other|including|some|about|nearly|while|and)\s+$", re.IGNORECASE
)
_YEARLIKE = re.compile(r"(?:19|20)\d\d")
_MONTH_BESIDE = re.compile(rf"(?:{'|'.join(english_months.SHORT).title()})[a-z]*\.?\s*$")
_BOUND_NOTES = (
    (
        re.compile(r"不少于|不低于|超过|突破|逾|超|至少|以上|多|余|more than|over|at least|no less than"),
        "more than",
    ),
    (re.compile(r"不超过|不足|不到|最多|以内|up to|fewer than|less than"), "less than"),
    (re.compile(r"近|约|左右|上下|来|接近|nearly|almost|about|around|some|approximately"), "about"),
)


def find(sentence: str, lang: str) -> list[Figure]:
    """Figures of a sentence in its usual spelling, in their order.

    Parameters
    ----------
    sentence : str
    lang : str
        Language of the page, which decides what a comma means.

    >>> [(f.value, f.unit, f.note) for f in find("投入5.3亿元，选派31名干部，培训2000多人次。", "zh")]
    [('5.3', '亿元', ''), ('31', '名', ''), ('2000', '人次', 'more than')]
    """
    return _chinese(sentence, lang) if is_chinese(sentence) else _english(sentence, lang)


def _note(*words_beside: str | None) -> str:
    beside = " ".join(filter(None, words_beside)).lower()
    return next((note for pattern, note in _BOUND_NOTES if pattern.search(beside)), "")


def _chinese(sentence: str, lang: str) -> list[Figure]:
    found = []
    taken = [(m.start(), m.end()) for m in _PERCENT.finditer(sentence)]
    for match in _ZH.finditer(sentence):
        start, number = match.start("number"), match["number"]
        if any(a <= start < b for a, b in taken):
            continue
        digits = number[0].isdecimal()
        before, after = sentence[max(0, start - 3) : start], sentence[match.end() : match.end() + 4]
        if _NO_FIGURE_BEFORE.search(before) or (
            match["unit"] not in ("元", "%") and _NO_FIGURE_AFTER.match(after)
        ):
            continue
        if not digits and before.endswith(("数", "几", "成", "好几")) and number[0] in "十百千":
            continue  # 数十亿元, 几百名
        if (
            not digits
            and (len(number.strip()) < 2 or number in ("一百", "千百", "百千"))
            and match["unit"] != "元"
        ):
            continue
        if not digits and not re.search(r"[余多]", match[0]) and not re.search(r"[万亿]", number):
            continue  # 十几, 一百个 and the like are words more often than figures
        if match["unit"] in ("岁", "天", "小时", "分钟") or (digits and _COUNTRY_PARTS.match(match["unit"])):
            continue
        extra = re.findall(r"[多余来]", number)
        value = re.sub(r"[多余来\s]", "", number)
        split = re.fullmatch(r"(.*?\d)(万亿|千万|百万|亿|万|千|百)", value)
        cells = (split[1], split[2] + match["unit"]) if split else (value, match["unit"])
        quantity = quantities.parse(cells[0], cells[1], lang or "zh")
        if isinstance(quantity, Problem):
            continue
        note = _note(match["before"], match["plus"], match["after"], *extra)
        begin = match.start("sign") if match["sign"] else start
        found.append(Figure(begin, match.end(), *cells, note, quantity))
    found += _without_unit(sentence, found, lang)
    found += [
        Figure(a, b, sentence[a:b], "%", "", quantities.Quantity(0.0, "percent", 0.0, "exact"))
        for a, b in taken
    ]
    return sorted(found, key=lambda figure: figure.start)


def _without_unit(sentence: str, found: list[Figure], lang: str) -> list[Figure]:
    """买了3200万。 眼下有1.2万。: money or persons, as the words before them say."""
    more = []
    for match in _NO_UNIT.finditer(sentence):
        lead = sentence[max(0, match.start() - 24) : match.start()]
        unit = "元" if _MONEY_BEFORE.search(lead) else "人" if _PERSONS_BEFORE.search(lead) else ""
        unit = "人" if match["persons"] is not None else unit
        if not unit or any(f.start < match.end() and match.start() < f.end for f in found):
            continue
        cells = match["number"], (match["scale"] or match["persons"]) + unit
        quantity = quantities.parse(*cells, lang or "zh")
        if not isinstance(quantity, Problem):
            more.append(Figure(match.start(), match.end(), *cells, _note(match["plus"]), quantity))
    return more


def _english(sentence: str, lang: str) -> list[Figure]:
    found = []
    for match in _EN.finditer(sentence):
        if figure := _english_figure(sentence, match, lang, found[-1] if found else None):
            found.append(figure)
    return found


def _english_figure(sentence: str, match: re.Match, lang: str, last: Figure | None) -> Figure | None:
    start = match.start("number")
    number, sign = match["number"], match["sign"] or ""
    before = (
        sentence[max(0, match.start() - 12) : match.start()] if sign else sentence[max(0, start - 12) : start]
    )
    if before[-1:].isalnum() or before.endswith(("-", "/", ":", ".")) or _MONTH_BESIDE.search(before):
        return None
    if sentence[start + len(number) :][:3] in ("th ", "st ", "nd ", "rd ", "th-"):
        return None
    if sign in ("US$", "$", "€", "£"):
        return None
    unit, scale = _counted(match["unit"] or ""), match["scale"] or ""
    said = english_numbers.value(number)
    spelt = f"{said:g}" if said is not None else ""
    if said is not None and not _is_counted_in_words(number, said, unit, scale):
        return None
    if sign and sign.strip().lower() in ("rmb", "cny", "¥", "yuan"):
        unit = "yuan"
    elif not unit and (told := _DESCRIBED.match(sentence)) and told.end("number") == match.end("number"):
        unit = _counted(told["words"])  # - 1,356: Guangdong companies that settled there
    elif not unit and _PERSONS_ACT.match(sentence, match.end("scale") if scale else match.end("number")):
        unit = "people" if "," in number or scale or _ONE_MORE.search(before) else ""
    elif not unit and _NUMBERED.search(sentence[max(0, match.start() - 60) : start]):
        unit = "people"
    elif not unit and (noun := _COUNTED_BEFORE.search(sentence[max(0, match.start() - 120) : start])):
        unit = noun["noun"]
    elif not unit and last and _is_part_of(last, sentence, start, start + len(number)):
        unit = "people"
    elif not unit and last and _is_of_places(last, sentence, start, start + len(number)):
        unit = last.unit.split()[-1]
    if not unit or (_YEARLIKE.fullmatch(number) and not scale and unit != "yuan" and not _plain_noun(unit)):
        return None
    cells = spelt or number, " ".join(filter(None, (scale, unit)))
    quantity = quantities.parse(*cells, lang or "en")
    if isinstance(quantity, Problem):
        return None
    text, noun = sentence[start : match.end()], unit.split()[-1]
    at = text.lower().rfind(noun.lower())
    end = start + at + len(noun) if at >= 0 else match.end("scale") if scale else match.end("number")
    return Figure(match.start("sign") if sign else start, end, *cells, _note(match["before"]), quantity)


def _is_counted_in_words(number: str, said: float, unit: str, scale: str) -> bool:
    """Whether a number in words counts something: six counties, seventy-seven projects, half a billion yuan; and not the two sides."""
    if not unit or said in (0, 1) or (said == 100 and number[:1] in "aA"):
        return False
    if unit in words.MONEY:
        return bool(scale) and scale.lower() != "thousand"
    few = unit.split()[-1] in _NAMED_BY_NUMBER or unit.split()[-1] in ("agreements", "contracts")
    return bool(scale) or said > 12 or not few


def _is_part_of(last: Figure, sentence: str, start: int, end: int) -> bool:
    """Whether a number without a noun is a part of the persons told before it."""
    beside = _OF_THEM.search(sentence[:start]) and _PART_OF_THEM.match(sentence, end)
    return bool(beside) and last.quantity.unit == "persons"


def _is_of_places(last: Figure, sentence: str, start: int, end: int) -> bool:
    """238 companies, including 61 from Shenzhen to Baise: whether a number without a noun is a part that has a place."""
    if last.quantity.unit != "count" or not last.unit or not _OF_THEM.search(sentence[:start]):
        return False
    opened = re.search(r"\b(?:including|among them|with)\b", sentence[last.end : start])
    listed = sentence[last.end : start].count(",") == 0 and re.match(
        r" (?:from|in|to) [A-Z]", sentence[last.end :]
    )
    return bool((opened or listed) and re.match(r" (?:from|in|to) (?:the )?[A-Z]", sentence[end:]))


def _plain_noun(unit: str) -> bool:
    return unit.split()[-1] in words.PERSON_NOUNS | words.COUNT_NOUNS


def _counted(phrase: str) -> str:
    """What is counted: the words up to the first noun that counts persons, things or money."""
    taken: list[str] = []
    spoken = phrase.lower().removeprefix("party and government ").removeprefix("professional and ").split()
    for word, following in zip(spoken, [*spoken[1:], ""], strict=False):
        if word in _EN_STOP:
            break
        taken.append(word)
        if word in ("labor", "labour") and following in ("training", "cooperation", "service", "transfer"):
            continue  # 830 labor training sessions
        if word in words.MONEY or word in words.UNITS or word == "%":
            return " ".join(taken)
        noun = word in words.PERSON_NOUNS or word in words.COUNT_NOUNS
        if noun and not (following in words.PERSON_NOUNS or following in words.COUNT_NOUNS):
            return " ".join(taken)
    return "%" if phrase.startswith(("%", "percent", "per cent")) else ""
