"""What several reports need, read in a warm parent before it forks its kernels.

One report alone need not wait for it: the runner names this module to its parents when there is much to make.
"""

from __future__ import annotations

from analysis import store, sums
from analysis.maps import canvas

_ASKED = {
    "contradictions": ("indicator",),
    "observations": ("observation_id", "indicator", "origin", "destination"),
    "series": ("indicator", "origin", "destination", "year"),
    "sources": ("source_id",),
}
"""Columns by which reports choose rows."""


def warm_up() -> None:
    """Read the systems, make the outlines of maps, and find the rows of tables by what reports ask for."""
    sums.read_all()
    canvas.make_outlines()
    store.find_by(_ASKED)
