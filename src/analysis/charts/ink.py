"""Lines and points of a chart, gathered by their look: an artist for each mark would take ten times as long to draw."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection


@dataclass
class Ink:
    """What is to be drawn."""

    lines: dict[tuple, list] = field(default_factory=lambda: defaultdict(list))
    points: dict[tuple, list] = field(default_factory=lambda: defaultdict(list))

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

    def dry(self, axes: Axes) -> None:
        """Put all of it on the axes."""
        for (colour, width, pattern, zorder), segments in self.lines.items():
            axes.add_collection(LineCollection(
                segments, colors=colour, linewidths=width, linestyles=[pattern], capstyle="butt", zorder=zorder, clip_on=False,
            ), autolim=False)  # fmt: skip
        for (marker, face, edge), spots in self.points.items():
            axes.plot(*zip(*spots, strict=True), marker, markersize=4.2, markerfacecolor=face, markeredgecolor=edge,
                      markeredgewidth=1.0, zorder=4, clip_on=False)  # fmt: skip
