"""A time said in words, and the day of a page: what `times` reads and `bases` judges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["year", "part", "event", "since", "span", "asof", "now", "lately"]


@dataclass(frozen=True, slots=True)
class Time:
    """A span said in words: `first` and `last` as `2023` or `2023-06`, empty where it is open or not known.

    Kinds: `year` a whole year; `part` a part of one, from its start or not; `event` a day or month; `since` from a
    start to the page; `span` several years; `asof` everything up to a month; `now`; `lately` (近年来), which says
    nothing. `running` is true for the page's own year as far as it has run, `reckoned` where years are counted back from
    the page's day. `needs_page` marks words that a page without a date leaves open.
    """

    start: int
    end: int
    kind: Kind
    first: str = ""
    last: str = ""
    running: bool = False
    needs_page: bool = False
    reckoned: bool = False


@dataclass(frozen=True, slots=True)
class PageDate:
    """Year, month and day of a page; None where they are not known.

    `reported` is the month that the figures of a page of December go up to, where it says so more than once (1至11月, 截至11月底).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    reported: str = ""

    @classmethod
    def of(cls, published: str) -> PageDate:
        """From a printed day, month or year."""
        match = re.match(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", published)
        return cls(*(int(part) if part else None for part in match.groups())) if match else cls()

    @property
    def at_its_end(self) -> bool:
        """Whether the year is all but over: 今年 is then the whole of it."""
        return self.month == 12 and (self.day or 0) >= 20

    @property
    def standing(self) -> str:
        """The month that the year's figures go up to: the one that it reports, else its own."""
        return self.reported or self.text

    @property
    def text(self) -> str:
        """The page's month, or its year, or nothing."""
        if self.year is None:
            return ""
        return f"{self.year}-{self.month:02d}" if self.month else str(self.year)


class Setting(NamedTuple):
    """Times around a sentence: the last ones of its paragraph, of the title, and of the paragraph before.

    `event` is the month of the last day or month that the page tells of as an event; `heading` the time that a
    heading over the paragraph says, `began` when the pair was tied, `lead` the time of the page's first figures.
    """

    paragraph: Time | None = None
    title: Time | None = None
    before: Time | None = None
    planned: bool = False
    planned_year: str = ""
    event: str = ""
    heading: Time | None = None
    began: str = ""
    lead: Time | None = None
