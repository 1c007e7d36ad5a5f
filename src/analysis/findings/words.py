"""The few turns of phrase that all findings share: names of pairs, lists, values with their worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.measures.status import AT_LEAST, ESTIMATED, REPORTED, STATED, ends_of, rounding
from analysis.vocabulary import other_indicators
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import Scale, amount, in_spans, likely_end, scale
from analysis.vocabulary.places import PROVINCES, forms, kind_of, stem

_FAR = 100  # times that one bound must be the other for each to have its own unit


def indicator(name: str, lang: Lang) -> str:
    """Name of an indicator, of the list or not.

    >>> indicator("gov_funds", "zh"), indicator("other:roads_built", "en")
    ('财政援助资金', 'Roads built')
    """
    if name in INDICATORS:
        return (INDICATORS[name].zh, INDICATORS[name].en)[index(lang)]
    return other_indicators.name(name, lang)


def place(adcode: str, lang: Lang) -> str:
    """Short name of a province."""
    return PROVINCES[adcode][index(lang)]


def pair(origin: str, destination: str, lang: Lang) -> str:
    """Name of a pair: 浙江→四川, Zhejiang to Sichuan."""
    return label("from_to", lang, origin=place(origin, lang), destination=place(destination, lang))


def short(code: str, names: Mapping[str, str], lang: Lang) -> str:
    """A place of any level without its generic word, as maps print it: 苏州, 凉山.

    Parameters
    ----------
    code : str
    names : mapping
        Names by adcode, for places below the provinces.
    lang : {"zh", "en"}

    Examples
    --------
    >>> short("320500", {"320500": "苏州市"}, "zh"), short("632500", {"632500": "海南藏族自治州"}, "zh")
    ('苏州', '海南州')
    >>> short("632500", {"632500": "Hainan"}, "en"), short("120105", {"120105": "Hebei"}, "en")
    ('Hainan prefecture', 'Hebei district')
    """
    if code in PROVINCES:
        return place(code, lang)
    return _short(code, names[code], lang)


@lru_cache(maxsize=16384)
def _short(code: str, name: str, lang: Lang) -> str:
    namesake = name if lang == "en" else stem(name)
    if any(namesake == province[index(lang)] for province in PROVINCES.values()):
        # The prefecture of Hainan in Qinghai is no island, and the district of Hebei in Tianjin no province.
        longer = (form for form, _ in forms(name, code) if form != namesake)
        return f"{name} {kind_of(code)}" if lang == "en" else min(longer, key=len)
    return namesake


def links(joined: str, names: Mapping[str, str], lang: Lang, most: int | None = None) -> str:
    """Names of pairs of places, such as the `links` of `measures.pairs.of_provinces`: Suzhou to Tongren.

    Givers of one receiver and receivers of one giver stand together: 中山、东莞→昭通.
    """
    receivers: dict[str, list[str]] = {}
    for link in filter(None, joined.split(";")):
        giver, receiver = link.split("-")
        receivers.setdefault(giver, []).append(receiver)
    givers: dict[tuple[str, ...], list[str]] = {}
    for giver, helped in receivers.items():
        givers.setdefault(tuple(helped), []).append(giver)
    told = [
        label(
            "from_to",
            lang,
            origin=listed((short(code, names, lang) for code in side), lang),
            destination=listed((short(code, names, lang) for code in helped), lang),
        )
        for helped, side in givers.items()
    ]
    return listed_apart(told, lang, most)


def listed_apart(told: Iterable[str], lang: Lang, most: int | None = None) -> str:
    """Things that hold commas themselves, in a row."""
    return listed(told, lang, most, between="semicolon")


def dated(when: str, value: str, lang: Lang) -> str:
    """A value with the time it is of, behind it.

    >>> dated("2024", "at least 815 thousand persons", "en"), dated("2024年", "12 个", "zh")
    ('at least 815 thousand persons (2024)', '12 个（2024年）')
    """
    return value + (f"（{when}）", f" ({when})")[index(lang)]


def listed(names: Iterable[str], lang: Lang, most: int | None = None, between: str = "comma") -> str:
    """Names in a row; beyond `most` only their number is said, unless it is a single one, whose name takes no more room.

    >>> listed(["Fujian", "Zhejiang", "Jiangsu"], "en", most=1), listed(["福建", "浙江"], "zh", most=1)
    ('Fujian and 2 more', '福建、浙江')
    """
    names = list(names)
    if most is not None and len(names) == most + 1:
        most = None
    said, rest = label(between, lang).join(names[:most]), len(names) - len(names[:most])
    return said if not rest else said + ("" if lang == "zh" else " ") + label("and_more", lang, n=rest)


def enumerated(names: Iterable[str], lang: Lang) -> str:
    """All names in a row, as a sentence says them.

    >>> enumerated(["Hebei", "Yunnan", "Gansu"], "en"), enumerated(["河北", "云南"], "zh")
    ('Hebei, Yunnan and Gansu', '河北、云南')
    """
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most and lang == "en" else listed([*most, last], lang)


def valued(figure: float, status: str, unit: str, lang: Lang, printed: bool = False) -> str:
    """A figure with its status (`measures.status`): a floor is 'at least', an estimate 'about'; a `printed` one keeps its digits.

    >>> valued(190, "at_least", "count", "en"), valued(95, "estimated", "count", "en")
    ('at least 190', 'about 95')
    >>> valued(1918, "estimated", "count", "en"), valued(1918, "estimated", "count", "en", printed=True)
    ('about 1,920', 'about 1,918')
    """
    if pd.isna(figure):
        return label("no_data", lang)
    digits = {} if printed and status == ESTIMATED else rounding(status)
    return worth(status, lang) + amount(figure, unit, lang, **digits)


def known_of(row: Any, unit: str, lang: Lang) -> str:
    """The figure of a row, or what little is known where that is no figure of the whole (`measures.status.scrap`): its `lower`."""
    if pd.isna(row.figure) and row.lower > 0:
        return label("little_known", lang, floor=valued(row.lower, AT_LEAST, unit, lang))
    return valued(row.figure, row.status, unit, lang)


def worth(status: str, lang: Lang) -> str:
    """What stands before a figure of a status: nothing, 'at least' or 'about'."""
    return {AT_LEAST: ("不少于 ", "at least "), ESTIMATED: ("约 ", "about ")}.get(status, ("", ""))[
        index(lang)
    ]


_WIDE_MARKS = tuple("）：，；、。》”")
"""Marks that are followed by their own blank."""


def told(name: str, value: str, lang: Lang) -> str:
    """A name and what is said of it: Chinese sets a blank before a figure, but not before its own characters or behind its wide marks.

    >>> told("陕西", "不少于 200 元", "zh"), told("广西", "40 元", "zh"), told("Guangxi", "40 yuan", "en")
    ('陕西不少于 200 元', '广西 40 元', 'Guangxi 40 yuan')
    >>> told("最多的是陕西：", "40 元", "zh")
    '最多的是陕西：40 元'
    """
    joined = lang == "zh" and ("\u4e00" <= value[:1] <= "\u9fff" or name.endswith(_WIDE_MARKS))
    return name + ("" if joined else " ") + value


def bounds(lower: float, upper: float, unit: str, lang: Lang) -> str:
    """Bounds in words, never narrower than they are; an open side is said.

    >>> bounds(1.2253e9, 1.2253e9, "yuan", "zh"), bounds(7.972e9, float("nan"), "yuan", "en")
    ('12.25 – 12.26 亿元', '≥ 7.972 billion yuan')
    """
    if pd.isna(lower) and pd.isna(upper):
        return "–"
    if pd.isna(upper):
        return f"≥ {amount(lower, unit, lang, down=True)}"
    # Both in the unit of the upper one: "0 万人 – 98 人" reads as two kinds of things. But where one is next to nothing beside
    # the other, its noughts would be: 0.000095 – 5.56 billion.
    at = scale(unit, lang, upper)
    if not pd.isna(lower) and 0 < lower < upper / _FAR:
        return f"{amount(lower, unit, lang, down=True)} – {amount(upper, unit, lang, at=at, up=True)}"
    low = amount(0 if pd.isna(lower) else lower, unit, lang, at=Scale(at.size, ""), down=True)
    return f"{low} – {amount(upper, unit, lang, at=at, up=True)}"


def likely(row: object, unit: str, lang: Lang) -> str | None:
    """What is likely of a sum that no page states, in two digits; None where the model tells nothing, or all and nothing.

    Parameters
    ----------
    row : object
        With `status`, `q10` and `q90`.
    """
    ends = ends_of(row)
    if row.status in (REPORTED, STATED) or ends is None:
        return None
    at = scale(unit, lang, ends[1])
    low, high = (likely_end(end / at.size) for end in ends)
    text = f"{worth(ESTIMATED, lang)}{high}" if low == high else f"{low} – {high}"
    return f"{text} {at.name}".rstrip()


def count(number_of: int, one: str, many: str = "") -> str:
    """A number of things in English: 1 pair, 2 pairs, 1,200 claims.

    >>> count(1, "pair"), count(0, "pair"), count(1200, "county", "counties")
    ('1 pair', '0 pairs', '1,200 counties')
    """
    return f"{number_of:,} {one if number_of == 1 else many or one + 's'}"


def verb(number_of: int, one: str, many: str) -> str:
    """The English verb after a number of things: one was, two were."""
    return one if number_of == 1 else many


def have(number_of: int) -> str:
    """The English verb after a number of things: one has, two have."""
    return verb(number_of, "has", "have")


def years(first: int, last: int, lang: Lang) -> str:
    """A span of years: 2021—2024年, 2021–2024."""
    if first == last:
        return f"{first}年" if lang == "zh" else str(first)
    return f"{first}—{last}年" if lang == "zh" else f"{first}–{last}"


def spoken(value: str, when: str) -> str:
    """A value and the time it is of, as English says them.

    >>> spoken("27", "2023"), spoken("at least 36", "up to 2025")
    ('27 in 2023', 'at least 36 up to 2025')
    """
    return f"{value} {when}" if when.startswith("up to") else f"{value} in {when}"


def summed(first: int, last: int, lang: Lang) -> str:
    """The span of a sum; one year is no sum of years.

    >>> summed(2021, 2024, "en"), summed(2024, 2024, "zh")
    ('sum of 2021–2024', '2024年')
    """
    span = years(first, last, lang)
    return span if first == last else (f"{span}合计", f"sum of {span}")[index(lang)]


def days(since: pd.Timestamp, until: pd.Timestamp, lang: Lang) -> str:
    """A span of whole years, or the months at which it begins and ends; without a start, up to when.

    >>> since, until = pd.Timestamp("2021-01-01"), pd.Timestamp("2024-10-18")
    >>> days(since, until, "en"), days(since, until, "zh"), days(pd.NaT, until, "zh")
    ('2021 – October 2024', '2021年至2024年10月', '至2024年10月')
    >>> days(pd.Timestamp("2024-01-01"), until, "en"), days(since, pd.Timestamp("2024-12-31"), "en")
    ('January to October 2024', '2021–2024')
    """
    if pd.isna(since):
        end = _month(until, 12, lang)
        return (f"至{end}", f"up to {end}")[index(lang)]
    if (since.month, until.month) == (1, 12):
        return years(since.year, until.year, lang)
    if since.year < until.year:
        return ("至", " – ")[index(lang)].join((_month(since, 1, lang), _month(until, 12, lang)))
    months = [f"{since:%B}", f"{until:%B}"]
    return (
        f"{since.year}年{'—'.join(dict.fromkeys((str(since.month), str(until.month))))}月",
        f"{' to '.join(dict.fromkeys(months))} {since.year}",
    )[index(lang)]


def period(row: object, lang: Lang) -> str:
    """The days of a claim (`basis`, `period_start`, `period_end`); of a level, the month that it is of; a dash where no day is known.

    >>> from types import SimpleNamespace as Row
    >>> ends = dict(period_start=pd.Timestamp("2023-01-01"), period_end=pd.Timestamp("2023-06-30"))
    >>> period(Row(basis="year_to_date", **ends), "zh"), period(Row(basis="stock", **ends), "en")
    ('2023年1—6月', 'June 2023')
    """
    if pd.isna(row.period_end):
        return "–"
    if row.basis == "stock":
        return _month(row.period_end, 12, lang)
    return days(row.period_start, row.period_end, lang)


def _month(day: pd.Timestamp, whole: int, lang: Lang) -> str:
    """The month at an end of a span; its year alone where that month is the end of a whole one."""
    if day.month == whole:
        return (f"{day.year}年", f"{day.year}")[index(lang)]
    return (f"{day.year}年{day.month}月", f"{day:%B} {day.year}")[index(lang)]


def year_spans(years: Iterable[int], lang: Lang) -> str:
    """Years with neighbours joined: 2021–2024, as in a Chinese title 2021—2024."""
    told = in_spans(years, label("comma", lang))
    return told.replace("–", "—") if lang == "zh" else told
