"""The map of counties with units: the country, or one province with its names; what is drawn is left to the maps."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import unit_map


@pytest.mark.parametrize(("province", "kind"), [("", "category_map"), ("640000", "regional_map")])
def test_the_country_or_one_province(monkeypatch, province, kind):
    drawn = {}
    for name in ("category_map", "regional_map"):
        monkeypatch.setattr(
            unit_map.maps,
            name,
            lambda *given, kind=name, **named: drawn.update({kind: (given, named)}) or kind,
        )
    monkeypatch.setattr(unit_map, "state_by_county", lambda found: pd.Series("stated", index=["640422"]))
    for name in ("map_title", "map_subtitle"):
        monkeypatch.setattr(unit_map.findings, name, lambda *given, kind=name: kind)
    shown = unit_map.unit_map(
        pd.DataFrame(), pd.DataFrame(), province, 2020, {"640422": "西吉县"}, ["来源"], "zh"
    )
    assert shown == kind and [*drawn] == [kind]
    given, named = drawn[kind]
    assert (named["title"], named["level"], named["footer"]) == ("map_title", "county", ["来源"])
    if province:
        assert given == ([province],) and named["names"] == {"640422": "西吉县"}
        assert named["categories"].index.tolist() == ["640422"]
