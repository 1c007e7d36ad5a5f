"""Whether a figure is of a place's own affairs, or of the cooperation: what the words and the places around it say."""

from __future__ import annotations

from analysis.harvest import wording
from analysis.harvest.figures import Figure
from analysis.harvest.opening import Opening
from analysis.harvest.sections import Section
from analysis.harvest.topic import NATIONAL, Spoken, Topic
from analysis.vocabulary import prose

MARKS = {"east": prose.EAST, "west": prose.WEST}
NEEDS_COOPERATION = frozenset(
    ("jobs_total", "jobs_poor", "jobs_local", "jobs_elsewhere", "labor_exported", "labor_income", "trained_persons", "projects", "enterprise_investment",
     "enterprises_settled", "agreed_investment", "coop_agreements", "industrial_parks", "workshops", "beneficiaries", "relocated_persons", "schools_built",
     "funds_total", "gov_funds", "consumption_assist", "jobs_to_east", "social_donations", "professionals_sent", "cadres_sent")
)  # fmt: skip
"""Indicators that also have figures of a place's own affairs."""


def _clause_end(text: str, at: int) -> int:
    """Where the clause ends that a figure ends in at `at`: what is told behind it is of something else."""
    return min((k for mark in "，；。" if (k := text.find(mark, at)) >= 0), default=len(text))


def marks(said: Spoken, first: int, last: int) -> list[tuple[int, int, str]]:
    """Places and short names of pairs in a part of a sentence, with the marks that stand for them there."""
    places = [(m.start, m.end, MARKS[m.side]) for m in said.mentions if m.side]
    places += [(s.start, s.end, prose.PAIR) for s in said.shorts]
    return [(a - first, b - first, mark) for a, b, mark in places if first <= a < last]


def marked(said: Spoken, first: int, last: int) -> str:
    """A part of a sentence with marks for places and pairs."""
    return wording.marked(said.text[first:last], marks(said, first, last))


def is_own(said: Spoken, figure: Figure, section: Section, page: Opening, of_it: bool) -> bool:
    """Whether the part of a sentence around a figure tells of a place's own affairs, and not of the cooperation.

    `of_it` says that its paragraph speaks of the cooperation itself.
    """
    if page.topic.sides.givers == (NATIONAL,) and not page.titled and not of_it:
        return True
    if section.own and not prose.COOPERATION_ITSELF.search(marked(said, 0, len(said.text))):
        return True
    first = max(said.text.rfind(mark, 0, figure.start) for mark in "；，：") + 1
    if prose.OF_THE_WHOLE.match(said.text, first) and not _cooperates(
        page.topic, said, first, _clause_end(said.text, figure.end)
    ):
        return True
    first = said.text.rfind("；", 0, figure.start) + 1
    ends = (said.text.find(mark, figure.end) for mark in ("；", "，其中"))
    last = min((at for at in ends if at >= 0), default=len(said.text))
    part = marked(said, first, last)
    goes_on = prose.CONSUMPTION.search(part) and prose.COOPERATION_ITSELF.search(marked(said, 0, first))
    if page.general and not goes_on and not section.cooperation and not prose.COOPERATION_ITSELF.search(part):
        return True
    own = prose.OWN_AFFAIRS.search(marked(said, first, min(last, _clause_end(said.text, figure.end))))
    return bool(own) and not _cooperates(page.topic, said, first, last)


def _cooperates(topic: Topic, said: Spoken, first: int, last: int) -> bool:
    """Whether a part of a sentence speaks of the cooperation, or of a place on the other side."""
    own = topic.own.side if topic.own else "west"
    other_side = any(m.side and m.side != own for m in said.mentions if first <= m.start < last)
    return other_side or bool(prose.COOPERATION.search(marked(said, first, last)))
