"""The sheet a map is drawn on: base map in metres, and a layer in points above it for arrows, labels and
legends.

National maps are complete: Taiwan, the islands in the South China Sea (as an inset) and the ten-dash line are
part of the base, not an option.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.path import Path as Outline

from analysis import paths
from analysis.charts import bare, style
from analysis.charts.frame import Page, page
from analysis.maps import boundaries
from analysis.maps.placement import Box
from analysis.vocabulary.labels import Lang, label

MAIN: Box = (-2.68e6, -2.03e6, 2.67e6, 2.25e6)
"""Extent of a national map in metres: the land, with Hainan, Taiwan and the Diaoyu Islands."""
ISLANDS: Box = (0.33e6, -3.45e6, 1.93e6, -0.93e6)
"""Extent of the inset: the South China Sea with all ten dashes."""
_SMALLEST = 5.0  # points, of any text
_PEN = 8.0  # points; no border reaches further than that beyond its place
_INSET_SHARE = 0.136  # of the map's width: it fits beside Taiwan and below the Diaoyu Islands


@dataclass(slots=True)
class Canvas:
    """A base map that is ready to be drawn on.

    Attributes
    ----------
    figure : Figure
    ax : Axes
        In metres of `boundaries.PROJECTION`.
    over : Axes
        The same box in points, above `ax`; its origin is the lower left corner.
    inset : Axes or None
        The South China Sea, in metres.
    extent : (left, bottom, right, top)
        Of `ax`, in metres.
    size : (width, height)
        Of `over`, in points.
    blocked : list of (left, bottom, right, top)
        Boxes in points that labels must keep clear of.
    """

    figure: Figure
    ax: Axes
    over: Axes
    inset: Axes | None
    lang: Lang
    extent: Box
    size: tuple[float, float]
    blocked: list[Box] = field(default_factory=list)

    @property
    def metres(self) -> float:
        """Metres to a point."""
        return (self.extent[2] - self.extent[0]) / self.size[0]

    def points(self, metres: np.ndarray) -> np.ndarray:
        """Turn map coordinates into points of `over`."""
        return (np.asarray(metres, dtype=float) - np.array(self.extent[:2])) / self.metres

    def tag(self, x: float, y: float, words: str, size: float) -> None:
        """Write words on a white plate at a place in points: for figures on lines."""
        plate = {"boxstyle": "round,pad=0.14,rounding_size=0.3", "facecolor": "white", "edgecolor": "none"}
        self.over.text(
            x,
            y,
            words,
            fontsize=size,
            color=style.INK,
            ha="center",
            va="center_baseline",
            bbox=plate,
            zorder=8,
        )

    def tie(self, ends: np.ndarray) -> None:
        """Draw the thin line from a place to its label, which stands farther off; both ends in points. Its halo is seen on dark land."""
        self.over.plot(*np.transpose(ends), color=style.TEXT_2, linewidth=0.6, zorder=4.5, **style.halo(1.6))

    def text(self, x: float, y: float, words: str, size: float, **options: object) -> None:
        """Write words at a place in points, with a white halo."""
        look = {"color": style.INK, "ha": "center", "va": "center_baseline", **style.halo(2.2)}
        self.over.text(x, y, words, fontsize=size, **(look | options))


def paged(title: str, subtitle: str, footer: str | Sequence[str], lang: Lang) -> tuple[Page, Canvas]:
    """Make a page with a complete map of the country; the base map's credit stands below the footer."""
    wide = style.WIDTH - 0.3
    notes = [footer] if isinstance(footer, str) else list(footer)
    notes.append(label("base_map", lang))
    whole = page(height_of(wide), title=title, subtitle=subtitle, footer=notes)
    return whole, national(whole.figure, whole.fraction(0, 0, wide, height_of(wide)), lang)


def national(figure: Figure, box: Box, lang: Lang, *, inset: bool = True) -> Canvas:
    """Open a complete map of the country in a box (left, bottom, width, height in fractions of the figure).

    Without `inset` the main map reaches down to the southernmost dash.
    """
    extent = MAIN if inset else (MAIN[0], ISLANDS[1], MAIN[2], MAIN[3])
    canvas = _open(figure, box, lang, extent)
    if inset:
        _open_inset(canvas)
    return canvas


def regional(
    figure: Figure, box: Box, lang: Lang, shapes: Sequence[shapely.Geometry], margin: float = 0.05
) -> Canvas:
    """Open a map of some places in a box; it is centred on them and as large as they allow."""
    left, bottom, right, top = shapely.total_bounds(np.asarray(shapes, dtype=object))
    return _open(figure, box, lang, (left, bottom, right, top), margin)


def blank(figure: Figure, box: Box, lang: Lang, size: tuple[float, float]) -> Canvas:
    """Open a layer without a map, in points, to draw over several maps."""
    return _open(figure, box, lang, (0, 0, *size))


def height_of(width: float, extent: Box = MAIN) -> float:
    """Height of a map of this extent at this width."""
    return width * (extent[3] - extent[1]) / (extent[2] - extent[0])


def _open(figure: Figure, box: Box, lang: Lang, extent: Box, margin: float = 0.0) -> Canvas:
    inches = figure.get_size_inches()
    size = (box[2] * inches[0] * 72, box[3] * inches[1] * 72)
    metres = max((extent[2] - extent[0]) / size[0], (extent[3] - extent[1]) / size[1]) * (1 + 2 * margin)
    centre = ((extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2)
    extent = (
        centre[0] - metres * size[0] / 2,
        centre[1] - metres * size[1] / 2,
        centre[0] + metres * size[0] / 2,
        centre[1] + metres * size[1] / 2,
    )
    ax = _bare(figure, box, extent)
    over = _bare(figure, box, (0, 0, *size))
    over.set_zorder(5)
    return Canvas(figure, ax, over, None, lang, extent, size)


def _bare(figure: Figure, box: Box, extent: Box) -> Axes:
    ax = bare.axes(figure, box)
    ax.set_xlim(extent[0], extent[2])
    ax.set_ylim(extent[1], extent[3])
    ax.patch.set_alpha(0)
    return ax


def _open_inset(canvas: Canvas) -> None:
    wide = canvas.size[0] * _INSET_SHARE
    high = height_of(wide, ISLANDS)
    left, bottom = canvas.size[0] - wide - 1, 1.0
    x, y, width, height = canvas.ax.get_position().bounds
    box = (
        x + left / canvas.size[0] * width,
        y + bottom / canvas.size[1] * height,
        wide / canvas.size[0] * width,
        high / canvas.size[1] * height,
    )
    canvas.inset = _bare(canvas.figure, box, ISLANDS)
    canvas.inset.set_zorder(4)
    canvas.over.add_artist(
        Rectangle((left, bottom), wide, high, fill=False, edgecolor=style.BORDER_STRONG, linewidth=0.6)
    )
    # Two short lines of English fit beside the southernmost dash, one long line would run over it.
    words = label("south_china_sea", canvas.lang)
    size = float(np.clip(wide * 0.066, _SMALLEST, style.SIZES["footer"]))
    if max(style.text_width(line, size) for line in words.splitlines()) < 0.52 * wide:
        spot = {"ha": "right", "va": "bottom", "linespacing": 1.1}
        canvas.over.text(left + wide - 3, bottom + 3, words, fontsize=size, color=style.TEXT_2, **spot)
    canvas.blocked.append((left, bottom, left + wide, bottom + high))


@lru_cache(maxsize=8)
def _outlines(level: str, folder: Path) -> dict[str, Outline]:
    frame = boundaries.load(level)
    return dict(zip(frame["adcode"], outlines_of(frame["geometry"].to_numpy()), strict=True))


def outlines(level: boundaries.Level) -> dict[str, Outline]:
    """Matplotlib paths of one level's places by adcode, made once a process."""
    return _outlines(level, paths.processed())


def make_outlines() -> None:
    """Make the paths of all levels that are built, so that a process forked from this one need not."""
    for level in ("province", "prefecture", "county"):
        if (paths.processed() / boundaries.FILES[level]).exists():
            outlines(level)


def outlines_of(shapes: np.ndarray) -> list[Outline]:
    """One compound path for each polygon, with all its parts and holes.

    Parameters
    ----------
    shapes : array of Geometry
    """
    # Holes must run against their shell, or the non-zero rule of the renderer fills them.
    parts, shape_of_part = shapely.get_parts(shapely.orient_polygons(shapes), return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    codes = np.full(len(coordinates), Outline.LINETO, dtype=Outline.code_type)
    first = np.flatnonzero(np.diff(ring, prepend=-1))
    codes[first] = Outline.MOVETO
    codes[np.append(first[1:], len(ring)) - 1] = Outline.CLOSEPOLY
    begins = np.searchsorted(shape_of_part[part_of_ring[ring]], np.arange(len(shapes) + 1)).tolist()
    return [Outline(coordinates[i:j], codes[i:j]) for i, j in pairwise(begins)]


def fill(
    canvas: Canvas,
    shapes: Sequence[Outline],
    faces: Sequence[str] | str,
    *,
    edge: str = style.BORDER,
    width: float = 0.45,
    hatch: bool = False,
    base: bool = True,
) -> None:
    """Fill areas on the main map and the inset, one collection for all of them.

    What is of the `base` map is whole on both, for a national map is complete; of other areas each view gets what is seen of them.
    """
    bounds = np.array([_bounds(shape) for shape in shapes]).reshape(-1, 4)
    for ax in _views(canvas):
        seen = np.flatnonzero(_seen(canvas, ax, bounds, base=base))
        if not len(seen):
            continue
        areas = PathCollection(
            [shapes[i] for i in seen], facecolors=faces if isinstance(faces, str) else [faces[i] for i in seen],
            edgecolors=edge, linewidths=width, joinstyle="round", zorder=1,
        )  # fmt: skip
        if hatch:
            areas.set_hatch("////")
            areas.set_hatchcolor(style.NO_DATA_HATCH)
        ax.add_collection(areas, autolim=False)


@lru_cache(maxsize=8192)
def _bounds(shape: Outline) -> Box:
    return (*shape.vertices.min(axis=0).tolist(), *shape.vertices.max(axis=0).tolist())


def _seen(canvas: Canvas, ax: Axes, bounds: np.ndarray, *, base: bool) -> np.ndarray:
    """Which of some boxes (left, bottom, right, top) have a part in a view: most of the country is beyond that of one province."""
    if base and canvas.inset is not None:
        return np.ones(len(bounds), dtype=bool)
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    wide = ax.get_position().width * ax.figure.get_size_inches()[0] * 72
    pen = _PEN * (right - left) / wide
    within = (bounds[:, :2] <= np.array([right, top]) + pen) & (bounds[:, 2:] >= np.array([left, bottom]) - pen)  # fmt: skip
    return within.all(axis=1)


def draw_lines(canvas: Canvas, *, borders: Mapping[str, Outline] | None = None) -> None:
    """Draw the country's outline, the borders at sea and the ten-dash line; `borders` adds lines of a level
    above.
    """
    looks = {
        "sea": (style.BORDER, 0.45),
        "outline": (style.BORDER_STRONG, 0.55),
        "ten-dash": (style.TEXT_2, 1.1),
    }
    if borders:
        fill(canvas, list(borders.values()), "none", edge=style.BORDER_STRONG, width=0.5)
    for ax in _views(canvas):
        for kind, (colour, width) in looks.items():
            parts = _parts(kind, paths.processed())
            if kind == "ten-dash" and ax is canvas.ax and canvas.inset is not None:
                # The inset shows all ten; a dash cut by the frame of the main map would look like an error.
                parts = parts[shapely.contains_properly(shapely.box(*canvas.extent), parts)]
            parts = parts[_seen(canvas, ax, shapely.bounds(parts), base=True)]
            ax.add_collection(
                LineCollection(
                    [shapely.get_coordinates(part) for part in parts], colors=colour, linewidths=width,
                    capstyle="round", zorder=2.5,
                ),
                autolim=False,
            )  # fmt: skip


@lru_cache(maxsize=8)
def _parts(kind: str, folder: Path) -> np.ndarray:
    """The single lines of a kind."""
    lines = boundaries.load("line")
    return shapely.get_parts(lines.loc[lines["kind"] == kind, "geometry"].to_numpy())


def _views(canvas: Canvas) -> list[Axes]:
    return [canvas.ax] if canvas.inset is None else [canvas.ax, canvas.inset]
