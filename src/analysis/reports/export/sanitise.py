"""Makes HTML from notebooks harmless and even: only known tags, no style, no script, links to the web only.

Every text of a page that was not written in our templates comes through here, because a notebook shows data
(titles of collected pages, names) that nobody has checked.
"""

from __future__ import annotations

import re

import mistune
import nh3
from markupsafe import Markup

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
_PICTURE = re.compile(r"data:image/(png|jpeg|webp|gif);base64,")
_NUMBER_CELL = re.compile(r"<td>(?!\s*(?:19|20)\d\d\s*<)(\s*[≥≈~<>-]?\s*[-+−]?\d[\d,. ]*\s*%?\s*)</td>")

_CAPTION = re.compile(r"(<table\b[^>]*>)\s*<caption[^>]*>(.*?)</caption>", re.DOTALL)
_CELL = re.compile(r"<td>(.*?)</td>", re.DOTALL)
LONG = 36
"""Width of a cell's text, a Chinese character counting double, from which it gets room."""


def _with_room(match: re.Match[str]) -> str:
    # Chinese can break after each character, so a column of long titles would shrink to one of them.
    text = Markup(match[1]).striptags()
    width = len(text) + sum(sign > "\u2e80" for sign in text)
    return f'<td class="long">{match[1]}</td>' if width >= LONG else match[0]


def _keep(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if re.match(r"(https?://|#)", value.strip(), re.IGNORECASE) else None
    if attribute == "src":
        return value if _PICTURE.match(value) else None
    return value


def clean(html: str) -> Markup:
    """HTML of an output, reduced to what a report may hold.

    `data-sort` on a cell is what its column is sorted by instead of its text. Tables get a box that scrolls; cells with numbers and cells with long texts get a class.
    """
    safe = nh3.clean(
        html,
        tags=set(_TAGS.split()),
        attributes=_ATTRIBUTES,
        attribute_filter=_keep,
        url_schemes={"http", "https", "data"},
        link_rel="noopener noreferrer",
    )
    safe = _NUMBER_CELL.sub(r'<td class="number">\1</td>', safe)
    safe = _CELL.sub(_with_room, safe)
    # Above the box, not in it: where the table is wider than the screen its name must not scroll away with it.
    safe = _CAPTION.sub(r'<p class="caption">\2</p>\1', safe)
    safe = re.sub(r"<table\b", '<div class="scroll" tabindex="0"><table', safe)
    return Markup(safe.replace("</table>", "</table></div>"))


_PLUGINS = ["table", "strikethrough", "footnotes"]
_written_by_us = mistune.create_markdown(escape=False, plugins=_PLUGINS)
_made_from_data = mistune.create_markdown(escape=True, plugins=_PLUGINS)


def markdown(text: str, *, from_data: bool) -> Markup:
    """Markdown as harmless HTML; in markdown that a cell put out (`from_data`), HTML is shown as text."""
    return clean(str((_made_from_data if from_data else _written_by_us)(text)))


_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def plain(text: str) -> str:
    """Text without the colour codes of a terminal (the template escapes it)."""
    return _ANSI.sub("", text)
