"""What the atlas says to a draft: it is known, it contradicts, it fills a cell, or it is new.

The limits of a sum come from one small function (`limits_of`), so that the way they are worked out can change.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from analysis.errors import NotBuiltError
from analysis.harvest.drafting import DRAFTED, Draft
from analysis.harvest.pages import Page
from analysis.ingest import periods
from analysis.ingest.problems import Problem
from analysis.store import whole
from analysis.vocabulary.labels import Lang
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.places import NATION, PROVINCES, level_of, province_of

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


class Atlas:
    """The processed tables as drafts need them; empty where they have not been built."""

    def __init__(self) -> None:
        try:
            self._observations, sources = whole("observations"), whole("sources")
        except NotBuiltError:
            self._observations, sources = pd.DataFrame(), pd.DataFrame(columns=["source_id", "url"])
        try:
            series = whole("series")
        except NotBuiltError:
            series = pd.DataFrame(columns=["origin", "destination", "indicator"])
        self._cells = {
            key: rows.set_index("year")
            for key, rows in series.groupby(["origin", "destination", "indicator"])
        }
        self._by_address = {
            address(url): source_id
            for source_id, url in zip(sources["source_id"], sources["url"], strict=True)
            if url
        }
        self._claims: dict[tuple, list] = defaultdict(list)
        for row in self._observations.itertuples():
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

    def limits_of(
        self, indicator: str, giver: str, receiver: str, first: int, last: int
    ) -> tuple[float, float, list[int]] | None:
        """Least and greatest sum of a province pair over whole years, and the years without a stated value.

        None where the pair has no series.
        """
        cells = self._cells.get((giver, receiver, indicator))
        if cells is None:
            return None
        years = cells.reindex(range(first, last + 1))
        unknown = [int(year) for year, status in years["obs_status"].items() if status != "A"]
        lower = float(years["lower"].fillna(0).sum())
        upper = float(years["upper"].sum()) if years["upper"].notna().all() else float("inf")
        return lower, upper, unknown


def address(url: str) -> str:
    """An address in the form in which two of them can be compared.

    >>> address("https://www.example.org/a/1.html/") == address("http://example.org/a/1.html")
    True
    """
    return re.sub(r"^https?://(?:www\.)?", "", url.strip()).rstrip("/").lower()


def standing_of(draft: Draft, atlas: Atlas) -> Standing:
    """What the atlas says to a draft."""
    source_id = atlas.source_of(draft.page)
    span = periods.parse(draft.claim["period"], draft.claim["basis"])
    if isinstance(span, Problem) or span.end is None:
        return Standing(NEW, source_id=source_id)
    if observation := atlas.known(draft, span, source_id):
        return Standing(KNOWN, observation, observation, source_id=source_id)
    found = _against_limits(draft, span, atlas)
    return (
        Standing(found.kind, found.detail, found.detail_zh, found.gain, source_id)
        if found
        else Standing(NEW, source_id=source_id)
    )


def _against_limits(draft: Draft, span: periods.Period, atlas: Atlas) -> Standing | None:
    claim = draft.claim
    provinces = (
        {province_of(code) for code in draft.giver_codes},
        {province_of(code) for code in draft.receiver_codes},
    )
    if (
        claim["basis"] in ("stock", "target")
        or any(len(side) != 1 or NATION in side for side in provinces)
        or span.start is None
    ):
        return None
    giver, receiver = provinces[0].pop(), provinces[1].pop()
    limits = atlas.limits_of(claim["indicator"], giver, receiver, span.start.year, span.end.year)
    if limits is None:
        return None
    lower, upper, unknown = limits
    whole_pair = all(level_of(code) == "province" for code in draft.giver_codes + draft.receiver_codes)
    whole_years = span.start.month == 1 and span.end.month == 12 and not span.each_year
    slack = max(draft.value * 0.005, 1e-9)
    at_least = claim.get("note") == "more than"
    too_low = whole_pair and whole_years and not at_least and draft.value < lower - slack
    if draft.value > upper + slack or too_low:
        return Standing(
            CONTRADICTS,
            _limits(lower, upper, claim, giver, receiver, span, "en"),
            _limits(lower, upper, claim, giver, receiver, span, "zh"),
            1.0,
        )
    if whole_pair and whole_years and unknown:
        gain = 1.0 if upper == float("inf") else min(1.0, (upper - lower) / max(upper, 1.0))
        kind = FILLS if span.start.year == span.end.year else NARROWS
        return Standing(kind, _cell(giver, receiver, span, "en"), _cell(giver, receiver, span, "zh"), gain)
    return None


def _cell(giver: str, receiver: str, span: periods.Period, lang: Lang) -> str:
    names = [PROVINCES[code][0 if lang == "zh" else 1] for code in (giver, receiver)]
    years = str(span.start.year) if span.start.year == span.end.year else f"{span.start.year}–{span.end.year}"
    return f"{names[0]}→{names[1]} {years}"


def _limits(
    lower: float, upper: float, claim: dict, giver: str, receiver: str, span: periods.Period, lang: Lang
) -> str:
    from analysis.vocabulary.indicators import INDICATORS

    unit = INDICATORS[claim["indicator"]].unit
    told = amount(lower, unit, lang)
    if lower != upper:
        told += f" – {amount(upper, unit, lang) if upper != float('inf') else '∞'}"
    return f"{_cell(giver, receiver, span, lang)}: {told}"


def standings(drafts: list[Draft], atlas: Atlas) -> dict[int, Standing]:
    """Standing of each drafted figure, by its position among the drafts."""
    return {
        number: standing_of(draft, atlas) for number, draft in enumerate(drafts) if draft.state == DRAFTED
    }
