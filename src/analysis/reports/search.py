"""What a report is found by on the index page: its words in small letters, their pinyin, and the first letters of that.

The library that reads Chinese takes longer to import than an index page takes to write, and most words stand in every index:
their readings are kept beside the records. Where a report's words come from is for `site`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from analysis import whole_files
from analysis.reports.folders import in_words

Reading = tuple[str, str]
"""Pinyin of a text without tones, and its first letters."""


def pinyin(text: str) -> Reading:
    """How a Chinese text is read.

    >>> pinyin("宁夏")
    ('ningxia', 'nx')
    """
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(text)), "".join(lazy_pinyin(text, style=Style.FIRST_LETTER))


class Readings:
    """Readings that are kept in a file; a text that isn't there is read now.

    Parameters
    ----------
    path : Path
        What another program wrote there counts as nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            kept = json.loads(path.read_text("utf-8"))
            self._known = {str(text): (str(whole), str(first)) for text, (whole, first) in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            self._known = {}
        self._used: dict[str, Reading] = {}

    def of(self, text: str) -> Reading:
        """How a text is read."""
        if text not in self._used:
            self._used[text] = self._known.get(text) or pinyin(text)
        return self._used[text]

    def keep(self) -> None:
        """Write down what was asked for, if that isn't what stands there."""
        if self._used != self._known:
            with in_words(self._path.parent):
                whole_files.write_text(self._path, json.dumps(self._used, ensure_ascii=False))


def search_text(words: Iterable[str], read: Callable[[str], Reading] = pinyin) -> str:
    """Everything that a report is found by, in small letters: names, pinyin, first letters."""
    words = list(words)
    readings = [read(word) for word in words if any("\u4e00" <= sign <= "\u9fff" for sign in word)]
    told = [*words, *(whole for whole, _ in readings), *(first for _, first in readings)]
    return " ".join(dict.fromkeys(told)).lower()
