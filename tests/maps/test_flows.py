"""Flows: what can't be drawn truthfully is refused in words, the rest is scaled."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.errors import ParameterError
from analysis.maps import arrows, canvas, flow_layer
from analysis.maps.flows import Flow, FlowStyle, checked, shown
from analysis.maps.placement import Placer

YI = FlowStyle.of(pd.Series([33.9e8]), "yuan", "zh")
PEOPLE = FlowStyle.of(pd.Series([263_450.0]), "persons", "zh", "destination")


def _flows(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["origin", "destination", "value"])


def test_flows_are_ordered_so_that_thin_ones_lie_on_top():
    rows = checked(_flows(("350000", "640000", 1.0), ("310000", "530000", 3.0), ("110000", "150000", np.nan)))
    assert rows["origin"].tolist() == ["110000", "310000", "350000"]
    assert rows["status"].tolist() == ["unknown", "reported", "reported"]


def test_a_floor_alone_is_drawn_and_a_ceiling_alone_is_not():
    table = _flows(("350000", "640000", np.nan), ("310000", "530000", np.nan)).assign(
        lower=[2.0, 0.0], upper=[9.0, 9.0]
    )
    rows = checked(table).set_index("origin")
    assert rows["status"].to_dict() == {"350000": "at_least", "310000": "unknown"}
    assert rows.loc["350000", "figure"] == 2.0
    assert np.isnan(rows.loc["310000", "figure"])


def test_ends_are_where_the_places_are():
    row = checked(_flows(("350000", "640000", 1.0))).iloc[0]
    assert row["x0"] > 1e6 > row["x1"]
    assert row["y0"] < row["y1"]


def test_prefectures_and_counties_are_known_too():
    rows = checked(_flows(("210200", "520200", 1.0), ("350582", "640303", 2.0)))
    assert np.isfinite(rows[["x0", "y0", "x1", "y1"]].to_numpy()).all()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("350000", "640000", 1.0), ("350000", "640000", 2.0)], "350000 -> 640000 is given more than once"),
        ([("100000", "640000", 1.0)], "no place with the adcode 100000"),
        ([("310000;440000", "530000", 1.0)], "310000;440000"),
        ([("350000", "350000", 1.0)], "two places"),
        ([("350000", "640000", -1.0)], "negative"),
        ([("350000", "640000", float("inf"))], "infinite"),
    ],
)
def test_what_cannot_be_drawn_is_refused(rows, message):
    with pytest.raises(ParameterError, match=message):
        checked(_flows(*rows))


def test_unknown_status_and_missing_column_are_named():
    with pytest.raises(ParameterError, match="status X"):
        checked(_flows(("350000", "640000", 1.0)).assign(status="X"))
    with pytest.raises(ParameterError, match="destination, value"):
        checked(pd.DataFrame({"origin": ["350000"]}))


def test_no_flows_are_no_error():
    assert checked(_flows()).empty


def test_width_is_proportional():
    look = FlowStyle.of(pd.Series([44e8, 22e8]), "yuan", "zh")
    assert look.width(44e8) == 11.0
    assert look.width(22e8) == 5.5
    assert look.width(0.02 * 44e8) == 0.9
    assert look.width(1.0) == 0.4, "under a percent of the largest a hairline"
    assert look.head(1.0) < look.head(0.02 * 44e8)
    assert look.scale.name == "亿元"


def test_the_east_is_warm_in_both_directions():
    values = pd.Series([1.0])
    assert FlowStyle.of(values, "yuan", "zh").colours == (style.EAST, style.WEST)
    assert FlowStyle.of(values, "persons", "zh", "destination").colours == (style.WEST, style.EAST)


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        (Flow(33.9e8, np.nan, np.nan, "reported"), "33.9"),
        (Flow(33.9e8, 33.85e8, 33.95e8, "reported"), "33.9"),
        (Flow(14e8, 12e8, 16e8, "estimated"), "12–16"),
        (Flow(33e8, 33e8, 90e8, "at_least"), "≥33"),
        (Flow(np.nan, 0.0, 5e8, "unknown"), ""),
    ],
)
def test_figures_say_what_is_known(flow, expected):
    assert shown(flow, YI) == expected


def test_a_figure_too_small_for_the_shown_unit_has_its_own():
    assert shown(Flow(263_450.0, 263_450.0, np.nan, "at_least"), PEOPLE) == "≥26.34"
    assert shown(Flow(558.0, 558.0, 558.0, "reported"), PEOPLE) == "558 人"
    # 24 printed, its rounding let down to 23.5: nobody is half a worker.
    assert shown(Flow(23.5, 23.5, np.nan, "at_least"), PEOPLE) == "≥24 人"


def test_a_name_rather_crosses_a_thin_line_than_a_broad_arrow():
    """Ningxia, 2021: left of its dot is the broad arrow to Gansu, right of it the dotted line from Fujian."""
    line = np.column_stack([np.linspace(0, 40, 21), np.zeros(21)])
    thin, broad = arrows.arrow(line, 0.9, extra=2.2), arrows.arrow(line, 6.0)
    assert len(flow_layer._covered([thin])) == len(thin.curve)
    assert len(flow_layer._covered([thin, broad])) == 2 * len(thin.curve) + len(broad.outline)
    assert flow_layer._covered([]).shape == (0, 2)


def _faces(status: str, look: FlowStyle) -> np.ndarray:
    sheet = canvas.blank(Figure(figsize=(2, 2)), (0, 0, 1, 1), "en", (144.0, 144.0))
    shape = arrows.arrow(np.column_stack([np.linspace(0, 100, 51), np.zeros(51)]), 2.0)
    flow_layer._draw_arrow(sheet, shape, status, look, 3)
    casing, body = sheet.over.collections
    assert to_hex(casing.get_facecolor()[0]) == "#ffffff" and len(body.get_paths()) == len(shape.quads) + 1
    return body.get_facecolor()[:, :3]


def test_an_arrow_goes_from_the_colour_of_its_giver_to_that_of_its_receiver():
    faces = _faces("reported", YI)
    assert to_hex(faces[0]) == style.EAST and to_hex(faces[-1]) == style.WEST, "the head is the end"
    # Nearer to the giver's in the first quarter than a straight run would be, and as near to the receiver's in the last.
    first, last = np.array(to_rgb(style.EAST)), np.array(to_rgb(style.WEST))
    shares = ((faces - first) @ (last - first)) / ((last - first) @ (last - first))
    along = np.linspace(0, 100, len(shares)) / 100
    assert (np.diff(shares) >= -1e-9).all()
    assert shares[np.searchsorted(along, 0.25)] < 0.2 and shares[np.searchsorted(along, 0.75)] > 0.8
    back = _faces("reported", PEOPLE)
    assert (to_hex(back[0]), to_hex(back[-1])) == (style.WEST, style.EAST)


def test_the_less_is_known_of_a_flow_the_paler_it_is():
    ink = {status: _faces(status, YI)[0].sum() for status in ("reported", "stated", "estimated", "at_least")}
    assert ink["reported"] == ink["stated"] < ink["estimated"] < ink["at_least"] < 3
    # 55 in 100 of the colour, the rest is white.
    assert _faces("at_least", YI)[0] == pytest.approx(1 - 0.55 * (1 - np.array(to_rgb(style.EAST))))
    unknown = _faces("unknown", YI)
    assert (unknown == unknown[0]).all(), "a flow of which nothing is known takes no side's colour"
    assert flow_layer.dash("unknown", 1.0) and flow_layer.dash("estimated", 1.0)
    assert flow_layer.dash("reported", 1.0) is flow_layer.dash("at_least", 1.0) is None


def test_the_legend_has_the_widths_as_they_are_drawn_and_only_what_is_there():
    rows = checked(_flows(("350000", "640000", 44e8), ("310000", "530000", 22e8)))
    look = FlowStyle.of(rows["figure"], "yuan", "zh")
    east, widths = flow_layer.legend(rows, look, "zh", areas=True)
    assert [entry.colour for entry in east.entries] == [style.EAST_LIGHT, style.WEST_LIGHT]
    # Eleven points are 4.4 billion, so 3, 1 and 0.3 billion are 7.5, 2.5 and three quarters of a point, of which 0.9 are the least.
    assert [(entry.words, entry.width) for entry in widths.entries] == [
        ("30", pytest.approx(7.5)), ("10", pytest.approx(2.5)), ("3", 0.9),
    ]  # fmt: skip
    assert widths.title.endswith("亿元")
    people = FlowStyle.of(pd.Series([5.0]), "persons", "zh", "destination")
    assert [entry.colour for entry in flow_layer.legend(rows, people, "zh", areas=True)[0].entries] == [
        style.EAST_LIGHT,
        style.WEST_LIGHT,
    ]
    nought = checked(_flows(("350000", "640000", 0.0)))
    assert flow_layer.legend(nought, FlowStyle.of(nought["figure"], "yuan", "zh"), "zh", areas=False) == []
    mixed = rows.assign(status=["reported", "at_least"])
    (*_, kinds) = flow_layer.legend(mixed, look, "en", areas=False)
    assert [entry.words for entry in kinds.entries] == ["Reported", "At least"]


def test_of_other_flows_the_ends_that_are_not_its_own_are_kept_clear():
    rows = checked(_flows(("350000", "640000", 3.0), ("350000", "530000", 2.0), ("310000", "640000", 1.0)))
    spots = rows[["x0", "y0", "x1", "y1"]].to_numpy()
    # Fujian and Ningxia are its own; of the others Yunnan and Shanghai are left.
    others = {tuple(place) for place in flow_layer._ends_of_others(rows, 0)}
    assert others == {tuple(spots[1, 2:]), tuple(spots[2, :2])}


@pytest.mark.parametrize("alone", [False, True])
def test_a_figure_without_a_spot_on_its_arrow_stands_at_its_receiver_with_its_giver(alone, monkeypatch):
    """The name of a giver is not repeated where there is but one."""
    monkeypatch.setattr(flow_layer, "_on_its_arrow", lambda *given: None)
    rows = checked(
        _flows(
            ("350000", "640000", 30e8),
            ("310000", "530000", 20e8),
            ("310000", "640000", 10e8),
            ("310000", "150000", 0.0),
        )
    )
    rows = rows[rows["origin"] == "310000"].reset_index(drop=True) if alone else rows
    look = FlowStyle.of(rows["figure"], "yuan", "en")
    sheet = canvas.national(Figure(figsize=(10, 8)), (0, 0, 1, 1), "en", inset=False)
    named = {
        "350000": "Fujian",
        "310000": "Shanghai",
        "640000": "Ningxia",
        "530000": "Yunnan",
        "150000": "Inner Mongolia",
    }
    flow_layer.label_values(sheet, rows, look, Placer((0, 0, *sheet.size)), [], named)
    said = {text.get_text(): np.array(text.get_position()) for text in sheet.over.texts}
    prefix = "" if alone else "Shanghai "
    assert set(said) == {prefix + "2", prefix + "1", prefix + "0", *([] if alone else ["Fujian 3"])}
    spots = {
        code: sheet.points(rows.loc[rows["destination"] == code, ["x1", "y1"]].iloc[0])
        for code in rows["destination"].unique()
    }
    for words, code in ((prefix + "2", "530000"), (prefix + "1", "640000"), (prefix + "0", "150000")):
        away = {other: np.hypot(*(said[words] - spot)) for other, spot in spots.items()}
        assert min(away, key=away.get) == code and away[code] < 60
    if not alone:  # the figures of one place are written one below the other, the larger first
        assert (
            said["Fujian 3"][0] == said["Shanghai 1"][0] and said["Fujian 3"][1] > said["Shanghai 1"][1] + 5
        )


def test_a_legend_of_widths_is_there_where_any_flow_has_a_width():
    rows = checked(_flows(("350000", "640000", 44e8), ("310000", "530000", 0.0)))
    (widths,) = flow_layer.legend(rows, FlowStyle.of(rows["figure"], "yuan", "zh"), "zh", areas=False)
    assert [entry.words for entry in widths.entries] == ["30", "10", "3"]
