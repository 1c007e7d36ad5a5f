"""Reading a printed cell of places: its parts, parents printed with a name, zones, places below the county.

What comes out are candidates; `places` chooses among them by date, level and partner.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from analysis.ingest.place_names import NameIndex, Place, is_chinese, latin_key
from analysis.rows import each_row
from analysis.vocabulary.places import TOWNSHIP, ZONE, ZONE_OF_A_CITY, fold, prefecture_of, province_of

_SEPARATOR = re.compile(r"[;；、\n]|(?<=[\u3400-\u9fff])\s*[,，]")
_AND = re.compile("以及|和|与|及|與")
_LATIN_TOWNSHIP = re.compile(r"\b(?:town|township|village|sub-?district|community)$", re.IGNORECASE)
_PARENT_BEHIND = re.compile(r"(.+?)\(([^()]+)\)")
_EVER = 9999


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a name may mean, how exactly it was named, and a flag: `zone`, `below_county` or none."""

    rank: int
    place: Place
    flag: str = ""


class NameReader:
    """Candidates for each name of a cell.

    Parameters
    ----------
    index : NameIndex
        Names of places.
    zones : DataFrame
        `zones.csv`: name_zh, adcode of the holder, valid_from, valid_to, kind (zone or township).
    by_code : dict
        Adcode to the places that bear it, the present one last.
    """

    def __init__(self, index: NameIndex, zones: pd.DataFrame, by_code: dict[str, list[Place]]) -> None:
        self.index = index
        holders = {prefecture_of(code) for code in by_code if prefecture_of(code) != code}
        self._childless = {code for code in by_code if prefecture_of(code) == code and code not in holders}
        self._zones: dict[str, list[tuple[int, int, Found]]] = defaultdict(list)
        for row in each_row(zones):
            found = Found(0, by_code[row.adcode][-1], "below_county" if row.kind == "township" else "zone")
            years = int(row.valid_from or 0), int(row.valid_to or _EVER)
            self._zones[fold(row.name_zh)].append((*years, found))

    def split(self, printed: str) -> list[str]:
        """The names of a cell, as printed; an English name keeps the parents that follow it after a comma.

        `Yongning County, Ningxia` is one name, `Shanghai, Guangdong` are two.
        """
        names: list[str] = []
        for piece in filter(None, (part.strip() for part in _SEPARATOR.split(printed))):
            if is_chinese(piece):
                names.extend(self._joined_by_and(piece))
                continue
            start = len(names)
            for word in filter(None, (part.strip() for part in re.split(r"[,，]", piece))):
                if len(names) > start and self._is_parent(word, names[-1]):
                    names[-1] += f", {word}"
                else:
                    names.extend([word] if self.index.latin(word) else re.split(r"\s+(?:and|&)\s+", word))
        return names

    def _joined_by_and(self, piece: str) -> list[str]:
        """上海和广东 are two places; 和 in 和田 and 呼和浩特 joins nothing."""
        parts = _AND.split(piece)
        known = all(self.index.chinese(fold(part)) for part in parts)
        return parts if known and not self.index.chinese(fold(piece)) else [piece]

    def _is_parent(self, word: str, name: str) -> bool:
        own = name.rsplit(", ", 1)[-1]
        parents = [place for _, place in self.index.latin(word)]
        children = [place for _, place in self.index.latin(own)]
        known = any(lies_in(child.adcode, parent) for child in children for parent in parents)
        return known or bool(parents and not children and _LATIN_TOWNSHIP.search(own))

    def read(self, name: str, year: int, inside: tuple[Place, ...] = ()) -> list[Found]:
        """Places that one name may mean.

        Parameters
        ----------
        name : str
            One name of `split`.
        year : int
            The claim's last year: a zone may have changed hands.
        inside : tuple of Place
            Parents carried over from the name before in the cell (凤岗镇 after 东莞市清溪镇): where the name
            fits a place inside them, that one is meant.
        """
        if not is_chinese(name):
            return self._english(name, inside)
        key = self._parent_first(fold(name))
        found = (self._chinese(key, year, inside) if inside else []) or self._chinese(key, year)
        if not found and TOWNSHIP.search(key):
            # 东莞市常平镇、桥头镇: a city without counties holds its towns itself
            found = [
                Found(0, parent, "below_county") for parent in inside if parent.adcode in self._childless
            ]
        return found

    def _parent_first(self, key: str) -> str:
        """小榄组团(中山市) as 中山市小榄组团."""
        match = _PARENT_BEHIND.fullmatch(key)
        return match[2] + match[1] if match and self.index.chinese(match[2]) else key

    def _english(self, name: str, inside: tuple[Place, ...]) -> list[Found]:
        own, *after = name.split(", ")
        parents = list(inside)
        for word in reversed(after):
            named = [place for _, place in self.index.latin(word)]
            parents = [p for p in named if any(lies_in(p.adcode, outer) for outer in parents)] or named
        found = [Found(rank, place) for rank, place in self.index.latin(own)]
        if not found and _LATIN_TOWNSHIP.search(own):
            listed = self._township(own)
            if not after:
                return listed
            held = [f for f in listed if any(f.place == p or lies_in(f.place.adcode, p) for p in parents)]
            return held or [Found(0, parent, "below_county") for parent in parents]
        return [item for item in found if any(lies_in(item.place.adcode, p) for p in parents)] or found

    def _township(self, name: str) -> list[Found]:
        """Minning Town is the listed 闽宁镇 by its pinyin."""
        from analysis.ingest.romanise import pinyin  # pypinyin is slow to import and seldom needed here

        asked = latin_key(_LATIN_TOWNSHIP.sub("", name))[0]
        return [
            found
            for listed, zones in self._zones.items()
            for _, _, found in zones
            if found.flag == "below_county" and latin_key(pinyin(listed[:-1]))[0] == asked
        ]

    def _chinese(self, key: str, year: int, inside: tuple[Place, ...] = ()) -> list[Found]:
        def within(place: Place) -> bool:
            return not inside or any(lies_in(place.adcode, parent) for parent in inside)

        found = [Found(rank, place) for rank, place in self.index.chinese(key) if within(place)]
        if found:
            return found
        for first, last, zone in self._zones.get(key, ()):
            held = within(zone.place) or zone.place in inside
            if first <= year <= last and held:
                return [zone]
        for cut in range(len(key) - 1, 1, -1):
            heads = tuple(place for _, place in self.index.chinese(key[:cut]) if within(place))
            below = self._below(key[cut:], year, heads) if heads else []
            if below:
                return below
        return []

    def _below(self, rest: str, year: int, heads: tuple[Place, ...]) -> list[Found]:
        """What follows a parent's name: a place inside it, a zone it holds, or a place below the county."""
        found = self._chinese(rest, year, heads)
        if found:
            return found
        # 城关镇 begins like 城关区, and no more is said of it: there are dozens in other counties.
        named = TOWNSHIP.sub("", rest) != ""
        zone = ZONE.search(rest) or ZONE_OF_A_CITY.search(rest)
        flag = "zone" if zone else "below_county" if named and TOWNSHIP.search(rest) else ""
        # a province says too little about where a zone or town is, unless it is itself a city
        holders = [head for head in heads if head.level in ("prefecture", "county") or is_municipality(head)]
        return [Found(0, head, flag) for head in holders] if flag else []


def is_municipality(place: Place) -> bool:
    """Whether a place is a city of province level (北京市)."""
    return place.level == "province" and place.name.endswith("市")


def lies_in(code: str, parent: Place) -> bool:
    """Whether a code's place lies in another place and is not that place itself."""
    if code == parent.adcode:
        return False
    return parent.adcode in (province_of(code), prefecture_of(code)) or parent.level == "national"
