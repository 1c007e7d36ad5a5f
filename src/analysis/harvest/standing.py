"""What the atlas says to a draft: it is known, it contradicts, it fills a cell, or it is new.

What contradicts is judged by the least and the greatest sum that all claims allow for the draft's own days and places, as
`analysis.sums` solves it; all drafts of an indicator are asked about at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from analysis import sums
from analysis.errors import NotBuiltError
from analysis.harvest.drafts import DRAFTED, Draft
from analysis.harvest.pages import Page
from analysis.ingest import periods
from analysis.ingest.problems import Problem
from analysis.reconcile.reconciliation import last_year
from analysis.rows import each_row
from analysis.store import whole
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.places import NATION, PROVINCES, level_of

KNOWN, CONTRADICTS, FILLS, NARROWS, NEW = "known", "contradicts", "fills", "narrows", "new"
KINDS: dict[str, tuple[str, str]] = {
    KNOWN: ("已收录", "known"),
    CONTRADICTS: ("与现有数据矛盾", "contradicts"),
    FILLS: ("填补", "fills"),
    NARROWS: ("缩小范围", "narrows"),
    NEW: ("新增", "new"),
}
"""Standing -> (zh, en)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the atlas says to one draft.

    `detail` says it in words: the claim that is known, the limits that are broken, the cell that is filled. `gain`
    orders what to look at first: how much of a cell's width it would take away. `source_id` is the page's id in
    the atlas, if it is there.
    """

    kind: str
    detail: str = ""
    detail_zh: str = ""
    gain: float = 0.0
    source_id: str = ""


Question = tuple[str, sums.Sum]
"""An indicator, and the places and days of a sum of it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Least and greatest sum that all claims allow (in the base unit), and its `obs_status`."""

    lower: float
    upper: float
    status: str


class Atlas:
    """The processed tables as drafts need them; empty where they have not been built."""

    def __init__(self) -> None:
        try:
            self._observations, sources = whole("observations"), whole("sources")
        except NotBuiltError:
            self._observations, sources = pd.DataFrame(), pd.DataFrame(columns=["source_id", "url"])
        self._last_year = last_year(self._observations) if len(self._observations) else 0
        self._by_address = {
            address(url): source_id
            for source_id, url in zip(sources["source_id"], sources["url"], strict=True)
            if url
        }
        self._claims: dict[tuple, list] = defaultdict(list)
        for row in each_row(self._observations):
            self._claims[row.indicator, row.origin, row.destination].append(row)

    def source_of(self, page: Page) -> str:
        """The id that the atlas has for a page, by its address; empty for a new page."""
        return self._by_address.get(address(page.url), "") if page.url else ""

    def known(self, draft: Draft, span: periods.Period, source_id: str) -> str:
        """The observation that says what a draft says, of the same page if there is one; empty if none does."""
        found = ""
        key = draft.claim["indicator"], ";".join(draft.giver_codes), ";".join(draft.receiver_codes)
        for row in self._claims.get(key, ()):
            same = abs(row.value - draft.value) <= max(row.tolerance, draft.value * 0.005)
            if (
                same
                and span.end is not None
                and row.period_end is not pd.NaT
                and row.period_end.year == span.end.year
            ):
                if row.source_id == source_id:
                    return row.observation_id
                found = found or row.observation_id
        return found

    def limits_of(self, questions: Iterable[Question]) -> dict[Question, Limits]:
        """Least and greatest sums that all claims allow; a question on an indicator without claims has no answer."""
        by_indicator: dict[str, list[sums.Sum]] = defaultdict(list)
        for indicator, one in dict.fromkeys(questions):
            by_indicator[indicator].append(one)
        found = {}
        for indicator, asked in by_indicator.items():
            try:
                told = sums.ask(indicator, asked)
            except NotBuiltError:
                return {}
            lower, upper = told["lower"].fillna(0.0), told["upper"].fillna(float("inf"))
            for one, *limits in zip(asked, lower, upper, told["obs_status"], strict=True):
                known = Limits(*limits)
                # What the atlas has no year of is unknown, and neither nothing nor what the years before hold.
                later = int(one[3][:4]) > self._last_year
                found[indicator, one] = replace(known, upper=float("inf"), status="O") if later else known
        return found


def address(url: str) -> str:
    """An address in the form in which two of them can be compared.

    >>> address("https://www.example.org/a/1.html/") == address("http://example.org/a/1.html")
    True
    """
    return re.sub(r"^https?://(?:www\.)?", "", url.strip()).rstrip("/").lower()


def known_pages(pages: Iterable[Page], atlas: Atlas) -> dict[str, str]:
    """The id that the atlas has for a page, by the page's own id; pages that are new to it are left out."""
    return {page.source_id: source_id for page in pages if (source_id := atlas.source_of(page))}


def standings(drafts: list[Draft], atlas: Atlas) -> dict[int, Standing]:
    """Standing of each drafted figure, by its position among the drafts."""
    told: dict[int, Standing] = {}
    asked: dict[int, tuple[periods.Period, Question]] = {}
    for number, draft in enumerate(drafts):
        if draft.state != DRAFTED:
            continue
        source_id = atlas.source_of(draft.page)
        told[number] = Standing(NEW, source_id=source_id)
        span = periods.parse(draft.claim["period"], draft.claim["basis"])
        if isinstance(span, Problem) or span.end is None:
            continue
        if observation := atlas.known(draft, span, source_id):
            told[number] = Standing(KNOWN, observation, observation, source_id=source_id)
        elif question := _question(draft, span):
            asked[number] = span, question
    limits = atlas.limits_of(question for _, question in asked.values())
    for number, (span, question) in asked.items():
        if (known := limits.get(question)) and (found := _against(drafts[number], span, known)):
            told[number] = replace(found, source_id=told[number].source_id)
    return told


def _question(draft: Draft, span: periods.Period) -> Question | None:
    """The sum that a draft states; None for a level, a plan, and what the whole country gave or got."""
    indicator = INDICATORS[draft.claim["indicator"]]
    if indicator.kind != "flow" or draft.claim["basis"] in ("stock", "target") or span.start is None:
        return None
    if NATION in draft.giver_codes + draft.receiver_codes:
        return None
    first, last = (day.strftime("%Y-%m-%d") for day in (span.start, span.end))
    return indicator.id, (draft.giver_codes, draft.receiver_codes, first, last)


def _against(draft: Draft, span: periods.Period, known: Limits) -> Standing | None:
    years = span.end.year - span.start.year + 1
    value = draft.value * (years if span.each_year else 1)
    slack = max(value * 0.005, 1e-9)
    at_least, at_most = (draft.claim.get("note") == note for note in ("more than", "less than"))
    if (not at_most and value > known.upper + slack) or (not at_least and value < known.lower - slack):
        said = [f"{_cell(draft, span, lang)}: {_amounts(known, draft, lang)}" for lang in ("en", "zh")]
        return Standing(CONTRADICTS, *said, gain=1.0)
    codes = draft.giver_codes + draft.receiver_codes
    pair = len(codes) == 2 and all(level_of(code) == "province" for code in codes)
    whole_years = (span.start.month, span.end.month) == (1, 12)
    if not pair or not whole_years or known.status == "A":
        return None
    open_ended = known.upper == float("inf")
    gain = 1.0 if open_ended else min(1.0, (known.upper - known.lower) / max(known.upper, 1.0))
    return Standing(
        FILLS if years == 1 else NARROWS, _cell(draft, span, "en"), _cell(draft, span, "zh"), gain
    )


def _cell(draft: Draft, span: periods.Period, lang: Lang) -> str:
    """Places and days as a person says them: provinces by their names, other places as the draft has them."""
    sides = []
    for codes, side in ((draft.giver_codes, "east"), (draft.receiver_codes, "west")):
        known = [PROVINCES[code][0 if lang == "zh" else 1] for code in codes if code in PROVINCES]
        sides.append(";".join(known) if len(known) == len(codes) else draft.claim[side])
    first, last = (
        f"{day.year}" if (span.start.month, span.end.month) == (1, 12) else f"{day:%Y-%m}"
        for day in (span.start, span.end)
    )
    return f"{sides[0]}→{sides[1]} {first if first == last else f'{first}–{last}'}"


def _amounts(known: Limits, draft: Draft, lang: Lang) -> str:
    unit = INDICATORS[draft.claim["indicator"]].unit
    told = amount(known.lower, unit, lang)
    if known.lower != known.upper:
        told += f" – {amount(known.upper, unit, lang) if known.upper != float('inf') else '∞'}"
    return told
