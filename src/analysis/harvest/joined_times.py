"""Two times of a text read as one: 截至10月底 in a text of this year so far, 2021年以来 up to 截至2022年底, 迄今 after a start."""

from __future__ import annotations

import re

from analysis.harvest.moments import PageDate, Time
from analysis.harvest.time_words import number

_FROM_THEN = re.compile(r"[自从]$")
_YEARS_COUNTED = re.compile(r"(?P<n>\d{1,2}|[两二三四五六七八九十]{1,3})年(?:总共|一共|累计|合计|总计|共)")
_IS_PAID = re.compile(r"[^，。；]{0,40}\d[\d.]*[万亿]?元[^，。；\d]{0,4}(?:划拨|拨付|拨|汇|转|下达)")
_TO_THEN = re.compile(r"[^。；]{0,24}，(?:截)?[到至]$")


def from_to(sentence: str, before: list[Time]) -> list[Time]:
    """从1996年起结对帮扶六盘水市，到2020年，累计投入#: the years from the first to the last."""
    if len(before) < 2:
        return before
    first, last = before[-2:]
    told = first.kind in ("year", "since") and last.kind == "year" and first.first[:4] < last.last
    lead = sentence[first.start : last.start]
    if (
        not told
        or not _TO_THEN.search(lead)
        or not (first.kind == "since" or _FROM_THEN.search(sentence[: first.start]))
    ):
        return before
    return [*before[:-2], Time(last.start, last.end, "span", first.first, last.last)]


def restated(sentence: str, before: list[Time]) -> list[Time]:
    """从1996年至2015年12月，近19年间: the years are said again in round numbers."""
    if (
        len(before) < 2
        or not before[-1].reckoned
        or before[-2].kind not in ("span", "since")
        or not before[-2].first
    ):
        return before
    beside = re.fullmatch(r"[，的（]{0,2}", sentence[before[-2].end : before[-1].start])
    return before[:-1] if beside and not before[-2].reckoned else before


def paid_on(sentence: str, before: list[Time]) -> list[Time]:
    """7月12日，市财政局将2019年新增资金#划拨: the day that it was paid on, and not the year that is in its name."""
    if len(before) < 2 or before[-2].kind != "event" or before[-1].kind != "year":
        return before
    named = sentence[: before[-1].start].endswith("将") and _IS_PAID.match(sentence, before[-1].end)
    return before[:-1] if named else before


def counted(sentence: str, at: int, before: list[Time]) -> list[Time]:
    """从2021年算起，四年总共#: the years that are counted, which may be over before the page's own."""
    if not before or before[-1].kind != "since" or not before[-1].first:
        return before
    since = before[-1]
    years = _YEARS_COUNTED.search(sentence, since.end, at)
    last = int(since.first[:4]) + (number(years["n"]) or 0) - 1 if years else 0
    if not int(since.first[:4]) < last <= int(since.last[:4] or 0):
        return before
    return [*before[:-1], Time(since.start, since.end, "span", since.first[:4], str(last))]


def up_to_now(sentence: str, before: list[Time], page: PageDate) -> list[Time]:
    """1996年拉开帷幕，迄今为止已选派46位: from that year on."""
    if len(before) < 2 or before[-1].kind != "now" or not re.match("迄今|至今", sentence[before[-1].start :]):
        return before
    first, now = before[-2:]
    if first.kind not in ("year", "event") or not page.year or not first.first < page.text:
        return before
    return [*before[:-2], Time(now.start, now.end, "since", first.first, page.text)]


def together(earlier: Time, later: Time) -> Time:
    """截至10月底, then 今年已: one span up to that month; 2021年以来 after 截至2022年底 likewise; 今年 after 1至10月 is no more."""
    bare = later.kind == "part" and later.running and later.end - later.start == len("今年")
    if bare and earlier.kind == "part" and (earlier.first, earlier.last[:4]) == (later.first, later.last[:4]):
        return earlier
    if (
        earlier.kind == "since"
        and later.kind == "asof"
        and earlier.first
        and later.last[:4] >= earlier.first[:4]
    ):
        return Time(later.start, later.end, "since", earlier.first, later.last)
    if earlier.kind == "part" and later.kind == "asof" and later.last[:4] == earlier.last[:4]:
        return as_part_of(later, earlier)  # 今年以来，…，截至目前
    if earlier.kind != "asof" or not earlier.last:
        return later
    if later.kind == "year" and earlier.last[:4] == later.last and not earlier.last.endswith("-12"):
        return Time(later.start, later.end, "part", f"{later.last}-01", earlier.last)
    if (
        later.kind == "part"
        and later.running
        and earlier.last[:4] == later.last[:4]
        and later.first.endswith("-01")
    ):
        return Time(later.start, later.end, "part", later.first, earlier.last, True)
    if later.kind == "since" and earlier.last[:4] >= later.first[:4]:
        return Time(later.start, later.end, "since", later.first, earlier.last)
    return later


def as_part_of(asof: Time, around: Time) -> Time:
    """截至10月底 in a text that speaks of this year so far."""
    if not asof.last:
        return asof
    if around.kind == "part" and around.running and asof.last[:4] == around.last[:4]:
        return Time(asof.start, asof.end, "part", f"{asof.last[:4]}-01", asof.last, True)
    if around.kind == "year" and asof.last[:4] == around.last and not asof.last.endswith("-12"):
        return Time(asof.start, asof.end, "part", f"{asof.last[:4]}-01", asof.last)
    alone = asof.end - asof.start <= len("截至目前")
    if (
        around.kind == "since"
        and around.first
        and not (around.reckoned and alone)
        and asof.last[:4] >= around.first[:4]
    ):
        return Time(asof.start, asof.end, "since", around.first, asof.last)
    return asof


def are_twelve_months(time: Time) -> bool:
    """2024-11/2025-11: a year that is none of the calendar."""
    first, last = time.first.split("-"), time.last.split("-")
    return (
        time.kind == "span"
        and len(first) == len(last) == 2
        and first[1] == last[1]
        and int(last[0]) - int(first[0]) == 1
    )


def is_this_year_so_far(time: Time | None) -> bool:
    """今年以来, 1至8月 on a page of August."""
    return bool(time and time.kind == "part" and time.running and time.first.endswith("-01"))


def is_left(time: Time) -> bool:
    """四季度, 下半年: a part of a year that doesn't begin with it."""
    return time.kind == "part" and "-" in time.first and not time.first.endswith("-01")
