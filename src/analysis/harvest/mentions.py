"""Places in running text: every name that the gazetteer knows, with its side, and where short names of pairs stand.

A cell of a table holds places and nothing else; a sentence holds words that look like them: 合作 is a city of Gansu,
来宾 are guests. A bare name counts only for a province, or where the pairings know the place and a word beside it
says so. Which of several places of one name is meant is left to the resolver, which knows the other side of the pair.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis.harvest import english_counties
from analysis.harvest.english_names import is_filed, scan
from analysis.harvest.english_places import EnglishPlaces
from analysis.harvest.everyday_words import HOMOGRAPHS, HOUSES, PERSONS, WORDS
from analysis.harvest.nesting import are_or_lie_in, lies_in
from analysis.harvest.short_names import Pair, ShortName, short_names
from analysis.harvest.text import is_chinese
from analysis.harvest.zone_names import ZoneNames
from analysis.ingest.place_names import Place
from analysis.ingest.places import Resolver
from analysis.vocabulary.places import (
    ROLES,
    ZONE,
    fold,
    forms,
    level_of,
    prefecture_of,
    province_of,
    stem,
)

Tie = tuple[str, str, int | None, int | None]


ABBREVIATED = 3
"""Exactness of a province over the page's place that is told by one character: 援滇 on a page about 文山."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text.

    `side` is east, west or empty where the name fits both. `printed` is what the resolver reads: the name with
    the parents before it. `codes` are today's places that it may mean, as far as they can be on a side.
    """

    start: int
    end: int
    printed: str
    side: str
    codes: tuple[str, ...]
    exact: int = 0


_BESIDE = "向对与和及、赴到至在于从由给·—-－（，。；：“”《》和跟帮助为来往抵访是让扶援携"
_LEADS = "入赴到向对给援帮在与和、"
_AFTER = "三四五六七八九十等与和及、·—-－市州县区，。对向援赴帮结两人干的在（）：；来到投捐东协企农劳群脱贫"
_ZONE_AHEAD = re.compile(
    r"(?:国家级?)?(?:经济技术|高新技术产业|高新技术|经济|高新)(?:产业)?开发区|高新区|经开区|保税区"
)
_FOLLOWS_SHORT = re.compile(
    r"协|合作|扶|帮|携|山海|两|双|东西|对口|劳务|产业|消费|人才|教育|医疗|共|情|一家|工业|园|企业|联席|飞地|号|名企|干部|手|互|特色|乡村|同心|结对|之|”|财政|资金|社会|干|项目|就业|健康|文旅|科技|职业|电商|农"
)
_COMPANY = re.compile(
    r"(?:(?![与和向对在赴到来往投引援捐选派帮支的等某一两几])[\u4e00-\u9fffA-Za-z（）]){2,14}?(?:有限(?:责任)?公司|股份公司|集团(?!式)|公司)"
)
"""Behind a place: 深圳涌容资产集团有限公司 is a company's name."""
_DATELINE = re.compile(r"(?:电|讯)(?=[（\s\d])|\d{1,2}月\d{1,2}日(?:电|讯)|, \w+\.? \d{1,2} \(\w+\)")
_PLACE_FIRST = (", ", " of ", " in ")  # what stands between a place and the one that it lies in, in English
LIST_JOINT = re.compile(
    r"\s*(?:籍|方面)?(?:[，,]?、[，,]?|和|与|及|以及|,|，|(?:, |provinces )?and(?: the(?: \w+)?(?: province of)?)?)\s*"
)
"""What stands between the members of a list."""


class PlaceFinder:
    """Finds places and short names of pairs.

    Parameters
    ----------
    resolver : Resolver
        Its gazetteer is searched for.
    ties : iterable of (str, str, int or None, int or None)
        Giver and receiver of every known pair, of any level and round, with its first and last year.
    """

    def __init__(self, resolver: Resolver, ties: Iterable[Tie]) -> None:
        self._history, self._index = resolver.history, resolver.index
        self._spans: dict[Pair, list[tuple[int, int]]] = defaultdict(list)
        for giver, receiver, first, last in ties:
            self._spans[giver, receiver].append((int(first or 0), int(last or 9999)))
        pairs = list(self._spans)
        self.pairs = frozenset(pairs)
        self._provinces: dict[Pair, list[tuple[int, int]]] = defaultdict(list)
        for (a, b), spans in self._spans.items():
            self._provinces[province_of(a), province_of(b)] += spans
        paired = {code for pair in pairs for code in pair}
        paired |= {self._history.today(code) for code in paired}
        self._chinese: dict[str, list[tuple[int, Place]]] = defaultdict(list)
        for place in self._history.places:
            if place.level == "national":
                continue
            for form, exactness in forms(place.name, place.adcode):
                told = len(form) > 2 and form.endswith("旗")  # 科右前旗 is no everyday word
                bare_county = exactness == 2 and place.level == "county" and not told
                if len(form) > 1 and (not bare_county or place.adcode in paired):
                    self._chinese[fold(form)].append((min(exactness, 1) if told else exactness, place))
        self._english = EnglishPlaces(self._history.places, resolver.index, paired)
        self._lengths: dict[str, list[int]] = defaultdict(list)
        for form in self._chinese:
            if len(form) not in self._lengths[form[:2]]:
                self._lengths[form[:2]].append(len(form))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)
        self.short = short_names(pairs, self._name)
        self._zones = ZoneNames(resolver.zones, lambda name: name[:2] in self._lengths)

    def is_over(self, giver: str, receiver: str, first: int, last: int) -> bool:
        """Whether two places are a known pair, but neither they nor places in them (宁波, 黔西南) in any of these years."""
        if (giver, receiver) not in self._spans:
            return False
        held = (s for pair, s in self._spans.items() if are_or_lie_in(pair, (giver, receiver)))
        return not any(a <= last and first <= b for spans in held for a, b in spans)

    def related(self, giver: str, receiver: str, first: int | None = None, last: int | None = None) -> bool:
        """Whether two places, or places of their provinces, are a known pair, and were so by a year.

        Two provinces of which only cities were tied are none once that is over: Shanghai and Guizhou after 2020.
        """
        spans = self._provinces.get((province_of(giver), province_of(receiver)), ())
        only_cities = (
            level_of(giver) == level_of(receiver) == "province" and (giver, receiver) not in self._spans
        )
        return any(
            (last is None or a <= last) and (not only_cities or first is None or first <= b) for a, b in spans
        )

    def _name(self, code: str) -> str:
        rows = self._history.by_code.get(code)
        return rows[-1].name if rows else ""

    def name(self, code: str) -> str:
        """Full name of a place, after its parent's where other places share it."""
        name = self._name(code)
        alike = {p.adcode for _, p in self._chinese.get(name, ()) if p.end is None}
        if len(alike) < 2:
            return name
        parent = prefecture_of(code)
        return self._name(parent if parent and parent != code else province_of(code)) + name

    def find(self, text: str, local: Mapping[str, list[tuple[int, Place]]] | None = None) -> list[Mention]:
        """Places in a text in its usual spelling, in their order.

        Parameters
        ----------
        text : str
        local : mapping, optional
            Bare names that this page uses for counties that it also names in full (`local_names`).
        """
        found = (
            self._with_zones(text, self._in_chinese(text, local or {}), local or {})
            if is_chinese(text)
            else self._in_english(text, local or {})
        )
        found = [self._in_full(m) for m in self._merged(text, found) if not _COMPANY.match(text, m.end)]
        return _sided_by_list(text, found)

    def _in_full(self, mention: Mention) -> Mention:
        """大连、中山: the city of that name, which the resolver would take for a district of the place before it."""
        alike = {p.adcode for _, p in self._chinese.get(mention.printed, ()) if p.end is None}
        one = len(alike) > 1 and mention.exact == 2 and [level_of(c) for c in mention.codes] == ["prefecture"]
        return replace(mention, printed=self._name(mention.codes[0])) if one else mention

    def _with_zones(self, text: str, found: list[Mention], local: Iterable[str]) -> list[Mention]:
        """Places and zones; a city printed before its zone is one mention with it."""
        for start, end, zone in self._zones.find(text, local):
            over = next((m for m in found if m.end == start), None)
            if over and any(zone.holder == code or lies_in(zone.holder, code) for code in over.codes):
                start = over.start
            if any(m.start < start < m.end for m in found):
                continue
            mention = self._sided(start, end, zone.name, [self._history.by_code[zone.holder][-1]], 0)
            if mention:
                found = [m for m in found if not start <= m.start < end] + [mention]
        return sorted(found, key=lambda mention: mention.start)

    def local_names(self, texts: Iterable[str], publisher: str = "") -> dict[str, list[tuple[int, Place]]]:
        """Bare names of the counties, and of the cities called by a word, that a page or its publisher names: 石渠 on a page that says 石渠县.

        Zones that it names with their ending stand there by their head (大亚湾), without a place.
        """
        texts = list(texts)
        names: dict[str, list[tuple[int, Place]]] = {head: [] for head in self._zones.named(texts)}
        self._english_names([text for text in texts if not is_chinese(text)], names)
        for text in filter(is_chinese, texts):
            for mention in self._in_chinese(text, {}):
                sure = mention.exact < 2 or mention.printed in HOMOGRAPHS
                for _, place in self._chinese.get(mention.printed, ()) if sure else ():
                    bare = stem(place.name)
                    same_level = all(p.level == "county" for _, p in self._chinese.get(bare, ()))
                    unused = same_level if place.level == "county" else bare in HOMOGRAPHS
                    if place.level != "province" and len(bare) > 1 and bare not in WORDS and unused:
                        known = names.setdefault(bare, [])
                        known += [(1, place)] if (1, place) not in known else []
        for exactness, place in self._index.chinese(fold(publisher)) if publisher else ():
            if (
                exactness == 2
                and place.level == "county"
                and place.end is None
                and (publisher not in self._chinese or publisher in WORDS)
                and publisher not in HOUSES
            ):
                names[publisher] = [*names.get(publisher, []), (1, place)]
        return names

    def entries(self, name: str) -> list[tuple[int, Place]]:
        """What the gazetteer has of a name, with how exact it is."""
        return self._index.chinese(fold(name))

    def _english_names(self, texts: list[str], names: dict[str, list[tuple[int, Place]]]) -> None:
        """Add the bare names of the counties that English texts name with their kind, or beside those that they are paired with."""
        told: set[str] = set()
        for text in texts:
            for mention in self._merged(text, self._in_english(text, {})):
                told |= set(mention.codes) if len(mention.codes) == 1 else set()
                code = mention.codes[0]
                if len(mention.codes) == 1 and level_of(code) == "county":
                    place = self._history.by_code[code][-1]
                    if self._english.is_of_counties(place.english) and place.english in text:
                        names[place.english] = [(1, place)]
        bare = english_counties.names(texts, told, self._english, self.pairs, names.__contains__)
        names |= {name: [(1, place)] for name, place in bare.items()}

    def _in_chinese(self, text: str, local: Mapping[str, list[tuple[int, Place]]]) -> list[Mention]:
        found, at = [], 0
        while at < len(text) - 1:
            lengths = self._lengths.get(text[at : at + 2], ())
            if local:
                lengths = sorted({*lengths, *map(len, local)}, reverse=True)
            for length in lengths:
                form = text[at : at + length]
                own = local.get(form) if len(form) == length else None
                entries = own or (self._chinese.get(form) if len(form) == length else None)
                if entries and (mention := self._mention(text, at, at + length, entries, bool(own))):
                    found.append(mention)
                    at = mention.end - 1
                    break
            at += 1
        return found

    def _mention(
        self, text: str, start: int, end: int, entries: list[tuple[int, Place]], own: bool = False
    ) -> Mention | None:
        best = min(exactness for exactness, _ in entries)
        places = [place for exactness, place in entries if exactness == best]
        top = min(places, key=lambda place: ("province", "prefecture", "county").index(place.level)).level
        if best == 2:
            places = [place for place in places if place.level == top]
        before, after = text[start - 1 : start], text[end : end + 1]
        if best == 2 and top != "province":
            homograph = text[start:end] in HOMOGRAPHS or top == "county"
            led = before in _BESIDE or self._ends_a_place(text, start)
            followed = after in _AFTER or not after or self._begins_a_place(text, end)
            sure = before in _LEADS and top != "county" and text[start:end] not in PERSONS
            sure = sure or (top != "county" and self._ends_a_place(text, start))
            if homograph and not sure and not (led and followed):
                return None
            if text[start:end] in WORDS:
                return None
        if (
            not own
            and end - start == 2
            and best < 2
            and top == "county"
            and (before not in _BESIDE or after == "级")
        ):
            return None
        if (top == "province" and best == 2 and after in ("路", "街", "道")) or _DATELINE.match(text, end):
            return None  # 北京路 is a street, 新华社北京12月26日电 says where the reporter sat
        if text[start:end] in HOMOGRAPHS and re.match("医院|大学|公园|路", text[end : end + 2]):
            return None  # 中山医院
        zone = _ZONE_AHEAD.match(text, end)
        if zone and ZONE.search(zone[0]):
            end = zone.end()
        return self._sided(start, end, text[start:end], places, best)

    def _begins_a_place(self, text: str, at: int) -> bool:
        return any(text[at : at + n] in self._chinese for n in self._lengths.get(text[at : at + 2], ()))

    def _ends_a_place(self, text: str, at: int) -> bool:
        return any(text[at - n : at] in self._chinese for n in (2, 3, 4) if at >= n)

    def _sided(self, start: int, end: int, printed: str, places: list[Place], exact: int) -> Mention | None:
        sides = {
            side: [p for p in places if province_of(p.adcode) in ROLES[side]] for side in ("east", "west")
        }
        if not (sides["east"] or sides["west"]):
            return None
        side = "" if sides["east"] and sides["west"] else "east" if sides["east"] else "west"
        codes = {self._history.today(p.adcode) for p in sides["east"] + sides["west"]}
        return Mention(start, end, printed, side, tuple(sorted(codes)), exact)

    def _in_english(self, text: str, local: Mapping[str, list[tuple[int, Place]]]) -> list[Mention]:
        def mention_of(start: int, end: int, name: str) -> Mention | None:
            own = local[name][0][1] if local.get(name) else None
            if _DATELINE.match(text, end) or is_filed(text, start, end):
                return None
            read = self._english.read(text, start, end)
            if read is None:
                return None
            end, places, kind = read
            county = places[0].level == "county"
            if own and county:
                return self._sided(start, end, self.name(own.adcode), [own], 1)
            return None if county and not kind else self._sided(start, end, text[start:end], places, 2)

        return scan(text, mention_of)

    def _merged(self, text: str, found: list[Mention]) -> list[Mention]:
        """A parent and what lies in it, printed together, are one mention."""
        merged: list[Mention] = []
        for mention in found:
            last = merged[-1] if merged else None
            gap = text[last.end : mention.start] if last else ""
            if last and gap in ("", "省", "市", " ", "'s ", "’s ", *_PLACE_FIRST):
                inside = tuple(
                    code for code in mention.codes if any(lies_in(code, over) for over in last.codes)
                )
                outside = tuple(
                    code for code in last.codes if any(lies_in(code, over) for over in mention.codes)
                )
                if inside and gap not in _PLACE_FIRST:
                    named = self.name(inside[0]) if len(inside) == 1 else mention.printed
                    printed = named if "s" in gap else text[last.start : mention.end]
                    merged[-1] = Mention(last.start, mention.end, printed, last.side or mention.side, inside)
                    continue
                if outside and gap in (*_PLACE_FIRST, " "):
                    told_apart = len(outside) == 1 < len(last.codes)
                    printed = self.name(outside[0]) if told_apart else last.printed
                    merged[-1] = Mention(last.start, mention.end, printed, last.side or mention.side, outside)
                    continue
            merged.append(mention)
        return merged

    def short_in(self, text: str, taken: list[Mention], *, title: bool = False) -> list[ShortName]:
        """Short names of pairs in a text; a title needs no word of cooperation behind them."""
        found = []
        for at in range(len(text) - 1):
            pairs = self.short.get(text[at : at + 2])
            if (
                not pairs
                or text[at : at + 2] in self._chinese
                or any(m.start <= at + 1 and at < m.end for m in taken)
            ):
                continue
            known = level_of(pairs[0][0]) == "province" and level_of(pairs[0][1]) == "province"
            follows = _FOLLOWS_SHORT.match(text, at + 2) or text[at - 1 : at] in ("“", "·", "·")
            follows = follows or (known and self._is_listed(text, at))
            if follows or (title and known and text[at + 2 : at + 3] not in ("镇", "村")):
                found.append(ShortName(at, at + 2, pairs))
        return found

    def _is_listed(self, text: str, at: int) -> bool:
        """粤桂、粤黔: a short name beside another one."""
        beside = [text[at + 3 : at + 5]] * (text[at + 2 : at + 3] in ("、", "和", "与")) + [
            text[max(0, at - 3) : at - 1]
        ] * (text[at - 1 : at] in ("、", "和", "与"))
        return any(name in self.short and name not in self._chinese for name in beside)


def _sided_by_list(text: str, mentions: list[Mention]) -> list[Mention]:
    """海淀区、朝阳区、西城区: a name that fits both sides is on that of its neighbours in a list."""
    for step in (1, -1):
        for at in range(len(mentions))[::step]:
            if mentions[at].side or not 0 <= at - step < len(mentions):
                continue
            beside = mentions[at - step]
            first, last = sorted((beside, mentions[at]), key=lambda m: m.start)
            if beside.side and LIST_JOINT.fullmatch(text[first.end : last.start]):
                mentions[at] = on_side(mentions[at], beside.side)
    return mentions


def on_side(mention: Mention, side: str) -> Mention:
    """The mention, of its places those that can be on a side."""
    codes = tuple(code for code in mention.codes if province_of(code) in ROLES[side])
    return replace(mention, side=side, codes=codes) if codes else mention
