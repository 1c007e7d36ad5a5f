"""A saved page as the harvester reads it: what it says of itself, its paragraphs, and the tables it holds."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from analysis.harvest.pdf_tables import Table
from analysis.harvest.text import is_chinese, usual


@dataclass(frozen=True, slots=True)
class Page:
    """One page or document.

    `paragraphs` hold prose only; `tables` counts those that were left to the office reader. `published` is a
    year, month or day, or empty. `cut` says that the page is longer than what was read. `grids` are the tables of a
    PDF, which has none of its own that the office reader could open.
    """

    name: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    paragraphs: tuple[str, ...] = ()
    tables: int = 0
    cut: bool = False
    grids: tuple[Table, ...] = ()

    @property
    def lang(self) -> str:
        """Language of the text: `zh` or `en`."""
        return "zh" if is_chinese(usual("".join([self.title, *self.paragraphs[:20]]))) else "en"

    @property
    def source_id(self) -> str:
        """A short id that stays the same for a page: date, a word of its address or name, and a digest."""
        known = self.url or self.name
        words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"^https?://(?:www\.)?", "", known.lower())).strip("-")
        digest = hashlib.sha256(known.encode("utf-8", "replace")).hexdigest()[:8]
        return "-".join(filter(None, ["page", self.published, words[:24].strip("-"), digest]))
