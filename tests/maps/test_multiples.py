"""Small multiples: comparable, complete, honest about empty years."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.charts.output import alt_text
from analysis.errors import ParameterError
from analysis.maps import small_multiples


def _year(value: float) -> pd.DataFrame:
    return pd.DataFrame({"origin": ["350000"], "destination": ["640000"], "value": [value]})


def test_each_year_is_a_complete_map_with_the_total_that_it_is_given():
    figure = small_multiples(
        {"2020": _year(6e8), "2021": _year(9e8), "2022": _year(1.0).iloc[:0]},
        lang="zh",
        heads={"2020": "6 亿元", "2021": "不少于 9 亿元"},
    )
    said = [text.get_text() for text in figure.findobj(lambda a: hasattr(a, "get_text") and a.get_text())]
    assert {"2020  6 亿元", "2021  不少于 9 亿元", "2022"} <= set(said)
    assert sum("天地图" in text for text in said) == 1
    dashes = [
        c
        for ax in figure.axes
        for c in ax.collections
        if hasattr(c, "get_segments") and len(c.get_segments()) == 10
    ]
    assert len(dashes) == 3
    assert alt_text(figure).startswith("3 幅小地图：2020。流向地图：1 组流向（亿元）。")


def test_number_of_maps_is_limited():
    with pytest.raises(ParameterError, match="0 small maps"):
        small_multiples({}, lang="zh")
    with pytest.raises(ParameterError, match="17 small maps"):
        small_multiples({str(i): _year(1.0) for i in range(17)}, lang="zh")
