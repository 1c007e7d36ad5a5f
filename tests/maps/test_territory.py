"""Names of provinces stand on their own land, or on nobody's that the map names."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.charts import style
from analysis.maps import boundaries, canvas
from analysis.maps.territory import abroad

GANSU, NINGXIA = "620000", "640000"


@pytest.fixture(scope="module")
def sheet():
    with style.use():
        return canvas.paged("", "", (), "en")[1]


def test_a_name_in_the_middle_of_a_neighbour_is_abroad_only_where_that_one_is_named(sheet):
    places = boundaries.load("province").set_index("adcode")
    middles = sheet.points(places.loc[[GANSU, NINGXIA], ["label_x", "label_y"]])
    assert abroad(sheet, GANSU, middles, 12.0, {GANSU, NINGXIA}).tolist() == [False, True]
    assert abroad(sheet, GANSU, middles, 12.0, {GANSU}).tolist() == [False, False]
    at_sea = np.array([[sheet.size[0] * 0.8, sheet.size[1] * 0.3]])
    assert not abroad(sheet, GANSU, at_sea, 12.0, {GANSU, NINGXIA}).any()


def test_a_smaller_place_is_told_by_its_dot(sheet):
    middle = sheet.points(boundaries.load("province").set_index("adcode").loc[[NINGXIA], ["x", "y"]])
    assert not abroad(sheet, "620100", middle, 12.0, {GANSU, NINGXIA}).any()
