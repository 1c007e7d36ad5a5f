"""Classes: every value in one, limits that a legend can print."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.errors import ParameterError
from analysis.maps import areas, boundaries, canvas, legends, names
from analysis.maps.classes import classify, diverging_breaks, round_breaks, round_sizes
from analysis.vocabulary.numbers import Scale


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([1.1, 2.2, 3.3, 4.4, 5.5, 6.6, 7.7, 8.8, 9.9, 11.0], [2.5, 5, 7.5]),
        ([65, 66, 100, 115, 200], [100, 200]),  # the review's 65-66, 66-100, 100-115, 115-200
        ([3, 12, 40, 160, 700], [10, 20, 50]),  # in even steps four of them would be in one class
        ([-45, -44, -43, -10, -5], [-10, -5]),
        ([5e8, 15e8, 25e8], [10e8, 20e8]),
    ],
)
def test_limits_are_round(values, limits):
    assert round_breaks(np.array(values, dtype=float), 4) == limits


def test_ties_make_fewer_classes_never_empty_ones():
    values = np.array([0.0] * 20 + [5.0, 9.0])
    classes = classify(values, round_breaks(values))
    assert set(classes) == set(range(classes.max() + 1))


def test_one_value_is_one_class():
    assert round_breaks(np.array([7.0, 7.0, np.nan])) == []
    assert classify(np.array([7.0, np.nan]), []).tolist() == [0, -1]


def test_no_class_straddles_zero():
    breaks = diverging_breaks(np.array([-6.0, -3.0, -1.0, 1.0, 2.0, 4.0, 5.0]))
    assert 0.0 in breaks
    assert breaks == [-b for b in reversed(breaks)]


def test_a_value_on_a_limit_belongs_above():
    assert classify(np.array([4.999, 5.0]), [5.0]).tolist() == [0, 1]


@pytest.mark.filterwarnings("error")
def test_tiny_values_are_classed_without_a_warning():
    values = np.array([5e-324, 1e-310, 2e-310, 7.0])
    assert classify(values, round_breaks(values, 4)).tolist() == [0, 0, 0, 1]


@pytest.mark.parametrize("breaks", [[5.0, 5.0], [8.0, 5.0], [float("nan")]])
def test_bad_limits_are_refused(breaks):
    with pytest.raises(ParameterError, match="ascending"):
        classify(np.array([1.0]), breaks)


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=60), st.integers(2, 7))
def test_every_value_is_in_one_class_and_no_class_is_empty(values, count):
    values = np.array(values)
    classes = classify(values, round_breaks(values, count))
    assert classes.min() >= 0
    assert classes.max() < count
    assert set(classes) == set(range(classes.max() + 1))


@pytest.mark.parametrize(
    ("largest", "expected"),
    [
        (33.9, [30, 10, 3]),
        (44, [30, 10, 3]),
        (7.2, [5, 2, 0.5]),
        (1.0, [1, 0.5, 0.2]),
        (250, [200, 100, 30]),
        (0, []),
    ],
)
def test_legend_sizes_are_round_and_not_above_the_largest(largest, expected):
    assert round_sizes(largest) == expected


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([0.0712, 0.6, 1.4, 2.5, 3.46], ["0–1", "1–2", "2–3", "3–3.5"]),
        ([65.4, 71.0, 83.0, 97.0, 114.2], ["65–70", "70–80", "80–90", "90–115"]),
    ],
)
def test_the_outer_classes_of_a_legend_hold_their_values_in_two_digits(values, said):
    shading = areas.by_value(pd.Series(values, [*"12345"]), Scale(1, ""), "en")
    assert [row.words for row in shading.legend.entries][::-1] == said


def test_the_highest_class_stands_on_top_and_has_the_colour_of_its_places():
    values = pd.Series([1e8, 3e8, 9e8, np.nan, 5e8], ["110000", "120000", "130000", "140000", "150000"])
    shading = areas.by_value(values, Scale(1e8, "亿元"), "zh", breaks=[2e8, 5e8])
    assert [row.words for row in shading.legend.entries] == [
        "5–9",
        "2–5",
        "1–2",
    ] and shading.legend.title == "亿元"
    # A value on a limit is in the class above, and what has no data has no colour.
    top, middle, low = (row.colour for row in shading.legend.entries)
    assert shading.colours.to_dict() == {"110000": low, "120000": middle, "130000": top, "150000": top}


def test_a_class_without_a_place_is_not_in_the_legend():
    shading = areas.by_value(
        pd.Series([1.0, 9.0], ["110000", "120000"]), Scale(1, ""), "en", breaks=[2.0, 5.0]
    )
    assert [row.words for row in shading.legend.entries] == ["5–9", "1–2"]


def test_a_scale_of_changes_has_other_hues_on_both_sides_of_nought():
    both = areas.by_value(
        pd.Series([-4.0, 4.0], ["110000", "120000"]), Scale(1, ""), "en", breaks=[0.0], diverging=True
    )
    assert [*both.colours] == [style.DIVERGING[0], style.DIVERGING[-1]]
    assert [row.words for row in both.legend.entries] == ["0–4", "−4 to 0"]
    plain = areas.by_value(pd.Series([1.0, 4.0], ["110000", "120000"]), Scale(1, ""), "en", breaks=[2.0])
    assert {*plain.colours} <= {*style.SEQUENTIAL}
    own = areas.by_value(
        pd.Series([1.0, 4.0], ["110000", "120000"]),
        Scale(1, ""),
        "en",
        breaks=[2.0],
        palette=["#111111", "#999999"],
    )
    assert [*own.colours] == ["#111111", "#999999"]


@pytest.mark.parametrize(
    ("values", "said"),
    [([7.0], "7"), ([123.4, 199.0], "123–199"), ([0.5, 9.0], "0–9"), ([-9.0, -4.0], "−9 to −4")],
)
def test_the_outer_limits_hold_the_values_and_one_value_is_one_number(values, said):
    shading = areas.by_value(pd.Series(values, [*"12"][: len(values)]), Scale(1, ""), "en", breaks=[])
    assert [row.words for row in shading.legend.entries] == [said]


def test_categories_without_a_place_are_not_explained_and_without_a_look_refused():
    looks = {"a": ("First", "#111111"), "b": ("Second", "#222222"), "c": ("Third", "#333333")}
    found = areas.by_category(pd.Series(["c", "a", None], ["1", "2", "3"]), looks, "en", title="Kinds")
    assert [row.words for row in found.legend.entries] == ["First", "Third"]
    assert found.colours.to_dict() == {"1": "#333333", "2": "#111111"}
    with pytest.raises(ParameterError, match="No colour is given for d"):
        areas.by_category(pd.Series(["d"], ["1"]), looks, "en")
    with pytest.raises(ParameterError, match="place 1 is given more than once"):
        areas.by_category(pd.Series(["a", "a"], ["1", "1"]), looks, "en")


def test_a_floor_on_a_map_has_its_sign_and_what_is_reported_none():
    values = pd.Series([2.5e8, 3e8], ["110000", "120000"])
    at = Scale(1e8, "亿元")
    assert areas.written(values, "yuan", at, "zh", pd.Series(["at_least"], ["110000"])) == {
        "110000": "≥2.5",
        "120000": "3",
    }
    assert areas.written(values, "yuan", at, "zh") == {"110000": "2.5", "120000": "3"}


def test_values_of_places_of_another_level_are_refused():
    with style.use():
        sheet = canvas.blank(Figure(figsize=(2, 2)), (0, 0, 1, 1), "en", (100.0, 100.0))
        shading = areas.by_value(pd.Series([1.0, 2.0], ["110000", "621200"]), Scale(1, ""), "en")
        with pytest.raises(ParameterError, match="no province 621200"):
            areas.fill(sheet, "province", shading)


def test_figures_stand_under_the_names_of_their_places_in_ink_that_can_be_read():
    with style.use():
        figure = Figure(figsize=(10, 8))
        sheet = canvas.national(figure, (0, 0, 1, 1), "en", inset=False)
        shading = areas.Shading(pd.Series({"650000": "#0b2e33", "540000": "#f4f4f4"}), legends.Block("", []))
        areas.name(
            sheet,
            "province",
            {"650000": "Xinjiang", "540000": "Tibet", "630000": "Qinghai"},
            shading,
            figures={"650000": "≥2.5"},
        )
    said = {text.get_text(): text for text in sheet.over.texts}
    assert set(said) == {"Xinjiang\n≥2.5", "Tibet", "Qinghai"}
    assert said["Xinjiang\n≥2.5"].get_color() == "white" and said["Tibet"].get_color() == style.INK
    spots = boundaries.load("province").set_index("adcode")
    for code, words in (("650000", "Xinjiang\n≥2.5"), ("540000", "Tibet")):
        assert said[words].get_position() == pytest.approx(
            tuple(sheet.points(spots.loc[code, ["label_x", "label_y"]].astype(float)))
        )


def test_names_of_a_city_and_a_county_that_are_alike_are_told_apart():
    given = {"622900": "Linxia", "622901": "Linxia", "622921": "Linxia", "620982": "Dunhuang"}
    told = names.names(given, "en", given)
    assert told == {
        "622900": "Linxia",
        "622901": "Linxia (city)",
        "622921": "Linxia (county)",
        "620982": "Dunhuang",
    }
    chinese = {"622900": "临夏", "622901": "临夏", "622921": "临夏县", "620982": "敦煌"}
    assert names.names(chinese, "zh", chinese) == chinese | {"622901": "临夏（县级）"}


def test_a_place_that_nobody_names_keeps_its_chinese_name():
    assert names.names(["110000", "621200", "999999"], "en") == {
        "110000": "Beijing",
        "621200": "陇南市",
        "999999": "999999",
    }
    # A city and a county of which neither is named: each is looked up among its own.
    assert names.names(["621200", "620982"], "en") == {"621200": "陇南市", "620982": "敦煌市"}
