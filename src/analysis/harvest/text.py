"""Text of a page in one spelling, and its sentences, without moving a character.

Everything later points into the paragraph by offsets, so a character may be replaced but never added or left out:
full-width digits, traditional characters and half-width marks between Chinese words become the usual ones.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.vocabulary.traditional import PROSE
from analysis.vocabulary.units import simplify

_HAN = re.compile(r"[\u3400-\u9fff]")
_HALF_MARK = re.compile(r"(?<=[^\x00-\x7f])[,;:()]|(?<![0-9])[,;:()](?=[^\x00-\x7f])|,(?!\d)")
_MARKS = str.maketrans(",;:()", "，；：（）")
_STOP_ZH = re.compile(r"(?:[。！？!?\n]|…{2,})+[”’」』）]*")
# 14.5 and No. 3 end no sentence; a capital or a quotation mark after the blank begins one.
_STOP_EN = re.compile(
    r"(?<!\bNo)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bFeb)(?<!\bJan)(?<!\bMar)(?<!\bApr)(?<!\bAug)(?<!\bSept)(?<!\bOct)(?<!\bNov)(?<!\bDec)"
    r"(?<!\b[A-Z])[.!?]++[\"'”’)]*+(?=\s+[\"'“(A-Z0-9]|\s*$)"
)


_BARE_FIGURE = re.compile(
    r"(?![一二三四五六七八九十]+[、.．])\s*(?:【[^】]{1,12}】\s*)?[^，。；\d]{0,4}\d[\d.,，]*[多余]?[万亿千百]*[多余]?[\u4e00-\u9fff]{1,3}[！!。—]+"
)

_ITEM_LABEL = re.compile(
    r"(?:^\s*|(?<=；))(?:[补强助促抓优扩稳兴建拓惠育聚重增提深搭引][\u4e00-\u9fff]{2,3})，"
)

LONGEST = 600
"""Characters of a sentence: the patterns look back and forth in it, so that their time grows with its square."""


class Sentence(NamedTuple):
    """A sentence of a paragraph: where it begins, and its text."""

    start: int
    text: str


class _Spelling(dict):
    """Character -> its usual form, where that is one character too."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        # 圆满 is no 元: a unit is evened where figures are read
        plain = (
            simplify(char).translate(PROSE)
            if code > 0x2FFF and char != "圆" and not 0xFF08 <= code <= 0xFF0C
            else char
        )
        full_mark = code in (0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0x3000, 0xFF5E)
        self[code] = ord(plain) if len(plain) == 1 and not full_mark else 0x20 if code == 0x3000 else code
        return self[code]


_spelling = _Spelling()


_READING = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,5}[)）]")


def without_readings(text: str) -> str:
    """The text without the readings that some copies put behind characters.

    >>> without_readings("引導(dǎo)企業(yè)64家（其中新增(略)）")
    '引導企業64家（其中新增(略)）'
    """
    return _READING.sub("", text)


@lru_cache(maxsize=4096)
def is_chinese(text: str) -> bool:
    """Whether a text is mainly Chinese: a tenth of its characters.

    >>> is_chinese("福建省投入5亿元"), is_chinese("Fujian (福建) gave 5 million yuan to Ningxia")
    (True, False)
    """
    return len(_HAN.findall(text)) * 10 > len(text)


def usual(text: str) -> str:
    """The text in its usual spelling, as long as before.

    >>> usual("投入４４.４億元,增長3%")
    '投入44.4亿元，增长3%'
    """
    plain = text.translate(_spelling)
    return _HALF_MARK.sub(lambda mark: mark[0].translate(_MARKS), plain) if is_chinese(plain) else plain


def sentences(text: str) -> list[Sentence]:
    """Sentences of a paragraph in its usual spelling."""
    stops = (_STOP_ZH if is_chinese(text) else _STOP_EN).finditer(text)
    found, start = [], 0
    for stop in stops:
        found.append(Sentence(start, text[start : stop.end()]))
        start = stop.end()
    found.append(Sentence(start, text[start:]))
    for at in range(len(found) - 1, 0, -1):
        if _BARE_FIGURE.fullmatch(found[at - 1].text):  # 4650万元！这是去年的财政帮扶资金
            found[at - 1 : at + 1] = [Sentence(found[at - 1].start, found[at - 1].text + found[at].text)]
    found = [item for sentence in found if sentence.text.strip() for item in _items(sentence)]
    return [piece for sentence in found for piece in _bounded(sentence)]


_NUMBERED = re.compile(r"\s*[一二三四五六七八九十]{1,2}是")


def is_numbered(text: str) -> bool:
    """Whether a sentence is one of the items 一是…。二是…。: the time that one says is not that of the next."""
    return bool(_NUMBERED.match(text))


def is_item(text: str) -> bool:
    """Whether a sentence is one of the items that `_items` tells apart."""
    return bool(_ITEM_LABEL.match(text))


def _items(sentence: Sentence) -> list[Sentence]:
    """补短板，…；强产业，…；助销售，…: parts that each begin with a label are items, and none speaks for the next.

    >>> [one.text for one in _items(Sentence(0, "补短板，甲县建房；强产业，引导9家企业；助销售，卖3亿元。"))]
    ['补短板，甲县建房；', '强产业，引导9家企业；', '助销售，卖3亿元。']
    """
    starts = [match.start() for match in _ITEM_LABEL.finditer(sentence.text)]
    marks = sentence.text.count("；")
    if len(starts) < 3 or len(starts) != marks + 1 or starts[0] > 0:
        return [sentence]
    ends = [*starts[1:], len(sentence.text)]
    return [Sentence(sentence.start + a, sentence.text[a:b]) for a, b in zip(starts, ends, strict=True)]


def _bounded(sentence: Sentence) -> list[Sentence]:
    """A sentence in pieces that are not too long to be read, cut at its marks where it has some."""
    pieces, (start, text) = [], sentence
    while len(text) > LONGEST:
        cut = max(text.rfind(mark, LONGEST // 2, LONGEST) for mark in "；，;, ") + 1 or LONGEST
        pieces.append(Sentence(start, text[:cut]))
        start, text = start + cut, text[cut:]
    return [*pieces, Sentence(start, text)]
