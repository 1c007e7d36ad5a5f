"""The national maps: flows between provinces and values of provinces. A frame in, a figure out.

Every figure carries the base map's credit and an alt text made from what was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.frame import Page, page
from analysis.charts.output import set_alt_text
from analysis.maps import canvas as sheet
from analysis.maps import describe, flows, legends
from analysis.maps.canvas import Canvas
from analysis.maps.names import names as place_names
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import scale


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
) -> Figure:
    """Draw flows between places on a complete map of the country.

    Parameters
    ----------
    table : DataFrame
        One row a flow: origin, destination (adcodes), value (base units; NaN when unknown) and optionally
        obs_status (A reported, E estimated, P part of the year, M missing), lower, upper. A pair may stand
        once.
    lang : {"zh", "en"}
    title, subtitle : str
        The finding; what is measured, unit and period.
    footer : str or sequence of str
        Sources and what is missing; the base map's credit is added.
    unit : str
        Base unit of the values.
    east : {"origin", "destination"}
        Which ends lie in the east, for the colours.
    names : mapping, optional
        Names by adcode for places below the provinces.
    values : bool, optional
        Write the values beside the arrows; by default for up to 14 flows.

    Returns
    -------
    Figure
        With an alt text (`analysis.charts.output.alt_text`). An empty table gives a base map.

    Raises
    ------
    ParameterError
        For rows that can't be drawn; see `flows.checked`.
    """
    rows = flows.checked(table)
    with style.use():
        look = flow_style(rows["value"], unit, lang, east)
        sheet_page, canvas = _open(title, subtitle, footer, lang)
        _fill_roles(canvas, rows, look)
        sheet.draw_lines(canvas)
        legends.draw(canvas, flows.legend(rows, look, lang, areas=not rows.empty))
        lines = flows.draw(canvas, rows, look)
        called = place_names(pd.unique(rows[["origin", "destination"]].to_numpy().ravel()), lang, names)
        placer = flows.label_places(canvas, rows, called, look, lines)
        if values if values is not None else len(rows) <= 14:
            flows.label_values(canvas, rows, look, placer, lines)
    return set_alt_text(sheet_page.figure, describe.flows(rows, called, look.scale, lang, title))


def flow_style(
    values: pd.Series, unit: str, lang: Lang, east: flows.East = "origin", widest: float = flows.WIDEST
) -> flows.FlowStyle:
    """The scale and the widths for flows of these values; share it between maps that are to be compared."""
    known = values.dropna()
    return flows.FlowStyle(float(known.max()) if len(known) else 0.0, scale(unit, lang, known), east, widest)


def _open(title: str, subtitle: str, footer: str | Sequence[str], lang: Lang) -> tuple[Page, Canvas]:
    wide = style.WIDTH - 0.3
    notes = [footer] if isinstance(footer, str) else list(footer)
    sheet_page = page(
        sheet.height_of(wide), title=title, subtitle=subtitle, footer=[*notes, label("base_map", lang)]
    )
    box = sheet_page.fraction(0, 0, wide, sheet.height_of(wide))
    return sheet_page, sheet.national(sheet_page.figure, box, lang)


def _fill_roles(canvas: Canvas, rows: pd.DataFrame, look: flows.FlowStyle) -> None:
    """Tint the provinces by their role; a flow between prefectures tints their provinces."""
    shapes = sheet.outlines("province")
    tint = dict.fromkeys(shapes, style.LAND)
    for column, colour in zip(("origin", "destination"), look.areas, strict=True):
        tint |= dict.fromkeys(rows[column].str[:2] + "0000", colour)
    sheet.fill(canvas, list(shapes.values()), [tint[code] for code in shapes])
