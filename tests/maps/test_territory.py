"""Names of provinces stand on their own land, or on nobody's that the map names."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.charts import style
from analysis.maps import boundaries, canvas
from analysis.maps.territory import abroad, at_home

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


def test_a_name_is_at_home_beside_its_dot_and_that_of_a_province_on_its_land(sheet):
    places = boundaries.load("province").set_index("adcode")
    gansu, ningxia = sheet.points(places.loc[[GANSU, NINGXIA], ["label_x", "label_y"]])
    at, size, named = np.array([ningxia, gansu]), (12.0, 8.0), {GANSU, NINGXIA}
    # The dot of Gansu, wherever it is; and its land, a hundred points from there.
    assert at_home(sheet, GANSU, at, size, ningxia, named).tolist() == [True, True]
    assert at_home(sheet, GANSU, at, size, gansu, named).tolist() == [False, True]
    # A city is nowhere at home but beside its dot.
    assert at_home(sheet, "620100", at, size, ningxia, named).tolist() == [True, False]
