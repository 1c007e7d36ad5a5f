"""What a piece of text says about a figure: when, in what unit, of which indicator, of which places.

The same readers serve titles, unit lines, headers, labels and cells; which of them counts is decided by
`analysis.ingest.office.layout.columns` and `wide`. A reader that finds nothing says so and guesses nothing.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.ingest.dates import PLANS
from analysis.ingest.office.layout import english_times, english_units
from analysis.ingest.office.reading.grid import squash, without_marks
from analysis.vocabulary import headers

# ------------------------------------------------------------------------------------------------- when


@dataclass(frozen=True, slots=True)
class When:
    """Words of time in one text.

    `start` and `end` are `2023` or `2023-06` or `2023-06-30` (equal for a single date); `months` the first
    and last month of a part of a year; `until` the date of 截至; `cumulative` and `target` what is said
    beside it, `outcome` that it is what was done (决算数); `so_far` a sum from January on (本年累计); `back` how many
    years it lies before the table's own (上年同期); `since` that it ends where its table does, and no later than its
    own end (2021年以来, 十四五期间); `last` that it is the last month or quarter of its table's time (本月, 本季度);
    `begins` that a sum is since the beginning (历年累计, 协作以来), and not just 累计.
    """

    start: str = ""
    end: str = ""
    months: tuple[int, int] | None = None
    until: str = ""
    cumulative: bool = False
    target: bool = False
    so_far: bool = False
    outcome: bool = False
    back: int = 0
    since: bool = False
    last: str = ""
    begins: bool = field(default=False, compare=False)

    @property
    def plan(self) -> bool:
        """Whether it is the span of a five-year plan (十四五)."""
        return self.since and self.end > self.start

    @property
    def years(self) -> set[int]:
        """Every year that the text covers."""
        if not self.start:
            return set()
        return set(range(int(self.start[:4]), int(self.end[:4]) + 1))


_NUMBERED = re.compile(r"(^\s*(?:附[件表]|表)\s*\d{1,2}?|\d(?=\s))\s*(?=(?:19|20)\d\d\s*年)")
"""The number of a table before a year: 表5 2023年, 附件12023年."""

_LONGEST_LINE = 300
"""Characters of a cell beyond which it is a text and no title, header or label."""

_Y = r"(?P<{0}>(?:19|20)\d\d)"
_UNTIL = re.compile(
    rf"(?:(?:截至|(?<![报送交馈名])截止)(?:时间|日期):?|截至|截止到?|截止至|到|至|until|asof|upto){_Y.format('y')}?年?(?:(?P<m>1[0-2]|0?[1-9])月)?(?:(?P<d>[0-3]?\d)[日号])?(?:底|末|年末|年底|止)?"
)
_DASHED = re.compile(r"(?<=[至止到间期:])((?:19|20)\d\d)[-./](1[0-2]|0?[1-9])(?:[-./]([0-3]?\d))?(?![\d-])")
_PARTS = {
    "上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "一至三季度": (1, 9),
    "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
}  # fmt: skip
_MONTHS = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月?[-—–~至到](1[0-2]|0?[1-9])月")
_MONTH = re.compile(r"(1[0-2]|0?[1-9])月份?$")
_SPAN = re.compile(rf"{_Y.format('a')}年?度?[-—–~至到/]{_Y.format('b')}(?:年|(?!\d))")
_DATE = re.compile(
    rf"{_Y.format('y')}(?:年|[-./])(?P<m>1[0-2]|0?[1-9])(?:月份?|(?=[-./日]|$|\D))(?:[-./]?(?P<d>[0-3]?\d)(?:[日号]|$))?"
)
_DAYS = re.compile(
    rf"{_Y.format('y')}[年./-](?P<m>1[0-2]|0?[1-9])(?:月|[./-](?=\d))(?:(?P<d>[0-3]?\d)[日号]?)?(?:[-—–~]+|至|到)"
    rf"(?:{_Y.format('y2')}[年./-])?(?P<m2>1[0-2]|0?[1-9])(?:月(?:份|底|末)?|[./-](?=\d))(?:(?P<d2>[0-3]?\d)[日号]?)?(?!\d)"
)
"""A first and a last day or month: 2024年1月1日至12月31日, 2021年1月-2023年6月, 2024.1.1-2024.9.30."""
_YEAR = re.compile(rf"(?<!\d){_Y.format('y')}(?=年|度|$|\D)(?!\d)")
_SO_FAR = re.compile(
    r"(?:本年度?|今年|年初)(?:以来|至今)(?:累[计积])?|(?:本年度?|今年|当年|年内|年初|全年|(?<=月)(?<=[-—–~至到]\d月)|(?<=[-—–~至到]\d\d月))累[计积]"
)
_FROM_THE_BEGINNING = re.compile(r"历年|历次|历史|以来|至今|总累|[一二两三四五六七八九十\d]年累|sofar|since")
_LAST_YEAR = re.compile(r"(?:上一?年|去年)度?(?P<whole>全年)?(?:同期)?(?:累计)?(?:数|完成数?|实际数?|实绩)?$")
_OF_THE_YEAR = re.compile(r"(?:年度|全年|年初)(?:工作)?(?:目标|计划|任务)")
_SINCE = re.compile(rf"{_Y.format('y')}年?(?:以来|起)")
_PLAN = re.compile(r"(十[一二三四五]五)[\"'”’」]?(?!.{0,3}(?:规划|计划))")
_LAST_PART = re.compile(r"[本当](?:(?P<month>月)|季度?)(?![底末止])")


def _span(words: str) -> tuple[When, str]:
    """Return the span of days, months or years that squashed words name, and the words with a mark in its place."""
    span = None
    if found := _DAYS.search(words):
        span = _between(found)
    if span is None and (found := _SPAN.search(words)):
        span = When(found["a"], found["b"])
    if span is None and not _YEAR.search(words) and (found := _PLAN.search(words)):
        span = When(*map(str, PLANS[found[1]]), since=True)
    return (span, words[: found.start()] + "#" + words[found.end() :]) if span else (When(), words)


def _between(found: re.Match) -> When | None:
    """Return what a first and a last day say: whole months of one year as its months, years from January as years."""
    first, last = found["y"], found["y2"] or found["y"]
    m, m2 = int(found["m"]), int(found["m2"])
    begins, ends = int(found["d"] or 1) == 1, _ends_month(int(last), m2, found["d2"])
    if (last, m2) < (first, m):
        return None
    if first == last and begins and (ends or m == 1):
        until = "" if ends else _iso(last, found["m2"], found["d2"])
        return When(first, first, (m, m2) if ends else None, until)
    start = first if begins and m == 1 else _iso(first, found["m"], found["d"])
    if first == last:
        return When(start, _iso(last, found["m2"], found["d2"]))
    return When(start, last, None, "" if ends and m2 == 12 else _iso(last, found["m2"], found["d2"]))


def _ends_month(year: int, month: int, day: str | None) -> bool:
    return day is None or int(day) >= calendar.monthrange(year, month)[1]


def _iso(year: str, month: str | None, day: str | None = None) -> str:
    text = year
    if month:
        text += f"-{int(month):02d}"
        text += f"-{int(day):02d}" if day else ""
    return text


@lru_cache(maxsize=65536)
def when(text: str) -> When | None:
    """Read the words of time in a text, or return None when it has none.

    >>> when("2023年1-11月"), when("截至2023年12月底累计").until
    (When(start='2023', end='2023', months=(1, 11), until='', cumulative=False, target=False, so_far=False, outcome=False, back=0, since=False, last='', begins=False), '2023-12')
    """
    if len(text) > _LONGEST_LINE:
        return None
    words = squash(english_times.in_chinese(_NUMBERED.sub(r"\1、", text)))
    words = re.sub(r"[二][〇零○o0][〇零○一二三四五六七八九]{2}(?=年)", _digits, words)
    if last_year := _LAST_YEAR.match(without_units(words)):
        return When(months=(1, 12) if last_year["whole"] else None, back=1)
    outcome = bool(headers.OUTCOME.search(without_units(words)))
    target = not outcome and bool(headers.TARGET.search(words))
    so_far = bool(_SO_FAR.search(words))
    cumulative = bool(headers.CUMULATIVE.search(_SO_FAR.sub("", words)))
    last = _LAST_PART.match(words) if not cumulative else None
    if "截" in words:
        words = _DASHED.sub(lambda d: f"{d[1]}年{d[2]}月" + (f"{d[3]}日" if d[3] else ""), words)
    span, words = _span(words)
    start, end, months, until = span.start, span.end, span.months, span.until
    since, upto = span.since, None
    if (found := _UNTIL.search(words)) and (found["y"] or found["m"]):
        begun = words[: found.start()]
        own = _YEAR.search(begun) or _YEAR.search(words[found.end() :])
        year = found["y"] or (own["y"] if own else "")
        if found.group().startswith(("截", "until", "asof", "upto")):
            until = _iso(year, found["m"], found["d"]) if year else ""
            upto = (1, int(found["m"])) if not year else None
            words = begun + "#" + words[found.end() :]
    if found := _SINCE.search(words):
        start, end, cumulative, since = found["y"], end or (until or found["y"]), True, not (end or until)
    if not start:
        if found := _MONTHS.search(words):
            months = int(found[1]), int(found[2])
        else:
            months = next((span for word, span in _PARTS.items() if word in words), None)
            months = months or upto
            if alone := _MONTH.match(words):
                months = int(alone[1]), int(alone[1])
        if target and not months and _OF_THE_YEAR.search(words):
            months = 1, 12
        year, date = _YEAR.search(words), _DATE.search(words)
        if date and months is None:
            start = end = _iso(date["y"], date["m"], date["d"])
        elif year:
            start = end = year["y"]
    if not (start or months or until or cumulative or target or so_far or outcome or last):
        return None
    if start and end and end < start:
        start, end = end, start
    part = ("month" if last["month"] else "quarter") if last else ""
    begins = cumulative and bool(_FROM_THE_BEGINNING.search(words))
    return When(
        start, end, months, until, cumulative, target, so_far, outcome, since=since, last=part, begins=begins
    )


def _digits(found: re.Match) -> str:
    return found.group().translate(str.maketrans("〇零○o一二三四五六七八九", "0000123456789"))


# ------------------------------------------------------------------------------------------------- unit

_MULTIPLIER = r"(?:十|百|千|万|百万|千万|亿|万亿)?"
_UNIT_WORD = re.compile(
    rf"^(?:{_MULTIPLIER}(?:元|人民币元?|人次|人|名|位|户|个|家|项|所|对|村|县|件|亩|公里|吨|次|批|场|期|座|套|间|台|只|头)|万|亿|%"
    r"|(?:million|billion|thousand)?(?:yuan|rmb|cny|persons?|people|person-times|households|projects|companies|enterprises)"
    r"|(?:10,?000|10thousand|100million|tenthousand|hundredmillion|million|billion|thousand)(?:yuan|rmb|cny|persons?|people)"
    r"|(?:rmb|cny|¥|yuan)(?:10,?000|100million|tenthousand|hundredmillion|million|billion)?"
    r"|(?:10k|100m|1?m|mn|bn|k)(?:yuan|rmb|cny|persons?|people)|(?:rmb|cny|yuan)(?:10k|100m|1?m|mn|bn)"
    r"|(?:million|billion))$"
)
_BRACKETED = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_BEHIND = re.compile(
    rf"(?<=[^\x00-\x7f)])\s*(?:[_\-—–/:：,，]\s*|\s)({_MULTIPLIER}(?:元|人次|人|户|家|个|%)|(?:million|billion)?\s?yuan)$"
)
"""A unit behind a mark or a blank, as panels and exports write it: 财政援助资金_万元."""

_UNIT_WORDS = re.compile(r"(?:单\s*位|[Uu]nits?)\s*$")

_UNIT_LINE = re.compile(
    r"(?:金额|计量|数量)?(?<!填报)(?<!报送)(?<!制表)(?<!编制)(?<!填表)(?<!责任)(?<!牵头)(?<!上报)单位[:：]([^|。;；)]{1,40})|单位(?:为|是|均为)?((?:亿|万)?元|万?人)(?!民)|units?(?:of\w+)?[:：=]\s*([\w/,、\- ¥]{1,40})",
    re.IGNORECASE,
)
# The comma of `10,000 yuan` parts nothing.
_AFTER_COMMA = re.compile(r"[、，/;；\\]|,(?!\d{3})|和|及|\b(?:or|and)\b")

_FAMILIES = (("yuan", re.compile(r"元|人民币|yuan|rmb|cny")), ("persons", re.compile(r"人|名|位|person|people")),
             ("households", re.compile(r"户|household")), ("percent", re.compile(r"%")))  # fmt: skip


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else.

    >>> is_unit("（万元）"), is_unit("万人次"), is_unit("县（区）")
    (True, True, False)
    """
    return bool(_UNIT_WORD.match(squash(text).strip("()[]【】")))


def family(unit: str) -> str:
    """Return the kind of things that a unit counts: yuan, persons, households, percent, or count.

    >>> family("万元"), family("人次"), family("家"), family("亿")
    ('yuan', 'persons', 'count', '')
    """
    words = squash(unit)
    if words in ("万", "亿", "千", "百万", "千万", "million", "billion"):
        return ""
    return next((name for name, pattern in _FAMILIES if pattern.search(words)), "count")


@lru_cache(maxsize=65536)
def units_of(text: str) -> tuple[str, ...]:
    """Return the units that a title, unit line or header states, in their order.

    >>> units_of("单位：万元、人"), units_of("财政援助资金（万元）"), units_of("县（市、区）")
    (('万元', '人'), ('万元',), ())
    >>> units_of("财政援助资金_万元"), units_of("消费帮扶 万元"), units_of("山东-重庆")
    (('万元',), ('万元',), ())
    >>> units_of("gov_funds_10k_yuan"), units_of("donations (million CNY)"), units_of("trained_persons")
    (('10,000 yuan',), ('million yuan',), ())
    """
    if len(text) > _LONGEST_LINE:
        return ()
    words = english_units.without_exceptions(unicodedata.normalize("NFKC", text).strip())
    found: list[str] = []
    for line in _UNIT_LINE.finditer(re.sub(r"\s*[:：]\s*", ":", words.replace("单 位", "单位"))):
        found += [p.strip() for p in _AFTER_COMMA.split(next(filter(None, line.groups())))]
    for bracket in _BRACKETED.findall(words):
        found += [
            p.strip() for p in _AFTER_COMMA.split(re.sub(r"^(?:单位|[Uu]nits?)[:：]", "", bracket.strip()))
        ]
    if is_unit(words):
        found.append((words if words.isascii() else squash(words)).strip("() "))
    found += re.findall(
        r"[,，]\s*((?:million|billion|thousand|10,?000|100 million)?\s*(?:yuan|persons|people))\s*$",
        words.lower(),
    )
    if not found and (behind := _BEHIND.search(words)):
        found.append(behind[1])
    if not found and (unit := english_units.of_variable(words)):
        found.append(unit)
    found = [re.split(r"\s{2,}|\t", u)[0].rstrip(")") for u in found]
    return tuple(dict.fromkeys(english_units.one_way(u) for u in found if u and is_unit(u)))


def without_units(text: str) -> str:
    """Return a header's squashed words without its bracketed units.

    >>> without_units("财政援助资金（万元）"), without_units("县（市、区）"), without_units("社会帮扶资金-万元")
    ('财政援助资金', '县(市、区)', '社会帮扶资金')
    >>> without_units("gov_funds_100m_yuan"), without_units("trained_persons")
    ('gov_funds', 'trained_persons')
    """
    if len(text) > _LONGEST_LINE:
        return squash(text)
    text = english_units.without_exceptions(text)
    bare = unicodedata.normalize("NFKC", text).strip()
    if (behind := _BEHIND.search(bare)) and not _UNIT_WORDS.search(bare[: behind.start()]):
        text = bare[: behind.start()]
    words = re.sub(r"单位[:：].*$|units?[:=].*$", "", squash(text))
    words = english_units.without_unit(words)

    def keep(bracket: re.Match) -> str:
        parts = _AFTER_COMMA.split(re.sub(r"^(?:单位|units?)[:：]", "", bracket[1]))
        return "" if all(is_unit(part) for part in parts if part) else bracket.group()

    return re.sub(
        r"[,，](?:million|billion|thousand|10,?000|100million)?(?:yuan|persons|people)$",
        "",
        _BRACKETED.sub(keep, words),
    )


_TIME_WORDS = re.compile(
    r"(?:截至|截止到?|截止)?(?:19|20)\d\d年?度?(?:[-—–~至到/](?:19|20)\d\d年?度?)?(?:[-—–~至到.]?\d{1,2}月?(?:底|末|份)?)*(?:底|末)?(?:以来|起|至今)?"
    r"|[\"“]?十[一二三四五]五[\"”]?(?:期间|时期|以来)?"
    r"|\d{1,2}月?[-—–~至到]\d{1,2}月|^\d{1,2}月份?$|(?:截至|截止到?)\d{1,2}月(?:底|末|份)?|(?:上|下)半年|(?:第|前)?[一二三四]季度"
)


def without_time(words: str) -> str:
    """Return squashed words without the words of time.

    >>> without_time("2023年金额"), without_time("截至2023年12月底累计"), without_time("1-11月")
    ('金额', '累计', '')
    """
    return _TIME_WORDS.sub("", words).strip("()[]-—:,，、")


def bare(text: str) -> str:
    """Return the squashed words of a text without units and words of time.

    >>> bare("2023年 金额（万元）")
    '金额'
    """
    return without_time(without_units(text))


# ----------------------------------------------------------------------------------------------- figure

_FIGURE = re.compile(
    r"^(?:约|近|超过?|逾|不少于|>=?|≥|￥|¥|approx\.?|about|over)?\s*[-+−]?\s*(?:\d[\d,\s']*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?"
    r"\s*(?:多|余)?\s*(?P<rest>[^\d]{0,14})$",
    re.IGNORECASE,
)


_TENS = re.compile(r"[一二三四五六七八九]?十[一二三四五六七八九]?")
_WITH_PART = re.compile(r"^([^()]*\d[^()]*)\((?:含|其中|包括|包含)[^()]{1,20}\)$")
_MORE = re.compile(r"([十百千]?[万亿]|[十百千])(多|余)(.*)$")
_LONGEST_FIGURE = 80
_PLAIN_FIGURE = re.compile(r"\d{1,15}(?:\.\d+)?", re.ASCII)
_NUMERAL = re.compile(r"[\d十百千万亿]")
_SPOKEN = re.compile(
    r"^((?:约|近|超过?)?[\d零〇一二三四五六七八九十百千两.]*[零〇一二三四五六七八九十两][零〇一二三四五六七八九十百千万亿两]*[百千万亿](?:多|余)?)"
    r"(元|人次|人|名|户|个|家|项|所)?$"
)


@lru_cache(maxsize=65536)
def figure(text: str) -> tuple[str, str] | None:
    """Split a cell into its number and the unit that it carries itself; None when it is no figure.

    >>> figure("５.3亿元"), figure("1,234.50"), figure("2023年"), figure("2023-06"), figure("约300余人")
    (('5.3', '亿元'), ('1,234.50', ''), None, None, ('约300余', '人'))
    >>> figure("0.9万余人"), figure("3亿多元"), figure("12（含续建3）"), figure("十九"), figure("12（不含续建）")
    (('0.9余', '万人'), ('3多', '亿元'), ('12', ''), ('十九', ''), None)
    """
    if len(text) > _LONGEST_FIGURE:
        return None
    if _PLAIN_FIGURE.fullmatch(text):
        return text, ""
    if not _NUMERAL.search(text):
        return None
    words = unicodedata.normalize("NFKC", without_marks(text)).strip()
    if _TENS.fullmatch(words):
        return words, ""
    if held := _WITH_PART.match(words):
        words = held[1].strip()
    if spoken := _SPOKEN.match(words):
        return spoken[1], spoken[2] or ""
    found = _FIGURE.match(words)
    if not found:
        return None
    rest = found["rest"].strip()
    number = words[: len(words) - len(found["rest"])].strip()
    if more := _MORE.match(rest):  # 0.9万余人
        number, rest = f"{number}{more[2]}", more[1] + more[3]
    return None if rest and not is_unit(rest) else (number, rest)


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure; zero is a figure.

    >>> is_missing("——"), is_missing("无"), is_missing("0")
    (True, True, False)
    """
    return squash(text) in headers.MISSING
