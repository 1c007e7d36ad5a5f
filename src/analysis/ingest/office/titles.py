"""What the lines above a table say about all of it: indicator, unit, time and places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.ingest.office import facts, sides
from analysis.ingest.office.facts import When
from analysis.ingest.office.grid import squash
from analysis.vocabulary import headers
from analysis.vocabulary.places import PROVINCES


@dataclass(frozen=True)
class Title:
    """What the lines above a table say about all of it; `borrowed` where the names of sheet or file say the places."""

    text: str = ""
    words: str = ""
    indicator: str | None = None
    units: tuple[str, ...] = ()
    when: When | None = None
    east: str = ""
    west: str = ""
    national: bool = False
    statistic: bool = False
    basis: str = ""
    borrowed: bool = False


_TITLE_NAME = re.compile(r"情况|统计|汇总|一览|明细|台账|名单|关系|表")


def read_title(lines: list[str]) -> Title:
    """Read the lines above a table.

    >>> title = read_title(["2023年闽宁协作财政援助资金情况表", "单位：万元"])
    >>> title.indicator, title.units, title.east, title.when.start
    ('gov_funds', ('万元',), '福建省', '2023')
    """
    units = tuple(dict.fromkeys(unit for line in lines for unit in facts.units_of(line)))
    named = [line for line in lines if not re.match(r"(?:填报|报送|制表|编制)(?:单位|部门)", squash(line))]
    dated = [w for line in named if (w := facts.when(line)) and (w.start or w.until or w.months)]
    moment = dated[0] if dated else None
    for other in dated[1:]:
        if moment.start and not other.start and (other.until or other.months):
            moment = replace(moment, until=other.until, months=other.months or moment.months)
    if moment is None:
        moment = next((w for line in named if (w := facts.when(line))), None)
    headline = next((line for line in named if _TITLE_NAME.search(line)), " ".join(named))
    words = facts.without_time(facts.without_units(headline))
    bureau = [
        re.sub(r"^(?:指标|indicator):", "", facts.without_units(line))
        for line in lines
        if squash(line).startswith(("指标:", "indicator:"))
    ]
    indicator = facts.indicator_of(bureau[0] if bureau else words)
    east, west = title_sides(headline)
    national = bool(re.search(r"全国|nationwide|national(?!bureau)", words)) and not (east or west)
    statistic = any(
        squash(line).startswith(("数据库:", "指标:", "database:", "indicator:")) for line in lines
    )
    return Title(headline, words, indicator, units, moment, east, west, national, statistic)


def title_sides(line: str) -> tuple[str, str]:
    """Return giver and receiver named in a title, each possibly empty."""
    words = squash(line)
    for short, (east, west) in headers.PAIR_SHORT.items():
        if short in words:
            return east, west
    names = [found.group() for found in sides.PROVINCE_NAMES.finditer(words)]
    names = [PROVINCES[sides.PROVINCE_FORMS[name]][1] if name.isascii() else name for name in names]
    names += [n.group() for n in re.finditer(r"[一-鿿]{2,6}?(?:市|自治州|州|盟)", words) if not names]
    found = {"east": [], "west": []}
    for name in dict.fromkeys(re.sub(r"^(?:年|度|于|对)", "", name) for name in names):
        if side := sides.side_of(name):
            found[side].append(name)
    return ";".join(found["east"]), ";".join(found["west"])
