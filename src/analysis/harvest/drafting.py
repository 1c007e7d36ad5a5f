"""One page -> its figures, each drafted, left open or set aside with the reason.

Nothing is lost: every figure of the page is in the answer once. What a person will see beside it, the sentence and
where the figure stands in it, goes along, but is never written into a table of claims.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analysis import paths
from analysis.harvest import bases, confidence, figures, meaning, sides, topic
from analysis.harvest.bases import Setting, Span
from analysis.harvest.meaning import Meaning
from analysis.harvest.mentions import Mention, PlaceFinder
from analysis.harvest.pages import Page
from analysis.harvest.text import is_chinese, sentences, usual
from analysis.harvest.times import Calendar, PageDate, Time
from analysis.harvest.topic import NATIONAL, Sides, Spoken
from analysis.ingest.places import Resolver
from analysis.store import whole
from analysis.vocabulary import prose
from analysis.vocabulary.places import ABBREVIATIONS, NATION, level_of, province_of, side_slip

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


_HEADING = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．][^。]{2,30}。?$")
_CHAPTER = re.compile(r"^[一二三四五六七八九十]+[、.．]")
_ASIDE_TIME = re.compile(r"(?:其中|仅|单是|光)\s*$")  # 其中2023年: the text goes on about the whole span
_YEAR_OF_ISSUE = re.compile(r"工作报告|年鉴|蓝皮书|白皮书|yearbook", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?<![\d.])20[0-3]\d(?![\d.年])")
_GIVES = re.compile(r"捐赠|捐款|选派|援建|挂职|支教|支医|助[推力销农]|帮[销助]|\bdonat|\bdispatch")
_OTHER_POLICY = re.compile(r"援疆|援藏|援青|对口支援|三峡(?!.*协作)")
_ONLY_OTHER_POLICY = frozenset(("540000", "650000"))
_NEEDS_COOPERATION = frozenset(
    ("jobs_total", "jobs_poor", "jobs_local", "jobs_elsewhere", "labor_exported", "labor_income", "trained_persons", "projects", "enterprise_investment",
     "enterprises_settled", "agreed_investment", "coop_agreements", "industrial_parks", "workshops", "beneficiaries", "relocated_persons", "schools_built",
     "funds_total", "gov_funds", "consumption_assist", "jobs_to_east", "social_donations", "professionals_sent", "cadres_sent")
)  # fmt: skip
"""Indicators that also have figures of a place's own affairs."""


def _is_heading(text: str, sentences_beside: int) -> bool:
    """一、2022年工作情况, or a short line of its own that is no sentence and tells no figure."""
    text = text.strip()
    if _HEADING.match(text):
        return True
    return (
        sentences_beside == 1
        and len(text) < 25
        and not text.endswith(("。", "；", "."))
        and not figures.find(text, "zh")
    )


class Harvester:
    """Drafts claims from pages.

    Parameters
    ----------
    resolver : Resolver
        With the known pairs.
    pairs : iterable of (str, str)
        Giver and receiver of every known pair.
    """

    def __init__(self, resolver: Resolver, pairs: Iterable[tuple[str, str]]) -> None:
        self.resolver = resolver
        self.finder = PlaceFinder(resolver, pairs)

    @classmethod
    def from_tables(cls) -> Harvester:
        """On the processed tables `pairings` and `places`.

        Raises
        ------
        NotBuiltError
            The tables have not been built.
        """
        pairs = whole("pairings")[["assisting", "assisted", "start", "end"]].astype(object)
        ties = list(pairs.where(pairs.notna(), None).itertuples(index=False, name=None))
        resolver = Resolver.from_folder(paths.words("places"), ties, whole("places"))
        return cls(resolver, [(giver, receiver) for giver, receiver, *_ in ties])

    def read(self, page: Page) -> list[Draft]:
        """Every figure of a page, in the order of the text."""
        drafts = _Reading(self, page).drafts()
        _weigh([draft for draft in drafts if draft.state == DRAFTED])
        return drafts

    def spoken(self, text: str, local: Mapping | None = None, *, title: bool = False) -> Spoken:
        """A sentence with its places."""
        mentions = self.finder.find(text, local)
        shorts = self.finder.short_in(text, mentions, title=title) if is_chinese(text) else []
        return Spoken(text, mentions, shorts)


def _weigh(drafts: list[Draft]) -> None:
    """Give each draft its confidence; of two amounts of the same thing at most one is right."""
    amounts: dict[tuple, set[float]] = defaultdict(set)
    for draft in drafts:
        amounts[_cell(draft)].add(draft.value)
    for draft in drafts:
        if len(amounts[_cell(draft)]) > 1:
            draft.weak += ("rival_value",)
        draft.confidence = confidence.of(draft.weak)


def _cell(draft: Draft) -> tuple:
    claim = draft.claim
    return draft.giver_codes, draft.receiver_codes, claim["indicator"], claim["period"], claim["basis"]


class _Reading:
    """The reading of one page, sentence by sentence."""

    def __init__(self, harvester: Harvester, page: Page) -> None:
        self.page, self.finder, self.resolver = page, harvester.finder, harvester.resolver
        self.harvester = harvester
        self.date = PageDate.of(page.published)
        self.calendar = Calendar(self.date)
        paragraphs = [sentences(usual(text)) for text in page.paragraphs]
        home = topic.place_of_publisher(usual(page.publisher))
        texts = [usual(page.title), *(s.text for paragraph in paragraphs for s in paragraph)]
        local = self.finder.local_names(texts, home)
        self.spoken = [[harvester.spoken(s.text, local) for s in paragraph] for paragraph in paragraphs]
        title = harvester.spoken(usual(page.title), local, title=True)
        body = [s for paragraph in self.spoken for s in paragraph]
        own = self.finder.find(home, local)[-1:] if home else []
        self.topic = topic.topic_of(self.finder, title, body[:6], body, own[0] if own else None)
        pairs = {(a, b) for a in self.topic.giver_codes for b in self.topic.receiver_codes}
        provinces = {(province_of(a), province_of(b)) for a, b in pairs}
        self.cooperation_said = bool(
            pairs & self.finder.pairs
            or any(s.shorts for s in [title, *body])
            or prose.COOPERATION.search(usual(page.title))
            or sum(bool(prose.COOPERATION.search(s.text)) for s in body) >= 2
        )
        told = any(
            prose.COOPERATION.search(s.text) or _GIVES.search(s.text) or (s.of("east") and s.of("west"))
            for s in [title, *body]
        )
        self.cooperates = self.cooperation_said or bool(provinces & self.finder.pairs and told)
        titled = [t for t in self.calendar.read(usual(page.title)) if t.kind in ("year", "part", "span")]
        if not titled and (bare := _BARE_YEAR.findall(usual(page.title))):
            titled = [Time(0, 0, "year", year, year) for year in bare]
        several = len({(t.first, t.last) for t in titled}) > 1  # 2022年总结及2023年计划
        named = titled and not several and not titled[-1].needs_page and not _YEAR_OF_ISSUE.search(page.title)
        if _YEAR_OF_ISSUE.search(page.title):
            self.calendar.year = None
        self.title_time = titled[-1] if named and "今年" not in page.title else None
        self.other_policy = bool(_OTHER_POLICY.search(usual(page.title)))
        self._abbreviations()
        self.surroundings = self._surroundings(title, body)
        self.calendar.look_ahead(s.text for s in body)
        self.seen: set[tuple] = set()
        self.last: tuple[figures.Figure, Meaning] | None = None

    def _surroundings(self, title: Spoken, body: list[Spoken]) -> confidence.Surroundings:
        """Which places and times the page names at all."""
        places = {side: {m.codes for s in [title, *body] for m in s.of(side)} for side in ("east", "west")}
        if own := self.topic.own:
            places.get(own.side, set()).add(own.codes)
        for side, codes in (("east", self.topic.giver_codes), ("west", self.topic.receiver_codes)):
            places[side] |= {codes} if codes else set()
        calendar = Calendar(self.date)
        told = [t for s in body for t in calendar.read(s.text)] + [self.title_time] * bool(self.title_time)
        spans = {(t.kind, t.first, t.last) for t in told if t.kind not in ("lately", "now", "event")}
        return confidence.Surroundings(places, spans, self.topic.rivals(body), self.cooperation_said)

    def _abbreviations(self) -> None:
        """在京就业, 入川投资: one character names a province of the page's own pair."""
        known = {
            char: (side, names, codes)
            for side, names, codes in (
                ("east", self.topic.sides.givers, self.topic.giver_codes),
                ("west", self.topic.sides.receivers, self.topic.receiver_codes),
            )
            for code in codes
            for char in ABBREVIATIONS.get(province_of(code), "")
        }
        if not known:
            return
        pattern = re.compile(
            rf"(?<=[在赴来到入援返至])[{''.join(known)}](?=(?:稳定|转移)?就业|务工|挂职|投资|稳岗|工作|创业|兴业|干部|企业|[^\u4e00-\u9fff])"
        )
        for paragraph in self.spoken:
            for said in paragraph:
                for match in pattern.finditer(said.text):
                    side, _, codes = known[match[0]]
                    over = tuple(dict.fromkeys(province_of(code) for code in codes))
                    said.mentions.append(
                        Mention(match.start(), match.end(), self.finder.name(over[0]), side, over)
                    )
                said.mentions.sort(key=lambda mention: mention.start)

    def drafts(self) -> list[Draft]:
        found: list[Draft] = []
        before: Time | None = None
        planned, planned_year, event = False, "", ""
        heading: Time | None = None
        for number, spoken in enumerate(self.spoken, start=1):
            last: Time | None = None
            self.last = self.last if len(spoken) == 1 else None
            said_before: Spoken | None = None
            carried: Sides | None = None
            jobs = False
            for said in spoken:
                times, days = self.calendar.read(said.text), self.calendar.events
                event = days[-1].last if days else event
                if _is_heading(said.text, len(spoken)):
                    planned = bool(bases.PLAN_HEADING.search(said.text))
                    told = [t for t in times if t.kind in ("year", "part", "span") and t.last]
                    planned_year = told[-1].last[:4] if planned and told else ""
                    heading = (
                        told[0]
                        if len(told) == 1
                        else None
                        if told or _CHAPTER.match(said.text.strip())
                        else heading
                    )
                setting = Setting(last, self.title_time, before, planned, planned_year, event, heading)
                told = self._sentence(number, said, times, setting, carried, jobs, said_before)
                said_before = said
                found += told
                jobs = any(d.claim.get("indicator", "").startswith(("jobs", "labor")) for d in told)
                carried = sides.explicit(said, []) or carried
                useful = [
                    t
                    for t in times
                    if t.kind not in ("lately", "now") and not _ASIDE_TIME.search(said.text[: t.start])
                ]
                last = bases.settled(useful, setting) or last
            before = last or before
        return found

    def _sentence(
        self,
        number: int,
        said: Spoken,
        times: list[Time],
        setting: Setting,
        carried: Sides | None,
        jobs: bool,
        before: Spoken | None,
    ) -> list[Draft]:
        here = figures.find(said.text, self.page.lang)
        here = [f for f in here if not any(t.start < f.end and f.start < t.end for t in times)]
        if not here:
            return []
        marks = [
            (m.start, m.end, prose.EAST if m.side == "east" else prose.WEST) for m in said.mentions if m.side
        ]
        marks += [(s.start, s.end, prose.PAIR) for s in said.shorts]
        marks += [(t.start, t.end, "") for t in times if t.kind != "now"]
        chinese = is_chinese(said.text)
        meanings = meaning.read(said.text, here, marks, chinese, jobs, self.last)
        for figure, means in zip(here, meanings, strict=True):
            self.last = (figure, means) if means.indicator else self.last if figure is not here[0] else None
        places = sides.of_figures(said, here, self.topic, carried, self.finder, before)
        in_turn = sides.times_in_turn(said.text, here, times)
        drafts = []
        for number_here, (figure, means, pair) in enumerate(zip(here, meanings, places, strict=True)):
            draft = Draft(self.page, number, said.text, figure.start, figure.end, ASIDE, means.reason)
            mine = [in_turn[number_here]] if number_here in in_turn else times
            self._judge(draft, figure, means, pair, said, mine, setting)
            drafts.append(draft)
        return drafts

    def _judge(
        self,
        draft: Draft,
        figure: figures.Figure,
        means: Meaning,
        pair: Sides,
        said: Spoken,
        times: list[Time],
        setting: Setting,
    ) -> None:
        """Fill in what is known of a figure, and say what becomes of it."""
        if means.reason == "both_sent":
            draft.state = OPEN
            draft.claim = {"value": figure.value, "unit": figure.unit, "note": figure.note}
        if not means.indicator:
            return
        draft.claim = {
            "indicator": means.indicator,
            "value": figure.value,
            "unit": figure.unit,
            "note": figure.note,
        }
        draft.value = figure.quantity.value
        if not self.cooperates or self.other_policy:
            draft.reason = "other_policy" if self.other_policy else "not_cooperation"
            return
        if means.indicator in _NEEDS_COOPERATION and self._own_affair(said, figure):
            draft.reason = "own_affairs"
            return
        draft.state = OPEN
        span = bases.span_of(means.indicator, said.text, figure.start, figure.end, times, setting, self.date)
        draft.claim |= {"period": span.period, "basis": span.basis}
        reason = self._place(draft, pair, span) or span.reason
        if reason:
            draft.state, draft.reason = (ASIDE if reason == "other_policy" else OPEN), reason
            return
        key = (draft.giver_codes, draft.receiver_codes, means.indicator, draft.value, span.period, span.basis)
        if key in self.seen:
            draft.state, draft.reason = ASIDE, "repeat"
            return
        self.seen.add(key)
        draft.state, draft.reason = DRAFTED, ""
        draft.weak = tuple(
            confidence.weaknesses(said, figure.start, means, pair, span, times, self.surroundings)
        )

    def _own_affair(self, said: Spoken, figure: figures.Figure) -> bool:
        """Whether the part of a sentence around a figure tells of a place's own affairs, and not of the cooperation."""
        first = said.text.rfind("；", 0, figure.start) + 1
        last = said.text.find("；", figure.end)
        last = last if last >= 0 else len(said.text)
        places = [m for m in said.mentions if m.side and first <= m.start < last]
        marks = [
            (m.start - first, m.end - first, prose.EAST if m.side == "east" else prose.WEST) for m in places
        ]
        marks += [
            (s.start - first, s.end - first, prose.PAIR) for s in said.shorts if first <= s.start < last
        ]
        text = meaning.marked(said.text[first:last], marks)
        own = self.topic.own.side if self.topic.own else "west"
        other_side = any(m.side != own for m in places)
        return bool(prose.OWN_AFFAIRS.search(text)) and not prose.COOPERATION.search(text) and not other_side

    def _place(self, draft: Draft, pair: Sides, span: Span) -> str:
        """Resolve both sides; return the reason where that fails."""
        if not pair.givers:
            return "no_giver"
        if not pair.receivers:
            return "no_receiver"
        years = [int(year) for year in re.findall(r"(?:19|20)\d\d", span.period)] or [self.date.year]
        first, last = min(filter(None, years), default=None), max(filter(None, years), default=None)
        codes: list[tuple[str, ...]] = []
        east, west = (
            "" if names == (NATIONAL,) else ";".join(names) for names in (pair.givers, pair.receivers)
        )
        if east and west:
            found = self.resolver.resolve_row(east, "", west, "", first, last)
            if not all(place.ok for place in found):
                return "unclear_pair"
            codes = [place.adcodes for place in found]
            if side_slip(*codes):
                return "unclear_pair"
        elif east or west:
            one = self.resolver.resolve(east or west, "", first, last, "east" if east else "west")
            if not one.ok:
                return "unclear_pair"
            codes = [one.adcodes, (NATION,)] if east else [(NATION,), one.adcodes]
        else:
            codes = [(NATION,), (NATION,)]
        draft.giver_codes, draft.receiver_codes = codes
        if any(province_of(code) in _ONLY_OTHER_POLICY for code in codes[1]):
            return "other_policy"
        for side, found in (("east", codes[0]), ("west", codes[1])):
            draft.claim[side] = (
                "" if found == (NATION,) else ";".join(self.finder.name(code) for code in found)
            )
            draft.claim[f"{side}_level"] = level_of(found[0])
        return ""
