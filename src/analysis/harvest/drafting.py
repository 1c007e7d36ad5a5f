"""One page -> its figures, each drafted, left open or set aside with the reason.

Nothing is lost: every figure of the page is in the answer once. What a person will see beside it, the sentence and
where the figure stands in it, goes along, but is never written into a table of claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis import paths
from analysis.harvest import (
    bases,
    beyond,
    carried_on,
    comparisons,
    confidence,
    figures,
    headlines,
    meaning,
    own_affairs,
    placing,
    plans,
    policies,
    rivals,
    scenes,
    sections,
    sides,
    together,
    turns,
    wording,
)
from analysis.harvest.drafts import ASIDE, DRAFTED, OPEN, Draft
from analysis.harvest.levels import ALWAYS_STOCK
from analysis.harvest.meaning import Meaning
from analysis.harvest.mentions import Mention, PlaceFinder, Tie
from analysis.harvest.moments import Setting, Time
from analysis.harvest.opening import Opening
from analysis.harvest.pages import Page
from analysis.harvest.parties import Around, of_the_pair
from analysis.harvest.sections import Section
from analysis.harvest.text import is_chinese, is_item, is_numbered, usual
from analysis.harvest.topic import Sides, Spoken, Topic
from analysis.harvest.typed_tables import Cell
from analysis.ingest.places import Resolver
from analysis.store import whole
from analysis.vocabulary import prose
from analysis.vocabulary.own_words import OUR

_OWN_WORD = re.compile(OUR)


class Harvester:
    """Drafts claims from pages.

    Parameters
    ----------
    resolver : Resolver
        With the known pairs.
    ties : iterable of (str, str, int or None, int or None)
        Giver and receiver of every known pair, with its first and last year; None is open.
    """

    def __init__(self, resolver: Resolver, ties: Iterable[Tie]) -> None:
        self.resolver = resolver
        self.finder = PlaceFinder(resolver, ties)

    @classmethod
    def from_tables(cls) -> Harvester:
        """On the processed tables `pairings` and `places`.

        Raises
        ------
        NotBuiltError
            The tables have not been built.
        """
        pairs = whole("pairings")[["assisting", "assisted", "start", "end", "round"]].astype(object)
        pairs = pairs.where(pairs.notna(), None)
        ties = list(pairs[["assisting", "assisted", "start", "end"]].itertuples(index=False, name=None))
        resolver = Resolver.from_folder(paths.words("places"), ties, whole("places"))
        # a pair whose first source is of 2020 was tied when its round began
        rounds = pairs[["assisting", "assisted", "round", "end"]].itertuples(index=False, name=None)
        return cls(resolver, rounds)

    def read(self, page: Page) -> list[Draft]:
        """Every figure of a page, in the order of the text."""
        drafts = _Reading(self, page).drafts()
        rivals.weigh(drafts)
        return drafts


def _only_compares(time: Time, times: list[Time], told: list[Draft]) -> bool:
    """前三季度预计增长9%: a time of nothing but shares and changes is not what the text goes on about."""
    end = min((t.start for t in times if t.start > time.start), default=None)
    of_it = [d.reason for d in told if d.start > time.end and (end is None or d.start < end)]
    if time.kind == "asof" and any(d.claim.get("basis") == "stock" for d in told):
        return all(d.claim.get("basis") == "stock" for d in told if d.claim and d.start > time.end)
    of_nothing = {"growth", "share"} | ({"not_indicator", "purpose_part"} if time.kind == "asof" else set())
    return bool(of_it) and {*of_it} <= of_nothing


class _Reading:
    """The reading of one page, sentence by sentence."""

    def __init__(self, harvester: Harvester, page: Page) -> None:
        self.page, self.finder, self.resolver = page, harvester.finder, harvester.resolver
        self.opening = Opening(harvester.finder, page)
        self.calendar, self.date = self.opening.calendar, self.opening.date
        self.topic = self.opening.topic
        self.told: list[turns.Told] = []
        self.seen: set[tuple] = set()
        self.last: list[tuple[figures.Figure, Meaning]] = []
        self.money: tuple[figures.Figure, Meaning] | None = None
        self.of_it = True
        self.before: Time | None = self.opening.year_told
        self.lead: Time | None = None
        self.event = ""
        self.turned: Sides | None = None
        self.scene = self.of_another = self.told_by_one = False
        self.listed: tuple[str, str] | None = None

    def drafts(self) -> list[Draft]:
        found: list[Draft] = []
        section, fresh = Section(planned=self.opening.frame.planned), False
        for number, spoken in enumerate(self.opening.spoken, start=1):
            if (row := self.opening.typed.get(number - 1)) is not None:
                found += self._typed(number, row, section)
                continue
            section = sections.still_in(section, spoken[0].text if spoken else "", self.opening.frame)
            if self.lead and spoken and (fresh or sections.starts_anew(spoken[0].text)):
                self.before = self.lead
            fresh = bool(spoken) and len(spoken) == 1 and sections.is_heading(spoken[0].text, 1)
            told, section = self._paragraph(number, spoken, section)
            found += told
        return found

    def _paragraph(self, number: int, spoken: list[Spoken], section: Section) -> tuple[list[Draft], Section]:
        """The figures of a paragraph, and the section that those after it stand in."""
        found: list[Draft] = []
        last: Time | None = None
        told_last: Time | None = None
        self.last = self.last if len(spoken) == 1 or carried_on.of_which(spoken) else []
        said_before: Spoken | None = None
        carried = self.turned
        jobs = self.scene = False
        recent: list[Mention] = []
        self.of_it, self.told_by_one = self._speaks_of_it(spoken), scenes.is_told_by_one(spoken)
        self.of_another = policies.is_paragraph_of_another(
            spoken, self.topic, self.finder.pairs
        ) or beyond.is_inside_a_province(spoken, self.topic)
        here = section
        outside: tuple[Time | None, Sides | None] | None = None
        ahead: tuple[Time | None, ...] = ()
        for said in spoken:
            if is_item(said.text):
                outside = outside or (last, carried)
                last, carried = outside
            elif is_numbered(said.text):
                ahead = ahead or (last,)
                last = ahead[0] or last
            times = self._times(said.text)
            days = self.calendar.events
            self.event = days[-1].last if days else self.event
            if sections.is_heading(said.text, len(spoken)):
                here = section = sections.under_heading(said, times, section, self.opening.frame, spoken)
            if said is spoken[0]:
                here = sections.labelled(said, section, self.opening.frame, spoken)
                here = sections.of_paragraph(spoken, here)
            now = carried_on.turned_to(said, self.topic, self.turned)
            carried, self.turned = (carried if now == self.turned else now), now
            around = Around(self.topic, carried, here.pair, self.told, said_before, recent)
            told = self._sentence(number, said, times, self._setting(last, here), around, here, jobs)
            said_before = said
            self.scene = scenes.goes_on(said, self._is_timed(times), self.scene)
            here = sections.after(said, here)
            found += told
            jobs = any(d.claim.get("indicator", "").startswith(("jobs", "labor")) for d in told)
            carried = carried_on.explicit(of_the_pair(said, around), self.topic, self.finder) or carried
            recent += [m for m in said.mentions if m.side]
            if pairs := turns.pairs_of(said) or sides.shorts_in_turn(said, self.finder):
                self.told.append(pairs)
            useful = [t for t in carried_on.lasting(said.text, times) if not _only_compares(t, times, told)]
            useful = useful or self._running_plan(said.text, times)
            last = bases.settled(useful, self._setting(last, here)) or last
            if useful and self._dates_what_follows(said, told, last):
                told_last = last
            if self.lead is None and any(d.state == DRAFTED for d in told):
                self.lead = last
            if useful and last and last.last[:4].isdecimal() and not last.reckoned:
                self.calendar.latest = last
        self.before = told_last or self.before
        self._note_list(spoken, found)
        return found, section

    def _dates_what_follows(self, said: Spoken, told: list[Draft], time: Time | None) -> bool:
        """Whether the next paragraphs can count in a sentence's time: not in 今年将全部摘帽, but on the day of a visit."""
        told_none = not any(d.claim for d in told)
        told_none &= plans.looks_ahead(said.text) or carried_on.is_of_a_life(said)
        of_a_day = time is not None and time.kind == "event"
        return not told_none or of_a_day or bool(sections.ANNOUNCES.search(said.text))

    def _times(self, text: str) -> list[Time]:
        """The times of a sentence; the day in the line under a title is that of the page."""
        times = self.calendar.read(text)
        if headlines.is_imprint(text):
            self.calendar.events.clear()
            return []
        return times

    def _running_plan(self, text: str, times: list[Time]) -> list[Time]:
        """制定《2023年协作工作要点》, on a page of that October: what is told behind it is of this year so far."""
        this = [t for t in times if plans.is_in_a_title(text, t) and t.last == str(self.date.year)]
        return [replace(self.calendar.running(), start=t.start, end=t.end) for t in this[-1:]]

    def _note_list(self, spoken: list[Spoken], found: list[Draft]) -> None:
        """累计安排资金34.15亿元，其中： over lines of places: what these are of is said in the line that announces them."""
        text = spoken[-1].text.rstrip() if spoken else ""
        last = found[-1].claim if found else {}
        if text.endswith("其中："):
            self.listed = (last["period"], last["basis"]) if last.get("period") else None
        elif not sections.IS_ITEM.fullmatch(text):
            self.listed = None

    def _setting(self, last: Time | None, here: Section) -> Setting:
        """The times around a sentence of a section, `last` that of its paragraph."""
        return Setting(
            last,
            self.opening.title_time,
            self.before,
            here.planned,
            here.planned_year,
            self.event,
            here.time,
            self.calendar.tied,
            self.lead,
        )

    def _speaks_of_it(self, spoken: list[Spoken]) -> bool:
        """Whether a paragraph tells of the cooperation itself: a briefing on the whole country tells of much else."""
        words = prose.COOPERATION_ITSELF if self.page.lang == "zh" else prose.COOPERATION
        return any(s.shorts or words.search(own_affairs.marked(s, 0, len(s.text))) for s in spoken)

    def _typed(self, number: int, row: list[tuple[Cell, Spoken]], section: Section) -> list[Draft]:
        """The figures of a line of a typed table, each read in the sentence that its row and column make."""
        line = usual(self.page.paragraphs[number - 1])
        title = self.opening.title_time
        year = section.planned_year or (title.last[:4] if title else "")
        setting = Setting(None, title, self.before, section.planned, year, "", section.time)
        around, found = Around(self.topic, None, section.pair, self.told), []
        for cell, said in row:
            times = self.calendar.read(said.text)
            for draft in self._sentence(number, said, times, setting, around, section, False):
                if draft.start <= cell.at < draft.end:
                    draft.sentence, draft.start, draft.end = line, cell.start, cell.end
                    found.append(draft)
        self.last = []
        return found

    def _sentence(
        self,
        number: int,
        said: Spoken,
        times: list[Time],
        setting: Setting,
        around: Around,
        section: Section,
        jobs: bool,
    ) -> list[Draft]:
        here = figures.find(said.text, self.page.lang)
        here = [f for f in here if not any(t.start < f.end and f.start < t.end for t in times)]
        if not here:
            return []
        before = around.before.text if around.before else ""
        risen = comparisons.risen_alike(said.text, here, times, self.calendar.measures)
        began = [here[i].start for i in risen if said.text[: here[i].start].endswith(("从", "由"))]
        meanings = self._meanings(said, here, times, jobs, section, before, began)
        places = sides.of_figures(said, here, around, self.finder)
        in_turn = turns.times_in_turn(said.text, here, times) | risen
        drafts = []
        for number_here, (figure, means, pair) in enumerate(zip(here, meanings, places, strict=True)):
            draft = Draft(self.page, number, said.text, figure.start, figure.end, ASIDE, means.reason)
            measured = [t for t in self.calendar.measures if comparisons.is_of(said.text, t, figure.start)]
            mine = measured or ([in_turn[number_here]] if number_here in in_turn else times)
            self._judge(draft, figure, means, pair, said, mine, setting, section)
            drafts.append(draft)
        return drafts

    def _meanings(
        self,
        said: Spoken,
        here: list[figures.Figure],
        times: list[Time],
        jobs: bool,
        section: Section,
        before: str,
        began: list[int],
    ) -> list[Meaning]:
        marks = own_affairs.marks(said, 0, len(said.text))
        if own := self.topic.own:
            mark = own_affairs.MARKS.get(own.side)
            marks += [(m.start(), m.end(), mark) for m in _OWN_WORD.finditer(said.text) if mark]
        marks += [(t.start, t.end, "") for t in times if t.kind != "now"]
        marks += [(t.start, t.end, wording.MEASURED) for t in self.calendar.measures]
        marks += [(at, at, wording.MEASURED) for at in began]
        loosely = policies.meant_loosely(said, self.topic, self.finder.pairs)
        marks += [(start, end, "对口协作") for start, end in loosely]
        chinese = is_chinese(said.text)
        meanings = meaning.read(
            said.text, here, marks, chinese, jobs, self.last, self.money, section.words, before
        )
        together.set_parts_aside(said.text, here, meanings, marks)
        together.set_breakdown_aside(said.text, here, meanings, self.last, marks)
        together.set_gifts_aside(said.text, here, meanings)
        together.set_agreed_aside(said.text, here, meanings)
        together.set_brackets_aside(said.text, here, meanings, marks)
        together.count_heads_once(said.text, here, meanings)
        together.count_ties_once(said.text, here, meanings, marks)
        timed = self._is_timed(times) and not self.told_by_one
        scenes.set_aside(said, here, meanings, timed, self.scene or self.told_by_one)
        for figure, means in zip(here, meanings, strict=True):
            self.money = (figure, means) if means.indicator in ("gov_funds", "funds_total") else self.money
        counted = [pair for pair in zip(here, meanings, strict=True) if pair[1].indicator]
        self.last = counted or self.last
        return meanings

    def _is_timed(self, times: list[Time]) -> bool:
        """Whether a sentence says a time that its figures can be of."""
        return any(t.kind not in ("now", "lately") for t in times)

    def _judge(
        self,
        draft: Draft,
        figure: figures.Figure,
        means: Meaning,
        pair: Sides,
        said: Spoken,
        times: list[Time],
        setting: Setting,
        section: Section,
    ) -> None:
        """Fill in what is known of a figure, and say what becomes of it."""
        counted = {"value": figure.value, "unit": figure.unit, "note": figure.note}
        if means.reason == "both_sent":
            draft.state, draft.claim = OPEN, counted
        if not means.indicator:
            return
        draft.claim = {"indicator": means.indicator, **counted}
        draft.value = figure.quantity.value
        if self.opening.other_policy or section.elsewhere or self.of_another:
            draft.reason = "other_policy"
            return
        if not self.opening.cooperates:
            draft.reason = "not_cooperation"
            return
        if means.indicator in own_affairs.NEEDS_COOPERATION and own_affairs.is_own(
            said, figure, section, self.opening, self.of_it
        ):
            draft.reason = "own_affairs"
            return
        draft.state = OPEN
        span = bases.span_of(means.indicator, said.text, figure.start, figure.end, times, setting, self.date)
        if self.listed and means.inherited and span.by in ("title", "before"):
            span = span._replace(period=self.listed[0], basis=self.listed[1], by="before")
        draft.claim |= {"period": span.period, "basis": span.basis}
        reason = (
            beyond.of_more(said, figure.start, pair, self.topic, self.finder)
            or placing.place(
                draft, pair, span.period, self.date.year, self.resolver, self.finder, self._told_in(section)
            )
            or span.reason
        )
        if reason:
            draft.state, draft.reason = (ASIDE if reason == "other_policy" else OPEN), reason
            return
        key = (draft.giver_codes, draft.receiver_codes, means.indicator, draft.value)
        key += () if means.indicator in ALWAYS_STOCK else (span.period, span.basis)
        if key in self.seen:
            draft.state, draft.reason = ASIDE, "repeat"
            return
        self.seen.add(key)
        draft.state, draft.reason = DRAFTED, ""
        told = said, figure.start, means, pair, span, times, self.opening.surroundings
        ties = beyond.relation(draft.giver_codes, draft.receiver_codes, self.finder)
        draft.weak = tuple(confidence.weaknesses(*told, ties))

    def _told_in(self, section: Section) -> Topic:
        """What the page speaks of; under a heading of the cooperation alone its receivers are no longer mixed with others."""
        alone = section.cooperation and not policies.names_another(section.words)
        return replace(self.topic, mixed=self.topic.mixed and not alone)
