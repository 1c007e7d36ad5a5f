"""What is read of a sentence or a page, for tests of words: period and basis of its figure, or all its figures."""

from __future__ import annotations

from analysis.harvest.bases import span_of
from analysis.harvest.drafting import Harvester
from analysis.harvest.levels import Span
from analysis.harvest.moments import PageDate, Setting
from analysis.harvest.pages import Page
from analysis.harvest.times import Calendar

TIMES = ("title", "before", "lead")


def period_of(published: str, *sentences: str, indicator: str = "gov_funds", **around: object) -> Span:
    """What is read of the figure marked 【】 in the last sentence, after the sentences before it.

    `around` is more of the `Setting`, its times as sentences that tell them.
    """
    page = PageDate.of(published)
    calendar = Calendar(page)
    *before, last = sentences
    times = [time for sentence in before for time in calendar.read(sentence)]
    at, end = last.index("【"), last.index("】") - 1
    text = last.replace("【", "").replace("】", "")
    told = {name: Calendar(page).read(text)[0] if name in TIMES else text for name, text in around.items()}
    setting = Setting(paragraph=times[-1] if times else None, **told)
    return span_of(indicator, text, at, end, calendar.read(text), setting, page)


def figures_of(harvester: Harvester, page: Page, *told: str) -> dict[str, tuple[str, ...]]:
    """Every figure of a page -> its state, the reason of it, and what its claim has under the names that are asked for."""
    return {
        draft.sentence[draft.start : draft.end]: (
            draft.state,
            draft.reason,
            *(draft.claim.get(name, "") for name in told),
        )
        for draft in harvester.read(page)
    }
