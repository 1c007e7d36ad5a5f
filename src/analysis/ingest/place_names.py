"""Which places a name may mean: an index from every Chinese and English form of a name to places.

The index knows words only. Parents printed before a name, zones and townships are read by `place_reading`;
dates and partners decide in `places`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from analysis.vocabulary.places import NATION, PROVINCES, fold, forms, province_of, stem

_HAN = re.compile(r"[\u3400-\u9fff]")
_LEVELS_OF_WORD = {
    "province": ("province",),
    "municipality": ("province",),
    "city": ("province", "prefecture", "county"),
    "prefecture": ("prefecture",),
    "league": ("prefecture",),
    "county": ("county",),
    "district": ("county",),
    "banner": ("county",),
}
_FILLER = re.compile("the|of|autonomous|special|administrative|region|area|new|provincial|level")
_PEOPLES = re.compile(
    "hui|yi|zhuang|u[yi]gh?ur|tibetan|zang|miao|dong|tujia|bou?yei|buyi|qiang|mongol(?:ian)?|menggu|kaza(?:k|kh)|korean|"
    "bai|dai|hani|lisu|jingpo|kirgiz|kyrgyz|li|yao|she|v?wa|va|lahu|sh?ui|naxi|tu|salar?|maonan|gelao|mulao|man(?:chu)?|"
    "dongxiang|bonan|baoan|yugur|nu|derung|dulong|pumi|achang|tajik|xibe|evenki|daur|b[lu]lang|and|multi|ethnic|various|"
    "multinational|nationalit(?:y|ies)"
)
_PROVINCE_ALIASES = {
    "150000": ("Neimenggu", "Nei Mongol"),
    "540000": ("Tibet",),
    "820000": ("Macau",),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One row of `places` as the resolver needs it; open ends are None."""

    adcode: str
    name: str
    english: str
    level: str
    start: int | None
    end: int | None
    successor: str | None


def is_chinese(text: str) -> bool:
    """Whether a printed name has a Chinese character."""
    return bool(_HAN.search(text))


def latin_key(text: str) -> tuple[str, tuple[str, ...]]:
    """Key of a name in Latin letters, and the levels that its generic words allow (empty: any).

    >>> latin_key("Liangshan Yi Autonomous Prefecture"), latin_key("XI'AN")
    (('liangshan', ('prefecture',)), ('xian', ()))
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z]+", re.sub(r"['`]", "", plain))
    autonomous = "autonomous" in words
    allowed = next((_LEVELS_OF_WORD[word] for word in reversed(words) if word in _LEVELS_OF_WORD), ())
    if autonomous and words[-1] == "region":
        allowed = ("province",)
    first = 1 if words[:1] == ["the"] else 0
    kept = words[first : first + 1] + [
        word
        for word in words[first + 1 :]
        if not (
            _FILLER.fullmatch(word) or word in _LEVELS_OF_WORD or (autonomous and _PEOPLES.fullmatch(word))
        )
    ]
    return "".join(kept), allowed


def describe(place: Place) -> str:
    """Code, province and name of a place, as hints print it."""
    until = f" (until {place.end})" if place.end else ""
    if place.level in ("national", "province"):
        return f"{place.adcode} {place.name}{until}"
    return f"{place.adcode} {PROVINCES[province_of(place.adcode)][0]}{place.name}{until}"


class NameIndex:
    """From a name to the places that go by it, each with the exactness of the form (0 full, 1 short, 2 bare).

    Parameters
    ----------
    places : iterable of Place
        Present and former places.
    aliases : dict
        Chinese full name to further English names.
    """

    def __init__(self, places: Iterable[Place], aliases: dict[str, list[str]]) -> None:
        self._chinese: dict[str, list[tuple[int, Place]]] = defaultdict(list)
        self._latin: dict[str, list[tuple[int, Place]]] = defaultdict(list)
        self._shown: dict[str, Place] = {}
        self._shown_english: dict[str, Place] = {}
        for place in places:
            for form, exactness in forms(place.name, place.adcode):
                self._chinese[fold(form)].append((exactness, place))
            also = [*aliases.get(place.name, ()), *_PROVINCE_ALIASES.get(place.adcode, ())]
            for key in _latin_keys(place, also):
                self._latin[key].append((2, place))
            self._shown.setdefault(place.name, place)
            self._shown_english.setdefault(place.english.lower(), place)
        nation = self._shown.get("全国")
        if nation:
            self._chinese["中国"].append((0, nation))
            for word in ("nationwide", "national"):
                self._latin[word].append((2, nation))

    def chinese(self, key: str) -> list[tuple[int, Place]]:
        """Places by a folded Chinese form."""
        return self._chinese.get(key, [])

    def latin(self, text: str) -> list[tuple[int, Place]]:
        """Places by an English or pinyin name; a generic word (Prefecture, County) narrows the level."""
        key, allowed = latin_key(text)
        found = self._latin.get(key, [])
        return [(rank, place) for rank, place in found if place.level in allowed] or found

    def nearest(self, text: str, limit: int = 3) -> list[Place]:
        """The places whose names look most like the printed one: for a hint, never for a match."""
        shown, query = (self._shown, fold(text)) if is_chinese(text) else (self._shown_english, text.lower())
        best = process.extract(query, shown.keys(), scorer=fuzz.ratio, limit=limit, score_cutoff=30)
        return [shown[name] for name, _, _ in best]


def _latin_keys(place: Place, also: list[str]) -> set[str]:
    names = {place.english, *also}
    # ü is typed as u or as v
    names |= {name.replace("ü", "v") for name in names}
    keys = {latin_key(name)[0] for name in names}
    if len(stem(place.name)) == 1 and place.adcode != NATION:
        # Yunxian is printed `Yun County` too
        keys |= {
            key[: -len(tail)] for key in keys for tail in ("xian", "qu", "shi") if key[1:].endswith(tail)
        }
    return keys - {""}
