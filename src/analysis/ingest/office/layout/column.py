"""One column of a table and the roles that it may have; `columns` tells them."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.ingest.office.layout import facts
from analysis.ingest.office.layout.facts import When

FIGURE, TOTAL, RATIO, REPEAT, UNKNOWN = "figure", "total", "ratio", "repeat", "unknown"
PERSONAL, SKIP = "personal", "skip"
PLACES = ("east", "west", "place", "pair")


@dataclass(frozen=True)
class Column:
    """One column: its role and what its header says about every figure in it.

    `role` is one of `PLACES`, the roles of `vocabulary.headers`, `figure`, `total`, `ratio`, `text`, `unknown`,
    `personal` or `skip`. `place` is the place that its header names, on whichever side; `subject` of what its figures
    are (`subject`); `note` what its words leave out (`narrower`); `told` what a mapping says it holds; `reason` and `hint` why it is unknown and what to do, `final`
    where other words can't mend it.
    """

    index: int
    path: tuple[str, ...]
    role: str
    level: str = ""
    indicator: str | None = None
    units: tuple[str, ...] = ()
    when: When | None = None
    basis: str = ""
    east: str = ""
    west: str = ""
    place: str = ""
    subject: str = ""
    told: str = ""
    note: str = ""
    reason: str = ""
    hint: str = ""
    final: bool = False
    repeats: int = -1
    hidden: bool = False


def words_of(column: Column) -> str:
    """Return the lowest words of a header, without time and units; a unit alone in a level of its own is none."""
    levels = [text for text in column.path if not facts.is_unit(text)] or [*column.path]
    return facts.bare(levels[-1]) if levels else ""
