"""The signs of a text: its outline as matplotlib asks for it, and afterwards which signs that is made of.

A vector drawing writes each sign once and names it wherever it stands, also in texts with a halo, which matplotlib paints as
outlines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path
from matplotlib.textpath import TextToPath

from analysis.charts import lettering, style
from analysis.charts.lettering import Face
from analysis.charts.outlines import strokes

EM = 400
"""Steps to the height of a sign: a fortieth of a point in a title."""

Signs = Sequence[tuple[str, float, float]]
"""The signs of a text: name, and where each stands, in steps of an em."""


class Texts(TextToPath):
    """Makes outlines of texts, and knows afterwards which signs each is made of."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[int, tuple[np.ndarray, Signs]] = {}

    def get_text_path(self, prop: FontProperties, s: str, ismath: Any = False, **options: Any) -> tuple:
        """Places and codes of the outline of a text."""
        if ismath:
            return super().get_text_path(prop, s, ismath, **options)
        laid_out, shown = self._laid_out(prop, s, **options)
        outlines = [_outlines[name] for name, _, _ in laid_out]
        lengths = [len(codes) for _, codes in outlines]
        moved = np.repeat(np.reshape([place for _, *place in laid_out], (-1, 2)), lengths, axis=0)
        whole = np.concatenate([np.zeros((0, 2)), *(places for places, _ in outlines)]) + moved
        self._known[id(whole)] = whole, shown
        return whole, np.concatenate([np.zeros(0, dtype=Path.code_type), *(codes for _, codes in outlines)])

    def signs(self, prop: FontProperties, s: str, **options: Any) -> Signs:
        """The signs of a text, without its outline."""
        return self._laid_out(prop, s, **options)[1]

    def _laid_out(
        self, prop: FontProperties, s: str, features: Any = None, language: Any = None
    ) -> tuple[Signs, Signs]:
        return _laid_out(lettering.face_of(prop), s, features, language)

    def signs_of(self, path: Path) -> Signs | None:
        """The signs of a text's outline; None of another path."""
        return self._known.get(id(path.vertices), (None, None))[1]


_SIZE = float(Texts.FONT_SCALE), float(Texts.DPI)
_outlines: dict[str, tuple[np.ndarray, np.ndarray]] = {}


@lru_cache(maxsize=8192)  # names, units and years stand in every figure of a report
def _laid_out(face: Face, text: str, features: Any, language: Any) -> tuple[Signs, Signs]:
    """The signs of a text, blanks too, where they stand in the size of `TextToPath`; and those with an outline, in steps of an em.

    matplotlib's own loads the outline of each sign each time, which takes as long as all the rest.
    """
    items = lettering.laid_out(face, text, *_SIZE, features, language)
    signs = [(_name(of, number), x, y) for of, number, x, y in items]
    unit = EM / Texts.FONT_SCALE
    return signs, [(name, x * unit, y * unit) for name, x, y in signs if len(_outlines[name][1])]


@lru_cache(maxsize=32768)
def _name(face: Face, number: int) -> str:
    """The name of a sign, whose outline is then known."""
    font = lettering.opened(face, *_SIZE)
    font.load_glyph(number, flags=LoadFlags.NO_HINTING)
    name = quote(f"{font.postscript_name}-{number:x}")
    _outlines[name] = font.get_path()
    return name


@lru_cache(maxsize=4096)  # the same signs stand in every figure of a report
def outline_of(name: str) -> str:
    """The outline of a sign as SVG, in steps of an em from the line that it stands on."""
    places, codes = _outlines[name]
    unit = EM / Texts.FONT_SCALE
    return "".join(
        f"M{s.x} {s.y}{s.rest}"
        for s in strokes(np.asarray(places) * (unit, -unit), np.asarray(codes), 1, str)
    )


def learn(lines: Iterable[str]) -> None:
    """Lay lines out and make the outlines of their signs, so that a process forked from this one need not."""
    with style.use():
        face = lettering.face_of(FontProperties())
    for line in lines:
        for name, _, _ in _laid_out(face, line, None, None)[1]:
            outline_of(name)
