"""Flows: what can't be drawn truthfully is refused in words, the rest is scaled."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.charts import style
from analysis.errors import ParameterError
from analysis.maps import arrows, flow_layer
from analysis.maps.flows import Flow, FlowStyle, checked, shown

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
