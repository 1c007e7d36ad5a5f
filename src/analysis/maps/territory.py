"""Whose land a spot of a sheet is, and whether a name stands where it is read as that of its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import shapely

from analysis import paths
from analysis.maps import boundaries
from analysis.maps.canvas import Canvas
from analysis.maps.placement import touching
from analysis.vocabulary.places import level_of

_ALONG = np.array([-0.3, 0.0, 0.3])
"""Where on the line of a name its ground is looked at, in widths from its middle."""


_TOUCHING = 6.0  # points; a name that is no farther from its dot is told by it, on whatever land it stands


def at_home(
    canvas: Canvas,
    code: str,
    centres: np.ndarray,
    size: tuple[float, float],
    place: Sequence[float],
    named: Collection[str],
) -> np.ndarray:
    """At which centres a name is told by the dot of its place, or, of a province, by its land.

    Parameters
    ----------
    canvas, code, centres, named
        As for `abroad`; a smaller place has no land on a map of provinces.
    size : (float, float)
        Of the name, in points.
    place : (float, float)
        Its dot, in points.

    Returns
    -------
    array of bool, shape (centres,)
    """
    beside = touching(centres, size, place, _TOUCHING)
    if level_of(code) == "province":
        beside |= ~abroad(canvas, code, centres, size[0], named)
    return beside


def abroad(
    canvas: Canvas, code: str, centres: np.ndarray, width: float, named: Collection[str]
) -> np.ndarray:
    """At which centres the name of a province stands more on other provinces than on its own.

    Parameters
    ----------
    canvas : Canvas
        A map in metres.
    code : str
        Adcode; the name of a smaller place is told by its dot, and stands nowhere abroad.
    centres : array, shape (centres, 2)
        In points.
    width : float
        Of the name, in points.
    named : collection of str
        Adcodes of the provinces that the map names: on others and at sea nobody takes it for theirs.

    Returns
    -------
    array of bool, shape (centres,)
    """
    if level_of(code) != "province" or not len(centres):
        return np.zeros(len(centres), dtype=bool)
    spots = centres[:, None] + np.column_stack([_ALONG * width, np.zeros(len(_ALONG))])
    owner = ground(canvas, spots.reshape(-1, 2)).reshape(len(centres), -1)
    others = np.isin(owner.astype(str), [one for one in named if one != code])
    return others.sum(axis=1) > (owner == code).sum(axis=1)


def ground(canvas: Canvas, spots: np.ndarray) -> np.ndarray:
    """On which province each spot of a sheet lies.

    Parameters
    ----------
    canvas : Canvas
        A map in metres.
    spots : array, shape (spots, 2)
        In points.

    Returns
    -------
    array of object, shape (spots,)
        Adcodes; empty at sea and abroad.
    """
    metres = spots * canvas.metres + np.array(canvas.extent[:2])
    tree, codes = _provinces(paths.processed())
    owner = np.full(len(metres), "", dtype=object)
    # The tree finds what is near by itself; its predicate would go through the whole coast for each spot.
    spot, land = tree.query(shapely.points(metres))
    within = shapely.intersects_xy(tree.geometries[land], *metres[spot].T)
    owner[spot[within]] = codes[land[within]]
    return owner


@lru_cache(maxsize=2)
def _provinces(folder: Path) -> tuple[shapely.STRtree, np.ndarray]:
    frame = boundaries.load("province")
    shapes = frame["geometry"].to_numpy()
    shapely.prepare(shapes)
    return shapely.STRtree(shapes), frame["adcode"].to_numpy(dtype=object)
