"""Names of prefectures and counties, in Chinese and in pinyin, and the provinces in which each lies."""

from __future__ import annotations

from functools import lru_cache

from analysis import paths
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary.places import forms, province_of


@lru_cache(maxsize=1)
def known_english() -> dict[str, frozenset[str]]:
    """Provinces of each prefecture and county by its name in pinyin, or by its own (Ulanqab); loaded when an English name first asks."""
    from analysis.ingest.gazetteer import NAME_COLUMNS, present, read_table
    from analysis.ingest.romanise import pinyin

    table = present()
    table = table[table["level"].isin(("prefecture", "county"))]
    found: dict[str, set[str]] = {}
    for name, code in zip(table["name_zh"], table["adcode"].astype(str), strict=True):
        found.setdefault(squash(pinyin(name)).replace("'", ""), set()).add(province_of(code))
    codes = dict(zip(table["name_zh"], table["adcode"].astype(str), strict=True))
    own = read_table(paths.words("places") / "english_names.csv", NAME_COLUMNS)
    for name, english, aliases in zip(own["name_zh"], own["name_en"], own["aliases"], strict=True):
        for form in [english, *aliases.split(";")] if name in codes else ():
            if form.isascii() and len(form) > 3:
                found.setdefault(squash(form).replace("'", ""), set()).add(province_of(codes[name]))
    return {name: frozenset(codes) for name, codes in found.items()}


@lru_cache(maxsize=1)
def known_places() -> dict[str, frozenset[str]]:
    """Provinces of each name of a prefecture or county; loaded when a name without a province first asks."""
    from analysis.ingest.gazetteer import present

    table = present()
    table = table[table["level"].isin(("prefecture", "county"))]
    found: dict[str, set[str]] = {}
    for name, code in zip(table["name_zh"], table["adcode"].astype(str), strict=True):
        for form, _ in forms(name, code):
            found.setdefault(squash(form), set()).add(province_of(code))
    return {name: frozenset(codes) for name, codes in found.items()}


@lru_cache(maxsize=1)
def short_names_of_cities() -> frozenset[str]:
    """The names of cities and prefectures without their generic word (青岛, 凉山), of those that are in one province alone."""
    from analysis.ingest.gazetteer import present

    table = present()
    table = table[table["level"] == "prefecture"]
    short = {
        form
        for name, code in zip(table["name_zh"], table["adcode"].astype(str), strict=True)
        for form, exactness in forms(name, code)
        if exactness == _BARE
    }
    return frozenset(name for name in short if len(known_places().get(squash(name), ())) == 1)


_BARE = 2
"""Exactness of a form (`forms`) that has no generic word."""
