"""Text as it is painted: fonts found once, lines laid out once, and each glyph rendered once wherever it falls on the pixels alike.

matplotlib does all of this anew for every text, most of the time that its painting takes. Pixels are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from threading import get_ident
from typing import Any

import numpy as np
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font, LoadFlags, RenderMode

Item = tuple[FT2Font, int, float, float]
"""A glyph of a line: its font, its number there, and where it stands, in pixels from the beginning of the line, y upwards."""
_WHOLE = 64
"""Parts of a pixel to which FreeType places a glyph."""
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
    """The glyphs of a line of text, blanks too."""
    font.clear()
    font.set_size(size, dpi)
    items = font._layout(text, LoadFlags.NO_HINTING, features=features, language=language)
    return [(item.ft_object, item.glyph_index, item.x, item.y) for item in items]


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
        across, part = divmod(round(_WHOLE * (x + right)), _WHOLE)
        above, rest = divmod(round(_WHOLE * (y + up)), _WHOLE)
        covered, left, top = _rendered(font, number, size, dpi, part, rest)
        if covered.size:
            told.append((covered, left + across, top + above))
    return told


@lru_cache(maxsize=32768)
def _rendered(
    font: FT2Font, number: int, size: float, dpi: float, right: int, up: int
) -> tuple[np.ndarray, int, int]:
    """A glyph that begins so many parts of a pixel to the right of a whole one, and above it."""
    font.set_size(size, dpi)
    font._set_transform(_UPRIGHT, (right, up))
    bitmap = font._render_glyph(number, LoadFlags.NO_HINTING, RenderMode.NORMAL)
    font._set_transform(_UPRIGHT, (0, 0))
    return bitmap.buffer.copy(), bitmap.left, bitmap.top
