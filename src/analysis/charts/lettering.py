"""Text as it is painted: fonts found once, lines laid out once, and each glyph rendered once wherever it falls on the pixels alike.

matplotlib finds the font anew for every text, lays it out to measure it, to paint it and for its outline, and renders each of
its glyphs: most of the time that painting takes. What comes out is the same, but that a glyph stands up to an eighth of a pixel aside.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from threading import get_ident
from typing import Any, NamedTuple

import numpy as np
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font, LoadFlags, RenderMode

Item = tuple[FT2Font, int, float, float]
"""A glyph of a line: its font, its number there, and where it stands, in pixels from the beginning of the line, y upwards."""
_NONE = "Last Resort"
"""matplotlib's font of boxes, for what the others lack."""
_WHOLE = 64
"""Parts of a pixel to which FreeType places a glyph."""
_STOPS = 4
"""Parts of a pixel at which glyphs are rendered: at all the others hardly one comes a second time."""
_UPRIGHT = (0x10000, 0), (0, 0x10000)
_HEIGHTS = (("OS/2", "sTypoAscender", "sTypoDescender", "sTypoLineGap"), ("hhea", "ascent", "descent", "lineGap"))  # fmt: skip


def font_of(prop: FontProperties) -> FT2Font:
    """The font of some properties; its size is whatever was last asked of it."""
    return _font(_Key(prop), get_ident())


class _Key:
    """Properties of a font as they are now: those of a text may change, and hash as what they have become."""

    __slots__ = ("prop", "value")

    def __init__(self, prop: FontProperties) -> None:
        self.prop, self.value = prop, hash(prop)

    def __hash__(self) -> int:
        return self.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.value == other.value


@lru_cache(maxsize=256)
def _font(key: _Key, thread: int) -> FT2Font:
    # matplotlib keeps a font for each thread, for its size and its transform are its own.
    return get_font(fontManager._find_fonts_by_props(key.prop))


if hasattr(os, "register_at_fork"):
    # A font is read from its open file when a glyph is asked for: two processes would read from one place in turn.
    os.register_at_fork(after_in_child=_font.cache_clear)


@lru_cache(maxsize=256)
def heights(font: FT2Font, size: float, dpi: float) -> tuple[float | None, float | None, float | None]:
    """Pixels that lines of a font reach above and below where they stand, and between them; None where the font has no such table."""
    for name, ascent, descent, gap in _HEIGHTS:
        if (table := font.get_sfnt_table(name)) is not None:
            scale = 1 / font.get_sfnt_table("head")["unitsPerEm"] * size * dpi / 72
            return table[ascent] * scale, -table[descent] * scale, table[gap] * scale
    return None, None, None


@lru_cache(maxsize=4096)  # names, units and years stand in every figure of a report
def laid_out(font: FT2Font, text: str, size: float, dpi: float, features: Any, language: Any) -> Sequence[Item]:  # fmt: skip
    """The glyphs of a line of text, blanks too; what no font has is warned of, in matplotlib's words."""
    font.clear()
    font.set_size(size, dpi)
    items = font._layout(text, LoadFlags.NO_HINTING, features=features, language=language)
    if any(item.ft_object is not font and item.ft_object.family_name.startswith(_NONE) for item in items):
        font.set_text(text)
        font.clear()
    return [(item.ft_object, item.glyph_index, item.x, item.y) for item in items]


@lru_cache(maxsize=8192)
def measured(font: FT2Font, text: str, size: float, dpi: float) -> tuple[float, float, float]:
    """Pixels that a line of text is wide and high, and that it reaches below where it stands."""
    items = laid_out(font, text, size, dpi, None, None)
    if not items:
        return 0.0, 0.0, 0.0
    boxes = [(_WHOLE * up, _box(of, number, size, dpi)) for of, number, _, up in items]
    low, high = min(up + box.low for up, box in boxes), max(up + box.high for up, box in boxes)
    wide = _WHOLE * items[-1][2] + boxes[-1][1].advance
    return wide / _WHOLE, (high - low) / _WHOLE, -low / _WHOLE


def resized(
    font: FT2Font,
    text: str,
    size: float,
    dpi: float,
    features: Any,
    language: Any,
    other: tuple[float, float],
) -> Sequence[Item]:
    """The glyphs of a line in another size and dpi than it is painted in: where each begins at the end of the one before it, they need
    not be laid out anew.
    """
    items = laid_out(font, text, size, dpi, features, language)
    ends = [0.0, *(right + _box(of, number, size, dpi).advance / _WHOLE for of, number, right, _ in items)]
    if any(up or right != end for (_, _, right, up), end in zip(items, ends, strict=False)):
        return laid_out(font, text, *other, features, language)
    begins = accumulate((_box(of, number, *other).advance for of, number, _, _ in items), initial=0)
    return [(of, number, x / _WHOLE, 0.0) for (of, number, _, _), x in zip(items, begins, strict=False)]


class _Box(NamedTuple):
    """How far the next glyph is from one, and how far that reaches up and down, in parts of a pixel."""

    advance: int
    low: int
    high: int


@lru_cache(maxsize=16384)
def _box(font: FT2Font, number: int, size: float, dpi: float) -> _Box:
    font.set_size(size, dpi)
    glyph = font.load_glyph(number, flags=LoadFlags.NO_HINTING)
    return _Box(glyph.horiAdvance, glyph.bbox[1], glyph.bbox[3])


def painted(
    items: Sequence[Item], size: float, dpi: float, x: float, y: float
) -> list[tuple[np.ndarray, int, int]]:
    """How much of each pixel every glyph of a line covers, and the left and the top of those pixels; blanks are none.

    Parameters
    ----------
    items : sequence of Item
        From `laid_out` in this size.
    size, dpi : float
        Points, and pixels to an inch.
    x, y : float
        Where the line begins, in pixels, y upwards.
    """
    told = []
    for font, number, right, up in items:
        across, part = divmod(round(_STOPS * (x + right)), _STOPS)
        above, rest = divmod(round(_STOPS * (y + up)), _STOPS)
        covered, left, top = _rendered(font, number, size, dpi, part, rest)
        if covered.size:
            told.append((covered, left + across, top + above))
    return told


@lru_cache(maxsize=16384)
def _rendered(
    font: FT2Font, number: int, size: float, dpi: float, right: int, up: int
) -> tuple[np.ndarray, int, int]:
    """A glyph that begins so many stops to the right of a whole pixel, and above it."""
    font.set_size(size, dpi)
    font._set_transform(_UPRIGHT, (right * _WHOLE // _STOPS, up * _WHOLE // _STOPS))
    bitmap = font._render_glyph(number, LoadFlags.NO_HINTING, RenderMode.NORMAL)
    font._set_transform(_UPRIGHT, (0, 0))
    return bitmap.buffer.copy(), bitmap.left, bitmap.top
