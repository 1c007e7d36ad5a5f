"""Bare names of counties in English text: Muli and Yanyuan counties, Minhang on a page about Baoshan.

A county's name in English is a word of two or three syllables that persons and towns bear too. It is meant where the text lists it under
its kind, or where the page names a place that this county, and no other of the name, is paired with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import product

from analysis.harvest.english_places import EnglishPlaces
from analysis.harvest.nesting import lies_in
from analysis.ingest.place_names import Place
from analysis.vocabulary.places import level_of, stem

_NAME = r"[A-Z][a-z]+(?:['’][a-z]+)?(?: [A-Z][a-z]+)?"
_KINDS = {"count": "县旗市", "district": "区", "banner": "旗", "cit": "市"}
_KIND = r"(?P<kind>count|district|banner|cit)(?:ies|s)\b"
_LIST = rf"(?P<names>{_NAME}(?:, {_NAME})*,? (?:and|&) {_NAME})"
_LISTED = (
    re.compile(rf"\b{_LIST} (?:autonomous )?{_KIND}"),
    re.compile(
        rf"\b{_KIND}(?: (?:and \w+ )?(?:of|including|namely|like|such as)|,(?: including| namely)?|:|--| -)? {_LIST}"
    ),
)
_ALONE = re.compile(r"(?<![A-Za-z][ -])(?<![A-Za-z'’-])(?P<name>[A-Z][a-z]+(?:['’](?!s\b)[a-z]+)?)(?![A-Za-z-]|[ -][A-Z])")  # fmt: skip
"""A capitalised word with none beside it: Minhang, and not Li Minhang."""

Pair = tuple[str, str]


def names(
    texts: Sequence[str],
    told: Collection[str],
    english: EnglishPlaces,
    pairs: Collection[Pair],
    is_known: Callable[[str], bool],
) -> dict[str, Place]:
    """Bare names -> the one county that each stands for on a page.

    Parameters
    ----------
    texts : sequence of str
        Of the page, title first.
    told : collection of str
        Adcodes of the places that it names with their kind, or that need none.
    english : EnglishPlaces
    pairs : collection of (str, str)
        Known pairs.
    is_known : callable
        Whether a name is already read as a place.
    """
    found: dict[str, Place] = {}
    listed = [(name, kind) for text in texts for name, kind in _listed(text) if not is_known(name)]
    choices = {name: _counties(english.named(name), kind) for name, kind in listed}
    around = {*told, *(p.adcode for places in choices.values() for p in places if len(places) == 1)}
    for name, places in choices.items():
        near = [p for p in places if any(lies_in(p.adcode, code) for code in around)] or places
        if len(near) == 1:
            found[name] = near[0]
    around |= {p.adcode for p in found.values()}
    alone = {m["name"] for text in texts[1:] for m in _ALONE.finditer(text)}
    for name in sorted(alone - set(found)):
        places = [p for p in _counties(english.known.get(name.lower(), ()), "") if len(stem(p.name)) > 1]
        tied = [p for p in places if _is_tied(p.adcode, around, pairs)]
        if len(tied) == 1 and not is_known(name):
            found[name] = tied[0]
    return found


def _listed(text: str) -> Iterable[tuple[str, str]]:
    for pattern in _LISTED:
        for match in pattern.finditer(text):
            for name in re.split(r",? (?:and|&) |, ", match["names"]):
                yield name, match["kind"]


def _counties(places: Sequence[Place], kind: str) -> list[Place]:
    """The counties among the places of a name; none where a city or a province bears it too."""
    if any(p.level != "county" for p in places):
        return []
    return [p for p in places if p.name[-1] in _KINDS.get(kind, p.name[-1])]


def _is_tied(code: str, told: Collection[str], pairs: Collection[Pair]) -> bool:
    """Whether a county is paired with a city or county that the page names, or with one in or over it."""
    own = [(a, b) for a, b in pairs if code in (a, b)]
    others = [b if a == code else a for a, b in own]
    lower = [place for place in told if level_of(place) != "province"]
    return any(o == place or lies_in(o, place) or lies_in(place, o) for o, place in product(others, lower) if level_of(o) != "province")  # fmt: skip
