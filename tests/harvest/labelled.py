"""The labelled pages: made-up pages in our own words, whose figures carry what a person reads in them.

A page begins with a line `=== id | lang | published | publisher | kind | giver>receiver`, then `# title`, then one
paragraph a line. A figure of the cooperation is written `[[5.2亿元|indicator|period|basis]]`, with a further
`|giver>receiver` where it is not the page's pair, and `|at_least`, `|at_most` or `|about` where the text states a
bound (`||about` on a figure of the page's pair); `*` is the whole country. `[[12个|?]]` is a figure that can be read in
two ways and counts neither way. Every other number is a distractor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from analysis.harvest.pages import Page

FOLDER = Path(__file__).parent / "pages"
_LABEL = re.compile(r"\[\[(.*?)\|(.*?)\]\]")


@dataclass(frozen=True)
class Label:
    """What a person reads in a figure; `indicator` is `?` where two readings are fair, `open` where none is sure."""

    paragraph: int
    start: int
    text: str
    indicator: str
    period: str = ""
    basis: str = ""
    giver: str = ""
    receiver: str = ""
    bound: str = "exact"


@dataclass
class Labelled:
    """A page with its labels; `kind` is the format that it is saved in."""

    page: Page
    kind: str
    labels: list[Label] = field(default_factory=list)


def read(half: str) -> list[Labelled]:
    """Pages of a set, `first` and those after it."""
    text = (FOLDER / f"{half}.txt").read_text("utf-8")
    return [_page(block) for block in re.split(r"^=== ", text, flags=re.M)[1:]]


def _page(block: str) -> Labelled:
    head, title, *lines = [line for line in block.splitlines() if line.strip()]
    name, _, published, publisher, kind, pair = (part.strip() for part in head.split("|"))
    return page_of(name, title.removeprefix("# "), publisher, published, kind, pair, lines)


def page_of(
    name: str, title: str, publisher: str, published: str, kind: str, pair: str, lines: list[str]
) -> Labelled:
    """A page of paragraphs with labels in them."""
    paragraphs, labels = [], []
    for number, line in enumerate(lines, start=1):
        plain, at = "", 0
        for match in _LABEL.finditer(line):
            plain += line[at : match.start()]
            labels.append(_label(number, len(plain), match[1], match[2], pair))
            plain, at = plain + match[1], match.end()
        paragraphs.append(plain + line[at:])
    return Labelled(Page(name, title, publisher, published, paragraphs=tuple(paragraphs)), kind, labels)


def _label(paragraph: int, start: int, text: str, told: str, pair: str) -> Label:
    parts = told.split("|")
    if parts[0] in ("?", "open"):
        return Label(paragraph, start, text, parts[0])
    indicator, period, basis, own, bound = [*parts, "", "", ""][:5]
    giver, receiver = (own or pair).split(">")
    return Label(paragraph, start, text, indicator, period, basis, giver, receiver, bound or "exact")
