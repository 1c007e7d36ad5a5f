"""Boundaries, projection, flow arrows, choropleths, labels, insets and legends of the maps.

`flow_map` takes a frame and gives a figure; `analysis.charts.output.show` puts it into a notebook.
"""

from analysis.maps.national import flow_map

__all__ = ["flow_map"]
