"""Axes of which nothing is drawn but what is put on them: no lines, ticks, labels or titles of their own.

Most charts and all maps write everything themselves. Axes with their axis lines switched off still make all of it, twenty lines
and texts for the ticks alone, and that took longer than the marks of a small chart.
"""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Tick, XAxis, YAxis
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.spines import Spine
from matplotlib.transforms import Transform


def axes(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Put bare axes on a figure, from 0 to 1 both ways until they are told otherwise.

    Parameters
    ----------
    figure : Figure
    box : (left, bottom, width, height)
        In fractions of the figure.
    """
    made = figure.add_axes(_Bare(figure, box))
    made.set_axis_off()
    return made


class _Tickless:
    """An axis that has no ticks and makes none; the usual one makes one of each kind to copy others from."""

    def reset_ticks(self) -> None:
        """Begin anew."""
        self.majorTicks, self.minorTicks = [], []

    def get_major_ticks(self, numticks: int | None = None) -> list[Tick]:
        """None, however many are asked for."""
        return []

    def get_minor_ticks(self, numticks: int | None = None) -> list[Tick]:
        """None, however many are asked for."""
        return []


class _BareX(_Tickless, XAxis):
    pass


class _BareY(_Tickless, YAxis):
    pass


class _Bare(Axes):
    def _init_axis(self) -> None:
        self.xaxis, self.yaxis = _BareX(self, clear=False), _BareY(self, clear=False)

    def _gen_axes_spines(self) -> dict[str, Spine]:
        return {}

    def _gen_axes_patch(self) -> Rectangle:
        return _Box((0, 0), 1, 1)


class _Box(Rectangle):
    """The whole of the axes, by which each thing on them is cut off: asked for its place as often as there are things."""

    def get_transform(self) -> Transform:
        """That of the axes; a rectangle in general puts one of its own before it, which from 0 to 1 changes nothing."""
        return Artist.get_transform(self)
