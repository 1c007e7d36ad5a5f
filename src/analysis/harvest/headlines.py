"""What the first and last lines of a text say of it: title, day, publisher, address.

A page's own tags are often missing or wrong; the line `2024-01-18 10:20 来源：宁夏日报` under its title seldom is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.harvest import time_words


class Headline(NamedTuple):
    """What the lines say, and the lines that are left as text."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    rest: tuple[str, ...] = ()


_DAY = re.compile(r"((?:19|20)\d\d)\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?:日|\b)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_EN = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(\d{1,2}),\s+((?:19|20)\d\d)",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"(?:来源|稿源|信息来源|文章来源|发布机构|发布单位|供稿|Source)\s*[:：]\s*([A-Z][\w.']*(?: [A-Z][\w.']*)*|[^\s|｜/（(]{2,30})"
)
_LABELLED_TITLE = re.compile(r"^(?:标题|题目|title)\s*[:：]\s*(.+)$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_WHOLE_DAY = re.compile(
    r"^[（(]?(?:发布时间|发布日期|日期|时间|成文日期|date)?\s*[:：]?\s*(?:19|20)\d\d\s*(?:年|[-./])\s*\d{1,2}\s*(?:月|[-./])\s*\d{1,2}日?[）)]?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?$",
    re.IGNORECASE,
)
_SPOKEN_DAY = re.compile(
    r"^([二〇零○一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$"
)
_HOUSE = re.compile(
    r"(?:^|[_\W\d])((?:[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|新闻网|在线|人民政府|乡村振兴局|融媒体中心))|新华社|新华网|人民网|人民日报|光明日报|农民日报|经济日报)(?:$|[_\W\d])"
)
_NEAR = 8


def day_of(text: str) -> str:
    """The first whole date of a text as `2024-01-18`, or nothing.

    >>> day_of("发布时间：2024年1月18日"), day_of("Updated: Sep 16, 2020"), day_of("2024年")
    ('2024-01-18', '2020-09-16', '')
    """
    if match := _DAY.search(text):
        year, month, day = map(int, match.groups())
    elif match := _DAY_EN.search(text):
        year, month, day = int(match[3]), _MONTHS.index(match[1].lower()) + 1, int(match[2])
    else:
        return ""
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def of_lines(lines: Sequence[str], *, titled: bool = False) -> Headline:
    """What the lines of a text say of it; lines that say nothing else are left out of the rest.

    Parameters
    ----------
    lines : sequence of str
    titled : bool
        Whether the title is known from elsewhere: the first line is then text.
    """
    lines = [line.strip() for line in lines if line.strip()]
    title, publisher, published, url = "", "", "", ""
    rest: list[str] = []
    for number, line in enumerate(lines):
        near = number < _NEAR or number >= len(lines) - 4
        short = len(line) <= 80
        if near and short:
            house, address = _PUBLISHER.search(line), _ADDRESS.search(line)
            publisher = publisher or (house[1] if house else "")
            url = url or (address[0] if address else "")
            dated = _WHOLE_DAY.match(line) or house or re.search(r"发布|时间|日期|Updated|Published", line)
            published = published or (day_of(line) if dated else _spoken(line))
            labelled = _LABELLED_TITLE.match(line)
            title = title or (labelled[1] if labelled else "")
            if (house or dated or address or labelled or _spoken(line)) and not re.search(r"[。！？]", line):
                continue
        rest.append(line)
    if not title and not titled and rest and len(rest[0]) <= 80 and not re.search(r"[。；]", rest[0]):
        title = rest.pop(0)
    return Headline(re.sub(r"^#+\s*", "", title), publisher, published, url, tuple(rest))


def _spoken(line: str) -> str:
    """二〇二四年三月十九日, as public documents are signed."""
    match = _SPOKEN_DAY.match(line.replace(" ", ""))
    if not match:
        return ""
    year = "".join(
        str("〇一二三四五六七八九".index(c.replace("零", "〇").replace("○", "〇"))) for c in match[1]
    )
    numbers = [time_words.number(group) for group in match.groups()[1:]]
    return f"{year}-{numbers[0]:02d}-{numbers[1]:02d}" if all(numbers) else ""


def of_name(stem: str) -> Headline:
    """What a file's name says: a day, a publisher.

    >>> of_name("2024-01-18_宁夏日报_闽宁协作")[1:3]
    ('宁夏日报', '2024-01-18')
    """
    packed = re.search(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", stem)
    spread = day_of(stem.replace("_", " "))
    published = spread or (
        "-".join(packed.groups()) if packed and packed[2] <= "12" and packed[3] <= "31" else ""
    )
    house = _HOUSE.search(stem)
    return Headline(publisher=house[1] if house else "", published=published)
