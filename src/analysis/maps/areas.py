"""Colouring areas: values in classes or categories, each with the legend that explains it, and names on the
areas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from matplotlib.colors import to_rgb
from matplotlib.path import Path as Outline

from analysis.charts import style
from analysis.errors import ParameterError
from analysis.maps import boundaries, canvas, classes, legends
from analysis.maps.canvas import Canvas
from analysis.maps.flows import signed
from analysis.maps.placement import Label, Placer, around
from analysis.measures.status import REPORTED
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import Scale, number

PRINTED = 10
"""Fewer values than this are written on their places."""
_WHOLLY, _PARTLY = 0.9, 0.3
"""Shares of a label that must lie on its place: of a name, and of one with a figure."""


@dataclass(frozen=True, slots=True)
class Shading:
    """Colours of places by adcode (without those that have no data), and their legend."""

    colours: pd.Series
    legend: legends.Block


def by_value(
    values: pd.Series,
    scale: Scale,
    lang: Lang,
    *,
    title: str = "",
    breaks: Sequence[float] | None = None,
    diverging: bool = False,
    palette: Sequence[str] | None = None,
) -> Shading:
    """Colour places by the class of their value.

    Parameters
    ----------
    values : Series of float
        By adcode, in base units; NaN is no data.
    scale : Scale
        The unit of the legend.
    title : str
        Heading of the legend; by default the unit.
    breaks : sequence of float, optional
        Inner class limits in base units; by default round ones that part the values best, at most four classes where
        the values are so few that they are printed.
    diverging : bool
        Two hues on both sides of zero, for changes and balances.
    palette : sequence of colour, optional
        From low to high; stretched to the number of classes.
    """
    known = checked(values).dropna()
    shown = known / scale.size
    if breaks is not None:
        limits = [limit / scale.size for limit in breaks]
    else:
        find = classes.diverging_breaks if diverging else classes.round_breaks
        few = {"classes": 4} if len(shown) < PRINTED else {}
        limits = find(shown.to_numpy(), **few)
    hues = style.stretched(
        palette or (style.DIVERGING if diverging else style.SEQUENTIAL), len(limits) + 1, diverging=diverging
    )
    number_of_class = classes.classify(shown.to_numpy(), limits)
    colours = pd.Series([hues[i] for i in number_of_class], index=known.index, dtype=object)
    rows = []
    ends = [float(shown.min()), *limits, float(shown.max())]
    for i in sorted(set(number_of_class)):
        rows.append(legends.Entry(_span(ends[i], ends[i + 1], i, len(limits), lang), "area", hues[i]))
    # The highest class stands on top, as in a scale that is read upwards.
    return Shading(colours, legends.Block(title or scale.name, rows[::-1]))


def by_category(
    categories: pd.Series, looks: Mapping[str, tuple[str, str]], lang: Lang, *, title: str = ""
) -> Shading:
    """Colour places by category.

    Parameters
    ----------
    categories : Series of str
        By adcode; null is no data.
    looks : mapping of category to (words, colour)
        In the order of the legend. Only categories that occur are explained.

    Raises
    ------
    ParameterError
        For a category without a look.
    """
    known = checked(categories).dropna()
    strange = sorted(set(known) - set(looks))
    if strange:
        raise ParameterError(
            f"No colour is given for {', '.join(map(str, strange))}.", hint=f"Given: {', '.join(looks)}."
        )
    rows = [
        legends.Entry(words, "area", colour) for key, (words, colour) in looks.items() if (known == key).any()
    ]
    colours = known.map({key: colour for key, (_, colour) in looks.items()}).astype(object)
    return Shading(colours, legends.Block(title, rows))


def written(
    values: pd.Series, unit: str, at: Scale, lang: Lang, statuses: pd.Series | None = None
) -> dict[str, str]:
    """Values of a base unit in words, by adcode: in the unit `at`, a floor with its sign."""
    known = {} if statuses is None else checked(statuses).to_dict()
    return {code: signed(value, known.get(code, REPORTED), unit, lang, at) for code, value in values.items()}


def no_data_entry(lang: Lang) -> legends.Entry:
    """The legend's line for areas without data."""
    return legends.Entry(label("no_data", lang), "area", style.NO_DATA_FACE, hatch=True)


def fill(
    sheet: Canvas,
    level: boundaries.Level,
    shading: Shading,
    *,
    only: Sequence[str] | None = None,
    plain: bool = False,
) -> bool:
    """Colour the places of a level, hatch those without data, and say whether there were any.

    Parameters
    ----------
    only : sequence of str, optional
        Adcodes to draw; by default all of the level.
    plain : bool
        The others are not places without data but places that the map is not about: plain, not hatched.

    Raises
    ------
    ParameterError
        For values of places that are not of this level.
    """
    shapes = canvas.outlines(level)
    strange = sorted(set(shading.colours.index) - set(shapes))
    if strange:
        raise ParameterError(
            f"The base map has no {level} {', '.join(strange[:5])}.",
            hint="Values are given by adcode, and for places as they are today.",
        )
    if only is not None:
        shapes = {code: shapes[code] for code in only}
    look = {"width": {"province": 0.6, "prefecture": 0.35, "county": 0.2}[level], "base": level == "province"}
    known = [code for code in shapes if code in shading.colours.index]
    unknown = [code for code in shapes if code not in shading.colours.index]
    if unknown and plain:
        canvas.fill(sheet, [shapes[c] for c in unknown], style.LAND, edge=style.BORDER, **look)
    elif unknown:
        _hatch(sheet, level, shapes, unknown, look)
    if known:
        canvas.fill(sheet, [shapes[c] for c in known], shading.colours[known].tolist(), edge="white", **look)
    return bool(unknown)


def hatch(sheet: Canvas, level: boundaries.Level, codes: Sequence[str]) -> None:
    """Hatch some places as places without data, on top of what is drawn."""
    _hatch(sheet, level, canvas.outlines(level), codes, {"width": 0.6})


def _hatch(
    sheet: Canvas,
    level: boundaries.Level,
    shapes: Mapping[str, Outline],
    unknown: Sequence[str],
    look: Mapping[str, Any],
) -> None:
    """Hatch places without data. Hatching thousands of counties takes seconds, so a province is hatched as a
    whole.
    """
    if level != "province":
        wholes = canvas.outlines("province")
        behind = [wholes[code] for code in sorted({code[:2] + "0000" for code in unknown})]
        canvas.fill(sheet, behind, style.NO_DATA_FACE, edge="none", hatch=True)
        canvas.fill(sheet, [shapes[c] for c in unknown], "none", edge=style.BORDER, **look)
    else:
        canvas.fill(
            sheet,
            [shapes[c] for c in unknown],
            style.NO_DATA_FACE,
            edge=style.BORDER,
            hatch=True,
            **look,
        )


def name(
    sheet: Canvas,
    level: boundaries.Level,
    names: Mapping[str, str],
    shading: Shading | None = None,
    *,
    size: float = style.SIZES["small"],
    figures: Mapping[str, str] | None = None,
) -> None:
    """Write names on their areas, or beside those that are too small; a name without room is left out.

    `figures` are written below the names of their places. Those come first and are never left out.
    """
    figures = figures or {}
    places = boundaries.load(level).set_index("adcode")
    places = places.loc[[code for code in names if code in places.index]]
    places = places.assign(plain=~places.index.isin(figures)).sort_values(
        ["plain", "room"], ascending=[True, False]
    )
    spots = sheet.points(places[["label_x", "label_y"]])
    room = places["room"].to_numpy() / sheet.metres
    dashes = boundaries.load("line").set_index("kind").loc["ten-dash", "geometry"]
    along = sheet.points(shapely.get_coordinates(shapely.segmentize(dashes, sheet.metres * 4)))
    placer = Placer((0, 0, *sheet.size), list(sheet.blocked), along)
    for code, spot, radius in zip(places.index, spots, room, strict=True):
        words = f"{names[code]}\n{figures[code]}" if code in figures else names[code]
        wide = max(style.text_width(line, size) for line in words.splitlines())
        high = size * 1.2 * len(words.splitlines())
        candidates = around(spot, wide, high, min(radius, 8.0) + 1.5)
        own = _share(places.loc[code], wide * sheet.metres, high * sheet.metres)
        # What belongs to a figure may reach over its border: beside a small place it would stand on another's colour.
        if own > (_PARTLY if code in figures else _WHOLLY):
            candidates = np.vstack([spot[None], candidates])
        centre = placer.place([Label(code, wide + 2, high, candidates, required=code in figures)]).get(code)
        if centre is None:
            continue
        face = shading.colours.get(code) if shading is not None else None
        look = _on(face) if face and own > _WHOLLY and centre == tuple(spot) else {}
        sheet.text(*centre, words, size, **look)


def _share(place: pd.Series, wide: float, high: float) -> float:
    """Share of a label in the middle of a place that lies on it."""
    x, y = place["label_x"], place["label_y"]
    box = shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    return shapely.intersection(place["geometry"], box).area / box.area


def _on(face: str) -> dict[str, object]:
    """Ink or white, whichever stands out more on a colour, with the colour itself as halo."""
    brightness = _luminance(face) + 0.05
    white = 1.05 / brightness > brightness / (_luminance(style.INK) + 0.05)
    return {
        "color": "white" if white else style.INK,
        **style.halo(1.5, face),
    }


def checked(values: pd.Series) -> pd.Series:
    """Values by adcode as text, each once.

    Raises
    ------
    ParameterError
        When an adcode stands twice.
    """
    result = values.set_axis(values.index.astype(str))
    twice = result.index[result.index.duplicated()]
    if len(twice):
        raise ParameterError(f"The place {twice[0]} is given more than once.", hint="One value a place.")
    return result


def _span(low: float, high: float, place: int, last: int, lang: Lang) -> str:
    # The outer limits are the data's own, in two digits; of a class that reaches almost to nought, nought is the rounder one.
    if place == 0 and 0 <= low < high / 10:
        low = 0.0
    ends = (
        number(low, 3) if place else number(low, 2, down=True),
        number(high, 3) if place < last else number(high, 2, up=True),
    )
    if ends[0] == ends[1]:
        return ends[0]
    # A dash between signs can't be read.
    return "–".join(ends) if low >= 0 else label("range", lang, low=ends[0], high=ends[1])


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))
