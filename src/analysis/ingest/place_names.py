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
from functools import lru_cache

from rapidfuzz import fuzz, process

from analysis.vocabulary.places import NATION, PROVINCES, fold, forms, province_of, stem

_HAN = re.compile(r"[\u3400-\u9fff]")
_GENERIC = {
    "province": (("province",), "省"),
    "municipality": (("province",), "市"),
    "city": (("province", "prefecture", "county"), "市"),
    "prefecture": (("prefecture",), "州|地区"),
    "league": (("prefecture",), "盟"),
    "county": (("county",), "县"),
    "district": (("county",), "(?<!地)区"),
    "banner": (("county",), "旗"),
}
"""English generic words: the levels that they can stand for and the Chinese words that they translate."""
_REGION = (("province",), "自治区|特别行政区")
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


@lru_cache(maxsize=2**15)
def latin_key(text: str) -> tuple[str, tuple[tuple[str, ...], str] | None]:
    """Key of a name in Latin letters, and what its generic word stands for (levels, Chinese endings).

    >>> latin_key("Liangshan Yi Autonomous Prefecture"), latin_key("XI'AN")
    (('liangshan', (('prefecture',), '州|地区')), ('xian', None))
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z]+", re.sub(r"['`]", "", plain))
    autonomous = "autonomous" in words
    generic = next((_GENERIC[word] for word in reversed(words) if word in _GENERIC), None)
    if words[-1:] == ["region"]:
        generic = _REGION

    def own(word: str) -> bool:
        people = autonomous and _PEOPLES.fullmatch(word)
        return not (people or _FILLER.fullmatch(word) or word in _GENERIC)

    # the first word is always the name's own: New Barag, Li County
    first = 1 if words[:1] == ["the"] else 0
    kept = words[first : first + 1] + [word for word in words[first + 1 :] if own(word)]
    return "".join(kept), generic


def describe(place: Place, prefecture: Place | None = None) -> str:
    """Code, parents and name of a place, as hints print it: `350102 福建福州鼓楼区`."""
    until = f" (until {place.end})" if place.end else ""
    if place.level in ("national", "province"):
        return f"{place.adcode} {place.name}{until}"
    over = stem(prefecture.name) if prefecture and prefecture is not place else ""
    return f"{place.adcode} {PROVINCES[province_of(place.adcode)][0]}{over}{place.name}{until}"


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
        for place in places:
            for form, exactness in forms(place.name, place.adcode):
                self._chinese[fold(form)].append((exactness, place))
            also = [*aliases.get(place.name, ()), *_PROVINCE_ALIASES.get(place.adcode, ())]
            for key in _latin_keys(place, also):
                self._latin[key].append((2, place))

    def chinese(self, key: str) -> list[tuple[int, Place]]:
        """Places by a folded Chinese form."""
        return self._chinese.get(key, [])

    def latin(self, text: str) -> list[tuple[int, Place]]:
        """Places by an English or pinyin name; its generic word (Prefecture, County) ranks them."""
        key, generic = latin_key(text)
        found = self._latin.get(key, [])
        if generic is None:
            return found
        levels, endings = generic

        def rank(place: Place) -> int:
            fits = place.level in levels
            return 0 if fits and re.search(f"(?:{endings})$", place.name) else 2 if fits else 3

        return [(rank(place), place) for _, place in found]

    def nearest(self, text: str, limit: int = 3) -> list[Place]:
        """The places whose names look most like the printed one: for a hint, never for a match."""
        names, query = (self._chinese, fold(text)) if is_chinese(text) else (self._latin, latin_key(text)[0])
        best = process.extract(query, names.keys(), scorer=fuzz.ratio, limit=2 * limit, score_cutoff=30)
        places = dict.fromkeys(place for name, _, _ in best for _, place in names[name] if place.end is None)
        return list(places)[:limit]


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
