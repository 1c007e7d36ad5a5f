"""What the first and last lines of a text say of it: title, day, publisher, address.

A page's own tags are often missing or wrong; the line `2024-01-18 10:20 来源：宁夏日报` under its title seldom is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.harvest import time_words
from analysis.vocabulary import english_months


class Headline(NamedTuple):
    """What the lines say, and the lines that are left as text."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    rest: tuple[str, ...] = ()


_DAY = re.compile(r"((?:19|20)\d\d)\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?:日|\b)")
_DAY_EN = re.compile(
    rf"\b({'|'.join(english_months.SHORT)})[a-z]*\.?\s+(\d{{1,2}}),\s+((?:19|20)\d\d)",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"(?:来源|稿源|信息来源|文章来源|发布机构|发布单位|供稿|Source)\s*[:：]\s*([A-Z][\w.']*(?: [A-Z][\w.']*)*|[^\s|｜/（(]{2,30}?)(?=\s|[|｜/（(]|责?任?编辑|责编|作者|记者|发布时间|日期|时间|$)"
)
_LABELLED_TITLE = re.compile(r"^(?:标题|题目|title)\s*[:：]\s*(.+)$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_WHOLE_DAY = re.compile(
    r"^[•·\-\s（(]*(?:发布时间|发布日期|日期|时间|成文日期|date)?\s*[:：]?\s*(?:19|20)\d\d\s*(?:年|[-./])\s*\d{1,2}\s*(?:月|[-./])\s*\d{1,2}日?[）)]?"
    r"(?:\s*(?:\d{1,2}[:：]\d\d(?:[:：]\d\d)?|\d{1,2}时\d{1,2}分))?(?:\s*(?:星期|周)[一二三四五六日天])?$|^(?:[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d)$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^[>•·\-\s\d]*(?:您?的?当?前?的?位置|我的位置|首页|标题导航|上一篇|下一篇|[【\[]?字[号体]|打印|分享|收藏|(?:责任)?编辑|责编|作者|浏览|点击|阅读量|报料热线|搜索|导航|更多|EN$|Share\b|Print\b)"
    r"|[>＞].*[>＞]|^>|[^|｜]{1,12}[|｜][^|｜]{1,12}[|｜]|^第?[A-Z]?\d+版|放大.{0,4}缩小",
    re.IGNORECASE,
)
"""Lines at the head of a copied page that are the site's own: where one is, menus, sizes of letters."""
_LEAST_TITLE = 6
_SPOKEN_DAY = re.compile(
    r"^([二〇零○一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$"
)
_HOUSE = re.compile(
    r"(?:^|[_\W\d])((?:[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|新闻网|在线|人民政府|乡村振兴局|融媒体中心))|新华社|新华网|人民网|人民日报|光明日报|农民日报|经济日报)(?:$|[_\W\d])"
)
_IMPRINT_OF = re.compile(
    r"[\u4e00-\u9fff“”\"]{1,26}(?:[日晚早晨周快商]报|都市报|[报网社台站局办厅委处部室府]|在线|客户端|办公室|委员会|小组|中心|指挥部|总队|工作队|发布|融媒|传媒|新闻)"
)
_BESIDE_A_DAY = re.compile(
    r"第?[A-Z]?\d{1,3}版|\d{1,2}[:：]\d\d(?:[:：]\d\d)?|(?:星期|周)[一二三四五六日天]|(?:本报)?(?:记者|通讯员|作者|编辑|责编)\S{0,20}"
)
_BY = re.compile(
    r"(?:本报|实习)?(?:记者|通讯员|作者|编辑|责编)\s*[:：]?(?:\s*[\u4e00-\u9fff]{2,4}(?=[\s、]|$)、?){1,4}"
)
_NEAR = 8


def imprint(line: str) -> str:
    """The publisher in a line of nothing but a day and a house: 2022年9月21日　铜川日报, 某某局　2023年2月16日. Else nothing.

    >>> imprint("某某日报　2023年11月30日　第3版"), imprint("2023年11月30日 两地签约")
    ('某某日报', '')
    """
    if len(_DAY.findall(line)) != 1 or len(line) > 60:
        return ""
    words = re.split(r"[\s|｜/]+", _BY.sub(" ", _DAY.sub(" ", line)).strip(" （()）\u3000"))
    houses = [word for word in words if _IMPRINT_OF.fullmatch(word)]
    others = [word for word in words if word and word not in houses]
    return houses[0] if len(houses) == 1 and all(map(_BESIDE_A_DAY.fullmatch, others)) else ""


def day_of(text: str) -> str:
    """The first whole date of a text as `2024-01-18`, or nothing.

    >>> day_of("发布时间：2024年1月18日"), day_of("Updated: Sep 16, 2020"), day_of("2024年")
    ('2024-01-18', '2020-09-16', '')
    """
    if match := _DAY.search(text):
        year, month, day = map(int, match.groups())
    elif match := _DAY_EN.search(text):
        year, month, day = int(match[3]), english_months.number(match[1]), int(match[2])
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
    told = len(lines)
    for number, line in enumerate(lines):
        near = number < _NEAR or number >= len(lines) - 4
        short = len(line) <= 80
        if near and short:
            house, address = _PUBLISHER.search(line), _ADDRESS.search(line)
            signed = imprint(line)
            publisher = publisher or (house[1] if house else signed)
            url = url or (address[0] if address else "")
            dated = (
                signed
                or _WHOLE_DAY.match(line)
                or house
                or re.search(r"发布|时间|日期|Updated|Published", line)
            )
            published = published or (day_of(line) if dated else _spoken(line))
            labelled = _LABELLED_TITLE.match(line)
            title = title or (labelled[1] if labelled else "")
            if (house or dated or address or labelled or _spoken(line)) and not re.search(r"[。！？]", line):
                told = min(told, len(rest))
                continue
            if number < _NEAR and _FURNITURE.search(line) and not re.search(r"[。！？；]|\d[万亿]", line):
                continue
        rest.append(line)
    if not title and not titled:
        title, rest = _with_title(rest, told)
    return Headline(re.sub(r"^#+\s*", "", title), publisher, published, url, tuple(rest))


def _with_title(rest: list[str], told: int) -> tuple[str, list[str]]:
    """The title among the first lines, and the lines behind it; `told` is how many stand before the day or publisher.

    A site's name or a column may stand over it, so that of the lines before the day the longest is the title.
    """
    head = [
        line
        for line in rest[: told if 0 < told <= _NEAR else 1]
        if len(line) <= 80 and not re.search(r"[。；]", line)
    ]
    if not head or head[0] != rest[0]:
        return "", rest
    title = head[0] if len(head[0]) > _LEAST_TITLE or len(head) == 1 else max(head, key=len)
    at = rest.index(title)
    return title, [*rest[:at], *rest[at + 1 :]]


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


_IMPRINT = re.compile(
    r"(?:发布|发表|更新|成文|印发)(?:日期|时间|于)|索\s*引\s*号|(?:阅读|浏览|点击)(?:量|次数)|\d{1,2}:\d{2}(?::\d{2})?\s|^\s*\d{4}[-年/]\d{1,2}[-月/]\d{1,2}日?\s*(?:来源|作者|\d|$)"
)


def is_imprint(text: str) -> bool:
    """Whether a line tells when and where the page came out, and nothing of what it tells.

    >>> is_imprint("发布日期：2023年10月23日 来源：新华网"), is_imprint("2023年10月，两地签订协议。")
    (True, False)
    """
    return len(text) <= 160 and "。" not in text and bool(_IMPRINT.search(text))
