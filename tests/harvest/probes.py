"""Short made-up pages, as different in wording as can be: each tries one way of saying something.

A page is a line `published | publisher | title | giver>receiver`, then one paragraph a line, then a blank line. Labels are those of
`labelled`; `[[12名|open]]` is a figure that nothing on the page places for sure: it may be left open, or drafted
below 0.9.
"""

from __future__ import annotations

from pathlib import Path

from .labelled import Labelled, page_of

FILE = Path(__file__).parent / "probes.txt"


def read(file: Path = FILE) -> list[Labelled]:
    """The pages of the file, named by their number and title."""
    blocks = [block for block in file.read_text("utf-8").split("\n\n") if block.strip()]
    return [_page(number, block) for number, block in enumerate(blocks, start=1)]


def _page(number: int, block: str) -> Labelled:
    head, *lines = block.strip().splitlines()
    published, publisher, title, pair = (part.strip() for part in head.split(" | "))
    return page_of(f"{number} {title}", title, publisher, published, "txt", pair, lines)
