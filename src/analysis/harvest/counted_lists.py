"""Bare names of counties that a text lists and counts: 雷山、台江、剑河三县.

A bare name of two characters may be a word, or that of a district elsewhere (台江 in 福州). With the count and its kind behind the
list, and with all its places in one prefecture, it is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from analysis.ingest.place_names import Place
from analysis.vocabulary.places import prefecture_of, stem

_LIST = re.compile(
    r"(?P<names>(?:[\u4e00-\u9fff]{2,12}[、和]){1,8}[\u4e00-\u9fff]{2,4}?)(?P<n>[两二三四五六七八九])个?(?P<kind>县|市|区|旗)(?![级域])"
)
_NUMBERS = {word: number for number, word in enumerate("两三四五六七八九", start=2)} | {"二": 2}
Entries = Callable[[str], Iterable[tuple[int, Place]]]


def names(texts: Iterable[str], entries: Entries) -> Mapping[str, list[tuple[int, Place]]]:
    """Bare names -> the one county that each stands for, as `PlaceFinder.find` takes them.

    Parameters
    ----------
    texts : iterable of str
        Of a page.
    entries : callable
        What a gazetteer has of a name.
    """
    found: dict[str, list[tuple[int, Place]]] = {}
    for text in texts:
        for match in _LIST.finditer(text):
            parts = re.split("[、和]", match["names"])
            if len(parts) == _NUMBERS[match["n"]]:
                for place in _of_one_prefecture(parts, match["kind"], entries):
                    found[stem(place.name)] = [(1, place)]
    return found


def _of_one_prefecture(parts: list[str], kind: str, entries: Entries) -> list[Place]:
    """The counties of a list, all in one prefecture; none where there is not just one such reading."""
    heads = [parts[0][-length:] for length in (4, 3, 2) if length <= len(parts[0])]
    choices = [
        [place for name in (heads if number == 0 else [part]) for place in _counties(name, kind, entries)]
        for number, part in enumerate(parts)
    ]
    readings = []
    for over in {prefecture_of(place.adcode) for place in choices[0]} - {None}:
        inside = [[p for p in places if prefecture_of(p.adcode) == over] for places in choices]
        if all(len(places) == 1 for places in inside):
            readings.append([places[0] for places in inside])
    return readings[0] if len(readings) == 1 else []


def _counties(name: str, kind: str, entries: Entries) -> list[Place]:
    return [
        place
        for _, place in entries(name)
        if place.level == "county"
        and place.end is None
        and place.name.endswith(kind)
        and stem(place.name) == name
    ]
