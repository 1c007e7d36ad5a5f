"""Levels of a list in one column that no indent and no second column shows: givers above receivers, places above years."""

from __future__ import annotations

from itertools import pairwise

from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import FIGURE, PLACES, UNKNOWN, Column
from analysis.ingest.office.layout.sections import is_time
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers


def heads_without_figures(table: Table, columns: list[Column]) -> frozenset[int]:
    """Return the rows that name a place of one side and no figure, above rows of the other side that have some.

    A place for which nothing was reported is none of them: then other rows of its side have figures.
    """
    places = [c.index for c in columns if c.role in PLACES]
    counted = [c.index for c in columns if c.role in (FIGURE, UNKNOWN)]
    if len(places) != 1:
        return frozenset()
    told = [
        (r, side, any(facts.figure(table.cells[r][c]) for c in counted))
        for r in table.data_rows
        if (side := sides.side_of(table.cells[r][places[0]]))
    ]
    lead = told[0][1] if told else None
    heads = frozenset(r for r, side, _ in told if side == lead)
    if not told or any(holds for r, _, holds in told if r in heads) or told[-1][0] in heads:
        return frozenset()
    return frozenset() if any({one[0], other[0]} <= heads for one, other in pairwise(told)) else heads


def places_above_years(table: Table, columns: list[Column]) -> dict[int, str]:
    """Return each row of a year with the label above it, where one column lists every place and below it its years."""
    places = [c for c in columns if c.role in PLACES]
    if len(places) != 1:
        return {}
    at = places[0].index
    labels = [(r, text) for r in table.data_rows if (text := table.cells[r][at])]
    times = {r for r, text in labels if is_time(text)}
    if not times or labels[0][0] in times or not sides.is_known(labels[0][1]):
        return {}
    follow = dict(pairwise([*(r for r, _ in labels), -1]))
    if any(follow[r] not in times for r, text in labels if r not in times and sides.is_known(text)):
        return {}
    above: dict[int, str] = {}
    outer = ""
    for r, text in labels:
        if r in times:
            above[r] = outer
        else:
            outer = text
    return above


def places_above_indicators(table: Table, columns: list[Column]) -> list[int]:
    """Return the columns of indicators that list places as well, each above its indicators."""
    named = [c.index for c in columns if c.role == "name_of_indicator"]
    listed = {index: [text for r in table.data_rows if (text := table.cells[r][index])] for index in named}
    return [index for index, values in listed.items() if role_of_outline(values) == "name_of_indicator"]


def is_outer(text: str) -> bool:
    """Whether a label is a place that may stand above others: no pair, no 其中, and not the name of an indicator.

    >>> is_outer("西吉县"), is_outer("苏陕资金"), is_outer("其中：广东省")
    (True, False, False)
    """
    words = squash(text)
    return bool(words) and sides.all_listed(text) and not (sides.split_pair(text) or words.startswith("其中"))


def role_of_outline(values: list[str]) -> str:
    """Return the role of a column that lists places, each above its years (`place`) or above indicators, else nothing.

    >>> role_of_outline(["固原市", "2021", "2022", "吴忠市", "2021"]), role_of_outline(["西吉县", "财政援助资金", "社会捐赠"])
    ('place', 'name_of_indicator')
    >>> role_of_outline(["2021", "2022"]), role_of_outline(["西吉县", "同心县"])
    ('', '')
    """
    told = [v for v in values if not headers.TOTAL.match(squash(v))]
    rest = [v for v in told if not is_outer(v)]
    if not rest or rest[0] == told[0] or rest[-1] != told[-1]:
        return ""
    if all(map(is_time, rest)):
        return "place"
    named = sum(meanings.indicator_of(facts.bare(v)) is not None for v in rest)
    return "name_of_indicator" if named * 2 > len(rest) else ""
