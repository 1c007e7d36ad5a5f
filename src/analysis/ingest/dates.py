"""A printed date or span of dates -> first and last day of each date that it names.

Chinese, English, Korean and machine-made forms are turned step by step into `2023`, `2023-06` or `2023-06-30`,
one or two of them. What a date means for a figure depends on its basis and is left to `analysis.ingest.periods`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from analysis.vocabulary import english_months
from analysis.vocabulary.units import simplify

PLANS = {
    "九五": (1996, 2000), "十五": (2001, 2005), "十一五": (2006, 2010), "十二五": (2011, 2015),
    "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030),
}  # fmt: skip
"""Five-year plans, as a Chinese page names a span."""

Span = tuple[dt.date, dt.date]

_NO_END = re.compile(r"以来|至今|^since\b|\bto (?:date|now)$|\bonwards?$|\d\s*年?\s*[-—–/~]$")
_OPEN_WORDS = re.compile(r"(?:起)?(?:以来|至今)|^since\b|\bto (?:date|now)$|\bonwards?$|\s*[-—–/~]$")
_AT_END = re.compile(r"[底末]|\bend\b")
_QUOTES = "\"'“”‘’「」《》"
_NUMBERED_PLAN = re.compile(r"(?:during |in )?(?:the )?(\d{1,2})th five[- ]year plan(?: period)?")
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_MONTH = rf"\b({english_months.MONTH})\b\.?"
_COUNTED = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
}
_DASH = r"\s*(?:-|—|–|~|至|到|\bto\b)\s*"
_YEAR = r"(?:19|20)\d\d"

# Form of a part of a year -> its first and last month, from the number `n` in it.
_CHINESE_PARTS = (
    (r"上半年", lambda g: (1, 6)),
    (r"下半年", lambda g: (7, 12)),
    (r"前(?P<n>[23])季度?", lambda g: (1, 3 * int(g))),
    (r"第?(?P<n>[1-4])季度", lambda g: (3 * int(g) - 2, 3 * int(g))),
    (r"前(?P<n>\d{1,2})个?月", lambda g: (1, int(g))),
)
_ROMAN_PARTS = (
    (r"h(?P<n>[12])", lambda g: (6 * int(g) - 5, 6 * int(g))),
    (r"q(?P<n>[1-4])", lambda g: (3 * int(g) - 2, 3 * int(g))),
)
_ENGLISH_PARTS = (
    (r"first half", lambda g: (1, 6)),
    (r"second half", lambda g: (7, 12)),
    (r"first quarter", lambda g: (1, 3)),
    (r"first (?P<n>two|three|2|3) quarters", lambda g: (1, 3 * _count(g))),
    (r"first (?P<n>\w+) months", lambda g: (1, _count(g))),
)
_PARTS = (
    *((re.compile(rf"(?P<y>{_YEAR})\s*年?\s*{form}"), months) for form, months in _CHINESE_PARTS),
    *((re.compile(rf"(?P<y>{_YEAR})\s*{form}\b"), months) for form, months in _ROMAN_PARTS),
    *((re.compile(rf"\b{form}\s*(?P<y>{_YEAR})"), months) for form, months in _ROMAN_PARTS),
    *((re.compile(rf"{form} of\s*(?P<y>{_YEAR})"), months) for form, months in _ENGLISH_PARTS),
)
_MONTHS_OF_YEAR = re.compile(rf"({_YEAR})\s*年?\s*\(?(\d{{1,2}})月?{_DASH}(\d{{1,2}})月份?\)?(?!\s*\d)")
# 2018.1-9 is January to September; 2018.1.9 and 2018-1-9 are days.
_DOTTED_MONTHS = re.compile(rf"^({_YEAR})[.](\d{{1,2}})\s*[-—–~]\s*(\d{{1,2}})$")
_DAYS_OF_YEAR = re.compile(
    rf"({_YEAR})\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号]{_DASH}(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号]"
)
_NAMED_MONTHS = re.compile(rf"{_MONTH}{_DASH}{_MONTH}\s*({_YEAR})")
_DAY_MONTH = re.compile(rf"(?:(\d{{1,2}})\s+)?{_MONTH}\s*(?:(\d{{1,2}}),\s*)?({_YEAR})")
_LEAD = re.compile(
    r"^(?:截至|截止|至|到|从|自|由|from|between|during|in|by|as of|until|till|up to|the|end[ -]of|end|fy)[\s-]*"
)
_TAIL = re.compile(r"(?:底|末|期间|时期|止|(?<=年)间|全年)$")
_SEPARATOR = re.compile(r"\s*(?:/|至|到|—|–|~|\bto\b|\bthrough\b|\band\b|(?<=\d)\s*-\s*(?=\d{4}))\s*")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def spans(printed: str) -> list[Span] | None:
    """First and last day of the one or two dates of a printed period; None where it can't be read.

    >>> spans("2022年前三季度")
    [(datetime.date(2022, 1, 1), datetime.date(2022, 1, 31)), (datetime.date(2022, 9, 1), datetime.date(2022, 9, 30))]
    """
    text = simplify(printed).strip(f" .。{_QUOTES}")
    plan = _plan(text)
    if plan in PLANS:
        return [_days(str(year)) for year in PLANS[plan]]
    found = [_days(part) for part in _SEPARATOR.split(_plain(text))]
    return found if 1 <= len(found) <= 2 and None not in found else None


def _plan(text: str) -> str:
    """The Chinese name of a five-year plan, which English pages number: the 13th is 十三五."""
    if match := _NUMBERED_PLAN.fullmatch(text):
        return next((name for name, (first, _) in PLANS.items() if first == 1951 + 5 * int(match[1])), text)
    return _TAIL.sub("", re.sub(f"[{_QUOTES}]", "", text))


def has_no_end(printed: str) -> bool:
    """Whether a span runs up to the day of the page, which only the page knows: 2021年以来, since 2021, 1996-."""
    return bool(_NO_END.search(simplify(printed)))


def open_from(printed: str) -> dt.date | None:
    """First day of a span that runs up to the day of the page; None where it can't be read.

    >>> open_from("2021年以来"), open_from("since June 2021"), open_from("“十四五”以来")
    (datetime.date(2021, 1, 1), datetime.date(2021, 6, 1), datetime.date(2021, 1, 1))
    """
    text = _OPEN_WORDS.sub("", simplify(printed).strip(f" .。{_QUOTES}"))
    found = spans(text)
    plan = _plan(text) in PLANS
    return found[0][0] if found and (plan or len(found) == 1) else None


def at_end(printed: str) -> bool:
    """Whether the last day of the printed date is meant: 2023年底, the end of June 2023."""
    return bool(_AT_END.search(simplify(printed)))


def _plain(text: str) -> str:
    """Dates of any form as 2023, 2023-06 or 2023-06-30, with whatever joins them."""
    text = re.sub(r"[ t]00:00(?::00(?:\.0+)?)?$|(?<=^\d{4})\.0$", "", text)
    text = text.translate(str.maketrans("년월일", "年月日"))
    text = re.sub("十([12一二])?(?=个?月)", lambda match: f"1{match[1] or 0}", text).translate(
        _CHINESE_DIGITS
    )
    for pattern, months in _PARTS:
        text = pattern.sub(lambda match, months=months: _part_of_year(match, months), text)
    text = re.sub(r"\s*([年月])\s*", r"\1", text)
    text = _DOTTED_MONTHS.sub(lambda match: _of_year(*match.groups()), text)
    text = _DAYS_OF_YEAR.sub(r"\1-\2-\3/\1-\4-\5", text)
    text = _MONTHS_OF_YEAR.sub(lambda match: _of_year(*match.groups()), text)
    text = _NAMED_MONTHS.sub(
        lambda match: _of_year(match[3], english_months.number(match[1]), english_months.number(match[2])),
        text,
    )
    text = _DAY_MONTH.sub(_dated, text)
    while (shorter := _LEAD.sub("", text)) != text:
        text = shorter
    text = _TAIL.sub("", text)
    text = re.sub(r"(\d{4})\s*年度?(?=\s*\d{1,2}\s*月)", r"\1-", text)
    text = re.sub(r"(\d{1,2})\s*月份?(?=\s*\d{1,2}\s*[日号])", r"\1-", text)
    text = re.sub(r"(?<=\d)\s*(?:年{1,2}度?|月份?|[日号])", "", text)
    text = re.sub(r"-\s+", "-", text)
    text = re.sub(
        r"(?<=\d{4})[.](?=\d{1,2})|(?<=\d{4}[.-]\d\d)[.](?=\d{1,2})|(?<=\d{4}[.-]\d)[.](?=\d{1,2})", "-", text
    )
    if re.fullmatch(r"\d{4}/\d{1,2}(?:/\d{1,2})?", text):
        text = text.replace("/", "-")
    return re.sub(rf"^({_YEAR})(\d\d)(\d\d)?$", lambda match: "-".join(filter(None, match.groups())), text)


def _part_of_year(match: re.Match, months: Callable[[str], tuple[int, int]]) -> str:
    return _of_year(match["y"], *months(match.groupdict().get("n") or ""))


def _of_year(year: str, first: int | str, last: int | str) -> str:
    return f"{year}-{int(first):02d}/{year}-{int(last):02d}"


def _dated(match: re.Match) -> str:
    day = match[1] or match[3]
    return f"{match[4]}-{english_months.number(match[2]):02d}" + (f"-{day}" if day else "")


def _count(word: str) -> int:
    """A number in digits or in words; 0, which is no month, for anything else."""
    return int(word) if word.isdecimal() else _COUNTED.get(word, 0)


def _days(part: str) -> Span | None:
    """First and last day of a year, a month or a day."""
    match = _DATE.fullmatch(part)
    if match is None:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        if day is not None:
            return (dt.date(year, month, day),) * 2
        if month is not None:
            first = dt.date(year, month, 1)
            return first, (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    except ValueError:
        return None
