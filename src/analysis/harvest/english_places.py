"""The places that English names stand for: by the usual spelling, another one, and the kind behind the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from analysis.harvest.english_names import LOWEST, end_of_kind, is_of_kind, kind_of
from analysis.ingest.place_names import NameIndex, Place, latin_key

_LEVELS = ("province", "prefecture", "county")


class EnglishPlaces:
    """Today's provinces and cities, and the counties that are paired, by their English names; others by their kind.

    Parameters
    ----------
    places : iterable of Place
    index : NameIndex
        Knows other spellings too: Ganzi, Wulanchabu.
    paired : collection of str
        Adcodes of all places of known pairs.
    """

    def __init__(self, places: Iterable[Place], index: NameIndex, paired: Collection[str]) -> None:
        self._index = index
        self._aliases: dict[str, list[Place]] = {}
        self.known: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            if (
                place.end is None
                and place.level != "national"
                and (place.level != "county" or place.adcode in paired)
            ):
                self.known[place.english.lower()].append(place)
        for name in ("Tibet", "Nei Mongol"):
            self.known[name.lower()] = [p for _, p in index.latin(name)]

    def is_of_counties(self, name: str) -> bool:
        """Whether a name is borne by counties alone."""
        return {p.level for p in self.known.get(name.lower(), ())} == {"county"}

    def named(self, name: str) -> list[Place]:
        """What a name can stand for, whatever its kind."""
        return self.known.get(name.replace("’", "'").lower()) or self._by_alias(name)

    def read(self, text: str, start: int, end: int) -> tuple[int, list[Place], str] | None:
        """Where a name ends with its kind, the places of the highest level that it may be, and that kind; None where it is none.

        Parameters
        ----------
        text : str
        start, end : int
            Of the name.
        """
        name = text[start:end]
        places = self.named(name)
        if not places:
            return None
        end = end_of_kind(text, end)
        if kind := kind_of(text[start + len(name) : end]):
            alike = [p for p in places if is_of_kind(p, kind)]
            alike = alike or [p for p in self._by_alias(name) if is_of_kind(p, kind)]
            lower = kind in LOWEST or (kind == "city" and places[0].level == "province")
            places = alike or ([] if lower else places)
        if not places:
            return None  # Tianjin district, a Yunnan city: neither the place itself nor one of that name
        top = min(places, key=lambda place: _LEVELS.index(place.level)).level
        return end, [place for place in places if place.level == top], kind

    def _by_alias(self, name: str) -> list[Place]:
        """Today's places by another spelling of their name, and counties that no pair names."""
        if (known := self._aliases.get(name)) is None:
            key, generic = latin_key(name)
            whole = generic is None and key == re.sub("[^a-z]", "", name.lower())
            found = self._index.latin(name) if whole else ()
            known = self._aliases[name] = [p for _, p in found if p.end is None and p.level != "national"]
        return known
