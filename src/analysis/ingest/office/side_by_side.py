"""Tables printed in two or three blocks side by side under one header repeated, as long lists are to save paper.

Read as one table, the second block would overwrite the places of the first. Each block becomes a table.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.office import facts
from analysis.ingest.office.blocks import Table
from analysis.ingest.office.grid import squash
from analysis.vocabulary import headers

_MOST_BLOCKS = 6


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
    return [table]


def _names_rows(heads: list[tuple[str, ...]]) -> bool:
    """Whether a block has a column that says whose its figures are; groups of mere figures are one table."""
    lowest = [facts.without_units(path[-1]) for path in heads]
    return any(
        headers.PLACE.search(head) or headers.EAST.search(head) or headers.WEST.search(head)
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
