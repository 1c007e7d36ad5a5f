"""A panel shows the province, or the part of it that the map is about."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.maps import canvas, panel_frames, regional_map

GANSU, SHANDONG = "620000", "370000"
LONGNAN, LINXIA, DUNHUANG = "621200", "622901", "620982"


def test_a_corner_is_shown_alone_and_the_whole_where_the_places_lie_far_apart():
    (corner,) = panel_frames.frames([GANSU], [LONGNAN, LINXIA]).values()
    assert corner.part
    left, bottom, right, top = corner.places.bounds
    assert corner.shown.bounds[0] < left and corner.shown.bounds[3] > top
    assert corner.shown.bounds[2] > right and corner.shown.bounds[1] < bottom
    # Dunhuang lies at the other end, a thousand kilometres away.
    (whole,) = panel_frames.frames([GANSU], [LONGNAN, DUNHUANG]).values()
    assert not whole.part


def test_without_places_of_its_own_a_province_is_whole_and_its_own_spot_is_one():
    found = panel_frames.frames([GANSU, SHANDONG], [LINXIA, GANSU])
    assert found[GANSU].part and not found[SHANDONG].part
    # Lanzhou, where the links of the province end.
    assert found[GANSU].places.bounds[3] > panel_frames.frames([GANSU], [LINXIA])[GANSU].places.bounds[3]


def test_a_part_is_called_so():
    links = pd.DataFrame({"origin": ["370200"], "destination": [LINXIA]})
    figure = regional_map([GANSU, SHANDONG], lang="zh", links=links)
    said = {text.get_text() for text in figure.findobj(lambda one: hasattr(one, "get_text"))}
    assert "甘肃（局部）" in said


def test_the_frame_of_the_small_outline_lies_inside_the_panel():
    """At the right edge of Gansu's panel the edge cut it: the frame had three sides."""
    with style.use():
        for corner in panel_frames.frames([GANSU], [LONGNAN, LINXIA]).values():
            figure = Figure(figsize=(6, 6))
            panel = canvas.regional(figure, (0.1, 0.1, 0.8, 0.8), "en", [corner.shown])
            for _ in range(4):  # each takes another corner
                panel_frames.locate(panel, GANSU, corner)
            boxes = np.array(panel.blocked)
    assert len({(x, y) for x, y, *_ in boxes}) == 4
    assert (boxes[:, :2] > 0.5).all() and (boxes[:, 2:] < np.array(panel.size) - 0.5).all()
