"""Many rectangles as one artist: the cells of a grid, the years of a strip, the bands between bounds.

A patch for each costs a millisecond, most of it to widen limits that are fixed anyway.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from numpy.typing import ArrayLike


def rectangles(
    axes: Axes, left: ArrayLike, foot: ArrayLike, width: ArrayLike, height: ArrayLike, **look: object
) -> PolyCollection | None:
    """Draw rectangles; None when there are none.

    Parameters
    ----------
    axes : Axes
        Its limits stay as they are.
    left, foot, width, height : array_like, broadcast to shape (rectangles,)
        In data units, or those of a `transform`.
    **look
        As for a collection: `facecolors` one or one for each, `hatch`, `edgecolors`, `zorder`, `transform`, `clip_on`.
    """
    left, foot, width, height = np.broadcast_arrays(*np.atleast_1d(left, foot, width, height))
    if not len(left):
        return None
    across, up = np.stack([left, left + width], axis=1), np.stack([foot, foot + height], axis=1)
    corners = np.stack([across[:, [0, 1, 1, 0]], up[:, [0, 0, 1, 1]]], axis=2)
    drawn = PolyCollection(corners, **{"linewidths": 0, **look})
    axes.add_collection(drawn, autolim=False)
    return drawn
