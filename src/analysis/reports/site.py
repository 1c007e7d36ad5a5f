"""The index page `reports/index.html`: a card for each published report, with filters and a search.

It is made from the records alone, works from a folder without a server, and finds a place by its Chinese name, by
pinyin (whole or first letters) and in English.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.reports.export.words import INDEX_WORDS
from analysis.reports.folders import Folders, in_words, write_whole
from analysis.vocabulary.places import PROVINCES

TEMPLATES = Path(__file__).parent / "templates"
FILTERS = ("question", "province", "pair", "period", "lang")


@dataclass(frozen=True)
class Choice:
    """A value of a filter, with its name in both languages."""

    value: str
    zh: str
    en: str


@dataclass(frozen=True)
class Card:
    """A report on the index page; `choices` holds its value for each filter that it has one for."""

    name: str
    title: str
    lang: str
    thumbnail: str
    made: str
    files: tuple[str, ...]
    choices: Mapping[str, Choice]
    search: str


def refresh(folders: Folders) -> bool:
    """Write the index page anew if the reports or its layout changed; say whether it was written."""
    key = _key(folders)
    index, remembered = folders.published / "index.html", folders.work / "index.key"
    if index.exists() and remembered.exists() and remembered.read_text("utf-8") == key:
        return False
    page = render([card(record) for record in folders.all_records()])
    with in_words(folders.published):
        staged = folders.staging / "index.html"
        write_whole(staged, page)
        staged.replace(index)
        write_whole(remembered, key)
    return True


def _key(folders: Folders) -> str:
    """Fingerprint of everything that the index page is made from."""
    files = [
        *sorted(p for p in folders.records.glob("*.json") if p.is_file()),
        *sorted(TEMPLATES.glob("*")),
        Path(__file__),
    ]
    whole = [folders.record(path.stem) is not None for path in files if path.suffix == ".json"]
    digest = hashlib.sha256(repr(whole).encode())
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def card(record: Mapping[str, Any]) -> Card:
    """The card of a published report, from its record."""
    parameters = record["parts"]["parameters"]
    choices = {"question": _question(record)}
    if (province := parameters.get("province")) is not None:
        choices["province"] = _province(str(province))
    if pair := parameters.get("pair"):
        choices["pair"] = _pair(str(pair))
    years = {parameters[n]: None for n in ("period_start", "period_end", "year") if n in parameters}
    if years:
        span = "–".join(map(str, years))
        choices["period"] = Choice(span, span, span)
    lang = str(parameters.get("lang", "en"))
    choices["lang"] = Choice(lang, *INDEX_WORDS.get(lang, (lang, lang)))
    title = record["title"] or record["name"]
    return Card(
        record["name"],
        title,
        lang,
        record.get("thumbnail", ""),
        record["made"][:10],
        tuple(record["files"]),
        choices,
        _search_text(title, choices),
    )


def _question(record: Mapping[str, Any]) -> Choice:
    notebook = record["notebook"]
    words = record.get("question") or {}
    return Choice(notebook, words.get("zh", notebook), words.get("en", notebook))


def _province(adcode: str) -> Choice:
    if not adcode:
        return Choice("", *INDEX_WORDS["nation"])
    return Choice(adcode, *PROVINCES.get(adcode, (adcode, adcode)))


def _pair(pair: str) -> Choice:
    names = [PROVINCES.get(adcode, (adcode, adcode)) for adcode in pair.split("-")]
    return Choice(pair, *("—".join(words) for words in zip(*names, strict=True)))


def _search_text(title: str, choices: Mapping[str, Choice]) -> str:
    """Everything that a report is found by, in small letters: names, pinyin, first letters."""
    from pypinyin import Style, lazy_pinyin

    words = [title, *(text for choice in choices.values() for text in (choice.zh, choice.en))]
    chinese = [word for word in words if any("\u4e00" <= sign <= "\u9fff" for sign in word)]
    words += ["".join(lazy_pinyin(word)) for word in chinese]
    words += ["".join(lazy_pinyin(word, style=Style.FIRST_LETTER)) for word in chinese]
    return " ".join(dict.fromkeys(words)).lower()


def render(cards: list[Card]) -> str:
    """The index page of the given cards."""
    from jinja2 import Environment, FileSystemLoader

    from analysis.reports.export.policy import part, policy

    style, script = part("colours.css") + part("index.css"), part("index.js")
    filters = {}
    for name in FILTERS:
        found = {c.choices[name].value: c.choices[name] for c in cards if name in c.choices}
        if len(found) > 1:
            filters[name] = [found[value] for value in sorted(found)]
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    return environment.get_template("index.html.j2").render(
        cards=cards,
        filters=filters,
        words=INDEX_WORDS,
        style=style,
        script=script,
        policy=policy(style, script),
    )
