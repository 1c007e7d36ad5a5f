"""The days that a clause of a note tells, put together from what it is made of: a date, what it is the end or the beginning of, and filling.

`统计期1—10月`, `数据口径到当年三季度末` and `covers January through October` are no phrases of a list: each is nothing but words of time and
words that say that a figure is meant. A clause with any other word tells when something else was, and nothing of the figure.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from analysis.vocabulary import english_months


class Told(NamedTuple):
    """First and last day of a figure by its note; None where it tells none, and the year of the row where it names none."""

    first: tuple[int | None, int, int] | None
    last: tuple[int | None, int, int] | None

    def days(self, year: int) -> tuple[date | None, date | None]:
        """Both days, in a year where the note names none."""
        return tuple(part and date(part[0] or year, *part[1:]) for part in self)


_ZH_DIGITS = {word: n for n, word in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12, "两": 2}
_EN_DIGITS = dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], range(1, 13), strict=True)) | {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4,
}  # fmt: skip
_N = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九两])"
_EN_N = "|".join(_EN_DIGITS)
_DASH = r"\s*(?:-|—+|–|~|～|至|到|to|through|until|till)\s*"

_WORDS: tuple[tuple[str, re.Pattern], ...] = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("round", r"[“\"]?十(?P<round>[一二三四五])五[”\"]?(?:规划|时期)?|(?:the )?(?P<plan>1[1-5])th (?:five-year )?plan"),
        ("range", rf"(?P<a>{_N})月?份?{_DASH}(?P<b>{_N})月份?|(?P<c>{english_months.MONTH})\.?{_DASH}(?P<d>{english_months.MONTH})\b\.?"),
        ("day", rf"(?P<a>{_N})月(?P<b>\d{{1,2}})[日号]|(?P<c>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<d>{english_months.MONTH})\b\.?|(?P<e>{english_months.MONTH})\.? (?P<f>\d{{1,2}})(?:st|nd|rd|th)?\b"),
        ("quarters", rf"[前头](?P<a>{_N})个?季度?|(?:the )?first (?P<b>{_EN_N}|\d) quarters"),
        ("months", rf"[前头]?(?P<a>{_N})个月|(?:the )?(?:first )?(?P<b>{_EN_N}|\d{{1,2}}) months"),
        ("quarter", rf"第?(?P<a>[一二三四1-4])季度?|q(?P<b>[1-4])\b|(?:the )?(?P<c>{_EN_N})[- ]quarter\b"),
        ("half", r"(?P<a>上|前|头)半年度?|(?P<b>下|后)半年度?|(?:the )?(?P<c>first|second)[- ]half(?:[- ]year)?|half[- ](?:a )?year(?:ly)?"),
        ("mid", r"年中|mid-?year|(?:the )?middle of (?:the |that |this )?year|midsummer"),
        ("all", r"全年|整年|(?:the )?(?:full|whole|entire) year"),
        ("whole", r"年[底末终]|岁末|(?:the )?(?:year-?end|end of (?:the |that |this )?year)"),
        ("opening", r"年初|(?:the )?(?:beginning|start) of (?:the |that |this )?year"),
        ("month", rf"(?P<a>{_N})月份?|(?P<b>{english_months.MONTH})\b\.?"),
        ("year", r"(?P<a>(?:19|20)\d\d)年?度?"),
        ("early", r"上旬|中旬|初|\bearly\b|\bmid\b|(?<=月)中"), ("late", r"下旬|[底末]|\b(?:the )?(?:end|late)\b"),
        ("now", r"[截发成]稿|写作|报道时|\b(?:so far this year|this year so far|year to date|going to press|press time)\b"),
        ("to", r"截[至止]?到?|迄至?|止于|为止|[至到止]|\b(?:up to|until|till|through|to|by|as of|as at|at|before|end(?:ing|ed|s)?)\b|-"),
        ("from", r"自|从|由|始于|起于|起算?|以来|以后|开始|开局|\b(?:from|since|starting|beginning|begins?|starts?|start|onwards?)\b"),
    )
)  # fmt: skip
# What says that the figure is meant, or nothing at all.
_FILLING = re.compile(
    r"当年度?|同年|本年度?|今年|该年|年内|年度|数据|数字|数值|统计|口径|时段|时间|区间|期间?|范围|所[列见报]|累计|完成|上报|报表|报数|到账|到位|拨付|下达|情况|当时|实绩|总账|合计"
    r"|[为的仅只数计算额份点在于是系指含时这此该列表报\s,，、.:：()（）“”\"\-—–]"
    r"|'s?(?![a-z])|\b(?:worth|headcount|tally|figures?|data|numbers?|counts?|counted|counting|statistics|sums?|results?|totals?|money|amounts?|reckoned|reported|recorded|known|cut-?offs?|covers?|covering|covered|runs?|running|spans?|period|reporting|status|stands?|position"
    r"|the|a|of|for|in|on|this|that|same|only|just|it|is|are|was|were|year's|year|years|months?|paid|disbursed|cumulative|cumulated|pairing|cooperation|assistance|(?:start|beginning|outset|launch) of(?= (?:the )?(?:pairing|cooperation|assistance)))\b"
)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else (_ZH_DIGITS | _EN_DIGITS).get(text) or english_months.number(text)


class _Date(NamedTuple):
    """Months of a year, with a day where one is told; the whole year where no month is."""

    year: int | None
    first: int = 1
    last: int = 12
    day: int | None = None
    years: int = 1

    @property
    def begin(self) -> tuple[int | None, int, int]:
        return (self.year, self.first, self.day or 1)

    @property
    def end(self) -> tuple[int | None, int, int]:
        year = self.year and self.year + self.years - 1
        return (year, self.last, self.day or calendar.monthrange(2001, self.last)[1])


def _months(kind: str, match: re.Match) -> _Date | None:
    """The months that one word of time tells."""
    told = [_number(text) for text in match.groups() if text and text not in "上前头下后"]
    fixed = {
        "mid": (1, 6),
        "now": (1, 11),
        "whole": (12, 12, 31),
        "opening": (1, 1, 1),
        "all": (1, 12),
        "half": (1, 6),
    }
    if kind == "half" and re.match(r"[下后]|(?:the )?second", match[0]):
        return _Date(None, 7, 12)
    if kind in fixed:
        return _Date(None, *fixed[kind])
    if kind == "day":
        month, number = told if match["c"] is None else told[::-1]
        return (
            _Date(None, month, month, number)
            if month <= 12 and number <= calendar.monthrange(2000, month)[1]
            else None
        )
    ends = {
        "quarters": (1, 3 * told[0]), "months": (1, told[0]), "quarter": (3 * told[0] - 2, 3 * told[0]), "month": (told[0], told[0]),
        "range": (told[0], told[-1]),
    }[kind]  # fmt: skip
    return _Date(None, *ends) if 1 <= ends[0] <= ends[1] <= 12 else None


@lru_cache(maxsize=65536)
def told(clause: str) -> Told | None:
    """The days that a clause tells of its figure; None if it tells none, or has words of anything else.

    >>> told("统计期1—10月"), told("covers January through October").last, told("1—10月安置岗位的县")
    (Told(first=(None, 1, 1), last=(None, 10, 31)), (None, 10, 31), None)
    >>> told("自“十三五”开局算起").first, told("截至2020年9月底").last, told("年底").last, told("数据")
    ((2016, 1, 1), (2020, 9, 30), (None, 12, 31), None)
    """
    rest, words = clause.strip().lower(), []
    while rest:
        match = _FILLING.match(rest)
        if match is None:
            kind, match = next(((kind, m) for kind, p in _WORDS if (m := p.match(rest))), ("", None))
            if match is None:
                return None
            words.append((kind, match))
        rest = rest[match.end() :]
    return _together(words)


_DATE = re.compile(
    r"(?P<side>[TF]*)(?P<edge>[EL]?)(?P<date>YM|MY|M|Y|R)(?P<behind>[EL]?)(?P<after>F*(?:T(?![EL]?[YM]))?)"
)


def _together(words: list[tuple[str, re.Match]]) -> Told | None:
    """What words of time tell: the first date behind `from`, the last one behind `to`, or one that is both."""
    letters = "".join(
        {"to": "T", "from": "F", "early": "E", "late": "L", "year": "Y", "round": "R"}.get(kind, "M")
        for kind, _ in words
    )
    first = last = None
    at = 0
    while match := _DATE.match(letters, at):
        when = _date(words[match.start("date") : match.end("date")], "E" in match["edge"] + match["behind"])
        if when is None:
            return None
        sides = match["side"] + match["after"]
        first = when.begin if "F" in sides or (not sides and first is None) else first
        last = when.end if "F" not in sides else last
        at = match.end()
    return Told(first, last) if at == len(letters) and (first or last) else None


def _date(words: list[tuple[str, re.Match]], early: bool) -> _Date | None:
    """The date of one or two words, a year and what of it; the first weeks of a month end before it does."""
    when = _Date(None)
    for kind, match in words:
        if kind == "round":
            plan = "一二三四五".index(match["round"]) + 11 if match["round"] else int(match["plan"])
            return _Date(1951 + 5 * plan, years=5)
        if kind == "year":
            when = when._replace(year=int(match["a"]))
        else:
            months = _months(kind, match)
            if months is None:
                return None
            when = months._replace(year=when.year)
    return when._replace(day=when.day or 10) if early else when
