"""Levels of a list in one column that no indent and no second column shows: givers above receivers, places above years."""

from __future__ import annotations

from dataclasses import dataclass
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


MIXED = "places and years stand in one column, and nothing tells which are of which"
"""Why the rows of such a list are refused where its order does not tell its levels."""


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a year in a list of one column: the label right above it, and the sides or provinces above that."""

    label: str
    outer: str = ""


def places_above_years(table: Table, columns: list[Column]) -> dict[int, Above] | None:
    """Return each row of a year with the labels above it, where one column lists places and below each its years.

    Places may stand below others: receivers below their giver, cities below their province. None where a place begins the
    list and its levels can't be told; nothing where the column lists no years, or begins with one.
    """
    places = [c.index for c in columns if c.role in PLACES]
    labels = (
        [(r, text) for r in table.data_rows if (text := table.cells[r][places[0]])]
        if len(places) == 1
        else []
    )
    times = {r for r, text in labels if is_time(text)}
    if not times or labels[0][0] in times or not sides.is_known(labels[0][1]):
        return {}
    above: dict[int, Above] = {}
    outers: list[str] = []
    inner = ""
    for (r, text), (below, under) in pairwise([*labels, (-1, "")]):
        if r in times:
            above[r] = Above(inner, _joined(outers))
        elif below in times or not sides.is_known(text):
            inner = text
        elif not _holds(text, under):
            return None
        else:
            outers = [*_wider(outers, text), text]
    return above


def _holds(outer: str, inner: str) -> bool:
    """Whether a place may stand above another one: of the other side, or one that it lies in."""
    if not sides.is_known(inner):
        return False
    return sides.side_of(outer) != sides.side_of(inner) or bool(
        squash(sides.tidy(outer)) in sides.PROVINCE_FORMS
        and sides.provinces_of(outer) & sides.provinces_of(inner)
    )


def _wider(outers: list[str], text: str) -> list[str]:
    """Return the labels above a new one: those before the one of its side and level that it follows."""
    own = (sides.side_of(text), sides.level_of_name(text))
    found = (n for n, name in enumerate(outers) if (sides.side_of(name), sides.level_of_name(name)) == own)
    return outers[: next(found, len(outers))]


def _joined(outers: list[str]) -> str:
    """Return the last label of each side as the heading of a section: 南京市, or 江苏省—陕西省."""
    last = {sides.side_of(name): name for name in outers}
    return "—".join(last[side] for side in (sides.EAST, sides.WEST) if side in last)


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
