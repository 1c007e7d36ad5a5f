"""Every place that a text names, whether or not the reading of a table has taken it: what is named and not taken was not understood."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.ingest.office.layout import known, sides, title_places, zones
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary.places import PROVINCES

_LETTERS = 2
"""Characters that the short name of a city has at least."""


@lru_cache(maxsize=4096)
def named(text: str) -> dict[str, tuple[str, ...]]:
    """Return the places that a text names, by their side; those of no side are left out.

    Provinces count by their names and by the short names of pairs (闽宁), cities and counties by their full names,
    cities also by their short ones (青岛财政资金) wherever they stand.

    >>> named("铜仁市东莞协作产业引进情况"), named("闽宁协作资金")
    ({'east': ('东莞',), 'west': ('铜仁市',)}, {'east': ('福建省',), 'west': ('宁夏回族自治区',)})
    >>> named("Cooperation between Shandong and Chongqing"), named("2023年东西部协作资金")
    ({'east': ('Shandong',), 'west': ('Chongqing',)}, {'east': (), 'west': ()})
    """
    words = squash(text)
    found: list[str] = []
    if not words.isascii():
        full = title_places.places_in_full(words)
        found += full
        for name in full:
            words = words.replace(name, "-")
        found += [name for pair in sides.pairs_in(words) for name in pair]
    names = [m.group() for m in sides.PROVINCE_NAMES.finditer(words)]
    found += [PROVINCES[sides.PROVINCE_FORMS[name]][1] if name.isascii() else name for name in names]
    words = sides.PROVINCE_NAMES.sub("-", words)
    found += [] if words.isascii() else _cities().findall(words)
    told = {side: dict.fromkeys(n for n in found if sides.side_of(n) == side) for side in _SIDES}
    return {side: tuple(same) for side, same in told.items()}


_SIDES = (sides.EAST, sides.WEST)


@lru_cache(maxsize=1)
def _cities() -> re.Pattern[str]:
    """Short names of cities and prefectures that are of one place only and no words besides."""
    names = [
        name
        for name in known.short_names_of_cities()
        if len(name) >= _LETTERS and name not in zones.ALSO_WORDS and name not in sides.PROVINCE_FORMS
    ]
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))


def lies_on(name: str, value: str) -> bool:
    """Whether a place that is named is told by the places of a side (`;` between them): it is one of them, or holds one.

    >>> lies_on("江苏省", "南京市"), lies_on("南京市", "江苏省"), lies_on("青岛", "山东省青岛市"), lies_on("青岛", "")
    (True, False, True, False)
    """
    return any(_tells(squash(name), squash(own)) for own in value.split(";") if own)


def _tells(name: str, own: str) -> bool:
    if name in own or own in name and own not in sides.PROVINCE_FORMS:
        return True
    one_province = bool(sides.provinces_of(name) & sides.provinces_of(own))
    # Of two places of one province nobody need say which holds the other, but the province is more than its city.
    return one_province and (name in sides.PROVINCE_FORMS or own not in sides.PROVINCE_FORMS)
