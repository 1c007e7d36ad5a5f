"""Giver and receiver that a title names: a pair of provinces (闽宁), their names, and the cities and counties within them.

The finer name counts: a table 隆德县2023年闽宁协作资金 is of one county, and its sum is not that of Ningxia.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.ingest.office.layout import facts, sides, zones
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers
from analysis.vocabulary.places import FORMER_RECEIVERS, PROVINCES

_SIDES = (sides.EAST, sides.WEST)
LEAVES_OUT = re.compile(r"[(（](?P<what>(?:不含|不包括|不包含|除|扣除|剔除)[^()（）]*)[)）]")
"""What a title leaves out, which is on neither side."""
_LONGEST = 16
_ENDS = re.compile(r"(?:.{2,}(?:市|州|盟|县|旗|区)|.县)$")
_NO_NAMES = frozenset(("市辖区", "省直辖县", "矿区", "城区", "郊区"))
_JOINS = re.compile(r"[-—–~→↔·、,，()]|与|和|及|赴|对口(?:帮扶|支援|协作)|东西部|协作|帮扶|结对|支援|援助")


def title_sides(line: str) -> tuple[str, str]:
    """Return giver and receiver named in a title, each possibly empty.

    >>> title_sides("2023年闽宁协作资金"), title_sides("2023年深圳市对口帮扶河池市（粤桂协作）情况")
    (('福建省', '宁夏回族自治区'), ('深圳市', '河池市'))
    >>> title_sides("隆德县2023年闽宁协作资金"), title_sides("济南临夏协作2024"), title_sides("青岛—定西协作")
    (('福建省', '隆德县'), ('济南', '临夏'), ('青岛', '定西'))
    >>> title_sides("铜仁市东莞协作产业引进情况"), title_sides("隆德县与闽侯协作"), title_sides("定西市临洮协作")
    (('东莞', '铜仁市'), ('闽侯', '隆德县'), ('', '定西市'))
    >>> title_sides("江苏省支援青海省西宁、海东两市情况"), title_sides("山东省对口帮扶甘肃陇南"), title_sides("天津市、甘肃省合作项目")
    (('江苏省', '青海省西宁;青海省海东'), ('山东省', '甘肃陇南'), ('天津市', '甘肃省'))
    >>> title_sides("2023年闽宁协作（不含厦门市）")
    ('福建省', '宁夏回族自治区')
    >>> title_sides("Jinan–Linxia East-West cooperation"), title_sides("East-West cooperation")
    (('Jinan, Shandong', 'Linxia, Gansu'), ('', ''))
    """
    line = LEAVES_OUT.sub("", line)
    words = squash(line)
    wide = _provinces(words)
    finer = _finer(words, wide)
    if not any(finer.values()):
        finer = _english(line, wide) or _short(words)
    elif not all(finer.values()):
        finer = _with_short(words, finer)
    east, west = (finer[s] if finer[s] and _within(finer[s], wide[s]) else wide[s] for s in _SIDES)
    if not east and (giver := _UNKNOWN_GIVER.search(words)):
        east = giver["name"]
    return east, west or (_former_receiver(words) if east else "")


@lru_cache(maxsize=4096)
def _pairs_of_clauses(line: str) -> tuple[tuple[str, str], ...]:
    """Giver and receiver of each clause of a title that states several pairs one after another, or nothing."""
    clauses = [part for part in re.split("[、,;和及]", squash(line)) if part]
    pairs = tuple(map(title_sides, clauses)) if len(clauses) > 1 else ()
    return pairs if all(east and west for east, west in pairs) else ()


def giver_of_clause(line: str, words: str) -> str:
    """Return the one giver whose receiver some words name, where a title states several pairs.

    >>> giver_of_clause("厦门市协作临夏州、济南市协作甘南州情况", "临夏州东乡县"), giver_of_clause("厦门市、济南市协作甘肃省", "临夏州")
    ('厦门市', '')
    """
    found = {east for east, west in _pairs_of_clauses(line) if squash(west) in squash(words)}
    return found.pop() if len(found) == 1 else ""


_UNKNOWN_GIVER = re.compile(
    r"(?:^|[年度—–\-、,:])(?P<name>(?![本我全各该省市区县州第\d])(?:(?!东西部|受援|协作|帮扶|结对|对口|支援|情况|年度?|[县州])[一-鿿]){2,8}"
    r"(?:开发区|高新区|经开区|保税区|新区|园区|街道|镇|集团|公司))(?:结对|对口)?(?:帮扶|支援|援助)(?=[一-鿿]{2})"
)
"""A giver of a kind that no list of places has whole: 大亚湾开发区对口帮扶晴隆县. What it gave is not what all gave."""


def _former_receiver(words: str) -> str:
    """Return the places beside a giver that lie in a province that received in earlier rounds only: 恩施州, 湘西州.

    >>> _former_receiver("杭州市对口帮扶恩施州来凤县"), _former_receiver("杭州市对口帮扶情况")
    ('恩施州来凤县', '')
    """
    names = [name for name in places_in_full(words) if sides.provinces_of(name) & {*FORMER_RECEIVERS}]
    names = [name for name in names if not sides.provinces_of(name) - {*FORMER_RECEIVERS}]
    provinces = [m.group() for m in sides.PROVINCE_NAMES.finditer(words)]
    return ";".join(names or [n for n in provinces if sides.PROVINCE_FORMS[n] in FORMER_RECEIVERS])


def _provinces(words: str) -> dict[str, str]:
    """The provinces of each side that a title names, by the short name of a pair or each by its own."""
    if pairs := sides.pairs_in(words):
        return dict(zip(_SIDES, pairs[0], strict=True))
    names = [found.group() for found in sides.PROVINCE_NAMES.finditer(words)]
    names = [PROVINCES[sides.PROVINCE_FORMS[name]][1] if name.isascii() else name for name in names]
    return _sorted(names)


def _sorted(names: list[str]) -> dict[str, str]:
    """Names by their side, joined; those of no side are left out."""
    found: dict[str, list[str]] = {side: [] for side in _SIDES}
    for name in dict.fromkeys(names):
        if side := sides.side_of(name):
            found[side].append(name)
    return {side: ";".join(same) for side, same in found.items()}


_COUNTED_SHORT = re.compile(
    r"(?P<names>[^、\d]{2,4}(?:、[^、\d]{2,4})*)(?P<n>[两二三四五六七八九\d]|等)(?:个)?(?:市州|州市|地市|县区|区县|县市|[市州县区旗盟])"
)
_ALONE = re.compile(
    r"(?P<names>[^\x00-\x7f、]{2,4}?(?:、[^\x00-\x7f、]{2,4}?)*)(?=$|[^\w]|\d|[、的与和及]|东西部|协作|帮扶|对口|结对|支援|援助|情况|资金|项目|财政|地区|受援)"
)


def _short_within(words: str) -> tuple[str, ...]:
    """Cities and counties that stand by their short names right behind their province: 青海省西宁、海东两市, 甘肃陇南."""
    found: list[str] = []
    for province in sides.PROVINCE_NAMES.finditer(words):
        rest, code = words[province.end() :], sides.PROVINCE_FORMS[province.group()]
        for pattern in (_COUNTED_SHORT, _ALONE):
            match = pattern.match(rest)
            names = match["names"].split("、") if match else []
            if names and all(map(_is_short, names)) and all(code in sides.provinces_of(n) for n in names):
                found += [province.group() + name for name in names]
                break
    return tuple(found)


def _is_short(name: str) -> bool:
    return sides.is_listed_below(name) and name not in zones.ALSO_WORDS


def _finer(words: str, wide: dict[str, str]) -> dict[str, str]:
    """The cities and counties of each side that a title names in full."""
    found: dict[str, list[str]] = {side: [] for side in _SIDES}
    for name in dict.fromkeys(places_in_full(words)):
        side = sides.side_of(name)
        if side:
            found[side].append(name)
        elif side := sides.side_between(name, wide[sides.EAST], wide[sides.WEST]):
            found[side].append(wide[side] + name)
    short = _sorted(list(_short_within(words)))
    found = {side: names or [short[side]] for side, names in found.items()}
    return {side: ";".join(same) for side, same in found.items()}


@lru_cache(maxsize=4096)
def places_in_full(words: str) -> tuple[str, ...]:
    """The cities and counties that a title names in full, each with what it lies in where that stands before it."""
    chains: list[str] = []
    at, open_until = 0, -1
    while at < len(words):
        name = next(
            (w for end in range(min(len(words), at + _LONGEST), at + 1, -1) if _is_name(w := words[at:end])),
            "",
        )
        if name and open_until == at and _lies_in(name, chains[-1]):
            chains[-1] += name
        elif not name and chains and (bare := _BARE_ZONE.match(words, at)):
            name = bare["name"]
            chains.append(_CITY.match(chains[-1]).group() + name if _CITY.match(chains[-1]) else name)
        elif name:
            chains.append(name)
        at += len(name) or 1
        if name and (town := _TOWN.match(words, at)):
            chains[-1] += town.group()
            at = town.end()
        open_until = at if name and re.search("(?:市|州|盟)$", name) else -1
    return tuple(chains)


_BARE_ZONE = re.compile(r"(?<=[、和与])(?P<name>高新区|经开区|开发区)")
_TOWN = re.compile(
    r"(?!城乡|乡镇|街道|各|全|[一二三四五六七八九十两\d])[一-鿿]{1,4}?(?:镇|乡|街道)"
    r"(?=$|结对|对口|帮扶|协作|支援|援助|东西部|与|和|、|[-—–(]|(?:19|20)\d\d|资金|项目|情况|"
    + "|".join(headers.PAIR_SHORT)
    + ")"
)
"""A town right behind its county: what 南安市水头镇 gives is not what 南安市 does."""
_CITY = re.compile(r"(?:[^市州]{2,6}省)?[^省市州]{2,6}[市州](?=[^市])")
"""The city of the place named last, whose zone a bare 高新区 is: 济南市历下区、高新区."""


def _lies_in(name: str, wider: str) -> bool:
    """Whether a place may lie in the one before it: 长清区 in 济南市, but not 临夏州."""
    return bool(sides.provinces_of(name) & sides.provinces_of(wider))


def _is_name(words: str) -> bool:
    named = sides.is_listed_below(words) or (zones.ends_as_zone(words) and sides.is_listed(words))
    return bool(_ENDS.match(words)) and words not in _NO_NAMES and named


def _short(words: str) -> dict[str, str]:
    """Cities and counties without their generic word, where one of each side stands alone or both side by side."""
    names: list[str] = []
    for part in map(facts.without_time, _JOINS.split(words)):
        part = re.sub(r"^[\d_.、]+", "", part)
        if sides.is_listed_below(part):
            names.append(part)
        elif len(part) == 4 and all(map(sides.is_listed_below, (part[:2], part[2:]))):
            names += [part[:2], part[2:]]
    found = _sorted(names)
    return found if all(found.values()) else dict.fromkeys(_SIDES, "")


_ENGLISH = re.compile(r"([A-Z][a-z']+)\s?[-–—]\s?([A-Z][a-z']+)")
_PAIRS = {
    tuple(sides.PROVINCE_FORMS[name] for name in pair)
    for pair in headers.PAIR_SHORT.values()
    if all(name in sides.PROVINCE_FORMS for name in pair)
}


def _english(line: str, wide: dict[str, str]) -> dict[str, str]:
    """The cities of an English title (Jinan–Linxia), each in its province: the one pair of provinces that has both; else nothing."""
    found = set()
    for one, other in [] if any(wide.values()) else _ENGLISH.findall(line):
        for east, west in ((one, other), (other, one)):
            homes = [
                (e, w) for e in sides.provinces_of(east) for w in sides.provinces_of(west) if (e, w) in _PAIRS
            ]
            found |= {(f"{east}, {PROVINCES[e][1]}", f"{west}, {PROVINCES[w][1]}") for e, w in homes}
    return dict(zip(_SIDES, found.pop(), strict=True)) if len(found) == 1 else {}


def _with_short(words: str, finer: dict[str, str]) -> dict[str, str]:
    """The sides of a title that names one in full (铜仁市) with the other by its short name (东莞), where that stands alone."""
    for name in places_in_full(words):
        words = words.replace(name, "-", 1)
    words = sides.PROVINCE_NAMES.sub("-", words)
    parts = (re.sub(r"^[\d_.、]+", "", facts.without_time(part)) for part in _JOINS.split(words))
    found = _sorted([part for part in parts if sides.is_listed_below(part)])
    return {side: finer[side] or found[side] for side in _SIDES}


def _within(names: str, wide: str) -> bool:
    """Whether cities and counties lie in the provinces of their side, where a title names these as well."""
    homes = {sides.province_code(name) for name in wide.split(";") if name}
    return not homes or all(sides.provinces_of(name) & homes for name in names.split(";"))
