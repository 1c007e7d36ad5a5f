"""Short names of places as maps print them: of provinces from the vocabulary, below from the base map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analysis.maps import boundaries
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import PROVINCES, kind_of


def names(adcodes: Iterable[str], lang: Lang, given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Names to print on a map, by adcode.

    Parameters
    ----------
    adcodes : iterable of str
    lang : {"zh", "en"}
    given : mapping, optional
        Names that the caller knows better, such as those of prefectures and counties from the `places` table.

    Returns
    -------
    dict
        A place that nobody names in this language keeps its Chinese name from the base map, then its adcode.
    """
    given = given or {}
    result: dict[str, str] = {}
    for code in adcodes:
        if code in given:
            result[code] = given[code]
        elif code in PROVINCES:
            result[code] = PROVINCES[code][index(lang)]
    unnamed = [code for code in adcodes if code not in result]
    if unnamed:
        chinese: dict[str, str] = {}
        for level in {"prefecture" if code.endswith("00") else "county" for code in unnamed}:
            printed = boundaries.load(level)
            chinese |= dict(zip(printed["adcode"], printed["name_zh"], strict=True))
        result |= {code: chinese.get(code, code) for code in unnamed}
    return result | _told_apart(result, lang)


_ENDINGS = {"市": "city", "县": "county", "区": "district", "旗": "banner"}


def _told_apart(result: Mapping[str, str], lang: Lang) -> dict[str, str]:
    """Names of counties that share theirs: with a city above them, or with one another (Linxia (city), Linxia (county))."""
    cities = {name for code, name in result.items() if code.endswith("00")}
    lower = {code: name for code, name in result.items() if not code.endswith("00")}
    twice = {name for name in lower.values() if list(lower.values()).count(name) > 1}
    again = {code: name for code, name in lower.items() if name in cities or name in twice}
    if lang == "zh":  # of names alone, only that of the city above is alike
        what = label("county_level", lang)
        return {
            code: name + label("alt_unit", lang, unit=what) for code, name in again.items() if name in cities
        }
    if not again:
        return {}
    layer = boundaries.load("county").set_index("adcode")["name_zh"]
    kinds = {code: _ENDINGS.get(layer.get(code, " ")[-1], kind_of(code)) for code in again}
    return {code: f"{name} ({kinds[code]})" for code, name in again.items()}
