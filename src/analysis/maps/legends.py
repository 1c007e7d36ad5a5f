"""Legends in a corner of the map: areas, lines of true width, dots; measured first, so that nothing runs
over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.collections import PolyCollection
from matplotlib.patches import Circle, Rectangle

from analysis.charts import style
from analysis.maps.canvas import Canvas

_SYMBOL, _GAP, _LEADING, _BETWEEN = 24.0, 5.0, 1.55, 7.0


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
    corner: Literal["lower left", "upper left", "lower right", "upper right"] = "lower left",
    size: float = style.SIZES["small"],
) -> None:
    """Draw the blocks one above the other in a corner and block the place for labels."""
    blocks = [block for block in blocks if block.entries]
    if not blocks:
        return
    line = size * _LEADING
    texts = [(b.title, 0.0) for b in blocks] + [(e.words, _SYMBOL + _GAP) for b in blocks for e in b.entries]
    wide = max(style.text_width(words, size) + left for words, left in texts if words)
    high = sum(_row(e, line) for b in blocks for e in b.entries) + _BETWEEN * (len(blocks) - 1)
    high += line * sum(bool(b.title) for b in blocks)
    vertical, horizontal = corner.split()
    x = 2.0 if horizontal == "left" else canvas.size[0] - wide - 2.0
    y = high + 2.0 if vertical == "lower" else canvas.size[1] - 2.0
    canvas.blocked.append((x - 3, y - high - 3, x + wide + 3, y + 3))
    for block in blocks:
        if block.title:
            _words(canvas, x, y - line / 2, block.title, size, style.INK)
            y -= line
        for entry in block.entries:
            row = _row(entry, line)
            _symbol(canvas, entry, x, y - row / 2, size)
            _words(canvas, x + _SYMBOL + _GAP, y - row / 2, entry.words, size, style.TEXT_2)
            y -= row
        y -= _BETWEEN


def _row(entry: Entry, line: float) -> float:
    return max(line, entry.width + 3.0)


def _words(canvas: Canvas, x: float, y: float, words: str, size: float, colour: str) -> None:
    canvas.over.text(x, y, words, fontsize=size, color=colour, ha="left", va="center_baseline", zorder=9)


def _symbol(canvas: Canvas, entry: Entry, x: float, y: float, size: float) -> None:
    if entry.kind == "dot":
        canvas.over.add_patch(
            Circle((x + _SYMBOL / 2, y), 3.2, facecolor=entry.colour, edgecolor="white", lw=0.8)
        )
    elif entry.kind == "area":
        high = size * 1.05
        patch = Rectangle(
            (x, y - high / 2), _SYMBOL, high, facecolor=entry.colour, edgecolor=style.BORDER, linewidth=0.4
        )
        if entry.hatch:
            patch.set_hatch("//////")
            patch.set_hatchcolor(style.NO_DATA_HATCH)
        canvas.over.add_patch(patch)
    else:
        on, off = entry.dash or (_SYMBOL, 0.0)
        pieces, left = [], 0.0
        while left < _SYMBOL:
            right = min(left + on, _SYMBOL)
            low, top = y - entry.width / 2, y + entry.width / 2
            pieces.append([(x + left, low), (x + left, top), (x + right, top), (x + right, low)])
            left = right + off
        canvas.over.add_collection(
            PolyCollection(pieces, facecolors=entry.colour, edgecolors="none"), autolim=False
        )
