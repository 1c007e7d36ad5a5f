"""A number of places inside a named one: 固原市五县区, 33 counties in Guangxi.

Where the number is that of all counties (or cities) of the place, it is the place itself; else it is some of them, and a figure of
them is a floor of the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.ingest.place_names import Place
from analysis.vocabulary.places import fold, prefecture_of, province_of

_NUMERALS = dict(zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
_ENGLISH = dict(
    zip(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(2, 13),
        strict=True,
    )
)
_KINDS = r"(?:国家|贫困|脱贫|受援|结对|重点|帮扶|协作|被帮扶|深度)*"
_CHINESE = re.compile(
    rf"(?P<head>[^、，,;；]{{2,}}?)(?:所辖|下辖|的|全[市州盟省区])?(?P<n>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})个?{_KINDS}(?P<kind>[县市区州旗盟][县市区州旗盟、()]{{0,7}})"
)
_LATIN = re.compile(
    r"(?:the |all (?:the )?)?(?P<n>\d{1,3}|[a-z]+) (?:[a-z]+ ){0,2}(?P<kind>counties|districts|banners|cities|prefectures) (?:of|in|under) (?P<head>[A-Z].+)",
)


@dataclass(frozen=True, slots=True)
class Counted:
    """So many places of a kind (`county` or `prefecture`) inside the one that `head` names."""

    head: str
    number: int
    kind: str


def read(name: str) -> Counted | None:
    """Read a name as a number of places inside another one, or return None.

    >>> read("固原市五县区"), read("five counties of Guyuan"), read("七里河区"), read("云南省八个州（市）")
    (Counted(head='固原市', number=5, kind='county'), Counted(head='Guyuan', number=5, kind='county'), None, Counted(head='云南省', number=8, kind='prefecture'))
    """
    if match := _LATIN.fullmatch(name.strip()):
        number = int(match["n"]) if match["n"].isdecimal() else _ENGLISH.get(match["n"], 0)
        kind = "prefecture" if match["kind"] == "prefectures" else "county"
    elif match := _CHINESE.fullmatch(fold(name)):
        number = int(match["n"]) if match["n"].isdecimal() else _numeral(match["n"])
        kind = "county" if re.search("[县旗区]", match["kind"]) else "prefecture"
    else:
        return None
    return Counted(match["head"], number, kind) if number > 1 else None


def _numeral(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if not ten:
        return _NUMERALS[text] if len(text) == 1 else 0
    return 10 * (_NUMERALS.get(tens, 0) if tens else 1) + (_NUMERALS.get(ones, 0) if ones else 0)


def are_all(counted: Counted, place: Place, present: Iterable[Place]) -> bool:
    """Whether so many places are all of their kind that a place holds."""
    above = prefecture_of if place.level == "prefecture" else province_of
    inside = {p.adcode for p in present if p.level == counted.kind and above(p.adcode) == place.adcode}
    return len(inside) == counted.number
