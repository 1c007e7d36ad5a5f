"""What a panel of a regional map shows: the whole province, or the part of it in which all that the map is about lies.

A part comes with a small outline of the province in a free corner, in which it is marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.patches import Rectangle

from analysis.charts import style
from analysis.maps import boundaries
from analysis.maps.canvas import Canvas
from analysis.maps.placement import Box
from analysis.vocabulary.places import level_of

_PART = 0.45  # share of the province's extent up to which a part is shown alone
_ROUND = 0.12  # how far the frame is from the places, in lengths of their extent
_LEAST = 0.3  # share of the province's extent that is shown at least
_INSET = 0.2  # share of the panel's shorter side
_EDGE = 3.0  # points from the outline to the frame of the inset
_OFF = 1.0  # points from that to the frame of the panel, which would cut it


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a province is shown, in metres, and the places that are the matter; `part` says that it isn't all of it."""

    shown: shapely.Geometry
    places: shapely.Geometry
    part: bool


def frames(provinces: Sequence[str], codes: Sequence[str]) -> dict[str, Frame]:
    """What of each province is shown.

    Parameters
    ----------
    provinces : sequence of str
        Adcodes.
    codes : sequence of str
        Places that must be seen: prefectures, counties, of a province the spot where its links end.

    Returns
    -------
    dict
        Province -> its frame.
    """
    wholes = boundaries.load("province").set_index("adcode")
    found = {}
    for province in provinces:
        own = [code for code in dict.fromkeys(codes) if code[:2] == province[:2]]
        shapes = [shape for level in ("prefecture", "county") for shape in _shapes(level, own)]
        shapes += [shapely.Point(*wholes.loc[code, ["x", "y"]]) for code in own if code == province]
        places, whole = shapely.union_all(shapes), wholes.loc[province, "geometry"]
        around = _around(places, whole)
        small = around is not None and around.area <= _PART * shapely.box(*whole.bounds).area
        found[province] = Frame(around if small else whole, places, small)
    return found


def _shapes(level: boundaries.Level, codes: Sequence[str]) -> list[shapely.Geometry]:
    own = [code for code in codes if level_of(code) == level]
    layer = boundaries.load(level).set_index("adcode")["geometry"] if own else {}
    return [layer[code] for code in own if code in layer]


def _around(places: shapely.Geometry, whole: shapely.Geometry) -> shapely.Geometry | None:
    """The box round some places, never too small to tell where in the whole it lies; none where there are no places."""
    if places.is_empty:
        return None
    reach = _reach(places)
    away = max(_ROUND * reach, (_LEAST * _reach(whole) - reach) / 2)
    return shapely.box(*places.bounds).buffer(away, join_style="mitre")


def _reach(shape: shapely.Geometry) -> float:
    """The longer side of the box round a shape."""
    left, bottom, right, top = shape.bounds
    return max(right - left, top - bottom)


def locate(panel: Canvas, province: str, frame: Frame) -> None:
    """Draw the outline of a province into the corner of its panel where it covers least, and mark what the panel shows of it."""
    outline = boundaries.load("province").set_index("adcode").loc[province, "geometry"]
    left, bottom, right, top = outline.bounds
    scale = _INSET * min(panel.size) / max(right - left, top - bottom)
    wide, high = (right - left) * scale, (top - bottom) * scale
    x, y = _corner(panel, frame.places, wide + 2 * _EDGE, high + 2 * _EDGE)
    panel.over.add_patch(
        Rectangle((x, y), wide + 2 * _EDGE, high + 2 * _EDGE, facecolor="white", edgecolor=style.BORDER_STRONG, linewidth=0.6,
                  zorder=6)
    )  # fmt: skip
    for part in shapely.get_parts(outline):
        if part.area > outline.area / 200:  # no island of a few points
            line = (shapely.get_coordinates(part.exterior) - (left, bottom)) * scale + (x + _EDGE, y + _EDGE)
            panel.over.fill(*line.T, facecolor=style.LAND, edgecolor=style.TEXT_2, linewidth=0.5, zorder=6.1)
    ends = (np.array(panel.extent).reshape(2, 2) - (left, bottom)) * scale + (x + _EDGE, y + _EDGE)
    ends = np.clip(ends, (x, y), (x + wide + 2 * _EDGE, y + high + 2 * _EDGE))
    panel.over.add_patch(
        Rectangle(ends[0], *(ends[1] - ends[0]), fill=False, edgecolor=style.INK, linewidth=0.9, zorder=6.2)
    )
    panel.blocked.append((x, y, x + wide + 2 * _EDGE, y + high + 2 * _EDGE))


def _corner(panel: Canvas, places: shapely.Geometry, wide: float, high: float) -> tuple[float, float]:
    """The lower left end of a box of this size in the corner of a panel where it covers least of some places and of what stands there."""
    far, up = panel.size[0] - wide - _OFF, panel.size[1] - high - _OFF
    corners = [(x, y) for y in (up, _OFF) for x in (_OFF, far)]
    return min(corners, key=lambda at: _covered(panel, places, (*at, at[0] + wide, at[1] + high)))


def _covered(panel: Canvas, places: shapely.Geometry, box: Box) -> tuple[bool, float]:
    """Whether a box in points covers what stands in a panel, and how much of some places."""
    taken = any(shapely.box(*box).intersects(shapely.box(*other)) for other in panel.blocked)
    metres = np.array(box).reshape(2, 2) * panel.metres + np.array(panel.extent[:2])
    return taken, places.intersection(shapely.box(*metres.ravel())).area
