"""A sheet as a grid of printed cells, whatever file it came from.

Every format is reduced to this one form before anything is recognised, so that the readers of shapes know
neither Excel nor Word. A cell is text as printed; a merged area is a span; the address of a cell is the one
that a spreadsheet shows. Only the standard library is imported here: the bounded child process that parses
foreign files starts with this module.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged area, counted from 0, both ends included."""


@dataclass
class Sheet:
    """One sheet, or one table of a page or a Word file.

    Attributes
    ----------
    name : str
        Name as the file gives it.
    rows : list of list of str
        The printed cells from A1; rows may differ in length, and a blank cell is an empty text.
    spans : list of Span
        Merged areas within the grid; the text stands in the first cell of each.
    hidden : bool
        The sheet itself is hidden.
    hidden_rows : frozenset of int
        Rows hidden by hand or by a filter, counted from 0.
    hidden_columns : frozenset of int
        Columns hidden by hand, counted from 0.
    unvalued : frozenset of (int, int)
        Cells with a formula whose value was never stored.
    indented : frozenset of (int, int)
        Cells of text that begin with a blank: a label so set stands for a part of the row above.
    before : list of str
        Text that stands before the table on its page (a title, a unit line).
    headline : str
        Title of the page or Word file that the table stands in, which may stand above other tables.
    merges_known : bool
        The format keeps merged areas; where it does not, blank cells under a label may mean "as above".
    """

    name: str
    rows: list[list[str]]
    spans: list[Span] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unvalued: frozenset[tuple[int, int]] = frozenset()
    indented: frozenset[tuple[int, int]] = frozenset()
    before: list[str] = field(default_factory=list)
    headline: str = ""
    merges_known: bool = True

    @property
    def width(self) -> int:
        """Number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> str:
        """Printed text of one cell, empty outside the grid."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else ""

    def transposed(self) -> Sheet:
        """Return the sheet with rows and columns exchanged; hidden ones are no longer told apart."""
        width = self.width
        full = [[*row, *[""] * (width - len(row))] for row in self.rows]
        return replace(
            self,
            rows=[list(column) for column in zip(*full, strict=True)],
            spans=[(left, top, right, bottom) for top, left, bottom, right in self.spans],
            hidden_rows=frozenset(),
            hidden_columns=frozenset(),
            unvalued=frozenset((c, r) for r, c in self.unvalued),
            indented=frozenset((c, r) for r, c in self.indented),
        )

    def spread(self) -> list[list[str]]:
        """Return the cells as they are recognised (`in_one_language`), merged areas repeated in all their cells."""
        width = self.width
        filled = [[*map(in_one_language, row), *[""] * (width - len(row))] for row in self.rows]
        for top, left, bottom, right in self.spans:
            for row in range(top, bottom + 1):
                filled[row][left : right + 1] = [filled[top][left]] * (right + 1 - left)
        return filled


@dataclass
class Workbook:
    """All sheets of one file, and what is to be said about how it was read."""

    file: str
    sheets: list[Sheet]
    remarks: list[str] = field(default_factory=list)


def indented(rows: Iterable[Iterable[object]]) -> frozenset[tuple[int, int]]:
    """Return the cells of text that begin with a blank.

    >>> sorted(indented([["辽宁省", "1"], ["　大连市", 2]]))
    [(1, 0)]
    """
    return frozenset(
        (r, c)
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if isinstance(value, str) and value[:1].isspace() and not value.isspace()
    )


def letters(column: int) -> str:
    """Return the letters of a column counted from 0.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_of(text: str) -> int | None:
    """Return the column counted from 0 that the letters name, or None when they name none.

    >>> column_of("C"), column_of("AA"), column_of("C5")
    (2, 26, None)
    """
    if not re.fullmatch(r"[A-Za-z]{1,3}", text):
        return None
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(row: int, column: int) -> str:
    """Return the address of a cell as a spreadsheet shows it.

    >>> address(4, 2)
    'C5'
    """
    return f"{letters(column)}{row + 1}"


_UNSEEN = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+"
)
"""Blanks, control and formatting characters."""


_MARKS = re.compile(r"(?<=\S)\s*[\u2460-\u24ff\u2776-\u2793\u2070-\u2079\u00b9\u00b2\u00b3*＊※★☆†‡]+\s*$")


def without_marks(text: str) -> str:
    """Return a text without the marks of footnotes at its end, which NFKC would turn into digits.

    >>> without_marks("100①"), without_marks("昆明市*"), without_marks("①")
    ('100', '昆明市', '①')
    """
    return _MARKS.sub("", text)


LONGEST_TEXT = 500
"""Characters of a cell that are read: a longer one is a text, and no table is told from its end."""

_LATIN = r"[A-Za-z][A-Za-z0-9 ,.'’&()/%\-\n=]*[a-z][A-Za-z0-9 ,.'’&()/%\-\n=]*"
_TRANSLATED_AFTER = re.compile(rf"(?<=[\u4e00-\u9fff)）%])[\s　]*[(（]?{_LATIN}[)）]?$")
_TRANSLATED_BEFORE = re.compile(rf"^{_LATIN}[\s　]+(?=[\u4e00-\u9fff（(])")


@lru_cache(maxsize=65536)
def in_one_language(text: str) -> str:
    """Return a cell without the translation that yearbooks print beside the Chinese; of a long text its beginning.

    >>> in_one_language("北 京 Beijing"), in_one_language("地区生产总值(亿元) Gross Regional Product (100 million yuan)")
    ('北 京', '地区生产总值(亿元)')
    >>> in_one_language("Region 地区"), in_one_language("人均 GDP"), in_one_language("Inner Mongolia")
    ('地区', '人均 GDP', 'Inner Mongolia')
    """
    if text.isascii() or len(text) > LONGEST_TEXT:
        return text[:LONGEST_TEXT]
    bare = _TRANSLATED_AFTER.sub("", text)
    bare = bare if bare != text else _TRANSLATED_BEFORE.sub("", text)
    return bare.strip() or text


@lru_cache(maxsize=65536)
def squash(text: str) -> str:
    """Return text for comparison: NFKC, lower case, without any blank or control character.

    >>> squash("合　计 "), squash("（万元）")
    ('合计', '(万元)')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _UNSEEN.sub("", text.lower())


def printed_number(value: float) -> str:
    """Return a number as a spreadsheet prints it: whole numbers without a point, at most 15 digits.

    >>> printed_number(2100.0), printed_number(0.1 + 0.2), printed_number(1e20)
    ('2100', '0.3', '100000000000000000000')
    """
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    text = format(value, ".15g")
    if "e" in text:
        text = format(float(text), ".20f") if abs(value) < 1 else format(float(text), ".0f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as runs of first and last.

    >>> runs([3, 4, 5, 9])
    [(3, 5), (9, 9)]
    """
    if not numbers:
        return []
    breaks = [n for n, (a, b) in enumerate(pairwise(numbers), start=1) if b != a + 1]
    edges = [0, *breaks, len(numbers)]
    return [(numbers[a], numbers[b - 1]) for a, b in pairwise(edges)]
