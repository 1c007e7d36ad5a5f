"""The vector drawing: small, the same every time, and nothing of the figure lost."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import EllipseCollection, PolyCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.textpath import TextToPath

from analysis.charts import style
from analysis.charts.drawing import draw
from analysis.charts.signs import Texts

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def svg(figure: Figure, words: str = "") -> str:
    return draw(figure, 100, words).svg


def _blank() -> tuple[Figure, Axes]:
    """A figure whose data are its points, y downwards, without frame or ground."""
    figure = Figure(figsize=(10, 10))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 720)
    axes.set_ylim(720, 0)
    return figure, axes


def _parsed(figure: Figure) -> ElementTree.Element:
    return ElementTree.fromstring(svg(figure))


def _drawn(points) -> ElementTree.Element:
    figure, axes = _blank()
    axes.fill(*np.asarray(points, dtype=float).T, gid="shape")
    figure.text(0.5, 0.5, "江苏 <江苏> & 陕西")
    return ElementTree.fromstring(svg(figure, "A <shape> & words"))


def _outline(root) -> list[tuple[float, float]]:
    path = root.find(f".//{SVG}g[@id='shape']//{SVG}path").get("d")
    numbers = [float(n) for n in re.findall(r"-?(?:\d+\.\d+|\.\d+|\d+)", path)]
    steps = np.array(numbers).reshape(-1, 2)
    return np.cumsum(steps, axis=0)


def test_places_are_where_they_were():
    corners = [(100, 100), (300.04, 100), (299.96, 250.06), (100, 400)]
    assert _outline(_drawn(corners))[:4] == pytest.approx(np.array(corners), abs=0.06)


@pytest.mark.parametrize("text", ["江苏 → 陕西", "AVATAR, 2016–2020", " ", "≥ 2.3 亿元"])
def test_a_text_has_the_outline_that_matplotlib_gives_it(text):
    font = FontProperties(fname=style.font().get_file(), size=9)
    places, codes = Texts().get_text_path(font, text)
    expected, own = TextToPath().get_text_path(font, text)
    assert np.array_equal(places, np.reshape(expected, (-1, 2)))
    assert np.array_equal(codes, own)


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
    figure, axes = _blank()
    places = [(100, 100), (300, 150), (600, 650)]
    size = np.full(3, 6.0)
    dots = EllipseCollection(
        size, size, np.zeros(3), units="xy", offsets=places, offset_transform=axes.transData
    )
    dots.set_gid("dots")
    axes.add_collection(dots)
    root = ElementTree.fromstring(svg(figure))
    (path,) = root.findall(f".//{SVG}g[@id='dots']//{SVG}path")
    # Each begins at the point with the least y, in numbers that don't lean on the dot before it.
    begins = [tuple(map(float, place)) for place in re.findall(r"M([\d.]+) ([\d.]+)", path.get("d"))]
    assert begins == pytest.approx(np.array([(x, y - 3) for x, y in places]), abs=0.06)
    assert "m" not in path.get("d")


def test_a_bar_thinner_than_what_is_seen_keeps_its_corners():
    outline = _outline(_drawn([(100, 100), (300, 100), (300, 100.2), (100, 100.2)]))
    assert outline[:4] == pytest.approx(
        np.array([(100, 100), (300, 100), (300, 100.2), (100, 100.2)]), abs=0.06
    )


def test_text_stands_where_it_is_painted_and_its_halo_is_made_of_the_same_signs():
    figure, axes = _blank()
    halo = [withStroke(linewidth=4, foreground="white")]
    axes.text(360, 200, "Ab", fontsize=20, color="#112233", path_effects=halo)
    axes.text(100, 500, "Ab", fontsize=20, rotation=90)
    below, above, turned = _parsed(figure).findall(f".//{SVG}g[@transform]")
    place = "translate(360.00 200.00) scale(0.05)"  # 20 points, 400 steps to the em
    assert below.get("transform") == above.get("transform") == place
    assert {"stroke:#ffffff", "stroke-width:80"} <= set(below.get("style").split(";"))  # 4 points in steps
    assert above.get("style") == "fill:#112233"
    assert " rotate(-90) " in turned.get("transform")
    signs = [[use.get(LINK) for use in group] for group in (below, above, turned)]
    assert signs[0] == signs[1] == signs[2] and len(signs[0]) == 2


def test_looks_of_lines_and_grounds():
    figure, axes = _blank()
    axes.plot([0, 100], [0, 0], color="#123456", linewidth=2, linestyle=(1, (3, 2)), solid_capstyle="butt")
    axes.add_patch(Rectangle((200, 200), 100, 100, facecolor="#ff0000", alpha=0.5))
    axes.add_patch(Rectangle((200, 400), 100, 100, facecolor="none", edgecolor="none"))
    looks = [path.get("style") for path in _parsed(figure).iter(f"{SVG}path")]
    assert "fill:#ff0000;opacity:0.5" in looks
    assert any(
        {"stroke:#123456", "stroke-width:2", "stroke-dasharray:6 4"} <= set(look.split(";")) for look in looks
    )
    assert len(looks) == 3, "the ground, the line and the patch; what nobody sees is left out"


def test_what_lies_outside_its_frame_is_cut_off():
    figure = Figure(figsize=(10, 10))
    axes = figure.add_axes((0.25, 0.25, 0.5, 0.5))
    axes.set_xlim(0, 10)
    axes.set_ylim(0, 10)
    axes.plot(np.linspace(-100, 100, 50), np.full(50, 5), gid="across")
    axes.plot([20, 30], [5, 5], gid="outside")
    root = _parsed(figure)
    (clip,) = root.findall(f".//{SVG}clipPath/{SVG}rect")
    assert [clip.get(name) for name in ("x", "y", "width", "height")] == ["180", "180", "360.00", "360.00"]
    ends = np.cumsum(
        np.array(
            re.findall(r"-?[\d.]+", root.find(f".//{SVG}g[@id='across']//{SVG}path").get("d")), dtype=float
        ).reshape(-1, 2),
        axis=0,
    )
    assert ends[:, 0].min() == pytest.approx(172, abs=0.2) and ends[:, 0].max() == pytest.approx(548, abs=0.2)
    assert not root.findall(f".//{SVG}g[@id='outside']//{SVG}path")


def test_a_round_clip_and_a_gap_in_a_line():
    figure, axes = _blank()
    (line,) = axes.plot([0, 100, np.nan, 300, 400], [10, 10, 10, 10, 10], gid="gap")
    line.set_clip_path(Circle((50, 10), 20, transform=axes.transData))
    root = _parsed(figure)
    assert root.find(f".//{SVG}g[@id='gap']//{SVG}path").get("d").count("M") == 2
    assert "c" in root.find(f".//{SVG}clipPath/{SVG}path").get("d")


def test_one_hatch_is_one_pattern():
    figure, axes = _blank()
    for at in (0, 200):
        axes.add_patch(Rectangle((at, 0), 100, 100, facecolor="white", hatch="///", edgecolor="#00ff00"))
    root = _parsed(figure)
    (pattern,) = root.findall(f".//{SVG}pattern")
    assert f"fill:url(#{pattern.get('id')})" in ElementTree.tostring(root, encoding="unicode")


def test_pictures_are_taken_along_and_what_has_no_lines_is_a_picture():
    figure, axes = _blank()
    axes.imshow([[0, 1], [2, 3]], extent=(0, 100, 100, 0))
    axes.set_ylim(720, 0)
    axes.set_xlim(0, 720)
    (image,) = _parsed(figure).findall(f".//{SVG}image")
    assert float(image.get("x")) == pytest.approx(0, abs=1) and float(image.get("width")) == pytest.approx(
        100, abs=1.5
    )
    assert float(image.get("y")) == pytest.approx(0, abs=1)
    axes.tripcolor([0, 100, 0], [0, 0, 100], [1, 2, 3], shading="gouraud")
    (image,) = _parsed(figure).findall(f".//{SVG}image")
    assert (image.get("width"), image.get("height")) == ("720", "720")


@pytest.mark.parametrize(("alpha", "paths"), [(1.0, 2), (0.5, 3)])
def test_neighbours_of_one_look_are_one_path_unless_something_shines_through(alpha, paths):
    figure, axes = _blank()
    squares = [[(x, 0), (x + 9, 0), (x + 9, 9), (x, 9)] for x in (10, 20, 30)]
    looks = ["#ff0000", "#ff0000", "#00ff00"]
    axes.add_collection(PolyCollection(squares, facecolors=[to_rgba(c, alpha) for c in looks], gid="squares"))
    found = _parsed(figure).findall(f".//{SVG}g[@id='squares']//{SVG}path")
    assert len(found) == paths
    assert sum(path.get("d").count("M") for path in found) == 3
    assert [path.get("style").split(";")[0] for path in found][-1] == "fill:#00ff00"
