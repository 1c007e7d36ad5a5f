"""National maps: complete, credited, explained; a frame in, a figure out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely
from matplotlib.collections import EllipseCollection, LineCollection, PathCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis.charts import style
from analysis.charts.output import alt_text, png
from analysis.errors import ParameterError
from analysis.maps import base_map, boundaries, category_map, choropleth_map, flow_map
from analysis.maps.canvas import Canvas, outlines, outlines_of
from analysis.maps.flow_layer import _beside, dots
from analysis.maps.flows import FlowStyle, checked
from analysis.maps.placement import Placer
from analysis.vocabulary import places
from analysis.vocabulary.labels import LABELS

CREDIT = {
    "zh": "底图：天地图 GS(2024)0650号，本图未经审核",
    "en": "Base map: Tianditu GS(2024)0650, figure not reviewed",
}


def words(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(lambda a: hasattr(a, "get_text") and a.get_text())]


def flows() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("320000", "610000", 26.9e8, "reported"),
            ("330000", "510000", 33.9e8, "at_least"),
            ("320000", "630000", 7e8, "estimated"),
            ("350000", "640000", np.nan, "unknown"),
        ],
        columns=["origin", "destination", "value", "status"],
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_base_map_is_complete(lang):
    canvas = base_map(lang=lang)
    assert isinstance(canvas, Canvas)
    assert CREDIT[lang] in words(canvas.figure)
    for view, least in ((canvas.ax, 3), (canvas.inset, 10)):
        areas = [c for c in view.collections if isinstance(c, PathCollection)]
        assert len(areas[0].get_paths()) == 34
        heavy = [c for c in view.collections if isinstance(c, LineCollection) and c.get_linewidth()[0] > 1]
        assert len(heavy) == 1
        assert least <= len(heavy[0].get_segments()) <= 10
    left, bottom, right, top = (
        boundaries.load("province").set_index("adcode").loc["710000", "geometry"].bounds
    )
    assert canvas.extent[0] < left < right < canvas.extent[2]
    assert canvas.extent[1] < bottom < top < canvas.extent[3]


def test_the_inset_hides_no_land_and_holds_every_dash():
    canvas = base_map(lang="zh")
    box = canvas.blocked[0]
    corners = np.array([[box[0], box[1]], [box[2], box[3]]]) * canvas.metres + np.array(canvas.extent[:2])
    hidden = shapely.box(*corners.ravel())
    provinces = boundaries.load("province").set_index("adcode").drop("460000")["geometry"].to_numpy()
    assert shapely.area(shapely.intersection(provinces, hidden)).sum() == 0
    line = boundaries.load("line").set_index("kind").loc["ten-dash", "geometry"]
    (left, right), (bottom, top) = canvas.inset.get_xlim(), canvas.inset.get_ylim()
    view = shapely.box(left, bottom, right, top)
    assert view.contains(line)


def test_only_whole_dashes_stand_on_the_main_map_and_other_lines_lose_nothing():
    canvas = base_map(lang="zh")
    lines = boundaries.load("line").set_index("kind")["geometry"]
    parts = {kind: len(shapely.get_parts(lines[kind])) for kind in lines.index}
    frame = shapely.box(*canvas.extent)
    for view in (canvas.ax, canvas.inset):
        drawn = {
            c.get_linewidth()[0]: c.get_segments() for c in view.collections if isinstance(c, LineCollection)
        }
        assert (len(drawn[0.45]), len(drawn[0.55])) == (parts["sea"], parts["outline"])
        if view is canvas.ax:
            assert 0 < len(drawn[1.1]) < 10
            assert all(frame.contains(shapely.LineString(dash)) for dash in drawn[1.1])
        else:
            assert len(drawn[1.1]) == 10


def test_the_inset_is_named_where_its_name_has_room():
    name = LABELS["south_china_sea"][1]
    assert name in words(category_map(pd.Series(dtype=str), {}, lang="en"))
    small = base_map(Figure(figsize=(2, 1.6)).add_axes((0, 0, 1, 1)), lang="en")
    assert name not in words(small.figure)


def test_a_base_map_fits_into_given_axes():
    figure = Figure(figsize=(6, 5))
    canvas = base_map(figure.add_axes((0.1, 0.1, 0.8, 0.8)), lang="en")
    assert canvas.size == pytest.approx((0.8 * 6 * 72, 0.8 * 5 * 72))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_flow_map_names_its_ends_its_values_and_its_lines(lang):
    figure = flow_map(flows(), lang=lang, title="T", subtitle="S", footer=["F1", "F2"])
    said = words(figure)
    names = {
        "zh": ["江苏", "浙江", "福建", "四川", "青海", "宁夏"],
        "en": ["Jiangsu", "Zhejiang", "Fujian", "Sichuan"],
    }
    assert set(names[lang]) <= set(said)
    assert {"26.9", "≥33.9", "7"} <= set(said) if lang == "zh" else {"2.69", "≥3.39", "0.7"} <= set(said)
    index = ["zh", "en"].index(lang)
    assert {
        LABELS[key][index] for key in ("reported", "at_least", "estimated", "unknown", "east", "west")
    } <= set(said)
    assert {"T", "S", "F1", "F2", CREDIT[lang]} <= set(said)


def test_the_dot_of_a_thin_line_is_seen_and_has_but_a_thin_edge():
    canvas, look = base_map(lang="zh"), FlowStyle.of(pd.Series([33.9e8]), "yuan", "zh")
    for widest in (11.0, 1.3):
        dots(canvas, checked(flows()), replace(look, widest=widest))
    drawn = [c for c in canvas.over.collections if isinstance(c, EllipseCollection)]
    assert [c.get_linewidth()[0] for c in drawn] == [0.7, 0.7, 0.4, 0.4]
    assert [c.get_widths()[0] for c in drawn] == [5.0, 5.0, 3.0, 3.0]
    assert [c.get_offsets().shape[0] for c in drawn] == [4, 3, 4, 3], (
        "one for each receiver, one for each giver"
    )


def test_many_pairs_of_which_nothing_is_known_are_named_but_not_drawn():
    western = [*places.RECEIVERS, "540000"]
    some = pd.DataFrame({"origin": "370000", "destination": western, "value": np.nan})
    assert LABELS["unknown"][1] in words(flow_map(some.iloc[:10], lang="en"))
    figure = flow_map(some, lang="en")
    assert LABELS["unknown"][1] not in words(figure)
    assert {"Shandong", "Guangxi", "Xizang"} <= set(words(figure))
    assert "11 pairs" in alt_text(figure)


def test_a_figure_without_a_spot_of_its_own_stands_with_its_giver_at_the_receiver():
    givers = {
        "110000": "Beijing",
        "310000": "Shanghai",
        "330000": "Zhejiang",
        "350000": "Fujian",
        "370000": "Shandong",
        "440000": "Guangdong",
    }
    receivers = ["500000", "510000", "520000", "530000", "610000", "620000", "640000"]
    every = pd.DataFrame(
        [(giver, receiver, 1e9) for giver in givers for receiver in receivers],
        columns=["origin", "destination", "value"],
    )
    every.loc[0, "value"] = 2e10
    said = words(flow_map(every, lang="en", values=True))
    named = [text for text in said if text.endswith(" 1")]
    assert named
    assert {text.removesuffix(" 1") for text in named} <= set(givers.values())
    assert said.count("1") + len(named) == len(every) - 1, "none is left out"


def test_the_alt_text_is_computed_from_the_flows():
    text = alt_text(flow_map(flows(), lang="en", title="Zhejiang gave most"))
    assert text == (
        "Zhejiang gave most. Flow map: 3 flows (billion yuan). Most is known of: Zhejiang to Sichuan ≥3.39, "
        "Jiangsu to Shaanxi 2.69, Jiangsu to Qinghai 0.7. Of them estimated: 1. Unknown: 1 pair."
    )


def test_no_flows_make_a_base_map_that_says_so():
    figure = flow_map(flows().iloc[:0], lang="zh")
    assert alt_text(figure) == "流向地图：无数据。"
    assert CREDIT["zh"] in words(figure)


def test_a_map_is_drawn_in_our_style_under_any_other():
    import matplotlib.pyplot as plt

    expected = png(flow_map(flows(), lang="zh"), dpi=40)
    with plt.style.context("dark_background"):
        assert png(flow_map(flows(), lang="zh"), dpi=40) == expected
        assert plt.rcParams["figure.facecolor"] == "black"


def _hatched(figure: Figure) -> int:
    return sum(
        len(c.get_paths())
        for c in figure.axes[0].collections
        if isinstance(c, PathCollection) and c.get_hatch()
    )


def test_places_without_data_are_hatched_explained_and_named():
    codes = boundaries.load("province")["adcode"]
    values = pd.Series(np.arange(1.0, 32.0), index=codes[:31])
    values["540000"] = np.nan
    figure = choropleth_map(values, lang="zh", unit="percent")
    assert _hatched(figure) == 4
    assert "无数据" in words(figure)
    assert "无数据：西藏、台湾、香港、澳门。" in words(figure)
    assert alt_text(figure) == "分级统计地图：30 个地区有数值（%），从北京 1 到新疆 31。"


def test_zero_is_a_value():
    codes = boundaries.load("province")["adcode"]
    figure = choropleth_map(pd.Series(0.0, index=codes), lang="en", unit="count")
    assert _hatched(figure) == 0
    assert "No data" not in words(figure)


def test_given_breaks_are_used_in_base_units():
    values = pd.Series([5e8, 15e8, 25e8], index=["350000", "370000", "440000"])
    said = words(choropleth_map(values, lang="zh", unit="yuan", breaks=[10e8, 20e8]))
    assert {"5–10", "10–20", "20–25"} <= set(said)


def test_a_class_without_a_place_is_not_in_the_legend():
    values = pd.Series([0.5e9, 4e9], index=["350000", "440000"])
    said = words(choropleth_map(values, lang="en", unit="yuan", breaks=[1e9, 2e9, 3e9]))
    assert {"0.5–1", "3–4"} <= set(said)
    assert not {"1–2", "2–3"} & set(said)


def test_few_values_are_written_on_their_places():
    values = pd.Series([71.3e8, 0.04e8, 33e8], index=["610000", "500000", "520000"])
    known = pd.Series(["at_least", "reported", "at_least"], index=values.index)
    figure = choropleth_map(values, lang="zh", unit="yuan", statuses=known)
    assert {"陕西\n≥71.3", "重庆\n400 万元", "贵州\n≥33"} <= set(words(figure))
    assert alt_text(figure) == "分级统计地图：3 个地区有数值（亿元）：陕西 ≥71.3、贵州 ≥33、重庆 400 万元。"


def test_many_values_are_classed():
    codes = boundaries.load("province")["adcode"]
    said = words(choropleth_map(pd.Series(np.arange(10.0), index=codes[:10]), lang="zh"))
    assert "北京" in said


def test_negative_limits_are_readable():
    values = pd.Series([-3.0, -1.0, 1.0, 3.0], index=["350000", "370000", "440000", "330000"])
    said = words(choropleth_map(values, lang="en", unit="percent", diverging=True))
    assert any(" to 0" in text for text in said)
    assert not any("–−" in text for text in said)


def test_values_of_places_that_are_not_on_the_map_are_refused():
    with pytest.raises(ParameterError, match="no province 999999"):
        choropleth_map(pd.Series([1.0], index=["999999"]), lang="zh")
    with pytest.raises(ParameterError, match="350000 is given more than once"):
        choropleth_map(pd.Series([1.0, 2.0], index=["350000", "350000"]), lang="zh")


def test_categories_need_a_look_and_show_only_what_occurs():
    kinds = pd.Series(["a", "b", "a"], index=["640303", "640422", "640522"])
    looks = {"a": ("Paired", style.WEST), "b": ("Not known", style.EAST), "c": ("Never", "#000000")}
    figure = category_map(kinds, looks, lang="en", level="county", rest="Other counties")
    said = words(figure)
    assert {"Paired", "Not known", "Other counties"} <= set(said)
    assert "Never" not in said
    assert "No data" not in said
    assert alt_text(figure) == "Map of categories: Paired 2, Not known 1."
    with pytest.raises(ParameterError, match="No colour is given for b"):
        category_map(kinds, {"a": looks["a"]}, lang="en", level="county")


def test_a_name_is_white_on_a_dark_place_and_ink_beside_it():
    kinds = pd.Series("a", index=["650000", "310000"])
    figure = category_map(kinds, {"a": ("Dark", "#202020")}, lang="en")
    colours = {text.get_text(): text.get_color() for text in figure.findobj(Text) if text.get_text()}
    # Xinjiang holds its name, Shanghai has it on the sea; Qinghai is not dark.
    assert (colours["Xinjiang"], colours["Shanghai"], colours["Qinghai"]) == ("white", style.INK, style.INK)


def test_a_choropleth_lies_behind_flows():
    codes = boundaries.load("province")["adcode"]
    figure = flow_map(
        flows(),
        lang="en",
        choropleth=pd.Series(np.arange(31.0), index=codes[:31]),
        choropleth_unit="percent",
        choropleth_title="Share",
    )
    assert {"Share", "No data", "Jiangsu"} <= set(words(figure))


def test_holes_stay_open():
    ring = shapely.box(0, 0, 10, 10).difference(shapely.box(4, 4, 6, 6))
    path, whole = outlines_of(np.array([ring, shapely.box(0, 0, 2, 2)]))
    assert whole.vertices.tolist() == [[2, 0], [2, 2], [0, 2], [0, 0], [2, 0]]
    areas = [0.5 * np.sum(p[:-1, 0] * p[1:, 1] - p[1:, 0] * p[:-1, 1]) for p in path.to_polygons()]
    assert sum(areas) == pytest.approx(96.0)
    assert len(outlines("province")) == 34


@pytest.mark.parametrize(("partner", "lang"), [("150000", "en"), ("150000", "zh"), ("130000", "en")])
def test_a_name_stands_beside_its_dot_though_a_named_neighbour_lies_there(partner, lang):
    """Hebei lies all round Beijing: the free side of its dot is better than a gap between two arrows."""
    rows = pd.DataFrame(
        [("110000", one, 4e9, "at_least") for one in dict.fromkeys([partner, "130000"])],
        columns=["origin", "destination", "value", "status"],
    )
    figure = flow_map(rows, lang=lang)
    called = {"en": "Beijing", "zh": "北京"}[lang]
    text = next(one for one in figure.findobj(Text) if one.get_text() == called)
    dot = next(
        one for one in figure.findobj(EllipseCollection) if style.EAST in map(to_hex, one.get_facecolors())
    )
    (x, y), half = dot.get_offsets()[0], style.text_width(called, text.get_fontsize()) / 2
    assert 0 < text.get_position()[0] - half - x < 7
    assert abs(text.get_position()[1] - y) < text.get_fontsize() / 2


@pytest.mark.parametrize(("taken", "tied"), [(1.0, False), (12.0, True)])
def test_figures_that_had_to_move_away_from_their_place_are_tied_to_it(taken, tied):
    canvas = base_map(lang="en")
    place = np.array(canvas.size) / 2
    placer = Placer((0, 0, *canvas.size), [(*(place - taken), *(place + taken))])
    before = len(canvas.over.lines)
    _beside(canvas, ["Beijing 1", "Tianjin 2"], place, place[None], placer)
    assert (len(canvas.over.lines) > before) is tied
