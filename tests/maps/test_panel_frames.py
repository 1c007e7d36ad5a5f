"""A panel shows the province, or the part of it that the map is about."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle

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


def test_a_part_has_a_tenth_of_room_round_its_places_and_a_third_of_the_province_at_least():
    """Of a province 100 by 80, places 20 by 10 are shown in the middle of 40 by 30; of 60 by 10 an eighth of 60 is added on each side."""
    whole = shapely.box(0, 0, 100, 80)
    small = panel_frames._around(shapely.box(40, 40, 60, 50), whole)
    assert small.bounds == pytest.approx((35, 35, 65, 55))
    broad = panel_frames._around(shapely.box(10, 40, 70, 50), whole)
    assert broad.bounds == pytest.approx((2.8, 32.8, 77.2, 57.2))
    assert panel_frames._around(shapely.Point(50, 50), whole).bounds == pytest.approx((35, 35, 65, 65))
    assert panel_frames._around(shapely.union_all([]), whole) is None


def test_the_small_outline_is_a_fifth_of_the_panel_and_marks_what_is_shown():
    (corner,) = panel_frames.frames([GANSU], [LONGNAN, LINXIA]).values()
    with style.use():
        figure = Figure(figsize=(6, 6))
        panel = canvas.regional(figure, (0, 0, 1, 1), "en", [corner.shown])
        panel_frames.locate(panel, GANSU, corner)
    frame, *marks = [patch for patch in panel.over.patches if isinstance(patch, Rectangle)]
    # The longer side of Gansu is a fifth of 432 points, with three points round it.
    assert max(frame.get_width(), frame.get_height()) == pytest.approx(0.2 * 432 + 6)
    assert panel.blocked[-1] == pytest.approx(
        (*frame.get_xy(), frame.get_x() + frame.get_width(), frame.get_y() + frame.get_height())
    )
    left, foot = frame.get_xy()
    (mark,) = marks
    outlines = [patch.get_xy() for patch in panel.over.patches if isinstance(patch, Polygon)]
    shown = np.array([mark.get_xy(), [mark.get_x() + mark.get_width(), mark.get_y() + mark.get_height()]])
    inside = [*outlines, shown]
    assert outlines
    for points in inside:
        assert points[:, 0].min() >= left - 0.01 and points[:, 0].max() <= left + frame.get_width() + 0.01
        assert points[:, 1].min() >= foot - 0.01 and points[:, 1].max() <= foot + frame.get_height() + 0.01
    # What is shown, the south-east of Gansu, is marked in the lower right of its outline.
    outline = np.concatenate(outlines)
    middle = (outline.min(axis=0) + outline.max(axis=0)) / 2
    assert outline[:, 0].max() - outline[:, 0].min() == pytest.approx(0.2 * 432, abs=0.1), (
        "Gansu is wider than high"
    )
    assert shown[:, 0].mean() > middle[0] and shown[:, 1].mean() < middle[1]
    # As large as the panel is on it: the province's scale times the panel's extent, cut off by the frame.
    assert 0 < mark.get_width() < frame.get_width() and 0 < mark.get_height() < frame.get_height()
