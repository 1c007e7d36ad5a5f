"""The national maps: flows between provinces, values of places. A frame in, a figure out.

Every figure carries the base map's credit and an alt text made from what was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.output import set_alt_text
from analysis.maps import areas, boundaries, describe, flow_layer, flows, legends
from analysis.maps import canvas as sheet
from analysis.maps.canvas import Canvas
from analysis.maps.names import names as place_names
from analysis.measures.status import AT_LEAST
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import scale

_MOST_VALUES = 14  # more figures on arrows than this can't be told apart
_MOST_UNKNOWN = 10  # dotted arrows; more of them are left to the words below the map
_MOST_MISSING = 8  # more names than this are counted, not listed
_BEHIND = ("#ece9f2", "#dcd7e6", "#bdb6cf", "#9a91b5")
"""Violet greys for values behind arrows: neither warm nor teal, and light enough to draw on."""


def base_map(ax: Axes | None = None, *, lang: Lang) -> Canvas:
    """Draw the complete base map, to draw on it: in a new figure with the credit, or in given axes.

    Parameters
    ----------
    ax : Axes, optional
        Axes whose box is used. The caller then writes the credit, `label("base_map", lang)`.
    lang : {"zh", "en"}

    Returns
    -------
    Canvas
        `canvas.ax` is in metres of `boundaries.PROJECTION`, `canvas.over` in points.
    """
    with style.use():
        if ax is None:
            _, canvas = sheet.paged("", "", (), lang)
        else:
            ax.set_axis_off()
            canvas = sheet.national(ax.figure, ax.get_position().bounds, lang)
        sheet.fill(canvas, list(sheet.outlines("province").values()), style.LAND)
        sheet.draw_lines(canvas)
    return canvas


def flow_map(
    table: pd.DataFrame,
    *,
    lang: Lang,
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
    unit: str = "yuan",
    east: flows.East = "origin",
    names: Mapping[str, str] | None = None,
    values: bool | None = None,
    choropleth: pd.Series | None = None,
    choropleth_unit: str = "",
    choropleth_title: str = "",
) -> Figure:
    """Draw flows between places on a complete map of the country.

    Parameters
    ----------
    table : DataFrame
        One row a flow: origin, destination (adcodes), value (base units; NaN when unknown) and optionally
        lower, upper and status (`measures.status`). Where only a lower bound is known it is drawn, pale; where nothing is,
        dotted, unless there are many such. A pair may stand once.
    lang : {"zh", "en"}
    title, subtitle, footer
        The finding; what is measured, unit and period; sources and what is missing. The base map's credit is added.
    unit : str
        Base unit of the values.
    east : {"origin", "destination"}
        Which ends lie in the east, for the colours.
    names : mapping, optional
        Names by adcode for places below the provinces.
    values : bool, optional
        Write the values on the arrows; by default for up to 14 flows that have one.
    choropleth : Series, optional
        Values of provinces by adcode to be shown behind the arrows, with their base unit and the heading of their legend.

    Returns
    -------
    Figure
        With an alt text (`analysis.charts.alt_text`). An empty table gives a base map.

    Raises
    ------
    ParameterError
        For rows that can't be drawn; see `flows.checked`.
    """
    rows = flows.checked(table)
    called = place_names(pd.unique(rows[["origin", "destination"]].to_numpy().ravel()), lang, names)
    with style.use():
        look = flows.FlowStyle.of(rows["figure"], unit, lang, east)
        sheet_page, canvas = sheet.paged(title, subtitle, footer, lang)
        if choropleth is None:
            tint_roles(canvas, rows, look)
        else:
            _behind(canvas, choropleth, choropleth_unit, choropleth_title)
        sheet.draw_lines(canvas)
        _arrows(canvas, rows, look, called, values, tinted=choropleth is None)
    return set_alt_text(sheet_page.figure, describe.flows(rows, called, look, lang, title))


def _behind(canvas: Canvas, values: pd.Series, unit: str, title: str) -> None:
    """Shade the provinces by values of their own, to draw arrows on."""
    at = scale(unit, canvas.lang, areas.checked(values))
    _shade(
        canvas,
        "province",
        areas.by_value(values, at, canvas.lang, title=title, palette=_BEHIND),
        "upper left",
    )


def _arrows(
    canvas: Canvas,
    rows: pd.DataFrame,
    look: flows.FlowStyle,
    called: Mapping[str, str],
    values: bool | None,
    *,
    tinted: bool,
) -> None:
    """Draw the flows with their legend, names and figures; many of which nothing is known would hide the others."""
    unknown = rows["figure"].isna()
    shown = rows[~unknown].reset_index(drop=True) if unknown.sum() > _MOST_UNKNOWN else rows
    legends.draw(canvas, flow_layer.legend(shown, look, canvas.lang, areas=tinted and not rows.empty))
    drawn = flow_layer.draw(canvas, shown, look)
    flow_layer.dots(canvas, rows, look)
    placer = flow_layer.label_places(canvas, rows, called, look, drawn)
    if values if values is not None else (~unknown).sum() <= _MOST_VALUES:
        flow_layer.label_values(canvas, shown, look, placer, drawn, called)


def choropleth_map(
    values: pd.Series,
    *,
    lang: Lang,
    level: boundaries.Level = "province",
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
    unit: str = "",
    breaks: Sequence[float] | None = None,
    diverging: bool = False,
    legend_title: str = "",
    rest: str | None = None,
    names: Mapping[str, str] | None = None,
    labels: bool | None = None,
    statuses: pd.Series | None = None,
) -> Figure:
    """Colour the places of the country by a value, in classes; places without one are hatched.

    Fewer than ten values are written on their places, and all of them where one is but a floor.

    Parameters
    ----------
    values : Series of float
        By adcode of one level, in base units; NaN, or a place that is not there, is no data.
    lang : {"zh", "en"}
    level : {"province", "prefecture", "county"}
    title, subtitle, footer
        As for `flow_map`; the provinces without data are named below.
    unit, legend_title : str
        Base unit; heading of the legend, by default the unit.
    breaks : sequence of float, optional
        Inner class limits in base units; a value on a limit belongs to the class above. By default round ones.
    diverging : bool
        Two hues on both sides of zero.
    rest : str, optional
        What the places are that `values` does not name at all, when that is not 'no data' (such as 'not a receiving
        province'): they are then plain, and only those named without a value are hatched.
    names : mapping, optional
        Names by adcode.
    labels : bool, optional
        Write the names of the places; by default at province level.
    statuses : Series of str, optional
        What is known of each value (`measures.status`), by adcode: a floor is written with its sign.
    """
    given = areas.checked(values)
    known = given.dropna()
    shown_in = scale(unit, lang, known)
    with style.use():
        shading = areas.by_value(
            known, shown_in, lang, title=legend_title, breaks=breaks, diverging=diverging
        )
        figures = areas.written(known, unit, shown_in, lang, statuses)
        figure = _area_map(
            shading, level, title, subtitle, footer, lang, names, labels, rest, [*given.index[given.isna()]],
            figures if len(known) < areas.PRINTED or _floors(statuses) else {},
        )  # fmt: skip
    called = place_names(known.index, lang, names) if level == "province" else (names or {})
    return set_alt_text(figure, describe.values(known, figures, called, shown_in, lang, title))


def category_map(
    categories: pd.Series,
    looks: Mapping[str, tuple[str, str]],
    *,
    lang: Lang,
    level: boundaries.Level = "province",
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
    rest: str | None = None,
    legend_title: str = "",
    names: Mapping[str, str] | None = None,
    labels: bool | None = None,
    blank: Sequence[str] = (),
) -> Figure:
    """Colour the places of the country by category.

    Parameters
    ----------
    categories : Series of str
        By adcode of one level; null, or a place that is not there, is no data.
    looks : mapping of category to (words, colour)
        In the order of the legend.
    rest : str, optional
        What the places without a category are, when that is not 'no data' (such as 'other counties'): they
        are then plain instead of hatched.
    blank : sequence of str
        Places of which nothing is known all the same; they are hatched.

    Other parameters are those of `choropleth_map`.
    """
    known = areas.checked(categories).dropna()
    with style.use():
        shading = areas.by_category(known, looks, lang, title=legend_title)
        figure = _area_map(shading, level, title, subtitle, footer, lang, names, labels, rest, blank)
    return set_alt_text(figure, describe.categories(known, looks, lang, title))


def tint_roles(canvas: Canvas, rows: pd.DataFrame, look: flows.FlowStyle) -> None:
    """Tint the provinces by their role; a flow between prefectures tints their provinces."""
    shapes = sheet.outlines("province")
    tint = dict.fromkeys(shapes, style.LAND)
    for column, colour in zip(("origin", "destination"), look.areas, strict=True):
        tint |= dict.fromkeys(rows[column].str[:2] + "0000", colour)
    sheet.fill(canvas, list(shapes.values()), [tint[code] for code in shapes])


def _shade(
    canvas: Canvas,
    level: boundaries.Level,
    shading: areas.Shading,
    corner: legends.Corner,
    rest: str | None = None,
    blank: Sequence[str] = (),
) -> None:
    entries = list(shading.legend.entries)
    gaps = areas.fill(canvas, level, shading, plain=rest is not None)
    if blank and rest is not None:
        areas.hatch(canvas, level, blank)
    if blank or (gaps and rest is None):
        entries.append(areas.no_data_entry(canvas.lang))
    if gaps and rest is not None:
        entries.append(legends.Entry(rest, "area", style.LAND))
    legends.draw(canvas, [legends.Block(shading.legend.title, entries)], corner=corner)


def _area_map(
    shading: areas.Shading,
    level: boundaries.Level,
    title: str,
    subtitle: str,
    footer: str | Sequence[str],
    lang: Lang,
    names: Mapping[str, str] | None,
    labels: bool | None,
    rest: str | None = None,
    blank: Sequence[str] = (),
    figures: Mapping[str, str] | None = None,
) -> Figure:
    notes = [footer] if isinstance(footer, str) else list(footer)
    if level == "province":
        gaps = [code for code in sheet.outlines("province") if code not in shading.colours.index]
        notes += _missing(gaps if rest is None else list(blank), lang) if len(shading.colours) else []
    sheet_page, canvas = sheet.paged(title, subtitle, notes, lang)
    _shade(canvas, level, shading, "lower left", rest, blank)
    provinces = sheet.outlines("province")
    sheet.draw_lines(canvas, borders=None if level == "province" else provinces)
    if labels if labels is not None else level == "province":
        # Names below the provinces must be given: nobody can read three thousand.
        wanted = provinces if level == "province" else (names or {})
        areas.name(canvas, level, place_names(wanted, lang, names), shading, figures=figures)
    return sheet_page.figure


def _floors(statuses: pd.Series | None) -> bool:
    return statuses is not None and statuses.eq(AT_LEAST).any()


def _missing(gaps: Sequence[str], lang: Lang) -> list[str]:
    if not gaps:
        return []
    called = list(place_names(gaps, lang).values())
    words = label("comma", lang).join(called[:_MOST_MISSING])
    if len(called) > _MOST_MISSING:
        words += label("comma", lang).rstrip("、") + label("and_more", lang, n=len(called) - _MOST_MISSING)
    return [label("missing_places", lang) + label("colon", lang) + words + label("stop", lang).strip()]
