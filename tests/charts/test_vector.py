"""The vector drawing: small, the same every time, and nothing of the figure lost."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.collections import EllipseCollection
from matplotlib.figure import Figure

from analysis.charts.vector import svg

SVG = "{http://www.w3.org/2000/svg}"


def _drawn(points) -> ElementTree.Element:
    figure = Figure(figsize=(10, 10))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 720)
    axes.set_ylim(720, 0)
    axes.fill(*np.asarray(points, dtype=float).T, gid="shape")
    figure.text(0.5, 0.5, "江苏 <江苏> & 陕西")
    return ElementTree.fromstring(svg(figure, "A <shape> & words"))


def _outline(root) -> list[tuple[float, float]]:
    path = root.find(f".//{SVG}g[@id='shape']/{SVG}path").get("d")
    numbers = [float(n) for n in re.findall(r"-?(?:\d+\.\d+|\.\d+|\d+)", path)]
    steps = np.array(numbers).reshape(-1, 2)
    return np.cumsum(steps, axis=0)


def test_places_are_where_they_were():
    corners = [(100, 100), (300.04, 100), (299.96, 250.06), (100, 400)]
    assert _outline(_drawn(corners))[:4] == pytest.approx(np.array(corners), abs=0.06)


def test_points_that_nobody_sees_go_and_no_line_is_moved_further():
    angle = np.linspace(0, 2 * np.pi, 5000)
    circle = np.column_stack([360 + 200 * np.cos(angle), 360 + 200 * np.sin(angle)])
    outline = _outline(_drawn(circle))
    assert len(outline) < 160
    assert np.hypot(*(outline - 360).T) == pytest.approx(200, abs=0.3)


def test_an_island_smaller_than_a_step_is_still_drawn():
    assert len(_outline(_drawn([(50, 50), (50.01, 50), (50.01, 50.01), (50, 50.01)]))) >= 2


def test_it_says_what_it_shows_and_each_sign_is_drawn_once():
    root = _drawn([(0, 0), (9, 0), (9, 9)])
    assert root.find(f"{SVG}title").text == "A <shape> & words"
    assert not root.findall(f".//{SVG}metadata")
    outlines = [path.get("id") for path in root.iterfind(f".//{SVG}defs/{SVG}path") if path.get("id")]
    assert len(outlines) == len(set(outlines)) >= 6


def test_the_same_figure_is_the_same_file():
    assert ElementTree.tostring(_drawn([(0, 0), (9, 0), (9, 9)])) == ElementTree.tostring(
        _drawn([(0, 0), (9, 0), (9, 9)])
    )


def test_dots_of_one_look_stay_where_they_are_when_they_become_one_path():
    figure = Figure(figsize=(10, 10))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 720)
    axes.set_ylim(720, 0)
    places = [(100, 100), (300, 150), (600, 650)]
    size = np.full(3, 6.0)
    dots = EllipseCollection(
        size, size, np.zeros(3), units="xy", offsets=places, offset_transform=axes.transData
    )
    dots.set_gid("dots")
    axes.add_collection(dots)
    root = ElementTree.fromstring(svg(figure))
    (path,) = root.findall(f".//{SVG}g[@id='dots']/{SVG}path")
    # Each begins at the point with the least y, in numbers that don't lean on the dot before it.
    begins = [tuple(map(float, place)) for place in re.findall(r"M([\d.]+) ([\d.]+)", path.get("d"))]
    assert begins == pytest.approx(np.array([(x, y - 3) for x, y in places]), abs=0.06)
    assert "m" not in path.get("d")
