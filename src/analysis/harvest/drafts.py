"""A draft: one figure of a page with what is known of it, drafted, left open or set aside with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.harvest.pages import Page

DRAFTED, OPEN, ASIDE = "drafted", "unresolved", "set_aside"


@dataclass(slots=True)
class Draft:
    """One figure of a page.

    `state` is drafted, unresolved or set_aside; `reason` says why for the latter two. `sentence`, `start` and `end`
    show the figure in its place; `weak` are the weaknesses that lower the confidence; `claim` holds the columns of a claims file as far as they are known.
    """

    page: Page
    paragraph: int
    sentence: str
    start: int
    end: int
    state: str
    reason: str = ""
    confidence: float = 0.0
    weak: tuple[str, ...] = ()
    claim: dict[str, str] = field(default_factory=dict)
    value: float = 0.0
    giver_codes: tuple[str, ...] = ()
    receiver_codes: tuple[str, ...] = ()
