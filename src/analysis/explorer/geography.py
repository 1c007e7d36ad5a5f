"""Places and boundaries for the screen: the project's own map, simplified once more, as one TopoJSON.

Provinces are the unions of the same simplified prefectures, so that their borders can't run apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pandas as pd
import shapely
from shapely.geometry import mapping

from analysis.maps import boundaries
from analysis.maps.canvas import ISLANDS, MAIN
from analysis.store import place_book, whole
from analysis.vocabulary.places import PROVINCES, level_of

TOLERANCE = 2800
"""Metres, as `boundaries.TOLERANCE`: half a pixel of a national map on a screen."""
_GRID = 20_000
"""Steps of the grid that coordinates are rounded to: 300 m."""
_UNIT = 100.0
"""Metres in which places are told."""


def topology() -> tuple[dict[str, Any], dict[str, Any]]:
    """The map as TopoJSON in metres of the project's projection.

    Returns
    -------
    dict
        What every view draws: provinces (`code`, its first two digits) and lines (`kind`: ten-dash, sea), with their arcs.
    dict
        Prefectures (`adcode`) and the further arcs that they need; arcs are numbered through both.
    """
    import topojson

    areas, lines = boundaries.load("prefecture"), boundaries.load("line")
    shapes = pd.Series(shapely.coverage_simplify(areas["geometry"].to_numpy(), TOLERANCE))
    whole_ones = shapes.groupby(areas["adcode"].str[:2].to_numpy()).agg(shapely.coverage_union_all)
    lines = lines[lines["kind"] != "outline"]
    features = [
        *_features("code", whole_ones.index, whole_ones),
        *_features("adcode", areas["adcode"], shapes),
        *_features("kind", lines["kind"], shapely.simplify(lines["geometry"].to_numpy(), TOLERANCE / 2)),
    ]
    made = topojson.Topology({"type": "FeatureCollection", "features": features}, prequantize=_GRID).to_dict()
    drawn = made["objects"]["data"]["geometries"]
    for one in drawn:
        one.pop("id", None)
    finer = [one for one in drawn if "adcode" in one["properties"]]
    coarse = [one for one in drawn if "adcode" not in one["properties"]]
    first = sorted({arc if arc >= 0 else ~arc for one in coarse for arc in _arcs(one["arcs"])})
    order = [*first, *sorted(set(range(len(made["arcs"]))) - set(first))]
    number = {old: new for new, old in enumerate(order)}
    for one in drawn:
        one["arcs"] = _renumbered(one["arcs"], number)
    arcs = [made["arcs"][old] for old in order]
    return (
        {"type": "Topology", "transform": made["transform"], "arcs": arcs[: len(first)]}
        | {"objects": {
            "provinces": _collection(one for one in coarse if "code" in one["properties"]),
            "lines": _collection(one for one in coarse if "kind" in one["properties"]),
        }, "main": list(MAIN), "islands": list(ISLANDS)},
        {"arcs": arcs[len(first) :], "prefectures": _collection(finer)},
    )  # fmt: skip


def _collection(drawn: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "GeometryCollection", "geometries": list(drawn)}


def _arcs(nested: Any) -> Iterator[int]:
    """The numbers of arcs in the nested lists of a geometry."""
    if isinstance(nested, int):
        yield nested
        return
    for part in nested:
        yield from _arcs(part)


def _renumbered(nested: Any, number: Mapping[int, int]) -> Any:
    """The same lists with other numbers; an arc that is gone through backwards is told as ~number."""
    if isinstance(nested, int):
        return number[nested] if nested >= 0 else ~number[~nested]
    return [_renumbered(part, number) for part in nested]


def _features(name: str, keys: pd.Series, shapes: Iterable[shapely.Geometry]) -> list[dict[str, Any]]:
    return [
        {"type": "Feature", "properties": {name: key}, "geometry": mapping(shape)}
        for key, shape in zip(keys, shapes, strict=True)
    ]


def places(codes: Iterable[str]) -> dict[str, list]:
    """Names and points of some places, as columns.

    Returns
    -------
    dict
        `code`, `zh`, `en`, `x`, `y` (hundreds of metres; null where no map has the place).
    """
    found = pd.Series(sorted(set(codes)), dtype="str")
    book = place_book()
    zh, en = book.names(found, "zh"), book.names(found, "en")
    at = _points()
    return {
        "code": found.tolist(),
        "zh": list(zh),
        "en": list(en),
        "x": [_rounded(at.get(code), 0) for code in found],
        "y": [_rounded(at.get(code), 1) for code in found],
    }


def _rounded(point: tuple[float, float] | None, axis: int) -> int | None:
    return None if point is None else round(point[axis] / _UNIT)


@cache
def letters(name: str) -> str:
    """What a Chinese name is found by on a keyboard without Chinese: its pinyin, and the first letters of it.

    >>> letters("广元市")
    'guangyuanshi gys'
    """
    from pypinyin import Style, lazy_pinyin

    styles = (Style.NORMAL, Style.FIRST_LETTER)
    return " ".join("".join(lazy_pinyin(name, style=style)) for style in styles).lower()


def _points() -> dict[str, tuple[float, float]]:
    """Where arrows of each place begin and end; places that the map of today lacks stand where the table has them."""
    import pyproj

    rows = whole("places").dropna(subset=["lon", "lat"]).drop_duplicates("adcode", keep="last")
    rows = rows[rows["adcode"].map(level_of) != "national"]
    project = pyproj.Transformer.from_crs("EPSG:4490", boundaries.PROJECTION, always_xy=True)
    x, y = project.transform(rows["lon"].to_numpy(float), rows["lat"].to_numpy(float))
    found = dict(zip(rows["adcode"], zip(x, y, strict=True), strict=True))
    for level in ("county", "prefecture", "province"):
        layer = boundaries.load(level)
        found |= dict(zip(layer["adcode"], zip(layer["x"], layer["y"], strict=True), strict=True))
    return found


def provinces() -> list[str]:
    """Every province: a complete map names all of them."""
    return list(PROVINCES)
