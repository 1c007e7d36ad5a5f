"""Who gives and who receives: for the page as a whole, and for each figure.

A page says its pair once, in the title or the first sentences, and means it throughout; a sentence may name
another, or one side of it, or several pairs told apart by 分别. The nearest words win: the clause, the sentence,
the paragraph, the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.harvest.figures import Figure
from analysis.harvest.mentions import Mention, PlaceFinder, ShortName
from analysis.vocabulary.places import NATION, level_of, prefecture_of, province_of

NATIONAL = "national"
Names = tuple[str, ...]


class Sides(NamedTuple):
    """Names of givers and receivers as the resolver reads them, and how each was found.

    A side is `(NATIONAL,)` for the whole country and empty where nothing says it. `how` is one of clause,
    sentence, paragraph, title, lead, publisher, body, respectively.
    """

    givers: Names = ()
    receivers: Names = ()
    giver_by: str = ""
    receiver_by: str = ""


@dataclass(slots=True)
class Topic:
    """The pair that a page speaks of, and the place that 我市 stands for."""

    sides: Sides = Sides()
    giver_codes: tuple[str, ...] = ()
    receiver_codes: tuple[str, ...] = ()
    own: Mention | None = None
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class Spoken:
    """A sentence with what was recognised in it."""

    text: str
    mentions: list[Mention] = field(default_factory=list)
    shorts: list[ShortName] = field(default_factory=list)

    def of(self, side: str) -> list[Mention]:
        """Places of one side."""
        return [m for m in self.mentions if m.side == side]

    def pairs_in_turn(self, number: int) -> bool:
        """Whether it names so many pairs one after the other: 柯桥区与马边县、越城区与峨边县."""
        return len(self.of("east")) == len(self.of("west")) == number


_GROUP = re.compile(
    r"东部(?:\d+|[一二三四五六七八九十]+)?个?(?:省|地区)|东部.{0,8}西部|全国(?:东西部|扶贫)|eastern (?:provinces|regions)|(?:eight|nine|8|9) eastern",
    re.IGNORECASE,
)
_PUBLISHER_TAIL = re.compile(
    r"(?:日报|晚报|晨报|早报|都市报|商报|新闻网|在线|发布|融媒体中心|融媒|广播电视台|电视台|人民政府.*|政府网.*|市政府|县政府|乡村振兴局|农业农村局|新闻|网|报|台|客户端|传媒|Daily|Evening News|Government|news)+$"
)
_OWN = re.compile(r"我[省市区县州盟旗]|全[市县州区盟旗]|本[市县州区]")
_OWN_AT_LEVEL = {
    "province": re.compile(r"我省|全省|我区|全区|我市|全市"),
    "prefecture": re.compile(r"我[市州盟]|全[市州盟]"),
    "county": re.compile(r"我[县区旗市]|全[县区旗市]"),
}
_BOTH = re.compile(
    r"两省区?市?|两地|双方|两市州?|两县|两区|两省市|the two (?:sides|regions|places)|both sides"
)
_DESTINATION = re.compile(r"(?:赴|到|至|在|来|往|入|前往|转移到|驻|进|\bto|\bin)\s*$")
_LIST_JOINT = re.compile(r"\s*(?:[，,]?、[，,]?|和|与|及|以及|,|，|and|, and)\s*")
_HELPS = re.compile(r"投入|援助|拨付|选派|帮扶|协作|结对|\binvest|\bassist|\bpaired\b|\bprovided\b")
_RESPECTIVELY = re.compile(r"分别|respectively")


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
    given: dict[str, tuple[Names, tuple[str, ...], str]] = {}
    for spoken, how in [(title, "title"), *((s, "lead") for s in lead)]:
        pair = _short_pair(finder, spoken, body)
        east, west = _joined(spoken.of("east")), _joined(spoken.of("west"))
        if pair and not given and not (east and west):
            # 曲靖市沪滇协作: the name of the two provinces, and the place in one of them that is meant
            for side, code, named in (("east", pair[0], east), ("west", pair[1], west)):
                inside = named and all(lies_in(own, code) for m in named for own in m.codes)
                if not inside:
                    given[side] = ((finder.name(code),), (code,), how)
        if how == "title" or not given or (east and west) or _HELPS.search(spoken.text):
            for side, found in (("east", east), ("west", west)):
                if found and side not in given:
                    given[side] = (tuple(m.printed for m in found), _codes(found), how)
    if topic.own and topic.own.side and topic.own.side not in given:
        given[topic.own.side] = ((topic.own.printed,), topic.own.codes, "publisher")
    _narrow_to_own(topic, given, body)
    _widen_to_own(topic, given, body)
    national = any(_GROUP.search(s.text) for s in [title, *lead[:4]])
    if not given.get("east") and not (national and not title.mentions):
        _by_body(given, "east", body)
    if not given.get("west") and not (national and not title.mentions):
        _by_body(given, "west", body)
    if national and not any(side in given and given[side][2] == "title" for side in ("east", "west")):
        topic.sides = Sides((NATIONAL,), (NATIONAL,), "lead", "lead")
        return topic
    east, west = given.get("east"), given.get("west")
    topic.sides = Sides(
        east[0] if east else (), west[0] if west else (), east[2] if east else "", west[2] if west else ""
    )
    topic.giver_codes, topic.receiver_codes = east[1] if east else (), west[1] if west else ()
    return topic


def _narrow_to_own(topic: Topic, given: dict, body: Sequence[Spoken]) -> None:
    """A county's paper that writes 我县 under the short name of two provinces means the county."""
    own = topic.own
    if not own or not own.side or own.side not in given or not any(_OWN.search(s.text) for s in body):
        return
    if all(lies_in(code, over) for code in own.codes for over in given[own.side][1]):
        given[own.side] = ((own.printed,), own.codes, "publisher")


def _widen_to_own(topic: Topic, given: dict, body: Sequence[Spoken]) -> None:
    """A province's paper that begins in one of its counties and goes on with 我省 means the province."""
    own = topic.own
    if not own or not own.side or own.side not in given or given[own.side][2] != "lead":
        return
    means_own = any(_OWN_AT_LEVEL[level(own.codes)].search(s.text) for s in body)
    if means_own and all(lies_in(code, over) for code in given[own.side][1] for over in own.codes):
        given[own.side] = ((own.printed,), own.codes, "publisher")


def _by_body(given: dict, side: str, body: Sequence[Spoken]) -> None:
    """The place of a side that the page names most often, if it is named at least twice or alone."""
    counts = Counter(m.codes for s in body for m in s.of(side))
    if not counts:
        return
    codes, times = counts.most_common(1)[0]
    if len(counts) == 1 or times > sum(counts.values()) / 2:
        mention = next(m for s in body for m in s.of(side) if m.codes == codes)
        given[side] = ((mention.printed,), mention.codes, "body")


def place_of_publisher(publisher: str) -> str:
    """The words of a publisher's name that say where it is: 石渠 of 石渠融媒."""
    return _PUBLISHER_TAIL.sub("", publisher.strip())


def _short_pair(finder: PlaceFinder, spoken: Spoken, body: Sequence[Spoken]) -> tuple[str, str] | None:
    """The pair of a short name: the only one, or the one whose two places the page names."""
    for short in spoken.shorts:
        if len(short.pairs) == 1:
            return short.pairs[0]
        named = {code for s in body for m in s.mentions for code in m.codes}
        likely = [pair for pair in short.pairs if named.issuperset(pair)]
        if len(likely) == 1:
            return likely[0]
    return None


def _joined(mentions: list[Mention]) -> list[Mention]:
    """Distinct places among mentions; a place that lies in another one of them is left out."""
    distinct = list({m.codes: m for m in mentions}.values())
    return [
        m
        for m in distinct
        if not any(
            o is not m and all(lies_in(code, over) for code in m.codes for over in o.codes) for o in distinct
        )
    ]


def _codes(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(code for m in mentions for code in m.codes)


def lies_in(code: str, over: str) -> bool:
    """Whether a place lies in another."""
    return code != over and over in (province_of(code), prefecture_of(code), NATION)


def of_figures(
    spoken: Spoken, figures: Sequence[Figure], topic: Topic, carried: Sides | None, finder: PlaceFinder,
    before: Spoken | None = None,
) -> list[Sides]:  # fmt: skip
    """Sides of each figure of a sentence.

    Parameters
    ----------
    spoken : Spoken
    figures : sequence of Figure
    topic : Topic
    carried : Sides or None
        What the paragraph has named so far.
    finder : PlaceFinder
    before : Spoken, optional
        The sentence before, whose pairs 三地分别 may mean.
    """
    kept = [
        m
        for m in spoken.mentions
        if not (
            _is_destination(m, spoken.text, topic)
            or _only_explains(m, spoken)
            or spoken.text[: m.start].endswith("等")
        )
    ]
    named = Spoken(spoken.text, kept, spoken.shorts)
    found = [_of_one(named, figure, topic, carried, finder) for figure in figures]
    for position in _RESPECTIVELY.finditer(spoken.text):
        _tell_apart(named, figures, found, position.end(), before)
    return found


def _is_destination(mention: Mention, text: str, topic: Topic) -> bool:
    """赴广东就业 on a page about 佛山 says where the jobs are, not who gives."""
    codes = topic.giver_codes if mention.side == "east" else topic.receiver_codes
    wider = bool(codes) and all(lies_in(code, over) for code in codes for over in mention.codes)
    return wider and bool(_DESTINATION.search(text[: mention.start]))


def _only_explains(mention: Mention, spoken: Spoken) -> bool:
    """Ningbo, in East China's Zhejiang province: the province says where the city is."""
    before = [m for m in spoken.mentions if m.end <= mention.start]
    if not before or not all(lies_in(own, over) for own in before[-1].codes for over in mention.codes):
        return False
    return bool(
        re.fullmatch(
            r",? (?:in|of|capital of|a \w+ (?:in|of)|located in)\b[^,.]{0,30}|, [\w' ]{0,24}",
            spoken.text[before[-1].end : mention.start],
        )
    )


def _of_one(
    spoken: Spoken, figure: Figure, topic: Topic, carried: Sides | None, finder: PlaceFinder
) -> Sides:
    if topic.sides.givers != (NATIONAL,) or not spoken.mentions:
        group = _GROUP.search(spoken.text[: figure.start])
        if group and not spoken.mentions and "西部" in spoken.text:
            return Sides((NATIONAL,), (NATIONAL,), "sentence", "sentence")
    giver, giver_by = _named(spoken, figure, "east")
    receiver, receiver_by = _named(spoken, figure, "west")
    if not giver and not receiver and spoken.shorts:
        pair = _short_pair(finder, spoken, [spoken])
        known = pair and any(
            lies_in(code, over) or code == over
            for code, over in zip(topic.giver_codes + topic.receiver_codes, pair, strict=False)
        )
        if pair and not known:
            return Sides((finder.name(pair[0]),), (finder.name(pair[1]),), "sentence", "sentence")
        if pair and topic.sides.givers and topic.sides.receivers:
            return topic.sides
    base = carried if carried and _carries(carried, topic) else topic.sides
    by = ("paragraph", "paragraph") if base is carried else (base.giver_by, base.receiver_by)
    if base.givers == (NATIONAL,) and (giver or receiver):
        base, by = Sides(), ("", "")
        if carried and carried.givers != (NATIONAL,):
            base, by = carried, ("paragraph", "paragraph")
    return Sides(giver or base.givers, receiver or base.receivers, giver_by or by[0], receiver_by or by[1])


def _carries(carried: Sides, topic: Topic) -> bool:
    return bool(carried.givers and carried.receivers)


def _named(spoken: Spoken, figure: Figure, side: str) -> tuple[Names, str]:
    """The place or places of a side nearest to a figure: in its clause, else in clauses before it."""
    bounds = [0, *(m.end() for m in re.finditer(r"[，；：]|, |; ", spoken.text)), len(spoken.text) + 1]
    clause = max(i for i, at in enumerate(bounds[:-1]) if at <= figure.start)
    semicolon = max((m.end() for m in re.finditer("；|; ", spoken.text[: figure.start])), default=0)
    for i in range(clause, -1, -1):
        if i < clause and bounds[i] < semicolon:
            break
        inside = [m for m in spoken.of(side) if bounds[i] <= m.start < bounds[i + 1]]
        before = [m for m in inside if m.start < figure.start]
        if inside:
            return _list_at(
                spoken, (before or inside)[-1 if before else 0]
            ), "clause" if i == clause else "sentence"
    return (), ""


def _list_at(spoken: Spoken, mention: Mention) -> Names:
    """A place with those that are joined to it: 天津、山东两省市."""
    run = _run_with(spoken, mention)
    return tuple(dict.fromkeys(m.printed for m in run))


def _run_with(spoken: Spoken, mention: Mention) -> list[Mention]:
    run = [mention]
    same = spoken.of(mention.side)
    at = same.index(mention)
    for i in range(at - 1, -1, -1):
        if not _LIST_JOINT.fullmatch(spoken.text[same[i].end : run[0].start]):
            break
        run.insert(0, same[i])
    for i in range(at + 1, len(same)):
        if not _LIST_JOINT.fullmatch(spoken.text[run[-1].end : same[i].start]):
            break
        run.append(same[i])
    return run


def _runs(spoken: Spoken, side: str) -> list[list[Mention]]:
    found, seen = [], set()
    for mention in spoken.of(side):
        if mention not in seen:
            run = _run_with(spoken, mention)
            seen.update(run)
            found.append(run)
    return found


def _tell_apart(
    spoken: Spoken, figures: Sequence[Figure], found: list[Sides], end: int, before: Spoken | None
) -> None:
    """分别: the first figure behind it belongs to the first place before it, and so on."""
    series = _series(spoken.text, figures, end)
    if len(series) < 2:
        return
    size = len(series)
    first = figures[series[0]].start
    lists = {
        side: next(
            (run for run in reversed(_runs(spoken, side)) if len(run) == size and run[0].start < first), None
        )
        for side in ("east", "west")
    }
    if not any(lists.values()):
        told = (said for said in (spoken, before) if said and said.pairs_in_turn(size))
        if not (listed := next(told, None)):
            return
        lists = {side: listed.of(side) for side in ("east", "west")}
    for place, index in enumerate(series):
        sides = found[index]
        for side, run in lists.items():
            if run:
                key = "givers" if side == "east" else "receivers"
                by = "giver_by" if side == "east" else "receiver_by"
                sides = sides._replace(**{key: (run[place].printed,), by: "respectively"})
        found[index] = sides


def _series(text: str, figures: Sequence[Figure], start: int) -> list[int]:
    """Figures of one unit behind a place in the text, with nothing but joints between them."""
    behind = [i for i, f in enumerate(figures) if f.start >= start]
    series = behind[:1]
    for i in behind[1:]:
        last = figures[series[-1]]
        if not re.fullmatch(r"\s*(?:、|和|与|及|以及|，|, and|and|,)\s*", text[last.end : figures[i].start]):
            break
        if figures[i].quantity.unit == last.quantity.unit:
            series.append(i)
    return series


def explicit(spoken: Spoken, found: Sequence[Sides]) -> Sides | None:
    """The one pair that a sentence names in full, for the sentences after it; None where there are several."""
    east, west = _joined(spoken.of("east")), _joined(spoken.of("west"))
    if found and any("respectively" in (s.giver_by, s.receiver_by) for s in found):
        return None
    if len(_runs(spoken, "east")) != 1 or len(_runs(spoken, "west")) != 1:
        return None
    return Sides(tuple(m.printed for m in east), tuple(m.printed for m in west), "paragraph", "paragraph")


def level(codes: Sequence[str]) -> str:
    """Level of the places of a side, as claims write it."""
    return level_of(codes[0]) if codes else "national"
