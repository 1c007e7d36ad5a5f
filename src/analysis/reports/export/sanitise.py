"""Makes HTML from notebooks harmless and even: only known tags, no style, no script, links to the web only.

Every text of a page that was not written in our templates comes through here, because a notebook shows data
(titles of collected pages, names) that nobody has checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import mistune
import nh3
from markupsafe import Markup

from analysis.vocabulary.labels import letters

_TAGS = """
    a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption
    figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small
    span strong sub summary sup table tbody td tfoot th thead tr u ul var
"""
_ATTRIBUTES = {
    "*": {"class", "lang", "title", "dir"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "details": {"open"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan", "data-sort"},
}
# A vector picture inside <img> can run nothing and load nothing.
_PICTURE = re.compile(r"data:image/(png|jpeg|webp|gif|svg\+xml);base64,")
_LOST = re.compile(r"<img(?![^>]*\bsrc=)([^>]*)>")
_ALT = re.compile(r'\balt="([^"]*)"')
# It never goes back: of a cell of many blanks that would take minutes.
_NUMBER_CELL = re.compile(
    r"<td>(?!\s*+(?:19|20)\d\d\s*+<)(\s*+(?:[≥≈~<>-]\s*+)?[-+−]?\d[\d,. ]*+\s*+(?:%\s*+)?)</td>"
)

_CAPTION = re.compile(r"(<table\b[^>]*>)\s*<caption[^>]*>(.*?)</caption>", re.DOTALL)
_CELL = re.compile(r"<td>(.*?)</td>", re.DOTALL)
LONG = 36
"""Width of a cell's text from which it gets room."""


def _with_room(match: re.Match[str]) -> str:
    # Chinese can break after each character, so a column of long titles would shrink to one of them.
    if 2 * len(match[1]) < LONG:
        return match[0]
    long = letters(Markup(match[1]).striptags()) >= LONG
    return f'<td class="long">{match[1]}</td>' if long else match[0]


def _keep(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if re.match(r"(https?://|#)", value.strip(), re.IGNORECASE) else None
    if attribute == "src":
        return value if _PICTURE.match(value) else None
    return value


def picture_names(html: str) -> list[str]:
    """What the pictures in some HTML are called by, but for those that stand in it whole."""
    found: dict[str, None] = {}

    def look(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) == ("img", "src") and not _PICTURE.match(value):
            found[value] = None
        return value

    nh3.clean(html, tags={"img"}, attributes={"img": {"src"}}, attribute_filter=look, url_schemes=_SCHEMES)
    return list(found)


_SCHEMES = {"http", "https", "data", "attachment", "file"}


def clean(html: str, pictures: Mapping[str, str] = MappingProxyType({})) -> Markup:
    """HTML of an output, reduced to what a report may hold.

    `data-sort` on a cell is what its column is sorted by instead of its text. Tables get a box that scrolls; cells with numbers and cells with long texts get a class.

    Parameters
    ----------
    html : str
    pictures : mapping
        Name that the HTML calls a picture by -> data address. Of one that is not there only its words are shown.
    """

    def keep(tag: str, attribute: str, value: str) -> str | None:
        return _keep(tag, attribute, pictures.get(value, value) if attribute == "src" else value)

    safe = nh3.clean(
        html,
        tags=set(_TAGS.split()),
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
    safe = _LOST.sub(_words_of, safe)
    safe = _NUMBER_CELL.sub(r'<td class="number">\1</td>', safe)
    safe = _CELL.sub(_with_room, safe)
    # Above the box, not in it: where the table is wider than the screen its name must not scroll away with it.
    safe = _CAPTION.sub(r'<p class="caption">\2</p>\1', safe)
    safe = re.sub(r"<table\b", '<div class="scroll" tabindex="0"><table', safe)
    return Markup(safe.replace("</table>", "</table></div>"))


_PLUGINS = ["table", "strikethrough", "footnotes"]
# Which addresses a link and a picture may have is for `clean` to say.
_OURS = {"allow_harmful_protocols": ("attachment:", "file:")}
_written_by_us = mistune.create_markdown(
    renderer=mistune.HTMLRenderer(escape=False, **_OURS), plugins=_PLUGINS
)
_made_from_data = mistune.create_markdown(
    renderer=mistune.HTMLRenderer(escape=True, **_OURS), plugins=_PLUGINS
)


def markup(text: str, *, from_data: bool) -> str:
    """Markdown as HTML that is not cleaned yet."""
    return str((_made_from_data if from_data else _written_by_us)(text))


def markdown(text: str, *, from_data: bool, pictures: Mapping[str, str] = MappingProxyType({})) -> Markup:
    """Markdown as harmless HTML; in markdown that a cell put out (`from_data`), HTML is shown as text."""
    return clean(markup(text, from_data=from_data), pictures)


def _words_of(match: re.Match[str]) -> str:
    alt = _ALT.search(match[1])
    return f'<span class="lost">[{alt[1] if alt and alt[1] else "–"}]</span>'


_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def plain(text: str) -> str:
    """Text without the colour codes of a terminal (the template escapes it)."""
    return _ANSI.sub("", text)
