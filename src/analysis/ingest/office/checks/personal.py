"""Personal data in a table: found by header and by pattern, and taken out before anything else sees it.

Ledgers of people carry names, identity numbers and telephones. A column whose header says who a person is
loses all its cells; in every other cell what `analysis.ingest.personal` knows by its form is replaced. What was
taken out is counted, never shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from analysis.ingest.office.layout import facts, meanings, sides
from analysis.ingest.office.layout.header_rows import is_head
from analysis.ingest.office.reading.grid import LONGEST_TEXT, Sheet, letters, squash
from analysis.ingest.personal import REMOVED, mask
from analysis.vocabulary import headers

_SAMPLE, _CUT = 300, 40
_LONGEST_HEAD = 60


class Cleaned(NamedTuple):
    """A sheet without personal data: the same grid, the number of cells that lost some, and which columns lost all."""

    sheet: Sheet
    touched: int
    heads: tuple[str, ...] = ()


def remove_personal(sheet: Sheet, places: frozenset[str] = frozenset()) -> Cleaned:
    """Return a sheet without personal data.

    Parameters
    ----------
    sheet : Sheet
        As read; it is not changed.
    places : frozenset of str
        Columns, by letter or squashed header, that the office says hold places.

    Returns
    -------
    Cleaned
        A cell below a personal header is blank, and patterns elsewhere are replaced. A column whose cells are
        mostly known places is no column of persons, whatever heads it (`name`): of its cells only those go
        that name no place.
    """
    rows = [[text if len(text) <= LONGEST_TEXT else _beginning(text) for text in row] for row in sheet.rows]
    touched = 0
    heads: dict[int, str] = {}
    below: dict[int, Callable[[str], bool]] = {}
    counted: set[int] = set()
    for r, row in enumerate(rows):
        printed = [text for text in row if text]
        personal = {c for c, text in enumerate(row) if text and _is_personal_header(text)}
        words = 0 if any(facts.figure(text) for text in printed) else sum(map(is_head, printed))
        header_row = (words * 2 > len(printed) and words > 1) or (bool(personal) and len(printed) == 1)
        if header_row and len(printed) > 1:
            under = {c for c, text in enumerate(row) if text and c not in personal}
            below = {c: keeps for c, keeps in below.items() if c not in under}
            counted = (counted - under) | {c for c in under if _heads_figures(row[c])}
        if header_row:
            for c in _spread_over_spans(sheet, r, personal):
                below[c] = _keeps(sheet, r, c, places)
        for c, text in enumerate(row):
            if not text:
                continue
            if header_row:
                clean = mask(text)
            elif c in below:
                keeps = below[c]
                clean = text if keeps(text) else "" if keeps is _nothing else REMOVED
                if clean != text and c not in heads:
                    heads[c] = _head_above(sheet, r, c)
            elif c > 0 and c - 1 in personal and not is_head(text):
                clean = REMOVED
            else:
                clean = text if _plain(text, c in counted) else mask(text)
            if clean != text:
                touched += 1
                row[c] = clean
    before = [mask(line) for line in sheet.before]
    touched += sum(a != b for a, b in zip(before, sheet.before, strict=True))
    cleaned = replace(sheet, name=mask(sheet.name), rows=rows, before=before)
    return Cleaned(
        cleaned, touched, tuple(f"{letters(c)}: {head}" for c, head in sorted(heads.items()) if head)
    )


def _beginning(text: str) -> str:
    """Return what is read of a long text, masked, and without its end, where a number may be cut in two."""
    return mask(text[: LONGEST_TEXT + _CUT])[:LONGEST_TEXT][:-_CUT]


def _keeps(sheet: Sheet, row: int, column: int, places: frozenset[str]) -> Callable[[str], bool]:
    """Return which cells below a personal header stay: none, or those that name places where it heads places."""
    if {letters(column).lower(), squash(sheet.cell(row, column))} & places:
        return _names_places
    below = (sheet.cell(r, column) for r in range(row + 1, len(sheet.rows)))
    return sides.all_listed if sides.lists_places(islice(filter(None, below), _SAMPLE)) else _nothing


def _names_places(text: str) -> bool:
    """Whether a cell of a column that the office says holds places may be shown: it ends like a place, or is one."""
    return sides.all_listed(text) or all(map(sides.is_place, sides.split_places(text)))


def _nothing(text: str) -> bool:
    """Of a column of persons no cell stays."""
    return False


def _head_above(sheet: Sheet, row: int, column: int) -> str:
    """Return the nearest personal header above a cell."""
    above = (sheet.cell(r, column) for r in range(row - 1, -1, -1))
    return next((squash(text) for text in above if text and _is_personal_header(text)), "")


def _heads_figures(text: str) -> bool:
    """Whether a header cell heads figures, so that eleven digits below it are an amount and no telephone."""
    return bool(facts.units_of(text) or meanings.indicator_of(facts.without_units(text)))


def _plain(text: str, counted: bool) -> bool:
    """Whether a cell can't hold personal data: a short number, or a number of any usual length below an amount."""
    return facts.figure(text) is not None and len(text) < (15 if counted else 11)


@lru_cache(maxsize=65536)
def _is_personal_header(text: str) -> bool:
    """Whether a cell heads personal data; a long text only speaks of it."""
    if len(text) > _LONGEST_HEAD:
        return False
    words = facts.without_units(text)
    return (
        len(words) <= 24
        and bool(headers.PERSONAL.search(words))
        and not re.search(r"人数|人次|数量|个数", words)
    )


def _spread_over_spans(sheet: Sheet, row: int, columns: set[int]) -> set[int]:
    """Return the columns that personal headers cover, where a header cell is merged over several."""
    covered = set(columns)
    for top, left, _, right in sheet.spans:
        if top == row and left in columns:
            covered.update(range(left, right + 1))
    return covered


_NAME = re.compile(r"[一-鿿·]{2,8}|[A-Za-z]+(?: [A-Za-z]+){1,3}")


def names_in(sheet: Sheet, clean: Sheet) -> frozenset[str]:
    """Return the names that `remove_personal` took out of whole cells, to be looked for in the names of sheet and file."""
    return frozenset(
        text.strip()
        for before, after in zip(sheet.rows, clean.rows, strict=True)
        for text, left in zip(before, after, strict=True)
        if text and left in ("", REMOVED) and _NAME.fullmatch(text.strip())
    )


def without_names(text: str, names: frozenset[str]) -> str:
    """Return a text in which none of some persons' names stands.

    >>> without_names("王小明台账.xlsx", frozenset({"王小明"}))
    '〔个人信息〕台账.xlsx'
    """
    for name in sorted((n for n in names if n in text), key=len, reverse=True):
        text = text.replace(name, REMOVED)
    return text
