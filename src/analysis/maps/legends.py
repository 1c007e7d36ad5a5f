"""Legends in a corner of the map: areas, lines of true width, dots; measured first, so that nothing runs
over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patches import Circle, Rectangle

from analysis.charts import bare, style
from analysis.charts.frame import Page
from analysis.maps.canvas import Canvas

_SYMBOL, _GAP, _LEADING, _BETWEEN = 24.0, 5.0, 1.55, 7.0
_MOST_ROWS = 3


Corner = Literal["lower left", "upper left", "lower right", "upper right"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a legend: a symbol and its words.

    `width` is that of a line in points; `dash` gives its drawn and left-out lengths.
    """

    words: str
    kind: Literal["area", "line", "dot"]
    colour: str
    hatch: bool = False
    width: float = 0.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Entries under a title."""

    title: str
    entries: Sequence[Entry]


def draw(
    canvas: Canvas,
    blocks: Sequence[Block],
    *,
    corner: Corner = "lower left",
    size: float = style.SIZES["small"],
) -> None:
    """Draw the blocks one above the other in a corner of a map and block the place for labels."""
    blocks = [block for block in blocks if block.entries]
    if not blocks:
        return
    wide = max(_width(block, size) for block in blocks)
    high = sum(_height(block, size) for block in blocks) + _BETWEEN * (len(blocks) - 1)
    vertical, horizontal = corner.split()
    x = 2.0 if horizontal == "left" else canvas.size[0] - wide - 2.0
    y = high + 2.0 if vertical == "lower" else canvas.size[1] - 2.0
    canvas.blocked.append((x - 3, y - high - 3, x + wide + 3, y + 3))
    for block in blocks:
        _block(canvas.over, block, x, y, size)
        y -= _height(block, size) + _BETWEEN


def strip_height(blocks: Sequence[Block], size: float = style.SIZES["small"]) -> float:
    """Inches that `strip` needs."""
    columns = _columns(blocks)
    return (max(_height(b, size) for b in columns) + 2 * _BETWEEN) / 72 if columns else 0.0


def strip(page: Page, blocks: Sequence[Block], *, size: float = style.SIZES["small"]) -> None:
    """Draw the blocks side by side at the foot of a page's body, for a figure of several maps."""
    columns = _columns(blocks)
    if not columns:
        return
    wide, high = page.body[2], strip_height(blocks, size)
    ax = bare.axes(page.figure, page.fraction(0, 0, wide, high))
    ax.set_xlim(0, wide * 72)
    ax.set_ylim(0, high * 72)
    x = 2.0
    for block in columns:
        _block(ax, block, x, high * 72 - _BETWEEN, size)
        x += _width(block, size) + 3 * _BETWEEN


def _columns(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of at most three entries, for a low strip; a blank title keeps the rows of one block level."""
    return [
        Block(
            block.title if first == 0 else " " * bool(block.title), block.entries[first : first + _MOST_ROWS]
        )
        for block in blocks
        for first in range(0, len(block.entries), _MOST_ROWS)
    ]


def _width(block: Block, size: float) -> float:
    texts = [(block.title, 0.0), *((entry.words, _SYMBOL + _GAP) for entry in block.entries)]
    return max(style.text_width(words, size) + left for words, left in texts if words)


def _height(block: Block, size: float) -> float:
    line = size * _LEADING
    return sum(_row(entry, line) for entry in block.entries) + (line if block.title else 0.0)


def _block(ax: Axes, block: Block, x: float, y: float, size: float) -> None:
    line = size * _LEADING
    if block.title:
        _words(ax, x, y - line / 2, block.title, size, style.INK)
        y -= line
    for entry in block.entries:
        row = _row(entry, line)
        _symbol(ax, entry, x, y - row / 2, size)
        _words(ax, x + _SYMBOL + _GAP, y - row / 2, entry.words, size, style.TEXT_2)
        y -= row


def _row(entry: Entry, line: float) -> float:
    return max(line, entry.width + 3.0)


def _words(ax: Axes, x: float, y: float, words: str, size: float, colour: str) -> None:
    ax.text(x, y, words, fontsize=size, color=colour, ha="left", va="center_baseline", zorder=9)


def _symbol(ax: Axes, entry: Entry, x: float, y: float, size: float) -> None:
    if entry.kind == "dot":
        ax.add_artist(Circle((x + _SYMBOL / 2, y), 3.2, facecolor=entry.colour, edgecolor="white", lw=0.8))
    elif entry.kind == "area":
        high = size * 1.05
        patch = Rectangle(
            (x, y - high / 2), _SYMBOL, high, facecolor=entry.colour, edgecolor=style.BORDER, linewidth=0.4
        )
        if entry.hatch:
            patch.set_hatch("////")
            patch.set_hatchcolor(style.NO_DATA_HATCH)
        ax.add_artist(patch)
    else:
        on, off = entry.dash or (_SYMBOL, 0.0)
        pieces, left = [], 0.0
        while left < _SYMBOL:
            right = min(left + on, _SYMBOL)
            low, top = y - entry.width / 2, y + entry.width / 2
            pieces.append([(x + left, low), (x + left, top), (x + right, top), (x + right, low)])
            left = right + off
        ax.add_collection(PolyCollection(pieces, facecolors=entry.colour, edgecolors="none"), autolim=False)
