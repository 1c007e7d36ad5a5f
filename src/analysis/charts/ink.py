"""Lines and points of a chart, gathered by their look: an artist for each mark would take ten times as long to draw."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from analysis.charts.rectangles import rectangles

_BLANK = 0.8  # the lines of an axis have less, all marks more


@dataclass
class Ink:
    """What is to be drawn."""

    lines: dict[tuple, list] = field(default_factory=lambda: defaultdict(list))
    points: dict[tuple, list] = field(default_factory=lambda: defaultdict(list))
    clear: list[tuple[float, float, float, float]] = field(default_factory=list)

    def line(
        self,
        start: tuple,
        end: tuple,
        colour: str,
        width: float,
        pattern: object = "solid",
        zorder: float = 2,
    ) -> None:
        """Add a line from (x, y) to (x, y)."""
        self.lines[colour, width, pattern, zorder].append((start, end))

    def point(self, x: float, y: float, marker: str, face: str, edge: str) -> None:
        """Add a point."""
        self.points[marker, face, edge].append((x, y))

    def blank(self, left: float, foot: float, width: float, height: float) -> None:
        """Keep the lines of the axis, which lie below all else, out of a rectangle: one through a number is read as a part of it."""
        self.clear.append((left, foot, width, height))

    def dry(self, axes: Axes) -> None:
        """Put all of it on the axes."""
        for (colour, width, pattern, zorder), segments in self.lines.items():
            axes.add_collection(LineCollection(
                segments, colors=colour, linewidths=width, linestyles=[pattern], capstyle="butt", zorder=zorder, clip_on=False,
            ), autolim=False)  # fmt: skip
        if self.clear:
            rectangles(axes, *zip(*self.clear, strict=True), facecolors="white", zorder=_BLANK, clip_on=False)
        for (marker, face, edge), spots in self.points.items():
            axes.plot(*zip(*spots, strict=True), marker, markersize=4.2, markerfacecolor=face, markeredgecolor=edge,
                      markeredgewidth=1.0, zorder=4, clip_on=False)  # fmt: skip
