"""Tables printed side by side: one list in two or three blocks to save paper, or two ranked lists that share their rows.

Read as one table, the second block would overwrite the places of the first, and the first giver would seem to
help the first receiver. Each block becomes a table.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.office.layout import facts, sides
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.reading.grid import squash
from analysis.vocabulary import headers
from analysis.vocabulary.rounds import ASSIGNMENT_2021

_MOST_BLOCKS = 6
_SAMPLE = 300


def blocks_of(table: Table) -> list[Table]:
    """Return the blocks of a table as tables, from the left; a table without a repeated header is its own only block.

    Parameters
    ----------
    table : Table

    Returns
    -------
    list of Table
        Each with the cells of its own columns alone, which keep their addresses.
    """
    filled = [index for index, path in enumerate(table.paths) if path]
    heads = [tuple(map(squash, table.paths[index])) for index in filled]
    for count in range(2, min(_MOST_BLOCKS, len(heads) // 2) + 1):
        size, rest = divmod(len(heads), count)
        if not rest and heads == heads[:size] * count and _names_rows(heads[:size]):
            return [_part(table, filled[n * size : (n + 1) * size], n) for n in range(count)]
    return _groups(table, filled) or _lists(table, filled)


def _groups(table: Table, filled: list[int]) -> list[Table]:
    """Return blocks below groups of other words (财政援助资金 and 社会帮扶资金, each over 地区 | 金额), each with its own places.

    Places below 东部 and 西部 are the two sides of a pair, and no blocks.
    """
    lowest = [squash(table.paths[index][-1]) for index in filled]
    for count in range(2, min(_MOST_BLOCKS, len(filled) // 2) + 1):
        size, rest = divmod(len(filled), count)
        blocks = [filled[n * size : (n + 1) * size] for n in range(count)]
        if rest or lowest != lowest[:size] * count:
            continue
        groups = [{"".join(map(squash, table.paths[index][:-1])) for index in block} for block in blocks]
        if any(
            headers.EAST.search(words) or headers.WEST.search(words) for group in groups for words in group
        ):
            continue
        if all(_is_block(table, block) for block in blocks):
            return [_part(table, block, n) for n, block in enumerate(blocks)]
    return []


def _is_block(table: Table, block: list[int]) -> bool:
    placed = any(_heads_places(table, index, facts.without_units(table.paths[index][-1])) for index in block)
    return placed and any(_holds_figures(table, index) for index in block)


def _lists(table: Table, filled: list[int]) -> list[Table]:
    """Return two lists that share their rows as two tables: each column of places has its own figures behind it.

    They are told from rows of pairs by a rank, or by rows whose two places are no pair since 2021; a place within
    the one before it (省份, 县) is a finer label and no second list.
    """
    lowest = {index: facts.without_units(table.paths[index][-1]) for index in filled}
    starts = [index for index in filled if _heads_places(table, index, lowest[index])]
    if len(starts) != 2 or starts[1] - starts[0] < 2:
        return [table]
    first, second = starts
    between = [i for i in filled if first < i < second and _holds_figures(table, i)]
    behind = [i for i in filled if i > second and _holds_figures(table, i)]
    if not between or not behind:
        return [table]
    ranked = any(_RANK.match(words) for words in lowest.values())
    ties = [_tie(table.cells[r][first], table.cells[r][second]) for r in table.data_rows]
    if not (ranked and "within" not in ties) and "none" not in ties:
        return [table]
    cut = filled.index(second)
    while cut > 0 and filled[cut - 1] > first and _RANK.match(lowest[filled[cut - 1]]):
        cut -= 1  # the rank of the second list
    return [_part(table, filled[:cut], 0), _part(table, filled[cut:], 1)]


_INDICATORS = dict(headers.ROLE_PATTERNS)["name_of_indicator"]
_RANK = re.compile(r"(?:排名|名次|位次|排序|序号|rank(?:ing)?|no\.?)$")


def _heads_places(table: Table, index: int, words: str) -> bool:
    named = headers.PLACE.search(words) or headers.EAST.search(words) or headers.WEST.search(words)
    return bool(named) and sides.lists_places(table.cells[r][index] for r in table.data_rows[:_SAMPLE])


def _holds_figures(table: Table, index: int) -> bool:
    texts = [text for r in table.data_rows[:_SAMPLE] if (text := table.cells[r][index])]
    return bool(texts) and sum(facts.figure(text) is not None for text in texts) * 2 > len(texts)


def _tie(one: str, other: str) -> str:
    """Return how two places of a row belong together: `within` one province, a `pair` since 2021, `none`, or nothing told."""
    a, b = sides.province_code(one), sides.province_code(other)
    if a is None or b is None:
        return ""
    if a == b:
        return "within"
    return "pair" if {(a, b), (b, a)} & set(ASSIGNMENT_2021) else "none"


def _names_rows(heads: list[tuple[str, ...]]) -> bool:
    """Whether a block has a column that says whose its figures are, or what they count; groups of mere figures are one table."""
    lowest = [facts.without_units(path[-1]) for path in heads]
    return any(
        headers.PLACE.search(head)
        or headers.EAST.search(head)
        or headers.WEST.search(head)
        or _INDICATORS.match(head)
        for head in lowest
    )


def _part(table: Table, columns: list[int], number: int) -> Table:
    """Return the table of some columns; the others are blank."""
    own = set(range(columns[0], columns[-1] + 1))
    cells = [[text if c in own else "" for c, text in enumerate(row)] for row in table.cells]
    return replace(
        table,
        cells=cells,
        paths=[path if index in own else () for index, path in enumerate(table.paths)],
        data_rows=[r for r in table.data_rows if any(cells[r])],
        notes=table.notes if number == 0 else [],
    )
