"""What a page shows, taken from an executed notebook: blocks in reading order, a table of contents, a title.

The template only lays these out. Outputs are taken in the order of trust and quality: a drawn figure, then
HTML, markdown, plain text; scripts, widgets and formats that need a loaded library are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from analysis.reports.export.downloads import Downloads, downloads
from analysis.reports.export.pictures import addresses
from analysis.reports.export.sanitise import clean, markdown, plain
from analysis.vocabulary.labels import letters

FIGURE_TYPES = ("image/svg+xml", "image/png", "image/jpeg")
"""Types of drawn figures, the best first."""

HIDDEN_TAGS = {"remove_cell", "remove-cell", "hide_cell", "hide-cell"}
LANGUAGE_TAGS = {"lang-zh": "zh", "lang-en": "en"}
"""Cells with such a tag are shown only on pages in that language; JupyterLab shows them all."""

_HEADING = re.compile(r"<h([1-6])([^>]*)>(.*?)</h\1>", re.DOTALL)
_LEXER, _FORMATTER = PythonLexer(), HtmlFormatter(nowrap=True)


@dataclass(frozen=True)
class Block:
    """One piece of a page: `kind` is html, code, figure, text or error."""

    kind: str
    body: str | Markup = ""
    source: str = ""
    alt: str = ""
    number: int = 0
    width: int | None = None
    offer: Downloads | None = None


@dataclass
class Page:
    """Everything the template needs of the notebook."""

    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    contents: list[tuple[int, str, Markup]] = field(default_factory=list)
    figures: int = 0

    def add_html(self, html: Markup) -> None:
        """Add checked HTML, its headings numbered for the table of contents."""
        self.blocks.append(Block("html", Markup(_HEADING.sub(self._heading, html))))

    def add_code(self, code: Markup) -> None:
        """Add code; cells that follow one another without an output share a fold."""
        if self.blocks and self.blocks[-1].kind == "code":
            code = self.blocks.pop().body + Markup("\n") + code
        self.blocks.append(Block("code", code))

    def _heading(self, match: re.Match[str]) -> str:
        level, attributes, inner = int(match[1]), match[2], Markup(match[3])
        text = inner.striptags()
        if level == 1 and not self.title:
            self.title = text
        elif level in (2, 3):
            anchor = f"section-{len(self.contents) + 1}"
            self.contents.append((level, anchor, Markup.escape(text)))
            attributes += f' id="{anchor}"'
        return f"<h{level}{attributes}>{inner}</h{level}>"

    @property
    def last_heading(self) -> str:
        """The heading that the next block stands under."""
        return Markup(self.contents[-1][2]).unescape() if self.contents else self.title


_ROOM = 44
"""Width of an entry of the contents, a Chinese character counting double."""


def shortened(heading: str) -> str:
    """A heading as an entry of the contents: what stands before its first colon, or its first words.

    >>> shortened("按受援省份常住人口人均：甘肃不少于 364 元，宁夏不少于 2.46 元"), shortened("Evidence")
    ('按受援省份常住人口人均', 'Evidence')
    """
    text = Markup(heading).striptags()
    if letters(text) <= _ROOM:
        return text
    first = re.split(r"[：:；;]|(?<=[\u4e00-\u9fff])，|, ", text)[0]
    if letters(first) <= _ROOM:
        return first
    short = ""
    for word in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*", first):
        if letters(short + word) > _ROOM:
            break
        short += word
    return f"{short.rstrip()}…"


def read_page(nb: NotebookNode, lang: str) -> Page:
    """Turn an executed notebook into a page in one language."""
    page = Page()
    for cell in nb.cells:
        tags = set(cell.metadata.get("tags", []))
        languages = {LANGUAGE_TAGS[tag] for tag in tags & LANGUAGE_TAGS.keys()}
        if tags & HIDDEN_TAGS or (languages and lang not in languages):
            continue
        if cell.cell_type == "markdown":
            page.add_html(markdown(cell.source, from_data=False, pictures=addresses(cell)))
        elif cell.cell_type == "code":
            if cell.source.strip():
                page.add_code(_highlighted(cell.source))
            for output in cell.outputs:
                _add_output(page, output, lang)
    return page


@lru_cache(maxsize=512)  # a notebook's reports have the same code
def _highlighted(source: str) -> Markup:
    return Markup(highlight(source, _LEXER, _FORMATTER))


def _add_output(page: Page, output: Mapping[str, Any], lang: str) -> None:
    if output["output_type"] == "stream":
        text = plain(output["text"])
        if output.get("name") == "stderr":
            text = _EMPTY_ANSWER.sub(r"\1\n", text)
        page.blocks.append(Block("text", text))
    elif output["output_type"] == "error":
        page.blocks.append(Block("error", plain("\n".join(output["traceback"]))))
    else:
        _add_data(page, output["data"], output.get("metadata", {}), lang)


def _add_data(page: Page, data: Mapping[str, Any], metadata: Mapping[str, Any], lang: str) -> None:
    if mime := figure_type(data):
        page.figures += 1
        own = metadata.get(mime, {})
        alt = own.get("alt") or metadata.get("alt") or page.last_heading
        width = own.get("width")
        source = f"data:{mime};base64,{_base64(mime, data[mime])}"
        offer = downloads(data, lang)
        page.blocks.append(
            Block("figure", source=source, alt=alt, number=page.figures, width=width, offer=offer)
        )
    elif "text/html" in data:
        page.add_html(clean(_text(data["text/html"]), addresses(metadata)))
    elif "text/markdown" in data:
        page.add_html(markdown(_text(data["text/markdown"]), from_data=True, pictures=addresses(metadata)))
    elif "text/plain" in data:
        page.blocks.append(Block("text", plain(_text(data["text/plain"]))))


_EMPTY_ANSWER = re.compile(r"^.*?:\d+: EmptyAnswer: (.*)\n?(?:  .*\n?)?", re.MULTILINE)
"""What Python prints of such a warning: a place of this machine, the words, and the line of code."""


def without_empty_answers(text: str) -> str:
    """What a cell wrote to stderr beside the reasons why an answer is empty, which a reader may know."""
    return _EMPTY_ANSWER.sub("", text)


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def _base64(mime: str, value: str | list[str]) -> str:
    from base64 import b64encode

    text = _text(value)
    # A vector figure goes in as a picture as well: inside <img> it can run nothing and load nothing.
    return b64encode(text.encode()).decode() if mime == "image/svg+xml" else re.sub(r"\s", "", text)


def figures(nb: NotebookNode) -> Iterator[tuple[str, str]]:
    """(mime, base64) of each figure of an executed notebook, in order."""
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if mime := figure_type(output.get("data", {})):
                yield mime, _base64(mime, output["data"][mime])


def figure_type(data: Mapping[str, Any]) -> str:
    """The type under which an output holds a drawn figure; empty when it holds none."""
    return next((mime for mime in FIGURE_TYPES if mime in data), "")
