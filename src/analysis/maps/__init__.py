"""Boundaries, projection, flow arrows, choropleths, labels, insets and legends of the maps.

Each function takes a frame and gives a figure; `analysis.charts.show` puts it into a notebook.
"""

from analysis import fonts
from analysis.maps.links import link_map
from analysis.maps.national import base_map, category_map, choropleth_map, flow_map
from analysis.maps.regional import regional_map

__all__ = [
    "base_map",
    "category_map",
    "choropleth_map",
    "flow_map",
    "link_map",
    "regional_map",
]

fonts.offer_when_drawing()


def __dir__() -> list[str]:
    return sorted(__all__)
