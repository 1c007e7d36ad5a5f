"""Maps of a few provinces at prefecture or county level, side by side, with the links between their places.

The two provinces of a pair are usually a thousand kilometres apart: each gets its own panel and its own scale
bar, and links run across from panel to panel. Where there are many links, their ends carry numbers and a list below the map
tells them: in the Pearl delta the names of twenty districts would lie on one another. A panel whose links all end in one corner of
the province shows that corner (`panel_frames`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.frame import Page, page
from analysis.charts.output import set_alt_text, titled
from analysis.errors import ParameterError
from analysis.maps import areas, boundaries, describe, flow_layer, flows, legends, panel_frames
from analysis.maps import canvas as sheet
from analysis.maps.canvas import Canvas
from analysis.maps.names import names as place_names
from analysis.maps.placement import Box
from analysis.vocabulary.labels import Lang, label
from analysis.vocabulary.numbers import in_spans, number, scale

_GAP = 0.3  # inches between panels
_HEIGHTS = (4.2, 6.4)  # inches, least and most
_NEIGHBOUR = "#eaeae8"
_MOST_NAMES = 45
_HEAD = 0.28  # inches for the name of a province
_SMALL = style.SIZES["footer"]
_THIN, _WIDEST = 1.3, 7.0  # points
_MOST_NAMED = 8
"""Links up to which both ends are named on the map; beyond that they are numbered."""
_MOST_LINES = 24
"""Links up to which lines are drawn; of more the numbers tell who belongs to whom, and lines would hide them."""
_COVERING, _TANGLED = 3.0, 6.0
"""Cost of each point of an arrow under a number, and from which cost on it stands farther off on a line if there is better room."""
_LINE = 0.155  # inches of a line of the list


def regional_map(
    provinces: Sequence[str],
    *,
    lang: Lang,
    level: boundaries.Level = "county",
    categories: pd.Series | None = None,
    looks: Mapping[str, tuple[str, str]] | None = None,
    values: pd.Series | None = None,
    unit: str = "",
    breaks: Sequence[float] | None = None,
    rest: str | None = None,
    links: pd.DataFrame | None = None,
    east: flows.East = "origin",
    names: Mapping[str, str] | None = None,
    legend_title: str = "",
    title: str = "",
    subtitle: str = "",
    footer: str | Sequence[str] = (),
) -> Figure:
    """Draw some provinces, each in its panel, with coloured places and links between them.

    Parameters
    ----------
    provinces : sequence of str
        One to three adcodes, from left to right; of a pair the receiving one stands left, as it lies west.
    lang : {"zh", "en"}
    level : {"county", "prefecture"}
        Which places are coloured: by `categories` (by adcode; `looks` gives words and colour of each), or by `values` (by
        adcode, in the base unit `unit`; `breaks` are inner class limits). Places of other provinces are ignored.
    rest : str, optional
        What the places without a category or value are, when that is not 'no data' (such as 'other
        counties'): they are then plain instead of hatched. The empty text leaves them out of the legend.
    links : DataFrame, optional
        origin, destination (adcodes of places in these provinces), optionally value and status as for
        `flow_map`; without values all links are equally thin. `east` is the end that lies in the east.
    names : mapping, optional
        By adcode; by default those of the base map. Ends of links are named, and coloured places while they are few.

    The others are those of `choropleth_map`.

    Raises
    ------
    ParameterError
        For an unknown province, or a link that ends elsewhere.
    """
    ordered = _checked(provinces)
    inside = tuple(code[:2] for code in ordered)
    shading, told = _shading(categories, looks, values, unit, breaks, lang, legend_title, inside, names)
    with style.use():
        drawn = _Links.of(links, inside, east, unit, lang, names)
        blocks = [_area_legend(shading, level, inside, rest, lang), *drawn.keys]
        frames = panel_frames.frames(ordered, [*shading.colours.index, *drawn.called] if drawn.called else [])
        whole, panels = _open(frames, lang, title, subtitle, footer, blocks, _list_height(drawn.entries))
        _draw_panels(panels, frames, level, shading, plain=rest is not None or shading.colours.empty)
        _list(whole, drawn.entries, blocks)
        if drawn.rows.empty:
            _name_areas(panels, level, shading, lang, names)
        else:
            told += _draw_links(whole, panels, drawn, lang)
    return set_alt_text(whole.figure, titled(title, [_head(ordered, lang), *told], lang))


def _head(provinces: Sequence[str], lang: Lang) -> str:
    called = label("comma", lang).join(place_names(provinces, lang).values())
    return label("alt_regional", lang, provinces=called)


def _checked(provinces: Sequence[str]) -> list[str]:
    layer = boundaries.load("province").set_index("adcode")
    strange = [code for code in provinces if code not in layer.index]
    if strange or not 1 <= len(provinces) <= 3 or len(set(provinces)) < len(provinces):
        raise ParameterError(
            f"A regional map needs one to three different provinces, not: {', '.join(provinces) or 'none'}.",
            hint="Give adcodes of provinces, such as 350000.",
        )
    return list(provinces)


def _shading(
    categories: pd.Series | None,
    looks: Mapping[str, tuple[str, str]] | None,
    values: pd.Series | None,
    unit: str,
    breaks: Sequence[float] | None,
    lang: Lang,
    title: str,
    inside: tuple[str, ...],
    names: Mapping[str, str] | None,
) -> tuple[areas.Shading, list[str]]:
    """The colours of the places in these provinces, and what they say in words."""
    if categories is not None and values is not None:
        raise ParameterError("A map shows either categories or values.", hint="Draw two maps.")
    if categories is not None:
        known = _within(categories, inside)
        shading = areas.by_category(known, looks or {}, lang, title=title)
        return shading, [describe.categories(known, looks or {}, lang)]
    if values is not None:
        known = _within(values, inside)
        shown_in = scale(unit, lang, known)
        shading = areas.by_value(known, shown_in, lang, title=title, breaks=breaks)
        figures = areas.written(known, unit, shown_in, lang)
        return shading, [
            describe.values(known, figures, place_names(known.index, lang, names), shown_in, lang)
        ]
    return areas.Shading(pd.Series(dtype=object), legends.Block("", [])), []


def _within(given: pd.Series, inside: tuple[str, ...]) -> pd.Series:
    known = areas.checked(given).dropna()
    return known[known.index.str.startswith(inside)]


def _area_legend(
    shading: areas.Shading, level: boundaries.Level, inside: tuple[str, ...], rest: str | None, lang: Lang
) -> legends.Block:
    entries = list(shading.legend.entries)
    own = [code for code in sheet.outlines(level) if code.startswith(inside)]
    gaps = any(code not in shading.colours.index for code in own)
    if gaps and rest:
        entries.append(legends.Entry(rest, "area", style.LAND))
    elif gaps and rest is None and entries:
        entries.append(areas.no_data_entry(lang))
    return legends.Block(shading.legend.title, entries)


@dataclass(frozen=True, slots=True)
class _Links:
    """The links ready to be drawn: how, with which names, their legend (none without values), and their list below the map."""

    rows: pd.DataFrame
    look: flows.FlowStyle
    keys: list[legends.Block]
    called: dict[str, str]
    entries: list[str]

    @classmethod
    def of(
        cls,
        links: pd.DataFrame | None,
        inside: tuple[str, ...],
        east: flows.East,
        unit: str,
        lang: Lang,
        names: Mapping[str, str] | None,
    ) -> _Links:
        """Check links between places in the provinces whose codes begin so."""
        given = pd.DataFrame(columns=["origin", "destination"]) if links is None else links
        valued = "value" in given
        rows = flows.checked(given if valued else given.assign(value=1.0))
        outside = [code for code in {*rows["origin"], *rows["destination"]} if not code.startswith(inside)]
        if outside:
            raise ParameterError(
                f"Links end outside of the map, in {', '.join(sorted(outside))}.",
                hint="Leave them out, or add their province.",
            )
        if valued:
            look = flows.FlowStyle.of(rows["figure"], unit, lang, east, widest=_WIDEST)
            keys = flow_layer.legend(rows, look, lang, areas=False)
        else:
            rows = rows.sort_values(["origin", "destination"], ignore_index=True)
            look = flows.FlowStyle(1.0, scale("", lang), "", lang, east, widest=_THIN, extra=2.5)
            keys = flow_layer.status_legend(rows, lang)
        called = place_names(pd.unique(rows[["origin", "destination"]].to_numpy().ravel()), lang, names)
        return cls(rows, look, keys, called, _entries(rows, called, lang))


def _draw_links(whole: Page, panels: Mapping[str, Canvas], links: _Links, lang: Lang) -> list[str]:
    """Draw the links from panel to panel while they are few, and name or number their ends; tells them in words."""
    over = _above(whole, lang)
    over.blocked += _taken(panels, whole, over)
    rows = _onto(links.rows, panels, whole)
    drawn = flow_layer.draw(over, rows, links.look) if len(rows) <= _MOST_LINES else []
    flow_layer.dots(over, rows, links.look)
    words = _numbers(rows) if links.entries else links.called
    flow_layer.label_places(
        over, rows, words, links.look, drawn, size=_SMALL, tangled=_TANGLED, covering=_COVERING
    )
    return [describe.links(rows, links.called, lang)]


def _open(
    frames: Mapping[str, panel_frames.Frame],
    lang: Lang,
    title: str,
    subtitle: str,
    footer: str | Sequence[str],
    blocks: Sequence[legends.Block],
    below: float,
) -> tuple[Page, dict[str, Canvas]]:
    """A page with a panel for each province, as wide as its shape needs."""
    shapes = [frame.shown for frame in frames.values()]
    left, bottom, right, top = shapely.bounds(shapes).T
    aspect = np.clip((right - left) / (top - bottom), 0.55, 2.2)
    room = style.WIDTH - 0.3 - _GAP * (len(frames) - 1)
    high = float(np.clip(room / aspect.sum(), *_HEIGHTS))
    widths = room * aspect / aspect.sum()
    strip = legends.strip_height(blocks) + below
    notes = [footer] if isinstance(footer, str) else list(footer)
    notes.append(label("base_map", lang))
    whole = page(strip + _HEAD + high, title=title, subtitle=subtitle, footer=notes)
    panels, x = {}, 0.0
    for code, shape, wide in zip(frames, shapes, widths, strict=True):
        panels[code] = sheet.regional(whole.figure, whole.fraction(x, strip, wide, high), lang, [shape])
        x += wide + _GAP
    return whole, panels


def _entries(rows: pd.DataFrame, called: Mapping[str, str], lang: Lang) -> list[str]:
    """The list below the map, one entry a link; none where the ends are named on the map."""
    if len(rows) <= _MOST_NAMED:
        return []
    ends = zip(rows["origin"], rows["destination"], strict=True)
    told = [label("from_to", lang, origin=called[start], destination=called[end]) for start, end in ends]
    return [f"{i}  {words}" for i, words in enumerate(told, start=1)]


def _numbers(rows: pd.DataFrame) -> dict[str, str]:
    """What stands at each place: the numbers of its links, neighbours joined."""
    found: dict[str, list[int]] = {}
    for i, (start, end) in enumerate(zip(rows["origin"], rows["destination"], strict=True), start=1):
        for code in (start, end):
            found.setdefault(code, []).append(i)
    return {code: in_spans(numbers, ", ") for code, numbers in found.items()}


def _columns(entries: Sequence[str]) -> int:
    """How many columns of the list stand beside one another."""
    widest = max((style.text_width(entry, _SMALL) for entry in entries), default=1.0) + 14
    return max(1, int((style.WIDTH - 0.3) * 72 / widest))


def _list_height(entries: Sequence[str]) -> float:
    return (-(-len(entries) // _columns(entries)) + 1) * _LINE if entries else 0.0


def _list(whole: Page, entries: Sequence[str], blocks: Sequence[legends.Block]) -> None:
    """Draw the legend, and write the list above it, column by column."""
    legends.strip(whole, blocks)
    bottom, columns = legends.strip_height(blocks), _columns(entries)
    deep = -(-len(entries) // columns)
    for i, entry in enumerate(entries):
        column, line = divmod(i, deep)
        x = column * whole.body[2] / columns
        spot = whole.fraction(x, bottom + (deep - line - 0.5) * _LINE, 0, 0)[:2]
        whole.figure.text(*spot, entry, fontsize=_SMALL, color=style.INK, va="center_baseline")


def _draw_panels(
    panels: Mapping[str, Canvas],
    frames: Mapping[str, panel_frames.Frame],
    level: boundaries.Level,
    shading: areas.Shading,
    *,
    plain: bool,
) -> None:
    first = next(iter(panels))
    for code, panel in panels.items():
        _draw_panel(panel, code, frames[code], level, shading, plain=plain, right=code != first)


def _draw_panel(
    panel: Canvas,
    code: str,
    frame: panel_frames.Frame,
    level: boundaries.Level,
    shading: areas.Shading,
    *,
    plain: bool,
    right: bool,
) -> None:
    provinces = sheet.outlines("province")
    sheet.fill(panel, [shape for other, shape in provinces.items() if other != code], _NEIGHBOUR)
    own = [other for other in sheet.outlines(level) if other.startswith(code[:2])]
    areas.fill(panel, level, shading, only=own, plain=plain)
    above = [shape for other, shape in sheet.outlines("prefecture").items() if other.startswith(code[:2])]
    sheet.fill(panel, above, "none", edge=style.BORDER_STRONG, width=0.6)
    sheet.fill(panel, [provinces[code]], "none", edge=style.TEXT_2, width=1.0)
    sheet.draw_lines(panel)
    name = place_names([code], panel.lang)[code]
    name = label("part_shown", panel.lang, place=name) if frame.part else name
    heading = {"ha": "left", "va": "bottom", "path_effects": [], "clip_on": False}
    panel.text(0, panel.size[1] + 3, name, style.SIZES["subtitle"], **heading)
    _scale_bar(panel, right=right)
    if frame.part:
        panel_frames.locate(panel, code, frame)


def _scale_bar(panel: Canvas, *, right: bool) -> None:
    """A bar of a round length on the outer side, where no link passes."""
    longest = panel.size[0] * 0.3 * panel.metres / 1000
    kilometres = max(size for size in (1, 10, 20, 50, 100, 200, 500) if size <= max(longest, 1))
    wide = kilometres * 1000 / panel.metres
    left = panel.size[0] - wide - 2 if right else 2
    panel.over.plot(
        [left, left, left + wide, left + wide], [7, 4, 4, 7], color=style.TEXT_2, linewidth=0.8, zorder=9
    )
    words = f"{number(kilometres)} {label('km', panel.lang)}"
    panel.text(left + wide / 2, 13, words, _SMALL, color=style.TEXT_2, zorder=9)
    panel.blocked.append((left - 2, 0, left + wide + 4, 20))


def _name_areas(
    panels: Mapping[str, Canvas],
    level: boundaries.Level,
    shading: areas.Shading,
    lang: Lang,
    names: Mapping[str, str] | None,
) -> None:
    if len(shading.colours) > _MOST_NAMES:
        return
    for code, panel in panels.items():
        mine = [place for place in shading.colours.index if place.startswith(code[:2])]
        areas.name(panel, level, place_names(mine, lang, names), shading, size=_SMALL)


def _above(whole: Page, lang: Lang) -> Canvas:
    """A layer over all panels, in points of the page's body."""
    size = (whole.body[2] * 72, whole.body[3] * 72)
    return sheet.blank(whole.figure, whole.fraction(0, 0, whole.body[2], whole.body[3]), lang, size)


def _corner(panel: Canvas, whole: Page) -> np.ndarray:
    """The lower left corner of a panel, in points of the page's body."""
    box = panel.over.get_position()
    return (np.array([box.x0, box.y0]) * whole.figure.get_size_inches() - whole.body[:2]) * 72


def _taken(panels: Mapping[str, Canvas], whole: Page, over: Canvas) -> list[Box]:
    """What stands round the panels already, where no name may stand: the list and the legend below them, headings, scale bars."""
    foot = min(_corner(panel, whole)[1] for panel in panels.values())
    taken = [(0.0, 0.0, over.size[0], foot)]
    for panel in panels.values():
        left, bottom = _corner(panel, whole)
        top = bottom + panel.size[1]
        taken.append((left, top, left + panel.size[0], top + _HEAD * 72))
        taken += [(left + a, bottom + b, left + c, bottom + d) for a, b, c, d in panel.blocked]
    return taken


def _onto(rows: pd.DataFrame, panels: Mapping[str, Canvas], whole: Page) -> pd.DataFrame:
    """Move both ends of each link from the map into its panel, in points of the page's body."""
    rows = rows.copy()
    for end, x, y in (("origin", "x0", "y0"), ("destination", "x1", "y1")):
        for code, panel in panels.items():
            mine = rows[end].str.startswith(code[:2])
            rows.loc[mine, [x, y]] = panel.points(rows.loc[mine, [x, y]]) + _corner(panel, whole)
    return rows
