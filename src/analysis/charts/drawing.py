"""One drawing of a figure, as a picture and as a vector drawing at the same time.

Laying out and walking through a figure takes longer than painting it, so both come from one walk: the renderer paints, and
tells the vector drawing whatever it is told.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.transforms import Transform

from analysis.charts import lettering, style
from analysis.charts.palette import reduced
from analysis.charts.vector import Drawing


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as a PNG of at most 256 colours, and as SVG."""

    png: bytes
    svg: str


def draw(figure: Figure, dpi: float, words: str = "") -> Drawn:
    """Draw a figure once, in the atlas's style even when it is called outside of it.

    Parameters
    ----------
    figure : Figure
    dpi : float
        Pixels of the picture to an inch.
    words : str
        What it shows, for those who can't see it.
    """
    with style.use():
        figure.set_dpi(dpi)
        canvas = _Canvas(figure)
        canvas.draw()
    picture = reduced(np.asarray(canvas.buffer_rgba()))
    return Drawn(encoded(picture, dpi), canvas.get_renderer().drawing.text(words, picture))


def encoded(picture: Any, dpi: float) -> bytes:
    """A picture as the bytes of a PNG file."""
    file = io.BytesIO()
    # `optimize` takes as long again as all the rest, for 7 % of the size; the next level a third more, for 2 %.
    picture.save(file, "PNG", compress_level=5, dpi=(dpi, dpi))
    return file.getvalue()


class _Canvas(FigureCanvasAgg):
    """Its renderer paints and writes at once."""

    def get_renderer(self) -> _Both:
        """The one renderer of this canvas."""
        if not hasattr(self, "_both"):
            self._both = _Both(*self.get_width_height(physical=True), self.figure.dpi)
        return self._both


class _Both(RendererAgg):
    """Paints, and tells the vector drawing."""

    def __init__(self, width: int, height: int, dpi: float) -> None:
        super().__init__(width, height, dpi)
        self.drawing = Drawing(width, height, dpi)
        # Texts with an outline are painted as paths; the drawing knows again which signs these are.
        self._text2path = self.drawing._text2path
        self.open_group, self.close_group = self.drawing.open_group, self.drawing.close_group
        for name in (
            "draw_path",
            "draw_markers",
            "draw_path_collection",
            "draw_quad_mesh",
            "draw_text",
            "draw_tex",
            "draw_image",
            "draw_gouraud_triangles",
        ):
            setattr(self, name, self._twice(getattr(self, name), getattr(self.drawing, name)))

        self.draw_path_collection = _unless_empty(self.draw_path_collection)

    def _twice(self, paint: Callable[..., None], write: Callable[..., None]) -> Callable[..., None]:
        def both(*given: Any, **named: Any) -> None:
            paint(*given, **named)
            write(*given, **named)

        return both

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        """Paint a line of text."""
        if ismath or angle or not gc.get_antialiased():
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        size = prop.get_size_in_points()
        told = (mtext.get_fontfeatures(), mtext.get_language()) if mtext else (None, None)
        line = lettering.laid_out(lettering.face_of(prop), s, size, self.dpi, *told)
        for covered, left, top in lettering.painted(line, size, self.dpi, x, self.height - y):
            foot = int(self.height) - top + len(covered)
            self._renderer.draw_text_image(covered, left, foot, 0, gc)

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        """Pixels that a line of text takes; names, units and years stand in every figure of a report."""
        if ismath:
            return super().get_text_width_height_descent(s, prop, ismath)
        return lettering.measured(lettering.face_of(prop), s, prop.get_size_in_points(), self.dpi)

    def _get_font_height_metrics(
        self, prop: FontProperties
    ) -> tuple[float | None, float | None, float | None]:
        """What matplotlib asks for each text, and else reads from the font's tables each time."""
        return lettering.heights(lettering.face_of(prop), prop.get_size_in_points(), self.dpi)

    def start_filter(self) -> None:
        """Begin to paint through a filter, which no drawing has."""
        self.drawing.give_up()
        super().start_filter()


def _unless_empty(draw: Callable[..., None]) -> Callable[..., None]:
    """Without the call that matplotlib makes before each collection, with no paths, to learn which arguments are taken."""

    def drawn(
        gc: GraphicsContextBase, transform: Transform, paths: Sequence, *given: Any, **named: Any
    ) -> None:
        if len(paths):
            draw(gc, transform, paths, *given, **named)

    return drawn
