"""The index page `reports/index.html`: facts, a map, a picker of pairs, and the list of the published reports.

It is made from the records and from what `front` computed, works from a folder without a server, shows itself in the
reader's language, and finds a place by its Chinese name, by pinyin (whole or first letters) and in English.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from analysis import whole_files
from analysis.reports import front
from analysis.reports.export.downloads import EXPLORER, Downloads, downloads
from analysis.reports.export.words import INDEX_WORDS, PAGE_WORDS
from analysis.reports.folders import Folders, in_words
from analysis.reports.plan import Present
from analysis.reports.search import Reading, Readings, pinyin, search_text
from analysis.vocabulary import media
from analysis.vocabulary.labels import LANGUAGES
from analysis.vocabulary.places import PROVINCES
from analysis.vocabulary.unbroken import pieces, unparted

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parent / "templates"
CHANGES = "changes_zh.html"
"""The page of `python -m analysis changes`; its other language lies beside it."""
FILTERS = ("question", "province", "pair", "period")
FOR_ANALYSTS = "00_start"
"""The notebook whose reports come last."""
SHADES = (1, 20, 60, 120)
"""Numbers of known yearly figures from which a pair is shaded one step darker."""


@dataclass(frozen=True)
class Choice:
    """A value of a filter, with its name in both languages."""

    value: str
    zh: str
    en: str


@dataclass(frozen=True)
class Card:
    """A report on the index page; `choices` holds its value for each filter that it has one for.

    `alike` is the same for a report in its languages.
    """

    name: str
    title: str
    lang: str
    made: str
    files: tuple[str, ...]
    choices: Mapping[str, Choice]
    search: str
    alike: str


@dataclass(frozen=True)
class Cell:
    """A pair in the picker: `shade` from 0, `known` yearly figures, and where it leads in each language."""

    link: str
    known: int
    shade: int
    zh: str
    en: str
    to_zh: str = ""
    to_en: str = ""


@dataclass(frozen=True)
class Map:
    """The map of the front page in one language."""

    source: str
    width: int
    alt: str
    offer: Downloads | None
    title: str
    numbers: tuple[tuple[str, str], ...]


def refresh(folders: Folders, present: Present | None = None) -> bool:
    """Write the index page anew if anything that it is made from changed; say whether it was written."""
    above = front.content(folders, present or Present())
    key = _key(folders, above)
    index, remembered = folders.published / "index.html", folders.work / "index.key"
    if index.exists() and remembered.exists() and remembered.read_text("utf-8") == key:
        return False
    readings = Readings(folders.work / "pinyin.json")
    page = render(
        [card(record, readings.of) for record in folders.all_records()],
        above,
        explorer=(folders.published / EXPLORER).exists(),
        changes=(folders.published / CHANGES).exists(),
    )
    readings.keep()
    with in_words(folders.published):
        staged = folders.staging / "index.html"
        whole_files.write_text(staged, page)
        staged.replace(index)
        whole_files.write_text(remembered, key)
    return True


def make_ready(folders: Folders) -> None:
    """Do beforehand what `refresh` will need in any case."""
    _template()
    folders.all_records()


def _key(folders: Folders, above: Mapping[str, Any]) -> str:
    """Fingerprint of everything that the index page is made from."""
    files = [
        *sorted(p for p in folders.records.glob("*.json") if p.is_file()),
        *sorted(TEMPLATES.glob("*")),
        *sorted((TEMPLATES.parent / "export").glob("*.py")),
        Path(__file__),
    ]
    whole = [folders.record(path.stem) is not None for path in files if path.suffix == ".json"]
    told = [whole, above, *((folders.published / name).exists() for name in (EXPLORER, CHANGES))]
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode())
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def card(record: Mapping[str, Any], read: Callable[[str], Reading] = pinyin) -> Card:
    """The card of a published report, from its record; `read` tells how its Chinese words are read."""
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
    title = record["title"] or record["name"]
    alike = json.dumps([record["notebook"], sorted((n, v) for n, v in parameters.items() if n != "lang")])
    return Card(
        record["name"],
        title,
        lang,
        record["made"][:10],
        tuple(record["files"]),
        choices,
        search_text([title, *(text for choice in choices.values() for text in (choice.zh, choice.en))], read),
        hashlib.sha256(alike.encode()).hexdigest()[:12],
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


def in_groups(cards: Iterable[Card]) -> list[tuple[Choice, list[Card]]]:
    """The cards by question, in the order of the notebooks; what is for analysts comes last."""
    groups: dict[str, list[Card]] = {}
    for one in sorted(cards, key=lambda c: (c.choices["question"].value == FOR_ANALYSTS, c.name)):
        groups.setdefault(one.choices["question"].value, []).append(one)
    return [
        (Choice(name, *INDEX_WORDS["analysts"]) if name == FOR_ANALYSTS else own[0].choices["question"], own)
        for name, own in groups.items()
    ]


def picker(
    pairs: Iterable[Mapping[str, Any]], cards: Iterable[Card], *, explorer: bool
) -> tuple[list[Choice], list[tuple[Choice, list[Cell]]]]:
    """The table of givers and receivers: its columns, and its rows.

    A cell leads to the profile of the pair in the reader's language where there is one, else into the explorer.
    """
    profiles = {
        (c.choices["pair"].value, c.lang): f"{quote(c.name)}.html" for c in cards if "pair" in c.choices
    }
    rows: dict[str, dict[str, Cell]] = {}
    for one in pairs:
        giver, receiver, known = one["origin"], one["destination"], one["known"]
        name = f"{giver}-{receiver}"
        to = {lang: profiles.get((name, lang), "") for lang in LANGUAGES}
        if known and explorer:
            to = {lang: to[lang] or f"{EXPLORER}#p={name}&l={lang}" for lang in to}
        told = zip(
            PROVINCES[giver],
            PROVINCES[receiver],
            INDEX_WORDS[f"link_{one['link'] or 'none'}"],
            INDEX_WORDS["known"],
            strict=True,
        )
        zh, en = (f"{a} → {b}{link}{many.format(n=known)}" for a, b, link, many in told)
        shade = sum(known >= least for least in SHADES)
        rows.setdefault(giver, {})[receiver] = Cell(one["link"], known, shade, zh, en, to["zh"], to["en"])
    columns = list(next(iter(rows.values()), {}))
    return (
        [Choice(code, *PROVINCES[code]) for code in columns],
        [(Choice(code, *PROVINCES[code]), list(cells.values())) for code, cells in rows.items()],
    )


def render(
    cards: list[Card],
    above: Mapping[str, Any] | None = None,
    *,
    explorer: bool = False,
    changes: bool = False,
) -> str:
    """The index page of the given cards, with what `front.content` says above them, and links to what lies beside it."""
    from analysis.page_policy import policy
    from analysis.reports.export.templates import part
    from analysis.version import __version__

    above = above or {}
    style, script = (
        part("colours.css") + part("figure.css") + part("index.css"),
        part("figure.js") + part("index.js"),
    )
    filters = {}
    for name in FILTERS:
        found = {c.choices[name].value: c.choices[name] for c in cards if name in c.choices}
        if len(found) > 1:
            filters[name] = [found[value] for value in sorted(found)]
    languages: dict[str, set[str]] = {}
    for one in cards:
        languages.setdefault(one.alike, set()).add(one.lang)
    columns, rows = picker(above.get("pairs", ()), cards, explorer=explorer)
    return _template().render(
        groups=in_groups(cards),
        languages=languages,
        first={(c.choices["question"].value, c.lang): f"{quote(c.name)}.html" for c in reversed(cards)},
        facts=above.get("facts", {}),
        maps={
            lang: _map(told, lang, explorer=explorer) for lang, told in above.get("map", {}).items() if told
        },
        made=above.get("made", ""),
        columns=columns,
        rows=rows,
        explorer=EXPLORER if explorer else "",
        changes=changes,
        filters=filters,
        words=INDEX_WORDS,
        page_words=PAGE_WORDS,
        version=__version__,
        style=style,
        script=script,
        policy=policy(style, script),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    environment.filters |= {"pieces": pieces, "unparted": unparted}
    return environment.get_template("index.html.j2")


def _map(told: Mapping[str, Any], lang: str, *, explorer: bool) -> Map:
    taken = told["taken"] if explorer else {**told["taken"], "explore": {}}
    offer = downloads({media.FIGURE: taken}, lang)
    numbers = tuple((name, value) for name, value in told["numbers"])
    return Map(
        f"data:image/png;base64,{told['png']}", told["width"], told["alt"], offer, told["title"], numbers
    )
