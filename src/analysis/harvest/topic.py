"""The pair that a page speaks of: said in the title or the first sentences, known from the publisher, or named most often.

Which side of it a single figure is about, where a sentence names another, is decided in `sides`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from analysis.harvest import strangers, venues
from analysis.harvest.mentions import LIST_JOINT, Mention, PlaceFinder
from analysis.harvest.nesting import lies_in, lies_in_all
from analysis.harvest.short_names import ShortName, meant, sharing
from analysis.harvest.venues import FIRMS_OF, is_destination, is_in_a_name, is_venue, only_explains
from analysis.vocabulary.own_words import GENERIC, OUR, THE_WHOLE, of_level
from analysis.vocabulary.places import level_of, province_of

NATIONAL = "national"
Names = tuple[str, ...]


class Sides(NamedTuple):
    """Names of givers and receivers as the resolver reads them, and how each was found.

    A side is `(NATIONAL,)` for the whole country and empty where nothing says it. `giver_by` and `receiver_by` are one of
    clause, sentence, paragraph, title, lead, publisher, body, respectively.
    """

    givers: Names = ()
    receivers: Names = ()
    giver_by: str = ""
    receiver_by: str = ""


@dataclass(slots=True)
class Topic:
    """The pair that a page speaks of, and the place that 我市 stands for.

    `mixed` is true where its receivers stand in one list with places that no pair of the cooperation has, `others` where the
    page names such places, or another policy, at all;
    `listed` are the receivers that the page lists of one giver, by the giver's adcodes.
    """

    sides: Sides = Sides()
    giver_codes: tuple[str, ...] = ()
    receiver_codes: tuple[str, ...] = ()
    own: Mention | None = None
    mixed: bool = False
    others: bool = False
    listed: Mapping[tuple[str, ...], Names] = field(default_factory=dict)

    def codes(self, side: str) -> tuple[str, ...]:
        """Adcodes of a side."""
        return self.giver_codes if side == "east" else self.receiver_codes

    def known(self, pairs: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
        """Those of some pairs that a giver and a receiver of the page make."""
        return [pair for pair in product(self.giver_codes, self.receiver_codes) if pair in pairs]

    def rivals(self, body: Sequence[Spoken]) -> frozenset[str]:
        """Sides on which the text names a place within the page's place, or one that holds it: either may be meant."""
        return frozenset(
            side
            for side in ("east", "west")
            for spoken in body
            for m in spoken.of(side)
            if (codes := self.codes(side)) and (lies_in_all(m.codes, codes) or lies_in_all(codes, m.codes))
        )


@dataclass(slots=True)
class Spoken:
    """A sentence with what was recognised in it."""

    text: str
    mentions: list[Mention] = field(default_factory=list)
    shorts: list[ShortName] = field(default_factory=list)

    def of(self, side: str) -> list[Mention]:
        """Places of one side."""
        return [m for m in self.mentions if m.side == side]


GROUP = re.compile(
    r"东部(?:\d+|[一二三四五六七八九十]+)?个?(?:省|地区)|东部.{0,8}西部|全国(?:东西部|扶贫)(?![^，。；]{0,8}(?:范畴|考核|典型|先进|样板|示范|表彰|案例|会议|推进会|现场会|座谈会|培训|榜样|模范|奖|荣誉|前列))|eastern (?:provinces|regions)|\bthe east(?:ern side)?\b.{0,80}\bwest|western regions|(?:eight|nine|8|9) eastern",
    re.IGNORECASE,
)
_OWN = re.compile(f"{OUR}|(?!全省){THE_WHOLE}|本[市区州县盟旗]")
_OWN_AT_LEVEL = {level: re.compile(of_level(level)) for level in GENERIC}
_ONLY_ITS_MONEY = re.compile("级|财政")
_TIED = re.compile(r"结对|结为|对口(?!支援)|\bpaired\b|\bpartner(?:ed|s)?\b|\bteamed up\b")
_HELPS = re.compile(r"投入|援助|拨付|选派|帮扶|协作|结对|\binvest|\bassist|\bpaired\b|\bprovided\b")


ONLY_OTHER_POLICY = frozenset(("540000", "650000"))
"""Provinces that no pair of the cooperation has: what is given there is counterpart support."""
_OTHER_DUTY = re.compile(r"(?:省内|省域|市内|对口支援|援[疆藏青])[^，。；]{0,8}$")


def _is_in_title(mention: Mention, text: str) -> bool:
    """Whether a place stands in the title of a document."""
    return text.count("《", 0, mention.start) > text.count("》", 0, mention.start)


def _of_cooperation(spoken: Spoken) -> Spoken:
    """A sentence without the places of other duties: 扶贫协作安顺，对口支援日喀则，省内帮扶菏泽."""
    kept = []
    for mention in spoken.mentions:
        clause = re.split(r"[，。；：]", spoken.text[: mention.start])[-1]
        only_other = bool(mention.codes) and all(province_of(c) in ONLY_OTHER_POLICY for c in mention.codes)
        if only_explains(mention, spoken.mentions, spoken.text) or is_in_a_name(mention, spoken.text):
            continue
        if _is_in_title(mention, spoken.text) and any(
            m.side == mention.side and not _is_in_title(m, spoken.text) for m in spoken.mentions
        ):
            continue  # 印发《…帮扶贵州工作的指导意见》，苏州与铜仁牵手
        if not only_other and not _OTHER_DUTY.search(clause) and not is_venue(mention, spoken.text):
            kept.append(mention)
    only_there = all(is_venue(m, spoken.text) for m in spoken.mentions) and bool(spoken.shorts)
    return Spoken(spoken.text, kept, spoken.shorts) if kept or only_there else spoken


def topic_of(
    finder: PlaceFinder, title: Spoken, lead: Sequence[Spoken], body: Sequence[Spoken], own: Mention | None
) -> Topic:
    """The pair of a page.

    Parameters
    ----------
    finder : PlaceFinder
    title : Spoken
    lead, body : sequence of Spoken
        The first sentences, and all of them.
    own : Mention or None
        The publisher's place.
    """
    topic = Topic(own=own)
    whole = [title, *lead]
    title, lead, body = (
        _of_cooperation(title),
        [_of_cooperation(s) for s in lead],
        [_of_cooperation(s) for s in body],
    )
    given = _said_first(finder, title, lead, body)
    if topic.own and topic.own.side and topic.own.side not in given:
        given[topic.own.side] = ((topic.own.printed,), topic.own.codes, "publisher")
    strangers.drop_givers(given, body, finder)
    strangers.drop_named_once(given, body, finder)
    _widen_to_usual(given, body)
    _narrow_to_own(topic, given, body)
    _widen_to_own(topic, given, body)
    _narrow_to_partner(given, body)
    _narrow_to_tied(given, body)
    nobody = not given and not any(s.mentions for s in body)
    first = body if nobody else lead[:4] if given else body[:12]
    national = any(GROUP.search(s.text) for s in [title, *first])
    if not given.get("east") and not (national and not title.mentions):
        _by_body(given, "east", body, finder)
    if not given.get("west") and not (national and not title.mentions):
        _by_body(given, "west", body, finder)
    if national and not any(side in given and given[side][2] == "title" for side in ("east", "west")):
        topic.sides = Sides((NATIONAL,), (NATIONAL,), "lead", "lead")
        return topic
    east, west = given.get("east"), given.get("west")
    topic.sides = Sides(
        east[0] if east else (), west[0] if west else (), east[2] if east else "", west[2] if west else ""
    )
    topic.giver_codes, topic.receiver_codes = east[1] if east else (), west[1] if west else ()
    topic.mixed = len(topic.receiver_codes) > 1 and any(_is_mixed(s, topic.receiver_codes) for s in whole)
    return topic


def _said_first(
    finder: PlaceFinder, title: Spoken, lead: Sequence[Spoken], body: Sequence[Spoken]
) -> dict[str, tuple[Names, tuple[str, ...], str]]:
    """Names, codes and where they were said, by side, as the title and the first sentences tell them."""
    given: dict[str, tuple[Names, tuple[str, ...], str]] = {}
    both = [s for s in lead if s.of("east") and s.of("west")]
    rest = [s for s in lead if s not in both]
    for spoken, how in [(title, "title"), *((s, "lead") for s in [*both, *rest])]:
        pair = short_pair(spoken, body)
        several = sharing(spoken.shorts) if not given else {}
        east, west = joined(spoken.of("east")), joined(spoken.of("west"))
        sides = list(zip(("east", "west"), pair or (), (east, west), strict=False))
        of_them = all(given[side][1] == (code,) for side, code, _ in sides if side in given)
        if of_them and not several and not (east and west):
            # 曲靖市沪滇协作: the name of the two provinces, and the place in one of them that is meant
            for side, code, named in sides:
                inside = named and all(lies_in(own, code) for m in named for own in m.codes)
                if side not in given and not inside:
                    given[side] = ((finder.name(code),), (code,), how)
        if several and not east and not west:
            given |= {side: (tuple(map(finder.name, codes)), codes, how) for side, codes in several.items()}
        if how == "title" or not given or (east and west) or _HELPS.search(spoken.text):
            for side, named in (("east", east), ("west", west)):
                found = _more_than(named, spoken, body)
                if found and side not in given:
                    given[side] = (tuple(m.printed for m in found), _codes(found), how)
    return given


def _more_than(named: list[Mention], spoken: Spoken, body: Sequence[Spoken]) -> list[Mention]:
    """天津市武清区、西青区等地: more places than those named; the one over them, where the text names it too."""
    if not named or not spoken.text[named[-1].end :].startswith("等"):
        return named
    codes = [code for m in named for code in m.codes]
    over = [m for s in body for m in s.of(named[0].side) if lies_in_all(codes, m.codes)]
    return over[:1] or named


def _is_mixed(spoken: Spoken, receivers: Sequence[str]) -> bool:
    """对口帮扶新疆、西藏、云南、贵州: a list of the receivers with places of another policy among them."""
    named = {code for m in spoken.of("west") for code in m.codes}
    others = [m for m in spoken.mentions if all(province_of(code) in ONLY_OTHER_POLICY for code in m.codes)]
    return named.issuperset(receivers) and bool(others)


def _narrow_to_own(topic: Topic, given: dict, body: Sequence[Spoken]) -> None:
    """A county's paper that writes 我县 under the short name of two provinces means the county."""
    own = topic.own
    if not own or not own.side or own.side not in given:
        return
    if set(own.codes) < {*given[own.side][1]} and given[own.side][2] == "lead":
        # of several named together the one that writes
        given[own.side] = ((own.printed,), own.codes, "publisher")
    # A city's paper under the short name of two provinces that names no other place of its province means its city.
    said = [m for s in body for m in s.of(own.side)]
    by_short_name = given[own.side][2] in ("title", "lead") and not said
    if not by_short_name and not any(_OWN.search(s.text) for s in body):
        return
    if all(lies_in(code, over) for code in own.codes for over in given[own.side][1]):
        given[own.side] = ((own.printed,), own.codes, "publisher")


def _narrow_to_partner(given: dict, body: Sequence[Spoken]) -> None:
    """粤黔协作 over a text in which 广州市 gives to 毕节市: the city in the province is the page's partner."""
    for side, other in (("east", "west"), ("west", "east")):
        if side not in given or other not in given or _level(given[side][1]) != "province":
            continue
        if _level(given[other][1]) == "province":
            continue
        beside = [
            s
            for s in body
            if _OWN.search(s.text) or any({*m.codes} & {*given[other][1]} for m in s.of(other))
        ]
        if not beside and not any(s.of(other) for s in body):
            beside = list(body)  # the page says its own place nowhere
        acting = _acting(beside, side)
        within = [m for m in acting if lies_in_all(m.codes, given[side][1])]
        if not within:
            acting = _acting(body, side)
            within = [m for m in acting if lies_in_all(m.codes, given[side][1])]
        county = _level(given[other][1]) == "county"
        of_its_budget = [
            m
            for s in body
            for m in s.of(side)
            if _ONLY_ITS_MONEY.match(s.text, m.end) or (county and FIRMS_OF.match(s.text, m.end))
        ]
        distinct = joined(within)
        together = any(_is_list(s, side, {m.codes for m in distinct}) for s in body)
        holding = [m for s in body for m in s.of(side) if venues.only_holds(m, s.text)]
        named = acting if side == "east" or len(distinct) == 1 else [m for s in body for m in s.of(side)]
        named = [m for m in named if m not in holding]
        by_name = any(m.codes == given[side][1] for m in named if m not in of_its_budget)
        if distinct and (len(distinct) == 1 or together) and not by_name:
            given[side] = (tuple(m.printed for m in distinct), _codes(distinct), "body")


def _is_list(spoken: Spoken, side: str, codes: set[tuple[str, ...]]) -> bool:
    """Whether a sentence names just these places of a side, one after the other."""
    places = spoken.of(side)[: len(codes)]
    joints = (spoken.text[a.end : b.start] for a, b in zip(places, places[1:], strict=False))
    return {m.codes for m in spoken.of(side)} == codes and all(map(LIST_JOINT.fullmatch, joints))


def _acting(said: Sequence[Spoken], side: str) -> list[Mention]:
    """Places that do something; 《北京市 内蒙古自治区框架协议》 and 赴广东 only name them."""
    return [
        m for s in said for m in s.of(side) if not is_destination(m, s.text) and not _is_in_title(m, s.text)
    ]


def _narrow_to_tied(given: dict, body: Sequence[Spoken]) -> None:
    """Tianjin helps Gansu, over a text in which Tianjin and Gannan are paired: the one place that is tied is meant."""
    tied = [s for s in body if _TIED.search(s.text)]
    for side, other in (("east", "west"), ("west", "east")):
        if side not in given or other not in given or given[side][2] == "publisher":
            continue
        beside = [s for s in tied if any({*m.codes} & {*given[other][1]} for m in s.of(other))]
        inside = {m.codes: m for s in beside for m in s.of(side) if lies_in_all(m.codes, given[side][1])}
        often = Counter(m.codes for s in body for m in s.of(side))
        named = [{m.codes for m in s.of(side)} for s in beside]
        if any(given[side][1] in codes and not codes & set(inside) for codes in named):
            continue  # 浙江与四川40个县结对, beside 浙江对口帮扶的在乐山
        if len(inside) == 1 and often.most_common(1)[0][0] == next(iter(inside)):
            mention = next(iter(inside.values()))
            given[side] = ((mention.printed,), mention.codes, "body")


def _widen_to_own(topic: Topic, given: dict, body: Sequence[Spoken]) -> None:
    """A province's paper that begins in one of its counties and goes on with 我省 means the province."""
    own = topic.own
    if not own or not own.side or own.side not in given or given[own.side][2] != "lead":
        return
    means_own = any(_OWN_AT_LEVEL[_level(own.codes)].search(s.text) for s in body)
    if means_own and all(lies_in(code, over) for code in given[own.side][1] for over in own.codes):
        given[own.side] = ((own.printed,), own.codes, "publisher")


def _widen_to_usual(given: dict, body: Sequence[Spoken]) -> None:
    """A text that begins in one district and goes on about its province means the province, which it names more often."""
    for side, (_, codes, how) in list(given.items()):
        often = Counter(m.codes for s in body for m in s.of(side))
        over = [c for c in often if c != codes and lies_in_all(codes, c) and not lies_in_all(c, codes)]
        best = max(over, key=often.__getitem__, default=None)
        if how == "lead" and best and often[best] >= 3 and often[best] > 2 * often[codes]:
            mention = next(m for s in body for m in s.of(side) if m.codes == best)
            given[side] = ((mention.printed,), best, "body")


def _by_body(given: dict, side: str, body: Sequence[Spoken], finder: PlaceFinder) -> None:
    """The place of a side that the page names most often, if it is named at least twice or alone."""
    counts = Counter(m.codes for s in body for m in s.of(side))
    if not counts:
        return
    codes, times = _partner_often(given, side, counts, body, finder) or counts.most_common(1)[0]
    if len(counts) == 1 or times > sum(counts.values()) / 2:
        mention = next(m for s in body for m in s.of(side) if m.codes == codes)
        given[side] = ((mention.printed,), mention.codes, "body")


def _partner_often(
    given: dict, side: str, counts: Counter, body: Sequence[Spoken], finder: PlaceFinder
) -> tuple[tuple[str, ...], int] | None:
    """浙江企业 and 越城区 on a page about 马边: the known partner of the other side, with the names of what holds it."""
    other = given.get("west" if side == "east" else "east")
    if not other or len(other[1]) != 1:
        return None
    pairs = {
        (code, other[1][0]) if side == "east" else (other[1][0], code): (code,)
        for (code,) in (c for c in counts if len(c) == 1)
    }
    partners = [codes for pair, codes in pairs.items() if pair in finder.pairs]
    codes = max(partners, key=counts.__getitem__, default=None)
    if codes is None or any(
        lies_in_all(codes, m.codes)
        and not FIRMS_OF.match(s.text, m.end)
        and s.text[m.end : m.end + 1] != "籍"
        for s in body
        for m in _acting([s], side)
    ):
        return None
    return codes, counts[codes] + sum(times for held, times in counts.items() if lies_in_all(codes, held))


def short_pair(spoken: Spoken, body: Sequence[Spoken]) -> tuple[str, str] | None:
    """The pair of a sentence's short name: the only one, or the one whose two places the page names."""
    return (
        meant(spoken.shorts, {code for s in body for m in s.mentions for code in m.codes})
        if spoken.shorts
        else None
    )


def joined(mentions: list[Mention]) -> list[Mention]:
    """Distinct places among mentions; a place that lies in another one of them, as one reading of its name has it, is left out."""
    distinct = list({m.codes: m for m in mentions}.values())
    return [
        m
        for m in distinct
        if not any(
            o is not m and all(any(lies_in(code, over) for over in o.codes) for code in m.codes)
            for o in distinct
        )
    ]


def _codes(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(code for m in mentions for code in m.codes)


def _level(codes: Sequence[str]) -> str:
    """Level of the places of a side, as claims write it."""
    return level_of(codes[0]) if codes else "national"
