"""A panel shows the province, or the part of it that the map is about."""

from __future__ import annotations

import pandas as pd

from analysis.maps import panel_frames, regional_map

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
