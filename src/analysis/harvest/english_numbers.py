"""Numbers in English words: seventy-seven, four hundred, two dozen, half a million."""

from __future__ import annotations

import re

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ONES = {word: number for number, word in enumerate(_SMALL)}
_TEN_TIMES = {word: 10 * number for number, word in enumerate(_TENS, start=2)}
_UNDER_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])}))?|{'|'.join(sorted(_SMALL[1:], key=len, reverse=True))})"
PATTERN = rf"(?:half a(?= (?:million|billion|trillion))|(?:(?:{_UNDER_HUNDRED}|a)[ -](?:hundred|dozen)\b(?: and {_UNDER_HUNDRED}(?=[ ,]))?)|{_UNDER_HUNDRED})"
"""A number in words, as part of a pattern that ignores case."""
_PARTS = re.compile(
    rf"(?:(?P<times>{_UNDER_HUNDRED}|a)[ -](?P<lot>hundred|dozen)(?: and (?P<rest>{_UNDER_HUNDRED}))?)|(?P<plain>{_UNDER_HUNDRED})"
)
_LOTS = {"hundred": 100, "dozen": 12}


def value(words: str) -> float | None:
    """The number that words say; None where they are none.

    >>> [value(words) for words in ("Seventy-seven", "four hundred", "a dozen", "half a", "one hundred and five", "many")]
    [77, 400, 12, 0.5, 105, None]
    """
    words = words.lower()
    if words == "half a":
        return 0.5
    match = _PARTS.fullmatch(words)
    if not match:
        return None
    if match["plain"]:
        return _under_hundred(match["plain"])
    times = 1 if match["times"] == "a" else _under_hundred(match["times"])
    return times * _LOTS[match["lot"]] + (_under_hundred(match["rest"]) if match["rest"] else 0)


def _under_hundred(words: str) -> int:
    return sum(_TEN_TIMES.get(word, _ONES.get(word, 0)) for word in re.split("[- ]", words))
