"""The indicators that the codebook lacks and a page prints all the same (`other:words`): their group and Chinese name.

They are never reconciled; a report shows them as they are. The names stand in `other_indicators.csv`; the English one is
the words themselves unless that table has another. One that is not there is shown by its words in both languages.
"""

from __future__ import annotations

import csv
from importlib import resources

from analysis.vocabulary.indicators import OTHER
from analysis.vocabulary.labels import Lang, index


def _read() -> dict[str, tuple[str, str, str]]:
    text = resources.files("analysis.vocabulary").joinpath("other_indicators.csv").read_text(encoding="utf-8")
    return {
        row["words"]: (row["group"], row["name_zh"], row["name_en"])
        for row in csv.DictReader(text.splitlines())
    }


OTHERS: dict[str, tuple[str, str, str]] = _read()
"""Words -> group of `indicators.GROUPS`, Chinese name, and the English name where it is not the words themselves."""

_NAMES = ("beijing", "dalian", "fujian", "ningxia", "shandong", "shenzhen", "minning", "pinduoduo")
_SPELT = {
    "agri": "agricultural", "gba": "GBA", "gov": "government", "hr": "HR", "min": "minimum", "orgs": "organisations",
}  # fmt: skip
"""What collectors shorten, as a reader has it."""


def name(indicator: str, lang: Lang) -> str:
    """Name of an `other:` indicator.

    >>> name("other:fujian_enterprises_in_ningxia", "en"), name("other:roads_built", "zh")
    ('Fujian enterprises in Ningxia', '修建道路')
    >>> name("other:gov_funds_county_to_county", "en"), name("other:hr_assistance_funds", "en")
    ('Government funds county to county', 'HR assistance funds')
    """
    words = indicator.removeprefix(OTHER)
    if told := OTHERS.get(words, ("", "", ""))[index(lang) + 1]:
        return told
    told = " ".join(w.capitalize() if w in _NAMES else _SPELT.get(w, w) for w in words.split("_"))
    return told[:1].upper() + told[1:]
