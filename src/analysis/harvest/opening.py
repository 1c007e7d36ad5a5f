"""What a page says at large, before its sentences are read one by one: its pair, its year, whether it is about the cooperation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from analysis.harvest import (
    confidence,
    counted_lists,
    listed_provinces,
    plans,
    policies,
    publishers,
    topic,
    turns,
    typed_tables,
)
from analysis.harvest.mentions import ABBREVIATED, Mention, PlaceFinder, on_side
from analysis.harvest.moments import PageDate, Time
from analysis.harvest.nesting import lies_in
from analysis.harvest.pages import Page
from analysis.harvest.sections import Frame, are_sorted, is_cooperation
from analysis.harvest.text import is_chinese, is_item, sentences, usual
from analysis.harvest.times import Calendar
from analysis.harvest.topic import Spoken
from analysis.vocabulary import prose
from analysis.vocabulary.own_words import OUR
from analysis.vocabulary.places import ABBREVIATIONS, level_of, prefecture_of, province_of, stem

_YEAR_OF_ISSUE = re.compile(r"工作报告|年鉴|蓝皮书|白皮书|yearbook", re.IGNORECASE)
_YEAR_REPORTED = re.compile(r"(?<!政府)(?:19|20)\d\d年度(?!政府|[^年]{0,30}年鉴)[^年]*工作报告")
"""2020年度助力临夏州…工作报告 is on that year, where 2020年政府工作报告 is of it."""
_GENERAL = re.compile(r"政府工作报告|统计公报|国民经济|经济社会发展|年鉴|财政预算")
_BARE_YEAR = re.compile(r"(?<![\d.])20[0-3]\d(?![\d.年])")
_GIVES = re.compile(r"捐赠|捐款|选派|援建|挂职|支教|支医|助[推力销农]|帮[销助]|\bdonat|\bdispatch")

_WHOLE_YEAR = re.compile(
    rf"(?:^|[，。；：】、])(?:今年)?全年(?:已|共|累计|{OUR})*(?:到位|落实|投入|引导|引进|安排|选派|帮助|实施|完成|协调|筹集|采购|争取|收到|培训|拨付|援助|实现|组织)"
)


def _sums_up(text: str) -> bool:
    """全年引导96家: the year as a whole is told as done."""
    return any(_WHOLE_YEAR.search(s.text) and not plans.looks_ahead(s.text) for s in sentences(usual(text)))


def spoken_of(finder: PlaceFinder, text: str, local: Mapping | None = None, *, title: bool = False) -> Spoken:
    """A sentence with its places."""
    mentions = listed_provinces.added(text, finder.find(text, local), finder.name)
    shorts = finder.short_in(text, mentions, title=title) if is_chinese(text) else []
    return Spoken(text, mentions, shorts)


def _as_told_in_full(said: list[Spoken]) -> None:
    """通州区 on a page that says 北京市通州区 is the one there."""
    mentions = [m for spoken in said for m in spoken.mentions]
    full = {m.printed: m for m in mentions if len(m.codes) == 1}
    for spoken in said:
        for at, mention in enumerate(spoken.mentions):
            if len(mention.codes) < 2:
                continue
            told = {
                m.codes: m
                for name, m in full.items()
                if name.endswith(mention.printed) and m.codes[0] in mention.codes
            }
            if len(told) == 1:
                (one,) = told.values()
                spoken.mentions[at] = replace(mention, codes=one.codes, side=one.side, printed=one.printed)


class Opening:
    """What a page says at large.

    `spoken` are its sentences by paragraph, `typed` the figures of tables typed among them, by the number of their line, `topic`
    its pair, `cooperation_said` whether it speaks of the cooperation, `cooperates` whether its figures can be of it at all, `titled`
    whether its title speaks of it, `other_policy` whether that names another one, `general` whether it tells of all affairs of a
    place (政府工作报告), `title_time` the span that its title names, `year_told` the year that a report looks back on, `calendar`
    the reader of its times, `frame` what its chapters hang on, `surroundings` what else it names.
    """

    def __init__(self, finder: PlaceFinder, page: Page) -> None:
        self.finder = finder
        self.date = PageDate.of(page.published)
        self.calendar = Calendar(self.date)
        heading = usual(page.title)
        self.calendar.planned = plans.is_title(heading)
        paragraphs = [sentences(usual(text)) for text in page.paragraphs]
        home = publishers.place_of_publisher(usual(page.publisher))
        texts = [heading, *(s.text for paragraph in paragraphs for s in paragraph)]
        local = {**counted_lists.names(texts, finder.entries), **finder.local_names(texts, home)}
        self.spoken = [[spoken_of(finder, s.text, local) for s in paragraph] for paragraph in paragraphs]
        self.typed = {
            number: [(cell, spoken_of(finder, cell.sentence, local)) for cell in row]
            for number, row in typed_tables.cells([usual(text) for text in page.paragraphs]).items()
        }
        title = spoken_of(finder, heading, local, title=True)
        body = [s for paragraph in self.spoken for s in paragraph]
        _as_told_in_full([title, *body])
        own = finder.find(home, local)[-1:] if home else []
        lead = [s for s in body if not is_item(s.text)][:6]
        self.topic = topic.topic_of(finder, title, lead, body, own[0] if own else None)
        self._sided([title, *body])
        self.topic.listed = turns.lists_told(body)
        self.topic.others = self._names_others([title, *body])
        self.cooperation_said = self._cooperation_said(title, body)
        self.cooperates = self.cooperation_said or self._provinces_cooperate(title, body)
        self._set_reported([title, *body])
        self.title_time = self._time_of_title(page.title)
        self._set_whole_year(page)
        if self.title_time and self.title_time.kind == "year":
            self.calendar.title_year = year = int(self.title_time.last)
            self.calendar.told_year = year if year < (self.date.year or 0) else None
        known = bool(self.topic.known(finder.pairs))
        self.other_policy = policies.is_of_another(heading, known) or (
            not known and policies.speaks_of_another_only("\n".join([heading, *texts]))
        )
        self.titled = is_cooperation(title)
        self.general = bool(_GENERAL.search(heading)) and not is_cooperation(title)
        self.year_told = self._year_of_report(heading)
        if "年鉴" in page.title + page.publisher and self.date.year and not self.title_time:
            year = str(self.date.year - 1)  # a year book tells of the year before its issue
            self.title_time = (
                Time(0, 0, "year", year, year) if any(f"{year}年" in s.text for s in body) else None
            )
            self.calendar.told_until = year
        self._abbreviations()
        self.frame = Frame(
            self.topic,
            finder,
            [pairs for s in body if (pairs := turns.pairs_of(s))],
            not is_cooperation(title) and are_sorted(self.spoken),
            plans.is_title(heading),
        )
        self.surroundings = self._surroundings(title, body)
        self.calendar.look_ahead(s.text for s in body)

    def _sided(self, said: list[Spoken]) -> None:
        """朝阳区 on a page about 北京 is the one there."""
        for spoken in said:
            for at, mention in enumerate(spoken.mentions):
                for side, codes in (("east", self.topic.giver_codes), ("west", self.topic.receiver_codes)):
                    inside = [c for c in mention.codes if any(lies_in(c, over) for over in codes)]
                    if not mention.side and inside:
                        spoken.mentions[at] = on_side(mention, side)
                    if own := self._county_of_that_name(mention, codes):
                        spoken.mentions[at] = replace(mention, printed=own, codes=codes)

    def _county_of_that_name(self, mention: Mention, codes: tuple[str, ...]) -> str:
        """临夏 on a page about 临夏县 is the county, and not the prefecture that holds it."""
        if len(codes) != 1 or level_of(codes[0]) != "county" or mention.exact < 2 or mention.codes == codes:
            return ""
        name = self.finder.name(codes[0])
        holds = all(lies_in(codes[0], over) for over in mention.codes)
        return name if holds and stem(name) == stem(mention.printed) else ""

    def _names_others(self, said: list[Spoken]) -> bool:
        """Whether the page names another policy, or places that only another one helps."""
        places = (code for s in said for m in s.mentions for code in m.codes)
        words = "".join(policies.without_names(s.text) for s in said)
        return policies.names_another(words) or any(province_of(c) in topic.ONLY_OTHER_POLICY for c in places)

    def _cooperation_said(self, title: Spoken, body: list[Spoken]) -> bool:
        return bool(
            self.topic.known(self.finder.pairs)
            or any(s.shorts for s in [title, *body])
            or prose.COOPERATION.search(title.text)
            or any(self._names_a_pair(s) and prose.COOPERATION.search(s.text) for s in body)
            or any(topic.GROUP.search(s.text) and "东部" in s.text and "西部" in s.text for s in body)
            or sum(bool(prose.COOPERATION.search(s.text)) for s in body) >= 2
        )

    def _names_a_pair(self, said: Spoken) -> bool:
        """Since pairing with Nujiang, Zhuhai has …: a sentence that names both places of a known pair."""
        told = ((a, b) for m in said.of("east") for n in said.of("west") for a in m.codes for b in n.codes)
        return any(pair in self.finder.pairs for pair in told)

    def _provinces_cooperate(self, title: Spoken, body: list[Spoken]) -> bool:
        known = {
            (over_a, over_b)
            for a, b in product(self.topic.giver_codes, self.topic.receiver_codes)
            for over_a in (prefecture_of(a), province_of(a))
            for over_b in (prefecture_of(b), province_of(b))
        } & self.finder.pairs
        return bool(known) and any(
            prose.COOPERATION.search(s.text) or _GIVES.search(s.text) or (s.of("east") and s.of("west"))
            for s in [title, *body]
        )

    def _time_of_title(self, title: str) -> Time | None:
        """The one span that a title names; the year of a report to a congress or of a year book is that of its issue."""
        told = [t for t in self.calendar.read(usual(title)) if t.kind in ("year", "part", "span")]
        if not told:
            told = [Time(0, 0, "year", year, year) for year in _BARE_YEAR.findall(usual(title))]
        if _YEAR_OF_ISSUE.search(title) and not _YEAR_REPORTED.search(title):
            self.calendar.year = None
            return None
        several = len({(t.first, t.last) for t in told}) > 1  # 2022年总结及2023年计划
        told = [self._part_so_far(t) for t in told]
        named = told and not several and not told[-1].needs_page and "今年" not in title
        return told[-1] if named else None

    def _year_of_report(self, heading: str) -> Time | None:
        """The year that a report to a congress of the first months looks back on, where its sentences say none."""
        if "工作报告" not in heading or not self.date.year or (self.date.month or 12) > 4:
            return None
        year = str(self.date.year - 1)
        return Time(0, 0, "year", year, year)

    def _set_reported(self, said: list[Spoken]) -> None:
        """Note the month that the figures of a page of December go up to: 1至11月 in one sentence, 截至11月底 in another."""
        calendar, page = Calendar(self.date), self.date
        if page.month != 12:
            return
        told = Counter(
            t.last
            for s in said
            for t in {(t.kind, t.last): t for t in calendar.read(s.text)}.values()
            if t.last.startswith(f"{page.year}-")
            and (t.kind == "asof" or (t.kind == "part" and t.first.endswith("-01")) or s is said[0])
            and 0 < page.month - int(t.last[5:7]) <= 3
        )
        month, times = told.most_common(1)[0] if told else ("", 0)
        if times > 1 and times > sum(told.values()) / 2:
            self.date = self.calendar.page = replace(page, reported=month)

    def _set_whole_year(self, page: Page) -> None:
        """今年 on a page of December that sums up 全年, or has the year in its title, is the whole of it."""
        title, year = self.title_time, str(self.date.year)
        titled = title is not None and title.kind == "year" and title.last == year
        december = self.date.month == 12 and not self.date.reported
        self.calendar.whole_year = december and (titled or any(map(_sums_up, page.paragraphs)))

    def _part_so_far(self, time: Time) -> Time:
        """三季度成绩单 over a text that tells of 前三季度: the year up to there."""
        if time.kind != "part" or "-" not in time.first or time.first.endswith("-01"):
            return time
        so_far = [t.last for p in self.spoken for s in p for t in Calendar(self.date).read(s.text) if t.kind == "part" and t.first.endswith("-01")]  # fmt: skip
        return replace(time, first=f"{time.first[:4]}-01") if time.last in so_far else time

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
        sides = (
            ("east", self.topic.sides.givers, self.topic.giver_codes),
            ("west", self.topic.sides.receivers, self.topic.receiver_codes),
        )
        known = {
            char: (side, codes)
            for side, _, codes in sides
            for code in codes
            for char in ABBREVIATIONS.get(province_of(code), "")
        }
        for mention in (
            m for paragraph in self.spoken for said in paragraph for m in said.mentions if m.side
        ):
            for char in ABBREVIATIONS.get(province_of(mention.codes[0]), ""):
                known.setdefault(char, (mention.side, mention.codes[:1]))
        for side, _, codes in sides:  # 来甬, 来青: the city itself
            itself = (
                ABBREVIATIONS.get(codes[0], "") + self.finder.name(codes[0])[:1] if len(codes) == 1 else ""
            )
            for char in itself:
                known.setdefault(char, (side, codes))
        if not known:
            return
        pattern = re.compile(
            rf"(?<=[在赴来到入援返至往抵离进])[{''.join(known)}](?=(?:稳定|转移)?就业|务工|销售|市场|热销|落地|签约|打工|返岗|挂职|培训|学习|跟岗|进修|投资|稳岗|工作|创业|兴业|干部|企业|[京津沪苏浙闽鲁粤]商|[^\u4e00-\u9fff])"
        )
        for said in (said for paragraph in self.spoken for said in paragraph):
            for match in pattern.finditer(said.text):
                side, codes = known[match[0]]
                itself = match[0] not in {
                    c for code in codes for c in ABBREVIATIONS.get(province_of(code), "")
                }
                over = codes if itself else tuple(dict.fromkeys(province_of(code) for code in codes))
                exact = 0 if over == codes else ABBREVIATED
                said.mentions.append(
                    Mention(match.start(), match.end(), self.finder.name(over[0]), side, over, exact)
                )
            said.mentions.sort(key=lambda mention: mention.start)
