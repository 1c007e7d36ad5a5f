"""What was done in a time: a year is annual, a part of it year to date, 以来 and a span are a sum.

How a figure's time is found, and whether it is planned or a level, is told in `bases`, `plans` and `levels`.
"""

from __future__ import annotations

import re

from analysis.harvest import joined_times
from analysis.harvest.levels import NEW, Span, on_day
from analysis.harvest.moments import PageDate, Setting, Time
from analysis.harvest.text import is_chinese

SUMMED = re.compile(
    r"累计|总计|共计|先后|历年|已(?:经)?累|(?<!a )(?<!A )(?<!of the )(?<!Of the )\btotal(?:l?ing)?\b|\baltogether\b|\bcumulative(?:ly)?\b",
    re.IGNORECASE,
)
EACH_YEAR = re.compile(r"年均|每年|平均每年|\b(?:a|per|each|every) year\b|annually", re.IGNORECASE)
_OF_ITEMS = frozenset(("共计", "总计"))
"""3日，签订项目4项，总投资共计3.1亿元: a sum of what was just counted, and not of years."""
_ALREADY = re.compile(r"已(?!定)|目前|\balready\b|\bso far\b")  # 2023年已安排, on a page of that year
_RISEN_TO = re.compile(r"从\d[^，。；]{1,12}(?:增加?|提高|上升|增长|跃升|提升)[到至]\d")
# 年底前要突破120亿元，目前已完成87.3亿元
_OF_THE_AIM = re.compile(
    r"(?:全年|年度|年底前|年内|今年)[^。；]*\d[^。；]*，目前，?(?:已|完成|实现)(?!累)[^，。；]{0,6}$"
)
_HAS_DONE = re.compile(
    r"(?<!\bmoney )(?<!\bfunds )(?<!\bfund )(?<!\bthey )\b(?:has|have) (?:also |already |so far )?(?!to\b|an?\b|the\b|no\b|been (?:able|in|at|on)\b|more\b|over\b|about\b|\d)[a-z]+\b"
)
"""Minhang has spent 120 million yuan: what English says without a time has come together up to now."""
_TO_THIS_DAY = re.compile(r"至今|迄今")
_ARRIVES = re.compile(r"到岗|抵达|启程|就位")


def of_time(
    indicator: str,
    sentence: str,
    at: int,
    around: tuple[str, str],
    chosen: Time,
    by: str,
    setting: Setting,
    page: PageDate,
) -> Span:
    """What is done in a time; `around` are the words of the figure's part of the sentence, and of its clause."""
    words, own_words = around
    yearly = bool(EACH_YEAR.search(own_words))
    summed = by == "before" and chosen.kind in ("year", "event", "part") and SUMMED.search(words)
    if summed and _is_span(setting.lead):
        return without_time(indicator, words, setting.lead, page)
    if by == "before" and chosen.kind in ("year", "event") and SUMMED.search(words):
        return Span(page.text, "cumulative", "open") if page.year else Span(reason="no_page_date")
    if (
        by == "paragraph"
        and chosen.kind == "year"
        and _is_start(chosen, setting, page)
        and SUMMED.search(words)
    ):
        return Span(f"{chosen.last}/{page.text}", "cumulative", by)
    if (
        chosen.kind == "now"
        and joined_times.is_this_year_so_far(setting.paragraph)
        and is_chinese(sentence)
        and not SUMMED.search(words)
    ):
        chosen, by = setting.paragraph, "paragraph"  # 今年以来成效明显。目前，已到位6128万元
    if (
        chosen.kind == "now"
        and by == "sentence"
        and _goes_on_from(setting.paragraph, sentence, at, words, page)
    ):
        start = setting.paragraph.first
        return Span(f"{start}/{page.text}", "cumulative", "paragraph")
    if chosen.kind == "now" and _OF_THE_AIM.search(sentence[:at]) and page.month:
        return Span(f"{page.year}-01/{page.standing}", "year_to_date", "guessed")
    if chosen.kind == "now" and _ARRIVES.search(own_words) and page.year:
        return Span(page.text, "annual", by)
    if indicator == "industrial_parks" and chosen.kind in ("asof", "now") and not NEW.search(own_words):
        return on_day(chosen, by, page)
    return (
        _flow(chosen, by, own_words, yearly, page, _is_so_far(chosen, by, sentence, at))
        if chosen.kind == "year"
        else _flow(chosen, by, words, yearly, page)
    )


def _goes_on_from(time: Time | None, sentence: str, at: int, words: str, page: PageDate) -> bool:
    """自2021年结对以来，…。目前，累计投入32亿元: the sum so far begins where the paragraph's span does."""
    open_ended = _is_span(time) and page.year is not None and time.last[:4] in ("", str(page.year))
    return bool(open_ended and (SUMMED.search(words) or _TO_THIS_DAY.search(sentence[:at])))


def _is_span(time: Time | None) -> bool:
    return bool(time and time.kind in ("since", "span") and time.first)


def without_time(indicator: str, words: str, lead: Time | None, page: PageDate) -> Span:
    if SUMMED.search(words) and _is_span(lead):
        return Span(f"{lead.first}/{lead.last}", "cumulative", "before")
    if SUMMED.search(words):
        return Span(page.text, "cumulative", "open") if page.year else Span(reason="no_page_date")
    if indicator == "industrial_parks" and page.year and not NEW.search(words):
        return Span(page.text, "stock", "page")
    if _HAS_DONE.search(words) and page.year:
        return Span(page.text, "cumulative", "open")
    return Span(reason="no_period")


def _is_start(time: Time, setting: Setting, page: PageDate) -> bool:
    """2021年，佛山对口协作黔东南州. 累计投入39亿元: the year that the pair was tied in is where the sum begins."""
    return setting.began[:4] == time.last and bool(page.year) and time.last < str(page.year)


def _is_so_far(time: Time, by: str, sentence: str, at: int) -> bool:
    """2020年已投入30亿元，实施项目1669个: what the words say of the first holds for those after it."""
    between = sentence[time.end : at] if by == "sentence" and time.start < at else ""
    return "；" not in between and bool(re.match(r"[^，。；]{0,4}，?[^，。；]{0,8}已(?!定)", between))


def _flow(time: Time, by: str, words: str, yearly: bool, page: PageDate, so_far: bool = False) -> Span:
    joined = f"{time.first}/{time.last}"
    if time.kind == "year":
        if (
            time.last == page.text[:4]
            and not page.at_its_end
            and (so_far or _ALREADY.search(words))
            and not SUMMED.search(words)
        ):
            return Span(f"{time.last}-01/{page.standing}" if page.month else time.last, "year_to_date", by)
        return Span(time.last, "annual", by)
    if time.kind == "part":
        return Span(joined if "-" in time.first else time.last, "year_to_date", by)
    if time.kind == "event":
        summed = any(m[0] not in _OF_ITEMS for m in SUMMED.finditer(words))
        return Span(time.last, "cumulative" if summed else "annual", by)
    if time.kind == "span" and _RISEN_TO.search(words):
        return Span(time.last, "annual", by)
    if time.kind in ("since", "span"):
        if time.first[:4] < time.last[:4] and time.first and yearly:
            return Span(f"{time.first[:4]}/{time.last[:4]}", "annual", by)
        if joined_times.are_twelve_months(time) and not SUMMED.search(words):
            return Span(joined, "annual", by)
        return Span(joined if time.first else time.last, "cumulative", by if time.first else "open")
    if time.kind == "asof" and time.running and not SUMMED.search(words):
        return Span(f"{time.last[:4]}-01/{time.last}", "year_to_date", "guessed")
    return Span(time.last, "cumulative", by if time.kind == "asof" else "open")
