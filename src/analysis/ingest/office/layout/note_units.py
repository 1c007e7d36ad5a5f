"""Units that a line above or below a table states for some of its columns alone: 投资额单位为亿元，人员类指标单位为人.

Without the words before the unit the first one of the line would be that of every column of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.ingest.office.layout import english_units, facts, meanings
from analysis.ingest.office.layout.column import FIGURE, TOTAL, Column
from analysis.ingest.office.reading.grid import squash

_CLAUSE = re.compile(r"[,;。|]")
_BEGINS = re.compile(r"^(?:(?:备?注|说明|附注)[:.]?)?(?:[(]?\d{1,2}[.、)])?[:]?")
_STATED = re.compile(
    r"(?P<names>[^:()]{2,60}?)(?:的)?(?:(?:统计|计量|计价|金额|数量)?单位(?:均|都|统一)*(?:为|是|:)|(?:均|都)?以)(?P<unit>[^\d:()]{1,6}?)(?:计算?|为单位)?$"
)
_IN_ENGLISH = re.compile(
    r"(?:note:|units?:)?(?P<names>[a-z]{4,60}?)(?:are|is|(?:are|is)?(?:measured|stated|given))?in(?P<unit>(?:rmb|cny|yuan)(?:million|billion)|(?:million|billion)(?:yuan|rmb|cny)|persons?)"
)
_TIMES = re.compile(r"(million|billion)(?=yuan|rmb|cny)")
_BETWEEN = re.compile(r"[、/]|和|及|与")
_CLASS = re.compile(r"(?:类|项)?(?:的)?(?:指标|数据|栏目|栏|列|项目?)?$|^(?:表中|表内|本表|其中)(?:的)?")
_KINDS = {
    "资金": "yuan", "金额": "yuan", "经费": "yuan", "款项": "yuan", "货币": "yuan", "人员": "persons", "人数": "persons",
    "人口": "persons", "劳务": "persons", "人才": "persons",
}  # fmt: skip
"""Words of a whole kind of figures, and what these count."""


def named_units(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Return each of the words that some lines give a unit of their own, with this unit.

    >>> named_units(["注：1.财政资金、社会捐款单位为万元，投资额单位为亿元。"])
    [('财政资金', '万元'), ('社会捐款', '万元'), ('投资额', '亿元')]
    >>> named_units(["(grants and investment in RMB million; persons otherwise)"])
    [('grants', 'million yuan'), ('investment', 'million yuan')]
    >>> named_units(["单位：万元", "资金类指标单位为万元；人员以人计", "填报单位为发改委"])
    [('资金', '万元'), ('人员', '人')]
    """
    found = []
    for line in lines:
        for clause in _CLAUSE.split(squash(line)):
            stated = _STATED.fullmatch(_BEGINS.sub("", clause))
            if english := _IN_ENGLISH.fullmatch(clause.strip("()")):
                found += [
                    (name, english_units.one_way(_TIMES.sub(r"\1 ", english["unit"])))
                    for name in re.split("and|/", english["names"])
                    if len(name) > 3
                ]
            if stated and facts.is_unit(stated["unit"]):
                names = (_CLASS.sub("", _CLASS.sub("", name)) for name in _BETWEEN.split(stated["names"]))
                found += [(name, stated["unit"]) for name in names if len(name) > 1]
    return found


def with_named(columns: list[Column], named: list[tuple[str, str]]) -> list[Column]:
    """Return columns of figures without a unit of their own with the one that a line states under their words."""
    if not named:
        return columns
    return [
        replace(c, units=(unit,)) if c.role in (FIGURE, TOTAL) and not c.units and (unit := _unit_of(c, named)) else c
        for c in columns
    ]  # fmt: skip


def _unit_of(column: Column, named: list[tuple[str, str]]) -> str:
    """Return the unit of the longest words that a header holds or is part of, else that of its kind; nothing where two agree not."""
    words = "".join(map(facts.bare, column.path))
    fits = [
        (n, u) for n, u in named if not column.indicator or meanings.suits(column.indicator, facts.family(u))
    ]
    own = [(len(n), u) for n, u in fits if n not in _KINDS and (n in words or words in n)]
    longest = {unit for size, unit in own if size == max(own)[0]}
    kinds = {unit for name, unit in fits if _KINDS.get(name) == facts.family(unit)}
    units = longest or kinds
    return units.pop() if len(units) == 1 else ""
