"""Provinces that running text lists by one character each: 桂、川、滇、黔四省区, 川滇黔三省."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from analysis.harvest.mentions import Mention
from analysis.vocabulary.places import ABBREVIATIONS, ROLES, level_of

_NUMBERS = {word: number for number, word in enumerate("两三四五六七八九", start=2)} | {"二": 2}
_SIDES = {
    char: (side, code)
    for code, chars in ABBREVIATIONS.items()
    for char in chars
    for side in ("east", "west")
    if level_of(code) == "province" and code in ROLES[side]
}
_CHAR = f"[{''.join(_SIDES)}]"
_LIST = re.compile(
    rf"(?P<list>{_CHAR}(?:(?:、|和|与|及)?{_CHAR})+)(?P<n>[两二三四五六七八九]|[2-9])个?省(?:[区市]|\b)?"
)
"""A number of provinces stands behind the list: without it 云、川 could be anything."""


def added(text: str, taken: Sequence[Mention], name_of: Callable[[str], str]) -> list[Mention]:
    """The places of a sentence with those of such lists, in their order.

    A list counts if it has as many members as it says and all are on one side: 苏陕两省 is the short name of a pair.
    """
    found = list(taken)
    for match in _LIST.finditer(text):
        members = [(at, *_SIDES[text[at]]) for at in range(*match.span("list")) if text[at] in _SIDES]
        number = _NUMBERS.get(match["n"]) or int(match["n"])
        one_side = len({side for _, side, _ in members}) == 1
        beside = any(m.start < match.end("list") and match.start() < m.end for m in taken)
        if one_side and not beside and len({code for _, _, code in members}) == len(members) == number:
            found += [Mention(at, at + 1, name_of(code), side, (code,)) for at, side, code in members]
    return sorted(found, key=lambda mention: mention.start)
