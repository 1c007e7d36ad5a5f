"""The signs of a text: its outline as matplotlib asks for it, and afterwards which signs that is made of.

A vector drawing writes each sign once and names it wherever it stands, also in texts with a halo, which matplotlib paints as
outlines.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextToPath

from analysis.charts.outlines import strokes

EM = 400
"""Steps to the height of a sign: a fortieth of a point in a title."""

Signs = Sequence[tuple[str, float, float]]
"""The signs of a text: name, and where each stands, in steps of an em."""


class Texts(TextToPath):
    """Makes outlines of texts, and knows afterwards which signs each is made of."""

    _outlines: ClassVar[dict[str, tuple[np.ndarray, np.ndarray]]] = {}

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[int, tuple[np.ndarray, Signs]] = {}

    def get_text_path(self, prop: FontProperties, s: str, ismath: Any = False, **options: Any) -> tuple:
        """Places and codes of the outline of a text."""
        if ismath:
            return super().get_text_path(prop, s, ismath, **options)
        info, _, _ = self.get_glyphs_with_font(self._get_font(prop), s, glyph_map=self._outlines, **options)
        places = [np.zeros((0, 2))]
        codes = [np.zeros(0, dtype=Path.code_type)]
        for name, x, y, _ in info:
            outline, own = self._outlines[name]
            places.append(np.asarray(outline) + (x, y))
            codes.append(own)
        whole = np.concatenate(places)
        unit = EM / self.FONT_SCALE
        signs = [(name, x * unit, y * unit) for name, x, y, _ in info if len(self._outlines[name][1])]
        self._known[id(whole)] = whole, signs
        return whole, np.concatenate(codes)

    def signs_of(self, path: Path) -> Signs | None:
        """The signs of a text's outline; None of another path."""
        return self._known.get(id(path.vertices), (None, None))[1]


@lru_cache(maxsize=4096)  # the same signs stand in every figure of a report
def outline_of(name: str) -> str:
    """The outline of a sign as SVG, in steps of an em from the line that it stands on."""
    places, codes = Texts._outlines[name]
    unit = EM / Texts.FONT_SCALE
    return "".join(
        f"M{s.x} {s.y}{s.rest}"
        for s in strokes(np.asarray(places) * (unit, -unit), np.asarray(codes), 1, str)
    )
