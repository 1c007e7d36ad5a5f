"""Precision and recall of drafts against labels: (giver, receiver, indicator, value, period, basis) must all agree."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.harvest.drafting import Harvester
from analysis.harvest.drafts import DRAFTED, Draft
from analysis.harvest.text import usual
from analysis.ingest import note_bounds, periods, quantities
from analysis.ingest.problems import Problem

from .labelled import Label, Labelled


@dataclass
class Score:
    """Counts over pages; `wrong`, `missed` and `unbound` (right, but for the bound) hold what to look at."""

    right: int = 0
    drafted: int = 0
    labelled: int = 0
    wrong: list[tuple[Draft, Label | None]] = field(default_factory=list)
    missed: list[tuple[Labelled, Label, Draft | None]] = field(default_factory=list)
    unbound: list[tuple[Draft, Label]] = field(default_factory=list)
    confidences: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right ones among the drafts."""
        return self.right / max(self.drafted, 1)

    @property
    def recall(self) -> float:
        """Right ones among the labels."""
        return self.right / max(self.labelled, 1)


def score(harvester: Harvester, pages: list[Labelled]) -> Score:
    """Score the drafts of labelled pages."""
    total = Score()
    for labelled in pages:
        drafts = {}
        for draft in harvester.read(labelled.page):
            offset = usual(labelled.page.paragraphs[draft.paragraph - 1]).find(draft.sentence) + draft.start
            drafts[draft.paragraph, offset, offset + draft.end - draft.start] = draft
        for label in labelled.labels:
            at = next(
                (
                    k
                    for k in drafts
                    if k[0] == label.paragraph and k[1] < label.start + len(label.text) and label.start < k[2]
                ),
                None,
            )
            draft = drafts.pop(at) if at else None
            if label.indicator == "?":
                continue
            if label.indicator == "open":
                if draft and draft.state == DRAFTED and draft.confidence >= 0.9:
                    _count(total, draft, False, label)
                continue
            total.labelled += 1
            if draft is None or draft.state != DRAFTED:
                total.missed.append((labelled, label, draft))
                continue
            right = agrees(harvester, draft, label)
            _count(total, draft, right, label)
            if right and bound(draft) != label.bound:
                total.unbound.append((draft, label))
        for draft in drafts.values():
            if draft.state == DRAFTED:
                _count(total, draft, False, None)
    return total


def _count(total: Score, draft: Draft, right: bool, label: Label | None) -> None:
    total.drafted += 1
    total.right += right
    total.confidences.append((draft.confidence, right))
    if not right:
        total.wrong.append((draft, label))


def bound(draft: Draft) -> str:
    """The bound that the ingestion would read in a draft's figure or its note."""
    figure = quantities.parse(draft.claim["value"], draft.claim["unit"])
    return (
        figure.bound
        if figure.bound != quantities.EXACT
        else note_bounds.bound_of(draft.claim["note"], figure.value)
    )


def agrees(harvester: Harvester, draft: Draft, label: Label) -> bool:
    """Whether a draft says what the label does, once both are read as the ingestion reads them.

    A sum or a level up to the page's own year (1996/2023) is one up to its month: the page knows no more.
    """
    if draft.claim["indicator"] != label.indicator or draft.claim["basis"] != label.basis:
        return False
    published, periods_said = draft.page.published, [label.period]
    if label.basis in ("cumulative", "stock") and label.period[-4:] == published[:4] != "":
        periods_said.append(label.period + published[4:7])
    same = any(_same_period(draft.claim["period"], period, label.basis) for period in periods_said)
    return same and (draft.giver_codes, draft.receiver_codes) == _codes(harvester, label)


def _same_period(mine: str, theirs: str, basis: str) -> bool:
    mine, theirs = (periods.parse(p, basis) for p in (mine, theirs))
    if isinstance(mine, Problem) or isinstance(theirs, Problem):
        return False
    if basis == "stock":
        return (mine.end.year, mine.end.month) == (theirs.end.year, theirs.end.month)
    return (mine.start, mine.end, mine.each_year) == (theirs.start, theirs.end, theirs.each_year)


def _codes(harvester: Harvester, label: Label) -> tuple[tuple[str, ...], tuple[str, ...]]:
    end = periods.parse(label.period, label.basis).end.year
    if "*" in (label.giver, label.receiver):
        return tuple(
            ("100000",) if name == "*" else harvester.resolver.resolve(name, "", end, end, side).adcodes
            for name, side in ((label.giver, "east"), (label.receiver, "west"))
        )
    found = harvester.resolver.resolve_row(label.giver, "", label.receiver, "", end, end)
    assert all(place.ok for place in found), (label, found)
    return found[0].adcodes, found[1].adcodes
