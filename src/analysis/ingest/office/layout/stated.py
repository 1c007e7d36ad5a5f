"""Giver and receiver that a line above a table states as in a form: 帮扶单位：佛山市南海区, 受援县：会宁县.

A form of one county says there whom its figures are of, and often nowhere else: without these lines they would be of
all givers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.ingest.office.layout import sides
from analysis.ingest.office.reading.grid import squash

_ENDS = r"(?:单位|双方|方|省份|地区|城市|[省市州盟县旗区](?:[(/、]?[省市州盟县旗区、/]+\)?)?)(?:\(.{1,8}?\))?(?:名称)?"
_WEST = r"(?:西部)?(?:受援|受帮扶|被帮扶|受扶|受助)|西部(?:协作|结对|对口)"
_EAST = r"(?:东部)?(?<!定点)(?<!驻村)(?<!受)(?<!被)(?:(?:协作|对口|结对)?(?:帮扶|支援|援助))|东部(?:协作|结对|对口)"
_NEITHER = r"(?:结对|协作|对口)"
_LABEL = rf"(?:(?P<west>{_WEST}|西部)|(?P<east>{_EAST}|东部)|(?P<neither>{_NEITHER})){_ENDS}:"
_FIELD = re.compile(rf"{_LABEL}(?P<name>.+?)(?=$|[,;。(|]|{re.sub('[?]P<[a-z]+>', '?:', _LABEL)})")
_REPORTER = re.compile(r"(?:填报|报送|上报|填表)(?:单位|地区|部门):(?P<name>[^:,;。(|]+)")
_OFFICE = re.compile(
    r"(?:人民政府|乡村振兴|发展|发改|人力|人社|财政|农业|商务|经济|协作|支援|对口|扶贫|区域).*$|(?:县委|市委|区委)?办公室$"
)
_LONGEST_GIVER = 30
_FINENESS = {"province": 0, "prefecture": 1, "county": 2}


def is_field(text: str) -> bool:
    """Whether a cell is a field of a form that says who gives or who receives, and so no head of a column.

    >>> is_field("受援县：会宁县"), is_field("受援县（区）"), is_field("填报单位：省乡村振兴局")
    (True, False, False)
    """
    return bool(_FIELD.match(squash(text)))


def stated_sides(lines: Iterable[str]) -> dict[str, str]:
    """Return giver and receiver that fields of some lines name, each only where all fields of that side agree.

    帮扶县 heads the one that helps or the one that is helped: where the place tells its side, that counts. A giver that
    is no place (a central unit) is a giver all the same: without its name its help would be that of all givers.

    >>> stated_sides(["受援县：会宁县 帮扶县：天津市和平区"]), stated_sides(["帮扶县：会宁县"])
    ({'west': '会宁县', 'east': '天津市和平区'}, {'west': '会宁县'})
    >>> stated_sides(["填报单位：会宁县", "定点帮扶单位：天津市"]), stated_sides(["受援县：天津市和平区"])
    ({}, {})
    >>> stated_sides(["帮扶单位：中国石油天然气集团有限公司"])
    {'east': '中国石油天然气集团有限公司'}
    """
    found: dict[str, set[str]] = {}
    for line in lines:
        for field in _FIELD.finditer(squash(line)):
            names = sides.split_places(field["name"])
            if not names or not all(map(sides.is_listed, names)):
                if field["east"] and len(field["name"]) <= _LONGEST_GIVER:
                    found.setdefault("east", set()).add(";".join(names) or field["name"])
                continue
            own = sides.side_of(";".join(names))
            said = "west" if field["west"] else "east" if field["east"] else own
            if own and own != said and field["west"]:
                continue
            if side := own or said:
                found.setdefault(side, set()).add(";".join(names))
    return {side: next(iter(names)) for side, names in found.items() if len(names) == 1}


def reporter(lines: Iterable[str]) -> str:
    """Return the one city or county that fills a form in, or nothing.

    >>> reporter(["填报单位：宁夏西吉县乡村振兴局"]), reporter(["填报单位：省乡村振兴局"]), reporter(["填报单位：福建省"])
    ('宁夏西吉县', '', '')
    """
    found = {_OFFICE.sub("", field["name"]) for line in lines for field in _REPORTER.finditer(squash(line))}
    name = found.pop() if len(found) == 1 else ""
    placed = bool(name) and sides.is_listed(name) and sides.level_of_name(name) != "province"
    return name if placed else ""


def with_stated(east: str, west: str, lines: list[str]) -> tuple[str, str]:
    """Return giver and receiver of a headline with those that fields name: where it names none, or one that holds them.

    The city or county that fills a form in is its side where that is not named, or named by the province alone.

    >>> with_stated("", "雷山县", ["帮扶单位：佛山市南海区"]), with_stated("浙江省", "四川省", ["受援县：仪陇县"])
    (('佛山市南海区', '雷山县'), ('浙江省', '四川省仪陇县'))
    >>> with_stated("浙江省", "仪陇县", ["受援省：四川省"]), with_stated("浙江省", "", ["帮扶市：广州市"])
    (('浙江省', '仪陇县'), ('浙江省', ''))
    >>> with_stated("", "", ["填报单位：西吉县", "帮扶地区：莆田市荔城区"])
    ('莆田市荔城区', '西吉县')
    >>> with_stated("福建省", "宁夏回族自治区", ["填报单位：西吉县乡村振兴局"]), with_stated("", "", ["填报单位：西吉县"])
    (('福建省', '宁夏回族自治区西吉县'), ('', ''))
    """
    said = stated_sides(lines)
    east, west = _finer(east, said.get("east", "")), _finer(west, said.get("west", ""))
    own = reporter(lines)
    side = sides.side_of(own) if own and (east or west) else None
    return _finer(east, own if side == "east" else ""), _finer(west, own if side == "west" else "")


def _finer(headline: str, stated: str) -> str:
    """Return the place of a field where a headline names none or a wider one that it may lie in."""
    if not headline or not stated:
        return headline or stated
    levels = [_FINENESS[sides.level_of_name(names.split(";")[-1])] for names in (headline, stated)]
    homes = [
        frozenset[str]().union(*map(sides.provinces_of, names.split(";"))) for names in (headline, stated)
    ]
    if levels[0] >= levels[1] or not homes[0] & homes[1]:
        return headline
    return sides.in_province(stated, headline, sides.level_of_name(stated)) if levels[0] == 0 else stated
