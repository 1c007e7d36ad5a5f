"""Printed lines -> paragraphs: PDF and many text files break a sentence where the line is full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.harvest.text import is_chinese

_STOP = re.compile(r"[。！？!?.：:；;”」』)）]\s*$")
_PAGE_NUMBER = re.compile(r"^[-—–·\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*/\s*\d+|[，,]\s*共\s*\d+\s*页)?[-—–·\s]*$")
_OWN_LINE = re.compile(
    r"^(?:#|[（(]?[一二三四五六七八九十]+[）)]?[、.．]|[（(]\d+[）)]|第[一二三四五六七八九十]+[章节条])"
)


def unwrapped(pages: Sequence[Sequence[str]]) -> list[str]:
    """Paragraphs of the lines of one or more pages.

    Page numbers go, and lines that stand on most pages (running heads). A line goes on in the next one where it
    is full and ends no sentence; in a text whose lines are of any length each line is a paragraph.

    >>> unwrapped([["福建省二〇二三年向宁夏投入财政援助", "资金五亿元。", "1"]])
    ['福建省二〇二三年向宁夏投入财政援助资金五亿元。']
    """
    often = Counter(line.strip() for page in pages for line in set(page) if line.strip())
    heads = {line for line, times in often.items() if len(pages) >= 3 and times > len(pages) / 2}
    lines = [
        line.rstrip()
        for page in pages
        for line in page
        if line.strip() not in heads and not _PAGE_NUMBER.match(line.strip() or "x")
    ]
    filled = sorted(len(line.strip()) for line in lines if line.strip())
    if not filled:
        return []
    width = filled[int(len(filled) * 0.9)]
    broken = width <= 100 and _is_broken([line.strip() for line in lines], width)
    together = "" if is_chinese("".join(lines)) else " "
    paragraphs: list[str] = []
    open_line = False
    for line in lines:
        text = line.strip(" \t\u3000")
        if not text:
            open_line = False
            continue
        indented = line.startswith(("\u3000", "  "))
        if open_line and not indented and not _OWN_LINE.match(text):
            paragraphs[-1] += together + text
        else:
            paragraphs.append(text)
        ended = bool(_STOP.search(text)) and len(text) < width - 1
        open_line = broken and len(text) >= width * 0.8 and not ended
    return paragraphs


def _is_broken(lines: list[str], width: int) -> bool:
    """Whether lines are broken where they are full: most of the full ones then end within a sentence."""
    full = [line for line in lines if len(line) >= width * 0.9]
    return sum(not _STOP.search(line) for line in full) > len(full) / 2
