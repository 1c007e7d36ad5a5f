"""The time that a line within a table says of the rows below it: 2022年, then its rows, then 2023年 and its rows.

A line counts until the next line of time, or until another line of the same numbering that says none: what stands
under 二、社会帮扶资金 is no longer of 一、财政援助资金（2022年）.
"""

from __future__ import annotations

import re

from analysis.ingest.office.layout import facts
from analysis.ingest.office.layout.facts import When
from analysis.ingest.office.layout.sides import tidy
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers

_NUMBERINGS = (
    re.compile(r"[(（][一二三四五六七八九十]+[)）]"),
    re.compile(r"[一二三四五六七八九十]+[、.]"),
    re.compile(r"[(（]\d+[)）]"),
    re.compile(r"\d{1,2}[、.．](?!\d)"),
)
_ABOUT = re.compile(r"(?:情况|统计|数据|部分|小计|合计|全年|当年|[:：])*")


def numbering(text: str) -> int:
    """Return which way of numbering a line begins with, -1 for none.

    >>> numbering("一、2022年"), numbering("（二）就业"), numbering("2022年")
    (1, 0, -1)
    """
    return next((n for n, pattern in enumerate(_NUMBERINGS) if pattern.match(text.strip())), -1)


def is_time(text: str) -> bool:
    """Whether a text says a year or a date and nothing else that counts.

    >>> is_time("2022年"), is_time("二、2023年1-6月情况"), is_time("2022年财政资金"), is_time("150"), is_time("2022")
    (True, True, False, False, True)
    """
    moment = facts.when(tidy(text))
    if moment is None or not (moment.start or moment.until) or len(moment.start) == len("2023-03-05"):
        return False
    words = facts.without_time(squash(tidy(text)))
    return bool(_ABOUT.fullmatch(words) or headers.GENERIC_FIGURE.match(words))


class SectionTimes:
    """Remembers the time that the lines above a row say."""

    def __init__(self) -> None:
        self.when: When | None = None
        self._numbering = -1

    def line(self, text: str) -> bool:
        """Take a line that stands between rows; return whether it says nothing but its time."""
        moment = facts.when(tidy(text))
        way = numbering(text)
        # A single day is that of the page.
        if (
            moment
            and (moment.start or moment.until or moment.months)
            and len(moment.start) < len("2023-03-05")
        ):
            self.when, self._numbering = moment, way
            return is_time(text)
        if way == self._numbering:
            self.when = None
        return False
