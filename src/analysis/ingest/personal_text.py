"""Text folded so that a disguise does not hide a number: the forms of one character are one, and each keeps its place.

Full width, circled and other digits become ASCII digits, signs of no width go, every blank is a plain one. The
folded text remembers for each of its characters which one of the printed text it comes from, so that what is found
in it can be taken out of the text as printed and the rest stays untouched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_ALIKE = dict.fromkeys("×ХхΧχ✕✖", "X") | dict.fromkeys("︰∶", ":")
_NUMERALS = {c: str(i % 10) for i, c in enumerate("〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖")} | {
    "○": "0", "幺": "1", "两": "2", "貳": "2", "參": "3", "陸": "6", "o": "0", "O": "0",
}  # fmt: skip
_SPOKEN = re.compile(rf"(?:[{''.join(k for k in _NUMERALS if k not in 'oO')}][ \-—.、,]{{0,2}}){{11,}}")
_LETTER_O = re.compile(r"(?<![A-Za-z])1[3-9](?:[ -]?[0-9oO]){9}(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters the index of the printed one."""

    text: str
    origin: Sequence[int]
    printed: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the printed text that a part of the folded one comes from."""
        return self.origin[start], self.origin[end - 1] + 1


class _Table(dict):
    """What each character folds to, worked out once, as `str.translate` asks for it."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _one(chr(code))
        return folded


_TABLE = _Table()
# What folds to one character each: most texts hold nothing else.
_NOT_SINGLE = re.compile(r"[^ -~\u3000、。〈-】〔〕一-鿿！-～“”‘’—–·]")


def _one(character: str) -> str:
    """Fold one character."""
    if character in _ALIKE:
        return _ALIKE[character]
    if character.isspace():
        return " "
    if unicodedata.category(character) in ("Cf", "Cc", "Cs", "Me", "Mn"):
        return ""
    if character.isdigit():
        return str(unicodedata.digit(character))
    return unicodedata.normalize("NFKC", character)


def fold(text: str) -> Folded:
    """Fold a text.

    >>> fold("１３８\\u200b００").text, fold("①③").text, fold("号：\\u3000").text
    ('13800', '13', '号: ')
    """
    folded = _digits(text.translate(_TABLE))
    if not _NOT_SINGLE.search(text):
        return Folded(folded, range(len(text)), text)
    origin = [i for i, character in enumerate(text) for _ in _TABLE[ord(character)]]
    return Folded(folded, origin, text)


def _digits(text: str) -> str:
    """Write a telephone or identity number that is spelled in Chinese numerals, or with O for 0, in digits."""

    def numerals(found: re.Match) -> str:
        return "".join(_NUMERALS.get(c, c) for c in found.group())

    text = _SPOKEN.sub(numerals, text)
    return _LETTER_O.sub(numerals, text) if "o" in text or "O" in text else text
