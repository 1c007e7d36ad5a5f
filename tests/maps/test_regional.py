"""Maps of a pair: two panels, links across, nothing unnamed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.charts import frame, style
from analysis.charts.output import alt_text
from analysis.errors import ParameterError
from analysis.maps import regional, regional_map
from analysis.maps.names import names as place_names

LINKS = pd.DataFrame({"origin": ["350582", "350181"], "destination": ["640303", "640402"]})
LOOKS = {"key": ("重点县", style.WEST)}


def words(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(lambda a: hasattr(a, "get_text") and a.get_text())]


def test_a_pair_has_two_panels_in_the_order_given():
    figure = regional_map(["640000", "350000"], lang="zh", links=LINKS, title="闽宁")
    said = words(figure)
    assert {"宁夏（局部）", "福建（局部）", "晋江市", "红寺堡区", "福清市", "原州区"} <= set(said)
    assert sum(text.endswith("公里") for text in said) == 2
    heading = {text.get_text(): text for text in figure.findobj(lambda a: hasattr(a, "get_text"))}
    left, right = (heading[name].axes.get_position() for name in ("宁夏（局部）", "福建（局部）"))
    assert left.x1 < right.x0
    assert alt_text(figure) == "闽宁。宁夏、福建地图。2 组结对：福清市→原州区、晋江市→红寺堡区。"


def test_given_names_are_used():
    names = {"350582": "Jinjiang", "640303": "Hongsibu", "350181": "Fuqing", "640402": "Yuanzhou"}
    said = words(regional_map(["350000", "640000"], lang="en", links=LINKS, names=names))
    assert set(names.values()) <= set(said)


def test_other_counties_are_plain_only_when_they_are_said_to_be():
    kinds = pd.Series({"640422": "key"})
    plain = regional_map(["640000"], lang="zh", categories=kinds, looks=LOOKS, rest="其他县")
    hatched = regional_map(["640000"], lang="zh", categories=kinds, looks=LOOKS)
    assert "其他县" in words(plain)
    assert "无数据" not in words(plain)
    assert "无数据" in words(hatched)


def test_values_of_other_provinces_are_ignored():
    values = pd.Series({"640422": 3.0, "640423": 5.0, "350582": 900.0})
    assert "2 个地区有数值" in alt_text(regional_map(["640000"], lang="zh", values=values, unit="percent"))


@pytest.mark.parametrize(
    "provinces", [[], ["350100"], ["350000", "350000"], ["110000", "120000", "130000", "140000"]]
)
def test_wrong_provinces_are_refused(provinces):
    with pytest.raises(ParameterError, match="one to three"):
        regional_map(provinces, lang="zh")


def test_a_link_that_leaves_the_map_is_refused():
    with pytest.raises(ParameterError, match="350181, 350582"):
        regional_map(["640000"], lang="zh", links=LINKS)
    with pytest.raises(ParameterError, match="either categories or values"):
        regional_map(
            ["640000"], lang="zh", categories=pd.Series({"640422": "key"}), looks=LOOKS, values=pd.Series()
        )


def test_a_city_and_its_district_of_one_name_are_told_apart():
    given = {"511600": "Guang'an", "511602": "Guang'an", "511621": "Yuechi"}
    told = place_names(given, "en", given)
    assert told == {"511600": "Guang'an", "511602": "Guang'an (district)", "511621": "Yuechi"}


def test_many_links_are_numbered_and_listed():
    west = ["640104", "640105", "640106", "640121", "640122", "640181", "640202", "640205", "640221"]
    links = pd.DataFrame({"origin": ["350582"] * 8 + ["350181"], "destination": west})
    names = {code: f"W{i}" for i, code in enumerate(west, start=1)} | {
        "350582": "Jinjiang",
        "350181": "Fuqing",
    }
    said = words(regional_map(["640000", "350000"], lang="en", links=links, names=names))
    assert "1  Fuqing to W9" in said and "9  Jinjiang to W8" in said
    # Fuqing has the first link, Jinjiang the other eight; on the map there are numbers only.
    assert "2–9" in said and "Jinjiang" not in said


def test_a_city_and_a_county_of_one_name_are_told_apart():
    given = dict.fromkeys(["622901", "622921"], "Linxia")
    assert place_names(given, "en", given) == {"622901": "Linxia (city)", "622921": "Linxia (county)"}


def test_the_list_below_a_map_is_written_column_by_column_above_its_legend():
    entries = [f"{i}  a link of some length from one place to another one" for i in range(1, 8)]
    with style.use():
        # Ten inches hold three columns of such entries, so seven of them take three lines.
        assert regional._columns(entries) == 3
        assert (
            regional._list_height(entries) == pytest.approx(4 * regional._LINE)
            and regional._list_height([]) == 0
        )
        page = frame.page(3.0, title="Title")
        regional._list(page, entries, [])
    spots = [text.get_position() for text in page.figure.texts if text.get_text() in entries]
    lefts, lines = (
        sorted({round(x, 4) for x, _ in spots}),
        sorted({round(y, 4) for _, y in spots}, reverse=True),
    )
    assert [(lefts.index(round(x, 4)), lines.index(round(y, 4))) for x, y in spots] == [
        (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0),
    ]  # fmt: skip
    inches = np.diff([*lines])
    assert inches * page.figure.get_size_inches()[1] == pytest.approx([-regional._LINE] * 2, abs=1e-3)


def test_numbers_of_places_name_all_their_links():
    rows = pd.DataFrame({"origin": ["a", "a", "b", "a"], "destination": ["x", "y", "y", "x"]})
    assert regional._numbers(rows) == {"a": "1–2, 4", "x": "1, 4", "y": "2–3", "b": "3"}
