"""Text as it is painted: fonts found once, lines laid out from pairs of signs, and each glyph rendered once wherever it falls on the pixels alike.

matplotlib finds the font anew for every text, lays it out to measure it, to paint it and for its outline, and renders each of
its glyphs: most of the time that painting takes. What comes out is the same, but that a glyph stands up to an eighth of a pixel aside.
What is found goes by the files of fonts, not by the open ones, so that a process forked from this one need not find it again.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple

import numpy as np
from matplotlib.font_manager import FontPath, FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font, LoadFlags, RenderMode

_LATIN, _HAN = "Latin", "Han"
_OF_ANY = frozenset(
    string.digits + string.punctuation + " –—‘’“”…·×°±≈≠≤≥→←↔、。《》〈〉「」【】（），：；！？"
)
"""Signs of no script: in a line they take that of its letters."""
_NONE = "Last Resort"
"""matplotlib's font of boxes, for what the others lack."""
_WHOLE = 64
"""Parts of a pixel to which FreeType places a glyph."""
_STOPS = 4
"""Parts of a pixel at which glyphs are rendered: at all the others hardly one comes a second time."""
_UPRIGHT = (0x10000, 0), (0, 0x10000)
_HEIGHTS = (("OS/2", "sTypoAscender", "sTypoDescender", "sTypoLineGap"), ("hhea", "ascent", "descent", "lineGap"))  # fmt: skip


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """Fonts of a text by their files: the one that is asked for, and those that stand in for it.

    One of each is made (`_known`): to compare the paths would take longer than what is looked up by them.
    """

    files: tuple[str, ...]


Item = tuple[Face, int, float, float]
"""A glyph of a line: its font, its number there, and where it stands, in pixels from the beginning of the line, y upwards."""


def face_of(prop: FontProperties) -> Face:
    """The fonts of some properties, of whatever size."""
    return _face(_Key(prop))


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
def _face(key: _Key) -> Face:
    return _known(tuple(fontManager._find_fonts_by_props(key.prop)))


_known = lru_cache(maxsize=None)(Face)


def opened(face: Face, size: float, dpi: float) -> FT2Font:
    """The fonts of a face in a size; matplotlib opens them once in each process and thread."""
    font = get_font(face.files)
    font.set_size(size, dpi)
    return font


@lru_cache(maxsize=256)
def heights(face: Face, size: float, dpi: float) -> tuple[float | None, float | None, float | None]:
    """Pixels that lines of a font reach above and below where they stand, and between them; None where the font has no such table."""
    font = get_font(face.files)
    for name, ascent, descent, gap in _HEIGHTS:
        if (table := font.get_sfnt_table(name)) is not None:
            scale = 1 / font.get_sfnt_table("head")["unitsPerEm"] * size * dpi / 72
            return table[ascent] * scale, -table[descent] * scale, table[gap] * scale
    return None, None, None


@lru_cache(maxsize=8192)  # names, units and years stand in every figure of a report
def laid_out(face: Face, text: str, size: float, dpi: float, features: Any, language: Any) -> Sequence[Item]:  # fmt: skip
    """The glyphs of a line of text, blanks too; what no font has is warned of, in matplotlib's words."""
    scripts = {_script(sign) for sign in text} - {""}
    if features or language or len(scripts) > 1 or None in scripts:
        return _shaped(face, text, size, dpi, features, language)
    pairs = _pairs(face, "".join(scripts))
    line = pairs.chained(text, size, dpi) or (pairs.learn(text) and pairs.chained(text, size, dpi))
    return line or _shaped(face, text, size, dpi, features, language)


def _script(sign: str) -> str | None:
    """The script of a sign, empty where it takes that of the others; None where that is not known."""
    if sign in _OF_ANY:
        return ""
    if sign.isascii():
        return _LATIN if sign.isalpha() else None
    return _HAN if "\u4e00" <= sign <= "\u9fff" else None


class _Pairs:
    """How signs stand beside each other in lines of one script, learnt from lines that were laid out whole.

    Lines share most of their pairs of signs, and of every size, so that few are laid out whole. Ideographs fill a square each, whatever
    stands beside them.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self._glyphs: dict[str, tuple[Face, int] | None] = {}
        self._nearer: dict[tuple[str, str], int | None] = {}
        """Pair of signs -> by how much the second is farther than the first is wide, in steps of the font's own grid."""

    def chained(self, text: str, size: float, dpi: float) -> Sequence[Item] | None:
        """The glyphs of a line that is known by its pairs, else None."""
        line: list[Item] = []
        place = 0
        for left, right in zip_longest(text, text[1:], fillvalue=""):
            glyph, nearer = self._glyphs.get(left), self._nearer.get((left, right), _unseen(left, right))
            if glyph is None or nearer is None:
                return None
            line.append((*glyph, place / _WHOLE, 0.0))
            place += _box(*glyph, size, dpi).advance + (nearer and _scaled(self._face, nearer, size, dpi))
        return line

    def learn(self, text: str) -> bool:
        """Take the signs and their distances from a line; False where signs join, so that none can be told from it."""
        size = float(_grid(self._face)), 72.0
        line = _layout(self._face, text, *size)
        if len(line) != len(text) or any(up or _of_none(face) for face, _, _, up in line):
            return False
        for sign, item in zip(text, line, strict=True):
            _agree(self._glyphs, sign, item[:2])
        for left, right, one, other in zip(text, text[1:], line, line[1:], strict=False):
            if _unseen(left, right) is None:
                wide = _box(*one[:2], *size).advance
                _agree(self._nearer, (left, right), round(other[2] - one[2] - wide / _WHOLE))
        return True


_pairs = lru_cache(maxsize=64)(lambda face, script: _Pairs(face))


def _unseen(left: str, right: str) -> int | None:
    """How signs stand beside each other, where that is known of all their kind; the last of a line has none beside it."""
    return 0 if not right or _script(left) == _script(right) == _HAN else None


def _agree(known: dict, what: Any, told: Any) -> None:
    """Remember what a line tells; what another tells differently can't be told from pairs."""
    if known.setdefault(what, told) != told:
        known[what] = None


@lru_cache(maxsize=256)
def _grid(face: Face) -> int:
    """Steps of a font's own grid to the height of a sign."""
    return get_font(face.files).get_sfnt_table("head")["unitsPerEm"]


@lru_cache(maxsize=4096)
def _scaled(face: Face, steps: int, size: float, dpi: float) -> int:
    """Steps of a font's own grid as parts of a pixel, rounded as FreeType and HarfBuzz do it."""
    grid = _grid(face)
    high = (int(size * _WHOLE) * int(dpi) + 36) // 72
    scale = ((high << 16) + grid // 2) // grid
    whole = (scale * grid + (1 << 15)) >> 16
    return (steps * ((whole << 16) // grid) + (1 << 15)) >> 16


def _shaped(face: Face, text: str, size: float, dpi: float, features: Any, language: Any) -> Sequence[Item]:
    """The glyphs of a line as matplotlib lays them out."""
    items = _layout(face, text, size, dpi, features=features, language=language)
    if any(_of_none(of) for of, *_ in items):
        font = opened(face, size, dpi)
        font.set_text(text)
        font.clear()
    return items


def _layout(face: Face, text: str, size: float, dpi: float, **told: Any) -> Sequence[Item]:
    font = opened(face, size, dpi)
    font.clear()
    own = _known(face.files[:1])
    return [
        (own if item.ft_object is font else _stand_in(item.ft_object), item.glyph_index, item.x, item.y)
        for item in font._layout(text, LoadFlags.NO_HINTING, **told)
    ]


def _stand_in(font: FT2Font) -> Face:
    return _known((FontPath(font.fname, font.face_index),))


@lru_cache(maxsize=256)
def _of_none(face: Face) -> bool:
    """Whether it is the font of boxes."""
    return get_font(face.files).family_name.startswith(_NONE)


@lru_cache(maxsize=8192)
def measured(face: Face, text: str, size: float, dpi: float) -> tuple[float, float, float]:
    """Pixels that a line of text is wide and high, and that it reaches below where it stands."""
    items = laid_out(face, text, size, dpi, None, None)
    if not items:
        return 0.0, 0.0, 0.0
    boxes = [(_WHOLE * up, _box(of, number, size, dpi)) for of, number, _, up in items]
    low, high = min(up + box.low for up, box in boxes), max(up + box.high for up, box in boxes)
    wide = _WHOLE * items[-1][2] + boxes[-1][1].advance
    return wide / _WHOLE, (high - low) / _WHOLE, -low / _WHOLE


class _Box(NamedTuple):
    """How far the next glyph is from one, and how far that reaches up and down, in parts of a pixel."""

    advance: int
    low: int
    high: int


@lru_cache(maxsize=16384)
def _box(face: Face, number: int, size: float, dpi: float) -> _Box:
    glyph = opened(face, size, dpi).load_glyph(number, flags=LoadFlags.NO_HINTING)
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
    for face, number, right, up in items:
        across, part = divmod(round(_STOPS * (x + right)), _STOPS)
        above, rest = divmod(round(_STOPS * (y + up)), _STOPS)
        covered, left, top = _rendered(face, number, size, dpi, part, rest)
        if covered.size:
            told.append((covered, left + across, top + above))
    return told


@lru_cache(maxsize=16384)
def _rendered(
    face: Face, number: int, size: float, dpi: float, right: int, up: int
) -> tuple[np.ndarray, int, int]:
    """A glyph that begins so many stops to the right of a whole pixel, and above it."""
    font = opened(face, size, dpi)
    font._set_transform(_UPRIGHT, (right * _WHOLE // _STOPS, up * _WHOLE // _STOPS))
    bitmap = font._render_glyph(number, LoadFlags.NO_HINTING, RenderMode.NORMAL)
    font._set_transform(_UPRIGHT, (0, 0))
    return bitmap.buffer.copy(), bitmap.left, bitmap.top
